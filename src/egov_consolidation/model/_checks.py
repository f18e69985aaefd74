"""Validators: what would make an object of the model mean nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_consolidation.errors import ModelError
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    import attrs


def not_empty(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Refuse an empty or blank string."""
    if not value.strip():
        name = f"{type(instance).__name__}.{attribute.name}"
        raise ModelError(Text(en=f"{name}: is empty, must hold words", zh=f"{name}：为空，必须填写"))


def not_negative(instance: object, attribute: attrs.Attribute[Any], value: int | None) -> None:
    """Refuse a negative number; nothing at all is accepted."""
    if value is not None and value < 0:
        name = f"{type(instance).__name__}.{attribute.name}"
        raise ModelError(Text(en=f"{name}: is {value}, must be 0 or more", zh=f"{name}：为 {value}，不得为负"))


def refuse_repeated(ids: Iterable[str], what: Text) -> None:
    """Refuse a list in which one id stands twice.

    Raises:
        ModelError: Some id is repeated; each is named once.
    """
    seen: set[str] = set()
    repeated: dict[str, None] = {}
    for one in ids:
        if one in seen:
            repeated[one] = None
        seen.add(one)
    if repeated:
        template = Text(en="{what} {ids}: occurs more than once, must be unique", zh="{what} {ids}：重复出现，必须唯一")
        raise ModelError(template.fill(what=what, ids=tuple(repeated)))
