"""All critical paths, held against every way through the starts and finishes that takes as long as the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import attrs
import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egov_consolidation.model import Plan, Task, natural_order
from egov_consolidation.schedule import Constraint, ConstraintType, Progress, Schedule, ScheduleOptions, analyze
from egov_consolidation.testing.strategies import dated_plans

from .oracle import (
    BASE,
    END,
    ORIGIN,
    STANDING,
    Event,
    Waits,
    early_times,
    event_graph,
    is_contradiction,
    late_times,
    plan_of,
    timed_plans,
    work,
)

BOUNDS = {
    ConstraintType.START_NO_EARLIER_THAN: "start",
    ConstraintType.START_NO_LATER_THAN: "start",
    ConstraintType.FINISH_NO_EARLIER_THAN: "finish",
    ConstraintType.FINISH_NO_LATER_THAN: "finish",
}
"""Days that hold or press a task, and the event that each is about."""

drawn_plans = dated_plans(most=7) | timed_plans(most=7, days=st.none() | st.integers(0, 4), lags=st.integers(-2, 2))
"""Plans with standing duties and work of unknown duration, and plans in which many tasks are critical."""


def schedule_of(*tasks: Task, options: ScheduleOptions | None = None) -> Schedule:
    """Return the schedule of some tasks."""
    return analyze(plan_of(*tasks), data_date=BASE, options=options)


@st.composite
def limited_plans(draw: st.DrawFn) -> Plan:
    """Draw a plan with longest times: negative lags back to what comes before, with no days or a few to spare."""
    plan = draw(timed_plans(most=5, days=st.integers(0, 4), lags=st.integers(-2, 2)))
    early = early_times(event_graph(plan))
    tasks = {one.id: one for one in plan}
    for one in plan.dependencies():
        first, second = tasks[one.predecessor], (one.successor, "start")
        days = early[first.id, "start"] - early[second] - draw(st.integers(0, 4))
        back = work(first.id, first.duration, Waits(one.successor, "SS", days))
        if draw(st.booleans()):
            tasks[first.id] = attrs.evolve(first, dependencies=(*first.dependencies, *back.dependencies))
    return attrs.evolve(plan, tasks=tuple(tasks.values()))


@attrs.frozen
class Bounded:
    """A plan, the days that hold and press its events, and how it is to be scheduled.

    Attributes:
        plan: The plan.
        options: What asks for these days.
        lowest: Before when an event cannot be, in days from the data date.
        highest: After when an event must not be, the end of the plan aside.
        end: The imposed end; `None` for the earliest.
    """

    plan: Plan
    options: ScheduleOptions
    lowest: Sequence[tuple[Event, int]]
    highest: Sequence[tuple[Event, int]]
    end: int | None


@st.composite
def bounded(draw: st.DrawFn, plans: st.SearchStrategy[Plan]) -> Bounded:
    """Draw a plan with days that hold and press some of its tasks, or none."""
    plan = draw(plans)
    timed = [one.id for one in plan if one.duration is not None]
    some = st.tuples(st.sampled_from(timed or ["?"]), st.sampled_from(list(BOUNDS)), st.integers(0, 30))
    drawn = draw(st.lists(some, max_size=2 if timed else 0))
    held = [((task_id, BOUNDS[kind]), kind, on + (BOUNDS[kind] == "finish")) for task_id, kind, on in drawn]
    due = [
        ((one.id, "finish"), one.deadline.last_day.toordinal() - BASE.toordinal() + 1)
        for one in plan
        if one.deadline.last_day is not None
    ]
    binds, end = draw(st.booleans()), draw(st.none() | st.integers(0, 60))
    constraints = (Constraint(task=task_id, type=kind, day=BASE.add(days=on)) for task_id, kind, on in drawn)
    return Bounded(
        plan=plan,
        options=ScheduleOptions(
            constraints=tuple(constraints), deadlines_bind=binds, end=None if end is None else BASE.add(days=end - 1)
        ),
        lowest=[(event, time) for event, kind, time in held if kind.value.endswith("NET")],
        highest=[*(due if binds else ()), *((event, time) for event, kind, time in held if kind.value.endswith("NLT"))],
        end=end,
    )


def tighten(graph: nx.DiGraph[Event], one: Event, other: Event, days: int) -> None:
    """Let one event come no earlier than so many days after another."""
    known = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else -days
    graph.add_edge(one, other, weight=min(known, -days))


def critical_arcs(of: Bounded) -> nx.DiGraph[Event]:
    """Return the steps that have no room, from the definition, on the ways from the origin to the end.

    A way begins where a day holds an event and no other task does, and ends where a day presses one and no other does.
    """
    graph = event_graph(of.plan)
    assume(not is_contradiction(graph))
    for event, time in of.lowest:
        tighten(graph, ORIGIN, event, time)
    end = early_times(graph)[END] if of.end is None else of.end
    for event, time in of.highest:
        tighten(graph, event, END, end - time)
    early, late = early_times(graph), late_times(graph, end)
    least = late[ORIGIN]
    named = [late[one.id, at] - early[one.id, at] for one in of.plan if is_dated(one) for at in ("start", "finish")]
    assume(least == min(named, default=least))  # else a standing duty alone decides the end: no way leads there
    tight = [
        (one, other)
        for one, other, held in graph.edges(data=True)
        if early[other] - early[one] == -held["weight"] == late[other] - late[one] and late[one] - early[one] == least
    ]
    entered = {other for one, other in tight if one[0] not in ("", other[0])}
    left = {one for one, other in tight if other[0] not in ("", one[0])}
    return nx.DiGraph(
        (one, other)
        for one, other in tight
        if not (one == ORIGIN and other in entered) and not (other == END and one in left)
    )


def is_dated(one: Task) -> bool:
    """Return whether a task has dates."""
    return one.deadline.kind is not STANDING.kind


def named(plan: Plan, way: Sequence[Event]) -> tuple[str, ...]:
    """Return the tasks with dates on a way, each once where its events follow each other."""
    ids = [one for one, _ in way if one and is_dated(plan[one])]
    return tuple(one for place, one in enumerate(ids) if place == 0 or ids[place - 1] != one)


def paths_of(of: Bounded) -> list[tuple[str, ...]]:
    """Return the tasks on each way from the origin to the end, each list of tasks once and in natural order."""
    arcs = critical_arcs(of)
    paths = {named(of.plan, way) for way in ways(arcs, ORIGIN)} - {()}
    return sorted(paths, key=lambda path: [natural_order(one) for one in path])


def ways(arcs: nx.DiGraph[Event], start: Event) -> Iterator[list[Event]]:
    """Yield every way to the end that comes to no event twice."""
    waiting = [[start]]
    while waiting:
        way = waiting.pop()
        if way[-1] == END:
            yield way
        elif way[-1] in arcs:
            waiting += ([*way, other] for other in arcs[way[-1]] if other not in way)


def goes_round(arcs: nx.DiGraph[Event]) -> bool:
    """Return whether tasks wait for each other in a circle without room."""
    pairs = ((one[0], other[0]) for one, other in arcs.edges)
    tasks: nx.DiGraph[str] = nx.DiGraph((one, other) for one, other in pairs if one and other and one != other)
    return not nx.is_directed_acyclic_graph(tasks)


def diamonds(count: int) -> list[Task]:
    """Return tasks in a row with two ways to each next one, both of the same length."""
    tasks = [work("0", 1)]
    for place in range(count):
        sides = (f"{place}.1", f"{place}.2")
        tasks += (work(side, 2, Waits(str(place))) for side in sides)
        tasks.append(work(str(place + 1), 1, *(Waits(side) for side in sides)))
    return tasks


class TestCriticalPaths:
    """`Schedule.critical_paths`, `critical_path_count` and `iter_critical_paths`."""

    @given(bounded(drawn_plans))
    def test_they_are_all_the_ways_there_are(self, of: Bounded) -> None:
        """None missing, none twice, in natural order, and counted: whatever the types, leads, bounds and duties."""
        schedule = analyze(of.plan, data_date=BASE, options=of.options)
        expected = paths_of(of)
        assert list(schedule.iter_critical_paths()) == expected
        assert schedule.critical_path_count == len(expected)
        assert list(schedule.critical_paths) == expected[:100]

    @given(bounded(limited_plans()))
    def test_so_they_are_where_longest_times_lead_back(self, of: Bounded) -> None:
        """As long as no circle without room is left: those are not walked round."""
        assume(not goes_round(critical_arcs(of)))
        schedule = analyze(of.plan, data_date=BASE, options=of.options)
        expected = paths_of(of)
        assert list(schedule.iter_critical_paths()) == expected
        assert schedule.critical_path_count == len(expected)

    @given(bounded(limited_plans() | drawn_plans))
    def test_each_critical_task_stands_on_one_and_no_other_task_does(self, of: Bounded) -> None:
        """Circles without room included; a path names no task twice in a row, and none is listed twice."""
        schedule = analyze(of.plan, data_date=BASE, options=of.options)
        paths = list(schedule.iter_critical_paths())
        assert {one for path in paths for one in path} == set(schedule.critical_tasks())
        assert all(one != other for path in paths for one, other in pairwise(path))
        assert len(set(paths)) == len(paths) == schedule.critical_path_count

    @pytest.mark.parametrize("count", [0, 1, 7, 60])
    def test_very_many_are_counted_without_being_listed(self, count: int) -> None:
        """Each diamond doubles them; a hundred are listed, and more are to be had one after the other."""
        schedule = schedule_of(*diamonds(count))
        assert schedule.critical_path_count == 2**count
        assert len(schedule.critical_paths) == min(100, 2**count)
        some = list(islice(schedule.iter_critical_paths(), 1000))
        assert len(set(some)) == min(1000, 2**count)
        assert schedule.critical_paths == tuple(some[:100])

    def test_long_chains_have_one(self) -> None:
        """However long: nothing here calls itself."""
        chain = [work(str(one), 1, *([Waits(str(one - 1))] if one else [])) for one in range(3000)]
        schedule = schedule_of(*chain)
        assert schedule.critical_paths == (tuple(one.id for one in chain),)

    @pytest.mark.parametrize(
        ("kind", "lag", "expected"),
        [
            ("FS", 0, [("1", "2")]),
            ("SS", 0, [("1",), ("1", "2")]),
            ("FF", 0, [("1", "2"), ("2",)]),
            ("SS", 5, [("1", "2")]),
            ("FF", 5, [("1", "2")]),
            ("SF", 10, [("1",), ("1", "2"), ("2",)]),
        ],
    )
    def test_two_tasks_of_ten_days_by_hand(self, kind: str, lag: int, expected: list[tuple[str, ...]]) -> None:
        """A task that holds the end by itself is a path of its own, though another one starts or finishes with it."""
        assert list(schedule_of(work("1", 10), work("2", 10, Waits("1", kind, lag))).critical_paths) == expected

    def test_milestones_at_the_beginning_and_the_end_belong_to_the_path(self) -> None:
        """What lies between them begins and ends with them."""
        schedule = schedule_of(work("1", 0), work("2", 5, Waits("1")), work("3", 0, Waits("2")))
        assert schedule.critical_paths == (("1", "2", "3"),)

    def test_a_standing_duty_in_between_is_not_named_and_does_not_break_the_path(self) -> None:
        """It has no dates, but what waits for it is held back by what it waits for."""
        between = work("2", 3, Waits("1"), deadline=STANDING)
        schedule = schedule_of(work("1", 5), between, work("3", 4, Waits("2")))
        assert schedule.critical_paths == (("1", "3"),)

    def test_guidance_frames_the_work_that_it_guides(self) -> None:
        """It starts before the work and ends after it: one path, on which it stands at both ends."""
        guided = work("2", 10, Waits("1", "SS", 2))
        guidance = work("1", None, Waits("2", "FF", 3))
        assert schedule_of(guidance, guided).critical_paths == (("1", "2", "1"),)

    def test_the_rest_of_work_under_way_begins_a_path_at_the_data_date(self) -> None:
        """What is past holds nothing any more."""
        done = Progress(task="1", start=BASE.subtract(days=20), finish=BASE.subtract(days=1))
        begun = Progress(task="2", start=BASE.subtract(days=3), remaining=4)
        schedule = schedule_of(
            work("1", 19),
            work("2", 10, Waits("1")),
            work("3", 2, Waits("2")),
            work("4", 6, Waits("1")),
            options=ScheduleOptions(progress=(done, begun)),
        )
        assert schedule.critical_paths == (("2", "3"), ("4",))

    def test_a_task_that_has_to_stand_on_a_day_begins_and_ends_paths(self) -> None:
        """What comes before it leads to that day, what comes after it starts from there."""
        must = Constraint(task="2", type=ConstraintType.MUST_START_ON, day=BASE.add(days=5))
        schedule = schedule_of(
            work("1", 5),
            work("2", 3, Waits("1")),
            work("3", 4, Waits("2")),
            options=ScheduleOptions(constraints=(must,)),
        )
        assert schedule.critical_paths == (("1",), ("2", "3"))

    @pytest.mark.parametrize(("first", "tie", "expected"), [(5, "FS", [("1", "2"), ("2",)]), (10, "FF", [("1", "2")])])
    def test_a_finish_that_its_own_day_holds_begins_a_path_unless_another_task_holds_it(
        self, first: int, tie: str, expected: list[tuple[str, ...]]
    ) -> None:
        """Five days of work that must not end before the tenth day, nor start before other work ends, or end before."""
        held = Constraint(task="2", type=ConstraintType.FINISH_NO_EARLIER_THAN, day=BASE.add(days=9))
        options = ScheduleOptions(constraints=(held,))
        schedule = schedule_of(work("1", first), work("2", 5, Waits("1", tie)), options=options)
        assert list(schedule.critical_paths) == expected

    @pytest.mark.parametrize(("tie", "expected"), [("SS", [("1", "2", "3")]), ("FS", [("1", "2"), ("1", "2", "3")])])
    def test_a_start_that_its_own_day_presses_ends_a_path_unless_another_task_presses_it(
        self, tie: str, expected: list[tuple[str, ...]]
    ) -> None:
        """Both have to start two days before they can; the second one leads from the start of the first, or its end."""
        on = 3 if tie == "SS" else 7
        pressed = (
            Constraint(task="2", type=ConstraintType.START_NO_LATER_THAN, day=BASE.add(days=3)),
            Constraint(task="3", type=ConstraintType.START_NO_LATER_THAN, day=BASE.add(days=on)),
        )
        options = ScheduleOptions(constraints=pressed)
        schedule = schedule_of(work("1", 5), work("2", 4, Waits("1")), work("3", 1, Waits("2", tie)), options=options)
        assert schedule.least_float == -2
        assert list(schedule.critical_paths) == expected

    def test_an_empty_plan_and_one_of_standing_duties_have_none(self) -> None:
        """Nothing has floats there."""
        for schedule in (schedule_of(), schedule_of(work("1", 3, deadline=STANDING))):
            assert (schedule.critical_path_count, schedule.critical_paths) == (0, ())

    def test_a_plan_that_contradicts_itself_has_none(self) -> None:
        """It has no dates."""
        schedule = schedule_of(work("1", 5, Waits("2")), work("2", 5, Waits("1")))
        assert (schedule.critical_path_count, schedule.critical_paths) == (0, ())
