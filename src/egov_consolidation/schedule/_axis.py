"""Between the days that people read and the numbers that the passes count: the one place that converts."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day, day


@attrs.frozen(kw_only=True)
class Axis:
    """Times as whole days from the beginning of the data date.

    A day that people read is meant whole: "by 30 June" ends when that day ends. A time is a point between two days:
    0 is the beginning of the data date, 1 its end and the beginning of the next day.

    Attributes:
        data_date: The day at whose beginning time is 0.

    Examples:
        >>> axis = Axis(data_date="2018-06-01")
        >>> axis.start_offset(day("2018-06-30")), axis.finish_offset(day("2018-06-30"))
        (29, 30)
        >>> axis.day_of_start(29), axis.day_of_finish(30)
        (Date(2018, 6, 30), Date(2018, 6, 30))
    """

    data_date: Day = attrs.field(converter=day)

    def start_offset(self, of: Day) -> int:
        """Return the time at which a day begins."""
        return of.toordinal() - self.data_date.toordinal()

    def finish_offset(self, of: Day) -> int:
        """Return the time at which a day ends."""
        return self.start_offset(of) + 1

    def day_of_start(self, offset: int) -> Day:
        """Return the day that begins at a time."""
        return Day.fromordinal(self.data_date.toordinal() + offset)

    def day_of_finish(self, offset: int) -> Day:
        """Return the day that ends at a time."""
        return self.day_of_start(offset - 1)
