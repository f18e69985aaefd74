"""Upkeep of the resource catalogue: how entries are made and follow a change, and when projects make theirs."""

from __future__ import annotations

from egov_consolidation.inventory import CatalogueEntry, Project, ProjectKind
from egov_consolidation.rules._annex import is_dropped
from egov_consolidation.rules._catalogue import CATALOGUE_SYSTEM, CATALOGUES
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis
from egov_consolidation.rules._sharing_law import (
    REGULATION,
    RULES_OF_2016,
    article,
    under_regulation,
    under_rules_of_2016,
)
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, on
from egov_consolidation.wording import Text

_UPDATED_IN, _MORE = 10, 5
"""In how many working days an entry follows a change, and how many more the authority may grant."""

_UPDATED_IN_2016 = 15
_REVIEWED_IN = 2


def _in_time(done_on: Expression, since: Expression, days: int) -> Expression:
    """Return whether something was done since an event in so many working days, or whether there is time left."""
    last = since.working_days_later(days)
    return done_on.between(since, last) | (last >= AS_OF)


@record_rule(
    "CA09",
    "entries-follow-changes",
    on=CatalogueEntry,
    title=Text(
        en="Entries follow a change in ten working days, or in five more where the authority consents",
        zh="目录自变化之日起10个工作日内更新，经主管部门同意可延长5个工作日",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    cites=CATALOGUE_SYSTEM,
    reason=article(
        17,
        "十七",
        Text(
            en="Where laws, administrative regulations, decisions of the State Council or the duties of a unit change, "
            "it updates its catalogue in ten working days; five more with the consent of the authority. That it "
            "consents before the ten are over is a judgement.",
            zh="因法律、行政法规、国务院决定调整或者部门职责变化需要更新目录的，10个工作日内完成更新；经主管部门同意，"
            "可以延长5个工作日。同意须在10个工作日内作出，系本规则的判断。",
        ),
    ),
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: the resource of {unit} changed on {changed_on}, the entry was updated on: {updated_on} "
        "(extension consented to on: {extension_consented_on}), must be updated in 10 working days, or in 15 with "
        "consent",
        zh="{subject}：{unit}的信息资源于 {changed_on} 变更，目录更新时间：{updated_on}"
        "（同意延长：{extension_consented_on}），应在10个工作日内更新，经同意延长的应在15个工作日内更新",
    ),
    since="0.1",
)
def entries_follow_changes(entry: RecordHandle, _: ParameterHandle) -> Check:
    """Entries follow a change in ten working days, or in five more where the authority consents.

    What:   looks at each entry whose resource changed on 1 August 2025 or later: it was updated in ten working days, or
            in fifteen where the authority consented within the ten, or there is time left. The day of the change is not
            counted. Not applicable to entries without a change, and to earlier changes.
    Why:    a catalogue that is behind sends people for data that are no longer there.
    Fix:    update the entry and record the day; ask for the extension before the ten days are over.
    Limits: knows the last change alone, and takes every change that is recorded for one that the catalogue has to
            follow. What came late stays late. Beyond the working days that are published nothing is decided.
    """
    is_extended = entry.extension_consented_on.between(
        entry.changed_on, entry.changed_on.working_days_later(_UPDATED_IN)
    )
    return Check(
        applies=under_regulation(entry.changed_on),
        require=_in_time(entry.updated_on, entry.changed_on, _UPDATED_IN)
        | (is_extended & _in_time(entry.updated_on, entry.changed_on, _UPDATED_IN + _MORE)),
    )


@record_rule(
    "CA17",
    "entries-follow-changes-as-of-2016",
    on=CatalogueEntry,
    title=Text(
        en="Under the rules of 2016, entries follow a change in fifteen working days",
        zh="按2016年规定，目录自变化之日起15个工作日内更新",
    ),
    basis=(Basis.UNVERIFIED,),
    cites=CATALOGUE_SYSTEM,
    reason=Text(
        en="The interim rules of 2016 (《政务信息资源共享管理暂行办法》, 国发〔2016〕51号) are said to set fifteen "
        "working days; this was not verified against their text.",
        zh="《政务信息资源共享管理暂行办法》（国发〔2016〕51号）；15个工作日的时限未经与原文核对。",
    ),
    holds_from=RULES_OF_2016,
    departs=Text(
        en="{subject}: the resource of {unit} changed on {changed_on}, the entry was updated on: {updated_on}, must be "
        "updated in 15 working days",
        zh="{subject}：{unit}的信息资源于 {changed_on} 变更，目录更新时间：{updated_on}，应在15个工作日内更新",
    ),
    since="0.1",
)
def entries_follow_changes_as_of_2016(entry: RecordHandle, _: ParameterHandle) -> Check:
    """Under the rules of 2016, entries follow a change in fifteen working days.

    What:   looks at each entry whose resource changed under the rules of 2016 and before 1 August 2025: it was updated
            in fifteen working days, or there is time left. The day of the change is not counted. Not applicable to
            entries without a change, and to changes under the regulation of 2025.
    Why:    what was late under the law of its time stays late.
    Fix:    update the entry and record the day.
    Limits: its source is unverified, so that it runs only when it is asked for. Knows the last change alone. Beyond the
            working days that are published nothing is decided.
    """
    return Check(
        applies=under_rules_of_2016(entry.changed_on),
        require=_in_time(entry.updated_on, entry.changed_on, _UPDATED_IN_2016),
    )


@record_rule(
    "CA10",
    "updates-released-in-two-days",
    on=CatalogueEntry,
    title=Text(
        en="The authority reviews and releases an update in two working days",
        zh="主管部门自收到更新后的目录之日起2个工作日内完成审核并发布",
    ),
    basis=(Basis.READ,),
    cites=CATALOGUE_SYSTEM,
    reason=article(
        17,
        "十七",
        Text(
            en="The authority for sharing reviews and releases the updated catalogue in two working days from the day "
            "on which it receives it.",
            zh="主管部门应当自收到更新后的政务数据目录之日起2个工作日内完成审核并发布。",
        ),
    ),
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: the update of {unit}, received on {received_on}, was released on: {released_on}; the authority "
        "for sharing must review and release it in 2 working days",
        zh="{subject}：{unit}的更新目录于 {received_on} 收到，审核发布时间：{released_on}，"
        "政务数据共享主管部门应在2个工作日内完成审核并发布",
    ),
    since="0.1",
)
def updates_released_in_two_days(entry: RecordHandle, _: ParameterHandle) -> Check:
    """The authority reviews and releases an update in two working days.

    What:   looks at each update that the authority received on 1 August 2025 or later: it was released in two working
            days, or there is time left. The day of receipt is not counted. Not applicable to entries without an update,
            and to earlier ones.
    Why:    an update that nobody releases is as good as none.
    Fix:    release the update and record the day.
    Limits: the duty is the authority's, the record is the provider's: the finding stands with the provider and names
            the authority. Does not know of updates that were sent back. Knows the last update alone. Beyond the working
            days that are published nothing is decided.
    """
    return Check(
        applies=under_regulation(entry.received_on),
        require=_in_time(entry.released_on, entry.received_on, _REVIEWED_IN),
    )


@record_rule(
    "CA13",
    "entries-assessed-and-agreed-to",
    on=CatalogueEntry,
    title=Text(
        en="Before an entry is submitted its risks are assessed, and the head agrees to it",
        zh="目录报送前开展保密风险、个人信息保护影响等评估，并经部门负责人审核同意",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    cites=CATALOGUES,
    reason=article(
        13,
        "十三",
        Text(
            en="A unit that makes its catalogue assesses, as the law asks, the risk to secrets and the effect on "
            "personal information, and its head agrees (article 16 has it submitted). That the latter is asked only of "
            "data with personal information is a judgement.",
            zh="编制政务数据目录，应当依法开展保密风险、个人信息保护影响等评估，并经部门负责人审核同意（报送见第十六条）。"
            "不含个人信息的无须评估个人信息保护影响，系本规则的判断。",
        ),
    ),
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: {unit} submitted the entry on {submitted_on}; risk to secrets assessed on: "
        "{secrecy_assessed_on}, effect on personal information assessed on: {privacy_assessed_on}, head agreed on: "
        "{agreed_by_head_on}; must all come before",
        zh="{subject}：{unit}于 {submitted_on} 报送目录，保密风险评估：{secrecy_assessed_on}，"
        "个人信息保护影响评估：{privacy_assessed_on}，部门负责人同意：{agreed_by_head_on}，均应在报送前完成",
    ),
    since="0.1",
)
def entries_assessed_and_agreed_to(entry: RecordHandle, _: ParameterHandle) -> Check:
    """Before an entry is submitted its risks are assessed, and the head agrees to it.

    What:   looks at each entry that was submitted on 1 August 2025 or later: the risk to secrets was assessed by then,
            the effect on personal information too where there is any, and the head agreed. Not applicable to entries
            that are not submitted, and to those that were submitted earlier.
    Why:    what stands in the catalogue is asked for; a secret that stands there is out.
    Fix:    make up for the assessment, have the head agree, and submit the entry again.
    Limits: sees days, and no contents of an assessment. Does not ask in which order assessments and agreement came.
    """
    return Check(
        applies=under_regulation(entry.submitted_on),
        require=(entry.secrecy_assessed_on <= entry.submitted_on)
        & (~entry.holds_personal_data | (entry.privacy_assessed_on <= entry.submitted_on))
        & (entry.agreed_by_head_on <= entry.submitted_on),
    )


@record_rule(
    "CA15",
    "projects-make-their-catalogue",
    on=Project,
    title=Text(
        en="A project drafts its catalogue before it is applied for, and completes it before it is accepted",
        zh="项目申报前预编形成信息资源目录，验收前编制完成",
    ),
    basis=(Basis.UNVERIFIED,),
    cites=CATALOGUE_SYSTEM,
    reason=Text(
        en="The interim rules of 2016 (《政务信息资源共享管理暂行办法》, 国发〔2016〕51号) and 国办发〔2019〕57号 "
        "(《国家政务信息化项目建设管理办法》) are said to ask for it; this was not verified against their texts.",
        zh="《政务信息资源共享管理暂行办法》（国发〔2016〕51号）、《国家政务信息化项目建设管理办法》"
        "（国办发〔2019〕57号），未经与原文核对。",
    ),
    holds_from=RULES_OF_2016,
    departs=Text(
        en="{subject}: the project {name} of {unit} was applied for on {applied_on} and accepted on: {accepted_on}; "
        "its catalogue was drafted on: {catalogue_drafted_on}, completed on: {catalogue_final_on}; must be drafted "
        "before the one and completed before the other",
        zh="{subject}：{unit}的“{name}”于 {applied_on} 申报（验收：{accepted_on}），"
        "目录预编：{catalogue_drafted_on}，编制完成：{catalogue_final_on}，应在申报前预编、验收前编制完成",
    ),
    since="0.1",
)
def projects_make_their_catalogue(project: RecordHandle, _: ParameterHandle) -> Check:
    """A project drafts its catalogue before it is applied for, and completes it before it is accepted.

    What:   looks at each project for a system that was applied for under the rules of 2016 or later: its catalogue was
            drafted by then, and completed by the day on which it was accepted. Not applicable to other kinds of
            projects, to those with secrets, to those that were rejected or withdrawn, and to those not applied for.
    Why:    what data a system will hold is asked best while it can still be changed.
    Fix:    make the catalogue of the project, and record the days.
    Limits: its source is unverified, so that it runs only when it is asked for. Does not read the catalogue.
    """
    is_applied_for = (project.applied_on >= on(RULES_OF_2016)) & (project.applied_on <= AS_OF)
    return Check(
        applies=(project.kind == ProjectKind.SYSTEM) & ~is_dropped(project) & is_applied_for,
        unless=project.is_secret,
        require=(project.catalogue_drafted_on <= project.applied_on)
        & ((project.accepted_on > AS_OF) | (project.catalogue_final_on <= project.accepted_on)),
    )
