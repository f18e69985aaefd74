"""Purchases of resources."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._money import Money
from egov_consolidation.inventory._record import InventoryRecord


@attrs.frozen(kw_only=True)
class Purchase(InventoryRecord):
    """A purchase of resources (采购), with what is bought by capability codes."""

    collection: ClassVar = "purchases"

    name: str | None = known(ValueKind.WORDS, "name", "采购内容", headers=("名称",), fixed=True)
    unit: str | None = known(
        ValueKind.REFERENCE, "unit", "采购单位", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    is_service: bool | None = known(ValueKind.FLAG, "service of information technology", "是否信息技术服务", fixed=True)
    capabilities: tuple[str, ...] | None = known(ValueKind.NAMES, "resources", "采购资源", headers=("能力编码",))
    purchased_on: Day | None = known(ValueKind.DAY, "purchased on", "采购时间", fixed=True)
    is_cancelled: bool | None = known(ValueKind.FLAG, "cancelled", "是否取消")
    cannot_be_supplied: bool | None = known(
        ValueKind.FLAG, "data centre certifies that it cannot supply", "数据中心是否证明无法提供"
    )
    amount: Money | None = known(ValueKind.MONEY, "amount", "采购金额")
    procedure: str | None = known(ValueKind.WORDS, "procedure", "采购方式")
