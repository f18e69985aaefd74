"""Platforms and sites that a government builds once for everyone, each by the day that the plan sets."""

from __future__ import annotations

from collections.abc import Callable

from egov_consolidation.inventory import Facility, FacilityKind, UnitFacts, UnitKind
from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import due
from egov_consolidation.rules.engine import Check, Expression, ParameterHandle, RecordHandle, count
from egov_consolidation.wording import Text


def _has(government: RecordHandle, kind: FacilityKind, in_time: Callable[[RecordHandle], Expression]) -> Expression:
    """Return whether a government has a unified facility of a kind that came in time."""
    there = count(
        Facility,
        by="government",
        of=government.id,
        where=lambda one: (one.kind == kind) & one.is_unified & in_time(one),
    )
    return there >= 1


def _is_government(unit: RecordHandle) -> Expression:
    """Return whether a unit is the government itself, for which the platforms are built."""
    return unit.kind == UnitKind.CITY


@record_rule(
    "SH10",
    "exchange-platform-built-and-linked",
    on=UnitFacts,
    title=Text(
        en="The sharing platform is built in its first stage and linked to that of the province",
        zh="初步建成外网共享平台，实现与省数据共享交换平台对接",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.2.10", "初步建成市外网共享平台，实现与省数据共享交换平台对接"),),
    reason=Text(
        en="That 初步建成 is reached when the platform is accepted is a judgement: the row does not say how much is "
        "enough.",
        zh="原文未规定“初步建成”的标准，以验收为准，系本规则的判断。",
    ),
    strength=Strength.MUST,
    parameters=(due("SH10"),),
    holds_after="due",
    is_duty_of_lead=True,
    is_expecting=True,
    departs=Text(
        en="{subject}: no unified sharing platform was both accepted and linked to the province by {due}; {lead} must "
        "have had it done by then",
        zh="{subject}：至 {due} 没有既已验收、又已与省平台对接的统一共享交换平台，{lead}应按期完成",
    ),
    since="0.1",
)
def exchange_platform_built_and_linked(government: RecordHandle, p: ParameterHandle) -> Check:
    """The sharing platform is built in its first stage and linked to that of the province by the day of the plan.

    What:   counts, for the government itself, the unified sharing platforms that were accepted and linked to the
            province by the day that the plan sets: at least one. One that came later departs, as one that is missing
            does. Undecided where the government is not listed. Not applicable to other units, and until that day is
            over.
    Why:    all that has to join the platform waits for it.
    Fix:    finish what is missing, and record the days; lateness stays on record.
    Limits: takes acceptance (验收) for 初步建成. Does not know whether the province was ready for the link.
    """
    return Check(
        applies=_is_government(government),
        require=_has(
            government,
            FacilityKind.EXCHANGE_PLATFORM,
            lambda one: (one.accepted_on <= p.due) & (one.linked_to_province_on <= p.due),
        ),
    )


@record_rule(
    "OP01",
    "open-data-site-live",
    on=UnitFacts,
    title=Text(en="The open data site is live", zh="建成数据开放网站"),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.2.12", "建设"), cite("2.2.12", "数据开放网站")),
    reason=Text(
        en="That a site is built when it is in service is a judgement.", zh="以投入使用视为“建成”，系本规则的判断。"
    ),
    strength=Strength.MUST,
    parameters=(due("OP01"),),
    holds_after="due",
    is_duty_of_lead=True,
    is_expecting=True,
    departs=Text(
        en="{subject}: no unified open data site was in service by {due}; {lead} must have had it done by then",
        zh="{subject}：至 {due} 没有投入使用的统一数据开放网站，{lead}应按期建成",
    ),
    since="0.1",
)
def open_data_site_live(government: RecordHandle, p: ParameterHandle) -> Check:
    """The open data site is live by the day of the plan.

    What:   counts, for the government itself, the unified open data sites that were in service by the day that the plan
            sets: at least one. One that came later departs, as one that is missing does. Undecided where the
            government is not listed. Not applicable to other units, and until that day is over.
    Why:    every unit's duty to keep a list of open data and to answer requests begins with the site.
    Fix:    bring the site into service, and record the day; lateness stays on record.
    Limits: does not see whether the site is 统一规范、互联互通、安全可控, for which there is no measure.
    """
    return Check(
        applies=_is_government(government),
        require=_has(government, FacilityKind.OPEN_DATA_SITE, lambda one: one.in_service_on <= p.due),
    )


@record_rule(
    "OP03",
    "sharing-site-live",
    on=UnitFacts,
    title=Text(en="The sharing site is live", zh="建成政务信息共享网站"),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.2.13", "建设全市政务信息共享网站"),),
    reason=Text(
        en="That a site is built when it is in service is a judgement.", zh="以投入使用视为“建成”，系本规则的判断。"
    ),
    strength=Strength.MUST,
    parameters=(due("OP03"),),
    holds_after="due",
    is_duty_of_lead=True,
    is_expecting=True,
    departs=Text(
        en="{subject}: no unified sharing site was in service by {due}; {lead} must have had it done by then",
        zh="{subject}：至 {due} 没有投入使用的统一政务信息共享网站，{lead}应按期建成",
    ),
    since="0.1",
)
def sharing_site_live(government: RecordHandle, p: ParameterHandle) -> Check:
    """The sharing site is live by the day of the plan.

    What:   counts, for the government itself, the unified sharing sites that were in service by the day that the plan
            sets: at least one. One that came later departs, as one that is missing does. Undecided where the
            government is not listed. Not applicable to other units, and until that day is over.
    Why:    every unit's duty to keep its shared list and to handle requests begins with the site.
    Fix:    bring the site into service, and record the day; lateness stays on record.
    Limits: does not see what the site offers.
    """
    return Check(
        applies=_is_government(government),
        require=_has(government, FacilityKind.SHARING_SITE, lambda one: one.in_service_on <= p.due),
    )


@record_rule(
    "OP05",
    "service-platform-built",
    on=UnitFacts,
    title=Text(en="The integrated platform of government services is built", zh="构建一体化政务服务综合平台"),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.2.14", "构建大连市一体化政务服务综合平台"),),
    reason=Text(
        en="That the platform is built when it is accepted is a judgement.", zh="以验收视为建成，系本规则的判断。"
    ),
    strength=Strength.MUST,
    parameters=(due("OP05"),),
    holds_after="due",
    is_duty_of_lead=True,
    is_expecting=True,
    departs=Text(
        en="{subject}: no unified service platform was accepted by {due}; {lead} must have had it done by then",
        zh="{subject}：至 {due} 没有通过验收的一体化政务服务综合平台，{lead}应按期建成",
    ),
    since="0.1",
)
def service_platform_built(government: RecordHandle, p: ParameterHandle) -> Check:
    """The integrated platform of government services is built by the day of the plan.

    What:   counts, for the government itself, the unified service platforms that were accepted by the day that the plan
            sets: at least one. One that came later departs, as one that is missing does. Undecided where the
            government is not listed. Not applicable to other units, and until that day is over.
    Why:    citizens are served at one counter, or go from door to door.
    Fix:    finish and accept the platform, and record the day; lateness stays on record.
    Limits: takes acceptance (验收) for 构建. Does not see which services the platform offers.
    """
    return Check(
        applies=_is_government(government),
        require=_has(government, FacilityKind.SERVICE_PLATFORM, lambda one: one.accepted_on <= p.due),
    )
