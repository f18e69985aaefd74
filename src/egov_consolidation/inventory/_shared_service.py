"""Services by which data are shared."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


@attrs.frozen(kw_only=True)
class SharedService(InventoryRecord):
    """A service by which a unit shares data (共享服务), such as an interface on the platform."""

    collection: ClassVar = "services"

    name: str | None = known(ValueKind.WORDS, "name", "服务名称", headers=("名称",), fixed=True)
    unit: str | None = known(
        ValueKind.REFERENCE, "provider", "数据提供部门", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    entry: str | None = known(
        ValueKind.REFERENCE, "catalogue entry", "对应的目录条目", refers="entries", headers=("目录条目",)
    )
    ended_on: Day | None = known(ValueKind.DAY, "ended or changed on", "终止或变更时间", headers=("终止时间",))
    is_agreed: bool | None = known(ValueKind.FLAG, "agreed with the users", "是否与使用部门协商一致")
    recorded_on: Day | None = known(ValueKind.DAY, "put on record on", "报主管部门备案时间", headers=("备案时间",))
