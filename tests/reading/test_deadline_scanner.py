"""A place in the key of a deadline, and the steps that move it."""

from __future__ import annotations

import re

import pytest

from egov_consolidation.reading._deadline_context import DeadlineContext
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_text import Key


def scanner(text: str) -> Scanner:
    """Return a scanner at the beginning of a text."""
    return Scanner(Key.of(text), DeadlineContext())


class TestScanner:
    """`Scanner`."""

    def test_moves_past_the_first_word_that_fits(self) -> None:
        """Moves past the first word that fits."""
        scan = scanner("之前完成")
        assert scan.sees("前", "之")
        assert scan.word("前", "之前", "之") == "之前"
        assert scan.at == 2

    def test_stays_where_no_word_fits(self) -> None:
        """Stays where no word fits."""
        scan = scanner("完成")
        assert scan.word("前") is None
        assert (scan.at, scan.is_done) == (0, False)

    def test_moves_past_a_pattern_at_its_place_alone(self) -> None:
        """Moves past a pattern at its place alone."""
        scan = scanner("a1")
        assert scan.match(re.compile("[0-9]")) is None
        scan.at = 1
        assert scan.match(re.compile("[0-9]")) is not None
        assert scan.is_done

    @pytest.mark.parametrize(
        ("text", "number", "at"), [("12月", 12, 2), ("十二月", 12, 2), ("二〇一八年", 2018, 4), ("１２", 12, 2)]
    )
    def test_reads_a_number_whole(self, text: str, number: int, at: int) -> None:
        """Reads a number whole."""
        scan = scanner(text)
        assert (scan.number(0, 9999), scan.at) == (number, at)

    @pytest.mark.parametrize("text", ["12345", "x", "", "一二", "13"])
    def test_stays_where_no_number_within_bounds_comes(self, text: str) -> None:
        """Stays where no number within bounds comes."""
        scan = scanner(text)
        assert (scan.number(1, 12), scan.at) == (None, 0)

    @pytest.mark.parametrize(
        ("text", "is_han"), [("建", True), ("年", False), ("a", False), ("，", False), ("", False)]
    )
    def test_knows_a_chinese_character(self, text: str, is_han: bool) -> None:
        """Knows a chinese character."""
        assert scanner(text).is_han("年月") is is_han


class TestProduction:
    """`production`."""

    def test_steps_back_where_it_finds_nothing(self) -> None:
        """Steps back where it finds nothing."""

        @production
        def month(scan: Scanner) -> int | None:
            number = scan.number(1, 12)
            return number if scan.word("月") else None

        scan = scanner("6日")
        assert (month(scan), scan.at) == (None, 0)
        scan = scanner("6月")
        assert (month(scan), scan.at) == (6, 2)
