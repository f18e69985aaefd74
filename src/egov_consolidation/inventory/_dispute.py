"""Disputes about sharing data, step by step."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


@attrs.frozen(kw_only=True)
class Dispute(InventoryRecord):
    """A dispute about sharing data (共享争议). A step that was not taken is `NOT_YET`."""

    collection: ClassVar = "disputes"

    unit: str | None = known(
        ValueKind.REFERENCE, "raised by", "提出部门", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    other_unit: str | None = known(ValueKind.REFERENCE, "other party", "争议另一方", refers="units", fixed=True)
    entry: str | None = known(
        ValueKind.REFERENCE, "catalogue entry", "争议的目录条目", refers="entries", headers=("目录条目",), fixed=True
    )
    raised_on: Day | None = known(ValueKind.DAY, "raised on", "争议发生时间", fixed=True)
    negotiated_on: Day | None = known(ValueKind.DAY, "negotiated on", "双方协商时间", headers=("协商时间",))
    referred_on: Day | None = known(
        ValueKind.DAY, "referred to the sharing authority on", "提请主管部门协调时间", headers=("主管部门协调时间",)
    )
    escalated_on: Day | None = known(
        ValueKind.DAY, "put to the government on", "报请本级政府决定时间", headers=("本级政府决定时间",)
    )
