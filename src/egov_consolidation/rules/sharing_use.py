"""What happens to data that are shared: how they are used, kept on record, given back, and fought over."""

from __future__ import annotations

from egov_consolidation.inventory import (
    NOTHING,
    Dispute,
    InformationSystem,
    SharedService,
    UseRecord,
)
from egov_consolidation.rules._annex import cite, is_in_use
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._sharing_law import REGULATION, article, under_regulation
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text

_THREE_YEARS = 3 * 365
"""How many days three years have at least: a leap day is not held against anybody."""


@record_rule(
    "SH08",
    "shared-data-used-as-approved",
    on=UseRecord,
    title=Text(
        en="Shared data are used as approved, and handed on to nobody, unless the provider consents",
        zh="共享数据按批准的范围和用途使用，未经提供部门同意不得扩大范围、改作他用或提供给第三方",
    ),
    basis=(Basis.READ,),
    reason=article(
        25,
        "二十五",
        Text(
            en="Without consent of the provider there is no wider use, no other purpose and no third party.",
            zh="未经提供部门同意，不得擅自扩大使用范围、用于其他目的或者提供给第三方。",
        ),
    ),
    strength=Strength.MUST_NOT,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: {unit} used {entry} for: {purpose} (approved: {approved_purpose}; within the approved scope: "
        "{is_within_scope}; handed on to: {recipient}) without consent of the provider, must keep to what was approved",
        zh="{subject}：{unit}使用“{entry}”（用途：{purpose}；批准的用途：{approved_purpose}；"
        "在批准范围内：{is_within_scope}；转供对象：{recipient}）超出批准内容，未经提供部门同意不得如此使用",
    ),
    since="0.1",
)
def shared_data_used_as_approved(use: RecordHandle, _: ParameterHandle) -> Check:
    """Shared data are used as approved, and handed on to nobody, unless the provider consents.

    What:   looks at each use that was recorded on 1 August 2025 or later: the purpose is the one approved, in the same
            words; the use stays within the approved scope; nobody else gets the data. What the provider consents to
            passes. Not applicable to older records.
    Why:    a department shares what it may share for one purpose; beyond that the law that lets it does not reach.
    Fix:    stop the use, or ask the provider and record the consent.
    Limits: compares purposes by their words, so that the same purpose has to be written the same way. Sees only what
            is recorded.
    """
    is_as_approved = (use.purpose == use.approved_purpose) & use.is_within_scope & (use.recipient == NOTHING)
    return Check(applies=under_regulation(use.created_on), require=is_as_approved | use.is_consented)


@record_rule(
    "SH09",
    "use-records-kept-three-years",
    on=UseRecord,
    title=Text(en="Records of the use of shared data are kept for three years", zh="共享数据使用记录保存不少于三年"),
    basis=(Basis.READ, Basis.JUDGED),
    reason=article(
        29,
        "二十九",
        Text(
            en="Records are kept for three years at least. That three years are counted as 1,095 days is a judgement.",
            zh="记录保存期限不少于三年。三年按1095天计，系本规则的判断。",
        ),
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: the record of {unit} of {created_on} was deleted on {deleted_on}, must be kept for three years",
        zh="{subject}：{unit} {created_on} 的使用记录已于 {deleted_on} 删除，应保存不少于三年",
    ),
    since="0.1",
)
def use_records_kept_three_years(use: RecordHandle, _: ParameterHandle) -> Check:
    """Records of the use of shared data are kept for three years.

    What:   looks at each record of a use that was made on 1 August 2025 or later: it is still there on the day of the
            report, or was deleted three years after it was made or later. Not applicable to older records.
    Why:    what was done with data is asked about long after it was done.
    Fix:    restore the record, and keep the others; record “not yet” (9999-12-31) for what is still there.
    Limits: counts 1,095 days, so that a leap day between is one day too few that nobody sees. A record that was never
            made is not missed.
    """
    return Check(
        applies=under_regulation(use.created_on),
        require=(use.deleted_on > AS_OF) | (use.created_on + _THREE_YEARS <= use.deleted_on),
    )


@record_rule(
    "SH11",
    "disputes-go-step-by-step",
    on=Dispute,
    title=Text(
        en="Disputes are negotiated, then referred to the sharing authority, then put to the government",
        zh="共享争议先行协商，再由主管部门协调，最后报本级政府决定",
    ),
    basis=(Basis.READ,),
    reason=article(
        28,
        "二十八",
        Text(
            en="The parties negotiate first; then the sharing authority of their tier coordinates; then the government "
            "of that tier decides.",
            zh="先由双方协商解决；协商不成的由同级政务数据共享主管部门协调；仍不成的报本级政府决定。",
        ),
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: the dispute of {unit} with {other_unit} was negotiated on: {negotiated_on}, referred on: "
        "{referred_on}, put to the government on: {escalated_on}; no step may be skipped",
        zh="{subject}：{unit}与{other_unit}的共享争议（协商：{negotiated_on}；主管部门协调：{referred_on}；"
        "报本级政府：{escalated_on}）应依次协商、协调、报决定，不得越级",
    ),
    since="0.1",
)
def disputes_go_step_by_step(dispute: RecordHandle, _: ParameterHandle) -> Check:
    """Disputes are negotiated, then referred to the sharing authority, then put to the government.

    What:   looks at each dispute that was raised on 1 August 2025 or later: no step comes before the one that goes
            before it; two on one day are in order. Not applicable to older disputes.
    Why:    most disputes end at the first step, if it is taken.
    Fix:    take the step that was skipped, and record the days; “not yet” (9999-12-31) is a step that was not taken.
    Limits: does not see how seriously a step was taken, nor how long a dispute has been lying.
    """
    return Check(
        applies=under_regulation(dispute.raised_on),
        require=(dispute.negotiated_on <= dispute.referred_on) & (dispute.referred_on <= dispute.escalated_on),
    )


@record_rule(
    "SH12",
    "services-not-ended-alone",
    on=SharedService,
    title=Text(
        en="No provider ends or changes a sharing service alone: the users agree, and it is put on record",
        zh="提供部门不得擅自终止或变更共享服务，确需终止或变更的，与使用部门协商一致并报主管部门备案",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    reason=article(
        27,
        "二十七",
        Text(
            en="A service is not ended or changed without proper reason, agreement and record. That a proper reason "
            "lifts neither agreement nor record is a judgement.",
            zh="无正当理由不得终止或者变更共享服务，确需终止或变更的应协商并备案。有正当理由的仍须协商、备案，"
            "系本规则的判断。",
        ),
    ),
    strength=Strength.MUST_NOT,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: {unit} ended or changed the service on {ended_on} (agreed with the users: {is_agreed}; "
        "put on record on: {recorded_on}), must have both",
        zh="{subject}：{unit}于 {ended_on} 终止或变更该项服务（与使用部门协商一致：{is_agreed}；"
        "备案时间：{recorded_on}），应先协商一致并报主管部门备案",
    ),
    since="0.1",
)
def services_not_ended_alone(service: RecordHandle, _: ParameterHandle) -> Check:
    """No provider ends or changes a sharing service alone: the users agree, and it is put on record.

    What:   looks at each sharing service that was ended or changed on 1 August 2025 or later: its users agreed, and the
            sharing authority has it on record on the day of the report. Not applicable to services that go on as they
            are, and to what was done before.
    Why:    others have built on the service; it is no longer its provider's alone.
    Fix:    agree with the users and put it on record, or restore the service.
    Limits: does not judge whether the reason was proper (正当理由). Knows the last change of a service only.
    """
    return Check(
        applies=under_regulation(service.ended_on),
        require=service.is_agreed & (service.recorded_on <= AS_OF),
    )


@record_rule(
    "SH13",
    "data-returned-to-lower-tiers",
    on=InformationSystem,
    title=Text(
        en="Systems of upper tiers return data to the lower tiers that need them, without extra conditions",
        zh="上级系统按下级履职需要及时、完整回流数据，不附加额外条件",
    ),
    basis=(Basis.READ,),
    cites=(cite("3.6", "逐步接入市级统一共享平台"),),
    reason=article(
        24,
        "二十四",
        Text(
            en="Departments of upper tiers return data as those of lower tiers need them, where that is safe.",
            zh="上级政府部门应根据下级政府部门的履职需要，在确保安全的前提下回流政务数据。",
        ),
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: lower tiers need the data of this system of {unit}; returned: {returns_data}, with extra "
        "conditions: {sets_extra_conditions}; must be returned without",
        zh="{subject}：下级履职需要{unit}该系统的数据（已回流：{returns_data}；附加额外条件：{sets_extra_conditions}），"
        "应予回流且不得附加额外条件",
    ),
    since="0.1",
)
def data_returned_to_lower_tiers(system: RecordHandle, _: ParameterHandle) -> Check:
    """Systems of upper tiers return data to the lower tiers that need them, without extra conditions.

    What:   looks at each system in use whose data lower tiers need for their duties: it returns them, and sets no extra
            conditions. Not applicable where they cannot be returned safely, to other systems, and before August 2025.
    Why:    lower tiers collect most of what upper ones hold, and collect it twice where nothing comes back.
    Fix:    return the data over the platform and drop the conditions, or record that it cannot be done safely.
    Limits: takes the need as it was recorded. Does not see whether what comes back is timely and complete.
    """
    return Check(
        applies=is_in_use(system) & system.serves_lower_tiers,
        unless=system.is_unsafe_to_return,
        require=system.returns_data & ~system.sets_extra_conditions,
    )
