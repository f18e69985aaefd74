"""The periods of a recurring task: how each is called, and which have closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from egov_consolidation.dates import Day, occurrences, parse_recurrence, previous_day

_YEAR = re.compile(r"([0-9]{4})(?:年度?)?")
_MONTH = re.compile(r"([0-9]{4})(?:年|-)([0-9]{1,2})(?:月份?)?")
_QUARTER = re.compile(r"([0-9]{4})(?:年第?([一二三四1-4])季度|-?Q([1-4]))")
_QUARTERS = "一二三四"


@attrs.frozen
class ClosedPeriod:
    """A period of a recurring task that has closed.

    Attributes:
        name: What it is called: the year, the month or the day by which it closes.
        last_day: The day by which it closes.
        is_partial: Whether the plan came into it when it had begun.
    """

    name: str
    last_day: Day
    is_partial: bool


def period_name(rule: str, last_day: Day) -> str:
    """Return what the period is called that closes on a day.

    Args:
        rule: The recurrence rule of the task.
        last_day: The day on which it falls due.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> period_name("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", day("2018-12-31"))
        '2018'
        >>> period_name("FREQ=MONTHLY;BYMONTHDAY=28", day("2018-03-28"))
        '2018-03'
        >>> period_name("FREQ=WEEKLY;BYDAY=MO", day("2018-03-05"))
        '2018-03-05'
    """
    parsed = parse_recurrence(rule)
    if parsed.frequency not in {"YEARLY", "MONTHLY"} or len(parsed.month_days) > 1:
        return last_day.isoformat()
    in_a_year = parsed.frequency == "YEARLY" and len(parsed.months) == 1
    return f"{last_day.year}" if in_a_year else f"{last_day.year}-{last_day.month:02}"


def period_called(words: str) -> str:
    """Return a period as it is called here; words that mean none are returned as they are.

    Examples:
        >>> (
        ...     period_called("2018年度"),
        ...     period_called("2018年3月"),
        ...     period_called("2018年第一季度"),
        ...     period_called("全年"),
        ... )
        ('2018', '2018-03', '2018-03', '全年')
    """
    written = "".join(words.split())
    if (year := _YEAR.fullmatch(written)) is not None:
        return year[1]
    if (month := _MONTH.fullmatch(written)) is not None:
        return f"{month[1]}-{int(month[2]):02}"
    if (quarter := _QUARTER.fullmatch(written)) is None:
        return words
    named = quarter[2] or quarter[3]
    number = _QUARTERS.find(named) + 1 or int(named)
    return f"{quarter[1]}-{3 * number:02}"


def closed_periods(rule: str, since: Day, as_of: Day) -> Iterator[ClosedPeriod]:
    """Yield the periods of a recurring task that have closed: their last day is past.

    Args:
        rule: Its recurrence rule.
        since: The day from which on it is a duty.
        as_of: The day from which one looks back.

    Yields:
        The periods in order. The first is partial unless it began on the day on which the duty did.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> yearly = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"
        >>> [(one.name, one.is_partial) for one in closed_periods(yearly, day("2017-11-10"), day("2019-01-01"))]
        [('2017', True), ('2018', False)]
    """
    if as_of <= since:
        return
    eve = previous_day(since)
    begins_with_it = any(True for _ in occurrences(rule, eve, eve))
    for index, last_day in enumerate(occurrences(rule, since, previous_day(as_of))):
        yield ClosedPeriod(period_name(rule, last_day), last_day, index == 0 and not begins_with_it)
