"""The annex of Dalian reads row by row as printed, another city's annex too, and what cannot be read is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ReadingError
from egov_consolidation.model import DeadlineKind, Note, Origin, Part, Plan, Role, Task, Unit
from egov_consolidation.reading._annex import read_annex
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._options import ReadingOptions

DATA = Path(__file__).parent / "data"
BY_UNIT = ("unit_number", "lead_unit", "number", "theme", "content", "deadline")
FLAT = ("number", "theme", "content", "deadline")


def read(text: str, **options: object) -> Plan:
    """Read a text."""
    return read_annex(text, "附件", ReadingOptions(**options))  # type: ignore[arg-type]


def refusal(text: str, **options: object) -> list[str]:
    """Return what is refused."""
    with pytest.raises(ReadingError) as caught:
        read(text, **options)
    return str(caught.value).splitlines()


def table(*rows: tuple[str, ...]) -> str:
    """Return rows as an annex prints them."""
    return "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows)


@pytest.fixture(scope="module")
def annex() -> str:
    """Give the annex of Dalian as printed."""
    return (resources.files("egov_consolidation.issued") / "dalian_2017" / "annex.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dalian(annex: str) -> Plan:
    """Give the annex of Dalian as read."""
    return read_annex(annex, "dalian-2017", ReadingOptions())


def printed_rows(annex: str) -> Iterator[tuple[int, list[str]]]:
    """Yield table number and cells of each row, by a program of a few lines that shares nothing with the reader."""
    number = 0
    for block in annex.replace("\n \n", "\n\n").split("\n\n"):
        lines = block.split("\n")
        if any(line.strip() and not line.startswith(("\t", " ")) and "、" in line[:2] for line in lines):
            number += 1
        elif "\t" in block:
            yield number, [cell.replace("\n", "").strip() for cell in "\n".join(lines).split("\t")[1:]]


class TestDalian:
    """The annex of Dalian."""

    def test_every_row_stands_under_its_printed_number(self, dalian: Plan) -> None:
        """Every row stands under its printed number."""
        by_unit = {1: 2, 2: 16, 3: 5, 4: 3, 5: 4}
        assert [task.id for task in dalian] == [
            *(f"1.{number}" for number in range(1, 15)),
            *(f"2.{unit}.{number}" for unit, count in by_unit.items() for number in range(1, count + 1)),
            *(f"3.{number}" for number in range(1, 10)),
        ]

    def test_title_and_parts(self, dalian: Plan) -> None:
        """Title and parts."""
        assert dalian.title == "大连市政务信息系统整合共享工作任务分工"
        assert dalian.parts == (
            Part(number=1, title="市政府各部门负责落实的工作任务"),
            Part(number=2, title="市政府相关部门负责落实的工作任务"),
            Part(number=3, title="各地区负责落实的工作任务"),
        )
        assert (dalian.notes, dalian.units, dalian.issued) == ((), (), None)

    def test_every_cell_of_every_row_is_as_an_independent_reading_has_it(self, annex: str, dalian: Plan) -> None:
        """Every cell of every row is as an independent reading has it."""
        rows = list(printed_rows(annex))
        assert len(rows) == len(dalian) == 53
        above: dict[str, str] = {}
        counted: Counter[int] = Counter()
        for (number, cells), task in zip(rows, dalian, strict=True):
            names = BY_UNIT if number == 2 else FLAT
            counted[number] += 1
            assert task.source is not None
            assert (task.source.document, task.source.table) == ("dalian-2017", number)
            assert task.source.row == counted[number]
            assert task.source.inferred_cells == tuple(n for n, cell in zip(names, cells, strict=True) if not cell)
            above.update((name, cell) for name, cell in zip(names, cells, strict=True) if cell)
            assert (task.theme, task.content, task.deadline.text) == (
                above["theme"],
                above["content"],
                above["deadline"],
            )
            assert task.lead_units == ((above["lead_unit"],) if number == 2 else ())
            numbers = [above["unit_number"], above["number"]] if number == 2 else [above["number"]]
            assert task.id == ".".join([str(number), *numbers])

    def test_row_9_of_table_2(self, dalian: Plan) -> None:
        """Row 9 of table 2."""
        source = dalian["2.2.7"].source
        assert source is not None
        assert (source.table, source.row, source.inferred_cells) == (2, 9, ("unit_number", "lead_unit"))

    def test_kinds_of_deadlines(self, dalian: Plan) -> None:
        """Kinds of deadlines."""
        assert Counter(task.deadline.kind for task in dalian) == {
            DeadlineKind.BY_DATE: 35,
            DeadlineKind.STANDING: 10,
            DeadlineKind.RECURRING: 7,
            DeadlineKind.CONDITIONAL: 1,
        }

    def test_deadlines_that_were_broken_over_two_lines(self, dalian: Plan) -> None:
        """Deadlines that were broken over two lines."""
        assert dalian["3.5"].deadline.last_day == day("2017-12-20")
        assert dalian["2.1.2"].deadline.text == "根据整合方案时间要求"

    def test_headings_address_groups_where_no_column_names_units(self, dalian: Plan) -> None:
        """Headings address groups where no column names units."""
        assert Counter(task.group for task in dalian) == {"departments": 14, None: 30, "regions": 9}
        assert dalian["1.7"].assignments[0].origin is Origin.HEADING

    def test_units_that_the_sentences_name(self, dalian: Plan) -> None:
        """Units that the sentences name."""
        assert dalian["1.1"].units(Role.RECEIVING) == ("市审计局", "市政府办公厅")
        assert dalian["2.2.15"].units(Role.CO_LEAD) == ("市发展改革委",)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_line_ends_marks_and_encodings_do_not_matter(self, annex: str, dalian: Plan, end: str, codec: str) -> None:
        """Line ends marks and encodings do not matter."""
        data = annex.replace("\n", end).encode(codec)
        assert read_annex(decode(data, "dalian-2017"), "dalian-2017", ReadingOptions()) == dalian

    @pytest.mark.parametrize("space", [" ", "\u3000", "\u00a0"])
    def test_stray_spaces_around_cells_do_not_matter(self, annex: str, dalian: Plan, space: str) -> None:
        """Stray spaces around cells do not matter."""
        text = annex.replace("\t", f"{space}\t{space}").replace("\n", f"{space}\n")
        assert read_annex(text, "dalian-2017", ReadingOptions()) == dalian

    def test_merged_cells_printed_in_full_read_the_same_save_for_what_was_inferred(
        self, annex: str, dalian: Plan
    ) -> None:
        """Merged cells printed in full read the same save for what was inferred."""
        above: dict[int, str] = {}
        parts: list[str] = []
        for block in annex.split("\n\n"):
            cells = block.split("\t")
            if "、" in block.strip()[:2]:
                above = {}
            elif len(cells) > 1:
                cells = [cells[0], *(cell if cell.strip() else f"{above[i]}\n" for i, cell in enumerate(cells[1:]))]
                above.update(enumerate(cell.strip("\n") for cell in cells[1:]))
            parts.append("\t".join(cells))
        full = read_annex("\n\n".join(parts), "dalian-2017", ReadingOptions())
        assert [task.source.inferred_cells for task in full if task.source] == [()] * 53
        assert [_without_source(task) for task in full] == [_without_source(task) for task in dalian]

    def test_any_lost_cell_is_reported_with_its_row(self, annex: str) -> None:
        """Any lost cell is reported with its row."""
        lines = annex.split("\n")
        table = row = first = 0
        lost = 0
        for index, line in enumerate(lines):
            if line.startswith(("一、", "二、", "三、")):
                table, row = table + 1, -1
            if "\t" in line and "\t" not in lines[index - 1] and not (lines[index - 1].strip() and row >= 0):
                row, first = row + 1, index + 1
            if "\t" in line and row > 0:
                must = 6 if table == 2 else 4
                said = refusal("\n".join(lines[:index] + lines[index + 1 :]))
                assert said[0] == f"附件 table {table} row {row} (line {first}): has {must - 1} cells, must have {must}"
                lost += 1
        assert lost == 14 * 4 + 30 * 6 + 9 * 4


def _without_source(task: Task) -> tuple[object, ...]:
    return (task.id, task.theme, task.content, task.deadline, task.assignments, task.number, task.unit_number)


@pytest.fixture(scope="module")
def yunbin() -> Plan:
    """Give an invented city's annex: other numbering, other columns, stages, clauses, stray spaces, lost lines."""
    return read_annex(decode((DATA / "yunbin-2018.txt").read_bytes(), "yunbin"), "yunbin", ReadingOptions())


class TestAnotherCity:
    """An invented city's annex."""

    def test_title_parts_and_notes(self, yunbin: Plan) -> None:
        """Title parts and notes."""
        assert yunbin.title == "云滨市数据资源整合共享重点任务分解表"
        assert [part.title for part in yunbin.parts] == ["市直部门任务", "经费保障", "专项任务", "各县（区）负责的任务"]
        assert yunbin.notes == (
            Note(text="（2018年3月20日）", table=1),
            Note(text="以下任务均需各县（区）政府落实，不再一一列出。", table=3),
            Note(text="表3 各专项任务", table=3, is_caption=True),
            Note(text="注：责任领导随分工调整。", table=4),
            Note(text="时限均含当日。", table=4),
            Note(text="2019年任务", table=4, is_caption=True),
        )

    @pytest.mark.parametrize(
        ("task_id", "theme", "content", "deadline", "inferred"),
        [
            ("1.1", "摸清底数", "编制信息系统清单，报市政务办。", "2018年4月底前", ()),
            ("1.2", "摸清底数", "核查信息系统清单。", "2018年5月15日前", ("theme", "lead_unit", "executing_units")),
            ("1.3", "集约建设", "建成政务云平台。", "2018年9月底前", ()),
            ("1.4", "集约建设", "迁移各部门系统。", "长期", ("theme",)),
            ("2.1", None, "安排年度运维经费。", "每年", ()),
            ("2.1-2", None, "核减重复建设经费。", "2018年12月底前", ("number",)),
            ("2.2", None, "公布经费使用结果。", "每年", ()),
            ("3.1.1", "人口库", "完善人口基础信息库。扩大共享范围。", "2018年6月底前", ()),
            ("3.1.2", "人口库", "提供人口信息核验服务。", "长期", ("unit_number", "lead_unit", "theme")),
            ("3.2.1", "学籍库", "建立学籍信息库。", "2018年10月底前", ()),
            ("3.2.2", "学籍库", "开放学籍信息查询。", "根据开放目录", ("unit_number", "lead_unit", "theme")),
            ("4.1", None, "编制县级目录。", "6月底前", ()),
            ("4.2", None, "接入市级平台。", "12月底前", ()),
        ],
    )
    def test_rows(
        self, yunbin: Plan, task_id: str, theme: str | None, content: str, deadline: str, inferred: tuple[str, ...]
    ) -> None:
        """Rows."""
        task = yunbin[task_id]
        assert (task.theme, task.content, task.deadline.text) == (theme, content, deadline)
        assert task.source is not None
        assert task.source.inferred_cells == inferred

    def test_there_are_no_other_rows(self, yunbin: Plan) -> None:
        """There are no other rows."""
        assert len(yunbin) == 13
        places = [(task.source.table, task.source.row) for task in yunbin if task.source]
        assert places == [
            (1, 1),
            (1, 2),
            (1, 3),
            (1, 4),
            (2, 1),
            (2, 2),
            (2, 3),
            (3, 1),
            (3, 2),
            (3, 3),
            (3, 4),
            (4, 1),
            (4, 2),
        ]

    def test_units_by_their_roles(self, yunbin: Plan) -> None:
        """Units by their roles."""
        assert yunbin["1.2"].units(Role.LEAD, Role.EXECUTING) == ("市审计局", "市教育局", "市公安局")
        assert yunbin["1.1"].cooperating_units == ()
        assert yunbin["1.1"].units(Role.RECEIVING) == ("市政务办",)
        assert [one.open for one in yunbin["1.3"].assignments if one.role is Role.COOPERATING] == [False, True]
        assert yunbin["2.2"].lead_units == ("市财政局", "市审计局")
        assert [one.text for one in yunbin["1.4"].groups(Role.EXECUTING)] == ["各有关部门"]

    def test_the_clause_adds_to_every_row_after_it_and_to_none_before(self, yunbin: Plan) -> None:
        """The clause adds to every row after it and to none before."""
        added = [task.id for task in yunbin if any(one.origin is Origin.CLAUSE for one in task.assignments)]
        assert added == ["3.1.1", "3.1.2", "3.2.1", "3.2.2", "4.1", "4.2"]

    def test_other_cells_remarks_and_persons(self, yunbin: Plan) -> None:
        """Other cells remarks and persons."""
        assert yunbin["2.1"].other_cells == (("投资估算（万元）", "1,200"),)
        assert yunbin["2.1-2"].other_cells == ()
        assert (yunbin["1.1"].remarks, yunbin["1.4"].remarks, yunbin["1.2"].remarks) == ("含在建项目", "分批实施", None)
        assert (yunbin["3.1.1"].accountable, yunbin["3.1.2"].accountable) == ("张三", None)
        assert yunbin.units == (Unit(name="市大数据中心", aliases=("市信息中心",)),)

    def test_years_come_from_the_nearest_title(self, yunbin: Plan) -> None:
        """Years come from the nearest title."""
        assert [yunbin[one].deadline.last_day for one in ("4.1", "4.2")] == [day("2019-06-30"), day("2019-12-31")]


class TestYears:
    """Deadlines without a year."""

    ROWS = table(("序号", "工作内容", "完成时限"), ("1", "编制。", "6月底前"))

    @pytest.mark.parametrize(
        ("above", "issued", "last_day"),
        [
            ("2018年任务\n\n一、2019年任务\n2020年任务\n", "2017-03-01", "2020-06-30"),
            ("2018年任务\n\n一、2019年任务\n", "2017-03-01", "2019-06-30"),
            ("2018年任务\n\n一、任务\n", "2017-03-01", "2018-06-30"),
            ("任务\n\n（2018年1月）\n\n一、任务\n", None, "2018-06-30"),
            ("任务\n\n一、任务\n", "2017-03-01", "2017-06-30"),
            ("任务\n\n一、任务\n", None, None),
        ],
    )
    def test_caption_heading_title_and_day_of_issue(self, above: str, issued: str | None, last_day: str | None) -> None:
        """Caption heading title and day of issue."""
        plan = read(above + self.ROWS, issued=issued)
        assert plan["1.1"].deadline.last_day == (None if last_day is None else day(last_day))
        assert plan.issued == (None if issued is None else day(issued))


class TestNumbers:
    """Numbers and ids."""

    def test_without_parts_the_number_alone_is_the_id(self) -> None:
        """Without parts the number alone is the id."""
        plan = read(table(("序号", "工作内容"), ("1", "甲。"), ("２", "乙。"), ("（三）", "丙。"), ("4.", "丁。")))
        assert [(task.id, task.number, task.part) for task in plan] == [
            *(("1", 1, None), ("2", 2, None), ("3", 3, None), ("4", 4, None)),
        ]

    def test_without_printed_numbers_rows_are_counted_through_their_part(self) -> None:
        """Without printed numbers rows are counted through their part."""
        rows = table(("工作内容", "完成时限"), ("甲。", "长期"), ("乙。", "长期"))
        plan = read(f"一、甲\n{rows}{rows.replace('完成时限', '时限')}二、乙\n{rows}")
        assert [task.id for task in plan] == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2"]
        assert {task.number for task in plan} == {None}

    def test_stages_of_one_number_are_told_apart(self) -> None:
        """Stages of one number are told apart."""
        plan = read(table(("序号", "工作内容"), ("1", "甲。"), ("", "乙。"), ("", "丙。"), ("2", "丁。"), ("", "戊。")))
        assert [task.id for task in plan] == ["1", "1-2", "1-3", "2", "2-2"]
        assert [task.number for task in plan] == [1, 1, 1, 2, 2]

    def test_one_number_twice_is_refused_with_both_rows(self) -> None:
        """One number twice is refused with both rows."""
        rows = table(("序号", "工作内容"), ("1", "甲。"))
        assert refusal(f"一、甲\n{rows}表二\n{rows}") == [
            "附件 table 2 row 1 (line 12): task 1.1 stands in table 1 row 1 already, must have a number of its own"
        ]

    @pytest.mark.parametrize("words", ["1-2", "甲", "٣", "1.1", "-1", "1" * 5000])
    def test_what_is_no_number_is_refused(self, words: str) -> None:
        """What is no number is refused."""
        (said,) = refusal(table(("序号", "工作内容"), (words, "甲。")))
        assert said.startswith(f"附件 table 1 row 1 “序号” (line 4): is “{words[:40]}”, must be a whole number")

    def test_a_blank_number_with_none_above_is_refused(self) -> None:
        """A blank number with none above is refused."""
        (said,) = refusal(table(("序号", "工作内容"), ("", "甲。")))
        assert said.startswith("附件 table 1 row 1 “序号” (line 4): is blank and no number above it can stand for it")

    def test_a_blank_number_in_a_new_units_block_is_refused(self) -> None:
        """A blank number in a new unit's block is refused."""
        header = ("单位序号", "任务序号", "工作内容")
        (said,) = refusal(table(header, ("1", "1", "甲。"), ("2", "", "乙。")))
        assert "row 2 “任务序号”" in said


class TestCells:
    """Cells of every kind."""

    def test_a_blank_deadline_is_missing(self) -> None:
        """A blank deadline is missing."""
        plan = read(table(("序号", "工作内容", "完成时限"), ("1", "甲。", "长期"), ("2", "乙。", "")))
        assert plan["2"].deadline.kind is DeadlineKind.UNREAD
        assert plan["2"].deadline.text == ""

    def test_a_deadline_that_cannot_be_read_is_no_problem_here(self) -> None:
        """A deadline that cannot be read is no problem here."""
        plan = read(table(("序号", "工作内容", "完成时限"), ("1", "甲。", "春暖花开时")))
        assert plan["1"].deadline.kind is DeadlineKind.UNREAD
        assert plan["1"].deadline.text == "春暖花开时"

    def test_blank_content_is_refused(self) -> None:
        """Blank content is refused."""
        (said,) = refusal(table(("序号", "工作内容", "完成时限"), ("1", "", "长期")))
        assert said.startswith("附件 table 1 row 1 “工作内容” (line 5): is blank")

    def test_a_wholly_blank_row_is_no_task_and_keeps_its_number(self) -> None:
        """A wholly blank row is no task and keeps its number."""
        plan = read(table(("序号", "工作内容"), ("1", "甲。"), ("", ""), ("2", "乙。")))
        assert [(task.id, task.source and task.source.row) for task in plan] == [("1", 1), ("2", 3)]

    def test_owners_that_cannot_be_read_are_refused_with_their_cell(self) -> None:
        """Owners that cannot be read are refused with their cell."""
        (said,) = refusal(table(("序号", "工作内容", "配合单位"), ("1", "甲。", "！！")))
        assert said.startswith(
            "附件 table 1 row 1 “配合单位” (line 5): “！！” cannot be read, must name units or groups"
        )

    def test_the_same_as_above_in_the_first_row_is_refused(self) -> None:
        """The same as above in the first row is refused."""
        (said,) = refusal(table(("序号", "工作内容", "配合单位"), ("1", "甲。", "同上")))
        assert "“同上” points to the row above, where nobody is named" in said

    def test_the_same_as_above_may_stand_beside_other_units(self) -> None:
        """The same as above may stand beside other units."""
        plan = read(table(("序号", "工作内容", "配合单位"), ("1", "甲。", "市财政局"), ("2", "乙。", "同上、市审计局")))
        assert plan["2"].cooperating_units == ("市财政局", "市审计局")
        assert plan["2"].source is not None
        assert plan["2"].source.inferred_cells == ("cooperating_units",)

    def test_one_name_for_two_units_is_refused(self) -> None:
        """One name for two units is refused."""
        rows = (
            ("序号", "工作内容", "牵头单位"),
            ("1", "甲。", "市审计局（市统计局）"),
            ("2", "乙。", "市财政局（市统计局）"),
        )
        (said,) = refusal(table(*rows))
        assert "“市财政局（市统计局）” gives two units one name" in said

    def test_a_column_of_lead_units_goes_before_the_group_of_the_heading(self) -> None:
        """A column of lead units goes before the group of the heading."""
        rows = table(("序号", "工作内容", "牵头单位"), ("1", "甲。", "市审计局"))
        plan = read(f"一、各地区负责的任务\n{rows}")
        assert [(one.name, one.origin) for one in plan["1.1"].assignments] == [("市审计局", Origin.CELL)]

    def test_supervising_and_collecting_units(self) -> None:
        """Supervising and collecting units."""
        rows = (("工作内容", "督办单位", "汇总单位"), ("甲。", "市政府督查室", "市统计局"))
        plan = read(table(*rows))
        assert [(one.role, one.unit) for one in plan["1"].assignments] == [
            (Role.SUPERVISING, "市政府督查室"),
            (Role.COLLECTING, "市统计局"),
        ]

    def test_every_problem_is_said_at_once_in_the_order_of_the_text(self) -> None:
        """Every problem is said at once in the order of the text."""
        rows = table(("序号", "工作内容", "完成时限"), ("甲", "乙。", "长期"), ("2", "丙。"), ("3", "", "长期"))
        said = refusal(f"{rows}联系人张三\n", columns={"牵头人": "lead_unit"})
        assert [one.split(":")[0] for one in said] == [
            "附件 “牵头人”",
            "附件 table 1 row 1 “序号” (line 5)",
            "附件 table 1 row 2 (line 9)",
            "附件 table 1 row 3 “工作内容” (line 12)",
            "附件 (line 16)",
        ]

    @given(st.text(st.sampled_from("\t\n 一二1、（）序号工作内容完成时限市审计局长期。注：")) | st.text())
    def test_any_text_is_read_or_refused_with_places(self, text: str) -> None:
        """Any text is read or refused with places."""
        try:
            plan = read(text)
        except ReadingError as error:
            refused = error
        else:
            assert len(plan) > 0
            return
        assert refused.total >= len(refused.problems) > 0
