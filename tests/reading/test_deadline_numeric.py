"""Dates in figures and signs, and dates that lost a character."""

from __future__ import annotations

import pytest

from egov_consolidation.dates import day
from egov_consolidation.model import DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline

NONE = ()
DAY = (DeadlineFlag.ASSUMED_DAY,)
MONTH = (DeadlineFlag.BARE_MONTH,)
QUARTER = (DeadlineFlag.BARE_QUARTER,)
HALF = (DeadlineFlag.BARE_HALF_YEAR,)
YEAR = (DeadlineFlag.BARE_YEAR,)
VAGUE = (DeadlineFlag.VAGUE_DAY,)
REPAIRED = (DeadlineFlag.REPAIRED,)


class TestNumericDates:
    """Dates in figures."""

    @pytest.mark.parametrize(
        ("text", "last", "flags"),
        [
            ("2018.6", "2018-06-30", MONTH),
            ("2018-02", "2018-02-28", MONTH),
            ("2018/12前", "2018-12-31", DAY),
            ("2018.6月底前", "2018-06-30", NONE),
            ("2018.6.30日前", "2018-06-30", NONE),
            ("20180630前", "2018-06-30", NONE),
            ("201806前", "2018-06-30", (DeadlineFlag.ASSUMED_DAY, DeadlineFlag.REPAIRED)),
            ("20186月底前", "2018-06-30", REPAIRED),
            ("2018年630日前", "2018-06-30", REPAIRED),
            ("2018年6月30前", "2018-06-30", REPAIRED),
        ],
    )
    def test_reads_figures_and_repairs_what_was_lost(
        self, text: str, last: str, flags: tuple[DeadlineFlag, ...]
    ) -> None:
        """Reads figures and repairs what was lost."""
        read = read_deadline(text)
        assert (read.last_day, read.flags) == (day(last), flags)

    def test_a_month_and_a_day_without_a_year_need_a_bound(self) -> None:
        """A month and a day without a year need a bound."""
        context = DeadlineContext(title_year=2018)
        assert read_deadline("6.30前", context).last_day == day("2018-06-30")
        assert read_deadline("6/30前", context).last_day == day("2018-06-30")
        assert read_deadline("6.30", context).kind is DeadlineKind.UNREAD

    @pytest.mark.parametrize(
        ("text", "flag"),
        [
            ("201812前", DeadlineFlag.AMBIGUOUS),
            ("2018年111日前", DeadlineFlag.AMBIGUOUS),
            ("2018.2.30前", DeadlineFlag.IMPOSSIBLE_DAY),
            ("20181301前", DeadlineFlag.IMPOSSIBLE_DAY),
            ("201813月底前", DeadlineFlag.IMPOSSIBLE_DAY),
        ],
    )
    def test_figures_that_mean_no_day_or_several_are_unread(self, text: str, flag: DeadlineFlag) -> None:
        """Figures that mean no day or several are unread."""
        read = read_deadline(text)
        assert (read.kind, read.flags) == (DeadlineKind.UNREAD, (flag,))

    @pytest.mark.parametrize("text", ["2018.6/30前", "1800.6.30前", "2018.6.300前", "2018..6前"])
    def test_other_figures_are_unread(self, text: str) -> None:
        """Other figures are unread."""
        read = read_deadline(text)
        assert (read.kind, read.flags) == (DeadlineKind.UNREAD, ())
