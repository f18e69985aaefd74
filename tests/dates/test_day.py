"""Calendar days and their arithmetic."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import (
    Day,
    day,
    end_of_month,
    last_day_of_month,
    next_day,
    optional_day,
    previous_day,
    shifted,
)
from egov_consolidation.errors import UsageError

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(8999, 12, 31))


class TestDay:
    """`day`."""

    @given(st.dates())
    def test_words_and_dates_of_one_day_are_equal_and_hash_alike(self, of: dt.date) -> None:
        """Words and dates of one day are equal and hash alike."""
        assert day(of.isoformat()) == day(of) == of
        assert hash(day(of.isoformat())) == hash(of)
        assert isinstance(day(of), Day)

    @pytest.mark.parametrize(
        "words",
        [
            "2018-02-29",
            "2018-6-30",
            "2018-06-30 ",
            "20180630",
            "2018-06-30T00:00:00",
            "",
            "today",
            "２０１８-06-30",
            "٢٠١٨-06-30",
        ],
    )
    def test_refuses_words_that_are_no_day(self, words: str) -> None:
        """Refuses words that are no day."""
        with pytest.raises(UsageError, match="must be written YYYY-MM-DD and exist in the calendar"):
            day(words)

    def test_refuses_a_date_with_a_time(self) -> None:
        """Refuses a date with a time."""
        with pytest.raises(UsageError, match="must be written YYYY-MM-DD"):
            day(dt.datetime(2018, 6, 30, tzinfo=dt.UTC))

    def test_says_what_was_refused_in_both_languages_and_shortens_it(self) -> None:
        """Says what was refused in both languages and shortens it."""
        with pytest.raises(UsageError) as caught:
            day("x" * 1000)
        assert caught.value.text("en").startswith(f"“{'x' * 40}”: ")
        assert caught.value.text("zh").startswith(f"“{'x' * 40}”：日期须写作 YYYY-MM-DD")


class TestOptionalDay:
    """`optional_day`."""

    @given(st.dates())
    def test_is_a_day_or_nothing(self, of: dt.date) -> None:
        """Is a day or nothing."""
        assert optional_day(None) is None
        assert optional_day(of.isoformat()) == of


class TestEndOfMonth:
    """`end_of_month` and `last_day_of_month`."""

    @given(DAYS)
    def test_is_the_day_before_the_first_of_the_next_month(self, of: dt.date) -> None:
        """Is the day before the first of the next month."""
        first_of_next = (of.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        last = first_of_next - dt.timedelta(days=1)
        assert end_of_month(of.year, of.month) == last
        assert last_day_of_month(of.year, of.month) == last.day


class TestNeighbours:
    """`previous_day` and `next_day`."""

    @given(DAYS)
    def test_the_day_before_and_the_day_after_lie_one_day_away(self, of: dt.date) -> None:
        """The day before and the day after lie one day away."""
        assert previous_day(day(of)) == of - dt.timedelta(days=1)
        assert next_day(day(of)) == of + dt.timedelta(days=1)


class TestShifted:
    """`shifted`."""

    @given(DAYS, st.integers(-1000, 1000))
    def test_days_are_added(self, of: dt.date, days: int) -> None:
        """Days are added."""
        assert shifted(day(of), days=days) == of + dt.timedelta(days=days)

    @given(DAYS, st.integers(-1200, 1200))
    def test_months_keep_the_number_of_the_day_or_end_the_month(self, of: dt.date, months: int) -> None:
        """Months keep the number of the day or end the month."""
        year, month = divmod(of.year * 12 + of.month - 1 + months, 12)
        assert shifted(day(of), months=months) == dt.date(
            year, month + 1, min(of.day, last_day_of_month(year, month + 1))
        )

    @given(DAYS, st.integers(-100, 100))
    def test_a_year_is_twelve_months(self, of: dt.date, years: int) -> None:
        """A year is twelve months."""
        assert shifted(day(of), years=years) == shifted(day(of), months=12 * years)
