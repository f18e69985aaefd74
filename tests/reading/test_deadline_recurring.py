"""Duties that fall due again in every period."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day, occurrences, parse_recurrence
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadline_recurring import day_before
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline

ASSUMED = DeadlineFlag.ASSUMED_DAY
OPEN = DeadlineFlag.OPEN_FIRST_OCCURRENCE
NONE = ()


def occurring(rule: str, year: int) -> set[dt.date]:
    """Return the days of a year on which a rule falls due, by an independent reader."""
    start = dt.datetime(year, 1, 1)  # noqa: DTZ001 - dateutil wants a naive one
    return {
        one.date() for one in rrulestr(rule, dtstart=start).between(start, start.replace(month=12, day=31), inc=True)
    }


class TestRecurring:
    """`recurring`."""

    @pytest.mark.parametrize(
        ("text", "rule", "flags"),
        [
            ("每季度", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", (ASSUMED,)),
            ("每季", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", (ASSUMED,)),
            ("每个季度", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", (ASSUMED,)),
            ("按季度报送", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", (ASSUMED,)),
            ("每季度末", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", NONE),
            ("每季度第一个月10日前", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", NONE),
            ("每季度首月10日前", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", NONE),
            ("每季度末月25日前", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25", NONE),
            ("每季度最后一个月底前", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", NONE),
            ("每季度结束后10日内", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", NONE),
            ("每半年一次", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", (ASSUMED,)),
            ("半年一次", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", (ASSUMED,)),
            ("每半年结束后15日内", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=15", NONE),
            ("每年一次", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", (ASSUMED, OPEN)),
            ("每年至少一次", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", (ASSUMED, OPEN)),
            ("逐年推进", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", (ASSUMED, OPEN)),
            ("每年年底前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", (OPEN,)),
            ("每年6月、12月", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", (ASSUMED, OPEN)),
            ("每年6月、12月底前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", (OPEN,)),
            ("每年6月30日和12月31日前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", (OPEN,)),
            ("每年9月30日、3月31日前", "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1", (OPEN,)),
            ("每年10、1月8日前", "FREQ=YEARLY;BYMONTH=1,10;BYMONTHDAY=8", (OPEN,)),
            ("每年3月上旬", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10", (OPEN,)),
            ("每年第一季度", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1", (ASSUMED, OPEN)),
            ("每年上半年", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1", (ASSUMED, OPEN)),
            ("每年初", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", (OPEN, DeadlineFlag.VAGUE_DAY)),
            ("每年于次年1月底前", None, NONE),
            ("每年次年1月底前", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1", (OPEN,)),
            ("每年结束后30日内", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=30", (OPEN,)),
            ("每两年", "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31", (ASSUMED, OPEN)),
            ("每3年6月底前", "FREQ=YEARLY;INTERVAL=3;BYMONTH=6;BYMONTHDAY=-1", (OPEN,)),
            ("每月", "FREQ=MONTHLY;BYMONTHDAY=-1", (ASSUMED,)),
            ("按月通报", "FREQ=MONTHLY;BYMONTHDAY=-1", (ASSUMED,)),
            ("每月底前", "FREQ=MONTHLY;BYMONTHDAY=-1", NONE),
            ("每月上旬", "FREQ=MONTHLY;BYMONTHDAY=10", NONE),
            ("每月5日、20日前", "FREQ=MONTHLY;BYMONTHDAY=5,20", NONE),
            ("每月20、5日前", "FREQ=MONTHLY;BYMONTHDAY=5,20", NONE),
            ("每月的二十五日前", "FREQ=MONTHLY;BYMONTHDAY=25", NONE),
            ("每月结束后5日内", "FREQ=MONTHLY;BYMONTHDAY=5", NONE),
            ("每月28前", "FREQ=MONTHLY;BYMONTHDAY=28", (DeadlineFlag.REPAIRED,)),
            ("每两个月", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", (ASSUMED,)),
            ("每两个季度", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1", (ASSUMED,)),
            ("每半月", "FREQ=MONTHLY;BYMONTHDAY=15,-1", (ASSUMED,)),
            ("每旬", "FREQ=MONTHLY;BYMONTHDAY=10,20,-1", (ASSUMED,)),
            ("每周", "FREQ=WEEKLY;BYDAY=SU", (ASSUMED,)),
            ("每周一次", "FREQ=WEEKLY;BYDAY=SU", (ASSUMED,)),
            ("每周一", "FREQ=WEEKLY;BYDAY=MO", NONE),
            ("每周日", "FREQ=WEEKLY;BYDAY=SU", NONE),
            ("每星期五前", "FREQ=WEEKLY;BYDAY=FR", NONE),
            ("每周四、周一", "FREQ=WEEKLY;BYDAY=MO,TH", NONE),
            ("每两周", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", (ASSUMED,)),
            ("每天", "FREQ=DAILY", NONE),
            ("每日17时前", "FREQ=DAILY", NONE),
        ],
    )
    def test_reads_how_often_and_when(self, text: str, rule: str | None, flags: tuple[DeadlineFlag, ...]) -> None:
        """Reads how often and when."""
        read = read_deadline(text)
        assert read.kind is (DeadlineKind.UNREAD if rule is None else DeadlineKind.RECURRING)
        assert (read.recurrence, read.flags, read.then) == (rule, flags, None)

    def test_days_that_one_rule_cannot_hold_follow_each_other(self) -> None:
        """Days that one rule cannot hold follow each other."""
        text = "每年1月15日、7月10日前"
        read = read_deadline(text)
        assert read.recurrence == "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"
        assert read.then == Deadline(
            kind=DeadlineKind.RECURRING, text=text, recurrence="FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=10", flags=(OPEN,)
        )

    @given(st.integers(1, 12), st.integers(1, 31))
    def test_a_yearly_day_is_read_if_and_only_if_some_year_has_it(self, month: int, number: int) -> None:
        """A yearly day is read if and only if some year has it."""
        read = read_deadline(f"每年{month}月{number}日前")
        try:
            dt.date(2020, month, number)
        except ValueError:
            assert read.flags == (DeadlineFlag.IMPOSSIBLE_DAY,)
        else:
            assert read.recurrence == f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={number}"

    @given(st.integers(1, 31))
    def test_a_monthly_day_is_read(self, number: int) -> None:
        """A monthly day is read."""
        assert read_deadline(f"每月{number}日前").recurrence == f"FREQ=MONTHLY;BYMONTHDAY={number}"

    @pytest.mark.parametrize(
        ("text", "flag"),
        [
            ("每月32日前", DeadlineFlag.IMPOSSIBLE_DAY),
            ("每年13月底前", DeadlineFlag.IMPOSSIBLE_DAY),
            ("每年1、13月8日前", DeadlineFlag.IMPOSSIBLE_DAY),
            ("每周一调度", DeadlineFlag.AMBIGUOUS),
            ("每年6月、12月10日前", DeadlineFlag.AMBIGUOUS),
        ],
    )
    def test_days_that_no_period_has_or_that_are_not_settled_are_unread(self, text: str, flag: DeadlineFlag) -> None:
        """Days that no period has or that are not settled are unread."""
        read = read_deadline(text)
        assert (read.kind, read.flags) == (DeadlineKind.UNREAD, (flag,))

    @pytest.mark.parametrize(
        "text",
        ["每", "每年两次", "每季度10日前", "每2月", "每月10日至15日", "每两个季度末", "每月后5日内", "每年度计划"],
    )
    def test_other_words_are_unread(self, text: str) -> None:
        """Other words are unread."""
        assert read_deadline(text).kind is DeadlineKind.UNREAD


class TestFirstOccurrence:
    """When a recurring duty falls due for the first time."""

    def test_a_yearly_duty_begins_with_the_first_full_year_after_issue(self) -> None:
        """A yearly duty begins with the first full year after issue."""
        issued = day("2017-11-10")
        assert read_deadline("每年", DeadlineContext(issued=issued)).first_day == day("2018-01-01")
        context = DeadlineContext(issued=issued, first_occurrence_in_issue_year=True)
        read = read_deadline("每年", context)
        assert read.first_day == day("2017-01-01")
        assert OPEN in read.flags
        assert read_deadline("每年", DeadlineContext(title_year=2018)).first_day is None

    def test_a_duty_more_often_than_yearly_has_no_printed_beginning(self) -> None:
        """A duty more often than yearly has no printed beginning."""
        assert read_deadline("每月28日前", DeadlineContext(issued=day("2017-11-10"))).first_day is None

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("2020年起，每年1月底前", "2020-01-01"),
            ("从2018年6月起每月25日前", "2018-06-01"),
            ("自2018年6月15日起，每年", "2018-06-15"),
            ("即日起，每月25日前", "2017-11-10"),
        ],
    )
    def test_a_printed_beginning_settles_it(self, text: str, first: str) -> None:
        """A printed beginning settles it."""
        read = read_deadline(text, DeadlineContext(issued=day("2017-11-10")))
        assert read.kind is DeadlineKind.RECURRING
        assert read.first_day == day(first)
        assert OPEN not in read.flags

    def test_an_event_whose_day_is_not_known_leaves_it_open(self) -> None:
        """An event whose day is not known leaves it open."""
        read = read_deadline("建成后每年更新")
        assert (read.kind, read.condition) == (DeadlineKind.RECURRING, "建成后")
        assert OPEN in read.flags


class TestDayBefore:
    """`day_before`."""

    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            ("每月28日前", "FREQ=MONTHLY;BYMONTHDAY=27"),
            ("每月1日前", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("每月底前", "FREQ=MONTHLY;BYMONTHDAY=-2"),
            ("每年1月1日前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
            ("每年2月底前", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-2"),
            ("每周一前", "FREQ=WEEKLY;BYDAY=SU"),
            ("每两个月1日前", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1"),
            ("每年", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
        ],
    )
    def test_strict_before_moves_the_days_where_a_rule_can_say_so(self, text: str, rule: str) -> None:
        """Strict before moves the days where a rule can say so."""
        assert read_deadline(text, DeadlineContext(strict_before=True)).recurrence == rule

    @given(
        st.one_of(
            st.integers(1, 28).map(lambda number: f"FREQ=MONTHLY;BYMONTHDAY={number}"),
            st.just("FREQ=MONTHLY;BYMONTHDAY=-1"),
            st.tuples(st.sampled_from(["1", "3", "6,12", "1,4,7,10"]), st.integers(1, 28)).map(
                lambda pair: f"FREQ=YEARLY;BYMONTH={pair[0]};BYMONTHDAY={pair[1]}"
            ),
            st.sampled_from(["MO", "SU", "MO,TH", "SA,SU"]).map(lambda days: f"FREQ=WEEKLY;BYDAY={days}"),
        ),
        st.integers(2001, 2030),
    )
    def test_every_occurrence_is_the_day_before_one(self, rule: str, year: int) -> None:
        """Every occurrence is the day before one."""
        earlier = str(day_before(parse_recurrence(rule)))
        days = {
            one + dt.timedelta(days=1) for one in occurrences(earlier, day(f"{year - 1}-12-31"), day(f"{year}-12-30"))
        }
        assert days == occurring(rule, year)
