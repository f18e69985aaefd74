"""Inventories that a database judges where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from egov_consolidation.dates import day
from egov_consolidation.errors import Problem, ReadingError
from egov_consolidation.inventory import Inventory, LeasedLine, UnitFacts
from egov_consolidation.reading import open_inventory, read_inventory
from egov_consolidation.rules.engine import DuckDBInventory, write_parquet

CITY = Inventory(id="city", lines=(LeasedLine(id="7", unit="市财政局"),), units=(UnitFacts(id="市财政局"),))
ABOUT = 'id = "dalian"\ntitle = "底数"\nsurveyed_on = 2018-06-30\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of Parquet files."""
    write_parquet(CITY, tmp_path / "市")
    return tmp_path / "市"


def opened(source: Path) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """Return what an inventory in tables is called, what it gives, and whose it is."""
    found = open_inventory(source)
    assert isinstance(found, DuckDBInventory)
    with found as tables:
        return tables.id, tables.given, tables.units()


def refusal(source: Path) -> list[str]:
    """Return what is wrong with an inventory."""
    with pytest.raises(ReadingError) as refused:
        open_inventory(source)
    return refused.value.text("zh").splitlines()


class TestOpenInventory:
    """`open_inventory`."""

    def test_a_folder_of_parquet_files_gives_what_they_hold(self, folder: Path) -> None:
        """Its name is the id where no other is given."""
        assert opened(folder) == ("市", ("lines", "units"), frozenset({"市财政局"}))

    def test_a_single_file_gives_one_kind(self, folder: Path) -> None:
        """By either name; in whatever capitals the suffix is."""
        assert opened(folder / "lines.parquet") == ("lines", ("lines",), frozenset({"市财政局"}))
        (folder / "lines.parquet").rename(folder / "专线台账.PARQUET")
        assert opened(folder / "专线台账.PARQUET")[1] == ("lines",)
        assert opened(folder)[1] == ("lines", "units")

    @pytest.mark.parametrize("name", ["lines", "lines.parquet", "专线"])
    def test_a_kind_may_stand_in_several_files(self, folder: Path, name: str) -> None:
        """In a folder that is named after it, as programs write them in parts."""
        part = folder / "lines.parquet"
        part.rename(folder / "part-0.parquet")
        (folder / name).mkdir()
        (folder / "part-0.parquet").rename(folder / name / "part-0.parquet")
        assert opened(folder)[1] == ("lines", "units")

    def test_a_file_beside_them_says_what_holds_of_all(self, folder: Path) -> None:
        """Its id, its title and its day."""
        (folder / "inventory.toml").write_text(ABOUT, encoding="utf-8")
        found = open_inventory(folder)
        assert isinstance(found, DuckDBInventory)
        with found as tables:
            assert (tables.id, tables.title, tables.surveyed_on) == ("dalian", "底数", day("2018-06-30"))

    def test_all_that_is_wrong_is_said_at_once(self, folder: Path) -> None:
        """Names, what is given twice, tables of other sorts, and what the file beside them says."""
        for name in ("line.parquet", "专线.parquet"):
            (folder / name).write_bytes((folder / "lines.parquet").read_bytes())
        for name in ("rooms.csv", "底数.xlsx"):
            (folder / name).touch()
        (folder / "inventory.toml").write_text('systems = []\nsurveyed_on = "2018年"\n', encoding="utf-8")
        assert [one.partition(": ")[0] for one in refusal(folder)] == [
            "rooms.csv",
            "底数.xlsx",
            "line.parquet",
            "专线.parquet",
            "inventory.toml $.surveyed_on",
            "inventory.toml $.systems",
        ]

    def test_what_is_no_parquet_is_refused_with_its_path(self, tmp_path: Path) -> None:
        """Whatever its name says."""
        file = tmp_path / "lines.parquet"
        file.write_bytes(b"id,unit")
        assert [one.partition(": ")[0] for one in refusal(file)] == [str(file)]

    def test_what_is_not_there_is_refused(self, tmp_path: Path) -> None:
        """As a file of any other kind is."""
        assert refusal(tmp_path / "lines.parquet") == [f"{tmp_path / 'lines.parquet'}: 文件或文件夹不存在"]

    def test_anything_else_is_read_into_memory(self, tmp_path: Path) -> None:
        """And remarked on as it is there."""
        (tmp_path / "lines.csv").write_text("编号,备注\n7,旧\n", encoding="utf-8")
        for source in (tmp_path, tmp_path / "lines.csv"):
            mine: list[Problem] = []
            theirs: list[Problem] = []
            assert open_inventory(source, remark=mine.append) == read_inventory(source, remark=theirs.append)
            assert mine == theirs != []
