"""Private networks of lines of business."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord
from egov_consolidation.inventory._system import NetworkKind


@attrs.frozen(kw_only=True)
class PrivateNetwork(InventoryRecord):
    """A private network of a line of business (业务专网)."""

    collection: ClassVar = "networks"

    unit: str | None = known(ValueKind.REFERENCE, "unit", "责任单位", refers="units", headers=("单位",), fixed=True)
    name: str | None = known(ValueKind.WORDS, "name", "名称", headers=("专网名称",), fixed=True)
    is_nationally_planned: bool | None = known(
        ValueKind.FLAG, "nationally planned and built", "是否国家统一规划建设", fixed=True
    )
    national_merge_by: Day | None = known(ValueKind.DAY, "to be merged nationally by", "国家部署整合时限", fixed=True)
    is_fit_to_merge: bool | None = known(ValueKind.FLAG, "fit to be merged", "是否符合整合条件", fixed=True)
    is_secret: bool | None = known(ValueKind.FLAG, "carries secrets", "是否涉密", fixed=True)
    merged_into: NetworkKind | None = known(ValueKind.CHOICE, "merged into", "整合到", choices=NetworkKind)
    merged_on: Day | None = known(ValueKind.DAY, "merged on", "整合完成时间")
    utilisation: int | None = known(ValueKind.NUMBER, "utilisation in percent", "利用率（%）")
