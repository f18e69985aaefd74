"""What a table must look like to hold a collection, and how its rows become records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from egov_consolidation.dates import Day
from egov_consolidation.errors import Place, Problem
from egov_consolidation.inventory import KINDS, AnyRecord, FieldAbout, Money, ValueKind, fields_of
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

TYPES: Mapping[ValueKind, str] = {
    ValueKind.FLAG: "BOOLEAN",
    ValueKind.NUMBER: "BIGINT",
    ValueKind.MONEY: "BIGINT",
    ValueKind.DAY: "DATE",
    ValueKind.WORDS: "TEXT",
    ValueKind.CHOICE: "TEXT",
    ValueKind.REFERENCE: "TEXT",
    ValueKind.NAMES: "ARRAY<TEXT>",
    ValueKind.REFERENCES: "ARRAY<TEXT>",
}
"""The type of a column by the kind of its values, as SQLGlot reads it; money is counted in fen."""

WHOLE = frozenset({"TINYINT", "SMALLINT", "INT", "BIGINT", "UTINYINT", "USMALLINT", "UINT"})
"""Types that hold nothing but whole numbers of at most 64 bits."""

_MEANT: Mapping[str, Text] = {
    "BOOLEAN": Text(en="true or false (BOOLEAN)", zh="布尔值（BOOLEAN）"),
    "BIGINT": Text(en="whole numbers, money in fen (BIGINT)", zh="整数，金额以分计（BIGINT）"),
    "DATE": Text(en="days (DATE)", zh="日期（DATE）"),
    "TEXT": Text(en="words (VARCHAR)", zh="文字（VARCHAR）"),
    "ARRAY<TEXT>": Text(en="lists of words (VARCHAR[])", zh="文字列表（VARCHAR[]）"),
}
_UNKNOWN = Text(en="is no field of {collection}{nearest}", zh="{collection} 没有这个字段{nearest}")
_ON_PAPER = Text(
    en="is what documents call a field, must be {name} here. read_inventory reads documents, "
    "write_parquet makes tables of them",
    zh="是填报用的表头，数据表中须写作 {name}。填报的表格可由 read_inventory 读入，再由 write_parquet 转为数据表",
)
_WRONG = Text(en="is of type {found}, must hold {meant}", zh="类型为 {found}，须为{meant}")
_NO_ID = Text(en="is not there, every record must have one", zh="缺少此列，每条记录须有编号")


def columns_of(collection: str) -> Mapping[str, str]:
    """Return the type of each column of a collection, its id first, in order.

    Examples:
        >>> columns_of("units")["id"]
        'TEXT'
    """
    return {"id": "TEXT"} | {name: TYPES[about.kind] for name, about in fields_of(KINDS[collection]).items()}


def table_problems(collection: str, document: str, found: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what keeps a table from holding a collection: columns that are no fields, and wrong types.

    Args:
        collection: The collection.
        document: What the table is called in messages.
        found: The types of its columns as SQLGlot writes them; `NULL` for a column that holds nothing.
    """
    known = columns_of(collection)
    if "id" not in found:
        yield Problem(Place(document=document, column="id"), _NO_ID)
    for name, kind in found.items():
        place = Place(document=document, column=name)
        if name not in known:
            yield Problem(place, _unknown(collection, name))
        elif not _fits(kind, known[name]):
            yield Problem(place, _WRONG.fill(found=kind, meant=_MEANT[known[name]]))


def _unknown(collection: str, column: str) -> Text:
    """Return what to say of a column that is no field: what field it means, or which is the nearest."""
    for name, about in fields_of(KINDS[collection]).items():
        if column in (about.label.en, about.label.zh, *about.headers):
            return _ON_PAPER.fill(name=name)
    return _UNKNOWN.fill(collection=collection, nearest=nearest(column, columns_of(collection)))


def _fits(found: str, wanted: str) -> bool:
    return found in {wanted, "NULL"} or (wanted == "BIGINT" and found in WHOLE)


def record_of(collection: str, row: Sequence[object]) -> AnyRecord:
    """Return the record that a row holds; its values stand in the order of the columns of the collection.

    Examples:
        >>> record_of("lines", ("7", *[None] * 30)[: len(columns_of("lines"))]).id
        '7'
    """
    kind = KINDS[collection]
    abouts = fields_of(kind).values()
    values = {about.name: _value(about, value) for about, value in zip(abouts, row[1:], strict=True)}
    return kind(id=str(row[0]), **values)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def row_of(record: AnyRecord) -> tuple[object, ...]:
    """Return a record as a row, its values in the order of the columns of its collection."""
    return (record.id, *(_stored(getattr(record, name)) for name in fields_of(type(record))))


def _value(about: FieldAbout, value: object) -> object:
    match about.kind:
        case _ if value is None:
            return None
        case ValueKind.MONEY:
            return Money(fen=cast("int", value))
        case ValueKind.DAY:
            day = cast("dt.date", value)
            return Day(day.year, day.month, day.day)
        case ValueKind.CHOICE if about.choices is not None:
            return about.choices(cast("str", value))
        case ValueKind.NAMES | ValueKind.REFERENCES:
            return tuple(map(about.choices or str, cast("Sequence[str]", value)))
        case _:
            return value


def _stored(value: object) -> object:
    match value:
        case Money():
            return value.fen
        case dt.date():
            return dt.date(value.year, value.month, value.day)
        case tuple():
            return [str(one) for one in cast("tuple[object, ...]", value)]
        case str():
            return str(value)
        case _:
            return value
