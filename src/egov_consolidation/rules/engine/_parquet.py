"""An inventory written as Parquet files, of which a database makes the same inventory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import AnyRecord, Inventory
from egov_consolidation.rules.engine._duckdb import loaded
from egov_consolidation.rules.engine._sql_tables import columns_of, row_of
from egov_consolidation.wording import Text

_OTHER_TABLES = Text(
    en="{folder}: holds tables that this inventory does not give ({names}), must hold none of another. remove them, or "
    "write to another folder",
    zh="{folder}：其中有本底数未提供的数据表（{names}），不得与其他底数的数据表混放；请先移除，或另选文件夹",
)
_CHUNK = 10_000


def write_parquet(inventory: Inventory, folder: str | Path) -> None:
    """Write each collection that an inventory gives as a Parquet file, named after the collection.

    Args:
        inventory: The inventory.
        folder: Where the files go; it is made where it is not there. Files of the same collections are replaced.

    Raises:
        UsageError: DuckDB is not installed; the folder holds tables that would stay beside those of this inventory.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from egov_consolidation.inventory import LeasedLine
        >>> with TemporaryDirectory() as folder:
        ...     write_parquet(Inventory(id="i", lines=(LeasedLine(id="7"),)), folder)
        ...     [path.name for path in Path(folder).iterdir()]
        ['lines.parquet']
    """
    with loaded().connect() as connection:
        _refuse_other_tables(Path(folder), inventory)
        Path(folder).mkdir(parents=True, exist_ok=True)
        for collection in inventory.given:
            _fill(connection, collection, inventory.records(collection) or ())
            connection.table(collection).write_parquet(str(Path(folder) / f"{collection}.parquet"))


def _refuse_other_tables(folder: Path, inventory: Inventory) -> None:
    """Refuse a folder with tables that would not be replaced: they would pass for tables of this one."""
    others = tuple(sorted(one.name for one in folder.glob("*.parquet") if one.stem not in inventory.given))
    if others:
        raise UsageError(_OTHER_TABLES.fill(folder=str(folder), names=others))


def _fill(connection: Any, collection: str, records: Sequence[AnyRecord]) -> None:  # noqa: ANN401 - of a library that is loaded late
    from egov_consolidation.rules.engine._sql_views import filling_of, table_of

    connection.execute(table_of(collection).sql(dialect="duckdb"))
    filling = filling_of(collection).sql(dialect="duckdb")
    for at in range(0, len(records), _CHUNK):
        columns = zip(*(row_of(record) for record in records[at : at + _CHUNK]), strict=True)
        connection.execute(filling, dict(zip(columns_of(collection), map(list, columns), strict=True)))
