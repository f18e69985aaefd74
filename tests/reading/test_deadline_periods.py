"""Deadlines so long after an event."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day, is_working_day
from egov_consolidation.model import DeadlineFlag, DeadlineKind, Period, PeriodUnit
from egov_consolidation.reading._deadline_periods import day_after
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline

WORKING_DAY = PeriodUnit.WORKING_DAY
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


class TestRelative:
    """`relative`."""

    @pytest.mark.parametrize(
        ("text", "event", "count", "unit"),
        [
            ("20个工作日内", None, 20, WORKING_DAY),
            ("二十个工作日之内", None, 20, WORKING_DAY),
            ("30日内", None, 30, PeriodUnit.DAY),
            ("30天以内完成", None, 30, PeriodUnit.DAY),
            ("15个自然日内", None, 15, PeriodUnit.DAY),
            ("两周内", None, 2, PeriodUnit.WEEK),
            ("3个月内", None, 3, PeriodUnit.MONTH),
            ("三個月內", None, 3, PeriodUnit.MONTH),
            ("一个季度内", None, 3, PeriodUnit.MONTH),
            ("半个月内", None, 15, PeriodUnit.DAY),
            ("半年内", None, 6, PeriodUnit.MONTH),
            ("一年内", None, 1, PeriodUnit.YEAR),
            ("用一年的时间", None, 1, PeriodUnit.YEAR),
            ("用6个月时间完成", None, 6, PeriodUnit.MONTH),
            ("之日起30日内", None, 30, PeriodUnit.DAY),
            ("收到通知后5个工作日内", "收到通知", 5, WORKING_DAY),
            ("收到通知后五个工作日内报送", "收到通知", 5, WORKING_DAY),
            ("收到通知之日起5个工作日内", "收到通知", 5, WORKING_DAY),
            ("自合同签订之日起30日内", "合同签订", 30, PeriodUnit.DAY),
            ("信息形成后，20个工作日内", "信息形成", 20, WORKING_DAY),
            ("于《办法》修订后3个月内", "《办法》修订", 3, PeriodUnit.MONTH),
            ("先后建成\n并运行之后 3个月内", "先后建成并运行", 3, PeriodUnit.MONTH),
        ],
    )
    def test_reads_length_and_event(self, text: str, event: str | None, count: int, unit: PeriodUnit) -> None:
        """Reads length and event."""
        read = read_deadline(text, DeadlineContext(issued=day("2017-11-10")))
        assert (read.kind, read.condition) == (DeadlineKind.RELATIVE, event)
        assert (read.period, read.last_day) == (Period(count=count, unit=unit), None)

    @pytest.mark.parametrize(
        "event",
        ["方案印发", "本方案印发", "实施方案印发", "通知下发", "本办法发布", "印发", "发文", "文件公布"],
    )
    def test_a_length_after_the_plan_s_own_issue_is_reckoned(self, event: str) -> None:
        """A length after the plan's own issue is reckoned."""
        context = DeadlineContext(issued=day("2018-09-28"))
        read = read_deadline(f"自{event}之日起5个工作日内", context)
        assert (read.condition, read.last_day) == (event, day("2018-10-10"))
        assert read_deadline(f"{event}后30日内", context).last_day == day("2018-10-28")
        assert read_deadline(f"{event}后30日内").last_day is None

    def test_a_length_after_a_date_is_reckoned(self) -> None:
        """A length after a date is reckoned."""
        read = read_deadline("自2018年1月1日起3个月内")
        assert (read.condition, read.last_day) == ("2018年1月1日", day("2018-04-01"))

    def test_an_event_that_no_calendar_has_is_unread(self) -> None:
        """An event that no calendar has is unread."""
        assert read_deadline("自2018年2月30日起3个月内").flags == (DeadlineFlag.IMPOSSIBLE_DAY,)

    @pytest.mark.parametrize("text", ["0日内", "1000日内", "3内", "今后三年内", "左右3个月", "三十后5日内", "24小时内"])
    def test_other_lengths_are_unread(self, text: str) -> None:
        """Other lengths are unread."""
        assert read_deadline(text, DeadlineContext(issued=day("2017-11-10"))).kind is DeadlineKind.UNREAD


class TestDayAfter:
    """`day_after`."""

    @given(DAYS, st.integers(1, 999))
    def test_days_and_weeks_are_added(self, event: dt.date, count: int) -> None:
        """Days and weeks are added."""
        days = day_after(day(event), Period(count=count, unit=PeriodUnit.DAY))
        weeks = day_after(day(event), Period(count=count, unit=PeriodUnit.WEEK))
        assert days == event + dt.timedelta(days=count)
        assert weeks == event + dt.timedelta(weeks=count)

    @given(DAYS, st.integers(1, 999))
    def test_a_month_ends_on_the_day_of_the_same_number_or_the_last(self, event: dt.date, count: int) -> None:
        """A month ends on the day of the same number or the last."""
        year, month = divmod(event.year * 12 + event.month - 1 + count, 12)
        number = min(event.day, calendar.monthrange(year, month + 1)[1])
        found = day_after(day(event), Period(count=count, unit=PeriodUnit.MONTH))
        assert found == dt.date(year, month + 1, number)

    @given(DAYS, st.integers(1, 99))
    def test_a_year_is_twelve_months(self, event: dt.date, count: int) -> None:
        """A year is twelve months."""
        in_years = day_after(day(event), Period(count=count, unit=PeriodUnit.YEAR))
        assert in_years == day_after(day(event), Period(count=12 * count, unit=PeriodUnit.MONTH))

    @given(st.dates(dt.date(2010, 1, 1), dt.date(2020, 1, 1)), st.integers(1, 60))
    def test_working_days_are_counted_without_the_day_of_the_event(self, event: dt.date, count: int) -> None:
        """Working days are counted without the day of the event."""
        found = day_after(day(event), Period(count=count, unit=WORKING_DAY))
        assert found is not None
        counted = [event + dt.timedelta(days=step) for step in range(1, (found - day(event)).days + 1)]
        assert is_working_day(found)
        assert sum(is_working_day(day(one)) is True for one in counted) == count
