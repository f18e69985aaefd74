"""Write the inventory of an invented city, of any size: what the rules about an inventory find in it is intended.

    python examples/city/make_city.py
    python examples/city/make_city.py --systems 100000 --seed 7 -o build/city --format csv

The first records of each kind are cases: each rule passes, fails and cannot be decided somewhere. They take twelve
systems, so there is no smaller city. All further ones are drawn, most of them sound. The same size and seed give the
same files.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from egov_consolidation import issued
from egov_consolidation.dates import Day, day, occurrences, shifted
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    AttachmentKind,
    BudgetLine,
    BudgetPurpose,
    CatalogueEntry,
    Disposition,
    Facility,
    FacilityKind,
    InformationSystem,
    Inventory,
    LeasedLine,
    LifecycleState,
    MachineRoom,
    Money,
    NetworkKind,
    OwnerLevel,
    PersonRank,
    PrivateNetwork,
    Project,
    ProjectKind,
    ProjectState,
    ProvisionMode,
    Purchase,
    RoomContent,
    SharingType,
    Submission,
    SubmissionKind,
    Tier,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.model import Deadline, Deliverable, Obligation, Role, Roster, obligations
from egov_consolidation.rendering import inventory_to_csv, inventory_to_toml
from egov_consolidation.wording import Text

_Values = Mapping[str, Any]
_Kind = TypeVar("_Kind")

TITLE = "云汀市政务信息系统底数（虚构示例）"
NOTE = Text(
    en="Invented: there is no such city, and no record describes anything that exists.",
    zh="本底数纯属虚构：并无此市，所列单位、系统、经费均非实有。",
)
SURVEYED_ON = "2025-09-30"

CITY, OFFICE, AUDITOR, CENTRE = "云汀市政府", "市政府办公厅", "市审计局", "市信息中心"
DEPARTMENTS = (OFFICE, AUDITOR, "市财政局", "市交通局", "市文旅局", "市水务局")
REGIONS = ("东湾区", "西岭县")
REGIONAL_DEPARTMENT, TOWN = "东湾区教育局", "东湾区海棠街道"
_NAMED = (CITY, *DEPARTMENTS, *REGIONS, REGIONAL_DEPARTMENT, TOWN, CENTRE)

_TOPICS = ("公文", "人事", "档案", "预算", "审计", "路网", "票务", "水情", "信访", "资产", "培训", "值班", "会议")
_SORTS = ("管理系统", "服务平台", "查询系统", "统计系统", "数据库")
_CAPABILITIES = ("ARCHIVE", "GIS", "HYDROLOGY", "TICKETS", "STATISTICS", "TRAINING")
_OFFERED = ("COMPUTE", "STORAGE", "BACKUP")
LEAST = 12
"""How many systems it takes for every rule to have its cases."""
_LEAVES_OPEN = 0.03
"""How often a fact of the survey is not known of a system that is drawn."""
_CASE_AGAIN = 0.25
"""How often a record that is drawn is one of the cases once more."""


def make_city(systems: int, seed: int) -> Inventory:
    """Return the inventory of a city with so many systems, at least `LEAST`."""
    rng = Random(seed)
    units = _units(rng, systems)
    departments = [one.id for one in units if one.kind is UnitKind.DEPARTMENT]
    held = _drawn(rng, InformationSystem, "s", systems, lambda _: _system(rng, departments), SYSTEMS[:systems])
    in_use = [one for one in held if one.lifecycle is LifecycleState.IN_USE]
    some = systems // 4
    return Inventory(
        id=f"example-city-{systems}",
        title=TITLE,
        surveyed_on=day(SURVEYED_ON),
        is_example=True,
        note=NOTE,
        systems=held,
        rooms=_drawn(rng, MachineRoom, "r", some, lambda _: _room(rng, departments), ROOMS),
        lines=_drawn(rng, LeasedLine, "l", some, lambda _: _line(rng, departments), LINES),
        networks=_drawn(rng, PrivateNetwork, "n", some // 2, lambda _: _network(rng, departments), NETWORKS),
        facilities=_drawn(rng, Facility, "f", 0, lambda _: {}, FACILITIES),
        entries=_drawn(rng, CatalogueEntry, "e", some, lambda number: _entry(rng, number, departments), ENTRIES),
        projects=_drawn(rng, Project, "p", some, lambda _: _project(rng, departments), PROJECTS),
        purchases=_drawn(rng, Purchase, "c", some // 2, lambda _: _purchase(rng, departments), PURCHASES),
        budget_lines=_drawn(rng, BudgetLine, "b", some, lambda _: _budget_line(rng, in_use), _budget_cases(held)),
        units=units,
        submissions=_drawn(rng, Submission, "m", 0, lambda _: {}, _handed_in(rng, units)),
    )


def _drawn(
    rng: Random,
    kind: Callable[..., _Kind],
    letter: str,
    number: int,
    sound: Callable[[int], _Values],
    cases: Sequence[_Values],
) -> tuple[_Kind, ...]:
    """Return records: each case once, then sound ones, and now and then a case once more."""

    def one(index: int) -> _Kind:
        values = sound(index + 1)
        if index < len(cases):
            values = {**values, **cases[index]}
        elif rng.random() < _CASE_AGAIN:
            values = {**values, **rng.choice(cases)}
        return kind(id=f"{letter}{index + 1:04}", **values)

    return tuple(one(index) for index in range(max(number, len(cases))))


def _known(rng: Random, value: object) -> object:
    return None if rng.random() < _LEAVES_OPEN else value


def _between(rng: Random, first: str, last: str) -> Day:
    start = day(first)
    return shifted(start, days=rng.randrange((day(last) - start).days + 1))


def _wan(amount: int) -> Money:
    """Return an amount that is said in 万元."""
    return Money(amount * 10_000 * 100)


def _units(rng: Random, systems: int) -> tuple[UnitFacts, ...]:
    """Return the twelve units that have names, and numbered departments where there are many systems."""
    more = tuple(f"市第{number}局" for number in range(len(_NAMED) + 1, systems * 3 // 10 + 1))
    return tuple(_unit(rng, unit_id) for unit_id in (*_NAMED, *more))


def _unit(rng: Random, unit_id: str) -> UnitFacts:
    values: _Values = {
        "name": unit_id,
        "kind": UnitKind.DEPARTMENT,
        "tier": Tier.CITY,
        "government": CITY,
        "building": "云汀市行政中心",
        "abolished_on": NOT_YET,
        "accountable_person": f"{rng.choice('赵钱孙李周吴')}某",
        "person_rank": rng.choice((PersonRank.HEAD, PersonRank.DEPUTY)),
        "appointed_on": _between(rng, "2017-11-20", "2018-03-31"),
        "staff": rng.randrange(1, 9),
        "extranet_connected_on": _between(rng, "2016-01-01", "2018-06-30"),
        "systems_in_use": rng.randrange(1, 9),
        "systems_under_construction": rng.randrange(3),
        "systems_planned": rng.randrange(3),
        "systems_applied_for": rng.randrange(2),
    }
    return UnitFacts(id=unit_id, **{**values, **UNITS.get(unit_id, {})})


UNITS: Mapping[str, _Values] = {
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


def _system(rng: Random, departments: Sequence[str]) -> _Values:
    """Return what is known of a system that no rule objects to."""
    life = _life(_between(rng, "2012-01-01", "2024-06-30"))
    return {
        "name": rng.choice(_TOPICS) + rng.choice(_SORTS),
        "function": _known(rng, "业务办理与查询"),
        "scope_of_use": _known(rng, rng.choice(("本部门", "本系统", "全市"))),
        "frequency_of_use": _known(rng, rng.choice(("每日", "每周", "每月"))),
        "approved_by": _known(rng, "市发展改革委"),
        "construction_funds": _known(rng, _wan(rng.randrange(20, 900))),
        "operating_funds": _known(rng, _wan(rng.randrange(2, 90))),
        "source_of_funds": _known(rng, "市财政"),
        "unit": rng.choice(departments),
        "owner_level": OwnerLevel.DEPARTMENT,
        "lifecycle": LifecycleState.IN_USE,
        **life,
        "approved_on": _known(rng, life["approved_on"]),
        "retired_on": NOT_YET,
        "parent": NOTHING,
        "host": "f0001",
        "room": NOTHING,
        "network": NetworkKind.EXTRANET,
        "is_secret": False,
        "is_lan_only": False,
        "capabilities": (rng.choice(_CAPABILITIES),),
        "is_unified": False,
        "is_exchange": False,
        "is_sharing_platform": False,
        "exchange_required_by_law": False,
        "is_nationally_planned": False,
        "is_listed": True,
        "in_cleanup_list": False,
        "is_process_detached": False,
        "is_replaceable": False,
        "idle_since": NOT_YET,
        "last_updated_on": _between(rng, "2025-02-01", SURVEYED_ON),
        "users": rng.randrange(30, 3000),
        "uses_per_month": rng.randrange(50, 9000),
        "is_statutory_archive": False,
        "disposed_on": NOT_YET,
        "audit_consented_on": NOT_YET,
        "holds_data": True,
        "data_archived_on": NOT_YET,
        "is_pilot": False,
        "entries": (),
        "collects": (),
        "collects_by_law": False,
    }


def _life(applied_on: Day, in_service_on: Day | None = None) -> dict[str, Day]:
    """Return the days of a system in their order: migrated and connected once it was in service."""
    ready = in_service_on or shifted(applied_on, days=200)
    return {
        "applied_on": applied_on,
        "approved_on": shifted(applied_on, days=30),
        "in_service_on": ready,
        "migration_planned_on": max(ready, day("2018-06-30")),
        "migrated_on": max(ready, day("2018-12-31")),
        "reviewed_on": max(ready, day("2018-05-31")),
        "accessed_on": max(ready, day("2018-06-30")),
    }


_OLD = _life(day("2011-03-01"))
_NEW: _Values = {"unit": "市财政局", **_life(day("2019-05-06"))}
_ZOMBIE: _Values = {**_OLD, "is_process_detached": True, "users": 3, "uses_per_month": 1}
_LISTED: _Values = {**_ZOMBIE, "unit": "市交通局", "in_cleanup_list": True}
_GONE_ON = day("2018-03-20")
_RETIRED: _Values = {
    **_LISTED,
    "lifecycle": LifecycleState.RETIRED,
    "disposition": Disposition.SHUT_DOWN,
    "disposed_on": _GONE_ON,
    "retired_on": _GONE_ON,
    "last_updated_on": day("2015-06-30"),
    "migration_planned_on": NOT_YET,
    "migrated_on": NOT_YET,
    "reviewed_on": NOT_YET,
    "accessed_on": NOT_YET,
}
_NOT_YET_USED: _Values = {**_life(day("2025-08-15"), NOT_YET), "last_updated_on": NOT_YET, "frequency_of_use": None}
_EXCHANGE: _Values = {**_NOT_YET_USED, "is_exchange": True, "lifecycle": LifecycleState.UNDER_CONSTRUCTION}
_PLATFORM: _Values = {"unit": "东湾区", "is_sharing_platform": True, "name": "东湾区数据共享平台"}
_ON_THE_INTRANET: _Values = {"network": NetworkKind.INTRANET}

_UNIFIED_OFFICE: _Values = {
    **_life(day("2018-02-01")),
    "unit": OFFICE,
    "name": "全市协同办公平台",
    "is_unified": True,
    "capabilities": ("OA",),
}
_NEGLECTED: _Values = {
    **_NEW,
    **_ON_THE_INTRANET,
    "unit": "市交通局",
    "name": "交通票务查询系统",
    "function": None,
    "is_listed": False,
    "is_process_detached": True,
    "users": 3,
    "uses_per_month": 1,
    "host": NOTHING,
    "room": "r0002",
    "collects": ("e0001",),
}
"""A system in which all is wrong that can be."""
_HARDLY_KNOWN: _Values = {
    **_NEW,
    **_ON_THE_INTRANET,
    **dict.fromkeys(("is_process_detached", "is_replaceable", "last_updated_on", "in_cleanup_list")),
    "unit": "市水务局",
    "name": "水情数据库",
    "is_listed": None,
    "is_secret": None,
    "host": None,
    "collects": None,
}
"""A system of which nobody knows what matters."""

SYSTEMS: tuple[_Values, ...] = (
    _UNIFIED_OFFICE,
    _NEGLECTED,
    _HARDLY_KNOWN,
    {"unit": CENTRE},
    {**_LISTED, "disposition": Disposition.SHUT_DOWN, "disposed_on": day("2026-03-31")},
    _LISTED,
    {**_LISTED, "disposition": Disposition.RECTIFIED, "disposed_on": None},
    {**_EXCHANGE, **_life(day("2025-08-04"), day("2025-09-15")), "unit": "市财政局", "parent": "s9999"}
    | {"lifecycle": LifecycleState.RETIRED, "retired_on": day("2025-09-28"), "data_archived_on": day("2025-09-20")}
    | {"last_updated_on": day("2025-09-16"), "frequency_of_use": "每日"},
    {**_RETIRED, "unit": "市财政局", "data_archived_on": day("2018-05-01")},
    {**_PLATFORM, **_EXCHANGE, "unit": REGIONAL_DEPARTMENT, "lifecycle": None},
    {**_PLATFORM, **_EXCHANGE},
    {**_PLATFORM, **_OLD, "disposition": Disposition.MERGED, "disposed_on": day("2020-12-31")},
    {"unit": OFFICE, "name": "全市电子邮件系统", "is_unified": True, "capabilities": ("MAIL",)}
    | _life(day("2015-03-01")),
    {"unit": "市文旅局", **_OLD, "users": 4, "uses_per_month": 2, "in_cleanup_list": None},
    {**_LISTED, "unit": "市水务局", "audit_consented_on": day("2018-03-15")},
    {**_LISTED, "unit": "西岭县", "disposition": Disposition.MERGED, "disposed_on": day("2018-06-20")},
    {**_RETIRED, "unit": "市文旅局", "data_archived_on": day("2018-02-28")},
    {**_RETIRED, "unit": "市水务局", "data_archived_on": None},
    {"unit": AUDITOR, **_ON_THE_INTRANET, "is_secret": True},
    {"unit": "市财政局", **_NOT_YET_USED, "lifecycle": LifecycleState.UNDER_CONSTRUCTION},
    {"unit": "市文旅局", **_NOT_YET_USED, "lifecycle": LifecycleState.PLANNED}
    | {"applied_on": NOT_YET, "approved_on": NOT_YET},
    {"unit": "市水务局", **_NOT_YET_USED, "lifecycle": LifecycleState.APPLIED_FOR, "approved_on": NOT_YET},
    {**_ZOMBIE, "unit": "市文旅局", "name": "历史档案查询系统", "is_statutory_archive": True},
    _NEW,
)
"""Cases of systems, which differ from a sound one: the first twelve are cases of every rule about systems."""

_UNIFIED: _Values = {"government": CITY, "unit": OFFICE, "is_unified": True}
_BACKUP: _Values = {**_UNIFIED, "kind": FacilityKind.BACKUP_CENTRE, "offers": ()}
FACILITIES: tuple[_Values, ...] = (
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


def _room(rng: Random, departments: Sequence[str]) -> _Values:
    return {
        "unit": rng.choice(departments),
        "name": f"{rng.choice('东西南北')}楼机房",
        "building": "云汀市行政中心",
        "holds": (RoomContent.ACCESS_GEAR.value,),
        "exception_approved_by": NOTHING,
        "built_on": _between(rng, "2005-01-01", "2015-12-31"),
        "closed_on": NOT_YET,
    }


ROOMS: tuple[_Values, ...] = (
    {},
    {"unit": "市交通局", "holds": (RoomContent.ACCESS_GEAR.value, RoomContent.SERVER.value)},
    {"unit": "市水务局", "holds": (RoomContent.STORAGE.value,), "closed_on": day("2026-01-31")},
    {"unit": "市文旅局", "holds": None},
    {"unit": "市财政局", "holds": (RoomContent.SERVER.value,), "closed_on": day("2018-12-20")},
)


def _line(rng: Random, departments: Sequence[str]) -> _Values:
    return {
        "unit": rng.choice(departments),
        "provider": rng.choice(("甲电信公司", "乙通信公司")),
        "is_internet": True,
        "rented_by_unit": True,
        "rented_on": _between(rng, "2012-01-01", "2016-12-31"),
        "cancelled_on": _between(rng, "2018-01-01", "2018-12-31"),
        "monthly_rent": Money(rng.randrange(800, 9000) * 100),
    }


LINES: tuple[_Values, ...] = (
    {},
    {"unit": "市交通局", "cancelled_on": NOT_YET},
    {"unit": "市水务局", "cancelled_on": day("2026-03-31")},
    {"unit": "市文旅局", "cancelled_on": None},
    {"unit": OFFICE, "rented_by_unit": False, "cancelled_on": NOT_YET},
)


def _network(rng: Random, departments: Sequence[str]) -> _Values:
    return {
        "unit": rng.choice(departments),
        "name": f"{rng.choice(_TOPICS)}业务专网",
        "is_nationally_planned": False,
        "national_merge_by": NOT_YET,
        "is_fit_to_merge": True,
        "is_secret": False,
        "merged_into": NetworkKind.EXTRANET,
        "merged_on": _between(rng, "2018-01-01", "2018-12-31"),
        "utilisation": rng.randrange(5, 95),
    }


_NATIONAL: _Values = {"unit": "市财政局", "is_nationally_planned": True, "merged_into": None, "merged_on": NOT_YET}
_APART: _Values = {"unit": "市水务局", "merged_into": None, "merged_on": NOT_YET}
NETWORKS: tuple[_Values, ...] = (
    {},
    _APART,
    {**_APART, "is_fit_to_merge": None},
    _NATIONAL,
    {**_NATIONAL, "merged_into": NetworkKind.EXTRANET, "merged_on": day("2018-11-30")},
    {**_NATIONAL, "national_merge_by": None},
)


def _entry(rng: Random, number: int, departments: Sequence[str]) -> _Values:
    return {
        "category": "基础信息资源",
        "name": f"{rng.choice(_TOPICS)}信息",
        "code": f"30721{number:05}",
        "unit": rng.choice(departments),
        "format": "数据库",
        "items": ("名称", "编号"),
        "sharing_type": SharingType.UNCONDITIONAL,
        "sharing_mode": "共享平台",
        "is_open": rng.choice((True, False)),
        "update_cycle": rng.choice(("实时", "每日", "每月")),
        "published_on": day("2018-06-30"),
        "accessed_on": day("2018-06-30"),
    }


ENTRIES: tuple[_Values, ...] = (
    {"unit": "市财政局"},
    {"unit": AUDITOR, "sharing_type": SharingType.NONE, "sharing_basis": "涉及审计工作秘密"},
)


def _project(rng: Random, departments: Sequence[str]) -> _Values:
    applied_on = _between(rng, "2019-01-01", "2024-12-31")
    return {
        "name": f"{rng.choice(_TOPICS)}系统建设项目",
        "unit": rng.choice(departments),
        "kind": ProjectKind.SYSTEM,
        "is_renovation": False,
        "capabilities": (rng.choice(_CAPABILITIES),),
        "state": ProjectState.APPROVED,
        "applied_on": applied_on,
        "approved_on": shifted(applied_on, days=60),
        "accepted_on": NOT_YET,
        "special_need_approved_by": NOTHING,
        "exception_approved_by": NOTHING,
        "is_national_requirement": False,
        "is_secret": False,
        "deploys_at": "f0001",
        "investment": _wan(rng.randrange(20, 900)),
        "source_of_funds": "市财政",
    }


_REFUSED: _Values = {"state": ProjectState.REJECTED, "approved_on": NOT_YET}
_UNDECIDED: _Values = {"state": None, "approved_on": None}
_DATA_CENTRE: _Values = {"name": "数据中心改建项目", "unit": "西岭县", "kind": ProjectKind.DATA_CENTRE}
_ROOM: _Values = {"name": "新建机房项目", "unit": "市水务局", "kind": ProjectKind.MACHINE_ROOM}
_CLOUD: _Values = {"name": "云平台扩建项目", "unit": "市文旅局", "kind": ProjectKind.CLOUD}
PROJECTS: tuple[_Values, ...] = (
    {},
    {"unit": "市交通局", "name": "交通办公系统项目", "capabilities": ("OA",)},
    {"unit": "东湾区", "name": "东湾区公文交换项目", "capabilities": None},
    _DATA_CENTRE,
    {**_DATA_CENTRE, **_REFUSED},
    {**_DATA_CENTRE, "unit": "东湾区", **_UNDECIDED},
    _ROOM,
    {**_ROOM, **_REFUSED},
    {**_ROOM, "unit": "市财政局", **_UNDECIDED},
    _CLOUD,
    {**_CLOUD, "deploys_at": "f0006"},
    {**_CLOUD, "deploys_at": None},
)


def _purchase(rng: Random, departments: Sequence[str]) -> _Values:
    return {
        "name": "终端设备采购",
        "unit": rng.choice(departments),
        "capabilities": ("TERMINALS",),
        "purchased_on": _between(rng, "2018-01-01", "2024-12-31"),
        "is_cancelled": False,
        "cannot_be_supplied": False,
        "amount": _wan(rng.randrange(5, 90)),
        "procedure": "公开招标",
    }


PURCHASES: tuple[_Values, ...] = (
    {},
    {"unit": "市交通局", "name": "服务器采购", "capabilities": ("COMPUTE",)},
    {"unit": "市文旅局", "name": "存储设备采购", "capabilities": ("STORAGE",), "is_cancelled": None},
    {"unit": "市水务局", "name": "存储设备采购", "capabilities": ("STORAGE",), "cannot_be_supplied": True},
)


def _budget_line(rng: Random, systems: Sequence[InformationSystem]) -> _Values:
    paid_for = rng.choice(systems)
    since = 2019 if paid_for.in_service_on is None else max(2019, paid_for.in_service_on.year)
    return {
        "unit": paid_for.unit,
        "fiscal_year": rng.randrange(since, 2026),
        "purpose": BudgetPurpose.OPERATION,
        "amount": _wan(rng.randrange(1, 60)),
        "system": paid_for.id,
        "network": NOTHING,
        "is_arrears": False,
        "is_winding_down": False,
    }


def _budget_cases(systems: Sequence[InformationSystem]) -> tuple[_Values, ...]:
    """Return cases of budget lines: the rent of internet lines, and the operation of systems that are gone."""
    rent: _Values = {
        "unit": "市交通局",
        "fiscal_year": 2019,
        "purpose": BudgetPurpose.INTERNET_LINE,
        "system": NOTHING,
    }
    gone: list[_Values] = [
        {"unit": one.unit, "system": one.id, "fiscal_year": 2019} for one in systems if one.retired_on == _GONE_ON
    ]
    amounts: tuple[_Values, ...] = ({}, {"amount": Money(0)}, {"amount": None})
    return tuple({**one, **amount} for one in (rent, *gone[:1]) for amount in amounts)


_CLEANED_UP, _NOTICE = "部门政务信息系统清理完成记录", "落实工作进展情况通报"
_COMPLETE = tuple(one.value for one in AttachmentKind)[:3]
_EVIDENCE: _Values = {"kind": SubmissionKind.CLEANUP_EVIDENCE, "recipient": AUDITOR}
_INSPECTED = tuple(one for one in DEPARTMENTS if one not in {OFFICE, "市水务局"})
HANDED_IN: Mapping[tuple[str, str], _Values | None] = {
    ("市交通局", "部门政务信息系统共享清单"): {"recipient": AUDITOR},
    ("市文旅局", "部门政务信息系统清理清单"): {"submitted_on": None},
    ("市财政局", _CLEANED_UP): {**_EVIDENCE, "submitted_on": day("2018-03-30"), "attachments": _COMPLETE},
    ("市交通局", _CLEANED_UP): {**_EVIDENCE, "submitted_on": day("2018-04-20"), "attachments": _COMPLETE[:2]},
    ("市水务局", _CLEANED_UP): {**_EVIDENCE, "submitted_on": day("2018-04-25"), "attachments": None},
    ("市水务局", "部门政务信息资源目录"): None,
    ("东湾区", "地区政务信息资源目录"): {"submitted_on": day("2018-01-08")},
    ("西岭县", "地区政务信息系统清理整合情况报告"): {"recipient": AUDITOR},
    (AUDITOR, "政务信息系统清理情况抽检审计结果"): {
        "submitted_on": day("2019-05-31"),
        "covers": ("市财政局", "市交通局"),
    },
    (AUDITOR, "政务信息系统年度审计结果 2018"): {"kind": None, "recipient": OFFICE},
    (OFFICE, "政务信息系统清理整合专项督查报告"): {"covers": _INSPECTED},
    (OFFICE, "同城容灾备份中心"): {"submitted_on": day("2019-03-15")},
    (OFFICE, f"{_NOTICE} 2019"): None,
    (OFFICE, f"{_NOTICE} 2021"): {"period": None},
}
"""Cases of what was handed in, by the unit and the thing: what differs, or that nothing was. The rest was in time."""


def _handed_in(rng: Random, units: Sequence[UnitFacts]) -> tuple[_Values, ...]:
    """Return what the units of the city handed in of the things that the plan orders them to make."""
    groups = {"departments": UnitKind.DEPARTMENT, "regions": UnitKind.REGION}
    members = {key: tuple(one.id for one in units if one.kind is kind) for key, kind in groups.items()}
    roster = Roster(id="city", groups=members)
    named = {one.id for one in units}
    owed = [one for one in obligations(issued.load("dalian-2017"), roster, roles=(Role.LEAD,)) if one.unit in named]
    made = ((one, thing, due) for one in owed for thing in one.task.deliverables for due in _due(one.task.deadline))
    return tuple(values for one, thing, due in made if (values := _one_handed_in(rng, one, thing, due)) is not None)


def _due(deadline: Deadline) -> Iterator[Day]:
    """Yield the days on which something is due; where that is every year, from 2018 up to the survey."""
    if deadline.recurrence is not None:
        yield from occurrences(deadline.recurrence, day("2018-01-01"), day(SURVEYED_ON))
    elif deadline.last_day is not None:
        yield deadline.last_day


def _one_handed_in(rng: Random, owed: Obligation, thing: Deliverable, due: Day) -> _Values | None:
    """Return one thing as a unit handed it in; nothing where it did not."""
    year = None if owed.task.deadline.recurrence is None else due.year
    matter = thing.name if year is None else f"{thing.name} {year}"
    values: _Values = {
        "unit": owed.unit,
        "deliverable": thing.name,
        "kind": SubmissionKind.DELIVERABLE,
        "recipient": next(iter(thing.recipients), OFFICE),
        "period": year,
        "submitted_on": shifted(due, days=-rng.randrange(20)),
        "attachments": (),
        "covers": (),
    }
    differs = HANDED_IN.get((str(owed.unit), matter), {})
    return None if differs is None else {**values, **differs}


def _enough(words: str) -> int:
    """Return a number of systems; one that is too small for the cases is refused."""
    systems = int(words)
    if systems < LEAST:
        raise argparse.ArgumentTypeError(f"{systems} systems, must be at least {LEAST} to hold a case of every rule")
    return systems


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the city: one file, or a table for each kind of record."""
    parser = argparse.ArgumentParser(description="Write the inventory of an invented city.")
    parser.add_argument("--systems", type=_enough, default=40, help="how many information systems (default: 40)")
    parser.add_argument("--seed", type=int, default=2017, help="where the random numbers begin (default: 2017)")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).parent, help="the folder, or the .toml file"
    )
    parser.add_argument("--format", choices=("toml", "csv"), default="toml", help="one file, or a folder of tables")
    asked = parser.parse_args(arguments)
    city = make_city(asked.systems, asked.seed)
    is_file = asked.format == "toml" and asked.output.suffix == ".toml"
    folder, name = (asked.output.parent, asked.output.name) if is_file else (asked.output, "inventory.toml")
    folder.mkdir(parents=True, exist_ok=True)
    files = inventory_to_csv(city) if asked.format == "csv" else {name: inventory_to_toml(city)}
    for written, text in files.items():
        (folder / written).write_text(text, encoding="utf-8", newline="")
    print(f"{asked.output}: {asked.systems} systems, seed {asked.seed}")


if __name__ == "__main__":
    main()
