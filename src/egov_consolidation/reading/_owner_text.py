"""The text of a cell that names units: brackets, separators, line breaks, and the key by which names are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

CAP = 500
"""Characters of a cell or sentence beyond which it is not read."""

OPENING = "（(〔［[【"
CLOSING = "）)〕］]】"

_KEY_BRACKETS = str.maketrans("〔［[【〕］]】", "(((())))")
_WRAPPINGS = 3


def canonical_key(name: str) -> str:
    """Return the key by which two printed names are compared; it is never stored.

    Spaces and line breaks count for nothing; brackets and other characters of several widths count as one.

    Args:
        name: A name as printed.

    Returns:
        The key; the key of a key is the key.

    Examples:
        >>> canonical_key("各县（市、区） 政府") == canonical_key("各县(市、区)政府")
        True
    """
    once = unicodedata.normalize("NFKC", "".join(name.split()))
    return unicodedata.normalize("NFKC", "".join(once.split())).translate(_KEY_BRACKETS)


def unwrapped(text: str) -> str:
    """Return the text without the full stop that ends it and the brackets around the whole of it.

    Examples:
        >>> unwrapped("（科技部、财政部负责）。"), unwrapped("省市场监管局（省知识产权局）")
        ('科技部、财政部负责', '省市场监管局（省知识产权局）')
    """
    bare = text.strip().rstrip("。").strip()
    for _ in range(_WRAPPINGS):
        if not bare or bare[0] not in OPENING or closing_of(bare, 0) != len(bare) - 1:
            break
        bare = bare[1:-1].strip().rstrip("。").strip()
    return bare


def closing_of(text: str, start: int) -> int | None:
    """Return where the bracket that opens at `start` closes, or `None` where it does not."""
    depth = 0
    for index in range(start, len(text)):
        if text[index] in OPENING:
            depth += 1
        elif text[index] in CLOSING:
            depth -= 1
            if depth == 0:
                return index
    return None


def depths(text: str) -> list[int]:
    """Return, for each character, within how many brackets it stands; brackets stand within themselves."""
    found: list[int] = []
    depth = 0
    for character in text:
        depth += character in OPENING
        found.append(depth)
        depth -= character in CLOSING and depth > 0
    return found


def is_balanced(text: str) -> bool:
    """Return whether every bracket of a text that opens closes, and every one that closes was open."""
    depth = 0
    for character in text:
        depth += (character in OPENING) - (character in CLOSING)
        if depth < 0:
            return False
    return depth == 0


def pieces(text: str, separators: str) -> Iterator[tuple[str, str]]:
    """Cut a text at separators that stand outside brackets.

    Args:
        text: The text.
        separators: Characters that separate.

    Yields:
        Each piece with the separator before it, which is empty for the first.

    Examples:
        >>> list(pieces("各县（市、区）政府、市审计局", "、"))
        [('', '各县（市、区）政府'), ('、', '市审计局')]
    """
    start, separator = 0, ""
    for index, depth in enumerate(depths(text)):
        if depth == 0 and text[index] in separators:
            yield separator, text[start:index]
            start, separator = index + 1, text[index]
    yield separator, text[start:]


def tidy(name: str) -> str:
    r"""Return a name without the spaces and line breaks that narrow columns put into it.

    A single space is kept between two characters of Western script.

    Examples:
        >>> tidy("市发展\n改革委"), tidy("China  Mobile")
        ('市发展改革委', 'China Mobile')
    """
    joined = ""
    for word in name.split():
        space = " " if joined and joined[-1].isascii() and word[0].isascii() else ""
        joined = f"{joined}{space}{word}"
    return joined


def bracket_at_end(text: str) -> tuple[str, str] | None:
    """Return what stands before the bracket that ends a text, and what stands in it.

    Examples:
        >>> bracket_at_end("省市场监管局（省知识产权局）")
        ('省市场监管局', '省知识产权局')
    """
    if not text or text[-1] not in CLOSING:
        return None
    start = next((index for index, depth in enumerate(depths(text)) if depth), None)
    while start is not None:
        end = closing_of(text, start)
        if end is None or end == len(text) - 1:
            return None if end is None else (text[:start].strip(), text[start + 1 : end].strip())
        start = next((index for index in range(end + 1, len(text)) if text[index] in OPENING), None)
    return None
