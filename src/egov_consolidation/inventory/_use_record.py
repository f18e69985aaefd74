"""Records of what units do with data that they got by sharing."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


@attrs.frozen(kw_only=True)
class UseRecord(InventoryRecord):
    """A record of a use of shared data (使用记录)."""

    collection: ClassVar = "use_records"

    unit: str | None = known(
        ValueKind.REFERENCE, "user", "数据使用部门", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    entry: str | None = known(
        ValueKind.REFERENCE, "catalogue entry", "使用的目录条目", refers="entries", headers=("目录条目",), fixed=True
    )
    created_on: Day | None = known(ValueKind.DAY, "recorded on", "记录时间", headers=("使用时间",), fixed=True)
    purpose: str | None = known(ValueKind.WORDS, "purpose", "使用用途", headers=("用途",), fixed=True)
    approved_purpose: str | None = known(ValueKind.WORDS, "approved purpose", "批准的用途", fixed=True)
    is_within_scope: bool | None = known(
        ValueKind.FLAG, "within the approved scope", "是否在批准的使用范围内", fixed=True
    )
    recipient: str | None = known(
        ValueKind.WORDS, "handed on to", "转供对象", headers=("提供给的第三方", "第三方"), fixed=True
    )
    is_consented: bool | None = known(ValueKind.FLAG, "provider consents", "提供部门是否同意")
    deleted_on: Day | None = known(ValueKind.DAY, "record deleted on", "记录删除时间", headers=("删除时间",))
