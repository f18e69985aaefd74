"""Items of the sharing lists: what units say that they share."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


@attrs.frozen(kw_only=True)
class SharingListItem(InventoryRecord):
    """An item of the sharing list of a unit (共享清单)."""

    collection: ClassVar = "sharing_list_items"

    name: str | None = known(ValueKind.WORDS, "name", "共享内容", headers=("名称", "共享事项"), fixed=True)
    unit: str | None = known(ValueKind.REFERENCE, "unit", "责任单位", refers="units", headers=("单位",), fixed=True)
    system: str | None = known(ValueKind.REFERENCE, "system", "政务信息系统", refers="systems", headers=("所在系统",))
    entry: str | None = known(
        ValueKind.REFERENCE, "catalogue entry", "资源目录条目", refers="entries", headers=("对应目录条目",)
    )
