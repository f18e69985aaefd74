"""On which days of each period a recurring duty falls due."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_calendar import part_of_month, rest_of_year
from egov_consolidation.reading._deadline_cycles import Cycle, CycleUnit
from egov_consolidation.reading._deadline_days import Days, days_in, days_in_its_month
from egov_consolidation.reading._deadline_endings import TIMES
from egov_consolidation.reading._deadline_month_lists import LIST, listed_months, month_days
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_span import END, single_day
from egov_consolidation.reading._deadline_years import ANY_YEAR

_WEEKDAY = re.compile("(?:周|星期)?([一二三四五六日天])(?!次)")
_WEEKDAYS = "一二三四五六日"
_QUARTER_ENDS = (3, 6, 9, 12)
_HALF_YEAR_ENDS = (6, 12)
_MONTHS_WITH_EVERY_DAY = 28


def days_of(scan: Scanner, found: Cycle) -> Sequence[Days]:
    """Read the days of a cycle; where none are printed, the last day of each period.

    Args:
        scan: Where to read, behind the words of the cycle.
        found: The cycle.

    Returns:
        The days; several where one rule cannot hold them (15 January and 10 July).
    """
    return _READERS[found.unit](scan)


def _of_year(scan: Scanner) -> Sequence[Days]:
    after = _after_end(scan, (1,))
    if after is not None:
        return after
    scan.word("当年", "次年", "翌年")
    return listed_months(scan) or [days_in_its_month(rest_of_year(scan, ANY_YEAR))]


def _of_half_year(scan: Scanner) -> Sequence[Days]:
    return _after_end(scan, (1, 7)) or [_ends(scan, _HALF_YEAR_ENDS)]


def _of_quarter(scan: Scanner) -> Sequence[Days]:
    return _after_end(scan, (1, 4, 7, 10)) or _month_of_quarter(scan) or [_ends(scan, _QUARTER_ENDS)]


def _of_month(scan: Scanner) -> Sequence[Days]:
    numbers = month_days(scan)
    if numbers is not None:
        flags = frozenset[DeadlineFlag]().union(*(single_day(ANY_YEAR, 1, one).all_flags for one in numbers))
        return [Days(month_days=tuple(sorted(set(numbers))), flags=flags)]
    after = _after_end(scan, ())
    if after is not None:
        return after
    return [attrs.evolve(days_in((1,), part_of_month(scan, ANY_YEAR, 1)), months=())]


def _of_half_month(_: Scanner) -> Sequence[Days]:
    return [Days(month_days=(15, END), is_bare=True)]


def _of_third(_: Scanner) -> Sequence[Days]:
    return [Days(month_days=(10, 20, END), is_bare=True)]


def _of_week(scan: Scanner) -> Sequence[Days]:
    times = TIMES.match(scan.key.text, scan.at)
    if times is not None and not times.group().endswith("次"):
        return [Days(weekdays=(6,), flags=frozenset({DeadlineFlag.AMBIGUOUS}))]
    found: list[int] = []
    end = scan.at
    while weekday := scan.match(_WEEKDAY):
        found.append(_WEEKDAYS.index(weekday.group(1).replace("天", "日")))
        end = scan.at
        scan.word(*LIST)
    scan.at = end
    return [Days(weekdays=tuple(sorted(set(found))))] if found else [Days(weekdays=(6,), is_bare=True)]


def _of_day(_: Scanner) -> Sequence[Days]:
    return [Days()]


_READERS: dict[CycleUnit, Callable[[Scanner], Sequence[Days]]] = {
    CycleUnit.YEAR: _of_year,
    CycleUnit.HALF_YEAR: _of_half_year,
    CycleUnit.QUARTER: _of_quarter,
    CycleUnit.MONTH: _of_month,
    CycleUnit.HALF_MONTH: _of_half_month,
    CycleUnit.THIRD: _of_third,
    CycleUnit.WEEK: _of_week,
    CycleUnit.DAY: _of_day,
}


def _ends(scan: Scanner, months: tuple[int, ...]) -> Days:
    return Days(months=months, month_days=(END,), is_bare=scan.word("末", "底") is None)


@production
def _after_end(scan: Scanner, months: tuple[int, ...]) -> Sequence[Days] | None:
    """Read days counted from the end of each period: 结束后10日内."""
    if not scan.word("结束后", "终了后", "结束之日起"):
        return None
    number = scan.number(1, _MONTHS_WITH_EVERY_DAY if not months else 30)
    if number is None or not scan.word("日", "天", "个自然日") or not scan.sees("内", "以内", "之内"):
        return None
    return [Days(months=months, month_days=(number,))]


@production
def _month_of_quarter(scan: Scanner) -> Sequence[Days] | None:
    """Read a month of each quarter and its day: 第一个月10日, 末月25日."""
    number = _which_month(scan)
    if number is None:
        return None
    months = tuple(range(number, 13, 3))
    return [days_in(months, part_of_month(scan, ANY_YEAR, number))]


def _which_month(scan: Scanner) -> int | None:
    if scan.word("首月", "首个月"):
        return 1
    if scan.word("末月", "最后一个月", "最后1个月"):
        return 3
    if not scan.word("第"):
        return None
    number = scan.number(1, 3)
    return number if number is not None and scan.word("个月") else None
