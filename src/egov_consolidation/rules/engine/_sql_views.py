"""The tables and views that stand for collections, each with the columns of its fields, in their order."""

from __future__ import annotations

from collections.abc import Mapping

from sqlglot import exp

from egov_consolidation.rules.engine._sql_scope import Sql
from egov_consolidation.rules.engine._sql_tables import columns_of


def everything_of(view: str, table: str, database: str) -> exp.Create:
    """Return what makes a view of a table in an attached database, as it is."""
    source = exp.table_(_quoted(table), db=_quoted("main"), catalog=_quoted(database))
    return _view(view, exp.select("*").from_(source))


def view_of(collection: str, source: str, found: Mapping[str, str], *, is_tried: bool = False) -> exp.Create:
    """Return what makes the view of a collection: a column that its source lacks is missing of every record.

    Args:
        collection: The collection, and the name of its view.
        source: The table or view that holds it.
        found: The types of the columns of the source.
        is_tried: Whether what is not of its column's type is missing.
    """
    cast = exp.TryCast if is_tried else exp.Cast
    columns = [_column(name, kind, found.get(name), cast) for name, kind in columns_of(collection).items()]
    return _view(collection, exp.select(*columns).from_(exp.table_(_quoted(source))))


def table_of(collection: str) -> exp.Create:
    """Return what makes an empty table for a collection."""
    columns = [
        exp.ColumnDef(this=_quoted(name), kind=exp.DataType.build(kind))
        for name, kind in columns_of(collection).items()
    ]
    return exp.Create(this=exp.Schema(this=exp.table_(_quoted(collection)), expressions=columns), kind="TABLE")


def filling_of(collection: str) -> exp.Insert:
    """Return what fills a table from lists, one bound under the name of each column."""
    lists = [
        exp.Explode(this=exp.cast(exp.Placeholder(this=name), f"ARRAY<{kind}>"))
        for name, kind in columns_of(collection).items()
    ]
    return exp.insert(exp.select(*lists), exp.table_(_quoted(collection)))


def type_in(kind: str, dialect: str) -> str:
    """Return a type as a dialect writes it.

    Examples:
        >>> type_in("ARRAY<TEXT>", "spark")
        'ARRAY<STRING>'
    """
    return exp.DataType.build(kind).sql(dialect=dialect)


def _column(name: str, wanted: str, found: str | None, cast: type[exp.Cast]) -> Sql:
    held: Sql = exp.null() if found is None else exp.column(_quoted(name))
    return exp.alias_(held if found == wanted else cast(this=held, to=exp.DataType.build(wanted)), name, quoted=True)


def _view(name: str, query: exp.Select) -> exp.Create:
    return exp.Create(this=exp.table_(_quoted(name)), kind="VIEW", expression=query)


def _quoted(name: str) -> exp.Identifier:
    return exp.to_identifier(name, quoted=True)
