"""On which day how many samples finish: counted as they come, in bounded memory."""

from __future__ import annotations

from collections.abc import Sequence

from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule.risk._arrays import Array, Arrays
from egov_consolidation.schedule.risk._sampling import MINUTES
from egov_consolidation.schedule.risk._spread import Spread

_MOST_BINS = 1024
"""Into how many bins the days of one row are counted: up to so many days, each day has its own."""

_LEAST_BINS = 64
"""Into how many, where there are very many rows."""

_CELLS = 1 << 23
"""How many bins all rows have together, as long as none has fewer than the least."""


class DayCounts:
    """On which day how many samples finish, for many rows.

    A day is the number of days from the beginning of the data date to its own end, a day begun being counted whole. A
    bin is one day; or 2, 4, 8 … days, where a row spreads over more days than there are bins. Which it is depends on
    the first and the last day for which room was made and on nothing else, so it is all one in which portions samples
    come.
    """

    def __init__(self, rows: int, arrays: Arrays) -> None:
        """Begin without any counts.

        Args:
            rows: How many rows there are.
            arrays: What holds the finishes.
        """
        import numpy as np

        self._arrays = arrays
        self._bins = max(_LEAST_BINS, min(_MOST_BINS, _CELLS // max(1, rows)))
        self._counts = np.zeros((rows, self._bins), dtype=np.int64)
        self._seen = [(0, -1)] * rows
        self._shift = [0] * rows

    def make_room(self, least: Sequence[int], most: Sequence[int]) -> None:
        """Make room for what comes next.

        Args:
            least: For each row, the fewest minutes.
            most: For each row, the most minutes.
        """
        for row, (low, high) in enumerate(zip(least, most, strict=True)):
            first, last = _day(low), _day(high)
            seen_first, seen_last = self._seen[row]
            if seen_last < seen_first:
                self._widen(row, first, last)
            elif first < seen_first or last > seen_last:
                self._widen(row, min(first, seen_first), max(last, seen_last))

    def add(self, row: int, minutes: Array, spare: Array) -> None:
        """Count the finishes of some samples.

        Args:
            row: For which row.
            minutes: When they finish.
            spare: A row of the same kind, to be written over.
        """
        xp, shift = self._arrays.xp, self._shift[row]
        days = MINUTES << shift
        xp.add(minutes, MINUTES - 1 - (self._seen[row][0] >> shift) * days, out=spare)
        xp.floor_divide(spare, days, out=spare)
        self._counts[row] += self._arrays.host(xp.bincount(spare, minlength=self._bins))

    def spread(self, row: int, axis: Axis) -> Spread:
        """Return on which days how many samples finish.

        Args:
            row: Of which row.
            axis: Between days and numbers.
        """
        shift = self._shift[row]
        filled = self._counts[row].nonzero()[0].tolist()
        first, last = filled[0], filled[-1]
        return Spread(
            axis=axis,
            first=(((self._seen[row][0] >> shift) + first + 1) << shift) - 1,
            counts=tuple(self._counts[row, first : last + 1].tolist()),
            bin_days=1 << shift,
        )

    def _widen(self, row: int, first: int, last: int) -> None:
        """Let the bins of a row reach from one day to another."""
        import numpy as np

        old_shift, old_first = self._shift[row], self._seen[row][0]
        shift = old_shift
        while (last >> shift) - (first >> shift) >= self._bins:
            shift += 1
        old = self._counts[row].copy()
        places = old.nonzero()[0]
        self._counts[row] = 0
        moved = (((old_first >> old_shift) + places) >> (shift - old_shift)) - (first >> shift)
        np.add.at(self._counts[row], moved, old[places])
        self._seen[row], self._shift[row] = (first, last), shift


def _day(minutes: int) -> int:
    return -(-minutes // MINUTES)
