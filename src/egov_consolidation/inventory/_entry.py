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


@attrs.frozen(kw_only=True)
class CatalogueEntry(InventoryRecord):
    """An entry of the resource catalogue (政务信息资源目录)."""

    collection: ClassVar = "entries"

    category: str | None = known(ValueKind.WORDS, "category", "信息资源分类")
    name: str | None = known(ValueKind.WORDS, "name", "信息资源名称")
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
    sharing_basis: str | None = known(ValueKind.WORDS, "why it is not shared", "不予共享依据")
    sharing_mode: str | None = known(ValueKind.WORDS, "mode of sharing", "共享方式")
    is_open: bool | None = known(ValueKind.FLAG, "open to the public", "是否向社会开放")
    open_conditions: str | None = known(ValueKind.WORDS, "conditions of opening", "开放条件")
    update_cycle: str | None = known(ValueKind.WORDS, "update cycle", "更新周期")
    published_on: Day | None = known(ValueKind.DAY, "published on", "发布日期")
    changed_on: Day | None = known(ValueKind.DAY, "resource changed on", "资源变更时间", fixed=True)
    updated_on: Day | None = known(ValueKind.DAY, "entry updated on", "目录更新时间")
    related_code: str | None = known(ValueKind.WORDS, "related resource's code", "关联资源代码")
    source_units: tuple[str, ...] | None = known(ValueKind.REFERENCES, "sources", "数源部门", refers="units")
    reviewed_on: Day | None = known(ValueKind.DAY, "reviewed for access on", "接入审核时间")
    accessed_on: Day | None = known(ValueKind.DAY, "joined the sharing platform on", "接入共享平台时间")
