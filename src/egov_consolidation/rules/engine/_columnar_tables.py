"""What is worked out from an inventory once and kept: fields as columns, and joins."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, cast

import attrs

from egov_consolidation.inventory import NOTHING, Inventory, Plain
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
        key_lanes: The keys of the subjects as lanes take them.
        owner_lanes: For each pair the number of its key, as lanes take them.
        place_lanes: For each pair the place of its record, as lanes take them.
    """

    key_of: Sequence[int]
    keys: int
    places: Sequence[int]
    first: Sequence[int]
    open_places: Sequence[int]
    key_lanes: Values
    owner_lanes: Values
    place_lanes: Values


def column_of(node: Field | Through, inventory: Inventory, lanes: Lanes) -> Column:
    """Return a field of all records of a collection as a column."""
    collection = node.collection if isinstance(node, Field) else node.reference.collection
    return kept(
        inventory, collection, (lanes.name, *_key(node)), lambda: lanes.column(values_of(node, inventory), node.kind)
    )


def ids_of(collection: str, inventory: Inventory, lanes: Lanes) -> Values:
    """Return the ids of a collection as lanes choose among them."""
    key = (lanes.name, "ids")
    return kept(inventory, collection, key, lambda: lanes.words(inventory.columns(collection).ids))


def values_of(node: Field | Through, inventory: Inventory) -> Sequence[Plain | None]:
    """Return the values of a field, or of a field of the records that a field refers to; `None` where one is missing.

    Args:
        node: The field; whose it is does not matter.
        inventory: Where records are looked up.
    """
    if isinstance(node, Field):
        return inventory.columns(node.collection).values(node.name)
    values = inventory.columns(node.collection).values(node.name)
    read: dict[Plain | None, Plain | None] = dict(zip(inventory.columns(node.collection).ids, values, strict=True))
    read[NOTHING], read[None] = EMPTY[node.kind], None
    return list(map(read.get, values_of(node.reference, inventory)))


def join_of(of: Field | Through, by: Field, inventory: Inventory, lanes: Lanes) -> Join:
    """Return which records share the keys of the subjects."""
    collection = of.collection if isinstance(of, Field) else of.reference.collection
    key = (lanes.name, *_key(of), "=", *_key(by))
    return kept(inventory, collection, key, lambda: _joined(of, by, inventory, lanes))


def _joined(of: Field | Through, by: Field, inventory: Inventory, lanes: Lanes) -> Join:
    known, open_places = inventory.columns(by.collection).places(by.name)
    values = values_of(of, inventory)
    numbers = {value: number for number, value in enumerate(dict.fromkeys(one for one in values if one is not None))}
    shared = [_sharing(value, known) for value in numbers]
    places = list(itertools.chain.from_iterable(shared))
    key_of = [len(numbers) if one is None else numbers[one] for one in values]
    return Join(
        key_of=key_of,
        keys=len(numbers),
        places=places,
        first=list(itertools.accumulate(map(len, shared), initial=0)),
        open_places=open_places,
        key_lanes=lanes.places(key_of),
        owner_lanes=lanes.places([number for number, found in enumerate(shared) for _ in found]),
        place_lanes=lanes.places(places),
    )


def _sharing(value: Plain, known: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """Return the places at which one of the names stands that a value stands for, each once."""
    if not isinstance(value, tuple):
        return () if value == NOTHING else known.get(str(value), ())
    return sorted({place for name in value for place in known.get(name, ())})


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
