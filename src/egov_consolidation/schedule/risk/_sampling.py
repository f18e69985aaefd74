"""Durations drawn at random: the same ones for the same seed, whatever runs on them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from egov_consolidation.schedule._estimates import Estimate
from egov_consolidation.schedule.risk._distributions import Distribution, quantiles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MINUTES = 1440
"""Minutes of a day. Sampled times are whole minutes, so that they add up without rounding, the same everywhere."""

_STEPS = 4096
"""Into how many steps a table of quantiles is cut; between them they are taken as straight.

Where steps are even by probability, the outermost on each side are coarse: one sample of 4096 lies off there, at the
worst by a tenth of what lies between least and most days. The mean is true to 2 parts in 100,000 of that.
"""

_REACH = 8.0
"""How many standard deviations a table of quantiles reaches to each side, where normal numbers are drawn."""

_TABLES = 2048
"""How many tables are kept: 32 KiB each."""


@attrs.frozen(kw_only=True, eq=False)
class Sampler:
    """Draws durations from estimates, a block of samples at a time.

    Every block has random numbers of its own, so blocks may be drawn in any order and any company. Within a block each
    task takes its numbers in turn: more samples leave the first ones as they were, and so does another estimate for
    one task.

    Attributes:
        estimates: The tasks to draw for.
        factors: For each of them, the number of the factor that it shares with others; `None` where it shares none.
        distribution: How durations spread.
        correlation: How closely tasks follow their shared factor, from 0 to 1.
        seed: Where the random numbers begin.
        block: Samples in one block.
    """

    estimates: Sequence[Estimate]
    factors: Sequence[int | None]
    distribution: Distribution
    correlation: float
    seed: int
    block: int

    def fill(self, number: int, rows: Sequence[NDArray[Any]]) -> None:
        """Fill rows with the durations of one block, in minutes; work that may take time takes one at least.

        Args:
            number: Number of the block.
            rows: One row of whole numbers for each estimate; where they are shorter than a block, its first samples.
        """
        import numpy as np

        random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=(number,))))
        shared = self._shared(random)
        for estimate, factor, row in zip(self.estimates, self.factors, rows, strict=True):
            place = self._places(random, factor, shared)
            table = _table(self.distribution, _mode(estimate), is_normal=self.correlation > 0)
            step = place.astype(np.intp)
            place -= step
            below = table.take(step)
            step += 1
            above = table.take(step)
            above -= below
            above *= place
            above += below
            above *= (estimate.most - estimate.least) * MINUTES
            above += estimate.least * MINUTES + 0.5
            row[:] = above[: len(row)]
            if estimate.least == 0 < estimate.most:
                np.maximum(row, 1, out=row)

    def _shared(self, random: np.random.Generator) -> NDArray[np.float64]:
        """Return one normal number for each factor and sample; none where nothing is correlated."""
        count = 1 + max((factor for factor in self.factors if factor is not None), default=-1)
        return random.standard_normal((count if self.correlation else 0, self.block))

    def _places(
        self, random: np.random.Generator, factor: int | None, shared: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return where in its table of quantiles each sample of one task lies."""
        import numpy as np

        if not self.correlation:
            return random.random(self.block) * _STEPS
        score = random.standard_normal(self.block)
        if factor is not None:
            score = math.sqrt(self.correlation) * shared[factor] + math.sqrt(1 - self.correlation) * score
        place = (score + _REACH) * (_STEPS / (2 * _REACH))
        return np.clip(place, 0, np.nextafter(_STEPS, 0))


def _mode(estimate: Estimate) -> float:
    width = estimate.most - estimate.least
    return (estimate.likely - estimate.least) / width if width else 0.0


@lru_cache(maxsize=_TABLES)
def _table(distribution: Distribution, mode: float, *, is_normal: bool) -> NDArray[np.float64]:
    """Return the quantiles of a distribution between 0 and 1, evenly spaced by probability or by normal score."""
    import numpy as np

    return quantiles(distribution, mode, _below_scores() if is_normal else np.linspace(0, 1, _STEPS + 1))


@lru_cache(maxsize=1)
def _below_scores() -> NDArray[np.float64]:
    """Return the probability of a normal number below each of the evenly spaced scores."""
    import numpy as np

    scores = np.linspace(-_REACH, _REACH, _STEPS + 1)
    return np.array([math.erfc(-score / math.sqrt(2)) / 2 for score in scores])
