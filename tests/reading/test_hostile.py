"""Text made to break a reader ends in a list of problems, or is read."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import LISTED, ReadingError
from egov_consolidation.model import Plan
from egov_consolidation.reading._annex import read_annex
from egov_consolidation.reading._options import ReadingOptions

HEADER = "\t序号\n\t工作内容\n\t完成时限\n\n"


def read(text: str) -> Plan:
    """Read a text."""
    return read_annex(text, "附件", ReadingOptions())


def refusal(text: str) -> ReadingError:
    """Return what is refused."""
    with pytest.raises(ReadingError) as caught:
        read(text)
    assert len(caught.value.problems) == min(caught.value.total, LISTED)
    assert len(str(caught.value)) < 40_000
    return caught.value


class TestSizes:
    """Too much of everything."""

    def test_a_line_of_100_million_characters(self) -> None:
        """A line of 100 million characters."""
        caught = refusal("\t" + "长" * 100_000_000)
        assert str(caught) == "附件: holds 100000001 characters, must hold at most 67108864"

    def test_a_cell_of_10_million_characters(self) -> None:
        """A cell of 10 million characters."""
        caught = refusal(HEADER + "\t1\n\t" + "长" * 10_000_000 + "\n\t长期\n")
        assert str(caught) == "附件 table 1 row 1 “工作内容”: holds 10000000 characters, must hold at most 20000"

    def test_a_cell_of_a_million_lines(self) -> None:
        """A cell of a million lines."""
        caught = refusal(HEADER + "\t1\n\t甲" + "\n甲" * 1_000_000 + "\n\t长期\n")
        assert "holds 1000001 characters" in str(caught)

    def test_a_cell_of_100_thousand_paragraphs(self) -> None:
        """A cell of 100 thousand paragraphs."""
        caught = refusal(HEADER + "\t1\n\t甲" + "\n\n甲" * 100_000 + "\n\t长期\n")
        assert "holds 100001 characters" in str(caught)

    def test_a_header_of_a_million_blank_cells(self) -> None:
        """A header of a million blank cells."""
        assert "has 1000000 columns, must have at most 100" in str(refusal("\t\n" * 1_000_000))

    def test_rows_of_a_million_blank_cells(self) -> None:
        """Rows of a million blank cells."""
        plan = read(HEADER + "\t1\n\t甲\n\t长期\n\n" + "\t\n" * 999_999)
        assert [task.id for task in plan] == ["1"]

    def test_a_line_of_a_million_tabs(self) -> None:
        """A line of a million tabs."""
        assert "has 1000000 columns" in str(refusal("\t" * 1_000_000))

    def test_50_thousand_rows(self) -> None:
        """50 thousand rows."""
        rows = "".join(f"\t{number}\n\t编制目录{number}。\n\t长期\n\n" for number in range(1, 50_001))
        plan = read(HEADER + rows)
        assert (len(plan), plan.tasks[-1].id) == (50_000, "50000")

    def test_50_thousand_rows_with_too_few_cells(self) -> None:
        """50 thousand rows with too few cells."""
        caught = refusal(HEADER + "\t1\n\t甲\n\n" * 50_000)
        assert caught.total == 50_000

    def test_10_thousand_headings_without_tables(self) -> None:
        """10 thousand headings without tables."""
        caught = refusal("".join(f"{number}、任务\n" for number in range(10_000)))
        assert caught.total == 10_001

    def test_10_thousand_parts(self) -> None:
        """10 thousand parts."""
        row = HEADER + "\t1\n\t甲\n\t长期\n\n"
        plan = read("".join(f"{number}、任务\n{row}" for number in range(1, 10_001)))
        assert (len(plan.parts), plan.tasks[-1].id) == (10_000, "10000.1")

    def test_200_thousand_lines_of_prose(self) -> None:
        """200 thousand lines of prose."""
        caught = refusal(HEADER + "\t1\n\t甲\n\t长期\n\n" + "请认真落实。\n" * 200_000)
        assert caught.total == 100_001
        assert caught.problems[0].place.line == 9

    @pytest.mark.parametrize("text", ["\n" * 4_000_000, "\t" * 2_000_001, "\t\n" * 2_000_001])
    def test_more_lines_or_cells_than_a_plan_can_have(self, text: str) -> None:
        """More lines or cells than a plan can have."""
        assert "must have at most 4000000 lines and 2000000 cells" in str(refusal(text))

    def test_a_cell_of_30_million_words(self) -> None:
        """A cell of 30 million words."""
        caught = refusal(HEADER + "\t" + "长 " * 30_000_000)
        assert "row 1 (line 5): has 1 cells, must have 3" in str(caught)

    def test_10_thousand_clauses(self) -> None:
        """10 thousand clauses."""
        clause = "以下任务均需各区市政府落实，不再一一列出。\n"
        plan = read(clause * 10_000 + "\n" + HEADER + "\t1\n\t甲\n\t长期\n")
        assert len(plan["1"].assignments) == 1

    def test_10_thousand_lead_units_and_sentences_that_may_name_them(self) -> None:
        """10 thousand lead units and sentences that may name them."""
        rows = "".join(f"\t编制目录，会同第{number}局报第{number}局。\n\t第{number}局\n\n" for number in range(10_000))
        plan = read(f"\t工作内容\n\t牵头单位\n\n{rows}")
        assert plan["10000"].lead_units == ("第9999局",)

    def test_units_nested_in_brackets(self) -> None:
        """Units nested in brackets."""
        caught = refusal("\t工作内容\n\t牵头单位\n\n\t甲\n\t" + "（" * 9_000 + "市审计局" + "）" * 9_000 + "\n")
        assert "“牵头单位”" in str(caught)


class TestCharacters:
    """Characters that are no visible text."""

    @pytest.mark.parametrize("character", ["\x00", "\x1b", "\u202e", "\u2067", "\u200b", "\ud800", "\ue000", "\uffff"])
    def test_a_character_that_is_no_visible_text_is_named_with_its_line(self, character: str) -> None:
        """A character that is no visible text is named with its line."""
        caught = refusal(f"{HEADER}\t1\n\t甲{character}\n\t长期\n")
        assert caught.total == 1
        assert str(caught).startswith(f"附件 (line 6): character 3 is U+{ord(character):04X}")

    def test_a_million_of_them_are_counted(self) -> None:
        """A million of them are counted."""
        assert refusal("\x00" * 1_000_000).total == 1_000_000

    @pytest.mark.parametrize("number", ["٣", "३", "๓", "𝟛", "③", "Ⅲ", "三三", "0x3", "1e3", "+3", "3_0"])
    def test_digits_of_other_scripts_are_no_numbers(self, number: str) -> None:
        """Digits of other scripts are no numbers."""
        assert "must be a whole number" in str(refusal(f"{HEADER}\t{number}\n\t甲\n\t长期\n"))


class TestShapes:
    """Too little of everything."""

    @pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u3000\n \n"])
    def test_nothing_at_all(self, text: str) -> None:
        """Nothing at all."""
        assert "has no table" in str(refusal(text))

    def test_a_header_alone(self) -> None:
        """A header alone."""
        assert "no row with words follows" in str(refusal(HEADER))

    def test_a_header_above_blank_rows_alone(self) -> None:
        """A header above blank rows alone."""
        assert "no row with words follows" in str(refusal(HEADER + "\t\n\t\n\t\n"))

    def test_a_row_that_the_end_cuts_off(self) -> None:
        """A row that the end cuts off."""
        assert "row 1 (line 5): has 2 cells, must have 3" in str(refusal(HEADER + "\t1\n\t甲"))

    def test_a_tab_alone(self) -> None:
        """A tab alone."""
        assert refusal("\t").total == 2
