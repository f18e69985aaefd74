"""Years: printed, said from the day of issue, and inherited."""

from __future__ import annotations

import pytest

from egov_consolidation.dates import day
from egov_consolidation.model import DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline


class TestYears:
    """Which year is meant where none is printed."""

    @pytest.mark.parametrize("text", ["3月底前", "年底前", "第三季度", "6月至12月", "全年", "6.30前"])
    def test_a_year_that_cannot_be_inherited_is_missing(self, text: str) -> None:
        """A year that cannot be inherited is missing."""
        read = read_deadline(text)
        assert (read.first_day, read.last_day) == (None, None)
        assert DeadlineFlag.MISSING_YEAR in read.flags
        assert read.kind in {DeadlineKind.BY_DATE, DeadlineKind.WINDOW}

    @pytest.mark.parametrize(
        ("text", "last"),
        [
            ("今年年底前", "2017-12-31"),
            ("今年6月底前", "2017-06-30"),
            ("本年度内", "2017-12-31"),
            ("明年上半年", "2018-06-30"),
            ("明年初", "2018-03-31"),
            ("后年底前", "2019-12-31"),
            ("本月底前", "2017-11-30"),
            ("下月10日前", "2017-12-10"),
        ],
    )
    def test_a_deictic_year_counts_from_the_day_of_issue_whatever_the_title_says(self, text: str, last: str) -> None:
        """A deictic year counts from the day of issue whatever the title says."""
        read = read_deadline(text, DeadlineContext(issued=day("2017-11-10"), title_year=2030))
        assert read.last_day == day(last)
        assert DeadlineFlag.DEICTIC_YEAR in read.flags
        assert DeadlineFlag.ASSUMED_YEAR not in read.flags

    def test_next_month_after_december_lies_in_the_next_year(self) -> None:
        """Next month after december lies in the next year."""
        read = read_deadline("下月底前", DeadlineContext(issued=day("2017-12-10")))
        assert read.last_day == day("2018-01-31")

    @pytest.mark.parametrize("text", ["今年年底前", "明年6月底前", "本月底前"])
    def test_a_deictic_year_without_a_day_of_issue_is_missing(self, text: str) -> None:
        """A deictic year without a day of issue is missing."""
        read = read_deadline(text, DeadlineContext(title_year=2018))
        assert read.last_day is None
        assert read.flags == (DeadlineFlag.DEICTIC_YEAR, DeadlineFlag.MISSING_YEAR)

    def test_the_following_year_follows_the_part_before(self) -> None:
        """The following year follows the part before."""
        read = read_deadline("2017年12月底前完成方案，次年6月底前完成建设")
        assert read.then is not None
        assert (read.then.last_day, read.then.flags) == (day("2018-06-30"), ())

    def test_the_following_year_of_nothing_is_unread(self) -> None:
        """The following year of nothing is unread."""
        assert read_deadline("次年6月底前", DeadlineContext(title_year=2018)).kind is DeadlineKind.UNREAD

    @pytest.mark.parametrize("text", ["1899年底前", "2200年底前", "218年底前", "20180年底前"])
    def test_a_number_that_is_no_year_of_a_plan_is_unread(self, text: str) -> None:
        """A number that is no year of a plan is unread."""
        assert read_deadline(text).kind is DeadlineKind.UNREAD

    def test_29_february_waits_for_its_year(self) -> None:
        """29 february waits for its year."""
        assert read_deadline("2月29日前").flags == (DeadlineFlag.MISSING_YEAR,)
        assert read_deadline("2月29日前", DeadlineContext(title_year=2020)).last_day == day("2020-02-29")
        assert read_deadline("2月29日前", DeadlineContext(title_year=2018)).flags == (DeadlineFlag.IMPOSSIBLE_DAY,)
        assert read_deadline("2月30日前").flags == (DeadlineFlag.IMPOSSIBLE_DAY,)
