"""What values mean, whatever evaluates them: how they compare, what nothing holds, and numbers between bounds."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from egov_consolidation.dates import working_periods
from egov_consolidation.inventory import NOT_YET, NOTHING, Plain, ValueKind
from egov_consolidation.rules.engine._nodes import Operator

NO_DATA: frozenset[str] = frozenset()
"""No datum is missing."""

EMPTY: Mapping[ValueKind, Plain] = {
    ValueKind.FLAG: False,
    ValueKind.NUMBER: 0,
    ValueKind.MONEY: 0,
    ValueKind.DAY: NOT_YET.toordinal(),
    ValueKind.WORDS: NOTHING,
    ValueKind.CHOICE: NOTHING,
    ValueKind.REFERENCE: NOTHING,
    ValueKind.NAMES: (),
    ValueKind.REFERENCES: (),
}
"""What every field of nothing holds: nothing has nothing."""

COMPARE: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
    Operator.GREATER: operator.gt,
    Operator.AT_LEAST: operator.ge,
    Operator.EQUAL: operator.eq,
    Operator.DIFFERENT: operator.ne,
}
"""What the operators mean of known values."""


@attrs.frozen
class Bounds:
    """Between which bounds a number lies, both included."""

    least: float
    most: float
    missing: frozenset[str] = NO_DATA


def compared(by: Operator, left: Bounds, right: Bounds) -> bool | None:
    """Return how two numbers that lie between bounds compare, `None` where the bounds do not decide it."""
    corners = {COMPARE[by](one, other) for one in (left.least, left.most) for other in (right.least, right.most)}
    if len(corners) > 1:
        return None
    decided = corners.pop()
    meets = left.least <= right.most and right.least <= left.most
    is_exact = left.least == left.most and right.least == right.most
    if by in (Operator.EQUAL, Operator.DIFFERENT) and meets and not is_exact:
        return None
    return decided


def working_days(days: float) -> int:
    """Return a number of working days as it is meant: whole ones, and none where it is less than none.

    Examples:
        >>> working_days(1.5), working_days(-3)
        (1, 0)
    """
    return max(0, math.floor(days))


def working_ordinal(day: float, days: float) -> int | None:
    """Return the ordinal of the last of so many working days after a day, `None` where that is not published.

    `NOT_YET` stays what it is, and no working days after a day is the day itself.
    """
    count, event = working_days(days), int(day)
    return event if not count or event >= NOT_YET.toordinal() else working_periods(count).end(event)


def shifted_ordinal(day: float, days: float) -> int:
    """Return an ordinal so many days later, within the calendar; `NOT_YET` stays what it is."""
    never = NOT_YET.toordinal()
    return never if day >= never else max(1, min(never, int(day + days)))
