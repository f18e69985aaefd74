"""The units of the invented city."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    NOT_YET,
    Tier,
    UnitFacts,
    UnitKind,
)
from invented.drawing import CENTRE, CITY, NAMED, REGIONAL_DEPARTMENT, TOWN, Values, between, stream
from invented.operation import lists_kept
from invented.responsible import answering


def units_of(rng: Random, seed: int, systems: int) -> tuple[UnitFacts, ...]:
    """Return the units that have names, and numbered departments where there are many systems."""
    answers, keeps = stream(seed, "responsible"), stream(seed, "lists")
    more = tuple(f"市第{number}局" for number in range(len(NAMED) + 1, systems * 3 // 10 + 1))

    def one(unit_id: str) -> UnitFacts:
        sound = {**_facts(rng, unit_id), **answering(answers, unit_id), **lists_kept(keeps, unit_id)}
        return UnitFacts(id=unit_id, **{**sound, **UNITS.get(unit_id, {})})

    return tuple(one(unit_id) for unit_id in (*NAMED, *more))


def _facts(rng: Random, unit_id: str) -> Values:
    return {
        "name": unit_id,
        "kind": UnitKind.DEPARTMENT,
        "tier": Tier.CITY,
        "government": CITY,
        "building": "云汀市行政中心",
        "abolished_on": NOT_YET,
        "extranet_connected_on": between(rng, "2016-01-01", "2018-06-30"),
        "systems_in_use": rng.randrange(1, 9),
        "systems_under_construction": rng.randrange(3),
        "systems_planned": rng.randrange(3),
        "systems_applied_for": rng.randrange(2),
    }


UNITS: Mapping[str, Values] = {
    CITY: {"kind": UnitKind.CITY},
    "市交通局": {"systems_planned": None, "extranet_connected_on": NOT_YET},
    "市文旅局": {"extranet_connected_on": None},
    "东湾区": {"kind": UnitKind.REGION, "tier": Tier.COUNTY},
    "西岭县": {"kind": UnitKind.REGION, "tier": Tier.COUNTY, "extranet_connected_on": day("2026-06-30")},
    REGIONAL_DEPARTMENT: {"kind": UnitKind.REGIONAL_DEPARTMENT, "tier": Tier.COUNTY, "government": "东湾区"},
    TOWN: {"kind": UnitKind.SUBORDINATE, "tier": Tier.TOWN, "government": "东湾区"},
    CENTRE: {"kind": None},
}
"""Cases of units: what differs from a sound department. Of one nobody knows whether it is a department."""
