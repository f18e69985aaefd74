"""Parts of a year in words: quarters, half-years, months, thirds of months and days."""

from __future__ import annotations

from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_span import END, Grain, Span, single_day, whole_month, whole_year
from egov_consolidation.reading._deadline_years import Year, from_issue

BEFORE = ("之前", "以前", "前")
"""Words that bound a day from before."""

_HALVES = {"上半年": (1, 6), "前半年": (1, 6), "下半年": (7, 12), "后半年": (7, 12)}
_THIRDS = {"上旬": (1, 10), "上中旬": (1, 20), "中旬": (11, 20), "中下旬": (11, END), "下旬": (21, END)}
_VAGUE_DAYS = {"初": (1, 10), "中": (11, 20)}
_VAGUE = frozenset({DeadlineFlag.VAGUE_DAY})
_MONTHS_FROM_ISSUE = {"本月份": 0, "本月": 0, "下个月": 1, "下月份": 1, "下月": 1}


@production
def part_of_year(scan: Scanner, year: Year) -> Span | None:
    """Read a part of a year: 第三季度, 上半年, 6月底, 11月中旬, 6月30日."""
    return quarter(scan, year) or _half_year(scan, year) or month(scan, year)


@production
def quarter(scan: Scanner, year: Year) -> Span | None:
    """Read a quarter, or the first so many: 第三季度, 2季度末, 前三季度, Q3."""
    from_first = scan.word("前") is not None
    sign = scan.word("Q", "第")
    number = scan.number(1, 4)
    if number is None or (sign != "Q" and not scan.word("季度", "个季度", "季")):
        return None
    first = 1 if from_first else 3 * number - 2
    return _stretch(scan, year, (first, 3 * number), Grain.QUARTER)


@production
def _half_year(scan: Scanner, year: Year) -> Span | None:
    word = scan.word(*_HALVES)
    return None if word is None else _stretch(scan, year, _HALVES[word], Grain.HALF_YEAR)


def _stretch(scan: Scanner, year: Year, months: tuple[int, int], grain: Grain) -> Span:
    first, last = months
    if scan.word("底", "末"):
        return single_day(year, last, END)
    bare = DeadlineFlag.BARE_QUARTER if grain is Grain.QUARTER else DeadlineFlag.BARE_HALF_YEAR
    return Span(year=year, opens=(first, 1), closes=(last, END), grain=grain, bare=bare, opens_deadline=True)


@production
def month(scan: Scanner, year: Year) -> Span | None:
    """Read a month and what of it is named: 6月, 6月底, 6月中旬, 6月30日."""
    number = scan.number(0, 99)
    return None if number is None or not scan.word("月份", "月") else part_of_month(scan, year, number)


def part_of_month(scan: Scanner, year: Year, number: int) -> Span:
    """Read what of a month is named after the month itself; nothing is the whole month.

    Args:
        scan: Where to read.
        year: The year.
        number: The month's number.
    """
    if scan.word("月底", "月末", "底", "末"):
        return single_day(year, number, END)
    third = scan.word(*_THIRDS)
    if third is not None:
        first, last = _THIRDS[third]
        return Span(year=year, opens=(number, first), closes=(number, last), grain=Grain.THIRD, opens_deadline=True)
    vague = scan.word(*_VAGUE_DAYS)
    if vague is not None:
        first, last = _VAGUE_DAYS[vague]
        return Span(year=year, opens=(number, first), closes=(number, last), flags=_VAGUE)
    return day_of_month(scan, year, number) or whole_month(year, number)


@production
def day_of_month(scan: Scanner, year: Year, month_number: int) -> Span | None:
    """Read a day of a month: 30日, 30号; a lost 日 is repaired where 前 follows."""
    number = scan.number(0, 99)
    if number is None:
        return None
    if scan.word("日", "号"):
        return single_day(year, month_number, number)
    return single_day(year, month_number, number, DeadlineFlag.REPAIRED) if scan.sees(*BEFORE) else None


@production
def month_from_issue(scan: Scanner) -> Span | None:
    """Read a month said from the day of issue: 本月底, 下月10日."""
    word = scan.word(*_MONTHS_FROM_ISSUE)
    if word is None:
        return None
    issued = scan.context.issue_day
    index = _MONTHS_FROM_ISSUE[word] + (0 if issued is None else issued.month - 1)
    return part_of_month(scan, from_issue(scan, index // 12), index % 12 + 1)


def rest_of_year(scan: Scanner, year: Year) -> Span:
    """Read what of a year is named after the year itself (底, 年底, 年初, 年中); nothing is the whole year.

    Args:
        scan: Where to read.
        year: The year.
    """
    if scan.word("年底", "年末", "年终", "底", "末", "终"):
        return single_day(year, 12, 31)
    if scan.word("年初", "初"):
        return Span(year=year, opens=(1, 1), closes=(3, 31), flags=_VAGUE)
    if scan.word("年中", "中"):
        return single_day(year, 6, 30, DeadlineFlag.VAGUE_DAY)
    if scan.sees("年内", "年以内", "年之内"):
        scan.word("年")
    return whole_year(year)


@production
def unnamed_year(scan: Scanner, year: Year) -> Span | None:
    """Read the end, beginning, middle or whole of a year that no words name: 年底, 年初, 年内."""
    return rest_of_year(scan, year) if scan.sees("年") and not scan.sees("年度") else None
