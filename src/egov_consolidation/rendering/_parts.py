"""A document in parts: headings, paragraphs, statements with their words, tables; for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from egov_consolidation.model import Citation
from egov_consolidation.rendering._table import markdown, markdown_table, text_table
from egov_consolidation.rendering._width import wrap

_INDENT = "    "
_SIGN = "×"
_LEAST = 20


@attrs.frozen(kw_only=True)
class Statement:
    """A statement, and the words that stand behind it.

    Attributes:
        words: What is said.
        quotes: The words of the plan behind it, each with its place.
        sign: What stands before it; a terminal shows × where there is none.
    """

    words: str
    quotes: tuple[str, ...] = ()
    sign: str = ""

    @property
    def signed(self) -> str:
        """The words behind their sign, where they have one."""
        return f"{self.sign} {self.words}" if self.sign else self.words


@attrs.frozen(kw_only=True)
class Table:
    """A table.

    Attributes:
        headers: One title for each column.
        rows: The cells.
        mark: What the first cell holds in rows that stand out.
        figures: The columns that hold numbers, from 0.
    """

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    mark: str | None = None
    figures: frozenset[int] = frozenset()

    def is_marked(self, row: Sequence[str]) -> bool:
        """Return whether a row stands out."""
        return self.mark is not None and len(row) > 0 and row[0] == self.mark


@attrs.frozen(kw_only=True)
class Part:
    """One part of a document, in the order of its attributes.

    Attributes:
        heading: Its heading; empty for the opening.
        summary: A sentence that sums it up.
        pictures: SVG, one below the other; a terminal and Markdown do without.
        paragraphs: Sentences that stand for themselves.
        table: A table.
        statements: Statements, each on lines of its own.
    """

    heading: str = ""
    summary: str = ""
    pictures: tuple[str, ...] = ()
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
    for words in (part.heading, part.summary, *part.paragraphs):
        if words:
            yield from wrap(words, width)
    if part.table is not None:
        yield ""
        yield text_table(part.table.headers, part.table.rows, width=width)
    room = max(_LEAST, width - len(_INDENT))
    for statement in part.statements:
        for index, line in enumerate(wrap(statement.words, room)):
            yield f"{_INDENT if index else f'  {statement.sign or _SIGN} '}{line}"
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
    yield from (markdown(words) for words in (part.summary, *part.paragraphs) if words)
    if part.table is not None:
        yield markdown_table(part.table.headers, part.table.rows)
    if part.statements:
        yield "\n".join(line for statement in part.statements for line in _bullets(statement))


def _bullets(statement: Statement) -> Iterator[str]:
    yield f"- {markdown(statement.signed)}"
    yield from (f"    - {markdown(quote)}" for quote in statement.quotes)


def words_with_place(citation: Citation, plan_id: str) -> str:
    """Return words of a document with their place, as they stand under a statement about a plan.

    Examples:
        >>> words_with_place(Citation(document="dalian-2017", row="1.4", quote="原则上不允许"), "dalian-2017")
        '1.4 “原则上不允许”'
        >>> words_with_place(Citation(document="辽政办发〔2017〕1号", row="3", quote="6月底前"), "dalian-2017")
        '辽政办发〔2017〕1号 3 “6月底前”'
    """
    return f"{citation.place(plan_id)} “{citation.quote}”"
