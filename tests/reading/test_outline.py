"""What stands outside the tables: title, preface, headings, captions, notes, and text that has no place."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import ReadingError
from egov_consolidation.model import Part
from egov_consolidation.reading._headers import Meanings
from egov_consolidation.reading._outline import Outline, read_outline
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._tables import read_tables

TABLE = "\t序号\n\t工作内容\n\n\t1\n\t编制目录。\n\n"
CLAUSE = "以下任务均需各区市政府落实，不再一一列出。"


def outline(text: str) -> Outline:
    """Return the outline of a text that has nothing wrong with it."""
    problems = ProblemList("附件")
    found = read_outline(read_tables(text, Meanings({}, set()), problems), problems)
    problems.raise_if_any()
    return found


def notes(text: str) -> list[str]:
    """Return the lines that are kept as notes."""
    return [line.text for line in outline(text).notes]


def refusal(text: str) -> list[str]:
    """Return what is refused."""
    with pytest.raises(ReadingError) as caught:
        outline(text)
    return str(caught.value).splitlines()


class TestTitle:
    """The title."""

    @pytest.mark.parametrize(
        ("above", "title"),
        [
            ("附件\n大连市任务分工\n\n", "大连市任务分工"),
            ("附件1：大连市任务分工\n\n", "大连市任务分工"),
            ("附件2\n\n大连市政务信息系统\n整合任务分工\n\n", "大连市政务信息系统整合任务分工"),
            ("大连市任务分工\n（2017年11月）\n\n", "大连市任务分工"),
            ("大连市任务分工\n各部门要认真落实。\n\n", "大连市任务分工"),
            ("大连市任务分工\n\n责任分解\n\n", "大连市任务分工"),
            ("各部门要认真落实。\n\n", ""),
            ("", ""),
            ("\n\n", ""),
        ],
    )
    def test_the_first_lines_are_the_title(self, above: str, title: str) -> None:
        """The first lines are the title."""
        assert outline(above + TABLE).title == title

    def test_a_heading_is_no_title(self) -> None:
        """A heading is no title."""
        found = outline("一、各部门\n" + TABLE)
        assert (found.title, found.parts) == ("", (Part(number=1, title="各部门"),))


class TestParts:
    """Numbered parts."""

    def test_each_table_belongs_to_the_heading_above_it(self) -> None:
        """Each table belongs to the heading above it."""
        found = outline(f"{TABLE}一、甲\n{TABLE}注：乙\n\n（表二）\n{TABLE.replace('序号', '编号')}二、丙\n{TABLE}")
        assert [section.part and section.part.number for section in found.sections] == [None, 1, 1, 2]
        assert [part.title for part in found.parts] == ["甲", "丙"]

    def test_a_heading_with_nothing_under_it_is_refused(self) -> None:
        """A heading with nothing under it is refused."""
        assert refusal(f"一、甲\n二、乙\n{TABLE}三、丙\n") == [
            "附件 (line 1): nothing stands under the heading “一、甲”, must have a table",
            "附件 (line 9): nothing stands under the heading “三、丙”, must have a table",
        ]

    def test_a_heading_above_deeper_headings_is_kept_as_a_note(self) -> None:
        """A heading above deeper headings is kept as a note."""
        found = outline(f"一、甲\n（一）乙\n{TABLE}（二）丙\n{TABLE}")
        assert [part.title for part in found.parts] == ["乙", "丙"]
        assert [line.text for line in found.notes] == ["一、甲"]

    def test_headings_above_prose_before_the_first_table_belong_to_the_preface(self) -> None:
        """Headings above prose before the first table belong to the preface."""
        text = f"标题\n\n一、总体要求\n加快推进。\n二、分工\n分工如下。\n{TABLE}"
        assert notes(text) == ["一、总体要求", "加快推进。", "分工如下。"]
        assert outline(text).parts == (Part(number=2, title="分工"),)


class TestTextOutsideTables:
    """Everything else outside tables."""

    def test_notes_are_kept_with_the_lines_that_continue_them(self) -> None:
        """Notes are kept with the lines that continue them."""
        assert notes(TABLE + "注：甲\n1.乙\n2.丙\n\n说明：丁\n") == ["注：甲", "1.乙", "2.丙", "说明：丁"]

    def test_a_clause_that_adds_units_may_stand_between_tables(self) -> None:
        """A clause that adds units may stand between tables."""
        assert notes(f"一、甲\n{TABLE}{CLAUSE}\n\n二、乙\n{TABLE}") == [CLAUSE]

    def test_the_line_directly_above_a_table_is_its_caption(self) -> None:
        """The line directly above a table is its caption."""
        found = outline(f"一、甲\n表1 2018年任务\n{TABLE}二、乙\n{TABLE}")
        assert [section.titles[0] for section in found.sections] == ["表1 2018年任务", ""]

    def test_between_tables_a_caption_is_kept_as_a_note(self) -> None:
        """Between tables a caption is kept as a note."""
        found = outline(f"{TABLE}2019年任务\n{TABLE}")
        assert [section.titles[0] for section in found.sections] == ["", "2019年任务"]
        assert [line.text for line in found.notes] == ["2019年任务"]

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            (f"{TABLE}联系人张三\n", 7, "联系人张三"),
            (f"{TABLE}联系人张三\n\n一、甲\n{TABLE}", 7, "联系人张三"),
            (f"{TABLE}请各单位认真落实。\n{TABLE}", 7, "请各单位认真落实。"),
            (f"{TABLE}{'长' * 50}\n", 7, "长" * 40),
        ],
    )
    def test_other_text_is_refused_with_its_line(self, text: str, line: int, words: str) -> None:
        """Other text is refused with its line."""
        (said,) = refusal(text)
        assert said.startswith(f"附件 (line {line}): “{words}” stands outside any table")

    @pytest.mark.parametrize("text", ["", " \n\u3000\n", "大连市任务分工\n", "注：甲\n"])
    def test_a_document_without_tables_is_refused(self, text: str) -> None:
        """A document without tables is refused."""
        assert refusal(text) == [
            "附件: has no table, must have a table of tasks whose cells begin with a tab",
        ]

    def test_a_table_without_rows_is_refused(self) -> None:
        """A table without rows is refused."""
        assert refusal("\t序号\n\t工作内容\n") == [
            "附件 table 1 header (line 1): no row with words follows, must have at least one",
        ]
