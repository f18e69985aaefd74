"""Tables of records, as spreadsheets write them."""

from __future__ import annotations

import contextlib
import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ReadingError
from egov_consolidation.inventory import ID_WANTED, AnyRecord, LeasedLine, MachineRoom, Money
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._record_tables import records_of

ROWS = [["编号", "单位", "是否互联网专线"], ["7", "市财政局", "是"], ["8", "市审计局", ""]]
RECORDS = (LeasedLine(id="7", unit="市财政局", is_internet=True), LeasedLine(id="8", unit="市审计局"))

CELLS = st.sampled_from(("", " ", "7", "无", "—", "市财政局", "2018/2/30", "1元", "a\nb")) | st.text(max_size=4)


def written(rows: list[list[str]]) -> str:
    """Return rows as a spreadsheet writes them."""
    file = StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def read(text: str) -> tuple[AnyRecord, ...]:
    """Return the lines of a table in which nothing is wrong."""
    problems = ProblemList("lines.csv")
    records = records_of(text, LeasedLine, problems)
    problems.raise_if_any()
    return records


def refusal(text: str) -> list[str]:
    """Return what is wrong with a table of lines."""
    with pytest.raises(ReadingError) as refused:
        read(text)
    return refused.value.text("zh").split("\n")


class TestRecordsOf:
    """`records_of`."""

    @given(st.integers(0, 3), st.lists(st.integers(0, 3), max_size=3), st.sampled_from(("", " ", "\t", "\u3000")))
    def test_empty_columns_and_rows_say_nothing(self, columns: int, rows: list[int], empty: str) -> None:
        """Spreadsheets write as far as somebody once clicked."""
        sheet = [[*row, *[empty] * columns] for row in ROWS]
        for at in rows:
            sheet.insert(at, [empty] * (len(ROWS[0]) + columns))
        assert read(written(sheet)) == RECORDS

    @given(st.integers(1, 5), st.integers(0, 4), st.sampled_from(("大连市专线台账", "填报单位：市财政局")))
    def test_titles_above_the_header_are_passed_over(self, count: int, empty: int, title: str) -> None:
        """They fill one cell of a row each."""
        assert read(written([*[[title, *[""] * empty]] * count, *ROWS])) == RECORDS

    def test_a_table_may_have_one_column(self) -> None:
        """Then its header fills one cell and is no title; one that is not known is refused and not passed over."""
        assert read("编号\n7\n") == read("专线台账\n编号\n7\n") == (LeasedLine(id="7"),)
        assert refusal("编呺\n7\n")[0].startswith("lines.csv 第1行 “编呺”: 不是已知的表头")

    def test_two_headers_that_nobody_knows_are_no_title(self) -> None:
        """They are refused, each by itself."""
        assert [one.partition(": ")[0] for one in refusal("编呺,单仁\n编号,单位\n7,a\n")[:2]] == [
            "lines.csv 第1行 “编呺”",
            "lines.csv 第1行 “单仁”",
        ]

    @given(st.integers(0, 12))
    def test_a_row_may_have_empty_cells_beyond_the_header(self, more: int) -> None:
        """Nothing stands in them."""
        assert read(f"编号,单位\n7,a{',' * more}\n") == (LeasedLine(id="7", unit="a"),)

    @given(st.permutations(range(3)))
    def test_columns_stand_in_any_order(self, order: list[int]) -> None:
        """With an empty one between them."""
        sheet = [[row[order[0]], "", *(row[index] for index in order[1:])] for row in ROWS]
        assert read(written(sheet)) == RECORDS

    @pytest.mark.parametrize(
        "header", ["IS_INTERNET", "Internet Line", "是否互联网\n专线", "是否 互联网专线 ", "internet\u3000line"]
    )
    def test_a_header_is_known_however_it_is_set(self, header: str) -> None:
        """Line breaks, spaces and capitals do not matter."""
        assert read(written([["ID", header], ["7", "是"]])) == (LeasedLine(id="7", is_internet=True),)

    def test_a_place_is_where_the_spreadsheet_shows_it(self) -> None:
        """Its row counts titles, the header and empty rows; a cell of several lines is one row."""
        sheet = [["专线\n台账", ""], ["编号", "是否互联网\n专线"], ["7", "是"], ["", ""], ["8", "也许"], ["7", ""]]
        assert refusal(written(sheet)) == [
            "lines.csv 第5行 “是否互联网 专线”: 为“也许”，须为是或否",
            "lines.csv 第6行 “编号”: “7”已见于第3行，编号须唯一",
        ]

    @pytest.mark.parametrize(
        "foot",
        [
            "合计",
            "合 计",
            "总计：2条",
            "注：截至2018年底",
            "备注：无",
            "填报人：张三",
            "填表日期：2018年6月",
            "审核: 李四",
        ],
    )
    def test_what_stands_at_the_foot_is_no_record(self, foot: str) -> None:
        """It would be judged as one: its row is to be removed."""
        assert refusal(written([*ROWS, [foot, "", ""]])) == [
            f"lines.csv 第4行: “{foot}”是表下的合计或说明，不是一条记录，须删除此行"
        ]

    @pytest.mark.parametrize("record_id", ["注册系统", "合计系统", "备注1", "说明书", "共计-1"])
    def test_an_id_that_begins_like_a_foot_is_one(self, record_id: str) -> None:
        """Only what is nothing but such a word, or says something behind a colon, is none."""
        assert read(f"编号\n{record_id}\n") == (LeasedLine(id=record_id),)

    @pytest.mark.parametrize("sign", ["，", "；", "|"])
    def test_cells_that_are_parted_by_other_signs_are_said_to_be_one(self, sign: str) -> None:
        """Once, and nothing is said of what the single cell would be."""
        printed = sign.join(ROWS[0])
        (said,) = refusal("\n".join(sign.join(row) for row in ROWS))
        assert said.startswith(f"lines.csv 第1行 “{printed}”: 为一个单元格，须分为各列")

    def test_the_header_is_named_as_it_is_printed(self) -> None:
        """Not as we would call it."""
        said = refusal("序号,internet line\n,x\n")
        assert [one.partition(": ")[0] for one in said] == ["lines.csv 第2行 “internet line”", "lines.csv 第2行 “序号”"]

    def test_what_stands_under_no_header_is_refused_once(self) -> None:
        """With the first row in which something stands."""
        assert refusal("编号,,单位,\n7,,a,\n8,x,a,\n9,y,a,z\n") == [
            "lines.csv 第3行 “2”: 所在列没有表头，须填写表头",
            "lines.csv 第4行 “4”: 所在列没有表头，须填写表头",
        ]

    @pytest.mark.parametrize(("row", "count"), [("7", 1), ("7,a,b", 3), ("7,a,,,b", 5)])
    def test_a_row_of_another_length_is_refused(self, row: str, count: int) -> None:
        """Its cells may have slipped into other columns."""
        assert refusal(f"编号,单位\n{row}\n") == [f"lines.csv 第2行: 有 {count} 格，须为 2 格"]

    @pytest.mark.parametrize("none", ["无", "none", "None", "未知", "-"])
    def test_an_id_that_is_none_is_refused(self, none: str) -> None:
        """What refers to it would refer to nothing."""
        assert refusal(f"编号\n{none}\n") == [f"lines.csv 第2行 “编号”: 为“{none}”，须为{ID_WANTED.zh}"]

    @pytest.mark.parametrize(("cell", "shown"), [("-", "-"), ("未知", "未知"), ('"a\nb"', r"a\u000ab")])
    def test_what_cannot_be_an_id_is_refused(self, cell: str, shown: str) -> None:
        """With what an id must be; a line break within it is none that anybody sees."""
        (said,) = refusal(f"编号\n{cell}\n")
        assert said.startswith(f"lines.csv 第2行 “编号”: 为“{shown}”，须为单行文字")

    def test_a_table_without_ids_is_refused_once(self) -> None:
        """Not for every row."""
        assert refusal("单位,月租费\na,\nb,\n") == ["lines.csv 第1行: 缺少“编号”列"]

    @given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4))
    def test_nothing_from_outside_stops_it(self, rows: list[list[str]]) -> None:
        """Whatever cells hold is read, or refused with its place."""
        with contextlib.suppress(ReadingError):
            read(written([["编号", "单位", "租用时间", "月租费"], *rows]))

    @pytest.mark.parametrize("text", ["", "\n", ",,\n,,\n"])
    def test_a_table_of_nothing_is_refused(self, text: str) -> None:
        """Who means that there are none writes the header."""
        assert refusal(text) == ["lines.csv: 为空，须有表头"]
        assert read("编号\n") == ()

    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    def test_cells_may_be_separated_otherwise(self, separator: str) -> None:
        """As some spreadsheets write; a title above the header has no separator."""
        text = "专线台账\n编号,责任单位,取消时间\n7,市财政局,2018-06-30\n".replace(",", separator)
        assert read(text) == (LeasedLine(id="7", unit="市财政局", cancelled_on=day("2018-06-30")),)

    @pytest.mark.parametrize(("unit", "factor"), [("元", 100), ("万元", 1_000_000)])
    @pytest.mark.parametrize(("left", "right"), [("（", "）"), ("(", ")")])
    @given(st.integers(0, 10**6))
    def test_a_header_of_money_may_name_the_unit(
        self, unit: str, factor: int, left: str, right: str, amount: int
    ) -> None:
        """Bare numbers below it have that unit; a cell that names its own keeps it."""
        header = f"编号,月租费{left}{unit}{right}"
        assert read(f"{header}\n7,{amount}\n8,3元\n") == (
            LeasedLine(id="7", monthly_rent=Money(fen=amount * factor)),
            LeasedLine(id="8", monthly_rent=Money(fen=300)),
        )

    def test_only_money_has_a_unit_in_its_header(self) -> None:
        """And only a unit of money."""
        assert "不是已知的表头" in refusal("编号,责任单位（元）\n7,市财政局\n")[0]
        assert "不是已知的表头" in refusal("编号,月租费（美元）\n7,35\n")[0]

    def test_a_day_may_be_called_a_date(self) -> None:
        """取消日期 is 取消时间."""
        assert read("编号,取消日期\n7,2018-06-30\n") == read("编号,取消时间\n7,2018-06-30\n")

    @pytest.mark.parametrize(
        ("header", "passed_over"),
        [
            ("序号,编号,备注", "序号、备注"),
            ("序号,备 注,备注", "备 注、备注"),
            ("序号,单位", None),
            ("编号,序号,序号", "序号、序号"),
            ("编号, ,", None),
        ],
    )
    def test_columns_that_are_passed_over_are_remarked_once(self, header: str, passed_over: str | None) -> None:
        """As they are printed, in their order, however many rows stand below; nothing is said of empty ones."""
        problems = ProblemList("lines.csv")
        records_of(f"专线台账,,\n{header}\n1,7,8\n2,9,8\n", LeasedLine, problems)
        said = [one.text("zh") for one in problems.remarks]
        assert said == ([] if passed_over is None else [f"lines.csv 第2行: 以下各列规则不使用，未读取：{passed_over}"])

    def test_remarks_and_row_numbers_are_passed_over(self) -> None:
        """序号 is the id only where no other column is."""
        assert read("序号,编号,备注\n1,7,旧线\n") == (LeasedLine(id="7"),)
        assert read("序号,备注\n1,旧线\n") == (LeasedLine(id="1"),)

    def test_of_a_list_the_item_is_named(self) -> None:
        """With the nearest, and not the list as a whole."""
        problems = ProblemList("rooms.csv")
        records_of("编号,机房内设备和系统\n7,服务器；空调；servr\n", MachineRoom, problems)
        with pytest.raises(ReadingError) as refused:
            problems.raise_if_any()
        assert "为“空调”" in refused.value.text("zh")
        problems = ProblemList("rooms.csv")
        records_of("编号,机房内设备和系统\n7,服务器；servr\n", MachineRoom, problems)
        with pytest.raises(ReadingError, match=r"is “servr”, must be one of .*; servers? is the nearest"):
            problems.raise_if_any()
