"""Columns and masks in plain Python: packed integers and bytes.

A mask is a byte a lane, packed into one integer, so that whole masks are combined at once. A column with few distinct
values holds a code a lane, as bytes: what is asked of it is asked of each distinct value once, and translated.
"""

from __future__ import annotations

import itertools
import math
import operator
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs

from egov_consolidation.inventory import Encoded, Plain, ValueKind
from egov_consolidation.rules.engine._columnar_lanes import NEVER, Column, Values, is_later
from egov_consolidation.rules.engine._nodes import Operator
from egov_consolidation.rules.engine._values import COMPARE, EMPTY, shifted_ordinal, working_ordinal

MOST_CODES = 256
"""How many distinct values a column of codes has at most, in plain Python; a missing one is one of them."""

_ONLY_FIRST = b"\1".ljust(MOST_CODES, b"\0")
"""Translates codes into a mask of the first of them."""


@attrs.frozen(eq=False)
class Bits:
    """A mask as one integer, a byte a lane, each 0 or 1."""

    lanes: int
    size: int

    @classmethod
    def of(cls, values: bytes) -> Bits:
        """Return bytes, each 0 or 1, as a mask."""
        return cls(int.from_bytes(values, "little"), len(values))

    def __and__(self, other: Bits) -> Bits:
        """Return where both hold."""
        return Bits(self.lanes & other.lanes, self.size)

    def __or__(self, other: Bits) -> Bits:
        """Return where one holds, or both."""
        return Bits(self.lanes | other.lanes, self.size)

    def __invert__(self) -> Bits:
        """Return where it does not hold."""
        return Bits(self.lanes ^ _everywhere(self.size), self.size)

    def to_bytes(self) -> bytes:
        """Return a byte a lane, 0 or 1."""
        return self.lanes.to_bytes(self.size, "little")


def _everywhere(size: int) -> int:
    return int.from_bytes(b"\1" * size, "little")


class PlainLanes:
    """Columns as lists, or as bytes where few values are distinct; masks as integers."""

    name = "python"

    def column(self, encoded: Encoded, kind: ValueKind) -> Column:
        """Return values as a column, `None` being missing."""
        empty, known = EMPTY[kind], encoded.dictionary
        if len(known) >= MOST_CODES:
            values = list(map((empty, *known).__getitem__, encoded.indices))
            lacks = bytes(map(operator.not_, encoded.indices))
            return Column(values, Bits.of(lacks) if 1 in lacks else None)
        codes = {value: code for code, value in enumerate(known, 1)}
        codes.setdefault(empty, 0)
        coded = bytes(encoded.indices)
        missing = Bits.of(coded.translate(_ONLY_FIRST)) if 0 in coded else None
        return Column(coded.replace(b"\0", bytes((codes[empty],))), missing, codes)

    def repeated(self, value: float, size: int) -> Column:
        """Return a column of one number, a value a lane."""
        return Column([value] * size)

    def places(self, values: Sequence[int]) -> Values:
        """Return places of lanes as they are."""
        return values

    def full(self, size: int, *, value: bool) -> Bits:
        """Return a mask that says the same of each lane."""
        return Bits(_everywhere(size) if value else 0, size)

    def mask(self, values: bytes) -> Bits:
        """Return a mask of a byte a lane, 0 or 1."""
        return Bits.of(values)

    def flags(self, mask: Bits, missing: Bits | None) -> Column:
        """Return a mask as a column of flags."""
        return Column(mask.to_bytes(), missing, {False: 0, True: 1})

    def truth(self, column: Column) -> Bits:
        """Return a column of flags as a mask."""
        return self.holding(column, bool)

    def take(self, column: Column, places: Sequence[int]) -> Column:
        """Return a column of the lanes at some places."""
        missing = None if column.missing is None else self.take_mask(column.missing, places)
        kind = bytes if column.codes is not None else list
        return attrs.evolve(column, values=kind(map(column.values.__getitem__, places)), missing=missing)

    def take_mask(self, mask: Bits, places: Sequence[int]) -> Bits:
        """Return a mask of the lanes at some places."""
        return Bits.of(bytes(map(mask.to_bytes().__getitem__, places)))

    def compared(self, by: Operator, left: Column, right: Column) -> Bits:
        """Return how two columns compare, of which one at most is a single value."""
        compare = COMPARE[by]
        if right.is_single and left.codes is not None:
            return self.holding(left, lambda one: compare(one, right.values))
        if left.is_single and right.codes is not None:
            return self.holding(right, lambda one: compare(left.values, one))
        return Bits.of(bytes(map(compare, _decoded(left), _decoded(right))))

    def holding(self, column: Column, test: Callable[[Plain], bool]) -> Bits:
        """Return where a value passes a test, asking of each distinct value once where they are few."""
        if column.codes is None:
            return Bits.of(bytes(map(test, column.values)))
        told = bytearray(MOST_CODES)
        for value, code in column.codes.items():
            told[code] = test(value)
        return Bits.of(column.values.translate(told))

    def shifted(self, day: Column, days: Column) -> list[int]:
        """Return days, so many days later; one column at most is a single value."""
        if is_later(days) and not day.is_single:
            latest = NEVER - days.values
            return [NEVER if one >= latest else one + days.values for one in _decoded(day)]
        return list(map(shifted_ordinal, _decoded(day), _decoded(days)))

    def working_days_later(self, day: Column, count: int) -> Column:
        """Return the last of so many working days after each of several days; missing where it is not published."""
        ends = [working_ordinal(one, count) for one in _decoded(day)]
        beyond = Bits.of(bytes(one is None for one in ends))
        values = [NEVER if one is None else one for one in ends]
        return Column(values, beyond if day.missing is None else beyond | day.missing)

    def bounds(self, column: Column, edge: float) -> Column:
        """Return numbers, with an edge where one is missing."""
        if column.missing is None:
            return column
        lanes = column.missing.to_bytes()
        values = itertools.repeat(column.values, len(lanes)) if column.is_single else _decoded(column)
        return Column([edge if is_missing else one for one, is_missing in zip(values, lanes, strict=True)])

    def earlier(self, day: Column, days: Column, most: int) -> Column:
        """Return days, so many whole days earlier: none before 0 or after a day; one column is no single value."""
        pairs = zip(_decoded(day), _decoded(days), strict=False)
        return Column([max(0, min(most, int(one - math.floor(other)))) for one, other in pairs])

    def sorted(self, columns: Sequence[Column]) -> list[Column]:
        """Return columns of numbers, sorted in each lane."""
        return [Column(one) for one in zip(*map(sorted, zip(*map(_decoded, columns), strict=True)), strict=True)]

    def tally(self, mask: Bits) -> int:
        """Return in how many lanes a mask holds."""
        return mask.lanes.bit_count()

    def found(self, mask: Bits) -> list[int]:
        """Return in which lanes a mask holds, in order."""
        return list(itertools.compress(range(mask.size), mask.to_bytes()))

    def where(self, mask: Bits) -> list[int]:
        """Return in which lanes a mask holds, in order, as `take` needs them."""
        return self.found(mask)

    def words(self, words: Sequence[str]) -> Sequence[str]:
        """Return words as they are."""
        return words

    def chosen(self, words: Sequence[str], mask: Bits) -> tuple[str, ...]:
        """Return the words at which a mask holds, in order."""
        return tuple(itertools.compress(words, mask.to_bytes()))

    def tally_by(self, owners: Sequence[int], mask: Bits, size: int) -> Column:
        """Return for each owner in how many of its lanes a mask holds."""
        found = Counter(itertools.compress(owners, mask.to_bytes()))
        return Column([found[one] for one in range(size)])

    def listed(self, column: Column) -> list[int]:
        """Return a column of numbers as a list."""
        return list(column.values)

    def sum(self, left: Column, right: Column) -> Column:
        """Return the sums of numbers of two columns, of which one at most is a single value."""
        return Column([one + other for one, other in zip(_decoded(left), _decoded(right), strict=False)])


def _decoded(column: Column) -> Iterable[Any]:
    """Return the values of a column themselves; a single one again and again."""
    if column.is_single:
        return itertools.repeat(column.values)
    if column.codes is None:
        held: Iterable[Any] = column.values
        return held
    values: dict[int, Plain] = {code: value for value, code in column.codes.items()}
    return map(values.__getitem__, column.values)
