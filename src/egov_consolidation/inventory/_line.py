"""Lines that are rented."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._money import Money
from egov_consolidation.inventory._record import InventoryRecord


@attrs.frozen(kw_only=True)
class LeasedLine(InventoryRecord):
    """A line that is rented (专线)."""

    collection: ClassVar = "lines"

    unit: str | None = known(ValueKind.REFERENCE, "unit", "责任单位", refers="units", headers=("单位",), fixed=True)
    provider: str | None = known(ValueKind.WORDS, "provider", "运营商", fixed=True)
    is_internet: bool | None = known(ValueKind.FLAG, "internet line", "是否互联网专线", fixed=True)
    rented_by_unit: bool | None = known(ValueKind.FLAG, "rented by the unit itself", "是否自行租用", fixed=True)
    rented_on: Day | None = known(ValueKind.DAY, "rented on", "租用时间", fixed=True)
    cancelled_on: Day | None = known(ValueKind.DAY, "cancelled on", "取消时间")
    monthly_rent: Money | None = known(ValueKind.MONEY, "rent a month", "月租费")
