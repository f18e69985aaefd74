"""Samples drawn and scheduled, a portion at a time."""

from __future__ import annotations

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan
from egov_consolidation.schedule import Estimates
from egov_consolidation.schedule.risk import _simulation
from egov_consolidation.schedule.risk._array_passes import CirclingError
from egov_consolidation.schedule.risk._arrays import Arrays
from egov_consolidation.schedule.risk._simulation import Outcome, Simulation, block_of

from ..oracle import Waits, plan_of, work  # noqa: TID252 - tests have no name of their own
from .made import AUDIT, FINANCE, guess, guesses, led, samples_of, setting_of, uncertain_plans

NUMPY = Arrays(xp=np)


def in_blocks(simulation: Simulation, block: int) -> Simulation:
    """Return a simulation that draws blocks of another size."""
    return attrs.evolve(simulation, sampler=attrs.evolve(simulation.sampler, block=block))


def said(outcome: Outcome) -> tuple[object, ...]:
    """Return all that came out as plain values, but for the weighted shares, which are rounded."""
    tally = outcome.tally
    sums = [(one.critical, one.first, one.above, one.squares, one.products) for one in (*tally.tasks, *tally.units)]
    spreads = [tally.days.spread(row, SETTING.axis) for row in range(len(tally.tasks))]
    spreads.append(tally.end_days.spread(0, SETTING.axis))
    met = (tally.task_met, tally.unit_met, tally.all_met)
    kept = (outcome.ends.tolist(), outcome.task_work.tolist(), outcome.unit_work.tolist())
    return (*kept, sums, spreads, met)


def shares(outcome: Outcome) -> list[float]:
    """Return the weighted shares."""
    return [one.weighted for one in (*outcome.tally.tasks, *outcome.tally.units)]


SETTING = setting_of(
    plan_of(
        led(work("1", None), AUDIT),
        led(work("2", None, Waits("1", "SS", 3)), FINANCE),
        led(work("3", 4, Waits("1"), Waits("2", "FF", 1)), FINANCE),
    ),
    guesses(guess("1", 2, 5, 30), guess("2", 1, 4, 25)),
    samples=50,
    correlation=0.5,
)


class TestRun:
    """`Simulation.run`."""

    @given(uncertain_plans(), st.integers(1, 40), st.sampled_from([0.0, 0.6]), st.sampled_from(["pert", "triangular"]))
    def test_every_sample_ends_when_it_does_alone(
        self, drawn: tuple[Plan, Estimates], samples: int, correlation: float, distribution: str
    ) -> None:
        """Whatever is drawn, and from what."""
        setting = setting_of(*drawn, samples=samples, correlation=correlation, distribution=distribution)
        outcome = setting.simulation.run(NUMPY)
        alone = list(samples_of(setting))
        assert outcome.ends.tolist() == [one.end for one in alone]
        kept = range(min(samples, outcome.kept))
        assert outcome.task_work.tolist() == [[alone[n].work[one.task] for n in kept] for one in setting.drawn]

    @given(uncertain_plans(), st.integers(1, 70), st.integers(2, 9))
    def test_it_is_all_one_how_many_blocks_are_at_hand_at_once(
        self, drawn: tuple[Plan, Estimates], samples: int, blocks: int
    ) -> None:
        """Every count and every sum of whole numbers is the same; the last portion may be a part of a block."""
        simulation = in_blocks(setting_of(*drawn, samples=samples).simulation, 8)
        one, many = simulation.run(NUMPY, blocks=1), simulation.run(NUMPY, blocks=blocks)
        assert said(one) == said(many)
        assert shares(one) == pytest.approx(shares(many))

    @given(st.integers(1, 120), st.integers(1, 120), st.sampled_from([4, 16, 64]))
    def test_more_samples_begin_with_the_same_ones(self, few: int, more: int, block: int) -> None:
        """To see more clearly is not to see something else."""
        simulation = in_blocks(SETTING.simulation, block)
        short = attrs.evolve(simulation, samples=min(few, few + more)).run(NUMPY)
        long = attrs.evolve(simulation, samples=few + more).run(NUMPY)
        assert long.ends[:few].tolist() == short.ends.tolist()
        assert long.unit_work[:, :few].tolist() == short.unit_work[:, :few].tolist()

    def test_the_same_seed_gives_the_same_and_another_seed_does_not(self) -> None:
        """However often it is run."""
        simulation = SETTING.simulation
        assert said(simulation.run(NUMPY)) == said(simulation.run(NUMPY))
        other = attrs.evolve(simulation, sampler=attrs.evolve(simulation.sampler, seed=1))
        assert (other.run(NUMPY).ends != simulation.run(NUMPY).ends).sum() > 40

    def test_durations_are_kept_for_as_many_samples_as_there_is_room(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The first ones, also where they come from several blocks."""
        whole = in_blocks(SETTING.simulation, 8).run(NUMPY)
        assert whole.kept == 50
        monkeypatch.setattr(_simulation, "RANKED", 20)
        part = in_blocks(SETTING.simulation, 8).run(NUMPY)
        assert part.kept == 20
        assert part.task_work.tolist() == whole.task_work[:, :20].tolist()
        assert part.unit_work.tolist() == whole.unit_work[:, :20].tolist()
        monkeypatch.setattr(_simulation, "_RANKED_CELLS", 30)
        assert in_blocks(SETTING.simulation, 8).run(NUMPY).kept == 6

    def test_the_work_of_a_unit_is_that_of_its_tasks(self) -> None:
        """Drawn or given."""
        outcome = SETTING.simulation.run(NUMPY)
        first, second = outcome.task_work
        assert outcome.unit_work.tolist() == [first.tolist(), (second + 4 * 1440).tolist()]

    @pytest.mark.parametrize(("days", "dtype"), [(300, "int32"), (700_000, "int64"), (10**9, "int64")])
    def test_numbers_are_as_wide_as_times_need(self, days: int, dtype: str) -> None:
        """Nothing overflows: the end is what the durations add up to."""
        plan = plan_of(work("1", days), work("2", None, Waits("1", lag=5)))
        outcome = setting_of(plan, guesses(guess("2", days)), samples=3).simulation.run(NUMPY)
        assert outcome.ends.dtype == dtype
        assert outcome.ends.tolist() == [(2 * days + 5) * 1440] * 3

    def test_times_that_cannot_be_counted_are_refused(self) -> None:
        """In both languages."""
        plan = plan_of(work("1", 10**13))
        with pytest.raises(UsageError) as refused:
            setting_of(plan, guesses()).simulation.run(NUMPY)
        assert refused.value.text("en").startswith(
            "risk analysis: times and the work of a unit may add up to 2000000000"
        )
        assert refused.value.text("zh").startswith("风险分析：时间与单位工作量合计可达 2000000000")

    def test_a_circle_without_dates_is_left_to_the_caller(self) -> None:
        """With the tasks on it, and in how many samples of the portion it shows."""
        plan = plan_of(work("1", None, Waits("2", "SS", -10)), work("2", None, Waits("1")))
        simulation = in_blocks(setting_of(plan, guesses(guess("1", 5, 10, 20)), samples=90).simulation, 32)
        with pytest.raises(CirclingError) as circle:
            simulation.run(NUMPY)
        rows = [np.zeros(32, dtype=np.int64)]
        simulation.sampler.fill(0, rows)
        assert (circle.value.samples, circle.value.among) == (int((rows[0] > 10 * 1440).sum()), 32)


class TestBlockOf:
    """`block_of`."""

    @given(st.integers(0, 10**7))
    def test_it_is_a_power_of_two_within_bounds(self, nodes: int) -> None:
        """The fewer the more nodes there are, so that a block stays within bounds."""
        block = block_of(nodes)
        assert block & (block - 1) == 0
        assert 64 <= block <= 8192
        assert block * nodes <= 1 << 24 or block == 64
        assert block_of(nodes + 1) <= block
