"""Recurrence rules, held against dateutil, an independent reader of RFC 5545."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Recurrence, day, occurrences, parse_recurrence
from egov_consolidation.errors import UsageError

MONTH_DAY = st.integers(-31, 31).filter(bool)
MONTH_DAYS = st.lists(MONTH_DAY, min_size=1, max_size=4, unique=True).map(tuple)
MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=12, unique=True).map(tuple)
WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(tuple)
INTERVAL = st.integers(1, 5)
RULES = st.one_of(
    st.builds(Recurrence, frequency=st.just("YEARLY"), interval=INTERVAL, months=MONTHS, month_days=MONTH_DAYS),
    st.builds(
        Recurrence, frequency=st.just("MONTHLY"), interval=INTERVAL, months=st.just(()) | MONTHS, month_days=MONTH_DAYS
    ),
    st.builds(Recurrence, frequency=st.just("WEEKLY"), interval=INTERVAL, weekdays=WEEKDAYS),
    st.builds(Recurrence, frequency=st.just("DAILY"), interval=INTERVAL),
)
DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2030, 12, 31))


def by_dateutil(rule: str, first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the days between two on which a rule falls due, as dateutil reckons them."""
    start, end = dt.datetime(first.year, first.month, first.day), dt.datetime(last.year, last.month, last.day)  # noqa: DTZ001 - dateutil wants naive ones
    return [one.date() for one in rrulestr(rule, dtstart=start).between(start, end, inc=True)]


class TestParseRecurrence:
    """`parse_recurrence`."""

    @given(RULES)
    def test_reads_back_what_it_writes(self, rule: Recurrence) -> None:
        """Reads back what it writes."""
        assert parse_recurrence(str(rule)) == rule

    @pytest.mark.parametrize(
        "rule",
        [
            *("", "YEARLY", "FREQ=YEARLY", "FREQ=MONTHLY", "FREQ=WEEKLY", "FREQ=HOURLY;BYMONTHDAY=1"),
            *("FREQ=YEARLY;BYMONTH=6", "FREQ=YEARLY;BYMONTHDAY=6", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1;BYDAY=MO"),
            *("FREQ=MONTHLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32"),
            *(
                "FREQ=MONTHLY;BYMONTHDAY=-32",
                "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
                "FREQ=YEARLY;BYMONTH=0;BYMONTHDAY=1",
            ),
            *(
                "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3",
                "FREQ=MONTHLY;BYMONTHDAY=1;BYMONTHDAY=2",
                "FREQ=MONTHLY;BYMONTHDAY=１",
            ),
            *("FREQ=MONTHLY;BYMONTHDAY=1;INTERVAL=0", "FREQ=MONTHLY;BYMONTHDAY=1;INTERVAL=1000"),
            *("FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;BYDAY=MO", "FREQ=DAILY;BYMONTHDAY=1"),
            *("FREQ=MONTHLY;BYMONTHDAY=1,", "FREQ=MONTHLY;BYMONTHDAY=", "freq=MONTHLY;BYMONTHDAY=1", "FREQ=DAILY;"),
            *("FREQ=MONTHLY;BYMONTHDAY=+1", "FREQ=MONTHLY;BYMONTHDAY= 1", "RRULE:FREQ=MONTHLY;BYMONTHDAY=1"),
        ],
    )
    def test_refuses_rules_that_are_written_otherwise_or_name_no_day(self, rule: str) -> None:
        """Refuses rules that are written otherwise or name no day."""
        with pytest.raises(UsageError, match="must be an RRULE of RFC 5545 that names its days"):
            parse_recurrence(rule)

    def test_refuses_rules_of_more_than_two_hundred_characters(self) -> None:
        """Refuses rules of more than two hundred characters."""
        rule = "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 88)
        assert len(rule) == 199
        assert parse_recurrence(rule).month_days == (1,) * 88
        with pytest.raises(UsageError):
            parse_recurrence(f"{rule},1")

    @given(st.text(max_size=60))
    def test_reads_or_refuses_whatever_it_is_given(self, rule: str) -> None:
        """Reads or refuses whatever it is given."""
        try:
            parsed = parse_recurrence(rule)
        except UsageError:
            return
        assert parse_recurrence(str(parsed)) == parsed


class TestOccurrences:
    """`occurrences`."""

    @given(RULES, DAYS, st.integers(0, 1500))
    def test_are_those_of_an_independent_program(self, rule: Recurrence, first: dt.date, length: int) -> None:
        """Are those of an independent program."""
        last = first + dt.timedelta(days=length)
        assert list(occurrences(str(rule), day(first), day(last))) == by_dateutil(str(rule), first, last)

    @given(RULES, DAYS, st.integers(1, 400))
    def test_before_the_first_day_there_are_none(self, rule: Recurrence, first: dt.date, back: int) -> None:
        """Before the first day there are none."""
        assert not list(occurrences(str(rule), day(first), day(first - dt.timedelta(days=back))))

    def test_a_day_that_a_month_lacks_is_left_out(self) -> None:
        """A day that a month lacks is left out."""
        found = occurrences("FREQ=MONTHLY;BYMONTHDAY=30", day("2018-01-01"), day("2018-04-30"))
        assert [one.isoformat() for one in found] == ["2018-01-30", "2018-03-30", "2018-04-30"]

    def test_both_ends_are_included(self) -> None:
        """Both ends are included."""
        found = occurrences("FREQ=DAILY", day("2018-06-29"), day("2018-06-30"))
        assert list(found) == [day("2018-06-29"), day("2018-06-30")]

    def test_a_rule_that_cannot_be_read_is_refused(self) -> None:
        """A rule that cannot be read is refused."""
        with pytest.raises(UsageError):
            list(occurrences("FREQ=YEARLY", day("2018-01-01"), day("2018-12-31")))
