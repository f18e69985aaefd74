"""Records from a table with a header, as offices keep them: one file for each kind."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from egov_consolidation.inventory import KINDS, AnyRecord, FieldAbout, ValueKind, fields_of
from egov_consolidation.reading._fields import visible
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._record_values import NoValueError, read_value
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

ID = FieldAbout(name="id", kind=ValueKind.WORDS, label=Text(en="id", zh="编号"), headers=("序号",))
"""The id of a record, as the other fields are described."""

_EMPTY = Text(en="is empty, must have a header", zh="为空，须有表头")
_UNKNOWN = Text(en="is the header of no field{nearest}", zh="不是已知的表头{nearest}")
_TWICE = Text(en="is a header of the field {field} a second time", zh="字段“{field}”的表头重复")
_NO_ID = Text(en="has no column for the id (编号)", zh="缺少“编号”列")
_CELLS = Text(en="has {count} cells, must have {must}", zh="有 {count} 格，须为 {must} 格")
_WRONG = Text(en="is “{found}”, must be {wanted}", zh="为“{found}”，须为{wanted}")
_NEEDED = Text(en="is missing, must be given", zh="缺少，必须填写")
_REPEATED = Text(en="“{id}” stands in row {row} already, must be unique", zh="“{id}”已见于第{row}行，编号须唯一")
_NO_TABLE = Text(en="row {row} is not written as CSV demands", zh="第{row}行不合 CSV 的写法")


def records_of(text: str, collection: str, problems: ProblemList) -> tuple[AnyRecord, ...]:
    """Return the records of a table of comma-separated values.

    A header is the name of a field, or what the field is called in either language. An empty cell is not known;
    `无` and `none` are known to be none.

    Args:
        text: The table.
        collection: Which kind of records it holds.
        problems: Where everything that is wrong with it is reported, with row and column.

    Returns:
        The records; those that are wrong are left out.
    """
    rows = _rows(text, problems)
    if not rows:
        if not problems.total:
            problems.add(problems.at(table=1), _EMPTY)
        return ()
    fields = _header(rows[0], collection, problems)
    seen: dict[str, int] = {}
    records: list[AnyRecord] = []
    for number, cells in enumerate(rows[1:], start=1):
        if any(cell.strip() for cell in cells):
            records += _record(cells, number, fields, collection, seen, problems)
    return tuple(records)


def _rows(text: str, problems: ProblemList) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(StringIO(text), strict=True))
    except csv.Error:
        problems.add(problems.at(), _NO_TABLE.fill(row=len(rows)))
    return rows


def _header(cells: Sequence[str], collection: str, problems: ProblemList) -> list[FieldAbout | None]:
    known = {name: about for about in (ID, *fields_of(KINDS[collection]).values()) for name in _headers(about)}
    found = [known.get(cell.strip()) for cell in cells]
    for number, (cell, about) in enumerate(zip(cells, found, strict=True)):
        place = problems.at(table=1, row=0, column=visible(cell.strip()) or str(number + 1))
        if about is None:
            problems.add(place, _UNKNOWN.fill(nearest=nearest(cell.strip(), known)))
        elif about in found[:number]:
            problems.add(place, _TWICE.fill(field=about.label))
    if ID not in found:
        problems.add(problems.at(table=1, row=0), _NO_ID)
    return found


def _headers(about: FieldAbout) -> Iterator[str]:
    yield from (about.name, about.label.en, about.label.zh, *about.headers)


def _record(
    cells: Sequence[str],
    number: int,
    fields: Sequence[FieldAbout | None],
    collection: str,
    seen: dict[str, int],
    problems: ProblemList,
) -> list[AnyRecord]:
    if len(cells) != len(fields):
        problems.add(problems.at(table=1, row=number), _CELLS.fill(count=len(cells), must=len(fields)))
        return []
    before = problems.total
    values = dict(_values(cells, number, fields, problems))
    record_id = values.pop("id", None)
    place = problems.at(table=1, row=number, column=ID.label.zh)
    if record_id is None:
        problems.add(place, _NEEDED)
    elif str(record_id) in seen:
        problems.add(place, _REPEATED.fill(id=visible(str(record_id)), row=seen[str(record_id)]))
    seen.setdefault(str(record_id), number)
    return [_made(collection, str(record_id), values)] if problems.total == before else []


def _values(
    cells: Sequence[str], number: int, fields: Sequence[FieldAbout | None], problems: ProblemList
) -> Iterator[tuple[str, object]]:
    for cell, about in zip(cells, fields, strict=True):
        if about is None or not cell.strip():
            continue
        try:
            yield about.name, read_value(about, cell)
        except NoValueError as refused:
            place = problems.at(table=1, row=number, column=about.label.zh)
            problems.add(place, _WRONG.fill(found=visible(cell.strip()), wanted=refused.wanted))


def _made(collection: str, record_id: str, values: Mapping[str, object]) -> AnyRecord:
    made: AnyRecord = KINDS[collection](id=record_id, **values)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    return made
