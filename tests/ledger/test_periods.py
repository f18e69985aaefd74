"""The periods of recurring tasks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day, end_of_month
from egov_consolidation.ledger import closed_periods, period_name
from egov_consolidation.ledger._periods import period_called

YEARLY = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"
QUARTERLY = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
MONTHLY = "FREQ=MONTHLY;BYMONTHDAY=-1"
SINCE = st.dates(day("2017-01-01"), day("2018-12-31")).map(day)
LATER = st.integers(0, 1200)


class TestClosedPeriods:
    """`closed_periods`."""

    @given(SINCE, LATER)
    def test_years_close_behind_their_last_day(self, since: Day, later: int) -> None:
        """One for each year whose 31 December lies behind; the first is whole only if the duty began on 1 January."""
        as_of = since.add(days=later)
        years = [year for year in range(since.year, as_of.year + 1) if as_of > day(f"{year}-12-31")]
        found = list(closed_periods(YEARLY, since, as_of))
        assert [one.name for one in found] == [str(year) for year in years]
        whole = (since.month, since.day) == (1, 1)
        assert [one.is_partial for one in found] == [not whole, *[False] * len(years)][: len(years)]

    @given(SINCE, LATER)
    def test_months_close_behind_theirs(self, since: Day, later: int) -> None:
        """One for each month that is past."""
        as_of = since.add(days=later)
        months = [divmod(number, 12) for number in range(since.year * 12 + since.month - 1, as_of.year * 12 + 12)]
        ends = [end_of_month(year, month + 1) for year, month in months]
        assert [one.last_day for one in closed_periods(MONTHLY, since, as_of)] == [one for one in ends if one < as_of]


class TestPeriodName:
    """`period_name`."""

    @given(SINCE, LATER, st.sampled_from((YEARLY, QUARTERLY, MONTHLY, "FREQ=WEEKLY;BYDAY=FR")))
    def test_no_two_periods_share_one(self, since: Day, later: int, rule: str) -> None:
        """An entry belongs to one period."""
        names = [one.name for one in closed_periods(rule, since, since.add(days=later))]
        assert len({*names}) == len(names)

    def test_several_days_of_a_month_are_named_by_day(self) -> None:
        """A month would mean both."""
        assert period_name("FREQ=MONTHLY;BYMONTHDAY=10,25", day("2018-03-10")) == "2018-03-10"


class TestPeriodCalled:
    """`period_called`."""

    @pytest.mark.parametrize(
        ("written", "called"),
        [
            ("2018", "2018"),
            ("2018年", "2018"),
            ("2018 年度", "2018"),
            ("2018-3", "2018-03"),
            ("2018年12月份", "2018-12"),
            ("2018年第二季度", "2018-06"),
            ("2018年4季度", "2018-12"),
            ("2018Q3", "2018-09"),
            ("2018-03-15", "2018-03-15"),
            ("上半年", "上半年"),
        ],
    )
    def test_it_is_the_year_or_the_month_that_closes_it(self, written: str, called: str) -> None:
        """As offices write them."""
        assert period_called(written) == called
