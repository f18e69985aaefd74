"""What is worked out from an inventory once and kept: fields as columns, and joins."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from operator import sub
from typing import TypeVar, cast

import attrs

from egov_consolidation.inventory import NOTHING, Encoded, Inventory, Plain, ValueKind
from egov_consolidation.rules.engine._columnar_lanes import Column, Lanes, Values
from egov_consolidation.rules.engine._nodes import Field, Through
from egov_consolidation.rules.engine._values import EMPTY

_Kept = TypeVar("_Kept")


@attrs.frozen(kw_only=True, eq=False)
class Join:
    """Which records share which keys.

    Attributes:
        key_of: For each subject the number of its key; the number behind the last where its key is missing.
        keys: How many distinct keys there are.
        places: For each pair of a key and a record that surely shares it the place of the record, by key.
        first: For each key where its pairs begin, and behind the last where they end.
        open_places: The places of the records whose own key is missing.
    """

    key_of: Sequence[int]
    keys: int
    places: Sequence[int]
    first: Sequence[int]
    open_places: Sequence[int]


@attrs.frozen(kw_only=True, eq=False)
class Groups:
    """Records that are counted, in groups of those that share a key.

    Attributes:
        size: How many groups there are; the last is empty.
        owners: For each member the number of its group.
        members: For each member the place of the record; `None` where they are all the records in order.
        asked: For each subject the number of the group that shares its key; the last where none does.
    """

    size: int
    owners: Values
    members: Values | None
    asked: Values


def column_of(node: Field | Through, inventory: Inventory, lanes: Lanes) -> Column:
    """Return a field of all records of a collection as a column."""
    key = (lanes.name, *_key(node))
    return kept(inventory, _collection(node), key, lambda: lanes.column(encoded(node, inventory), node.kind))


def ids_of(collection: str, inventory: Inventory, lanes: Lanes) -> Values:
    """Return the ids of a collection as lanes choose among them."""
    key = (lanes.name, "ids")
    return kept(inventory, collection, key, lambda: lanes.words(inventory.columns(collection).ids))


def encoded(node: Field | Through, inventory: Inventory) -> Encoded:
    """Return the values of a field, or of a field of the records that a field refers to; `None` where one is missing.

    Args:
        node: The field; whose it is does not matter.
        inventory: Where records are looked up.
    """
    columns = inventory.columns(node.collection)
    found = columns.encoded(node.name)
    if isinstance(node, Field):
        return found
    read: dict[Plain, Plain | None] = dict(zip(columns.ids, found.values(), strict=True))
    read[NOTHING] = EMPTY[node.kind]
    return encoded(node.reference, inventory).mapped(read.get)


def groups_of(of: Field | Through, by: Field, inventory: Inventory, lanes: Lanes) -> Groups:
    """Return the groups of records that share a key, and of which each subject asks."""
    key = (lanes.name, "groups", *_key(of), "=", *_key(by))
    return kept(inventory, _collection(of), key, lambda: _grouped(of, by, inventory, lanes))


def _grouped(of: Field | Through, by: Field, inventory: Inventory, lanes: Lanes) -> Groups:
    if ValueKind.NAMES in (of.kind, by.kind) or ValueKind.REFERENCES in (of.kind, by.kind):
        return _grouped_by_pairs(join_of(of, by, inventory), lanes)
    subjects, counted = encoded(of, inventory), encoded(by, inventory)
    none = len(counted.dictionary) + 1
    groups = {str(key): group for group, key in enumerate(counted.dictionary, 1) if key != NOTHING}
    group_of = [none, *(groups.get(str(key), none) for key in subjects.dictionary)]
    return Groups(
        size=none + 1,
        owners=lanes.places(counted.indices),
        members=None,
        asked=lanes.places(list(map(group_of.__getitem__, subjects.indices))),
    )


def _grouped_by_pairs(join: Join, lanes: Lanes) -> Groups:
    sizes = map(sub, join.first[1:], join.first)
    return Groups(
        size=join.keys + 1,
        owners=lanes.places(list(itertools.chain.from_iterable(map(itertools.repeat, range(join.keys), sizes)))),
        members=lanes.places(join.places),
        asked=lanes.places(join.key_of),
    )


def join_of(of: Field | Through, by: Field, inventory: Inventory) -> Join:
    """Return which records share the keys of the subjects."""
    return kept(inventory, _collection(of), (*_key(of), "=", *_key(by)), lambda: _joined(of, by, inventory))


def _joined(of: Field | Through, by: Field, inventory: Inventory) -> Join:
    known, open_places = inventory.columns(by.collection).places(by.name)
    subjects = encoded(of, inventory)
    shared = [_sharing(value, known) for value in subjects.dictionary]
    keys = len(shared)
    return Join(
        key_of=list(map((keys, *range(keys)).__getitem__, subjects.indices)),
        keys=keys,
        places=list(itertools.chain.from_iterable(shared)),
        first=list(itertools.accumulate(map(len, shared), initial=0)),
        open_places=open_places,
    )


def _sharing(value: Plain, known: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """Return the places at which one of the names stands that a value stands for, each once."""
    if not isinstance(value, tuple):
        return () if value == NOTHING else known.get(str(value), ())
    return sorted({place for name in value for place in known.get(name, ())})


def _collection(node: Field | Through) -> str:
    return node.collection if isinstance(node, Field) else _collection(node.reference)


def _key(node: Field | Through) -> tuple[str, ...]:
    if isinstance(node, Field):
        return node.collection, node.name
    return *_key(node.reference), node.collection, node.name


def kept(inventory: Inventory, collection: str, key: object, make: Callable[[], _Kept]) -> _Kept:
    """Return what is worked out of an inventory for the records of a collection; made when first asked for."""
    whole = (collection, key)
    if whole not in inventory.derived:
        inventory.derived[whole] = make()
    return cast("_Kept", inventory.derived[whole])
