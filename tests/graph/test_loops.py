"""Tests of where tasks wait for each other."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.graph import Event, Loop, Moment, PlanGraph, Step, _loops
from egov_consolidation.model import Dependency, DependencyType, Plan, Task

DAY = 1000
"""Weight of a day where work of unknown duration weighs 1: more than that of all tasks of a drawn plan."""

ENDS = {"FS": ("finish", "start"), "SS": ("start", "start"), "FF": ("finish", "finish"), "SF": ("start", "finish")}

Edge = tuple[int, int, str, int]
"""Predecessor, successor, type and lag of a dependency between numbered tasks."""


def plan_of(durations: list[int | None], edges: list[Edge]) -> Plan:
    """Return a plan of tasks 1, 2, … with the given durations and dependencies."""
    held: dict[str, list[Dependency]] = {}
    for predecessor, successor, kind, lag in edges:
        one = Dependency(predecessor=str(predecessor), successor=str(successor), type=DependencyType(kind), lag=lag)
        held.setdefault(one.successor, []).append(one)
    tasks = (
        Task(id=str(number), content="…", duration=duration, dependencies=tuple(held.get(str(number), ())))
        for number, duration in enumerate(durations, start=1)
    )
    return Plan(id="p", tasks=tuple(tasks))


@st.composite
def plans(draw: st.DrawFn, lags: st.SearchStrategy[int] | None = None) -> Plan:
    """Draw a small plan with any dependencies."""
    durations = draw(st.lists(st.none() | st.integers(0, 3), min_size=1, max_size=6))
    task = st.integers(1, len(durations))
    edge = st.tuples(task, task, st.sampled_from(sorted(ENDS)), st.integers(-4, 4) if lags is None else lags)
    return plan_of(durations, draw(st.lists(edge, max_size=12)))


def weights(plan: Plan) -> dict[tuple[tuple[str, str], tuple[str, str]], int]:
    """Return the strictest weight between any two events, from the plan alone."""
    found: dict[tuple[tuple[str, str], tuple[str, str]], int] = {}

    def note(before: tuple[str, str], after: tuple[str, str], weight: int) -> None:
        found[before, after] = max(weight, found.get((before, after), weight))

    for task in plan:
        note((task.id, "start"), (task.id, "finish"), 1 if task.duration is None else task.duration * DAY)
        for one in task.dependencies:
            first, second = ENDS[one.type.value]
            note((one.predecessor, first), (one.successor, second), one.lag * DAY)
    return found


def shortest_by_knot(plan: Plan) -> dict[frozenset[tuple[str, str]], int]:
    """Return the fewest steps of a loop, for each knot that has one: powers of a matrix over maximum and plus."""
    arcs = weights(plan)
    shortest: dict[frozenset[tuple[str, str]], int] = {}
    network: nx.DiGraph[tuple[str, str]] = nx.DiGraph(list(arcs))
    for events in nx.strongly_connected_components(network):
        walks = {pair: weight for pair, weight in arcs.items() if set(pair) <= events}
        power = dict(walks)
        for length in range(1, len(events) + 1):
            if any(one == other and weight > 0 for (one, other), weight in power.items()):
                shortest[frozenset(events)] = length
                break
            longer: dict[tuple[tuple[str, str], tuple[str, str]], int] = {}
            for (one, middle), weight in power.items():
                for (start, other), more in walks.items():
                    if start == middle:
                        longer[one, other] = max(weight + more, longer.get((one, other), weight + more))
            power = longer
    return shortest


def takes_longer_than_nothing(loop: Loop) -> bool:
    """Say whether a loop cannot be kept."""
    return loop.days > 0 or (loop.days == 0 and any(step.takes_time for step in loop.steps))


class TestFindLoops:
    """Loops are what no dates fit."""

    @given(plans())
    def test_a_plan_has_a_loop_where_no_dates_fit(self, plan: Plan) -> None:
        """There is a loop exactly where Bellman and Ford find the differences between the events unsatisfiable."""
        network: nx.DiGraph[tuple[str, str]] = nx.DiGraph()
        network.add_weighted_edges_from((before, after, -weight) for (before, after), weight in weights(plan).items())
        assert bool(PlanGraph.from_plan(plan).loops()) == nx.negative_edge_cycle(network)

    @given(plans())
    def test_each_loop_shows_itself(self, plan: Plan) -> None:
        """A loop is a closed chain of steps of the plan, meets no event twice, and takes longer than nothing."""
        graph = PlanGraph.from_plan(plan)
        for loop in graph.loops():
            befores = [step.before for step in loop.steps]
            assert [step.after for step in loop.steps] == [*befores[1:], befores[0]]
            assert len(set(befores)) == len(befores)
            assert set(loop.steps) <= set(graph.steps)
            assert takes_longer_than_nothing(loop)
            assert set(loop.tasks) == {event.task for event in befores} <= set(loop.knot)

    @given(plans())
    def test_each_knot_with_a_loop_shows_a_shortest_one(self, plan: Plan) -> None:
        """There is one loop for each knot that has one, and none of fewer steps."""
        loops = PlanGraph.from_plan(plan).loops()
        expected = shortest_by_knot(plan)
        knots = {frozenset(task for task, _ in events): length for events, length in expected.items()}
        assert sorted(len(loop.steps) for loop in loops) == sorted(expected.values())
        assert {frozenset(loop.knot) for loop in loops} == set(knots)

    @given(plans(), st.data())
    def test_the_order_of_the_plan_changes_nothing(self, plan: Plan, data: st.DataObject) -> None:
        """The same tasks in another order have the same loops, told the same way."""
        other = Plan(id="p", tasks=tuple(data.draw(st.permutations(plan.tasks))))
        assert PlanGraph.from_plan(other).loops() == PlanGraph.from_plan(plan).loops()

    @given(plans(), st.data())
    def test_other_ids_make_the_same_knots(self, plan: Plan, data: st.DataObject) -> None:
        """Where tasks are given other ids, their knots are the same under the new ids, and loops as long."""
        ids = [task.id for task in plan]
        names = dict(zip(ids, data.draw(st.permutations([f"行{one}" for one in ids])), strict=True))
        renamed = Plan(id="p", tasks=tuple(_renamed(task, names) for task in plan))
        before, after = PlanGraph.from_plan(plan).loops(), PlanGraph.from_plan(renamed).loops()
        assert sorted((sorted(names[one] for one in loop.knot), len(loop.steps)) for loop in before) == sorted(
            (sorted(loop.knot), len(loop.steps)) for loop in after
        )

    @pytest.mark.parametrize(
        ("durations", "edges", "expected"),
        [
            ([None, None], [(1, 2, "FS", 0), (2, 1, "FS", 0)], [("1", "2")]),
            ([0, 0], [(1, 2, "FS", 0), (2, 1, "FS", 0)], []),
            ([0, 0], [(1, 2, "FS", 1), (2, 1, "FS", 0)], [("1", "2")]),
            ([None], [(1, 1, "FS", 0)], [("1",)]),
            ([None], [(1, 1, "SS", 0)], []),
            ([None], [(1, 1, "SS", 1)], [("1",)]),
            ([None, None], [(1, 2, "SS", 0), (2, 1, "FF", 0)], []),
            ([None, None], [(1, 2, "SS", 0), (2, 1, "SS", 0)], []),
            ([3, 3], [(1, 2, "FS", 0), (2, 1, "FS", -6)], []),
            ([3, 4], [(1, 2, "FS", 0), (2, 1, "FS", -6)], [("1", "2")]),
            ([3, None], [(1, 2, "FS", 0), (2, 1, "FS", -3)], [("1", "2")]),
            ([3, None], [(1, 2, "FS", 0), (2, 1, "FS", -4)], []),
            (
                [None] * 4,
                [(1, 2, "FS", 0), (2, 1, "FS", 0), (3, 4, "FS", 0), (4, 3, "FS", 0)],
                [("1", "2"), ("3", "4")],
            ),
            ([None] * 3, [(1, 2, "FS", 0), (2, 3, "FS", 0), (3, 1, "FS", 0), (3, 2, "FS", 0)], [("2", "3")]),
        ],
    )
    def test_cases(self, durations: list[int | None], edges: list[Edge], expected: list[tuple[str, ...]]) -> None:
        """What is a loop, and what is none."""
        assert [loop.tasks for loop in PlanGraph.from_plan(plan_of(durations, edges)).loops()] == expected

    def test_the_rest_of_a_knot_is_named(self) -> None:
        """A loop names also the tasks that other loops tie to it."""
        edges = [(1, 2, "FS", 0), (2, 3, "FS", 0), (3, 1, "FS", 0), (3, 2, "FS", 0)]
        (loop,) = PlanGraph.from_plan(plan_of([None] * 3, edges)).loops()
        assert loop.knot == ("1", "2", "3")
        assert [(one.predecessor, one.successor) for one in loop.dependencies] == [("2", "3"), ("3", "2")]

    def test_of_two_lags_the_stricter_counts(self) -> None:
        """Of two dependencies between the same events, the one that asks for more days makes the loop."""
        edges = [(1, 2, "SS", 0), (1, 2, "SS", 5), (2, 1, "SS", -2)]
        (loop,) = PlanGraph.from_plan(plan_of([1, 1], edges)).loops()
        assert loop.days == 3

    @given(plans())
    def test_where_the_search_is_cut_short_some_loop_is_shown(self, plan: Plan) -> None:
        """Without any patience for the shortest, there are as many loops, and each still shows itself."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_loops, "PATIENCE", -1)
            patch.setattr(_loops, "ROUNDS", -1)
            hasty = PlanGraph.from_plan(plan).loops()
        assert [loop.knot for loop in hasty] == [loop.knot for loop in PlanGraph.from_plan(plan).loops()]
        assert all(takes_longer_than_nothing(loop) for loop in hasty)

    @pytest.mark.parametrize("step", [1, -1])
    def test_a_large_ring_is_one_loop(self, step: int) -> None:
        """A ring of many tasks is found, whichever way the numbers run."""
        count = 3000
        edges = [(one, (one - 1 + step) % count + 1, "FS", 0) for one in range(1, count + 1)]
        (loop,) = PlanGraph.from_plan(plan_of([None] * count, edges)).loops()
        assert len(loop.tasks) == count
        assert loop.tasks[0] == "1"

    def test_a_long_chain_with_a_longest_time_is_none(self) -> None:
        """A chain against the order of its numbers is no loop with a negative lag back, unless that is too short."""
        count = 2000
        chain = [(one + 1, one, "FS", 0) for one in range(1, count)]
        assert PlanGraph.from_plan(plan_of([1] * count, [*chain, (1, count, "FS", -count)])).loops() == ()
        assert PlanGraph.from_plan(plan_of([1] * count, [*chain, (1, count, "FS", 1 - count)])).loops() != ()


def _renamed(task: Task, names: dict[str, str]) -> Task:
    held = tuple(
        Dependency(
            predecessor=names.get(one.predecessor, one.predecessor),
            successor=names[one.successor],
            type=one.type,
            lag=one.lag,
        )
        for one in task.dependencies
    )
    return Task(id=names[task.id], content=task.content, duration=task.duration, dependencies=held)


class TestLoop:
    """A loop tells what is on it."""

    def test_it_begins_with_the_first_task(self) -> None:
        """The first task by number comes first, each waits for the one before, and the first for the last."""
        edges = [(10, 2, "FS", 0), (2, 3, "FS", 1), (3, 10, "FS", 0)]
        (loop,) = PlanGraph.from_plan(plan_of([None] * 10, edges)).loops()
        assert loop.tasks == ("2", "3", "10")
        assert loop.days == 1
        assert loop.steps[0] == Step(
            Event("2", Moment.START), Event("2", Moment.FINISH), 0, takes_time=True, dependency=None
        )
