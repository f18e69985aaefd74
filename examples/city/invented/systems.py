"""The information systems of the invented city."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from egov_consolidation.dates import Day, day, shifted
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    Disposition,
    LifecycleState,
    NetworkKind,
    OwnerLevel,
)
from invented.drawing import (
    AUDITOR,
    CAPABILITIES,
    CENTRE,
    OFFICE,
    REGIONAL_DEPARTMENT,
    SURVEYED_ON,
    TOPICS,
    Values,
    between,
    known,
    wan,
)

_SORTS = ("管理系统", "服务平台", "查询系统", "统计系统", "数据库")


def system(rng: Random, departments: Sequence[str]) -> Values:
    """Return what is known of a system that no rule objects to."""
    life = _life(between(rng, "2012-01-01", "2024-06-30"))
    return {
        "name": rng.choice(TOPICS) + rng.choice(_SORTS),
        "function": known(rng, "业务办理与查询"),
        "scope_of_use": known(rng, rng.choice(("本部门", "本系统", "全市"))),
        "frequency_of_use": known(rng, rng.choice(("每日", "每周", "每月"))),
        "approved_by": known(rng, "市发展改革委"),
        "construction_funds": known(rng, wan(rng.randrange(20, 900))),
        "operating_funds": known(rng, wan(rng.randrange(2, 90))),
        "source_of_funds": known(rng, "市财政"),
        "unit": rng.choice(departments),
        "owner_level": OwnerLevel.DEPARTMENT,
        "lifecycle": LifecycleState.IN_USE,
        **life,
        "approved_on": known(rng, life["approved_on"]),
        "retired_on": NOT_YET,
        "parent": NOTHING,
        "host": "f0001",
        "room": NOTHING,
        "network": NetworkKind.EXTRANET,
        "is_secret": False,
        "is_lan_only": False,
        "capabilities": (rng.choice(CAPABILITIES),),
        "is_unified": False,
        "is_exchange": False,
        "is_sharing_platform": False,
        "is_connected": True,
        "is_coordinated": True,
        "shares_data": True,
        "exchange_required_by_law": False,
        "is_nationally_planned": False,
        "is_listed": True,
        "in_total_catalogue": True,
        "is_cryptography_sound": True,
        "is_security_sound": True,
        "in_cleanup_list": False,
        "is_process_detached": False,
        "is_replaceable": False,
        "idle_since": NOT_YET,
        "last_updated_on": between(rng, "2025-02-01", SURVEYED_ON),
        "users": rng.randrange(30, 3000),
        "uses_per_month": rng.randrange(50, 9000),
        "is_statutory_archive": False,
        "is_island": False,
        "disposed_on": NOT_YET,
        "audit_consented_on": NOT_YET,
        "holds_data": True,
        "data_archived_on": NOT_YET,
        "is_pilot": False,
        "entries": (),
        "collects": (),
        "collects_by_law": False,
        "serves_lower_tiers": False,
        "returns_data": False,
        "sets_extra_conditions": False,
        "is_unsafe_to_return": False,
    }


def _life(applied_on: Day, in_service_on: Day | None = None) -> dict[str, Day]:
    """Return the days of a system in their order: integrated, migrated and connected once it was in service."""
    ready = in_service_on or shifted(applied_on, days=200)
    return {
        "applied_on": applied_on,
        "approved_on": shifted(applied_on, days=30),
        "in_service_on": ready,
        "integrated_on": max(ready, day("2018-06-20")),
        "migration_planned_on": max(ready, day("2018-06-30")),
        "security_assessed_on": max(ready, day("2018-12-10")),
        "migrated_on": max(ready, day("2018-12-31")),
        "reviewed_on": max(ready, day("2018-05-31")),
        "accessed_on": max(ready, day("2018-06-30")),
    }


_OLD = _life(day("2011-03-01"))
_NEW: Values = {"unit": "市财政局", **_life(day("2019-05-06"))}
_ZOMBIE: Values = {**_OLD, "is_process_detached": True, "users": 3, "uses_per_month": 1}
_LISTED: Values = {**_ZOMBIE, "unit": "市交通局", "in_cleanup_list": True}
GONE_ON = day("2018-03-20")
_RETIRED: Values = {
    **_LISTED,
    "lifecycle": LifecycleState.RETIRED,
    "disposition": Disposition.SHUT_DOWN,
    "disposed_on": GONE_ON,
    "retired_on": GONE_ON,
    "last_updated_on": day("2015-06-30"),
    **dict.fromkeys(("integrated_on", "migration_planned_on", "security_assessed_on", "migrated_on"), NOT_YET),
    **dict.fromkeys(("reviewed_on", "accessed_on"), NOT_YET),
}
_BIG: Values = {**_life(day("2010-03-01")), "scope_of_use": "本部门", "frequency_of_use": "每日"}
_PILOT: Values = {
    "is_pilot": True,
    "integrated_on": day("2018-05-25"),
    "migration_planned_on": day("2018-05-10"),
    "security_assessed_on": day("2018-06-11"),
    "migrated_on": day("2018-06-25"),
}
_MOVED_TOO_EARLY: Values = {"migrated_on": day("2018-04-16"), "security_assessed_on": NOT_YET}
_NOT_YET_USED: Values = {**_life(day("2025-08-15"), NOT_YET), "last_updated_on": NOT_YET, "frequency_of_use": None}
_EXCHANGE: Values = {**_NOT_YET_USED, "is_exchange": True, "lifecycle": LifecycleState.UNDER_CONSTRUCTION}
_PLATFORM: Values = {"unit": "东湾区", "is_sharing_platform": True, "name": "东湾区数据共享平台"}
_ON_THE_INTRANET: Values = {"network": NetworkKind.INTRANET}

_UNIFIED_OFFICE: Values = {
    **_life(day("2018-02-01")),
    "unit": OFFICE,
    "name": "全市协同办公平台",
    "is_unified": True,
    "capabilities": ("OA",),
}
_NEGLECTED: Values = {
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
    "serves_lower_tiers": True,
    "owner_level": OwnerLevel.SECTION,
    "no_entry_reason": NOTHING,
    "is_island": True,
    **dict.fromkeys(("in_total_catalogue", "is_cryptography_sound", "is_connected", "shares_data"), False),
    **dict.fromkeys(("reviewed_on", "integrated_on", "migration_planned_on"), NOT_YET),
    **dict.fromkeys(("security_assessed_on", "migrated_on"), NOT_YET),
}
"""A system in which all is wrong that can be."""
_HARDLY_KNOWN: Values = {
    **_NEW,
    **_ON_THE_INTRANET,
    **dict.fromkeys(("is_process_detached", "is_replaceable", "last_updated_on", "in_cleanup_list")),
    **dict.fromkeys(("owner_level", "entries", "is_island", "in_total_catalogue", "is_cryptography_sound")),
    **dict.fromkeys(("integrated_on", "migration_planned_on", "security_assessed_on", "migrated_on")),
    "unit": "市水务局",
    "name": "水情数据库",
    "is_listed": None,
    "is_secret": None,
    "host": None,
    "collects": None,
    "reviewed_on": None,
    "serves_lower_tiers": None,
}
"""A system of which nobody knows what matters."""

SYSTEMS: tuple[Values, ...] = (
    _UNIFIED_OFFICE,
    _NEGLECTED,
    _HARDLY_KNOWN,
    {"unit": CENTRE, "serves_lower_tiers": True, "returns_data": True},
    {**_LISTED, "disposition": Disposition.SHUT_DOWN, "disposed_on": day("2026-03-31"), **_MOVED_TOO_EARLY},
    {**_LISTED, "reviewed_on": NOT_YET, "accessed_on": NOT_YET},
    {**_LISTED, "disposition": Disposition.RECTIFIED, "disposed_on": None},
    {**_EXCHANGE, **_life(day("2025-08-04"), day("2025-09-15")), "unit": "市财政局", "parent": "s9999"}
    | {"lifecycle": LifecycleState.RETIRED, "retired_on": day("2025-09-28"), "data_archived_on": day("2025-09-20")}
    | {"last_updated_on": day("2025-09-16"), "frequency_of_use": "每日"},
    {**_RETIRED, "unit": "市财政局", "data_archived_on": day("2018-05-01")},
    {**_PLATFORM, **_EXCHANGE, "unit": REGIONAL_DEPARTMENT, "lifecycle": None, "retired_on": None},
    {**_PLATFORM, **_EXCHANGE},
    {**_PLATFORM, **_OLD, "disposition": Disposition.MERGED, "disposed_on": day("2020-12-31")},
    {"unit": OFFICE, "name": "全市电子邮件系统", "is_unified": True, "capabilities": ("MAIL",)}
    | _life(day("2015-03-01")),
    {"unit": "市文旅局", **_OLD, "users": 4, "uses_per_month": 2, "in_cleanup_list": None}
    | {"security_assessed_on": day("2019-02-20")},
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
    {**_BIG, "unit": "市财政局", "name": "财政一体化业务平台", **_PILOT},
    {**_BIG, "unit": "市文旅局", "name": "文旅综合业务平台", "is_coordinated": False},
)
"""Cases of systems, which differ from a sound one."""
