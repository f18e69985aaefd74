"""Inventories: one TOML or JSON file, one CSV file of one kind, or a folder with a CSV file for each kind."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from egov_consolidation.errors import Place, Problem, ReadingError
from egov_consolidation.inventory import KINDS, AnyRecord, Inventory
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, Bytes, opened
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._inventory_files import (
    ABOUT,
    PARQUET,
    WORKBOOKS,
    InventoryFiles,
    files_in,
    kind_of_file,
    parquet,
    workbook,
)
from egov_consolidation.reading._problems import ProblemList, Remark, unremarked
from egov_consolidation.reading._record_entries import records_in
from egov_consolidation.reading._record_tables import records_of
from egov_consolidation.wording import Text

_NOT_THERE = Text(en="is not there, must be a file or a folder", zh="文件或文件夹不存在")
_READ = Text(
    en="is read from {files}; nothing else that stands in the folder is looked at",
    zh="读取 {files}；文件夹中的其他文件不读取",
)
_TWICE = Text(en="is given by {file} too, must be given once", zh="与 {file} 重复，只能给出一次")


def read_inventory(source: str | os.PathLike[str], *, remark: Remark = unremarked) -> Inventory:
    """Read an inventory.

    Args:
        source: A TOML or JSON file; a CSV file that is named after its kind of records (`lines.csv`, `专线.csv`); or a
            folder with such files, and `inventory.toml` for its id, title and day, and for kinds that have no table.
        remark: Takes what was passed over: columns that no rule reads; and which files of a folder were read, where
            `inventory.toml` stands beside tables.

    Returns:
        The inventory. What a file does not give was not given: it differs from an empty list.

    Raises:
        ReadingError: It cannot be read; every problem is listed with file, row and column, or path.
        UsageError: It is of no known kind by its suffix.
    """
    path = Path(source)
    if path.is_dir():
        return _folder(path, remark)
    if not path.exists():
        raise ReadingError([Problem(Place(document=str(source)), _NOT_THERE)])
    if path.suffix.lower() in WORKBOOKS:
        raise ReadingError([workbook(path.name)])
    if path.suffix.lower() == PARQUET:
        raise ReadingError([parquet(path.name)])
    if path.suffix.lower() == ".csv":
        return _gathered(path.stem, InventoryFiles(tables=(path,)), remark, [])
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
    given = {name: records_in(fields, name, kind) for name, kind in KINDS.items() if fields.has(name)}
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


def _folder(path: Path, remark: Remark) -> Inventory:
    files = files_in(path)
    refused = [ReadingError([workbook(one.name)]) for one in files.workbooks]
    refused += [ReadingError([parquet(one.name)]) for one in files.parquet]
    inventory = _gathered(path.resolve().name, files, remark, refused)
    if files.about is not None and files.tables:
        names = tuple(one.name for one in (files.about, *files.tables))
        remark(Problem(Place(document=path.resolve().name), _READ.fill(files=names)))
    return inventory


def _gathered(inventory_id: str, read: InventoryFiles, remark: Remark, refused: list[ReadingError]) -> Inventory:
    """Return what several files hold together; the problems of all of them are raised at once."""
    given: dict[str, tuple[AnyRecord, ...]] = {}
    files: dict[str, str] = {}
    for table in read.tables:
        with _gathering(refused):
            collection = kind_of_file(table.name)
            if files.setdefault(collection, table.name) != table.name:
                raise ReadingError([Problem(Place(document=table.name), _TWICE.fill(file=files[collection]))])
            given[collection] = _table(opened(table, (".csv",)), collection, remark)
    with _gathering(refused):
        data = {"id": inventory_id} if read.about is None else _data(opened(read.about, (".toml",)))
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


def _table(file: Bytes, collection: str, remark: Remark) -> tuple[AnyRecord, ...]:
    problems = ProblemList(file.name)
    records: tuple[AnyRecord, ...] = records_of(decode(file.data, file.name), KINDS[collection], problems)
    problems.raise_if_any()
    for one in problems.remarks:
        remark(one)
    return records
