"""No duplicate construction: no system does on its own what a common platform, centre or entry does."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    CatalogueEntry,
    Disposition,
    Facility,
    FacilityKind,
    InformationSystem,
    LifecycleState,
    SharingType,
)
from egov_consolidation.rules._annex import cite, had_begun, is_data_centre, is_department, is_in_use, is_regional
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import since
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle, count, on
from egov_consolidation.wording import Text

_REGULATION = "2025-08-01"
"""The day on which the Regulation on Sharing Government Data (《政务数据共享条例》) entered into force."""


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
        en="Article 31 of the Regulation on Sharing Government Data (《政务数据共享条例》, order 809 of the State "
        "Council), in force since 2025-08-01, read in an excerpt; the plan of Zibo of 2017 (淄博, an excerpt) asks for "
        "the same. What laws and regulations demand is left out.",
        zh="《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）第三十一条，据摘录核对；"
        "淄博市2017年方案（据摘录）亦有同样要求。法律法规另有规定的除外。",
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
            it must have been given up. Not applicable to the common platform itself, to what a law or regulation
            demands, to older systems, and before August 2025.
    Why:    every exchange beside the platform is one that nobody sees, guards or counts.
    Fix:    give the system up and exchange over the common platform, or record the law that demands it.
    Limits: is a rule of today and of no plan. Older systems, which have to move to the platform, are not judged.
    """
    return Check(
        applies=system.is_exchange & ~system.is_unified & system.applied_on.between(on(_REGULATION), AS_OF),
        unless=system.exchange_required_by_law,
        require=system.lifecycle == LifecycleState.RETIRED,
    )


@record_rule(
    "DC07",
    "no-regional-sharing-platform",
    on=InformationSystem,
    title=Text(
        en="Regions use the common sharing platform and run none of their own",
        zh="各地区使用统一共享平台，不自建共享平台",
    ),
    basis=(Basis.READ,),
    cites=(cite("3.6", "逐步接入市级统一共享平台"),),
    reason=Text(
        en="Plans have regions join the common platform. That they run none of their own stands in the plans of Zibo "
        "(淄博) and of Fengqiu of 2019 (封丘), read in excerpts, which bind others and show what is usual; what is "
        "there moves over.",
        zh="方案要求各地区接入统一共享平台。不自建共享平台见淄博市方案、封丘县2019年方案（均据摘录），已建的应予迁移整合；"
        "上述文件不具约束力，仅供参照。",
    ),
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: the sharing platform of {unit} is {lifecycle}, merged on: {disposed_on}; must be merged into "
        "the common platform or given up",
        zh="{subject}：{unit}的共享平台现为“{lifecycle}”（整合完成时间：{disposed_on}），应并入统一共享平台或关停",
    ),
    since="0.1",
)
def no_regional_sharing_platform(system: RecordHandle, _: ParameterHandle) -> Check:
    """Regions use the common sharing platform and run none of their own.

    What:   looks at each sharing platform of a region or of a department of one, once the unified exchange
            platform is in service; it must have been retired, or merged on the day of the report or before. Not
            applicable to other systems and units, to those that were applied for only later, and as long as the common
            platform is not in service.
    Why:    a platform in between is one more copy of the data, and one more place where they stop.
    Fix:    merge the platform into the common one, and record the day.
    Limits: does not see whether the region really uses the common platform, nor whether a merger is one.
    """
    city_platforms = count(
        Facility,
        where=lambda one: (one.kind == FacilityKind.EXCHANGE_PLATFORM) & one.is_unified & (one.in_service_on <= AS_OF),
    )
    return Check(
        applies=system.is_sharing_platform & is_regional(system.unit) & had_begun(system) & (city_platforms >= 1),
        require=(system.lifecycle == LifecycleState.RETIRED)
        | ((system.disposition == Disposition.MERGED) & (system.disposed_on <= AS_OF)),
    )


@record_rule(
    "DC08",
    "new-systems-in-the-data-centre",
    on=InformationSystem,
    title=Text(
        en="New systems of departments run in the government's data centre",
        zh="各部门新建政务信息系统统一部署在政府数据中心",
    ),
    basis=(Basis.STATED, Basis.READ),
    cites=(
        cite("1.5", "各部门要统一利用市政府数据中心的机房、网络、计算、存储、安全等资源开展政务信息系统建设"),
        cite("1.6", "各部门机房原则上仅保留网络接入设备及局域网政务信息系统"),
    ),
    reason=Text(
        en="Systems of the local network may stay in the departments' rooms. That systems with secrets are left out "
        "stands in the documents of Shandong of 2015 (山东), Zaozhuang of 2016 (枣庄) and Tengzhou of 2017 (滕州), "
        "read in excerpts, which bind others and show how the words are read.",
        zh="局域网政务信息系统可保留在部门机房。涉密系统除外，见山东省2015年、枣庄市2016年、滕州市2017年文件（均据摘录）；"
        "上述文件不具约束力，仅说明通常的理解。",
    ),
    strength=Strength.MUST,
    parameters=(since("DC08"),),
    departs=Text(
        en="{subject}: the system of {unit}, applied for on {applied_on}, runs in facility: {host}, in machine room: "
        "{room}; must run in the government's data centre, which was in service by then",
        zh="{subject}：{unit}于 {applied_on} 申请建设的系统（运行设施：{host}；所在机房：{room}）"
        "应部署在政府数据中心，申请时该中心已投入使用",
    ),
    since="0.1",
)
def new_systems_in_the_data_centre(system: RecordHandle, p: ParameterHandle) -> Check:
    """New systems of departments run in the government's data centre.

    What:   looks at each system in use of a department that was applied for since the plan's first day, when a unified
            data centre was in service; its host must be such a data centre. Not applicable to systems with secrets
            or of the local network only, to those that are not in use, to older ones, and to other units.
    Why:    what starts outside has to be moved in later, at a cost.
    Fix:    deploy the system in the data centre, or record that it holds secrets or serves the local network only.
    Limits: systems that are older than the data centre are the matter of migration. Does not see which of the data
            centre's resources a system uses.
    """
    data_centres = count(
        Facility,
        where=lambda one: (
            (one.kind == FacilityKind.DATA_CENTRE) & one.is_unified & (one.in_service_on <= system.applied_on)
        ),
    )
    return Check(
        applies=is_in_use(system)
        & system.applied_on.between(p.since, AS_OF)
        & is_department(system.unit)
        & (data_centres >= 1),
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
        en="Articles 19 and 40(1) of the Regulation on Sharing Government Data (《政务数据共享条例》, order 809 of "
        "the State Council), in force since 2025-08-01, the former read in full, the latter in an excerpt; the plan of "
        "Fengqiu of 2019 (封丘, an excerpt) asks for the same. What a law demands is left out.",
        zh="《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）第十九条（已据条文全文核对）、"
        "第四十条第一项（据摘录核对）；封丘县2019年方案（据摘录）亦有同样要求。"
        "法律另有规定的除外。",
    ),
    strength=Strength.MUST_NOT,
    holds_from=_REGULATION,
    departs=Text(
        en="{subject}: the system of {unit} collects {collects} itself, of which something is shared by another "
        "unit ({counted}); must be had by sharing",
        zh="{subject}：{unit}的系统自行采集“{collects}”，其中有其他单位已提供共享的数据（{counted}），"
        "应通过共享获取，不得重复采集",
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
    Limits: is a rule of today and of no plan. Sees only what a system declares to collect; whether shared data
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
        applies=is_in_use(system),
        unless=system.collects_by_law,
        require=shared < 1,
    )
