"""The queries that are asked: how many records get which verdict, which depart, and what stands around them.

A demand becomes two conditions; a whole rulebook about one collection becomes one scan.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from egov_consolidation.findings import Verdict
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._nodes import Count, Record
from egov_consolidation.rules.engine._sql import translated
from egov_consolidation.rules.engine._sql_counts import speaks_of
from egov_consolidation.rules.engine._sql_scope import (
    Question,
    Scope,
    Sql,
    column,
    declared,
    holds,
    how_many,
    is_missing,
    may_hold,
)


def verdicts_query(demands: Sequence[Demand], collection: str, question: Question) -> exp.Select:
    """Return the query for one row: of how many records each demand says what.

    Its columns are `total`, then `pass_0`, `fail_0` and `not_applicable_0` for the first demand, and so on.
    """
    scope = Scope(question=question, records={Record.SUBJECT: collection})
    columns: list[Sql] = [exp.alias_(exp.Count(this=exp.Star()), "total")]
    for number, demand in enumerate(demands):
        applies, require = translated(demand.applies, scope), translated(demand.require, scope)
        columns.append(how_many(exp.and_(applies, require), f"pass_{number}"))
        columns.append(how_many(exp.and_(applies, exp.not_(require)), f"fail_{number}"))
        columns.append(how_many(exp.not_(applies), f"not_applicable_{number}"))
    return scope.select(*columns)


def departing_query(demands: Sequence[Demand], collection: str, question: Question) -> exp.Select:
    """Return the query for the records that depart from a demand, or cannot be decided, in the order of their ids.

    Its columns are `id`, then `verdict_0` for the first demand, and so on: the verdict by its name.
    """
    scope = Scope(question=question, records={Record.SUBJECT: collection})
    columns: list[Sql] = [column("s", "id")]
    departing: list[Sql] = []
    for number, demand in enumerate(demands):
        applies, require = translated(demand.applies, scope), translated(demand.require, scope)
        columns.append(exp.alias_(_verdict(applies, require), f"verdict_{number}"))
        passes = exp.or_(exp.not_(applies), exp.and_(applies, require))
        departing.append(exp.not_(holds(passes)))
    return scope.select(*columns).where(exp.or_(*departing)).order_by(column("s", "id"))


def counted_query(node: Count, columns: Sequence[str], question: Question) -> exp.Select:
    """Return the query for the records that a count may count for some subject on some day, whatever their keys."""
    scope = Scope(question=question, records={Record.COUNTED: node.collection})
    query = exp.true() if speaks_of(node.where, Record.SUBJECT) else may_hold(translated(node.where, scope))
    return scope.select(*(column("c", name) for name in columns)).where(query)


def chosen_query(
    collection: str, columns: Sequence[str], field: str, chosen: str, *, is_list: bool, question: Question
) -> exp.Select:
    """Return the query for the records that hold a chosen name in a field, and for those where it is missing.

    Args:
        collection: Where the records stand.
        columns: The columns that are wanted.
        field: The field.
        chosen: The table of the names, in its column `id`.
        is_list: Whether the field holds lists of names.
        question: The query this belongs to.
    """
    scope = Scope(question=question, records={Record.SUBJECT: collection})
    key = column("s", declared(collection, field))
    names = exp.table_(exp.to_identifier(chosen, quoted=True))
    holding: Sql = exp.In(this=key, query=exp.select(column(chosen, "id")).from_(names).subquery())
    if is_list:
        each = scope.select(column("s", "id"), exp.alias_(exp.Explode(this=key), "name")).subquery("k")
        same = exp.EQ(this=column("k", "name"), expression=column(chosen, "id"))
        ids = exp.select(column("k", "id")).from_(each).join(names, on=same)
        holding = exp.In(this=column("s", "id"), query=ids.subquery())
    return scope.select(*(column("s", name) for name in columns)).where(
        holding if field == "id" else exp.or_(holding, is_missing(key.copy()))
    )


def units_query(collection: str, question: Question) -> exp.Select:
    """Return the query for the units that answer for the records of a collection, each once."""
    scope = Scope(question=question, records={Record.SUBJECT: collection})
    field = declared(collection, "id" if collection == "units" else "unit")
    return scope.select(column("s", field)).distinct()


def _verdict(applies: Sql, require: Sql) -> Sql:
    cases = (
        (exp.not_(applies), Verdict.NOT_APPLICABLE),
        (exp.and_(applies, require), Verdict.PASS),
        (exp.and_(applies, exp.not_(require)), Verdict.FAIL),
    )
    case = exp.Case()
    for condition, verdict in cases:
        case = case.when(condition, exp.Literal.string(verdict.value))
    return case.else_(exp.Literal.string(Verdict.UNKNOWN.value))
