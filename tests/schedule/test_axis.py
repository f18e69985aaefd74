"""Between days and numbers: whole days, working days, and lags that count days of the calendar."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, WorkCalendar, day, published_years
from egov_consolidation.errors import UsageError
from egov_consolidation.schedule import Axis

OFFICIAL = WorkCalendar.official()
DAYS = st.dates(dt.date(2016, 1, 1), dt.date(2020, 12, 31)).map(day)
TIMES = st.integers(-300, 300)
LAGS = st.integers(-40, 40)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """Draw a calendar: the official one, or one with few working days and odd days off."""
    listed = st.lists(st.dates(dt.date(2017, 1, 1), dt.date(2018, 12, 31)), max_size=10)
    weekdays = draw(st.frozensets(st.integers(0, 6), min_size=1))
    own = WorkCalendar.of(2017, 2018, weekdays=weekdays, off=draw(listed), worked=draw(listed))
    return draw(st.sampled_from([OFFICIAL, own]))


worked_axes = st.builds(Axis, data_date=DAYS, calendar=calendars())
plain_axes = st.builds(Axis, data_date=DAYS)
axes = worked_axes | plain_axes


def is_worked(axis: Axis, on: dt.date) -> bool:
    """Return whether a day counts."""
    return axis.calendar is None or axis.calendar.is_working(on)


def moment(axis: Axis, time: int, *, is_finish: bool) -> int:
    """Return the point between two days at which an event lies: the ordinal of the day that begins there."""
    return axis.day_of_finish(time).toordinal() + 1 if is_finish else axis.day_of_start(time).toordinal()


class TestStartOffset:
    """`Axis.start_offset` and `Axis.day_of_start`."""

    @given(axes, DAYS)
    def test_counts_the_days_from_the_data_date_on(self, axis: Axis, on: Day) -> None:
        """Those that are worked, the day itself not among them; negative before the data date."""
        zero, there = axis.data_date.toordinal(), on.toordinal()
        between = (dt.date.fromordinal(one) for one in range(min(zero, there), max(zero, there)))
        counted = sum(is_worked(axis, one) for one in between)
        assert axis.start_offset(on) == (counted if there >= zero else -counted)

    @given(axes, TIMES)
    def test_the_day_of_a_time_begins_at_that_time(self, axis: Axis, time: int) -> None:
        """There and back; it is a day that is worked."""
        begins = axis.day_of_start(time)
        assert axis.start_offset(begins) == time
        assert is_worked(axis, begins)

    @given(axes, DAYS)
    def test_on_a_day_off_the_next_working_day_is_meant(self, axis: Axis, on: Day) -> None:
        """A day that is worked is its own; without a calendar every day is."""
        ahead = (on.add(days=one) for one in count())
        assert axis.day_of_start(axis.start_offset(on)) == next(one for one in ahead if is_worked(axis, one))


class TestFinishOffset:
    """`Axis.finish_offset` and `Axis.day_of_finish`."""

    @given(axes, DAYS)
    def test_a_day_ends_where_the_next_one_begins(self, axis: Axis, on: Day) -> None:
        """One day later than it begins, where it is worked; else at the same time."""
        assert axis.finish_offset(on) == axis.start_offset(on.add(days=1))
        assert axis.finish_offset(on) - axis.start_offset(on) == is_worked(axis, on)

    @given(axes, TIMES)
    def test_the_day_of_a_time_ends_at_that_time(self, axis: Axis, time: int) -> None:
        """There and back; it is a day that is worked."""
        ends = axis.day_of_finish(time)
        assert axis.finish_offset(ends) == time
        assert is_worked(axis, ends)

    @given(axes, DAYS)
    def test_on_a_day_off_the_last_working_day_before_is_meant(self, axis: Axis, on: Day) -> None:
        """What is due on a Sunday is due on the Friday before."""
        back = (on.subtract(days=one) for one in count())
        assert axis.day_of_finish(axis.finish_offset(on)) == next(one for one in back if is_worked(axis, one))

    @given(axes, TIMES)
    def test_a_task_of_one_day_starts_and_finishes_on_it(self, axis: Axis, time: int) -> None:
        """Days that people read are inclusive."""
        assert axis.day_of_start(time) == axis.day_of_finish(time + 1)

    def test_the_end_of_june_by_hand(self) -> None:
        """30 June 2018 is a Saturday: thirty days of the calendar, twenty working days, the 18th being a holiday."""
        plain = Axis(data_date="2018-06-01")
        worked = Axis(data_date="2018-06-01", calendar=OFFICIAL)
        assert (plain.finish_offset(day("2018-06-30")), worked.finish_offset(day("2018-06-30"))) == (30, 20)
        assert (plain.day_of_finish(30), worked.day_of_finish(20)) == (day("2018-06-30"), day("2018-06-29"))


class TestOutside:
    """Days outside the calendar."""

    @pytest.mark.parametrize("calendar", [None, OFFICIAL])
    @pytest.mark.parametrize(("data_date", "time"), [("9999-12-31", 1), ("0001-01-01", -1), ("2018-01-01", 10**9)])
    def test_are_refused(self, calendar: WorkCalendar | None, data_date: str, time: int) -> None:
        """Both of a start and of a finish, in both languages."""
        axis = Axis(data_date=data_date, calendar=calendar)
        with pytest.raises(UsageError) as refused:
            axis.day_of_start(time)
        assert refused.value.text("en") == (
            f"{time} days from {data_date}: lies outside the years 1 to 9999, must lie within"
        )
        assert refused.value.text("zh") == f"自 {data_date} 起第 {time} 天：超出公元 1 年至 9999 年，须在此范围内"
        with pytest.raises(UsageError, match="lies outside the years 1 to 9999"):
            axis.day_of_finish(time + (time > 0))

    @pytest.mark.parametrize("calendar", [None, OFFICIAL])
    def test_the_first_and_the_last_day_of_all_are_not(self, calendar: WorkCalendar | None) -> None:
        """1 January of year 1, a Monday, and 31 December 9999, a Friday."""
        first, last = Axis(data_date="0001-01-01", calendar=calendar), Axis(data_date="9999-12-31", calendar=calendar)
        assert (first.day_of_start(0), first.day_of_finish(1)) == (day("0001-01-01"), day("0001-01-01"))
        assert (last.day_of_start(0), last.day_of_finish(1)) == (day("9999-12-31"), day("9999-12-31"))


class TestLater:
    """`Axis.later` and `Axis.earlier`: lags that count days of the calendar."""

    @given(plain_axes, TIMES, LAGS, st.booleans(), st.booleans())
    def test_without_a_calendar_they_add_and_take_away(
        self, axis: Axis, time: int, days: int, from_finish: bool, to_finish: bool
    ) -> None:
        """All days count anyway."""
        assert axis.later(time, days, from_finish=from_finish, to_finish=to_finish) == time + days
        assert axis.earlier(time, days, from_finish=from_finish, to_finish=to_finish) == time - days

    @given(worked_axes, TIMES, LAGS, st.booleans(), st.booleans())
    def test_later_is_the_first_time_that_lies_so_many_days_after(
        self, axis: Axis, time: int, days: int, from_finish: bool, to_finish: bool
    ) -> None:
        """And the time before it does not."""
        asked = moment(axis, time, is_finish=from_finish) + days
        found = axis.later(time, days, from_finish=from_finish, to_finish=to_finish)
        assert moment(axis, found - 1, is_finish=to_finish) < asked <= moment(axis, found, is_finish=to_finish)

    @given(worked_axes, TIMES, LAGS, st.booleans(), st.booleans())
    def test_earlier_is_the_last_time_after_which_so_many_days_fit(
        self, axis: Axis, time: int, days: int, from_finish: bool, to_finish: bool
    ) -> None:
        """And after the time that follows they do not."""
        left = moment(axis, time, is_finish=to_finish) - days
        found = axis.earlier(time, days, from_finish=from_finish, to_finish=to_finish)
        assert moment(axis, found, is_finish=from_finish) <= left < moment(axis, found + 1, is_finish=from_finish)

    @given(axes, TIMES, st.integers(-60, 60), LAGS, st.booleans(), st.booleans())
    def test_the_one_asks_for_no_more_than_a_time_exactly_where_the_other_leaves_that_much(
        self, axis: Axis, time: int, apart: int, days: int, from_finish: bool, to_finish: bool
    ) -> None:
        """`later(time) <= other` and `time <= earlier(other)` say the same."""
        other = time + apart
        asks = axis.later(time, days, from_finish=from_finish, to_finish=to_finish)
        leaves = axis.earlier(other, days, from_finish=from_finish, to_finish=to_finish)
        assert (asks <= other) == (time <= leaves)

    def test_a_week_over_the_spring_festival_by_hand(self) -> None:
        """Ten days of the calendar after Wednesday 14 February 2018 end on the 24th, a Saturday that is worked."""
        axis = Axis(data_date="2018-02-01", calendar=OFFICIAL)
        done = axis.finish_offset(day("2018-02-14"))
        assert axis.day_of_finish(axis.later(done, 10, from_finish=True, to_finish=True)) == day("2018-02-24")
        assert axis.day_of_start(axis.later(done, 10, from_finish=True, to_finish=False)) == day("2018-02-26")
        assert axis.day_of_start(axis.later(done, 1, from_finish=True, to_finish=False)) == day("2018-02-22")


class TestProjectedYears:
    """`Axis.projected_years`."""

    def test_without_a_calendar_there_are_none(self) -> None:
        """Nothing has to be known of the days."""
        assert Axis(data_date="2018-01-01").projected_years(1_000_000) == ()

    @given(st.integers(1, 3000))
    def test_they_are_the_unpublished_years_from_the_data_date_to_a_finish(self, time: int) -> None:
        """Both included: a plan that begins in the last published year and runs on."""
        last = published_years()[-1]
        axis = Axis(data_date=dt.date(last, 6, 1), calendar=OFFICIAL)
        assert axis.projected_years(time) == tuple(range(last + 1, axis.day_of_finish(time).year + 1))

    def test_the_year_of_the_data_date_counts_though_nothing_is_done_in_it(self) -> None:
        """A time of no days ends before the data date begins."""
        after = published_years()[-1] + 1
        assert Axis(data_date=dt.date(after, 1, 1), calendar=OFFICIAL).projected_years(0) == (after,)
