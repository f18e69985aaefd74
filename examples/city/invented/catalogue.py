"""The resource catalogue of the invented city."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import attrs

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    BasisLevel,
    CatalogueEntry,
    ResourceClass,
    SharingType,
    UnitFacts,
)
from invented.drawing import AUDITOR, PLANNER, TOPICS, Values, drawn


def catalogue(
    rng: Random, number: int, units: Sequence[UnitFacts], departments: Sequence[str]
) -> tuple[CatalogueEntry, ...]:
    """Return the entries: each bears the code of its unit, and those of one name have one source, save in the cases."""
    codes = {one.id: f"11YT{place:04}" for place, one in enumerate(units, 1)}
    entries = drawn(rng, CatalogueEntry, "e", number, lambda place: _entry(rng, place, departments), ENTRIES)
    sources = {one.name: one.unit for one in reversed(entries)}

    def signed(one: CatalogueEntry) -> CatalogueEntry:
        source = sources[one.name] if one.source_unit == NOTHING else one.source_unit
        return attrs.evolve(one, provider_code=codes[one.unit or ""], source_unit=source)

    return tuple(signed(one) for one in entries)


def _entry(rng: Random, number: int, departments: Sequence[str]) -> Values:
    """Return an entry that is shared and looked after."""
    return {
        "category": "部门信息资源",
        "resource_class": ResourceClass.DEPARTMENTAL,
        "name": f"{rng.choice(TOPICS)}信息",
        "code": f"30721{number:05}",
        "unit": rng.choice(departments),
        "summary": "办理业务形成的信息",
        "format": "数据库",
        "items": ("名称", "编号"),
        "sharing_type": SharingType.UNCONDITIONAL,
        "sharing_mode": "共享平台",
        "is_open": rng.choice((True, False)),
        "update_cycle": rng.choice(("实时", "每日", "每月")),
        "grade": "一般数据",
        "source_unit": NOTHING,
        "secrecy_assessed_on": day("2018-06-08"),
        "holds_personal_data": False,
        "agreed_by_head_on": day("2018-06-11"),
        "submitted_on": day("2018-06-12"),
        "reviewed_on": day("2018-06-15"),
        "published_on": day("2018-06-30"),
        "accessed_on": day("2018-06-30"),
        **dict.fromkeys(("changed_on", "extension_consented_on", "updated_on", "received_on", "released_on"), NOT_YET),
    }


def _updated(changed_on: str, updated_on: str, released_on: str) -> Values:
    """Return the days of an entry that followed a change: it was submitted anew on the day it was updated."""
    done = dict.fromkeys(("updated_on", "submitted_on", "received_on"), day(updated_on))
    return {"changed_on": day(changed_on), **done, "released_on": day(released_on)}


_OFFERED_ON = ("agreed_by_head_on", "submitted_on", "changed_on", "updated_on", "received_on", "released_on")
_BASIC: Values = {"category": "基础信息资源", "resource_class": ResourceClass.BASIC}
_PARKING, _RIVERS, _CHARGES = "停车泊位信息", "河湖水系空间地理信息", "行政事业性收费项目信息"
ENTRIES: tuple[Values, ...] = (
    {"unit": "市财政局", "name": "财政电子票据信息", **_updated("2025-08-06", "2025-08-15", "2025-08-18")}
    | {"secrecy_assessed_on": day("2025-08-12"), "agreed_by_head_on": day("2025-08-14")},
    {"unit": AUDITOR, "name": "审计取证信息", "sharing_type": SharingType.NONE, "sharing_mode": NOTHING}
    | {
        "unshared_reason": "涉及审计工作秘密",
        "sharing_basis": "《中华人民共和国审计法》",
        "basis_level": BasisLevel.LAW,
    },
    {"unit": "市交通局", "name": "道路运输处罚信息", "sharing_type": SharingType.CONDITIONAL}
    | {"sharing_conditions": "限行政执法核查使用", "reviewed_on": day("2018-09-28")},
    {"unit": "市文旅局", "name": "导游人员信息", **_updated("2025-08-05", "2025-09-12", "2025-09-22")}
    | {"holds_personal_data": True}
    | dict.fromkeys(("reviewed_on", "accessed_on", "privacy_assessed_on"), NOT_YET),
    {"unit": "市水务局", "name": "取水户信息", "reviewed_on": None, "accessed_on": None},
    {"unit": "市交通局", "name": _PARKING, "code": "TC-07", "summary": NOTHING, "grade": NOTHING}
    | {"sharing_type": SharingType.CONDITIONAL, "sharing_conditions": NOTHING}
    | {"changed_on": day("2021-03-08"), "updated_on": day("2021-06-30")},
    {**_BASIC, "unit": "市交通局", "name": "道路运输许可电子证照信息", "sharing_type": SharingType.NONE}
    | {"sharing_mode": NOTHING, "unshared_reason": NOTHING}
    | {"sharing_basis": "市交通局内部管理规定", "basis_level": BasisLevel.OTHER},
    {"unit": "市文旅局", "name": _PARKING, "source_unit": "市文旅局"},
    {**_BASIC, "unit": "市水务局", "name": _RIVERS}
    | dict.fromkeys(("code", "summary", "grade", "sharing_type", "sharing_mode", "source_unit", *_OFFERED_ON)),
    {**_BASIC, "unit": PLANNER, "name": _RIVERS, "source_unit": "市水务局"},
    {"unit": "市财政局", "name": _CHARGES, "changed_on": day("2020-05-06"), "updated_on": day("2020-05-22")},
    {"unit": PLANNER, "name": _CHARGES},
)
"""Cases: entries that follow changes in time and late, are withheld by law and without, have two sources, are hardly
known."""
