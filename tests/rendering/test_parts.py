"""A document in parts says the same on a terminal and in Markdown, whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import Citation
from egov_consolidation.rendering._parts import Part, Statement, Table, parts_markdown, parts_text, words_with_place
from egov_consolidation.rendering._width import display_width

WORDS = st.text("审计清理整合共享目录系统平台部门abcdefghij 0123456789，。", min_size=1, max_size=40).filter(str.strip)
STATEMENTS = st.builds(Statement, words=WORDS, quotes=st.lists(WORDS, max_size=2).map(tuple))
ROWS = st.lists(st.tuples(WORDS, WORDS), max_size=4)
TABLES = st.builds(lambda rows: Table(headers=("甲", "乙"), rows=rows), ROWS)
PARTS = st.builds(
    Part,
    heading=st.just("") | WORDS,
    summary=st.just("") | WORDS,
    paragraphs=st.lists(WORDS, max_size=3).map(tuple),
    pictures=st.just(()) | st.just(("<svg/>",)),
    table=st.none() | TABLES,
    statements=st.lists(STATEMENTS, max_size=3).map(tuple),
)


def pieces(part: Part) -> list[str]:
    """Return all words of a part, in order."""
    table = [] if part.table is None else [*part.table.headers, *(cell for row in part.table.rows for cell in row)]
    said = [words for one in part.statements for words in (one.words, *one.quotes)]
    return [one for one in (part.heading, part.summary, *part.paragraphs, *table, *said) if one]


def squeezed(words: str) -> str:
    """Return words without spaces, lines and marks of Markdown."""
    return re.sub(r"[\s\\×|#-]", "", words)


class TestPartsText:
    """`parts_text`."""

    @given(WORDS, st.lists(PARTS, max_size=3), st.sampled_from([40, 80, 120]))
    def test_everything_is_said_in_order_and_no_line_is_too_wide(
        self, title: str, parts: list[Part], width: int
    ) -> None:
        """Beside tables, which are as wide as their columns need."""
        text = parts_text(title, parts, width=width)
        assert text.endswith("\n")
        assert all(display_width(line) <= width for line in text.split("\n"))
        plain, at = squeezed(text), 0
        for words in (title, *(words for part in parts for words in pieces(part) if part.table is None)):
            at = plain.index(squeezed(words), at) + len(squeezed(words))

    def test_a_heading_has_an_empty_line_before_it_and_a_table_one_too(self) -> None:
        """So that the eye finds them."""
        part = Part(heading="冲突", paragraphs=("共 1 处",), table=Table(headers=("编号",), rows=[["1.1"]]))
        assert parts_text("附件", [part], width=40).split("\n") == [
            "附件",
            "",
            "冲突",
            "共 1 处",
            "",
            "编号",
            "----",
            "1.1",
            "",
        ]

    def test_statements_carry_a_sign_and_their_words_stand_below(self) -> None:
        """Further lines are indented like the first."""
        part = Part(statements=(Statement(words="一二三四五六七八九十一二三", quotes=("1.1 “甲”",)),))
        assert parts_text("t", [part], width=24).split("\n") == [
            "t",
            "  × 一二三四五六七八九十",
            "    一二三",
            "    1.1 “甲”",
            "",
        ]

    def test_the_narrowest_terminal_still_gets_whole_words(self) -> None:
        """Statements keep twenty columns."""
        part = Part(statements=(Statement(words="一二三四五六七八九十"),))
        assert "  × 一二三四五六七八九十\n" in parts_text("t", [part], width=2)

    def test_pictures_are_left_out(self) -> None:
        """A terminal shows none."""
        assert "svg" not in parts_text("t", [Part(pictures=("<svg/>",))], width=40)


class TestPartsMarkdown:
    """`parts_markdown`."""

    @given(WORDS, st.lists(PARTS, max_size=3))
    def test_everything_is_said_in_order(self, title: str, parts: list[Part]) -> None:
        """Escaped, so that nothing in a plan can format the page."""
        plain, at = squeezed(parts_markdown(title, parts)), 0
        for words in (title, *(words for part in parts for words in pieces(part))):
            at = plain.index(squeezed(words), at) + len(squeezed(words))
        assert "svg" not in plain

    def test_hostile_words_are_escaped(self) -> None:
        """In headings, sentences, statements, quotations and cells."""
        bad = "<b>|`*"
        part = Part(
            heading=bad,
            summary=bad,
            paragraphs=(bad,),
            table=Table(headers=(bad,), rows=[[bad]]),
            statements=(Statement(words=bad, quotes=(bad,)),),
        )
        page = parts_markdown(bad, [part])
        assert page.count("\\<b\\>\\|\\`\\*") == 8
        assert "<b>" not in page


class TestTable:
    """`Table`."""

    @pytest.mark.parametrize(
        ("mark", "row", "marked"),
        [("★", ["★", "1"], True), ("★", ["", "1"], False), ("★", [], False), (None, [""], False)],
    )
    def test_a_row_stands_out_by_its_first_cell(self, mark: str | None, row: list[str], marked: bool) -> None:
        """Where the table has a mark at all."""
        assert Table(headers=(), rows=(), mark=mark).is_marked(row) is marked


class TestWordsWithPlace:
    """`words_with_place`."""

    def test_a_citation_of_no_row_names_the_document(self) -> None:
        """As of a title."""
        assert words_with_place(Citation(document="d", quote="甲"), "d") == "d “甲”"
        assert words_with_place(Citation(document="d", row="1", quote="甲"), "d") == "1 “甲”"

    def test_a_row_of_another_document_names_both(self) -> None:
        """Row 1 of another document is not row 1 of the plan."""
        assert words_with_place(Citation(document="d", row="1", quote="甲"), "p") == "d 1 “甲”"
