"""Private networks and the two government networks: what is merged, and who is connected."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    NOT_YET,
    InformationSystem,
    NetworkKind,
    PrivateNetwork,
    Tier,
    UnitFacts,
)
from egov_consolidation.rules._annex import cite, is_department, is_in_use
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import due
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text


@record_rule(
    "NW05",
    "private-networks-merged",
    on=PrivateNetwork,
    title=Text(
        en="Every private network of a department that is fit for it is merged into a government network",
        zh="符合整合条件的各类业务专网都向电子政务内网或外网整合",
    ),
    basis=(Basis.STATED,),
    cites=(cite("1.7", "符合整合条件的各类业务专网都要向市电子政务内网或外网整合"),),
    strength=Strength.MUST,
    holds_after="due",
    parameters=(due("NW05"),),
    departs=Text(
        en="{subject}: the private network of {unit} is merged into: {merged_into}, on: {merged_on}; must have been "
        "merged into the government intranet or extranet by {due}",
        zh="{subject}：{unit}的业务专网（整合到：{merged_into}，整合完成时间：{merged_on}）"
        "应不迟于 {due} 整合到电子政务内网或外网",
    ),
    since="0.1",
)
def private_networks_merged(network: RecordHandle, _: ParameterHandle) -> Check:
    """Every private network of a department that is fit for it is merged by the day that the plan sets.

    What:   looks at each private network of a department: it must be merged into the government intranet or extranet on
            the day of the report or before. Not applicable to networks that are not fit to be merged, to those that
            were planned and built nationally, to units that are no departments, and until the day that the plan sets is
            over.
    Why:    a network for one line of business keeps its data to that line, and is paid for twice.
    Fix:    merge the network and record into which one and when, or record that it is not fit to be merged.
    Limits: the words do not say when a network is fit to be merged (符合整合条件): somebody has to decide it and
            record it; until then the rule cannot decide either. Does not say by how much a merger came too late.
    """
    return Check(
        applies=is_department(network.unit),
        unless=network.is_nationally_planned | ~network.is_fit_to_merge,
        require=network.merged_into.is_in(NetworkKind.INTRANET, NetworkKind.EXTRANET) & (network.merged_on <= AS_OF),
    )


@record_rule(
    "NW06",
    "national-networks-follow-the-state",
    on=PrivateNetwork,
    title=Text(
        en="A private network that was planned nationally is merged as the state arranges, and not otherwise",
        zh="国家统一规划建设的业务专网按国家部署进行整合",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("1.7", "国家统一规划建设的业务专网，按国家部署进行整合"),),
    reason=Text(
        en="按国家部署 is read in both directions, which is a judgement: a network is not merged before the state has "
        "set a day for it, and not later than that day.",
        zh="“按国家部署”从两方面理解，系本规则的判断：国家尚未部署的不自行整合，国家已有部署的不迟于其时限。",
    ),
    strength=Strength.MUST,
    departs=Text(
        en="{subject}: the nationally planned network is merged on: {merged_on}, the state asks for it by: "
        "{national_merge_by}; must be merged once the state has set a day, and by that day",
        zh="{subject}：国家统一规划建设的业务专网（整合完成时间：{merged_on}，国家部署时限：{national_merge_by}）"
        "应按国家部署整合：未部署的不自行整合，已部署的按时完成",
    ),
    since="0.1",
)
def national_networks_follow_the_state(network: RecordHandle, _: ParameterHandle) -> Check:
    """A private network that was planned nationally is merged as the state arranges, and not otherwise.

    What:   looks at each private network of a department that was planned and built nationally. One that is merged
            departs where the state has set no day for it; one that is not departs once that day is over. Not applicable
            to other networks, and to units that are no departments.
    Why:    such a network belongs to a line of business of the whole country; a government that merges it alone cuts it
            off, and one that stays behind holds the country up.
    Fix:    record the day that the state has set, and merge the network by then; record “not yet” (9999-12-31) as
            long as there is none.
    Limits: knows the national day as it was entered, not the document behind it, and does not see whether the merger
            took the form that the state asks for.
    """
    is_merged = network.merged_on <= AS_OF
    return Check(
        applies=is_department(network.unit) & network.is_nationally_planned,
        require=(is_merged & (network.national_merge_by < NOT_YET))
        | (~is_merged & (network.national_merge_by >= AS_OF)),
    )


@record_rule(
    "NW07",
    "open-systems-on-the-extranet",
    on=InformationSystem,
    title=Text(
        en="A system without secrets that runs on a government network runs on the extranet",
        zh="非涉密政务信息系统部署在电子政务外网",
    ),
    basis=(Basis.READ,),
    cites=(cite("1.7", "向市电子政务内网或外网整合"),),
    reason=Text(
        en="Plans name both networks and do not say what goes where. That what holds no secrets goes to the "
        "extranet stands in the plan of Zibo (淄博), read in an excerpt, which binds another city and shows what is "
        "usual.",
        zh="方案提及内网、外网两张网，未说明如何区分。非涉密系统部署在外网，见淄博市方案（据摘录）；外地方案不具约束力，仅供参照。",
    ),
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: holds no secrets and runs on {network}, must run on the government extranet",
        zh="{subject}：不涉密，却部署在{network}，应部署在电子政务外网",
    ),
    since="0.1",
)
def open_systems_on_the_extranet(system: RecordHandle, _: ParameterHandle) -> Check:
    """A system without secrets that runs on one of the two government networks runs on the extranet.

    What:   looks at each system in use that holds no secrets and runs on the government intranet or extranet; on the
            intranet it departs. Not applicable to systems with secrets, to those on other networks, and to those that
            are not in use.
    Why:    on the intranet a system is out of reach of the sharing platform and of most units.
    Fix:    move the system to the extranet, or record that it holds secrets.
    Limits: says nothing of where systems with secrets belong: the document for that was not read. Systems on the
            internet, a private or a local network are not judged here.
    """
    return Check(
        applies=is_in_use(system)
        & ~system.is_secret
        & system.network.is_in(NetworkKind.INTRANET, NetworkKind.EXTRANET),
        require=system.network == NetworkKind.EXTRANET,
    )


@record_rule(
    "NW08",
    "units-on-the-extranet",
    on=UnitFacts,
    title=Text(
        en="Departments and their units are on the government extranet on all three tiers",
        zh="市、县、乡三级政府部门及其所属单位电子政务外网全覆盖",
    ),
    basis=(Basis.STATED,),
    cites=(cite("2.2.4", "实现市、区市县（先导区）、街道（乡镇）三级政府部门及其所属单位电子政务外网全覆盖"),),
    strength=Strength.MUST,
    holds_after="due",
    parameters=(due("NW08"),),
    is_duty_of_lead=True,
    departs=Text(
        en="{subject}: the unit (tier: {tier}) is not on the government extranet on {as_of} (connected on: "
        "{extranet_connected_on}); {lead} must have had every unit of the three tiers connected by {due}",
        zh="{subject}：该单位（层级：{tier}；接入时间：{extranet_connected_on}）截至 {as_of} 未接入电子政务外网，"
        "{lead}应不迟于 {due} 实现三级全覆盖",
    ),
    since="0.1",
)
def units_on_the_extranet(unit: RecordHandle, _: ParameterHandle) -> Check:
    """Every unit of the city, the districts and the towns is on the government extranet by the day that the plan sets.

    What:   looks at the day on which each unit of these three tiers was connected; it must be that of the report or
            earlier. Not applicable to communities and villages, for which at most growing coverage is asked (拓展), and
            until the day that the plan sets is over.
    Why:    the platforms and sites of the plan are reached over the extranet: who is not on it has no part in them.
    Fix:    connect the unit and record the day; record “not yet” (9999-12-31) as long as it is not connected.
    Limits: sees the units that are listed: one that nobody lists is not missed. Does not know whether a connection is
            in use. The words bind the unit that leads the row, so the finding stands under it and names the unit that
            is not connected.
    """
    return Check(
        applies=unit.tier.is_in(Tier.CITY, Tier.COUNTY, Tier.TOWN),
        require=unit.extranet_connected_on <= AS_OF,
    )
