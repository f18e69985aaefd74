"""The times of networkx graphs: on every engine the same, and the same as what networkx itself says of paths."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import ArrayNetwork, Engine, Names, Network, compile_network, machine_code
from egov_consolidation.graph._graph_columns import columns_of
from egov_consolidation.graph._kernels import arrange
from egov_consolidation.schedule import NetworkTimes, analyze_network
from egov_consolidation.schedule._array_passes import ArrayBounds, array_backward, array_forward
from egov_consolidation.schedule._bounds import EVER, Bounds
from egov_consolidation.schedule._kernels import follow, pull_earlier, push_later
from egov_consolidation.schedule._passes import backward, engine_for, forward

if TYPE_CHECKING:
    from egov_consolidation.wording import Lang

Event: TypeAlias = "tuple[str, str]"
"""A task and one of its ends, S or F."""

ENGINES = tuple(Engine)
KINDS = ("FS", "SS", "FF", "SF")
each_engine = pytest.mark.parametrize("engine", ENGINES)


@st.composite
def graphs(draw: st.DrawFn, *, are_plain: bool = False, may_circle: bool = False) -> nx.MultiDiGraph[str]:
    """Draw a graph of tasks that wait for earlier ones; where it may circle, a longest time leads back now and then."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    count = draw(st.integers(0, 12))
    names = draw(st.permutations([f"t{number}" for number in range(count)]))
    for name in names:
        graph.add_node(name, duration=draw(st.integers(0, 9)))
    order = draw(st.permutations(names))
    for place, name in enumerate(order):
        for before in draw(st.lists(st.sampled_from(order[:place]), max_size=3)) if place else []:
            held = {} if are_plain else {"type": draw(st.sampled_from(KINDS)), "lag": draw(st.integers(-6, 6))}
            graph.add_edge(before, name, **held)
        if may_circle and place and draw(st.integers(0, 3)) == 0:
            graph.add_edge(name, draw(st.sampled_from(order[:place])), type="SS", lag=-draw(st.integers(0, 40)))
    return graph


def longest(graph: nx.MultiDiGraph[str], held: Mapping[str, int] | None = None) -> dict[Event, int] | None:
    """Return the earliest time of every start and finish by Bellman and Ford; nothing where a circle takes time.

    Args:
        graph: The tasks.
        held: Days before which tasks do not start.
    """
    events: nx.MultiDiGraph[Event] = nx.MultiDiGraph()
    for task, of_task in graph.nodes(data=True):
        days = of_task["duration"]
        events.add_edge(("", ""), (task, "S"), weight=-(held or {}).get(task, 0))
        events.add_edge((task, "S"), (task, "F"), weight=-days)
        events.add_edge((task, "F"), (task, "S"), weight=days)
    for one, other, links in graph.edges(data=True):
        kind = links.get("type", "FS")
        events.add_edge((one, kind[0]), (other, kind[1]), weight=-links.get("lag", 0))
    if not len(graph):
        return {}
    try:
        found = nx.single_source_bellman_ford_path_length(events, ("", ""))
    except nx.NetworkXUnbounded:
        return None
    return {event: -round(length) for event, length in found.items()}


def early(times: NetworkTimes) -> dict[Event, int]:
    """Return the early times by task and end."""
    starts = {(task, "S"): int(time) for task, time in zip(times.ids, times.early_start, strict=True)}
    return starts | {(task, "F"): int(time) for task, time in zip(times.ids, times.early_finish, strict=True)}


class TestAnalyzeNetwork:
    """`analyze_network`."""

    @each_engine
    @settings(max_examples=60)
    @given(graph=graphs())
    def test_early_times_are_longest_ways(self, engine: Engine, graph: nx.MultiDiGraph[str]) -> None:
        """From time 0, through all types of links, lags and leads."""
        expected = longest(graph)
        found = early(analyze_network(graph, engine=engine))
        assert found == {event: time for event, time in (expected or {}).items() if event[0]}

    @each_engine
    @settings(max_examples=60)
    @given(graph=graphs(may_circle=True))
    def test_circles_are_followed_or_refused(self, engine: Engine, graph: nx.MultiDiGraph[str]) -> None:
        """A longest time is kept where it can be, and refused where a circle takes more than no days."""
        expected = longest(graph)
        if expected is None:
            with pytest.raises(UsageError, match="circle"):
                analyze_network(graph, engine=engine)
        else:
            found = early(analyze_network(graph, engine=engine))
            assert found == {event: time for event, time in expected.items() if event[0]}

    @each_engine
    @settings(max_examples=60)
    @given(graph=graphs())
    def test_floats_by_delaying_each_task(self, engine: Engine, graph: nx.MultiDiGraph[str]) -> None:
        """Total float is the longest delay that leaves the end, free float that which leaves all other tasks too."""
        times = analyze_network(graph, engine=engine)
        before = early(times)
        for number, task in enumerate(times.ids):
            total, free = int(times.total_float[number]), int(times.free_float[number])
            for delay, moves_others, moves_end in (
                (free, False, False),
                (free + 1, True, free >= total),
                (total, free < total, False),
                (total + 1, True, True),
            ):
                after = longest(graph, {task: before[task, "S"] + delay}) or {}
                others = {event for event in before if event[0] != task and after[event] != before[event]}
                end = max(time for (_, moment), time in after.items() if moment == "F")
                assert (end > times.makespan) == moves_end
                assert bool(others) == moves_others or (moves_others and end > times.makespan)

    @settings(max_examples=60)
    @given(graph=graphs(), plain=st.booleans(), data=st.data())
    def test_all_engines_say_the_same(self, graph: nx.MultiDiGraph[str], plain: bool, data: st.DataObject) -> None:
        """From the graph, from what was compiled on each, and for every figure."""
        drawn = data.draw(graphs(are_plain=True)) if plain else graph
        records = analyze_network(drawn, engine="python").to_records()
        for engine in ENGINES:
            assert analyze_network(drawn, engine=engine).to_records() == records
            for compiled in ENGINES:
                network = compile_network(drawn, engine=compiled)
                assert analyze_network(network, engine=engine).to_records() == records

    @settings(max_examples=60)
    @given(graph=graphs())
    def test_the_makespan_is_the_longest_path_of_networkx(self, graph: nx.MultiDiGraph[str]) -> None:
        """Where no lag is negative: `nx.dag_longest_path_length` on the starts and finishes."""
        forwards: nx.DiGraph[str] = nx.DiGraph(graph)
        events: nx.DiGraph[Event] = nx.DiGraph()
        for task, held in graph.nodes(data=True):
            events.add_edge((task, "S"), (task, "F"), weight=held["duration"])
        for place, (one, other) in enumerate(forwards.edges):
            forwards.edges[one, other].update(type="FS", lag=place % 4)
            events.add_edge((one, "F"), (other, "S"), weight=place % 4)
        assert analyze_network(forwards).makespan == nx.dag_longest_path_length(events)

    @each_engine
    def test_an_empty_graph_takes_no_days(self, engine: Engine) -> None:
        """And has nothing to say."""
        times = analyze_network(nx.DiGraph(), engine=engine)
        assert (len(times), times.makespan, times.critical_tasks(), times.to_records()) == (0, 0, (), [])

    @each_engine
    def test_days_beyond_64_bits_are_reckoned_all_the_same(self, engine: Engine) -> None:
        """Arrays cannot carry them, so lists do."""
        graph: nx.DiGraph[str] = nx.DiGraph([("a", "b")])
        nx.set_node_attributes(graph, {"a": 1 << 70, "b": 1}, "duration")
        assert analyze_network(graph, engine=engine).makespan == (1 << 70) + 1

    def test_attributes_can_have_other_names(self) -> None:
        """As long as they mean the same."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_node("a", work=5)
        graph.add_edge("a", "b", gap=2, link="SS")
        network = compile_network(graph, Names(duration="work", lag="gap", kind="link"))
        assert list(analyze_network(network).early_start) == [0, 2]

    def test_nodes_that_are_numbers_are_taken_in_any_order(self) -> None:
        """0 to n - 1 in order, or not."""
        for order in ([0, 1, 2], [2, 0, 1]):
            graph: nx.DiGraph[int] = nx.DiGraph()
            graph.add_nodes_from((node, {"duration": node + 1}) for node in order)
            graph.add_edge(2, 1)
            assert analyze_network(graph).to_records()[order.index(1)]["early_start"] == 3

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_what_makes_no_sense_is_refused(self, language: Lang) -> None:
        """With the place: the type of an edge, a task of less than no days, an engine."""
        wrong: nx.DiGraph[str] = nx.DiGraph()
        wrong.add_edge("a", "b", type="FX")
        with pytest.raises(UsageError) as unknown:
            analyze_network(wrong)
        assert "a → b" in unknown.value.text(language)
        assert "FX" in unknown.value.text(language)
        short: nx.DiGraph[str] = nx.DiGraph()
        short.add_node("a", duration=-1)
        with pytest.raises(UsageError, match="a: takes less than no days"):
            analyze_network(short)
        with pytest.raises(UsageError, match="must be one of"):
            analyze_network(nx.DiGraph(), engine="abacus")

    @pytest.mark.parametrize("wrong", [1.5, "3", float("nan"), [2]])
    def test_days_that_are_no_whole_numbers_are_refused(self, wrong: object) -> None:
        """Of tasks and of lags, each with its place; whole numbers of any type are taken."""
        graph: nx.DiGraph[str] = nx.DiGraph([("a", "b"), ("b", "c")])
        graph.nodes["a"]["duration"] = wrong
        with pytest.raises(UsageError, match=r"a: .*must be a whole number of days"):
            analyze_network(graph)
        graph.nodes["a"]["duration"] = 2.0
        graph.edges["b", "c"]["lag"] = wrong
        with pytest.raises(UsageError, match=r"b → c: .*must be a whole number of days"):
            analyze_network(graph)
        graph.edges["b", "c"]["lag"] = np.int64(3)
        assert analyze_network(graph).makespan == 5


class TestWhatIf:
    """`NetworkTimes.what_if`."""

    @each_engine
    @settings(max_examples=60)
    @given(graph=graphs(may_circle=True), data=st.data())
    def test_it_is_what_reckoning_anew_says(
        self, engine: Engine, graph: nx.MultiDiGraph[str], data: st.DataObject
    ) -> None:
        """For longer and shorter tasks, and several at once."""
        if not len(graph) or longest(graph) is None:
            graph = nx.MultiDiGraph()
            graph.add_node("t0", duration=3)
        times = analyze_network(graph, engine=engine)
        longer = st.dictionaries(st.sampled_from(sorted(graph)), st.integers(-9, 12), max_size=3)
        changes = {task: max(days, -graph.nodes[task]["duration"]) for task, days in data.draw(longer).items()}
        changed: nx.MultiDiGraph[str] = nx.MultiDiGraph(graph)
        for task, days in changes.items():
            changed.nodes[task]["duration"] += days
        expected = longest(changed)
        if expected is None:
            with pytest.raises(UsageError, match="wait for themselves"):
                times.what_if(changes)
            return
        before = early(times)
        moves = {task: expected[task, "F"] - before[task, "F"] for task in times.ids}
        assert times.what_if(changes).moves == {task: days for task, days in moves.items() if days}

    @each_engine
    @pytest.mark.parametrize("count", [40, 4_000])
    def test_a_change_that_moves_all_is_reckoned_anew(self, engine: Engine, count: int) -> None:
        """In a chain, the first task moves every other one; the last moves itself alone."""
        names = [f"t{number}" for number in range(count)]
        chain: nx.DiGraph[str] = nx.DiGraph(pairwise(names))
        nx.set_node_attributes(chain, dict.fromkeys(names, 2), "duration")
        times = analyze_network(chain, engine=engine)
        assert times.what_if({"t0": 5}).moves == dict.fromkeys(names, 5)
        assert times.what_if({names[-1]: -1}).moves == {names[-1]: -1}
        assert times.what_if({}).moves == {}

    def test_what_cannot_be_is_refused(self) -> None:
        """A task that is none, or that would take less than no days."""
        graph: nx.DiGraph[str] = nx.DiGraph([("a", "b")])
        times = analyze_network(graph)
        with pytest.raises(UsageError, match="c: must be a task of the network"):
            times.what_if({"c": 1})
        with pytest.raises(UsageError, match="change of a: 1 days shorter than its 0 days"):
            times.what_if({"a": -1})


class TestPasses:
    """`forward` and `backward`, with bounds, on every engine."""

    @settings(max_examples=100)
    @given(graph=graphs(may_circle=True), data=st.data())
    def test_engines_agree_whatever_holds_the_events(self, graph: nx.MultiDiGraph[str], data: st.DataObject) -> None:
        """Bounds on either side, pins, and no floor."""
        network = Network.from_networkx(graph)
        events = st.dictionaries(st.integers(0, max(0, 2 * len(network) - 1)), st.integers(-20, 60), max_size=3)
        pins = st.dictionaries(st.integers(0, max(0, len(network) - 1)), st.integers(-5, 40), max_size=2)
        bounds = Bounds(
            floor=data.draw(st.sampled_from([0, 3, None])),
            no_earlier=data.draw(events) if len(network) else {},
            no_later=data.draw(events) if len(network) else {},
            pins=data.draw(pins) if len(network) else {},
        )
        first = forward(network, bounds, Engine.PYTHON)
        for engine in ENGINES:
            assert forward(network, bounds, engine) == first
            if first is not None:
                end = max(first, default=0)
                assert backward(network, bounds, end, engine) == backward(network, bounds, end, Engine.PYTHON)

    def test_an_engine_is_asked_for_what_it_can_carry(self) -> None:
        """Circles are not for NumPy, and numbers beyond 64 bits for neither."""
        plain: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", "b")])
        circle: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", "b")])
        circle.add_edge("b", "a", type="SS", lag=-3)
        network = Network.from_networkx(circle)
        assert engine_for(network, Bounds(), "numpy") is Engine.PYTHON
        assert engine_for(network, Bounds(), "numba") is Engine.NUMBA
        assert engine_for(Network.from_networkx(plain), Bounds(), "numpy") is Engine.NUMPY
        assert engine_for(Network.from_networkx(plain), Bounds(no_later={0: EVER}), "numba") is Engine.PYTHON


class TestKernels:
    """The loops that machine code is made of say in Python what they say as machine code."""

    @settings(max_examples=60)
    @given(graph=graphs(may_circle=True), data=st.data())
    def test_they_agree(self, graph: nx.MultiDiGraph[str], data: st.DataObject) -> None:
        """Forward, backward, free floats, and following a change."""
        network = Network.from_networkx(graph)
        arrays = network.arrays
        bounds = ArrayBounds.from_zero(arrays)
        columns = (arrays.durations, arrays.first_in, arrays.source, arrays.lag, arrays.holds_finish)
        passed = np.empty(2 * len(arrays), dtype=np.int64)
        is_possible = push_later(*columns, arrays.blocks, bounds.lowest, bounds.is_pinned, passed)
        expected = array_forward(arrays, bounds, Engine.NUMBA)
        assert is_possible == (expected is not None)
        if expected is None or not len(arrays):
            return
        assert passed.tolist() == expected.tolist()
        end = int(passed.max())
        late = np.full(2 * len(arrays), end, dtype=np.int64)
        free = end - passed[1::2]
        pull_earlier(*columns, arrays.blocks, bounds.lowest, bounds.is_pinned, late, passed, free)
        assert late.tolist() == array_backward(arrays, bounds, end, Engine.NUMBA)[0].tolist()
        assert free[arrays.start_of].tolist() == list(analyze_network(network, engine="python").free_float)
        if len(arrays.blocks):
            return
        node = data.draw(st.integers(0, len(arrays) - 1))
        days = data.draw(st.integers(0, 30))
        events, times = np.empty((2, 2 * len(arrays)), dtype=np.int64)
        count = follow(
            *columns,
            bounds.lowest,
            bounds.is_pinned,
            passed,
            *arrays.onward,
            arrays.target,
            np.array([node]),
            np.array([days]),
            len(arrays),
            events,
            times,
        )
        longer: nx.MultiDiGraph[str] = nx.MultiDiGraph(graph)
        longer.nodes[network.ids[int(arrays.task_of[node])]]["duration"] = days
        anew = forward(Network.from_networkx(longer), Bounds(), Engine.PYTHON) or []
        moved = {event: time for event, time in enumerate(anew) if time != passed[event]}
        assert dict(zip(events[:count].tolist(), times[:count].tolist(), strict=True)) == moved

    @settings(max_examples=60)
    @given(graph=graphs(may_circle=True))
    def test_arrays_and_lists_are_compiled_alike(self, graph: nx.MultiDiGraph[str]) -> None:
        """Column by column; a graph with a circle is compiled to lists."""
        network, made = Network.from_networkx(graph), compile_network(graph, engine="numba")
        assert isinstance(made, ArrayNetwork) == (not network.blocks)
        if isinstance(made, ArrayNetwork):
            made = Network.of_arrays(made)
        for column in (
            "ids",
            "durations",
            "task_of",
            "start_of",
            "first_in",
            "source",
            "lag",
            "holds_finish",
            "origin",
        ):
            assert list(getattr(made, column)) == list(getattr(network, column)), column

    @settings(max_examples=60)
    @given(graph=graphs())
    def test_levels_hold_nothing_that_waits_for_each_other(self, graph: nx.MultiDiGraph[str]) -> None:
        """They follow each other without a gap, and no link stays within one."""
        arrays = Network.from_networkx(graph).arrays
        levels = list(arrays.levels)
        assert [last for _, last in levels[:-1]] == [first for first, _ in levels[1:]]
        assert (levels[0][0], levels[-1][1]) == (0, len(arrays))
        level_of = {node: place for place, level in enumerate(levels) for node in range(*level)}
        assert all(
            level_of[int(event) // 2] < level_of[int(node)]
            for event, node in zip(arrays.source, arrays.target, strict=True)
        )


class TestArrange:
    """`graph._kernels.arrange`."""

    @settings(max_examples=60)
    @given(graph=graphs(may_circle=True))
    def test_in_python_it_puts_nodes_in_the_same_order_as_machine_code(self, graph: nx.MultiDiGraph[str]) -> None:
        """Column by column; where something leads round in a circle, as many nodes as can be."""
        read = columns_of(graph, Names())
        ends, targets = np.array(read.onward.ends), np.array(read.onward.targets, dtype=np.int64)
        made = []
        for loop in (arrange, machine_code(arrange)):
            order, position, first_in = np.zeros((3, len(graph) + 1), dtype=np.int64)
            links, sources = np.zeros((2, len(targets)), dtype=np.int64)
            columns = (order[:-1], position[:-1], first_in, links, sources)
            done = loop(ends, targets, *columns)
            made.append((done, [column.tolist() for column in columns] if done == len(graph) else []))
        assert made[0] == made[1]
        assert (made[0][0] == len(graph)) == nx.is_directed_acyclic_graph(graph)
