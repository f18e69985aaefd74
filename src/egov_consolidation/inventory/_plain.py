"""Values as they are compared, and as columns hold them."""

from __future__ import annotations

from typing import TypeAlias, cast

from egov_consolidation.dates import Day
from egov_consolidation.inventory._money import Money

Plain: TypeAlias = "bool | int | float | str | tuple[str, ...]"
"""A value as it is compared: days as ordinals, money as fen, choices and references as words."""


def plain(value: object) -> Plain:
    """Return a value of a record as it is compared.

    Examples:
        >>> plain(Money.parse("3.5元")), plain(Day(2018, 12, 31))
        (350, 737059)
    """
    match value:
        case Money():
            return value.fen
        case Day():
            return value.toordinal()
        case bool() | int() | float():
            return value
        case tuple():
            return tuple(map(str, cast("tuple[object, ...]", value)))
        case _:
            return str(value)
