"""On which side of midnight work of no days lies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from egov_consolidation.model import Plan, Task
from egov_consolidation.schedule import Estimates
from egov_consolidation.schedule.risk._arrays import Arrays
from egov_consolidation.schedule.risk._openings import Openings

from ..oracle import Waits, plan_of, work  # noqa: TID252 - tests have no name of their own
from .made import DAY, Sample, drawn, guess, guesses, scheduled, setting_of, uncertain_plans, within

ONE = work("1", 0)
"""It opens the data date."""

THREE = work("3", 3)


def opened(plan: Plan, estimates: Estimates, samples: int = 6) -> tuple[Openings, list[Sample], list[list[int]]]:
    """Return the openings, each sample by itself, and the rows of the finishes."""
    setting = setting_of(plan, estimates, samples=samples)
    alone = [one for one in (scheduled(setting, minutes) for minutes in drawn(setting)) if one is not None]
    nodes = range(len(setting.network))
    finish = np.array([[one.early[2 * node + 1] for one in alone] for node in nodes]).reshape(-1, samples)
    lengths = np.array([[one.early[2 * node + 1] - one.early[2 * node] for one in alone] for node in nodes])
    end = np.array([one.end for one in alone])
    found = Openings.of(setting.sampled, Arrays(xp=np), list(lengths), list(finish), end)
    return found, alone, finish.tolist()


class TestOf:
    """`Openings.of`."""

    @given(uncertain_plans())
    def test_it_is_known_for_all_work_of_no_days(self, plan: tuple[Plan, Estimates]) -> None:
        """In each sample as if it were alone; other work never opens a day when it is done."""
        found, alone, _ = opened(*plan)
        nodes = range(len(alone[0].opens))
        rows = [found.rows[node].tolist() if node in found.rows else [False] * 6 for node in nodes]
        assert rows == [[one.opens[node] for one in alone] for node in nodes]

    @pytest.mark.parametrize(
        ("task", "opens"),
        [
            (work("9", 0), True),  # the data date does
            (work("9", 0, deadline=within(5, 9)), True),  # its window does
            (work("9", 0, Waits("1")), True),  # what it waits for does
            (work("9", 0, Waits("1", lag=2)), True),
            (work("9", 0, Waits("3")), False),  # that ends a day
            (work("9", 0, Waits("3", "FF", 1)), False),
            (work("9", 0, Waits("3", "SS", 2)), True),  # work starts in the morning
            (work("9", 0, Waits("3"), Waits("1", lag=3)), True),  # either of two that hold it does
            (work("9", 0, Waits("3"), Waits("1", lag=2)), False),  # the one that opens does not hold it
            (work("9", 0, Waits("3"), deadline=within(3, 9)), True),
        ],
    )
    def test_it_opens_a_day_where_what_holds_it_does(self, task: Task, opens: bool) -> None:
        """As in a schedule."""
        plan = plan_of(ONE, THREE, task)
        network = setting_of(plan, guesses()).network
        node = network.finish_of[network.number["9"]]
        found, (sample,), _ = opened(plan, guesses(), samples=1)
        assert found.rows[node].tolist() == [opens]
        assert sample.day["9"] == -(-sample.finish["9"] // DAY) + opens


class TestCounted:
    """`Openings.counted` and `Openings.counted_end`."""

    @given(uncertain_plans())
    def test_what_opens_a_day_is_counted_on_it(self, plan: tuple[Plan, Estimates]) -> None:
        """A minute after midnight; the end is, where any that finishes last does."""
        found, alone, finish = opened(*plan)
        for node, row in enumerate(finish):
            counted = found.counted(node, np.array(row), np.empty(6, dtype=np.int64)).tolist()
            assert counted == [minute + one.opens[node] for minute, one in zip(row, alone, strict=True)]
        ends = found.counted_end(np.array([one.end for one in alone]), np.empty(6, dtype=np.int64))
        assert [-(-minute // DAY) for minute in ends.tolist()] == [one.end_day for one in alone]

    def test_rows_of_other_work_are_given_back_as_they_are(self) -> None:
        """Nothing is written."""
        found, _, _ = opened(plan_of(work("1", None)), guesses(guess("1", 4, 5, 6)))
        row = np.arange(6)
        assert found.counted(0, row, np.zeros(6)) is row
        assert found.counted_end(row, np.zeros(6)) is row

    def test_a_plan_without_tasks_ends_on_the_day_that_opens(self) -> None:
        """The data date."""
        found = Openings.of(
            setting_of(plan_of(), guesses()).sampled, Arrays(xp=np), [], [], np.zeros(2, dtype=np.int64)
        )
        assert found.counted_end(np.zeros(2, dtype=np.int64), np.empty(2, dtype=np.int64)).tolist() == [1, 1]
