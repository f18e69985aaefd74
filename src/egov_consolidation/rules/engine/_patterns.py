r"""How words are written: regular expressions of a closed subset, which Python, DuckDB and Spark read alike.

A pattern is made of characters that stand for themselves, with a backslash before those that have a meaning; of sets
such as `[0-9A-Z]`; of groups `(a|b)`; and of `?`, `*`, `+`, `{3}`, `{1,4}` and `{2,}` behind a character or a set, or
`?` behind a group. There is no `.`, no `^`, no `\d`: those are read differently. Words are matched as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

_MEANING = r"\\^$.|?*+(){}\[\]"
_IN_SET = rf"(?:[\w/]|\\[{_MEANING}-])"
_TOKEN = re.compile(
    rf"(?P<set>\[(?:{_IN_SET}(?:-{_IN_SET})?)+\])"
    r"|(?P<open>\()|(?P<close>\))|(?P<or>\|)"
    r"|(?P<repeat>[?*+]|\{(?P<least>[0-9]{1,3})(?:,[0-9]{0,3})?\})"
    rf"|(?P<char>\\[{_MEANING}]|[^{_MEANING}])"
)
_REPEATED = ("set", "char")
_ONCE = {"+": 1, "?": 0, "*": 0}
_NO_PATTERN = Text(
    en="pattern {pattern}: cannot be read at character {at}. it may hold characters, sets such as [0-9], groups (a|b), "
    "and ? * + {brackets} behind a character or a set",
    zh="格式 {pattern}：第 {at} 个字符处无法识别。可使用字符、[0-9] 之类的字符集、(a|b) 之类的分组，"
    "以及字符或字符集之后的 ? * + {brackets}",
)
_BRACKETS = "{1,4}"


def demand_pattern(pattern: str) -> str:
    """Demand that a pattern is of the subset, and return it.

    Raises:
        UsageError: It is not; the character is named at which it stops being one.

    Examples:
        >>> demand_pattern("[1-4][0-9]{2}(/[0-9]+)?")
        '[1-4][0-9]{2}(/[0-9]+)?'
    """
    before, depth, at = "or", 0, 0
    for token in _tokens(pattern):
        sort = str(token.lastgroup)
        depth += {"open": 1, "close": -1}.get(sort, 0)
        if depth < 0 or (sort == "repeat" and not _may_repeat(before, token[0])):
            break
        before, at = sort, token.end()
    if at < len(pattern) or depth or not _compiles(pattern):
        raise UsageError(_NO_PATTERN.fill(pattern=pattern, at=min(at + 1, len(pattern)), brackets=_BRACKETS))
    return pattern


def is_written_by(pattern: str, words: str) -> bool:
    """Return whether words as a whole are written by a pattern.

    Examples:
        >>> is_written_by("[0-9]{6}", "201911"), is_written_by("[0-9]{6}", "2019年11月")
        (True, False)
    """
    return _compiled(pattern).fullmatch(words) is not None


def sample(pattern: str) -> str:
    """Return words that are written by a pattern: of alternatives the first, and nothing more often than it must be.

    Examples:
        >>> sample("[1-4][0-9]{2}(/[A-Z]+)?"), sample("(甲|乙)级")
        ('100', '甲级')
    """
    return _first(list(_tokens(pattern)))


def _may_repeat(before: str, repeat: str) -> bool:
    return before in _REPEATED or (before == "close" and repeat == "?")


def _tokens(pattern: str) -> Iterator[re.Match[str]]:
    """Yield the parts of a pattern, as far as they can be read."""
    at = 0
    while (token := _TOKEN.match(pattern, at)) is not None:
        yield token
        at = token.end()


def _compiles(pattern: str) -> bool:
    """Return whether what is left to be told is so: sets and numbers run upwards."""
    try:
        _compiled(pattern)
    except re.error:
        return False
    return True


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _first(tokens: list[re.Match[str]]) -> str:
    """Return the shortest words of the first alternative; takes the tokens up to the end of the group."""
    found: list[str] = []
    is_over = False
    while tokens and tokens[0].lastgroup != "close":
        token = tokens.pop(0)
        part = _one(token, tokens)
        is_over = is_over or token.lastgroup == "or"
        if not is_over:
            found.append(part)
    del tokens[:1]
    return "".join(found)


def _one(token: re.Match[str], tokens: list[re.Match[str]]) -> str:
    """Return what a part stands for at its shortest; takes the repeat behind it, and the rest of a group."""
    match token.lastgroup:
        case "open":
            words = _first(tokens)
        case "or":
            return ""
        case _:
            words = token[0].removeprefix("[").removeprefix("\\")[:1]
    if tokens and tokens[0].lastgroup == "repeat":
        repeat = tokens.pop(0)
        return words * (_ONCE[repeat[0]] if repeat["least"] is None else int(repeat["least"]))
    return words
