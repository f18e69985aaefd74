"""Which deadlines fall when a task ends after its own, when every other one is done on time."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, WorkCalendar
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Plan, natural_order
from egov_consolidation.schedule import Axis, Constraint, Lateness, Progress, ScheduleOptions, analyze
from egov_consolidation.schedule._lateness import lateness
from egov_consolidation.testing.strategies import dated_plans

from .oracle import (
    BASE,
    ENDS,
    Times,
    Waits,
    arcs,
    by_date,
    early_times,
    estimated,
    event_graph,
    lying_open,
    plan_of,
    timed_plans,
    work,
)

AXIS = Axis(data_date=BASE)
DELAYS = st.dictionaries(st.sampled_from(["t0", "t1", "t2", "t3"]), st.integers(1, 30), min_size=1, max_size=3)


@st.composite
def circling_plans(draw: st.DrawFn) -> Plan:
    """Draw a plan with longest times and guidance beside work, some of it with deadlines."""
    drawn = timed_plans(may_circle=True, lags=st.integers(-12, 4), days=st.none() | st.integers(0, 9))
    tasks = [
        attrs.evolve(one, deadline=by_date(at(draw(st.integers(0, 40))))) if draw(st.booleans()) else one
        for one in draw(drawn)
    ]
    return plan_of(*tasks)


def at(time: int) -> Day:
    """Return the day that begins at a time."""
    return BASE.add(days=time)


def due_times(plan: Plan) -> dict[str, int]:
    """Return the time at which the last day of each task ends, where it has one."""
    return {one.id: last_day.toordinal() + 1 - BASE.toordinal() for one in plan if (last_day := one.deadline.last_day)}


def pressed(plan: Plan, delays: Mapping[str, int]) -> Times:
    """Return when each event is that the delays reach, by pressing it on along what holds until nothing moves.

    What has a deadline is pressed only past the time at which it is when it ends on its last day.
    """
    graph = event_graph(plan)
    opened = lying_open(plan, graph)
    early = early_times(event_graph(plan, stretching=opened))
    due = due_times(plan)
    planned: Times = {(task, "finish"): time for task, time in due.items()}
    times: Times = {(task, "finish"): due.get(task, early[task, "finish"]) + days for task, days in delays.items()}
    for task in plan:
        for ends in (planned, times):
            if (task.id, "finish") in ends and task.duration is not None and task.id not in opened:
                ends[task.id, "start"] = ends[task.id, "finish"] - task.duration
    fixed, held = frozenset(times), list(arcs(plan, stretching=opened))
    for _ in range(4 * len(plan)):
        for one, other, least in held:
            if one in times and other not in fixed and other[0]:
                asked = times[one] + least
                if asked > max(planned.get(other, asked - 1), times.get(other, asked - 1)):
                    times[other] = asked
    return times


def late_by_definition(plan: Plan, delays: Mapping[str, int]) -> dict[str, int]:
    """Return by how many days each further deadline falls."""
    times = pressed(plan, delays)
    days = {task: times.get((task, "finish"), time) - time for task, time in due_times(plan).items()}
    return {task: late for task, late in days.items() if late > 0 and task not in delays}


def found_in(plan: Plan, delays: Mapping[str, int], options: ScheduleOptions | None = None) -> tuple[Lateness, ...]:
    """Return what a schedule says of the delays."""
    return analyze(plan, data_date=BASE, options=options).what_if(delays).late


def of_plan(delays: Mapping[str, int], plan: Plan) -> dict[str, int]:
    """Return the delays of tasks that a plan has."""
    return {task: days for task, days in delays.items() if task in plan}


class TestLateness:
    """`WhatIf.late`."""

    @given(dated_plans(most=7), DELAYS)
    def test_it_is_what_pressing_finds(self, plan: Plan, delays: dict[str, int]) -> None:
        """Each deadline with the days by which it falls and the day on which its task can end, in natural order."""
        delays = of_plan(delays, plan)
        expected = late_by_definition(plan, delays)
        found = found_in(plan, delays)
        assert {one.task: one.days_late for one in found} == expected
        assert [one.task for one in found] == sorted(expected, key=natural_order)
        for one in found:
            assert one.last_day == plan[one.task].deadline.last_day
            assert one.finish == one.last_day.add(days=one.days_late)

    @given(circling_plans(), DELAYS)
    def test_so_it_is_round_circles(self, plan: Plan, delays: dict[str, int]) -> None:
        """Longest times pass a delay on, and guidance lies open beside the work that it guides."""
        assume(analyze(plan, data_date=BASE).is_feasible)
        delays = of_plan(delays, plan)
        opened = lying_open(plan, event_graph(plan))
        found = lateness(PlanGraph.from_plan(plan), AXIS, delays, stretching=opened)
        assert {one.task: one.days_late for one in found} == late_by_definition(plan, delays)

    @given(dated_plans(most=7), DELAYS)
    def test_the_chain_runs_from_a_late_task_without_room(self, plan: Plan, delays: dict[str, int]) -> None:
        """Each task on it waits for the one before, which is as late as it may be for that."""
        delays = of_plan(delays, plan)
        times = pressed(plan, delays)
        tight = {
            (one.predecessor, one.successor)
            for one in plan.dependencies()
            for first, second in [ENDS[one.type.value]]
            if (one.predecessor, first) in times
            if times[one.predecessor, first] + one.lag == times.get((one.successor, second))
        }
        for one in found_in(plan, delays):
            assert one.chain[0] in delays
            assert one.chain[-1] == one.task
            assert set(pairwise(one.chain)) <= tight

    @given(dated_plans(), DELAYS, st.integers(0, 40))
    def test_neither_estimates_nor_early_dates_count(self, plan: Plan, delays: dict[str, int], days: int) -> None:
        """Other estimates, constraints and an end change nothing, where the late tasks have deadlines."""
        due = due_times(plan)
        delays = {task: late for task, late in of_plan(delays, plan).items() if task in due}
        held = tuple(Constraint(task=one.id, type="SNET", day=at(days)) for one in plan)
        schedule = analyze(
            plan,
            data_date=BASE,
            estimates=estimated(plan, {one.id: days for one in plan}),
            options=ScheduleOptions(constraints=held, end=at(days)),
        )
        assert schedule.what_if(delays).late == found_in(plan, delays)

    @given(dated_plans(), DELAYS)
    def test_only_delays_do(self, plan: Plan, delays: dict[str, int]) -> None:
        """A task that takes shorter makes nothing late, nor less late."""
        delays = of_plan(delays, plan)
        shorter = {one.id: -one.duration for one in plan if one.duration and one.id not in delays}
        assert found_in(plan, {**delays, **shorter}) == found_in(plan, delays)
        assert found_in(plan, shorter) == ()

    def test_only_what_comes_past_its_deadline_passes_it_on(self) -> None:
        """B, due two days after A, takes up two days of a delay, C none; D, without a deadline, passes on all of it."""
        plan = plan_of(
            work("A", None, deadline=by_date(at(10))),
            work("B", None, Waits("A"), deadline=by_date(at(12))),
            work("C", 3, Waits("B"), deadline=by_date(at(15))),
            work("D", 3, Waits("A")),
            work("E", None, Waits("D"), deadline=by_date(at(13))),
        )
        assert found_in(plan, {"A": 2}) == (
            Lateness(task="E", last_day=at(13), finish=at(15), days_late=2, chain=("A", "D", "E")),
        )
        assert [(one.task, one.days_late) for one in found_in(plan, {"A": 5})] == [("B", 3), ("C", 3), ("E", 5)]

    def test_guidance_beside_longer_work_lies_open(self) -> None:
        """A starts before B and ends after it, but takes fewer days: then the delay reaches both, once."""
        plan = plan_of(
            work("A", 2, Waits("C", "FS"), Waits("B", "FF"), deadline=by_date(at(20))),
            work("B", 9, Waits("A", "SS"), deadline=by_date(at(20))),
            work("C", 5, deadline=by_date(at(11))),
        )
        assert {one.task: one.days_late for one in found_in(plan, {"C": 3})} == {"A": 3, "B": 3}

    def test_what_is_finished_is_not_late(self) -> None:
        """Nor does it pass a delay on, though it was done before what it should have waited for."""
        due = by_date(at(9))
        plan = plan_of(
            work("A", 3, deadline=due), work("B", 2, Waits("A"), deadline=due), work("C", 1, Waits("B"), deadline=due)
        )
        done = Progress(task="B", start=at(-4), finish=at(-2))
        assert [one.task for one in found_in(plan, {"A": 2})] == ["B", "C"]
        assert found_in(plan, {"A": 2}, ScheduleOptions(progress=(done,))) == ()

    def test_nothing_is_said_where_the_plan_can_no_longer_be_kept(self) -> None:
        """B had to start within three days of A and after its ten: now that A is done there are dates, yet no order."""
        plan = plan_of(
            work("A", 10, Waits("B", "SS", -3)),
            work("B", 1, Waits("A"), Waits("D")),
            work("C", 1, Waits("B"), deadline=by_date(at(3))),
            work("D", 1, deadline=by_date(at(3))),
        )
        done = Progress(task="A", start=at(-12), finish=at(-2))
        assert found_in(plan, {"D": 4}, ScheduleOptions(progress=(done,))) == ()

    @pytest.mark.parametrize(("is_elapsed", "finish", "days"), [(False, "2018-01-17", 5), (True, "2018-01-15", 3)])
    def test_with_a_calendar_working_days_count(self, is_elapsed: bool, finish: str, days: int) -> None:
        """From Friday 5 January, two days on is Tuesday; six more are Wednesday, or Monday where days off count."""
        first = work("A", None, deadline=by_date("2018-01-05"))
        then = work("B", None, Waits("A", "FF", 6), deadline=by_date("2018-01-10"))
        ties = tuple(attrs.evolve(one, is_elapsed=is_elapsed) for one in then.dependencies)
        options = ScheduleOptions(calendar=WorkCalendar.official())
        plan = plan_of(first, attrs.evolve(then, dependencies=ties))
        (one,) = analyze(plan, data_date=BASE, options=options).what_if({"A": 2}).late
        assert (str(one.finish), one.days_late) == (finish, days)

    def test_unknown_tasks_are_refused(self) -> None:
        """As everywhere."""
        graph = PlanGraph.from_plan(plan_of(work("A", 1)))
        with pytest.raises(UsageError, match="has no task 7"):
            lateness(graph, AXIS, {"7": 3})
