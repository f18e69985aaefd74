"""What a caller may set about a schedule: values only."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from egov_consolidation.dates import Day, WorkCalendar, day, optional_day
from egov_consolidation.errors import ModelError
from egov_consolidation.graph import Engine
from egov_consolidation.wording import Text


class ConstraintType(StrEnum):
    """What holds a task beside its dependencies, by the names that schedulers use."""

    START_NO_EARLIER_THAN = "SNET"
    START_NO_LATER_THAN = "SNLT"
    FINISH_NO_EARLIER_THAN = "FNET"
    FINISH_NO_LATER_THAN = "FNLT"
    MUST_START_ON = "MSO"
    MUST_FINISH_ON = "MFO"
    AS_LATE_AS_POSSIBLE = "ALAP"


_NEEDS_DAY = Text(en="constraint {type} of {task}: {wrong}", zh="任务 {task} 的约束 {type}：{wrong}")
_NO_DAY = Text(en="has no day, must have one", zh="缺少日期")
_ONE_TOO_MANY = Text(en="has a day, must have none", zh="不应有日期")
_FINISHED_EARLY = Text(
    en="progress of {task}: finished {finish} before it started {start}, must finish no earlier",
    zh="任务 {task} 的进展：完成日 {finish} 早于开始日 {start}，完成不得早于开始",
)
_BOTH = Text(
    en="progress of {task}: is finished and has {days} days left, must have one of the two",
    zh="任务 {task} 的进展：既已完成，又剩余 {days} 天，二者只能有其一",
)
_NEGATIVE = Text(
    en="progress of {task}: has {days} days left, must be 0 or more", zh="任务 {task} 的进展：剩余 {days} 天，不得为负"
)


_UNKNOWN = Text(en="{found}: must be one of {known}", zh="{found}：须为 {known} 之一")
_TOO_FEW = Text(en="least days: {days}, must be 0 or more", zh="最少天数：{days}，须为 0 或更大")


def _type(said: ConstraintType | str) -> ConstraintType:
    """Return a type of constraint by its name."""
    try:
        return ConstraintType(said)
    except ValueError:
        raise ModelError(_UNKNOWN.fill(found=str(said)[:40], known=tuple(ConstraintType))) from None


@attrs.frozen(kw_only=True)
class Constraint:
    """A day that holds a task beside its dependencies.

    Attributes:
        task: Id of the task.
        type: How the day holds it. `SNET` and `FNET` hold the early dates, `SNLT` and `FNLT` the late dates; `MSO` and
            `MFO` set both, whatever the dependencies ask, and a contradiction shows as negative float before them;
            `ALAP` plans the task at its late dates, and what waits for it after that. None holds what is past.
        day: The day, meant whole; none for `ALAP`.
    """

    task: str
    type: ConstraintType = attrs.field(converter=_type)
    day: Day | None = attrs.field(default=None, converter=optional_day)

    def __attrs_post_init__(self) -> None:
        """Refuse a type without the day that it needs."""
        wants_day = self.type is not ConstraintType.AS_LATE_AS_POSSIBLE
        if wants_day != (self.day is not None):
            wrong = _NO_DAY if wants_day else _ONE_TOO_MANY
            raise ModelError(_NEEDS_DAY.fill(type=self.type.value, task=self.task, wrong=wrong))


@attrs.frozen(kw_only=True)
class Progress:
    """What was done of a task before the data date.

    Attributes:
        task: Id of the task.
        start: The day on which it began.
        finish: The day on which it was finished; `None` while it runs.
        remaining: Days of work left from the data date on; `None` to take the duration less the days gone by.
    """

    task: str
    start: Day = attrs.field(converter=day)
    finish: Day | None = attrs.field(default=None, converter=optional_day)
    remaining: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot have happened."""
        if self.finish is not None and self.finish < self.start:
            raise ModelError(_FINISHED_EARLY.fill(task=self.task, finish=self.finish, start=self.start))
        if self.finish is not None and self.remaining is not None:
            raise ModelError(_BOTH.fill(task=self.task, days=self.remaining))
        if self.remaining is not None and self.remaining < 0:
            raise ModelError(_NEGATIVE.fill(task=self.task, days=self.remaining))


class Logic(StrEnum):
    """What becomes of dependencies on tasks that were begun before what they wait for was done."""

    RETAINED = "retained"
    """The rest of the work waits for them still."""
    OVERRIDE = "override"
    """Progress overrides them: the rest of the work goes on at the data date."""


def _logic(said: Logic | str) -> Logic:
    """Return what becomes of dependencies by its name."""
    try:
        return Logic(said)
    except ValueError:
        raise ModelError(_UNKNOWN.fill(found=str(said)[:40], known=tuple(Logic))) from None


def _constraints(given: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """Keep constraints as a tuple, which nobody can change."""
    return tuple(given)


def _progresses(given: Iterable[Progress]) -> tuple[Progress, ...]:
    """Keep progress as a tuple, which nobody can change."""
    return tuple(given)


@attrs.frozen(kw_only=True)
class ScheduleOptions:
    """What a caller may set about a schedule.

    Attributes:
        constraints: Days that hold tasks beside their dependencies.
        progress: What was done before the data date.
        logic: What becomes of dependencies that progress has overtaken.
        waits_for_data_date: Whether nothing starts before the data date or finishes after the end; else only tasks
            without predecessors are held to the one, and tasks without successors to the other: leads and SF may bring
            others out earlier, or let them be later.
        end: The day by which everything must be finished, where one is imposed; floats are counted against it.
        deadlines_bind: Whether deadlines bound the late dates, so that floats are counted against them too.
        least_days: Days that the deadline analysis asks for a task whose duration the plan does not give.
        calendar: Which days durations, lags and floats count; `None` for all days.
        engine: On what the passes run; `None` to have it chosen by size.
    """

    constraints: tuple[Constraint, ...] = attrs.field(default=(), converter=_constraints)
    progress: tuple[Progress, ...] = attrs.field(default=(), converter=_progresses)
    logic: Logic = attrs.field(default=Logic.RETAINED, converter=_logic)
    waits_for_data_date: bool = True
    end: Day | None = attrs.field(default=None, converter=optional_day)
    deadlines_bind: bool = False
    least_days: int = 0
    calendar: WorkCalendar | None = None
    engine: Engine | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse less than no days."""
        if self.least_days < 0:
            raise ModelError(_TOO_FEW.fill(days=self.least_days))
