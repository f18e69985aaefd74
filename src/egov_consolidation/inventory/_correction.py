"""Requests to check and correct data that were shared."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


@attrs.frozen(kw_only=True)
class Correction(InventoryRecord):
    """A request to check and correct data (数据校核申请)."""

    collection: ClassVar = "corrections"

    unit: str | None = known(
        ValueKind.REFERENCE, "provider", "数据提供部门", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    entry: str | None = known(
        ValueKind.REFERENCE, "catalogue entry", "涉及的目录条目", refers="entries", headers=("目录条目",), fixed=True
    )
    received_on: Day | None = known(
        ValueKind.DAY, "received on", "收到申请时间", headers=("收件时间", "申请时间"), fixed=True
    )
    closed_on: Day | None = known(ValueKind.DAY, "closed on", "办结时间", headers=("核实反馈时间",))
