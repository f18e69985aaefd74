"""Windows between a first and a last day."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadline_bounds import bound, last_day
from egov_consolidation.reading._deadline_calendar import day_of_month, month, quarter
from egov_consolidation.reading._deadline_context import YEARS
from egov_consolidation.reading._deadline_dates import doubts, span, unread
from egov_consolidation.reading._deadline_events import Mode, events
from egov_consolidation.reading._deadline_numeric import numeric_day
from egov_consolidation.reading._deadline_plans import plan_stretch
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_span import Grain, Span, single_day, whole_month, whole_year
from egov_consolidation.reading._deadline_years import Year, inherited_year, year_words

_Ends = tuple[Span, Span]
_DASHES = ("起至", "--", "-", "~", "至", "到")
_MONTHS = (1, 12)
_DAYS = (1, 31)


@production
def window(scan: Scanner) -> Deadline | None:
    """Read a window: 2018—2020年, 2017年12月—2018年3月, 6月1日至30日, 全年, 即日起至6月底."""
    since_issue = _since_issue(scan)
    if since_issue is not None:
        return since_issue
    ends = plan_stretch(scan) or _whole_year(scan) or _counted_years(scan) or _between(scan)
    if ends is None:
        return None
    scan.word("期间")
    first, last = ends
    return _window(scan, first, last)


def _window(scan: Scanner, first: Span, last: Span) -> Deadline:
    limit = bound(scan)
    flags = first.all_flags | last.all_flags
    doubt = doubts(flags)
    if doubt is not None:
        return doubt
    if _place(first.year, first.opens) > _place(last.year, last.closes):
        are_printed = first.year is not last.year and first.year.is_printed and last.year.is_printed
        return unread() if are_printed else unread(DeadlineFlag.AMBIGUOUS)
    opens, closes = first.first_day, last_day(last, limit, scan)
    if opens is not None and closes is not None and opens > closes:
        return unread()
    return Deadline(
        kind=DeadlineKind.WINDOW, text="", first_day=opens, last_day=closes, cutoff=limit.cutoff, flags=flags
    )


def _place(year: Year, of: tuple[int, int]) -> tuple[int, int, int]:
    return (year.value or 0, of[0], of[1] % 100)


@production
def _since_issue(scan: Scanner) -> Deadline | None:
    for event in events(scan):
        if event.mode is Mode.FROM and event.is_issue and scan.word("至", "到", "-", "--"):
            found = span(scan)
            if found is not None:
                return _from_issue(scan, event.first_day, found)
    return None


def _from_issue(scan: Scanner, issued: Day | None, last: Span) -> Deadline:
    limit = bound(scan)
    closes = last_day(last, limit, scan)
    opens = issued if closes is not None else None
    if opens is not None and closes is not None and opens > closes:
        return unread()
    return doubts(last.all_flags) or Deadline(
        kind=DeadlineKind.BY_DATE if opens is None else DeadlineKind.WINDOW,
        text="",
        first_day=opens,
        last_day=closes,
        cutoff=limit.cutoff,
        flags=last.all_flags,
    )


@production
def _whole_year(scan: Scanner) -> _Ends | None:
    year = year_words(scan) or inherited_year(scan)
    whole = whole_year(year)
    return (whole, whole) if scan.word("贯穿全年", "全年度", "全年") else None


@production
def _counted_years(scan: Scanner) -> _Ends | None:
    """Read years that are counted: 利用2017、2018两年时间."""
    scan.word("利用", "用")
    first = scan.number(YEARS.start, YEARS.stop - 1)
    scan.word("年度", "年")
    if first is None or not scan.word("、", "和", *_DASHES):
        return None
    last = scan.number(YEARS.start, YEARS.stop - 1)
    scan.word("年度", "年")
    count = scan.number(2, 20)
    if last is None or count != last - first + 1 or not scan.word("年"):
        return None
    scan.word("的")
    scan.word("时间")
    return whole_year(Year(value=first)), whole_year(Year(value=last))


@production
def _between(scan: Scanner) -> _Ends | None:
    scan.word("自", "从")
    return _spans(scan) or _years(scan) or _parts_with_one_unit(scan)


@production
def _years(scan: Scanner) -> _Ends | None:
    """Read 2018—2020年 and 2018—2020: the first year stands without 年."""
    first = scan.number(YEARS.start, YEARS.stop - 1)
    if first is None or not scan.word(*_DASHES):
        return None
    last = span(scan)
    if last is not None:
        return (whole_year(Year(value=first)), last) if last.year.is_printed else None
    number = scan.number(YEARS.start, YEARS.stop - 1)
    return None if number is None else (whole_year(Year(value=first)), whole_year(Year(value=number)))


@production
def _spans(scan: Scanner) -> _Ends | None:
    first = span(scan) or numeric_day(scan, inherited_year(scan))
    if first is None:
        return None
    scan.word("起", "开始")
    if not scan.word(*_DASHES):
        return None
    last = _second(scan, first)
    if last is None:
        return None
    if last.year.is_printed and not first.year.is_printed:
        return attrs.evolve(first, year=last.year), last
    return first, last


def _second(scan: Scanner, first: Span) -> Span | None:
    """Read the last stretch of a window, which may leave to the first one its year and its month."""
    found = span(scan, first.year) or numeric_day(scan, first.year)
    if found is not None:
        return found
    if first.grain is Grain.DAY:
        day = day_of_month(scan, first.year, first.closes[0])
        if day is not None:
            return day
    if not first.is_numeric:
        return None
    number = scan.number(*_DAYS)
    if number is None:
        return None
    is_month = first.grain is Grain.MONTH
    return whole_month(first.year, number) if is_month else single_day(first.year, first.closes[0], number)


@production
def _parts_with_one_unit(scan: Scanner) -> _Ends | None:
    """Read 6—12月, 6月1—30日, 一至三季度: the unit stands behind the second number alone."""
    year = year_words(scan) or inherited_year(scan)
    return _quarters(scan, year) or _months(scan, year) or _days(scan, year)


@production
def _quarters(scan: Scanner, year: Year) -> _Ends | None:
    scan.word("第")
    first = scan.number(1, 4)
    if first is None or not scan.word(*_DASHES):
        return None
    last = quarter(scan, year)
    return None if last is None else (whole_month(year, 3 * first - 2), last)


@production
def _months(scan: Scanner, year: Year) -> _Ends | None:
    first = scan.number(*_MONTHS)
    if first is None or not scan.word(*_DASHES):
        return None
    last = month(scan, year)
    return None if last is None else (whole_month(year, first), last)


@production
def _days(scan: Scanner, year: Year) -> _Ends | None:
    number = scan.number(*_MONTHS)
    if number is None or not scan.word("月"):
        return None
    first = scan.number(*_DAYS)
    if first is None or not scan.word(*_DASHES):
        return None
    last = day_of_month(scan, year, number)
    return None if last is None else (single_day(year, number, first), last)
