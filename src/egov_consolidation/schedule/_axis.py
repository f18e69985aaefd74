"""Between the days that people read and the numbers that the passes count: the one place that converts."""

from __future__ import annotations

import datetime as dt

import attrs

from egov_consolidation.dates import Day, Provenance, WorkCalendar, day
from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

_OUTSIDE = Text(
    en="{days} days from {data_date}: lies outside the years 1 to 9999, must lie within",
    zh="自 {data_date} 起第 {days} 天：超出公元 1 年至 9999 年，须在此范围内",
)


@attrs.frozen(kw_only=True)
class Axis:
    """Times as whole days from the beginning of the data date.

    A day that people read is meant whole: "by 30 June" ends when that day ends. A time is a point between two days:
    0 is the beginning of the data date, 1 its end and the beginning of the next day. With a work calendar, times count
    working days alone: what starts on a day off starts on the next working day, and what is due on a day off is due on
    the last working day before it.

    Attributes:
        data_date: The day at whose beginning time is 0.
        calendar: Which days are counted; `None` for all.

    Examples:
        >>> axis = Axis(data_date="2018-06-01")
        >>> axis.start_offset(day("2018-06-30")), axis.finish_offset(day("2018-06-30"))
        (29, 30)
        >>> axis.day_of_start(29), axis.day_of_finish(30)
        (Date(2018, 6, 30), Date(2018, 6, 30))
        >>> worked = Axis(data_date="2018-06-01", calendar=WorkCalendar.official())
        >>> worked.finish_offset(day("2018-06-30")), worked.day_of_finish(20)
        (20, Date(2018, 6, 29))
    """

    data_date: Day = attrs.field(converter=day)
    calendar: WorkCalendar | None = None

    def start_offset(self, of: Day) -> int:
        """Return the time at which a day begins, or the next one that is worked."""
        return self._time(of.toordinal())

    def finish_offset(self, of: Day) -> int:
        """Return the time at which a day ends, or the last one before it that is worked."""
        return self._time(of.toordinal() + 1)

    def day_of_start(self, offset: int) -> Day:
        """Return the day that begins at a time.

        Raises:
            UsageError: It would lie outside the years 1 to 9999.
        """
        return self._day(self._beginning(offset), offset)

    def day_of_finish(self, offset: int) -> Day:
        """Return the day that ends at a time.

        Raises:
            UsageError: It would lie outside the years 1 to 9999.
        """
        return self._day(self._beginning(offset - 1), offset)

    def later(self, time: int, days: int, *, from_finish: bool, to_finish: bool) -> int:
        """Return the earliest time of an event that lies so many calendar days after another.

        Args:
            time: The time of the first event.
            days: Days of the calendar, days off among them; negative for a lead.
            from_finish: Whether the first event is a finish: it lies at the end of its last working day.
            to_finish: Whether the second event is a finish; a start lies at the beginning of its first working day.
        """
        moment = self._moment(time, is_finish=from_finish) + days
        return self._time(moment - 1) + 1 if to_finish else self._time(moment)

    def earlier(self, time: int, days: int, *, from_finish: bool, to_finish: bool) -> int:
        """Return the latest time of an event after which so many calendar days fit before another.

        It goes with `later`: the one asks for no more than a time exactly where the other leaves that much.

        Args:
            time: The time of the second event.
            days: Days of the calendar, days off among them; negative for a lead.
            from_finish: Whether the first event is a finish.
            to_finish: Whether the second event is a finish.
        """
        moment = self._moment(time, is_finish=to_finish) - days
        return self._time(moment) if from_finish else self._time(moment + 1) - 1

    def projected_years(self, offset: int) -> tuple[int, ...]:
        """Return the years from the data date to a finish of which only the days of the week are known."""
        if self.calendar is None:
            return ()
        last = max(self.day_of_finish(offset), self.data_date)
        return tuple(
            year
            for year in range(self.data_date.year, last.year + 1)
            if self.calendar.provenance(year) is Provenance.PROJECTED
        )

    def _time(self, ordinal: int) -> int:
        """Return how many days that count come between the data date and an ordinal."""
        if self.calendar is None:
            return ordinal - self.data_date.toordinal()
        return self.calendar.count_before(ordinal) - self.calendar.count_before(self.data_date.toordinal())

    def _beginning(self, time: int) -> int:
        """Return the ordinal of the day that begins at a time."""
        if self.calendar is None:
            return self.data_date.toordinal() + time
        return self.calendar.ordinal(self.calendar.count_before(self.data_date.toordinal()) + time)

    def _moment(self, time: int, *, is_finish: bool) -> int:
        """Return the point between two days at which an event lies: as the ordinal of the day that begins there."""
        return self._beginning(time - 1) + 1 if is_finish else self._beginning(time)

    def _day(self, ordinal: int, offset: int) -> Day:
        if not 1 <= ordinal <= dt.date.max.toordinal():
            raise UsageError(_OUTSIDE.fill(days=offset, data_date=self.data_date))
        return Day.fromordinal(ordinal)
