"""Working days, held against the published notices."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import add_working_days, day, effective_day, is_working_day, published_years

PUBLISHED = st.dates(dt.date(2007, 1, 1), dt.date(2019, 12, 31)).map(day)


def span(first: str, last: str) -> list[str]:
    """Return every day between two, both included."""
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return [(start + dt.timedelta(days=step)).isoformat() for step in range((end - start).days + 1)]


OFF_2018 = [
    *span("2018-01-01", "2018-01-01"),
    *span("2018-02-15", "2018-02-21"),
    *span("2018-04-05", "2018-04-07"),
    *span("2018-04-29", "2018-05-01"),
    *span("2018-06-16", "2018-06-18"),
    *span("2018-09-22", "2018-09-24"),
    *span("2018-10-01", "2018-10-07"),
    *span("2018-12-30", "2018-12-31"),
]
"""国办发明电〔2017〕12号 for 2018; its last days by 国办发明电〔2018〕15号, which arranges the new year of 2019."""
WORKED_2018 = ["2018-02-11", "2018-02-24", "2018-04-08", "2018-04-28", "2018-09-29", "2018-09-30", "2018-12-29"]
"""The Saturdays and Sundays that the same notices make working days."""

SEED = [
    ("2017-11-20", "2017-11-20"),
    ("2017-12-10", "2017-12-08"),
    ("2017-12-31", "2017-12-29"),
    ("2018-02-10", "2018-02-09"),
    ("2018-03-31", "2018-03-30"),
    ("2018-06-30", "2018-06-29"),
    ("2018-12-31", "2018-12-29"),
]
"""Days of the annex and the last working day on or before each, by the calendar and the notices."""


class TestIsWorkingDay:
    """`is_working_day`."""

    def test_2018_is_as_the_notices_say(self) -> None:
        """2018 is as the notices say."""
        for date in span("2018-01-01", "2018-12-31"):
            is_weekend = dt.date.fromisoformat(date).isoweekday() > 5
            expected = date in WORKED_2018 or (not is_weekend and date not in OFF_2018)
            assert is_working_day(day(date)) is expected, date

    @pytest.mark.parametrize("date", ["1999-06-01", "2003-12-31", "2150-01-01"])
    def test_is_not_known_where_no_arrangement_is_published(self, date: str) -> None:
        """Is not known where no arrangement is published."""
        assert is_working_day(day(date)) is None


class TestPublishedYears:
    """`published_years`."""

    def test_holds_the_years_of_the_annex_and_no_year_before_2004(self) -> None:
        """Holds the years of the annex and no year before 2004."""
        years = published_years()
        assert set(range(2004, 2021)) <= set(years)
        assert years.start == 2004

    def test_every_day_of_them_is_known_and_the_days_around_them_are_not(self) -> None:
        """Every day of them is known and the days around them are not."""
        years = published_years()
        for year in years:
            assert all(is_working_day(day(date)) is not None for date in span(f"{year}-01-01", f"{year}-12-31"))
        assert is_working_day(day(f"{years.start - 1}-12-31")) is None
        assert is_working_day(day(f"{years.stop}-01-01")) is None


class TestEffectiveDay:
    """`effective_day`."""

    @pytest.mark.parametrize(("last", "effective"), SEED)
    def test_days_of_the_annex_move_back_to_a_working_day(self, last: str, effective: str) -> None:
        """Days of the annex move back to a working day."""
        assert effective_day(day(last)) == day(effective)

    @given(PUBLISHED)
    def test_is_the_last_working_day_on_or_before(self, last: dt.date) -> None:
        """Is the last working day on or before."""
        effective = effective_day(day(last))
        assert effective is not None
        assert is_working_day(effective)
        passed = [effective + dt.timedelta(days=step) for step in range(1, (last - effective).days + 1)]
        assert not any(is_working_day(day(one)) for one in passed)

    def test_is_not_known_beyond_the_published_years(self) -> None:
        """Is not known beyond the published years."""
        years = published_years()
        assert effective_day(day(f"{years.stop}-06-30")) is None
        assert effective_day(day(f"{years.start}-01-01")) is None


class TestAddWorkingDays:
    """`add_working_days`."""

    def test_counts_make_up_days_and_passes_over_holidays(self) -> None:
        """Counts make up days and passes over holidays."""
        assert add_working_days(day("2018-09-28"), 2) == day("2018-09-30")
        assert add_working_days(day("2018-09-28"), 3) == day("2018-10-08")
        assert add_working_days(day("2018-02-14"), 1) == day("2018-02-22")

    @given(PUBLISHED, st.integers(0, 30), st.integers(0, 30))
    def test_periods_add_up(self, event: dt.date, first: int, second: int) -> None:
        """Periods add up."""
        between = add_working_days(day(event), first)
        assert between is not None
        assert add_working_days(between, second) == add_working_days(day(event), first + second)

    @given(PUBLISHED)
    def test_the_day_of_the_event_does_not_count(self, event: dt.date) -> None:
        """The day of the event does not count."""
        after = add_working_days(day(event), 1)
        assert add_working_days(day(event), 0) == event
        assert after is not None
        assert after > event

    def test_is_not_known_where_it_runs_past_the_published_years(self) -> None:
        """Is not known where it runs past the published years."""
        last = day(f"{published_years().stop - 1}-12-31")
        assert add_working_days(last, 1) is None
        assert add_working_days(last, 0) == last
