"""The deadlines as a whole, as schedule assessments look at them: long spans without one, many on one day.

The checks of DCMA's 14-point assessment and of the GAO's Schedule Assessment Guide that make sense for a plan as it was
issued. `docs/explanation/schedule-quality.md` says which do not, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from egov_consolidation.dates import Day
from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import Citation, Plan, natural_order
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._dated_tasks import last_days, missing_days, undated
from egov_consolidation.rules._outcome import Judgement, Outcome, fails, undecided
from egov_consolidation.rules._phrases import LISTED, listed
from egov_consolidation.rules._quality_parameters import GAO, LONG_SPANS, LONGEST, ON_ONE_DAY
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.rules._shares import Share, at_most
from egov_consolidation.rules._spans import Span, projected_years, spans
from egov_consolidation.rules._whole_plan import words_of_plan
from egov_consolidation.wording import Text


@plan_rule(
    "SQ06",
    "few-long-spans",
    title=Text(en="Few tasks go on for long without a deadline on the way", zh="时间跨度过长而中间没有节点的任务很少"),
    speaks_of=Text(en="the plan as a whole", zh="方案整体"),
    basis=(Basis.READ, Basis.JUDGED),
    cites=(
        Citation(
            document=f"{GAO}, best practice 4",
            quote="Long durations should be broken into shorter activities if logical breaks can be identified in the "
            "work being performed.",
        ),
    ),
    reason=Text(
        en="Where nothing is due for months, nobody can tell whether the work is on its way until it is too late.",
        zh="连续数月没有任何节点，工作是否如期推进无从掌握，待发现时往往已来不及。",
    ),
    severity=Severity.NOTE,
    messages={
        "long": Text(
            en="{plan}: {count} of {tasks} dated tasks ({share}) are due more than {longest} working days after the "
            "last deadline before them, must be {most}% at most: {spans}.{projected}",
            zh="{plan}：{tasks} 项有完成时限的任务中，{count} 项（{share}）距上一时间节点超过 {longest} 个工作日，"
            "不应超过 {most}%：{spans}。{projected}",
        ),
        "undecided": Text(
            en="{plan}: {unknown} not known, must be known to say whether more than {most}% of the dated tasks are due "
            "more than {longest} working days after the last deadline before them.",
            zh="{plan}：{unknown}未知，须明确后才能判定距上一时间节点超过 {longest} 个工作日的任务是否超过 {most}%。",
        ),
    },
    parameters=(LONGEST, LONG_SPANS),
    since="0.1",
)
def few_long_spans(ctx: Context) -> Iterator[Outcome]:
    """At most 5 percent of the dated tasks are due more than 44 working days after the deadline before them.

    What:   counts, for each task with a last day, the working days from the latest deadline among the tasks that it
            waits for (FS, FF), or from the day on which its window opens, to its own; from the day of issue where there
            is neither. Deadlines after its own do not count. One long span alone passes. Not applicable to a plan
            without dated tasks; undecided where last days or a day of issue that are not known decide.
    Why:    the longer the span, the later a delay shows, and the less is left to catch up. DCMA counts long
            durations and high float so; in a plan that has neither, the time between deadlines is what there is.
    Fix:    split the task, or give it an intermediate day: a draft, a first batch, a report on the way.
    Limits: does not know intermediate days that only the units' own schedules have. Years whose holiday arrangement is
            not published are counted by their weekends, and the message says so.
    """
    unknown, longest = undated(ctx.plan), ctx.parameters[LONGEST.id]
    found = tuple(spans(ctx.plan, ctx.dependencies()))
    if not found and not unknown:
        yield Verdict.NOT_APPLICABLE
        return
    long = [one for one in found if one.is_long(longest)]
    open_ones = [one for one in found if one.is_long(longest) is None]
    least = Share(len(long), len(found) + len(unknown))
    greatest = Share(len(long) + len(open_ones) + len(unknown), len(found) + len(unknown))
    verdict = at_most(ctx.parameters[LONG_SPANS.id], least, greatest)
    if verdict is Verdict.FAIL:
        yield _long(ctx, long, len(found))
    elif verdict is Verdict.UNKNOWN:
        yield _undecided_spans(ctx, open_ones, unknown)
    else:
        yield verdict


@plan_rule(
    "SQ09",
    "deadlines-are-spread",
    title=Text(en="No unit has many tasks due on one day", zh="同一单位同日到期的任务不过于集中"),
    speaks_of=Text(en="the tasks of one unit that are due on one day", zh="同一单位同日到期的各项任务"),
    basis=(Basis.READ, Basis.JUDGED),
    cites=(
        Citation(
            document=f"{GAO}, best practice 3",
            quote="needed to do the work, whether they will be available when needed",
        ),
    ),
    reason=Text(
        en="An issued plan names no people; that one unit has to finish much on one day is what shows of them.",
        zh="印发的方案不列人员安排；同一单位多项任务同日到期，是其中唯一能看出的人力紧张迹象。",
    ),
    severity=Severity.NOTE,
    messages={
        "crowded": Text(
            en="{who}: {count} tasks are due on {day}, must be {most} at most: {tasks}.",
            zh="{who}：{day} 到期的任务有 {count} 项，不应超过 {most} 项：{tasks}。",
        ),
        "undecided": Text(
            en="{who}: {count} tasks are due on {day}; the last day of {unknown} is not known, must be known to say "
            "whether more than {most} are.",
            zh="{who}：{day} 到期的任务有 {count} 项，而 {unknown} 的截止日未知，须明确后才能判定是否超过 {most} 项。",
        ),
    },
    parameters=(ON_ONE_DAY,),
    since="0.1",
)
def deadlines_are_spread(ctx: Context) -> Iterator[Outcome]:
    """A unit has at most three tasks due on one day.

    What:   counts the tasks by last day and by who answers for them: each lead unit, or the group that they are issued
            to. Undecided where tasks of the unit whose last day is not known could be too many.
    Why:    the same few people finish, check and report everything in the same week, and all of it is late together.
    Fix:    bring forward what can be done earlier, or ask for reports before the day.
    Limits: counts tasks, not their size. Mostly it finds the ends of half-years, on which deadlines fall by habit. What
            a unit owes as member of a group is counted with the group alone.
    """
    due, most = last_days(ctx.plan), ctx.parameters[ON_ONE_DAY.id]
    crowds: dict[tuple[str, Day], list[str]] = {}
    unknown: dict[str, list[str]] = {}
    for task, day in due.items():
        for who in _owners(ctx.plan, task):
            crowds.setdefault((who, day), []).append(task)
    for task in undated(ctx.plan):
        for who in _owners(ctx.plan, task):
            unknown.setdefault(who, []).append(task)
    for (who, day), tasks in crowds.items():
        yield _crowd(ctx.plan, who, day, tasks, unknown.get(who, []), most)


_GROUPS: Mapping[str, Text] = {
    "departments": Text(en="all departments", zh="各部门"),
    "regions": Text(en="all regions", zh="各地区"),
}
_PROJECTED = Text(
    en=" Of {years} no holiday arrangement is published: only their weekends are taken for days off.",
    zh="{years} 年的放假安排尚未公布，仅按周末休息计算。",
)
_LAST_DAYS = Text(en="the last day of {tasks} is", zh="{tasks} 的截止日")
_ISSUE = Text(en="the day of issue is", zh="印发日期")
_BOTH = Text(en="the day of issue and the last day of {tasks} are", zh="印发日期和 {tasks} 的截止日")


def _long(ctx: Context, long: Iterable[Span], tasks: int) -> Judgement:
    longest_first = sorted(long, key=lambda one: (-(one.days or 0), natural_order(one.task)))
    years = projected_years(longest_first)
    return fails(
        "long",
        ctx.plan.id,
        citations=tuple(ctx.plan.cite(one.task) for one in longest_first[:LISTED]),
        plan=ctx.plan.id,
        count=len(longest_first),
        tasks=tasks,
        share=str(Share(len(longest_first), tasks)),
        longest=f"{ctx.parameters[LONGEST.id]:g}",
        most=f"{ctx.parameters[LONG_SPANS.id]:g}",
        spans=listed([str(one) for one in longest_first]),
        projected=_PROJECTED.fill(years=listed([str(year) for year in years])) if years else Text(en="", zh=""),
    )


def _undecided_spans(ctx: Context, found: Iterable[Span], unknown: tuple[str, ...]) -> Judgement:
    waiting = {task for one in found for task in one.unknown}
    tasks = tuple(sorted({*unknown, *waiting}, key=natural_order))
    needs_issue = any(one.days is None and not one.unknown for one in found)
    said = (_BOTH if needs_issue else _LAST_DAYS) if tasks else _ISSUE
    return undecided(
        "undecided",
        ctx.plan.id,
        citations=(words_of_plan(ctx.plan),),
        missing=(*(("plan.issued",) if needs_issue else ()), *missing_days(tasks)),
        plan=ctx.plan.id,
        unknown=said.fill(tasks=listed(tasks)),
        longest=f"{ctx.parameters[LONGEST.id]:g}",
        most=f"{ctx.parameters[LONG_SPANS.id]:g}",
    )


def _owners(plan: Plan, task_id: str) -> tuple[str, ...]:
    """Return who answers for a task: its lead units, else the group it is issued to, else nobody."""
    task = plan[task_id]
    units = dict.fromkeys(plan.unit_name(unit) for unit in task.lead_units)
    return tuple(units) or ((task.group,) if task.group else ())


def _crowd(plan: Plan, who: str, day: Day, tasks: Sequence[str], unknown: Sequence[str], most: float) -> Outcome:
    if len(tasks) + len(unknown) <= most:
        return Verdict.PASS
    named = _GROUPS.get(who, Text(en=who, zh=who))
    if len(tasks) > most:
        return fails(
            "crowded",
            *tasks,
            citations=tuple(plan.cite(task) for task in tasks[:LISTED]),
            matter=who,
            who=named,
            count=len(tasks),
            day=day,
            most=f"{most:g}",
            tasks=listed(tasks),
        )
    return undecided(
        "undecided",
        *tasks,
        citations=tuple(plan.cite(task) for task in (*tasks, *unknown)[:LISTED]),
        missing=missing_days(tuple(unknown)),
        matter=who,
        who=named,
        count=len(tasks),
        day=day,
        most=f"{most:g}",
        unknown=listed(unknown),
    )
