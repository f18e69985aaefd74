"""What bounds a day: a time of day, and whether the day counts."""

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


class TestBounds:
    """`bound`."""

    @pytest.mark.parametrize(
        ("text", "last", "cutoff"),
        [
            ("2018年6月30日下班前", "2018-06-30", "下班前"),
            ("2018年6月30日中午下班前", "2018-06-30", "中午下班前"),
            ("2018年6月30日上午12时前", "2018-06-30", "上午12时前"),
            ("2018年6月30日17:00前", "2018-06-30", "17:00前"),
            ("2018年6月30日17：30 前", "2018-06-30", "17：30前"),
            ("2018年6月30日17时30分前", "2018-06-30", "17时30分前"),
            ("2018年6月30日下午5点半之前", "2018-06-30", "下午5点半之前"),
            ("2018年6月30日24时止", "2018-06-30", "24时止"),
            ("2018年6月30日下午前", "2018-06-30", "下午前"),
            ("2018-6-3 17:00前", "2018-06-03", "17:00前"),
        ],
    )
    def test_keeps_the_time_of_day_as_printed(self, text: str, last: str, cutoff: str) -> None:
        """Keeps the time of day as printed."""
        read = read_deadline(text)
        assert (read.kind, read.last_day, read.cutoff) == (DeadlineKind.BY_DATE, day(last), cutoff)

    @pytest.mark.parametrize("strict", [True, False])
    def test_words_that_say_whether_the_day_counts_go_before_the_option(self, strict: bool) -> None:
        """Words that say whether the day counts go before the option."""
        context = DeadlineContext(strict_before=strict)
        assert read_deadline("2018年6月30日（含）前", context).last_day == day("2018-06-30")
        assert read_deadline("2018年6月30日前（含当日）", context).last_day == day("2018-06-30")
        assert read_deadline("2018年6月30日前（不含当日）", context).last_day == day("2018-06-29")

    def test_a_cutoff_alone_is_unread(self) -> None:
        """A cutoff alone is unread."""
        assert read_deadline("下班前").kind is DeadlineKind.UNREAD
