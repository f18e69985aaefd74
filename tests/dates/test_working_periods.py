"""Periods of working days, held against a walk from day to day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import add_working_days, day, published_years, working_periods

LAST = dt.date(published_years().stop - 1, 12, 31)
PUBLISHED = st.dates(dt.date(published_years().start, 1, 1), LAST)


class TestWorkingPeriods:
    """`working_periods`."""

    @given(PUBLISHED, st.integers(1, 30))
    def test_a_period_ends_where_a_walk_from_day_to_day_ends(self, event: dt.date, count: int) -> None:
        """The end is that of counting one working day after the other, and unknown where the walk gets lost."""
        walked = add_working_days(day(event), count)
        end = working_periods(count).end(event.toordinal())
        assert end == (None if walked is None else walked.toordinal())

    def test_a_period_that_begins_with_the_calendar_is_known(self) -> None:
        """The day of the event itself need not be published: it is not counted."""
        before = dt.date(published_years().start, 1, 1) - dt.timedelta(days=1)
        assert working_periods(1).end(before.toordinal()) is not None
        assert working_periods(1).end(before.toordinal() - 1) is None

    @pytest.mark.parametrize(
        ("event", "year"),
        [
            (dt.date(1998, 5, 1), 1998),
            (dt.date(1998, 12, 31), 1999),
            (LAST - dt.timedelta(days=5), LAST.year + 1),
            (LAST, LAST.year + 1),
            (dt.date(LAST.year + 3, 12, 31), LAST.year + 4),
        ],
    )
    def test_the_first_year_that_is_wanting_is_named(self, event: dt.date, year: int) -> None:
        """It is the first one that the period reaches and of which nothing is published."""
        assert working_periods(10).unpublished(event.toordinal()) == year

    def test_a_period_longer_than_the_calendar_never_ends(self) -> None:
        """Of no event is the end known."""
        assert working_periods(100_000).later == ()
