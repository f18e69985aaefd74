"""Responsibility: who answers for the work in each unit, and who does it."""

from __future__ import annotations

from egov_consolidation.inventory import NOTHING, PersonRank, UnitFacts, UnitKind
from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis
from egov_consolidation.rules._set_days import due
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text


def _answers(unit: RecordHandle) -> Expression:
    """Return whether the rows have a unit answer for the work (各部门、各地区)."""
    return unit.kind.is_in(UnitKind.DEPARTMENT, UnitKind.REGION)


def _is_gone(unit: RecordHandle) -> Expression:
    """Return whether a unit was abolished or merged into another."""
    return unit.abolished_on <= AS_OF


@record_rule(
    "RE01",
    "accountable-person-named",
    on=UnitFacts,
    title=Text(
        en="Every department and region has named its accountable person in time",
        zh="各部门、各地区按期确定政务信息系统整合共享第一责任人",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        cite("1.14", "为政务信息系统整合共享第一责任人"),
        cite("3.9", "为政务信息系统整合共享第一责任人"),
    ),
    reason=Text(
        en="That a unit which was abolished or merged by the day of the report need not name anybody any more is a "
        "judgement.",
        zh="报告日前已撤并的单位无须再确定第一责任人，系本规则的判断。",
    ),
    holds_after="due",
    parameters=(due("RE01"),),
    departs=Text(
        en="{subject}: the accountable person is: {accountable_person}, named on: {appointed_on}; must have been named "
        "by {due}",
        zh="{subject}：第一责任人为“{accountable_person}”，确定时间为“{appointed_on}”，应不迟于 {due} 确定",
    ),
    since="0.1",
)
def accountable_person_named(unit: RecordHandle, p: ParameterHandle) -> Check:
    """Every department and region has named its accountable person by the day that the plan sets.

    What:   looks at the accountable person of each department and region and at the day on which one was named; both
            nobody and somebody who was named after the deadline depart. Not applicable to other units, to units that
            named nobody in time and are abolished or merged by now, and up to the deadline.
    Why:    with nobody named there is nobody to call to account when a later deadline passes.
    Fix:    name the person and record the day. What came late stays late: the finding says by when it was due.
    Limits: takes the day for that on which the unit first named somebody, not for that of a later change. Does not know
            since when a unit exists. Whether the person is the head is the matter of RE02.
    """
    named_in_time = (unit.accountable_person != NOTHING) & (unit.appointed_on <= p.due)
    return Check(applies=_answers(unit), unless=~named_in_time & _is_gone(unit), require=named_in_time)


@record_rule(
    "RE02",
    "accountable-person-is-the-head",
    on=UnitFacts,
    title=Text(
        en="The accountable person is the head of the department or region",
        zh="第一责任人由本部门、本地区主要负责同志担任",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        cite("1.14", "各部门主要负责同志为政务信息系统整合共享第一责任人"),
        cite("3.9", "各地区主要负责同志为政务信息系统整合共享第一责任人"),
    ),
    reason=Text(
        en="That somebody who acts as the head stands in for one is a judgement: there is no head to name.",
        zh="主要负责同志空缺、由其他负责同志主持工作的，不视为违反，系本规则的判断：此时没有主要负责同志可以确定。",
    ),
    holds_after="due",
    parameters=(due("RE02"),),
    departs=Text(
        en="{subject}: the accountable person {accountable_person} is: {person_rank}; must be the head of the unit "
        "since {due}",
        zh="{subject}：第一责任人 {accountable_person} 为“{person_rank}”，自 {due} 起应由主要负责同志担任",
    ),
    since="0.1",
)
def accountable_person_is_the_head(unit: RecordHandle, _: ParameterHandle) -> Check:
    """The accountable person of a department or region is its head.

    What:   looks at the rank of whoever is named in each department and region; a deputy departs, and so does anybody
            else who is not the head. Not applicable where nobody is named or an acting head is, to other units, to
            units that are abolished or merged by now, and up to the deadline.
    Why:    a deputy cannot decide over the whole unit, and systems are spread over all of it.
    Fix:    name the head of the unit, and record the change.
    Limits: knows the rank as it was entered. Where nobody is named, RE01 says so.
    """
    is_head = unit.person_rank == PersonRank.HEAD
    return Check(
        applies=_answers(unit) & (unit.accountable_person != NOTHING),
        unless=(unit.person_rank == PersonRank.ACTING_HEAD) | (~is_head & _is_gone(unit)),
        require=is_head,
    )


@record_rule(
    "RE03",
    "dedicated-people-arranged",
    on=UnitFacts,
    title=Text(
        en="Every department and region has people who do the work",
        zh="各部门、各地区安排专门力量具体负责",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("1.14", "安排专门力量具体负责"), cite("3.9", "安排专门力量具体负责")),
    reason=Text(
        en="The rows do not say how many: that one person is enough to pass is a judgement, and so is that a unit "
        "which is abolished or merged need not have anybody.",
        zh="文件未规定人数，有一人即视为已安排；已撤并的单位无须安排，均系本规则的判断。",
    ),
    holds_after="due",
    parameters=(due("RE03"),),
    departs=Text(
        en="{subject}: has {staff} people for the work, must have arranged for somebody by {due}",
        zh="{subject}：专门力量人数为 {staff}，应不迟于 {due} 安排专门力量具体负责",
    ),
    since="0.1",
)
def dedicated_people_arranged(unit: RecordHandle, _: ParameterHandle) -> Check:
    """Every department and region has people who do the work.

    What:   looks at the number of people whom each department and region has arranged; there must be one at least. Not
            applicable to other units, to units that have nobody and are abolished or merged by now, and up to the
            deadline.
    Why:    what everybody does beside something else gets done after the deadline.
    Fix:    arrange for somebody, and record how many there are.
    Limits: does not see whether the people have the time and the skill, nor when they were arranged.
    """
    has_people = unit.staff >= 1
    return Check(applies=_answers(unit), unless=~has_people & _is_gone(unit), require=has_people)
