"""What a schedule says of one task."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.model import Dependency, Record


@attrs.frozen(kw_only=True)
class ScheduledTask:
    """The dates and floats of one task.

    Days are inclusive and whole. Floats and offsets are in days; offsets count from the beginning of the data date, a
    finish being the end of its day. Of a task under way, starts are the day on which it began, and floats those of
    what is left of its work. All but `id` and `duration` are `None` where the task has no dates: a standing, recurring
    or conditional duty, or any task of a plan that contradicts itself; a finished task has no floats.

    Attributes:
        id: Id of the task.
        duration: Days of work that were reckoned with.
        is_assumed: Whether the plan gives no duration, so that one was assumed.
        early_start: The earliest day on which it can start.
        early_finish: The earliest day on which it can finish.
        late_start: The latest day on which it can start without moving the end.
        late_finish: The latest day on which it can finish without moving the end.
        start: The day on which it is planned to start: early, or late where it is to be as late as possible.
        finish: The day on which it is planned to finish.
        total_float: Days that it may slip without moving the end.
        free_float: Days that it may slip without moving the early dates of another task.
        independent_float: Days left when all before it are late and all after it early.
        is_critical: Whether its total float is the smallest of the plan.
        early_start_offset: Its early start as a number of days.
        early_finish_offset: Its early finish as a number of days.
        late_start_offset: Its late start as a number of days.
        late_finish_offset: Its late finish as a number of days.
    """

    id: str
    duration: int
    is_assumed: bool
    early_start: Day | None = None
    early_finish: Day | None = None
    late_start: Day | None = None
    late_finish: Day | None = None
    start: Day | None = None
    finish: Day | None = None
    total_float: int | None = None
    free_float: int | None = None
    independent_float: int | None = None
    is_critical: bool = False
    early_start_offset: int | None = None
    early_finish_offset: int | None = None
    late_start_offset: int | None = None
    late_finish_offset: int | None = None

    @property
    def interfering_float(self) -> int | None:
        """Total float less free float: the part whose use moves other tasks."""
        if self.total_float is None or self.free_float is None:
            return None
        return self.total_float - self.free_float

    def to_record(self) -> Record:
        """Return a flat record, ready for a data frame."""
        return {
            "id": self.id,
            "duration": self.duration,
            "is_assumed": self.is_assumed,
            "early_start": _iso(self.early_start),
            "early_finish": _iso(self.early_finish),
            "late_start": _iso(self.late_start),
            "late_finish": _iso(self.late_finish),
            "total_float": self.total_float,
            "free_float": self.free_float,
            "independent_float": self.independent_float,
            "interfering_float": self.interfering_float,
            "is_critical": self.is_critical,
        }


def _iso(of: Day | None) -> str | None:
    return None if of is None else of.isoformat()


@attrs.frozen(kw_only=True)
class Driver:
    """What sets the early date of a task.

    Attributes:
        predecessor: Id of the task that sets it.
        dependency: The dependency through which it does.
    """

    predecessor: str
    dependency: Dependency


@attrs.frozen(kw_only=True)
class FloatPath:
    """Tasks that lead to another one, with the room they have before they move it.

    Attributes:
        tasks: Their ids, the first first; the last is on a path with less room, or the task that was asked about.
        room: Days by which they may slip together.
    """

    tasks: tuple[str, ...]
    room: int
