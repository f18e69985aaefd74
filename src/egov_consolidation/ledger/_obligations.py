"""The obligations of a plan as a ledger tells of them at a day: when each is due, how it stands, whom it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import NOT_YET
from egov_consolidation.ledger._entry import ProgressEntry, State
from egov_consolidation.ledger._light import Light, Measures, light, near_light
from egov_consolidation.ledger._periods import ClosedPeriod, closed_periods, period_name
from egov_consolidation.ledger._progress import Progress
from egov_consolidation.ledger._start import Start, start_of
from egov_consolidation.model import (
    ALL_MARKS,
    DeadlineKind,
    DependencyType,
    Mark,
    Obligation,
    Plan,
    Role,
    Roster,
    Task,
    obligations,
)

_ON_FINISH = frozenset({DependencyType.FINISH_TO_START, DependencyType.FINISH_TO_FINISH})


@attrs.frozen(kw_only=True)
class OwedTask:
    """One obligation as it stands at a day.

    Attributes:
        obligation: The obligation.
        due: The day by which it is owed; `None` where it has none, or it is not known.
        entry: What was last reported of it, for the period that is due where it recurs.
        light: How it stands.
        waits_for: Tasks and other units that hold it back: they are known not to be done.
    """

    obligation: Obligation
    due: Day | None
    entry: ProgressEntry | None
    light: Light
    waits_for: tuple[tuple[str, str], ...] = ()

    @property
    def task(self) -> Task:
        """The task."""
        return self.obligation.task

    @property
    def unit(self) -> str | None:
        """The unit that owes it; `None` where the members of the group are not known."""
        return self.obligation.unit


@attrs.frozen(kw_only=True)
class Account:
    """What the obligations of a plan are judged by at a day.

    Attributes:
        plan: The plan.
        as_of: The day.
        progress: What had been reported by that day.
        roster: Who belongs to the groups, where it is given.
        measures: By what lights are measured.
        live: Since when things of the plan are in service, by their names, where the inventory says so.
        marks: Which dependencies count.
    """

    plan: Plan
    as_of: Day
    progress: Progress
    roster: Roster | None = None
    measures: Measures = attrs.field(factory=Measures)
    live: Mapping[str, Day] = attrs.field(factory=dict[str, Day], hash=False)
    marks: frozenset[Mark] = ALL_MARKS

    def obligations(self) -> Iterator[Obligation]:
        """Yield who owes what; where the members of a group are not known, those that have reported."""
        for one in obligations(self.plan, self.roster):
            reported = self.progress.units(one.task.id) if one.unit is None else ()
            yield from (attrs.evolve(one, unit=unit) for unit in reported)
            if not reported:
                yield one

    def owed_tasks(self) -> Iterator[OwedTask]:
        """Yield each obligation as it stands."""
        return (self._owed(one) for one in self.obligations())

    def last_day(self, obligation: Obligation) -> Day | None:
        """Return the last day of an obligation: as the plan sets it, else as the ledger says that it was set."""
        entry = self.entry(obligation)
        was_set = None if entry is None else entry.sets_last_day
        return obligation.task.deadline.last_day or (None if was_set == NOT_YET else was_set)

    def start(self, task: Task) -> Start | None:
        """Return what the start of a task waits for; `None` where it begins at once."""
        return start_of(self.plan, task, self.progress, self.live, self.as_of)

    def closed_periods(self, task: Task) -> Iterator[ClosedPeriod]:
        """Yield the periods of a recurring task that have closed; none where it is not known since when it is owed."""
        since = task.deadline.first_day or self.measures.since
        if since is not None:
            yield from closed_periods(task.deadline.recurrence or "", since, self.as_of)

    def _owed(self, one: Obligation) -> OwedTask:
        match one.task.deadline.kind:
            case DeadlineKind.STANDING:
                found = OwedTask(obligation=one, due=None, entry=self.entry(one), light=self._standing(one.task))
            case DeadlineKind.RECURRING:
                found = self._recurring(one)
            case _:
                due, entry = self.last_day(one), self.entry(one)
                found = OwedTask(
                    obligation=one, due=due, entry=entry, light=light(due, entry, self.as_of, self.measures)
                )
        return attrs.evolve(found, waits_for=() if self._is_done(found.entry) else tuple(self._waiting(one)))

    def entry(self, one: Obligation, period: str = "") -> ProgressEntry | None:
        """Return what was last reported of an obligation."""
        return None if one.unit is None else self.progress.entry(one.task.id, one.unit, period)

    def _standing(self, task: Task) -> Light:
        start = self.start(task)
        if start is None:
            return Light.STANDING
        if start.day is None:
            return Light.UNKNOWN
        return Light.STANDING if start.day <= self.as_of else Light.NOT_BEGUN

    def _recurring(self, one: Obligation) -> OwedTask:
        """Return how a recurring task stands: red while a closed period is without evidence, else by the next one."""
        rule = one.task.deadline.recurrence or ""
        for period in self.closed_periods(one.task):
            entry = self.entry(one, period.name)
            if not period.is_partial and not is_proven(entry):
                is_open = entry is not None and entry.evidence is None
                shown = Light.UNKNOWN if is_open or one.unit is None else Light.RED
                return OwedTask(obligation=one, due=period.last_day, entry=entry, light=shown)
        due = one.due(self.as_of)
        entry = None if due is None else self.entry(one, period_name(rule, due))
        if due is None or one.unit is None:
            return OwedTask(obligation=one, due=due, entry=entry, light=Light.UNKNOWN)
        shown = Light.GREEN if is_proven(entry) else near_light(due, self.as_of, self.measures)
        return OwedTask(obligation=one, due=due, entry=entry, light=shown)

    def _waiting(self, one: Obligation) -> Iterator[tuple[str, str]]:
        """Yield the tasks of other units that hold an obligation back; members of one group wait each for itself."""
        for dependency in one.task.dependencies:
            if dependency.mark not in self.marks or dependency.predecessor not in self.plan:
                continue
            predecessor = self.plan[dependency.predecessor]
            if one.group is None or one.group.kind not in {group.kind for group in predecessor.groups(Role.LEAD)}:
                for unit in self.progress.units(predecessor.id):
                    entry = self.progress.entry(predecessor.id, unit)
                    if unit != one.unit and entry is not None and self._holds_back(entry, dependency.type):
                        yield predecessor.id, unit

    def _holds_back(self, entry: ProgressEntry, kind: DependencyType) -> bool:
        if kind in _ON_FINISH:
            return entry.state is not None and not entry.is_done(self.as_of)
        return kind is DependencyType.START_TO_START and entry.state is State.NOT_STARTED

    def _is_done(self, entry: ProgressEntry | None) -> bool:
        return entry is not None and entry.is_done(self.as_of)


def is_proven(entry: ProgressEntry | None) -> bool:
    """Return whether an entry is there and names evidence."""
    return entry is not None and bool(entry.evidence)
