"""Documents as HTML: pages that open offline in any browser, and the pieces that a notebook shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources

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
        f"<title>{escape(title)}</title>\n<style>{_style('page.css')}</style>\n</head>\n"
        f'<body class="egov-page">\n{body}\n</body>\n</html>\n'
    )


def parts_html(title: str, parts: Sequence[Part]) -> str:
    """Return a document in parts as a piece of HTML that brings its own style.

    Args:
        title: Its heading.
        parts: Its parts.
    """
    blocks = [f"<h1>{_said(title)}</h1>", *(block for part in parts for block in _blocks(part))]
    return f'<div class="egov"><style>{_style("piece.css")}</style>\n' + "\n".join(blocks) + "\n</div>"


@cache
def _style(name: str) -> str:
    return resources.files("egov_consolidation.rendering").joinpath("styles", name).read_text(encoding="utf-8")


def _blocks(part: Part) -> Iterator[str]:
    if part.heading:
        yield f"<h2>{_said(part.heading)}</h2>"
    if part.summary:
        yield f'<p class="summary">{_said(part.summary)}</p>'
    yield from (f'<div class="wide">{picture}</div>' for picture in part.pictures)
    yield from (f"<p>{_said(paragraph)}</p>" for paragraph in part.paragraphs)
    if part.table is not None:
        yield f'<div class="wide">{_table(part.table)}</div>'
    if part.statements:
        yield "<ul>" + "".join(_statement(statement) for statement in part.statements) + "</ul>"


def _table(table: Table) -> str:
    head = "".join(_cell("th", cell, is_figure=place in table.figures) for place, cell in enumerate(table.headers))
    rows = "".join(_row(table, row) for row in table.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(table: Table, row: Sequence[str]) -> str:
    cells = "".join(_cell("td", cell, is_figure=place in table.figures) for place, cell in enumerate(row))
    return f'<tr class="marked">{cells}</tr>' if row and row[0] == table.mark else f"<tr>{cells}</tr>"


def _cell(tag: str, words: str, *, is_figure: bool) -> str:
    classes = [*(["short"] if display_width(words) <= _SHORT else []), *(["figure"] if is_figure else [])]
    return f'<{tag} class="{" ".join(classes)}">{_said(words)}</{tag}>' if classes else f"<{tag}>{_said(words)}</{tag}>"


def _statement(statement: Statement) -> str:
    quotes = "".join(f"<blockquote>{_said(quote)}</blockquote>" for quote in statement.quotes)
    return f"<li>{_said(statement.words)}{quotes}</li>"


def _said(words: str) -> str:
    return escape(words).replace("\n", "<br>")
