"""Words are measured, filled up and broken as a terminal shows them, and nothing is lost."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.rendering._width import cut, display_width, pad, wrap

HAN = "审计清理整合共享目录系统平台部门"
MARKS = "，。；：、！？“”（）《》【】〔〕"
WORDS = st.text(HAN + MARKS + string.ascii_letters + string.digits + " .,-:×→\u0301", max_size=60)

# Two columns each, by the list of ranges that terminals have used since 2007 (Markus Kuhn's wcwidth), not by the
# property that the module asks.
DOUBLE = (
    (0x1100, 0x115F),
    (0x2E80, 0x303E),
    (0x3041, 0xA4CF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x20000, 0x2FFFD),
    (0x30000, 0x3FFFD),
)


def columns(words: str) -> int:
    """Return the columns of a line by the list of ranges; U+0301 is set upon the letter before it."""
    return sum(
        0 if one == "\u0301" else 2 if any(low <= ord(one) <= high for low, high in DOUBLE) else 1 for one in words
    )


def squeezed(words: str) -> str:
    """Return words without spaces."""
    return words.replace(" ", "")


class TestDisplayWidth:
    """`display_width`."""

    @pytest.mark.parametrize(
        ("words", "width"),
        [
            ("", 0),
            ("egov 1.10", 9),
            ("市审计局", 8),
            ("市审计局 1.1", 12),
            ("（先导区）", 10),
            ("２０１７", 8),
            ("〇", 2),
            ("“大系统”", 8),
            ("e\u0301", 1),
            ("❤\ufe0f", 1),
            ("𠮷", 2),
            ("×?!→", 4),
        ],
    )
    def test_chinese_takes_two_columns_and_what_is_stacked_none(self, words: str, width: int) -> None:
        """As terminals show them; ambiguous signs take one."""
        assert display_width(words) == width

    @given(WORDS)
    def test_agrees_with_the_ranges_that_terminals_use(self, words: str) -> None:
        """A list of ranges from elsewhere says the same."""
        assert display_width(words) == columns(words)


class TestPad:
    """`pad`."""

    @pytest.mark.parametrize(
        ("words", "width", "padded"),
        [("长期", 6, "长期  "), ("长期", 4, "长期"), ("长期", 3, "长期"), ("", 2, "  "), ("1.1", 4, "1.1 ")],
    )
    def test_fills_up_with_spaces_and_cuts_nothing(self, words: str, width: int, padded: str) -> None:
        """A word that is too wide stays whole."""
        assert pad(words, width) == padded


class TestCut:
    """`cut`."""

    @given(WORDS, st.integers(1, 40))
    def test_it_is_the_longest_beginning_that_fits(self, words: str, width: int) -> None:
        """Whole characters, and a sign where any are missing."""
        shown = cut(words, width)
        if columns(words) <= width:
            assert shown == words
        else:
            kept = shown.removesuffix("…")
            following = words[len(kept)]
            assert words.startswith(kept)
            assert columns(shown) <= width < columns(shown) + columns(following)

    def test_what_is_set_upon_a_letter_stays_with_it(self) -> None:
        """An accent takes no column."""
        assert cut("e\u0301e\u0301e\u0301", 2) == "e\u0301…"


class TestWrap:
    """`wrap`."""

    @pytest.mark.parametrize(
        ("words", "width", "lines"),
        [
            ("", 10, [""]),
            ("长期", 4, ["长期"]),
            ("编制目录", 4, ["编制", "目录"]),
            ("编制目录", 5, ["编制", "目录"]),
            ("编制目录。", 8, ["编制目", "录。"]),
            ("为“大系统”", 4, ["为", "“大", "系", "统”"]),
            ("系统（先导区）", 6, ["系统", "（先导", "区）"]),
            ("by the end of June", 10, ["by the end", "of June"]),
            ("due 2017-12-15 at last", 10, ["due", "2017-12-15", "at last"]),
            ("overlong-identifier", 8, ["overlong", "-identif", "ier"]),
            ("根据方案\n时间要求", 20, ["根据方案", "时间要求"]),
            ("一\n\n二", 20, ["一", "", "二"]),
            ("编制", 0, ["编", "制"]),
        ],
    )
    def test_breaks_where_a_reader_expects_it(self, words: str, width: int, lines: list[str]) -> None:
        """Punctuation clings to its words, Latin words stay whole where they fit."""
        assert wrap(words, width) == lines

    @given(WORDS, st.integers(2, 40))
    def test_no_line_is_wider_than_asked(self, words: str, width: int) -> None:
        """From two columns on, which one character needs."""
        assert all(columns(line) <= width for line in wrap(words, width))

    @given(st.lists(WORDS, min_size=1, max_size=3), st.integers(2, 40))
    def test_nothing_but_spaces_at_breaks_is_lost(self, paragraphs: list[str], width: int) -> None:
        """And every line break of the text stays."""
        lines = wrap("\n".join(paragraphs), width)
        assert squeezed("".join(lines)) == squeezed("".join(paragraphs))
        assert len(lines) >= len(paragraphs)

    @given(WORDS)
    def test_what_fits_stays_on_one_line(self, words: str) -> None:
        """No break without need."""
        assert wrap(words, max(2, columns(words))) == [words.rstrip(" ")]

    @given(st.lists(st.sampled_from(HAN), min_size=1, max_size=40).map("".join), st.integers(2, 20))
    def test_lines_are_as_full_as_they_can_be(self, words: str, width: int) -> None:
        """Chinese without punctuation breaks between any two characters."""
        lines = wrap(words, width)
        assert len(lines) == -(-len(words) // (width // 2))
