"""Dates in figures and signs, and dates that lost a character on their way."""

from __future__ import annotations

import re

import attrs

from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_calendar import part_of_month
from egov_consolidation.reading._deadline_context import YEARS
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_span import Span, single_day, whole_month
from egov_consolidation.reading._deadline_years import Year

_FULL = re.compile(r"([0-9]{4})([./-])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])[日号]?(?:[ T]?00:00(?::00)?(?![0-9:前]))?")
_MONTH = re.compile(r"([0-9]{4})([./-])([0-9]{1,2})(?![0-9])")
_SHORT = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})(?![0-9])[日号]?")
_RUN = re.compile("([0-9]{4})([0-9]{1,4})(?![0-9])([日号月]?)")
_MERGED = re.compile("([0-9]{3,4})[日号]")
_TWO = 2


@production
def numeric_date(scan: Scanner) -> Span | None:
    """Read a day or a month in figures and signs: 2018.6.30, 2018/6/30, 2018-06-30, 20180630, 2018.6."""
    return _full(scan) or _month_of_year(scan) or _run(scan)


@production
def numeric_day(scan: Scanner, year: Year) -> Span | None:
    """Read a month and a day in figures and signs, without a year: 6.30, 6/30."""
    found = scan.match(_SHORT)
    return None if found is None else single_day(year, int(found.group(1)), int(found.group(3)))


@production
def merged_day(scan: Scanner, year: Year) -> Span | None:
    """Repair a month and a day between which 月 was lost: 2018年630日."""
    found = scan.match(_MERGED)
    return None if found is None else _only(_days(year, found.group(1)))


@production
def _full(scan: Scanner) -> Span | None:
    found = scan.match(_FULL)
    if found is None or int(found.group(1)) not in YEARS:
        return None
    day = single_day(Year(value=int(found.group(1))), int(found.group(3)), int(found.group(4)))
    return attrs.evolve(day, is_numeric=True)


@production
def _month_of_year(scan: Scanner) -> Span | None:
    found = scan.match(_MONTH)
    if found is None or int(found.group(1)) not in YEARS:
        return None
    year, number = Year(value=int(found.group(1))), int(found.group(3))
    if scan.word("月份", "月"):
        return part_of_month(scan, year, number)
    return attrs.evolve(whole_month(year, number), is_numeric=True)


@production
def _run(scan: Scanner) -> Span | None:
    """Read figures without signs: eight are a day, fewer are a date that lost its 年 or 月."""
    found = scan.match(_RUN)
    if found is None or int(found.group(1)) not in YEARS:
        return None
    year, rest, unit = Year(value=int(found.group(1))), found.group(2), found.group(3)
    if unit == "月":
        return _only([part_of_month(scan, year, int(rest))]) if len(rest) <= _TWO else None
    if not unit and len(rest) == _TWO + _TWO:
        return single_day(year, int(rest[:_TWO]), int(rest[_TWO:]))
    months = [whole_month(year, int(rest))] if not unit and len(rest) <= _TWO else []
    return _only([*_days(year, rest), *months])


def _days(year: Year, figures: str) -> list[Span]:
    """Return the day for each way of cutting figures into a month and a day."""
    cuts = range(max(1, len(figures) - _TWO), min(_TWO, len(figures) - 1) + 1)
    return [single_day(year, int(figures[:cut]), int(figures[cut:])) for cut in cuts]


def _only(readings: list[Span]) -> Span:
    """Return the one reading that the calendar has; of several none is chosen."""
    legal = [one for one in readings if one.exists]
    if not legal:
        return readings[0] if readings else single_day(Year(), 0, 0)
    flag = DeadlineFlag.REPAIRED if len(legal) == 1 else DeadlineFlag.AMBIGUOUS
    return attrs.evolve(legal[0], flags=legal[0].flags | {flag})
