"""Times as arrays: a change is followed, or reckoned anew where it touches too much, with the same result."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import Engine, Network
from egov_consolidation.schedule import _array_times, analyze_network
from egov_consolidation.schedule._array_times import ArrayTimes
from egov_consolidation.schedule._bounds import Bounds
from egov_consolidation.schedule._passes import forward

each_engine = pytest.mark.parametrize("engine", [Engine.NUMPY, Engine.NUMBA])
DAYS = st.dictionaries(st.integers(0, 9), st.integers(0, 20), max_size=4)
KINDS = ("FS", "SS", "FF", "SF")


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    """Draw ten tasks of which each waits for earlier ones, by all types, with lags and leads."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for task in range(10):
        graph.add_node(f"{task}", duration=draw(st.integers(0, 9)))
        for before in draw(st.lists(st.integers(0, task - 1), max_size=3)) if task else []:
            graph.add_edge(f"{before}", f"{task}", type=draw(st.sampled_from(KINDS)), lag=draw(st.integers(-6, 6)))
    return graph


@st.composite
def circling(draw: st.DrawFn) -> nx.MultiDiGraph[str]:
    """Draw tasks that wait for one another by links that lead round in a circle of no days at the most."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for task in range(4):
        graph.add_node(f"{task}", duration=draw(st.integers(0, 4)))
    ends = st.sampled_from(sorted(graph))
    for _ in range(draw(st.integers(2, 6))):
        graph.add_edge(draw(ends), draw(ends), type=draw(st.sampled_from(KINDS)), lag=draw(st.integers(-4, 1)))
    network = Network.from_networkx(graph)
    assume(network.blocks and network.is_whole)
    assume(forward(network, Bounds(), Engine.PYTHON) is not None)
    return graph


def row(count: int) -> nx.MultiDiGraph[str]:
    """Return a chain of tasks of two days each."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(pairwise(map(str, range(count))))
    nx.set_node_attributes(graph, dict.fromkeys(graph, 2), "duration")
    return graph


def times_of(graph: nx.MultiDiGraph[str], engine: Engine) -> ArrayTimes:
    """Return the times of a graph as arrays."""
    times = analyze_network(graph, engine=engine).times
    assert isinstance(times, ArrayTimes)
    return times


def changed(times: ArrayTimes, durations: Mapping[int, int]) -> dict[int, int]:
    """Return what a change of durations moves, by event."""
    events, found = times.changed(durations)
    assert len(events) == len(found)
    return dict(zip(events.tolist(), found.tolist(), strict=True))


def anew(graph: nx.MultiDiGraph[str], durations: Mapping[int, int]) -> dict[int, int]:
    """Return the events that are elsewhere when a pass over lists is made with other durations."""
    found = anew_if_possible(graph, durations)
    assert found is not None
    return found


def anew_if_possible(graph: nx.MultiDiGraph[str], durations: Mapping[int, int]) -> dict[int, int] | None:
    """Return the same; nothing where with these durations a task would have to wait for itself."""
    network = Network.from_networkx(graph)
    was, now = (forward(one, Bounds(), Engine.PYTHON) for one in (network, network.with_durations(durations)))
    assert was is not None
    if now is None:
        return None
    return {event: time for event, time in enumerate(now) if time != was[event]}


class TestChanged:
    """`ArrayTimes.changed`."""

    @each_engine
    @settings(max_examples=60)
    @given(graph=graphs(), durations=DAYS)
    def test_it_is_what_a_pass_over_lists_says(
        self, engine: Engine, graph: nx.MultiDiGraph[str], durations: dict[int, int]
    ) -> None:
        """Each event that moves, and none that stays; nothing where nothing changes."""
        assert changed(times_of(graph, engine), durations) == anew(graph, durations)

    @settings(max_examples=60)
    @given(graph=graphs(), durations=DAYS, fewest=st.integers(1, 4), share=st.integers(1, 10))
    def test_however_few_nodes_are_followed(
        self, graph: nx.MultiDiGraph[str], durations: dict[int, int], fewest: int, share: int
    ) -> None:
        """What touches more than the fewest and the share of all is reckoned anew, with the same result."""
        times = times_of(graph, Engine.NUMBA)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(_array_times, "FEWEST", fewest)
            patched.setattr(_array_times, "SHARE", share)
            assert changed(times, durations) == anew(graph, durations)

    @pytest.mark.parametrize(("fewest", "share"), [(4, 40), (1, 10)])
    def test_only_what_touches_more_is_reckoned_anew(
        self, monkeypatch: pytest.MonkeyPatch, fewest: int, share: int
    ) -> None:
        """Of forty tasks in a row, at most four are followed: as the fewest, or as one in ten."""
        times = times_of(row(40), Engine.NUMBA)
        expected = {first: anew(row(40), {first: 5}) for first in (35, 36)}
        monkeypatch.setattr(_array_times, "FEWEST", fewest)
        monkeypatch.setattr(_array_times, "SHARE", share)
        assert changed(times, {35: 5}) == expected[35]
        monkeypatch.setattr(_array_times, "array_forward", None)
        assert changed(times, {36: 5}) == expected[36]
        with pytest.raises(TypeError):
            changed(times, {35: 5})

    @settings(max_examples=100)
    @given(graph=circling(), durations=st.dictionaries(st.integers(0, 3), st.integers(0, 8), min_size=1))
    def test_round_a_circle_it_is_what_a_pass_over_lists_says(
        self, graph: nx.MultiDiGraph[str], durations: dict[int, int]
    ) -> None:
        """The same times, and the same refusal where a task would have to wait for itself."""
        times, expected = times_of(graph, Engine.NUMBA), anew_if_possible(graph, durations)
        if expected is not None:
            assert changed(times, durations) == expected
        else:
            with pytest.raises(UsageError, match="wait for themselves"):
                changed(times, durations)

    @pytest.mark.parametrize("engine", [Engine.PYTHON, Engine.NUMBA])
    def test_a_change_that_closes_a_circle_is_refused(self, engine: Engine) -> None:
        """What starts together may finish two days apart: work of three days beside work of one, not of none."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_node("long", duration=3)
        graph.add_node("short", duration=1)
        graph.add_edge("long", "short", type="FF", lag=-2)
        graph.add_edge("long", "short", type="SS")
        graph.add_edge("short", "long", type="SS")
        times = analyze_network(graph, engine=engine)
        assert times.what_if({"long": -1}).moves == {"long": -1}
        with pytest.raises(UsageError, match="wait for themselves"):
            times.what_if({"short": -1})

    @each_engine
    def test_the_times_themselves_stay(self, engine: Engine) -> None:
        """A change is a question, and leaves nothing behind."""
        times = times_of(row(300), engine)
        before, days = times.early.tolist(), times.network.durations.tolist()
        assert len(changed(times, {0: 9})) == 599
        assert (times.early.tolist(), times.network.durations.tolist()) == (before, days)
