"""Expressions as a rule writes them: operators that read as they mean.

What an expression is about is checked when it is written: a wrong field name, a day compared with a name, a word of no
closed set, or Python's own `and`, `or`, `not` and `if` are refused when the rule's module is imported, with what to
write instead.
"""

from __future__ import annotations

import datetime as dt
from typing import NoReturn, TypeAlias

from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import Money, ValueKind
from egov_consolidation.rules.engine._fields import kind_of, name_of, refers_to
from egov_consolidation.rules.engine._no_value import NoValue
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    AsOf,
    Between,
    Comparison,
    Field,
    Includes,
    IsIn,
    IsMissing,
    Literal,
    Matches,
    Negation,
    Node,
    Operator,
    ParameterValue,
    Shifted,
    Through,
    WorkingDaysLater,
    walk,
)
from egov_consolidation.rules.engine._operands import demand_alike, demand_kind, literal, words_among
from egov_consolidation.rules.engine._patterns import demand_pattern
from egov_consolidation.wording import Text

Written: TypeAlias = "Expression | bool | int | str | dt.date | Money"
"""What may stand in an expression: another one, or a value."""

_NO_REFERENCE = Text(
    en="{name}: is no reference, so it has no {asked}. ask of it by {ways}",
    zh="{name}：不是对其他记录的引用，因而没有 {asked}。可用 {ways}",
)
_WAYS = ("== != < <= > >=", ".is_missing", ".is_in(…)", ".includes(…)", ".between(…)", ".matches(…)")
_ONE_STEP = Text(
    en="{name}: is a reference of another record, so {asked} cannot be read: a rule follows one reference only",
    zh="{name}：是其他记录中的引用，不能再取 {asked}：规则只沿一层引用读取",
)
_NO_DATUM = Text(en="{name}: is no field, so it cannot be missing", zh="{name}：不是字段，不存在未填报的情况")
_WRITE_MISSING = Text(en="{left} {operator} None: write {code}", zh="{left} {operator} None：请写作 {code}")
_NO_DAYS = Text(
    en="{left} - {right}: must be a whole number of days. write a + days <= b",
    zh="{left} - {right}：须为整数天数。请写作 a + 天数 <= b",
)
_SOME_DAYS = Text(
    en="{of}: {days} working days, must be a whole number that is not negative, or a parameter",
    zh="{of}：工作日数为 {days}，须为非负整数或参数",
)
_MOVING = Text(
    en="{of}: moves with the day of the check, so no working days are counted from it. write AS_OF <= "
    "a.working_days_later({days})",
    zh="{of}：随检查日变动，不能由此起算工作日。请写作 AS_OF <= a.working_days_later({days})",
)
_NOT_WORDS = Text(
    en="{of}: is no field that holds words of its own, so it is written by no pattern",
    zh="{of}：不是文字类字段，不能按格式核对",
)
_NO_CONDITION = Text(
    en="{of}: must be a condition over the fields of the record. write everyone() for one that always holds",
    zh="{of}：须为关于本记录字段的条件。一律适用时请写作 everyone()",
)
_DECIDED = Text(
    en="{of}: is decided before there is a record, must be a condition over its fields. write everyone() for True, "
    "a.is_missing for a is None, a.is_in(…) for a in (…)",
    zh="{of}：尚无记录即已有结论，须为关于本记录字段的条件。True 请写作 everyone()，a is None 请写作 a.is_missing，"
    "a in (…) 请写作 a.is_in(…)",
)


class Expression(NoValue):
    """An expression under construction: a node, with the operators that make others of it.

    Attributes:
        node: What it is made of.
    """

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        """Hold a node."""
        self.node = node

    def __repr__(self) -> str:
        """Return how it is written, so far as a message needs it."""
        return name_of(self.node)

    def __getattr__(self, name: str) -> Expression:
        """Return a field of the record that this reference names."""
        node = self.node
        if name.startswith("__"):
            raise AttributeError(name)
        target = refers_to(node)
        if target is None or node.kind is not ValueKind.REFERENCE:
            raise UsageError(_NO_REFERENCE.fill(name=name_of(node), asked=name, ways=_WAYS))
        if not isinstance(node, Field):
            raise UsageError(_ONE_STEP.fill(name=name_of(node), asked=name))
        return Expression(Through(node, target, name, kind_of(target, name)))

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

    def __rand__(self, other: object) -> NoReturn:
        """Refuse a value on the left of &: what binds more tightly than a comparison needs brackets."""
        demand_kind(literal(other), ValueKind.FLAG)
        raise UsageError(_NO_CONDITION.fill(of=repr(other)))

    __ror__ = __rand__

    def __invert__(self) -> Expression:
        """Return whether it does not hold."""
        return Expression(Negation(condition(self)))

    def __add__(self, days: Written) -> Expression:
        """Return the day so many days later."""
        demand_kind(self.node, ValueKind.DAY)
        return Expression(Shifted(self.node, demand_kind(node_of(days), ValueKind.NUMBER)))

    def __sub__(self, days: int) -> Expression:
        """Return the day so many days earlier."""
        if not isinstance(days, int):
            raise UsageError(_NO_DAYS.fill(left=name_of(self.node), right=name_of(node_of(days))))
        return self + -days

    def working_days_later(self, days: Expression | int) -> Expression:
        """Return the last day of a period of so many working days that begins on the day after this one.

        Args:
            days: A whole number, or a parameter.
        """
        demand_kind(self.node, ValueKind.DAY)
        number = demand_kind(node_of(days), ValueKind.NUMBER)
        if not isinstance(number, Literal | ParameterValue) or not _is_some(number):
            raise UsageError(_SOME_DAYS.fill(of=name_of(self.node), days=name_of(number)))
        if any(isinstance(one, AsOf) for one in walk(self.node)):
            raise UsageError(_MOVING.fill(of=name_of(self.node), days=name_of(number)))
        return Expression(WorkingDaysLater(self.node, number))

    def matches(self, pattern: str) -> Expression:
        """Return whether words as a whole are written by a pattern: a regular expression of a small subset."""
        if self.node.kind is not ValueKind.WORDS:
            raise UsageError(_NOT_WORDS.fill(of=name_of(self.node)))
        return Expression(Matches(self.node, demand_pattern(pattern)))

    @property
    def is_missing(self) -> Expression:
        """Whether the datum is not known."""
        if not isinstance(self.node, Field | Through):
            raise UsageError(_NO_DATUM.fill(name=name_of(self.node)))
        return Expression(IsMissing(self.node))

    def is_in(self, *among: str) -> Expression:
        """Return whether it is one of several words."""
        demand_kind(self.node, ValueKind.WORDS)
        return Expression(IsIn(self.node, words_among(self.node, among)))

    def includes(self, *among: str) -> Expression:
        """Return whether a list of names holds at least one of several."""
        demand_kind(self.node, ValueKind.NAMES)
        return Expression(Includes(self.node, words_among(self.node, among)))

    def between(self, least: Written, most: Written) -> Expression:
        """Return whether it lies between two others, both included."""
        lower = self._comparison(Operator.AT_LEAST, least)
        upper = self._comparison(Operator.AT_MOST, most)
        return Expression(Between(self.node, lower.right, upper.right))

    def _compared(self, by: Operator, other: Written) -> Expression:
        return Expression(self._comparison(by, other))

    def _comparison(self, by: Operator, other: Written | None) -> Comparison:
        if other is None:
            raise UsageError(_write_missing(self.node, by))
        right = node_of(other)
        demand_alike(by, self.node, right, value=None if isinstance(other, Expression) else other)
        return Comparison(by, self.node, right)


def condition(written: Expression) -> Node:
    """Return the node of a condition.

    Raises:
        UsageError: The expression is none.
    """
    given: object = written
    if not isinstance(given, Expression):
        why = _DECIDED if isinstance(given, bool) else _NO_CONDITION
        raise UsageError(why.fill(of=repr(given)))
    return demand_kind(given.node, ValueKind.FLAG)


def _parts(written: Expression, of: type[AllOf | AnyOf]) -> tuple[Node, ...]:
    node = condition(written)
    return node.parts if isinstance(node, AllOf | AnyOf) and type(node) is of and node.parts else (node,)


def _is_some(number: Node) -> bool:
    """Return whether a number of days is one that a rule may state, or a parameter."""
    if isinstance(number, Literal):
        return isinstance(number.value, int) and number.value >= 0
    return isinstance(number, ParameterValue)


def node_of(written: object) -> Node:
    """Return what is written as a node, be it an expression or a value."""
    return written.node if isinstance(written, Expression) else literal(written)


def _write_missing(node: Node, by: Operator) -> Text:
    sign = "~" if by is Operator.DIFFERENT else ""
    return _WRITE_MISSING.fill(left=name_of(node), operator=by.value, code=f"{sign}{name_of(node)}.is_missing")
