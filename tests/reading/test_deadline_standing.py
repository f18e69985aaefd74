"""Standing duties, and what begins with an event."""

from __future__ import annotations

import pytest

from egov_consolidation.dates import day
from egov_consolidation.model import DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline

ISSUED = DeadlineContext(issued=day("2017-11-10"))


class TestStanding:
    """`standing`."""

    @pytest.mark.parametrize(
        "text",
        [
            "长期",
            "长期坚持",
            "长期坚持。",
            "长期有效",
            "長期堅持",
            "持续",
            "持续推进系统整合",
            "常态化",
            "常态化开展",
            "常年",
            "经常性工作",
            "日常工作",
        ],
    )
    def test_has_neither_beginning_nor_end(self, text: str) -> None:
        """Has neither beginning nor end."""
        read = read_deadline(text, ISSUED)
        assert (read.kind, read.first_day, read.last_day) == (DeadlineKind.STANDING, None, None)
        assert (read.condition, read.flags) == (None, ())

    @pytest.mark.parametrize("text", ["长期规划", "持续3个月", "持续推进到2020年", "长期不得建设"])
    def test_other_words_are_unread(self, text: str) -> None:
        """Other words are unread."""
        assert read_deadline(text, ISSUED).kind is DeadlineKind.UNREAD


class TestOpened:
    """`opened`."""

    @pytest.mark.parametrize(
        ("text", "first", "condition"),
        [
            ("2018年起", "2018-01-01", None),
            ("2018年起（长期）", "2018-01-01", None),
            ("2018年6月起，长期坚持", "2018-06-01", None),
            ("自2018年6月15日起施行", "2018-06-15", None),
            ("2018年底起", "2018-12-31", None),
            ("即日起", "2017-11-10", "即日起"),
            ("即日起长期坚持", "2017-11-10", "即日起"),
            ("自印发之日起施行", "2017-11-10", "印发之日起"),
            ("自合同签订之日起", None, "合同签订之日起"),
            ("网站建成后，持续推进", None, "网站建成后"),
            ("网站建成后长期坚持", None, "网站建成后"),
        ],
    )
    def test_a_standing_duty_may_begin_with_an_event(self, text: str, first: str | None, condition: str | None) -> None:
        """A standing duty may begin with an event."""
        read = read_deadline(text, ISSUED)
        assert (read.kind, read.first_day) == (DeadlineKind.STANDING, first and day(first))
        assert (read.condition, read.flags) == (condition, ())

    def test_without_a_day_of_issue_the_beginning_is_not_known(self) -> None:
        """Without a day of issue the beginning is not known."""
        read = read_deadline("即日起")
        assert (read.kind, read.first_day, read.condition) == (DeadlineKind.STANDING, None, "即日起")

    def test_a_beginning_without_a_year_is_missing_it(self) -> None:
        """A beginning without a year is missing it."""
        assert read_deadline("6月起").flags == (DeadlineFlag.MISSING_YEAR,)

    def test_a_beginning_that_no_calendar_has_is_unread(self) -> None:
        """A beginning that no calendar has is unread."""
        assert read_deadline("2018年2月30日起长期坚持").flags == (DeadlineFlag.IMPOSSIBLE_DAY,)

    @pytest.mark.parametrize("text", ["以后", "2018年以后", "2018年6月底后", "后", "起", "十后"])
    def test_other_beginnings_are_unread(self, text: str) -> None:
        """Other beginnings are unread."""
        assert read_deadline(text, ISSUED).kind is DeadlineKind.UNREAD
