"""Recurrence rules of RFC 5545, as far as plans need them: by year, month, week or day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias, cast, get_args

import attrs

from egov_consolidation.dates._day import Day, last_day_of_month, shifted
from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

Frequency: TypeAlias = Literal["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBER = re.compile(r"-?[0-9]{1,3}")
_PARTS = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY")
_LONGEST = 200
_EXAMPLE = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"


@attrs.frozen(kw_only=True)
class Recurrence:
    """A recurrence rule, taken apart.

    Attributes:
        frequency: What the interval counts.
        interval: Every how many of them.
        months: In which months (1 to 12).
        month_days: On which days of the month; negative numbers count from its end, -1 is its last day.
        weekdays: On which days of the week, Monday being 0.
    """

    frequency: Frequency
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Return the rule in the words of RFC 5545."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append("BYMONTH=" + ",".join(map(str, self.months)))
        if self.month_days:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.month_days)))
        if self.weekdays:
            parts.append("BYDAY=" + ",".join(_WEEKDAYS[one] for one in self.weekdays))
        return ";".join(parts)


def parse_recurrence(rule: str) -> Recurrence:
    """Read a recurrence rule.

    Args:
        rule: The value of an RRULE with the parts FREQ, INTERVAL, BYMONTH, BYMONTHDAY and BYDAY (without ordinals).
            Every rule must name its days: a yearly one month and day, a monthly one the day, a weekly one the weekday.

    Returns:
        The rule, taken apart.

    Raises:
        UsageError: It is written otherwise, or means no day.

    Examples:
        >>> parse_recurrence("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1").months
        (6, 12)

    Source:
        RFC 5545, section 3.3.10.
    """
    parts = _split(rule)
    frequency = parts.get("FREQ", "")
    if frequency not in get_args(Frequency):
        raise _refused(rule)
    found = Recurrence(
        frequency=cast("Frequency", frequency),
        interval=next(iter(_numbers(parts.get("INTERVAL", "1"), 1, 999, rule))),
        months=_numbers(parts.get("BYMONTH", ""), 1, 12, rule),
        month_days=_numbers(parts.get("BYMONTHDAY", ""), -31, 31, rule),
        weekdays=_weekdays(parts.get("BYDAY", ""), rule),
    )
    if not _names_its_days(found):
        raise _refused(rule)
    return found


def occurrences(rule: str, first: Day, last: Day) -> Iterator[Day]:
    """Yield the days on which a rule falls due, in order.

    Args:
        rule: The recurrence rule. Intervals are counted from the year, month, week or day of `first`.
        first: The first day looked at.
        last: The last day looked at.

    Yields:
        Each day on which it falls due between the two, both included. A day that a month does not have is left out,
        as the RFC demands.

    Raises:
        UsageError: The rule cannot be read.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> [one.isoformat() for one in occurrences("FREQ=MONTHLY;BYMONTHDAY=28", day("2021-01-29"), day("2021-03-28"))]
        ['2021-02-28', '2021-03-28']
    """
    parsed = parse_recurrence(rule)
    for candidate in _candidates(parsed, first, last):
        if first <= candidate <= last:
            yield candidate


def _candidates(rule: Recurrence, first: Day, last: Day) -> Iterator[Day]:
    if rule.frequency == "DAILY":
        return _every(first, last, rule.interval)
    if rule.frequency == "WEEKLY":
        return _in_weeks(rule, first, last)
    months = rule.months or tuple(range(1, 13))
    if rule.frequency == "YEARLY":
        years = range(first.year, last.year + 1, rule.interval)
        return (one for year in years for month in sorted(set(months)) for one in _in_month(rule, year, month))
    counted = range(first.year * 12 + first.month - 1, last.year * 12 + last.month, rule.interval)
    return (
        one for index in counted if index % 12 + 1 in months for one in _in_month(rule, index // 12, index % 12 + 1)
    )


def _every(first: Day, last: Day, step: int) -> Iterator[Day]:
    current = first
    while current <= last:
        yield current
        current = shifted(current, days=step)


def _in_weeks(rule: Recurrence, first: Day, last: Day) -> Iterator[Day]:
    monday = shifted(first, days=-first.weekday())
    for start in _every(monday, last, 7 * rule.interval):
        for weekday in sorted(set(rule.weekdays)):
            yield shifted(start, days=weekday)


def _in_month(rule: Recurrence, year: int, month: int) -> Iterator[Day]:
    length = last_day_of_month(year, month)
    numbers = {one if one > 0 else length + 1 + one for one in rule.month_days}
    return (Day(year, month, number) for number in sorted(numbers) if 1 <= number <= length)


def _split(rule: str) -> dict[str, str]:
    if len(rule) > _LONGEST:
        raise _refused(rule)
    pairs = [part.partition("=") for part in rule.split(";")]
    parts = {name: value for name, _, value in pairs}
    if len(parts) != len(pairs) or not set(parts) <= set(_PARTS) or not all(parts.values()):
        raise _refused(rule)
    return parts


def _numbers(words: str, least: int, most: int, rule: str) -> tuple[int, ...]:
    if not words:
        return ()
    pieces = words.split(",")
    if not all(_NUMBER.fullmatch(piece) for piece in pieces):
        raise _refused(rule)
    numbers = tuple(int(piece) for piece in pieces)
    if not all(least <= number <= most and number != 0 for number in numbers):
        raise _refused(rule)
    return numbers


def _weekdays(words: str, rule: str) -> tuple[int, ...]:
    pieces = words.split(",") if words else []
    if not set(pieces) <= set(_WEEKDAYS):
        raise _refused(rule)
    return tuple(_WEEKDAYS.index(piece) for piece in pieces)


def _names_its_days(rule: Recurrence) -> bool:
    named = (bool(rule.months), bool(rule.month_days), bool(rule.weekdays))
    match rule.frequency:
        case "YEARLY":
            return named == (True, True, False)
        case "MONTHLY":
            return named[1:] == (True, False)
        case "WEEKLY":
            return named == (False, False, True)
        case "DAILY":
            return named == (False, False, False)


def _refused(rule: str) -> UsageError:
    shown = rule[:60]
    return UsageError(
        Text(
            en=f"“{shown}”: must be an RRULE of RFC 5545 that names its days, such as {_EXAMPLE}",
            zh=f"“{shown}”：须为 RFC 5545 的 RRULE 且写明日期，例如 {_EXAMPLE}",
        )
    )
