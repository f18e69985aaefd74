"""Spearman's rho and Kendall's tau, held against SciPy's."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.schedule.risk._ranks import RankCorrelation, rank_correlations

if TYPE_CHECKING:
    from numpy.typing import NDArray

lengths = st.sampled_from([2, 3, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200, 500])
"""Around the stretches in which pairs are compared, and the powers of two into which these are merged."""


def drawn(length: int, values: int, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return two rows that are somewhat alike, with few or many values: the fewer, the more are equal."""
    random = np.random.default_rng(seed)
    one = random.integers(0, values, length)
    return one, one // 2 + random.integers(0, values, length)


def ranked(one: NDArray[np.int64], other: NDArray[np.int64]) -> RankCorrelation:
    """Return how closely the order of one row follows that of the other."""
    (found,) = rank_correlations(one[np.newaxis], other)
    return found


class TestRankCorrelations:
    """`rank_correlations`."""

    @given(lengths, st.sampled_from([2, 3, 10, 1000, 10**9]), st.integers(0, 99))
    def test_they_are_what_scipy_finds(self, length: int, values: int, seed: int) -> None:
        """Equal numbers included."""
        stats: Any = pytest.importorskip("scipy.stats")
        one, other = drawn(length, values, seed)
        one[0], one[1], other[0], other[1] = 0, 1, 1, 0  # not all equal
        found = ranked(one, other)
        assert found.rho == pytest.approx(stats.spearmanr(one, other).statistic, abs=1e-12)
        assert found.tau == pytest.approx(stats.kendalltau(one, other, variant="b").statistic, abs=1e-12)

    @given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=30))
    def test_tau_is_what_counting_all_pairs_gives(self, points: list[tuple[int, int]]) -> None:
        """Concordant less discordant ones, over those that are equal in neither row: tau-b by its definition."""
        one, other = (np.array(row) for row in zip(*points, strict=True))
        signs = [(np.sign(a - c), np.sign(b - d)) for (a, b), (c, d) in combinations(points, 2)]
        pairs = [sum(sign[row] != 0 for sign in signs) for row in (0, 1)]
        found = ranked(one, other).tau
        if 0 in pairs:
            assert found is None
        else:
            assert found == pytest.approx(sum(a * b for a, b in signs) / np.sqrt(pairs[0] * pairs[1]), abs=1e-12)

    @given(lengths, st.integers(0, 99))
    def test_only_the_order_counts(self, length: int, seed: int) -> None:
        """Numbers that rise with others rank as these do; those that fall rank the other way round."""
        one, other = drawn(length, 10**6, seed)
        one[:2], other[:2] = (0, 1), (0, 1)
        found, stretched, turned = ranked(one, other), ranked(one**2 + 7, other), ranked(-one, other)
        assert stretched == found
        assert turned.rho == pytest.approx(-(found.rho or 0), abs=1e-12)
        assert turned.tau == pytest.approx(-(found.tau or 0), abs=1e-12)

    def test_a_row_follows_itself_wholly(self) -> None:
        """And what falls as it rises, not at all."""
        row = np.arange(300)
        assert ranked(row, row) == RankCorrelation(rho=1.0, tau=1.0)
        assert ranked(row[::-1], row) == RankCorrelation(rho=-1.0, tau=-1.0)

    def test_where_all_are_equal_there_is_none(self) -> None:
        """In either row, or where there is one sample only."""
        rows = np.array([[5, 5, 5], [1, 2, 3]])
        nothing, something = rank_correlations(rows, np.array([1, 2, 4]))
        assert nothing == RankCorrelation(rho=None, tau=None)
        assert something == RankCorrelation(rho=1.0, tau=1.0)
        assert ranked(rows[1], rows[0]) == nothing
        assert ranked(np.array([3]), np.array([4])) == nothing

    def test_there_is_one_for_each_row(self) -> None:
        """None for none."""
        assert list(rank_correlations(np.zeros((0, 9), dtype=np.int64), np.arange(9))) == []
        assert len(list(rank_correlations(np.zeros((4, 9), dtype=np.int64), np.arange(9)))) == 4
