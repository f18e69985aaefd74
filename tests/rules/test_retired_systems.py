"""Retired systems against their definitions, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOT_YET,
    BudgetLine,
    BudgetPurpose,
    InformationSystem,
    LifecycleState,
    Money,
)

from .judging import days_near, days_or_never, said, verdict


class TestNoMoneyForRetiredSystems:
    """ZS06."""

    @given(
        st.integers(2017, 2040),
        st.integers(2016, 2030),
        st.sampled_from(((1, 1), (12, 31))),
        st.integers(0, 1),
        st.sampled_from(tuple(BudgetPurpose)),
        st.booleans(),
    )
    def test_a_system_that_went_in_an_earlier_year_gets_nothing(
        self, year: int, retired: int, on: tuple[int, int], fen: int, purpose: BudgetPurpose, winding_down: bool
    ) -> None:
        """On the first and on the last day of a year, whatever the year of the budget."""
        system = InformationSystem(id="s", retired_on=Day(retired, *on))
        line = BudgetLine(
            id="1",
            purpose=purpose,
            fiscal_year=year,
            system="s",
            amount=Money(fen),
            is_winding_down=winding_down,
        )
        applies = purpose is BudgetPurpose.OPERATION and retired < year and not winding_down
        assert verdict("ZS06", line, system, as_of="2030-12-31") is said(applies=applies, holds=fen == 0)

    @given(st.integers(2030, 2040), st.integers(2031, 2033), st.none() | st.integers(2030, 2040))
    def test_beyond_the_years_it_knows_the_parameter_decides(
        self, year: int, retired: int, last_year: int | None
    ) -> None:
        """Unset, the budgets after 2031 are undecided; a system that was not retired is never paid for wrongly."""
        gone, there = (InformationSystem(id="s", retired_on=one) for one in (Day(retired, 6, 30), NOT_YET))
        line = BudgetLine(
            id="1",
            purpose=BudgetPurpose.OPERATION,
            fiscal_year=year,
            system="s",
            amount=Money(1),
            is_winding_down=False,
        )
        values = {} if last_year is None else {"ZS06.last_year": last_year}
        found = [verdict("ZS06", line, one, as_of="2041-01-01", parameters=values) for one in (gone, there)]
        if year <= 2031 or (last_year is not None and year <= last_year):
            expected = Verdict.NOT_APPLICABLE
        else:
            expected = Verdict.UNKNOWN if last_year is None else Verdict.FAIL
        assert found == [expected, Verdict.NOT_APPLICABLE]

    @pytest.mark.parametrize("year", range(2017, 2041))
    def test_the_day_is_that_before_the_year(self, year: int) -> None:
        """Retired on New Year's Eve, the years after give nothing; retired on New Year's Day, that year still may."""
        line = BudgetLine(
            id="1",
            purpose=BudgetPurpose.OPERATION,
            fiscal_year=year,
            system="s",
            amount=Money(1),
            is_winding_down=False,
        )
        for before in range(2016, 2032):
            last, first = (InformationSystem(id="s", retired_on=Day(before, *one)) for one in ((12, 31), (1, 1)))
            found = [verdict("ZS06", line, one, as_of="2041-01-01") for one in (first, last)]
            is_open = before == 2031 and year > 2031
            later = Verdict.UNKNOWN if is_open else Verdict.FAIL
            assert found == [later if before < year else Verdict.NOT_APPLICABLE] * 2

    @given(days_near("2018-06-30"), days_near("2018-06-30"))
    def test_what_is_to_be_retired_still_is_there(self, retired_on: Day, as_of: Day) -> None:
        """The budget of a later year is looked at once the system is retired."""
        system = InformationSystem(id="s", retired_on=retired_on)
        line = BudgetLine(
            id="1",
            purpose=BudgetPurpose.OPERATION,
            fiscal_year=2019,
            system="s",
            amount=Money(1),
            is_winding_down=False,
        )
        assert verdict("ZS06", line, system, as_of=as_of) is said(applies=retired_on <= as_of, holds=False)


class TestDataArchivedBeforeRetirement:
    """ZS10."""

    @given(
        st.sampled_from(tuple(LifecycleState)),
        st.booleans(),
        days_near("2018-03-31"),
        days_or_never("2018-03-31"),
        days_near("2018-03-31"),
    )
    def test_the_same_day_is_in_time(
        self, state: LifecycleState, holds_data: bool, retired_on: Day, archived_on: Day, as_of: Day
    ) -> None:
        """For a system that held data, once it is retired."""
        system = InformationSystem(
            id="1", lifecycle=state, holds_data=holds_data, retired_on=retired_on, data_archived_on=archived_on
        )
        assert verdict("ZS10", system, as_of=as_of) is said(
            applies=state is LifecycleState.RETIRED and holds_data and retired_on <= as_of,
            holds=archived_on <= retired_on,
        )
