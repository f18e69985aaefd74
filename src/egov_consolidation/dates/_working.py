"""Working days by the published yearly holiday arrangement (放假安排), make-up working days included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

import chinese_calendar  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

from egov_consolidation.dates._day import Day, next_day, previous_day


@cache
def published_years() -> range:
    """Return the years whose holiday arrangement is published and known here.

    Examples:
        >>> 2018 in published_years()
        True

    Source:
        The yearly notices of the State Council's General Office, as kept by chinesecalendar.
    """
    years = sorted({listed.year for listed in chinese_calendar.holidays})
    return range(years[0], years[-1] + 1)


def published_holidays() -> Iterator[dt.date]:
    """Yield the days off that the published arrangements name, weekend days among them."""
    yield from chinese_calendar.holidays


def published_make_up_days() -> Iterator[dt.date]:
    """Yield the weekend days that the published arrangements have worked."""
    yield from chinese_calendar.workdays


def is_working_day(of: Day) -> bool | None:
    """Return whether a day is worked, or `None` where its year's arrangement is not published.

    Examples:
        >>> is_working_day(Day(2018, 12, 29)), is_working_day(Day(2018, 12, 31)), is_working_day(Day(2150, 1, 1))
        (True, False, None)

    Source:
        国办发明电〔2018〕15号: 29 December 2018, a Saturday, is worked; 30 December to 1 January are not.
    """
    if of.year not in published_years():
        return None
    return bool(chinese_calendar.is_workday(of))  # pyright: ignore[reportUnknownMemberType]


def effective_day(last_day: Day) -> Day | None:
    """Return the last working day on or before a last day: the day on which the work has to be in.

    Returns:
        The same day if it is worked, else the previous working day; `None` where the arrangement of a year that has
        to be looked at is not published.

    Examples:
        >>> effective_day(Day(2018, 6, 30))
        Date(2018, 6, 29)

    Notes:
        Plan deadlines move back. Legal periods roll forward (民法典第203条) and are not plan deadlines.
    """
    current = last_day
    while (worked := is_working_day(current)) is False:
        current = previous_day(current)
    return None if worked is None else current


def add_working_days(event: Day, count: int) -> Day | None:
    """Return the `count`-th working day after an event, the day of the event not counted.

    Args:
        event: The day from which the period runs.
        count: Number of working days, at least 0.

    Returns:
        The last day of the period, or `None` where it runs past the published years.

    Examples:
        >>> add_working_days(Day(2018, 6, 29), 1)
        Date(2018, 7, 2)
    """
    current = event
    for _ in range(count):
        current = next_day(current)
        while (worked := is_working_day(current)) is False:
            current = next_day(current)
        if worked is None:
            return None
    return current
