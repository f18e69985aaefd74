"""Flows: every solver finds the same cost, held against all flows there are, a linear program and all cuts."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import Arc, Solver, cheapest_circulation, largest_flow, residual_distances
from egov_consolidation.graph._flows import SOLVED_FROM, chosen_solver

INSTALLED = tuple(solver for solver in Solver if importlib.util.find_spec(solver.value) is not None)
each_solver = pytest.mark.parametrize("solver", INSTALLED)
Drawn = tuple[int, list[Arc]]


@st.composite
def networks(draw: st.DrawFn, *, nodes: int = 8, arcs: int = 20, most: int = 9) -> Drawn:
    """Draw a flow network: arcs side by side, arcs of no capacity and arcs from a node to itself among the rest."""
    count = draw(st.integers(1, nodes))
    node = st.integers(0, count - 1)
    one = st.builds(Arc, source=node, target=node, capacity=st.integers(0, most), cost=st.integers(-9, 9))
    return count, draw(st.lists(one, max_size=arcs))


def cost(arcs: Sequence[Arc], flows: Sequence[int]) -> int:
    """Return the cost of a flow."""
    return sum(arc.cost * flow for arc, flow in zip(arcs, flows, strict=True))


def leaves(count: int, arcs: Sequence[Arc], flows: Sequence[int]) -> list[int]:
    """Return for each node how much more leaves it than enters it."""
    found = [0] * count
    for arc, flow in zip(arcs, flows, strict=True):
        found[arc.source] += flow
        found[arc.target] -= flow
    return found


def residual(arcs: Sequence[Arc], flows: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield where a further unit could go, and at what cost: on an arc with room, or back on one that is used."""
    for arc, flow in zip(arcs, flows, strict=True):
        if flow < arc.capacity:
            yield arc.source, arc.target, arc.cost
        if flow > 0:
            yield arc.target, arc.source, -arc.cost


def rooted(count: int, arcs: Sequence[Arc]) -> list[Arc]:
    """Return the arcs with a further node from which all others can be reached, and to which nothing comes back."""
    return [*arcs, *(Arc(count, node, 1, 1000) for node in range(count))]


class TestCheapestCirculation:
    """`cheapest_circulation`."""

    @each_solver
    @given(drawn=networks())
    def test_flows_within_the_capacities_and_leaves_nothing_anywhere(self, solver: Solver, drawn: Drawn) -> None:
        """As much leaves each node as enters it."""
        count, arcs = drawn
        flows = cheapest_circulation(count, arcs, solver)
        assert all(0 <= flow <= arc.capacity for arc, flow in zip(arcs, flows, strict=True))
        assert not any(leaves(count, arcs, flows))

    @each_solver
    @given(drawn=networks(nodes=4, arcs=5, most=2))
    def test_no_flow_at_all_is_cheaper(self, solver: Solver, drawn: Drawn) -> None:
        """Every flow of whole units is tried."""
        count, arcs = drawn
        every = product(*(range(arc.capacity + 1) for arc in arcs))
        least = min(cost(arcs, flows) for flows in every if not any(leaves(count, arcs, flows)))
        assert cost(arcs, cheapest_circulation(count, arcs, solver)) == least

    @each_solver
    @given(drawn=networks())
    def test_a_linear_program_finds_the_same_cost(self, solver: Solver, drawn: Drawn) -> None:
        """Parts of units allowed, solved from within (HiGHS, interior point)."""
        optimize: Any = pytest.importorskip("scipy.optimize")
        count, arcs = drawn
        balance = [
            [float((arc.source == node) - (arc.target == node)) for arc in [*arcs, Arc(0, 0, 0)]]
            for node in range(count)
        ]
        found = optimize.linprog(
            [float(arc.cost) for arc in [*arcs, Arc(0, 0, 0)]],
            A_eq=balance,
            b_eq=[0.0] * count,
            bounds=[(0, arc.capacity) for arc in [*arcs, Arc(0, 0, 0)]],
            method="highs-ipm",
        )
        assert cost(arcs, cheapest_circulation(count, arcs, solver)) == pytest.approx(found.fun, abs=1e-6)

    @each_solver
    @pytest.mark.parametrize("count", [0, 1, 3])
    def test_without_arcs_nothing_flows(self, solver: Solver, count: int) -> None:
        """Nor without nodes."""
        assert cheapest_circulation(count, [], solver) == []

    @each_solver
    @pytest.mark.parametrize(
        ("capacity", "gain"),
        [
            (2**40, 1),
            (2**53 + 1, 3),
            (2**60 + 1, 3),
            (2**70 + 1, 3),
            (3, 2**40),
            (3, 2**61),
            (3, 10**25),
            (2**41, 2**41),
        ],
    )
    def test_numbers_of_any_size_come_out_exact(self, solver: Solver, capacity: int, gain: int) -> None:
        """What a solver cannot hold is reckoned on the one that can; there and back, one unit more than is let back."""
        arcs = [Arc(0, 1, capacity + 1, -gain - 1), Arc(1, 0, capacity, 1)]
        assert cheapest_circulation(2, arcs, solver) == [capacity, capacity]

    @each_solver
    def test_long_ways_of_large_costs_come_out_exact(self, solver: Solver) -> None:
        """Two hundred nodes in a ring: the gain of the last arc is worth the cost of all others."""
        ring = [Arc(node, node + 1, 7, 1) for node in range(199)]
        for gain, expected in ((10**15, 7), (200, 7), (198, 0)):
            flows = cheapest_circulation(200, [*ring, Arc(199, 0, 7, -gain)], solver)
            assert flows == [expected] * 200


class TestResidualDistances:
    """`residual_distances`."""

    @given(networks())
    def test_they_prove_that_a_flow_is_cheapest(self, drawn: Drawn) -> None:
        """No arc with room gains anything against them, so no way round does."""
        count, arcs = drawn[0], rooted(*drawn)
        flows = cheapest_circulation(count + 1, arcs)
        distance = residual_distances(count + 1, arcs, flows, count)
        known = [one for one in distance if one is not None]
        assert len(known) == count + 1
        assert all(known[source] + more >= known[target] for source, target, more in residual(arcs, flows))

    @given(networks(), st.data())
    def test_they_are_those_of_bellman_and_ford(self, drawn: Drawn, data: st.DataObject) -> None:
        """As networkx reckons them over what has room; nothing is said of nodes that cannot be reached."""
        count, arcs = drawn
        flows = cheapest_circulation(count, arcs)
        root = data.draw(st.integers(0, count - 1))
        graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
        graph.add_nodes_from(range(count))
        graph.add_weighted_edges_from(residual(arcs, flows))
        expected = dict(nx.single_source_bellman_ford_path_length(graph, root))
        assert residual_distances(count, arcs, flows, root) == [expected.get(node) for node in range(count)]


class TestLargestFlow:
    """`largest_flow`."""

    @staticmethod
    def across(arcs: Sequence[Arc], side: frozenset[int] | set[int]) -> int:
        """Return how much can leave a set of nodes."""
        return sum(arc.capacity for arc in arcs if arc.source in side and arc.target not in side)

    @each_solver
    @given(drawn=networks(nodes=6, arcs=14).filter(lambda drawn: drawn[0] > 1))
    def test_the_largest_flow_is_the_smallest_cut(self, solver: Solver, drawn: Drawn) -> None:
        """Ford and Fulkerson: every set of nodes with the source and without the sink is tried."""
        count, arcs = drawn
        cut = largest_flow(count, arcs, 0, 1, solver)
        others = range(2, count)
        sides = ({0, *some} for size in range(count - 1) for some in combinations(others, size))
        out = leaves(count, arcs, cut.flows)
        assert all(0 <= flow <= arc.capacity for arc, flow in zip(arcs, cut.flows, strict=True))
        assert (out[1], out[2:]) == (-out[0], [0] * (count - 2))
        assert out[0] == min(self.across(arcs, side) for side in sides)

    @each_solver
    @given(drawn=networks(nodes=6, arcs=14).filter(lambda drawn: drawn[0] > 1))
    def test_the_cut_proves_it(self, solver: Solver, drawn: Drawn) -> None:
        """What leaves the source's side is full, and as much as flows."""
        count, arcs = drawn
        cut = largest_flow(count, arcs, 0, 1, solver)
        assert 0 in cut.reached
        assert 1 not in cut.reached
        assert self.across(arcs, cut.reached) == leaves(count, arcs, cut.flows)[0]

    def test_costs_do_not_count(self) -> None:
        """The dearest way is taken where it carries more."""
        cut = largest_flow(3, [Arc(0, 1, 1, -50), Arc(0, 2, 4, 50), Arc(2, 1, 4, 50)], 0, 1)
        assert (list(cut.flows), cut.reached) == ([1, 4, 4], frozenset({0}))


class TestChosenSolver:
    """`chosen_solver`."""

    @pytest.fixture
    def only(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
        """Give what lets some packages alone be installed."""

        def let(*packages: str) -> None:
            found = importlib.util.find_spec("networkx")
            monkeypatch.setattr(importlib.util, "find_spec", lambda name: found if name in packages else None)

        return let

    @pytest.mark.parametrize(
        ("packages", "large"),
        [
            (("networkx",), Solver.NETWORKX),
            (("networkx", "scipy"), Solver.SCIPY),
            (("networkx", "ortools"), Solver.ORTOOLS),
            (("networkx", "scipy", "ortools"), Solver.ORTOOLS),
        ],
    )
    def test_a_faster_one_is_chosen_for_what_is_large_where_it_is_installed(
        self, only: Callable[..., None], packages: tuple[str, ...], large: Solver
    ) -> None:
        """What is small is not worth loading one for."""
        only(*packages)
        assert chosen_solver(None, SOLVED_FROM - 1) is Solver.NETWORKX
        assert chosen_solver(None, SOLVED_FROM) is large

    @pytest.mark.parametrize("asked", ["scipy", Solver.SCIPY])
    def test_one_that_is_asked_for_is_taken_by_name_or_by_value(
        self, only: Callable[..., None], asked: Solver | str
    ) -> None:
        """Whatever the size."""
        only("networkx", "scipy", "ortools")
        assert chosen_solver(asked, 1) is Solver.SCIPY

    def test_one_that_is_not_installed_is_refused(self, only: Callable[..., None]) -> None:
        """With what brings it."""
        only("networkx")
        with pytest.raises(UsageError) as refused:
            cheapest_circulation(1, [], "ortools")
        assert refused.value.text("en") == (
            "solver ortools: the package ortools is not installed. pip install egov-consolidation[solvers] brings it"
        )
        assert refused.value.text("zh") == (
            "求解器 ortools：未安装软件包 ortools，可用 pip install egov-consolidation[solvers] 安装"
        )

    def test_one_that_does_not_exist_is_refused(self) -> None:
        """With those that do."""
        with pytest.raises(UsageError) as refused:
            largest_flow(2, [Arc(0, 1, 1)], 0, 1, "abacus")
        assert refused.value.text("en") == "solver abacus: must be one of networkx, scipy, ortools"
        assert refused.value.text("zh") == "求解器 abacus：须为 networkx、scipy、ortools 之一"
