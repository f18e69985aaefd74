"""A place in the key of a deadline, and the steps by which productions move it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from egov_consolidation.dates import Day
from egov_consolidation.reading._deadline_context import DeadlineContext
from egov_consolidation.reading._deadline_text import Key
from egov_consolidation.reading._numerals import chinese_number

_Args = ParamSpec("_Args")
_Found = TypeVar("_Found")

_NUMERAL = re.compile(
    "[0-9]{1,4}(?![0-9])|[〇○◯零一二三四五六七八九十百廿卅两][〇○◯零一二三四五六七八九十百廿卅0Oo]{0,7}"
)
_HAN = range(0x4E00, 0xA000)


class Scanner:
    """A place in a key, with what the parts of the cell that were read before it said.

    Attributes:
        key: What is read.
        context: What stands around the cell.
        at: The place.
        year: The year of the part read before, where it has one.
        previous: The last day of the part read before, where it has one.
    """

    def __init__(self, key: Key, context: DeadlineContext) -> None:
        """Stand at the beginning."""
        self.key = key
        self.context = context
        self.at = 0
        self.year: int | None = None
        self.previous: Day | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self.at == len(self.key.text)

    def sees(self, *words: str) -> bool:
        """Return whether one of some words comes next."""
        return self.key.text.startswith(words, self.at)

    def word(self, *words: str) -> str | None:
        """Move past the first of some words that comes next, and return it."""
        found = next((word for word in words if self.key.text.startswith(word, self.at)), None)
        self.at += len(found or "")
        return found

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Move past a pattern that comes next, and return the match."""
        found = pattern.match(self.key.text, self.at)
        self.at = self.at if found is None else found.end()
        return found

    def number(self, least: int, most: int) -> int | None:
        """Move past a number within bounds that comes next, in figures or Chinese numerals, and return it."""
        found = _NUMERAL.match(self.key.text, self.at)
        number = None if found is None else chinese_number(found.group())
        if found is None or number is None or not least <= number <= most:
            return None
        self.at = found.end()
        return number

    def is_han(self, but: str = "") -> bool:
        """Return whether a Chinese character comes next that is none of some."""
        sign = self.key.text[self.at : self.at + 1]
        return sign != "" and ord(sign) in _HAN and sign not in but


def production(
    read: Callable[Concatenate[Scanner, _Args], _Found | None],
) -> Callable[Concatenate[Scanner, _Args], _Found | None]:
    """Make a function a production: where it finds nothing, the scanner stands where it stood."""

    def tried(scan: Scanner, /, *args: _Args.args, **kwargs: _Args.kwargs) -> _Found | None:
        start = scan.at
        found = read(scan, *args, **kwargs)
        if found is None:
            scan.at = start
        return found

    functools.update_wrapper(tried, read)
    return tried
