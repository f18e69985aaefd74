"""A stretch of the calendar: a day, a third of a month, a month, a quarter, a half-year, a year."""

from __future__ import annotations

from enum import IntEnum

import attrs

from egov_consolidation.dates import Day, end_of_month, last_day_of_month
from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_years import Year

END = -1
"""The number of a month's last day, whichever it is."""

_ANY_LEAP_YEAR = 2000
_LAST_MONTH = 12


class Grain(IntEnum):
    """How much of the calendar some words name."""

    DAY = 1
    THIRD = 2
    MONTH = 3
    QUARTER = 4
    HALF_YEAR = 5
    YEAR = 6


@attrs.frozen(kw_only=True)
class Span:
    """A stretch of the calendar that some words name.

    Attributes:
        year: Its year.
        opens: Month and day on which it opens.
        closes: Month and day on which it closes.
        grain: How much of the calendar it is.
        bare: The flag that says how it was read where neither 前 nor 底 nor another word bounds it.
        opens_deadline: Whether a deadline within it opens with it.
        flags: What its reading leaves open.
        is_numeric: Whether it is printed with figures and signs alone.
    """

    year: Year
    opens: tuple[int, int]
    closes: tuple[int, int]
    grain: Grain = Grain.DAY
    bare: DeadlineFlag | None = None
    opens_deadline: bool = False
    flags: frozenset[DeadlineFlag] = frozenset()
    is_numeric: bool = False

    @property
    def all_flags(self) -> frozenset[DeadlineFlag]:
        """What the reading of span and year leaves open, and whether the calendar has such days."""
        impossible = frozenset[DeadlineFlag]() if self.exists else frozenset({DeadlineFlag.IMPOSSIBLE_DAY})
        return self.flags | self.year.flags | impossible

    @property
    def exists(self) -> bool:
        """Whether the calendar has its days; 29 February counts where the year is not known."""
        return _exists(self.year.value, *self.opens) and _exists(self.year.value, *self.closes)

    @property
    def first_day(self) -> Day | None:
        """Its first day, where it exists and the year is known."""
        return _day(self.year.value, *self.opens)

    @property
    def last_day(self) -> Day | None:
        """Its last day, where it exists and the year is known."""
        return _day(self.year.value, *self.closes)


def single_day(year: Year, month: int, number: int, *flags: DeadlineFlag) -> Span:
    """Return the span of one day, which the calendar may lack."""
    return Span(year=year, opens=(month, number), closes=(month, number), flags=frozenset(flags))


def whole_month(year: Year, month: int) -> Span:
    """Return the span of one month."""
    return Span(year=year, opens=(month, 1), closes=(month, END), grain=Grain.MONTH, bare=DeadlineFlag.BARE_MONTH)


def whole_year(year: Year) -> Span:
    """Return the span of one year."""
    return Span(year=year, opens=(1, 1), closes=(_LAST_MONTH, 31), grain=Grain.YEAR, bare=DeadlineFlag.BARE_YEAR)


def _exists(year: int | None, month: int, number: int) -> bool:
    if not 1 <= month <= _LAST_MONTH:
        return False
    return number == END or 1 <= number <= last_day_of_month(_ANY_LEAP_YEAR if year is None else year, month)


def _day(year: int | None, month: int, number: int) -> Day | None:
    if year is None or not _exists(year, month, number):
        return None
    return end_of_month(year, month) if number == END else Day(year, month, number)
