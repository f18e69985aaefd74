"""The distributions that three numbers stand for: PERT and triangular."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ANGLES = 4096
"""Into how many stretches the density of PERT is cut to be summed up."""


class Distribution(StrEnum):
    """How durations spread between the least and the most days."""

    PERT = "pert"
    """Beta distribution with the mean (least + 4 likely + most) / 6: most of it near the likely days."""
    TRIANGULAR = "triangular"
    """Density that rises evenly to the likely days and falls evenly from there, mean (least + likely + most) / 3."""


def quantiles(distribution: Distribution, mode: float, probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the quantiles of a distribution between 0 and 1.

    Definition:
        Triangular: `sqrt(p * mode)` up to the mode, `1 - sqrt((1 - p) * (1 - mode))` from there. PERT: the inverse of
        the distribution function of Beta(1 + 4 mode, 5 - 4 mode).

    Args:
        distribution: Which one.
        mode: Where it is most dense, from 0 to 1: `(likely - least) / (most - least)`.
        probabilities: From 0 to 1.

    Returns:
        For each probability the value below which it lies; those of PERT to about six digits.

    Source:
        Malcolm and others: Application of a Technique for Research and Development Program Evaluation, 1959 (PERT).
    """
    import numpy as np

    if distribution is Distribution.TRIANGULAR:
        rising = np.sqrt(probabilities * mode)
        falling = 1 - np.sqrt((1 - probabilities) * (1 - mode))
        return np.where(probabilities < mode, rising, falling)
    value, log_sine, log_cosine = _angles()
    density = np.zeros_like(value)  # of the angle whose sin² the value is: smooth, and nothing at both ends
    density[1:-1] = np.exp((1 + 8 * mode) * log_sine + (9 - 8 * mode) * log_cosine)
    below = np.zeros_like(value)
    np.cumsum(density[1:] + density[:-1], out=below[1:])
    return np.interp(probabilities, below / below[-1], value)


@lru_cache(maxsize=1)
def _angles() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return sin² of evenly spaced angles from 0 to 90°, and the logarithms of sine and cosine between the ends."""
    import numpy as np

    angle = np.linspace(0, np.pi / 2, _ANGLES + 1)
    inner = angle[1:-1]
    value = np.sin(angle) ** 2
    return value, np.log(np.sin(inner)), np.log(np.cos(inner))
