"""How much the end depends on one task or one unit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs

from egov_consolidation.model import Record
from egov_consolidation.schedule.risk._ranks import RankCorrelation
from egov_consolidation.schedule.risk._sampling import MINUTES
from egov_consolidation.schedule.risk._sums import Sums

if TYPE_CHECKING:
    from numpy.typing import NDArray


@attrs.frozen(kw_only=True)
class Cruciality:
    """How closely the end follows a duration, from 0 to 1: the amount of their correlation.

    Each is `None` where the duration or the end is the same in all samples.

    Attributes:
        pearson: Of the numbers, over all samples.
        spearman: Of their ranks (rho), over the first samples.
        kendall: Of the order of pairs (tau-b), over the first samples.
    """

    pearson: float | None = None
    spearman: float | None = None
    kendall: float | None = None


@attrs.frozen(kw_only=True)
class Sensitivity:
    """How much the end depends on one task, or on one unit.

    A unit counts like a task: its duration is that of its tasks together, its float the least of theirs.

    Definition:
        AD is the duration of the task in a sample, SD that of the whole, TF the total float of the task in it.
        CI = share of samples with TF = 0, the smallest there is. SI = mean of `AD / (AD + TF) * SD / mean(SD)`.
        SSI = `deviation(AD) * CI / deviation(SD)`. Cruciality = `|correlation(AD, SD)|`.

    Attributes:
        duration_mean: Mean of the durations, in days.
        duration_deviation: Their standard deviation, in days.
        criticality_index: CI: how often it decides the end. Of a unit: how often at least one of its tasks does.
        significance_index: SI: as CI, but a little float counts for a little; 0 for a task that takes no time.
        schedule_sensitivity_index: SSI: how much of the uncertainty of the end it brings; `None` where the end is the
            same in all samples.
        cruciality: How closely the end follows it.

    Source:
        Vanhoucke: Measuring Time, 2009 (CI, SI, CRI); PMI: A Guide to the Project Management Body of Knowledge (SSI).
    """

    duration_mean: float
    duration_deviation: float
    criticality_index: float
    significance_index: float
    schedule_sensitivity_index: float | None
    cruciality: Cruciality

    def to_record(self) -> Record:
        """Return a flat record."""
        return {
            "duration_mean": self.duration_mean,
            "duration_deviation": self.duration_deviation,
            "criticality_index": self.criticality_index,
            "significance_index": self.significance_index,
            "schedule_sensitivity_index": self.schedule_sensitivity_index,
            "cruciality_pearson": self.cruciality.pearson,
            "cruciality_spearman": self.cruciality.spearman,
            "cruciality_kendall": self.cruciality.kendall,
        }


@attrs.frozen(kw_only=True)
class Ends:
    """What is known of the ends of all samples; in minutes.

    Attributes:
        samples: How many there are.
        first: The end of the first sample.
        above: Sum of the ends, each counted from the first one.
        squares: Sum of the squares of these.
        length: Sum of the lengths of the whole.
    """

    samples: int
    first: int
    above: int
    squares: int
    length: int

    @classmethod
    def of(cls, ends: NDArray[Any], origin: int) -> Ends:
        """Return what is known of the ends, lengths being counted from the origin."""
        above = ends.astype("float64") - float(ends[0])
        total = int(above.sum())
        return cls(
            samples=len(ends),
            first=int(ends[0]),
            above=total,
            squares=int(above @ above),
            length=total + len(ends) * (int(ends[0]) - origin),
        )

    @property
    def spread(self) -> int:
        """The variance of the ends, times the square of how many there are."""
        return self.samples * self.squares - self.above * self.above

    @property
    def mean(self) -> float:
        """Their mean, in days from the beginning of the data date."""
        return (self.first + self.above / self.samples) / MINUTES

    @property
    def deviation(self) -> float:
        """Their standard deviation, in days."""
        return math.sqrt(self.spread) / self.samples / MINUTES

    def sensitivity_to(self, sums: Sums, ranks: RankCorrelation) -> Sensitivity:
        """Return how much the end depends on a task or a unit.

        Args:
            sums: What was summed up for it.
            ranks: How closely the order of the ends follows that of its durations.
        """
        samples = self.samples
        spread = samples * sums.squares - sums.above * sums.above
        deviation, criticality = math.sqrt(spread) / samples / MINUTES, sums.critical / samples
        covariance = samples * sums.products - sums.above * self.above
        pearson = covariance / math.sqrt(spread * self.spread) if spread and self.spread else None
        return Sensitivity(
            duration_mean=((sums.first or 0) + sums.above / samples) / MINUTES,
            duration_deviation=deviation,
            criticality_index=criticality,
            significance_index=sums.weighted / self.length if self.length else 0.0,
            schedule_sensitivity_index=deviation * criticality / self.deviation if self.spread else None,
            cruciality=Cruciality(pearson=_amount(pearson), spearman=_amount(ranks.rho), kendall=_amount(ranks.tau)),
        )


def _amount(correlation: float | None) -> float | None:
    return None if correlation is None else min(1.0, abs(correlation))
