"""What is known of a field of a record: its name, the kind of its values, and what it is called on paper."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.wording import Text

NOT_YET = Day(9999, 12, 31)
"""Known not to have happened so far: later than every day."""

NOTHING = ""
"""Known to be none: no parent, no host. What is not known is `None`."""

_KEY = "egov_consolidation.inventory"


class ValueKind(StrEnum):
    """What sort of values a field holds."""

    FLAG = "flag"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    WORDS = "words"
    CHOICE = "choice"
    REFERENCE = "reference"
    """The id of another record."""
    NAMES = "names"
    """A list of words, such as capabilities."""
    REFERENCES = "references"
    """A list of ids of other records."""


class Choice(StrEnum):
    """A member of a closed set, with what it is called in both languages.

    Attributes:
        label: What it is called.
        step: How far along it is, where what it describes goes from one member to another; a higher one comes later.
    """

    label: Text
    step: int

    def __new__(cls, value: str, en: str = "", zh: str = "", step: int = 0) -> Self:
        """Make a member of its value, its names and its step."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Text(en=en or value, zh=zh or value)
        member.step = step
        return member


@attrs.frozen(kw_only=True)
class FieldAbout:
    """What is known of a field.

    Attributes:
        name: Its name in Python and in files.
        kind: What sort of values it holds.
        label: What it is called.
        refers: The collection that its references point into.
        choices: The closed set that its values come from.
        headers: Further headers under which workbooks print it.
        is_fixed: Whether it is a fact of the past or an identity, which no act can change.
        is_needed: Whether a record means nothing without it.
    """

    name: str
    kind: ValueKind
    label: Text
    refers: str | None = None
    choices: type[Choice] | None = None
    headers: tuple[str, ...] = ()
    is_fixed: bool = False
    is_needed: bool = False


def known(  # noqa: PLR0913 - all but the kind and the label are keyword-only
    kind: ValueKind,
    en: str,
    zh: str,
    *,
    refers: str | None = None,
    choices: type[Choice] | None = None,
    headers: tuple[str, ...] = (),
    fixed: bool = False,
    needed: bool = False,
) -> Any:  # noqa: ANN401 - the annotation of the attribute says what it holds
    """Return an attribute that may be missing unless it is needed, with what is known of it."""
    about = FieldAbout(
        name="",
        kind=kind,
        label=Text(en=en, zh=zh),
        refers=refers,
        choices=choices,
        headers=headers,
        is_fixed=fixed,
        is_needed=needed,
    )
    return attrs.field(default=None, metadata={_KEY: about})


_FIELDS: dict[type, Mapping[str, FieldAbout]] = {}


def fields_of(kind: type[attrs.AttrsInstance]) -> Mapping[str, FieldAbout]:
    """Return what is known of the fields of a kind of record, by name, in order; its id is not among them.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine
        >>> about = fields_of(LeasedLine)["cancelled_on"]
        >>> about.kind.value, about.label.zh, about.is_fixed
        ('day', '取消时间', False)
    """
    if kind not in _FIELDS:
        _FIELDS[kind] = _fields(kind)
    return _FIELDS[kind]


def _fields(kind: type[attrs.AttrsInstance]) -> Mapping[str, FieldAbout]:
    return MappingProxyType(
        {
            attribute.name: attrs.evolve(attribute.metadata[_KEY], name=attribute.name)
            for attribute in attrs.fields(kind)
            if _KEY in attribute.metadata
        }
    )
