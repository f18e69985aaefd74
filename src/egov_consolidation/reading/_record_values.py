"""One value of a record, as people write it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import cast

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import EgovError
from egov_consolidation.inventory import NOT_YET, NOTHING, Choice, FieldAbout, Money, ValueKind
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

ID = FieldAbout(name="id", kind=ValueKind.WORDS, label=Text(en="id", zh="编号"), headers=("序号",), is_needed=True)
"""The id of a record, as the other fields are described."""

_NONE = frozenset({"无", "none"})
_NOT_YET = frozenset({"尚未", "未", "not yet"})
_FLAGS = {"是": True, "true": True, "yes": True, "否": False, "false": False, "no": False}
_WIDE = str.maketrans("０１２３４５６７８９／－．，：", "0123456789/-.,:")
_COUNT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,9}")
_DAY = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})| ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日|([0-9]{2})([0-9]{2}))"
    r"(?:[ T]0{1,2}:00(?::00)?)?"
)
_BEFORE_UNIT = re.compile(r"(?<=[0-9０-９]) (?=[元万亿])")
_MONTH = re.compile(r"[0-9]{4}(?:[-/.][0-9]{1,2}|年[0-9]{1,2}月份?)")
_MOST = 999_999_999
_BETWEEN = re.compile(r"[;；、\n]")

_WANTED = {
    ValueKind.FLAG: Text(en="yes or no", zh="是或否"),
    ValueKind.NUMBER: Text(en="a whole number from 0 to 999999999", zh="不超过九位的非负整数"),
    ValueKind.MONEY: Text(
        en="an amount in 元, 万元 or 亿元, exact to the fen, such as 1200元",
        zh="以元、万元或亿元计、精确到分的金额，如 1200元",
    ),
    ValueKind.DAY: Text(
        en="a day of the calendar such as 2018-06-30, 2018/6/30 or 2018年6月30日, or “not yet”",
        zh="历法中确有其日的日期，如 2018-06-30、2018/6/30 或 2018年6月30日，或“尚未”",
    ),
    ValueKind.WORDS: Text(en="words", zh="文字"),
    ValueKind.REFERENCE: Text(en="the id of a record, or “none”", zh="记录编号，或“无”"),
    ValueKind.NAMES: Text(en="a list of names, or “none”", zh="以分号隔开的若干项，或“无”"),
    ValueKind.REFERENCES: Text(en="a list of ids of records, or “none”", zh="以分号隔开的若干记录编号，或“无”"),
}
_NOT_A_MONTH = Text(
    en="a day, for a month has many: such as 2018-06-30",
    zh="具体到日的日期，如 2018-06-30（仅有年月，无法确定是哪一日）",
)
_ONE_OF = Text(en="one of {known}", zh="{known} 之一")
_AND_NEAREST = Text(en="{wanted}{nearest}", zh="{wanted}{nearest}")


class NoValueError(Exception):
    """What is written is no value of the field.

    Attributes:
        wanted: What it must be.
        index: Which item of a list it is, from 0; `None` where the value as a whole is meant.
        item: That item.
    """

    def __init__(self, wanted: Text, index: int | None = None, item: str = "") -> None:
        """Keep what it must be, and which item it is."""
        super().__init__()
        self.wanted = wanted
        self.index = index
        self.item = item


def read_value(about: FieldAbout, written: object) -> object:
    """Return the value that is written for a field.

    Args:
        about: What is known of the field.
        written: What is written: words, or what TOML or JSON made of them.

    Returns:
        The value, as the record holds it.

    Raises:
        NoValueError: It is none; it says what it must be.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine, fields_of
        >>> lines = fields_of(LeasedLine)
        >>> read_value(lines["is_internet"], "是"), read_value(lines["monthly_rent"], "1,200元")
        (True, Money(fen=120000))
        >>> read_value(lines["cancelled_on"], "尚未") == NOT_YET
        True
    """
    return _READ[about.kind](about, written.strip() if isinstance(written, str) else written)


def wanted(about: FieldAbout) -> Text:
    """Return what the values of a field must be."""
    if about.choices is None:
        return _WANTED[about.kind]
    return _ONE_OF.fill(
        known=Text(
            en=", ".join(f"{one.value} ({one.label.en})" for one in about.choices),
            zh="、".join(one.label.zh for one in about.choices),
        )
    )


def _flag(about: FieldAbout, written: object) -> object:
    if isinstance(written, bool):
        return written
    if isinstance(written, str) and written.lower() in _FLAGS:
        return _FLAGS[written.lower()]
    raise NoValueError(wanted(about))


def _number(about: FieldAbout, written: object) -> object:
    if isinstance(written, int) and not isinstance(written, bool) and 0 <= written <= _MOST:
        return written
    if isinstance(written, str) and _COUNT.fullmatch(written.translate(_WIDE)):
        return int(written.translate(_WIDE).replace(",", ""))
    raise NoValueError(wanted(about))


def _money(about: FieldAbout, written: object) -> object:
    if isinstance(written, str):
        with suppress(EgovError):
            return Money.parse(_BEFORE_UNIT.sub("", written))
    raise NoValueError(wanted(about))


def _day(about: FieldAbout, written: object) -> object:
    if isinstance(written, str) and written.lower() in _NOT_YET:
        return NOT_YET
    if isinstance(written, str):
        return _written_day(about, written.translate(_WIDE))
    if isinstance(written, dt.date):
        with suppress(EgovError):
            return day(written)
    raise NoValueError(wanted(about))


def _written_day(about: FieldAbout, written: str) -> object:
    """Return the day that is written in one of the forms of spreadsheets; the midnight that some add says nothing."""
    found = _DAY.fullmatch(written)
    if found is not None:
        year, _, *others = found.groups()
        with suppress(ValueError):
            return Day(int(year), *(int(one) for one in others if one is not None))
    raise NoValueError(_NOT_A_MONTH if _MONTH.fullmatch(written) else wanted(about))


def _words(about: FieldAbout, written: object) -> object:
    if not isinstance(written, str):
        raise NoValueError(wanted(about))
    return NOTHING if written.lower() in _NONE else written


def _choice(about: FieldAbout, written: object) -> object:
    for one in about.choices or ():
        if isinstance(written, str) and written in _names_of(one):
            return one
    raise NoValueError(wanted(about))


def _names(about: FieldAbout, written: object) -> object:
    if isinstance(written, str):
        pieces = [] if written.lower() in _NONE else [one.strip() for one in _BETWEEN.split(written)]
    elif isinstance(written, list) and all(isinstance(one, str) for one in cast("list[object]", written)):
        pieces = [one.strip() for one in cast("list[str]", written)]
    else:
        raise NoValueError(wanted(about))
    if not all(pieces):
        raise NoValueError(wanted(about))
    return tuple(_item(about, index, one) for index, one in enumerate(pieces))


def _item(about: FieldAbout, index: int, written: str) -> str:
    if about.choices is None:
        return written
    try:
        return str(_choice(about, written))
    except NoValueError as refused:
        near = nearest(written, (name for one in about.choices for name in _names_of(one)))
        raise NoValueError(_AND_NEAREST.fill(wanted=refused.wanted, nearest=near), index, written) from None


def _names_of(choice: Choice) -> tuple[str, ...]:
    return choice.value, choice.label.en, choice.label.zh


_READ: Mapping[ValueKind, Callable[[FieldAbout, object], object]] = {
    ValueKind.FLAG: _flag,
    ValueKind.NUMBER: _number,
    ValueKind.MONEY: _money,
    ValueKind.DAY: _day,
    ValueKind.WORDS: _words,
    ValueKind.CHOICE: _choice,
    ValueKind.REFERENCE: _words,
    ValueKind.NAMES: _names,
    ValueKind.REFERENCES: _names,
}
