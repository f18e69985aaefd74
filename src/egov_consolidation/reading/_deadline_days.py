"""The days of a period on which a recurring duty falls due."""

from __future__ import annotations

import attrs

from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_span import Span, single_day
from egov_consolidation.reading._deadline_years import ANY_YEAR


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


def days_in(months: tuple[int, ...], found: Span) -> Days:
    """Return the last day of a span, in each of some months.

    Args:
        months: The months.
        found: The span, in any of them.
    """
    number = found.closes[1]
    impossible = (single_day(ANY_YEAR, month, number).all_flags for month in months)
    flags = found.all_flags.union(*impossible)
    return Days(months=tuple(sorted(set(months))), month_days=(number,), is_bare=found.bare is not None, flags=flags)


def days_in_its_month(found: Span) -> Days:
    """Return the last day of a span, in the month in which it closes."""
    return days_in((found.closes[0],), found)
