"""Where the tasks of a graph stand in a picture, each to the right of all that it waits for, and how lines run."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TypeAlias

import attrs

from egov_consolidation.graph._plan_graph import PlanGraph
from egov_consolidation.graph._rows import rows_of

_MOST_BENDS = 20_000
"""Beyond so many bends lines go straight: nobody follows them any more."""

_TASK, _BEND = 1.0, 0.4
"""Rows that a task takes, and a line that passes by."""

_Stop: TypeAlias = "tuple[str, int]"
"""A task and a column: its own, or one that lines from it pass."""


@attrs.frozen
class Position:
    """Where a task stands in a picture, or where a line passes.

    Attributes:
        column: From the left, from 0.
        row: From the top, from 0 in the whole picture.
    """

    column: int
    row: float


@attrs.frozen(kw_only=True)
class Layout:
    """A picture of a graph: where tasks stand, and how lines run between them.

    Attributes:
        tasks: A position for each task that has a dependency, by its id: in a column further to the right than any task
            that it waits for. Tasks that wait for each other share a column.
        bends: The positions by which a line passes on its way from a task to one more than a column away, by the ids of
            the two; lines from one task pass the same ones as far as they can.
    """

    tasks: Mapping[str, Position]
    bends: Mapping[tuple[str, str], tuple[Position, ...]]


def layered(graph: PlanGraph) -> Layout:
    """Return where tasks stand in a picture, and how lines run between them.

    Args:
        graph: The tasks and dependencies.

    Returns:
        Positions in which few lines cross, tasks stand near those that they are tied to, and lines pass between tasks.

    Examples:
        >>> from egov_consolidation.model import Dependency, Plan, Task
        >>> first = Task(id="1", content="建设平台")
        >>> second = Task(id="2", content="接入平台", dependencies=(Dependency(predecessor="1", successor="2"),))
        >>> layered(PlanGraph.from_plan(Plan(id="demo", tasks=(first, second)))).tasks
        {'1': Position(column=0, row=0.0), '2': Position(column=1, row=0.0)}

    Source:
        Sugiyama, Tagawa, Toda: Methods for Visual Understanding of Hierarchical System Structures, 1981.
    """
    column_of = _columns(graph)
    ways = _ways(graph, column_of)
    stops = [*column_of.items(), *dict.fromkeys(stop for way in ways.values() for stop in way[1:-1])]
    number = {stop: place for place, stop in enumerate(stops)}
    rows = rows_of(
        [column for _, column in stops],
        [_TASK] * len(column_of) + [_BEND] * (len(stops) - len(column_of)),
        dict.fromkeys((number[one], number[other]) for way in ways.values() for one, other in pairwise(way)),
    )
    at = {stop: Position(stop[1], row) for stop, row in zip(stops, rows, strict=True)}
    return Layout(
        tasks={task: at[task, column] for task, column in column_of.items()},
        bends={pair: tuple(at[stop] for stop in way[1:-1]) for pair, way in ways.items()},
    )


def _ways(graph: PlanGraph, column_of: Mapping[str, int]) -> Mapping[tuple[str, str], tuple[_Stop, ...]]:
    """Return the way of each line from column to column; lines from one task go the same way as far as they can."""
    pairs = tuple(dict.fromkeys((one.predecessor, one.successor) for one in graph.dependencies))
    between = {pair: range(column_of[pair[0]] + 1, column_of[pair[1]]) for pair in pairs}
    if sum(map(len, between.values())) > _MOST_BENDS:
        between = dict.fromkeys(pairs, range(0))
    return {
        (one, other): ((one, column_of[one]), *((one, column) for column in passed), (other, column_of[other]))
        for (one, other), passed in between.items()
    }


def _columns(graph: PlanGraph) -> dict[str, int]:
    """Return for each task that has a dependency how many others lead to it one after the other at the most."""
    import networkx as nx

    drawn: nx.DiGraph[str] = nx.DiGraph()
    drawn.add_edges_from((one.predecessor, one.successor) for one in graph.dependencies)
    groups = nx.condensation(drawn)
    depth: dict[int, int] = {}
    for group in nx.topological_sort(groups):
        depth[group] = max((depth[one] + 1 for one in groups.predecessors(group)), default=0)
    group_of = groups.graph["mapping"]
    return {task: depth[group_of[task]] for task in graph.tasks if task in group_of}
