"""The passes for many samples at once, held against the plain passes over one sample after the other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import Plan
from egov_consolidation.schedule import Estimates
from egov_consolidation.schedule.risk._array_passes import CirclingError, SampledPasses
from egov_consolidation.schedule.risk._arrays import Arrays
from egov_consolidation.schedule.risk._setting import RiskSetting

from ..oracle import Waits, plan_of, work  # noqa: TID252 - tests have no name of their own
from .made import DAY, Sample, guess, guesses, scheduled, setting_of, uncertain_plans

WIDTH = 5

Minutes = dict[str, int]


def any_minutes(setting: RiskSetting, seed: int) -> list[Minutes]:
    """Return durations for some samples, anywhere between none and the most days; the last sample takes the most."""
    random = np.random.default_rng(seed)
    most = {one.task: one.most * DAY for one in setting.drawn}
    some = [{task: int(random.integers(0, minutes + 1)) for task, minutes in most.items()} for _ in range(WIDTH - 1)]
    return [*some, most]


def passes_over(setting: RiskSetting, samples: list[Minutes], dtype: str) -> SampledPasses:
    """Return the passes with the durations of the samples filled in."""
    network = setting.network
    rows = np.array([[days * DAY] * len(samples) for days in network.durations], dtype=dtype)
    for one in setting.drawn:
        rows[network.start_of[network.number[one.task]]] = [minutes[one.task] for minutes in samples]
    return SampledPasses(setting.sampled, Arrays(xp=np), rows, dtype)


def played(passes: SampledPasses) -> tuple[list[list[int]], list[list[int]], list[int]]:
    """Return early finishes and floats of every node, and the ends."""
    passes.forward()
    ends = passes.end.tolist()
    finishes, rooms = [[[0]] * len(passes.finish) for _ in range(2)]
    for node, finish, room in passes.backward():
        finishes[node], rooms[node] = finish.tolist(), room.tolist()
    return finishes, rooms, ends


def side_by_side(samples: list[Sample]) -> tuple[list[list[int]], list[list[int]], list[int]]:
    """Return the same of samples that were scheduled one after the other."""
    finishes = range(1, len(samples[0].early), 2)
    return (
        [[sample.early[event] for sample in samples] for event in finishes],
        [[sample.late[event] - sample.early[event] for sample in samples] for event in finishes],
        [sample.end for sample in samples],
    )


class TestSampledPasses:
    """`SampledPasses`."""

    @given(uncertain_plans(), st.integers(0, 1000), st.sampled_from(["int32", "int64"]), st.integers(-2, 3))
    def test_each_sample_is_scheduled_as_if_it_were_alone(
        self, drawn: tuple[Plan, Estimates], seed: int, dtype: str, floor: int
    ) -> None:
        """All types of dependencies, lags, windows, and tasks that lie open."""
        setting = setting_of(*drawn, floor=floor)
        samples = any_minutes(setting, seed)
        alone = [one for one in (scheduled(setting, minutes) for minutes in samples) if one is not None]
        assert len(alone) == WIDTH
        assert played(passes_over(setting, samples, dtype)) == side_by_side(alone)

    @given(uncertain_plans(may_circle=True), st.integers(0, 1000))
    def test_circles_settle_exactly_where_they_do_for_a_sample_alone(
        self, drawn: tuple[Plan, Estimates], seed: int
    ) -> None:
        """Longest times between tasks hold; where no times fit a sample, nothing is said of any."""
        setting = setting_of(*drawn)
        samples = any_minutes(setting, seed)
        alone = [scheduled(setting, minutes) for minutes in samples]
        settled = [one for one in alone if one is not None]
        passes = passes_over(setting, samples, "int64")
        if len(settled) == WIDTH:
            assert played(passes) == side_by_side(settled)
        else:
            with pytest.raises(CirclingError) as circle:
                passes.forward()
            assert 1 <= circle.value.samples <= WIDTH - len(settled)
            assert circle.value.among == WIDTH
            assert set(circle.value.tasks) <= {setting.network.task_of[node] for node in setting.sampled.block_of}

    def test_the_samples_without_dates_are_counted(self) -> None:
        """The second task starts after the first ends, and 10 days after the first starts at the latest."""
        plan = plan_of(work("1", None, Waits("2", "SS", -10)), work("2", None, Waits("1")), work("3", 4))
        setting = setting_of(plan, guesses(guess("1", 5, 8, 20)))
        passes = passes_over(setting, [{"1": days * DAY} for days in (9, 10, 11, 20)], "int64")
        with pytest.raises(CirclingError) as circle:
            passes.forward()
        assert (circle.value.tasks, circle.value.samples, circle.value.among) == ((0, 1), 2, 4)
        passes = passes_over(setting, [{"1": days * DAY} for days in (5, 9, 10)], "int64")
        assert played(passes)[2] == [5 * DAY, 9 * DAY, 10 * DAY]

    def test_rows_may_be_filled_again(self) -> None:
        """The passes are noted down once, and played for new durations without a trace of the old ones."""
        plan = plan_of(work("1", None), work("2", None, Waits("1", "FF", 2)), work("3", 3, Waits("2", "SS", 1)))
        setting = setting_of(plan, guesses(guess("1", 0, 5, 30), guess("2", 0, 5, 30)))
        network = setting.network
        rows = np.zeros((len(network), 1), dtype=np.int64)
        passes = SampledPasses(setting.sampled, Arrays(xp=np), rows, "int64")
        for first, second in ((30, 1), (2, 25), (0, 0)):
            for task, days in (("1", first), ("2", second), ("3", 3)):
                rows[network.start_of[network.number[task]]] = days * DAY
            alone = scheduled(setting, {"1": first * DAY, "2": second * DAY})
            assert alone is not None
            assert played(passes) == side_by_side([alone])

    def test_a_plan_without_tasks_ends_as_it_begins(self) -> None:
        """There is nothing to play."""
        setting = setting_of(plan_of(), guesses())
        passes = SampledPasses(setting.sampled, Arrays(xp=np), np.zeros((0, 3), dtype=np.int32), "int32")
        passes.forward()
        assert passes.end.tolist() == [0, 0, 0]
        assert list(passes.backward()) == []
