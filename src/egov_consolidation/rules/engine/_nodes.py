"""What an expression is made of: a small closed set of nodes, plain values that compare by their content.

Nodes hold no logic. The interpreter says what they mean; every other evaluator is tested against it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import ValueKind

Scalar: TypeAlias = "bool | int | str | Day"
"""A value that stands in an expression itself: money is its number of fen."""


class Record(StrEnum):
    """Whose field is meant."""

    SUBJECT = "subject"
    """The record that is judged."""
    COUNTED = "counted"
    """The record that a count looks at."""


class Operator(StrEnum):
    """How two values are compared."""

    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
    EQUAL = "=="
    DIFFERENT = "!="


@attrs.frozen
class Field:
    """A field of the subject, or of the record that is counted."""

    of: Record
    collection: str
    name: str
    kind: ValueKind


@attrs.frozen
class Through:
    """A field of the record that a reference names."""

    reference: Field
    collection: str
    name: str
    kind: ValueKind


@attrs.frozen
class Literal:
    """A value that the rule itself states."""

    value: Scalar
    kind: ValueKind


@attrs.frozen
class ParameterValue:
    """The value of a parameter; missing where nobody has set it."""

    id: str
    kind: ValueKind = ValueKind.NUMBER


@attrs.frozen
class AsOf:
    """The day for which the report speaks."""

    kind: ValueKind = ValueKind.DAY


@attrs.frozen
class Shifted:
    """A day, so many days later; `NOT_YET` stays what it is."""

    day: Node
    days: Node
    kind: ValueKind = ValueKind.DAY


@attrs.frozen
class WorkingDaysLater:
    """The last day of a period of so many working days that begins on the day after a day.

    The day is none that moves with `AS_OF`; `NOT_YET` stays what it is. Beyond the published calendars it is missing.
    """

    day: Node
    days: Literal | ParameterValue
    kind: ValueKind = ValueKind.DAY


@attrs.frozen
class Count:
    """How many records of a collection share a key with the subject and meet a condition."""

    collection: str
    by: Field | None
    of: Field | Through | None
    where: Node
    kind: ValueKind = ValueKind.NUMBER


@attrs.frozen
class Comparison:
    """Whether two values stand in a relation."""

    operator: Operator
    left: Node
    right: Node
    kind: ValueKind = ValueKind.FLAG


@attrs.frozen
class IsIn:
    """Whether a value is one of several."""

    value: Node
    among: tuple[str, ...]
    kind: ValueKind = ValueKind.FLAG


@attrs.frozen
class Matches:
    """Whether words as a whole are written by a pattern."""

    value: Node
    pattern: str
    kind: ValueKind = ValueKind.FLAG


@attrs.frozen
class Between:
    """Whether a value lies between two others, both included."""

    value: Node
    least: Node
    most: Node
    kind: ValueKind = ValueKind.FLAG


@attrs.frozen
class Includes:
    """Whether a list of names holds at least one of several."""

    names: Node
    among: tuple[str, ...]
    kind: ValueKind = ValueKind.FLAG


@attrs.frozen
class IsMissing:
    """Whether a datum is not known; always decided."""

    value: Field | Through
    kind: ValueKind = ValueKind.FLAG


@attrs.frozen
class Negation:
    """Whether a condition does not hold."""

    of: Node
    kind: ValueKind = ValueKind.FLAG


@attrs.frozen
class AllOf:
    """Whether all of several conditions hold."""

    parts: tuple[Node, ...]
    kind: ValueKind = ValueKind.FLAG


@attrs.frozen
class AnyOf:
    """Whether one of several conditions holds, or more."""

    parts: tuple[Node, ...]
    kind: ValueKind = ValueKind.FLAG


Node: TypeAlias = (
    Field
    | Through
    | Literal
    | ParameterValue
    | AsOf
    | Shifted
    | WorkingDaysLater
    | Count
    | Comparison
    | IsIn
    | Matches
    | Between
    | Includes
    | IsMissing
    | Negation
    | AllOf
    | AnyOf
)
"""Any node of an expression."""

TRUE = AllOf(())
"""What always holds."""


def children(node: Node) -> tuple[Node, ...]:  # noqa: C901, PLR0911 - one case for each node
    """Return the nodes that a node is directly made of, in order.

    Examples:
        >>> children(Negation(TRUE)) == (TRUE,)
        True
    """
    match node:
        case Comparison():
            return node.left, node.right
        case Between():
            return node.value, node.least, node.most
        case AllOf() | AnyOf():
            return node.parts
        case Shifted() | WorkingDaysLater():
            return node.day, node.days
        case Count():
            return (*(one for one in (node.by, node.of) if one is not None), node.where)
        case Negation():
            return (node.of,)
        case IsIn() | Matches() | IsMissing():
            return (node.value,)
        case Includes():
            return (node.names,)
        case Through():
            return (node.reference,)
        case Field() | Literal() | ParameterValue() | AsOf():
            return ()


def walk(node: Node) -> tuple[Node, ...]:
    """Return a node and all nodes below it, each before what it is made of."""
    return (node, *(below for child in children(node) for below in walk(child)))
