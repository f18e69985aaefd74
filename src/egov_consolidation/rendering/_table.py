"""Tables of text: for a terminal, aligned with Chinese, and for Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from egov_consolidation.rendering._width import display_width, pad, wrap

_GAP = "  "
_LEAST = 8


def text_table(headers: Sequence[str], rows: Sequence[Sequence[str]], *, width: int) -> str:
    """Return a table for a terminal.

    Args:
        headers: One title for each column.
        rows: The cells; each row has as many as there are headers.
        width: Columns of the terminal. The widest columns are broken into lines until the table fits; a column is never
            made narrower than eight, so that a very narrow terminal gets a wider table.

    Returns:
        The table without a line break at its end.

    Examples:
        >>> print(text_table(["编号", "完成时限"], [["1.1", "2017年12月15日前"], ["1.4", "长期"]], width=80))
        编号  完成时限
        ----  ----------------
        1.1   2017年12月15日前
        1.4   长期
    """
    return grouped_table(headers, [("", rows)], width=width)


def grouped_table(headers: Sequence[str], groups: Sequence[tuple[str, Sequence[Sequence[str]]]], *, width: int) -> str:
    """Return a table for a terminal whose rows stand under headings, all in the same columns.

    Args:
        headers: One title for each column.
        groups: A heading and its rows, for each group; an empty heading is left out.
        width: Columns of the terminal.

    Returns:
        The table without a line break at its end.

    Examples:
        >>> print(grouped_table(["编号", "时限"], [("市审计局", [["2.5.1", "长期"]])], width=80))
        编号   时限
        -----  ----
        市审计局
        2.5.1  长期
    """
    rows = [row for _, members in groups for row in members]
    widths = _fitted([_natural(column) for column in zip(headers, *rows, strict=True)], width)
    lines = [*_wrapped_row(headers, widths), _GAP.join("-" * one for one in widths)]
    for index, (heading, members) in enumerate(groups):
        if heading:
            lines += [*([""] if index else []), *wrap(heading, width)]
        for row in members:
            lines += _wrapped_row(row, widths)
    return "\n".join(lines)


def text_lines(rows: Sequence[Sequence[str]], *, width: int) -> list[str]:
    """Return the lines of a table without headers.

    Examples:
        >>> text_lines([["级别", "提示"], ["起始版本", "0.1"]], width=40)
        ['级别      提示', '起始版本  0.1']
    """
    widths = _fitted([_natural(column) for column in zip(*rows, strict=True)], width)
    return [line for row in rows for line in _wrapped_row(row, widths)]


def _natural(column: Sequence[str]) -> int:
    return max(display_width(line) for cell in column for line in cell.split("\n"))


def _fitted(widths: list[int], width: int) -> list[int]:
    fitted = list(widths)
    spare = width - len(_GAP) * (len(widths) - 1) - sum(fitted)
    while spare < 0:
        widest = max(range(len(fitted)), key=lambda index: (fitted[index], -index))
        others = [one for index, one in enumerate(fitted) if index != widest]
        room = max(_LEAST, max(others, default=0), fitted[widest] + spare)
        if room >= fitted[widest]:
            room = max(_LEAST, fitted[widest] - 1)
        if room == fitted[widest]:
            break
        spare += fitted[widest] - room
        fitted[widest] = room
    return fitted


def _wrapped_row(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    return (_line(parts, widths) for parts in zip_longest(*cells, fillvalue=""))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(pad(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip(" ")


def markdown_table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    r"""Return a table in Markdown (GitHub's form), its cells escaped.

    Examples:
        >>> print(markdown_table(["a"], [["x|y"]]))
        | a |
        | --- |
        | x\|y |
    """
    lines = [[markdown(cell) for cell in row] for row in (headers, *rows)]
    drawn = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([drawn[0], "| " + " | ".join("---" for _ in headers) + " |", *drawn[1:]])


_ESCAPED = {character: "\\" + character for character in "\\`*_[]<>#|~$"}
_MARKDOWN = str.maketrans(_ESCAPED | {"&": "&amp;", "\n": "<br>", "\r": ""})
_BLOCK = re.compile(r"\s*(?:[0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+=]))")
_LINK = re.compile(r"(:)(?=//)|(?<=www)(\.)|(@)", re.IGNORECASE)


def markdown(words: str) -> str:
    r"""Return words so that Markdown shows them as they are and reads nothing into them.

    Examples:
        >>> print(markdown("1. <b> https://example.org"))
        1\. \<b\> https\://example.org
    """
    escaped = _LINK.sub(r"\\\g<0>", words.translate(_MARKDOWN))
    block = _BLOCK.match(escaped)
    return escaped if block is None else f"{block[0]}\\{escaped[block.end() :]}"
