"""Text becomes tables of cells with their places, however blank lines and line breaks fell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.reading._headers import Meanings
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._tables import LONGEST_CELL, Item, Line, Row, Table, read_tables

HEADER = "\t序号\n\t工作内容\n\t完成时限\n\n"
WORDS = st.text("清理整合目录共享", min_size=1, max_size=4)
CELLS = st.lists(st.tuples(WORDS, WORDS | st.just(""), WORDS), min_size=1, max_size=6)


def read(text: str) -> list[Item]:
    """Read a text that has nothing wrong with it."""
    problems = ProblemList("附件")
    items = read_tables(text, Meanings({}, set()), problems)
    problems.raise_if_any()
    return items


def only_table(text: str) -> Table:
    """Return the one table of a text."""
    (table,) = (item for item in read(text) if isinstance(item, Table))
    return table


def cells_of(text: str) -> list[tuple[str, ...]]:
    """Return the cells of the one table of a text."""
    return [row.cells for row in only_table(text).rows]


def said_of(text: str) -> list[str]:
    """Return what is wrong with a text."""
    problems = ProblemList("附件")
    read_tables(text, Meanings({}, set()), problems)
    if not problems.total:
        return []
    with pytest.raises(ValueError, match="附件") as caught:
        problems.raise_if_any()
    return str(caught.value).splitlines()


class TestReadTables:
    """Tables, rows and cells."""

    def test_cells_rows_and_places(self) -> None:
        """Cells rows and places."""
        table = only_table("标题\n\n" + HEADER + "\t1\n\t编制目录。\n\t长期\n\n\t2\n\t更新目录。\n\t\n")
        assert (table.number, table.line, table.header) == (1, 3, ("序号", "工作内容", "完成时限"))
        assert table.rows == [Row(1, 7, ("1", "编制目录。", "长期")), Row(2, 11, ("2", "更新目录。", ""))]

    def test_lines_without_a_tab_continue_the_cell_without_a_space(self) -> None:
        """Lines without a tab continue the cell without a space."""
        table = only_table("\t任务\n序号\n\t工作内容\n\n\t1\n\t根据整合方案\n 时间要求\n")
        assert table.header == ("任务序号", "工作内容")
        assert table.rows[0].cells == ("1", "根据整合方案时间要求")

    def test_spaces_around_a_cell_are_dropped_and_those_inside_stay(self) -> None:
        """Spaces around a cell are dropped and those inside stay."""
        text = HEADER + " \u3000\t1 \n\t\u3000 编制　目录\u00a0\n\t2017 年\n"
        assert cells_of(text) == [("1", "编制　目录", "2017 年")]

    def test_several_cells_may_stand_in_one_line(self) -> None:
        """Several cells may stand in one line."""
        assert cells_of("\t序号\t工作内容\t完成时限\n\n\t1\t编制目录\t\n") == [("1", "编制目录", "")]

    def test_rows_without_a_blank_line_between_them_are_told_apart(self) -> None:
        """Rows without a blank line between them are told apart."""
        assert cells_of(HEADER + "\t1\n\t甲\n\t长期\n\t2\n\t乙\n\t每年\n") == [("1", "甲", "长期"), ("2", "乙", "每年")]

    def test_a_paragraph_break_inside_a_row_continues_the_cell(self) -> None:
        """A paragraph break inside a row continues the cell."""
        assert cells_of(HEADER + "\t1\n\t甲。\n\n一、乙。\n\n丙。\n\t长期\n") == [("1", "甲。一、乙。丙。", "长期")]

    def test_words_after_a_finished_row_stand_outside_the_table(self) -> None:
        """Words after a finished row stand outside the table."""
        items = read(HEADER + "\t1\n\t甲\n\t长期\n\n注：乙\n丙\n\n丁\n")
        assert items[1:] == [
            Line(number=9, text="注：乙", opens=True, is_note=True),
            Line(number=10, text="丙", opens=False, is_note=True),
            Line(number=12, text="丁", opens=True),
        ]

    def test_the_heading_of_the_next_part_ends_even_a_row_that_is_not_finished(self) -> None:
        """The heading of the next part ends even a row that is not finished."""
        text = f"一、甲\n{HEADER}\t1\n\t乙\n\n二、丙\n{HEADER}\t1\n\t丁\n\t长期\n"
        assert said_of(text) == ["附件 table 1 row 1 (line 6): has 2 cells, must have 3"]
        problems = ProblemList("附件")
        items = read_tables(text, Meanings({}, set()), problems)
        assert [item.number for item in items if isinstance(item, Table)] == [1, 2]

    def test_a_header_that_is_printed_again_is_no_row(self) -> None:
        """A header that is printed again is no row."""
        row = "\t{0}\n\t甲\n\t长期\n"
        apart = HEADER + row.format(1) + "\n" + HEADER + row.format(2)
        together = HEADER + row.format(1) + HEADER.rstrip("\n") + "\n" + row.format(2)
        for text in (apart, together):
            table = only_table(text)
            assert [(one.number, one.cells[0]) for one in table.rows] == [(1, "1"), (2, "2")]

    def test_another_header_begins_another_table(self) -> None:
        """Another header begins another table."""
        items = read(HEADER + "\t1\n\t甲\n\t长期\n\n\t序号\n\t工作内容\n\n\t1\n\t乙\n")
        assert [(item.number, len(item.rows)) for item in items if isinstance(item, Table)] == [(1, 1), (2, 1)]

    @pytest.mark.parametrize("count", [1, 2, 4, 5, 7])
    def test_a_row_with_too_few_or_too_many_cells_is_named_and_reading_goes_on(self, count: int) -> None:
        """A row with too few or too many cells is named and reading goes on."""
        text = HEADER + "\t1\n\t甲\n\t长期\n\n" + "\t乙\n" * count + "\n\t3\n\t丙\n"
        said = said_of(text)
        after = 2 + -(-count // 3)
        assert said[0] == f"附件 table 1 row 2 (line 9): has {count} cells, must have 3"
        assert said[1:] == [f"附件 table 1 row {after} (line {10 + count}): has 2 cells, must have 3"]

    def test_words_before_the_first_tab_of_a_line_are_named(self) -> None:
        """Words before the first tab of a line are named."""
        assert said_of("序号\t工作内容\n")[0] == (
            "附件 (line 1): “序号” stands before the first tab of its line, a cell must begin with its tab"
        )

    def test_a_cell_may_hold_twenty_thousand_characters_and_no_more(self) -> None:
        """A cell may hold twenty thousand characters and no more."""
        most = "长" * LONGEST_CELL
        assert cells_of(f"{most}\n{HEADER}\t1\n\t{most}\n\t长期\n")[0][1] == most
        assert only_table(f"\t序号\n\t{most}\n\n\t1\n\t甲\n").header[1] == most
        assert said_of(f"{HEADER}\t1\n\t{most}长\n\t长期\n") == [
            "附件 table 1 row 1 “工作内容”: holds 20001 characters, must hold at most 20000"
        ]
        assert "附件 table 1 header “2”: holds 20001" in said_of(f"\t序号\n\t{most}长\n\n\t1\n\t甲\n")[0]
        assert said_of(f"{most}长\n{HEADER}") == ["附件 (line 1): holds 20001 characters, must hold at most 20000"]

    @given(CELLS, st.sampled_from(["", " ", "\u3000", "\u00a0 "]), st.integers(1, 3))
    def test_stray_spaces_and_more_blank_lines_do_not_matter(
        self, rows: list[tuple[str, str, str]], space: str, gaps: int
    ) -> None:
        """Stray spaces and more blank lines do not matter."""
        text = HEADER + ("\n" * gaps).join("".join(f"{space}\t{space}{cell}{space}\n" for cell in row) for row in rows)
        assert cells_of(text) == rows

    @given(CELLS, st.data())
    def test_a_line_break_inside_a_cell_does_not_matter(
        self, rows: list[tuple[str, str, str]], data: st.DataObject
    ) -> None:
        """A line break inside a cell does not matter."""

        def broken(cell: str) -> str:
            at = data.draw(st.integers(1, max(1, len(cell) - 1)))
            return f"{cell[:at]}\n{cell[at:]}" if len(cell) > 1 else cell

        text = HEADER + "\n".join("".join(f"\t{broken(cell)}\n" for cell in row) for row in rows)
        assert cells_of(text) == rows

    @given(CELLS)
    def test_lost_blank_lines_do_not_matter(self, rows: list[tuple[str, str, str]]) -> None:
        """Lost blank lines do not matter."""
        assert cells_of(HEADER + "".join("".join(f"\t{cell}\n" for cell in row) for row in rows)) == rows

    @given(CELLS, st.data())
    def test_a_lost_cell_is_reported_with_its_row(self, rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
        """A lost cell is reported with its row."""
        at = data.draw(st.integers(0, len(rows) - 1))
        lost = data.draw(st.integers(0, 2))
        kept = [
            [cell for column, cell in enumerate(row) if (index, column) != (at, lost)] for index, row in enumerate(rows)
        ]
        text = HEADER + "\n".join("".join(f"\t{cell}\n" for cell in row) for row in kept)
        assert said_of(text) == [f"附件 table 1 row {at + 1} (line {5 + 4 * at}): has 2 cells, must have 3"]
