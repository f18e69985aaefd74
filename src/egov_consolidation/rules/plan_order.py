"""The order of deadlines: what must be done first is due first, and leaves time for what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import attrs

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import DeadlineKind, Dependency, DependencyType, Mark, Task, judged, words_behind
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Judgement, Outcome, fails, undecided
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.wording import Text, Value, days_said

_DEPENDENCY = Text(en="a dependency between two tasks", zh="两项任务之间的依赖关系")

_UNDECIDED = Text(
    en="{predecessor} → {successor}: the last day of {unknown} is not known, must be known to compare the two "
    "deadlines.{judged}",
    zh="{predecessor} → {successor}：{unknown} 的截止日未知，须明确后才能比较两项任务的完成时限。{judged}",
)
_LOOP = Text(
    en="{loop}: these tasks wait for each other, must have an order before any deadline can be said to follow it. "
    "Passes held back: {count}.",
    zh="{loop}：这些任务互相等待，须先理出先后次序，才能判定完成时限是否符合次序。"
    "因此暂不判为符合的依赖关系：{count} 项。",
)

_Judge: TypeAlias = "Callable[[Context, Dependency], Outcome]"


@plan_rule(
    "PL04",
    "deadlines-follow-dependencies",
    title=Text(
        en="A task is due no earlier than the tasks whose results it needs",
        zh="任务的完成时限不早于其所依赖任务的完成时限",
    ),
    speaks_of=_DEPENDENCY,
    basis=(Basis.JUDGED,),
    reason=Text(
        en="Deadlines against the order of the work cannot all be kept: whoever keeps the later task's deadline does "
        "so without the result it needs.",
        zh="完成时限与工作次序相悖，则无法全部按期完成：后续任务如按期完成，便缺少其所需的前置成果。",
    ),
    severity=Severity.ERROR,
    messages={
        "late": Text(
            en="{predecessor} → {successor}: the predecessor is due {due}{lag}, {days} after the successor, which is "
            "due {limit}; it must be due no later.{judged}",
            zh="{predecessor} → {successor}：前置任务 {due} 到期{lag}，比后续任务（{limit} 到期）晚 {days}，"
            "应不晚于后续任务。{judged}",
        ),
        "undecided": _UNDECIDED,
        "loop": _LOOP,
    },
    since="0.1",
)
def deadlines_follow_dependencies(ctx: Context) -> Iterator[Outcome]:
    """The predecessor's last day, plus the lag, is no later than the successor's.

    What:   compares the last days, as printed, of the two ends of every FS and FF dependency. SS and SF dependencies
            do not order the ends of tasks, and standing or recurring duties have no last day: not applicable. A last
            day that is not known leaves the dependency undecided. So does a loop in the plan, all but failures. What
            is only judged or undecided is a warning.
    Why:    where the predecessor is due later, one of the two deadlines is missed, or the successor is done without
            what it needs.
    Fix:    bring the predecessor forward, put the successor back, split the part that is needed early into a task of
            its own, or say why the order does not hold. A finding that rests on judgement asks for that judgement to
            be looked at first.
    Limits: knows nothing of how long the successor takes, nor of conflicts along a chain of tasks whose neighbours
            agree. Compares printed days, not working days.
    """
    yield from _held_back(ctx, _judged_groups(ctx, _in_order, FS, FF))
    yield from (Verdict.NOT_APPLICABLE for _ in ctx.dependencies(SS, SF))


@plan_rule(
    "PL05",
    "time-between-deadlines",
    title=Text(
        en="A task has time of its own after the tasks it waits for",
        zh="任务在其所依赖的任务到期后留有工作时间",
    ),
    speaks_of=_DEPENDENCY,
    basis=(Basis.JUDGED,),
    reason=Text(
        en="A task that may begin only when another is finished, and is due on the same day, is in time only if the "
        "other is done early, which nothing in the plan asks for.",
        zh="须待前置任务完成后方可开始、却与其同日到期的任务，只有前置任务提前完成才能按期完成，而方案并未要求提前。",
    ),
    severity=Severity.WARNING,
    messages={
        "no-time": Text(
            en="{predecessor} → {successor}: the predecessor is due {due}{lag} and the successor {limit}, which leaves "
            "the successor no day of its own; it must have one.{judged}",
            zh="{predecessor} → {successor}：前置任务 {due} 到期{lag}，后续任务 {limit} 到期，没有留给后续任务的时间，"
            "应至少留出一天。{judged}",
        ),
        "undecided": _UNDECIDED,
        "loop": _LOOP,
    },
    since="0.1",
)
def time_between_deadlines(ctx: Context) -> Iterator[Outcome]:
    """At least one day lies between the last days of the two ends of an FS dependency.

    What:   finds FS dependencies whose two ends, the lag counted in, are due on one day. A note where the dependency
            is judged, a warning where words carry it. Not applicable to milestones (duration 0), to standing and
            recurring duties, to the other types, and to deadlines that stand in the wrong order (see PL04). A last day
            that is not known leaves the dependency undecided. So does a loop in the plan, all but failures.
    Why:    the successor is in time only if the predecessor is done before its own deadline.
    Fix:    put a day for the successor after the predecessor's, or bring the predecessor forward. Where both really
            end together, say so with FF.
    Limits: one day is enough for this rule, however long the successor takes.
    """
    yield from _held_back(ctx, _judged_groups(ctx, _with_time, FS))
    yield from (Verdict.NOT_APPLICABLE for _ in ctx.dependencies(FF, SS, SF))


FS, SS = DependencyType.FINISH_TO_START, DependencyType.START_TO_START
FF, SF = DependencyType.FINISH_TO_FINISH, DependencyType.START_TO_FINISH

_ENDLESS = frozenset({DeadlineKind.STANDING, DeadlineKind.RECURRING})
_LAG = Text(en=" (with a lag of {lag})", zh="（间隔 {lag}）")
_NO_LAG = Text(en="", zh="")


def _in_order(ctx: Context, one: Dependency) -> Outcome:
    if _is_endless(ctx, one):
        return Verdict.NOT_APPLICABLE
    room = _room(ctx, one)
    if room is None:
        return _unknown(ctx, one, Severity.WARNING)
    if room >= 0:
        return Verdict.PASS
    severity = Severity.WARNING if one.mark is Mark.JUDGEMENT else Severity.ERROR
    return _fails(ctx, one, "late", severity, days=days_said(-room))


def _with_time(ctx: Context, one: Dependency) -> Outcome:
    if _is_endless(ctx, one) or ctx.plan[one.successor].duration == 0:
        return Verdict.NOT_APPLICABLE
    severity = Severity.NOTE if one.mark is Mark.JUDGEMENT else Severity.WARNING
    room = _room(ctx, one)
    if room is None:
        return _unknown(ctx, one, severity)
    if room != 0:
        return Verdict.PASS if room > 0 else Verdict.NOT_APPLICABLE
    return _fails(ctx, one, "no-time", severity)


def _judged_groups(ctx: Context, judge: _Judge, *types: DependencyType) -> Iterator[Outcome]:
    """Yield one outcome for each pair and type: where it is given more than once, the heaviest."""
    groups: dict[tuple[str, str, str], list[Dependency]] = {}
    for one in ctx.dependencies(*types):
        groups.setdefault((one.predecessor, one.successor, one.type), []).append(one)
    for group in groups.values():
        strictest_first = sorted(group, key=lambda one: (tuple(Mark).index(one.mark), -one.lag))
        yield max((judge(ctx, one) for one in strictest_first), key=_weight)


def _weight(outcome: Outcome) -> int:
    verdict = outcome.verdict if isinstance(outcome, Judgement) else outcome
    return (Verdict.NOT_APPLICABLE, Verdict.PASS, Verdict.UNKNOWN, Verdict.FAIL).index(verdict)


def _held_back(ctx: Context, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Yield the outcomes; in a plan with loops, one undecided judgement in place of all passes."""
    loops = ctx.graph.loops()
    passes = 0
    for outcome in outcomes:
        if loops and outcome is Verdict.PASS:
            passes += 1
        else:
            yield outcome
    if passes:
        loop = loops[0]
        yield undecided(
            "loop",
            *loop.tasks,
            citations=words_behind(ctx.plan, (), *loop.tasks),
            missing=tuple(f"{task_id}: dependencies" for task_id in loop.tasks),
            matter="loop",
            loop=" → ".join((*loop.tasks, loop.tasks[0])),
            count=passes,
        )


def _ends(ctx: Context, one: Dependency) -> tuple[Task, ...]:
    return tuple(ctx.plan[end] for end in (one.predecessor, one.successor) if end in ctx.plan)


def _is_endless(ctx: Context, one: Dependency) -> bool:
    return any(task.deadline.kind in _ENDLESS for task in _ends(ctx, one))


def _room(ctx: Context, one: Dependency) -> int | None:
    """Return the days from the predecessor's last day, plus the lag, to the successor's; negative where short."""
    days = [task.deadline.last_day for task in _ends(ctx, one)]
    known = [day.toordinal() for day in days if day is not None]
    return known[1] - known[0] - one.lag if len(known) == 2 else None  # noqa: PLR2004 - a dependency has two ends


def _unknown(ctx: Context, one: Dependency, severity: Severity) -> Judgement:
    undated = tuple(task.id for task in _ends(ctx, one) if not task.deadline.is_dated)
    missing = tuple(f"{task_id}: deadline.last_day" for task_id in undated)
    if one.predecessor not in ctx.plan:
        undated, missing = (one.predecessor, *undated), (f"{one.predecessor}: task", *missing)
    judgement = undecided(
        "undecided",
        one.predecessor,
        one.successor,
        citations=words_behind(ctx.plan, one.quotes, one.predecessor, one.successor),
        missing=missing,
        marks=(one.mark,),
        matter=one.type.value,
        predecessor=one.predecessor,
        successor=one.successor,
        unknown=undated,
        judged=judged(one.mark, one.reason),
    )
    return attrs.evolve(judgement, severity=severity)


def _fails(ctx: Context, one: Dependency, message: str, severity: Severity, **more: Value) -> Judgement:
    first, second = ctx.plan[one.predecessor], ctx.plan[one.successor]
    return fails(
        message,
        first.id,
        second.id,
        citations=words_behind(ctx.plan, one.quotes, first.id, second.id),
        marks=(one.mark,),
        matter=one.type.value,
        severity=severity,
        predecessor=first.id,
        successor=second.id,
        due=first.deadline.last_day,
        limit=second.deadline.last_day,
        lag=_LAG.fill(lag=days_said(one.lag)) if one.lag else _NO_LAG,
        judged=judged(one.mark, one.reason),
        **more,
    )
