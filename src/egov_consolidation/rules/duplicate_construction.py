"""No duplicate construction: what the city offers to everyone is neither built nor bought once more."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    CatalogueEntry,
    Disposition,
    Facility,
    FacilityKind,
    InformationSystem,
    LifecycleState,
    Project,
    ProjectKind,
    ProjectState,
    Purchase,
    SharingType,
)
from egov_consolidation.rules._annex import FIRST_DAY, cite, is_data_centre, is_department, is_dropped, is_regional
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, count, on
from egov_consolidation.wording import Text

_REGULATION = "2025-08-01"
"""The day on which the Regulation on Sharing Government Data (《政务数据共享条例》) entered into force."""


def _data_centres(by: str | None, of: Expression | None, ready_by: Expression) -> Expression:
    """Return how many unified data centres were in service on a day, of all or of those that offer something."""
    return count(
        Facility,
        by=by,
        of=of,
        where=lambda one: (one.kind == FacilityKind.DATA_CENTRE) & one.is_unified & (one.in_service_on <= ready_by),
    )


@record_rule(
    "DC01",
    "no-second-unified-system",
    on=Project,
    title=Text(
        en="No department or region builds what the city has already built for everyone",
        zh="对全市已统筹建设的政务信息系统，各部门、各地区不重复建设",
    ),
    basis=(Basis.STATED,),
    cites=(
        cite("1.9", "对全市已统筹建设的政务信息系统，各部门不允许重复建设"),
        cite("3.4", "对全市已统筹建设的政务信息系统，各地区不允许重复建设"),
    ),
    strength=Strength.MUST_NOT,
    departs=Text(
        en="{subject}: the project of {unit}, applied for on {applied_on}, would provide {capabilities}, of which the "
        "city already had something in service for everyone; must not be built (special need approved by: "
        "{special_need_approved_by}, for which the rows make no exception)",
        zh="{subject}：{unit}于 {applied_on} 申请的项目拟建能力“{capabilities}”，其中有全市已统筹建设并投入使用的，"
        "不允许重复建设（特殊需求批准单位：{special_need_approved_by}；文件未规定例外）",
    ),
    since="0.1",
)
def no_second_unified_system(project: RecordHandle, _: ParameterHandle) -> Check:
    """No department or region builds a system that the city has already built for everyone.

    What:   counts, for each system that a department or region has applied to build since the plan's first day, the
            city-wide systems and facilities of other units which had one of its capabilities and were in service when
            it was applied for: there must be none, unless the project was rejected or withdrawn. Not applicable to
            projects of other kinds or units, and to those applied for before 20 November 2017.
    Why:    what everybody may use need not be paid for twice, and two of them do not share their data.
    Fix:    use the city's system and withdraw the project, or take the capability out of it.
    Limits: compares declared capability codes, not names or descriptions: a duplicate under another code is not found.
            An approved special need is shown and does not lift the finding, for the rows know no exception. The day of
            issue is not known: the first deadline of the annex, 20 November 2017, stands for it.
    """
    unified = count(
        InformationSystem,
        by="capabilities",
        of=project.capabilities,
        where=lambda one: one.is_unified & (one.in_service_on <= project.applied_on) & (one.unit != project.unit),
    )
    facilities = count(
        Facility,
        by="offers",
        of=project.capabilities,
        where=lambda one: one.is_unified & (one.in_service_on <= project.applied_on) & (one.unit != project.unit),
    )
    return Check(
        applies=(project.kind == ProjectKind.SYSTEM)
        & project.applied_on.between(FIRST_DAY, AS_OF)
        & (is_department(project.unit) | is_regional(project.unit)),
        require=is_dropped(project) | ((unified < 1) & (facilities < 1)),
    )


@record_rule(
    "DC02",
    "no-purchase-of-what-is-offered",
    on=Purchase,
    title=Text(
        en="No department buys resources that the city's data centre can provide",
        zh="对市政府数据中心可提供的资源，各部门不再重复购置",
    ),
    basis=(Basis.STATED, Basis.READ),
    cites=(cite("1.5", "对市政府数据中心可提供的资源，不再重复建设"),),
    reason=Text(
        en="That buying such resources is building them once more stands in article 3 of the rules of Langfang of 2025 "
        "(廊坊), which bind another city and show how the words are read.",
        zh="购置此类资源视同重复建设，见廊坊市2025年规定第三条；该规定不约束本市，仅说明通常的理解。",
    ),
    strength=Strength.MUST_NOT,
    departs=Text(
        en="{subject}: {unit} bought {capabilities} on {purchased_on}, of which the city's data centre offered "
        "something; must use the data centre, or have it certified that it cannot supply",
        zh="{subject}：{unit}于 {purchased_on} 购置“{capabilities}”，其中有市政府数据中心可提供的资源，不得重复购置；"
        "数据中心确不能提供的，应取得证明",
    ),
    since="0.1",
)
def no_purchase_of_what_is_offered(purchase: RecordHandle, _: ParameterHandle) -> Check:
    """No department buys a resource that the city's data centre offers.

    What:   counts, for each purchase of a department since the plan's first day, the unified data centres that were in
            service on its day and offer one of the resources bought: there must be none, unless the purchase was
            cancelled. Not applicable where the data centre certifies that it cannot supply, to units that are no
            departments of the city, and to purchases before 20 November 2017.
    Why:    the data centre is paid for whether it is used or not.
    Fix:    cancel the purchase and use the data centre, or record its certificate that it cannot supply.
    Limits: compares declared resource codes. Takes what a data centre offers today for what it offered on the day of
            the purchase. The day of issue is not known: the first deadline of the annex stands for it.
    """
    offered = _data_centres("offers", purchase.capabilities, purchase.purchased_on) >= 1
    return Check(
        applies=is_department(purchase.unit) & purchase.purchased_on.between(FIRST_DAY, AS_OF),
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
    departs=Text(
        en="{subject}: the data centre of {unit} is a project in the state “{state}”, must not be built (exception "
        "approved by: {exception_approved_by}; an approved exception takes a waiver)",
        zh="{subject}：{unit}的数据中心项目处于“{state}”状态，原则上不允许新（改）建"
        "（例外批准单位：{exception_approved_by}；确经批准的，须登记豁免）",
    ),
    since="0.1",
)
def no_regional_data_centre(project: RecordHandle, _: ParameterHandle) -> Check:
    """No region builds or rebuilds a data centre of its own.

    What:   looks at each data centre, new or rebuilt, that a region or a department of one has applied for since the
            plan's first day; it must have been rejected or withdrawn. Not applicable to other projects and units, and
            to what was applied for before 20 November 2017.
    Why:    the city's data centre is there for the regions too; small ones cost more and are guarded worse.
    Fix:    withdraw the project and use the city's data centre. What is approved all the same takes a waiver, for the
            words say 原则上; the row does not say who approves.
    Limits: knows what the project is called in the list: a data centre that is entered as another kind is not found.
            The day of issue is not known: the first deadline of the annex stands for it.
    """
    return Check(
        applies=(project.kind == ProjectKind.DATA_CENTRE)
        & project.applied_on.between(FIRST_DAY, AS_OF)
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
        en="The row asks departments to use the rooms of the data centre. That new ones are not approved stands in the "
        "practice of Golmud (格尔木, 云上昆仑), which binds another city and shows what is usual; it leaves national "
        "requirements out.",
        zh="该行要求统一利用数据中心的机房。不再批准新建机房见格尔木市“云上昆仑”的做法，国家另有要求的除外；"
        "该做法不约束本市，仅供参照。",
    ),
    strength=Strength.MUST_NOT,
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: the new machine room of {unit} is in the state “{state}”, must not be approved: the city's data "
        "centre has rooms",
        zh="{subject}：{unit}新建机房项目处于“{state}”状态，不应批准，应利用市政府数据中心的机房",
    ),
    since="0.1",
)
def no_new_machine_room(project: RecordHandle, _: ParameterHandle) -> Check:
    """No new machine room of a department is approved.

    What:   looks at each new machine room that a department has applied for since the plan's first day; it must not
            have been approved. Not applicable to rebuilding, to what the state demands, to other projects and units,
            and to what was applied for before 20 November 2017.
    Why:    a room that is not built need not be cleared out later.
    Fix:    refuse the project; the department uses the rooms of the city's data centre.
    Limits: an application that nobody has decided on passes. A room that hides in another project is not found.
    """
    return Check(
        applies=(project.kind == ProjectKind.MACHINE_ROOM)
        & ~project.is_renovation
        & project.applied_on.between(FIRST_DAY, AS_OF)
        & is_department(project.unit),
        unless=project.is_national_requirement,
        require=~project.state.is_in(ProjectState.APPROVED, ProjectState.UNDER_CONSTRUCTION, ProjectState.ACCEPTED),
    )


@record_rule(
    "DC05",
    "no-new-exchange-system",
    on=InformationSystem,
    title=Text(
        en="No new system for exchange across departments is built beside the common platform",
        zh="不再新建统一共享交换平台以外的跨部门数据交换系统",
    ),
    basis=(Basis.READ,),
    reason=Text(
        en="Article 31 of the Regulation on Sharing Government Data (《政务数据共享条例》), in force since 2025-08-01; "
        "the plan of Zibo of 2017 (淄博) asks for the same. What laws and regulations demand is left out.",
        zh="《政务数据共享条例》（2025年8月1日起施行）第三十一条；淄博市2017年方案亦有同样要求。法律法规另有规定的除外。",
    ),
    strength=Strength.MUST_NOT,
    holds_from=_REGULATION,
    departs=Text(
        en="{subject}: the exchange system of {unit} was applied for on {applied_on} and is {lifecycle}, must not be "
        "built: the common platform exchanges data across departments",
        zh="{subject}：{unit}的跨部门数据交换系统于 {applied_on} 申请，现为“{lifecycle}”，不得新建，"
        "跨部门交换应通过统一共享交换平台",
    ),
    since="0.1",
)
def no_new_exchange_system(system: RecordHandle, _: ParameterHandle) -> Check:
    """No new system for exchange across departments is built beside the common platform.

    What:   looks at each system that exchanges data across departments and was applied for on 1 August 2025 or later;
            it must have been given up. Not applicable to the city-wide platform itself, to what a law or regulation
            demands, to older systems, and before August 2025.
    Why:    every exchange beside the platform is one that nobody sees, guards or counts.
    Fix:    give the system up and exchange over the common platform, or record the law that demands it.
    Limits: is a rule of today and not of the annex. Older systems, which have to move to the platform, are not judged.
    """
    return Check(
        applies=system.is_exchange & ~system.is_unified & system.applied_on.between(on(_REGULATION), AS_OF),
        unless=system.exchange_required_by_law,
        require=system.lifecycle == LifecycleState.RETIRED,
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
        en="That there is one cloud and no other stands in the document of Jiangsu of 2023 (江苏, 一朵云), which binds "
        "another province and shows what is usual.",
        zh="“一朵云”的要求见江苏省2023年文件；该文件不约束本市，仅供参照。",
    ),
    strength=Strength.MUST_NOT,
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: the cloud of {unit} is a project in the state “{state}” and runs in {deploys_at}, must not be "
        "built, extended or rented outside the unified cloud",
        zh="{subject}：{unit}的云平台项目处于“{state}”状态，部署于“{deploys_at}”，不得在统一政务云之外自建、扩建或租用",
    ),
    since="0.1",
)
def no_cloud_of_its_own(project: RecordHandle, _: ParameterHandle) -> Check:
    """No cloud is built, extended or rented outside the unified one.

    What:   looks at each project for a cloud that was applied for since the plan's first day; it must run in a facility
            that is the city's unified one, or have been rejected or withdrawn. Not applicable to other projects, and to
            what was applied for before 20 November 2017.
    Why:    a second cloud has the costs of the first and none of its neighbours.
    Fix:    use the unified cloud and withdraw the project.
    Limits: knows where the cloud is to run as it was entered. Applies to every unit, for the text that was read
            makes no exception.
    """
    return Check(
        applies=(project.kind == ProjectKind.CLOUD) & project.applied_on.between(FIRST_DAY, AS_OF),
        require=is_dropped(project) | project.deploys_at.is_unified,
    )


@record_rule(
    "DC07",
    "no-regional-sharing-platform",
    on=InformationSystem,
    title=Text(
        en="Regions use the city's sharing platform and run none of their own",
        zh="各地区使用市级统一共享平台，不自建共享平台",
    ),
    basis=(Basis.READ,),
    cites=(cite("3.6", "逐步接入市级统一共享平台"),),
    reason=Text(
        en="The row has regions join the city's platform. That they run none of their own stands in the plans of Zibo "
        "(淄博) and of Fengqiu of 2019 (封丘), which bind others and show what is usual; what is there moves over.",
        zh="该行要求各地区接入市级统一共享平台。不自建共享平台见淄博市方案、封丘县2019年方案，已建的应予迁移整合；"
        "上述文件不约束本市，仅供参照。",
    ),
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: the sharing platform of {unit} is {lifecycle}, merged on: {disposed_on}; must be merged into "
        "the city's platform or given up",
        zh="{subject}：{unit}的共享平台现为“{lifecycle}”（整合完成时间：{disposed_on}），应并入市级统一共享平台或关停",
    ),
    since="0.1",
)
def no_regional_sharing_platform(system: RecordHandle, _: ParameterHandle) -> Check:
    """Regions use the city's sharing platform and run none of their own.

    What:   looks at each sharing platform of a region or of a department of one, once the city's unified exchange
            platform is in service; it must have been retired, or merged on the day of the report or before. Not
            applicable to other systems and units, and as long as the city's platform is not in service.
    Why:    a platform in between is one more copy of the data, and one more place where they stop.
    Fix:    merge the platform into the city's one, and record the day.
    Limits: does not see whether the region really uses the city's platform, nor whether a merger is one.
    """
    city_platforms = count(
        Facility,
        where=lambda one: (one.kind == FacilityKind.EXCHANGE_PLATFORM) & one.is_unified & (one.in_service_on <= AS_OF),
    )
    return Check(
        applies=system.is_sharing_platform & is_regional(system.unit) & (city_platforms >= 1),
        require=(system.lifecycle == LifecycleState.RETIRED)
        | ((system.disposition == Disposition.MERGED) & (system.disposed_on <= AS_OF)),
    )


@record_rule(
    "DC08",
    "new-systems-in-the-data-centre",
    on=InformationSystem,
    title=Text(
        en="New systems of departments run in the city's data centre",
        zh="各部门新建政务信息系统统一部署在市政府数据中心",
    ),
    basis=(Basis.STATED, Basis.READ),
    cites=(
        cite("1.5", "各部门要统一利用市政府数据中心的机房、网络、计算、存储、安全等资源开展政务信息系统建设"),
        cite("1.6", "各部门机房原则上仅保留网络接入设备及局域网政务信息系统"),
    ),
    reason=Text(
        en="Row 1.6 leaves systems of the local network where they are. That systems with secrets are left out stands "
        "in the documents of Shandong of 2015 (山东), Zaozhuang of 2016 (枣庄) and Tengzhou of 2017 (滕州), which bind "
        "others and show how the words are read.",
        zh="局域网政务信息系统可保留在部门机房，见1.6。涉密系统除外，见山东省2015年、枣庄市2016年、滕州市2017年文件；"
        "上述文件不约束本市，仅说明通常的理解。",
    ),
    strength=Strength.MUST,
    departs=Text(
        en="{subject}: the system of {unit}, applied for on {applied_on}, runs in {host}, must run in the city's data "
        "centre, which was in service by then",
        zh="{subject}：{unit}于 {applied_on} 申请建设的系统运行于“{host}”，"
        "其时市政府数据中心已投入使用，应部署在该中心",
    ),
    since="0.1",
)
def new_systems_in_the_data_centre(system: RecordHandle, _: ParameterHandle) -> Check:
    """New systems of departments run in the city's data centre.

    What:   looks at each system in use of a department that was applied for since the plan's first day, when a unified
            data centre was in service; its host must be such a data centre. Not applicable to systems with secrets
            or of the local network only, to those that are not in use, to older ones, and to other units.
    Why:    what starts outside has to be moved in later, at a cost.
    Fix:    deploy the system in the data centre, or record that it holds secrets or serves the local network only.
    Limits: systems that are older than the data centre are the matter of migration. Does not see which of the data
            centre's resources a system uses.
    """
    return Check(
        applies=(system.lifecycle == LifecycleState.IN_USE)
        & system.applied_on.between(FIRST_DAY, AS_OF)
        & is_department(system.unit)
        & (_data_centres(None, None, system.applied_on) >= 1),
        unless=system.is_secret | system.is_lan_only,
        require=is_data_centre(system.host) & system.host.is_unified,
    )


@record_rule(
    "DC09",
    "shared-data-not-collected-again",
    on=InformationSystem,
    title=Text(en="Data that can be had by sharing are not collected again", zh="可以通过共享获取的数据不重复采集"),
    basis=(Basis.READ,),
    reason=Text(
        en="Articles 19 and 40(1) of the Regulation on Sharing Government Data (《政务数据共享条例》), in force since "
        "2025-08-01; Fengqiu of 2019 (封丘) asks for the same. What a law demands is left out.",
        zh="《政务数据共享条例》（2025年8月1日起施行）第十九条、第四十条第一项；封丘县2019年方案亦有同样要求。"
        "法律另有规定的除外。",
    ),
    strength=Strength.MUST_NOT,
    holds_from=_REGULATION,
    departs=Text(
        en="{subject}: the system of {unit} collects {collects} itself, of which something is shared by another unit; "
        "must be had by sharing",
        zh="{subject}：{unit}的系统自行采集“{collects}”，其中有其他单位已提供共享的数据，应通过共享获取，不得重复采集",
    ),
    since="0.1",
)
def shared_data_not_collected_again(system: RecordHandle, _: ParameterHandle) -> Check:
    """Data that another unit shares are not collected again.

    What:   counts, for each system in use, the catalogue entries that it collects itself although another unit provides
            them and shares them, with conditions or without: there must be none. Not applicable where a law demands the
            collection, to systems that are not in use, and before August 2025.
    Why:    citizens are asked twice, and two copies of one datum differ.
    Fix:    get the data by sharing and stop collecting, or record the law that demands the collection.
    Limits: is a rule of today and not of the annex. Sees only what a system declares to collect; whether shared data
            are good enough for the purpose is not judged.
    """
    shared = count(
        CatalogueEntry,
        by="id",
        of=system.collects,
        where=lambda one: (
            one.sharing_type.is_in(SharingType.UNCONDITIONAL, SharingType.CONDITIONAL) & (one.unit != system.unit)
        ),
    )
    return Check(
        applies=system.lifecycle == LifecycleState.IN_USE,
        unless=system.collects_by_law,
        require=shared < 1,
    )
