"""When periods of so many working days end, looked up by the day after which they begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

import attrs

from egov_consolidation.dates._work_calendar import WorkCalendar


@attrs.frozen(kw_only=True)
class WorkingPeriods:
    """The periods of so many working days, each of which begins on the day after an event.

    Attributes:
        first: The first day of an event, as an ordinal, for which the end is known.
        later: How many days after the event the period ends, for an event on that day and on each of those after it.
        years: The years of which it is published which days are worked.
    """

    first: int
    later: Sequence[int]
    years: range

    def end(self, event: int) -> int | None:
        """Return the last day of the period after an event, both as ordinals; `None` where it is not published."""
        place = event - self.first
        return event + self.later[place] if 0 <= place < len(self.later) else None

    def unpublished(self, event: int) -> int:
        """Return the first year that would have to be published for the end of a period to be known."""
        begun = dt.date.fromordinal(event + 1).year
        return begun if begun < self.years.start else max(begun, self.years.stop)


@lru_cache(maxsize=64)
def working_periods(count: int) -> WorkingPeriods:
    """Return when periods of so many working days end, by the published yearly arrangements.

    Args:
        count: Number of working days, at least 1.

    Examples:
        >>> periods = working_periods(1)
        >>> dt.date.fromordinal(periods.end(dt.date(2018, 6, 29).toordinal())).isoformat()
        '2018-07-02'
        >>> periods.end(dt.date(2150, 1, 1).toordinal()), periods.unpublished(dt.date(2003, 6, 1).toordinal())
        (None, 2003)
    """
    calendar = WorkCalendar.official()
    begin = dt.date(calendar.years.start, 1, 1).toordinal()
    ends = calendar.count_before(begin + len(calendar.worked))
    later: list[int] = []
    for event in range(begin - 1, begin + len(calendar.worked)):
        last = calendar.count_before(event + 1) + count - 1
        if last >= ends:
            break
        later.append(calendar.ordinal(last) - event)
    return WorkingPeriods(first=begin - 1, later=tuple(later), years=calendar.years)
