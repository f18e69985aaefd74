"""Requests for shared data: how soon they are answered, how refused, and how soon the data come."""

from __future__ import annotations

from egov_consolidation.inventory import NOTHING, Request
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._sharing_law import REGULATION, SHARING_REQUESTS, article, under_regulation
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text


def _is_answered(request: RecordHandle) -> Expression:
    """Return whether a request for shared data was received and answered under the regulation."""
    return ~request.is_open_data & under_regulation(request.received_on) & (request.replied_on <= AS_OF)


@record_rule(
    "SH05",
    "refusals-state-reasons",
    on=Request,
    title=Text(en="Who refuses to share data says why", zh="不同意共享的说明理由"),
    basis=(Basis.READ,),
    cites=SHARING_REQUESTS,
    reason=article(
        21, "二十一", Text(en="A provider that does not consent states the reason.", zh="不同意共享的，应当说明理由。")
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: {unit} refused the request of {applicant} on {replied_on} without a reason, must state one",
        zh="{subject}：{unit}于 {replied_on} 答复不同意{applicant}的共享申请，未说明理由，应当说明",
    ),
    since="0.1",
)
def refusals_state_reasons(request: RecordHandle, _: ParameterHandle) -> Check:
    """Who refuses to share data says why.

    What:   looks at each request for shared data that was received on 1 August 2025 or later and refused: a reason is
            recorded. Not applicable to requests that are open or were consented to, to requests of the public for open
            data, and to older requests.
    Why:    a refusal without a reason can be neither mended by the applicant nor examined by anybody.
    Fix:    state the reason to the applicant and record it; record “none” (无) where none was given.
    Limits: does not judge the reason.
    """
    return Check(
        applies=_is_answered(request) & ~request.is_consented,
        require=request.refusal_reason != NOTHING,
    )


@record_rule(
    "SH06",
    "incomplete-requests-told-once",
    on=Request,
    title=Text(
        en="Who refuses an incomplete request has told the applicant all that is missing, once",
        zh="申请材料不完整的一次性告知需要补充的材料，不得直接拒绝",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    cites=SHARING_REQUESTS,
    reason=article(
        21,
        "二十一",
        Text(
            en="The provider tells at one time what has to be added, and does not simply refuse. That a second notice "
            "departs too is a judgement: then the first did not tell all.",
            zh="应当一次性告知需要补充的材料，不得直接予以拒绝。多次告知的，视为未做到“一次性”，系本规则的判断。",
        ),
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: {unit} answered the incomplete request of {applicant} (notices of what is missing: {notices}; "
        "consented to: {is_consented}), must tell all that is missing at once before it refuses",
        zh="{subject}：{applicant}的申请材料不完整，{unit}已作答复（补正告知次数：{notices}；是否同意：{is_consented}），"
        "应一次性告知需要补充的材料，不得直接拒绝",
    ),
    since="0.1",
)
def incomplete_requests_told_once(request: RecordHandle, _: ParameterHandle) -> Check:
    """Who refuses an incomplete request has told the applicant all that is missing, once.

    What:   looks at each incomplete request for shared data that was received on 1 August 2025 or later and answered:
            it was refused after one notice of what is missing, or consented to after one at most. Not applicable to
            complete requests, to those that are open, to requests of the public for open data, and to older requests.
    Why:    an applicant that is told of one gap after another gives up.
    Fix:    take the request up again, and tell all that is missing at one time.
    Limits: counts notices and does not read them: a single one that leaves something out is not seen.
    """
    return Check(
        applies=_is_answered(request) & ~request.is_complete,
        require=(request.notices == 1) | (request.is_consented & (request.notices == 0)),
    )
