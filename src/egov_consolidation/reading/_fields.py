"""One table of a plan file, read key by key; every problem is kept with its path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar, cast

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import EgovError, Place, ReadingError
from egov_consolidation.reading._characters import clean
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

_Built = TypeVar("_Built")
_Choice = TypeVar("_Choice", bound=StrEnum)

_SHOWN = 40
_WRONG = Text(en="is {found}, must be {wanted}", zh="为{found}，须为{wanted}")
_NEEDED = Text(en="is missing, must be given", zh="缺少，必须填写")
_UNKNOWN = Text(en="is not a known key, must be one of {known}{nearest}", zh="不是已知的键，须为 {known} 之一{nearest}")
_WORDS = Text(en="words", zh="文字")
_WHOLE = Text(en="a whole number", zh="整数")
_FLAG = Text(en="true or false", zh="true 或 false")
_DAY = Text(en="a day written YYYY-MM-DD", zh="写作 YYYY-MM-DD 的日期")
_LIST = Text(en="a list", zh="列表")
_TABLE = Text(en="a table", zh="表")


class Fields:
    """One table of a plan file.

    Every key that is asked for is known; `close` reports the others.

    Attributes:
        path: Where the table stands, such as `$.tasks[3]`.
        is_sound: Whether nothing in it was reported so far.
    """

    def __init__(self, value: object, path: str, problems: ProblemList) -> None:
        """Take in a value that has to be a table."""
        self.path = path
        self._problems = problems
        self._before = problems.total
        self._asked: list[str] = []
        self._values: Mapping[str, object] = {}
        if isinstance(value, Mapping):
            self._values = cast("Mapping[str, object]", value)
        else:
            self.refuse(None, _wrong(value, _TABLE))

    @property
    def is_sound(self) -> bool:
        """Whether nothing in the table was reported so far."""
        return self._problems.total == self._before

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are given, in the order of the file."""
        return tuple(self._values)

    def refuse(self, key: str | None, message: Text) -> None:
        """Report a problem of a key, or of the table itself."""
        self._problems.add(Place(document=self._problems.document, path=self._at(key)), message)

    def has(self, key: str) -> bool:
        """Return whether a key is given."""
        return key in self._values

    def raw(self, key: str) -> object:
        """Return the value of a key as it stands, or `None`."""
        self._asked.append(key)
        return self._values.get(key)

    def text(self, key: str) -> str | None:
        """Return words, or `None` where the key is not given."""
        value = self.raw(key)
        return None if value is None else self._words(key, value)

    def needed(self, key: str) -> str:
        """Return words that must be given; empty where a problem was reported instead."""
        if self.raw(key) is None:
            self.refuse(key, _NEEDED)
        return self.text(key) or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of words, empty where the key is not given."""
        return tuple(self._words(f"{key}[{index}]", value) for index, value in enumerate(self._list(key)))

    def number(self, key: str) -> int | None:
        """Return a whole number, or `None` where the key is not given."""
        value = self.raw(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.refuse(key, _wrong(value, _WHOLE))
        return None

    def flag(self, key: str) -> bool:
        """Return true or false; false where the key is not given."""
        value = self.raw(key)
        if value is not None and not isinstance(value, bool):
            self.refuse(key, _wrong(value, _FLAG))
        return value is True

    def day(self, key: str) -> Day | None:
        """Return a day, or `None` where the key is not given."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, str | dt.date) and not isinstance(value, dt.datetime):
            try:
                return day(value)
            except EgovError as wrong:
                self.refuse(key, wrong.message)
                return None
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
        """Return a table within this one, or `None` where the key is not given."""
        value = self.raw(key)
        return None if value is None else Fields(value, self._at(key), self._problems)

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
        for key in self._values:
            if key not in self._asked:
                known = tuple(sorted(set(self._asked)))
                self.refuse(key[:_SHOWN], _UNKNOWN.fill(known=known, nearest=nearest(key, known)))

    def _at(self, key: str | None) -> str:
        return self.path if key is None else f"{self.path}.{key}"

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
            clean(value.replace("\r", "\n"), self._problems.document)
        except ReadingError as refused:
            self.refuse(key, refused.problems[0].message)
        return value

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
    shown = repr(value) if isinstance(value, str | int | float) else type(value).__name__
    found = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
    return _WRONG.fill(found=found, wanted=wanted)
