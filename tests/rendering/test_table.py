"""Tables stand in columns whatever is in them; Markdown shows words and obeys none of them."""

from __future__ import annotations

import html
import re
import string
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from egov_consolidation.rendering._table import grouped_table, markdown, markdown_table, text_lines, text_table
from egov_consolidation.rendering._width import display_width

HAN = "审计清理整合共享目录系统平台部门"
HEADERS = st.text(HAN + string.ascii_letters, min_size=1, max_size=40)
WORDS = st.text(HAN + "，。“”（）" + string.ascii_letters + string.digits + " .-", max_size=40)
CELLS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
PUNCTUATION = st.text(HAN + string.printable.replace("\x0b", "").replace("\x0c", "").replace("\r", ""), max_size=30)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Draw headers and rows, one cell for each header."""
    headers = draw(st.lists(HEADERS, min_size=1, max_size=5))
    row = st.lists(CELLS, min_size=len(headers), max_size=len(headers))
    return headers, draw(st.lists(row, max_size=4))


def cut(line: str, starts: Sequence[int]) -> list[str]:
    """Return the stretches of a line that begin at the given display columns."""
    pieces = [""] * len(starts)
    column = 0
    for character in line:
        index = max(index for index, start in enumerate(starts) if start <= column)
        pieces[index] += character
        column += display_width(character)
        later = [start for start in starts if start > starts[index]]
        assert not later or column <= later[0], f"{character!r} reaches over the beginning of a column in {line!r}"
    return pieces


def squeezed(words: str) -> str:
    """Return words without spaces and line breaks."""
    return re.sub(r"[ \n]", "", words)


class TestTextTable:
    """`text_table`."""

    def test_chinese_and_latin_stand_in_one_column(self) -> None:
        """Two columns of the terminal for each Chinese character."""
        rows = [["1.1", "市审计局", "长期"], ["2.2.10", "office", "2018-06-30"]]
        assert text_table(["id", "单位", "day"], rows, width=80).split("\n") == [
            "id      单位      day",
            "------  --------  ----------",
            "1.1     市审计局  长期",
            "2.2.10  office    2018-06-30",
        ]

    def test_the_widest_column_gives_way_and_its_lines_hang_below_it(self) -> None:
        """The others keep their width."""
        table = text_table(["id", "content"], [["1.1", "编制完成本部门政务信息资源目录。"]], width=21)
        assert table.split("\n")[2:] == ["1.1  编制完成本部门政", "     务信息资源目录。"]

    def test_a_table_without_rows_is_its_headers(self) -> None:
        """Nothing to list is no mistake."""
        assert text_table(["id", "单位"], [], width=80) == "id  单位\n--  ----"

    @given(tables(), st.integers(1, 90))
    def test_every_cell_begins_in_the_column_of_its_header_and_is_whole(
        self, table: tuple[list[str], list[list[str]]], width: int
    ) -> None:
        """Whatever the words and the width; no character reaches over into the next column."""
        headers, rows = table
        lines = text_table(headers, rows, width=width).split("\n")
        rule = next(index for index, line in enumerate(lines) if not line.strip("- "))
        starts = [match.start() for match in re.finditer(r"-+", lines[rule])]
        assert len(starts) == len(headers)
        columns = zip(*(cut(line, starts) for line in lines), strict=True)
        for column, cells in zip(columns, zip(headers, *rows, strict=True), strict=True):
            assert squeezed("".join(column[:rule])) == cells[0]
            assert squeezed("".join(column[rule + 1 :])) == squeezed("".join(cells[1:]))

    @given(tables(), st.integers(1, 90))
    def test_it_is_as_wide_as_asked_unless_columns_would_be_narrower_than_eight(
        self, table: tuple[list[str], list[list[str]]], width: int
    ) -> None:
        """The bound that the docstring gives."""
        headers, rows = table
        widest = max(display_width(line) for line in text_table(headers, rows, width=width).split("\n"))
        assert widest <= max(width, 8 * len(headers) + 2 * (len(headers) - 1))


class TestGroupedTable:
    """`grouped_table`."""

    def test_headings_stand_over_their_rows_and_all_rows_in_the_same_columns(self) -> None:
        """One table, not several."""
        groups = [("市审计局", [["2.5.1", "长期"]]), ("市财政局", [["2.4.1", "2018年12月底前"], ["2.4.2", "每年"]])]
        assert grouped_table(["id", "due"], groups, width=80).split("\n") == [
            "id     due",
            "-----  --------------",
            "市审计局",
            "2.5.1  长期",
            "",
            "市财政局",
            "2.4.1  2018年12月底前",
            "2.4.2  每年",
        ]

    def test_a_heading_is_broken_into_lines_like_everything_else(self) -> None:
        """It uses the whole width."""
        lines = grouped_table(["id"], [("编制目录，建立体系", [["1"]])], width=10).split("\n")
        assert lines[2:4] == ["编制目录，", "建立体系"]


class TestTextLines:
    """`text_lines`."""

    def test_the_second_column_hangs(self) -> None:
        """Labels stay free."""
        lines = text_lines([["规则", "PL04"], ["理由", "完成时限与工作次序相悖"]], width=18)
        assert lines == ["规则  PL04", "理由  完成时限与工", "      作次序相悖"]


class TestMarkdownTable:
    """`markdown_table`."""

    def test_what_would_end_a_cell_is_escaped(self) -> None:
        """A bar and a line break."""
        assert markdown_table(["a|b"], [["x|y\nz"]]) == "| a\\|b |\n| --- |\n| x\\|y<br>z |"

    @given(tables())
    def test_a_reader_of_markdown_finds_every_cell(self, table: tuple[list[str], list[list[str]]]) -> None:
        """Another program reads the table back."""
        headers, rows = table
        page = rendered(markdown_table(headers, rows))
        found = [words_of(cell) for cell in re.findall(r"<t[hd]>(.*?)</t[hd]>", page)]
        assert found == [" ".join(cell.split()) for row in (headers, *rows) for cell in row]


class TestMarkdown:
    """`markdown`."""

    @given(PUNCTUATION)
    def test_a_heading_shows_the_words_and_nothing_else(self, words: str) -> None:
        """No emphasis, no code, no HTML, no entity."""
        page = rendered(f"# {markdown(words)}\n")
        match = re.fullmatch(r"<h1>(.*)</h1>\n", page)
        assert match is not None, page
        assert words_of(match[1]) == " ".join(words.split())

    @given(PUNCTUATION)
    def test_an_entry_of_a_list_shows_the_words_and_nothing_else(self, words: str) -> None:
        """The same within a list."""
        match = re.fullmatch(r"<ul>\n<li>× (.*)x</li>\n</ul>\n", rendered(f"- × {markdown(words)}x\n"))
        assert match is not None
        assert words_of(match[1] + "x") == " ".join((words + "x").split())

    @pytest.mark.parametrize(
        "words", ["1. 目录", "12) x", "- x", "+ x", "* x", "# x", "> x", "---", "===", "~~~", "1.", "&lt;b"]
    )
    def test_a_paragraph_stays_a_paragraph(self, words: str) -> None:
        """Its beginning makes no list, heading or rule of it."""
        page = rendered(f"前\n\n{markdown(words)}\n")
        assert page.startswith("<p>前</p>\n<p>")
        assert words_of(page.removeprefix("<p>前</p>\n").removeprefix("<p>").removesuffix("</p>\n")) == words

    @pytest.mark.parametrize(
        ("words", "escaped"),
        [
            ("https://example.org", "https\\://example.org"),
            ("WWW.example.org", "WWW\\.example.org"),
            ("a@example.org", "a\\@example.org"),
        ],
    )
    def test_bare_addresses_are_escaped_where_they_would_become_links(self, words: str, escaped: str) -> None:
        """GitHub makes links of them."""
        assert markdown(words) == escaped

    @pytest.mark.parametrize("words", ["1.10", "2.2.7", "2017-12-15", "市审计局", "PL04"])
    def test_ids_and_days_stay_readable_as_they_are(self, words: str) -> None:
        """The source is read too."""
        assert markdown(words) == words


def rendered(text: str) -> str:
    """Return what an independent reader of Markdown makes of a text."""
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def words_of(marked: str) -> str:
    """Return the words of a stretch of HTML that may hold line breaks and no other element."""
    plain = marked.replace("<br>", " ")
    assert not re.search(r"<[a-z/]", plain), marked
    return " ".join(html.unescape(plain).split())
