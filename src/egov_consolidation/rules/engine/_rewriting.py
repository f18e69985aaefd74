"""Makes one expression of another, by putting other nodes in the place of some."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from egov_consolidation.inventory import ValueKind
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    Between,
    Comparison,
    Count,
    Field,
    Includes,
    IsIn,
    IsMissing,
    Literal,
    Matches,
    Negation,
    Node,
    ParameterValue,
    Record,
    Shifted,
    Through,
    WorkingDaysLater,
    walk,
)

UNDECIDED = ParameterValue("", ValueKind.FLAG)
"""A condition that nothing decides."""

FALSE = Literal(value=False, kind=ValueKind.FLAG)
"""What never holds."""


def rewritten(node: Node, change: Callable[[Node], Node | None]) -> Node:
    """Return a node with others in the place of those, below it or itself, for which a function returns one.

    Where there is none, it is the very node that was given.
    """
    changed = change(node)
    if changed is not None:
        return changed
    if all(change(one) is None for one in walk(node)):
        return node
    return _rebuilt(node, lambda one: rewritten(one, change))


def _rebuilt(node: Node, of: Callable[[Node], Node]) -> Node:  # noqa: C901, PLR0911, PLR0912 - a line a kind
    """Return a node made of other nodes, each of which a function returns for one that it is made of."""
    match node:
        case AllOf() | AnyOf():
            return attrs.evolve(node, parts=tuple(map(of, node.parts)))
        case Negation():
            return attrs.evolve(node, of=of(node.of))
        case Count():
            return attrs.evolve(node, where=of(node.where))
        case Comparison():
            return attrs.evolve(node, left=of(node.left), right=of(node.right))
        case Between():
            return attrs.evolve(node, value=of(node.value), least=of(node.least), most=of(node.most))
        case Shifted():
            return attrs.evolve(node, day=of(node.day), days=of(node.days))
        case WorkingDaysLater():
            return attrs.evolve(node, day=of(node.day))
        case IsIn() | Matches():
            return attrs.evolve(node, value=of(node.value))
        case Includes():
            return attrs.evolve(node, names=of(node.names))
        case IsMissing():
            value = of(node.value)
            return attrs.evolve(node, value=value) if isinstance(value, Field | Through) else node
        case Through():
            reference = of(node.reference)
            return attrs.evolve(node, reference=reference) if isinstance(reference, Field) else node
        case _:
            return node


def of_subject(node: Node, collection: str) -> Node:
    """Return a node that says of the subject what it said of a record of one collection that is counted."""

    def turned(one: Node) -> Node | None:
        is_counted = isinstance(one, Field) and one.of is Record.COUNTED and one.collection == collection
        return attrs.evolve(one, of=Record.SUBJECT) if isinstance(one, Field) and is_counted else None

    return rewritten(node, turned)
