"""Sums over the samples, of which the sensitivity of the end to a task or a unit is made."""

from __future__ import annotations

import attrs

from egov_consolidation.schedule.risk._arrays import Array, Arrays


@attrs.define
class Sums:
    """Sums over the samples, for one task or one unit; in minutes.

    Durations and ends are counted from those of the first sample, so that what is the same in all samples has no
    spread, however long it is. All but the shares are whole numbers, exact below 2 to the 53rd: so it is all one in
    which portions samples come.

    Attributes:
        critical: In how many samples it has no float.
        weighted: Its share `work / (work + float)` of each sample times the length of the whole.
        first: Its duration in the first sample; `None` before there is any.
        above: Its durations, each less the first.
        squares: The squares of these.
        products: These times the ends, each less that of the first sample.
    """

    critical: int = 0
    weighted: float = 0.0
    first: int | None = None
    above: int = 0
    squares: int = 0
    products: int = 0


class Adder:
    """Adds the samples at hand to sums.

    Attributes:
        length: The row of how long the whole takes.
    """

    def __init__(self, arrays: Arrays, end: Array, *, first_end: int, origin: int) -> None:
        """Make the rows that are needed for each task.

        Args:
            arrays: What holds them.
            end: The row of the ends.
            first_end: The end of the first sample of all.
            origin: From when the length of the whole is counted.
        """
        self._xp = arrays.xp
        self._work, self._share, self._about, self.length = arrays.empty((4, len(end)), "float64")
        self._none, self._one = (arrays.operand(value, "float64") for value in (0, 1))
        self._xp.subtract(end, arrays.operand(first_end, "float64"), out=self._about)
        self._xp.subtract(end, arrays.operand(origin, "float64"), out=self.length)

    def add(self, sums: Sums, work: Array, room: Array) -> None:
        """Add the samples at hand.

        Args:
            sums: To what.
            work: The row of durations.
            room: The row of floats.
        """
        xp = self._xp
        if sums.first is None:
            sums.first = int(work[0])
        sums.critical += int(xp.count_nonzero(xp.less_equal(room, 0)))
        xp.add(work, self._none, out=self._work)
        xp.add(self._work, room, out=self._share)
        xp.maximum(self._share, self._one, out=self._share)  # no work and no float: no share
        xp.divide(self._work, self._share, out=self._share)
        sums.weighted += float(xp.dot(self._share, self.length))
        xp.subtract(self._work, sums.first, out=self._work)
        sums.above += int(xp.sum(self._work))
        sums.squares += int(xp.dot(self._work, self._work))
        sums.products += int(xp.dot(self._work, self._about))
