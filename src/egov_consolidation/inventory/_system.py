"""Government information systems, in any state of their lives."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._money import Money
from egov_consolidation.inventory._record import InventoryRecord


class LifecycleState(Choice):
    """In which state of its life a system is."""

    IN_USE = "in_use", "in use", "已建", 4
    UNDER_CONSTRUCTION = "under_construction", "under construction", "在建", 3
    PLANNED = "planned", "planned", "拟建", 1
    APPLIED_FOR = "applied_for", "applied for", "正在申请", 2
    RETIRED = "retired", "retired", "关停", 5


class OwnerLevel(Choice):
    """In whose name a system is run."""

    DEPARTMENT = "department", "the department", "部门"
    SECTION = "section", "a section", "处室"
    SUBORDINATE = "subordinate", "a subordinate unit", "下属单位"


class NetworkKind(Choice):
    """On which network something runs."""

    INTRANET = "intranet", "the government intranet", "电子政务内网"
    EXTRANET = "extranet", "the government extranet", "电子政务外网"
    INTERNET = "internet", "the internet", "互联网"
    PRIVATE = "private", "a private network", "业务专网"
    LOCAL = "local", "a local network", "局域网"


class Disposition(Choice):
    """What is done with a system that is cleaned up."""

    SHUT_DOWN = "shut_down", "shut down", "关停"
    MERGED = "merged", "merged", "合并"
    RECTIFIED = "rectified", "rectified", "整改"


@attrs.frozen(kw_only=True)
class InformationSystem(InventoryRecord):
    """A government information system (政务信息系统).

    `None` is not known; `NOT_YET` is a day that has not come; `NOTHING` and an empty list are known to be none. Labels
    of the fields are in `fields_of(InformationSystem)`.
    """

    collection: ClassVar = "systems"

    name: str | None = known(ValueKind.WORDS, "name", "名称", headers=("系统名称",), fixed=True)
    function: str | None = known(ValueKind.WORDS, "function", "功能", headers=("系统功能", "主要功能"))
    scope_of_use: str | None = known(ValueKind.WORDS, "scope of use", "使用范围")
    frequency_of_use: str | None = known(ValueKind.WORDS, "frequency of use", "使用频度", headers=("使用频率",))
    approved_by: str | None = known(ValueKind.WORDS, "approved by", "审批部门", fixed=True)
    approved_on: Day | None = known(ValueKind.DAY, "approved on", "审批时间", fixed=True)
    construction_funds: Money | None = known(ValueKind.MONEY, "construction funds", "建设资金", fixed=True)
    operating_funds: Money | None = known(ValueKind.MONEY, "operating funds a year", "运维资金")
    source_of_funds: str | None = known(ValueKind.WORDS, "source of funds", "经费来源", fixed=True)
    unit: str | None = known(ValueKind.REFERENCE, "unit", "责任单位", refers="units", headers=("单位",), fixed=True)
    owner_level: OwnerLevel | None = known(ValueKind.CHOICE, "run in the name of", "建设名义", choices=OwnerLevel)
    lifecycle: LifecycleState | None = known(
        ValueKind.CHOICE, "state", "建设状态", choices=LifecycleState, headers=("系统状态",)
    )
    applied_on: Day | None = known(ValueKind.DAY, "applied for on", "申请时间", fixed=True)
    in_service_on: Day | None = known(ValueKind.DAY, "in service since", "投入使用时间", fixed=True)
    retired_on: Day | None = known(ValueKind.DAY, "retired on", "关停时间")
    parent: str | None = known(ValueKind.REFERENCE, "part of system", "所属系统", refers="systems")
    host: str | None = known(ValueKind.REFERENCE, "runs in facility", "运行设施", refers="facilities")
    room: str | None = known(ValueKind.REFERENCE, "runs in machine room", "所在机房", refers="rooms")
    network: NetworkKind | None = known(ValueKind.CHOICE, "network", "所在网络", choices=NetworkKind)
    is_secret: bool | None = known(ValueKind.FLAG, "holds secrets", "是否涉密", fixed=True)
    is_lan_only: bool | None = known(ValueKind.FLAG, "local network only", "是否仅局域网使用", fixed=True)
    capabilities: tuple[str, ...] | None = known(ValueKind.NAMES, "capabilities", "能力", headers=("能力编码",))
    is_unified: bool | None = known(
        ValueKind.FLAG, "built for everyone", "是否统筹建设", headers=("是否全市统筹建设",), fixed=True
    )
    is_exchange: bool | None = known(ValueKind.FLAG, "exchanges data across departments", "是否跨部门交换系统")
    is_sharing_platform: bool | None = known(ValueKind.FLAG, "is a sharing platform", "是否共享平台")
    is_connected: bool | None = known(ValueKind.FLAG, "connected with other systems", "是否互联互通")
    is_coordinated: bool | None = known(ValueKind.FLAG, "works together across businesses", "是否业务协同")
    shares_data: bool | None = known(ValueKind.FLAG, "shares data", "是否信息共享")
    exchange_required_by_law: bool | None = known(
        ValueKind.FLAG, "own exchange demanded by law", "是否法律法规要求自建交换", fixed=True
    )
    is_nationally_planned: bool | None = known(ValueKind.FLAG, "nationally planned", "是否国家统一规划", fixed=True)
    is_listed: bool | None = known(ValueKind.FLAG, "listed in the inventory", "是否列入清单")
    in_total_catalogue: bool | None = known(
        ValueKind.FLAG, "in the total catalogue of systems", "是否纳入政务信息系统总目录"
    )
    in_cleanup_list: bool | None = known(ValueKind.FLAG, "in the clean-up list", "是否列入清理清单")
    is_process_detached: bool | None = known(ValueKind.FLAG, "detached from processes", "是否与业务流程长期脱节")
    is_replaceable: bool | None = known(ValueKind.FLAG, "replaceable by others", "功能是否可被替代")
    idle_since: Day | None = known(ValueKind.DAY, "resources idle since", "资源空闲起始时间")
    last_updated_on: Day | None = known(ValueKind.DAY, "last maintained on", "最近运维更新时间")
    users: int | None = known(ValueKind.NUMBER, "users", "使用人数")
    uses_per_month: int | None = known(ValueKind.NUMBER, "uses a month", "月均使用次数")
    is_statutory_archive: bool | None = known(ValueKind.FLAG, "statutory archive", "是否法定存档系统", fixed=True)
    is_island: bool | None = known(ValueKind.FLAG, "isolated", "是否信息孤岛")
    disposition: Disposition | None = known(ValueKind.CHOICE, "disposition", "处置方式", choices=Disposition)
    disposed_on: Day | None = known(ValueKind.DAY, "disposed of on", "处置完成时间")
    audit_consented_on: Day | None = known(
        ValueKind.DAY, "auditors consented on", "审计部门同意时间", headers=("审计局同意时间",)
    )
    holds_data: bool | None = known(ValueKind.FLAG, "holds data", "是否有数据")
    data_archived_on: Day | None = known(ValueKind.DAY, "data archived or migrated on", "数据归档或迁移时间")
    integrated_on: Day | None = known(ValueKind.DAY, "integrated on", "整合完成时间")
    security_assessed_on: Day | None = known(ValueKind.DAY, "security assessed on", "安全评估时间")
    is_cryptography_sound: bool | None = known(
        ValueKind.FLAG, "meets what is asked of cryptography", "是否符合密码应用要求"
    )
    is_security_sound: bool | None = known(
        ValueKind.FLAG, "meets what is asked of network security", "是否符合网络安全要求"
    )
    migration_planned_on: Day | None = known(ValueKind.DAY, "migration plan made on", "迁移方案制定时间")
    migrated_on: Day | None = known(ValueKind.DAY, "migrated on", "迁移完成时间")
    is_pilot: bool | None = known(ValueKind.FLAG, "migration pilot", "是否迁移试点", fixed=True)
    reviewed_on: Day | None = known(ValueKind.DAY, "reviewed for access on", "接入审核时间")
    accessed_on: Day | None = known(ValueKind.DAY, "joined the sharing platform on", "接入共享平台时间")
    entries: tuple[str, ...] | None = known(ValueKind.REFERENCES, "catalogue entries", "资源目录条目", refers="entries")
    no_entry_reason: str | None = known(ValueKind.WORDS, "why it has no catalogue entry", "未编目理由")
    collects: tuple[str, ...] | None = known(
        ValueKind.REFERENCES, "catalogue entries it collects itself", "自行采集的目录条目", refers="entries"
    )
    collects_by_law: bool | None = known(ValueKind.FLAG, "collection demanded by law", "是否依法采集", fixed=True)
    serves_lower_tiers: bool | None = known(
        ValueKind.FLAG, "lower tiers need its data for their duties", "下级单位履职是否需要其数据"
    )
    returns_data: bool | None = known(ValueKind.FLAG, "returns data to lower tiers", "是否向下级回流数据")
    sets_extra_conditions: bool | None = known(
        ValueKind.FLAG, "sets extra conditions for returning data", "回流是否附加额外条件"
    )
    is_unsafe_to_return: bool | None = known(
        ValueKind.FLAG, "data cannot be returned safely", "回流是否无法确保数据安全"
    )
