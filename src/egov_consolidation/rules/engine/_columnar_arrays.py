"""Columns and masks as NumPy arrays: words and lists as codes, all else as numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from egov_consolidation.inventory import NOT_YET, ValueKind
from egov_consolidation.rules.engine._columnar_lanes import MIRRORED, Column, Mask, Values
from egov_consolidation.rules.engine._interpreter import COMPARE, EMPTY, Plain
from egov_consolidation.rules.engine._nodes import Operator

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_EXACT = 2**53
"""Up to which number an integer compares exactly with any other number of an array."""


class ArrayLanes:
    """Columns and masks as arrays."""

    name = "numpy"

    def column(self, values: Sequence[Plain | None], kind: ValueKind) -> Column:
        """Return values as a column, `None` being missing."""
        import numpy as np

        has_gaps = None in values
        missing = np.fromiter((one is None for one in values), np.bool_, len(values)) if has_gaps else None
        empty = EMPTY[kind]
        known: Sequence[Any] = [empty if one is None else one for one in values] if has_gaps else values
        if isinstance(empty, str | tuple):
            codes = {one: code for code, one in enumerate(dict.fromkeys(known))}
            return Column(np.fromiter(map(codes.__getitem__, known), np.int32, len(known)), missing, codes)
        if kind is ValueKind.FLAG:
            return Column(np.fromiter(known, np.bool_, len(known)), missing)
        if kind is ValueKind.DAY:
            return Column(np.fromiter(known, np.int32, len(known)), missing)
        return Column(_numbers(known), missing)

    def numbers(self, values: Iterable[float]) -> Column:
        """Return known numbers as a column."""
        import numpy as np

        return Column(np.array(list(values)))

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
        return np.fromiter(map(test, column.codes), np.bool_, len(column.codes))[column.values]

    def shifted(self, day: Column, days: Column) -> Values:
        """Return days, so many days later; one column at most is a single value."""
        import numpy as np

        never = NOT_YET.toordinal()
        later = np.clip(np.trunc(np.add(day.values, days.values, dtype=np.float64)), 1, never).astype(np.int64)
        return np.where(np.greater_equal(day.values, never), never, later)

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

        return [Column(one) for one in np.sort(np.stack([one.values for one in columns]), axis=0)]

    def tally(self, mask: Mask) -> int:
        """Return in how many lanes a mask holds."""
        import numpy as np

        return int(np.count_nonzero(mask))

    def found(self, mask: Mask) -> list[int]:
        """Return in which lanes a mask holds, in order."""
        import numpy as np

        places: list[int] = np.flatnonzero(mask).tolist()
        return places

    def tally_by(self, owners: Values, mask: Mask, size: int) -> Column:
        """Return for each owner in how many of its lanes a mask holds."""
        import numpy as np

        return Column(np.bincount(owners[mask], minlength=size))

    def sum(self, left: Column, right: Column) -> Column:
        """Return the sums of numbers of two columns, of which one at most is a single value."""
        return Column(left.values + right.values)


def _numbers(known: Sequence[int]) -> Values:
    """Return whole numbers as an array; as Python's own where a number of an array would not be exact."""
    import numpy as np

    is_exact = all(-_EXACT < one < _EXACT for one in (max(known, default=0), min(known, default=0)))
    return np.array(known, dtype=np.int64 if is_exact else np.object_)


def _recoded(column: Column, codes: Mapping[Plain, int]) -> Values:
    """Return a column of codes by the codes of another; -1 stands for what has none there."""
    import numpy as np

    return np.fromiter((codes.get(one, -1) for one in column.codes or ()), np.int32)[column.values]
