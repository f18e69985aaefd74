"""Expressions of record rules, drawn at random: whatever a rule may write stands in some of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TypeAlias, TypeVar

import attrs
from hypothesis import strategies as st

from egov_consolidation.dates import Day
from egov_consolidation.inventory import KINDS, NOT_YET, NOTHING, ValueKind, fields_of
from egov_consolidation.rules.engine import Demand
from egov_consolidation.rules.engine._nodes import (
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
    Matches,
    Negation,
    Node,
    Operator,
    ParameterValue,
    Record,
    Scalar,
    Shifted,
    Through,
    WorkingDaysLater,
    walk,
)

DAYS = (Day(2018, 6, 30), Day(2018, 7, 1), Day(2018, 7, 15), NOT_YET)
NUMBERS = (0, 1, 2, 3)
NAMES = ("甲", "乙")
IDS = ("1", "2", "3")
"""Few values of each sort, so that drawn records often agree."""
PATTERNS = ("甲", "[0-9]", "(甲|[1-2])?", "[一-龥]+")
"""How words may have to be written: as some of them are, and others are not."""
PARAMETERS: tuple[str, ...] = ("ZZ01.least", "ZZ01.most")
"""Which parameters an expression may speak of."""
DAY_PARAMETER = "ZZ01.due"
"""The parameter of which the value is a day."""
DEEPEST = 3
"""How many conditions stand in each other at most."""

_ORDERED = (ValueKind.NUMBER, ValueKind.MONEY, ValueKind.DAY)
_EQUALITY = (Operator.EQUAL, Operator.DIFFERENT)
_LIKE: Mapping[ValueKind, ValueKind] = {
    ValueKind.CHOICE: ValueKind.WORDS,
    ValueKind.REFERENCE: ValueKind.WORDS,
    ValueKind.REFERENCES: ValueKind.NAMES,
}
_KEYS = (ValueKind.WORDS, ValueKind.NAMES)
_POOLS: Mapping[ValueKind, Sequence[Scalar]] = {
    ValueKind.FLAG: (True, False),
    ValueKind.DAY: DAYS,
    ValueKind.NUMBER: NUMBERS,
    ValueKind.MONEY: NUMBERS,
}

Values: TypeAlias = Mapping[ValueKind, Sequence[Field | Through]]
"""What can be read of the records in sight, by the kind it can be compared with."""

_One = TypeVar("_One")


def demands(collection: str, *, with_counts: bool = True, with_is_missing: bool = True) -> st.SearchStrategy[Demand]:
    """Return a strategy for what a rule may demand of the records of a collection.

    Args:
        collection: Of whose records it speaks.
        with_counts: Whether it may count other records.
        with_is_missing: Whether it may ask what is missing.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Demand:
        drawer = Drawer(
            draw=draw,
            values=values_of(Record.SUBJECT, collection),
            with_counts=with_counts,
            with_is_missing=with_is_missing,
        )
        return Demand(applies=drawer.condition(), require=drawer.condition())

    return drawn()


@cache
def values_of(of: Record, collection: str) -> Values:
    """Return the fields of a collection, and those of the records that it refers to, by kind."""
    own = [Field(of, collection, about.name, about.kind) for about in fields_of(KINDS[collection]).values()]
    own.append(Field(of, collection, "id", ValueKind.WORDS))
    found: dict[ValueKind, list[Field | Through]] = {}
    for field in own:
        both: tuple[Field | Through, ...] = (field, *_through(field))
        for one in both:
            found.setdefault(_LIKE.get(one.kind, one.kind), []).append(one)
    return found


def words_of(node: Field | Through) -> tuple[str, ...]:
    """Return the few words that are drawn for a field."""
    about = fields_of(KINDS[node.collection]).get(node.name)
    if about is not None and about.choices is not None:
        return tuple(one.value for one in about.choices)[:3]
    return (*IDS, NOTHING) if about is None or about.kind is ValueKind.REFERENCE else (*NAMES, NOTHING)


@attrs.frozen(kw_only=True)
class Drawer:
    """Draws expressions over what can be read.

    Attributes:
        draw: Draws from a strategy.
        values: What can be read.
        with_counts: Whether other records may be counted.
        with_is_missing: Whether it may be asked what is missing.
    """

    draw: st.DrawFn
    values: Values
    with_counts: bool
    with_is_missing: bool

    def condition(self, deepest: int = DEEPEST) -> Node:
        """Return a condition."""
        kinds = ("simple", "simple", "not", "all", "any") if deepest else ("simple",)
        match self._one_of(kinds):
            case "not":
                return Negation(self.condition(deepest - 1))
            case "all":
                return AllOf(self._conditions(deepest - 1))
            case "any":
                return AnyOf(self._conditions(deepest - 1))
            case _:
                return self._one_of(self._simple())()

    def count(self) -> Count:
        """Return a number of records, with or without a key, and with a condition of any sort."""
        collection = self._one_of(tuple(KINDS))
        counted = values_of(Record.COUNTED, collection)
        both = {kind: (*counted.get(kind, ()), *self.values.get(kind, ())) for kind in ValueKind}
        inner = attrs.evolve(self, values=self._one_of((counted, both)), with_counts=False)
        where = AllOf(()) if self._either() else inner.condition(1)
        if self._either():
            return Count(collection, None, None, where)
        fields = [one for kind in _KEYS for one in counted.get(kind, ()) if isinstance(one, Field)]
        keys = [one for kind in _KEYS for one in self.values.get(kind, ())]
        return Count(collection, self._one_of(fields), self._one_of(keys), where)

    def _conditions(self, deepest: int) -> tuple[Node, ...]:
        return tuple(self.condition(deepest) for _ in range(self._one_of((2, 1, 3, 0))))

    def _simple(self) -> list[Callable[[], Node]]:
        """Return what draws conditions that hold no others."""
        found: list[Callable[[], Node]] = [self._ordered, self._between]
        if self.values.get(ValueKind.FLAG):
            found += (self._flag, self._flags)
        if self.values.get(ValueKind.WORDS):
            found += (self._words, self._is_in, self._matches)
        if self.values.get(ValueKind.NAMES):
            found.append(self._includes)
        if self.with_counts:
            found += (self._counting, self._counting)
        if self.with_is_missing:
            found.append(self._is_missing)
        return found

    def _ordered(self) -> Node:
        kind = self._one_of(_ORDERED)
        return Comparison(self._one_of(tuple(Operator)), self._side(kind), self._side(kind))

    def _between(self) -> Node:
        kind = self._one_of(_ORDERED)
        return Between(self._side(kind), self._side(kind), self._side(kind))

    def _flag(self) -> Node:
        return self._one_of(self.values[ValueKind.FLAG])

    def _flags(self) -> Node:
        other = self._literal(ValueKind.FLAG) if self._either() else self._flag()
        return Comparison(self._one_of(_EQUALITY), self._flag(), other)

    def _words(self) -> Node:
        left, right = (self._one_of(self.values[ValueKind.WORDS]) for _ in range(2))
        other = Literal(self._one_of(words_of(left)), left.kind) if self._either() else right
        return Comparison(self._one_of(_EQUALITY), left, other)

    def _is_in(self) -> Node:
        value = self._one_of(self.values[ValueKind.WORDS])
        return IsIn(value, self._some(words_of(value)))

    def _matches(self) -> Node:
        value = self._one_of(self.values[ValueKind.WORDS])
        return Matches(value, self._one_of(PATTERNS))

    def _includes(self) -> Node:
        return Includes(self._one_of(self.values[ValueKind.NAMES]), self._some((*NAMES, *IDS)))

    def _is_missing(self) -> Node:
        return IsMissing(self._one_of(tuple(itertools.chain.from_iterable(self.values.values()))))

    def _counting(self) -> Node:
        number = self.count()
        other = self.count() if self._one_of((False, False, True)) else self._side(ValueKind.NUMBER)
        left, right = (number, other) if self._either() else (other, number)
        return Comparison(self._one_of(tuple(Operator)), left, right)

    def _side(self, kind: ValueKind) -> Node:
        """Return a number, an amount or a day."""
        if kind is not ValueKind.DAY or self._one_of((True, True, False)):
            return self._one_of(self._sides(kind))()
        if self._either():
            return self._working_days_later()
        days = self._one_of((-1, 1, 14))
        return Shifted(
            self._one_of(self._sides(kind))(),
            Literal(days, ValueKind.NUMBER) if self._either() else self._one_of(self._sides(ValueKind.NUMBER))(),
        )

    def _working_days_later(self) -> Node:
        """Return a day so many working days after one that does not move; some lie beyond the calendars."""
        day = self._side(ValueKind.DAY)
        still = self._literal(ValueKind.DAY) if any(isinstance(one, AsOf) for one in walk(day)) else day
        number = Literal(self._one_of((0, 1, 10, 5_000)), ValueKind.NUMBER)
        return WorkingDaysLater(still, number if self._either() else ParameterValue(self._one_of(PARAMETERS)))

    def _sides(self, kind: ValueKind) -> list[Callable[[], Node]]:
        known = self.values.get(kind)
        found: list[Callable[[], Node]] = [lambda: self._literal(kind)]
        if known:
            found += [lambda: self._one_of(known)] * 2
        if kind is ValueKind.DAY:
            found += [AsOf, lambda: ParameterValue(DAY_PARAMETER, ValueKind.DAY)]
        if kind is ValueKind.NUMBER:
            found.append(lambda: ParameterValue(self._one_of(PARAMETERS)))
        return found

    def _literal(self, kind: ValueKind) -> Literal:
        return Literal(self._one_of(_POOLS[kind]), kind)

    def _some(self, among: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._one_of(among) for _ in range(self._one_of((1, 2, 0))))

    def _either(self) -> bool:
        return self.draw(st.booleans())

    def _one_of(self, among: Sequence[_One]) -> _One:
        """Return one of several; drawn by its number, as the words for all of them would be very long."""
        return among[self.draw(st.integers(0, len(among) - 1))]


def _through(field: Field) -> list[Through]:
    """Return what can be read of the records that a field refers to; nothing where it refers to none, or to several."""
    if field.name == "id" or field.kind is not ValueKind.REFERENCE:
        return []
    target = fields_of(KINDS[field.collection])[field.name].refers
    if target is None:
        return []
    return [Through(field, target, about.name, about.kind) for about in fields_of(KINDS[target]).values()]
