"""The places that a message may have."""

from __future__ import annotations

from collections.abc import Collection
from string import Formatter

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

_UNKNOWN = Text(
    en="message “{message}”: has the place {name}, must be one of {known}",
    zh="消息“{message}”：含有未知占位 {name}，须为 {known} 之一",
)


def places_in(message: Text) -> frozenset[str]:
    """Return the places of a message, in either language.

    Examples:
        >>> sorted(places_in(Text(en="{id} is late", zh="{unit}的 {id} 逾期")))
        ['id', 'unit']
    """
    return frozenset(name for words in (message.en, message.zh) for _, name, _, _ in Formatter().parse(words) if name)


def refuse_unknown_places(message: Text, known: Collection[str]) -> None:
    """Refuse a message with a place that nothing fills, in either language.

    Args:
        message: The message, with its places.
        known: The names of the values that can fill them.

    Raises:
        UsageError: A place has another name.

    Examples:
        >>> refuse_unknown_places(Text(en="{id} is late", zh="{id}逾期"), ("id", "unit"))
    """
    for words in (message.en, message.zh):
        for _, name, _, _ in Formatter().parse(words):
            if name is not None and name not in known:
                raise UsageError(_UNKNOWN.fill(message=words, name="{" + name + "}", known=tuple(known)))
