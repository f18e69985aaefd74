"""On which day how many samples finish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.schedule import Axis, Spread
from egov_consolidation.schedule.risk._arrays import Arrays
from egov_consolidation.schedule.risk._day_counts import DayCounts

from ..oracle import BASE  # noqa: TID252 - tests have no name of their own
from .made import DAY

AXIS = Axis(data_date=BASE)

minutes = st.lists(st.integers(-5 * DAY, 40 * DAY) | st.integers(-3, 5).map(lambda day: day * DAY), min_size=1)
portions = st.lists(minutes, min_size=1, max_size=4)
far = st.lists(st.lists(st.integers(-9_000 * DAY, 9_000 * DAY), min_size=1), min_size=1, max_size=4)


def counted(drawn: Sequence[Sequence[int]], *, rows: int = 1) -> Spread:
    """Return what is counted of samples that come in portions, in the last of some rows."""
    days = DayCounts(rows, Arrays(xp=np))
    for portion in drawn:
        row = np.array(portion, dtype=np.int64)
        days.make_room([int(row.min())] * rows, [int(row.max())] * rows)
        days.add(rows - 1, row, np.empty_like(row))
    return days.spread(rows - 1, AXIS)


def day_of(minute: int) -> int:
    """Return the number of the day on which a minute ends, the data date being day 1."""
    return -(-minute // DAY)


def listed(spread: Spread) -> dict[int, int]:
    """Return the counts that are not nothing, by the number of the day."""
    return {day: count for day, count in zip(spread.offsets, spread.counts, strict=True) if count}


class TestDayCounts:
    """`DayCounts`."""

    @given(portions)
    def test_each_sample_counts_on_the_day_on_which_it_finishes(self, drawn: list[list[int]]) -> None:
        """A day begun counts whole; what finishes as a day ends finishes on that day."""
        spread = counted(drawn)
        assert spread.bin_days == 1
        assert listed(spread) == Counter(day_of(minute) for portion in drawn for minute in portion)

    @given(far)
    def test_many_days_are_counted_in_bins_of_a_power_of_two(self, drawn: list[list[int]]) -> None:
        """Each bin ends with a multiple of its width, and holds what finishes on its days."""
        spread = counted(drawn)
        width = spread.bin_days
        assert width & (width - 1) == 0
        assert len(spread.counts) <= 1024
        days = [day_of(minute) for portion in drawn for minute in portion]
        bins = Counter((day // width + 1) * width - 1 for day in days)
        assert listed(spread) == bins
        narrower = max(1, width // 2)
        assert width == 1 or max(days) // narrower - min(days) // narrower >= 1024

    @given(portions, st.integers(0, 3), st.integers(0, 3))
    def test_room_that_nobody_needs_is_left_aside(self, drawn: list[list[int]], before: int, after: int) -> None:
        """The first and the last day are those on which samples finish."""
        days = DayCounts(1, Arrays(xp=np))
        together = np.array([minute for portion in drawn for minute in portion], dtype=np.int64)
        days.make_room([int(together.min()) - before * DAY], [int(together.max()) + after * DAY])
        days.add(0, together, np.empty_like(together))
        assert days.spread(0, AXIS) == counted(drawn)

    @given(far)
    def test_it_is_all_one_in_which_portions_samples_come(self, drawn: list[list[int]]) -> None:
        """One by one, together, or in the other order."""
        together = [minute for portion in drawn for minute in portion]
        spread = counted(drawn)
        assert counted([together]) == spread
        assert counted([[minute] for minute in reversed(together)]) == spread

    def test_up_to_1024_days_each_has_its_own_bin(self) -> None:
        """And beyond that two share one."""
        assert counted([[1, 1024 * DAY]]).bin_days == 1
        wider = counted([[1, 1024 * DAY], [1024 * DAY + 1]])
        assert (wider.bin_days, wider.samples, len(wider.counts)) == (2, 3, 513)

    def test_very_many_rows_have_fewer_bins(self) -> None:
        """So that they stay within bounds: 100,000 rows have 83 bins each."""
        spread = counted([[0, 100 * DAY]], rows=100_000)
        assert (spread.bin_days, spread.counts[0], spread.counts[-1]) == (2, 1, 1)
        assert counted([[0, 82 * DAY]], rows=100_000).bin_days == 1

    @pytest.mark.parametrize("dtype", ["int32", "int64"])
    def test_numbers_of_either_size_are_counted(self, dtype: str) -> None:
        """The spare row has the same."""
        days = DayCounts(1, Arrays(xp=np))
        row = np.array([0, 1, DAY, DAY + 1, 500_000 * DAY], dtype=dtype)
        days.make_room([0], [500_000 * DAY])
        days.add(0, row, np.empty_like(row))
        assert days.spread(0, AXIS).counts[0] == 4
