"""Expressions as a rule writes them: fields by name, and operators that read as they mean.

What an expression is about is checked when it is written: a wrong field name, a day compared with a name, or Python's
own `and`, `or`, `not` and `if` are refused when the rule's module is imported, with what to write instead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import NoReturn, TypeAlias

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import KINDS, AnyRecord, Money, ValueKind, collection_of, fields_of
from egov_consolidation.rules.engine._nodes import (
    TRUE,
    AllOf,
    AnyOf,
    AsOf,
    Between,
    Comparison,
    Count,
    Field,
    Includes,
    IsIn,
    IsMissing,
    Literal,
    Negation,
    Node,
    Operator,
    ParameterValue,
    Record,
    Shifted,
    Through,
)
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

Written: TypeAlias = "Expression | bool | int | str | dt.date | Money"
"""What may stand in an expression: another one, or a value."""

_ALIKE = {
    ValueKind.REFERENCE: ValueKind.WORDS,
    ValueKind.CHOICE: ValueKind.WORDS,
    ValueKind.REFERENCES: ValueKind.NAMES,
}
_ORDERED = (Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST)
_NO_ORDER = frozenset({ValueKind.WORDS, ValueKind.FLAG, ValueKind.NAMES})

_NOT_PYTHON = Text(
    en="an expression has no truth of its own: write & for and, | for or, ~ for not, .between(a, b) for a <= x <= b",
    zh="表达式本身没有真假：“且”写作 &，“或”写作 |，“非”写作 ~，a <= x <= b 写作 .between(a, b)",
)
_NO_FIELD = Text(en="{collection}: has no field {name}{nearest}", zh="{collection}：没有字段 {name}{nearest}")
_NO_REFERENCE = Text(
    en="{name}: is no reference, so it has no {asked}", zh="{name}：不是对其他记录的引用，因而没有 {asked}"
)
_UNLIKE = Text(en="{left} {operator} {right}: must be of one kind", zh="{left} {operator} {right}：两边须为同类的值")
_NO_RANK = Text(en="{kind} {operator}: has no order", zh="{kind} {operator}：此类值没有先后大小")
_NOT_OF_KIND = Text(en="{of}: is of kind {found}, must be {wanted}", zh="{of}：类型为 {found}，须为 {wanted}")


class Expression:
    """An expression under construction: a node, with the operators that make others of it.

    Attributes:
        node: What it is made of.
    """

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        """Hold a node."""
        self.node = node

    def __getattr__(self, name: str) -> Expression:
        """Return a field of the record that this reference names."""
        node = self.node
        if name.startswith("__"):
            raise AttributeError(name)
        if not isinstance(node, Field) or node.kind is not ValueKind.REFERENCE:
            raise UsageError(_NO_REFERENCE.fill(name=_said(node), asked=name))
        target = fields_of(KINDS[node.collection])[node.name].refers
        if target is None:
            raise UsageError(_NO_REFERENCE.fill(name=_said(node), asked=name))
        return Expression(Through(node, target, name, _kind_of(target, name)))

    def __lt__(self, other: Written) -> Expression:
        """Return whether it is less, or earlier."""
        return self._compared(Operator.LESS, other)

    def __le__(self, other: Written) -> Expression:
        """Return whether it is at most as much, or at the latest."""
        return self._compared(Operator.AT_MOST, other)

    def __gt__(self, other: Written) -> Expression:
        """Return whether it is more, or later."""
        return self._compared(Operator.GREATER, other)

    def __ge__(self, other: Written) -> Expression:
        """Return whether it is at least as much, or at the earliest."""
        return self._compared(Operator.AT_LEAST, other)

    def __eq__(self, other: Written) -> Expression:  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride]
        """Return whether both are the same."""
        return self._compared(Operator.EQUAL, other)

    def __ne__(self, other: Written) -> Expression:  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride]
        """Return whether they differ."""
        return self._compared(Operator.DIFFERENT, other)

    __hash__ = None  # type: ignore[assignment] # pyright: ignore[reportAssignmentType]

    def __and__(self, other: Expression) -> Expression:
        """Return whether both hold."""
        return Expression(AllOf((*_parts(self, AllOf), *_parts(other, AllOf))))

    def __or__(self, other: Expression) -> Expression:
        """Return whether one of them holds, or both."""
        return Expression(AnyOf((*_parts(self, AnyOf), *_parts(other, AnyOf))))

    def __invert__(self) -> Expression:
        """Return whether it does not hold."""
        return Expression(Negation(condition(self)))

    def __add__(self, days: Written) -> Expression:
        """Return the day so many days later."""
        _demand_kind(self.node, ValueKind.DAY)
        return Expression(Shifted(self.node, _demand_kind(_node(days), ValueKind.NUMBER)))

    def __sub__(self, days: int) -> Expression:
        """Return the day so many days earlier."""
        return self + -days

    def __bool__(self) -> NoReturn:
        """Refuse to be true or false, with what to write instead."""
        raise UsageError(_NOT_PYTHON)

    @property
    def is_missing(self) -> Expression:
        """Whether the datum is not known."""
        if not isinstance(self.node, Field | Through):
            raise UsageError(_NO_REFERENCE.fill(name=_said(self.node), asked="is_missing"))
        return Expression(IsMissing(self.node))

    def is_in(self, *among: str) -> Expression:
        """Return whether it is one of several words."""
        _demand_kind(self.node, ValueKind.WORDS)
        return Expression(IsIn(self.node, _words(among)))

    def includes(self, *among: str) -> Expression:
        """Return whether a list of names holds at least one of several."""
        _demand_kind(self.node, ValueKind.NAMES)
        return Expression(Includes(self.node, _words(among)))

    def between(self, least: Written, most: Written) -> Expression:
        """Return whether it lies between two others, both included."""
        lower, upper = self >= least, self <= most
        if not isinstance(lower.node, Comparison) or not isinstance(upper.node, Comparison):
            raise TypeError(self.node)
        return Expression(Between(self.node, lower.node.right, upper.node.right))

    def _compared(self, by: Operator, other: Written) -> Expression:
        left, right = self.node, _node(other)
        if _like(left.kind) != _like(right.kind):
            raise UsageError(_UNLIKE.fill(left=_said(left), operator=by.value, right=_said(right)))
        if by in _ORDERED and _like(left.kind) in _NO_ORDER:
            raise UsageError(_NO_RANK.fill(kind=left.kind.value, operator=by.value))
        return Expression(Comparison(by, left, right))


class RecordHandle:
    """A record as a rule speaks of it: its fields by name.

    Attributes:
        id: The id of the record, which others refer to.
    """

    __slots__ = ("_collection", "_of")

    def __init__(self, of: Record, kind: type[AnyRecord]) -> None:
        """Stand for the records of a kind."""
        self._of = of
        self._collection = collection_of(kind)

    def __getattr__(self, name: str) -> Expression:
        """Return a field; a name that is none is refused with the nearest one."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Expression(Field(self._of, self._collection, name, _kind_of(self._collection, name)))


class ParameterHandle:
    """The parameters of a rule, by the part of their id behind the dot."""

    __slots__ = ("_ids",)

    def __init__(self, ids: tuple[str, ...]) -> None:
        """Know the ids that the rule declares."""
        self._ids = ids

    def __getattr__(self, name: str) -> Expression:
        """Return the value of a parameter; a name that is none is refused with the nearest one."""
        if name.startswith("__"):
            raise AttributeError(name)
        for one in self._ids:
            if one.partition(".")[2] == name:
                return Expression(ParameterValue(one))
        near = nearest(name, (one.partition(".")[2] for one in self._ids))
        raise UsageError(_NO_FIELD.fill(collection="parameters", name=name, nearest=near))


AS_OF = Expression(AsOf())
"""The day for which the report speaks."""


def subject(kind: type[AnyRecord]) -> RecordHandle:
    """Return the record that is judged, to try an expression over its fields.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine
        >>> (subject(LeasedLine).cancelled_on <= AS_OF).node.operator.value
        '<='
    """
    return RecordHandle(Record.SUBJECT, kind)


def everyone() -> Expression:
    """Return the condition that always holds: the rule speaks about every record."""
    return Expression(TRUE)


def on(words: str) -> Expression:
    """Return a day that the rule itself states."""
    return Expression(Literal(day(words), ValueKind.DAY))


def count(
    kind: type[AnyRecord],
    *,
    by: str | None = None,
    of: Expression | None = None,
    where: Callable[[RecordHandle], Expression] | None = None,
) -> Expression:
    """Return how many records of a kind share a key with the subject and meet a condition.

    Args:
        kind: Which records are counted.
        by: Their field that holds the key: a reference, a name, or a list of names.
        of: The subject's key; two lists share a key where they have a name in common. All records are counted where
            neither is given.
        where: The condition, over the record that is counted; it may speak of the subject too.

    Returns:
        The number, to be compared with another.
    """
    counted = RecordHandle(Record.COUNTED, kind)
    collection = collection_of(kind)
    key = None if by is None else Field(Record.COUNTED, collection, by, _kind_of(collection, by))
    mine = None if of is None else of.node
    if (key is None) != (mine is None) or not isinstance(mine, Field | Through | None):
        raise UsageError(_NO_REFERENCE.fill(name="of", asked=by or "by"))
    met = TRUE if where is None else condition(where(counted))
    return Expression(Count(collection, key, mine, met))


def condition(written: Expression) -> Node:
    """Return the node of a condition.

    Raises:
        UsageError: The expression is none.
    """
    return _demand_kind(written.node, ValueKind.FLAG)


def _demand_kind(node: Node, wanted: ValueKind) -> Node:
    if _like(node.kind) is not wanted:
        raise UsageError(_NOT_OF_KIND.fill(of=_said(node), found=node.kind.value, wanted=wanted.value))
    return node


def _parts(written: Expression, of: type[AllOf | AnyOf]) -> tuple[Node, ...]:
    node = condition(written)
    return node.parts if isinstance(node, AllOf | AnyOf) and type(node) is of and node.parts else (node,)


def _kind_of(collection: str, name: str) -> ValueKind:
    if name == "id":
        return ValueKind.WORDS
    known = fields_of(KINDS[collection])
    if name not in known:
        raise UsageError(_NO_FIELD.fill(collection=collection, name=name, nearest=nearest(name, known)))
    return known[name].kind


def _like(kind: ValueKind) -> ValueKind:
    return _ALIKE.get(kind, kind)


def _words(among: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.value if isinstance(one, StrEnum) else one for one in among)


def _node(written: Written) -> Node:
    match written:
        case Expression():
            return written.node
        case bool():
            return Literal(written, ValueKind.FLAG)
        case int():
            return Literal(written, ValueKind.NUMBER)
        case Money():
            return Literal(written.fen, ValueKind.MONEY)
        case dt.date():
            return Literal(Day(written.year, written.month, written.day), ValueKind.DAY)
        case StrEnum():
            return Literal(written.value, ValueKind.CHOICE)
        case str():
            return Literal(written, ValueKind.WORDS)


def _said(node: Node) -> str:
    match node:
        case Field():
            return f"{node.collection}.{node.name}"
        case Through():
            return f"{_said(node.reference)}.{node.name}"
        case Literal():
            return str(node.value)
        case ParameterValue():
            return node.id
        case _:
            return node.kind.value
