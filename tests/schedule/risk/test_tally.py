"""What is counted over the samples, held against a loop over them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import Plan
from egov_consolidation.schedule import Estimates
from egov_consolidation.schedule.risk._array_passes import SampledPasses
from egov_consolidation.schedule.risk._arrays import Arrays
from egov_consolidation.schedule.risk._setting import RiskSetting
from egov_consolidation.schedule.risk._tally import Tally

from ..oracle import Waits, plan_of, work  # noqa: TID252 - tests have no name of their own
from .made import AUDIT, DAY, FINANCE, Sample, by, guess, guesses, led, samples_of, setting_of, uncertain_plans

MANY = 30


def tallied(setting: RiskSetting) -> Tally:
    """Return what is counted over the samples of a plan."""
    return setting.simulation.run(Arrays(xp=np)).tally


def in_time(setting: RiskSetting, sample: Sample, task_id: str) -> bool:
    """Say whether a task is finished by its last day."""
    last_day = setting.plan[task_id].deadline.last_day
    assert last_day is not None
    return sample.day[task_id] <= setting.axis.finish_offset(last_day)


class TestTally:
    """`Tally`."""

    @given(uncertain_plans(), st.integers(0, 3))
    def test_samples_in_which_deadlines_are_met_are_counted(self, drawn: tuple[Plan, Estimates], floor: int) -> None:
        """By task; for all tasks of a unit together; and for all together."""
        setting = setting_of(*drawn, samples=MANY, floor=floor)
        samples, tally = list(samples_of(setting)), tallied(setting)
        dated = [one for one in setting.counted if setting.plan[one].deadline.last_day is not None]
        for task_id, met in zip(setting.counted, tally.task_met, strict=True):
            assert met == (sum(in_time(setting, one, task_id) for one in samples) if task_id in dated else 0)
        for unit, number in setting.units.items():
            owed = [one for one in dated if unit in setting.owners(one)]
            joint = sum(all(in_time(setting, one, task_id) for task_id in owed) for one in samples)
            assert tally.unit_met[number] == (joint if owed else 0)
        joint = sum(all(in_time(setting, one, task_id) for task_id in dated) for one in samples)
        assert tally.all_met == (joint if dated else 0)

    @given(uncertain_plans())
    def test_a_unit_counts_like_a_task(self, drawn: tuple[Plan, Estimates]) -> None:
        """Its work is that of its tasks together, its float the least of theirs."""
        setting = setting_of(*drawn, samples=MANY)
        samples, tally = list(samples_of(setting)), tallied(setting)
        for task_id, sums in zip(setting.counted, tally.tasks, strict=True):
            assert sums.critical == sum(one.room[task_id] == 0 for one in samples)
            assert sums.first == samples[0].work[task_id]
            assert sums.above == sum(one.work[task_id] - samples[0].work[task_id] for one in samples)
        for unit, number in setting.units.items():
            own = [one for one in setting.counted if unit in setting.owners(one)]
            sums, together = tally.units[number], [sum(one.work[task] for task in own) for one in samples]
            assert sums.critical == sum(min(one.room[task] for task in own) == 0 for one in samples)
            assert sums.first == together[0]
            assert sums.squares == sum((one - together[0]) ** 2 for one in together)

    def test_only_tasks_with_dates_are_counted(self) -> None:
        """A standing duty is scheduled, and holds others back, but nobody asks when it is done."""
        tasks = [
            led(work("1", None), AUDIT),
            led(work("2", 4, Waits("1"), deadline=by(9)), FINANCE),
            led(work("3", 90, deadline=by(80)), AUDIT),
        ]
        setting = setting_of(plan_of(*tasks), guesses(guess("1", 5)), samples=10)
        tally = tallied(setting)
        assert (tally.task_met, tally.unit_met, tally.all_met) == ([0, 10, 0], [0, 10], 0)
        assert [sums.critical for sums in tally.tasks] == [0, 0, 10]
        assert tally.first_end == 90 * DAY

    def test_there_is_room_for_what_opens_the_day_after_the_last(self) -> None:
        """A milestone five days after the start of work, at midnight, between day 7 and day 1030: one day too many."""
        plan = plan_of(work("1", None), work("2", 1, Waits("1")), work("3", 0, Waits("2", "SS", 5)))
        setting = setting_of(plan, guesses(guess("1", 1, 2, 1024)))
        network = setting.network
        rows = np.array([[days * DAY] * 2 for days in network.durations])
        rows[network.start_of[0]] = [DAY, 1024 * DAY]
        passes = SampledPasses(setting.sampled, Arrays(xp=np), rows, "int64")
        tally = Tally(setting.simulation.watched, len(setting.units), Arrays(xp=np), 0)
        passes.forward()
        tally.add(passes, rows)
        for spread in (tally.days.spread(2, setting.axis), tally.end_days.spread(0, setting.axis)):
            assert (spread.bin_days, list(spread.offsets)[:: len(spread.counts) - 1]) == (2, [7, 1031])
