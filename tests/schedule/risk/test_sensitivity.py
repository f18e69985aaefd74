"""How much the end depends on one task: the indices, worked out from their definitions."""

from __future__ import annotations

from statistics import StatisticsError, correlation, fmean, pstdev
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.schedule import Cruciality, Sensitivity
from egov_consolidation.schedule.risk._arrays import Arrays
from egov_consolidation.schedule.risk._ranks import RankCorrelation
from egov_consolidation.schedule.risk._sensitivity import Ends
from egov_consolidation.schedule.risk._sums import Adder, Sums

from .made import DAY

times = st.integers(0, 50_000)
samples = st.lists(st.tuples(times, st.integers(0, 1) | times, times), min_size=1, max_size=12)
NO_RANKS = RankCorrelation(rho=None, tau=None)


def sensitivity_of(
    drawn: list[tuple[int, int, int]], *, origin: int = 0, ranks: RankCorrelation = NO_RANKS
) -> Sensitivity:
    """Return how the ends depend on the durations; each sample is duration, float and end, in minutes."""
    work, room, end = (np.array(row) for row in zip(*drawn, strict=True))
    sums = Sums()
    Adder(Arrays(xp=np), end, first_end=int(end[0]), origin=origin).add(sums, work, room)
    return Ends.of(end, origin).sensitivity_to(sums, ranks)


class TestEnds:
    """`Ends`."""

    @given(st.lists(times, min_size=1, max_size=30))
    def test_mean_and_deviation_are_those_of_the_samples(self, drawn: list[int]) -> None:
        """In days."""
        ends = Ends.of(np.array(drawn), 0)
        assert ends.mean == pytest.approx(fmean(drawn) / DAY, abs=1e-9)
        assert ends.deviation == pytest.approx(pstdev(drawn) / DAY, abs=1e-9)

    def test_ends_that_are_all_the_same_have_no_deviation(self) -> None:
        """However late they are, and however many."""
        ends = Ends.of(np.full(1001, 4_503_599_627_370_495), 0)
        assert (ends.deviation, ends.spread) == (0, 0)


class TestSensitivityTo:
    """`Ends.sensitivity_to`."""

    @given(samples, st.integers(-20_000, 0))
    def test_indices_are_those_of_their_definitions(self, drawn: list[tuple[int, int, int]], origin: int) -> None:
        """CI, SI, SSI and Pearson's cruciality, by a loop over the samples."""
        found = sensitivity_of(drawn, origin=origin)
        work, room, end = (list(row) for row in zip(*drawn, strict=True))
        length = [one - origin for one in end]
        critical = fmean(one == 0 for one in room)
        assert found.duration_mean == pytest.approx(fmean(work) / DAY, abs=1e-9)
        assert found.duration_deviation == pytest.approx(pstdev(work) / DAY, abs=1e-9)
        assert found.criticality_index == pytest.approx(critical)
        shares = [one / (one + free) if one + free else 0 for one, free in zip(work, room, strict=True)]
        whole = fmean(length)
        weights = [one / whole if whole else 0 for one in length]
        significance = fmean(share * weight for share, weight in zip(shares, weights, strict=True))
        assert found.significance_index == pytest.approx(significance, abs=1e-9)
        deviation = pstdev(end)
        ssi = pstdev(work) * critical / deviation if deviation else None
        assert found.schedule_sensitivity_index == pytest.approx(ssi, abs=1e-9)
        try:
            pearson: float | None = abs(correlation(work, end))
        except StatisticsError:
            pearson = None
        assert found.cruciality.pearson == pytest.approx(pearson, abs=1e-9)

    def test_a_task_that_takes_no_time_has_no_significance(self) -> None:
        """Though it may be critical."""
        found = sensitivity_of([(0, 0, 1000), (0, 0, 2000)])
        assert (found.criticality_index, found.significance_index) == (1, 0)
        assert found.cruciality == Cruciality()

    def test_where_the_end_is_the_same_nothing_can_be_said_of_its_spread(self) -> None:
        """A task with a spread of its own within its float."""
        found = sensitivity_of([(1000, 500, 3000), (1200, 300, 3000)])
        assert found.schedule_sensitivity_index is None
        assert found.cruciality.pearson is None
        assert found.duration_deviation == pytest.approx(100 / DAY)

    @pytest.mark.parametrize("sign", [1, -1])
    def test_cruciality_is_the_amount_of_a_correlation(self, sign: int) -> None:
        """Never above 1, whatever is rounded."""
        ranks = RankCorrelation(rho=sign * 0.5, tau=sign * (1 + 2e-16))
        drawn = [(10_000 + sign * minute, 0, 20_000 + 3 * minute) for minute in range(7)]
        found = sensitivity_of(drawn, ranks=ranks).cruciality
        assert (found.spearman, found.kendall) == (0.5, 1.0)
        assert 1 - 1e-12 < (found.pearson or 0) <= 1

    def test_a_record_is_flat(self) -> None:
        """Every figure by its name."""
        found = sensitivity_of([(1000, 0, 3000), (1200, 300, 3500)])
        record: dict[str, Any] = dict(found.to_record())
        assert record["cruciality_pearson"] == found.cruciality.pearson
        assert record["criticality_index"] == 0.5
        assert record.keys() == {
            "duration_mean",
            "duration_deviation",
            "criticality_index",
            "significance_index",
            "schedule_sensitivity_index",
            "cruciality_pearson",
            "cruciality_spearman",
            "cruciality_kendall",
        }
