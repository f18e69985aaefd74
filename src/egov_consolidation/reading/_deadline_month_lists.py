"""Months and days in a row: 1、4、7、10月8日, 6月、12月底, 5日和20日."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_calendar import part_of_month, part_of_year
from egov_consolidation.reading._deadline_days import Days, days_in, days_in_its_month
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_span import END
from egov_consolidation.reading._deadline_years import ANY_YEAR

LIST = ("、", ",", "和", "及", "与")
"""What stands between the members of a list."""

_LENGTHS = {1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


@production
def month_days(scan: Scanner) -> tuple[int, ...] | None:
    """Read days of each month: 25日, 5、20日, 5日和20日."""
    found: list[int] = []
    while True:
        end = scan.at
        if found:
            scan.word(*LIST)
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
        scan.word(*LIST)
    scan.at = end
    return tuple(found)


def listed_months(scan: Scanner) -> Sequence[Days]:
    """Read months and their days in a row: 1、4、7、10月8日, 6月、12月底, 6月30日和12月31日, 第一季度.

    In 6月、12月10日 it is not settled whether the day is that of both months.
    """
    found: list[Days] = []
    end = scan.at
    while (days := _month_item(scan)) is not None:
        found.append(days)
        end = scan.at
        scan.word(*LIST)
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
    return days_in(months, part_of_month(scan, ANY_YEAR, months[-1])) if is_month else None


def _part_of_every_year(scan: Scanner) -> Days | None:
    found = part_of_year(scan, ANY_YEAR)
    return None if found is None else days_in_its_month(found)


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
