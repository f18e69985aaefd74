"""Inventories: one TOML or JSON file, one CSV file of one kind, or a folder with a CSV file for each kind."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from egov_consolidation.errors import Place, Problem, ReadingError
from egov_consolidation.inventory import ID_WANTED, KINDS, AnyRecord, Inventory, fields_of, is_id
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, Bytes, opened
from egov_consolidation.reading._fields import Fields, visible
from egov_consolidation.reading._inventory_files import ABOUT, WORKBOOKS, files_in, kind_of_file, workbook
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._record_tables import records_of
from egov_consolidation.reading._record_values import NoValueError, read_value
from egov_consolidation.wording import Text

_REPEATED = Text(en="“{id}” is the id of {path} already, must be unique", zh="“{id}”与 {path} 的编号重复，须唯一")
_NOT_THERE = Text(en="is not there, must be a file or a folder", zh="文件或文件夹不存在")
_TWICE = Text(en="is given by {file} too, must be given once", zh="与 {file} 重复，只能给出一次")


def read_inventory(source: str | os.PathLike[str]) -> Inventory:
    """Read an inventory.

    Args:
        source: A TOML or JSON file; a CSV file that is named after its kind of records (`lines.csv`, `专线.csv`); or a
            folder with such files, and `inventory.toml` for its id, title and day.

    Returns:
        The inventory. What a file does not give was not given: it differs from an empty list.

    Raises:
        ReadingError: It cannot be read; every problem is listed with file, row and column, or path.
        UsageError: It is of no known kind by its suffix.
    """
    path = Path(source)
    if path.is_dir():
        return _folder(path)
    if not path.exists():
        raise ReadingError([Problem(Place(document=str(source)), _NOT_THERE)])
    if path.suffix.lower() in WORKBOOKS:
        raise ReadingError([workbook(path.name)])
    if path.suffix.lower() == ".csv":
        return _gathered(path.stem, [path], None, [])
    file = opened(path, (*DATA, ".csv"))
    return inventory_from_data(_data(file), document=file.name)


def inventory_from_data(data: object, *, document: str) -> Inventory:
    """Return the inventory that a file holds.

    Args:
        data: What TOML or JSON made of the file.
        document: Name of the file, for places.

    Returns:
        The inventory.

    Raises:
        ReadingError: A key is unknown, missing or of the wrong kind; every problem is listed with its path.

    Examples:
        >>> data = {"id": "demo", "lines": [{"id": "7", "unit": "市财政局", "cancelled_on": "尚未"}]}
        >>> inventory_from_data(data, document="demo.toml").lines[0].unit
        '市财政局'
    """
    return _from_data(data, document, {}, {})


def _from_data(
    data: object, document: str, others: Mapping[str, tuple[AnyRecord, ...]], files: Mapping[str, str]
) -> Inventory:
    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    inventory_id, title, surveyed_on = fields.name("id"), fields.text("title") or "", fields.day("surveyed_on")
    example, note = fields.flag("example"), fields.both("note")
    given = {name: _records(fields, name) for name in KINDS if fields.has(name)}
    for name in sorted(given.keys() & files.keys()):
        fields.refuse(name, _TWICE.fill(file=files[name]))
    fields.close()
    problems.raise_if_any()
    return Inventory(
        id=inventory_id,
        title=title,
        surveyed_on=surveyed_on,
        is_example=example,
        note=note,
        **{**given, **others},  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    )


def _records(fields: Fields, collection: str) -> tuple[AnyRecord, ...]:
    seen: dict[str, str] = {}

    def built(entry: Fields) -> AnyRecord | None:
        record_id = entry.name("id")
        _refuse_id(entry, record_id, seen)
        values = {name: _value(entry, collection, name) for name in fields_of(KINDS[collection])}
        return entry.built(_maker(collection, record_id, values))

    return fields.tables(collection, built)


def _refuse_id(entry: Fields, record_id: str, seen: dict[str, str]) -> None:
    """Report an id that is none, or is that of an earlier record; of a blank one that was said."""
    if not record_id.strip():
        return
    if not is_id(record_id):
        entry.refuse_value("id", ID_WANTED)
    elif seen.setdefault(record_id, entry.path) != entry.path:
        entry.refuse("id", _REPEATED.fill(id=visible(record_id), path=seen[record_id]))


def _maker(collection: str, record_id: str, values: Mapping[str, object]) -> Callable[[], AnyRecord]:
    def made() -> AnyRecord:
        record: AnyRecord = KINDS[collection](id=record_id, **values)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        return record

    return made


def _value(entry: Fields, collection: str, name: str) -> object:
    written = _cleaned(entry, name)
    if written is None:
        return None
    try:
        return read_value(fields_of(KINDS[collection])[name], written)
    except NoValueError as refused:
        entry.refuse_value(name, refused.wanted)
        return None


def _cleaned(entry: Fields, name: str) -> object:
    """Return what is written, or `None` where that is nothing, or words that were refused for what nobody sees."""
    written = entry.raw(name)
    if isinstance(written, str):
        return entry.text(name) or None if written.strip() else None
    if not _is_list_of_words(written):
        return written
    words = list(entry.texts(name))
    return words if all(words) or not all(cast("list[str]", written)) else None


def _is_list_of_words(written: object) -> bool:
    return isinstance(written, list) and all(isinstance(one, str) for one in cast("list[object]", written))


def _folder(path: Path) -> Inventory:
    files = files_in(path)
    refused = [ReadingError([workbook(one.name)]) for one in files.workbooks]
    return _gathered(path.resolve().name, files.tables, files.about, refused)


def _gathered(inventory_id: str, tables: Iterable[Path], about: Path | None, refused: list[ReadingError]) -> Inventory:
    """Return what several files hold together; the problems of all of them are raised at once."""
    given: dict[str, tuple[AnyRecord, ...]] = {}
    files: dict[str, str] = {}
    for table in tables:
        with _gathering(refused):
            collection = kind_of_file(table.name)
            if files.setdefault(collection, table.name) != table.name:
                raise ReadingError([Problem(Place(document=table.name), _TWICE.fill(file=files[collection]))])
            given[collection] = _table(opened(table, (".csv",)), collection)
    with _gathering(refused):
        data = {"id": inventory_id} if about is None else _data(opened(about, (".toml",)))
        inventory = _from_data(data, ABOUT, given, files)
        if not refused:
            return inventory
    raise ReadingError([problem for one in refused for problem in one.problems], sum(one.total for one in refused))


@contextmanager
def _gathering(refused: list[ReadingError]) -> Generator[None]:
    """Keep what is refused, so that the next file is read too."""
    try:
        yield
    except ReadingError as problems:
        refused.append(problems)


def _data(file: Bytes) -> object:
    return DATA[file.suffix](decode(file.data, file.name), file.name)


def _table(file: Bytes, collection: str) -> tuple[AnyRecord, ...]:
    problems = ProblemList(file.name)
    records = records_of(decode(file.data, file.name), collection, problems)
    problems.raise_if_any()
    return records
