"""Sums over the samples."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.schedule.risk._arrays import Arrays
from egov_consolidation.schedule.risk._sums import Adder, Sums

NUMPY = Arrays(xp=np)

Rows = tuple[list[int], list[int], list[int]]
"""Durations, floats and ends of some samples."""

times = st.integers(0, 50_000)
samples = st.lists(st.tuples(times, st.integers(0, 1) | times, times), min_size=1, max_size=12)


def added(*portions: Rows, origin: int = 0) -> Sums:
    """Return sums to which some portions were added."""
    sums = Sums()
    for work, room, end in portions:
        adder = Adder(NUMPY, np.array(end), first_end=portions[0][2][0], origin=origin)
        adder.add(sums, np.array(work), np.array(room))
    return sums


def columns(drawn: list[tuple[int, int, int]]) -> Rows:
    """Return the three numbers of each sample as three rows."""
    work, room, end = (list(row) for row in zip(*drawn, strict=True))
    return work, room, end


class TestAdd:
    """`Adder.add`."""

    @given(samples, st.integers(-100, 100))
    def test_sums_are_those_of_a_loop_over_the_samples(self, drawn: list[tuple[int, int, int]], origin: int) -> None:
        """Durations and ends are counted from those of the first sample."""
        sums = added(columns(drawn), origin=origin)
        first, _, first_end = drawn[0]
        assert sums.first == first
        assert sums.critical == sum(room == 0 for _, room, _ in drawn)
        assert sums.above == sum(work - first for work, _, _ in drawn)
        assert sums.squares == sum((work - first) ** 2 for work, _, _ in drawn)
        assert sums.products == sum((work - first) * (end - first_end) for work, _, end in drawn)
        weighted = sum(work / (work + room) * (end - origin) for work, room, end in drawn if work + room)
        assert sums.weighted == pytest.approx(weighted, abs=1e-6)

    @given(samples, samples)
    def test_it_is_all_one_in_which_portions_samples_come(
        self, one: list[tuple[int, int, int]], other: list[tuple[int, int, int]]
    ) -> None:
        """All but the shares, which are rounded, are the same."""
        together, apart = added(columns(one + other)), added(columns(one), columns(other))
        assert apart.weighted == pytest.approx(together.weighted, abs=1e-6)
        apart.weighted = together.weighted
        assert apart == together

    @pytest.mark.parametrize("work", [0, 1, 3_141_592_653_589_793])
    def test_what_is_the_same_in_all_samples_has_no_spread(self, work: int) -> None:
        """However long it is."""
        sums = added(([work] * 7, [0] * 7, [work + one for one in range(7)]))
        assert (sums.first, sums.above, sums.squares, sums.products) == (work, 0, 0, 0)
