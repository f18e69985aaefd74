"""Zombie systems: which they are, and that they are disposed of and audited."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    NOT_YET,
    Disposition,
    InformationSystem,
)
from egov_consolidation.rules._annex import cite, is_department, is_in_use, is_regional
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import due
from egov_consolidation.rules._zombie_parameters import (
    FEW_USERS,
    IDLE,
    MAINTENANCE_STOPPED,
    RARELY_USED,
    REGIONS_DUE,
    STILL_OPEN,
)
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, count
from egov_consolidation.wording import Text


def _is_idle(system: RecordHandle, p: ParameterHandle) -> Expression:
    """Return whether the resources of a system have been idle for long (资源长期空闲)."""
    return (system.idle_since <= AS_OF) & (system.idle_since + p.idle_days <= AS_OF)


def _is_unmaintained(system: RecordHandle, p: ParameterHandle) -> Expression:
    """Return whether maintenance has stopped (运维停止更新), counted from service where there never was any.

    An update after the day of the report says nothing of those before it, and is not held against the system.
    """
    never = system.last_updated_on == NOT_YET
    return (system.last_updated_on + p.unmaintained_days <= AS_OF) | (
        never & (system.in_service_on + p.unmaintained_days <= AS_OF)
    )


def _is_little_used(system: RecordHandle, p: ParameterHandle) -> Expression:
    """Return whether few people use a system (使用范围小), and rarely (使用频度低)."""
    return (system.users <= p.users) & (system.uses_per_month <= p.uses_per_month)


def _is_disposed_of(system: RecordHandle) -> Expression:
    """Return whether a system has been shut down, merged or rectified."""
    ways = (Disposition.SHUT_DOWN, Disposition.MERGED, Disposition.RECTIFIED)
    return system.disposition.is_in(*ways) & (system.disposed_on <= AS_OF)


@record_rule(
    "ZS04",
    "zombies-in-clean-up-list",
    on=InformationSystem,
    title=Text(
        en="Every system that meets one of the five criteria of a zombie is in the clean-up list",
        zh="符合“僵尸”信息系统五项标准之一的系统列入清理清单",
    ),
    basis=(Basis.READ,),
    cites=(cite("1.1", "制定本部门政务信息系统的清理清单"),),
    reason=Text(
        en="Plans ask for the list and do not say what a zombie is. The five criteria stand in the survey of "
        "Pingdingshan of 2021 (平顶山) and in row 2 of the table of Heilongjiang (黑龙江), both read in excerpts, "
        "which name no "
        "numbers: therefore the thresholds have no default.",
        zh="方案要求制定清理清单，未界定“僵尸”信息系统。五项标准见平顶山市2021年调查通知、黑龙江省任务分工表第2项（均据摘录）；"
        "两者均未规定数值，故各阈值不设默认值。",
    ),
    strength=Strength.MUST,
    severity=Severity.WARNING,
    holds_after="due",
    parameters=(due("ZS04"), IDLE, MAINTENANCE_STOPPED, FEW_USERS, RARELY_USED),
    departs=Text(
        en="{subject}: meets a criterion of a zombie system and is not in the clean-up list ({because}), must be in it",
        zh="{subject}：符合“僵尸”信息系统标准而未列入清理清单（{because}），应列入",
    ),
    since="0.1",
)
def zombies_in_clean_up_list(system: RecordHandle, p: ParameterHandle) -> Check:
    """Every system that meets one of the five criteria of a zombie is in the clean-up list.

    What:   looks at each system in use of a department: detached from processes for long; replaceable by another;
            resources idle for so many days; no maintenance for so many days (since it went into service where there
            never was any); at most so many users and so many uses a month. One criterion is enough. Not applicable to
            statutory archives, to systems that are not in use, to units that are no departments, and until the day
            that the plan sets for the list is over.
    Why:    a zombie costs room, power and protection, and is the door that nobody watches.
    Fix:    put the system into the clean-up list, or correct the datum that makes it one.
    Limits: knows the last update only: one after the day of the report hides those before it, and the system is taken
            to be maintained. No published text gives numbers: an unset threshold leaves the system undecided, unless
            another criterion or the list decides. Whether a system is detached or replaceable was judged by whoever
            said so.
    """
    is_zombie = (
        system.is_process_detached
        | system.is_replaceable
        | _is_idle(system, p)
        | _is_unmaintained(system, p)
        | _is_little_used(system, p)
    )
    return Check(
        applies=is_in_use(system) & is_department(system.unit),
        unless=system.is_statutory_archive,
        require=system.in_cleanup_list | ~is_zombie,
    )


@record_rule(
    "ZS05",
    "zombies-disposed-of",
    on=InformationSystem,
    title=Text(
        en="Systems in the clean-up list are shut down, merged or rectified: clean-up is basically complete",
        zh="列入清理清单的系统完成关停、合并或整改，清理工作基本完成",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        cite("1.2", "基本完成本部门信息系统的清理工作"),
        cite("3.1", "参照市级，清理整合本地区政务信息系统"),
    ),
    reason=Text(
        en="The words ask for 基本完成 and do not say how much that is: how many systems may be open is a parameter "
        "without a default. That a system may stay open with the auditors' consent is a judgement.",
        zh="文件要求“基本完成”，未规定程度，故允许未完成的数量为参数，不设默认值。经审计部门同意的可以暂缓，"
        "系本规则的判断。",
    ),
    strength=Strength.MUST,
    holds_after="due",
    parameters=(due("ZS05"), REGIONS_DUE, STILL_OPEN),
    departs=Text(
        en="{subject}: is in the clean-up list of {unit} and not disposed of (disposition: {disposition}, done on: "
        "{disposed_on}), and {unit} has more than {open} such systems; must be shut down, merged or rectified",
        zh="{subject}：已列入{unit}清理清单而未处置完毕（处置方式：{disposition}，完成时间：{disposed_on}），"
        "该单位未处置系统超过 {open} 个，应予关停、合并或整改",
    ),
    since="0.1",
)
def zombies_disposed_of(system: RecordHandle, p: ParameterHandle) -> Check:
    """Every system in the clean-up list is disposed of by the day that the plan sets, one for regions among them.

    What:   looks at each system in the clean-up list of a department or region: it must have been shut down, merged or
            rectified on the day of the report or before, unless its unit has at most so many open ones. Not applicable
            to systems that are not in the list, to those that the auditors have agreed to leave, until the day that the
            plan sets is over, and for regions until theirs is.
    Why:    a list changes nothing; what counts is what is gone, merged or put right.
    Fix:    dispose of the system and record how and when, or record the day of the auditors' consent.
    Limits: 基本完成 is taken as a number of open systems in each unit, not as a share. Does not see whether a merged
            system really is one with the other, nor by how much a disposition was late.
    """
    still_open = count(
        InformationSystem,
        by="unit",
        of=system.unit,
        where=lambda one: one.in_cleanup_list & ~_is_disposed_of(one) & (one.audit_consented_on > AS_OF),
    )
    is_due = is_department(system.unit) | (is_regional(system.unit) & (p.due_of_regions < AS_OF))
    return Check(
        applies=system.in_cleanup_list & is_due,
        unless=~_is_disposed_of(system) & (system.audit_consented_on <= AS_OF),
        require=_is_disposed_of(system) | (still_open <= p.open),
    )
