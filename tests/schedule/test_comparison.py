"""Two schedules side by side: what came, what went, what differs."""

from __future__ import annotations

from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import Plan
from egov_consolidation.schedule import Schedule, ScheduleOptions, analyze, diff
from egov_consolidation.testing.strategies import dated_plans

from .oracle import BASE, STANDING, Waits, by_definition, plan_of, timed_plans, work

ROUND = plan_of(work("A", 1, Waits("B")), work("B", 1, Waits("A")), work("C", 2))
"""A plan that no dates fit."""


def scheduled(plan: Plan) -> Schedule:
    """Return the schedule of a plan from the data date of these tests."""
    return analyze(plan, data_date=BASE)


def without(plan: Plan, gone: set[str]) -> Plan:
    """Return a plan without some tasks, and without what waits for them."""
    tasks = (
        attrs.evolve(one, dependencies=tuple(tie for tie in one.dependencies if tie.predecessor not in gone))
        for one in plan
        if one.id not in gone
    )
    return attrs.evolve(plan, tasks=tuple(tasks))


def critical(plan: Plan) -> set[str]:
    """Return the tasks without float, by definition."""
    times = by_definition(plan)
    return {task for task, (starts, ends, later, last) in times.items() if min(later - starts, last - ends) == 0}


class TestDiff:
    """`diff`."""

    @given(dated_plans())
    def test_the_same_twice_differs_in_nothing(self, plan: Plan) -> None:
        """However often it is analysed."""
        found = diff(scheduled(plan), scheduled(plan))
        assert (found.changed, found.added, found.removed, found.to_records()) == ((), (), (), [])
        assert (found.end_days, found.became_critical, found.no_longer_critical) == (0, (), ())

    @given(dated_plans(), st.sets(st.sampled_from(["t0", "t1", "t2", "t3"]), max_size=3))
    def test_tasks_that_only_one_has_are_added_or_removed(self, plan: Plan, gone: set[str]) -> None:
        """In the order of the plan that has them; they are not among those that differ."""
        less = without(plan, gone)
        expected = tuple(one.id for one in plan if one.id in gone)
        fewer, more = diff(scheduled(plan), scheduled(less)), diff(scheduled(less), scheduled(plan))
        assert (fewer.removed, fewer.added) == (expected, ())
        assert (more.added, more.removed) == (expected, ())
        assert gone.isdisjoint(one.task for one in (*fewer.changed, *more.changed))

    @given(timed_plans(), timed_plans())
    def test_what_differs_is_what_bellman_and_ford_find(self, plan: Plan, other: Plan) -> None:
        """Tasks whose days, dates or floats are others, by how much, and which became critical or no longer are."""
        found = diff(scheduled(plan), scheduled(other))
        was, now = by_definition(plan), by_definition(other)
        for one in found.changed:
            before, after = was[one.task], now[one.task]
            assert one.before == scheduled(plan)[one.task]
            assert one.after == scheduled(other)[one.task]
            assert one.float_days == min(after[2] - after[0], after[3] - after[1]) - min(
                before[2] - before[0], before[3] - before[1]
            )
        names = [one.task for one in found.changed]
        assert {task for task in was.keys() & now.keys() if was[task] != now[task]} <= set(names)
        assert names == [one.id for one in other if one.id in names]
        assert set(found.became_critical) == critical(other) - critical(plan)
        assert set(found.no_longer_critical) == critical(plan) - critical(other)

    @given(timed_plans(), timed_plans())
    def test_the_other_way_round_it_is_the_opposite(self, plan: Plan, other: Plan) -> None:
        """Added is removed, later is earlier, gained is lost."""
        there, back = diff(scheduled(plan), scheduled(other)), diff(scheduled(other), scheduled(plan))
        assert set(there.added) == set(back.removed)
        assert there.end_days is not None
        assert back.end_days == -there.end_days
        assert there.became_critical == back.no_longer_critical
        opposite = {one.task: (one.start_days, one.finish_days, one.float_days) for one in back.changed}
        for one in there.changed:
            days = (one.start_days, one.finish_days, one.float_days)
            assert opposite[one.task] == tuple(None if by is None else -by for by in days)

    @given(timed_plans(days=st.integers(1, 9), types="FS", lags=st.integers(0, 3)), st.integers(1, 20))
    def test_another_data_date_moves_the_days_alone(self, plan: Plan, days: int) -> None:
        """All by as many, with no float changed."""
        found = diff(scheduled(plan), analyze(plan, data_date=BASE.add(days=days)))
        assert [one.task for one in found.changed] == [one.id for one in plan]
        assert {(one.start_days, one.finish_days, one.float_days) for one in found.changed} == {(days, days, 0)}
        assert found.end_days == days

    def test_it_says_the_same_as_what_if(self) -> None:
        """A chain whose first task takes three days more, beside a task that then has more room."""
        chain = [work("A", 4), work("B", 2, Waits("A")), work("C", 6)]
        before = scheduled(plan_of(*chain))
        after = scheduled(plan_of(work("A", 7), *chain[1:]))
        found, asked = diff(before, after), before.what_if({"A": 3})
        moved = {one.task: (one.start_days, one.days) for one in asked.moves}
        assert {one.task: (one.start_days, one.finish_days) for one in found.changed} == {**moved, "C": (0, 0)}
        assert found.end_days == asked.end_moves == 3
        assert (found.became_critical, found.no_longer_critical) == ((), ("C",))

    def test_a_record_for_each_task_that_differs(self) -> None:
        """Flat: days and whether it was and is critical."""
        before = scheduled(plan_of(work("A", 4), work("B", 6)))
        after = scheduled(plan_of(work("A", 9), work("B", 6)))
        assert diff(before, after).to_records() == [
            {
                "task": "A",
                "start_days": 0,
                "finish_days": 5,
                "float_days": -2,
                "was_critical": False,
                "is_critical": True,
            },
            {
                "task": "B",
                "start_days": 0,
                "finish_days": 0,
                "float_days": 3,
                "was_critical": True,
                "is_critical": False,
            },
        ]

    def test_an_end_that_is_imposed_changes_floats_alone(self) -> None:
        """No day moves."""
        plan = plan_of(work("A", 4))
        ended = analyze(plan, data_date=BASE, options=ScheduleOptions(end=BASE.add(days=9)))
        (one,) = diff(scheduled(plan), ended).changed
        assert (one.start_days, one.finish_days, one.float_days) == (0, 0, 6)

    def test_without_dates_there_is_nothing_to_count(self) -> None:
        """A plan that contradicts itself, and a duty without end, have no days that could move."""
        there, fits = scheduled(ROUND), scheduled(plan_of(work("A", 1), work("B", 1), work("C", 2)))
        for one, other in pairwise((fits, there, fits)):
            found = diff(one, other)
            assert found.end_days is None
            assert {(each.start_days, each.finish_days, each.float_days) for each in found.changed} == {
                (None, None, None)
            }
            assert [each.task for each in found.changed] == ["A", "B", "C"]
        assert diff(fits, there).no_longer_critical == ("C",)
        assert diff(there, fits).became_critical == ("C",)
        assert diff(there, there).changed == ()

    @pytest.mark.parametrize("days", [0, 5])
    def test_a_duty_without_end_differs_only_in_its_days(self, days: int) -> None:
        """It has no dates; what it is reckoned with may still be another number."""
        duty = work("A", 0, deadline=STANDING)
        found = diff(scheduled(plan_of(duty)), scheduled(plan_of(attrs.evolve(duty, duration=days))))
        assert [one.task for one in found.changed] == ["A"] * (days > 0)
        assert all(one.finish_days is None for one in found.changed)
