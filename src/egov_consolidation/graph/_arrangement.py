"""An order in which linked nodes can be done, and the links by the node that they lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import networkx as nx


@attrs.frozen(kw_only=True, eq=False)
class Onward:
    """Links by the node that they leave.

    Attributes:
        ends: For each node, where its links begin in the columns below; one more at the end.
        links: Numbers of the links.
        targets: For each of these links, the node that it leads to.
    """

    ends: Sequence[int]
    links: Sequence[int]
    targets: Sequence[int]

    @classmethod
    def of(cls, count: int, source: Sequence[int], target: Sequence[int]) -> Onward:
        """Return links by the node that they leave, each node's in the order in which they are given."""
        leaving = Counter(source)
        links = sorted(range(len(source)), key=source.__getitem__)
        return cls(
            ends=list(accumulate((leaving[node] for node in range(count)), initial=0)),
            links=links,
            targets=[target[link] for link in links],
        )


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Arrangement:
    """Nodes in an order in which they can be done.

    Attributes:
        order: The nodes; what leads round in a circle stands together.
        position: Where each node stands in it.
        first_in: For each node in that order, where the links into it begin in the columns below; one more at the end.
        finishes: For each link, by the position of the node that it leads to: the finish of the node that it leaves, as
            an event: `2 * position + 1`.
        blocks: First position, and position after the last, of each group that leads round in a circle.
        onward: The links by the node that they leave.
    """

    order: Sequence[int]
    position: Sequence[int]
    first_in: Sequence[int]
    finishes: Sequence[int]
    blocks: tuple[tuple[int, int], ...]
    onward: Onward

    @cached_property
    def links(self) -> Sequence[int]:
        """Numbers of the links, in the order of `finishes`."""
        at = [self.first_in[place] for place in self.position]
        links, ends = [0] * len(self.finishes), self.onward.ends
        for node in self.order:
            begin, end = ends[node], ends[node + 1]
            for link, other in zip(self.onward.links[begin:end], self.onward.targets[begin:end], strict=True):
                free = at[other]
                links[free] = link
                at[other] = free + 1
        return links


def arranged(count: int, source: Sequence[int], target: Sequence[int], lag: Sequence[int]) -> Arrangement:
    """Return nodes in an order in which they can be done.

    Args:
        count: Number of nodes.
        source: For each link, the node that it leads from.
        target: For each link, the node that it leads to.
        lag: For each link, its days; within a circle, links of negative days are the last to be followed.

    Returns:
        The order: among nodes that could stand next, the one that was free first. Where nothing leads round in a
        circle, nodes that as many links lead to one after the other stand together.

    Notes:
        Linear in nodes and links.
    """
    return arranged_onward(count, Onward.of(count, source, target), lag)


def arranged_onward(count: int, onward: Onward, lag: Sequence[int]) -> Arrangement:
    """Return nodes in an order in which they can be done.

    Args:
        count: Number of nodes.
        onward: The links by the node that they leave.
        lag: For each link, its days; within a circle, links of negative days are the last to be followed.
    """
    arriving = Counter(onward.targets)
    waits = [arriving[node] for node in range(count)]
    order = _freed(onward, list(waits))
    blocks: tuple[tuple[int, int], ...] = ()
    if len(order) < count:
        order, blocks = _with_circles(count, onward, lag)
    position = [0] * count
    for place, node in enumerate(order):
        position[node] = place
    first_in = list(accumulate((waits[node] for node in order), initial=0))
    return Arrangement(
        order=order,
        position=position,
        first_in=first_in,
        finishes=_by_target(onward, order, position, first_in),
        blocks=blocks,
        onward=onward,
    )


def _freed(onward: Onward, waits: list[int]) -> list[int]:
    """Return the nodes that nothing leads to and all that they free in turn (Kahn)."""
    ends, targets = onward.ends, onward.targets
    free = [node for node, links in enumerate(waits) if not links]
    for node in free:  # grows while it is walked
        for other in targets[ends[node] : ends[node + 1]]:
            left = waits[other] - 1
            waits[other] = left
            if not left:
                free.append(other)
    return free


def _by_target(onward: Onward, order: Sequence[int], position: Sequence[int], first_in: Sequence[int]) -> list[int]:
    """Return the finish of the node that each link leaves, by the position of the node that it leads to."""
    ends, targets = onward.ends, onward.targets
    at = [first_in[place] for place in position]
    finishes, event = [0] * len(targets), 1
    for node in order:
        for other in targets[ends[node] : ends[node + 1]]:
            free = at[other]
            finishes[free] = event
            at[other] = free + 1
        event += 2
    return finishes


def _with_circles(count: int, onward: Onward, lag: Sequence[int]) -> tuple[list[int], tuple[tuple[int, int], ...]]:
    """Return the order where some nodes reach each other, and where those stand."""
    import networkx as nx

    leaving = [node for node in range(count) for _ in range(onward.ends[node], onward.ends[node + 1])]
    pairs = list(zip(leaving, onward.targets, strict=True))
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs)
    forward: nx.DiGraph[int] = nx.DiGraph()
    forward.add_edges_from(pair for pair, link in zip(pairs, onward.links, strict=True) if lag[link] >= 0)
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
