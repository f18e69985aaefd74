"""The files of an inventory: which kind of records each holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import ReadingError
from egov_consolidation.inventory import KINDS, title_of
from egov_consolidation.reading._inventory_files import InventoryFiles, files_in, kind_of_file, workbook

COLLECTIONS = st.sampled_from(sorted(KINDS))
CAPITALS = st.sampled_from((str.lower, str.upper, str.title))


class TestKindOfFile:
    """`kind_of_file`."""

    @given(COLLECTIONS, CAPITALS, CAPITALS)
    def test_a_collection_names_its_table(self, collection: str, one: object, other: object) -> None:
        """With whatever capitals, in the name and in the suffix."""
        assert callable(one)
        assert callable(other)
        assert kind_of_file(f"{one(collection)}{other('.csv')}") == collection

    @given(COLLECTIONS, st.sampled_from(("", "清单", "台账")))
    def test_what_its_records_are_called_names_it_too(self, collection: str, ending: str) -> None:
        """Alone, or as a list of them."""
        assert kind_of_file(f"{title_of(KINDS[collection]).zh}{ending}.csv") == collection

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("系统.csv", "systems"),
            ("信息系统.csv", "systems"),
            ("专网台账.csv", "networks"),
            ("资源目录.csv", "entries"),
            ("项目.csv", "projects"),
            ("预算.csv", "budget_lines"),
            ("数据共享申请.csv", "requests"),
            ("数据共享服务.csv", "services"),
        ],
    )
    def test_offices_have_shorter_names(self, name: str, kind: str) -> None:
        """Each of which can mean one kind only."""
        assert kind_of_file(name) == kind

    @pytest.mark.parametrize(
        ("name", "near"),
        [
            ("line.csv", "lines.csv"),
            ("LINE.CSV", "lines.csv"),
            ("信息糸统.csv", "信息系统.csv"),
            ("专线 - 副本.csv", "专线.csv"),
            ("专线(1).csv", "专线.csv"),
            ("2018年专网台账.csv", "专网.csv"),
            ("line.parquet", "lines.parquet"),
        ],
    )
    def test_another_name_is_refused_with_the_nearest(self, name: str, near: str) -> None:
        """In both languages; the kinds are listed."""
        with pytest.raises(ReadingError) as refused:
            kind_of_file(name)
        assert refused.value.text("en").endswith(f"; {near} is the nearest")
        suffix = Path(near).suffix
        assert f"lines{suffix}" in refused.value.text("en")
        assert refused.value.text("zh").startswith(
            f"{name}: 文件名不是已知的记录种类，须为 政务信息系统{suffix}、机房{suffix}"
        )
        assert refused.value.text("zh").endswith(f"，最接近的是 {near}")

    @pytest.mark.parametrize("name", ["Sheet1.csv", "车辆.csv", "x.csv"])
    def test_nothing_is_near_for_the_suffix_alone(self, name: str) -> None:
        """Four letters in common say nothing."""
        with pytest.raises(ReadingError) as refused:
            kind_of_file(name)
        assert refused.value.text("zh").endswith("督办单.csv 之一")


class TestFilesIn:
    """`files_in`."""

    def test_files_are_told_apart_by_their_names(self, tmp_path: Path) -> None:
        """Tables, what holds of all of them, workbooks; the rest is passed over."""
        for name in ("b.csv", "a.CSV", "inventory.toml", "底数.xlsx", "~$底数.xlsx", ".c.csv", "waivers.toml"):
            (tmp_path / name).touch()
        found = files_in(tmp_path)
        assert [one.name for one in found.tables] == ["a.CSV", "b.csv"]
        assert found.about == tmp_path / "inventory.toml"
        assert [one.name for one in found.workbooks] == ["底数.xlsx"]
        assert found.parquet == ()

    def test_parquet_files_and_folders_of_them_are_told_apart(self, tmp_path: Path) -> None:
        """A folder that holds none belongs to nothing."""
        for name in ("lines.PARQUET", "rooms/0.parquet", "notes/a.txt"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).touch()
        assert [one.name for one in files_in(tmp_path).parquet] == ["lines.PARQUET", "rooms"]

    def test_a_workbook_alone_is_found(self, tmp_path: Path) -> None:
        """Who put it there meant it to be read."""
        (tmp_path / "底数.xlsx").touch()
        assert files_in(tmp_path) == InventoryFiles(workbooks=(tmp_path / "底数.xlsx",))

    def test_a_folder_without_such_files_is_refused(self, tmp_path: Path) -> None:
        """By its name."""
        (tmp_path / "waivers.toml").touch()
        with pytest.raises(ReadingError) as refused:
            files_in(tmp_path)
        assert refused.value.text("zh") == f"{tmp_path.name}: 没有底数文件，如 systems.csv 或 系统.csv"


class TestWorkbook:
    """`workbook`."""

    def test_it_says_under_which_names_to_save_the_sheets(self) -> None:
        """Every one of which is then read."""
        said = workbook("底数.xlsx").text("zh").rpartition("：")[2]
        assert [kind_of_file(name) for name in said.split("、")] == list(KINDS)
