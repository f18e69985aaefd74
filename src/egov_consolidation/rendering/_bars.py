"""What a Gantt chart shows: a bar for each task, in order, the time that they span, and what drives the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import DependencyType
from egov_consolidation.rendering._days import days_late
from egov_consolidation.rendering._tasks import answering, content_said
from egov_consolidation.rendering._width import cut
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang, Text

_LABEL, _WHO = 34, 16
_STEPS, _MILLENNIUM = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000), 12000
"""Months between two that are named; there are never more than nine millennia."""

_FROM_FINISH = frozenset({DependencyType.FINISH_TO_START, DependencyType.FINISH_TO_FINISH})
_TO_START = frozenset({DependencyType.FINISH_TO_START, DependencyType.START_TO_START})

_NO_BARS = Text(en="{plan}: no task has dates, so there is nothing to draw", zh="{plan}：没有有日期的任务，无图可绘")


@attrs.frozen(kw_only=True)
class Bar:
    """What a Gantt chart shows of one task.

    Attributes:
        id: Id of the task.
        label: Its content, cut to one line.
        who: Who answers for it, cut to one line.
        start: The first day.
        finish: The last day.
        late_finish: The last day that does not move the end.
        last_day: Its deadline.
        days_late: Days of the calendar by which it ends after its deadline; 0 where it keeps it.
        is_critical: Whether it is critical.
        is_conflict: Whether its deadline contradicts the order of work.
    """

    id: str
    label: str
    who: str
    start: Day
    finish: Day
    late_finish: Day | None
    last_day: Day | None
    days_late: int
    is_critical: bool
    is_conflict: bool

    @property
    def end(self) -> Day:
        """The day after the last one, where the bar ends."""
        return after(self.finish)

    @property
    def float_end(self) -> Day:
        """The day after the last one that does not move the end; where the bar ends, if it may not slip."""
        return self.end if self.late_finish is None else max(self.end, after(self.late_finish))

    @property
    def due(self) -> Day | None:
        """The day after the deadline."""
        return None if self.last_day is None else after(self.last_day)

    @property
    def is_late(self) -> bool:
        """Whether the bar ends after the deadline."""
        return self.days_late > 0


def after(of: Day) -> Day:
    """Return the day after a day; of the last one that there is, the day itself."""
    return of if of == Day.max else of.add(days=1)


@attrs.frozen(kw_only=True)
class Link:
    """What holds one critical task to another, so that a day lost on the first is lost on the second.

    Attributes:
        source: Id of the first task.
        target: Id of the second task.
        leaves_finish: Whether it leaves the end of the first bar; else its beginning.
        enters_start: Whether it enters the beginning of the second bar; else its end.
    """

    source: str
    target: str
    leaves_finish: bool
    enters_start: bool


def bars(schedule: Schedule, lang: Lang) -> tuple[Bar, ...]:
    """Return a bar for each task that has dates, in the order of the plan.

    Raises:
        UsageError: No task has dates.
    """
    drawn = tuple(_bars(schedule, lang))
    if not drawn:
        raise UsageError(_NO_BARS.fill(plan=schedule.plan.id))
    return drawn


def _bars(schedule: Schedule, lang: Lang) -> Iterator[Bar]:
    at_odds = {task for room in schedule.deadlines.conflicts for task in (room.path[0], room.target)}
    for dates in schedule:
        task = schedule.plan[dates.id]
        if dates.start is not None and dates.finish is not None:
            yield Bar(
                id=task.id,
                label=cut(content_said(task, lang).replace("\n", " "), _LABEL),
                who=cut(answering(task, lang).replace("\n", " "), _WHO),
                start=dates.start,
                finish=dates.finish,
                late_finish=dates.late_finish,
                last_day=task.deadline.last_day,
                days_late=days_late(task, dates),
                is_critical=dates.is_critical,
                is_conflict=task.id in at_odds,
            )


def critical_links(schedule: Schedule) -> tuple[Link, ...]:
    """Return what holds the critical tasks to each other: the dependencies through which one sets the date of another.

    Drawn between the bars, they make the critical chain seen as one.
    """
    critical = dict.fromkeys(schedule.critical_tasks())
    links = (
        Link(
            source=driver.predecessor,
            target=task,
            leaves_finish=driver.dependency.type in _FROM_FINISH,
            enters_start=driver.dependency.type in _TO_START,
        )
        for task in critical
        for driver in schedule.driving_predecessors(task)
        if driver.predecessor in critical
    )
    return tuple(dict.fromkeys(links))


def span(drawn: Sequence[Bar], data_date: Day) -> tuple[Day, Day]:
    """Return the first day that a chart shows, and the day after the last one."""
    days = [day for bar in drawn for day in (bar.start, bar.float_end, bar.due) if day is not None]
    return min(data_date, *days), after(max(days))


def month_starts(first: Day, last: Day, *, at_most: int = 14) -> tuple[Day, ...]:
    """Return first days of months, quarters, halves, or years between two days: the finest that are few enough."""
    for months in _STEPS:
        found = tuple(_starts(first, last, months))
        if len(found) <= at_most:
            return found
    return tuple(_starts(first, last, _MILLENNIUM))


def _starts(first: Day, last: Day, months: int) -> Iterator[Day]:
    number = first.year * 12 + first.month - 1
    number += -number % months
    while number < last.year * 12 + last.month:
        start = Day(number // 12, number % 12 + 1, 1)
        if first <= start < last:
            yield start
        number += months
