"""On which days of each period a recurring duty falls due."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_calendar import part_of_month, part_of_year, rest_of_year
from egov_consolidation.reading._deadline_cycles import Cycle, CycleUnit
from egov_consolidation.reading._deadline_endings import TIMES
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_span import END, Span, single_day
from egov_consolidation.reading._deadline_years import ANY_YEAR

_LIST = ("、", ",", "和", "及", "与")
_WEEKDAY = re.compile("(?:周|星期)?([一二三四五六日天])(?!次)")
_WEEKDAYS = "一二三四五六日"
_QUARTER_ENDS = (3, 6, 9, 12)
_HALF_YEAR_ENDS = (6, 12)
_LENGTHS = {1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_MONTHS_WITH_EVERY_DAY = 28


@attrs.frozen(kw_only=True)
class Days:
    """The days of each period on which a duty falls due.

    Attributes:
        months: In which months; empty for every month.
        month_days: On which days of the month, `END` being its last.
        weekdays: On which days of the week, Monday being 0.
        is_bare: Whether no day is printed, so that the last one of the period is meant.
        flags: What their reading leaves open.
    """

    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    is_bare: bool = False
    flags: frozenset[DeadlineFlag] = frozenset()


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
    return _listed_months(scan) or [_in_its_month(rest_of_year(scan, ANY_YEAR))]


def _of_half_year(scan: Scanner) -> Sequence[Days]:
    return _after_end(scan, (1, 7)) or [_ends(scan, _HALF_YEAR_ENDS)]


def _of_quarter(scan: Scanner) -> Sequence[Days]:
    return _after_end(scan, (1, 4, 7, 10)) or _month_of_quarter(scan) or [_ends(scan, _QUARTER_ENDS)]


def _of_month(scan: Scanner) -> Sequence[Days]:
    numbers = _month_days(scan)
    if numbers is not None:
        flags = frozenset[DeadlineFlag]().union(*(single_day(ANY_YEAR, 1, one).all_flags for one in numbers))
        return [Days(month_days=tuple(sorted(set(numbers))), flags=flags)]
    after = _after_end(scan, ())
    if after is not None:
        return after
    return [attrs.evolve(_days((1,), part_of_month(scan, ANY_YEAR, 1)), months=())]


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
        scan.word(*_LIST)
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


def _days(months: tuple[int, ...], found: Span) -> Days:
    """Return the last day of a span, in each of some months."""
    number = found.closes[1]
    impossible = (single_day(ANY_YEAR, month, number).all_flags for month in months)
    flags = found.all_flags.union(*impossible)
    return Days(months=months, month_days=(number,), is_bare=found.bare is not None, flags=flags)


def _in_its_month(found: Span) -> Days:
    return _days((found.closes[0],), found)


def _ends(scan: Scanner, months: tuple[int, ...]) -> Days:
    return Days(months=months, month_days=(END,), is_bare=scan.word("末", "底") is None)


@production
def _after_end(scan: Scanner, months: tuple[int, ...]) -> Sequence[Days] | None:
    """Read days counted from the end of each period: 结束后10日内."""
    if not scan.word("结束后", "终了后", "结束之日起", "后"):
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
    return [_days(months, part_of_month(scan, ANY_YEAR, number))]


def _which_month(scan: Scanner) -> int | None:
    if scan.word("首月", "首个月"):
        return 1
    if scan.word("末月", "最后一个月", "最后1个月"):
        return 3
    if not scan.word("第"):
        return None
    number = scan.number(1, 3)
    return number if number is not None and scan.word("个月") else None


@production
def _month_days(scan: Scanner) -> tuple[int, ...] | None:
    """Read days of each month: 25日, 5、20日, 5日和20日."""
    found: list[int] = []
    while True:
        end = scan.at
        if found:
            scan.word(*_LIST)
        numbers = _numbers(scan)
        if not numbers or not scan.word("日", "号"):
            scan.at = end
            return tuple(found) or None
        found.extend(numbers)


def _numbers(scan: Scanner) -> tuple[int, ...]:
    """Read numbers in a row: 1、4、7、10."""
    found: list[int] = []
    end = scan.at
    while (number := scan.number(0, 99)) is not None:
        found.append(number)
        end = scan.at
        scan.word(*_LIST)
    scan.at = end
    return tuple(found)


def _listed_months(scan: Scanner) -> Sequence[Days]:
    """Read months and their days in a row: 1、4、7、10月8日, 6月、12月底, 6月30日和12月31日, 第一季度.

    In 6月、12月10日 it is not settled whether the day is that of both months.
    """
    found: list[Days] = []
    end = scan.at
    while (days := _month_item(scan)) is not None:
        found.append(days)
        end = scan.at
        scan.word(*_LIST)
    scan.at = end
    if any(one.is_bare for one in found[:-1]) and found[-1].month_days != (END,):
        return [attrs.evolve(found[-1], flags=frozenset({DeadlineFlag.AMBIGUOUS}))]
    return _joined(found)


@production
def _month_item(scan: Scanner) -> Days | None:
    return _months_with_one_day(scan) or _part_of_every_year(scan)


@production
def _months_with_one_day(scan: Scanner) -> Days | None:
    months = _numbers(scan)
    is_month = bool(months) and scan.word("月份", "月") is not None
    return _days(months, part_of_month(scan, ANY_YEAR, months[-1])) if is_month else None


def _part_of_every_year(scan: Scanner) -> Days | None:
    found = part_of_year(scan, ANY_YEAR)
    return None if found is None else _in_its_month(found)


def _joined(found: list[Days]) -> Sequence[Days]:
    """Join days that one rule can hold: the same day of several months, or the ends of all."""
    if len({one.month_days for one in found}) > 1 and all(_is_month_end(one) for one in found):
        found = [attrs.evolve(one, month_days=(END,)) for one in found]
    by_day: dict[tuple[int, ...], Days] = {}
    for one in found:
        same = by_day.get(one.month_days)
        by_day[one.month_days] = one if same is None else _both(same, one)
    return list(by_day.values())


def _both(one: Days, other: Days) -> Days:
    return attrs.evolve(
        other,
        months=tuple(sorted({*one.months, *other.months})),
        flags=one.flags | other.flags,
    )


def _is_month_end(days: Days) -> bool:
    """Whether days are the last of their months in every year, which in February only 底 can say."""
    number = days.month_days[0]
    return number == END or all(number == _LENGTHS.get(month) for month in days.months)
