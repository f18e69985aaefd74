"""Five-year plans as dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.model import DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadlines import read_deadline

NONE = ()
DAY = (DeadlineFlag.ASSUMED_DAY,)
MONTH = (DeadlineFlag.BARE_MONTH,)
QUARTER = (DeadlineFlag.BARE_QUARTER,)
HALF = (DeadlineFlag.BARE_HALF_YEAR,)
YEAR = (DeadlineFlag.BARE_YEAR,)
VAGUE = (DeadlineFlag.VAGUE_DAY,)
REPAIRED = (DeadlineFlag.REPAIRED,)


class TestPlanPeriods:
    """`plan_end` and `plan_stretch`."""

    @given(st.integers(11, 19))
    def test_a_five_year_plan_ends_five_years_after_the_one_before(self, number: int) -> None:
        """A five year plan ends five years after the one before."""
        plan = f"“十{'一二三四五六七八九'[number - 11]}五”"
        end = 2020 + 5 * (number - 13)
        by_end, during = read_deadline(f"到{plan}末"), read_deadline(f"{plan}期间")
        assert (by_end.kind, by_end.last_day) == (DeadlineKind.BY_DATE, day(f"{end}-12-31"))
        assert (during.kind, during.first_day) == (DeadlineKind.WINDOW, day(f"{end - 4}-01-01"))
        assert during.last_day == by_end.last_day
        assert by_end.flags == during.flags == (DeadlineFlag.PLAN_PERIOD,)

    @pytest.mark.parametrize(
        "text",
        [
            "“十三五”末",
            "十三五末",
            "“十三五”期末",
            "“十三五”规划期末",
            "“十三五”时期末",
            "“十三五”末前",
            "第十三个五年规划末",
            "到“十三五”",
        ],
    )
    def test_reads_the_end_of_a_plan_in_other_words(self, text: str) -> None:
        """Reads the end of a plan in other words."""
        assert read_deadline(text).last_day == day("2020-12-31")
