"""A calendar of working days that is asked often: days are counted by prefix sums, each year says where it is from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from functools import cache, cached_property
from itertools import accumulate

import attrs

from egov_consolidation.dates._day import Day, day
from egov_consolidation.dates._working import published_holidays, published_make_up_days, published_years
from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

MONDAY_TO_FRIDAY = frozenset(range(5))
"""The days of the week that are worked where nothing else is known, Monday being 0."""

_WEEK = 7
_NO_WEEKDAY = Text(
    en="weekdays {found}: must be one or more numbers from 0 (Monday) to 6 (Sunday)",
    zh="工作日 {found}：须为 0（星期一）至 6（星期日）之间的一个或多个数",
)
_NO_YEARS = Text(
    en="years {first} to {last}: must be in order, and lie within 1 to 9999",
    zh="年份 {first} 至 {last}：起止年份须先后有序，且在公元 1 年至 9999 年之内",
)
_ELSEWHERE = Text(
    en="{days}: must lie in the years {first} to {last} that the calendar speaks for",
    zh="{days}：须在该日历所涵盖的 {first} 年至 {last} 年之内",
)
_NO_WHOLE_YEARS = Text(
    en="{count} days from {first} on: must be whole years, each day 0 or 1",
    zh="自 {first} 年起的 {count} 天：须为整年，且每天取值为 0 或 1",
)
_OUTSIDE = Text(
    en="working day number {number}: lies outside the years 1 to 9999, must lie within",
    zh="第 {number} 个工作日：超出公元 1 年至 9999 年，须在此范围内",
)


class Provenance(StrEnum):
    """Where the working days of a year are from."""

    OFFICIAL = "official"
    """An arrangement that was published, or that the caller gave."""
    PROJECTED = "projected"
    """Only the days of the week: nobody has said yet which holidays there are."""


@attrs.frozen(kw_only=True, slots=False)
class WorkCalendar:
    """Which days are worked.

    For some years it is known day by day; for all others only the days of the week are, and `provenance` says so.
    Working days are numbered: number 0 is the first of the known years.

    Attributes:
        first_year: The first year that is known day by day.
        worked: For each day from 1 January of that year on, whether it is worked; whole years.
        weekdays: The days of the week that are worked in all other years, Monday being 0.

    Examples:
        >>> calendar = WorkCalendar.official()
        >>> calendar.working_days("2018-02-12", "2018-02-25"), calendar.add("2018-02-14", 1)
        (6, Date(2018, 2, 22))
        >>> calendar.provenance(2018).value, calendar.provenance(2150).value
        ('official', 'projected')

    Notes:
        Counting, and finding the n-th day, take the same time however far two days lie apart.

    Source:
        国办发明电〔2017〕12号: 15 to 21 February 2018 are off, 11 and 24 February, weekend days, are worked.
    """

    first_year: int
    worked: bytes
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY

    def __attrs_post_init__(self) -> None:
        """Refuse weeks that have no working day, and years that are not whole."""
        if not self.weekdays or not self.weekdays <= frozenset(range(_WEEK)):
            raise UsageError(_NO_WEEKDAY.fill(found=tuple(map(str, sorted(self.weekdays)))))
        if not _are_whole_years(self.first_year, self.worked):
            raise UsageError(_NO_WHOLE_YEARS.fill(count=len(self.worked), first=self.first_year))

    @classmethod
    def official(cls) -> WorkCalendar:
        """Return the calendar of the published yearly holiday arrangements (放假安排), make-up working days included.

        Source:
            The yearly notices of the State Council's General Office, as kept by chinesecalendar.
        """
        return _official()

    @classmethod
    def of(
        cls,
        first_year: int,
        last_year: int,
        *,
        weekdays: Collection[int] = MONDAY_TO_FRIDAY,
        off: Iterable[str | dt.date] = (),
        worked: Iterable[str | dt.date] = (),
    ) -> WorkCalendar:
        """Return a calendar of one's own.

        Args:
            first_year: The first year for which it speaks.
            last_year: The last one.
            weekdays: The days of the week that are worked, Monday being 0.
            off: Days that are not worked although their weekday is.
            worked: Days that are worked although their weekday is not.

        Raises:
            UsageError: The years are out of order, no weekday is worked, or something is no day of these years.

        Examples:
            >>> calendar = WorkCalendar.of(2018, 2018, weekdays=range(6), off=["2018-05-01"])
            >>> calendar.is_working("2018-05-05"), calendar.is_working("2018-05-01")
            (True, False)
        """
        if not 1 <= first_year <= last_year <= dt.MAXYEAR:
            raise UsageError(_NO_YEARS.fill(first=first_year, last=last_year))
        first, end = Day(first_year, 1, 1).toordinal(), Day(last_year, 12, 31).toordinal() + 1
        days = bytearray(_weekday(ordinal) in weekdays for ordinal in range(first, end))
        rest, made_up = [*map(day, off)], [*map(day, worked)]
        elsewhere = tuple(one.isoformat() for one in (*rest, *made_up) if not first <= one.toordinal() < end)
        if elsewhere:
            raise UsageError(_ELSEWHERE.fill(days=elsewhere, first=first_year, last=last_year))
        for listed, value in ((rest, 0), (made_up, 1)):
            for one in listed:
                days[one.toordinal() - first] = value
        return cls(first_year=first_year, worked=bytes(days), weekdays=frozenset(weekdays))

    @cached_property
    def _first(self) -> int:
        """The ordinal of the first day that is known."""
        return Day(self.first_year, 1, 1).toordinal()

    @cached_property
    def _end(self) -> int:
        """The ordinal after the last day that is known."""
        return self._first + len(self.worked)

    @cached_property
    def _sums(self) -> Sequence[int]:
        """Working days before each known day, and before the day after the last."""
        return [0, *accumulate(self.worked)]

    @cached_property
    def _ordinals(self) -> Sequence[int]:
        """The ordinals of the working days that are known."""
        return [ordinal for ordinal, is_worked in enumerate(self.worked, start=self._first) if is_worked]

    @cached_property
    def years(self) -> range:
        """The years that are known day by day."""
        last = dt.date.fromordinal(self._end - 1).year if self.worked else self.first_year - 1
        return range(self.first_year, last + 1)

    def provenance(self, year: int) -> Provenance:
        """Return where the working days of a year are from."""
        return Provenance.OFFICIAL if year in self.years else Provenance.PROJECTED

    def projected_years(self, first: str | dt.date, last: str | dt.date) -> tuple[int, ...]:
        """Return the years between two days, both included, of which only the days of the week are known."""
        between = range(day(first).year, day(last).year + 1)
        return tuple(year for year in between if self.provenance(year) is Provenance.PROJECTED)

    def is_working(self, of: str | dt.date) -> bool:
        """Return whether a day is worked."""
        ordinal = day(of).toordinal()
        return self.count_before(ordinal + 1) > self.count_before(ordinal)

    def working_days(self, first: str | dt.date, last: str | dt.date) -> int:
        """Return the number of working days from one day to another, both included; negative where they are swapped.

        Examples:
            >>> WorkCalendar.official().working_days("2018-06-29", "2018-07-02")
            2
        """
        return self.count_before(day(last).toordinal() + 1) - self.count_before(day(first).toordinal())

    def add(self, to: str | dt.date, count: int) -> Day:
        """Return the `count`-th working day after a day, that day not counted; before it where negative.

        With 0, the day itself where it is worked, else the last working day before it.

        Raises:
            UsageError: It would lie outside the years 1 to 9999.

        Examples:
            >>> WorkCalendar.official().add("2018-06-29", 1), WorkCalendar.official().add("2018-07-02", -1)
            (Date(2018, 7, 2), Date(2018, 6, 29))
        """
        ordinal = day(to).toordinal()
        before = self.count_before(ordinal if count < 0 else ordinal + 1)
        return self.nth(before + count - (count >= 0))

    def nth(self, number: int) -> Day:
        """Return the working day with a number.

        Raises:
            UsageError: It would lie outside the years 1 to 9999.
        """
        ordinal = self.ordinal(number)
        if not 1 <= ordinal <= dt.date.max.toordinal():
            raise UsageError(_OUTSIDE.fill(number=number))
        return Day.fromordinal(ordinal)

    def count_before(self, ordinal: int) -> int:
        """Return the number that the next working day from an ordinal on has: how many come before it, from number 0.

        Args:
            ordinal: As `date.toordinal` counts; any whole number.
        """
        if ordinal < self._first:
            return -self._of_week(ordinal, self._first)
        if ordinal <= self._end:
            return self._sums[ordinal - self._first]
        return self._sums[-1] + self._of_week(self._end, ordinal)

    def ordinal(self, number: int) -> int:
        """Return the ordinal of the working day with a number: the inverse of `count_before`; any whole number."""
        if 0 <= number < len(self._ordinals):
            return self._ordinals[number]
        if number < 0:
            return self._nth_of_week(self._first, number)
        return self._nth_of_week(self._end, number - len(self._ordinals))

    def _of_week(self, first: int, end: int) -> int:
        """Return how many days from an ordinal up to another, that one not included, are worked by their weekday."""
        weeks, rest = divmod(end - first, _WEEK)
        return weeks * len(self.weekdays) + sum(_weekday(first + one) in self.weekdays for one in range(rest))

    def _nth_of_week(self, first: int, number: int) -> int:
        """Return the ordinal of the n-th day from an ordinal on that is worked by its weekday, from 0; or before it."""
        weeks, rest = divmod(number, len(self.weekdays))
        reached = first + weeks * _WEEK
        worked = [one for one in range(reached, reached + _WEEK) if _weekday(one) in self.weekdays]
        return worked[rest]


def _are_whole_years(first_year: int, worked: bytes) -> bool:
    if not 1 <= first_year <= dt.MAXYEAR or not set(worked) <= {0, 1}:
        return False
    after = Day(first_year, 1, 1).toordinal() + len(worked)
    if after > dt.date.max.toordinal():
        return after == dt.date.max.toordinal() + 1
    return dt.date.fromordinal(after).timetuple().tm_yday == 1


def _weekday(ordinal: int) -> int:
    return (ordinal + 6) % _WEEK


@cache
def _official() -> WorkCalendar:
    years = published_years()
    return WorkCalendar.of(years[0], years[-1], off=published_holidays(), worked=published_make_up_days())
