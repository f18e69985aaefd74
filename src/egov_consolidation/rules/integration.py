"""Integration: one big system for each department, in nobody's name but its own, and what it shares."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    NOTHING,
    InformationSystem,
    LifecycleState,
    OwnerLevel,
    SharingListItem,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.rules._annex import cite, is_department, is_in_use
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import due, since
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, count
from egov_consolidation.wording import Text

_DEPARTMENTS = (UnitKind.DEPARTMENT, UnitKind.REGIONAL_DEPARTMENT)
"""Whose systems become one (本部门、各地区政府部门)."""

_CITY_ROW = "将本部门分散的、独立的信息系统整合为一个互联互通、业务协同、信息共享的“大系统”"
_REGIONAL_ROW = "各地区政府部门将本部门分散的、独立的信息系统整合为一个互联互通、业务协同、信息共享的“大系统”"
_LEFT_OUT = Text(
    en="Row 4 of the table of Heilongjiang (黑龙江) and the plan of Luzhou of 2018 (泸州), read in excerpts, leave out "
    "systems that are built from above down (垂直建设); they bind others and show how the words are read. That systems "
    "with secrets, and those built for everybody, are none of the department's own scattered ones is a judgement.",
    zh="垂直建设的系统除外，见黑龙江省任务分工表第4项、泸州市2018年方案（均据摘录），上述文件不约束本市，仅说明通常的理解。"
    "涉密系统、统筹建设的系统不属于本部门分散的、独立的系统，系本规则的判断。",
)


def _stands_alone(system: RecordHandle) -> Expression:
    """Return whether a system in use is one of its unit's own that is part of no other."""
    is_left_out = system.is_secret | system.is_nationally_planned | system.is_unified
    return is_in_use(system) & (system.parent == NOTHING) & ~is_left_out


@record_rule(
    "IN01",
    "one-big-system",
    on=UnitFacts,
    title=Text(
        en="Every department runs one system, of which its others are parts",
        zh="各部门将分散的、独立的信息系统整合为一个“大系统”",
    ),
    basis=(Basis.STATED, Basis.READ, Basis.JUDGED),
    cites=(cite("1.3", _CITY_ROW), cite("3.2", _REGIONAL_ROW)),
    reason=_LEFT_OUT,
    holds_after="due",
    parameters=(due("IN01"),),
    departs=Text(
        en="{subject}: runs more than one system that is part of no other, must have integrated them into one by {due}",
        zh="{subject}：仍有一个以上独立运行的信息系统，应不迟于 {due} 整合为一个“大系统”",
    ),
    since="0.1",
)
def one_big_system(unit: RecordHandle, _: ParameterHandle) -> Check:
    """Every department runs one system by the day that the plan sets, of which its others are parts.

    What:   counts, for each department of the government or of a region, the systems in use that are part of no other:
            at most one. Left out are systems with secrets, nationally planned ones and those built for everybody. Not
            applicable to other units, and up to the deadline.
    Why:    systems that stand apart ask for the same data twice and cannot answer for one another.
    Fix:    make the others modules of the one, and record of which system each is a part; or shut them down.
    Limits: takes what is recorded as a part for one: whether it is, IN03 asks of the big system. Does not say which of
            several should be the one. A pilot of migration is no exception: the rows make none.
    """
    alone = count(InformationSystem, by="unit", of=unit.id, where=_stands_alone)
    return Check(applies=unit.kind.is_in(*_DEPARTMENTS), require=alone <= 1)


@record_rule(
    "IN02",
    "no-system-of-a-section",
    on=InformationSystem,
    title=Text(
        en="No independent system is built in the name of a section or a subordinate unit",
        zh="原则上不以处室或其下属单位名义建设独立的政务信息系统",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("1.4", "原则上不允许以处室或其下属单位名义建设独立的政务信息系统"),),
    reason=Text(
        en="The row forbids to build. That it speaks of systems which were applied for since the plan binds, and not "
        "of older ones, is a judgement: those are integrated.",
        zh="该行限制的是“建设”，故只适用于方案开始约束之后申请的系统，此前已有的系统按要求整合，系本规则的判断。",
    ),
    strength=Strength.IN_PRINCIPLE,
    parameters=(since("IN02"),),
    departs=Text(
        en="{subject}: the system of {unit}, applied for on {applied_on}, is run in the name of {owner_level}; must be "
        "built in the name of the department (an approved exception takes a waiver)",
        zh="{subject}：{unit}于 {applied_on} 申请的独立系统以“{owner_level}”名义建设，原则上应以部门名义建设"
        "（确经批准的，须登记豁免）",
    ),
    since="0.1",
)
def no_system_of_a_section(system: RecordHandle, p: ParameterHandle) -> Check:
    """No independent system is built in the name of a section or a subordinate unit.

    What:   looks at each system of a department that is part of no other and was applied for between the day from which
            the plan binds and that of the report; it must be run in the name of the department. Not applicable to
            systems that are parts of others, to older ones, to retired ones, and to other units.
    Why:    what belongs to a section is known to the section alone, and goes when its people go.
    Fix:    take the system over in the name of the department, or make it a part of the big system. What has to stay
            for good reason takes a waiver, for the words say 原则上.
    Limits: a system that a subordinate unit lists under its own name is judged only where it is listed under its
            department. The row does not say who approves exceptions.
    """
    return Check(
        applies=is_department(system.unit)
        & (system.parent == NOTHING)
        & system.applied_on.between(p.since, AS_OF)
        & (system.lifecycle != LifecycleState.RETIRED),
        require=system.owner_level == OwnerLevel.DEPARTMENT,
    )


@record_rule(
    "IN03",
    "big-system-connected-and-sharing",
    on=InformationSystem,
    title=Text(
        en="The big system of a department is connected, works across businesses, and shares data",
        zh="部门“大系统”互联互通、业务协同、信息共享",
    ),
    basis=(Basis.STATED, Basis.READ, Basis.JUDGED),
    cites=(
        cite("1.3", "互联互通、业务协同、信息共享的“大系统”"),
        cite("3.2", "互联互通、业务协同、信息共享的“大系统”"),
    ),
    reason=_LEFT_OUT,
    holds_after="due",
    parameters=(due("IN03"),),
    departs=Text(
        en="{subject}: the big system of {unit} is connected: {is_connected}, works across businesses: "
        "{is_coordinated}, shares data: {shares_data}; must have done all three since {due}",
        zh="{subject}：{unit}“大系统”互联互通：{is_connected}，业务协同：{is_coordinated}，信息共享：{shares_data}；"
        "自 {due} 起三项均应做到",
    ),
    since="0.1",
)
def big_system_connected_and_sharing(system: RecordHandle, _: ParameterHandle) -> Check:
    """The big system of a department is connected, works across businesses, and shares data.

    What:   looks at the one system in use of each department, of the government or of a region, that is part of no
            other; all three must be so. Systems with secrets, nationally planned ones and those built for everybody are
            left out. Not applicable where a department still runs several, to other units, and up to the deadline.
    Why:    several systems under one name and one logo are still several systems.
    Fix:    connect what is not connected, and record what the big system can do.
    Limits: knows what was entered and sees no evidence of it. Where a department runs several systems, IN01 says so.
    """
    alone = count(InformationSystem, by="unit", of=system.unit, where=_stands_alone)
    return Check(
        applies=system.unit.kind.is_in(*_DEPARTMENTS) & _stands_alone(system) & (alone == 1),
        require=system.is_connected & system.is_coordinated & system.shares_data,
    )


@record_rule(
    "IN04",
    "shared-items-mapped",
    on=SharingListItem,
    title=Text(
        en="Every item of a sharing list names the system that holds it and its catalogue entry",
        zh="共享清单各项均对应到信息系统和资源目录条目",
    ),
    basis=(Basis.JUDGED,),
    cites=(cite("1.1", "制定本部门政务信息系统共享清单报市政府办公厅"),),
    reason=Text(
        en="The row asks for the list and does not say what stands in it. That each item can be traced to a system and "
        "to an entry of the catalogue is a judgement: otherwise nobody can share it.",
        zh="该行要求制定共享清单，未规定其内容。逐项对应到信息系统和资源目录条目，系本规则的判断：否则无从共享。",
    ),
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: the item {name} of {unit} names the system: {system}, and the catalogue entry: {entry}; must "
        "name both",
        zh="{subject}：{unit}共享清单中的“{name}”对应系统“{system}”、目录条目“{entry}”，两者均应对应",
    ),
    since="0.1",
)
def shared_items_mapped(item: RecordHandle, _: ParameterHandle) -> Check:
    """Every item of a sharing list names the system that holds it and its catalogue entry.

    What:   looks whether each item of the list of a department names a system and a catalogue entry. Not applicable to
            the lists of other units.
    Why:    what is promised on a list and found in no system is shared by nobody.
    Fix:    record the system and the entry, or take the item off the list.
    Limits: whether the system and the entry are there is the matter of IV01. Does not see whether the entry really
            describes the item, nor what is missing from the list.
    """
    return Check(applies=is_department(item.unit), require=(item.system != NOTHING) & (item.entry != NOTHING))
