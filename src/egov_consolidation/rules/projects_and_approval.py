"""Projects and their approval: two decisions that go together, and what a project shows before it gets money."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import Project, ProjectKind
from egov_consolidation.rules._annex import cite, had_begun, is_dropped
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import due, since
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, on
from egov_consolidation.wording import Text

_REGULATION = "2025-08-01"
"""The day on which the Regulation on Sharing Government Data (《政务数据共享条例》) entered into force."""

_NATIONAL_RULES = "2020-02-01"
"""The day on which the national rules on informatisation projects (国办发〔2019〕57号) are said to be in force from."""


def _is_approved(project: RecordHandle) -> Expression:
    """Return whether the investment in a project is approved by the day of the report."""
    return project.approved_on <= AS_OF


def _is_funded(project: RecordHandle) -> Expression:
    """Return whether the operating funds of a project are approved by the day of the report."""
    return project.operation_approved_on <= AS_OF


@record_rule(
    "FI02",
    "approvals-linked",
    on=Project,
    title=Text(
        en="The investment in a project and its operating funds are approved together",
        zh="政务信息化项目建设投资审批与运维经费审批相互衔接",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.3.4", "研究建立政务信息化项目建设投资审批和运维经费审批的跨部门联动机制"),),
    reason=Text(
        en="The row has a mechanism set up. That no project has the one approval without the other once the day for it "
        "is over is a judgement: it is what shows that the mechanism works.",
        zh="该行要求建立联动机制。期限届满后，项目不应只有其中一项审批，系本规则的判断：这是机制是否运转的标志。",
    ),
    strength=Strength.MUST,
    severity=Severity.WARNING,
    parameters=(due("FI02"),),
    holds_after="due",
    departs=Text(
        en="{subject}: of the project of {unit}, the investment is approved on: {approved_on}, the operating funds on: "
        "{operation_approved_on}; must both be approved, by the mechanism that was due by {due}",
        zh="{subject}：{unit}的项目建设投资批准时间为“{approved_on}”，运维经费审批时间为“{operation_approved_on}”，"
        "两项审批应相互衔接（联动机制应不迟于 {due} 建立）",
    ),
    since="0.1",
)
def approvals_linked(project: RecordHandle, p: ParameterHandle) -> Check:
    """The investment in a project and its operating funds are approved together.

    What:   looks at each project that got one of the two approvals after the day by which the plan has the mechanism
            set up; on the day of the report it must have both. Not applicable to projects with neither or with both
            from before, to those that were applied for only later, that were not approved or were withdrawn, and before
            that day is over.
    Why:    what is built without money to run it stands still, and what is run without approval was never weighed.
    Fix:    get the approval that is missing, or withdraw the project.
    Limits: does not say how many days may lie between the two: the row gives none. Knows days, not the amounts that
            were approved.
    """
    approved, funded = project.approved_on, project.operation_approved_on
    return Check(
        applies=had_begun(project)
        & (((approved > p.due) & _is_approved(project)) | ((funded > p.due) & _is_funded(project))),
        unless=is_dropped(project),
        require=_is_approved(project) & _is_funded(project),
    )


@record_rule(
    "FI03",
    "approved-projects-fit-to-share",
    on=Project,
    title=Text(
        en="A project that does not meet what sharing demands gets no approval and no operating funds",
        zh="不符合共享要求的项目不予批准建设、不安排运维经费",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    cites=(cite("2.3.4", "政务信息化项目建设投资审批和运维经费审批"),),
    reason=Text(
        en="Article 38 of the Regulation on Sharing Government Data (《政务数据共享条例》, order 809 of the State "
        "Council), in force since 2025-08-01, read in an excerpt: sharing is an important basis (重要依据) of such "
        "decisions. That what does not "
        "share therefore gets no approval is a judgement, and no prohibition: it weighs as a warning. Older "
        "documents (国发〔2016〕51号, 国办发〔2017〕39号) are said to forbid it; they were not read, so earlier "
        "approvals are not judged.",
        zh="《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）第三十八条，据摘录核对：政务数据共享情况作为此类决定的“重要依据”。"
        "据此不予批准不符合共享要求的项目，系本规则的判断，并非明文禁止，故只作警告。"
        "国发〔2016〕51号、国办发〔2017〕39号据称规定不予审批，未经核对，故不判定此前的审批。",
    ),
    strength=Strength.MUST,
    severity=Severity.WARNING,
    holds_from=_REGULATION,
    departs=Text(
        en="{subject}: the project of {unit} does not meet what sharing demands and is approved on: {approved_on}, its "
        "operating funds on: {operation_approved_on}; must not get either",
        zh="{subject}：{unit}的项目不符合共享要求，建设投资批准时间为“{approved_on}”，"
        "运维经费审批时间为“{operation_approved_on}”，不应批准建设、安排运维经费",
    ),
    since="0.1",
)
def approved_projects_fit_to_share(project: RecordHandle, _: ParameterHandle) -> Check:
    """A project that does not meet what sharing demands gets no approval and no operating funds.

    What:   looks at each project whose investment or operating funds were approved on 1 August 2025 or later; it must
            meet what sharing demands. Not applicable to projects without such an approval, to those that were withdrawn
            or not approved, and before August 2025.
    Why:    once the money is given, nobody has a reason to share any more.
    Fix:    have the project meet the demands before it is approved, or take the approval back.
    Limits: is a rule of today and not of the annex. Whether a project meets the demands is recorded by those who
            examine it; the rule does not examine.
    """
    first = on(_REGULATION)
    return Check(
        applies=project.approved_on.between(first, AS_OF) | project.operation_approved_on.between(first, AS_OF),
        unless=is_dropped(project),
        require=project.is_fit_to_share,
    )


@record_rule(
    "FI07",
    "projects-filed-in-full",
    on=Project,
    title=Text(en="Every project is filed with its eight facts", zh="政务信息化项目全口径备案，八项内容齐全"),
    basis=(Basis.UNVERIFIED,),
    cites=(cite("2.3.4", "建立备案制度"),),
    reason=Text(
        en="The heading of the row asks for filing (备案) and does not say of what. The eight facts are said to stand "
        "in 国办发〔2017〕39号; its text was not read, so the rule is off unless it is asked for.",
        zh="该行标题要求建立备案制度，未列明内容。八项内容据称出自国办发〔2017〕39号，未经核对，故默认不启用。",
    ),
    severity=Severity.WARNING,
    parameters=(since("FI07"),),
    departs=Text(
        en="{subject}: name: {name}, unit: {unit}, investment: {investment}, operating funds: {operating_funds}, "
        "source of funds: {source_of_funds}, data resources: {data_resources}, systems: {systems}, "
        "protection filed under: {protection_filing}; must all be filed",
        zh="{subject}：项目名称“{name}”，建设单位“{unit}”，投资额“{investment}”，运维费“{operating_funds}”，"
        "经费渠道“{source_of_funds}”，数据资源“{data_resources}”，应用系统“{systems}”，"
        "等级（分级）保护备案“{protection_filing}”，八项内容应全部备案",
    ),
    since="0.1",
)
def projects_filed_in_full(project: RecordHandle, p: ParameterHandle) -> Check:
    """Every project is filed with its eight facts.

    What:   looks whether name, unit, investment, operating funds, source of funds, data resources, systems and the
            filing of protection are filled in, for each project applied for since the plan binds. What is known to be
            none is an answer. Not applicable to older projects, and to those that were not approved or were withdrawn.
    Why:    who approves money has to know what is there already, what it costs, and what data it brings.
    Fix:    ask the unit for what is missing, and file it.
    Limits: is off by default, for its source was not read. Does not see whether what is filed is true.
    """
    return Check(
        applies=project.applied_on.between(p.since, AS_OF),
        unless=is_dropped(project),
        require=~project.name.is_missing
        & ~project.unit.is_missing
        & ~project.investment.is_missing
        & ~project.operating_funds.is_missing
        & ~project.source_of_funds.is_missing
        & ~project.data_resources.is_missing
        & ~project.systems.is_missing
        & ~project.protection_filing.is_missing,
    )


@record_rule(
    "FI08",
    "data-pooled-before-acceptance",
    on=Project,
    title=Text(en="The data of a project are pooled before it is accepted", zh="项目数据汇聚后方予验收"),
    basis=(Basis.READ,),
    cites=(cite("1.11", "逐步接入统一共享平台"),),
    reason=Text(
        en="The row has resources join the platform. That a new project is not accepted before its data are pooled "
        "stands in article 22 of the rules of Fujian of 2016 (《福建省政务数据管理办法》), read in an excerpt; they "
        "bind another province, leave secrets out, and serve for comparison.",
        zh="该行要求资源接入统一共享平台。新建项目数据未汇聚的不予验收，见《福建省政务数据管理办法》（2016年）第二十二条，"
        "据摘录，涉及国家秘密的除外；该办法不约束本市，仅供比照。",
    ),
    severity=Severity.NOTE,
    parameters=(since("FI08"),),
    departs=Text(
        en="{subject}: the project of {unit} was accepted on {accepted_on}, its data were pooled on: {data_pooled_on}; "
        "must have been pooled before it was accepted",
        zh="{subject}：{unit}的项目于 {accepted_on} 验收，数据汇聚时间为“{data_pooled_on}”，应先汇聚数据再验收",
    ),
    since="0.1",
)
def data_pooled_before_acceptance(project: RecordHandle, p: ParameterHandle) -> Check:
    """The data of a project are pooled before it is accepted.

    What:   compares, for each new project applied for since the plan binds and accepted by the day of the report, the
            day on which its data were pooled with that of acceptance; the same day is in time. Not applicable to
            rebuilding, to projects with secrets, to older ones, and to those that are not accepted.
    Why:    acceptance is the last moment at which somebody has to ask for the data.
    Fix:    pool the data now and record the day; next time pool first.
    Limits: rests on the rules of another province: what it finds is a comparison, no offence. Does not look at money.
    """
    return Check(
        applies=~project.is_renovation & project.applied_on.between(p.since, AS_OF) & (project.accepted_on <= AS_OF),
        unless=project.is_secret,
        require=project.data_pooled_on <= project.accepted_on,
    )


@record_rule(
    "FI11",
    "reports-speak-of-sharing",
    on=Project,
    title=Text(
        en="The report of a project for a system has a chapter on sharing",
        zh="信息系统项目编制信息资源共享分析篇（章）",
    ),
    basis=(Basis.UNVERIFIED,),
    reason=Text(
        en="Said to stand in the national rules on informatisation projects (国办发〔2019〕57号), in force since "
        "2020-02-01, which speak of national projects. Their text was not read, so the rule is off unless it is asked "
        "for; from which size on a project needs the chapter is not known.",
        zh="据称出自《国家政务信息化项目建设管理办法》（国办发〔2019〕57号，2020年2月1日起施行），该办法针对国家项目；"
        "未经核对，故默认不启用。多大的项目须编制该篇（章）亦不明。",
    ),
    severity=Severity.WARNING,
    holds_from=_NATIONAL_RULES,
    departs=Text(
        en="{subject}: the report of the project of {unit}, applied for on {applied_on}, has no chapter on sharing; "
        "must have one",
        zh="{subject}：{unit}于 {applied_on} 申请的项目，其报告未编制信息资源共享分析篇（章），应予补充",
    ),
    since="0.1",
)
def reports_speak_of_sharing(project: RecordHandle, _: ParameterHandle) -> Check:
    """The report of a project for a system has a chapter on sharing.

    What:   looks at each project for an information system that was applied for on 1 February 2020 or later; its
            feasibility study or design must have a chapter on sharing. Not applicable to projects of other kinds, to
            older ones, to those that were not approved or were withdrawn, and before February 2020.
    Why:    what is to be shared has to be thought of before it is built.
    Fix:    add the chapter before the project is approved.
    Limits: is off by default, for its source was not read. Judges small projects too. Does not read the chapter.
    """
    return Check(
        applies=(project.kind == ProjectKind.SYSTEM) & project.applied_on.between(on(_NATIONAL_RULES), AS_OF),
        unless=is_dropped(project),
        require=project.has_sharing_chapter,
    )
