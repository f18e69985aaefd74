"""The files of an inventory in one folder: which kind of records each holds, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs

from egov_consolidation.errors import Place, Problem, ReadingError
from egov_consolidation.inventory import KINDS, title_of
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

ABOUT = "inventory.toml"
"""What holds of the whole inventory, beside the tables."""

WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods")
"""Suffixes of workbooks, which are not read."""

PARQUET = ".parquet"
"""Suffix of tables that a database reads."""

_FURTHER: Mapping[str, tuple[str, ...]] = {
    "systems": ("信息系统", "系统"),
    "networks": ("专网",),
    "facilities": ("基础设施",),
    "entries": ("资源目录", "目录"),
    "projects": ("项目",),
    "purchases": ("采购项目",),
    "budget_lines": ("预算",),
    "submissions": ("报送",),
    "requests": ("共享申请", "数据共享申请", "开放申请"),
    "corrections": ("校核纠错申请",),
    "use_records": ("数据使用记录",),
    "disputes": ("争议",),
    "services": ("数据共享服务",),
    "indicators": ("考核指标",),
    "sharing_list_items": ("共享清单",),
    "slips": ("督办",),
}
"""Names that offices give their tables beside what the records are called."""

_ENDINGS = ("清单", "台账")
_NOT_READ = ("~$", ".")
_NO_KIND = Text(
    en="is named after no kind of records, must be one of {known}{nearest}",
    zh="文件名不是已知的记录种类，须为 {known} 之一{nearest}",
)
_NO_FILES = Text(
    en="holds no file of an inventory, such as systems.csv or 系统.csv",
    zh="没有底数文件，如 systems.csv 或 系统.csv",
)
_WORKBOOK = Text(
    en="is a workbook, which is not read. save each of its sheets as CSV, under the name of a kind: {known}",
    zh="为电子表格，目前不能读取；请将其中各工作表另存为 CSV 文件，以记录种类命名：{known}",
)
_PARQUET = Text(
    en="is a Parquet file, which a database reads and not this. open_inventory of egov_consolidation.reading judges a "
    "folder of such files by themselves",
    zh="为 Parquet 文件，须由数据库读取；请将此类文件单独存放，用 egov_consolidation.reading 的 open_inventory 打开",
)


@attrs.frozen(kw_only=True)
class InventoryFiles:
    """The files of an inventory.

    Attributes:
        tables: A table for each kind, in the order of their names.
        about: What holds of all of them; `None` where there is no such file.
        workbooks: What cannot be read, and should not be passed over.
        parquet: Parquet files, or folders of them, for each kind; they are judged in a database.
    """

    tables: tuple[Path, ...] = ()
    about: Path | None = None
    workbooks: tuple[Path, ...] = ()
    parquet: tuple[Path, ...] = ()


def files_in(folder: Path) -> InventoryFiles:
    """Return the files of an inventory that stand in a folder; what belongs to none is passed over.

    Raises:
        ReadingError: There are none.
    """
    files = [one for one in sorted(folder.iterdir()) if not one.name.startswith(_NOT_READ)]
    found = InventoryFiles(
        tables=tuple(one for one in files if one.suffix.lower() == ".csv"),
        about=next((one for one in files if one.name.lower() == ABOUT), None),
        workbooks=tuple(one for one in files if one.suffix.lower() in WORKBOOKS),
        parquet=tuple(one for one in files if is_parquet(one)),
    )
    if found == InventoryFiles():
        raise ReadingError([Problem(Place(document=folder.resolve().name), _NO_FILES)])
    return found


def is_parquet(path: Path) -> bool:
    """Return whether a path is that of a Parquet file, or of a folder of such files."""
    return path.suffix.lower() == PARQUET or (path.is_dir() and any(path.glob(f"*{PARQUET}")))


def kind_of_file(file: str) -> str:
    """Return the collection that a table holds, by the name of its file in either language.

    Raises:
        ReadingError: It is named after none; the nearest name is told.

    Examples:
        >>> kind_of_file("Lines.CSV"), kind_of_file("专线.csv"), kind_of_file("信息系统清单.csv")
        ('lines', 'lines', 'systems')
    """
    names = {name.casefold(): collection for collection in KINDS for name in file_names(collection)}
    stem = Path(file).stem.strip().casefold()
    for ending in ("", *_ENDINGS):
        collection = names.get(stem.removesuffix(ending))
        if collection is not None:
            return collection
    suffix = Path(file).suffix.lower() or ".csv"
    stem = Path(file).stem.casefold()
    held = max((name for name in names if name in stem), key=len, default=stem)
    near = nearest(held, names, ending=suffix)
    raise ReadingError([Problem(Place(document=file), _NO_KIND.fill(known=_known(suffix), nearest=near))])


def workbook(file: str) -> Problem:
    """Return what is said of a workbook: what to do instead."""
    return Problem(Place(document=file), _WORKBOOK.fill(known=_known(".csv")))


def parquet(file: str) -> Problem:
    """Return what is said of a Parquet file that is to be read into memory: what to do instead."""
    return Problem(Place(document=file), _PARQUET)


def file_names(collection: str) -> tuple[str, ...]:
    """Return the names that the table of a collection may have, without suffix."""
    return collection, title_of(KINDS[collection]).zh, *_FURTHER.get(collection, ())


def _known(suffix: str) -> Text:
    return Text(
        en=", ".join(f"{name}{suffix}" for name in KINDS),
        zh="、".join(f"{title_of(kind).zh}{suffix}" for kind in KINDS.values()),
    )
