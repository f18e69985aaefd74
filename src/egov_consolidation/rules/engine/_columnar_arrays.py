"""Columns and masks as NumPy arrays: words and lists as codes, all else as numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from egov_consolidation.dates import working_periods
from egov_consolidation.inventory import Encoded, Plain, ValueKind
from egov_consolidation.rules.engine._columnar_lanes import MIRRORED, NEVER, Column, Mask, Values, is_later
from egov_consolidation.rules.engine._nodes import Operator
from egov_consolidation.rules.engine._values import COMPARE, EMPTY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KINDS: Mapping[ValueKind, str] = {
    ValueKind.FLAG: "bool",
    ValueKind.NUMBER: "int64",
    ValueKind.MONEY: "int64",
    ValueKind.DAY: "int32",
}
_BETWEEN = "\n"
"""What no id should hold."""

_EXACT = 2**53
"""Up to which number an integer compares exactly with any other number of an array."""


class ArrayLanes:
    """Columns and masks as arrays."""

    name = "numpy"

    def column(self, encoded: Encoded, kind: ValueKind) -> Column:
        """Return values as a column, `None` being missing."""
        import numpy as np

        indices, known = np.array(encoded.indices, dtype=np.int32), encoded.dictionary
        is_missing = indices == 0
        missing = is_missing if is_missing.any() else None
        if isinstance(EMPTY[kind], str | tuple):
            return Column(indices, missing, {value: code for code, value in enumerate(known, 1)})
        numbers = np.array([EMPTY[kind], *known], dtype=_type_of(known, kind))
        return Column(numbers[indices], missing)

    def repeated(self, value: float, size: int) -> Column:
        """Return a column of one number, a value a lane."""
        import numpy as np

        return Column(np.full(size, value))

    def places(self, values: Sequence[int]) -> NDArray[np.int64]:
        """Return places of lanes as an array."""
        import numpy as np

        return np.array(values, dtype=np.int64)

    def full(self, size: int, *, value: bool) -> Mask:
        """Return a mask that says the same of each lane."""
        import numpy as np

        return np.full(size, value, dtype=np.bool_)

    def mask(self, values: bytes) -> Mask:
        """Return a mask of a byte a lane, 0 or 1."""
        import numpy as np

        return np.frombuffer(values, dtype=np.bool_)

    def flags(self, mask: Mask, missing: Mask | None) -> Column:
        """Return a mask as a column of flags."""
        return Column(mask, missing)

    def truth(self, column: Column) -> Mask:
        """Return a column of flags as a mask."""
        return column.values

    def take(self, column: Column, places: Values) -> Column:
        """Return a column of the lanes at some places."""
        missing = None if column.missing is None else column.missing[places]
        return attrs.evolve(column, values=column.values[places], missing=missing)

    def take_mask(self, mask: Mask, places: Values) -> Mask:
        """Return a mask of the lanes at some places."""
        return mask[places]

    def compared(self, by: Operator, left: Column, right: Column) -> Mask:
        """Return how two columns compare, of which one at most is a single value."""
        if left.is_single:
            return self.compared(MIRRORED[by], right, left)
        other = right.values
        if left.codes is not None:
            other = left.codes.get(other, -1) if right.is_single else _recoded(right, left.codes)
        return COMPARE[by](left.values, other)

    def holding(self, column: Column, test: Callable[[Plain], bool]) -> Mask:
        """Return where a value passes a test, asking of each distinct value once."""
        import numpy as np

        if column.codes is None:
            return np.fromiter(map(test, column.values.tolist()), np.bool_, len(column.values))
        told = np.zeros(max(column.codes.values(), default=0) + 1, dtype=np.bool_)
        told[list(column.codes.values())] = list(map(test, column.codes))
        return told[column.values]

    def shifted(self, day: Column, days: Column) -> Values:
        """Return days, so many days later; one column at most is a single value."""
        import numpy as np

        if is_later(days) and not day.is_single:
            return np.minimum(day.values + days.values, NEVER)
        later = np.clip(np.trunc(np.add(day.values, days.values, dtype=np.float64)), 1, NEVER).astype(np.int64)
        return np.where(np.greater_equal(day.values, NEVER), NEVER, later)

    def working_days_later(self, day: Column, count: int) -> Column:
        """Return the last of so many working days after each of several days; missing where it is not published."""
        import numpy as np

        if not count:
            return day
        periods = working_periods(count)
        places, is_never = day.values - periods.first, day.values >= NEVER
        is_told = (places >= 0) & (places < len(periods.later))
        later = np.array([*periods.later, 0], dtype=np.int64)[np.where(is_told, places, -1)]
        beyond = ~(is_told | is_never)
        return Column(
            np.where(is_told, day.values + later, NEVER), beyond if day.missing is None else beyond | day.missing
        )

    def bounds(self, column: Column, edge: float) -> Column:
        """Return numbers, with an edge where one is missing."""
        import numpy as np

        return column if column.missing is None else Column(np.where(column.missing, edge, column.values))

    def earlier(self, day: Column, days: Column, most: int) -> Column:
        """Return days, so many whole days earlier: none before 0 or after a day; one column is no single value."""
        import numpy as np

        return Column(np.clip(day.values - np.floor(days.values), 0, most).astype(np.int64))

    def sorted(self, columns: Sequence[Column]) -> list[Column]:
        """Return columns of numbers, sorted in each lane."""
        import numpy as np

        found = [one.values for one in columns]
        for last in range(len(found) - 1, 0, -1):
            for place in range(last):
                one, other = found[place : place + 2]
                found[place : place + 2] = np.minimum(one, other), np.maximum(one, other)
        return list(map(Column, found))

    def tally(self, mask: Mask) -> int:
        """Return in how many lanes a mask holds."""
        import numpy as np

        return int(np.count_nonzero(mask))

    def found(self, mask: Mask) -> list[int]:
        """Return in which lanes a mask holds, in order."""
        return self.listed(Column(self.where(mask)))

    def where(self, mask: Mask) -> Values:
        """Return in which lanes a mask holds, in order, as `take` needs them."""
        import numpy as np

        return np.flatnonzero(mask)

    def chosen(self, words: Values, mask: Mask) -> tuple[str, ...]:
        """Return the words at which a mask holds, in order."""
        import numpy as np

        return tuple(words[np.flatnonzero(mask)].tolist())

    def words(self, words: Sequence[str]) -> Values:
        """Return words as `chosen` takes them: copies that lie close together, so that choosing many is quick."""
        import numpy as np

        copies = _BETWEEN.join(words).split(_BETWEEN)
        return np.array(copies if len(copies) == len(words) else words, dtype=np.object_)

    def tally_by(self, owners: Values, mask: Mask, size: int) -> Column:
        """Return for each owner in how many of its lanes a mask holds."""
        import numpy as np

        return Column(np.bincount(owners[mask], minlength=size))

    def listed(self, column: Column) -> list[int]:
        """Return a column of numbers as a list."""
        numbers: list[int] = column.values.tolist()
        return numbers

    def sum(self, left: Column, right: Column) -> Column:
        """Return the sums of numbers of two columns, of which one at most is a single value."""
        return Column(left.values + right.values)


def _type_of(known: Sequence[Any], kind: ValueKind) -> str:
    """Return of what type an array of numbers is: of objects where one is too large to compare exactly."""
    is_exact = all(-_EXACT < one < _EXACT for one in (max(known, default=0), min(known, default=0)))
    return _KINDS[kind] if is_exact else "object"


def _recoded(column: Column, codes: Mapping[Plain, int]) -> Values:
    """Return a column of codes by the codes of another; -1 stands for what has none there."""
    import numpy as np

    known = column.codes or {}
    told = np.full(max(known.values(), default=0) + 1, -1, dtype=np.int32)
    told[list(known.values())] = [codes.get(one, -1) for one in known]
    return told[column.values]
