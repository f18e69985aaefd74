"""Inventories that a database judges where they stand: a folder of Parquet files, or one of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import Place, Problem, ReadingError
from egov_consolidation.inventory import Inventory
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import opened, toml_data
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._inventories import read_inventory
from egov_consolidation.reading._inventory_files import PARQUET, InventoryFiles, files_in, kind_of_file
from egov_consolidation.reading._problems import ProblemList, Remark, unremarked
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    from egov_consolidation.rules.engine import DuckDBInventory

_BESIDE = Text(
    en="stands beside Parquet files ({files}), must stand in a folder of its own",
    zh="与 Parquet 文件（{files}）同在一个文件夹，须分开存放",
)
_TWICE = Text(en="is given by {file} too, must be given once", zh="与 {file} 重复，只能给出一次")


@attrs.frozen(kw_only=True)
class _About:
    """What holds of a whole inventory."""

    id: str
    title: str = ""
    surveyed_on: Day | None = None


def open_inventory(source: str | os.PathLike[str], *, remark: Remark = unremarked) -> Inventory | DuckDBInventory:
    """Open an inventory: in memory, or where it stands in Parquet files.

    Args:
        source: What `read_inventory` reads; or a Parquet file that is named after its kind of records
            (`lines.parquet`), or a folder with such files, and `inventory.toml` for its id, title and day.
        remark: Takes what was passed over.

    Returns:
        The inventory.

    Raises:
        ReadingError: It cannot be read, or tables of both sorts stand in one folder; every problem is listed.
        UsageError: It is of no known kind by its suffix, or DuckDB is not installed.
    """
    path = Path(source)
    if path.suffix.lower() == PARQUET and path.exists():
        return _tables(path.stem, InventoryFiles(parquet=(path,)))
    files = files_in(path) if path.is_dir() else InventoryFiles()
    return _tables(path.resolve().name, files) if files.parquet else read_inventory(source, remark=remark)


def _tables(inventory_id: str, files: InventoryFiles) -> DuckDBInventory:
    from egov_consolidation.rules.engine import DuckDBInventory  # slow to load: only who has tables waits for it

    problems: list[Problem] = []
    for other in (*files.tables, *files.workbooks):
        names = tuple(one.name for one in files.parquet)
        problems.append(Problem(Place(document=other.name), _BESIDE.fill(files=names)))
    given: dict[str, Path] = {}
    for one in files.parquet:
        problems += _adding(one, given)
    about = _About(id=inventory_id)
    try:
        about = about if files.about is None else _about(files.about, inventory_id)
    except ReadingError as refused:
        problems += refused.problems
    if problems:
        raise ReadingError(problems)
    return DuckDBInventory(files=given, **attrs.asdict(about, recurse=False))


def _adding(table: Path, given: dict[str, Path]) -> Iterable[Problem]:
    """Add a table under its collection, and return what keeps it from that."""
    try:
        collection = kind_of_file(table.name)
    except ReadingError as refused:
        return refused.problems
    first = given.setdefault(collection, table)
    return () if first == table else (Problem(Place(document=table.name), _TWICE.fill(file=first.name)),)


def _about(path: Path, inventory_id: str) -> _About:
    file = opened(path, (".toml",))
    problems = ProblemList(file.name)
    fields = Fields(toml_data(decode(file.data, file.name), file.name), "$", problems)
    named = fields.name("id") if fields.has("id") else inventory_id
    about = _About(id=named, title=fields.text("title") or "", surveyed_on=fields.day("surveyed_on"))
    fields.close()
    problems.raise_if_any()
    return about
