"""Windows between a first and a last day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.model import DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
ISSUED = DeadlineContext(issued=day("2017-11-10"))


class TestWindow:
    """`window`."""

    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2018—2020年", "2018-01-01", "2020-12-31"),
            ("2018-2020", "2018-01-01", "2020-12-31"),
            ("2018年至2020年", "2018-01-01", "2020-12-31"),
            ("2018－2020年底", "2018-01-01", "2020-12-31"),
            ("2018—2020年上半年", "2018-01-01", "2020-06-30"),
            ("2018年6月至12月", "2018-06-01", "2018-12-31"),
            ("2018年6-12月", "2018-06-01", "2018-12-31"),
            ("2018年6月—2019年3月底前", "2018-06-01", "2019-03-31"),
            ("2018.6—2018.12", "2018-06-01", "2018-12-31"),
            ("2018.6-12", "2018-06-01", "2018-12-31"),
            ("2018.6.1-6.30", "2018-06-01", "2018-06-30"),
            ("2018.6.1～30", "2018-06-01", "2018-06-30"),
            ("2018-06-01至2018-06-30", "2018-06-01", "2018-06-30"),
            ("2018年6月1日至6月30日", "2018-06-01", "2018-06-30"),
            ("2018年6月1日至30日", "2018-06-01", "2018-06-30"),
            ("2018年6月1-30日", "2018-06-01", "2018-06-30"),
            ("自2018年1月1日起至2018年12月31日止", "2018-01-01", "2018-12-31"),
            ("2018年6月上旬至9月中旬", "2018-06-01", "2018-09-20"),
            ("2018年一至三季度", "2018-01-01", "2018-09-30"),
            ("2018年第二季度至第三季度", "2018-04-01", "2018-09-30"),
            ("2017年12月至次年3月", "2017-12-01", "2018-03-31"),
            ("2018年全年", "2018-01-01", "2018-12-31"),
            ("利用2017、2018两年时间", "2017-01-01", "2018-12-31"),
            ("用2016年至2018年三年的时间", "2016-01-01", "2018-12-31"),
        ],
    )
    def test_reads_a_first_and_a_last_day(self, text: str, first: str, last: str) -> None:
        """Reads a first and a last day."""
        read = read_deadline(text)
        assert (read.kind, read.first_day, read.last_day, read.flags) == (
            DeadlineKind.WINDOW,
            day(first),
            day(last),
            (),
        )

    @given(DAYS, DAYS, st.sampled_from(["—", "——", "-", "至", "到", "～", "起至"]))
    def test_two_days_are_a_window_if_and_only_if_they_are_in_order(
        self, one: dt.date, other: dt.date, dash: str
    ) -> None:
        """Two days are a window if and only if they are in order."""
        read = read_deadline(f"{one.year}年{one.month}月{one.day}日{dash}{other.year}年{other.month}月{other.day}日")
        if one <= other:
            assert (read.kind, read.first_day, read.last_day) == (DeadlineKind.WINDOW, one, other)
        else:
            assert (read.kind, read.flags) == (DeadlineKind.UNREAD, ())

    @pytest.mark.parametrize("text", ["2017年12月至3月", "12月至2018年3月", "12月至3月"])
    def test_a_shared_year_that_does_not_fit_is_ambiguous(self, text: str) -> None:
        """A shared year that does not fit is ambiguous."""
        assert read_deadline(text, ISSUED).flags == (DeadlineFlag.AMBIGUOUS,)

    def test_strict_before_moves_the_last_day_alone(self) -> None:
        """Strict before moves the last day alone."""
        read = read_deadline("2018年6月1日至6月30日前", DeadlineContext(strict_before=True))
        assert (read.first_day, read.last_day) == (day("2018-06-01"), day("2018-06-29"))
        empty = read_deadline("2018年6月1日至6月1日前", DeadlineContext(strict_before=True))
        assert empty.kind is DeadlineKind.UNREAD

    def test_a_window_from_issue_needs_the_day_of_issue(self) -> None:
        """A window from issue needs the day of issue."""
        for text in ("即日起至2018年6月30日", "自印发之日起至2018年6月底"):
            known, unknown = read_deadline(text, ISSUED), read_deadline(text)
            assert (known.kind, known.first_day) == (DeadlineKind.WINDOW, day("2017-11-10"))
            assert (unknown.kind, unknown.first_day) == (DeadlineKind.BY_DATE, None)
            assert known.last_day == unknown.last_day == day("2018-06-30")

    def test_the_beginning_of_a_year_opens_on_its_first_day(self) -> None:
        """The beginning of a year opens on its first day."""
        read = read_deadline("2018年初至年底")
        assert (read.first_day, read.last_day) == (day("2018-01-01"), day("2018-12-31"))
        assert read.flags == (DeadlineFlag.VAGUE_DAY,)

    @pytest.mark.parametrize(
        "text",
        [
            "利用2017、2018三年时间",
            "自合同签订之日起至2018年底",
            "2018年6月至今",
            "即日起至2016年底",
            "2018年6月31日至7月",
        ],
    )
    def test_other_words_are_unread(self, text: str) -> None:
        """Other words are unread."""
        assert read_deadline(text, ISSUED).kind is DeadlineKind.UNREAD
