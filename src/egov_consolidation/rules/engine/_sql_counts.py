"""What a count is in SQL: its two bounds, each a column that is joined to the subject.

A record counts for certain where it shares the key and meets the condition; it may count where neither is denied.
What shares the key for certain is aggregated by key where it can be, else by subject; what has no key is counted once
for all subjects, unless the condition speaks of the subject too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import attrs
from sqlglot import exp

from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import NOTHING, ValueKind
from egov_consolidation.rules.engine._nodes import Count, Field, Node, Record, Through, walk
from egov_consolidation.rules.engine._sql_scope import Scope, Sql, column, holds, how_many, is_missing, may_hold
from egov_consolidation.wording import Text

Translate: TypeAlias = "Callable[[Node, Scope], Sql]"
"""How the nodes below a count are made."""

LISTS = frozenset({ValueKind.NAMES, ValueKind.REFERENCES})
"""The kinds that hold several names."""

_NESTED = Text(
    en="{collection}: a count within the condition of another cannot be judged in a database",
    zh="{collection}：计数条件之内再计数，无法在数据库中判定",
)


@attrs.frozen(kw_only=True)
class _Counting:
    """One count, where it stands.

    Attributes:
        node: The count.
        scope: Where its subject is.
        sql: How expressions are made.
        alias: What the names of its joins begin with.
    """

    node: Count
    scope: Scope
    sql: Translate
    alias: str

    def over(self, *records: Record) -> Scope:
        """Return a place of its own that looks at the subject, at what is counted, or at both."""
        names = {Record.SUBJECT: self.scope.records[Record.SUBJECT], Record.COUNTED: self.node.collection}
        return Scope(question=self.scope.question, records={record: names[record] for record in records})

    def key(self, scope: Scope) -> Sql:
        """Return the subject's key."""
        return self.sql(_there(self.node.of), scope)

    def by(self, scope: Scope) -> Sql:
        """Return the key of what is counted."""
        return self.sql(_there(self.node.by), scope)

    def column(self, part: str, name: str) -> Sql:
        """Return a column of what is joined; none counted is zero."""
        return exp.func("COALESCE", column(f"{self.alias}_{part}", name), exp.Literal.number(0))


def count_bounds(node: Count, scope: Scope, sql: Translate) -> tuple[Sql, Sql]:
    """Return how many records are known to count and how many may; no most where their collection was not given.

    Args:
        node: The count.
        scope: Where its subject is; what it needs is joined there.
        sql: How the nodes below it are made.

    Raises:
        UsageError: There is a count within its condition.
    """
    if any(isinstance(one, Count) for one in walk(node.where)):
        raise UsageError(_NESTED.fill(collection=node.collection))
    if node.collection not in scope.question.tables:
        return exp.Literal.number(0), exp.cast(exp.null(), "BIGINT")
    alias = scope.counts.setdefault(node, f"n{len(scope.counts)}")
    counting = _Counting(node=node, scope=scope, sql=sql, alias=alias)
    if _is_alone(node):
        _join_totals(counting)
    else:
        _join_combinations(counting)
    if node.by is None:
        return counting.column("all", "sure"), counting.column("all", "may")
    _join_shared(counting)
    known = exp.paren(exp.Add(this=counting.column("shared", "may"), expression=_open(counting)))
    key_missing = is_missing(counting.key(scope))
    most = exp.Case().when(key_missing, counting.column("all", "may")).else_(known)
    return counting.column("shared", "sure"), most


def speaks_of(node: Node, record: Record) -> bool:
    """Return whether an expression reads a field of a record."""
    return any(isinstance(one, Field) and one.of is record for one in walk(node))


def _is_alone(node: Count) -> bool:
    return not speaks_of(node.where, Record.SUBJECT)


def _there(key: Field | Through | None) -> Field | Through:
    if key is None:
        raise TypeError(key)
    return key


def _open(counting: _Counting) -> Sql:
    """Return how many may count because their own key is missing."""
    if _is_alone(counting.node):
        return counting.column("all", "open")
    return counting.column("open", "may")


def _join_totals(counting: _Counting) -> None:
    """Join how many of all records count, which is the same for every subject."""
    inner = counting.over(Record.COUNTED)
    met = counting.sql(counting.node.where, inner)
    columns = [how_many(holds(met), "sure"), how_many(may_hold(met), "may")]
    if counting.node.by is not None:
        columns.append(how_many(exp.and_(may_hold(met), is_missing(counting.by(inner))), "open"))
    alias = f"{counting.alias}_all"
    counting.scope.join(alias, inner.select(*columns).subquery(alias))


def _join_combinations(counting: _Counting) -> None:
    """Join, for each subject, how many count of those whose key nobody knows; of all where no key is asked for."""
    if counting.node.by is None:
        _join_crossed(counting, "all", where=lambda _: exp.true())
        return
    _join_crossed(counting, "all", where=lambda inner: is_missing(counting.key(inner)))
    _join_crossed(counting, "open", where=lambda inner: is_missing(counting.by(inner)))


def _join_crossed(counting: _Counting, part: str, *, where: Callable[[Scope], Sql]) -> None:
    inner = counting.over(Record.SUBJECT, Record.COUNTED)
    met, kept = counting.sql(counting.node.where, inner), where(inner)
    _join_by_subject(counting, part, _by_subject(inner.select(*_tally(met)).where(kept)))


def _join_shared(counting: _Counting) -> None:
    """Join how many of those that share the key count."""
    if _is_alone(counting.node) and _there(counting.node.of).kind not in LISTS:
        _join_by_key(counting)
    else:
        _join_pairs(counting)


def _join_by_key(counting: _Counting) -> None:
    inner = counting.over(Record.COUNTED)
    met = exp.alias_(counting.sql(counting.node.where, inner), "met")
    names = _names(inner, _there(counting.node.by), counting, met).subquery("k")
    tally = _tally(column("k", "met"))
    alias = f"{counting.alias}_shared"
    table = exp.select(column("k", "name"), *tally).from_(names).group_by(column("k", "name")).subquery(alias)
    key = counting.key(counting.scope)
    here = exp.and_(exp.EQ(this=column(alias, "name"), expression=key), _is_something(key))
    counting.scope.join(alias, table, on=here)


def _join_pairs(counting: _Counting) -> None:
    """Join the tally of the pairs of a subject and a record that have a name in common."""
    subjects, others = counting.over(Record.SUBJECT), counting.over(Record.COUNTED)
    mine = _names(subjects, _there(counting.node.of), counting, column("s", "id")).subquery("a")
    theirs = _names(others, _there(counting.node.by), counting, column("c", "id")).subquery("b")
    same = exp.EQ(this=column("a", "name"), expression=column("b", "name"))
    other = exp.alias_(column("b", "id"), "other")
    pairs = exp.select(column("a", "id"), other).distinct().from_(mine).join(theirs, on=same).subquery("p")
    inner = counting.over(Record.SUBJECT, Record.COUNTED)
    met = counting.sql(counting.node.where, inner)
    base = exp.select().from_(pairs)
    for record, name in ((Record.SUBJECT, "id"), (Record.COUNTED, "other")):
        alias = "s" if record is Record.SUBJECT else "c"
        table = counting.scope.question.table(inner.records[record], alias)
        base = base.join(table, on=exp.EQ(this=column(alias, "id"), expression=column("p", name)))
    _join_by_subject(counting, "shared", _by_subject(inner.select(*_tally(met), instead=base)))


def _names(scope: Scope, key: Field | Through, counting: _Counting, beside: Sql) -> exp.Select:
    """Return the query for the names that a key stands for, each once, beside another column."""
    value = counting.sql(key, scope)
    if key.kind in LISTS:
        return scope.select(exp.alias_(exp.Explode(this=exp.ArrayDistinct(this=value)), "name"), beside)
    return scope.select(exp.alias_(value, "name"), beside).where(_is_something(value))


def _is_something(key: Sql) -> Sql:
    return exp.paren(exp.NEQ(this=key, expression=exp.Literal.string(NOTHING)))


def _tally(met: Sql) -> tuple[Sql, Sql]:
    return how_many(holds(met), "sure"), how_many(may_hold(met), "may")


def _by_subject(query: exp.Select) -> exp.Select:
    return query.select(column("s", "id")).group_by(column("s", "id"))


def _join_by_subject(counting: _Counting, part: str, query: exp.Select) -> None:
    alias = f"{counting.alias}_{part}"
    same = exp.EQ(this=column("s", "id"), expression=column(alias, "id"))
    counting.scope.join(alias, query.subquery(alias), on=same)
