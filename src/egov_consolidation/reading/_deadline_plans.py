"""Five-year plans as dates: 到“十三五”末, “十三五”期间."""

from __future__ import annotations

import re

from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_span import Span, single_day
from egov_consolidation.reading._deadline_years import Year
from egov_consolidation.reading._numerals import chinese_number

_PLAN = re.compile('(")?([一二三四五六七八九十]{1,2})五(?(1)")|第([一二三四五六七八九十]{1,3})个五年')
_NUMBERS = range(6, 20)
_KNOWN, _KNOWN_END = 13, 2020
_LENGTH = 5
_TENTH = 10


@production
def plan_end(scan: Scanner) -> Span | None:
    """Read the end of a five-year plan; the plan alone is read as its end.

    Examples:
        >>> from egov_consolidation.reading._deadline_context import DeadlineContext
        >>> from egov_consolidation.reading._deadline_text import Key
        >>> plan_end(Scanner(Key.of("“十四五”末"), DeadlineContext())).last_day
        Date(2025, 12, 31)
    """
    year = _last_year(scan)
    if year is None:
        return None
    scan.word("时期")
    scan.word("期末", "末期", "末", "收官之年")
    return single_day(year, 12, 31)


@production
def plan_stretch(scan: Scanner) -> tuple[Span, Span] | None:
    """Read the whole length of a five-year plan (“十三五”期间) as its first and its last day."""
    last = _last_year(scan)
    if last is None or last.value is None or not scan.word("期间", "时期"):
        return None
    first = Year(value=last.value - _LENGTH + 1, flags=last.flags)
    return single_day(first, 1, 1), single_day(last, 12, 31)


def _last_year(scan: Scanner) -> Year | None:
    found = scan.match(_PLAN)
    if found is None:
        return None
    quote, short, full = found.groups()
    number = chinese_number(short or full)
    is_named = bool(scan.word("规划", "计划")) or bool(quote or full) or scan.sees("末", "期", "时期")
    if number not in _NUMBERS or number is None or (number == _TENTH and not is_named):
        return None
    value = _KNOWN_END + _LENGTH * (number - _KNOWN)
    return Year(value=value, flags=frozenset({DeadlineFlag.PLAN_PERIOD}))
