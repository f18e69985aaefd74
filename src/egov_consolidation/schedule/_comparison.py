"""Two schedules side by side."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.model import Record
from egov_consolidation.schedule._schedule import Schedule
from egov_consolidation.schedule._scheduled_task import ScheduledTask


@attrs.frozen(kw_only=True)
class ScheduleChange:
    """One task in two schedules.

    Attributes:
        task: Id of the task.
        before: What the first schedule says of it.
        after: What the second one says of it.
    """

    task: str
    before: ScheduledTask
    after: ScheduledTask

    @property
    def start_days(self) -> int | None:
        """Days by which its early start moves; `None` where one of the schedules has no date for it."""
        return _days(self.before.early_start, self.after.early_start)

    @property
    def finish_days(self) -> int | None:
        """Days by which its early finish moves; `None` where one of the schedules has no date for it."""
        return _days(self.before.early_finish, self.after.early_finish)

    @property
    def float_days(self) -> int | None:
        """Days by which its total float grows; `None` where one of the schedules has none for it."""
        if self.before.total_float is None or self.after.total_float is None:
            return None
        return self.after.total_float - self.before.total_float


def _days(before: Day | None, after: Day | None) -> int | None:
    if before is None or after is None:
        return None
    return after.toordinal() - before.toordinal()


@attrs.frozen(kw_only=True)
class ScheduleDiff:
    """What differs between two schedules.

    Attributes:
        changed: The tasks whose dates or floats differ, in the order of the second plan.
        added: Ids of the tasks that only the second schedule has.
        removed: Ids of the tasks that only the first one has.
        end_days: Days by which the last early finish moves; `None` where one of them has no dates.
        became_critical: Ids of the tasks that are critical in the second alone.
        no_longer_critical: Ids of the tasks that are critical in the first alone.
    """

    changed: tuple[ScheduleChange, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    end_days: int | None
    became_critical: tuple[str, ...]
    no_longer_critical: tuple[str, ...]

    def to_records(self) -> list[Record]:
        """Return one flat record for each task that differs, ready for a data frame."""
        return [
            {
                "task": one.task,
                "start_days": one.start_days,
                "finish_days": one.finish_days,
                "float_days": one.float_days,
                "was_critical": one.before.is_critical,
                "is_critical": one.after.is_critical,
            }
            for one in self.changed
        ]


def diff(before: Schedule, after: Schedule) -> ScheduleDiff:
    """Return what differs between two schedules, of one plan or of two.

    Args:
        before: The first schedule.
        after: The second schedule.

    Returns:
        The tasks by what became of them; tasks are the same where their ids are.
    """
    both = [task.id for task in after.plan if task.id in before.plan]
    changes = (ScheduleChange(task=task_id, before=before[task_id], after=after[task_id]) for task_id in both)
    was, now = frozenset(before.critical_tasks()), frozenset(after.critical_tasks())
    return ScheduleDiff(
        changed=tuple(one for one in changes if one.before != one.after),
        added=tuple(task.id for task in after.plan if task.id not in before.plan),
        removed=tuple(task.id for task in before.plan if task.id not in after.plan),
        end_days=_days(before.finish, after.finish),
        became_critical=tuple(task for task in after.critical_tasks() if task not in was),
        no_longer_critical=tuple(task for task in before.critical_tasks() if task not in now),
    )
