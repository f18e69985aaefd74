"""Inventories: what is read, what comes back, and what is refused with its place."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import Problem, ReadingError, UsageError
from egov_consolidation.inventory import (
    KINDS,
    NOT_YET,
    NOTHING,
    AnyRecord,
    FieldAbout,
    InformationSystem,
    Inventory,
    LeasedLine,
    LifecycleState,
    MachineRoom,
    Money,
    RoomContent,
    ValueKind,
    fields_of,
    is_id,
)
from egov_consolidation.reading import inventory_from_data, read_inventory
from egov_consolidation.rendering import inventory_to_csv, inventory_to_json, inventory_to_toml

WORDS = st.text(st.sampled_from("财政局系统ab1（）\"'\\,=-"), min_size=1, max_size=8).filter(
    lambda words: words.strip() == words
)

A_DAY = "历法中确有其日的日期，如 2018-06-30、2018/6/30 或 2018年6月30日，或“尚未”"


def values(about: FieldAbout) -> st.SearchStrategy[object]:
    """Draw what a field may hold."""
    names = st.sampled_from([one.value for one in about.choices]) if about.choices else WORDS
    known: dict[ValueKind, st.SearchStrategy[object]] = {
        ValueKind.FLAG: st.booleans(),
        ValueKind.NUMBER: st.integers(0, 999_999_999),
        ValueKind.MONEY: st.integers(0, 10**12).map(Money),
        ValueKind.DAY: st.dates().map(day) | st.just(NOT_YET),
        ValueKind.WORDS: WORDS | st.just(NOTHING),
        ValueKind.REFERENCE: WORDS | st.just(NOTHING),
        ValueKind.CHOICE: st.sampled_from(list(about.choices or ())),
        ValueKind.NAMES: st.lists(names, max_size=3).map(tuple),
        ValueKind.REFERENCES: st.lists(WORDS, max_size=3).map(tuple),
    }
    return st.none() | known[about.kind]


def records(collection: str) -> st.SearchStrategy[tuple[AnyRecord, ...] | None]:
    """Draw a collection, or none."""
    kind = KINDS[collection]
    fields = {name: values(about) for name, about in fields_of(kind).items()}
    one: st.SearchStrategy[AnyRecord] = st.builds(kind, id=WORDS.filter(is_id), **fields)  # pyright: ignore[reportArgumentType]
    several = st.lists(one, max_size=2, unique_by=lambda record: record.id)
    return st.none() | several.map(lambda drawn: tuple(drawn))  # noqa: PLW0108 - a class is no function to mypy


INVENTORIES = st.sampled_from(sorted(KINDS)).flatmap(
    lambda collection: st.builds(
        Inventory,
        id=WORDS,
        title=WORDS | st.just(""),
        surveyed_on=st.none() | st.dates().map(day),
        is_example=st.booleans(),
        **{collection: records(collection)},
    )
)


class TestReadInventory:
    """What is written is read again."""

    @given(INVENTORIES)
    def test_json_and_toml_bring_it_back_whole(self, inventory: Inventory) -> None:
        """What is not known, known to be none and not given stay three things."""
        assert inventory_from_data(json.loads(inventory_to_json(inventory)), document="i.json") == inventory
        assert inventory_from_data(tomllib.loads(inventory_to_toml(inventory)), document="i.toml") == inventory

    @given(INVENTORIES)
    def test_tables_bring_it_back_whole(self, inventory: Inventory) -> None:
        """As a folder of tables."""
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            for name, text in inventory_to_csv(inventory).items():
                (Path(folder) / name).write_text(text, encoding="utf-8", newline="")
            assert read_inventory(folder) == inventory

    def test_offices_write_it_their_way(self, tmp_path: Path) -> None:
        """Chinese headers, 是 and 否, 尚未, 无, money in 万元, lists with 、, and the encoding of spreadsheets."""
        path = tmp_path / "systems.csv"
        text = (
            "编号,系统名称,建设状态,建设资金,所属系统,能力,关停时间,是否涉密,使用人数\r\n"
            "1,财务系统,已建,3.5万元,无,OA；DC、MAIL,尚未,否,\r\n"
            "\r\n"
            "2,门户,拟建,,,无,2018-12-31,是,120\r\n"
        )
        path.write_bytes(text.encode("gb18030"))
        assert read_inventory(path) == Inventory(
            id="systems",
            systems=(
                InformationSystem(
                    id="1",
                    name="财务系统",
                    lifecycle=LifecycleState.IN_USE,
                    construction_funds=Money.parse("35000元"),
                    parent=NOTHING,
                    capabilities=("OA", "DC", "MAIL"),
                    retired_on=NOT_YET,
                    is_secret=False,
                ),
                InformationSystem(
                    id="2",
                    name="门户",
                    lifecycle=LifecycleState.PLANNED,
                    capabilities=(),
                    retired_on=day("2018-12-31"),
                    is_secret=True,
                    users=120,
                ),
            ),
        )

    def test_names_of_a_closed_set_are_read_by_what_they_are_called(self) -> None:
        """In either language, or by their value."""
        data = {"id": "i", "rooms": [{"id": "1", "holds": "网络接入设备;servers;lan_system"}]}
        assert inventory_from_data(data, document="i").rooms == (
            MachineRoom(id="1", holds=(RoomContent.ACCESS_GEAR, RoomContent.SERVER, RoomContent.LAN_SYSTEM)),
        )

    def test_a_folder_holds_several_kinds(self, tmp_path: Path) -> None:
        """Its name is the id where no other is given; what no file gives was not given."""
        folder = tmp_path / "市"
        folder.mkdir()
        (folder / "lines.csv").write_text("id,unit\n7,市财政局\n", encoding="utf-8")
        (folder / "rooms.csv").write_text("id\n", encoding="utf-8")
        assert read_inventory(folder) == Inventory(id="市", lines=(LeasedLine(id="7", unit="市财政局"),), rooms=())

    def test_the_folder_in_which_one_stands_has_a_name_too(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """However it is spoken of."""
        (tmp_path / "lines.csv").write_text("id\n7\n", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        assert read_inventory(".").id == tmp_path.name

    def test_it_is_remarked_what_is_read_where_two_sorts_of_files_stand_together(self, tmp_path: Path) -> None:
        """Kinds without a table may stand in the other file: both are read, and nothing else."""
        folder = tmp_path / "市"
        folder.mkdir()
        (folder / "lines.csv").write_text("id,备注\n7,旧\n", encoding="utf-8")
        (folder / "inventory.toml").write_text('id = "i"\nrooms = []\n', encoding="utf-8")
        (folder / "old.json").write_text("{}", encoding="utf-8")
        remarks: list[Problem] = []
        assert read_inventory(folder, remark=remarks.append).given == ("rooms", "lines")
        assert [one.text("zh") for one in remarks] == [
            "lines.csv 第1行: 以下各列规则不使用，未读取：备注",
            "市: 读取 inventory.toml、lines.csv；文件夹中的其他文件不读取",
        ]

    def test_one_sort_of_files_needs_no_remark(self, tmp_path: Path) -> None:
        """Nobody can be in doubt which was read."""
        for name, text in (("lines.csv", "id\n"), ("inventory.toml", 'id = "i"\n')):
            folder = tmp_path / name
            folder.mkdir()
            (folder / name).write_text(text, encoding="utf-8")
            remarks: list[Problem] = []
            read_inventory(folder, remark=remarks.append)
            assert remarks == []

    def test_parquet_files_are_told_who_reads_them(self, tmp_path: Path) -> None:
        """By themselves, and beside tables: there they are never passed over in silence."""
        (tmp_path / "rooms.parquet").touch()
        (tmp_path / "lines.csv").write_text("id\n7\n", encoding="utf-8")
        for source in (tmp_path, tmp_path / "rooms.parquet"):
            with pytest.raises(ReadingError, match=r"^rooms\.parquet: is a Parquet file.*open_inventory"):
                read_inventory(source)

    def test_every_problem_of_a_table_is_said_with_its_place(self, tmp_path: Path) -> None:
        """All at once: headers, cells, ids, and what a value must be."""
        path = tmp_path / "lines.csv"
        path.write_text(
            "编号,单位,取消时问,取消时间,责任单位,月租费\n7,a,,明天,,35\n7,a,,2018-02-30,,\n,a,,,,\n8,a\n",
            encoding="utf-8",
        )
        with pytest.raises(ReadingError) as refused:
            read_inventory(path)
        assert refused.value.text("zh").split("\n") == [
            "lines.csv 第1行 “取消时问”: 不是已知的表头，最接近的是 取消时间",
            "lines.csv 第1行 “责任单位”: 字段“责任单位”的表头重复",
            f"lines.csv 第2行 “取消时间”: 为“明天”，须为{A_DAY}",
            "lines.csv 第2行 “月租费”: 为“35”，须为以元、万元或亿元计、精确到分的金额，如 1200元",
            f"lines.csv 第3行 “取消时间”: 为“2018-02-30”，须为{A_DAY}",
            "lines.csv 第3行 “编号”: “7”已见于第2行，编号须唯一",
            "lines.csv 第4行 “编号”: 缺少，必须填写",
            "lines.csv 第5行: 有 2 格，须为 6 格",
        ]

    def test_the_problems_of_all_files_of_a_folder_are_said_at_once(self, tmp_path: Path) -> None:
        """A file of no kind is one of them, and so is what `inventory.toml` says wrongly."""
        (tmp_path / "lines.csv").write_text("id,is_internet\n7,perhaps\n", encoding="utf-8")
        (tmp_path / "line.csv").write_text("id\n7\n", encoding="utf-8")
        (tmp_path / "rooms.csv").write_text("", encoding="utf-8")
        (tmp_path / "inventory.toml").write_text('id = "i"\nsurveyed_on = "soon"\n', encoding="utf-8")
        with pytest.raises(ReadingError) as refused:
            read_inventory(tmp_path)
        assert [problem.place.document for problem in refused.value.problems] == [
            "line.csv",
            "lines.csv",
            "rooms.csv",
            "inventory.toml",
        ]
        assert refused.value.total == 4

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"lines": []}, "$.id: is missing"),
            ({"id": "i", "line": []}, "$.line: is not a known key"),
            ({"id": "i", "lines": {}}, "$.lines: is a table, must be a list"),
            ({"id": "i", "lines": [{"unit": "a"}]}, r"$.lines[0].id: is missing"),
            ({"id": "i", "lines": [{"id": "7", "canceled_on": "x"}]}, "cancelled_on is the nearest"),
            ({"id": "i", "lines": [{"id": "7", "is_internet": 1}]}, "$.lines[0].is_internet: is 1, must be yes or no"),
            ({"id": "i", "lines": [{"id": "7"}, {"id": "7"}]}, "$.lines[1].id: “7” is the id of $.lines[0] already"),
            ({"id": "i", "lines": [{"id": "无"}]}, "$.lines[0].id: is “无”, must be words on one line"),
            ({"id": "i", "lines": [{"id": "未知"}]}, "$.lines[0].id: is “未知”, must be words on one line"),
            ({"id": "i", "lines": [["7"]]}, "$.lines[0]: is a list, must be a table"),
            ({"id": "i", "lines": [{"id": "7", "cancelled_on": "2018.6"}]}, "$.lines[0].cancelled_on: is “2018.6”"),
            ([], "i.toml $: is a list, must be a table"),
            ({"id": "i", "lines": [{"id": "7", "monthly_rent": -1}]}, "must be an amount"),
            ({"id": "i", "units": [{"id": "7", "staff": True}]}, "must be a whole number"),
            ({"id": "i", "units": [{"id": "7", "kind": "office"}]}, "must be one of city (city government)"),
            ({"id": "i", "systems": [{"id": "7", "capabilities": ["a", 1]}]}, "must be a list of names"),
            ({"id": "i", "systems": [{"id": "7", "capabilities": "a;;b"}]}, "must be a list of names"),
        ],
    )
    def test_what_data_say_wrongly_is_refused_with_its_path(self, data: object, said: str) -> None:
        """And with what it must be."""
        with pytest.raises(ReadingError) as refused:
            inventory_from_data(data, document="i.toml")
        assert said in refused.value.text("en")

    def test_a_folder_without_tables_and_a_file_of_another_kind_are_refused(self, tmp_path: Path) -> None:
        """Nothing is guessed."""
        with pytest.raises(ReadingError, match="holds no file of an inventory"):
            read_inventory(tmp_path)
        (tmp_path / "systems.yaml").touch()
        with pytest.raises(UsageError, match=r"is of kind \.yaml"):
            read_inventory(tmp_path / "systems.yaml")

    @pytest.mark.parametrize("name", ["systems.csv", "底数.toml", "底数", "底数/系统.csv"])
    def test_what_is_not_there_is_said_to_be_missing(self, tmp_path: Path, name: str) -> None:
        """Whatever kind it would be of, and with the path that was asked for."""
        with pytest.raises(ReadingError) as refused:
            read_inventory(tmp_path / name)
        assert refused.value.text("zh") == f"{tmp_path / name}: 文件或文件夹不存在"

    def test_a_file_without_a_suffix_is_of_no_kind(self, tmp_path: Path) -> None:
        """Nobody is told that its kind is none."""
        (tmp_path / "底数").touch()
        with pytest.raises(UsageError, match="底数: has no suffix to say its kind, must be one of"):
            read_inventory(tmp_path / "底数")

    @pytest.mark.parametrize("name", ["底数.xlsx", "底数.XLS", "底数.et"])
    def test_a_workbook_is_told_what_to_do_instead(self, tmp_path: Path, name: str) -> None:
        """By itself, and beside tables: there it is never passed over in silence."""
        (tmp_path / name).touch()
        (tmp_path / "lines.csv").write_text("id\n7\n", encoding="utf-8")
        for source in (tmp_path, tmp_path / name):
            with pytest.raises(ReadingError) as refused:
                read_inventory(source)
            (said,) = refused.value.text("zh").split("\n")
            assert said.startswith(f"{name}: 为电子表格，目前不能读取；请将其中各工作表另存为 CSV 文件")

    def test_files_that_spreadsheets_leave_behind_are_passed_over(self, tmp_path: Path) -> None:
        """A lock of an open workbook, what a system hides, and files of other things."""
        for name in ("~$底数.xlsx", ".lines.csv", "egov.toml", "说明.docx"):
            (tmp_path / name).touch()
        (tmp_path / "lines.csv").write_text("id\n7\n", encoding="utf-8")
        assert read_inventory(tmp_path).lines == (LeasedLine(id="7"),)

    def test_tables_are_known_by_their_chinese_names(self, tmp_path: Path) -> None:
        """And whatever capitals they have; two tables of one kind are one too many."""
        (tmp_path / "专线.csv").write_text("编号\n7\n", encoding="utf-8")
        (tmp_path / "Rooms.CSV").write_text("编号\n8\n", encoding="utf-8")
        (tmp_path / "Inventory.TOML").write_text('id = "市"\n', encoding="utf-8")
        assert read_inventory(tmp_path) == Inventory(id="市", lines=(LeasedLine(id="7"),), rooms=(MachineRoom(id="8"),))
        (tmp_path / "lines.csv").write_text("编号\n9\n", encoding="utf-8")
        with pytest.raises(ReadingError) as refused:
            read_inventory(tmp_path)
        assert refused.value.text("zh") == "专线.csv: 与 lines.csv 重复，只能给出一次"

    def test_a_table_that_is_not_written_as_one_is_refused(self, tmp_path: Path) -> None:
        """With the line in which it breaks."""
        path = tmp_path / "lines.csv"
        path.write_text('id,unit\n7,"a"b\n', encoding="utf-8")
        with pytest.raises(ReadingError, match=r"lines\.csv \(line 2\): is not written as CSV demands"):
            read_inventory(path)

    def test_every_problem_of_one_record_is_said(self) -> None:
        """One that is wrong does not hide the next, and words that were refused are refused once."""
        line = {"id": "7", "unit": ["a"], "provider": "a\u202e", "cancelled_on": "soon", "monthly_rent": 12.5, "x": 1}
        with pytest.raises(ReadingError) as refused:
            inventory_from_data({"id": "i", "lines": [line]}, document="i.toml")
        places = [str(problem.place.path) for problem in refused.value.problems]
        assert sorted(places) == [f"$.lines[0].{key}" for key in sorted(set(line) - {"id"})]

    def test_words_of_a_list_that_were_refused_are_refused_once(self) -> None:
        """Not a second time for being empty."""
        data = {"id": "i", "systems": [{"id": "7", "capabilities": ["OA", "a\u202e"]}]}
        with pytest.raises(ReadingError) as refused:
            inventory_from_data(data, document="i")
        assert [str(one.place.path) for one in refused.value.problems] == ["$.systems[0].capabilities[1]"]

    @pytest.mark.parametrize("blank", ["", " ", None])
    def test_what_is_left_blank_is_not_known(self, blank: str | None) -> None:
        """As an empty cell is; that there is none has to be written."""
        data = {"id": "i", "systems": [{"id": "7", "parent": blank, "users": blank, "capabilities": blank}]}
        assert inventory_from_data(data, document="i").systems == (InformationSystem(id="7"),)

    def test_one_kind_is_given_once(self, tmp_path: Path) -> None:
        """By a table or by the file beside it: neither is dropped in silence."""
        (tmp_path / "lines.csv").write_text("id\n7\n", encoding="utf-8")
        (tmp_path / "inventory.toml").write_text('id = "i"\n[[lines]]\nid = "8"\n', encoding="utf-8")
        with pytest.raises(ReadingError, match=r"\$\.lines: is given by lines\.csv too, must be given once"):
            read_inventory(tmp_path)


class TestItemsOfLists:
    """One wrong word in a list of words from a closed set."""

    def test_the_item_is_named_with_its_place_and_the_nearest(self) -> None:
        """Told once, and not as if the whole list were wrong."""
        data = {"id": "demo", "rooms": [{"id": "1", "holds": ["服务器", "servr"]}]}
        with pytest.raises(ReadingError) as refused:
            inventory_from_data(data, document="demo.toml")
        (problem,) = refused.value.problems
        assert problem.place.path == "$.rooms[0].holds[1]"
        assert problem.text("zh").startswith("demo.toml $.rooms[0].holds[1]: 为“servr”，须为")
        assert problem.text("zh").endswith("，最接近的是 server")
