"""Deadlines by a date, and windows between two."""

from __future__ import annotations

import re

from egov_consolidation.dates import Day
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadline_bounds import Bound, Edge, bound, flags_of, last_day
from egov_consolidation.reading._deadline_calendar import month_from_issue, part_of_year, rest_of_year, unnamed_year
from egov_consolidation.reading._deadline_numeric import merged_day, numeric_date, numeric_day
from egov_consolidation.reading._deadline_plans import plan_end
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_span import Span
from egov_consolidation.reading._deadline_years import Year, inherited_year, year_words

_WEEKDAY = re.compile(r"\((?:周|星期)([一二三四五六日天])\)")
_WEEKDAYS = "一二三四五六日"
_REFUSED = frozenset({DeadlineFlag.IMPOSSIBLE_DAY, DeadlineFlag.AMBIGUOUS})


def unread(*flags: DeadlineFlag) -> Deadline:
    """Return the deadline of words that mean no one day."""
    return Deadline(kind=DeadlineKind.UNREAD, text="", flags=flags)


def doubts(flags: frozenset[DeadlineFlag]) -> Deadline | None:
    """Return an unread deadline where flags say that no day, or more than one, is meant."""
    refused = flags & _REFUSED
    return unread(*refused) if refused else None


@production
def span(scan: Scanner, year: Year | None = None) -> Span | None:
    """Read a stretch of the calendar in any notation.

    Args:
        scan: Where to read.
        year: The year where none is printed; else it is inherited.
    """
    in_figures = numeric_date(scan) or plan_end(scan)
    if in_figures is not None:
        return in_figures
    printed = year_words(scan, year)
    if printed is not None:
        return part_of_year(scan, printed) or merged_day(scan, printed) or rest_of_year(scan, printed)
    known = inherited_year(scan) if year is None else year
    return month_from_issue(scan) or part_of_year(scan, known) or unnamed_year(scan, known)


@production
def by_date(scan: Scanner) -> Deadline | None:
    """Read a deadline by a date: 2017年12月15日前, 年底前, 第三季度, 11月中旬, 6月30日下班前."""
    found = span(scan)
    if found is not None:
        return _by(found, bound(scan), scan) if _weekday_fits(scan, found.last_day) else None
    found = numeric_day(scan, inherited_year(scan))
    limit = bound(scan)
    return None if found is None or limit.edge not in {Edge.BEFORE, Edge.UNTIL} else _by(found, limit, scan)


def _by(found: Span, limit: Bound, scan: Scanner) -> Deadline:
    flags = flags_of(found, limit)
    opens = found.opens_deadline and limit.edge in {Edge.NONE, Edge.WITHIN}
    return doubts(flags) or Deadline(
        kind=DeadlineKind.BY_DATE,
        text="",
        first_day=found.first_day if opens else None,
        last_day=last_day(found, limit, scan),
        cutoff=limit.cutoff,
        flags=flags,
    )


def _weekday_fits(scan: Scanner, day: Day | None) -> bool:
    """Read a day of the week in brackets; one that the calendar contradicts is not read over."""
    found = scan.match(_WEEKDAY)
    return found is None or day is None or day.weekday() == _WEEKDAYS.index(found.group(1).replace("天", "日"))
