"""Where an expression stands in a query: which tables it may name, what it joins, and the values it binds.

Identifiers are those of declared fields, always quoted; values are always bound. Nothing is glued of strings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

import attrs
from sqlglot import exp

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import KINDS, fields_of
from egov_consolidation.rules.engine._nodes import Field, Record, Through
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

Sql: TypeAlias = "exp.Expr"
"""A piece of a query."""

_NO_FIELD = Text(en="{collection}: has no field {name}{nearest}", zh="{collection}：没有字段 {name}{nearest}")
_NOT_HERE = Text(
    en="{collection}.{name}: cannot stand here, where no record of {collection} is looked at",
    zh="{collection}.{name}：此处没有 {collection} 的记录，不能使用",
)
_ALIASES = {Record.SUBJECT: "s", Record.COUNTED: "c"}


_ONE = exp.Literal.number(1)


class Dialect(StrEnum):
    """The databases that are spoken to, by the name that SQLGlot has for their language."""

    DUCKDB = "duckdb"
    SPARK = "spark"

    def overlap(self, names: Sql, others: Sql) -> Sql:
        """Return whether two lists have a name in common."""
        function = "LIST_HAS_ANY" if self is Dialect.DUCKDB else "ARRAYS_OVERLAP"
        return exp.Anonymous(this=function, expressions=[names, others])

    def has_missing(self, names: Sql) -> Sql:
        """Return whether a list holds a name that is missing."""
        if self is Dialect.DUCKDB:
            known = exp.Anonymous(this="LIST_COUNT", expressions=[names])
            return exp.NEQ(this=exp.Anonymous(this="LEN", expressions=[names.copy()]), expression=known)
        known = exp.Anonymous(this="ARRAY_COMPACT", expressions=[names])
        size = exp.Anonymous(this="SIZE", expressions=[names.copy()])
        return exp.NEQ(this=size, expression=exp.Anonymous(this="SIZE", expressions=[known]))

    def goes_beyond(self, names: Sql, known: Sql) -> Sql:
        """Return whether a list holds a name that another does not."""
        if self is Dialect.DUCKDB:
            return exp.not_(exp.Anonymous(this="LIST_HAS_ALL", expressions=[known, names]))
        beyond = exp.Anonymous(this="ARRAY_EXCEPT", expressions=[names, known])
        return exp.GT(this=exp.Anonymous(this="SIZE", expressions=[beyond]), expression=exp.Literal.number(0))

    def later(self, day: Sql, days: Sql) -> Sql:
        """Return the day so many days later, a whole number; the calendar is not minded."""
        if self is Dialect.DUCKDB:
            return exp.paren(exp.Add(this=day, expression=days))
        return exp.Anonymous(this="DATE_ADD", expressions=[day, days])

    def element(self, values: Sql, place: Sql) -> Sql:
        """Return the element at a place of a list, counted from 0; the place lies within the list."""
        if self is Dialect.DUCKDB:
            return exp.Anonymous(this="LIST_EXTRACT", expressions=[values, exp.Add(this=place, expression=_ONE)])
        return exp.Anonymous(this="GET", expressions=[values, place])


@attrs.frozen(kw_only=True)
class Question:
    """What is the same wherever one query looks.

    Attributes:
        dialect: The language that is spoken.
        as_of: The day for which the judgement speaks; `None` for whatever day it may be.
        parameters: Values by parameter id; one without a value is not in it.
        tables: The tables that are there, by collection; a collection that was not given has none.
        bound: The values that the query binds, by the name of their place; it grows while the query is made.
    """

    dialect: Dialect
    as_of: Day | None
    parameters: Mapping[str, float]
    tables: Mapping[str, str]
    bound: dict[str, object] = attrs.field(factory=dict[str, object])

    def anew(self) -> Question:
        """Return the same for another query, which binds values of its own."""
        return attrs.evolve(self, bound={})

    def on_any_day(self) -> Question:
        """Return the same for another query whose answer holds on every day: what a day decides is undecided."""
        return attrs.evolve(self, bound={}, as_of=None)

    def bind(self, value: object) -> Sql:
        """Return the place where the query takes a value."""
        plain = dt.date(value.year, value.month, value.day) if isinstance(value, dt.date) else value
        name = f"v{len(self.bound)}"
        self.bound[name] = plain
        return exp.Placeholder(this=name)

    def taken(self, query: Sql) -> dict[str, object]:
        """Return the values that a query takes: what is made twice and kept once leaves values that none takes."""
        names = {str(place.this) for place in query.find_all(exp.Placeholder)}
        return {name: value for name, value in self.bound.items() if name in names}

    def table(self, collection: str, alias: str) -> Sql:
        """Return the table of a collection under another name."""
        return exp.alias_(exp.table_(exp.to_identifier(self.tables[collection], quoted=True)), alias, table=True)

    def text(self, query: Sql) -> str:
        """Return a query in the language that is spoken."""
        return query.sql(dialect=self.dialect.value)


@attrs.frozen(kw_only=True)
class Scope:
    """The records that one SELECT looks at, and what it has joined to them so far.

    Attributes:
        question: What is the same for the whole query.
        records: The collection of the subject, and of the record that is counted.
        joins: What is joined, by its alias, in order; it grows while expressions are made.
        counts: The aliases given to counts so far.
    """

    question: Question
    records: Mapping[Record, str]
    joins: dict[str, exp.Join] = attrs.field(factory=dict[str, exp.Join])
    counts: dict[object, str] = attrs.field(factory=dict[object, str])

    def column(self, field: Field) -> Sql:
        """Return the column that holds a field.

        Raises:
            UsageError: The field is not declared, or its record is not looked at here.
        """
        if self.records.get(field.of) != field.collection:
            raise UsageError(_NOT_HERE.fill(collection=field.collection, name=field.name))
        return column(_ALIASES[field.of], declared(field.collection, field.name))

    def joined(self, through: Through) -> Sql | None:
        """Return the column of the record that a reference names; nothing where its collection was not given."""
        name = declared(through.collection, through.name)
        if through.collection not in self.question.tables:
            return None
        alias = f"{_ALIASES[through.reference.of]}_{through.reference.name}"
        if alias not in self.joins:
            here = exp.EQ(this=self.column(through.reference), expression=column(alias, "id"))
            self.join(alias, self.question.table(through.collection, alias), on=here)
        return column(alias, name)

    def join(self, alias: str, table: Sql, *, on: Sql | None = None) -> None:
        """Join a table: each row of what is looked at stays one row."""
        side = {"kind": "CROSS"} if on is None else {"side": "LEFT", "on": on}
        self.joins.setdefault(alias, exp.Join(this=table, **side))

    def select(self, *columns: Sql, instead: exp.Select | None = None) -> exp.Select:
        """Return the query over the records that are looked at, with all that is joined to them.

        Args:
            *columns: What it selects; expressions are made before, because they join what they need.
            instead: A query to add the joins to; one over all the records by default.
        """
        query = self.crossed() if instead is None else instead
        for join in self.joins.values():
            query = query.join(join.copy())
        return query.select(*columns)

    def crossed(self) -> exp.Select:
        """Return the query over every combination of the records that are looked at."""
        first, *others = (self.question.table(name, _ALIASES[record]) for record, name in self.records.items())
        query = exp.select().from_(first)
        for other in others:
            query = query.join(other, join_type="cross")
        return query


def column(table: str, name: str) -> exp.Column:
    """Return a column of a table, quoted."""
    return exp.column(exp.to_identifier(name, quoted=True), table=exp.to_identifier(table, quoted=True))


def declared(collection: str, name: str) -> str:
    """Return the name of a field that a collection declares, or of its id.

    Raises:
        UsageError: It declares no such field.
    """
    known = ("id", *fields_of(KINDS[collection]))
    if name not in known:
        raise UsageError(_NO_FIELD.fill(collection=collection, name=name[:60], nearest=nearest(name, known)))
    return name


def holds(condition: Sql) -> Sql:
    """Return whether a condition is known to hold; always decided."""
    return exp.paren(exp.Is(this=exp.paren(condition), expression=exp.true()))


def may_hold(condition: Sql) -> Sql:
    """Return whether a condition holds or is undecided; always decided."""
    return exp.paren(exp.not_(exp.Is(this=exp.paren(condition), expression=exp.false())))


def is_missing(value: Sql) -> Sql:
    """Return whether a value is not known; always decided."""
    return exp.paren(exp.Is(this=exp.paren(value), expression=exp.null()))


def how_many(condition: Sql, name: str) -> Sql:
    """Return how many rows meet a condition, under a name."""
    return exp.alias_(exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition)), name)
