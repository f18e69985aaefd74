"""Indicators by which the performance of units is assessed."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


@attrs.frozen(kw_only=True)
class Indicator(InventoryRecord):
    """An indicator for consolidation and sharing in the performance system of one year (绩效考核指标)."""

    collection: ClassVar = "indicators"

    unit: str | None = known(
        ValueKind.REFERENCE, "unit", "提出单位", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    year: int | None = known(ValueKind.NUMBER, "year of assessment", "考核年度", headers=("年度",), fixed=True)
    name: str | None = known(ValueKind.WORDS, "name", "指标名称", headers=("名称", "考核指标"))
    weight: int | None = known(ValueKind.NUMBER, "points", "分值", headers=("权重",))
