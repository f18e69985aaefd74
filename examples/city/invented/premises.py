"""What the invented city runs its systems on: facilities, machine rooms, lines and networks."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    FacilityKind,
    Money,
    NetworkKind,
    ProvisionMode,
    RoomContent,
)
from invented.drawing import CITY, OFFICE, TOPICS, Values, between

_OFFERED = ("COMPUTE", "STORAGE", "BACKUP")
_UNIFIED: Values = {"government": CITY, "unit": OFFICE, "is_unified": True}
_BACKUP: Values = {**_UNIFIED, "kind": FacilityKind.BACKUP_CENTRE, "offers": ()}
FACILITIES: tuple[Values, ...] = (
    {**_UNIFIED, "name": "云汀市政府数据中心", "kind": FacilityKind.DATA_CENTRE, "mode": ProvisionMode.SERVICE_PURCHASE}
    | {"offers": _OFFERED, "in_service_on": day("2018-01-01"), "accepted_on": day("2019-06-30")},
    {**_BACKUP, "name": "同城容灾备份中心", "in_service_on": day("2018-12-31"), "accepted_on": None},
    {**_BACKUP, "name": "同城容灾备份中心（二期）"}
    | {"in_service_on": day("2020-07-01"), "accepted_on": day("2020-12-31")},
    {**_UNIFIED, "name": "市级共享交换平台", "kind": FacilityKind.EXCHANGE_PLATFORM, "offers": ("SHARE.EXCHANGE",)}
    | {"in_service_on": day("2018-06-30"), "accepted_on": day("2018-12-31")},
    {**_UNIFIED, "name": "电子政务外网", "kind": FacilityKind.EXTRANET, "offers": ("NETWORK",)}
    | {"in_service_on": day("2016-01-01"), "accepted_on": day("2016-06-30")},
    {"government": "西岭县", "unit": "西岭县", "is_unified": False, "name": "西岭县机房", "offers": _OFFERED}
    | {"kind": FacilityKind.DATA_CENTRE, "mode": ProvisionMode.OWN_CONSTRUCTION}
    | {"in_service_on": day("2014-01-01"), "accepted_on": day("2014-06-30")},
)
"""The facilities of the city, and one that a county built for itself. Nobody knows when the backup was accepted."""


def room(rng: Random, departments: Sequence[str]) -> Values:
    """Return a room that holds access gear only."""
    return {
        "unit": rng.choice(departments),
        "name": f"{rng.choice('东西南北')}楼机房",
        "building": "云汀市行政中心",
        "holds": (RoomContent.ACCESS_GEAR.value,),
        "exception_approved_by": NOTHING,
        "built_on": between(rng, "2005-01-01", "2015-12-31"),
        "closed_on": NOT_YET,
    }


ROOMS: tuple[Values, ...] = (
    {},
    {"unit": "市交通局", "holds": (RoomContent.ACCESS_GEAR.value, RoomContent.SERVER.value)},
    {"unit": "市水务局", "holds": (RoomContent.STORAGE.value,), "closed_on": day("2026-01-31")},
    {"unit": "市文旅局", "holds": None},
    {"unit": "市财政局", "holds": (RoomContent.SERVER.value,), "closed_on": day("2018-12-20")},
)


def line(rng: Random, departments: Sequence[str]) -> Values:
    """Return a line to the internet that was given up in time."""
    return {
        "unit": rng.choice(departments),
        "provider": rng.choice(("甲电信公司", "乙通信公司")),
        "is_internet": True,
        "rented_by_unit": True,
        "rented_on": between(rng, "2012-01-01", "2016-12-31"),
        "cancelled_on": between(rng, "2018-01-01", "2018-12-31"),
        "monthly_rent": Money(rng.randrange(800, 9000) * 100),
    }


LINES: tuple[Values, ...] = (
    {},
    {"unit": "市交通局", "cancelled_on": NOT_YET},
    {"unit": "市水务局", "cancelled_on": day("2026-03-31")},
    {"unit": "市文旅局", "cancelled_on": None},
    {"unit": OFFICE, "rented_by_unit": False, "cancelled_on": NOT_YET},
)


def network(rng: Random, departments: Sequence[str]) -> Values:
    """Return a network that was merged into the extranet in time."""
    return {
        "unit": rng.choice(departments),
        "name": f"{rng.choice(TOPICS)}业务专网",
        "is_nationally_planned": False,
        "national_merge_by": NOT_YET,
        "is_fit_to_merge": True,
        "is_secret": False,
        "merged_into": NetworkKind.EXTRANET,
        "merged_on": between(rng, "2018-01-01", "2018-12-31"),
        "utilisation": rng.randrange(5, 95),
    }


_NATIONAL: Values = {"unit": "市财政局", "is_nationally_planned": True, "merged_into": None, "merged_on": NOT_YET}
_APART: Values = {"unit": "市水务局", "merged_into": None, "merged_on": NOT_YET}
NETWORKS: tuple[Values, ...] = (
    {},
    {**_APART, "utilisation": 6},
    {**_APART, "is_fit_to_merge": None},
    _NATIONAL,
    {**_NATIONAL, "merged_into": NetworkKind.EXTRANET, "merged_on": day("2018-11-30")},
    {**_NATIONAL, "national_merge_by": None},
)
