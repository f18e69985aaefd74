"""The quantiles of PERT and triangular distributions, held against SciPy's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.schedule.risk._distributions import Distribution, quantiles

modes = st.floats(0, 1)
probabilities = st.lists(st.floats(0, 1), min_size=1, max_size=20)


class TestQuantiles:
    """`quantiles`."""

    @given(modes, probabilities)
    def test_pert_is_a_beta_distribution(self, mode: float, shares: list[float]) -> None:
        """Beta(1 + 4 mode, 5 - 4 mode), to six digits: so close to each quantile its distribution passes the share."""
        stats: Any = pytest.importorskip("scipy.stats")
        beta = stats.beta(1 + 4 * mode, 5 - 4 * mode)
        found = quantiles(Distribution.PERT, mode, np.array(shares))
        assert (beta.cdf(found - 1e-6) <= np.array(shares) + 1e-15).all()
        assert (beta.cdf(found + 1e-6) >= np.array(shares) - 1e-15).all()

    @given(modes, probabilities)
    def test_triangular_is_triangular(self, mode: float, shares: list[float]) -> None:
        """To the last digits."""
        stats: Any = pytest.importorskip("scipy.stats")
        expected = stats.triang.ppf(shares, mode)
        assert quantiles(Distribution.TRIANGULAR, mode, np.array(shares)) == pytest.approx(expected, abs=1e-12)

    @given(modes, st.sampled_from(Distribution))
    def test_they_lead_from_the_least_to_the_most_and_never_back(self, mode: float, of: Distribution) -> None:
        """From 0 to 1."""
        found = quantiles(of, mode, np.linspace(0, 1, 101))
        assert (found[0], found[-1]) == (0, 1)
        assert (np.diff(found) >= 0).all()

    @pytest.mark.parametrize(("of", "weight"), [(Distribution.PERT, 4), (Distribution.TRIANGULAR, 1)])
    @given(mode=modes)
    def test_the_mean_is_that_of_the_definition(self, of: Distribution, weight: int, mode: float) -> None:
        """(0 + 4 mode + 1) / 6 for PERT, (0 + mode + 1) / 3 for triangular: the mean of evenly spaced quantiles."""
        evenly = (np.arange(100_000) + 0.5) / 100_000
        assert quantiles(of, mode, evenly).mean() == pytest.approx((1 + weight * mode) / (2 + weight), abs=1e-5)

    @given(modes, st.lists(st.floats(0.001, 0.999), min_size=1), st.sampled_from(Distribution))
    def test_seen_from_the_other_end_they_are_those_of_the_mirrored_mode(
        self, mode: float, shares: list[float], of: Distribution
    ) -> None:
        """What lies below the one lies above the other."""
        held = np.array(shares)
        assert 1 - quantiles(of, 1 - mode, 1 - held) == pytest.approx(quantiles(of, mode, held), abs=1e-6)
