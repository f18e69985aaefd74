"""Flows: the cheapest circulation and the largest flow, on networkx or, where it is installed, on a faster solver."""

from __future__ import annotations

import importlib
import importlib.util
from collections import deque
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

SOLVED_FROM = 400
"""From how many arcs on a solver of its own is worth loading."""

_EXACT_IN_FLOATS = 1 << 40
"""Capacities and costs below this come out of SciPy exactly."""

_EXACT_IN_WORDS = 1 << 60
"""Capacities all together, and each cost, below this fit into OR-tools' numbers."""


class Solver(StrEnum):
    """What reckons flows; the costs are the same with all of them."""

    NETWORKX = "networkx"
    """Always there; slow from some thousand arcs on."""
    SCIPY = "scipy"
    """HiGHS, as SciPy brings it."""
    ORTOOLS = "ortools"
    """OR-tools: the fastest."""


_MISSING = Text(
    en="solver {solver}: the package {solver} is not installed. pip install egov-consolidation[solvers] brings it",
    zh="求解器 {solver}：未安装软件包 {solver}，可用 pip install egov-consolidation[solvers] 安装",
)
_UNKNOWN = Text(en="solver {solver}: must be one of {known}", zh="求解器 {solver}：须为 {known} 之一")


class Arc(NamedTuple):
    """An arc of a flow network.

    Attributes:
        source: Number of the node that it leaves.
        target: Number of the node that it leads to.
        capacity: The most that flows through it.
        cost: Cost of each unit that flows through it; negative for a gain.
    """

    source: int
    target: int
    capacity: int
    cost: int = 0


@attrs.frozen(kw_only=True)
class Cut:
    """A largest flow and a smallest cut, of the same amount.

    Attributes:
        flows: What flows through each arc.
        reached: The nodes on the source's side.
    """

    flows: Sequence[int]
    reached: frozenset[int]


def chosen_solver(asked: Solver | str | None, arcs: int) -> Solver:
    """Return the solver that is asked for, or the one that suits a size.

    Args:
        asked: A solver or its name; `None` to have one chosen.
        arcs: How many arcs there are.

    Raises:
        UsageError: There is no such solver, or it is not installed.

    Examples:
        >>> chosen_solver(None, 12).value
        'networkx'
    """
    if asked is None:
        fast = (Solver.ORTOOLS, Solver.SCIPY) if arcs >= SOLVED_FROM else ()
        return next((solver for solver in fast if _is_installed(solver)), Solver.NETWORKX)
    try:
        solver = Solver(asked)
    except ValueError:
        raise UsageError(_UNKNOWN.fill(solver=str(asked)[:40], known=tuple(Solver))) from None
    if not _is_installed(solver):
        raise UsageError(_MISSING.fill(solver=solver.value))
    return solver


def _is_installed(solver: Solver) -> bool:
    return importlib.util.find_spec(solver.value) is not None


def cheapest_circulation(count: int, arcs: Sequence[Arc], solver: Solver | str | None = None) -> list[int]:
    """Return the flow of least cost that leaves as much of each node as enters it.

    Args:
        count: Number of nodes.
        arcs: The arcs, with capacities and costs.
        solver: What reckons it; `None` to have it chosen by size.

    Returns:
        What flows through each arc, in whole units.

    Raises:
        UsageError: There is no such solver, or it is not installed.

    Examples:
        >>> cheapest_circulation(2, [Arc(0, 1, 3, -5), Arc(1, 0, 2, 1)])
        [2, 2]

    Notes:
        What is too large for the numbers of a faster solver is reckoned on networkx, whose numbers have no end.
    """
    found: list[int] | None = None
    match chosen_solver(solver, len(arcs)):
        case Solver.ORTOOLS:
            found = _circulation_by_ortools(count, arcs)
        case Solver.SCIPY:
            found = _circulation_by_scipy(count, arcs)
        case Solver.NETWORKX:
            pass
    return _circulation_by_networkx(count, arcs) if found is None else found


def _circulation_by_networkx(count: int, arcs: Sequence[Arc]) -> list[int]:
    import networkx as nx

    if not arcs:
        return []
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    graph.add_nodes_from(range(count))
    for key, arc in enumerate(arcs):
        graph.add_edge(arc.source, arc.target, key, capacity=arc.capacity, weight=arc.cost)
    _, flows = nx.network_simplex(graph)
    return [flows[arc.source][arc.target][key] for key, arc in enumerate(arcs)]


def _circulation_by_ortools(count: int, arcs: Sequence[Arc]) -> list[int] | None:
    """Return the flow, or nothing where the numbers are too large."""
    import numpy as np

    if sum(arc.capacity for arc in arcs) >= _EXACT_IN_WORDS or any(abs(arc.cost) >= _EXACT_IN_WORDS for arc in arcs):
        return None
    solver = _untyped("ortools.graph.python.min_cost_flow").SimpleMinCostFlow()
    columns = np.array(arcs, dtype=np.int64).reshape(-1, 4)
    numbers = solver.add_arcs_with_capacity_and_unit_cost(*columns.T)
    solver.set_nodes_supplies(np.arange(count), np.zeros(count, dtype=np.int64))
    if solver.solve() != solver.OPTIMAL:
        return None
    return [int(flow) for flow in solver.flows(numbers)]


def _circulation_by_scipy(count: int, arcs: Sequence[Arc]) -> list[int] | None:
    """Return the flow, or nothing where there are no arcs or the numbers are too large."""
    import numpy as np

    if not arcs or any(max(arc.capacity, abs(arc.cost)) >= _EXACT_IN_FLOATS for arc in arcs):
        return None
    optimize, sparse = _untyped("scipy.optimize"), _untyped("scipy.sparse")
    columns = np.array(arcs, dtype=np.int64).reshape(-1, 4)
    number = np.arange(len(arcs))
    ends, signs = np.concatenate([columns[:, 0], columns[:, 1]]), np.repeat([1.0, -1.0], len(arcs))
    balance = sparse.csr_matrix((signs, (ends, np.concatenate([number, number]))), shape=(count, len(arcs)))
    bounds = np.column_stack([np.zeros(len(arcs)), columns[:, 2]])
    found = optimize.linprog(columns[:, 3], A_eq=balance, b_eq=np.zeros(count), bounds=bounds, method="highs-ds")
    return [round(flow) for flow in found.x]


def _untyped(name: str) -> Any:  # noqa: ANN401 - these packages come without types
    """Return a module of an optional package that says nothing of its types."""
    return importlib.import_module(name)


def residual_distances(count: int, arcs: Sequence[Arc], flows: Sequence[int], root: int) -> list[int | None]:
    """Return how cheaply a further unit could go from a node to each other one.

    The flow must be a cheapest circulation: then no way round gains anything, and the distances prove it.

    Args:
        count: Number of nodes.
        arcs: The arcs.
        flows: What flows through each.
        root: The node from which it goes.

    Returns:
        For each node the cost; `None` where nothing more can go there.

    Examples:
        >>> residual_distances(2, [Arc(0, 1, 3, -5), Arc(1, 0, 2, 1)], [2, 2], 0)
        [0, -5]
    """
    onward: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for arc, flow in zip(arcs, flows, strict=True):
        if flow < arc.capacity:
            onward[arc.source].append((arc.target, arc.cost))
        if flow > 0:
            onward[arc.target].append((arc.source, -arc.cost))
    distance: list[int | None] = [None] * count
    distance[root] = 0
    waiting, is_waiting = deque([root]), [False] * count
    while waiting:
        node = waiting.popleft()
        is_waiting[node] = False
        so_far = distance[node] or 0
        for other, cost in onward[node]:
            known = distance[other]
            if known is None or so_far + cost < known:
                distance[other] = so_far + cost
                if not is_waiting[other]:
                    is_waiting[other] = True
                    waiting.append(other)
    return distance


def largest_flow(count: int, arcs: Sequence[Arc], source: int, sink: int, solver: Solver | str | None = None) -> Cut:
    """Return the most that can flow from a source to a sink, and the cut that proves it.

    Args:
        count: Number of nodes.
        arcs: The arcs; their costs do not count.
        source: Number of the node where it begins.
        sink: Number of the node where it ends.
        solver: What reckons it; `None` to have it chosen by size.

    Examples:
        >>> cut = largest_flow(3, [Arc(0, 1, 5), Arc(1, 2, 3)], 0, 2)
        >>> cut.flows, sorted(cut.reached)
        ([3, 3], [0, 1])
    """
    back = Arc(sink, source, sum(arc.capacity for arc in arcs if arc.source == source), -1)
    flows = cheapest_circulation(count, [*(arc._replace(cost=0) for arc in arcs), back], solver)[:-1]
    return Cut(flows=flows, reached=_reached(count, arcs, flows, source))


def _reached(count: int, arcs: Sequence[Arc], flows: Sequence[int], source: int) -> frozenset[int]:
    """Return the nodes to which more could flow."""
    onward: list[list[int]] = [[] for _ in range(count)]
    for arc, flow in zip(arcs, flows, strict=True):
        if flow < arc.capacity:
            onward[arc.source].append(arc.target)
        if flow > 0:
            onward[arc.target].append(arc.source)
    seen, waiting = {source}, [source]
    while waiting:
        for other in onward[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return frozenset(seen)
