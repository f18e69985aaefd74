"""Pages open offline, run nothing, and show words as they are; a parser of HTML reads them back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import check, issued
from egov_consolidation.model import Plan
from egov_consolidation.rendering import report_html, tasks_html
from egov_consolidation.rendering._html import html_page, parts_html
from egov_consolidation.rendering._parts import Part, Statement, Table
from egov_consolidation.testing.strategies import plans
from egov_consolidation.wording import LANGUAGES, Lang

from .four import HOSTILE, needs_nothing, read_page

ANYTHING = st.text(max_size=40)


def shown(said: str) -> str:
    """Return what is to be seen of words: what can be printed, with spaces for other white space, lines joined."""
    return "".join(one if one.isprintable() else "" if one == "\n" or not one.isspace() else " " for one in said)


class TestHtmlPage:
    """`html_page`."""

    @pytest.mark.parametrize(("lang", "language"), [("zh", "zh-CN"), ("en", "en")])
    def test_it_says_its_language_and_its_characters(self, lang: Lang, language: str) -> None:
        """So that a browser takes the right forms of characters."""
        page = read_page(html_page("附件", "<p>甲</p>", lang))
        assert page.found[0][:2] == ("html", {"lang": language})
        assert ("meta", {"charset": "utf-8"}) in [one[:2] for one in page.found]
        assert page.texts("title") == ["附件"]
        assert page.texts("p") == ["甲"]

    def test_nothing_is_allowed_but_its_own_style(self) -> None:
        """Should anything slip through, the browser refuses it."""
        page = read_page(html_page("t", "", "zh"))
        (policy,) = [
            held["content"] for _, held, _ in page.found if held.get("http-equiv") == "Content-Security-Policy"
        ]
        assert policy == "default-src 'none'; style-src 'unsafe-inline'"
        assert needs_nothing(page)

    def test_it_fits_narrow_windows_dark_screens_and_sheets_of_paper(self) -> None:
        """It says so to the browser."""
        page = read_page(html_page("t", parts_html("t", []), "zh"))
        assert ("meta", {"name": "viewport", "content": "width=device-width,initial-scale=1"}) in [
            one[:2] for one in page.found
        ]
        styles = "".join(page.texts("style"))
        assert "prefers-color-scheme: dark" in styles
        assert "@media print" in styles
        assert "size: A4" in styles

    @given(ANYTHING)
    def test_any_title_is_shown(self, title: str) -> None:
        """As it is."""
        assert read_page(html_page(title, "", "en")).texts("title") == [shown(title.replace("\n", " "))]


class TestPartsHtml:
    """`parts_html`."""

    @given(ANYTHING, ANYTHING, st.lists(ANYTHING, min_size=1, max_size=3))
    def test_all_words_are_read_back(self, title: str, words: str, row: list[str]) -> None:
        """In headings, sentences, statements, quotations and cells."""
        part = Part(
            heading="h" + words,
            summary="s" + words,
            paragraphs=(words,),
            table=Table(headers=row, rows=[row]),
            statements=(Statement(words=words, quotes=(words,)),),
        )
        page = read_page(parts_html(title, [part]))
        seen = shown(words)
        assert page.texts("h1") == [shown(title)]
        assert page.texts("h2") == ["h" + seen]
        assert page.texts("p") == ["s" + seen, seen]
        assert page.texts("th") == page.texts("td") == [shown(cell) for cell in row]
        assert page.texts("li") == page.texts("blockquote") == [seen]

    def test_hostile_words_do_nothing(self) -> None:
        """No element but ours, no attribute but classes."""
        part = Part(
            heading=HOSTILE, table=Table(headers=(HOSTILE,), rows=[(HOSTILE,)]), statements=(Statement(words=HOSTILE),)
        )
        page = read_page(parts_html(HOSTILE, [part]))
        assert needs_nothing(page)
        assert {key for _, key, _ in page.attributes()} == {"class"}
        assert page.texts("td")[0].startswith("<script>alert(1)</script>]]>")

    def test_short_cells_are_not_broken_and_figures_stand_to_the_right(self) -> None:
        """Days, ids and numbers; rows with the mark stand out."""
        table = Table(headers=("", "日"), rows=[("★", "2017-11-10"), ("", "一" * 20)], mark="★", figures=frozenset({1}))
        page = read_page(parts_html("t", [Part(table=table)]))
        cells = [held.get("class") for name, held, _ in page.found if name == "td"]
        assert cells == ["short", "short figure", "short", "figure"]
        assert [held.get("class") for name, held, _ in page.found if name == "tr"] == [None, "marked", None]

    @pytest.mark.parametrize(("words", "is_short"), [("一" * 8, True), ("一" * 8 + "1", False), ("2017-11-10 !", True)])
    def test_short_is_up_to_sixteen_columns(self, words: str, is_short: bool) -> None:
        """Eight Chinese characters."""
        page = read_page(parts_html("t", [Part(table=Table(headers=("a",), rows=[[words]]))]))
        assert [held.get("class") for name, held, _ in page.found if name == "td"] == ["short" if is_short else None]

    def test_tables_and_pictures_scroll_by_themselves(self) -> None:
        """In a narrow window the page itself keeps its width."""
        page = read_page(
            parts_html("t", [Part(pictures=("<svg></svg>", "<svg></svg>"), table=Table(headers=(), rows=()))])
        )
        assert [held.get("class") for name, held, _ in page.found if name == "div"] == ["egov", "wide", "wide", "wide"]

    def test_lines_of_a_cell_stay_lines(self) -> None:
        """As a plan has them."""
        assert '<td class="short">甲<br>乙</td>' in parts_html(
            "t", [Part(table=Table(headers=("a",), rows=[["甲\n乙"]]))]
        )


class TestPages:
    """The pages of tasks and reports."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_those_of_the_annex_need_nothing(self, lang: Lang) -> None:
        """Every row of the plan is there, whole."""
        plan = issued.load("dalian-2017")
        page = read_page(tasks_html(plan, lang))
        assert needs_nothing(page)
        assert {task.id for task in plan} <= set(page.texts("td"))
        assert needs_nothing(read_page(report_html(check(plan, as_of="2018-07-01"), lang)))

    @given(plans(), st.sampled_from(LANGUAGES))
    def test_any_plan_makes_a_page(self, plan: Plan, lang: Lang) -> None:
        """Well-formed, with nothing that runs."""
        page = read_page(tasks_html(plan, lang))
        assert needs_nothing(page)
        assert len(page.texts("tr")) == len(plan) + 1


class TestStyles:
    """The style sheets."""

    def test_they_touch_nothing_but_ours(self) -> None:
        """A notebook keeps its own looks: every rule names our class."""
        css = "".join(read_page(html_page("t", parts_html("t", []), "zh")).texts("style"))
        rules = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
        selectors = [one.strip() for rule in rules for one in rule.split(",")]
        assert [one for one in selectors if "egov" not in one] == [
            "@page",
            "@media screen and (prefers-color-scheme: dark)",
            "@media print",
            "@media print",
        ]
