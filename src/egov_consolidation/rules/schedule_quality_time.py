"""Time for the work, as schedule assessments look at it: what no float would show in a plan that has deadlines.

The checks of DCMA's 14-point assessment that make sense for a plan as it was issued.
`docs/explanation/schedule-quality.md` says which do not, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import DependencyType, Mark, strongest_first, words_behind
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._dated_tasks import last_days
from egov_consolidation.rules._outcome import Judgement, Outcome, fails, undecided
from egov_consolidation.rules._phrases import listed
from egov_consolidation.rules._resting_on_judgement import reasons_of_judged
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.rules._whole_plan import words_of_plan
from egov_consolidation.wording import Text, days_said

if TYPE_CHECKING:
    from egov_consolidation.schedule import DeadlineRoom, Schedule

_NO_ORDER = Text(
    en="{tasks}: no days can be worked out for these tasks; their order must be settled before anything can be said of "
    "the time that the work has.",
    zh="{tasks}：无法为这些任务推算日期，须先理顺其先后次序，才能判定工作时间是否足够。",
)


@plan_rule(
    "SQ07",
    "work-fits-between-deadlines",
    title=Text(
        en="Between two deadlines there is time for the work that lies between them",
        zh="前后两个完成时限之间容得下其间的工作",
    ),
    speaks_of=Text(en="the work between two neighbouring deadlines", zh="相邻两个完成时限之间的工作"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="Where the work takes longer than the deadlines leave, one of them is missed. Point 7 of DCMA's 14-point "
        "assessment (negative float) allows none.",
        zh="所需工期超过时限所留时间，必有一个时限落空。DCMA 14 项评估第 7 项（负时差）不允许出现。",
    ),
    severity=Severity.ERROR,
    messages={
        "short": Text(
            en="{order}; the work must fit between the two deadlines.{judged}",
            zh="{order}；两个完成时限之间须容得下其间的工作。{judged}",
        ),
        "no-order": _NO_ORDER,
    },
    since="0.1",
)
def work_fits_between_deadlines(ctx: Context) -> Iterator[Outcome]:
    """The days that the plan gives to work fit between the deadlines before and after it.

    What:   follows the dependencies from each deadline to the next, over tasks without one, and adds up the durations
            that the plan gives and the lags. Not applicable where it gives no duration on the way, and where the two
            deadlines contradict each other without any: that is PL04's matter. What rests on judgement is a warning.
            Undecided where no days fit the order of the tasks (see LG01).
    Why:    each deadline looks sound by itself; that the work between them takes longer shows only when all are added
            up, and then to whoever is last.
    Fix:    put the later deadline back, bring the earlier one forward, or shorten the work; `egov schedule` says what
            the smallest change is.
    Limits: knows only durations that the plan gives, no estimates. Counts days of the calendar. Of several ways between
            the same two deadlines it shows the tightest.
    """
    deadlines = ctx.schedule.deadlines
    if not deadlines.is_feasible:
        yield _no_order(ctx)
        return
    for room in deadlines.rooms:
        if _is_contradiction_of_dates(room):
            yield Verdict.NOT_APPLICABLE
        elif room.is_conflict:
            yield _too_short(room)
        else:
            yield Verdict.PASS if _has_days_of_work(room) else Verdict.NOT_APPLICABLE


@plan_rule(
    "SQ08",
    "work-fits-after-issue",
    title=Text(
        en="From the day of issue there is time for the work that a deadline asks for",
        zh="自印发之日起，时间足以按期完成",
    ),
    speaks_of=Text(en="a dated task", zh="有完成时限的任务"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="A deadline that cannot be met even by beginning on the day of issue was missed when it was set. Points 7 "
        "and 13 of DCMA's 14-point assessment look for that.",
        zh="即使自印发当日着手也无法按期完成的，时限在印发时即已落空。DCMA 14 项评估第 7、13 项即查此类情形。",
    ),
    severity=Severity.ERROR,
    messages={
        "late": Text(
            en="{task}: is due {due} and cannot be finished before {earliest}, counted from the issue on {issued}: "
            "{days} short; the work must fit before the deadline.{held}{judged}",
            zh="{task}：须于 {due} 完成，而自 {issued} 印发之日起算，最早要到 {earliest} 才能完成，差 {days}；"
            "完成时限之前须容得下所需工作。{held}{judged}",
        ),
        "undecided": Text(
            en="{plan}: the day of issue is not known, must be known to say whether the work for which the plan gives "
            "days or lags can be done by the deadlines.",
            zh="{plan}：印发日期未知，须明确后才能判定已列工期或间隔的工作能否按期完成。",
        ),
        "no-order": _NO_ORDER,
    },
    since="0.1",
)
def work_fits_after_issue(ctx: Context) -> Iterator[Outcome]:
    """No deadline asks for more days of work before it than there are from the day of issue on.

    What:   works out the earliest day on which each dated task can be finished, from the durations that the plan gives
            to it and to what it waits for, the lags, and the days on which windows open, and compares it with its
            deadline. Not applicable to tasks before which no such days lie, and to deadlines before the issue (see
            PL03). A warning where it would be in time without what rests on judgement. Undecided where the day of
            issue is not known, or no days fit the order (see LG01).
    Why:    the unit can only report the delay that was decided with the deadline.
    Fix:    put the deadline back, or let work go on side by side that need not wait.
    Limits: knows only durations that the plan gives, no estimates, and takes it that all work begins at once. Counts
            days of the calendar. Names what holds the task back last; `egov schedule` shows the whole way.
    """
    schedule, plan = ctx.schedule, ctx.plan
    if not schedule.is_feasible:
        yield _no_order(ctx)
    elif plan.issued is None and _gives_days(ctx):
        yield undecided("undecided", plan.id, citations=(words_of_plan(plan),), missing=("plan.issued",), plan=plan.id)
    else:
        yield from _in_time(ctx)


_FINISHES = frozenset({DependencyType.FINISH_TO_START, DependencyType.FINISH_TO_FINISH})
_FROM_START = frozenset({DependencyType.START_TO_START, DependencyType.START_TO_FINISH})


def _no_order(ctx: Context) -> Judgement:
    """Return that nothing can be said, because no days fit the order of the tasks."""
    loops = ctx.schedule.contradictions
    tasks = loops[0].tasks if loops else (ctx.plan.id,)
    return undecided(
        "no-order",
        *tasks,
        citations=tuple(ctx.plan.cite(task) for task in tasks if task in ctx.plan),
        missing=tuple(f"{task}: dependencies" for task in tasks),
        matter="no-order",
        tasks=listed(tasks),
    )


def _is_contradiction_of_dates(room: DeadlineRoom) -> bool:
    """Return whether two tasks, one of which waits for the other, are due in the wrong order: PL04's matter."""
    if len(room.path) != 2 or len(room.dependencies) != 1:  # noqa: PLR2004 - the two ends
        return False
    one = room.dependencies[0]
    between = room.ends.toordinal() - room.begins.toordinal()
    return one.type in _FINISHES and between < one.lag


def _has_days_of_work(room: DeadlineRoom) -> bool:
    first = room.days[0] if room.dependencies[0].type in _FROM_START else 0
    return first + sum(room.days[1:]) > 0


def _too_short(room: DeadlineRoom) -> Judgement:
    weak = [one for one in room.dependencies if one.mark is Mark.JUDGEMENT]
    return fails(
        "short",
        room.path[0],
        room.target,
        citations=room.citations,
        marks=room.marks,
        severity=Severity.WARNING if weak else Severity.ERROR,
        order=room.order,
        judged=reasons_of_judged(weak),
    )


_HELD = Text(en=" It is held back by {tasks}.", zh="该任务受 {tasks} 制约。")
_IN_TIME = Text(
    en=" Without what rests on judgement it could be in time.", zh="如不计依据判断的依赖关系，则可按期完成。"
)
_NOTHING = Text(en="", zh="")


def _in_time(ctx: Context) -> Iterator[Outcome]:
    """Judge each dated task by the earliest day on which it can be finished."""
    schedule, by_words = ctx.schedule, None
    for task, last_day in last_days(ctx.plan).items():
        found = schedule[task]
        if found.early_finish is None or not found.early_finish_offset or last_day < schedule.data_date:
            yield Verdict.NOT_APPLICABLE
        elif found.early_finish <= last_day:
            yield Verdict.PASS
        else:
            by_words = by_words or _schedule_by_words(ctx)
            sooner = by_words[task].early_finish
            yield _too_late(ctx, task, last_day, found.early_finish, is_weak=sooner is None or sooner <= last_day)


def _schedule_by_words(ctx: Context) -> Schedule:
    """Return the schedule that holds without what rests on judgement."""
    from egov_consolidation.graph import PlanGraph

    marks = ctx.marks - {Mark.JUDGEMENT}
    return attrs.evolve(ctx, graph=PlanGraph.from_plan(ctx.plan, marks=marks), marks=marks).schedule


def _too_late(ctx: Context, task: str, last_day: Day, earliest: Day, *, is_weak: bool) -> Judgement:
    drivers = [one.dependency for one in ctx.schedule.driving_predecessors(task)]
    marks = (*(one.mark for one in drivers), *((Mark.JUDGEMENT,) if is_weak else ()))
    return fails(
        "late",
        task,
        citations=words_behind(ctx.plan, (quote for one in drivers for quote in one.quotes), task),
        marks=strongest_first(marks),
        severity=Severity.WARNING if is_weak else Severity.ERROR,
        task=task,
        due=last_day,
        earliest=earliest,
        issued=ctx.schedule.data_date,
        days=days_said(earliest.toordinal() - last_day.toordinal()),
        held=_HELD.fill(tasks=listed([one.predecessor for one in drivers])) if drivers else _NOTHING,
        judged=_IN_TIME if is_weak else _NOTHING,
    )


def _gives_days(ctx: Context) -> bool:
    return any(task.duration for task in ctx.plan) or any(one.lag > 0 for one in ctx.dependencies())
