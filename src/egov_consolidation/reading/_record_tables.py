"""Records from a table with a header, as offices keep them: one file for each kind."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from io import StringIO
from itertools import islice
from typing import Generic, TypeVar

import attrs

from egov_consolidation.inventory import ID_WANTED, NOTHING, FieldAbout, InventoryRecord, ValueKind, fields_of, is_id
from egov_consolidation.reading._fields import visible
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._record_values import ID, NoValueError, read_value
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

_Record = TypeVar("_Record", bound=InventoryRecord)

_TITLES = 5
"""How many rows may stand above the header: the title of a ledger, and who filled it in."""

_BARE = re.compile(r"[0-9０-９,，.．]+")
_UNIT = re.compile(r"(.+)（(元|万元|亿元)）")
_WIDE_BRACKETS = str.maketrans("()", "（）")
_SEPARATORS = (",", ";", "\t")
_REMARKS = "备注"
"""A column for people: no rule reads it."""

_BELOW = re.compile(
    r"(?:[合总小共]计|注|备注|说明|填[报表]单位|填[报表]人|填[报表](?:日期|时间)|制表人?|审核人?|负责人|联系人|联系电话)(?:[:：].*)?"
)
"""What stands at the foot of a table in the place of an id: sums, notes, who filled it in."""
_FOREIGN = re.compile(r"[，；|]")

_EMPTY = Text(en="is empty, must have a header", zh="为空，须有表头")
_UNKNOWN = Text(en="is the header of no field{nearest}", zh="不是已知的表头{nearest}")
_UNNAMED = Text(en="stands in a column without a header, must have one", zh="所在列没有表头，须填写表头")
_RUN_TOGETHER = Text(
    en="is one cell, must be several: cells are separated by commas, semicolons or tabs, of narrow width",
    zh="为一个单元格，须分为各列：单元格之间用半角逗号、半角分号或制表符隔开",
)
_FOOT = Text(
    en="“{found}” is a sum or a note below the table and no record, must be removed",
    zh="“{found}”是表下的合计或说明，不是一条记录，须删除此行",
)
_TWICE = Text(en="is a header of the field {field} a second time", zh="字段“{field}”的表头重复")
_NO_COLUMN = Text(en="has no column for the {name} ({printed})", zh="缺少“{printed}”列")
_CELLS = Text(en="has {count} cells, must have {must}", zh="有 {count} 格，须为 {must} 格")
_WRONG = Text(en="is “{found}”, must be {wanted}", zh="为“{found}”，须为{wanted}")
_NEEDED = Text(en="is missing, must be given", zh="缺少，必须填写")
_REPEATED = Text(en="“{id}” stands in row {row} already, must be unique", zh="“{id}”已见于第{row}行，编号须唯一")
_PASSED_OVER = Text(
    en="columns passed over, since no rule reads them: {names}", zh="以下各列规则不使用，未读取：{names}"
)
_NO_TABLE = Text(en="is not written as CSV demands", zh="不合 CSV 的写法")


@attrs.frozen
class _Row:
    """A row of the file in which something stands: its number as a spreadsheet shows it, and its cells."""

    number: int
    cells: Sequence[str]

    @property
    def width(self) -> int:
        """How many cells it has up to the last in which something stands."""
        return max(index for index, cell in enumerate(self.cells, start=1) if cell.strip())

    @property
    def is_title(self) -> bool:
        """Whether it has one filled cell only, as what stands above a table has."""
        return sum(bool(cell.strip()) for cell in self.cells) == 1


@attrs.frozen
class _Column:
    """A column that holds a field: its number from 0, its header as printed, and the unit of money that this names."""

    index: int
    header: str
    about: FieldAbout
    unit: str = ""

    def with_unit(self, written: str) -> str:
        """Return a cell with the unit of its column, where it is a bare number."""
        return written + self.unit if self.unit and _BARE.fullmatch(written) else written


@attrs.frozen
class _Table(Generic[_Record]):
    """What is known of a table before its records are read."""

    kind: type[_Record]
    header: _Row
    columns: tuple[_Column, ...]
    problems: ProblemList

    @cached_property
    def must(self) -> int:
        """How many cells a row must have."""
        return self.header.width

    def refuse(self, row: _Row, column: str | None, message: Text) -> None:
        """Report a problem where people find it in their spreadsheet."""
        self.problems.add(self.problems.at(row=row.number, column=column), message)


def records_of(text: str, kind: type[_Record], problems: ProblemList) -> tuple[_Record, ...]:
    """Return the records of a table of comma-separated values.

    A header is the name of a field, or what the field is called in either language; of money it may name the unit
    (`月租费（元）`), which bare numbers below it have then. An empty cell is not known; `无` and `none` are known to be
    none. Titles above the header, empty rows and empty columns are passed over, and so are remarks (`备注`), and row
    numbers (`序号`) where another column holds the ids. Cells are separated by commas, else by semicolons or tabs.

    Args:
        text: The table.
        kind: Which kind of records it holds.
        problems: Where everything that is wrong with it is reported, with its row and the header of its column; and
            remarked which columns are passed over.

    Returns:
        The records; those that are wrong are left out.
    """
    known = _known(kind)
    rows = _without_titles(_rows(text, problems), known)
    if not rows:
        if not problems.total:
            problems.add(problems.at(), _EMPTY)
        return ()
    header, *body = rows
    if _is_run_together(header, known):
        problems.add(problems.at(row=header.number, column=visible("".join(header.cells).strip())), _RUN_TOGETHER)
        return ()
    table = _Table(kind, header, tuple(_columns(header, known, problems)), problems)
    _refuse_unnamed(table, body)
    seen: dict[str, int] = {}
    return tuple(record for row in body for record in _record(row, table, seen))


def _rows(text: str, problems: ProblemList) -> list[_Row]:
    reader = csv.reader(StringIO(text), strict=True, delimiter=_separator(text))
    rows: list[_Row] = []
    try:
        rows.extend(_Row(number, cells) for number, cells in enumerate(reader, start=1) if any(map(str.strip, cells)))
    except csv.Error:
        problems.add(problems.at(line=reader.line_num), _NO_TABLE)
    return rows


def _separator(text: str) -> str:
    """Return what separates cells: the first of the separators that stands in the first line with any."""
    return next((one for line in text.splitlines() for one in _SEPARATORS if one in line.strip()), ",")


def _without_titles(rows: list[_Row], known: Mapping[str, FieldAbout]) -> list[_Row]:
    """Return the rows from the header on; where no row looks like one, the first has to be."""
    for index, row in enumerate(rows[: _TITLES + 1]):
        if not row.is_title or any(_key(cell) in known for cell in row.cells):
            return rows[index:]
    return rows


def _is_run_together(header: _Row, known: Mapping[str, FieldAbout]) -> bool:
    """Return whether a header is one cell in which several headers stand, between other signs than are read."""
    pieces = _FOREIGN.split("".join(header.cells)) if header.is_title else ()
    return sum(_key(one) in known for one in pieces) > 1


def _known(kind: type[InventoryRecord]) -> dict[str, FieldAbout]:
    """Return the fields by the keys of all their headers."""
    abouts = (ID, *fields_of(kind).values())
    days = {
        _key(name.replace("时间", "日期")): about
        for about in abouts
        if about.kind is ValueKind.DAY
        for name in headers_of(about)
    }
    return days | {_key(name): about for about in abouts for name in headers_of(about)}


def _needed(kind: type[InventoryRecord]) -> Iterator[FieldAbout]:
    return (about for about in (ID, *fields_of(kind).values()) if about.is_needed)


def headers_of(about: FieldAbout) -> Iterator[str]:
    """Yield the headers under which a table may hold a field."""
    yield from (about.name, about.label.en, about.label.zh, *about.headers)


def _key(header: str) -> str:
    """Return a header as it is compared: without spaces and line breaks, whatever its capitals and brackets."""
    return "".join(header.split()).casefold().translate(_WIDE_BRACKETS)


def _columns(header: _Row, known: Mapping[str, FieldAbout], problems: ProblemList) -> Iterator[_Column]:
    found: list[FieldAbout] = []
    passed_over: list[str] = []
    for index, cell in enumerate(header.cells):
        printed = " ".join(cell.split())
        if not printed:
            continue
        if _is_passed_over(printed, header, known):
            passed_over.append(visible(printed))
            continue
        place = problems.at(row=header.number, column=visible(printed))
        about, unit = _meant(printed, known)
        if about is None:
            names = (name for one in known.values() for name in headers_of(one))
            problems.add(place, _UNKNOWN.fill(nearest=nearest(printed, names)))
            continue
        if about in found:
            problems.add(place, _TWICE.fill(field=about.label))
        found.append(about)
        yield _Column(index, visible(printed), about, unit)
    if passed_over:
        problems.remark(problems.at(row=header.number), _PASSED_OVER.fill(names=tuple(passed_over)))
    for about in dict.fromkeys(known.values()):
        if about.is_needed and about not in found:
            problems.add(problems.at(row=header.number), _NO_COLUMN.fill(name=about.label.en, printed=about.label.zh))


def _meant(printed: str, known: Mapping[str, FieldAbout]) -> tuple[FieldAbout | None, str]:
    """Return the field of which a header is, and the unit of money that it names."""
    key = _key(printed)
    match = _UNIT.fullmatch(key)
    about = known.get(match[1]) if match and key not in known else None
    if match is None or about is None or about.kind is not ValueKind.MONEY:
        return known.get(key), ""
    return about, match[2]


def _is_passed_over(printed: str, header: _Row, known: Mapping[str, FieldAbout]) -> bool:
    """Return whether a column holds remarks that are no field, or the numbers of rows beside the ids."""
    if _key(printed) in map(_key, ID.headers):
        return any(known.get(_key(one)) is ID and _key(one) != _key(printed) for one in header.cells)
    return _key(printed) == _REMARKS and _REMARKS not in known


def _refuse_unnamed(table: _Table[_Record], body: Sequence[_Row]) -> None:
    """Report the first filled cell of every column that has no header."""
    for index, printed in enumerate(table.header.cells):
        if not printed.strip():
            filled = (row for row in body if index < len(row.cells) and row.cells[index].strip())
            for row in islice(filled, 1):
                table.refuse(row, str(index + 1), _UNNAMED)


def _record(row: _Row, table: _Table[_Record], seen: dict[str, int]) -> list[_Record]:
    must, most, count = table.must, len(table.header.cells), len(row.cells)
    if count > most:
        count = max(row.width, most)
    if not must <= count <= most:
        table.refuse(row, None, _CELLS.fill(count=count, must=must))
        return []
    before = table.problems.total
    values = dict(_values(row, table))
    _refuse_missing(row, table, values)
    _refuse_id(row, table, values.get("id"), seen)
    is_whole = all(one.name in values for one in _needed(table.kind))
    return [table.kind(**values)] if is_whole and table.problems.total == before else []  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def _values(row: _Row, table: _Table[_Record]) -> Iterator[tuple[str, object]]:
    for column in table.columns:
        written = row.cells[column.index].strip()
        if written:
            try:
                yield column.about.name, read_value(column.about, column.with_unit(written))
            except NoValueError as refused:
                found = written if refused.index is None else refused.item
                table.refuse(row, column.header, _WRONG.fill(found=visible(found), wanted=refused.wanted))


def _refuse_missing(row: _Row, table: _Table[_Record], values: Mapping[str, object]) -> None:
    """Report the cells that hold nothing and without which the record means nothing."""
    for column in table.columns:
        is_none = column.about is not ID and values.get(column.about.name) == NOTHING
        if column.about.is_needed and (is_none or not row.cells[column.index].strip()):
            table.refuse(row, column.header, _NEEDED)


def _refuse_id(row: _Row, table: _Table[_Record], record_id: object, seen: dict[str, int]) -> None:
    """Report an id that is none, or is that of an earlier row; where it is missing, that was said."""
    for column in table.columns:
        if column.about is not ID or record_id is None:
            continue
        found = visible(row.cells[column.index].strip())
        if _BELOW.fullmatch("".join(found.split())):
            table.refuse(row, None, _FOOT.fill(found=found))
        elif not is_id(record_id):
            table.refuse(row, column.header, _WRONG.fill(found=found, wanted=ID_WANTED))
        elif seen.setdefault(record_id, row.number) != row.number:
            table.refuse(row, column.header, _REPEATED.fill(id=visible(record_id), row=seen[record_id]))
