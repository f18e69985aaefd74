"""Entries of the resource catalogue."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


class SharingType(Choice):
    """On which terms data are shared."""

    UNCONDITIONAL = "unconditional", "unconditionally", "无条件共享"
    CONDITIONAL = "conditional", "on conditions", "有条件共享"
    NONE = "none", "not shared", "不予共享"


class ResourceClass(Choice):
    """To which part of the catalogue a resource belongs, by what it is (资源属性分类)."""

    BASIC = "basic", "basic information", "基础信息资源"
    THEMATIC = "thematic", "information on a theme", "主题信息资源"
    DEPARTMENTAL = "departmental", "information of a department", "部门信息资源"


class BasisLevel(Choice):
    """How high a document stands on which it rests that data are not shared."""

    LAW = "law", "law", "法律"
    ADMINISTRATIVE_REGULATION = "administrative_regulation", "administrative regulation", "行政法规"
    STATE_COUNCIL_DECISION = "state_council_decision", "decision of the State Council", "国务院决定"
    OTHER = "other", "another document", "其他文件"


@attrs.frozen(kw_only=True)
class CatalogueEntry(InventoryRecord):
    """An entry of the resource catalogue (政务信息资源目录)."""

    collection: ClassVar = "entries"

    category: str | None = known(ValueKind.WORDS, "category", "信息资源分类")
    resource_class: ResourceClass | None = known(
        ValueKind.CHOICE, "class of resource", "资源属性分类", choices=ResourceClass
    )
    name: str | None = known(ValueKind.WORDS, "name", "信息资源名称", headers=("数据目录名称",))
    code: str | None = known(ValueKind.WORDS, "code", "信息资源代码")
    unit: str | None = known(
        ValueKind.REFERENCE, "provider", "信息资源提供方", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    provider_code: str | None = known(ValueKind.WORDS, "provider's code", "资源提供方代码")
    summary: str | None = known(ValueKind.WORDS, "summary", "信息资源摘要")
    format: str | None = known(ValueKind.WORDS, "format", "信息资源格式")
    items: tuple[str, ...] | None = known(ValueKind.NAMES, "items", "信息项")
    sharing_type: SharingType | None = known(ValueKind.CHOICE, "sharing type", "共享类型", choices=SharingType)
    sharing_conditions: str | None = known(ValueKind.WORDS, "sharing conditions", "共享条件")
    unshared_reason: str | None = known(ValueKind.WORDS, "why it is not shared", "不予共享理由")
    sharing_basis: str | None = known(ValueKind.WORDS, "what forbids sharing", "不予共享依据")
    basis_level: BasisLevel | None = known(
        ValueKind.CHOICE, "level of what forbids sharing", "不予共享依据的层级", choices=BasisLevel
    )
    sharing_mode: str | None = known(ValueKind.WORDS, "mode of sharing", "共享方式")
    is_open: bool | None = known(ValueKind.FLAG, "open to the public", "是否向社会开放")
    open_conditions: str | None = known(ValueKind.WORDS, "conditions of opening", "开放条件")
    update_cycle: str | None = known(ValueKind.WORDS, "update cycle", "更新周期")
    grade: str | None = known(ValueKind.WORDS, "class and grade", "数据分类分级", headers=("数据分级",))
    published_on: Day | None = known(ValueKind.DAY, "published on", "发布日期")
    changed_on: Day | None = known(ValueKind.DAY, "resource changed on", "资源变更时间", fixed=True)
    updated_on: Day | None = known(ValueKind.DAY, "entry updated on", "目录更新时间")
    extension_consented_on: Day | None = known(
        ValueKind.DAY, "extension of the update consented to on", "主管部门同意延长更新时间"
    )
    received_on: Day | None = known(
        ValueKind.DAY, "update received by the authority on", "主管部门收到更新目录时间", fixed=True
    )
    released_on: Day | None = known(
        ValueKind.DAY, "update reviewed and released on", "更新目录审核发布时间", headers=("审核发布时间",)
    )
    secrecy_assessed_on: Day | None = known(ValueKind.DAY, "risk to secrets assessed on", "保密风险评估时间")
    holds_personal_data: bool | None = known(ValueKind.FLAG, "holds personal information", "是否含个人信息", fixed=True)
    privacy_assessed_on: Day | None = known(
        ValueKind.DAY, "effect on personal information assessed on", "个人信息保护影响评估时间"
    )
    agreed_by_head_on: Day | None = known(ValueKind.DAY, "agreed to by the head on", "部门负责人审核同意时间")
    submitted_on: Day | None = known(
        ValueKind.DAY, "submitted to the authority on", "报送主管部门时间", headers=("报送时间",), fixed=True
    )
    related_code: str | None = known(ValueKind.WORDS, "related resource's code", "关联资源代码")
    source_unit: str | None = known(ValueKind.REFERENCE, "source", "数源部门", refers="units")
    reviewed_on: Day | None = known(ValueKind.DAY, "reviewed for access on", "接入审核时间")
    accessed_on: Day | None = known(ValueKind.DAY, "joined the sharing platform on", "接入共享平台时间")
