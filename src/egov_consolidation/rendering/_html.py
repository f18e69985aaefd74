"""Documents as HTML: pages that open offline in any browser, and the pieces that a notebook shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from egov_consolidation.rendering._markup import tag, words
from egov_consolidation.rendering._parts import Part, Statement, Table
from egov_consolidation.rendering._width import display_width
from egov_consolidation.wording import Lang

_SHORT = 16
"""Columns up to which a cell is not broken: ids, days and short names stay whole."""


def html_page(title: str, body: str, lang: Lang) -> str:
    """Return a page that opens offline: nothing in it is fetched, and nothing in it runs.

    Args:
        title: Its title.
        body: What stands in it, as HTML.
        lang: Its language.
    """
    language = "zh-CN" if lang == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"{tag('title', words(title))}\n<style>{_style('page.css')}</style>\n</head>\n"
        f'<body class="egov-page">\n{body}\n</body>\n</html>\n'
    )


def parts_html(title: str, parts: Sequence[Part]) -> str:
    """Return a document in parts as a piece of HTML that brings its own style.

    Args:
        title: Its heading.
        parts: Its parts.
    """
    blocks = [tag("h1", _said(title)), *(block for part in parts for block in _blocks(part))]
    return tag("div", tag("style", _style("piece.css")), "\n", "\n".join(blocks), "\n", class_="egov")


@cache
def _style(name: str) -> str:
    return resources.files("egov_consolidation.rendering").joinpath("styles", name).read_text(encoding="utf-8")


def _blocks(part: Part) -> Iterator[str]:
    if part.heading:
        yield tag("h2", _said(part.heading))
    if part.summary:
        yield tag("p", _said(part.summary), class_="summary")
    yield from (tag("div", picture, class_="wide") for picture in part.pictures)
    yield from (tag("p", _said(paragraph)) for paragraph in part.paragraphs)
    if part.table is not None:
        yield tag("div", _table(part.table), class_="wide")
    if part.statements:
        yield tag("ul", *(_statement(statement) for statement in part.statements))


def _table(table: Table) -> str:
    head = _row(table, "th", table.headers)
    rows = (_row(table, "td", row, "marked" if table.is_marked(row) else "") for row in table.rows)
    return tag("table", tag("thead", head), tag("tbody", *rows))


def _row(table: Table, kind: str, cells: Sequence[str], class_: str = "") -> str:
    drawn = (_cell(kind, cell, is_figure=place in table.figures) for place, cell in enumerate(cells))
    return tag("tr", *drawn, class_=class_)


def _cell(kind: str, said: str, *, is_figure: bool) -> str:
    short = "short" if display_width(said) <= _SHORT else ""
    return tag(kind, _said(said), class_=" ".join(one for one in (short, "figure" if is_figure else "") if one))


def _statement(statement: Statement) -> str:
    return tag("li", _said(statement.signed), *(tag("blockquote", _said(quote)) for quote in statement.quotes))


def _said(said: str) -> str:
    return "<br>".join(words(line) for line in said.split("\n"))
