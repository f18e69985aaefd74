"""How soon requests for shared data are answered, data given, and corrections made: periods in working days."""

from __future__ import annotations

from egov_consolidation.inventory import Correction, Request, SharingType
from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._sharing_law import (
    REGULATION,
    RULES_OF_2016,
    SHARING_REQUESTS,
    article,
    under_regulation,
    under_rules_of_2016,
)
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text

_UNCONDITIONAL, _CONDITIONAL, _MORE = 1, 10, 10
"""In how many working days a request is answered, by how the data are shared, and by how many more at most."""

_IN_2016 = 10
_SHARED_IN = 20
_CORRECTED_IN = 10


def _in_time(done_on: Expression, since: Expression, days: int) -> Expression:
    """Return whether something was done in so many working days, or whether there is time left for it."""
    last = since.working_days_later(days)
    return (done_on <= last) | (last >= AS_OF)


def _is_answered_in(request: RecordHandle, days: int) -> Expression:
    """Return whether a request is answered in so many working days, or in as many more as it was extended by."""
    last = request.received_on.working_days_later(days)
    is_extended = (request.extension_consented_on <= last) & (request.extension_told_on <= last)
    return _in_time(request.replied_on, request.received_on, days) | (
        is_extended & _in_time(request.replied_on, request.received_on, days + _MORE)
    )


@record_rule(
    "SH03",
    "requests-answered-in-time",
    on=Request,
    title=Text(
        en="Requests for shared data are answered in one working day, or in ten where conditions are set",
        zh="无条件共享的申请1个工作日内答复，有条件共享的申请10个工作日内答复",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    cites=SHARING_REQUESTS,
    reason=article(
        21,
        "二十一",
        Text(
            en="One working day where data are shared unconditionally, ten where on conditions; ten more at most where "
            "the authority consents and the applicant is told. That both have to happen before the time is over, that "
            "the ten more are then granted whole, and that either kind can be extended, are judgements.",
            zh="无条件共享的1个工作日，有条件共享的10个工作日；经主管部门同意并告知需求部门的，最长延长10个工作日。"
            "同意和告知均须在原期限内、延期按10个工作日计、两类申请均可延期，系本规则的判断。",
        ),
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: the request of {applicant} to {unit} ({sharing_type}), received on {received_on}, answered on: "
        "{replied_on} (extension consented to on: {extension_consented_on}, told on: {extension_told_on}); must be "
        "answered in 1 working day, or in 10 where conditions are set",
        zh="{subject}：{applicant} {received_on} 向{unit}提出的共享申请（{sharing_type}；答复时间：{replied_on}；"
        "同意延期：{extension_consented_on}；告知延期：{extension_told_on}）未按期答复，"
        "无条件共享的应在1个工作日内、有条件共享的应在10个工作日内答复",
    ),
    since="0.1",
)
def requests_answered_in_time(request: RecordHandle, _: ParameterHandle) -> Check:
    """Requests for shared data are answered in one working day, or in ten where conditions are set.

    What:   looks at each request for data that are shared, which was received on 1 August 2025 or later: it is answered
            in one working day where that is unconditional, in ten where it is on conditions, or there is time left. Ten
            more are granted where the authority consented and the applicant was told in that time. Not applicable to
            data that are not shared, to requests of the public for open data, and to older requests.
    Why:    who waits for data does without, and asks the citizen.
    Fix:    answer the request; or ask for the extension in time, and record both days.
    Limits: takes an extension for the ten working days that are allowed at most. The day of receipt is not counted.
            Beyond the working days that are published nothing is decided.
    """
    return Check(
        applies=~request.is_open_data
        & request.sharing_type.is_in(SharingType.UNCONDITIONAL, SharingType.CONDITIONAL)
        & under_regulation(request.received_on),
        require=_is_answered_in(request, _UNCONDITIONAL)
        | ((request.sharing_type == SharingType.CONDITIONAL) & _is_answered_in(request, _CONDITIONAL)),
    )


@record_rule(
    "SH04",
    "data-shared-in-time",
    on=Request,
    title=Text(
        en="Data are shared in twenty working days after consent", zh="同意共享的，自答复之日起20个工作日内共享数据"
    ),
    basis=(Basis.READ,),
    cites=SHARING_REQUESTS,
    reason=article(
        22,
        "二十二",
        Text(
            en="The provider shares the data in twenty working days from the day on which it consents.",
            zh="提供部门应当自作出同意共享的答复之日起20个工作日内共享数据。",
        ),
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: {unit} consented to the request of {applicant} on {replied_on} and shared the data on: "
        "{shared_on}, must share them in 20 working days",
        zh="{subject}：{unit}于 {replied_on} 同意{applicant}的共享申请（提供数据时间：{shared_on}），"
        "应自答复之日起20个工作日内共享",
    ),
    since="0.1",
)
def data_shared_in_time(request: RecordHandle, _: ParameterHandle) -> Check:
    """Data are shared in twenty working days after consent.

    What:   looks at each request for shared data that was received on 1 August 2025 or later and consented to: the data
            are there in twenty working days after the reply, or there is time left. Not applicable to requests that are
            open or were refused, to requests of the public for open data, and to older requests.
    Why:    consent without data is a polite refusal.
    Fix:    share the data and record the day; record “not yet” (9999-12-31) as long as they are not there.
    Limits: does not see whether what was shared is what was asked for. The day of the reply is not counted. Beyond the
            working days that are published nothing is decided.
    """
    return Check(
        applies=~request.is_open_data
        & under_regulation(request.received_on)
        & (request.replied_on <= AS_OF)
        & request.is_consented,
        require=_in_time(request.shared_on, request.replied_on, _SHARED_IN),
    )


@record_rule(
    "SH07",
    "corrections-handled-in-time",
    on=Correction,
    title=Text(en="Requests for correction are handled in ten working days", zh="数据校核申请10个工作日内办理"),
    basis=(Basis.READ,),
    cites=(cite("2.2.9", "共享校核"),),
    reason=article(
        26,
        "二十六",
        Text(
            en="The provider checks the data and answers in ten working days from the day of receipt.",
            zh="提供部门应当自收到校核申请之日起10个工作日内核实并反馈。",
        ),
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: the request for correction that {unit} received on {received_on} is closed on: {closed_on}, "
        "must be handled in 10 working days",
        zh="{subject}：{unit}于 {received_on} 收到的校核申请（办结时间：{closed_on}）应在10个工作日内办理",
    ),
    since="0.1",
)
def corrections_handled_in_time(correction: RecordHandle, _: ParameterHandle) -> Check:
    """Requests for correction are handled in ten working days.

    What:   looks at each request for correction that was received on 1 August 2025 or later: it is closed in ten
            working days, or there is time left. Not applicable to older ones.
    Why:    a wrong datum that is shared is wrong everywhere.
    Fix:    check the data, answer, and record the day; record “not yet” (9999-12-31) as long as it is open.
    Limits: does not see whether the datum was wrong, or is right now. The day of receipt is not counted. Beyond the
            working days that are published nothing is decided.
    """
    return Check(
        applies=under_regulation(correction.received_on),
        require=_in_time(correction.closed_on, correction.received_on, _CORRECTED_IN),
    )


@record_rule(
    "SH16",
    "requests-answered-as-of-2016",
    on=Request,
    title=Text(
        en="Under the rules of 2016, requests for data that are shared on conditions are answered in ten working days",
        zh="按2016年规定，有条件共享的申请10个工作日内答复",
    ),
    basis=(Basis.UNVERIFIED,),
    cites=SHARING_REQUESTS,
    reason=Text(
        en="The interim rules of 2016 (《政务信息资源共享管理暂行办法》, 国发〔2016〕51号) are said to set ten working "
        "days; this was not verified against their text.",
        zh="《政务信息资源共享管理暂行办法》（国发〔2016〕51号）；10个工作日的时限未经与原文核对。",
    ),
    strength=Strength.MUST,
    holds_from=RULES_OF_2016,
    departs=Text(
        en="{subject}: the request of {applicant} to {unit} of {received_on} is answered on: {replied_on}, must be "
        "answered in 10 working days",
        zh="{subject}：{applicant} {received_on} 向{unit}提出的共享申请（答复时间：{replied_on}）应在10个工作日内答复",
    ),
    since="0.1",
)
def requests_answered_as_of_2016(request: RecordHandle, _: ParameterHandle) -> Check:
    """Under the rules of 2016, requests for data that are shared on conditions are answered in ten working days.

    What:   looks at each request for data that are shared on conditions, which was received under the rules of 2016 and
            before 1 August 2025: it is answered in ten working days, or there is time left. Not applicable to other
            data, to requests of the public for open data, and to requests under the regulation of 2025.
    Why:    what was late under the law of its time stays late.
    Fix:    answer the request, and record the day.
    Limits: its source is unverified, so that it runs only when it is asked for. The day of receipt is not counted.
            Beyond the working days that are published nothing is decided.
    """
    return Check(
        applies=~request.is_open_data
        & (request.sharing_type == SharingType.CONDITIONAL)
        & under_rules_of_2016(request.received_on),
        require=_in_time(request.replied_on, request.received_on, _IN_2016),
    )
