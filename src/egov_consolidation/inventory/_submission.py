"""Submissions: what units handed in, to whom and when."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


class SubmissionKind(Choice):
    """What sort of paper was handed in."""

    DELIVERABLE = "deliverable", "thing that the plan orders", "方案规定的成果"
    CLEANUP_EVIDENCE = "cleanup_evidence", "evidence of clean-up", "清理佐证材料"
    REPORT = "report", "report", "情况报告"
    OTHER = "other", "other", "其他"


class AttachmentKind(Choice):
    """What is attached as evidence."""

    APPROVAL_FILE = "approval_file", "approval file", "审批文件"
    BUDGET_FILE = "budget_file", "budget file", "预算文件"
    SCREENSHOT = "screenshot", "screenshots", "系统截图"
    TIMETABLE = "timetable", "timetable", "时间安排"
    SIMPLER_APPROVAL = "simpler_approval", "provisions that simplify approval", "简化审批流程的规定"
    OUTSIDE_INVESTMENT = "outside_investment", "provisions on non-government investment", "社会投资参与的规定"


@attrs.frozen(kw_only=True)
class Submission(InventoryRecord):
    """Something that was handed in (报送材料). Attachments are named by the words of `AttachmentKind`.

    What a plan orders to be made is named as the plan names it: a deliverable. Of what is made every year, `period` is
    the year that it is for.
    """

    collection: ClassVar = "submissions"

    unit: str | None = known(
        ValueKind.REFERENCE, "unit", "报送单位", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    deliverable: str | None = known(
        ValueKind.WORDS, "deliverable", "材料名称", headers=("成果名称", "名称"), fixed=True
    )
    kind: SubmissionKind | None = known(ValueKind.CHOICE, "kind", "材料类型", choices=SubmissionKind, fixed=True)
    recipient: str | None = known(ValueKind.WORDS, "recipient", "接收单位")
    period: int | None = known(ValueKind.NUMBER, "year it is for", "所属年度", headers=("年度",), fixed=True)
    submitted_on: Day | None = known(ValueKind.DAY, "submitted on", "报送时间")
    accepted_on: Day | None = known(ValueKind.DAY, "accepted on", "审定时间", headers=("验收时间", "批准时间"))
    attachments: tuple[str, ...] | None = known(ValueKind.NAMES, "attachments", "附件材料", choices=AttachmentKind)
    covers: tuple[str, ...] | None = known(
        ValueKind.REFERENCES, "units covered", "覆盖单位", refers="units", headers=("抽检单位", "督查单位")
    )
