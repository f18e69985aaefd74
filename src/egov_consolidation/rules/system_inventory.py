"""The inventory of systems: declared in full, listed, and evidenced."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    AttachmentKind,
    InformationSystem,
    LifecycleState,
    Submission,
    SubmissionKind,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.rules._annex import cite, had_begun, is_department, is_in_use
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import due
from egov_consolidation.rules.engine import Check, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text

_SURVEY = (
    "摸清各部门信息系统数量、名称、功能、使用范围、使用频度、审批部门、审批时间、建设资金、运维资金、经费来源等情况"
)


@record_rule(
    "ZS01",
    "four-states-declared",
    on=UnitFacts,
    title=Text(
        en="Every department declares how many systems it has in each of the four states",
        zh="各部门逐一申报已建、在建、拟建和正在申请的政务信息系统数量",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("1.1", "梳理本部门已建、在建、拟建和正在申请的政务信息系统情况"),),
    reason=Text(
        en="The row has departments sort out their systems in the four states. That a number is declared for each "
        "state, 0 included, is a judgement: otherwise none and not looked at read alike.",
        zh="该行要求梳理四类政务信息系统的情况。四类均须申报数量、没有的填0，系本规则的判断：否则无从区分没有与未梳理。",
    ),
    strength=Strength.MUST,
    holds_after="due",
    parameters=(due("ZS01"),),
    departs=Text(
        en="{subject}: declares systems in use: {systems_in_use}, under construction: {systems_under_construction}, "
        "planned: {systems_planned}, applied for: {systems_applied_for}; must declare a number for each, 0 where it "
        "has none",
        zh="{subject}：申报已建 {systems_in_use}、在建 {systems_under_construction}、拟建 {systems_planned}、"
        "正在申请 {systems_applied_for}，四类均应填报数量，没有的填 0",
    ),
    since="0.1",
)
def four_states_declared(unit: RecordHandle, _: ParameterHandle) -> Check:
    """Every department declares how many systems it has in each of the four states.

    What:   looks at the numbers that each department declared of systems in use, under construction, planned and
            applied for; nought is an answer, and an empty cell is none. Not applicable to units that are no
            departments, and until the day that the plan sets is over.
    Why:    what is planned or applied for can still be stopped; a list of what stands already comes too late for that.
    Fix:    ask the department for the numbers that are missing, and enter 0 where there are no systems.
    Limits: takes an empty cell for a number that was not declared. Does not compare the numbers with the systems that
            are listed, nor say by how much a declaration was late.
    """
    return Check(
        applies=unit.kind == UnitKind.DEPARTMENT,
        require=~unit.systems_in_use.is_missing
        & ~unit.systems_under_construction.is_missing
        & ~unit.systems_planned.is_missing
        & ~unit.systems_applied_for.is_missing,
    )


@record_rule(
    "ZS03",
    "nine-facts-known",
    on=InformationSystem,
    title=Text(
        en="Of every system of a department the nine facts of the survey are known",
        zh="各部门信息系统的九项调查内容齐全",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        cite("2.5.2", _SURVEY),
        cite("1.1", "梳理本部门已建、在建、拟建和正在申请的政务信息系统情况"),
    ),
    reason=Text(
        en="One unit finds the facts out, each department sorts out its own systems. That a system which is not in use "
        "yet needs no frequency of use is a judgement: there is nothing to measure.",
        zh="九项内容由牵头单位摸清，各部门梳理本部门情况。尚未投入使用的系统可不填使用频度，"
        "系本规则的判断：此时无从统计。",
    ),
    strength=Strength.MUST,
    holds_after="due",
    parameters=(due("ZS03"),),
    departs=Text(
        en="{subject}: name: {name}, function: {function}, scope: {scope_of_use}, frequency: {frequency_of_use}, "
        "approved by: {approved_by}, on: {approved_on}, construction funds: {construction_funds}, operating funds: "
        "{operating_funds}, source of funds: {source_of_funds}; must all be filled in",
        zh="{subject}：名称“{name}”，功能“{function}”，使用范围“{scope_of_use}”，使用频度“{frequency_of_use}”，"
        "审批部门“{approved_by}”，审批时间“{approved_on}”，建设资金“{construction_funds}”，"
        "运维资金“{operating_funds}”，经费来源“{source_of_funds}”，九项内容应全部填报",
    ),
    since="0.1",
)
def nine_facts_known(system: RecordHandle, _: ParameterHandle) -> Check:
    """Of every system of a department the nine facts of the survey are known.

    What:   looks whether name, function, scope of use, frequency of use, approving department, day of approval,
            construction funds, operating funds and source of funds are filled in; a system that is not in use yet needs
            no frequency. What is known to be none is an answer. Not applicable to units that are no departments, to
            systems that were applied for only later, and until the day that the plan sets is over.
    Why:    whether a system is used, what it costs and who approved it is what every later decision about it rests on.
    Fix:    ask the department for what is missing; where there is none, say so instead of leaving the cell empty.
    Limits: does not see whether what is filled in is true. The number of systems (数量) is the matter of ZS01.
    """
    not_yet_used = system.lifecycle.is_in(
        LifecycleState.UNDER_CONSTRUCTION, LifecycleState.PLANNED, LifecycleState.APPLIED_FOR
    )
    return Check(
        applies=is_department(system.unit) & had_begun(system),
        require=~system.name.is_missing
        & ~system.function.is_missing
        & ~system.scope_of_use.is_missing
        & (~system.frequency_of_use.is_missing | not_yet_used)
        & ~system.approved_by.is_missing
        & ~system.approved_on.is_missing
        & ~system.construction_funds.is_missing
        & ~system.operating_funds.is_missing
        & ~system.source_of_funds.is_missing,
    )


@record_rule(
    "ZS08",
    "systems-in-use-listed",
    on=InformationSystem,
    title=Text(en="Every system that a department uses is listed", zh="各部门在用的政务信息系统均列入清单"),
    basis=(Basis.READ,),
    cites=(cite("2.5.2", _SURVEY),),
    reason=Text(
        en="The words ask for a full survey. That a system which is not in the list is not recognised (不予认可) "
        "stands in the plan of Ganzhou of 2018 (赣州), read in an excerpt, which binds another city and shows what "
        "is usual. That systems "
        "with secrets stay out of the list follows the same practice.",
        zh="方案要求摸清底数。不在目录清单的系统不予认可，见赣州市2018年方案（据摘录）；涉密系统不列入清单，亦循其例。"
        "外地方案不具约束力，仅供参照。",
    ),
    severity=Severity.WARNING,
    holds_after="due",
    parameters=(due("ZS08"),),
    departs=Text(
        en="{subject}: is in use in {unit} and not in the list of systems, must be listed to be recognised",
        zh="{subject}：{unit}在用但未列入清单，应补列；未列入清单的系统不予认可",
    ),
    since="0.1",
)
def systems_in_use_listed(system: RecordHandle, _: ParameterHandle) -> Check:
    """Every system that a department uses is listed.

    What:   looks at each system in use of a department; it must be in the list. Not applicable to systems with
            secrets, to those that are not in use, to units that are no departments, and until the day that the plan
            sets is over.
    Why:    a system that is not in the list escapes clean-up, integration and the budget.
    Fix:    list the system, or shut it down.
    Limits: finds only what somebody has recorded: a system that nobody knows of is in no inventory. Does not decide
            about operating funds for such a system; the document for that was not read.
    """
    return Check(
        applies=is_in_use(system) & is_department(system.unit),
        unless=system.is_secret,
        require=system.is_listed,
    )


@record_rule(
    "ZS09",
    "clean-up-evidence-attached",
    on=Submission,
    title=Text(
        en="Evidence of clean-up has the approval file, the budget file and screenshots",
        zh="清理佐证材料附有审批文件、预算文件和系统截图",
    ),
    basis=(Basis.READ,),
    reason=Text(
        en="The notes to the survey form of Baishan (白山), read in an excerpt, ask for these three. They bind "
        "another city and show what "
        "is usual; plans ask for no evidence.",
        zh="白山市调查表填报说明（据摘录）要求附上述三类材料。该说明不具约束力，仅供参照；方案一般未规定佐证材料。",
    ),
    severity=Severity.NOTE,
    departs=Text(
        en="{subject}: the evidence of clean-up of {unit} is not complete, must have the approval file, the budget "
        "file and screenshots attached",
        zh="{subject}：{unit}报送的清理佐证材料不全，应附审批文件、预算文件和系统截图",
    ),
    since="0.1",
)
def clean_up_evidence_attached(submission: RecordHandle, _: ParameterHandle) -> Check:
    """Evidence of clean-up has the approval file, the budget file and screenshots.

    What:   looks at what is attached to each submission that is evidence of clean-up; all three must be there. Not
            applicable to other submissions.
    Why:    an audit that comes a year later finds the system gone; what is left of it are these papers.
    Fix:    add the file that is missing to the submission.
    Limits: does not see whether a unit handed in any evidence at all, nor what is in the files.
    """
    return Check(
        applies=submission.kind == SubmissionKind.CLEANUP_EVIDENCE,
        require=submission.attachments.includes(AttachmentKind.APPROVAL_FILE)
        & submission.attachments.includes(AttachmentKind.BUDGET_FILE)
        & submission.attachments.includes(AttachmentKind.SCREENSHOT),
    )
