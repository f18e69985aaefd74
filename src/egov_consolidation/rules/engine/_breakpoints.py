"""The days on which an expression can turn, found in what it says and in the records that it reads.

Between two of them, whatever an expression says of a record stays as it is: a comparison with `AS_OF` turns where the
two sides meet, and nothing else depends on the day.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import NOT_YET, NOTHING, AnyRecord
from egov_consolidation.rules.engine._interpreter import Scene, between, evaluate
from egov_consolidation.rules.engine._nodes import AsOf, Between, Comparison, Count, Node, Shifted, children, walk

_FIRST = 1
_NEVER = NOT_YET.toordinal()


def breakpoints(node: Node, scene: Scene) -> frozenset[int]:
    """Return the days, as ordinals, on which a node may differ from what it was the day before.

    Args:
        node: The node; a day itself moves with the day of the report, and turns where it stops moving or begins to.
        scene: Where it is evaluated; its own day does not matter.

    Returns:
        The days; none of the days on which the node turns is left out.
    """
    match node:
        case Count():
            return _of_count(node, scene)
        case Comparison():
            return _all_below(node, scene) | _meetings(node, scene)
        case Between():
            return breakpoints(between(node), scene)
        case Shifted():
            return _all_below(node, scene) | _limits(node, scene)
        case _:
            return _all_below(node, scene)


def at(scene: Scene, ordinal: int) -> Scene:
    """Return a scene on another day."""
    return attrs.evolve(scene, as_of=Day.fromordinal(ordinal))


def _all_below(node: Node, scene: Scene) -> frozenset[int]:
    return frozenset(one for child in children(node) for one in breakpoints(child, scene))


def _moves(node: Node) -> bool:
    return any(isinstance(one, AsOf) for one in walk(node))


def _of_count(node: Count, scene: Scene) -> frozenset[int]:
    if not _moves(node.where):
        return frozenset()
    if scene.shared is not None and scene.inventory.records(node.collection) is not None:
        return scene.shared.turns(node, scene)
    scenes = (attrs.evolve(scene, counted=record) for record in _counted(node, scene))
    return frozenset(one for seen in scenes for one in breakpoints(node.where, seen))


def _counted(node: Count, scene: Scene) -> Iterator[AnyRecord]:
    """Yield the records that a count may look at: what key they share does not depend on the day."""
    key = None if node.of is None else evaluate(node.of, scene).value
    if node.by is None or key is None or scene.inventory.records(node.collection) is None:
        yield from scene.inventory.records(node.collection) or ()
    else:
        names = key if isinstance(key, tuple) else (str(key),) if key != NOTHING else ()
        yield from scene.inventory.sharing(node.collection, node.by.name, names)


def _pieces(points: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last days of the stretches between some days."""
    edges = sorted({_FIRST, *points})
    yield from itertools.pairwise([*edges, _NEVER + 1])


def _meetings(node: Comparison, scene: Scene) -> frozenset[int]:
    """Return the days on which two sides of which one moves meet, and the days after."""
    if not _moves(node) or isinstance(node.left, Count) or isinstance(node.right, Count):
        return frozenset()
    found: set[int] = set()
    for first, end in _pieces(_all_below(node, scene)):
        left, right = _line(node.left, scene, first), _line(node.right, scene, first)
        if left is None or right is None or left[1] == right[1]:
            continue
        meeting = first - (left[0] - right[0]) * (left[1] - right[1])
        found |= {one for one in (meeting, meeting + 1) if first <= one < end}
    return frozenset(found)


def _limits(node: Shifted, scene: Scene) -> frozenset[int]:
    """Return the days on which a shifted day that moves runs into an end of the calendar, and the days after."""
    if not _moves(node):
        return frozenset()
    found: set[int] = set()
    for first, end in _pieces(_all_below(node, scene)):
        day, days = _line(node.day, scene, first), evaluate(node.days, at(scene, first)).value
        if day is None or not isinstance(days, int | float) or not day[1]:
            continue
        ends = (_NEVER, _NEVER - int(days // 1), _FIRST - int(days // 1))
        found |= {one for limit in ends for one in _both(first + limit - day[0]) if first <= one < end}
    return frozenset(found)


def _both(ordinal: int) -> tuple[int, int]:
    return ordinal, ordinal + 1


def _line(node: Node, scene: Scene, ordinal: int) -> tuple[int, int] | None:
    """Return a day and by how much it moves a day, from a day on; `None` where it is missing or no day."""
    here, there = (evaluate(node, at(scene, min(one, _NEVER))).value for one in _both(ordinal))
    if not isinstance(here, int) or not isinstance(there, int):
        return None
    return here, there - here
