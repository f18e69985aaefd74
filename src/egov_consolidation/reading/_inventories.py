"""Inventories: one TOML or JSON file, one CSV file of one kind, or a folder with a CSV file for each kind."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from egov_consolidation.errors import Place, Problem, ReadingError
from egov_consolidation.inventory import KINDS, AnyRecord, Inventory, fields_of
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, Bytes, opened
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._record_tables import records_of
from egov_consolidation.reading._record_values import NoValueError, read_value
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

_ABOUT = "inventory.toml"
_REPEATED = Text(en="“{id}” is the id of an earlier one, must be unique", zh="“{id}”与前面的编号重复，须唯一")
_NO_COLLECTION = Text(
    en="is called {name}, must be one of {known}{nearest}", zh="名为 {name}，须为 {known} 之一{nearest}"
)
_TWICE = Text(en="is given by {file} too, must be given once", zh="与 {file} 重复，只能给出一次")
_NO_FILES = Text(en="holds no file of an inventory, such as systems.csv", zh="没有底数文件，如 systems.csv")


def read_inventory(source: str | os.PathLike[str]) -> Inventory:
    """Read an inventory.

    Args:
        source: A TOML or JSON file; a CSV file that is named after its kind of records (`lines.csv`); or a folder with
            such files, and `inventory.toml` for its id, title and day.

    Returns:
        The inventory. What a file does not give was not given: it differs from an empty list.

    Raises:
        ReadingError: It cannot be read; every problem is listed with file, row and column, or path.
        UsageError: It is of no known kind by its suffix.
    """
    path = Path(source)
    if path.is_dir():
        return _folder(path)
    file = opened(path, (*DATA, ".csv"))
    if file.suffix == ".csv":
        return _gathered(file.stem, [file], None)
    return inventory_from_data(DATA[file.suffix](decode(file.data, file.name), file.name), document=file.name)


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
    return _from_data(data, document, {})


def _from_data(data: object, document: str, others: Mapping[str, tuple[AnyRecord, ...]]) -> Inventory:
    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    inventory_id, title, surveyed_on = fields.name("id"), fields.text("title") or "", fields.day("surveyed_on")
    example, note = fields.flag("example"), fields.both("note")
    given = {name: _records(fields, name) for name in KINDS if fields.has(name)}
    for name in given.keys() & others.keys():
        fields.refuse(name, _TWICE.fill(file=f"{name}.csv"))
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
    seen: set[str] = set()

    def built(entry: Fields) -> AnyRecord | None:
        record_id = entry.name("id")
        if record_id and record_id in seen:
            entry.refuse("id", _REPEATED.fill(id=record_id))
        seen.add(record_id)
        values = {name: _value(entry, collection, name) for name in fields_of(KINDS[collection])}
        return entry.built(_maker(collection, record_id, values))

    return fields.tables(collection, built)


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
    names = sorted(one.name for one in path.iterdir() if one.suffix.lower() == ".csv")
    about = path / _ABOUT
    if not names and not about.is_file():
        raise ReadingError([Problem(Place(document=path.name), _NO_FILES)])
    files = [opened(path / name, (".csv",)) for name in names]
    return _gathered(path.resolve().name, files, opened(about, (".toml",)) if about.is_file() else None)


def _gathered(inventory_id: str, files: list[Bytes], about: Bytes | None) -> Inventory:
    """Return what several files hold together; the problems of all of them are raised at once."""
    problems: list[Problem] = []
    total = 0
    given: dict[str, tuple[AnyRecord, ...]] = {}
    for file in files:
        try:
            given[file.stem] = _table(file)
        except ReadingError as refused:
            problems += refused.problems
            total += refused.total
    data: object = {"id": inventory_id}
    try:
        if about is not None:
            data = DATA[".toml"](decode(about.data, about.name), about.name)
        inventory = _from_data(data, _ABOUT, given)
    except ReadingError as refused:
        problems += refused.problems
        raise ReadingError(problems, total + refused.total) from None
    if total:
        raise ReadingError(problems, total)
    return inventory


def _table(file: Bytes) -> tuple[AnyRecord, ...]:
    problems = ProblemList(file.name)
    if file.stem not in KINDS:
        known = tuple(f"{name}.csv" for name in KINDS)
        near = nearest(file.name, known)
        problems.add(problems.at(), _NO_COLLECTION.fill(name=file.name, known=known, nearest=near))
        problems.raise_if_any()
    records = records_of(decode(file.data, file.name), file.stem, problems)
    problems.raise_if_any()
    return records
