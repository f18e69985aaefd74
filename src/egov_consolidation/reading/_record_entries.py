"""Records from the tables of a TOML or JSON file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from egov_consolidation.inventory import ID_WANTED, InventoryRecord, fields_of, is_id
from egov_consolidation.reading._fields import Fields, visible
from egov_consolidation.reading._record_values import NoValueError, read_value
from egov_consolidation.wording import Text

_Record = TypeVar("_Record", bound=InventoryRecord)

_WRONG_ITEM = Text(en="is “{found}”, must be {wanted}", zh="为“{found}”，须为{wanted}")
_REPEATED = Text(en="“{id}” is the id of {path} already, must be unique", zh="“{id}”与 {path} 的编号重复，须唯一")


def records_in(fields: Fields, key: str, kind: type[_Record]) -> tuple[_Record, ...]:
    """Return the records of a list of tables.

    Args:
        fields: The table that holds the list.
        key: Where it holds it.
        kind: Which kind of records they are.

    Returns:
        The records; those that are wrong are left out, and were reported with their paths.
    """
    seen: dict[str, str] = {}

    def built(entry: Fields) -> _Record | None:
        record_id = entry.name("id")
        _refuse_id(entry, record_id, seen)
        entry.require(*(name for name, about in fields_of(kind).items() if about.is_needed))
        values = {name: _value(entry, kind, name) for name in fields_of(kind)}
        return entry.built(_maker(kind, record_id, values))

    return fields.tables(key, built)


def _refuse_id(entry: Fields, record_id: str, seen: dict[str, str]) -> None:
    """Report an id that is none, or is that of an earlier record; of a blank one that was said."""
    if not record_id.strip():
        return
    if not is_id(record_id):
        entry.refuse_value("id", ID_WANTED)
    elif seen.setdefault(record_id, entry.path) != entry.path:
        entry.refuse("id", _REPEATED.fill(id=visible(record_id), path=seen[record_id]))


def _maker(kind: type[_Record], record_id: str, values: Mapping[str, object]) -> Callable[[], _Record]:
    return lambda: kind(id=record_id, **values)  # pyright: ignore[reportArgumentType]


def _value(entry: Fields, kind: type[InventoryRecord], name: str) -> object:
    written = _cleaned(entry, name)
    if written is None:
        return None
    try:
        return read_value(fields_of(kind)[name], written)
    except NoValueError as refused:
        if refused.index is None:
            entry.refuse_value(name, refused.wanted)
        else:
            message = _WRONG_ITEM.fill(found=visible(refused.item), wanted=refused.wanted)
            entry.refuse(f"{name}[{refused.index}]", message)
        return None


def _cleaned(entry: Fields, name: str) -> object:
    """Return what is written, or `None` where that is nothing, or words that were refused for what nobody sees."""
    written = entry.raw(name)
    if isinstance(written, str):
        return entry.text(name) or None if written.strip() else None
    if not _is_list_of_words(written):
        return written
    words = list(entry.texts(name))
    return words if all(words) or not all(cast("list[str]", written)) else None


def _is_list_of_words(written: object) -> bool:
    return isinstance(written, list) and all(isinstance(one, str) for one in cast("list[object]", written))
