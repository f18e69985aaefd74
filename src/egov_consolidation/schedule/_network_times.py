"""The critical path of a networkx graph: for networks that come from elsewhere, and for very large ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeAlias, cast

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import (
    FINISH,
    ArrayNetwork,
    Column,
    CompiledNetwork,
    Engine,
    Network,
    NetworkGraph,
    chosen_engine,
    compile_network,
)
from egov_consolidation.model import Record
from egov_consolidation.schedule._array_passes import ArrayBounds, array_backward, array_forward
from egov_consolidation.schedule._array_times import ArrayTimes
from egov_consolidation.schedule._bounds import Bounds
from egov_consolidation.schedule._incremental import changed_times
from egov_consolidation.schedule._passes import backward, engine_for, forward
from egov_consolidation.schedule._problem import Problem
from egov_consolidation.schedule._times import Times
from egov_consolidation.wording import Text

_CIRCLE = Text(
    en="network: links lead round in a circle that takes more than no days, must not",
    zh="网络：部分联系首尾相接，循环一周的时长大于零，须消除",
)
_NO_TASK = Text(en="{task}: must be a task of the network", zh="{task}：须为网络中的任务")
_TOO_SHORT = Text(
    en="change of {task}: {days} days shorter than its {duration} days, must leave 0 or more",
    zh="任务 {task} 的变动：比其 {duration} 天工期缩短 {days} 天，剩余工期不得为负",
)


Numbers: TypeAlias = "Sequence[int]"
"""Whole numbers: a list, or an array of NumPy where an engine of arrays made them."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class NetworkChange:
    """What follows when some tasks of a network take longer or shorter.

    Attributes:
        before: The times without the change.
        events: The events of the network whose early times change.
        times: The earliest that each of these can be with the change.
    """

    before: Times | ArrayTimes
    events: Numbers
    times: Numbers

    @cached_property
    def moves(self) -> Mapping[str, int]:
        """By id, in the order of the network: days by which the early finish of a task moves, later if positive."""
        network, early = self.before.network, self.before.early
        moved: dict[int, int] = {}
        for event, time in zip(self.events, self.times, strict=True):
            task = int(network.task_of[event // 2])
            if event == 2 * network.finish_of[task] + FINISH:
                moved[task] = int(time - early[event])
        return {network.ids[task]: moved[task] for task in sorted(moved)}


@attrs.frozen(kw_only=True, eq=False, slots=False)
class NetworkTimes:
    """Early and late times of a network, and what follows from them.

    Made by `analyze_network`. Times are days from 0; a task of three days that starts at 0 finishes at 3. Columns hold
    one number for each task, in the order of `ids`: lists, or arrays of NumPy where an engine of arrays made them.

    Attributes:
        times: The times of all events.
    """

    times: Times | ArrayTimes

    @property
    def ids(self) -> Sequence[str]:
        """Ids of the tasks."""
        return self.times.network.ids

    def __len__(self) -> int:
        """Return the number of tasks."""
        return len(self.ids)

    @property
    def makespan(self) -> int:
        """Days from time 0 to the last early finish."""
        return self.times.last

    @cached_property
    def early_start(self) -> Numbers:
        """For each task, the earliest that it can start."""
        return _starts(self.times, self.times.early)

    @cached_property
    def early_finish(self) -> Numbers:
        """For each task, the earliest that it can finish."""
        return _finishes(self.times, self.times.early)

    @cached_property
    def late_start(self) -> Numbers:
        """For each task, the latest that it can start without moving the end."""
        return _starts(self.times, self.times.late)

    @cached_property
    def late_finish(self) -> Numbers:
        """For each task, the latest that it can finish without moving the end."""
        return _finishes(self.times, self.times.late)

    @property
    def total_float(self) -> Numbers:
        """For each task, the days that it may slip without moving the end."""
        return cast("Numbers", self.times.total_floats)

    @property
    def free_float(self) -> Numbers:
        """For each task, the days that it may slip without moving the early times of another, or the end."""
        return cast("Numbers", self.times.free_floats)

    def critical_tasks(self) -> tuple[str, ...]:
        """Return the ids of the tasks without float, in the order of the network."""
        return tuple(task for task, days in zip(self.ids, self.total_float, strict=True) if days == 0)

    @cached_property
    def _number(self) -> Mapping[str, int]:
        return {task: number for number, task in enumerate(self.ids)}

    def what_if(self, changes: Mapping[str, int]) -> NetworkChange:
        """Return what follows when some tasks take longer or shorter.

        Args:
            changes: Days by which each task takes longer, by its id; negative for shorter.

        Raises:
            UsageError: There is no such task, it would take less than no days, or would have to wait for itself.

        Notes:
            Only what is touched is reckoned again.
        """
        events, times = _changed(self.times, dict(map(self._longer, changes.items())))
        return NetworkChange(before=self.times, events=events, times=times)

    def _longer(self, change: tuple[str, int]) -> tuple[int, int]:
        """Return the node that takes longer, and its new days."""
        task, days = change
        if task not in self._number:
            raise UsageError(_NO_TASK.fill(task=task))
        node = int(self.times.network.start_of[self._number[task]])
        duration = int(self.times.network.durations[node])
        if duration + days < 0:
            raise UsageError(_TOO_SHORT.fill(task=task, days=-days, duration=duration))
        return node, duration + days

    def to_records(self) -> list[Record]:
        """Return one flat record for each task, ready for a data frame."""
        columns = {
            "early_start": self.early_start,
            "early_finish": self.early_finish,
            "late_start": self.late_start,
            "late_finish": self.late_finish,
            "total_float": self.total_float,
            "free_float": self.free_float,
        }
        rows = zip(self.ids, *columns.values(), strict=True)
        return [{"id": task, **dict(zip(columns, map(int, row), strict=True))} for task, *row in rows]


def analyze_network(graph: NetworkGraph | CompiledNetwork, *, engine: Engine | str | None = None) -> NetworkTimes:
    """Return the early and late times of a network of tasks that comes as a networkx graph.

    For a plan there is `analyze`, which knows days, calendars and words. This is for networks that have none of these,
    and for very large ones.

    Args:
        graph: Tasks as nodes, with the days of their work as `duration`; dependencies as edges from predecessor to
            successor, with `type` (FS where it has none) and `lag` (0 where it has none). A graph that is asked more
            than once is compiled once, by `compile_network`.
        engine: On what the passes run: `python`, `numpy` or `numba`; `None` to have it chosen by size. Results are the
            same.

    Returns:
        The times. Nothing starts before 0, and nothing need finish before the last task does.

    Raises:
        UsageError: There is no such engine, or it is not installed; an edge has no type of the four; a task takes less
            than no days; links lead round in a circle that takes more than no days.

    Examples:
        >>> import networkx as nx
        >>> graph = nx.DiGraph([("a", "c"), ("b", "c")])
        >>> nx.set_node_attributes(graph, {"a": 5, "b": 3, "c": 2}, "duration")
        >>> times = analyze_network(graph)
        >>> times.makespan, times.critical_tasks(), list(times.total_float), times.what_if({"b": 4}).moves
        (7, ('a', 'c'), [0, 0, 2], {'c': 2, 'b': 4})

    Notes:
        Linear in tasks and dependencies.
    """
    network = graph if isinstance(graph, Network | ArrayNetwork) else compile_network(graph, engine=engine)
    times = _times_of(network, engine)
    if times is None:
        raise UsageError(_CIRCLE)
    return NetworkTimes(times=times)


def _times_of(network: CompiledNetwork, engine: Engine | str | None) -> Times | ArrayTimes | None:
    """Return the times; nothing where links lead round in a circle that takes more than no days."""
    if isinstance(network, ArrayNetwork):
        chosen = chosen_engine(engine or Engine.NUMBA, len(network))
        return _by_lists(Network.of_arrays(network)) if chosen is Engine.PYTHON else _by_arrays(network, chosen)
    chosen = engine_for(network, Bounds(), engine)
    are_arrays = chosen is not Engine.PYTHON and network.is_whole
    return _by_arrays(network.arrays, chosen) if are_arrays else _by_lists(network)


def _by_lists(network: Network) -> Times | None:
    early = forward(network, Bounds(), Engine.PYTHON)
    if early is None:
        return None
    last = max(early, default=0)
    late = backward(network, Bounds(), last, Engine.PYTHON)
    return Times(problem=Problem(network=network, bounds=Bounds()), early=early, late=late, last=last)


def _by_arrays(network: ArrayNetwork, engine: Engine) -> ArrayTimes | None:
    bounds = ArrayBounds.from_zero(network)
    early = array_forward(network, bounds, engine)
    if early is None:
        return None
    late, free = array_backward(network, bounds, int(early.max(initial=0)), engine, early)
    return ArrayTimes(network=network, bounds=bounds, engine=engine, early=early, late=late, free=free)


def _starts(times: Times | ArrayTimes, of: Sequence[int] | Column) -> Numbers:
    return cast("Numbers", times.network.starts(of))  # type: ignore[arg-type] # a list for lists, an array for arrays


def _finishes(times: Times | ArrayTimes, of: Sequence[int] | Column) -> Numbers:
    return cast("Numbers", times.network.finishes(of))  # type: ignore[arg-type] # a list for lists, an array for arrays


def _changed(times: Times | ArrayTimes, durations: Mapping[int, int]) -> tuple[Numbers, Numbers]:
    """Return the early times that change when some nodes take longer or shorter: the events, and their new times."""
    if isinstance(times, Times):
        after = changed_times(times, durations)
        return list(after), list(after.values())
    return cast("tuple[Numbers, Numbers]", times.changed(durations))
