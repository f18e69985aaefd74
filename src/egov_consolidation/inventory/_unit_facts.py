"""Facts about units: who answers, what they declared, what they are connected to."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


class UnitKind(Choice):
    """What sort of unit it is."""

    CITY = "city", "city government", "市政府"
    DEPARTMENT = "department", "department", "部门"
    REGION = "region", "region", "地区"
    REGIONAL_DEPARTMENT = "regional_department", "department of a region", "地区部门"
    SUBORDINATE = "subordinate", "subordinate unit", "所属单位"


class Tier(Choice):
    """On which tier of government a unit stands."""

    CITY = "city", "city", "市"
    COUNTY = "county", "district, county or pilot zone", "区市县（先导区）"
    TOWN = "town", "street or town", "街道（乡镇）"
    VILLAGE = "village", "community or village", "社区（村）"


class PersonRank(Choice):
    """What the accountable person is in the unit."""

    HEAD = "head", "head", "主要负责同志"
    ACTING_HEAD = "acting_head", "acting head", "主持工作的负责同志"
    DEPUTY = "deputy", "deputy", "分管负责同志"
    OTHER = "other", "other", "其他人员"


@attrs.frozen(kw_only=True)
class UnitFacts(InventoryRecord):
    """What is known of a unit beside the plan."""

    collection: ClassVar = "units"

    name: str | None = known(ValueKind.WORDS, "name", "单位名称", headers=("名称",), fixed=True)
    kind: UnitKind | None = known(ValueKind.CHOICE, "kind", "单位类型", choices=UnitKind, fixed=True)
    tier: Tier | None = known(ValueKind.CHOICE, "tier", "层级", choices=Tier, fixed=True)
    government: str | None = known(ValueKind.REFERENCE, "government", "所属政府", refers="units", fixed=True)
    building: str | None = known(ValueKind.WORDS, "building", "办公楼宇")
    abolished_on: Day | None = known(ValueKind.DAY, "abolished on", "撤并时间", fixed=True)
    accountable_person: str | None = known(ValueKind.WORDS, "accountable person", "第一责任人")
    person_rank: PersonRank | None = known(ValueKind.CHOICE, "their rank", "责任人职务", choices=PersonRank)
    appointed_on: Day | None = known(ValueKind.DAY, "appointed on", "确定时间")
    staff: int | None = known(ValueKind.NUMBER, "dedicated staff", "专门力量人数")
    extranet_connected_on: Day | None = known(ValueKind.DAY, "connected to the extranet on", "接入外网时间")
    systems_in_use: int | None = known(ValueKind.NUMBER, "systems in use, declared", "已建系统数")
    systems_under_construction: int | None = known(
        ValueKind.NUMBER, "systems under construction, declared", "在建系统数"
    )
    systems_planned: int | None = known(ValueKind.NUMBER, "systems planned, declared", "拟建系统数")
    systems_applied_for: int | None = known(ValueKind.NUMBER, "systems applied for, declared", "正在申请系统数")
    sharing_office: str | None = known(
        ValueKind.WORDS, "sharing office", "政务数据共享工作机构", headers=("共享工作机构",)
    )
    open_list_updated_on: Day | None = known(
        ValueKind.DAY, "open data list last updated on", "公共数据开放目录最近更新时间"
    )
    shared_list_updated_on: Day | None = known(ValueKind.DAY, "shared list last updated on", "共享目录最近更新时间")
