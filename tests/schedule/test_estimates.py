"""Estimates: three numbers in order, one set for one plan."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egov_consolidation.errors import ModelError, UsageError
from egov_consolidation.model import Plan, Task
from egov_consolidation.schedule import Estimate, Estimates, analyze
from egov_consolidation.wording import Text

WHY = Text(en="one form, sent out once", zh="一张表，一次发出")
DAYS = st.integers(0, 10_000)


def estimate(task: str, least: int = 5, likely: int = 10, most: int = 20) -> Estimate:
    """Return an estimate of a task."""
    return Estimate(task=task, least=least, likely=likely, most=most, by="office", reason=WHY)


def estimates(*items: Estimate) -> Estimates:
    """Return a set of estimates."""
    return Estimates(id="set", plan="demo", items=items)


class TestEstimate:
    """`Estimate`."""

    @given(st.lists(DAYS, min_size=3, max_size=3).map(sorted))
    def test_numbers_in_order_are_taken(self, days: list[int]) -> None:
        """Equal ones too, and none at all."""
        one = estimate("1", *days)
        assert [one.least, one.likely, one.most] == days

    @given(st.integers(-3, 30), st.integers(-3, 30), st.integers(-3, 30))
    def test_any_others_are_refused_with_the_task_and_the_numbers(self, least: int, likely: int, most: int) -> None:
        """A number below 0, or out of order."""
        assume(least < 0 or sorted([least, likely, most]) != [least, likely, most])
        with pytest.raises(ModelError) as refused:
            estimate("2.5.1", least, likely, most)
        assert refused.value.text("en") == (
            f"estimate of 2.5.1: least {least}, likely {likely}, most {most} days, must be 0 ≤ least ≤ likely ≤ most"
        )
        assert refused.value.text("zh") == (
            f"任务 2.5.1 的工期估计：最短 {least} 天、最可能 {likely} 天、最长 {most} 天，"
            "须满足 0 ≤ 最短 ≤ 最可能 ≤ 最长"
        )

    @given(st.lists(DAYS, min_size=3, max_size=3).map(sorted))
    def test_the_mean_is_that_of_pert(self, days: list[int]) -> None:
        """A sixth of the least, of the most, and of four times the likely days; it lies between least and most."""
        one = estimate("1", *days)
        assert one.mean == float(Fraction(days[0] + 4 * days[1] + days[2], 6))
        assert one.least <= one.mean <= one.most


class TestEstimates:
    """`Estimates`."""

    def test_two_estimates_of_one_task_are_refused(self) -> None:
        """Which one counts could not be told."""
        with pytest.raises(ModelError, match="estimate of 2: occurs more than once, must be unique") as refused:
            estimates(estimate("1"), estimate("2"), estimate("3"), estimate("2", 1, 1, 1))
        assert refused.value.text("zh") == "任务 2 的工期估计重复，只能有一个"

    def test_they_are_found_by_the_task(self) -> None:
        """And counted, and walked through in their order."""
        one, other = estimate("1"), estimate("2", 1, 2, 3)
        both = estimates(one, other)
        assert (both.get("2"), both.get("3"), len(both), list(both)) == (other, None, 2, [one, other])
        assert both.likely() == {"1": 10, "2": 2}

    def test_none_at_all_is_a_set_too(self) -> None:
        """It says nothing of any task."""
        assert (len(estimates()), estimates().likely(), estimates().to_records()) == (0, {}, [])

    def test_records_hold_the_numbers_and_the_reasons(self) -> None:
        """One for each estimate, flat, in both languages."""
        assert estimates(estimate("1")).to_records() == [
            {
                "task": "1",
                "least": 5,
                "likely": 10,
                "most": 20,
                "by": "office",
                "reason": "one form, sent out once",
                "reason_zh": "一张表，一次发出",
            }
        ]


class TestRefuseStrangers:
    """`Estimates.refuse_strangers`."""

    plan = Plan(id="demo", tasks=(Task(id="1", content="编制清单"), Task(id="2", content="报送清单", duration=3)))

    def test_tasks_of_the_plan_are_none(self) -> None:
        """Those with a duration of their own included."""
        estimates(estimate("1"), estimate("2")).refuse_strangers(self.plan)

    def test_all_others_are_named_at_once(self) -> None:
        """In both languages."""
        with pytest.raises(UsageError) as refused:
            estimates(estimate("7"), estimate("1"), estimate("8")).refuse_strangers(self.plan)
        assert refused.value.text("en") == "estimates set: 7, 8 must be tasks of the plan demo"
        assert refused.value.text("zh") == "工期估计 set：7、8 须为方案 demo 的任务"

    def test_a_schedule_refuses_them_too(self) -> None:
        """Before it reckons anything."""
        with pytest.raises(UsageError, match="7 must be tasks of the plan demo"):
            analyze(self.plan, data_date="2018-01-01", estimates=estimates(estimate("7")))

    def test_a_schedule_takes_the_likely_days_where_the_plan_gives_none(self) -> None:
        """The duration that the plan gives always counts; what was assumed is said."""
        schedule = analyze(self.plan, data_date="2018-01-01", estimates=estimates(estimate("1"), estimate("2")))
        assert [(one.id, one.duration, one.is_assumed) for one in schedule] == [("1", 10, True), ("2", 3, False)]
        assert schedule.assumed_durations == ("1",)
