"""The places that a message may have."""

from __future__ import annotations

from collections.abc import Collection
from string import Formatter

from egov_consolidation.errors import UsageError
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

_UNKNOWN = Text(
    en="message “{message}”: has the place {name}, must be one of {known}{nearest}",
    zh="消息“{message}”：含有未知占位 {name}，须为 {known} 之一{nearest}",
)
_NO_PLACES = Text(
    en="message “{message}”: has a brace that is not closed or not opened. write {{{{ or }}}} for a brace itself",
    zh="消息“{message}”：花括号不成对。需要花括号本身时请写作 {{{{ 或 }}}}",
)
_NO_TEXT = Text(en="message {message}: must be Text(en=…, zh=…)", zh="消息 {message}：须为 Text(en=…, zh=…)")


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
        UsageError: A place has another name; the nearest one is named. Or the message is none.

    Examples:
        >>> refuse_unknown_places(Text(en="{id} is late", zh="{id}逾期"), ("id", "unit"))
    """
    if not isinstance(message, Text):
        raise UsageError(_NO_TEXT.fill(message=repr(message)))
    for words in (message.en, message.zh):
        for name in _places(words):
            if name not in known:
                near = nearest(name, known)
                raise UsageError(_UNKNOWN.fill(message=words, name="{" + name + "}", known=tuple(known), nearest=near))


def _places(words: str) -> tuple[str, ...]:
    """Return the places of a message in one language, one without a name as no words."""
    try:
        return tuple(name for _, name, _, _ in Formatter().parse(words) if name is not None)
    except ValueError as unpaired:
        raise UsageError(_NO_PLACES.fill(message=words)) from unpaired
