"""A repair of deadlines: which move, what it costs, why each must, and the proof that less will not do."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.model import Deadline, DeadlineKind, Plan, Record
from egov_consolidation.schedule.deadlines._room import DeadlineRoom


class RepairPolicy(StrEnum):
    """What counts as the smallest repair."""

    MIN_TOTAL_SHIFT = "min_total_shift"
    """Fewest days moved in total."""
    MIN_CHANGES = "min_changes"
    """Fewest deadlines moved; those by as few days as the others then allow."""
    POSTPONE = "postpone"
    """Only later, none earlier, each as little as can be."""
    ADVANCE = "advance"
    """Only earlier, none later, each as little as can be."""


@attrs.frozen(kw_only=True)
class Clash:
    """One reason why a repair costs what it does.

    Attributes:
        room: The deadlines that contradict each other, with the work between them.
        amount: How much of the weight of the two tasks it takes up.
        is_forced: Whether the data date alone asks for it, whatever else moves.
    """

    room: DeadlineRoom
    amount: int
    is_forced: bool = False


@attrs.frozen(kw_only=True)
class DateChange:
    """One deadline that moves.

    Attributes:
        id: Id of the task.
        before: Its last day as the plan has it.
        after: Its last day after the repair.
        days: Days between the two, as the schedule counts; negative for earlier.
        because: A contradiction that ends or begins at it, with the words behind it.
    """

    id: str
    before: Day
    after: Day
    days: int
    because: DeadlineRoom

    def to_record(self) -> Record:
        """Return a flat record, ready for a data frame."""
        return {
            "id": self.id,
            "before": self.before.isoformat(),
            "after": self.after.isoformat(),
            "days": self.days,
            "because": self.because.text.en,
            "because_zh": self.because.text.zh,
        }


@attrs.frozen(kw_only=True, slots=False)
class RepairPlan:
    """The smallest change that makes the deadlines agree with the order of work, with its proof.

    Attributes:
        policy: What counts as smallest.
        changes: The deadlines that move, in natural order of the tasks.
        certificate: Contradictions that any repair of this kind has to pay for.
        unrepairable: Contradictions between deadlines that may not move: where there are any, nothing is changed.
        weights: What moving a task by a day, or at all, costs, where it is not 1.
        locked: Ids of the tasks whose deadlines may not move.
    """

    policy: RepairPolicy
    changes: tuple[DateChange, ...] = ()
    certificate: tuple[Clash, ...] = ()
    unrepairable: tuple[DeadlineRoom, ...] = ()
    weights: tuple[tuple[str, int], ...] = ()
    locked: tuple[str, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether such a repair exists."""
        return not self.unrepairable

    @cached_property
    def days(self) -> int:
        """Days moved in total, earlier and later alike."""
        return sum(abs(change.days) for change in self.changes)

    @cached_property
    def cost(self) -> int:
        """What it costs: tasks moved for `min_changes`, else days moved, each by its weight."""
        weights = dict(self.weights)
        if self.policy is RepairPolicy.MIN_CHANGES:
            return sum(weights.get(change.id, 1) for change in self.changes)
        return sum(weights.get(change.id, 1) * abs(change.days) for change in self.changes)

    @cached_property
    def lower_bound(self) -> int:
        """What any repair of this kind costs at least, by the certificate."""
        if self.policy is RepairPolicy.MIN_CHANGES:
            return sum(clash.amount for clash in self.certificate)
        return sum(clash.amount * clash.room.days_short for clash in self.certificate)

    @cached_property
    def is_proved(self) -> bool:
        """Whether the certificate proves that no repair of this kind is cheaper.

        It does where its bound is the cost, and no task that may move is charged more than its weight on either side:
        the days that a contradiction is short have to be given by its two tasks together, each on its own side.
        """
        weights, earlier, later = dict(self.weights), dict[str, int](), dict[str, int]()
        for clash in self.certificate:
            source, target = clash.room.source, clash.room.target
            if clash.is_forced:
                continue
            if source is not None:
                earlier[source] = earlier.get(source, 0) + clash.amount
            later[target] = later.get(target, 0) + clash.amount
        charged = {
            RepairPolicy.POSTPONE: (later,),
            RepairPolicy.ADVANCE: (earlier,),
        }.get(self.policy, (earlier, later))
        fair = all(
            task in self.locked or amount <= weights.get(task, 1) for side in charged for task, amount in side.items()
        )
        return self.is_possible and fair and self.lower_bound == self.cost

    def applied(self, plan: Plan) -> Plan:
        """Return the plan with the deadlines moved.

        Args:
            plan: The plan that was repaired.

        Returns:
            A new plan. A moved deadline has the new day as its words; nothing else changes.

        Raises:
            UsageError: The plan lacks a task that moves.
        """
        moved = {plan[change.id].id: change.after for change in self.changes}
        tasks = (
            attrs.evolve(task, deadline=_moved(task.deadline, moved[task.id])) if task.id in moved else task
            for task in plan
        )
        return attrs.evolve(plan, tasks=tuple(tasks))

    def to_records(self) -> list[Record]:
        """Return one flat record for each change, ready for a data frame."""
        return [change.to_record() for change in self.changes]


def _moved(deadline: Deadline, last_day: Day) -> Deadline:
    """Return a deadline on another day; one that opens on a day of its own opens no later than it ends."""
    first = deadline.first_day if deadline.kind is DeadlineKind.WINDOW else None
    if first is not None and first <= last_day:
        words = f"{first.isoformat()} – {last_day.isoformat()}"
        return Deadline(kind=DeadlineKind.WINDOW, text=words, first_day=first, last_day=last_day)
    return Deadline(kind=DeadlineKind.BY_DATE, text=last_day.isoformat(), last_day=last_day)
