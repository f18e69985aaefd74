"""What drives a task, and what stands next to it, held against the definition and against delays."""

from __future__ import annotations

from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.model import Dependency, Plan, Task, natural_order
from egov_consolidation.schedule import Constraint, ConstraintType, FloatPath, Schedule, ScheduleOptions, analyze

from .oracle import BASE, ENDS, Waits, plan_of, timed_plans, work

SMALL = st.integers(0, 4)
one_go_plans = timed_plans(most=8, days=SMALL, lags=st.integers(-3, 3))
"""Plans of work that is done in one go."""
any_plans = timed_plans(most=8, days=st.none() | SMALL, lags=st.integers(-3, 3))
"""Plans in which some work may lie open."""


def schedule_of(*tasks: Task, constraints: tuple[Constraint, ...] = ()) -> Schedule:
    """Return the schedule of some tasks."""
    return analyze(plan_of(*tasks), data_date=BASE, options=ScheduleOptions(constraints=constraints))


def time_of(schedule: Schedule, task_id: str, end: str) -> int:
    """Return the early time of the start or the finish of a task."""
    one = schedule[task_id]
    time = one.early_start_offset if end == "start" else one.early_finish_offset
    assert time is not None
    return time


def is_tight(schedule: Schedule, one: Dependency) -> bool:
    """Return whether a dependency has no room: the second event comes as early after the first as it may."""
    first, second = ENDS[one.type.value]
    return time_of(schedule, one.predecessor, first) + one.lag == time_of(schedule, one.successor, second)


def without_some(plan: Plan, gone: set[Dependency]) -> Plan:
    """Return a plan without some dependencies."""
    kept = (attrs.evolve(one, dependencies=tuple(x for x in one.dependencies if x not in gone)) for one in plan)
    return attrs.evolve(plan, tasks=tuple(kept))


class TestDrivingPredecessors:
    """`Schedule.driving_predecessors`."""

    @given(any_plans)
    def test_they_are_the_dependencies_without_room(self, plan: Plan) -> None:
        """All of them, each once, in natural order of the predecessors."""
        schedule = analyze(plan, data_date=BASE)
        for one in plan:
            found = schedule.driving_predecessors(one.id)
            tight = [each for each in one.dependencies if is_tight(schedule, each)]
            assert sorted((each.dependency for each in found), key=str) == sorted(tight, key=str)
            named = [each.predecessor for each in found]
            assert named == sorted(named, key=natural_order) == [each.dependency.predecessor for each in found]

    @given(any_plans)
    def test_without_them_the_task_can_be_earlier(self, plan: Plan) -> None:
        """Unless the data date holds it as well; where there are none, the data date alone holds it."""
        schedule = analyze(plan, data_date=BASE)
        for one in plan:
            drivers = {each.dependency for each in schedule.driving_predecessors(one.id)}
            free = analyze(without_some(plan, drivers), data_date=BASE)
            was = (time_of(schedule, one.id, "start"), time_of(schedule, one.id, "finish"))
            now = (time_of(free, one.id, "start"), time_of(free, one.id, "finish"))
            at_the_least = (0, one.duration or 0)
            assert now[0] <= was[0]
            assert now[1] <= was[1]
            assert now != was or was == at_the_least

    def test_a_day_that_holds_a_task_whatever_comes_before_drives_it_alone(self) -> None:
        """It has to start on the very day on which its predecessor happens to end."""
        must = Constraint(task="2", type=ConstraintType.MUST_START_ON, day=BASE.add(days=5))
        schedule = schedule_of(work("1", 5), work("2", 1, Waits("1")), constraints=(must,))
        assert schedule.driving_predecessors("2") == ()
        assert schedule.driving_path("2") == ("2",)
        assert schedule.float_paths("2") == (FloatPath(tasks=("2",), room=0),)

    def test_plans_without_dates_and_unknown_tasks_are_refused(self) -> None:
        """As everywhere."""
        circle = schedule_of(work("1", 5, Waits("2")), work("2", 5, Waits("1")))
        for ask in (circle.driving_predecessors, circle.driving_path, circle.float_paths):
            with pytest.raises(UsageError, match="has no dates, because 1, 2 wait for each other"):
                ask("1")
        fine = schedule_of(work("1", 5))
        for ask in (fine.driving_predecessors, fine.driving_path, fine.float_paths):
            with pytest.raises(UsageError, match="has no task 7"):
                ask("7")


class TestDrivingPath:
    """`Schedule.driving_path`."""

    @given(any_plans)
    def test_each_two_tasks_on_it_are_tied_without_room(self, plan: Plan) -> None:
        """From one that the data date alone holds, down to the task itself."""
        schedule = analyze(plan, data_date=BASE)
        for one in plan:
            path = schedule.driving_path(one.id)
            assert path[-1] == one.id
            assert time_of(schedule, path[0], "start") == 0
            for first, second in pairwise(path):
                assert first in {each.predecessor for each in schedule.driving_predecessors(second)}

    @given(one_go_plans)
    def test_where_several_drive_a_task_the_first_in_natural_order_is_followed(self, plan: Plan) -> None:
        """Of tasks that are done in one go, up to one that nothing drives."""
        schedule = analyze(plan, data_date=BASE)
        for one in plan:
            path = [one.id]
            while drivers := schedule.driving_predecessors(path[0]):
                path.insert(0, min((each.predecessor for each in drivers), key=natural_order))
            assert schedule.driving_path(one.id) == tuple(path)

    def test_the_finish_of_a_task_that_lies_open_has_a_driver_of_its_own(self) -> None:
        """Work of unknown duration starts after the one and finishes with the other."""
        schedule = schedule_of(work("1", 5), work("2", 30), work("3", None, Waits("1"), Waits("2", "FF")))
        assert schedule.driving_path("3") == ("2", "3")
        assert [one.predecessor for one in schedule.driving_predecessors("3")] == ["1", "2"]

    def test_a_circle_without_length_is_left_where_it_was_entered(self) -> None:
        """Two tasks that start together, each held by the other, after a third."""
        schedule = schedule_of(work("1", 4), work("2", 2, Waits("1"), Waits("3", "SS")), work("3", 2, Waits("2", "SS")))
        assert schedule.driving_path("3") == ("1", "2", "3")
        assert schedule.float_paths("3") == (FloatPath(tasks=("1", "2", "3"), room=0),)
        first = work("2", 2, Waits("4"), Waits("3", "SS"))
        schedule = schedule_of(work("4", 4), first, work("3", 2, Waits("2", "SS")))
        assert schedule.driving_path("3") == ("4", "2", "3")
        assert schedule.float_paths("3") == (FloatPath(tasks=("4", "2", "3"), room=0),)


class TestFloatPaths:
    """`Schedule.float_paths`."""

    @staticmethod
    def delayed(plan: Plan, task_id: str, days: int, target: str) -> int:
        """Return the days by which a task moves where another one starts so many days after its early start."""
        schedule = analyze(plan, data_date=BASE)
        later = BASE.add(days=time_of(schedule, task_id, "start") + days)
        held = Constraint(task=task_id, type=ConstraintType.START_NO_EARLIER_THAN, day=later)
        moved = analyze(plan, data_date=BASE, options=ScheduleOptions(constraints=(held,)))
        return time_of(moved, target, "finish") - time_of(schedule, target, "finish")

    @given(any_plans)
    def test_the_first_is_the_driving_path_and_has_no_room(self, plan: Plan) -> None:
        """The others follow in order of their room, and end on a path before them."""
        schedule = analyze(plan, data_date=BASE)
        for one in plan:
            paths = schedule.float_paths(one.id, limit=100)
            assert paths[0] == FloatPath(tasks=schedule.driving_path(one.id), room=0)
            assert [path.room for path in paths] == sorted(path.room for path in paths)
            for place, path in enumerate(paths[1:], start=1):
                assert path.tasks[-1] in {each for earlier in paths[:place] for each in earlier.tasks}

    @given(one_go_plans, st.data())
    def test_the_room_of_a_path_is_the_most_that_its_tasks_may_be_late(self, plan: Plan, data: st.DataObject) -> None:
        """A day more moves the task that they lead to, by a day; they are done in one go."""
        target = data.draw(st.sampled_from([one.id for one in plan]))
        paths = analyze(plan, data_date=BASE).float_paths(target, limit=100)
        for path in paths:
            for one in path.tasks if path == paths[0] else path.tasks[:-1]:
                assert self.delayed(plan, one, path.room, target) == 0
                assert self.delayed(plan, one, path.room + 1, target) == 1

    @given(one_go_plans, st.data())
    def test_together_they_hold_every_task_that_it_waits_for_once(self, plan: Plan, data: st.DataObject) -> None:
        """However indirectly; of each further path the task that it joins aside."""
        schedule = analyze(plan, data_date=BASE)
        target = data.draw(st.sampled_from([one.id for one in plan]))
        paths = schedule.float_paths(target, limit=100)
        held = [*paths[0].tasks, *(one for path in paths[1:] for one in path.tasks[:-1])]
        assert sorted(held) == sorted((target, *schedule.graph.ancestors(target)))

    @given(any_plans, st.integers(1, 4))
    def test_no_more_are_listed_than_were_asked_for(self, plan: Plan, limit: int) -> None:
        """The first of them, ten where nothing was said."""
        schedule = analyze(plan, data_date=BASE)
        last = plan.tasks[-1].id
        every = schedule.float_paths(last, limit=100)
        assert schedule.float_paths(last, limit=limit) == every[:limit]
        assert schedule.float_paths(last) == every[:10]

    def test_by_hand(self) -> None:
        """4 waits for 3 and 2, 3 for 1: the shorter way has 6 days of room, its first task 8."""
        schedule = schedule_of(
            work("1", 10),
            work("2", 4),
            work("3", 2, Waits("1")),
            work("4", 3, Waits("3"), Waits("2", lag=2)),
            work("5", 1),
            work("6", 1, Waits("5", lag=1)),
            work("7", 4, Waits("4"), Waits("6")),
        )
        assert [(path.tasks, path.room) for path in schedule.float_paths("7")] == [
            (("1", "3", "4", "7"), 0),
            (("2", "4"), 6),
            (("5", "6", "7"), 12),
        ]
