"""What a field may hold: values of its own kind, and what stands plainly for one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeGuard, cast

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import EgovError
from egov_consolidation.inventory._field import FieldAbout, ValueKind
from egov_consolidation.inventory._money import Money
from egov_consolidation.wording import Text

PLAIN_TYPES: Mapping[ValueKind, type] = {
    ValueKind.FLAG: bool,
    ValueKind.MONEY: Money,
    ValueKind.DAY: Day,
    ValueKind.WORDS: str,
    ValueKind.REFERENCE: str,
}
"""The kinds of which every value of a type is held as it is."""

ID_WANTED = Text(
    en="words on one line without spaces around them, and none that say “none”, “not yet” or “not known”",
    zh="单行文字，首尾无空白，且不是“无”“尚未”“未知”一类的字样",
)
"""What an id must be."""

NO_IDS = frozenset(
    {"无", "none", "尚未", "未", "not yet", "未知", "不详", "unknown", "not known", "n/a", "-", "－", "—", "——", "/"}
)
"""Words in small letters that are no id."""
MOST_NUMBER = 10**18
"""What no number reaches: whatever is less fits the integers of databases."""

_WANTED = {
    ValueKind.FLAG: Text(en="True or False", zh="True 或 False"),
    ValueKind.NUMBER: Text(en="a whole number, 0 or more", zh="不小于 0 的整数"),
    ValueKind.MONEY: Text(en='an amount, such as Money.parse("3.5万元")', zh='金额，如 Money.parse("3.5万元")'),
    ValueKind.DAY: Text(en="a day, such as 2018-06-30, or NOT_YET", zh="日期，如 2018-06-30，或 NOT_YET"),
    ValueKind.WORDS: Text(en="words", zh="文字"),
    ValueKind.REFERENCE: Text(en="the id of a record, or NOTHING", zh="记录编号，或 NOTHING"),
    ValueKind.NAMES: Text(en="a list of names, none of them empty", zh="名称列表，且各项不得为空"),
    ValueKind.REFERENCES: Text(en="a list of ids of records, none of them empty", zh="记录编号列表，且各项不得为空"),
}
_ONE_OF = Text(en="one of {known}", zh="{known} 之一")
_SOME_OF = Text(en="a list of some of {known}", zh="由 {known} 中若干项组成的列表")


class NotHeldError(ValueError):
    """A value is none that the field may hold."""


def held(about: FieldAbout, given: object) -> object:
    """Return a value as a record holds it.

    A day may be given as a date or as `YYYY-MM-DD`, a member of a closed set by its value, a list as any list.

    Args:
        about: What is known of the field.
        given: What it is to hold.

    Raises:
        NotHeldError: It is nothing that the field may hold.

    Examples:
        >>> from egov_consolidation.inventory import InformationSystem, fields_of
        >>> fields = fields_of(InformationSystem)
        >>> held(fields["retired_on"], "2018-06-30"), held(fields["capabilities"], ["OA"])
        (Date(2018, 6, 30), ('OA',))
    """
    return _HELD[about.kind](about, given)


def is_id(given: object) -> TypeGuard[str]:
    """Return whether something can be the id of a record.

    Examples:
        >>> is_id("市财政局"), is_id("无"), is_id("7 "), is_id(7)
        (True, False, False, False)
    """
    return (
        isinstance(given, str)
        and given == given.strip()
        and len(given.splitlines()) == 1
        and given.lower() not in NO_IDS
    )


def wanted(about: FieldAbout) -> Text:
    """Return what a field may hold, in words."""
    if about.choices is None:
        return _WANTED[about.kind]
    template = _ONE_OF if about.kind is ValueKind.CHOICE else _SOME_OF
    return template.fill(
        known=Text(
            en=", ".join(f"{one.value} ({one.label.en})" for one in about.choices),
            zh="、".join(f"{one.value}（{one.label.zh}）" for one in about.choices),
        )
    )


def _as_it_is(about: FieldAbout, given: object) -> object:
    if isinstance(given, PLAIN_TYPES[about.kind]):
        return given
    raise NotHeldError


def _number(_: FieldAbout, given: object) -> object:
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given < MOST_NUMBER:
        return given
    raise NotHeldError


def _day(_: FieldAbout, given: object) -> object:
    if isinstance(given, Day):
        return given
    try:
        return day(cast("str | dt.date", given))
    except EgovError:
        raise NotHeldError from None


def _choice(about: FieldAbout, given: object) -> object:
    if about.choices is None or not isinstance(given, str) or given not in set(about.choices):
        raise NotHeldError
    return about.choices(given)


def _names(about: FieldAbout, given: object) -> object:
    if not isinstance(given, tuple | list):
        raise NotHeldError
    names = tuple(cast("tuple[object, ...] | list[object]", given))
    permitted = None if about.choices is None else set[str](about.choices)
    for one in names:
        if not isinstance(one, str) or not one or (permitted is not None and one not in permitted):
            raise NotHeldError
    return names


_HELD: Mapping[ValueKind, Callable[[FieldAbout, object], object]] = {
    **dict.fromkeys(PLAIN_TYPES, _as_it_is),
    ValueKind.NUMBER: _number,
    ValueKind.DAY: _day,
    ValueKind.CHOICE: _choice,
    ValueKind.NAMES: _names,
    ValueKind.REFERENCES: _names,
}
