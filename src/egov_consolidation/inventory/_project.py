"""Construction projects: what is applied for and built."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._money import Money
from egov_consolidation.inventory._record import InventoryRecord


class ProjectKind(Choice):
    """What a project builds."""

    SYSTEM = "system", "information system", "信息系统"
    DATA_CENTRE = "data_centre", "data centre", "数据中心"
    MACHINE_ROOM = "machine_room", "machine room", "机房"
    CLOUD = "cloud", "cloud platform", "云平台"
    NETWORK = "network", "network", "网络"
    OTHER = "other", "other", "其他"


class ProjectState(Choice):
    """How far a project is."""

    APPLIED = "applied", "applied for", "已申请", 1
    APPROVED = "approved", "approved", "已批准", 2
    UNDER_CONSTRUCTION = "under_construction", "under construction", "在建", 3
    ACCEPTED = "accepted", "accepted", "已验收", 4
    REJECTED = "rejected", "rejected", "未批准", 2
    WITHDRAWN = "withdrawn", "withdrawn", "已撤销", 5


@attrs.frozen(kw_only=True)
class Project(InventoryRecord):
    """A construction project (建设项目), with the capabilities it would provide by their codes."""

    collection: ClassVar = "projects"

    name: str | None = known(ValueKind.WORDS, "name", "项目名称", headers=("名称",), fixed=True)
    unit: str | None = known(
        ValueKind.REFERENCE, "unit", "建设单位", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    kind: ProjectKind | None = known(ValueKind.CHOICE, "kind", "项目类型", choices=ProjectKind, fixed=True)
    is_renovation: bool | None = known(ValueKind.FLAG, "renovation", "是否改建", fixed=True)
    capabilities: tuple[str, ...] | None = known(ValueKind.NAMES, "capabilities", "能力", headers=("能力编码",))
    state: ProjectState | None = known(ValueKind.CHOICE, "state", "项目状态", choices=ProjectState)
    applied_on: Day | None = known(ValueKind.DAY, "applied for on", "申请时间", fixed=True)
    approved_on: Day | None = known(ValueKind.DAY, "approved on", "批准时间", fixed=True)
    operation_approved_on: Day | None = known(
        ValueKind.DAY, "operating funds approved on", "运维经费审批时间", fixed=True
    )
    is_fit_to_share: bool | None = known(ValueKind.FLAG, "meets what sharing demands", "是否符合共享要求")
    special_need_approved_by: str | None = known(ValueKind.WORDS, "special need approved by", "特殊需求批准单位")
    exception_approved_by: str | None = known(ValueKind.WORDS, "exception approved by", "例外批准单位")
    is_national_requirement: bool | None = known(ValueKind.FLAG, "national requirement", "是否国家要求", fixed=True)
    is_secret: bool | None = known(ValueKind.FLAG, "holds secrets", "是否涉密", fixed=True)
    deploys_at: str | None = known(ValueKind.REFERENCE, "to run in facility", "拟部署设施", refers="facilities")
    investment: Money | None = known(ValueKind.MONEY, "investment", "投资额")
    operating_funds: Money | None = known(ValueKind.MONEY, "operating funds a year", "运维费")
    source_of_funds: str | None = known(ValueKind.WORDS, "source of funds", "经费渠道")
    data_resources: tuple[str, ...] | None = known(ValueKind.NAMES, "data resources", "数据资源")
    systems: tuple[str, ...] | None = known(ValueKind.REFERENCES, "systems", "应用系统", refers="systems")
    protection_filing: str | None = known(ValueKind.WORDS, "protection filed under", "等级（分级）保护备案")
    has_sharing_chapter: bool | None = known(
        ValueKind.FLAG, "report has a chapter on sharing", "是否编制信息资源共享分析篇（章）"
    )
    catalogue_drafted_on: Day | None = known(ValueKind.DAY, "catalogue drafted on", "项目信息资源目录预编时间")
    catalogue_final_on: Day | None = known(ValueKind.DAY, "catalogue completed on", "项目信息资源目录编制完成时间")
    data_pooled_on: Day | None = known(ValueKind.DAY, "data pooled on", "数据汇聚时间")
    accepted_on: Day | None = known(ValueKind.DAY, "accepted on", "验收时间")
