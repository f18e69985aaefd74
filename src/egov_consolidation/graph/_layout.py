"""Where the tasks of a graph stand in a picture: each to the right of all that it waits for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from egov_consolidation.graph._plan_graph import PlanGraph

_SWEEPS = 8


@attrs.frozen
class Position:
    """Where a task stands in a picture.

    Attributes:
        column: From the left, from 0: one more than that of any task it waits for.
        row: From the top, from 0; whole columns are centred on each other.
    """

    column: int
    row: float


def layered(graph: PlanGraph) -> Mapping[str, Position]:
    """Return where tasks stand in a picture.

    Args:
        graph: The tasks and dependencies.

    Returns:
        A position for each task that has a dependency, by its id. Within a column, tasks stand near those that they
        are tied to. Tasks that wait for each other share a column.

    Examples:
        >>> from egov_consolidation.model import Dependency, Plan, Task
        >>> first = Task(id="1", content="建设平台")
        >>> second = Task(id="2", content="接入平台", dependencies=(Dependency(predecessor="1", successor="2"),))
        >>> layered(PlanGraph.from_plan(Plan(id="demo", tasks=(first, second))))
        {'1': Position(column=0, row=0.0), '2': Position(column=1, row=0.0)}
    """
    columns = _columns(graph)
    rows = {task: float(row) for column in columns for row, task in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            near = graph.predecessors if sweep % 2 == 0 else graph.successors
            column.sort(key=lambda task: (_mean([rows[one] for one in near(task) if one in rows], rows[task]), task))
            rows |= {task: float(row) for row, task in enumerate(column)}
    tallest = max((len(column) for column in columns), default=0)
    return {
        task: Position(number, row + (tallest - len(column)) / 2)
        for number, column in enumerate(columns)
        for row, task in enumerate(column)
    }


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _columns(graph: PlanGraph) -> list[list[str]]:
    """Return the tasks that have a dependency, by how many others lead to them one after the other."""
    import networkx as nx

    drawn: nx.DiGraph[str] = nx.DiGraph()
    drawn.add_edges_from((one.predecessor, one.successor) for one in graph.dependencies)
    groups = nx.condensation(drawn)
    depth: dict[int, int] = {}
    for group in nx.topological_sort(groups):
        depth[group] = max((depth[one] + 1 for one in groups.predecessors(group)), default=0)
    columns: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    group_of = groups.graph["mapping"]
    for task in graph.tasks:
        if task in group_of:
            columns[depth[group_of[task]]].append(task)
    return columns
