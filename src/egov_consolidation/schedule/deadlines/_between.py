"""Between two deadlines: the work that lies between them, and the room that it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import attrs

from egov_consolidation.graph import WITHIN
from egov_consolidation.schedule.deadlines._due_network import DueNetwork, Pull


class Stretch(NamedTuple):
    """Work between two deadlines.

    Attributes:
        nodes: From the node whose deadline begins it to the node whose deadline ends it; the first is the second where
            it begins at the data date.
        origins: Numbers of the dependencies between them.
        begins: The time at which it begins.
        room: Days between the two deadlines that the work does not need; negative where they are too few.
        from_data_date: Whether it begins at the data date and not at a deadline.
    """

    nodes: tuple[int, ...]
    origins: tuple[int, ...]
    begins: int
    room: int
    from_data_date: bool = False


@attrs.frozen(kw_only=True, eq=False)
class _Carried:
    """How late what is due makes the nodes that are not, each as late as it can.

    Attributes:
        finish: For each node without a time of its own, when it finishes at the earliest.
        begins: For each of them, the node that is due and makes it so.
        through: For each of them, the link through which it comes.
    """

    finish: dict[int, int] = attrs.field(factory=dict[int, int])
    begins: dict[int, int] = attrs.field(factory=dict[int, int])
    through: dict[int, Pull] = attrs.field(factory=dict[int, Pull])


def stretches(of: DueNetwork, due: Mapping[int, int]) -> Iterator[Stretch]:
    """Yield the work between neighbouring deadlines, in the order of the nodes.

    Two deadlines are neighbours where a way leads from the one to the other on which no other stands. For each link
    into a node that is due, the way with the least room is yielded; of several between the same two, the least.

    Args:
        of: The tasks and links, free of contradictions.
        due: By node: the time at which it is due.

    Notes:
        A conflict between any two deadlines shows between neighbours on the way from one to the other. Linear in nodes
        and links, circles aside.
    """
    carried = _carried(of, due)
    for node in sorted(due):
        best: dict[int, tuple[int, Pull]] = {}
        for pull in of.into[node]:
            begins = pull.source if pull.source in due else carried.begins.get(pull.source)
            if begins is None or begins == node:
                continue
            finish = due[pull.source] if pull.source in due else carried.finish[pull.source]
            room = due[node] - of.asked(pull, node, finish)
            if begins not in best or room < best[begins][0]:
                best[begins] = room, pull
        for begins in sorted(best):
            room, pull = best[begins]
            nodes, origins = _way(carried, due, pull)
            yield Stretch((*nodes, node), origins, due[begins], room)


def _carried(of: DueNetwork, due: Mapping[int, int]) -> _Carried:
    carried = _Carried()
    while _swept(of, due, carried) and of.network.blocks:
        pass
    return carried


def _swept(of: DueNetwork, due: Mapping[int, int], carried: _Carried) -> bool:
    """Pass every node once, and return whether anything got later."""
    moved = False
    for node, pulls in enumerate(of.into):
        if node in due:
            continue
        for pull in pulls:
            source = pull.source
            known = due.get(source, carried.finish.get(source))
            if known is None:
                continue
            asked = of.asked(pull, node, known)
            if asked > carried.finish.get(node, asked - 1):
                carried.finish[node] = asked
                carried.begins[node] = source if source in due else carried.begins[source]
                carried.through[node] = pull
                moved = True
    return moved


def _way(carried: _Carried, due: Mapping[int, int], last: Pull) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the nodes from a deadline to a link, and the dependencies through which they hang together."""
    nodes, origins = [last.source], [last.origin]
    while nodes[-1] not in due:
        pull = carried.through[nodes[-1]]
        nodes.append(pull.source)
        origins.append(pull.origin)
    return tuple(reversed(nodes)), tuple(origin for origin in reversed(origins) if origin != WITHIN)


def from_data_date(of: DueNetwork, due: Mapping[int, int]) -> Iterator[Stretch]:
    """Yield the work that does not fit between the data date and a deadline that is not past, by the node that is due.

    Args:
        of: The tasks and links, free of contradictions.
        due: By node: the time at which it is due.
    """
    reached = of.reached
    if reached is None:
        return
    for node in sorted(due):
        if 0 < due[node] < reached[node]:
            nodes, origins, begins = driven(of, node)
            yield Stretch(nodes, origins, begins, due[node] - reached[node], from_data_date=True)


def driven(of: DueNetwork, node: int) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """Return the nodes that make a node as early as it can be and no earlier, and when the first of them opens.

    Args:
        of: The tasks and links, free of contradictions.
        node: The node.

    Returns:
        The nodes up to this one, the dependencies between them, and the time at which the first may start.
    """
    nodes, origins, seen = [node], list[int](), {node}
    while True:
        node = nodes[-1]
        tight = next((pull for pull in of.tight(node) if pull.source not in seen), None)
        starts = of.first_start(node)
        if tight is None or starts in {0, of.opens.get(2 * node)}:
            return tuple(reversed(nodes)), tuple(one for one in reversed(origins) if one != WITHIN), starts
        seen.add(tight.source)
        nodes.append(tight.source)
        origins.append(tight.origin)
