"""Documents as HTML: pages that open offline in any browser, and the pieces that a notebook shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from egov_consolidation.rendering._parts import Part, Statement, Table
from egov_consolidation.wording import Lang

_STYLE = """
.egov{font:14px/1.55 'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',system-ui,sans-serif;
  color:#1f2933;background:#fff;max-width:1240px}
.egov h1{font-size:1.25rem;margin:.2rem 0 .6rem}.egov h2{font-size:1.05rem;margin:1.4rem 0 .4rem}
.egov p{margin:.3rem 0}.egov table{border-collapse:collapse;margin:.5rem 0;font-size:13px}
.egov th,.egov td{border-bottom:1px solid #e3e6ea;padding:.28rem .6rem;text-align:left;vertical-align:top}
.egov th{background:#f4f6f8;font-weight:600}.egov tr.critical td{background:#fdf1ef}
.egov ul{margin:.3rem 0;padding-left:1.3rem}.egov li{margin:.25rem 0}
.egov blockquote{margin:.1rem 0 .1rem 1rem;color:#52606d;font-size:13px}
.egov .picture{overflow-x:auto}.egov .picture svg{max-width:100%;height:auto}
@media print{.egov{max-width:none}.egov tr{break-inside:avoid}}
"""


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
        f"<title>{escape(title)}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def parts_html(title: str, parts: Sequence[Part], picture: str = "") -> str:
    """Return a document in parts as a piece of HTML that brings its own style.

    Args:
        title: Its heading.
        parts: Its parts.
        picture: An SVG that stands after the opening; none where it is empty.
    """
    opening, rest = parts[:1], parts[1:]
    blocks = [f"<h1>{_said(title)}</h1>", *(block for part in opening for block in _blocks(part))]
    if picture:
        blocks.append(f'<div class="picture">{picture}</div>')
    blocks += [block for part in rest for block in _blocks(part)]
    return f'<div class="egov"><style>{_STYLE}</style>\n' + "\n".join(blocks) + "\n</div>"


def _blocks(part: Part) -> Iterator[str]:
    if part.heading:
        yield f"<h2>{_said(part.heading)}</h2>"
    yield from (f"<p>{_said(paragraph)}</p>" for paragraph in part.paragraphs)
    if part.table is not None:
        yield _table(part.table)
    if part.statements:
        yield "<ul>" + "".join(_statement(statement) for statement in part.statements) + "</ul>"


def _table(table: Table) -> str:
    head = "".join(f"<th>{_said(header)}</th>" for header in table.headers)
    rows = "".join(
        f"<tr{' class=critical' if row and row[0] == table.mark else ''}>"
        + "".join(f"<td>{_said(cell)}</td>" for cell in row)
        + "</tr>"
        for row in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _statement(statement: Statement) -> str:
    quotes = "".join(f"<blockquote>{_said(quote)}</blockquote>" for quote in statement.quotes)
    return f"<li>{_said(statement.words)}{quotes}</li>"


def _said(words: str) -> str:
    return escape(words).replace("\n", "<br>")
