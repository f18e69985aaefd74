"""Deadlines by a date: parts of a year in words, with and without what bounds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day, end_of_month
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


class TestByDate:
    """`by_date`."""

    @pytest.mark.parametrize(
        ("text", "first", "last", "flags"),
        [
            ("2018年第三季度", "2018-07-01", "2018-09-30", QUARTER),
            ("2018年第3季度", "2018-07-01", "2018-09-30", QUARTER),
            ("2018年三季度", "2018-07-01", "2018-09-30", QUARTER),
            ("2018年Q3", "2018-07-01", "2018-09-30", QUARTER),
            ("2018年三季度内", "2018-07-01", "2018-09-30", NONE),
            ("2018年一季度末", None, "2018-03-31", NONE),
            ("2018年第一季度末前", None, "2018-03-31", NONE),
            ("2018年二季度前", None, "2018-06-30", DAY),
            ("2018年前三季度", "2018-01-01", "2018-09-30", QUARTER),
            ("2018年前三个季度", "2018-01-01", "2018-09-30", QUARTER),
            ("2018年上半年", "2018-01-01", "2018-06-30", HALF),
            ("2018年下半年", "2018-07-01", "2018-12-31", HALF),
            ("2018年前半年", "2018-01-01", "2018-06-30", HALF),
            ("2018年后半年", "2018-07-01", "2018-12-31", HALF),
            ("2018年6月上中旬", "2018-06-01", "2018-06-20", NONE),
            ("2018年上半年内", "2018-01-01", "2018-06-30", NONE),
            ("2018年上半年前", None, "2018-06-30", DAY),
            ("2018年6月上旬", "2018-06-01", "2018-06-10", NONE),
            ("2018年6月中旬", "2018-06-11", "2018-06-20", NONE),
            ("2018年2月下旬", "2018-02-21", "2018-02-28", NONE),
            ("2018年6月中下旬", "2018-06-11", "2018-06-30", NONE),
            ("2018年6月上旬前", None, "2018-06-10", NONE),
            ("2018年6月初", None, "2018-06-10", VAGUE),
            ("2018年6月中", None, "2018-06-20", VAGUE),
            ("2018年6月末", None, "2018-06-30", NONE),
            ("2018年6月内", None, "2018-06-30", NONE),
            ("2018年6月份", None, "2018-06-30", MONTH),
            ("2018年6月份底前", None, "2018-06-30", NONE),
            ("2018年6月前", None, "2018-06-30", DAY),
            ("2018年", None, "2018-12-31", YEAR),
            ("2018年度", None, "2018-12-31", YEAR),
            ("2018年完成", None, "2018-12-31", YEAR),
            ("2018年底", None, "2018-12-31", NONE),
            ("2018年年末", None, "2018-12-31", NONE),
            ("2018年年内", None, "2018-12-31", NONE),
            ("2018年前", None, "2018-12-31", DAY),
            ("2018年初", None, "2018-03-31", VAGUE),
            ("2018年年初前", None, "2018-03-31", VAGUE),
            ("2018年年中", None, "2018-06-30", VAGUE),
            ("2018年6月30日", None, "2018-06-30", NONE),
            ("不迟于2018年6月30日", None, "2018-06-30", NONE),
            ("截至2018年6月30日止", None, "2018-06-30", NONE),
            ("2018年6月30日（星期六）前", None, "2018-06-30", NONE),
            ("完成时限：2018年6月底前", None, "2018-06-30", NONE),
        ],
    )
    def test_reads_stretches_of_the_calendar(
        self, text: str, first: str | None, last: str, flags: tuple[DeadlineFlag, ...]
    ) -> None:
        """Reads stretches of the calendar."""
        read = read_deadline(text)
        assert read.kind is DeadlineKind.BY_DATE
        assert (read.first_day, read.last_day) == (first and day(first), day(last))
        assert read.flags == flags

    @given(st.integers(1900, 2199), st.integers(1, 4))
    def test_a_quarter_is_three_months(self, year: int, number: int) -> None:
        """A quarter is three months."""
        read = read_deadline(f"{year}年第{number}季度")
        assert read.first_day == day(f"{year}-{3 * number - 2:02}-01")
        assert read.last_day == end_of_month(year, 3 * number)

    def test_a_day_of_the_week_that_the_calendar_contradicts_is_unread(self) -> None:
        """A day of the week that the calendar contradicts is unread."""
        assert read_deadline("2018年6月30日（星期日）前").kind is DeadlineKind.UNREAD

    @pytest.mark.parametrize("text", ["2018年下旬", "2018年中旬", "第五季度", "2018年0季度"])
    def test_parts_that_no_year_has_are_unread(self, text: str) -> None:
        """Parts that no year has are unread."""
        assert read_deadline(text, DeadlineContext(title_year=2018)).kind is DeadlineKind.UNREAD
