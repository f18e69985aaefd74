"""How wide words are on a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_WIDE = frozenset({"W", "F"})
_STACKED = frozenset({"Mn", "Me"})


def display_width(words: str) -> int:
    """Return the number of terminal columns that a line takes.

    Examples:
        >>> display_width("市审计局 1.1")
        12
    """
    return len(words) if words.isascii() else sum(_width(character) for character in words)


def _width(character: str) -> int:
    if unicodedata.category(character) in _STACKED:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def pad(words: str, width: int) -> str:
    """Return a line filled up with spaces to a width.

    Examples:
        >>> pad("长期", 6) + "|"
        '长期  |'
    """
    return words + " " * max(0, width - display_width(words))


def cut(words: str, width: int) -> str:
    """Return a line no wider than a width: where it has to be cut, it ends with an ellipsis.

    Examples:
        >>> cut("编制完成本部门政务信息资源目录", 12)
        '编制完成本…'
    """
    if display_width(words) <= width:
        return words
    kept, used = 0, display_width("…")
    while used + _width(words[kept]) <= width:
        used += _width(words[kept])
        kept += 1
    return words[:kept] + "…"


def wrap(words: str, width: int) -> list[str]:
    """Break a text into lines no wider than a width.

    Chinese breaks between any two characters, save that closing punctuation begins no line and opening punctuation ends
    none; other words break at spaces where they can.

    Args:
        words: The text; its own line breaks are kept.
        width: Columns of a line, at least 2.

    Returns:
        The lines, at least one.

    Examples:
        >>> wrap("编制完成本部门“目录”。", 8)
        ['编制完成', '本部门', '“目录”。']
    """
    return [line for paragraph in words.split("\n") for line in _wrapped(paragraph, max(2, width))]


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(paragraph, width):
        size = display_width(piece)
        if line and used + size > width:
            lines.append(line.rstrip(" "))
            line, used = ("", 0) if piece == " " else (piece, size)
        else:
            line, used = line + piece, used + size
    lines.append(line.rstrip(" "))
    return lines


_CLOSING = frozenset("，。；：、！？”’）》】〕…,.;:!?)]}％%")
_OPENING = frozenset("“‘（《【〔([{")


def _pieces(paragraph: str, width: int) -> Iterator[str]:
    """Yield what must not be broken: a Latin word, or one character with the punctuation that clings to it."""
    piece = ""
    for character in paragraph:
        joins = piece and (_joins(piece[-1], character) or character in _CLOSING or piece[-1] in _OPENING)
        if joins and display_width(piece) + _width(character) <= width:
            piece += character
        else:
            if piece:
                yield piece
            piece = character
    if piece:
        yield piece


def _joins(before: str, after: str) -> bool:
    return " " not in (before, after) and _width(before) == 1 and _width(after) == 1
