"""Columns and masks, one lane a record: what every evaluator by columns computes with, however it holds them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

import attrs

from egov_consolidation.inventory import NOT_YET, Encoded, Plain, ValueKind
from egov_consolidation.rules.engine._nodes import Operator

Mask: TypeAlias = Any
"""Whether something holds, lane by lane; masks of one kind of lanes are combined by `&`, `|` and `~`."""

Values: TypeAlias = Any
"""What a column holds, lane by lane; the value itself where it is the same in every lane."""

MIRRORED: Mapping[Operator, Operator] = {
    Operator.LESS: Operator.GREATER,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.GREATER: Operator.LESS,
    Operator.AT_LEAST: Operator.AT_MOST,
    Operator.EQUAL: Operator.EQUAL,
    Operator.DIFFERENT: Operator.DIFFERENT,
}
"""What an operator becomes when its sides change places."""

NEVER = NOT_YET.toordinal()


@attrs.frozen(eq=False)
class Column:
    """The values of an operand, lane by lane.

    Attributes:
        values: The values; codes, where there are some.
        missing: Where a value is missing; `None` where none is. What then stands among the values means nothing.
        codes: What the codes stand for.
        is_single: Whether one value stands for all lanes.
    """

    values: Values
    missing: Mask | None = None
    codes: Mapping[Plain, int] | None = None
    is_single: bool = False


class Lanes(Protocol):
    """What an evaluator needs of a way to hold columns and masks."""

    name: str

    def column(self, encoded: Encoded, kind: ValueKind) -> Column:
        """Return values as a column, `None` being missing."""
        ...

    def repeated(self, value: float, size: int) -> Column:
        """Return a column of one number, a value a lane."""
        ...

    def places(self, values: Sequence[int]) -> Values:
        """Return places of lanes as `take` needs them."""
        ...

    def full(self, size: int, *, value: bool) -> Mask:
        """Return a mask that says the same of each lane."""
        ...

    def mask(self, values: bytes) -> Mask:
        """Return a mask of a byte a lane, 0 or 1."""
        ...

    def flags(self, mask: Mask, missing: Mask | None) -> Column:
        """Return a mask as a column of flags."""
        ...

    def truth(self, column: Column) -> Mask:
        """Return a column of flags as a mask."""
        ...

    def take(self, column: Column, places: Values) -> Column:
        """Return a column of the lanes at some places."""
        ...

    def take_mask(self, mask: Mask, places: Values) -> Mask:
        """Return a mask of the lanes at some places."""
        ...

    def compared(self, by: Operator, left: Column, right: Column) -> Mask:
        """Return how two columns compare, of which one at most is a single value."""
        ...

    def holding(self, column: Column, test: Callable[[Plain], bool]) -> Mask:
        """Return where a value passes a test."""
        ...

    def shifted(self, day: Column, days: Column) -> Values:
        """Return days, so many days later; one column at most is a single value."""
        ...

    def working_days_later(self, day: Column, count: int) -> Column:
        """Return the last of so many working days after each of several days; missing where it is not published."""
        ...

    def bounds(self, column: Column, edge: float) -> Column:
        """Return numbers, with an edge where one is missing."""
        ...

    def earlier(self, day: Column, days: Column, most: int) -> Column:
        """Return days, so many whole days earlier: none before 0 or after a day; one column is no single value."""
        ...

    def sorted(self, columns: Sequence[Column]) -> list[Column]:
        """Return columns of numbers, sorted in each lane."""
        ...

    def tally(self, mask: Mask) -> int:
        """Return in how many lanes a mask holds."""
        ...

    def found(self, mask: Mask) -> list[int]:
        """Return in which lanes a mask holds, in order."""
        ...

    def where(self, mask: Mask) -> Values:
        """Return in which lanes a mask holds, in order, as `take` needs them."""
        ...

    def words(self, words: Sequence[str]) -> Values:
        """Return words as `chosen` takes them."""
        ...

    def chosen(self, words: Values, mask: Mask) -> tuple[str, ...]:
        """Return the words at which a mask holds, in order."""
        ...

    def tally_by(self, owners: Values, mask: Mask, size: int) -> Column:
        """Return for each owner in how many of its lanes a mask holds."""
        ...

    def listed(self, column: Column) -> list[int]:
        """Return a column of numbers as a list."""
        ...

    def sum(self, left: Column, right: Column) -> Column:
        """Return the sums of numbers of two columns, of which one at most is a single value."""
        ...


def is_later(days: Column) -> bool:
    """Return whether days are one whole number, by which no day leaves the calendar at its beginning."""
    return days.is_single and isinstance(days.values, int) and 0 <= days.values <= NEVER


def single(value: Plain) -> Column:
    """Return a value that is the same in every lane."""
    return Column(value, is_single=True)


NO_END = single(math.inf)
"""A number without an upper bound."""
