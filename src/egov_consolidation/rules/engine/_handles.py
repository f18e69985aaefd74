"""Handles by which a rule speaks: the record that is judged, its parameters, the day, and what is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NoReturn, cast

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import AnyRecord, ValueKind, collection_of, title_of
from egov_consolidation.rules.engine._expression import Expression, condition, node_of
from egov_consolidation.rules.engine._fields import kind_of, name_of, no_field
from egov_consolidation.rules.engine._no_value import NoValue
from egov_consolidation.rules.engine._nodes import (
    TRUE,
    AsOf,
    Count,
    Field,
    Literal,
    Node,
    Operator,
    ParameterValue,
    Record,
    Through,
    walk,
)
from egov_consolidation.rules.engine._operands import demand_one_set, like
from egov_consolidation.wording import Text

_NO_FIELD_NAMED = Text(
    en="{of}: is asked as a whole, must be asked by a name: {of}.name",
    zh="{of}：不能作为整体使用，须指明名称：{of}.名称",
)
_NO_QUOTES = Text(
    en="count of {kind}: by is {by}, must be the name of a field in quotes: by='unit'",
    zh="{kind}的计数：by 为 {by}，须为加引号的字段名：by='unit'",
)
_NO_FUNCTION = Text(
    en="count of {kind}: where is {where}, must be a function of the record that is counted: where=lambda one: …",
    zh="{kind}的计数：where 为 {where}，须为以被计数记录为参数的函数：where=lambda one: …",
)
_WITHIN = Text(
    en="count of {kind}: holds another count in its condition, which cannot tell the two records apart",
    zh="{kind}的计数：其条件中又有计数，无法区分两层记录",
)
_HALF_A_KEY = Text(
    en="count of {kind}: is given {given} alone, must be given by and of, or neither",
    zh="{kind}的计数：只给出 {given}，by 与 of 须同时给出，或都不给出",
)
_NO_KEY = Text(
    en="count of {kind}, by {by}, of {of}: must be words, a reference, or a list of them, as fields of the records",
    zh="{kind}的计数，by 为 {by}，of 为 {of}：须为记录的字段，且为文字、引用或其清单",
)
_KEYS = (ValueKind.WORDS, ValueKind.NAMES)


class Handle(NoValue):
    """What has fields, or names, and is no value itself."""

    __slots__ = ()

    if not TYPE_CHECKING:  # whoever checks types is told by these being absent

        def _refused(self, *_: object) -> NoReturn:
            raise UsageError(_NO_FIELD_NAMED.fill(of=repr(self)))

        __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refused
        __and__ = __rand__ = __or__ = __ror__ = __invert__ = __add__ = __sub__ = _refused
        __hash__ = None


class RecordHandle(Handle):
    """A record as a rule speaks of it: its fields by name.

    Attributes:
        id: The id of the record, which others refer to.
    """

    __slots__ = ("_collection", "_of")

    def __init__(self, of: Record, kind: type[AnyRecord]) -> None:
        """Stand for the records of a kind."""
        self._of = of
        self._collection = collection_of(kind)

    def __repr__(self) -> str:
        """Return the name of the records."""
        return self._collection

    def __getattr__(self, name: str) -> Expression:
        """Return a field; a name that is none is refused with the nearest one."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Expression(Field(self._of, self._collection, name, kind_of(self._collection, name)))


class ParameterHandle(Handle):
    """The parameters of a rule, by the part of their id behind the dot."""

    __slots__ = ("_kinds",)

    def __init__(self, declared: Iterable[str] | Mapping[str, ValueKind]) -> None:
        """Know the ids that the rule declares, and the kinds of their values: numbers, where nothing is said."""
        if isinstance(declared, Mapping):
            self._kinds = dict(cast("Mapping[str, ValueKind]", declared))
        else:
            self._kinds = dict.fromkeys(declared, ValueKind.NUMBER)

    def __repr__(self) -> str:
        """Return what they are."""
        return "parameters"

    def __getattr__(self, name: str) -> Expression:
        """Return the value of a parameter; a name that is none is refused with the nearest one."""
        if name.startswith("__"):
            raise AttributeError(name)
        for one, kind in self._kinds.items():
            if one.partition(".")[2] == name:
                return Expression(ParameterValue(one, kind))
        raise no_field("parameters", name, (one.partition(".")[2] for one in self._kinds))


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
    """Return the condition that always holds: the rule speaks about every record.

    Examples:
        >>> everyone().node == TRUE
        True
    """
    return Expression(TRUE)


def on(words: str) -> Expression:
    """Return a day that the rule itself states.

    Args:
        words: `YYYY-MM-DD`.

    Raises:
        UsageError: There is no such day.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine
        >>> (subject(LeasedLine).cancelled_on <= on("2018-12-31")).node.right.value
        Date(2018, 12, 31)
    """
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

    Raises:
        UsageError: A key is given without the other, or one that can never be shared; the condition is none.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine, UnitFacts
        >>> unit = subject(UnitFacts)
        >>> used = count(LeasedLine, by="unit", of=unit.id, where=lambda line: line.cancelled_on > AS_OF)
        >>> (used <= 1).node.operator.value
        '<='
    """
    collection = collection_of(kind)
    if isinstance(by, NoValue):
        raise UsageError(_NO_QUOTES.fill(kind=title_of(kind), by=repr(by)))
    key = None if by is None else Field(Record.COUNTED, collection, by, kind_of(collection, by))
    mine = None if key is None and of is None else _mine(kind, key, of)
    return Expression(Count(collection, key, mine, TRUE if where is None else _met(kind, where)))


def _met(kind: type[AnyRecord], where: Callable[[RecordHandle], Expression]) -> Node:
    """Return the condition that the records that are counted have to meet."""
    if isinstance(where, NoValue):
        raise UsageError(_NO_FUNCTION.fill(kind=title_of(kind), where=repr(where)))
    met = condition(where(RecordHandle(Record.COUNTED, kind)))
    if any(isinstance(one, Count) for one in walk(met)):
        raise UsageError(_WITHIN.fill(kind=title_of(kind)))
    return met


def _mine(kind: type[AnyRecord], key: Field | None, of: Expression | None) -> Field | Through:
    """Return the key of the subject, which the key of the records that are counted is compared with."""
    if key is None or of is None:
        raise UsageError(_HALF_A_KEY.fill(kind=title_of(kind), given="of" if key is None else "by"))
    mine = node_of(of)
    if not isinstance(mine, Field | Through) or {like(key.kind), like(mine.kind)} - set(_KEYS):
        raise UsageError(_NO_KEY.fill(kind=title_of(kind), by=key.name, of=name_of(mine)))
    demand_one_set(Operator.EQUAL, key, mine)
    return mine
