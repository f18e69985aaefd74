"""Who answers: one lead unit for each task and each duty, and a role for every unit that is named."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import Assignment, Citation, Plan, Role, SharedDuty, Task
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._duties import (
    SHORTEST,
    SIMILARITY,
    declared_by_task,
    duties_under_several_leads,
    lead_units,
    leads_differ,
)
from egov_consolidation.rules._joining_units import (
    groups_helping,
    includes,
    mirrored,
    names_of,
    units_joining,
    units_working,
    words_that_name,
)
from egov_consolidation.rules._outcome import Outcome, fails, undecided
from egov_consolidation.rules._phrases import listed
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.rules._whole_plan import words_of_plan
from egov_consolidation.wording import Text

_ANNEX = "dalian-2017"
_FINANCED_TWICE = (
    "全市统一基础设施及统筹政务信息系统，建设资金纳入政府固定资产投资，相关运行经费纳入部门预算统筹安排，"
    "逐步减少直至取消信息孤岛系统和利用程度低的专网的运维经费"
)
_SAME_DUTY = (
    Citation(document=_ANNEX, row="2.3.5", quote=_FINANCED_TWICE),
    Citation(document=_ANNEX, row="2.4.3", quote=_FINANCED_TWICE),
    Citation(document=_ANNEX, row="2.2.16", quote="将政务信息系统资源整合共享纳入政府绩效考核体系"),
    Citation(document=_ANNEX, row="2.3.2", quote="将政务信息共享工作纳入政府绩效考核体系"),
)


@plan_rule(
    "PL01",
    "one-lead-unit",
    title=Text(
        en="Every task has one lead unit, or is issued to a group",
        zh="每项任务有且只有一个牵头单位，或由各部门、各地区分别落实",
    ),
    speaks_of=Text(en="a task", zh="一项任务"),
    basis=(Basis.STATED,),
    cites=(
        Citation(document=_ANNEX, row="1.14", quote="各部门主要负责同志为政务信息系统整合共享第一责任人"),
        Citation(document=_ANNEX, row="3.9", quote="各地区主要负责同志为政务信息系统整合共享第一责任人"),
    ),
    reason=Text(
        en="The annex is laid out so: each block of part 2 has one lead unit, and parts 1 and 3 are issued to each "
        "department and to each region.",
        zh="附件的表式即如此：第二部分每栏只列一个牵头单位，第一、第三部分分别由市政府各部门、各地区落实。",
    ),
    severity=Severity.ERROR,
    messages={
        "none": Text(
            en="task {task}: names no lead unit and no group, must name one lead unit or the group that carries it out",
            zh="任务 {task}：未列牵头单位，也未写明由各部门或各地区分别落实，须明确一个牵头单位或落实范围",
        ),
        "several": Text(
            en="task {task}: has {count} leads ({leads}) and none of them coordinates, must have one that does",
            zh="任务 {task}：列有 {count} 个牵头方（{leads}），未明确由谁总牵头，须确定一个总牵头单位",
        ),
        "open": Text(
            en="task {task}: is led by {lead} and others that it does not name (等), must say who leads",
            zh="任务 {task}：由“{lead}”等单位牵头，其余单位未列明，须写明由谁牵头",
        ),
        "related": Text(
            en="task {task}: is issued to {leads}, which does not say which units are meant, must name them",
            zh="任务 {task}：由“{leads}”负责，未写明具体是哪些单位，须逐一列明",
        ),
    },
    since="0.1",
)
def one_lead_unit(ctx: Context) -> Iterator[Outcome]:
    """Every task has exactly one lead unit, or is issued to a group.

    What:   counts the lead units of each task, each once under all its names. One is right; several are right where
            one of them coordinates; a group (各部门, 各地区) is right, because each member answers on its own. Not
            applicable where several answer, each within its remit (按职责分工负责): that is declared. Undecided where
            others follow that are not named (等), or only related members of a group are meant (有关部门).
    Why:    with no lead unit nobody can be called to account; with two each can point at the other.
    Fix:    name one lead unit and record the others as cooperating, or say which of them coordinates.
    Limits: cannot tell a forgotten lead unit from a duty shared by remit; declare the latter. That the unit listed
            first leads is a custom that only some documents state: say so when reading the document.
    """
    for task in ctx.plan:
        yield _leads(ctx.plan, task)


@plan_rule(
    "PL08",
    "shared-duty-has-one-lead",
    title=Text(
        en="A duty that is printed under several units is declared shared, and one of them leads it",
        zh="列在多个单位名下的同一项工作，须注明为共同事项并确定一个牵头单位",
    ),
    speaks_of=Text(en="a duty under several lead units", zh="列在多个牵头单位名下的一项工作"),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=_SAME_DUTY,
    reason=Text(
        en="The rows print one duty under two units. That it is declared shared and one of them leads it is a "
        "judgement: otherwise each can point at the other.",
        zh="上述各行将同一项工作列在两个单位名下。须注明为共同事项并确定一个牵头单位，系本规则的判断：否则容易相互推诿。",
    ),
    severity=Severity.WARNING,
    messages={
        "no-lead": Text(
            en="tasks {tasks}: are one duty under {units}, and nobody is named to lead it, must have one lead unit",
            zh="任务 {tasks}：同一项工作分别列在{units}名下，未明确由谁牵头，须确定一个牵头单位",
        ),
        "undeclared": Text(
            en="tasks {tasks}: have the same or nearly the same words under {units}, must be declared one shared duty "
            "with one lead unit, or say what each unit does",
            zh="任务 {tasks}：相同或相近的表述分别列在{units}名下，如为同一项工作，须注明为共同事项并确定一个牵头单位，"
            "如非同一项工作，须写清各自职责",
        ),
        "unknown-tasks": Text(
            en="{plan}: a shared duty names {tasks}, which the plan does not have, must name at least two of its tasks",
            zh="{plan}：共同事项所列任务 {tasks} 在方案中不存在，须至少列出两项方案中的任务",
        ),
    },
    parameters=(SIMILARITY, SHORTEST),
    since="0.1",
)
def shared_duty_has_one_lead(ctx: Context) -> Iterator[Outcome]:
    """A duty that stands under different lead units is declared shared, with one lead unit.

    What:   judges each shared duty that the plan declares, and looks for duties that it does not declare: sentences
            that are the same, or alike beyond a parameter, in tasks of different lead units. Not applicable to a
            declared duty whose tasks have the same lead units. Tasks of groups, and tasks that mirror another, are
            copies on purpose and are not compared.
    Why:    each unit can wait for the other, or both do the work, and the money is asked for twice.
    Fix:    declare the duty shared and name the unit that leads it; where the duties differ, say in each task what
            this unit does.
    Limits: compares words, not meaning: what is put in other words is missed, and alike words for different acts are
            found. Tasks that are alike only by way of a third count as one duty. Words that stand in more than 30
            sentences lead to no comparison, so that in very large plans alike sentences may be missed, though never
            the same sentence; nor are sentences of more than 2,000 characters found unless they are the same. Does not
            ask whether the unit declared to lead is one of those printed.
    """
    for shared in ctx.plan.shared_duties:
        yield _declared(ctx.plan, shared)
    least, shortest = ctx.parameters[SIMILARITY.id], ctx.parameters[SHORTEST.id]
    declared = declared_by_task(ctx.plan)
    for duty in duties_under_several_leads(ctx.plan, least=least, shortest=shortest):
        if not duty.is_among(declared):
            yield fails(
                "undeclared",
                *duty.tasks,
                citations=duty.quotes,
                tasks=listed(duty.tasks),
                units=listed(lead_units(ctx.plan, duty.tasks)),
            )


@plan_rule(
    "PL09",
    "named-units-have-a-role",
    title=Text(
        en="A unit that a task is to be done with has a role of its own",
        zh="任务内容中要求会同、配合的单位，须列明其职责",
    ),
    speaks_of=Text(en="a unit that a task is to be done with", zh="任务内容中要求会同、配合的一个单位"),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(Citation(document=_ANNEX, row="2.2.15", quote="会同发展改革委"),),
    reason=Text(
        en="The words name a unit to be worked with. That its own role is listed is a judgement: otherwise it does not "
        "find the task among its own.",
        zh="原文写明会同的单位。须将其职责单独列明，系本规则的判断：否则该单位在自身任务中查不到此项工作。",
    ),
    severity=Severity.WARNING,
    messages={
        "no-role": Text(
            en="task {task}: is to be done with {unit}, and neither its own cells nor a task of that unit say so, must "
            "give it a role",
            zh="任务 {task}：内容要求与{unit}共同落实，但各单位栏均未列该单位，该单位名下也无对应任务，须列明其职责",
        ),
        "undecided": Text(
            en="task {task}: is to be done with {unit}, and whether {groups} includes it is not known, must be said",
            zh="任务 {task}：内容要求与{unit}共同落实，“{groups}”是否包括该单位不明，须予以明确",
        ),
    },
    since="0.1",
)
def named_units_have_a_role(ctx: Context) -> Iterator[Outcome]:
    """Every unit that the sentence of a task names as joining in has a role beyond that sentence.

    What:   takes the units that follow 会同, 配合 or 协助 in the content, and looks for each, under all its names, in
            the cells, heading and clauses that say who leads, executes or helps with this task, or in a task of that
            unit which mirrors this one. Undecided where a group (各有关部门) may include it. Not applicable to tasks
            that name none, and to bodies that the plan declares as coming from outside.
    Why:    a unit looks for its duties in its own rows; one that only another unit's sentence names does not know
            that it owes anything.
    Fix:    enter the unit as cooperating, or give it a task that mirrors this one. A body outside the plan's reach is
            declared among what comes from outside.
    Limits: sees only the units that reading found in the sentence. Who is merely reported to (报…) is not asked for.
    """
    mirrors = mirrored(ctx.plan)
    outside = {ctx.plan.unit_name(thing.name) for thing in ctx.plan.externals}
    for task in ctx.plan:
        joining, working = units_joining(ctx.plan, task), units_working(ctx.plan, task)
        for unit in joining:
            if unit in outside:
                yield Verdict.NOT_APPLICABLE
            elif unit in working or (task.id, unit) in mirrors:
                yield Verdict.PASS
            else:
                yield _without_role(ctx, task, unit)
        if not joining:
            yield Verdict.NOT_APPLICABLE


def _leads(plan: Plan, task: Task) -> Outcome:
    leads = [one for one in task.assignments if one.role is Role.LEAD]
    cites = (plan.cite(task.id),)
    if not leads:
        return fails("none", task.id, citations=cites, task=task.id)
    if _is_one_unit(plan, leads) or len(names_of(plan, (one for one in leads if one.coordinating))) == 1:
        return Verdict.PASS
    if any(one.by_remit for one in leads):
        return Verdict.NOT_APPLICABLE
    if all(one.group is not None for one in leads):
        return _issued_to(task, leads, cites)
    names = names_of(plan, leads)
    if len(names) != 1:
        return fails("several", task.id, citations=cites, task=task.id, count=len(names), leads=listed(names))
    missing = (f"{task.id}: lead units after {names[0]}",)
    return undecided("open", task.id, citations=cites, missing=missing, task=task.id, lead=names[0])


def _is_one_unit(plan: Plan, leads: Collection[Assignment]) -> bool:
    is_closed = all(one.group is None and not one.open for one in leads)
    return is_closed and len(names_of(plan, leads)) == 1


def _issued_to(task: Task, leads: Collection[Assignment], cites: tuple[Citation, ...]) -> Outcome:
    related = tuple(one.name for one in leads if one.group is not None and one.group.related)
    if not related:
        return Verdict.PASS
    missing = tuple(f"{task.id}: units meant by {name}" for name in related)
    return undecided("related", task.id, citations=cites, missing=missing, task=task.id, leads=listed(related))


def _declared(plan: Plan, shared: SharedDuty) -> Outcome:
    tasks = tuple(dict.fromkeys(task for task in shared.tasks if task in plan))
    unknown = tuple(task for task in shared.tasks if task not in plan)
    if unknown and len(tasks) < 2:  # noqa: PLR2004 - one task shares nothing
        return undecided(
            "unknown-tasks",
            *(tasks or (plan.id,)),
            citations=shared.quotes or (words_of_plan(plan),),
            missing=tuple(f"{task}: task" for task in unknown),
            matter=" ".join(shared.tasks),
            plan=plan.id,
            tasks=listed(unknown),
        )
    if shared.lead_unit is not None:
        return Verdict.PASS
    if not leads_differ(plan, tasks):
        return Verdict.NOT_APPLICABLE
    return fails(
        "no-lead",
        *tasks,
        citations=shared.quotes or tuple(plan.cite(task) for task in tasks),
        tasks=listed(tasks),
        units=listed(lead_units(plan, tasks)),
    )


def _without_role(ctx: Context, task: Task, unit: str) -> Outcome:
    """Judge a unit that neither its own task nor a cell names: a group may include it."""
    groups = groups_helping(task)
    is_member = [includes(ctx.plan, ctx.roster, group, unit) for group in groups]
    if True in is_member:
        return Verdict.PASS
    cites = (ctx.plan.cite(task.id, words_that_name(ctx.plan, task, unit)),)
    if None in is_member:
        names = tuple(group.text for group, known in zip(groups, is_member, strict=True) if known is None)
        return undecided(
            "undecided",
            task.id,
            citations=cites,
            missing=tuple(f"{task.id}: members of {name}" for name in names),
            matter=unit,
            task=task.id,
            unit=unit,
            groups=listed(names),
        )
    return fails("no-role", task.id, citations=cites, matter=unit, task=task.id, unit=unit)
