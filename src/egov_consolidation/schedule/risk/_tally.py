"""What is counted and summed up over the samples, as they come."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from egov_consolidation.schedule.risk._array_passes import SampledPasses
from egov_consolidation.schedule.risk._arrays import Array, Arrays
from egov_consolidation.schedule.risk._day_counts import DayCounts
from egov_consolidation.schedule.risk._sums import Adder, Sums


@attrs.frozen(kw_only=True)
class Watched:
    """What is watched of one task.

    Attributes:
        start: Node that holds its work.
        finish: Node that finishes it.
        limit: Minutes by which it has to be finished; `None` where it has no last day.
        units: Numbers of the units that answer for it.
    """

    start: int
    finish: int
    limit: int | None
    units: tuple[int, ...]


class Tally:
    """What is counted and summed up over the samples.

    A unit counts like a task: its work is that of its tasks together, its float the least of theirs.

    Attributes:
        tasks: Sums for each task.
        units: Sums for each unit.
        task_met: For each task, in how many samples it is finished by its last day.
        unit_met: For each unit, in how many samples all its tasks are that have one.
        all_met: In how many samples all tasks are that have one.
        days: For each task, on which day how many samples finish.
        end_days: On which day how many samples end.
        first_end: The end of the first sample.
    """

    def __init__(self, watched: Sequence[Watched], units: int, arrays: Arrays, origin: int) -> None:
        """Begin without any samples.

        Args:
            watched: The tasks.
            units: How many units there are.
            arrays: What holds the rows.
            origin: Minutes from which the length of the whole is counted.
        """
        self.tasks = [Sums() for _ in watched]
        self.units = [Sums() for _ in range(units)]
        self.task_met = [0] * len(watched)
        self.unit_met = [0] * units
        self.all_met = 0
        self.days, self.end_days = DayCounts(len(watched), arrays), DayCounts(1, arrays)
        self.first_end: int | None = None
        self._watched, self._arrays, self._origin = watched, arrays, origin
        self._finishing = {one.finish: task for task, one in enumerate(watched)}
        self._holding = {node: task for task, one in enumerate(watched) for node in (one.start, one.finish)}

    def add(self, passes: SampledPasses, work: Array) -> Array:
        """Add the samples of a forward pass that is done; the backward pass is made on the way.

        Args:
            passes: The passes.
            work: For each node, the row of its durations.

        Returns:
            For each unit, the row of what its tasks take together.
        """
        arrays, end = self._arrays, passes.end
        if self.first_end is None:
            self.first_end = int(end[0])
        portion = _Portion(arrays, end, len(self.units), self._origin)
        self._make_room(passes)
        self.end_days.add(0, passes.openings.counted_end(end, portion.counted), portion.spare)
        adder = Adder(arrays, end, first_end=self.first_end, origin=self._origin)
        for node, finish, room in passes.backward():
            if node in self._finishing:
                counted = passes.openings.counted(node, finish, portion.counted)
                self._add_finish(portion, self._finishing[node], counted)
            task = self._holding.get(node)
            whole = None if task is None else portion.room_of(task, room, self._watched[task])
            if task is not None and whole is not None:
                one = self._watched[task]
                adder.add(self.tasks[task], work[one.start], whole)
                portion.give_to_units(one.units, work[one.start], whole)
        self._add_units(portion, adder)
        return portion.unit_work

    def _make_room(self, passes: SampledPasses) -> None:
        """Make room for the days on which the samples finish, and for one more where they may open a day."""
        xp, host = self._arrays.xp, self._arrays.host
        nodes, opening = [one.finish for one in self._watched], passes.openings.rows
        if nodes:
            least, most = (host(of(passes.finish, 1)).tolist() for of in (xp.amin, xp.amax))
            self.days.make_room([least[node] for node in nodes], [most[node] + (node in opening) for node in nodes])
        self.end_days.make_room(
            [int(xp.amin(passes.end, 0))], [int(xp.amax(passes.end, 0)) + (passes.openings.of_end is not None)]
        )

    def _add_finish(self, portion: _Portion, task: int, finish: Array) -> None:
        one = self._watched[task]
        self.days.add(task, finish, portion.spare)
        if one.limit is not None:
            met = self._arrays.xp.less_equal(finish, one.limit)
            self.task_met[task] += int(self._arrays.xp.count_nonzero(met))
            portion.meet(one.units, met)

    def _add_units(self, portion: _Portion, adder: Adder) -> None:
        count = self._arrays.xp.count_nonzero
        for unit, sums in enumerate(self.units):
            adder.add(sums, portion.unit_work[unit], portion.unit_room[unit])
            met = portion.unit_met[unit]
            self.unit_met[unit] += 0 if met is None else int(count(met))
        self.all_met += 0 if portion.all_met is None else int(count(portion.all_met))


class _Portion:
    """The samples at hand: rows that tasks give to their units, and two spare ones."""

    def __init__(self, arrays: Arrays, end: Array, units: int, origin: int) -> None:
        self._xp = arrays.xp
        dtype = str(end.dtype).removeprefix("torch.")
        self.spare, self.counted = arrays.empty((2, len(end)), dtype)
        self.unit_work, self.unit_room = (arrays.empty((units, len(end)), dtype) for _ in range(2))
        self.unit_work[:] = 0
        self.unit_room[:] = end - origin  # no float is greater
        self.unit_met: list[Array | None] = [None] * units
        self.all_met: Array | None = None
        self._nothing = arrays.operand(0, dtype)
        self._rooms: dict[int, Array] = {}

    def room_of(self, task: int, room: Array, one: Watched) -> Array | None:
        """Return the float of a task: the lesser of its start's and its finish's; nothing before both are known."""
        if one.start == one.finish:
            return room
        if task not in self._rooms:
            self._rooms[task] = self._xp.add(room, self._nothing)
            return None
        other = self._rooms.pop(task)
        return self._xp.minimum(other, room, out=other)

    def give_to_units(self, units: Sequence[int], work: Array, room: Array) -> None:
        """Let a task count for its units."""
        for unit in units:
            self._xp.add(self.unit_work[unit], work, out=self.unit_work[unit])
            self._xp.minimum(self.unit_room[unit], room, out=self.unit_room[unit])

    def meet(self, units: Sequence[int], met: Array) -> None:
        """Let the samples in which a task is in time count for its units and for all."""
        for unit in units:
            before = self.unit_met[unit]
            self.unit_met[unit] = met if before is None else self._xp.logical_and(before, met)
        self.all_met = met if self.all_met is None else self._xp.logical_and(self.all_met, met)
