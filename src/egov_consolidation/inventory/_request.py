"""Requests for data: of one unit to another, and of the public for open data."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._entry import SharingType
from egov_consolidation.inventory._field import ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


@attrs.frozen(kw_only=True)
class Request(InventoryRecord):
    """A request for data (数据共享或开放申请), with what the provider did about it."""

    collection: ClassVar = "requests"

    unit: str | None = known(
        ValueKind.REFERENCE, "provider", "数据提供部门", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    applicant: str | None = known(ValueKind.WORDS, "applicant", "申请方", headers=("申请部门", "申请人"), fixed=True)
    entry: str | None = known(
        ValueKind.REFERENCE, "catalogue entry", "申请的目录条目", refers="entries", headers=("目录条目",), fixed=True
    )
    sharing_type: SharingType | None = known(
        ValueKind.CHOICE, "sharing type", "共享类型", choices=SharingType, fixed=True
    )
    is_open_data: bool | None = known(ValueKind.FLAG, "for open data", "是否公共数据开放申请", fixed=True)
    received_on: Day | None = known(
        ValueKind.DAY, "received on", "收到申请时间", headers=("收件时间", "申请时间"), fixed=True
    )
    is_complete: bool | None = known(ValueKind.FLAG, "complete", "申请材料是否齐全", fixed=True)
    notices: int | None = known(ValueKind.NUMBER, "notices of what is missing", "补正告知次数")
    extension_consented_on: Day | None = known(
        ValueKind.DAY, "extension consented to on", "主管部门同意延期时间", fixed=True
    )
    extension_told_on: Day | None = known(
        ValueKind.DAY, "applicant told of the extension on", "告知延期时间", fixed=True
    )
    replied_on: Day | None = known(ValueKind.DAY, "replied on", "答复时间")
    is_consented: bool | None = known(ValueKind.FLAG, "consented to", "是否同意", fixed=True)
    refusal_reason: str | None = known(ValueKind.WORDS, "reason of the refusal", "不同意的理由", headers=("拒绝理由",))
    shared_on: Day | None = known(ValueKind.DAY, "shared on", "提供数据时间", headers=("共享时间",))
    request_agreed_by_head: bool | None = known(
        ValueKind.FLAG, "agreed to by the head of the applicant's sharing office", "申请是否经共享工作机构负责人同意"
    )
    reply_agreed_by_head: bool | None = known(
        ValueKind.FLAG,
        "reply agreed to by the head of the provider's sharing office",
        "答复是否经共享工作机构负责人同意",
    )
