"""How the departments of the invented city make one system of many: parts, catalogue entries, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    CatalogueEntry,
    InformationSystem,
    Inventory,
    LifecycleState,
    SharingListItem,
    SharingType,
    UnitKind,
)
from invented.drawing import Values

STANDS_APART = "市交通局"
"""The department of which no system is part of another."""

_WITH_THE_BIG_ONE, _ELSEWHERE = "数据随所属系统编目", "数据由省级部门统一编目"
_LISTED: tuple[Values, ...] = (
    {"name": "公交线路运行信息", "unit": STANDS_APART, "system": "s0002", "entry": NOTHING},
    {"name": "水库蓄水信息", "unit": "市水务局", "system": "s0003", "entry": None},
)
"""Cases of sharing lists: an item that no entry describes, and one of which nobody knows."""


def with_integration(city: Inventory) -> Inventory:
    """Return a city of which the departments have integrated their systems, and list what these share."""
    departments = {
        one.id for one in city.units or () if one.kind in {UnitKind.DEPARTMENT, UnitKind.REGIONAL_DEPARTMENT}
    }
    systems, entries = city.systems or (), city.entries or ()
    big = _big(one for one in systems if one.unit in departments and _is_own(one))
    parts = (attrs.evolve(one, parent=big[one.unit]) if _is_part(one, big) else one for one in systems)
    held = tuple(_catalogued(one, entries) for one in parts)
    listed = (*_shared(held, entries), *_LISTED)
    items = tuple(SharingListItem(id=f"g{number:04}", **values) for number, values in enumerate(listed, 1))
    return attrs.evolve(city, systems=held, sharing_list_items=items)


def _is_own(system: InformationSystem) -> bool:
    """Return whether a system in use is surely one of its unit's own."""
    others = (system.is_secret, system.is_nationally_planned, system.is_unified)
    return system.lifecycle is LifecycleState.IN_USE and all(one is False for one in others)


def _big(systems: Iterator[InformationSystem]) -> Mapping[str | None, str]:
    """Return the big system of each unit: the oldest that is alive."""
    kept = [one for one in systems if one.in_cleanup_list is False and one.is_process_detached is False]
    by_age = sorted(kept, key=lambda one: one.in_service_on or NOT_YET, reverse=True)
    return {one.unit: one.id for one in by_age}


def _is_part(system: InformationSystem, big: Mapping[str | None, str]) -> bool:
    """Return whether a system becomes part of the big one of its unit."""
    return system.unit in big and system.unit != STANDS_APART and _is_own(system) and big[system.unit] != system.id


def _catalogued(system: InformationSystem, entries: Sequence[CatalogueEntry]) -> InformationSystem:
    """Return a system with the entries of its unit where it is part of no other, else with why it has none."""
    if system.lifecycle is not LifecycleState.IN_USE or system.entries is None or system.no_entry_reason == NOTHING:
        return system
    if system.parent != NOTHING:
        return attrs.evolve(system, no_entry_reason=_WITH_THE_BIG_ONE)
    own = tuple(one.id for one in entries if one.unit == system.unit)
    return attrs.evolve(system, entries=own, no_entry_reason=NOTHING if own else _ELSEWHERE)


def _shared(systems: Sequence[InformationSystem], entries: Sequence[CatalogueEntry]) -> Iterator[Values]:
    """Yield what stands in the sharing lists: each entry that is shared, with the first system that names it."""
    for one in entries:
        naming = [system.id for system in systems if one.id in (system.entries or ())]
        if naming and one.sharing_type in {SharingType.UNCONDITIONAL, SharingType.CONDITIONAL}:
            yield {"name": one.name, "unit": one.unit, "system": naming[0], "entry": one.id}
