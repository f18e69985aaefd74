"""An order in which linked nodes can be done, and the links by the node that they lead to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import networkx as nx


@attrs.frozen(kw_only=True, eq=False)
class Arrangement:
    """Nodes in an order in which they can be done.

    Attributes:
        order: The nodes; what leads round in a circle stands together.
        position: Where each node stands in it.
        first_in: For each node in that order, where the links into it begin in `links`; one more at the end.
        links: Numbers of the links, by the position of the node that they lead to.
        blocks: First position, and position after the last, of each group that leads round in a circle.
    """

    order: Sequence[int]
    position: Sequence[int]
    first_in: Sequence[int]
    links: Sequence[int]
    blocks: tuple[tuple[int, int], ...]


def arranged(count: int, source: Sequence[int], target: Sequence[int], lag: Sequence[int]) -> Arrangement:
    """Return nodes in an order in which they can be done.

    Args:
        count: Number of nodes.
        source: For each link, the node that it leads from.
        target: For each link, the node that it leads to.
        lag: For each link, its days; within a circle, links of negative days are the last to be followed.

    Returns:
        The order: among nodes that could stand next, the one that was free first.

    Notes:
        Linear in nodes and links.
    """
    onward: list[list[int]] = [[] for _ in range(count)]
    waits = [0] * count
    for link, (one, other) in enumerate(zip(source, target, strict=True)):
        onward[one].append(link)
        waits[other] += 1
    order = _freed([node for node in range(count) if not waits[node]], onward, target, waits)
    blocks: tuple[tuple[int, int], ...] = ()
    if len(order) < count:
        order, blocks = _with_circles(count, source, target, lag)
    into: list[list[int]] = [[] for _ in range(count)]
    for node in order:
        for link in onward[node]:
            into[target[link]].append(link)
    position = [0] * count
    first_in, links = [0], list[int]()
    for place, node in enumerate(order):
        position[node] = place
        links += into[node]
        first_in.append(len(links))
    return Arrangement(order=order, position=position, first_in=first_in, links=links, blocks=blocks)


def _freed(free: list[int], onward: Sequence[list[int]], target: Sequence[int], waits: list[int]) -> list[int]:
    """Return the free nodes and all that they free in turn (Kahn)."""
    for node in free:  # grows while it is walked
        for link in onward[node]:
            other = target[link]
            waits[other] -= 1
            if not waits[other]:
                free.append(other)
    return free


def _with_circles(
    count: int, source: Sequence[int], target: Sequence[int], lag: Sequence[int]
) -> tuple[list[int], tuple[tuple[int, int], ...]]:
    """Return the order where some nodes reach each other, and where those stand."""
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(zip(source, target, strict=True))
    forward: nx.DiGraph[int] = nx.DiGraph()
    forward.add_edges_from(pair for pair, days in zip(zip(source, target, strict=True), lag, strict=True) if days >= 0)
    order: list[int] = []
    blocks: list[tuple[int, int]] = []
    groups = [sorted(group) for group in nx.strongly_connected_components(graph)]
    for group in reversed(groups):  # networkx yields them the last first
        if len(group) > 1 or graph.has_edge(group[0], group[0]):
            blocks.append((len(order), len(order) + len(group)))
            group = _within(group, forward)  # noqa: PLW2901 - the same nodes, in a better order
        order += group
    return order, tuple(blocks)


def _within(group: list[int], forward: nx.DiGraph[int]) -> list[int]:
    """Return the nodes of a circle so that, its links of negative days aside, few lead backwards."""
    import networkx as nx

    inside = forward.subgraph(group)
    return [*reversed(list(nx.dfs_postorder_nodes(inside))), *(node for node in group if node not in inside)]
