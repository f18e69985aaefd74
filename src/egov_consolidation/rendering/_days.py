"""Numbers of days: in words, and by how many a task is late."""

from __future__ import annotations

from egov_consolidation.model import Task
from egov_consolidation.schedule import ScheduledTask
from egov_consolidation.wording import Text


def days_said(days: int) -> Text:
    """Return a number of days in words.

    Examples:
        >>> days_said(1).en, days_said(-30).en, days_said(5).zh
        ('1 day', '-30 days', '5 天')
    """
    return Text(en=f"{days} day" if abs(days) == 1 else f"{days} days", zh=f"{days} 天")


def days_late(task: Task, dates: ScheduledTask) -> int:
    """Return by how many days of the calendar a task is planned to finish after its deadline; 0 where it keeps it."""
    if task.deadline.last_day is None or dates.finish is None:
        return 0
    return max(0, dates.finish.toordinal() - task.deadline.last_day.toordinal())
