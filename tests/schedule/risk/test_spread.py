"""Probabilities, and on which days samples finish."""

from __future__ import annotations

import math
from statistics import fmean, pstdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import WorkCalendar, day
from egov_consolidation.errors import UsageError
from egov_consolidation.schedule import Axis, Probability, Spread

from ..oracle import BASE  # noqa: TID252 - tests have no name of their own

AXIS = Axis(data_date=BASE)

counts = st.lists(st.integers(0, 9), max_size=20).map(lambda held: (1, *held, 1))
spreads = st.builds(Spread, axis=st.just(AXIS), first=st.integers(-9, 99), counts=counts)
shares = st.floats(0, 1, exclude_min=True)


def each(spread: Spread) -> list[int]:
    """Return the number of the day of every sample, in order."""
    return [offset for offset, count in zip(spread.offsets, spread.counts, strict=True) for _ in range(count)]


class TestProbability:
    """`Probability`."""

    @given(st.integers(1, 10**6), st.data())
    def test_it_is_a_share_with_its_standard_error(self, samples: int, data: st.DataObject) -> None:
        """The standard deviation of the mean of so many zeros and ones."""
        count = data.draw(st.integers(0, samples))
        found = Probability.of(count, samples)
        assert found.value == count / samples
        variance = count / samples * (samples - count) / samples
        assert found.standard_error == pytest.approx(math.sqrt(variance / samples), abs=1e-15)


class TestQuantile:
    """`Spread.quantile` and `Spread.day`."""

    @given(spreads, st.integers(1, 64))
    def test_it_is_the_first_day_by_which_so_many_samples_are_finished(self, spread: Spread, part: int) -> None:
        """The definition word for word, and NumPy's quantile by the inverted distribution function."""
        samples = each(spread)
        found = spread.quantile(part / 64)
        assert found == min(day for day in samples if sum(one <= day for one in samples) * 64 >= part * len(samples))
        assert found == np.quantile(samples, part / 64, method="inverted_cdf")

    def test_shares_that_are_no_binary_fractions_mean_what_they_say(self) -> None:
        """55 % of 100 samples are 55, though 0.55 * 100 is a little more."""
        assert 0.55 * 100 > 55
        assert Spread(axis=AXIS, first=1, counts=(55, 45)).quantile(0.55) == 1
        assert Spread(axis=AXIS, first=1, counts=(28, 7)).quantile(0.8) == 1

    @given(spreads, shares, shares)
    def test_a_larger_share_takes_no_less(self, spread: Spread, one: float, other: float) -> None:
        """From the first day to the last."""
        assert spread.quantile(min(one, other)) <= spread.quantile(max(one, other))
        assert spread.quantile(5e-324) == spread.first
        assert spread.quantile(1) == spread.offsets[-1]

    @pytest.mark.parametrize("share", [0, -0.1, 1.01, float("nan"), float("inf")])
    def test_other_shares_are_refused(self, share: float) -> None:
        """In both languages."""
        with pytest.raises(UsageError) as refused:
            Spread(axis=AXIS, first=1, counts=(1,)).quantile(share)
        assert refused.value.text("en") == f"quantile: {share}, must be above 0 and at most 1"
        assert refused.value.text("zh") == f"分位数：{share}，须大于 0 且不超过 1"

    def test_they_are_said_as_days(self) -> None:
        """Of ten samples one finishes on each of the first ten days."""
        spread = Spread(axis=AXIS, first=1, counts=(1,) * 10)
        assert (spread.p50, spread.p80, spread.p90) == (day("2018-01-05"), day("2018-01-08"), day("2018-01-09"))
        assert spread.day(0.51) == day("2018-01-06")

    def test_days_beyond_the_calendar_are_refused(self) -> None:
        """The number of the day can still be had."""
        spread = Spread(axis=AXIS, first=4_000_000, counts=(1,))
        assert spread.quantile(0.5) == 4_000_000
        with pytest.raises(UsageError, match="years 1 to 9999"):
            _ = spread.p50


class TestFigures:
    """`mean`, `deviation`, `samples` and `to_records`."""

    @given(spreads)
    def test_they_are_those_of_the_samples(self, spread: Spread) -> None:
        """By the library of Python."""
        samples = each(spread)
        assert spread.samples == len(samples)
        assert spread.mean == pytest.approx(fmean(samples), abs=1e-9)
        assert spread.deviation == pytest.approx(pstdev(samples), abs=1e-9)

    @given(spreads)
    def test_records_hold_each_day_and_what_is_finished_by_it(self, spread: Spread) -> None:
        """Ready for a histogram."""
        records = spread.to_records()
        assert [one["count"] for one in records] == list(spread.counts)
        assert [one["offset"] for one in records] == list(spread.offsets)
        assert [one["by"] for one in records] == np.cumsum(spread.counts).tolist()
        assert records[0]["day"] == BASE.add(days=spread.first - 1).isoformat()

    def test_where_days_are_counted_together_the_last_stands_for_all(self) -> None:
        """Four days to each count."""
        spread = Spread(axis=AXIS, first=4, counts=(1, 0, 1), bin_days=4)
        assert list(spread.offsets) == [4, 8, 12]
        assert (spread.mean, spread.quantile(0.5), spread.quantile(0.51)) == (8, 4, 12)


class TestBy:
    """`Spread.by`."""

    @given(spreads, st.integers(-12, 140))
    def test_it_is_the_share_of_samples_that_are_finished(self, spread: Spread, number: int) -> None:
        """On that day or before."""
        samples = each(spread)
        last_day = BASE.add(days=number - 1)
        assert spread.by(last_day) == Probability.of(sum(one <= number for one in samples), len(samples))

    def test_in_a_working_calendar_a_day_off_means_the_working_day_before(self) -> None:
        """1 January 2018 is a holiday, 6 and 7 January a weekend: the fifth day worked is Monday 8 January."""
        spread = Spread(axis=Axis(data_date=BASE, calendar=WorkCalendar.official()), first=4, counts=(3, 1))
        assert (spread.day(0.75), spread.day(1)) == (day("2018-01-05"), day("2018-01-08"))
        assert spread.by(day("2018-01-07")).value == 0.75
        assert spread.by(day("2018-01-08")).value == 1
