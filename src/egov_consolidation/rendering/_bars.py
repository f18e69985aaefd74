"""What a Gantt chart shows: a bar for each task, in order, and the time that they span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.rendering._tasks import answering, content_said
from egov_consolidation.rendering._width import cut
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang, Text

_LABEL = 34

LEGEND = {
    "critical": Text(en="critical", zh="关键任务"),
    "task": Text(en="not critical", zh="非关键任务"),
    "float": Text(en="total float", zh="总时差"),
    "deadline": Text(en="deadline", zh="完成时限"),
}
"""What the signs of a chart mean."""

NO_BARS = Text(en="{plan}: no task has dates, so there is nothing to draw", zh="{plan}：没有有日期的任务，无图可绘")


@attrs.frozen(kw_only=True)
class Bar:
    """What a Gantt chart shows of one task.

    Attributes:
        id: Id of the task.
        label: Its content, cut to one line.
        who: Who answers for it.
        start: The first day.
        finish: The last day.
        late_finish: The last day that does not move the end.
        last_day: Its deadline.
        is_critical: Whether it is critical.
    """

    id: str
    label: str
    who: str
    start: Day
    finish: Day
    late_finish: Day | None
    last_day: Day | None
    is_critical: bool

    @property
    def end(self) -> Day:
        """The day after the last one, where the bar ends."""
        return self.finish.add(days=1)


def bars(schedule: Schedule, lang: Lang) -> tuple[Bar, ...]:
    """Return a bar for each task that has dates, in the order of the plan."""
    return tuple(_bars(schedule, lang))


def _bars(schedule: Schedule, lang: Lang) -> Iterator[Bar]:
    for dates in schedule:
        task = schedule.plan[dates.id]
        if dates.start is not None and dates.finish is not None:
            yield Bar(
                id=task.id,
                label=cut(content_said(task, lang).replace("\n", " "), _LABEL),
                who=answering(task, lang),
                start=dates.start,
                finish=dates.finish,
                late_finish=dates.late_finish,
                last_day=task.deadline.last_day,
                is_critical=dates.is_critical,
            )


def span(drawn: Sequence[Bar]) -> tuple[Day, Day]:
    """Return the first day that bars show, and the day after the last one."""
    days = [day for bar in drawn for day in (bar.start, bar.end, bar.last_day, bar.late_finish) if day is not None]
    return min(days), max(days).add(days=1)


def month_starts(first: Day, last: Day, *, at_most: int = 14) -> tuple[Day, ...]:
    """Return first days of months, quarters, halves, or years between two days: the finest that are few enough."""
    for months in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000):
        found = list(_starts(first, last, months))
        if len(found) <= at_most:
            return tuple(found)
    return ()


def _starts(first: Day, last: Day, months: int) -> Iterator[Day]:
    number = first.year * 12 + first.month - 1
    number += -number % months
    while number < last.year * 12 + last.month and number // 12 <= Day.max.year:
        start = Day(number // 12, number % 12 + 1, 1)
        if first <= start < last:
            yield start
        number += months
