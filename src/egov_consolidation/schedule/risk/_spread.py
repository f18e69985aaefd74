"""Probabilities as shares of samples, and on which days samples finish."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import mul

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Record
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.wording import Text

_NO_SHARE = Text(en="quantile: {share}, must be above 0 and at most 1", zh="分位数：{share}，须大于 0 且不超过 1")


@attrs.frozen(kw_only=True)
class Probability:
    """A probability, as a share of samples.

    Attributes:
        value: The share, from 0 to 1.
        standard_error: How far from the true value it lies on average, for so many samples: `sqrt(value (1 - value) /
            samples)`. It is 0 where the share is 0 or 1; the true value then lies, at 95 %, within `3 / samples`.
    """

    value: float
    standard_error: float

    @classmethod
    def of(cls, count: int, samples: int) -> Probability:
        """Return the probability of what came about in so many of the samples.

        Examples:
            >>> Probability.of(80, 100)
            Probability(value=0.8, standard_error=0.04)
        """
        value = count / samples
        return cls(value=value, standard_error=math.sqrt(value * (1 - value) / samples))


@attrs.frozen(kw_only=True, slots=False)
class Spread:
    """On which days how many samples finish.

    Days are counted from the beginning of the data date to their own end; a day begun counts whole.

    Attributes:
        axis: Between days and numbers.
        first: Number of the first day on which samples finish.
        counts: How many samples finish on that day and on each that follows, up to the last on which any does.
        bin_days: How many days are counted as one, the last of them standing for all; more than 1 only where samples
            spread over more than a thousand days.
    """

    axis: Axis
    first: int
    counts: tuple[int, ...]
    bin_days: int = 1

    @property
    def offsets(self) -> range:
        """The numbers of the days that `counts` speaks of."""
        return range(self.first, self.first + len(self.counts) * self.bin_days, self.bin_days)

    @cached_property
    def _finished(self) -> Sequence[int]:
        """By each of the days, in how many samples it is finished."""
        return list(accumulate(self.counts))

    @property
    def samples(self) -> int:
        """How many samples there are."""
        return self._finished[-1]

    @cached_property
    def mean(self) -> float:
        """The mean of the numbers of the days."""
        return self._total / self.samples

    @cached_property
    def _total(self) -> int:
        return sum(map(mul, self.offsets, self.counts))

    @cached_property
    def deviation(self) -> float:
        """The standard deviation of the numbers of the days."""
        squares = sum(offset * offset * count for offset, count in zip(self.offsets, self.counts, strict=True))
        return math.sqrt(self.samples * squares - self._total * self._total) / self.samples

    def quantile(self, share: float) -> int:
        """Return the number of the first day by whose end so large a share of the samples is finished.

        Raises:
            UsageError: The share is not above 0, or above 1.
        """
        if not 0 < share <= 1:
            raise UsageError(_NO_SHARE.fill(share=str(share)[:40]))
        needed = math.ceil(share * self.samples - 1e-9)
        return self.offsets[bisect_left(self._finished, needed)]

    def day(self, share: float) -> Day:
        """Return the first day by whose end so large a share of the samples is finished.

        Raises:
            UsageError: The share is not above 0, or above 1; or the day lies beyond the year 9999.
        """
        return self.axis.day_of_finish(self.quantile(share))

    @property
    def p50(self) -> Day:
        """The day by whose end half of the samples are finished."""
        return self.day(0.5)

    @property
    def p80(self) -> Day:
        """The day by whose end 80 % of the samples are finished."""
        return self.day(0.8)

    @property
    def p90(self) -> Day:
        """The day by whose end 90 % of the samples are finished."""
        return self.day(0.9)

    def by(self, last_day: Day) -> Probability:
        """Return the probability of being finished by a day, that day included."""
        place = bisect_right(self.offsets, self.axis.finish_offset(last_day))
        return Probability.of(self._finished[place - 1] if place else 0, self.samples)

    def to_records(self) -> list[Record]:
        """Return one flat record for each day, from the first to the last, ready for a histogram."""
        return [
            {"offset": offset, "day": self.axis.day_of_finish(offset).isoformat(), "count": count, "by": by}
            for offset, count, by in zip(self.offsets, self.counts, self._finished, strict=True)
        ]
