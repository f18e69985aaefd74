"""Sharing offices: which unit has one, and what its head agrees to."""

from __future__ import annotations

from egov_consolidation.inventory import NOTHING, Request, UnitFacts, UnitKind
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._sharing_law import REGULATION, SHARING_REQUESTS, article, under_regulation
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text


@record_rule(
    "RE04",
    "sharing-office-designated",
    on=UnitFacts,
    title=Text(en="Every department has an office for sharing data", zh="各部门明确政务数据共享工作机构"),
    basis=(Basis.READ,),
    reason=article(
        11,
        "十一",
        Text(
            en="Each government department names the office in it that does this work.",
            zh="各政府部门明确本部门的政务数据共享工作机构。",
        ),
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: has no office for sharing data on {as_of}, must have named one",
        zh="{subject}：截至 {as_of} 未明确政务数据共享工作机构，应予明确",
    ),
    since="0.1",
)
def sharing_office_designated(unit: RecordHandle, _: ParameterHandle) -> Check:
    """Every department has an office for sharing data.

    What:   looks at each department, of the government itself and of regions: it names its office for sharing data.
            Not applicable to governments, to subordinate units, and before August 2025.
    Why:    a request that nobody is in charge of is a request that nobody answers.
    Fix:    name the office and record it; record “none” (无) as long as there is none.
    Limits: does not see whether the office has people or does its work.
    """
    return Check(
        applies=unit.kind.is_in(UnitKind.DEPARTMENT, UnitKind.REGIONAL_DEPARTMENT),
        require=unit.sharing_office != NOTHING,
    )


@record_rule(
    "RE05",
    "requests-agreed-by-heads",
    on=Request,
    title=Text(
        en="Requests for data and the replies to them are agreed to by the heads of the sharing offices",
        zh="共享申请和答复经政务数据共享工作机构负责人同意",
    ),
    basis=(Basis.READ,),
    cites=SHARING_REQUESTS,
    reason=article(
        20,
        "二十",
        Text(
            en="The head of the applicant's sharing office agrees before a request is made, and the head of the "
            "provider's before it is answered.",
            zh="申请须经需求部门共享工作机构负责人同意后提出，答复须经提供部门共享工作机构负责人同意后作出。",
        ),
    ),
    strength=Strength.MUST,
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: the request of {applicant} to {unit}, agreed to by the head of the applicant's sharing office: "
        "{request_agreed_by_head}, the reply by the head of the provider's: {reply_agreed_by_head}; both must agree",
        zh="{subject}：{applicant}向{unit}提出的共享申请（申请经负责人同意：{request_agreed_by_head}；"
        "答复经负责人同意：{reply_agreed_by_head}），申请和答复均应经本部门共享工作机构负责人同意",
    ),
    since="0.1",
)
def requests_agreed_by_heads(request: RecordHandle, _: ParameterHandle) -> Check:
    """Requests for data and the replies to them are agreed to by the heads of the sharing offices.

    What:   looks at each request for shared data that was received on 1 August 2025 or later: the head of the
            applicant's sharing office agreed to it, and, once it is answered, the head of the provider's to the reply.
            Not applicable to requests of the public for open data, and to older requests.
    Why:    somebody answers for what leaves a department and for what it is asked for.
    Fix:    have the head agree, and record it.
    Limits: takes the agreement as it was recorded: does not see when it was given, nor by whom.
    """
    return Check(
        applies=~request.is_open_data & under_regulation(request.received_on),
        require=request.request_agreed_by_head & (request.reply_agreed_by_head | (request.replied_on > AS_OF)),
    )
