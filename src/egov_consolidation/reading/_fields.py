"""One table of a plan file, read key by key; every problem is kept with its path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar, cast

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import EgovError, Place, ReadingError
from egov_consolidation.reading._characters import clean
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text, same

_Built = TypeVar("_Built")
_Choice = TypeVar("_Choice", bound=StrEnum)

_SHOWN = 40
_LARGEST = 999_999_999
_WRONG = Text(en="is {found}, must be {wanted}", zh="为{found}，须为{wanted}")
_NEEDED = Text(en="is missing, must be given", zh="缺少，必须填写")
_UNKNOWN = Text(en="is not a known key, must be one of {known}{nearest}", zh="不是已知的键，须为 {known} 之一{nearest}")
_WORDS = Text(en="words", zh="文字")
_HOLD_WORDS = Text(en="is empty, must hold words", zh="为空，须填写文字")
_WHOLE = Text(en="a whole number of at most nine digits", zh="不超过九位的整数")
_COUNT = Text(en="a whole number from 0 to 999999999", zh="不超过九位的非负整数")
_FLAG = Text(en="true or false", zh="true 或 false")
_DAY = Text(
    en="a day that is written YYYY-MM-DD and exists in the calendar", zh="写作 YYYY-MM-DD 且历法中确有其日的日期"
)
_LIST = Text(en="a list", zh="列表")
_TABLE = Text(en="a table", zh="表")
_NOTHING = Text(en="nothing", zh="空值")
_MOMENT = Text(en="a day with a time", zh="带时刻的日期")
_TIME = Text(en="a time of day", zh="时刻")
_LONG = Text(en="a number of more than nine digits", zh="超过九位的数")
_NAMES: tuple[tuple[type, Text], ...] = ((Mapping, _TABLE), (list, _LIST), (dt.datetime, _MOMENT), (dt.time, _TIME))
_NO_REMARK = same("")


class Fields:
    """One table of a plan file.

    Every key that is asked for is known; `close` reports the others. A key that holds JSON's null is not given. What is
    wrong is reported and something harmless returned in its place; `built` makes nothing of a table that is not sound.

    Attributes:
        path: Where the table stands, such as `$.tasks[3]`.
        is_sound: Whether nothing in it was reported so far.
    """

    def __init__(self, value: object, path: str, problems: ProblemList) -> None:
        """Take in a value that has to be a table."""
        self.path = path
        self._problems = problems
        self._before = problems.total
        self._asked: dict[str, None] = {}
        self._values: Mapping[str, object] | None = None
        if isinstance(value, Mapping):
            self._values = cast("Mapping[str, object]", value)
        else:
            problems.add(self._place(None), _wrong(value, _TABLE))

    @property
    def is_sound(self) -> bool:
        """Whether nothing in the table was reported so far."""
        return self._problems.total == self._before

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are given, in the order of the file."""
        return tuple(self._values or ())

    def refuse(self, key: str | None, message: Text) -> None:
        """Report a problem of a key, or of the table itself; what is no table has no other problem."""
        if self._values is not None:
            self._problems.add(self._place(key), message)

    def refuse_value(self, key: str, wanted: Text) -> None:
        """Report that a key holds something else than what is wanted."""
        self.refuse(key, _wrong(self.raw(key), wanted))

    def require(self, *keys: str) -> None:
        """Report keys that have to be given and are not."""
        for key in keys:
            if not self.has(key):
                self.refuse(key, _NEEDED)

    def has(self, key: str) -> bool:
        """Return whether a key is given."""
        return self.raw(key) is not None

    def raw(self, key: str) -> object:
        """Return the value of a key as it stands, or `None`."""
        self._asked[key] = None
        return None if self._values is None else self._values.get(key)

    def text(self, key: str) -> str | None:
        """Return words, or `None` where the key is not given."""
        value = self.raw(key)
        return None if value is None else self._words(key, value)

    def needed(self, key: str) -> str:
        """Return words that must be given and may be empty; empty where a problem was reported instead."""
        self.require(key)
        return self.text(key) or ""

    def name(self, key: str) -> str:
        """Return words that must be given and not be blank; empty where a problem was reported instead."""
        self.require(key)
        value = self.raw(key)
        return "" if value is None else self._name(key, value)

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of words none of which may be blank, empty where the key is not given."""
        return tuple(self._name(f"{key}[{index}]", value) for index, value in enumerate(self._list(key)))

    def spelt(self, key: str) -> str:
        """Return a key that the file chose itself, such as the name of a group; empty where it is refused."""
        return self._words(key, key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of words, empty where the key is not given."""
        return tuple(self._words(f"{key}[{index}]", value) for index, value in enumerate(self._list(key)))

    def number(self, key: str) -> int | None:
        """Return a whole number, or `None` where the key is not given."""
        return self._number(key, -_LARGEST, _WHOLE)

    def count(self, key: str) -> int | None:
        """Return a whole number that is not negative, or `None` where the key is not given."""
        return self._number(key, 0, _COUNT)

    def flag(self, key: str) -> bool:
        """Return true or false; false where the key is not given."""
        value = self.raw(key)
        if value is not None and not isinstance(value, bool):
            self.refuse(key, _wrong(value, _FLAG))
        return value is True

    def day(self, key: str) -> Day | None:
        """Return a day, or `None` where the key is not given."""
        value = self.raw(key)
        if isinstance(value, str | dt.date):
            with suppress(EgovError):
                return day(value)
        if value is not None:
            self.refuse(key, _wrong(value, _DAY))
        return None

    def both(self, key: str) -> Text | None:
        """Return a text in both languages, or `None` where the key is not given."""
        table = self.table(key)
        if table is None:
            return None
        text = Text(en=table.needed("en"), zh=table.needed("zh"))
        table.close()
        return text

    def choice(self, key: str, kinds: type[_Choice], default: _Choice) -> _Choice:
        """Return a member of a closed set by its value."""
        value = self.raw(key)
        return default if value is None else self._member(key, value, kinds, default)

    def choices(self, key: str, kinds: type[_Choice]) -> tuple[_Choice, ...]:
        """Return a list of members of a closed set by their values."""
        default = next(iter(kinds))
        listed = enumerate(self._list(key))
        return tuple(self._member(f"{key}[{index}]", value, kinds, default) for index, value in listed)

    def table(self, key: str) -> Fields | None:
        """Return a table within this one, or `None` where the key is not given, or holds no table."""
        value = self.raw(key)
        table = None if value is None else Fields(value, self._at(key), self._problems)
        return None if table is None or table._values is None else table  # noqa: SLF001 - of its own kind

    def tables(self, key: str, build: Callable[[Fields], _Built | None]) -> tuple[_Built, ...]:
        """Return what is built of each table of a list; what could not be built is left out, and was reported."""
        entries = (
            Fields(value, self._at(f"{key}[{index}]"), self._problems) for index, value in enumerate(self._list(key))
        )
        return tuple(one for one in (_closed(entry, build) for entry in entries) if one is not None)

    def built(self, make: Callable[[], _Built]) -> _Built | None:
        """Return what a constructor makes, or `None` where the table is not sound or the constructor refuses."""
        if not self.is_sound:
            return None
        try:
            return make()
        except EgovError as refused:
            self.refuse(None, refused.message)
            return None

    def close(self) -> None:
        """Report keys that nobody asked for."""
        known = tuple(sorted(self._asked))
        for key in self.keys:
            if key not in self._asked:
                near = _NO_REMARK if self._problems.is_full else nearest(key, known)
                self.refuse(key, _UNKNOWN.fill(known=known, nearest=near))

    def _at(self, key: str | None) -> str:
        return self.path if key is None else f"{self.path}.{visible(key)}"

    def _place(self, key: str | None) -> Place:
        return Place(document=self._problems.document, path=self._at(key))

    def _list(self, key: str) -> list[object]:
        value = self.raw(key)
        if isinstance(value, list):
            return cast("list[object]", value)
        if value is not None:
            self.refuse(key, _wrong(value, _LIST))
        return []

    def _words(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.refuse(key, _wrong(value, _WORDS))
            return ""
        try:
            return clean(value, self._problems.document)
        except ReadingError as refused:
            self.refuse(key, refused.problems[0].message)
            return ""

    def _name(self, key: str, value: object) -> str:
        words = self._words(key, value)
        if isinstance(value, str) and not value.strip():
            self.refuse(key, _HOLD_WORDS)
        return words

    def _number(self, key: str, least: int, wanted: Text) -> int | None:
        value = self.raw(key)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= _LARGEST:
            return value
        if value is not None:
            self.refuse(key, _wrong(value, wanted))
        return None

    def _member(self, key: str, value: object, kinds: type[_Choice], default: _Choice) -> _Choice:
        known = tuple(one.value for one in kinds)
        if isinstance(value, str) and value in known:
            return kinds(value)
        wanted = Text(en="one of {known}", zh="{known} 之一").fill(known=known)
        self.refuse(key, _wrong(value, wanted))
        return default


def _closed(entry: Fields, build: Callable[[Fields], _Built | None]) -> _Built | None:
    one = build(entry)
    entry.close()
    return one if entry.is_sound else None


def _wrong(value: object, wanted: Text) -> Text:
    return _WRONG.fill(found=_said(value), wanted=wanted)


def _said(value: object) -> Text:
    """Return what a value is: the value itself where it is short, else its kind."""
    for kind, name in _NAMES:
        if isinstance(value, kind):
            return name
    if isinstance(value, str):
        return same(f"“{visible(value)}”")
    if isinstance(value, bool):
        return same("true" if value else "false")
    if isinstance(value, int) and not -_LARGEST <= value <= _LARGEST:
        return _LONG
    return _NOTHING if value is None else same(str(value)[:_SHOWN])


def visible(words: str) -> str:
    """Return the beginning of words from outside, with escapes for what a terminal might obey."""
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in shown)
