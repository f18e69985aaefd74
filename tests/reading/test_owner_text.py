"""Brackets, separators, line breaks and the comparison key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.reading._owner_text import (
    bracket_at_end,
    canonical_key,
    closing_of,
    depths,
    is_balanced,
    pieces,
    tidy,
    unwrapped,
)

TEXTS = st.text() | st.text(alphabet="（()）〔〕、市局 \n。A")


class TestCanonicalKey:
    """`canonical_key`."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("各县（市、区）政府", "各县(市、区)政府"),
            ("市审计局", " 市 审计\n局"),
            ("市审计局", "市审计局　"),
            ("市〔区〕", "市（区）"),
            ("Ａ局", "A局"),
        ],
    )
    def test_spaces_and_widths_count_for_nothing(self, one: str, other: str) -> None:
        """Two ways of printing one name."""
        assert canonical_key(one) == canonical_key(other)

    def test_different_names_have_different_keys(self) -> None:
        """Level and ending are part of a name."""
        assert len({canonical_key(name) for name in ("市审计局", "省审计厅", "审计局", "市审计局办公室")}) == 4

    @given(TEXTS)
    def test_the_key_of_a_key_is_the_key(self, name: str) -> None:
        """Idempotent."""
        assert canonical_key(canonical_key(name)) == canonical_key(name)

    @given(TEXTS, st.sampled_from((" ", "\n", "　")), st.integers(0, 20))
    def test_a_space_anywhere_changes_nothing(self, name: str, space: str, at: int) -> None:
        """Between any two characters."""
        assert canonical_key(name[:at] + space + name[at:]) == canonical_key(name)


class TestUnwrapped:
    """`unwrapped`."""

    @pytest.mark.parametrize(
        ("text", "inner"),
        [
            ("（科技部负责）", "科技部负责"),
            ("(科技部负责)。", "科技部负责"),
            ("（（科技部负责。））", "科技部负责"),
            ("（甲）乙（丙）", "（甲）乙（丙）"),
            ("省市场监管局（省知识产权局）", "省市场监管局（省知识产权局）"),
            ("（甲", "（甲"),
            ("（）", ""),
            ("。", ""),
        ],
    )
    def test_only_brackets_around_the_whole_go(self, text: str, inner: str) -> None:
        """And the full stop at its end."""
        assert unwrapped(text) == inner


class TestClosingOf:
    """`closing_of`."""

    @given(TEXTS)
    def test_what_stands_between_is_balanced(self, text: str) -> None:
        """From an opening bracket to where it closes."""
        for start, character in enumerate(text):
            end = closing_of(text, start) if character in "（(〔" else None
            assert end is None or is_balanced(text[start : end + 1])


class TestDepths:
    """`depths`."""

    def test_brackets_stand_within_themselves(self) -> None:
        """Stray closing brackets stand outside."""
        assert depths("甲（乙(丙)）丁）戊（") == [0, 1, 1, 2, 2, 2, 1, 0, 0, 0, 1]


class TestIsBalanced:
    """`is_balanced`."""

    @pytest.mark.parametrize(
        ("text", "expected"), [("", True), ("（甲）", True), ("）（", False), ("（", False), ("）", False)]
    )
    def test_every_bracket_has_its_partner(self, text: str, *, expected: bool) -> None:
        """In order."""
        assert is_balanced(text) is expected


class TestPieces:
    """`pieces`."""

    @given(TEXTS)
    def test_pieces_with_their_separators_are_the_text(self, text: str) -> None:
        """Nothing is lost or added."""
        assert "".join(separator + piece for separator, piece in pieces(text, "、，\n")) == text

    def test_separators_within_brackets_do_not_separate(self) -> None:
        """各县（市、区）政府 is one piece."""
        assert list(pieces("各县（市、区）政府、甲", "、")) == [("", "各县（市、区）政府"), ("、", "甲")]


class TestTidy:
    """`tidy`."""

    @given(TEXTS)
    def test_only_space_goes(self, text: str) -> None:
        """All else stays, in order, and it is tidy after one go."""
        assert tidy(text).replace(" ", "") == "".join(text.split())
        assert tidy(tidy(text)) == tidy(text)


class TestBracketAtEnd:
    """`bracket_at_end`."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("甲（乙）", ("甲", "乙")),
            ("甲（乙）丙（丁）", ("甲（乙）丙", "丁")),
            ("甲（乙（丙））", ("甲", "乙（丙）")),
            ("甲（乙）丙", None),
            ("甲）", None),
            ("（甲）乙）", None),
            ("", None),
        ],
    )
    def test_it_is_the_last_bracket_of_the_text(self, text: str, expected: tuple[str, str] | None) -> None:
        """With what stands before it."""
        assert bracket_at_end(text) == expected
