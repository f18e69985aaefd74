"""Blank cells inherit from above where they were merged, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from egov_consolidation.reading._columns import Column
from egov_consolidation.reading._merged_cells import MergedCells, Words

C = Column
BY_UNIT = (C.UNIT_NUMBER, C.LEAD_UNIT, C.NUMBER, C.THEME, C.CONTENT, C.DEADLINE)
FLAT = (C.NUMBER, C.THEME, C.CONTENT, C.LEAD_UNIT, C.COOPERATING_UNITS, C.REMARKS)


def filled(columns: Sequence[Column], *rows: tuple[str, ...]) -> list[Words]:
    """Return the words of rows, blank cells filled in."""
    cells = MergedCells([column.value for column in columns], columns)
    return [cells.fill(row) for row in rows]


class TestFill:
    """One row after another."""

    def test_number_unit_lead_unit_and_theme_inherit_within_a_block(self) -> None:
        """Number unit lead unit and theme inherit within a block."""
        _, words = filled(BY_UNIT, ("1", "甲局", "1", "摸底", "编制。", "长期"), ("", "", "2", "", "核查。", "每年"))
        assert words.inferred == ("unit_number", "lead_unit", "theme")
        assert list(words.of.values()) == ["1", "甲局", "2", "摸底", "核查。", "每年"]

    def test_a_new_unit_inherits_no_theme_number_or_lead(self) -> None:
        """A new unit inherits no theme number or lead."""
        _, words = filled(BY_UNIT, ("1", "甲局", "1", "摸底", "编制。", "长期"), ("2", "", "", "", "核查。", ""))
        assert words.inferred == ()
        assert (words.of[C.LEAD_UNIT], words.of[C.NUMBER], words.of[C.THEME]) == ("", "", "")

    def test_a_lead_unit_to_the_right_of_the_theme_begins_no_block(self) -> None:
        """A lead unit to the right of the theme begins no block."""
        rows = (
            ("1", "摸底", "编制。", "甲局", "", ""),
            ("2", "", "核查。", "乙局", "", ""),
            ("3", "", "公布。", "", "", ""),
        )
        words = filled(FLAT, *rows)
        assert [one.inferred for one in words] == [(), ("theme",), ("theme", "lead_unit")]
        assert words[2].of[C.LEAD_UNIT] == "乙局"

    @pytest.mark.parametrize("column", [C.COOPERATING_UNITS, C.REMARKS])
    def test_other_columns_do_not_inherit(self, column: Column) -> None:
        """Other columns do not inherit."""
        _, words = filled(
            FLAT, ("1", "摸底", "编制。", "甲局", "乙局", "分批"), ("2", "清理", "核查。", "丙局", "", "")
        )
        assert (words.of[column], words.inferred) == ("", ())

    @pytest.mark.parametrize("column", [C.COOPERATING_UNITS, C.REMARKS, C.LEAD_UNIT])
    def test_the_same_as_above_inherits_in_every_column(self, column: Column) -> None:
        """The same as above inherits in every column."""
        above = ("1", "摸底", "编制。", "甲局", "乙局", "分批")
        row = tuple(
            "同上" if one is column else word
            for one, word in zip(FLAT, ("2", "清理", "核查。", "", "", ""), strict=True)
        )
        _, words = filled(FLAT, above, row)
        assert words.of[column] == above[FLAT.index(column)]
        assert column.value in words.inferred

    def test_the_same_as_above_with_nothing_above_stays_as_printed(self) -> None:
        """The same as above with nothing above stays as printed."""
        (words,) = filled(FLAT, ("1", "摸底", "编制。", "同上", "", ""))
        assert (words.of[C.LEAD_UNIT], words.inferred) == ("同上", ())

    def test_a_dash_for_a_theme_says_that_there_is_none(self) -> None:
        """A dash for a theme says that there is none."""
        words = filled(
            FLAT, ("1", "摸底", "甲。", "", "", ""), ("2", "—", "乙。", "", "", ""), ("3", "", "丙。", "", "", "")
        )
        assert [one.of[C.THEME] for one in words] == ["摸底", "", ""]
        assert words[2].inferred == ()

    def test_content_inherits_only_where_no_new_task_begins(self) -> None:
        """Content inherits only where no new task begins."""
        above = ("1", "摸底", "编制。", "甲局", "", "")
        stage = filled(FLAT, above, ("", "", "", "乙局", "", ""))[1]
        assert (stage.of[C.CONTENT], stage.inferred) == ("编制。", ("number", "theme", "content"))
        assert filled(FLAT, above, ("2", "", "", "乙局", "", ""))[1].of[C.CONTENT] == ""

    def test_columns_without_a_meaning_keep_their_words_under_their_header(self) -> None:
        """Columns without a meaning keep their words under their header."""
        cells = MergedCells(("工作内容", "投资", "投资"), (C.CONTENT, C.OTHER, C.OTHER))
        assert cells.fill(("编制。", "10", "")).others == (("投资", "10"),)
        assert cells.fill(("核查。", "", "20")).others == (("投资", "20"),)
