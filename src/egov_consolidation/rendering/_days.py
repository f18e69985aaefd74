"""By how many days a task is late."""

from __future__ import annotations

from egov_consolidation.model import Task
from egov_consolidation.schedule import ScheduledTask


def days_late(task: Task, dates: ScheduledTask) -> int:
    """Return by how many days of the calendar a task is planned to finish after its deadline; 0 where it keeps it."""
    if task.deadline.last_day is None or dates.finish is None:
        return 0
    return max(0, dates.finish.toordinal() - task.deadline.last_day.toordinal())
