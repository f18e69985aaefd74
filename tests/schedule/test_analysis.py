"""From a plan to early and late dates and floats, held against definitions that know no passes."""

from __future__ import annotations

import datetime as dt

import attrs
import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Deadline, DeadlineKind, Dependency, DependencyType, Mark, Period, PeriodUnit, Plan
from egov_consolidation.schedule import Schedule, ScheduledTask, analyze
from egov_consolidation.testing.strategies import acyclic_plans, dated_plans

from .oracle import (
    BASE,
    END,
    ENDS,
    ORIGIN,
    STANDING,
    Event,
    Times,
    Waits,
    arcs,
    by_date,
    by_definition,
    early_times,
    estimated,
    event_graph,
    four_times,
    is_contradiction,
    late_times,
    lying_open,
    offsets,
    plan_of,
    renamed,
    timed,
    timed_plans,
    work,
)

forward_lags = st.integers(0, 6)
chains = timed_plans(types="FS", lags=forward_lags)
unknown_days = st.none() | st.integers(0, 9)


def scheduled(plan: Plan) -> Schedule:
    """Return the schedule of a plan from the data date of these tests."""
    return analyze(plan, data_date=BASE)


def known(times: int | None) -> int:
    """Return a time that there has to be."""
    assert times is not None
    return times


def longer(plan: Plan, task_id: str, days: int) -> Plan:
    """Return a plan in which one task takes longer."""
    tasks = (attrs.evolve(one, duration=known(one.duration) + days) if one.id == task_id else one for one in plan)
    return attrs.evolve(plan, tasks=tuple(tasks))


def slipped(graph: nx.DiGraph[Event], task_id: str, days: int) -> Times:
    """Return the earliest that each event can be where one task comes so many days later than it could."""
    early, held = early_times(graph), graph.copy()
    for end in ("start", "finish"):
        held.add_edge(ORIGIN, (task_id, end), weight=-(early[task_id, end] + days))
    return early_times(held)


def brute_floats(plan: Plan, task_id: str) -> tuple[int, int]:
    """Return total and free float, by letting a task slip until it shows."""
    graph = event_graph(plan)
    early = early_times(graph)
    others = [event for event in early if event[0] != task_id]
    total = next(days for days in range(early[END] + 1) if slipped(graph, task_id, days + 1)[END] > early[END])
    free = next(
        days
        for days in range(total + 1)
        if any(slipped(graph, task_id, days + 1)[event] > early[event] for event in others)
    )
    return total, free


class TestDates:
    """Early and late starts and finishes."""

    @given(timed_plans())
    def test_they_are_the_differences_that_bellman_and_ford_find(self, plan: Plan) -> None:
        """All four types, with lags and leads: early dates are the least that fit, late dates the greatest."""
        assert offsets(scheduled(plan)) == by_definition(plan)

    @given(timed_plans(days=unknown_days), st.dictionaries(st.sampled_from(["t0", "t1", "t2"]), st.integers(0, 9)))
    def test_work_of_unknown_duration_lies_open(self, plan: Plan, days: dict[str, int]) -> None:
        """It takes what is estimated, or nothing, and lies open while it waits; what the plan gives always counts."""
        estimates = estimated(plan, {task: of for task, of in days.items() if task in plan})
        assert offsets(analyze(plan, data_date=BASE, estimates=estimates)) == by_definition(plan, days)

    @given(dated_plans(), st.booleans())
    def test_plans_with_deadlines(self, plan: Plan, all_timed: bool) -> None:
        """Deadlines hold no date; duties without end have none of their own, but pass on what they wait for."""
        plan = timed(plan) if all_timed else plan
        dated = {one.id for one in plan if one.deadline.kind is not DeadlineKind.STANDING}
        expected = by_definition(plan)
        assert offsets(scheduled(plan)) == {task: expected[task] for task in expected if task in dated}

    @given(acyclic_plans(least_lag=-60))
    def test_whatever_a_plan_can_hold(self, plan: Plan) -> None:
        """A window holds the start to its first day; only what is standing, recurring or conditional has no dates."""
        expected = by_definition(plan)
        endless = {DeadlineKind.STANDING, DeadlineKind.RECURRING, DeadlineKind.CONDITIONAL}
        assert offsets(scheduled(plan)) == {
            task.id: expected[task.id] for task in plan if task.deadline.kind not in endless
        }

    @given(timed_plans(may_circle=True, lags=st.integers(-9, 5)))
    def test_circles_fit_unless_they_take_more_than_no_days(self, plan: Plan) -> None:
        """Round a circle, dates are those of Bellman and Ford; there are none where these find no differences."""
        graph = event_graph(plan)
        graph = event_graph(plan, stretching=lying_open(plan, graph))
        schedule = scheduled(plan)
        assert schedule.is_feasible != is_contradiction(graph)
        if schedule.is_feasible:
            assert offsets(schedule) == four_times(plan, early_times(graph), late_times(graph))
        else:
            assert offsets(schedule) == {}

    @given(timed_plans(days=unknown_days))
    def test_every_dependency_holds_early_and_late(self, plan: Plan) -> None:
        """The events that a dependency ties lie at least its lag apart; nothing takes less than its work."""
        schedule = scheduled(plan)
        at = offsets(schedule)
        for task, start, finish in (
            (task, early[first], early[first + 1]) for task, early in at.items() for first in (0, 2)
        ):
            takes = finish - start
            assert takes == plan[task].duration if plan[task].duration is not None else takes >= 0
        for one in plan.dependencies():
            first, second = (ENDS[one.type][side] == "finish" for side in (0, 1))
            for start in (0, 2):
                assert at[one.successor][start + second] >= at[one.predecessor][start + first] + one.lag

    @given(timed_plans(lags=forward_lags, days=st.none()), st.lists(st.integers(0, 9), min_size=6, max_size=6))
    def test_the_makespan_is_the_longest_path_of_events(self, plan: Plan, days: list[int]) -> None:
        """It is what networkx finds on a graph of starts and finishes that has no circles."""
        work_of = dict(zip(sorted(task.id for task in plan), days, strict=False))
        graph: nx.DiGraph[Event] = nx.DiGraph()
        for one, other, least in arcs(plan, work_of):
            known = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0
            graph.add_edge(one, other, weight=max(known, least))
        schedule = analyze(plan, data_date=BASE, estimates=estimated(plan, work_of))
        assert schedule.makespan == nx.dag_longest_path_length(graph)

    @given(timed_plans())
    def test_days_are_offsets_from_the_data_date(self, plan: Plan) -> None:
        """A start is the day that begins there, a finish the day that ends there, for all work that takes time."""
        for one in scheduled(plan):
            if one.duration:
                assert one.early_start == BASE.add(days=known(one.early_start_offset))
                assert one.early_finish == BASE.add(days=known(one.early_finish_offset) - 1)
                assert one.late_start == BASE.add(days=known(one.late_start_offset))
                assert one.late_finish == BASE.add(days=known(one.late_finish_offset) - 1)
                assert (one.start, one.finish) == (one.early_start, one.early_finish)

    @given(timed_plans(), st.integers(-500, 500))
    def test_another_data_date_moves_all_days_alike(self, plan: Plan, days: int) -> None:
        """The numbers stay, and every day moves by as many days as the data date."""
        moved = analyze(plan, data_date=BASE.add(days=days))
        schedule = scheduled(plan)
        assert offsets(moved) == offsets(schedule)
        assert known_day(moved.finish) == known_day(schedule.finish).add(days=days)
        for one, other in zip(schedule, moved, strict=True):
            assert known_day(other.late_finish) == known_day(one.late_finish).add(days=days)


def known_day(on: Day | None) -> Day:
    """Return a day that there has to be."""
    assert on is not None
    return on


class TestFloats:
    """Total and free float."""

    @given(timed_plans())
    def test_they_are_what_brute_force_finds(self, plan: Plan) -> None:
        """Total float is the most days a task can slip without moving the end; free float without moving any other."""
        for one in scheduled(plan):
            assert (one.total_float, one.free_float) == brute_floats(plan, one.id)

    @given(timed_plans(may_circle=True, lags=st.integers(-9, 3)))
    def test_so_they_are_round_circles(self, plan: Plan) -> None:
        """A longest time back to a predecessor takes floats away, as brute force finds."""
        assume(not is_contradiction(event_graph(plan)))
        for one in scheduled(plan):
            assert (one.total_float, one.free_float) == brute_floats(plan, one.id)

    @given(timed_plans(days=unknown_days))
    def test_free_float_is_part_of_total_float(self, plan: Plan) -> None:
        """Where nothing but dependencies holds the tasks: no imposed end, no constraints, no binding deadlines."""
        for one in scheduled(plan):
            assert 0 <= known(one.independent_float) <= known(one.free_float) <= known(one.total_float)

    @given(timed_plans(days=unknown_days))
    def test_some_task_is_critical_and_the_critical_have_no_float(self, plan: Plan) -> None:
        """The least total float is none, and exactly the tasks that have it are critical."""
        schedule = scheduled(plan)
        assert schedule.least_float == 0
        assert {one.id for one in schedule if one.total_float == 0} == set(schedule.critical_tasks())
        assert [one.is_critical for one in schedule] == [one.total_float == 0 for one in schedule]


class TestChanges:
    """What a change of the plan does to its end."""

    @given(chains)
    def test_a_day_more_on_a_critical_task_is_a_day_more_in_the_end(self, plan: Plan) -> None:
        """Where all dependencies are FS; a day more on any other task leaves the end where it was."""
        schedule = scheduled(plan)
        for one in schedule:
            end = known(scheduled(longer(plan, one.id, 1)).makespan)
            assert end == known(schedule.makespan) + one.is_critical

    @given(chains, st.integers(1, 20))
    def test_what_a_task_takes_longer_than_its_float_moves_the_end(self, plan: Plan, days: int) -> None:
        """By exactly the days beyond its float."""
        schedule = scheduled(plan)
        for one in schedule:
            end = known(scheduled(longer(plan, one.id, days)).makespan)
            assert end == known(schedule.makespan) + max(0, days - known(one.total_float))

    @given(timed_plans(days=unknown_days), st.data())
    def test_a_dependency_more_never_shortens(self, plan: Plan, data: st.DataObject) -> None:
        """No early date comes earlier, whatever else is asked for."""
        order = sorted(task.id for task in plan)
        first, second = sorted(data.draw(st.tuples(st.sampled_from(order), st.sampled_from(order))))
        more = Dependency(
            predecessor=first,
            successor=second,
            type=data.draw(st.sampled_from(DependencyType)),
            lag=data.draw(st.integers(-4, 6)),
        )
        tasks = (
            attrs.evolve(one, dependencies=(*one.dependencies, more)) if one.id == second != first else one
            for one in plan
        )
        before, after = offsets(scheduled(plan)), offsets(scheduled(attrs.evolve(plan, tasks=tuple(tasks))))
        assert all(after[task][end] >= before[task][end] for task in before for end in (0, 1))

    @given(timed_plans(days=unknown_days, may_circle=True), st.data())
    def test_order_and_names_change_nothing(self, plan: Plan, data: st.DataObject) -> None:
        """The same tasks in another order, under other ids, have the same dates and floats."""
        ids = [task.id for task in plan]
        names = dict(zip(ids, data.draw(st.permutations([f"行{one}" for one in ids])), strict=True))
        other = renamed(plan, names.__getitem__)
        other = attrs.evolve(other, tasks=tuple(data.draw(st.permutations(other.tasks))))
        schedule, again = scheduled(plan), scheduled(other)
        assert {names[one.id]: attrs.evolve(one, id="") for one in schedule} == {
            one.id: attrs.evolve(one, id="") for one in again
        }
        assert schedule.makespan == again.makespan
        assert {names[one] for one in schedule.critical_tasks()} == set(again.critical_tasks())

    @given(dated_plans(), st.frozensets(st.sampled_from(Mark)))
    def test_only_the_dependencies_of_the_graph_count(self, plan: Plan, marks: frozenset[Mark]) -> None:
        """Dates from a graph of some marks are those of a plan that has no other dependencies."""
        kept = (attrs.evolve(one, dependencies=one.dependencies if Mark.EXPLICIT in marks else ()) for one in plan)
        schedule = analyze(plan, PlanGraph.from_plan(plan, marks=marks), data_date=BASE)
        assert offsets(schedule) == offsets(scheduled(attrs.evolve(plan, tasks=tuple(kept))))


class TestDataDate:
    """The day at whose beginning a schedule starts."""

    @pytest.mark.parametrize("given_as", ["2018-03-01", dt.date(2018, 3, 1), day("2018-03-01")])
    def test_it_can_be_given(self, given_as: str | dt.date) -> None:
        """As words or as a day; then nothing was assumed."""
        plan = attrs.evolve(plan_of(work("1", 1, deadline=by_date("2017-01-01"))), issued=day("2016-01-01"))
        schedule = analyze(plan, data_date=given_as)
        assert schedule["1"].early_start == schedule.data_date == day("2018-03-01")
        assert not schedule.is_data_date_assumed

    def test_the_day_of_issue_comes_first(self) -> None:
        """A plan that says when it was issued is reckoned from there, and nothing was assumed."""
        plan = attrs.evolve(plan_of(work("1", 1, deadline=by_date("2018-06-30"))), issued=day("2017-11-10"))
        schedule = analyze(plan)
        assert (schedule.data_date, schedule.is_data_date_assumed) == (day("2017-11-10"), False)

    def test_else_it_is_assumed_from_the_earliest_deadline(self) -> None:
        """The first day of the month of the earliest deadline, and the schedule says so."""
        tasks = (work("1", 1, deadline=by_date("2018-06-30")), work("2", 1, deadline=by_date("2017-12-15")))
        schedule = analyze(plan_of(*tasks, work("3", 1)))
        assert (schedule.data_date, schedule.is_data_date_assumed) == (day("2017-12-01"), True)

    @pytest.mark.parametrize("plan", [plan_of(), plan_of(work("1", 3), work("2", None, deadline=STANDING))])
    def test_without_any_day_it_is_refused(self, plan: Plan) -> None:
        """Nothing is invented, and the message says what to do in both languages."""
        with pytest.raises(UsageError, match=r"data date of demo: .* must be given") as caught:
            analyze(plan)
        assert caught.value.text("zh").startswith("方案 demo 的数据日期：")


class TestRefusals:
    """What cannot be asked."""

    def test_a_graph_of_another_plan(self) -> None:
        """Both plans are named, in both languages."""
        other = PlanGraph.from_plan(Plan(id="other"))
        with pytest.raises(UsageError, match=r"^graph: is that of plan other, must be of demo$") as caught:
            analyze(plan_of(work("1", 1)), other, data_date=BASE)
        assert caught.value.text("zh") == "关系图属于方案 other，须属于 demo"

    def test_estimates_of_tasks_that_the_plan_does_not_have(self) -> None:
        """All of them are named, in both languages."""
        plan = plan_of(work("1", None))
        with pytest.raises(UsageError, match=r"^estimates drawn: 8, 9 must be tasks of the plan demo$") as caught:
            analyze(plan, data_date=BASE, estimates=estimated(plan, {"8": 1, "1": 1, "9": 1}))
        assert caught.value.text("zh") == "工期估计 drawn：8、9 须为方案 demo 的任务"

    def test_words_that_are_no_day(self) -> None:
        """A data date has to be a day."""
        with pytest.raises(UsageError, match="soon"):
            analyze(plan_of(), data_date="soon")


class TestSmallPlans:
    """Plans at the edge of what a plan can be."""

    def test_a_plan_without_tasks(self) -> None:
        """It takes no days, and has no path."""
        schedule = analyze(plan_of(), data_date=BASE)
        assert (schedule.makespan, schedule.finish, len(schedule)) == (0, BASE, 0)
        assert (schedule.critical_paths, schedule.critical_path_count, schedule.least_float) == ((), 0, None)
        assert schedule.is_feasible

    @pytest.mark.parametrize(("days", "last"), [(0, "2018-01-01"), (1, "2018-01-01"), (10, "2018-01-10")])
    def test_a_plan_of_one_task(self, days: int, last: str) -> None:
        """It is the critical path; of no days, it shares the data date."""
        schedule = analyze(plan_of(work("1", days)), data_date=BASE)
        one = schedule["1"]
        assert (schedule.makespan, schedule.finish, schedule.critical_paths) == (days, day(last), (("1",),))
        assert {one.early_start, one.late_start, one.start} == {BASE}
        assert {one.early_finish, one.late_finish, one.finish} == {day(last)}
        assert (one.total_float, one.free_float, one.independent_float) == (0, 0, 0)

    def test_an_unknown_predecessor_holds_nothing_back(self) -> None:
        """What is no task of the plan has no dates to wait for."""
        schedule = analyze(plan_of(work("1", 2, Waits("9.9", "FS", 30))), data_date=BASE)
        assert schedule["1"].early_start == BASE


class TestDutiesWithoutEnd:
    """Standing, recurring and conditional tasks."""

    @pytest.mark.parametrize("kind", [DeadlineKind.STANDING, DeadlineKind.RECURRING, DeadlineKind.CONDITIONAL])
    def test_they_have_no_dates_but_pass_on_what_they_wait_for(self, kind: DeadlineKind) -> None:
        """What waits for a duty without end waits for what that waits for."""
        recurrence = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31" if kind is DeadlineKind.RECURRING else None
        duty = work("2", None, Waits("1"), deadline=Deadline(kind=kind, text="长期", recurrence=recurrence))
        schedule = analyze(plan_of(work("1", 5), duty, work("3", 2, Waits("2"))), data_date=BASE)
        assert schedule["2"] == ScheduledTask(id="2", duration=0, is_assumed=True)
        assert schedule["3"].early_start == day("2018-01-06")
        assert schedule.critical_tasks() == ("1", "3")
        assert schedule.assumed_durations == ()

    @pytest.mark.parametrize(
        "deadline",
        [
            Deadline.missing(),
            Deadline(kind=DeadlineKind.UNREAD, text="尽快"),
            Deadline(kind=DeadlineKind.RELATIVE, text="印发后1个月内", period=Period(count=1, unit=PeriodUnit.MONTH)),
        ],
    )
    def test_all_other_tasks_have_dates(self, deadline: Deadline) -> None:
        """A deadline that is missing, could not be read, or hangs on something else, takes nobody's dates away."""
        schedule = analyze(plan_of(work("1", 5, deadline=deadline)), data_date=BASE)
        assert schedule["1"].early_finish == day("2018-01-05")
