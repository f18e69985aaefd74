"""A CSV file as a table: its cells are words, and each must be exactly what its column holds, written in one way."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from egov_consolidation.errors import Place, Problem, ReadingError
from egov_consolidation.inventory import KINDS, FieldAbout, ValueKind, fields_of
from egov_consolidation.rules.engine._sql_contents import shown
from egov_consolidation.rules.engine._sql_tables import TYPES
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    from egov_consolidation.rules.engine._sql_scope import Sql

AS_IT_STANDS: Mapping[str, Any] = {
    "auto_detect": False,
    "header": True,
    "sep": ",",
    "quotechar": '"',
    "escapechar": '"',
    "allow_quoted_nulls": False,
    "strict_mode": True,
}
"""How DuckDB reads a file: nothing is guessed, so that no row is taken for a remark and no quote for a letter."""

_FORMS: Mapping[ValueKind, str] = {
    ValueKind.FLAG: "(?i)true|false",
    ValueKind.NUMBER: "-?[0-9]+",
    ValueKind.MONEY: "[0-9]{1,18}",
    ValueKind.DAY: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    ValueKind.NAMES: r"(?s)\[.*\]",
    ValueKind.REFERENCES: r"(?s)\[.*\]",
}
_NONE = ("无", "none")
_ROW = exp.column(exp.to_identifier("row", quoted=True))
_MOST_BYTES = 1_000_000
_WORDS = Text(en="words, and for “none” the empty string in quotes", zh='文字，“无”写作一对引号 ""')
_LIST = Text(en="a list in brackets, such as [a, b]", zh="方括号内的列表，如 [甲, 乙]")
_MUST: Mapping[ValueKind, Text] = {
    ValueKind.FLAG: Text(en="true or false", zh="true 或 false"),
    ValueKind.NUMBER: Text(en="a whole number in digits", zh="用阿拉伯数字书写的整数"),
    ValueKind.MONEY: Text(en="an amount counted in fen, in digits", zh="以分计的整数金额"),
    ValueKind.DAY: Text(
        en="a day that is written YYYY-MM-DD, and 9999-12-31 for “not yet”",
        zh="写作 YYYY-MM-DD 的日期，“尚未”写作 9999-12-31",
    ),
    ValueKind.WORDS: _WORDS,
    ValueKind.REFERENCE: _WORDS,
    ValueKind.NAMES: _LIST,
    ValueKind.REFERENCES: _LIST,
}
_ONE_OF = Text(en="one of {known}", zh="{known} 之一")
_WRONG = Text(
    en="is “{value}”, must be {must} (cells like it in the column: {count}). read_inventory reads what people write, "
    "write_parquet makes tables of it",
    zh="为“{value}”，须为{must}（该列此类单元格共 {count} 个）。"
    "填报用的写法可由 read_inventory 读入，再由 write_parquet 转为数据表",
)
_NO_ID = Text(
    en="is missing, must be given (rows without an id: {count})", zh="缺少，必须填写（共 {count} 行没有编号）"
)
_REPEATED = Text(
    en="“{id}” stands in row {row} already, must be unique (ids that repeat: {count})",
    zh="“{id}”已见于第{row}行，编号须唯一（共 {count} 个编号重复）",
)
_GONE = Text(en="cannot be opened", zh="无法打开")
_NOT_UTF8 = Text(en="must be a table in UTF-8 with a header", zh="须为带表头的 UTF-8 编码表格")
_TWICE = Text(en="stands more than once in the header, must differ", zh="在表头中重复，须各不相同")
_NO_NAME = Text(
    en="column {number} has no header, every one must have one", zh="第 {number} 列没有表头，每列均须有表头"
)


def header_of(path: Path, document: str) -> tuple[str, ...]:
    """Return the header of a CSV file.

    Args:
        path: The file.
        document: What it is called in messages.

    Raises:
        ReadingError: It is not there, is not in UTF-8, or has columns without a name or with the same one.
    """
    try:
        with path.open("rb") as file:
            (names,) = csv.reader([file.readline(_MOST_BYTES).decode("utf-8-sig")], strict=True)
    except OSError:
        raise ReadingError([Problem(Place(document=document), _GONE)]) from None
    except (UnicodeError, csv.Error):
        names = []
    if not names:
        raise ReadingError([Problem(Place(document=document, row=0), _NOT_UTF8)])
    problems = tuple(_header_problems(names, document))
    if problems:
        raise ReadingError(problems)
    return tuple(names)


def row_in_file(path: Path, number: int) -> int:
    """Return the row in which a record stands, as a spreadsheet shows it: the header is row 1, and empty rows count.

    Args:
        path: The file.
        number: Which record it is, from 1; of empty lines in several columns the database makes no record.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        width = len(next(reader))
        records = (row for row, cells in enumerate(reader, start=2) if cells or width == 1)
        return next(islice(records, number - 1, None))


def cells_query(collection: str, source: str, header: Sequence[str]) -> exp.Select:
    """Return the query for one row: how many rows there are, and how many cells of each column are not of its form.

    Args:
        collection: The collection.
        source: The view of the file, in which every column holds words.
        header: The columns that are there.
    """
    wrong = (_is_wrong(about) for about in fields_in(collection, header))
    counts = (exp.CountIf(this=condition) for condition in wrong)
    return exp.select(exp.Count(this=exp.Star()), *counts).from_(_named(source))


def first_query(about: FieldAbout, source: str) -> exp.Select:
    """Return the query for the first cell not of its column's form: the number of its record, and what it holds."""
    found = exp.select(_ROW.copy(), _cell(about)).from_(_numbered(source, about.name))
    return found.where(_is_wrong(about)).order_by(_ROW.copy()).limit(1)


def missing_query(source: str) -> exp.Select:
    """Return the query for the first record without an id: its number, from 1."""
    is_none = exp.or_(exp.Is(this=_id(), expression=exp.null()), exp.EQ(this=_id(), expression=exp.Literal.string("")))
    return exp.select(_ROW.copy()).from_(_numbered(source)).where(is_none).order_by(_ROW.copy()).limit(1)


def repeated_query(source: str) -> exp.Select:
    """Return the query for the first record whose id another before it has: its number, the id, the number of that."""
    first = exp.Window(this=exp.Min(this=_ROW.copy()), partition_by=[_id()])
    known = exp.NEQ(this=_id(), expression=exp.Literal.string(""))
    rows = exp.select(_ROW.copy(), _id(), exp.alias_(first, "first")).from_(_numbered(source)).where(known)
    later = exp.GT(this=_ROW.copy(), expression=exp.column("first"))
    return (
        exp.select(_ROW.copy(), _id(), exp.column("first"))
        .from_(rows.subquery("seen"))
        .where(later)
        .order_by(_ROW.copy())
        .limit(1)
    )


def missing_problem(document: str, count: int, row: int) -> Problem:
    """Return what is wrong where so many records have no id, the first of them in this row."""
    return Problem(Place(document=document, row=row, column="id"), _NO_ID.fill(count=count))


def repeated_problem(document: str, count: int, row: int, value: str, first: int) -> Problem:
    """Return what is wrong where so many ids repeat, the first of them in a row, which another row has already."""
    message = _REPEATED.fill(id=shown(value), row=first, count=count)
    return Problem(Place(document=document, row=row, column="id"), message)


def fields_in(collection: str, header: Sequence[str]) -> tuple[FieldAbout, ...]:
    """Return the fields that have a column, in order: what the answer to the query speaks of."""
    return tuple(about for name, about in fields_of(KINDS[collection]).items() if name in header)


def cell_problem(about: FieldAbout, document: str, count: int, row: int, value: str) -> Problem:
    """Return what is wrong with a column, by its first cell that is not of its form.

    Args:
        about: The field.
        document: What the file is called in messages.
        count: How many cells are not.
        row: The row of the first, as a spreadsheet shows it.
        value: What it holds.
    """
    known = tuple(one.value for one in about.choices or ())
    must = _ONE_OF.fill(known=known) if about.kind is ValueKind.CHOICE else _MUST[about.kind]
    place = Place(document=document, row=row, column=about.name)
    return Problem(place, _WRONG.fill(value=shown(value), must=must, count=count))


def _header_problems(names: Sequence[str], document: str) -> Iterator[Problem]:
    for number, name in enumerate(names, start=1):
        if not name:
            yield Problem(Place(document=document, row=0), _NO_NAME.fill(number=number))
        elif name in names[: number - 1]:
            yield Problem(Place(document=document, row=0, column=name), _TWICE)


def _is_wrong(about: FieldAbout) -> Sql:
    """Return whether a cell is not of the form of its column; a cell that is empty says nothing."""
    value = _cell(about)
    if about.kind is ValueKind.CHOICE and about.choices is not None:
        return exp.not_(exp.In(this=value, expressions=[exp.Literal.string(one.value) for one in about.choices]))
    if about.kind not in _FORMS:
        return exp.In(this=exp.Lower(this=value), expressions=list(map(exp.Literal.string, _NONE)))
    form = exp.Anonymous(this="REGEXP_FULL_MATCH", expressions=[value, exp.Literal.string(_FORMS[about.kind])])
    read = exp.TryCast(this=value.copy(), to=exp.DataType.build(TYPES[about.kind]))
    return exp.or_(exp.not_(form), exp.and_(form.copy(), exp.Is(this=read, expression=exp.null())))


def _cell(about: FieldAbout) -> exp.Column:
    return exp.column(exp.to_identifier(about.name, quoted=True))


def _id() -> exp.Column:
    return exp.column(exp.to_identifier("id", quoted=True))


def _numbered(source: str, name: str = "id") -> exp.Subquery:
    """Return one column of a file with the number of each record, from 1."""
    number = exp.alias_(exp.Window(this=exp.RowNumber()), "row", quoted=True)
    held = exp.column(exp.to_identifier(name, quoted=True))
    return exp.select(number, held).from_(_named(source)).subquery("numbered")


def _named(table: str) -> exp.Table:
    return exp.table_(exp.to_identifier(table, quoted=True))
