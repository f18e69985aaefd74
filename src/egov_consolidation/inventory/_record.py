"""What all records have in common: an id, and fields that hold nothing but what they are for."""

from __future__ import annotations

import reprlib
from collections.abc import Callable
from operator import attrgetter
from typing import Any, ClassVar

import attrs

from egov_consolidation.errors import ModelError
from egov_consolidation.inventory._field import FieldAbout, ValueKind, fields_of
from egov_consolidation.inventory._value import ID_WANTED, PLAIN_TYPES, NotHeldError, held, is_id, wanted
from egov_consolidation.wording import Text

_WRONG = Text(en="{datum} is {given}, must be {wanted}", zh="{datum} 为 {given}，须为{wanted}")
_NEEDED = Text(en="{datum} is missing, must be given", zh="{datum} 缺少，必须填写")


@attrs.frozen(kw_only=True)
class InventoryRecord:
    """A record of an inventory.

    Attributes:
        collection: The name of the collection in which records of its kind stand.
        id: What it is referred to by.

    Raises:
        ModelError: The id is none, or some fields hold what they are not for or lack what is needed; all of them are
            named.
    """

    collection: ClassVar[str]
    id: str

    def __attrs_post_init__(self) -> None:
        """Hold each value as its field does, and refuse what a field cannot hold."""
        about = _about(type(self))
        doubtful = [
            (field, given)
            for field, plain, given in zip(about.fields, about.plain, about.values_of(self), strict=True)
            if given is not None and type(given) is not plain
        ]
        problems = [] if is_id(self.id) else [_wrong(f"{self.collection}: id", self.id, ID_WANTED)]
        problems += [
            _NEEDED.fill(datum=f"{self.collection}/{self.id}: {field.name}")
            for field in about.needed
            if not getattr(self, field.name)
        ]
        for field, given in doubtful:
            try:
                value = held(field, given)
            except NotHeldError:
                problems.append(_wrong(f"{self.collection}/{self.id}: {field.name}", given, wanted(field)))
            else:
                if value is not given:
                    object.__setattr__(self, field.name, value)
        if problems:
            raise ModelError(Text(en="\n".join(one.en for one in problems), zh="\n".join(one.zh for one in problems)))


@attrs.frozen(kw_only=True)
class _KindAbout:
    """What is known of a kind of record: its fields, of which type what is held as it is, and what reads them all."""

    fields: tuple[FieldAbout, ...]
    needed: tuple[FieldAbout, ...]
    plain: tuple[type | None, ...]
    values_of: Callable[[object], tuple[Any, ...]]


_KINDS: dict[type, _KindAbout] = {}


def _about(kind: type[InventoryRecord]) -> _KindAbout:
    if kind not in _KINDS:
        fields = fields_of(kind)
        plain = tuple(
            one.choices if one.kind is ValueKind.CHOICE else PLAIN_TYPES.get(one.kind) for one in fields.values()
        )
        _KINDS[kind] = _KindAbout(
            fields=tuple(fields.values()),
            needed=tuple(one for one in fields.values() if one.is_needed),
            plain=plain,
            values_of=attrgetter(*fields),
        )
    return _KINDS[kind]


def _wrong(datum: str, given: object, wanted: Text) -> Text:
    return _WRONG.fill(datum=datum, given=reprlib.repr(given), wanted=wanted)
