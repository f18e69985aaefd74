"""Years: printed, said from the day of issue, and inherited."""

from __future__ import annotations

import attrs

from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_context import YEARS
from egov_consolidation.reading._deadline_scanner import Scanner, production

_FROM_ISSUE = {"今年度": 0, "今年": 0, "本年度": 0, "本年": 0, "明年度": 1, "明年": 1, "后年": 2}
_NEXT = ("次年", "翌年", "第二年")


@attrs.frozen(kw_only=True)
class Year:
    """A year.

    Attributes:
        value: The number; `None` where it is not known.
        flags: What its reading leaves open.
        is_printed: Whether words of the cell name it.
    """

    value: int | None = None
    flags: frozenset[DeadlineFlag] = frozenset()
    is_printed: bool = True


ANY_YEAR = Year()
"""The year of a day that comes again every year."""


@production
def year_words(scan: Scanner, before: Year | None = None) -> Year | None:
    """Read the words of a year: 2018年, 二〇一八年度, 今年, 次年.

    Args:
        scan: Where to read.
        before: The year that 次年 follows; else that of the part of the cell before.
    """
    word = scan.word(*_FROM_ISSUE)
    if word is not None:
        return from_issue(scan, _FROM_ISSUE[word])
    if scan.word(*_NEXT):
        base = scan.year if before is None else before.value
        return None if base is None else Year(value=base + 1)
    number = scan.number(YEARS.start, YEARS.stop - 1)
    return Year(value=number) if number is not None and scan.word("年度", "年份", "年") else None


def from_issue(scan: Scanner, years: int) -> Year:
    """Return the year that lies so many years after the year of issue."""
    issued = scan.context.issue_day
    if issued is None:
        return Year(flags=frozenset({DeadlineFlag.DEICTIC_YEAR, DeadlineFlag.MISSING_YEAR}))
    return Year(value=issued.year + years, flags=frozenset({DeadlineFlag.DEICTIC_YEAR}))


def inherited_year(scan: Scanner) -> Year:
    """Return the year of a day that prints none: of the part before it, of the title, or of the day of issue."""
    value = scan.context.year if scan.year is None else scan.year
    flag = DeadlineFlag.MISSING_YEAR if value is None else DeadlineFlag.ASSUMED_YEAR
    return Year(value=value, flags=frozenset({flag}), is_printed=False)
