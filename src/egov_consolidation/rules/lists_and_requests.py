"""What each unit does once the open data site and the sharing site are there: it keeps lists and answers requests."""

from __future__ import annotations

from egov_consolidation.inventory import NOT_YET, Facility, FacilityKind, Request, UnitFacts, UnitKind
from egov_consolidation.rules._annex import cite, is_department, is_regional
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, count
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text

_DAYS = Text(en="days", zh="天")
_NO_PERIOD = Text(
    en="The rows ask for upkeep and answers and give no period.", zh="原文要求更新维护、申请提供，未规定时限。"
)
_ANSWERED_IN = Parameter(
    id="OP02.days",
    about=Text(en="in how many days a request for open data is answered", zh="公共数据开放申请多少天内应予答复"),
    unit=_DAYS,
    reason=_NO_PERIOD,
    least=0,
    is_whole=True,
)
_OPEN_LIST_EVERY = Parameter(
    id="OP06.days",
    about=Text(
        en="after how many days without an update an open data list is no longer kept",
        zh="公共数据开放目录多少天未更新视为未予更新维护",
    ),
    unit=_DAYS,
    reason=_NO_PERIOD,
    least=0,
    is_whole=True,
)
_SHARED_LIST_EVERY = Parameter(
    id="OP07.days",
    about=Text(
        en="after how many days without an update a shared list is no longer kept",
        zh="共享目录多少天未更新视为未予更新维护",
    ),
    unit=_DAYS,
    reason=_NO_PERIOD,
    least=0,
    is_whole=True,
)


def _is_live(kind: FacilityKind, *, for_days: Expression) -> Expression:
    """Return whether the unified site of a kind has been there for more than some days."""
    return (
        count(
            Facility,
            where=lambda one: (one.kind == kind) & one.is_unified & (one.in_service_on + for_days < AS_OF),
        )
        >= 1
    )


def _hides_its_past(updated_on: Expression) -> Expression:
    """Return whether a list was last updated after the day of the report: what was done before is not recorded."""
    return (updated_on > AS_OF) & (updated_on != NOT_YET)


def _keeps_a_list(unit: RecordHandle) -> Expression:
    """Return whether a unit is one of those that keep a list: a department, or a region for all of it."""
    return unit.kind.is_in(UnitKind.DEPARTMENT, UnitKind.REGION)


@record_rule(
    "OP02",
    "open-data-requests-answered",
    on=Request,
    title=Text(en="Requests of the public for open data are answered", zh="公共数据开放申请得到答复"),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("1.12", "负责本部门公共数据的申请提供工作"), cite("3.7", "负责本部门公共数据的申请提供工作")),
    reason=Text(
        en="The rows give no time in which a request is answered: it is a parameter without a value. That a refusal is "
        "an answer too is a judgement.",
        zh="原文未规定答复时限，故设为无默认值的参数。答复不同意亦视为已答复，系本规则的判断。",
    ),
    strength=Strength.MUST,
    parameters=(_ANSWERED_IN,),
    departs=Text(
        en="{subject}: the request of {applicant} to {unit} of {received_on} is not answered on {as_of}, must be "
        "answered in {days} days",
        zh="{subject}：{applicant} {received_on} 向{unit}提出的公共数据开放申请，截至 {as_of} 尚未答复，"
        "应在 {days} 天内答复",
    ),
    since="0.1",
)
def open_data_requests_answered(request: RecordHandle, p: ParameterHandle) -> Check:
    """Requests of the public for open data are answered.

    What:   looks at each request for open data of a department or a region that came in after the unified open data
            site had gone live: it is answered on the day of the report, or there is time left. Not applicable to
            requests for shared data, to earlier ones, and to other units.
    Why:    the site is a counter: who gets no answer does not come again.
    Fix:    answer the request and record the day; record “not yet” (9999-12-31) as long as it is open.
    Limits: the rows give no time: without one, what is not answered cannot be decided. Does not say how late an answer
            came, and takes a refusal for one.
    """
    live = count(
        Facility,
        where=lambda one: (
            (one.kind == FacilityKind.OPEN_DATA_SITE) & one.is_unified & (one.in_service_on <= request.received_on)
        ),
    )
    return Check(
        applies=request.is_open_data
        & (request.received_on <= AS_OF)
        & (is_department(request.unit) | is_regional(request.unit))
        & (live >= 1),
        require=(request.replied_on <= AS_OF) | (request.received_on + p.days >= AS_OF),
    )


@record_rule(
    "OP06",
    "open-data-lists-kept",
    on=UnitFacts,
    title=Text(
        en="Once the open data site is there, every unit keeps its list of open data",
        zh="数据开放网站建成后，各单位更新维护本单位公共数据开放目录",
    ),
    basis=(Basis.STATED,),
    cites=(
        cite("1.12", "负责本部门公共数据开放目录的更新维护"),
        cite("3.7", "负责本地区公共数据开放目录的更新维护"),
    ),
    strength=Strength.MUST,
    parameters=(_OPEN_LIST_EVERY,),
    departs=Text(
        en="{subject}: last updated its list of open data on: {open_list_updated_on}, must update it every {days} days",
        zh="{subject}：公共数据开放目录最近更新时间为：{open_list_updated_on}，应至少每 {days} 天更新维护一次",
    ),
    since="0.1",
)
def open_data_lists_kept(unit: RecordHandle, p: ParameterHandle) -> Check:
    """Once the open data site is there, every unit keeps its list of open data.

    What:   looks at each department and region, once the unified open data site has been live for longer than the
            period: the last update of its list is no older than the period. Not applicable to other units, before, and
            to a list that was updated after the day of the report: what was done by then is not recorded.
    Why:    a list that nobody keeps shows what there was.
    Fix:    update the list, or confirm that nothing has changed, and record the day.
    Limits: the rows give no period: without one nothing is decided. Does not see what an update changed.
    """
    return Check(
        applies=_keeps_a_list(unit) & _is_live(FacilityKind.OPEN_DATA_SITE, for_days=p.days),
        unless=_hides_its_past(unit.open_list_updated_on),
        require=(unit.open_list_updated_on <= AS_OF) & (unit.open_list_updated_on + p.days >= AS_OF),
    )


@record_rule(
    "OP07",
    "shared-lists-kept",
    on=UnitFacts,
    title=Text(
        en="Once the sharing site is there, every unit keeps its list of shared data",
        zh="共享网站建成后，各单位更新维护本单位共享目录",
    ),
    basis=(Basis.STATED,),
    cites=(cite("1.13", "负责本部门共享目录的更新维护"), cite("3.8", "负责本地区共享目录的更新维护")),
    strength=Strength.MUST,
    parameters=(_SHARED_LIST_EVERY,),
    departs=Text(
        en="{subject}: last updated its list of shared data on: {shared_list_updated_on}, must update it every {days} "
        "days",
        zh="{subject}：共享目录最近更新时间为：{shared_list_updated_on}，应至少每 {days} 天更新维护一次",
    ),
    since="0.1",
)
def shared_lists_kept(unit: RecordHandle, p: ParameterHandle) -> Check:
    """Once the sharing site is there, every unit keeps its list of shared data.

    What:   looks at each department and region, once the unified sharing site has been live for longer than the period:
            the last update of its list is no older than the period. Not applicable to other units, before, and
            to a list that was updated after the day of the report: what was done by then is not recorded.
    Why:    others plan with what the list offers.
    Fix:    update the list, or confirm that nothing has changed, and record the day.
    Limits: the rows give no period: without one nothing is decided. Does not see what an update changed.
    """
    return Check(
        applies=_keeps_a_list(unit) & _is_live(FacilityKind.SHARING_SITE, for_days=p.days),
        unless=_hides_its_past(unit.shared_list_updated_on),
        require=(unit.shared_list_updated_on <= AS_OF) & (unit.shared_list_updated_on + p.days >= AS_OF),
    )
