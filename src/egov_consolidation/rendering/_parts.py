"""A document in parts: headings, paragraphs, statements with their words, tables; for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from egov_consolidation.rendering._table import markdown, markdown_table, text_table
from egov_consolidation.rendering._width import wrap

_INDENT = "    "
_LEAST = 20


@attrs.frozen(kw_only=True)
class Statement:
    """A statement, and the words that stand behind it.

    Attributes:
        words: What is said.
        quotes: The words of the plan behind it, each with its place.
    """

    words: str
    quotes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Table:
    """A table.

    Attributes:
        headers: One title for each column.
        rows: The cells.
        mark: What the first cell holds in rows that stand out.
    """

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    mark: str | None = None


@attrs.frozen(kw_only=True)
class Part:
    """One part of a document, in the order of its attributes.

    Attributes:
        heading: Its heading; empty for the opening.
        paragraphs: Sentences that stand for themselves.
        table: A table.
        statements: Statements, each on lines of its own.
    """

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    statements: tuple[Statement, ...] = ()


def parts_text(title: str, parts: Sequence[Part], *, width: int) -> str:
    """Return a document for a terminal.

    Args:
        title: Its first line.
        parts: Its parts.
        width: Columns of the terminal.

    Examples:
        >>> print(parts_text("附件", [Part(heading="冲突", statements=(Statement(words="1.1 → 1.10"),))], width=40))
        附件
        <BLANKLINE>
        冲突
          × 1.1 → 1.10
        <BLANKLINE>
    """
    lines = wrap(title, width)
    for part in parts:
        lines += [*([""] if part.heading else []), *_text_lines(part, width)]
    return "\n".join(lines) + "\n"


def _text_lines(part: Part, width: int) -> Iterator[str]:
    if part.heading:
        yield from wrap(part.heading, width)
    for paragraph in part.paragraphs:
        yield from wrap(paragraph, width)
    if part.table is not None:
        if not part.heading:
            yield ""
        yield text_table(part.table.headers, part.table.rows, width=width)
    room = max(_LEAST, width - len(_INDENT))
    for statement in part.statements:
        for index, line in enumerate(wrap(statement.words, room)):
            yield f"{_INDENT if index else '  × '}{line}"
        for quote in statement.quotes:
            yield from (_INDENT + line for line in wrap(quote, room))


def parts_markdown(title: str, parts: Sequence[Part]) -> str:
    """Return a document as Markdown.

    Args:
        title: Its heading.
        parts: Its parts.

    Examples:
        >>> print(parts_markdown("附件", [Part(heading="冲突", statements=(Statement(words="1 → 2"),))]))
        # 附件
        <BLANKLINE>
        ## 冲突
        <BLANKLINE>
        - 1 → 2
        <BLANKLINE>
    """
    blocks = [f"# {markdown(title)}", *(block for part in parts for block in _blocks(part))]
    return "\n\n".join(blocks) + "\n"


def _blocks(part: Part) -> Iterator[str]:
    if part.heading:
        yield f"## {markdown(part.heading)}"
    yield from (markdown(paragraph) for paragraph in part.paragraphs)
    if part.table is not None:
        yield markdown_table(part.table.headers, part.table.rows)
    if part.statements:
        yield "\n".join(line for statement in part.statements for line in _bullets(statement))


def _bullets(statement: Statement) -> Iterator[str]:
    yield f"- {markdown(statement.words)}"
    yield from (f"    - {markdown(quote)}" for quote in statement.quotes)


def quoted(row: str | None, document: str, quote: str) -> str:
    """Return words of the plan with their place, as they stand under a statement."""
    return f"{row or document} “{quote}”"
