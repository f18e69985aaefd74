"""What is known of a network before any durations are drawn."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import Plan
from egov_consolidation.schedule import Estimates
from egov_consolidation.schedule.risk._setting import RiskSetting

from ..oracle import Waits, plan_of, work  # noqa: TID252 - tests have no name of their own
from .made import DAY, Sample, guess, guesses, scheduled, setting_of, uncertain_plans


def some_samples(setting: RiskSetting, seed: int) -> list[Sample]:
    """Return a few samples that have dates: with no days, with the most days, and between."""
    random = np.random.default_rng(seed)
    shares = np.vstack(
        [np.zeros(len(setting.drawn)), np.ones(len(setting.drawn)), random.random((3, len(setting.drawn)))]
    )
    found = (
        scheduled(
            setting, {one.task: int(share * one.most * DAY) for one, share in zip(setting.drawn, row, strict=True)}
        )
        for row in shares.tolist()
    )
    return [one for one in found if one is not None]


class TestLinks:
    """`links_into` and `links_from`."""

    @given(uncertain_plans(may_circle=True))
    def test_each_link_enters_one_node_and_leaves_one(self, drawn: tuple[Plan, Estimates]) -> None:
        """The two say the same of every link."""
        sampled = setting_of(*drawn).sampled
        count = len(sampled.network)
        into = {
            (sampled.network.source[link] // 2, link, node)
            for node in range(count)
            for link in sampled.links_into(node)
        }
        onward = {(node, link, other) for node in range(count) for link, other in sampled.links_from[node]}
        assert into == onward
        assert sorted(link for _, link, _ in into) == list(range(len(sampled.network.lag)))


class TestNodes:
    """`block_of` and `without_work`."""

    def test_those_that_lead_round_in_a_circle_are_known(self) -> None:
        """And no others."""
        plan = plan_of(work("1", 3), work("2", 4, Waits("1"), Waits("3", "SS", -9)), work("3", 5, Waits("2")))
        sampled = setting_of(plan, guesses()).sampled
        circling = {sampled.network.ids[sampled.network.task_of[node]] for node in sampled.block_of}
        assert circling == {"2", "3"}
        assert set(sampled.block_of.values()) == set(sampled.network.blocks)

    @given(uncertain_plans())
    def test_there_are_none_where_all_wait_for_earlier_ones(self, drawn: tuple[Plan, Estimates]) -> None:
        """An order can be found then."""
        assert not setting_of(*drawn).sampled.block_of

    def test_those_that_never_take_a_day_are_known(self) -> None:
        """Neither by the plan nor by the most days of an estimate; a node that only finishes a task is one."""
        plan = plan_of(work("1", 0), work("2", None), work("3", None), work("4", None, Waits("1", "FF")), work("5", 1))
        sampled = setting_of(plan, guesses(guess("2", 0, 0, 3), guess("3", 0), guess("4", 2))).sampled
        idle = [sampled.network.ids[sampled.network.task_of[node]] for node in sampled.without_work]
        assert sorted(idle) == ["1", "3", "4"]


class TestBounds:
    """`earliest`, `last` and `furthest`."""

    @given(uncertain_plans(may_circle=True), st.integers(0, 99), st.integers(-3, 3))
    def test_they_hold_in_every_sample(self, drawn: tuple[Plan, Estimates], seed: int, floor: int) -> None:
        """No start is earlier, no other node finishes latest of all, and no time reaches further."""
        setting = setting_of(*drawn, floor=floor)
        sampled = setting.sampled
        for sample in some_samples(setting, seed):
            starts, finishes = sample.early[::2], sample.early[1::2]
            assert all(start >= days * DAY for start, days in zip(starts, sampled.earliest, strict=True))
            assert max(finishes[node] for node in sampled.last) == sample.end
            assert max(map(abs, [*sample.early, *sample.late])) <= sampled.furthest * DAY

    def test_a_lead_leaves_both_ends_open(self) -> None:
        """What follows by a lead may finish first."""
        plan = plan_of(work("1", 9), work("2", 0, Waits("1", "FS", -1)), work("3", 1, Waits("1")))
        sampled = setting_of(plan, guesses()).sampled
        assert {sampled.network.ids[sampled.network.task_of[node]] for node in sampled.last} == {"2", "3"}
        alone = setting_of(plan_of(*plan.tasks[:2]), guesses()).sampled
        assert len(alone.last) == 2

    def test_the_furthest_day_grows_with_the_most_days_and_the_lags(self) -> None:
        """40 days, 7 days between, 3 days."""
        plan = plan_of(work("1", None), work("2", 3, Waits("1", "FS", 7)))
        assert setting_of(plan, guesses(guess("1", 1, 2, 40))).sampled.furthest >= 50
        assert setting_of(plan_of(), guesses()).sampled.furthest == 0

    def test_in_a_circle_times_may_reach_as_far_as_its_work(self) -> None:
        """Two that start together, the longer of 40 days; three more days after it."""
        plan = plan_of(work("1", 40, Waits("2", "SS")), work("2", 30, Waits("1", "SS")), work("3", 3, Waits("1")))
        assert setting_of(plan, guesses()).sampled.furthest >= 43
