"""What stands around a deadline."""

from __future__ import annotations

import pytest

from egov_consolidation.dates import day
from egov_consolidation.reading._deadlines import DeadlineContext


class TestDeadlineContext:
    """`DeadlineContext`."""

    def test_the_year_of_the_title_goes_before_that_of_issue(self) -> None:
        """The year of the title goes before that of issue."""
        assert DeadlineContext(title_year=2018, issued=day("2017-11-10")).year == 2018
        assert DeadlineContext(issued=day("2017-11-10")).year == 2017
        assert DeadlineContext().year is None

    @pytest.mark.parametrize("year", [0, -5, 1899, 2200, 99_999])
    def test_a_year_that_no_plan_speaks_of_counts_as_unknown(self, year: int) -> None:
        """A year that no plan speaks of counts as unknown."""
        assert DeadlineContext(title_year=year).year is None

    def test_a_day_of_issue_that_no_plan_has_counts_as_unknown(self) -> None:
        """A day of issue that no plan has counts as unknown."""
        context = DeadlineContext(issued=day("9999-12-31"))
        assert (context.issue_day, context.year) == (None, None)
