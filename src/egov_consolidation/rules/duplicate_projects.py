"""No duplicate construction: what is offered to everyone is not applied for or bought once more."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    Facility,
    FacilityKind,
    InformationSystem,
    LifecycleState,
    Project,
    ProjectKind,
    ProjectState,
    Purchase,
)
from egov_consolidation.rules._annex import cite, is_department, is_dropped, is_regional
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import since
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle, count
from egov_consolidation.wording import Text


@record_rule(
    "DC01",
    "no-second-unified-system",
    on=Project,
    title=Text(
        en="No department or region builds what has already been built for everyone",
        zh="对已统筹建设的政务信息系统，各部门、各地区不重复建设",
    ),
    basis=(Basis.STATED,),
    cites=(
        cite("1.9", "对全市已统筹建设的政务信息系统，各部门不允许重复建设"),
        cite("3.4", "对全市已统筹建设的政务信息系统，各地区不允许重复建设"),
    ),
    strength=Strength.MUST_NOT,
    parameters=(since("DC01"),),
    departs=Text(
        en="{subject}: the project of {unit}, applied for on {applied_on}, would provide {capabilities}, of which "
        "something was already in service for everyone ({counted}); must not be built (special need approved by: "
        "{special_need_approved_by}, for which the words make no exception)",
        zh="{subject}：{unit}于 {applied_on} 申请的项目拟建能力“{capabilities}”，其中有已统筹建设并投入使用的"
        "（{counted}），不允许重复建设（特殊需求批准单位：{special_need_approved_by}；文件未规定例外）",
    ),
    since="0.1",
)
def no_second_unified_system(project: RecordHandle, p: ParameterHandle) -> Check:
    """No department or region builds a system that has already been built for everyone.

    What:   counts, for each system that a department or region has applied to build since the plan's first day, the
            unified systems and facilities of other units which had one of its capabilities and were in service, and
            not shut down, when it was applied for: there must be none, unless the project was rejected or withdrawn.
            Not applicable to projects of other kinds or units, and to those applied for before the plan's first day.
    Why:    what everybody may use need not be paid for twice, and two of them do not share their data.
    Fix:    use the common system and withdraw the project, or take the capability out of it.
    Limits: compares declared capability codes, not names or descriptions: a duplicate under another code is not found.
            An approved special need is shown and does not lift the finding, for the words know no exception. Where
            the day of issue is not known, the earliest deadline of the plan stands for it.
    """
    unified = count(
        InformationSystem,
        by="capabilities",
        of=project.capabilities,
        where=lambda one: (
            one.is_unified
            & (one.in_service_on <= project.applied_on)
            & ((one.lifecycle == LifecycleState.IN_USE) | (one.retired_on > project.applied_on))
            & (one.unit != project.unit)
        ),
    )
    facilities = count(
        Facility,
        by="offers",
        of=project.capabilities,
        where=lambda one: one.is_unified & (one.in_service_on <= project.applied_on) & (one.unit != project.unit),
    )
    return Check(
        applies=(project.kind == ProjectKind.SYSTEM)
        & project.applied_on.between(p.since, AS_OF)
        & (is_department(project.unit) | is_regional(project.unit)),
        require=is_dropped(project) | ((unified < 1) & (facilities < 1)),
    )


@record_rule(
    "DC02",
    "no-purchase-of-what-is-offered",
    on=Purchase,
    title=Text(
        en="No department buys resources that the government's data centre can provide",
        zh="对政府数据中心可提供的资源，各部门不再重复购置",
    ),
    basis=(Basis.STATED, Basis.READ),
    cites=(cite("1.5", "对市政府数据中心可提供的资源，不再重复建设"),),
    reason=Text(
        en="That buying such resources is building them once more stands in article 3 of the rules of Langfang of 2025 "
        "(廊坊), read in an excerpt, which bind another city and show how the words are read.",
        zh="购置此类资源视同重复建设，见廊坊市2025年规定第三条（据摘录）；外地规定不具约束力，仅说明通常的理解。",
    ),
    strength=Strength.MUST_NOT,
    parameters=(since("DC02"),),
    departs=Text(
        en="{subject}: {unit} bought {capabilities} on {purchased_on}, of which the data centre offered something "
        "({counted}); must use the data centre, or have it certified that it cannot supply",
        zh="{subject}：{unit}于 {purchased_on} 购置“{capabilities}”，其中有政府数据中心可提供的资源"
        "（{counted}），不得重复购置；数据中心确不能提供的，应取得证明",
    ),
    since="0.1",
)
def no_purchase_of_what_is_offered(purchase: RecordHandle, p: ParameterHandle) -> Check:
    """No department buys a resource that the government's data centre offers.

    What:   counts, for each purchase of a department since the plan's first day, the unified data centres that were in
            service on its day and offer one of the resources bought: there must be none, unless the purchase was
            cancelled. Not applicable where the data centre certifies that it cannot supply, to units that are no
            departments, and to purchases before the plan's first day.
    Why:    the data centre is paid for whether it is used or not.
    Fix:    cancel the purchase and use the data centre, or record its certificate that it cannot supply.
    Limits: compares declared resource codes. Takes what a data centre offers today for what it offered on the day of
            the purchase. Where the day of issue is not known, the earliest deadline of the plan stands for it.
    """
    offering = count(
        Facility,
        by="offers",
        of=purchase.capabilities,
        where=lambda one: (
            (one.kind == FacilityKind.DATA_CENTRE) & one.is_unified & (one.in_service_on <= purchase.purchased_on)
        ),
    )
    offered = offering >= 1
    return Check(
        applies=is_department(purchase.unit) & purchase.purchased_on.between(p.since, AS_OF),
        unless=offered & purchase.cannot_be_supplied,
        require=purchase.is_cancelled | ~offered,
    )


@record_rule(
    "DC03",
    "no-regional-data-centre",
    on=Project,
    title=Text(en="No region builds or rebuilds a data centre of its own", zh="各地区原则上不单独新（改）建数据中心"),
    basis=(Basis.STATED,),
    cites=(cite("3.3", "各地区原则上不允许单独新（改）建数据中心"),),
    strength=Strength.IN_PRINCIPLE,
    parameters=(since("DC03"),),
    departs=Text(
        en="{subject}: the data centre of {unit} is a project in the state “{state}”, must not be built (exception "
        "approved by: {exception_approved_by}; an approved exception takes a waiver)",
        zh="{subject}：{unit}的数据中心项目处于“{state}”状态，原则上不允许新（改）建"
        "（例外批准单位：{exception_approved_by}；确经批准的，须登记豁免）",
    ),
    since="0.1",
)
def no_regional_data_centre(project: RecordHandle, p: ParameterHandle) -> Check:
    """No region builds or rebuilds a data centre of its own.

    What:   looks at each data centre, new or rebuilt, that a region or a department of one has applied for since the
            plan's first day; it must have been rejected or withdrawn. Not applicable to other projects and units, and
            to what was applied for before that day.
    Why:    the government's data centre is there for the regions too; small ones cost more and are guarded worse.
    Fix:    withdraw the project and use the common data centre. What is approved all the same takes a waiver, for
            the words say 原则上; they do not say who approves.
    Limits: knows what the project is called in the list: a data centre that is entered as another kind is not found.
            Where the day of issue is not known, the earliest deadline of the plan stands for it.
    """
    return Check(
        applies=(project.kind == ProjectKind.DATA_CENTRE)
        & project.applied_on.between(p.since, AS_OF)
        & is_regional(project.unit),
        require=is_dropped(project),
    )


@record_rule(
    "DC04",
    "no-new-machine-room",
    on=Project,
    title=Text(en="No new machine room of a department is approved", zh="不批准各部门新建机房"),
    basis=(Basis.READ,),
    cites=(cite("1.5", "各部门要统一利用市政府数据中心的机房、网络、计算、存储、安全等资源"),),
    reason=Text(
        en="The words have departments use the rooms of the data centre. That new ones are not approved stands in the "
        "practice of Golmud (格尔木, 云上昆仑), read in an excerpt, which binds another city and shows what is "
        "usual; it leaves national "
        "requirements out.",
        zh="方案要求统一利用数据中心的机房。不再批准新建机房见格尔木市“云上昆仑”的做法（据摘录），国家另有要求的除外；"
        "外地做法不具约束力，仅供参照。",
    ),
    strength=Strength.MUST_NOT,
    severity=Severity.WARNING,
    parameters=(since("DC04"),),
    departs=Text(
        en="{subject}: the new machine room of {unit} is in the state “{state}”, must not be approved: the "
        "government's data centre has rooms",
        zh="{subject}：{unit}新建机房项目处于“{state}”状态，不应批准，应利用政府数据中心的机房",
    ),
    since="0.1",
)
def no_new_machine_room(project: RecordHandle, p: ParameterHandle) -> Check:
    """No new machine room of a department is approved.

    What:   looks at each new machine room that a department has applied for since the plan's first day; it must not
            have been approved. Not applicable to rebuilding, to what the state demands, to other projects and units,
            and to what was applied for before that day.
    Why:    a room that is not built need not be cleared out later.
    Fix:    refuse the project; the department uses the rooms of the government's data centre.
    Limits: an application that nobody has decided on passes. A room that hides in another project is not found.
    """
    return Check(
        applies=(project.kind == ProjectKind.MACHINE_ROOM)
        & ~project.is_renovation
        & project.applied_on.between(p.since, AS_OF)
        & is_department(project.unit),
        unless=project.is_national_requirement,
        require=~project.state.is_in(ProjectState.APPROVED, ProjectState.UNDER_CONSTRUCTION, ProjectState.ACCEPTED),
    )


@record_rule(
    "DC06",
    "no-cloud-of-its-own",
    on=Project,
    title=Text(
        en="No cloud is built, extended or rented outside the unified one",
        zh="不在统一政务云之外自建、扩建或租用云平台",
    ),
    basis=(Basis.READ,),
    cites=(cite("1.5", "各部门要统一利用市政府数据中心的机房、网络、计算、存储、安全等资源"),),
    reason=Text(
        en="That there is one cloud and no other stands in the document of Jiangsu of 2023 (江苏, 一朵云), read in "
        "an excerpt, "
        "which binds another province and shows what is usual.",
        zh="“一朵云”的要求见江苏省2023年文件（据摘录）；外地文件不具约束力，仅供参照。",
    ),
    strength=Strength.MUST_NOT,
    severity=Severity.WARNING,
    parameters=(since("DC06"),),
    departs=Text(
        en="{subject}: the cloud of {unit} is a project in the state “{state}” and runs in {deploys_at}, must not be "
        "built, extended or rented outside the unified cloud",
        zh="{subject}：{unit}的云平台项目处于“{state}”状态，部署于“{deploys_at}”，不得在统一政务云之外自建、扩建或租用",
    ),
    since="0.1",
)
def no_cloud_of_its_own(project: RecordHandle, p: ParameterHandle) -> Check:
    """No cloud is built, extended or rented outside the unified one.

    What:   looks at each project for a cloud that was applied for since the plan's first day; it must run in a facility
            that is unified, or have been rejected or withdrawn. Not applicable to other projects, and to what was
            applied for before that day.
    Why:    a second cloud is paid for once more, and stands apart from all that runs on the first.
    Fix:    use the unified cloud and withdraw the project.
    Limits: knows where the cloud is to run as it was entered. Applies to every unit, for the text that was read
            makes no exception.
    """
    return Check(
        applies=(project.kind == ProjectKind.CLOUD) & project.applied_on.between(p.since, AS_OF),
        require=is_dropped(project) | project.deploys_at.is_unified,
    )
