"""Numbers of rows: how they are printed, and which ids they give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._tasks import Numbering, whole_number


class TestWholeNumber:
    """Printed numbers."""

    @pytest.mark.parametrize(
        ("words", "number"),
        [
            ("1", 1),
            ("012", 12),
            ("１２", 12),
            ("十二", 12),
            ("（3）", 3),
            ("4.", 4),
            ("5、", 5),
            ("（六）、", 6),
            ("0", 0),
        ],
    )
    def test_numbers_are_read_in_figures_and_in_chinese(self, words: str, number: int) -> None:
        """Numbers are read in figures and in Chinese."""
        assert whole_number(words) == number

    @pytest.mark.parametrize("words", ["", "（）", "1.2", "1-2", "-1", "一、二", "A1", "1" * 13, "٣", "①", " "])
    def test_anything_else_is_no_number(self, words: str) -> None:
        """Anything else is no number."""
        assert whole_number(words) is None

    @given(st.integers(0, 10**12 - 1))
    def test_figures_mean_what_they_say(self, number: int) -> None:
        """Figures mean what they say."""
        assert whole_number(str(number)) == number

    @given(st.text())
    def test_any_words_are_answered(self, words: str) -> None:
        """Any words are answered."""
        number = whole_number(words)
        assert number is None or number >= 0


class TestNumbering:
    """Ids of rows."""

    def test_numbers_are_joined_by_dots_and_missing_ones_left_out(self) -> None:
        """Numbers are joined by dots and missing ones left out."""
        numbering = Numbering(ProblemList("附件"))
        assert numbering.id_of((2, 5, 1), repeated=False) == "2.5.1"
        assert numbering.id_of((1, None, 7), repeated=False) == "1.7"
        assert numbering.id_of((None, None, 7), repeated=False) == "7"

    def test_rows_that_share_a_number_are_told_apart_until_the_next_number(self) -> None:
        """Rows that share a number are told apart until the next number."""
        numbering = Numbering(ProblemList("附件"))
        rows = ((1, False), (1, True), (1, True), (2, False), (2, True))
        assert [numbering.id_of((number,), repeated=repeated) for number, repeated in rows] == [
            *("1", "1-2", "1-3", "2", "2-2"),
        ]

    def test_rows_without_numbers_are_counted_in_each_part(self) -> None:
        """Rows without numbers are counted in each part."""
        numbering = Numbering(ProblemList("附件"))
        assert [numbering.count(part) for part in (1, 1, 2, None, 1)] == [1, 2, 1, 1, 3]

    def test_an_id_that_another_row_has_is_reported_each_time(self) -> None:
        """An id that another row has is reported each time."""
        problems = ProblemList("附件")
        numbering = Numbering(problems)
        for row in (1, 2, 3):
            numbering.take("1.1", problems.at(table=1, row=row))
        numbering.take("1.2", problems.at(table=1, row=4))
        assert problems.total == 2
