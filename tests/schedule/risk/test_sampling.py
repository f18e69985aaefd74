"""Durations drawn at random."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.schedule import Estimate
from egov_consolidation.schedule.risk._distributions import Distribution, quantiles
from egov_consolidation.schedule.risk._sampling import MINUTES, Sampler

from .made import guess

if TYPE_CHECKING:
    from numpy.typing import NDArray

MANY = 40_000
FAR = 4.0
"""How many standard errors a figure of a fixed seed may lie off: it is missed once in 16,000 figures."""

numbers = st.lists(st.integers(0, 500), min_size=3, max_size=3).map(sorted)
lists = st.lists(numbers, min_size=1, max_size=4)


def sampler_of(
    *estimates: Estimate,
    factors: Sequence[int | None] | None = None,
    distribution: Distribution = Distribution.PERT,
    correlation: float = 0.0,
    seed: int = 7,
    block: int = 64,
) -> Sampler:
    """Return a sampler; each task follows a factor of its own unless others are given."""
    return Sampler(
        estimates=estimates,
        factors=range(len(estimates)) if factors is None else factors,
        distribution=distribution,
        correlation=correlation,
        seed=seed,
        block=block,
    )


def filled(sampler: Sampler, number: int = 0, width: int | None = None) -> NDArray[np.int64]:
    """Return the durations of one block, or of its first samples."""
    rows = np.full((len(sampler.estimates), sampler.block if width is None else width), -1, dtype=np.int64)
    sampler.fill(number, list(rows))
    return rows


def estimates_of(drawn: list[list[int]]) -> list[Estimate]:
    """Return an estimate for each three numbers."""
    return [guess(str(place), *three) for place, three in enumerate(drawn)]


def scores(minutes: NDArray[np.int64], least: int, mode: float, most: int) -> NDArray[np.float64]:
    """Return the normal scores of durations of a triangular distribution."""
    stats: Any = pytest.importorskip("scipy.stats")
    share = (minutes / MINUTES - least) / (most - least)
    found: NDArray[np.float64] = stats.norm.ppf(stats.triang.cdf(share, mode))
    return found


def correlation_of(one: NDArray[Any], other: NDArray[Any]) -> float:
    """Return Pearson's correlation."""
    return float(np.corrcoef(one, other)[0, 1])


class TestFill:
    """`Sampler.fill`."""

    @given(lists, st.sampled_from(Distribution), st.sampled_from([0.0, 0.3, 1.0]), st.integers(0, 99))
    def test_durations_lie_between_the_least_and_the_most(
        self, drawn: list[list[int]], distribution: Distribution, correlation: float, number: int
    ) -> None:
        """In whole minutes, both ends included; an estimate without spread is the same in all samples."""
        estimates = estimates_of(drawn)
        sampler = sampler_of(*estimates, distribution=distribution, correlation=correlation)
        for row, one in zip(filled(sampler, number), estimates, strict=True):
            assert one.least * MINUTES <= row.min() <= row.max() <= one.most * MINUTES

    def test_work_that_may_take_time_takes_a_minute_at_least(self) -> None:
        """A day opens with it, and is not over as it begins; work that never takes any takes none."""
        some, none = filled(
            sampler_of(guess("1", 0, 0, 1), guess("2", 0), distribution=Distribution.TRIANGULAR, block=9999)
        )
        assert (some.min(), some.max() <= MINUTES) == (1, True)
        assert (some == 1).sum() > (some == 2).sum()
        assert none.tolist() == [0] * 9999

    @given(lists, st.sampled_from([0.0, 0.5]), st.integers(0, 9))
    def test_the_same_seed_gives_the_same_numbers(
        self, drawn: list[list[int]], correlation: float, number: int
    ) -> None:
        """Block for block, whichever is drawn first; shorter rows hold the first of them."""
        sampler = sampler_of(*estimates_of(drawn), correlation=correlation)
        whole = filled(sampler, number)
        filled(sampler, number + 1)
        assert (filled(sampler, number) == whole).all()
        assert (filled(sampler, number, width=17) == whole[:, :17]).all()

    def test_they_are_quantiles_of_the_random_numbers_of_their_block(self) -> None:
        """NumPy's PCG64, seeded with the number of the block; each to the next whole minute, tables allowing."""
        (row,) = filled(sampler_of(guess("1", 4, 6, 12), distribution=Distribution.TRIANGULAR, seed=3), 2)
        random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(3, spawn_key=(2,))))
        exact = (4 + 8 * quantiles(Distribution.TRIANGULAR, 0.25, random.random(64))) * MINUTES
        assert row == pytest.approx(exact, abs=0.65)

    @pytest.mark.parametrize("correlation", [0.0, 0.5])
    def test_another_seed_or_block_gives_other_numbers(self, correlation: float) -> None:
        """No two rows of them agree in more than a few places."""
        sampler = sampler_of(guess("1", 0, 100, 900), correlation=correlation)
        rows = [
            filled(sampler)[0],
            filled(sampler, 1)[0],
            filled(sampler, 2)[0],
            filled(attrs.evolve(sampler, seed=8))[0],
            filled(attrs.evolve(sampler, seed=8), 1)[0],
        ]
        assert all((one == other).sum() < 3 for one in rows for other in rows if one is not other)

    @given(lists, numbers, st.sampled_from([0.0, 0.5]))
    def test_another_estimate_for_one_task_leaves_the_others_as_they_were(
        self, drawn: list[list[int]], three: list[int], correlation: float
    ) -> None:
        """Every task takes its numbers in turn, whatever they are used for."""
        before = sampler_of(*estimates_of(drawn), correlation=correlation)
        after = sampler_of(*estimates_of([three, *drawn[1:]]), correlation=correlation)
        assert (filled(before)[1:] == filled(after)[1:]).all()

    @pytest.mark.parametrize("correlation", [0.0, 0.4])
    @pytest.mark.parametrize("three", [(0, 0, 600), (100, 250, 700), (10, 400, 400)])
    def test_they_follow_pert(self, three: tuple[int, int, int], correlation: float) -> None:
        """Kolmogorov and Smirnov find a beta distribution, whose mean is (least + 4 likely + most) / 6."""
        stats: Any = pytest.importorskip("scipy.stats")
        least, likely, most = three
        (row,) = filled(sampler_of(guess("1", *three), correlation=correlation, block=MANY))
        mode = (likely - least) / (most - least)
        expected = stats.beta(1 + 4 * mode, 5 - 4 * mode, loc=least, scale=most - least)
        assert stats.kstest(row / MINUTES, expected.cdf).statistic < 1.95 / math.sqrt(MANY)  # once in 1,000 seeds
        error = FAR * expected.std() / math.sqrt(MANY)
        assert row.mean() / MINUTES == pytest.approx((least + 4 * likely + most) / 6, abs=error)

    @pytest.mark.parametrize("correlation", [0.0, 0.4])
    @pytest.mark.parametrize("three", [(0, 0, 600), (100, 250, 700), (10, 400, 400)])
    def test_they_follow_a_triangle(self, three: tuple[int, int, int], correlation: float) -> None:
        """Where that is asked for; the mean is (least + likely + most) / 3."""
        stats: Any = pytest.importorskip("scipy.stats")
        least, likely, most = three
        sampler = sampler_of(
            guess("1", *three), correlation=correlation, block=MANY, distribution=Distribution.TRIANGULAR
        )
        (row,) = filled(sampler)
        expected = stats.triang((likely - least) / (most - least), loc=least, scale=most - least)
        assert stats.kstest(row / MINUTES, expected.cdf).statistic < 1.95 / math.sqrt(MANY)
        error = FAR * expected.std() / math.sqrt(MANY)
        assert row.mean() / MINUTES == pytest.approx((least + likely + most) / 3, abs=error)

    @pytest.mark.parametrize("correlation", [0.1, 0.5, 0.9])
    def test_tasks_of_one_factor_are_as_correlated_as_asked(self, correlation: float) -> None:
        """Between normal scores of any two of them; tasks of another factor, or of none, are independent of them."""
        estimates = [guess(str(place), 10, 110, 410) for place in range(5)]
        sampler = sampler_of(
            *estimates,
            factors=[0, 0, 1, None, None],
            correlation=correlation,
            distribution=Distribution.TRIANGULAR,
            block=MANY,
        )
        one, other, stranger, single, lone = (scores(row, 10, 0.25, 410) for row in filled(sampler))
        spread = FAR * (1 - correlation**2) / math.sqrt(MANY)
        assert correlation_of(one, other) == pytest.approx(correlation, abs=spread)
        for pair in ((one, stranger), (other, stranger), (one, single), (single, lone), (stranger, lone)):
            assert correlation_of(*pair) == pytest.approx(0, abs=FAR / math.sqrt(MANY))

    def test_without_correlation_all_are_independent(self) -> None:
        """Tasks of one factor too."""
        one, other = filled(sampler_of(guess("1", 0, 9, 90), guess("2", 0, 9, 90), factors=[0, 0], block=MANY))
        assert correlation_of(one, other) == pytest.approx(0, abs=FAR / math.sqrt(MANY))

    def test_with_full_correlation_all_follow_their_factor(self) -> None:
        """Tasks of one factor rise and fall together, and are the same where their estimates are."""
        one, other, twin = filled(
            sampler_of(guess("1", 0, 9, 90), guess("2", 5, 5, 70), guess("3", 0, 9, 90), factors=[0] * 3, correlation=1)
        )
        assert (one == twin).all()
        assert (np.diff(other[np.argsort(one)]) >= 0).all()
