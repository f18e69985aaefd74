"""Records with other values, and inventories with other records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from egov_consolidation.inventory import AnyRecord, Inventory, collection_of


def with_values(record: AnyRecord, values: Mapping[str, Any]) -> AnyRecord:
    """Return a record with other values in some fields."""
    return attrs.evolve(record, **values)


def with_record(inventory: Inventory, record: AnyRecord) -> Inventory:
    """Return an inventory with a record in the place of the one that has its id."""
    collection = collection_of(type(record))
    records = inventory.records(collection) or ()
    changed: dict[str, Any] = {collection: tuple(record if one.id == record.id else one for one in records)}
    return attrs.evolve(inventory, **changed)
