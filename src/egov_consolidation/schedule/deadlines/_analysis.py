"""What the deadlines of a plan mean for the order of its work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.model import Record, natural_order
from egov_consolidation.schedule.deadlines._between import Stretch, from_data_date, stretches
from egov_consolidation.schedule.deadlines._due_network import DueNetwork, Pull, is_known
from egov_consolidation.schedule.deadlines._room import DeadlineRoom, room_of

_End: TypeAlias = "Callable[[DeadlineRoom], str | None]"


@attrs.frozen(kw_only=True)
class TaskDeadline:
    """What deadlines mean for one task. Days are inclusive.

    Attributes:
        id: Id of the task.
        last_day: The last day that the plan gives it.
        latest_allowable_start: The latest day on which it may start so that its own deadline and all that follow can
            still be met; `None` where no deadline follows.
        latest_allowable_finish: The latest day on which it may finish for that.
        deadline_float: Days between the earliest day on which it can finish and that day; negative where they are too
            few.
        binding_deadline: Id of the task whose deadline sets that day: its own, or one that follows.
        binding_path: Ids of the tasks from it to that one.
        required_finish: The earliest day on which it finishes if every task before it takes until its own deadline; at
            least its own last day, where it has one.
    """

    id: str
    last_day: Day | None = None
    latest_allowable_start: Day | None = None
    latest_allowable_finish: Day | None = None
    deadline_float: int | None = None
    binding_deadline: str | None = None
    binding_path: tuple[str, ...] = ()
    required_finish: Day | None = None

    def to_record(self) -> Record:
        """Return a flat record, ready for a data frame."""
        return {
            "id": self.id,
            "last_day": _iso(self.last_day),
            "latest_allowable_start": _iso(self.latest_allowable_start),
            "latest_allowable_finish": _iso(self.latest_allowable_finish),
            "deadline_float": self.deadline_float,
            "binding_deadline": self.binding_deadline,
            "required_finish": _iso(self.required_finish),
        }


def _iso(of: Day | None) -> str | None:
    return None if of is None else of.isoformat()


@attrs.frozen(kw_only=True)
class DeadlineChain:
    """Deadlines one after the other with little room between them.

    Attributes:
        rooms: The room between each two that follow each other.
    """

    rooms: tuple[DeadlineRoom, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """Ids of the tasks, those between two deadlines included."""
        return (self.rooms[0].path[0], *(task for room in self.rooms for task in room.path[1:]))

    @property
    def room(self) -> int:
        """Days that are left between the first deadline and the last one, all work between them done."""
        return sum(room.room for room in self.rooms)

    @property
    def least_room(self) -> int:
        """Days between the two of its deadlines that have the fewest."""
        return min(room.room for room in self.rooms)

    @property
    def units(self) -> tuple[str, ...]:
        """Who answers for the tasks, each once, in the order of the chain."""
        return tuple(dict.fromkeys(unit for room in self.rooms for unit in room.units))


@attrs.frozen(kw_only=True, eq=False, slots=False)
class DeadlineAnalysis:
    """What the deadlines of a plan mean for the order of its work.

    Needs no durations: those that the plan gives count, and for other tasks the least days that were asked for. Made
    by `Schedule.deadlines`.

    Attributes:
        of: The tasks, links and deadlines as numbers.
        is_feasible: Whether the plan contradicts itself even without its deadlines: then nothing here has a day.
    """

    of: DueNetwork
    is_feasible: bool = True

    def __iter__(self) -> Iterator[TaskDeadline]:
        """Iterate over the tasks, in the order of the plan."""
        return (self[task.id] for task in self.of.graph.plan)

    def __getitem__(self, task_id: str) -> TaskDeadline:
        """Return what deadlines mean for a task.

        Raises:
            UsageError: The plan has no task with this id.
        """
        task = self.of.graph.plan[task_id]
        bare = TaskDeadline(id=task_id, last_day=task.deadline.last_day)
        if not self.is_feasible:
            return bare
        of, network = self.of, self.of.network
        node, start = of.finish_node(task_id), network.start_of[network.number[task_id]]
        latest, reached, pushed = self._pressed[node], of.reached, self._pushed[node]
        if is_known(pushed):
            bare = attrs.evolve(bare, required_finish=of.axis.day_of_finish(pushed))
        if not is_known(latest) or reached is None:
            return bare
        path = self._binding_path(node)
        starts, finish = self._pressed[start] - network.durations[start], of.axis.day_of_finish(latest)
        return attrs.evolve(
            bare,
            latest_allowable_start=of.axis.day_of_start(starts) if starts < latest else finish,
            latest_allowable_finish=finish,
            deadline_float=latest - reached[node],
            binding_deadline=path[-1],
            binding_path=path,
        )

    @property
    def is_repairable(self) -> bool:
        """Whether deadlines can be repaired: dates fit the plan, and no lag counts other days than durations do."""
        return self.is_feasible and self.of.elapsed is None

    @cached_property
    def _pressed(self) -> Sequence[int]:
        return self.of.pressed(self.of.due)

    @cached_property
    def _pushed(self) -> Sequence[int]:
        return self.of.pushed(self.of.due)

    @cached_property
    def _onward(self) -> Mapping[int, Sequence[tuple[int, Pull]]]:
        """For each node, the nodes that wait for it, and the links that lead there."""
        onward: dict[int, list[tuple[int, Pull]]] = {}
        for node, pulls in enumerate(self.of.into):
            for pull in pulls:
                onward.setdefault(pull.source, []).append((node, pull))
        return onward

    def _binding_path(self, node: int) -> tuple[str, ...]:
        """Return the ids of the tasks from a node to that whose deadline sets its latest time."""
        latest, due, walk = self._pressed, self.of.due, [node]
        seen = {node}
        while due.get(walk[-1]) != latest[walk[-1]]:
            at = walk[-1]
            following = (
                other
                for other, pull in self._onward[at]
                if self.of.left(pull, other, latest[other]) == latest[at] and other not in seen
            )
            walk.append(next(following))
            seen.add(walk[-1])
        return tuple(dict.fromkeys(self.of.task_at(one).id for one in walk))

    # --------------------------------------------------------------------------------------------------------- rooms

    @cached_property
    def rooms(self) -> tuple[DeadlineRoom, ...]:
        """The room between each two neighbouring deadlines, the least first."""
        return self._said(stretches(self.of, self.of.due)) if self.is_feasible else ()

    def _said(self, found: Iterable[Stretch]) -> tuple[DeadlineRoom, ...]:
        rooms = (room_of(self.of, stretch) for stretch in found)
        return tuple(sorted(rooms, key=_by_room))

    @cached_property
    def conflicts(self) -> tuple[DeadlineRoom, ...]:
        """Where two deadlines contradict the order of work, in natural order of the tasks.

        Each is irreducible: without any of its tasks, dependencies or deadlines it is none. Conflicts between further
        deadlines on one way are not listed: each contains one of these.
        """
        found = (room for room in self.rooms if room.is_conflict)
        return tuple(sorted(found, key=lambda room: (natural_order(room.path[0]), natural_order(room.target))))

    @cached_property
    def out_of_reach(self) -> tuple[DeadlineRoom, ...]:
        """The deadlines that are not past on the data date, and cannot be met from it on; the most days short first."""
        return self._said(from_data_date(self.of, self.of.due)) if self.is_feasible else ()

    @property
    def without_a_day(self) -> tuple[DeadlineRoom, ...]:
        """Neighbouring deadlines that agree with the order of work and leave no day between."""
        return tuple(room for room in self.rooms if room.room == 0)

    @cached_property
    def never_binding(self) -> tuple[TaskDeadline, ...]:
        """Tasks whose own deadline can never be the reason to hurry: one that follows asks for an earlier day."""
        if not self.is_feasible:
            return ()
        idle = (node for node, time in self.of.due.items() if self._pressed[node] < time)
        return tuple(sorted((self[self.of.task_at(node).id] for node in idle), key=lambda one: natural_order(one.id)))

    def tightest_chains(self, limit: int = 10, *, at_most: int | None = None) -> tuple[DeadlineChain, ...]:
        """Return chains of deadlines with little room between them, the tightest first.

        Each begins with the tightest room that is on no chain yet and goes on both ways by the tightest room there;
        no room is on two chains.

        Args:
            limit: How many chains at the most.
            at_most: Days of room between two deadlines up to which the chain goes on; `None` for as far as it can.
        """
        rooms = [room for room in self.rooms if at_most is None or room.room <= at_most]
        after, before = _by_end(rooms, _source), _by_end(rooms, _target)
        used: set[tuple[str | None, str]] = set()
        chains: list[DeadlineChain] = []
        for room in rooms:
            if _key(room) not in used and len(chains) < limit:
                used.add(_key(room))
                rest = _followed(room, after, used, _target)
                chains.append(DeadlineChain(rooms=(*reversed(_followed(room, before, used, _source)), room, *rest)))
        return tuple(sorted(chains, key=lambda chain: (chain.least_room, chain.room, natural_order(chain.path[0]))))

    def to_records(self) -> list[Record]:
        """Return one flat record for each task, ready for a data frame."""
        return [one.to_record() for one in self]


def _by_room(room: DeadlineRoom) -> tuple[object, ...]:
    return (room.room, natural_order(room.path[0]), natural_order(room.target))


def _key(room: DeadlineRoom) -> tuple[str | None, str]:
    return room.source, room.target


def _source(room: DeadlineRoom) -> str | None:
    return room.source


def _target(room: DeadlineRoom) -> str | None:
    return room.target


def _by_end(rooms: Iterable[DeadlineRoom], end: _End) -> Mapping[str | None, list[DeadlineRoom]]:
    found: dict[str | None, list[DeadlineRoom]] = {}
    for room in rooms:
        found.setdefault(end(room), []).append(room)
    return found


def _followed(
    room: DeadlineRoom, onward: Mapping[str | None, list[DeadlineRoom]], used: set[tuple[str | None, str]], end: _End
) -> list[DeadlineRoom]:
    """Return the tightest rooms that lead on from a room, one after the other."""
    found: list[DeadlineRoom] = []
    while True:
        at = end(found[-1] if found else room)
        following = next((one for one in onward.get(at, ()) if _key(one) not in used), None)
        if following is None:
            return found
        used.add(_key(following))
        found.append(following)
