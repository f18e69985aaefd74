"""Working days by prefix sums, held against stepping day by day and against chinesecalendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import cast

import attrs
import chinese_calendar  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import MONDAY_TO_FRIDAY, Provenance, WorkCalendar, day, published_years
from egov_consolidation.errors import UsageError

OFFICIAL = WorkCalendar.official()
YEARS = published_years()
FIRST, LAST = dt.date(YEARS[0], 1, 1), dt.date(YEARS[-1], 12, 31)
PUBLISHED = st.dates(FIRST, LAST)
NEARBY = st.dates(dt.date(YEARS[0] - 3, 1, 1), dt.date(YEARS[-1] + 3, 12, 31))
"""Days of the published years, and of some years before and after."""
NUMBERS = st.integers(-(10**9), 10**9)

is_workday = cast("Callable[[dt.date], bool]", chinese_calendar.is_workday)  # pyright: ignore[reportUnknownMemberType]
get_workdays = cast("Callable[[dt.date, dt.date], list[dt.date]]", chinese_calendar.get_workdays)  # pyright: ignore[reportUnknownMemberType]
find_workday = cast("Callable[[int, dt.date], dt.date]", chinese_calendar.find_workday)  # pyright: ignore[reportUnknownMemberType]


@attrs.frozen
class Own:
    """A calendar of one's own, and what it was made from."""

    years: range
    weekdays: frozenset[int]
    off: frozenset[dt.date]
    worked: frozenset[dt.date]

    @property
    def calendar(self) -> WorkCalendar:
        """The calendar."""
        return WorkCalendar.of(
            self.years[0], self.years[-1], weekdays=self.weekdays, off=self.off, worked=self.worked - self.off
        )

    def is_worked(self, date: dt.date) -> bool:
        """Return whether a day is worked, from what the calendar was made from alone."""
        if date.year in self.years and date in self.off | self.worked:
            return date not in self.off
        return date.weekday() in self.weekdays


@st.composite
def own(draw: st.DrawFn) -> Own:
    """Draw what a calendar of one's own is made from."""
    first = draw(st.integers(1990, 2040))
    years = range(first, first + draw(st.integers(1, 3)))
    listed = st.frozensets(st.dates(dt.date(years[0], 1, 1), dt.date(years[-1], 12, 31)), max_size=20)
    weekdays = draw(st.frozensets(st.integers(0, 6), min_size=1))
    return Own(years=years, weekdays=weekdays, off=draw(listed), worked=draw(listed))


def stepped(calendar: WorkCalendar, start: dt.date, count: int) -> dt.date:
    """Return the working day so many after a day, or before it, found by looking at one day after the other."""
    step = dt.timedelta(days=1 if count > 0 else -1)
    while count:
        start += step
        if calendar.is_working(start):
            count -= 1 if count > 0 else -1
    return start


class TestOfficial:
    """`WorkCalendar.official`."""

    def test_every_day_of_the_published_years_is_as_chinesecalendar_says(self) -> None:
        """Worked or not, make-up days and holidays and all."""
        days = [dt.date.fromordinal(ordinal) for ordinal in range(FIRST.toordinal(), LAST.toordinal() + 1)]
        assert [one for one in days if OFFICIAL.is_working(one) != is_workday(one)] == []

    def test_knows_the_published_years(self) -> None:
        """Neither more nor fewer."""
        assert OFFICIAL.years == YEARS

    def test_is_made_once(self) -> None:
        """Asking again costs nothing."""
        assert WorkCalendar.official() is OFFICIAL

    @given(PUBLISHED, st.integers(0, 400))
    def test_counts_as_chinesecalendar_does(self, first: dt.date, days: int) -> None:
        """Working days of a span, both ends included."""
        last = min(LAST, first + dt.timedelta(days=days))
        assert OFFICIAL.working_days(first, last) == len(get_workdays(first, last))

    @given(PUBLISHED.filter(is_workday), st.integers(1, 60))
    def test_adds_as_chinesecalendar_does(self, start: dt.date, count: int) -> None:
        """The n-th working day after a working day, where it is still published."""
        found = OFFICIAL.add(start, count)
        expected = find_workday(count, start) if found <= LAST else stepped(OFFICIAL, start, count)
        assert found == expected

    @given(PUBLISHED, st.integers(-60, -1))
    def test_goes_back_as_chinesecalendar_does(self, start: dt.date, count: int) -> None:
        """The n-th working day before a day, worked or not, where it is still published."""
        found = OFFICIAL.add(start, count)
        expected = find_workday(count, start) if found >= FIRST else stepped(OFFICIAL, start, count)
        assert found == expected

    @given(st.dates(max_value=FIRST - dt.timedelta(days=1)) | st.dates(min_value=LAST + dt.timedelta(days=1)))
    def test_beyond_the_published_years_weekends_alone_are_off(self, date: dt.date) -> None:
        """That is a projection, and the provenance of the year says so."""
        assert OFFICIAL.is_working(date) == (date.weekday() < 5)
        assert OFFICIAL.provenance(date.year) is Provenance.PROJECTED


class TestOf:
    """`WorkCalendar.of`."""

    @given(own(), st.data())
    def test_a_day_is_worked_as_its_lists_say_and_else_as_its_weekday_says(
        self, made: Own, data: st.DataObject
    ) -> None:
        """In its years; in all others the weekday alone counts."""
        around = st.dates(dt.date(made.years[0] - 1, 1, 1), dt.date(made.years[-1] + 1, 12, 31))
        listed = st.sampled_from(sorted(made.off | made.worked)) if made.off | made.worked else around
        for date in data.draw(st.lists(around | listed, min_size=1, max_size=10)):
            assert made.calendar.is_working(date) == made.is_worked(date)

    @given(own())
    def test_days_that_are_listed_twice_are_worked(self, made: Own) -> None:
        """What is said to be worked is worked, though it is said to be off too."""
        both = WorkCalendar.of(made.years[0], made.years[-1], off=made.off, worked=made.off)
        assert all(both.is_working(date) for date in made.off)

    @pytest.mark.parametrize(("first", "last"), [(2019, 2018), (0, 2018), (2018, 10000)])
    def test_refuses_years_out_of_order_or_of_no_calendar(self, first: int, last: int) -> None:
        """From 1 to 9999, the first one first."""
        with pytest.raises(UsageError, match=f"years {first} to {last}: must be in order") as refused:
            WorkCalendar.of(first, last)
        assert refused.value.text("zh") == f"年份 {first} 至 {last}：起止年份须先后有序，且在公元 1 年至 9999 年之内"

    @pytest.mark.parametrize(("weekdays", "said"), [((), "none"), ((0, 7), "0, 7"), ((-1,), "-1")])
    def test_refuses_weeks_without_a_working_day_or_with_an_eighth_one(
        self, weekdays: tuple[int, ...], said: str
    ) -> None:
        """Days of the week are numbers from 0 to 6."""
        with pytest.raises(UsageError, match=f"weekdays {said}: must be one or more numbers from 0"):
            WorkCalendar.of(2018, 2018, weekdays=weekdays)

    @pytest.mark.parametrize("listed", ["off", "worked"])
    def test_refuses_days_outside_its_years(self, listed: str) -> None:
        """They would say nothing, and nobody would notice."""
        days = ["2018-05-01", "2019-01-01", "2017-12-31"]
        off, worked = (days, []) if listed == "off" else ([], days)
        with pytest.raises(UsageError, match="2019-01-01, 2017-12-31: must lie in the years 2018 to 2018"):
            WorkCalendar.of(2018, 2018, off=off, worked=worked)

    @pytest.mark.parametrize("year", [1, 9999])
    def test_speaks_for_the_first_and_for_the_last_year_of_the_calendar(self, year: int) -> None:
        """A day off on New Year's Eve, which is no weekend day in either: one working day less."""
        off = WorkCalendar.of(year, year, off=[dt.date(year, 12, 31)])
        days = (dt.date(year, 1, 1), dt.date(year, 12, 31))
        assert off.working_days(*days) == OFFICIAL.working_days(*days) - 1

    def test_refuses_what_is_no_day(self) -> None:
        """As everywhere."""
        with pytest.raises(UsageError, match="a day must be written YYYY-MM-DD"):
            WorkCalendar.of(2018, 2018, off=["2018-02-30"])


class TestWorkCalendar:
    """`WorkCalendar` itself."""

    @pytest.mark.parametrize(
        ("first_year", "worked"),
        [
            (2018, bytes(364)),
            (2018, bytes(366)),
            (2018, bytes([*[1] * 364, 2])),
            (9999, bytes(366)),
            (0, b""),
            (10000, b""),
        ],
    )
    def test_refuses_what_is_no_whole_year_of_yes_and_no(self, first_year: int, worked: bytes) -> None:
        """2018 has 365 days, each worked or not; there is no year 0, and none after 9999."""
        with pytest.raises(UsageError, match=f"{len(worked)} days from {first_year} on: must be whole years"):
            WorkCalendar(first_year=first_year, worked=worked)

    @pytest.mark.parametrize(
        ("first_year", "worked", "years"),
        [
            (2018, b"", 0),
            (2018, bytes(365), 1),
            (2018, bytes(365 + 365 + 366), 3),
            (1, bytes(365), 1),
            (9999, bytes(365), 1),
        ],
    )
    def test_takes_whole_years(self, first_year: int, worked: bytes, years: int) -> None:
        """None, one or several, leap years and the last year of all among them."""
        calendar = WorkCalendar(first_year=first_year, worked=worked)
        assert calendar.years == range(first_year, first_year + years)

    def test_without_a_known_year_every_year_is_projected(self) -> None:
        """Then the days of the week are all there is."""
        calendar = WorkCalendar(first_year=2018, worked=b"")
        assert calendar.provenance(2018) is Provenance.PROJECTED
        assert (calendar.working_days("2018-05-01", "2018-05-06"), calendar.weekdays) == (4, MONDAY_TO_FRIDAY)


class TestProvenance:
    """`WorkCalendar.provenance` and `projected_years`."""

    @given(own(), st.integers(1, 9999))
    def test_the_years_that_were_given_are_official(self, made: Own, year: int) -> None:
        """All others are projected."""
        expected = Provenance.OFFICIAL if year in made.years else Provenance.PROJECTED
        assert made.calendar.provenance(year) is expected

    @given(NEARBY, NEARBY)
    def test_projected_years_are_those_between_two_days(self, one: dt.date, other: dt.date) -> None:
        """Both included, those that are published left out."""
        first, last = min(one, other), max(one, other)
        expected = tuple(year for year in range(first.year, last.year + 1) if year not in YEARS)
        assert OFFICIAL.projected_years(first, last) == expected

    def test_the_last_day_that_is_published_and_the_first_that_is_not(self) -> None:
        """The year after the last published one is projected from its first day on."""
        after = LAST + dt.timedelta(days=1)
        assert OFFICIAL.projected_years(FIRST, LAST) == ()
        assert OFFICIAL.projected_years(LAST, after) == (after.year,)


class TestWorkingDays:
    """`WorkCalendar.working_days`."""

    @given(own(), st.data())
    def test_is_the_number_of_days_that_are_worked(self, made: Own, data: st.DataObject) -> None:
        """Both ends included, looked at one by one."""
        around = st.dates(dt.date(made.years[0] - 1, 1, 1), dt.date(made.years[-1] + 1, 12, 31))
        one, other = data.draw(around), data.draw(around)
        first, last = min(one, other), max(one, other)
        days = [dt.date.fromordinal(ordinal) for ordinal in range(first.toordinal(), last.toordinal() + 1)]
        assert made.calendar.working_days(first, last) == sum(map(made.is_worked, days))

    @given(own(), st.lists(st.dates(max_value=dt.date(9999, 12, 30)), min_size=3, max_size=3))
    def test_they_add_up(self, made: Own, days: list[dt.date]) -> None:
        """Up to a day, and from the next one on; in any order of the three days."""
        first, middle, last = days
        after = middle + dt.timedelta(days=1)
        calendar = made.calendar
        assert calendar.working_days(first, middle) + calendar.working_days(after, last) == calendar.working_days(
            first, last
        )

    @given(
        own(),
        st.dates(dt.date(1, 1, 2), dt.date(9999, 12, 30)),
        st.dates(dt.date(1, 1, 2), dt.date(9999, 12, 30)),
    )
    def test_swapped_they_are_those_between_taken_away(self, made: Own, one: dt.date, other: dt.date) -> None:
        """Backwards, the days strictly between count as negative."""
        step = dt.timedelta(days=1)
        forth = made.calendar.working_days(one + step, other - step)
        assert made.calendar.working_days(other, one) == -forth

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [("2018-02-15", "2018-02-21", 0), ("2018-02-11", "2018-02-11", 1), ("2018-02-24", "2018-02-25", 1)],
    )
    def test_the_spring_festival_of_2018_by_its_notice(self, first: str, last: str, expected: int) -> None:
        """国办发明电〔2017〕12号: 15 to 21 February are off; 11 and 24 February, at weekends, are worked."""
        assert OFFICIAL.working_days(first, last) == expected


class TestAdd:
    """`WorkCalendar.add`."""

    @given(own(), NEARBY, st.integers(-80, 80).filter(bool))
    def test_is_found_by_stepping_day_by_day(self, made: Own, start: dt.date, count: int) -> None:
        """Forward and back, inside the known years and outside; the day itself does not count."""
        assert made.calendar.add(start, count) == stepped(made.calendar, start, count)

    @given(own(), NEARBY)
    def test_nothing_added_is_the_day_itself_or_the_last_working_day_before(self, made: Own, start: dt.date) -> None:
        """A day off is no working day of anybody."""
        before = stepped(made.calendar, start, -1)
        assert made.calendar.add(start, 0) == (start if made.calendar.is_working(start) else before)

    @given(own(), NEARBY, st.integers(0, 40), st.integers(0, 40))
    def test_periods_add_up(self, made: Own, start: dt.date, one: int, other: int) -> None:
        """So many days, and then so many more."""
        calendar = made.calendar
        assert calendar.add(calendar.add(start, one), other) == calendar.add(start, one + other)

    @pytest.mark.parametrize(("start", "count"), [("0001-01-01", -1), ("9999-12-31", 1), ("2018-01-01", 3_000_000)])
    def test_refuses_to_leave_the_calendar(self, start: str, count: int) -> None:
        """There is no day before year 1 or after 9999."""
        with pytest.raises(UsageError, match="lies outside the years 1 to 9999, must lie within") as refused:
            OFFICIAL.add(start, count)
        assert "超出公元 1 年至 9999 年" in refused.value.text("zh")

    def test_reaches_the_ends_of_the_calendar(self) -> None:
        """1 January of year 1 was a Monday, and 31 December 9999 will be a Friday."""
        assert OFFICIAL.add("0001-01-02", -1) == day("0001-01-01")
        assert OFFICIAL.add("9999-12-30", 1) == day("9999-12-31")
        assert OFFICIAL.working_days("0001-01-01", "9999-12-31") == OFFICIAL.count_before(
            dt.date.max.toordinal() + 1
        ) - OFFICIAL.count_before(1)


class TestNth:
    """`WorkCalendar.nth`, `count_before` and `ordinal`."""

    @given(own(), NUMBERS)
    def test_a_number_is_found_again(self, made: Own, number: int) -> None:
        """However far from the known years, days without a date included."""
        calendar = made.calendar
        assert calendar.count_before(calendar.ordinal(number)) == number
        assert calendar.count_before(calendar.ordinal(number) + 1) == number + 1

    @given(own(), NUMBERS | st.integers(725_000, 750_000))
    def test_the_working_day_with_the_number_is_the_next_one_from_there_on(self, made: Own, ordinal: int) -> None:
        """A day that is worked is its own next one."""
        calendar = made.calendar
        following = calendar.ordinal(calendar.count_before(ordinal))
        assert following >= ordinal
        assert calendar.count_before(following) == calendar.count_before(ordinal)
        is_worked = calendar.count_before(ordinal + 1) - calendar.count_before(ordinal)
        assert (following == ordinal) == bool(is_worked)

    @given(own())
    def test_number_nought_is_the_first_working_day_of_the_known_years(self, made: Own) -> None:
        """The one before it has the number -1."""
        calendar, first = made.calendar, dt.date(made.years[0], 1, 1)
        assert calendar.nth(0) == stepped(calendar, first - dt.timedelta(days=1), 1)
        assert calendar.nth(-1) == stepped(calendar, first, -1)

    @pytest.mark.parametrize("number", [-(10**6), 3 * 10**6])
    def test_refuses_numbers_of_no_day(self, number: int) -> None:
        """Beyond the years 1 and 9999 there are numbers, but no days."""
        with pytest.raises(UsageError, match=f"working day number {number}: lies outside the years 1 to 9999"):
            OFFICIAL.nth(number)
