"""The ends of tasks, as schedule assessments look at them: what nothing leads to, and what is tied at one end alone.

The checks of DCMA's 14-point assessment and of the GAO's Schedule Assessment Guide that make sense for a plan as it was
issued. `docs/explanation/schedule-quality.md` says which do not, and why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import (
    WITHOUT_DATES,
    Citation,
    Dependency,
    DependencyType,
    Mark,
    Plan,
    natural_order,
    strongest_first,
    words_behind,
)
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._dated_tasks import last_days, missing_days, undated
from egov_consolidation.rules._outcome import Outcome, fails, undecided
from egov_consolidation.rules._phrases import LISTED, listed
from egov_consolidation.rules._quality_parameters import GAO, OPEN_ENDS
from egov_consolidation.rules._resting_on_judgement import reasons_of_judged
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.rules._shares import Share, at_most
from egov_consolidation.wording import Text


@plan_rule(
    "SQ01",
    "few-open-ends",
    title=Text(
        en="Almost every dated task waits for another, and another waits for it",
        zh="有完成时限的任务，绝大多数既有前置任务，又有后续任务",
    ),
    speaks_of=Text(en="the plan as a whole", zh="方案整体"),
    basis=(Basis.READ, Basis.JUDGED),
    cites=(
        Citation(
            document=f"{GAO}, best practice 2",
            quote="every activity within the schedule should have at least one predecessor and at least one successor",
        ),
    ),
    reason=Text(
        en="What a delay reaches can be told only as far as relations lead on.",
        zh="延误会波及哪些任务，只有沿着任务之间的关系才能推断。",
    ),
    severity=Severity.NOTE,
    messages={
        "open": Text(
            en="{plan}: {count} of {tasks} dated tasks ({share}) lack a predecessor or a successor, must be {most}% at "
            "most; without predecessor: {starts}; without successor: {ends}.",
            zh="{plan}：{tasks} 项有完成时限的任务中，{count} 项（{share}）缺少前置或后续任务，不应超过 {most}%；"
            "缺前置任务的：{starts}；缺后续任务的：{ends}。",
        ),
        "undecided": Text(
            en="{plan}: the last day of {unknown} is not known, must be known to say whether more than {most}% of the "
            "dated tasks lack a predecessor or a successor.",
            zh="{plan}：{unknown} 的截止日未知，须明确后才能判定缺少前置或后续任务的是否超过 {most}%。",
        ),
    },
    parameters=(OPEN_ENDS,),
    since="0.1",
)
def few_open_ends(ctx: Context) -> Iterator[Outcome]:
    """At most 5 percent of the dated tasks lack a predecessor or a successor.

    What:   counts the tasks with a last day that no relation leads to, or from which none leads on; a support counts
            like a dependency. The tasks due first need no predecessor, and those due last no successor. One alone
            passes. Not applicable to a plan without dated tasks; undecided where last days that are not known decide.
    Why:    where a relation is missing no delay is passed on, and whoever waits does not know it. The guide asks of
            every task but the first and the last to have both, or a reason why not.
    Fix:    look at each task that is named: add what it waits for or what waits for it. Let it stand where the task
            can really begin on the day of issue, or its result is for nobody else in the plan.
    Limits: does not ask whether the relations are the right ones. Much in an issued plan begins with the issue itself,
            which makes this a note. What no relation touches at all is found by LG04 too, task by task.
    """
    ends = _Ends.of(ctx)
    if not ends.due and not ends.undated:
        yield Verdict.NOT_APPLICABLE
        return
    most = ctx.parameters[OPEN_ENDS.id]
    verdict = at_most(most, ends.least, ends.greatest)
    if verdict is Verdict.FAIL:
        yield _open(ctx.plan, ends, most)
    elif verdict is Verdict.UNKNOWN:
        yield undecided(
            "undecided",
            ctx.plan.id,
            citations=tuple(ctx.plan.cite(task) for task in ends.undated[:LISTED]),
            missing=missing_days(ends.undated),
            plan=ctx.plan.id,
            unknown=listed(ends.undated),
            most=f"{most:g}",
        )
    else:
        yield verdict


@plan_rule(
    "SQ05",
    "tied-starts-and-finishes",
    title=Text(
        en="What a task waits for holds its start, and what waits for it waits for its finish",
        zh="有前置任务的，其开始受前置任务约束；有后续任务的，其完成由后续任务承接",
    ),
    speaks_of=Text(
        en="the start or the finish of a task that others are tied to", zh="与其他任务相衔接的任务的开始或完成"
    ),
    basis=(Basis.READ, Basis.JUDGED),
    cites=(
        Citation(
            document=f"{GAO}, best practice 2",
            quote="Dangling logic is scheduling logic with an improper tie to an activity’s start or end date.",
        ),
    ),
    reason=Text(
        en="A task that is tied at the wrong end can be delayed as long as one likes, and no other task moves.",
        zh="衔接的一端不对，任务再怎么延误，其他任务也不受影响，延误便无从显现。",
    ),
    severity=Severity.NOTE,
    messages={
        "start": Text(
            en="{task}: waits for {others} in order to finish, and for nothing in order to start, must wait for "
            "something or be free to start at once.{judged}",
            zh="{task}：只有完成环节须等待 {others}，开始环节没有前提，应写明开始的前提，或明确可立即着手。{judged}",
        ),
        "finish": Text(
            en="{task}: its start is waited for by {others}, and its finish by nothing, must say who needs what it "
            "finishes with.{judged}",
            zh="{task}：{others} 只等待其开始，没有任务以其完成为前提，应写明其成果由谁接续使用。{judged}",
        ),
    },
    since="0.1",
)
def tied_starts_and_finishes(ctx: Context) -> Iterator[Outcome]:
    """A task that waits for others cannot start before them, and others wait for its finish where they wait for it.

    What:   of each task that has predecessors, asks whether one of them holds its start (FS or SS); of each that has
            successors, whether one waits for its finish (FS or FF). Guidance that starts before the work it guides and
            ends after it (SS one way, FF the other) is tied at its finish by that. Not applicable to milestones
            (duration 0), whose start is their finish, and to standing, recurring and conditional duties.
    Why:    with FF alone the task may have begun long ago or not at all; with SS alone it may end when it likes. Both
            look connected, and are not.
    Fix:    add the dependency that is missing: what has to be there before the task begins, or who uses its result.
    Limits: does not look at supports, which carry no time. A task without any predecessor, or without any successor,
            is SQ01's matter.
    """
    into, onward = _by_end(ctx)
    for task in ctx.plan:
        if task.duration == 0 or task.deadline.kind in WITHOUT_DATES:
            yield Verdict.NOT_APPLICABLE
            continue
        before, after = into.get(task.id, ()), onward.get(task.id, ())
        if before:
            is_tied = any(one.type in {FS, SS} for one in before)
            yield Verdict.PASS if is_tied else _loose(ctx.plan, task.id, "start", before)
        if after:
            is_tied = any(one.type in {FS, FF} for one in after) or _goes_beside(before, after)
            yield Verdict.PASS if is_tied else _loose(ctx.plan, task.id, "finish", after)


FS, SS = DependencyType.FINISH_TO_START, DependencyType.START_TO_START
FF = DependencyType.FINISH_TO_FINISH


@attrs.frozen(kw_only=True)
class _Ends:
    """The tasks that lack a predecessor or a successor.

    Attributes:
        due: Last day of each dated task.
        undated: Ids of the tasks whose last day is not known.
        starts: Ids of the dated tasks to which no relation leads, but for those due first.
        ends: Ids of the dated tasks from which no relation leads on, but for those due last.
        tied: Ids of the tasks that have both.
    """

    due: Mapping[str, Day]
    undated: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    tied: Collection[str]

    @classmethod
    def of(cls, ctx: Context) -> _Ends:
        """Return the loose ends of a plan; a relation of a task to itself ties nothing."""
        relations = [(one.predecessor, one.successor) for one in ctx.dependencies()]
        relations += [(one.supporter, one.supported) for one in ctx.plan.supports(ctx.marks)]
        waiting = {other for one, other in relations if one != other}
        awaited = {one for one, other in relations if one != other}
        due = last_days(ctx.plan)
        first, last = min(due.values(), default=None), max(due.values(), default=None)
        return cls(
            due=due,
            undated=undated(ctx.plan),
            starts=tuple(task for task in due if task not in waiting and due[task] != first),
            ends=tuple(task for task in due if task not in awaited and due[task] != last),
            tied=waiting & awaited,
        )

    @property
    def found(self) -> tuple[str, ...]:
        """Ids of the dated tasks that lack either."""
        return tuple(dict.fromkeys((*self.starts, *self.ends)))

    @property
    def least(self) -> Share:
        """Their share, if every last day that is not known falls well: the task is dated, and tied or first or last."""
        return Share(len(self.found), len(self.due) + len(self.undated))

    @property
    def greatest(self) -> Share:
        """Their share, if they fall badly: those that are due first and last now are not, and the loose are dated."""
        if not self.undated:
            return self.least
        loose = [task for task in (*self.due, *self.undated) if task not in self.tied]
        return Share(len(loose), len(self.due) + sum(task not in self.tied for task in self.undated))


def _open(plan: Plan, ends: _Ends, most: float) -> Outcome:
    return fails(
        "open",
        plan.id,
        citations=tuple(plan.cite(task) for task in ends.found[:LISTED]),
        plan=plan.id,
        count=len(ends.found),
        tasks=len(ends.due),
        share=str(Share(len(ends.found), len(ends.due))),
        most=f"{most:g}",
        starts=listed(ends.starts),
        ends=listed(ends.ends),
    )


def _by_end(ctx: Context) -> tuple[Mapping[str, Sequence[Dependency]], Mapping[str, Sequence[Dependency]]]:
    """Return the dependencies by the task that waits, and by the task that is waited for."""
    into: dict[str, list[Dependency]] = {}
    onward: dict[str, list[Dependency]] = {}
    for one in ctx.dependencies():
        if one.predecessor != one.successor:
            into.setdefault(one.successor, []).append(one)
            onward.setdefault(one.predecessor, []).append(one)
    return into, onward


def _goes_beside(before: Iterable[Dependency], after: Iterable[Dependency]) -> bool:
    """Return whether a task finishes after a task that waits for its start: guidance beside the work that it guides."""
    guided = {one.successor for one in after if one.type is SS}
    return any(one.type is FF and one.predecessor in guided for one in before)


def _loose(plan: Plan, task: str, end: str, dependencies: Sequence[Dependency]) -> Outcome:
    others = {one.predecessor if end == "start" else one.successor for one in dependencies}
    return fails(
        end,
        task,
        citations=words_behind(plan, (quote for one in dependencies for quote in one.quotes), task),
        marks=strongest_first(one.mark for one in dependencies),
        matter=end,
        task=task,
        others=listed(sorted(others, key=natural_order)),
        judged=reasons_of_judged(one for one in dependencies if one.mark is Mark.JUDGEMENT),
    )
