"""A calendar day and its arithmetic."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TypeAlias

import pendulum

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

Day: TypeAlias = pendulum.Date
"""A calendar day: a `datetime.date` that knows months and years."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def day(value: str | dt.date) -> Day:
    """Return a calendar day.

    Args:
        value: `YYYY-MM-DD`, or a date without a time.

    Returns:
        The day; it equals the `datetime.date` of the same day.

    Raises:
        UsageError: The words are no day of the calendar, or the value carries a time of day.

    Examples:
        >>> day("2018-06-30")
        Date(2018, 6, 30)
        >>> day("2018-06-31")
        Traceback (most recent call last):
        ...
        egov_consolidation.errors.UsageError: “2018-06-31”: a day must be written YYYY-MM-DD and exist in the calendar
    """
    if isinstance(value, dt.datetime) or not isinstance(value, str | dt.date):
        raise _no_day(value)
    if isinstance(value, dt.date):
        return Day(value.year, value.month, value.day)
    match = _ISO.fullmatch(value)
    if match is None:
        raise _no_day(value)
    try:
        return Day(*(int(part) for part in match.groups()))
    except ValueError:
        raise _no_day(value) from None


def optional_day(value: str | dt.date | None) -> Day | None:
    """Return a calendar day, or nothing where nothing is given."""
    return None if value is None else day(value)


def _no_day(value: object) -> UsageError:
    shown = str(value)[:40]
    return UsageError(
        Text(
            en=f"“{shown}”: a day must be written YYYY-MM-DD and exist in the calendar",
            zh=f"“{shown}”：日期须写作 YYYY-MM-DD，且历法中确有此日",
        )
    )


def last_day_of_month(year: int, month: int) -> int:
    """Return the number of the last day of a month (28 to 31)."""
    return calendar.monthrange(year, month)[1]


def end_of_month(year: int, month: int) -> Day:
    """Return the last day of a month.

    Examples:
        >>> end_of_month(2018, 2)
        Date(2018, 2, 28)
    """
    return Day(year, month, last_day_of_month(year, month))


def previous_day(of: Day) -> Day:
    """Return the day before."""
    return of.subtract(days=1)


def next_day(of: Day) -> Day:
    """Return the day after."""
    return of.add(days=1)


def shifted(start: Day, *, days: int = 0, months: int = 0, years: int = 0) -> Day:
    """Return the day that lies so many years, months and days after another.

    Months keep the number of the day where the month has it, else take the month's last day.

    Examples:
        >>> shifted(day("2018-01-31"), months=1)
        Date(2018, 2, 28)
    """
    return start.add(years=years, months=months, days=days)
