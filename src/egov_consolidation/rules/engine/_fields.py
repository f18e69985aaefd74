"""What is known of the field that a node reads, and how nodes are named where a rule is written wrongly."""

from __future__ import annotations

from collections.abc import Iterable

from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import KINDS, Choice, FieldAbout, Money, ValueKind, fields_of
from egov_consolidation.rules.engine._nodes import (
    AsOf,
    Count,
    Field,
    Literal,
    Node,
    ParameterValue,
    Shifted,
    Through,
    WorkingDaysLater,
)
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

_NO_FIELD = Text(en="{collection}: has no field {name}{nearest}", zh="{collection}：没有字段 {name}{nearest}")


def kind_of(collection: str, name: str) -> ValueKind:
    """Return of which kind the values of a field are.

    Raises:
        UsageError: There is no such field; the nearest is named.
    """
    if name == "id":
        return ValueKind.WORDS
    known = fields_of(KINDS[collection])
    if name not in known:
        raise no_field(collection, name, known)
    return known[name].kind


def no_field(collection: str, name: str, known: Iterable[str]) -> UsageError:
    """Return the refusal of a name that is none, with the nearest one."""
    return UsageError(_NO_FIELD.fill(collection=collection, name=name, nearest=nearest(name, known)))


def about(node: Node) -> FieldAbout | None:
    """Return what is known of the field that a node reads; `None` where it reads none, or an id."""
    if not isinstance(node, Field | Through):
        return None
    return fields_of(KINDS[node.collection]).get(node.name)


def choices_of(node: Node) -> type[Choice] | None:
    """Return the closed set from which a field takes its words; `None` where there is none."""
    known = about(node)
    return None if known is None else known.choices


def refers_to(node: Node) -> str | None:
    """Return to which records a value refers, its own id among them; `None` where it refers to none."""
    known = about(node)
    if known is not None:
        return known.refers
    return node.collection if isinstance(node, Field | Through) else None


def name_of(node: Node) -> str:  # noqa: PLR0911 - one line for each sort of node
    """Return how a node is written, so far as a message needs it.

    Examples:
        >>> from egov_consolidation.rules.engine._nodes import Record
        >>> name_of(Field(Record.SUBJECT, "lines", "cancelled_on", ValueKind.DAY))
        'lines.cancelled_on'
    """
    match node:
        case Field():
            return f"{node.collection}.{node.name}"
        case Through():
            return f"{name_of(node.reference)}.{node.name}"
        case Literal():
            return str(
                Money(node.value) if node.kind is ValueKind.MONEY and isinstance(node.value, int) else node.value
            )
        case ParameterValue():
            return node.id
        case AsOf():
            return "AS_OF"
        case Shifted():
            return f"{name_of(node.day)} + {name_of(node.days)}"
        case WorkingDaysLater():
            return f"{name_of(node.day)}.working_days_later({name_of(node.days)})"
        case Count():
            return f"count({node.collection})"
        case _:
            return "(…)"
