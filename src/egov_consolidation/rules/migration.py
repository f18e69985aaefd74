"""Migration: how the systems of departments come into the data centre."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    InformationSystem,
    LifecycleState,
)
from egov_consolidation.rules._annex import cite, is_data_centre, is_department, is_in_use
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis
from egov_consolidation.rules._set_days import due, since
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, count, on
from egov_consolidation.wording import Text

_WEBSITES = on("2018-11-09")
"""The day on which the work plan for pooling government websites was made public (国办函〔2018〕71号)."""


def _is_retired(system: RecordHandle) -> Expression:
    return system.lifecycle == LifecycleState.RETIRED


def _is_pilot(system: RecordHandle) -> Expression:
    """Return whether a system is one of those with which the departments try the migration."""
    return is_department(system.unit) & system.is_pilot


def _has_moved(system: RecordHandle, first: Expression) -> Expression:
    """Return whether a system of a department was moved between a first day and that of the report."""
    return is_department(system.unit) & system.migrated_on.between(first, AS_OF)


@record_rule(
    "MG01",
    "migration-planned-first",
    on=InformationSystem,
    title=Text(
        en="A system is moved by a migration plan that was made before", zh="先制定迁移方案，再迁移政务信息系统"
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("1.8", "制定迁移方案"),),
    reason=Text(
        en="The row gives the plan no day of its own and names it before the move. That it has to be there by the day "
        "on which the move is done, for each system, is a judgement.",
        zh="该行未对迁移方案单独规定时限，但列在迁移之前。各系统的方案不得迟于迁移完成之日，系本规则的判断。",
    ),
    parameters=(since("MG01"),),
    departs=Text(
        en="{subject}: was moved on {migrated_on}, its migration plan was made on: {migration_planned_on}; must have "
        "been made before",
        zh="{subject}：{migrated_on} 完成迁移，迁移方案制定时间为“{migration_planned_on}”，应先制定方案再迁移",
    ),
    since="0.1",
)
def migration_planned_first(system: RecordHandle, p: ParameterHandle) -> Check:
    """A system of a department is moved by a migration plan that was made on the same day or before.

    What:   compares, for each system of a department that was moved between the day from which the plan binds and that
            of the report, the day of its migration plan with that of the move; the same day is in time. Not applicable
            to systems that were not moved, to those moved earlier, to retired ones, and to other units.
    Why:    without a plan nobody knows what the system needs at the other end, nor how to go back.
    Fix:    make the plan before the next system moves. For one that has moved, write down how it was done; the finding
            stays.
    Limits: knows the day on which the move was done, not when it began. A plan for several systems is recorded for each
            of them. Does not see what stands in the plan.
    """
    return Check(
        applies=_has_moved(system, p.since),
        unless=_is_retired(system),
        require=system.migration_planned_on <= system.migrated_on,
    )


@record_rule(
    "MG02",
    "integrated-before-migration",
    on=InformationSystem,
    title=Text(
        en="A system is cleaned up and integrated before it is moved",
        zh="政务信息系统清理整合后再行迁移",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("1.8", "各部门清理整合政务信息系统后"),),
    reason=Text(
        en="The row speaks of the systems of a department together. That each system moves once it is cleaned up and "
        "integrated itself is a judgement, and so is that a pilot may go ahead: it is there to try the move.",
        zh="该行就部门系统整体而言。以各系统自身清理整合完毕为准，以及试点系统可先行迁移，均系本规则的判断。",
    ),
    parameters=(since("MG02"),),
    departs=Text(
        en="{subject}: was moved on {migrated_on}, was integrated on: {integrated_on}, is in the clean-up list: "
        "{in_cleanup_list}, disposed of on: {disposed_on}; must have been integrated, and done with if listed, before",
        zh="{subject}：{migrated_on} 完成迁移，整合完成时间为“{integrated_on}”，是否列入清理清单：{in_cleanup_list}，"
        "处置完成时间为“{disposed_on}”，应先完成清理整合再迁移",
    ),
    since="0.1",
)
def integrated_before_migration(system: RecordHandle, p: ParameterHandle) -> Check:
    """A system of a department is cleaned up and integrated on the day it is moved, or before.

    What:   compares, for each system of a department that was moved between the day from which the plan binds and that
            of the report, the day of the move with that of its integration and, if it is in the clean-up list, with
            that of its disposition; the same day is in time. Not applicable to pilots, to systems that were not moved,
            to those moved earlier, to retired ones, and to other units.
    Why:    what is moved first and sorted out later is moved twice, and dead systems are moved at all.
    Fix:    finish clean-up and integration before the next system moves; the finding for one that has moved stays.
    Limits: looks at the system itself, not at the others of its department. A system with nothing to integrate carries
            the day on which its department was done.
    """
    is_cleaned_up = ~system.in_cleanup_list | (system.disposed_on <= system.migrated_on)
    return Check(
        applies=_has_moved(system, p.since),
        unless=system.is_pilot | _is_retired(system),
        require=is_cleaned_up & (system.integrated_on <= system.migrated_on),
    )


@record_rule(
    "MG03",
    "pilot-before-general-migration",
    on=InformationSystem,
    title=Text(
        en="The pilot of migration is done before the other systems are moved",
        zh="先完成迁移试点，再全面迁移政务信息系统",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        cite("2.2.5", "组织开展市政府部门政务信息系统迁移试点"),
        cite("2.2.6", "组织各部门完成政务信息系统迁移工作"),
    ),
    reason=Text(
        en="The rows order a pilot and the migration of all. That the pilot is done first lies in the word 试点, and "
        "is a judgement.",
        zh="两行分别要求开展试点和完成迁移。先完成试点再全面迁移，出自“试点”的本义，系本规则的判断。",
    ),
    parameters=(since("MG03"),),
    departs=Text(
        en="{subject}: the system of {unit}, which is no pilot, was moved on {migrated_on}; must have been moved after "
        "the pilot: by then none was done, or one was not",
        zh="{subject}：{unit}的非试点系统于 {migrated_on} 完成迁移，当时尚无已完成的试点或仍有试点未完成，"
        "应在试点完成后迁移",
    ),
    since="0.1",
)
def pilot_before_general_migration(system: RecordHandle, p: ParameterHandle) -> Check:
    """A system that is no pilot is moved when the pilots are done, of which there is one at least.

    What:   looks at each system of a department that is no pilot and was moved between the day from which the plan
            binds and that of the report: by then a pilot must have been moved, and none may have been waiting; the same
            day is in time. Not applicable to pilots, to systems that were not moved, to those moved earlier, to retired
            ones, and to other units.
    Why:    a pilot that comes after the others teaches nobody anything.
    Fix:    finish the pilots before the next system moves; the finding for one that has moved stays.
    Limits: pilots are the systems of departments that are recorded as such: one that was given up has to be recorded as
            a pilot no more. Does not see what the pilots showed.
    """
    done = count(InformationSystem, where=lambda one: _is_pilot(one) & (one.migrated_on <= system.migrated_on))
    waiting = count(
        InformationSystem,
        where=lambda one: _is_pilot(one) & ~_is_retired(one) & (one.migrated_on > system.migrated_on),
    )
    return Check(
        applies=_has_moved(system, p.since),
        unless=system.is_pilot | _is_retired(system),
        require=(done >= 1) & (waiting < 1),
    )


@record_rule(
    "MG04",
    "systems-in-the-data-centre",
    on=InformationSystem,
    title=Text(
        en="Every system of a department runs in the unified data centre",
        zh="各部门政务信息系统统一迁移至政府数据中心运行",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        cite("1.8", "统一迁移至市政府数据中心运行"),
        cite("2.2.6", "组织各部门完成政务信息系统迁移工作"),
        cite("1.6", "各部门机房原则上仅保留网络接入设备及局域网政务信息系统"),
    ),
    reason=Text(
        en="Row 1.6 leaves systems of the local network where they are. That systems with secrets, and nationally "
        "planned ones, run where others decide is a judgement.",
        zh="局域网政务信息系统可保留在部门机房，见1.6。涉密系统、国家统一规划的系统另有规定，不在此列，系本规则的判断。",
    ),
    holds_after="due",
    parameters=(due("MG04"),),
    departs=Text(
        en="{subject}: the system of {unit} runs in facility: {host}, moved on: {migrated_on}; must run in the "
        "unified data centre (the move was due by {due})",
        zh="{subject}：{unit}的系统运行设施为“{host}”，迁移完成时间为“{migrated_on}”，"
        "应在统一的政府数据中心运行（迁移期限为 {due}）",
    ),
    since="0.1",
)
def systems_in_the_data_centre(system: RecordHandle, _: ParameterHandle) -> Check:
    """Every system of a department runs in the unified data centre after the day that the plan sets.

    What:   looks at each system in use of a department; its host must be a unified data centre. Not applicable to
            systems with secrets, nationally planned ones and those of the local network only, to systems that are not
            in use, to other units, and up to the deadline.
    Why:    each system outside needs a room, power, lines and people of its own.
    Fix:    move the system, and record its host; or record why it stays: that it is secret, nationally planned, or of
            the local network only.
    Limits: takes the host as it was listed, and does not say by how much a move was late. The resources that new
            systems use are the matter of DC08.
    """
    return Check(
        applies=is_in_use(system) & is_department(system.unit),
        unless=system.is_secret | system.is_nationally_planned | system.is_lan_only,
        require=is_data_centre(system.host) & system.host.is_unified,
    )


@record_rule(
    "MG05",
    "security-assessed-before-migration",
    on=InformationSystem,
    title=Text(
        en="The security of a system is assessed before it is moved",
        zh="政务信息系统迁移前完成安全评估",
    ),
    basis=(Basis.READ,),
    cites=(cite("1.8", "统一迁移至市政府数据中心运行"),),
    reason=Text(
        en="Plans do not speak of it. Part 3 (5) of the work plan for pooling government websites "
        "(《政府网站集约化试点工作方案》, 国办函〔2018〕71号), read in an excerpt, has websites assessed and hardened "
        "before they move. It binds its pilot regions and websites only, and shows what is usual.",
        zh="方案未作规定。《政府网站集约化试点工作方案》（国办函〔2018〕71号）第三部分第（五）项（据摘录）要求网站迁移前"
        "进行安全评估和加固；该方案仅适用于试点地区的政府网站，仅供参照。",
    ),
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: was moved on {migrated_on}, its security was assessed on: {security_assessed_on}; should have "
        "been assessed before",
        zh="{subject}：{migrated_on} 完成迁移，安全评估时间为“{security_assessed_on}”，应在迁移前完成安全评估",
    ),
    since="0.1",
)
def security_assessed_before_migration(system: RecordHandle, _: ParameterHandle) -> Check:
    """The security of a system of a department is assessed on the day it is moved, or before.

    What:   compares, for each system of a department that was moved since the document was made public, the day on
            which its security was assessed with that of the move; the same day is in time. Not applicable to systems
            that were not moved, to those moved earlier, to retired ones, and to other units.
    Why:    in the data centre the weakness of one system is next door to all the others.
    Fix:    assess the system now, mend what is found, and record the day; next time assess first.
    Limits: rests on a document for websites. Knows the day of the assessment, not its result, and nothing of hardening.
    """
    return Check(
        applies=_has_moved(system, _WEBSITES),
        unless=_is_retired(system),
        require=system.security_assessed_on <= system.migrated_on,
    )
