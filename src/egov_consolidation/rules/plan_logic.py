"""The dependencies themselves: no loops, no unknown predecessors, no duplicates, nothing left unconnected."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import DeadlineKind, Dependency, Mark, Support, judged, strongest_first, words_behind
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Outcome, fails, undecided
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.wording import Text

_NOTHING = Text(en="", zh="")


@plan_rule(
    "LG01",
    "no-loop",
    title=Text(en="No tasks wait for each other in a loop", zh="任务之间不循环等待"),
    speaks_of=Text(en="a task, or the tasks of one loop", zh="任务，或同一循环中的各项任务"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="Tasks that wait for each other can never begin: no dates fit them, and no schedule can be worked out.",
        zh="互相等待的任务永远无法开始：没有任何日期能够满足，也无法编排进度。",
    ),
    severity=Severity.ERROR,
    messages={
        "loop": Text(
            en="{loop}: each of these tasks waits for the one before it, once round takes {length}, and no dates fit; "
            "the dependencies must leave an order.{knot}{judged}",
            zh="{loop}：各项任务依次等待前一项，循环一周需 {length}，没有日期能够满足，依赖关系须能排出先后次序。"
            "{knot}{judged}",
        ),
    },
    since="0.1",
)
def no_loop(ctx: Context) -> Iterator[Outcome]:
    """The starts and finishes of all tasks can be put in order.

    What:   looks for closed walks over starts and finishes that take more than no days, or no days but work whose
            duration is not known. Tasks that hang together through several loops are one failure, which shows one
            loop; every task that is on none passes.
    Why:    no dates fit a loop, so nothing can be said of the order of deadlines in such a plan.
    Fix:    find the dependency that does not hold, or that holds between other events: guidance that goes on beside
            the work it guides is SS one way and FF the other, which is no loop.
    Limits: a negative lag back to a predecessor sets a longest time between two tasks. It is a loop only where the
            durations that are known are longer than it allows.
    """
    loops = ctx.graph.loops()
    knotted = {task_id for loop in loops for task_id in loop.knot}
    yield from (Verdict.PASS for task in ctx.plan if task.id not in knotted)
    for loop in loops:
        judgements = tuple(one for one in loop.dependencies if one.mark is Mark.JUDGEMENT)
        rest = len(loop.knot) - len(loop.tasks)
        yield fails(
            "loop",
            *loop.tasks,
            citations=words_behind(ctx.plan, (quote for one in loop.dependencies for quote in one.quotes), *loop.tasks),
            marks=strongest_first(one.mark for one in loop.dependencies),
            matter="" if any(step.before.moment == "start" for step in loop.steps) else "finish",
            loop=" → ".join((*loop.tasks, loop.tasks[0])),
            length=_DAYS.fill(days=loop.days) if loop.days > 0 else _SOME_TIME,
            knot=_KNOT.fill(count=rest) if rest else _NOTHING,
            judged=_JUDGED.fill(pairs=tuple(map(_pair, judgements))) if judgements else _NOTHING,
        )


_DAYS = Text(en="{days} days or more", zh="至少 {days} 天")
_SOME_TIME = Text(en="some time", zh="若干时间")
_KNOT = Text(en=" Other loops tie {count} more tasks to these.", zh="另有 {count} 项任务经其他循环与上述任务互相等待。")
_JUDGED = Text(en=" Rests on judgement: {pairs}.", zh="其中依据判断的依赖关系：{pairs}。")


def _pair(one: Dependency) -> str:
    return f"{one.predecessor} → {one.successor}"


@plan_rule(
    "LG02",
    "known-predecessors",
    title=Text(en="Every relation names tasks of the plan", zh="依赖和支撑关系所指的任务都在方案之中"),
    speaks_of=Text(en="a dependency, or a support", zh="依赖关系或支撑关系"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="A relation to a task that does not exist says nothing, and hides the relation that was meant.",
        zh="指向不存在的任务，关系便无从成立，原本要说明的关系也随之遗漏。",
    ),
    severity=Severity.ERROR,
    messages={
        "dependency": Text(
            en="{holder}: waits for “{named}”, which is no task of the plan, must name one.{judged}",
            zh="{holder}：所等待的“{named}”不是本方案的任务，须指明方案中的任务。{judged}",
        ),
        "support": Text(
            en="{holder}: is supported by “{named}”, which is no task of the plan, must name one.{judged}",
            zh="{holder}：支撑它的“{named}”不是本方案的任务，须指明方案中的任务。{judged}",
        ),
    },
    since="0.1",
)
def known_predecessors(ctx: Context) -> Iterator[Outcome]:
    """The predecessor of every dependency, and the supporter of every support, is a task of the plan.

    What:   looks up the id that each dependency and each support names.
    Why:    what waits for a task that does not exist looks ready when it is not, or waits for ever.
    Fix:    correct the id, or add the task. A thing that comes from outside the plan is no predecessor: record it as
            an external.
    Limits: cannot tell an id that names the wrong task.
    """
    weakest_first = sorted(_relations(ctx), key=lambda one: tuple(Mark).index(one.mark), reverse=True)
    once = {_named(one): one for one in weakest_first}
    for (kind, named, holder), one in once.items():
        if named in ctx.plan:
            yield Verdict.PASS
        else:
            yield fails(
                kind,
                named,
                holder,
                citations=words_behind(ctx.plan, one.quotes, holder),
                marks=(one.mark,),
                matter=kind,
                named=named,
                holder=holder,
                judged=judged(one.mark, one.reason),
            )


def _relations(ctx: Context) -> tuple[Dependency | Support, ...]:
    return (*ctx.dependencies(), *ctx.plan.supports(ctx.marks))


def _named(one: Dependency | Support) -> tuple[str, str, str]:
    """Return the kind of a relation, the task it names, and the task that holds it."""
    if isinstance(one, Dependency):
        return "dependency", one.predecessor, one.successor
    return "support", one.supporter, one.supported


@plan_rule(
    "LG03",
    "no-duplicate-dependencies",
    title=Text(en="No dependency is given twice", zh="同一依赖关系不重复列出"),
    speaks_of=Text(en="a pair of tasks with one type of dependency", zh="两项任务之间的一种依赖关系"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="Of two dependencies that say the same, one can be changed and the other forgotten.",
        zh="同一依赖关系列出两次，修改时容易改一处、漏一处。",
    ),
    severity=Severity.WARNING,
    messages={
        "repeated": Text(
            en="{predecessor} → {successor}: the dependency {type} is given {count} times, must be given once.{judged}",
            zh="{predecessor} → {successor}：{type} 依赖关系列出了 {count} 次，应只列一次。{judged}",
        ),
    },
    since="0.1",
)
def no_duplicate_dependencies(ctx: Context) -> Iterator[Outcome]:
    """Between two tasks there is at most one dependency of each type.

    What:   counts the dependencies that have predecessor, successor and type in common.
    Why:    the stricter one holds, whichever was meant; and where one is corrected the other stays as it was.
    Fix:    keep one, with the lag that is meant and the words of both.
    Limits: two dependencies of different types between two tasks are no duplicates: SS and FF together say that one
            task goes on beside the other. Does not look at supports.
    """
    groups: dict[tuple[str, str, str], list[Dependency]] = {}
    for one in ctx.dependencies():
        groups.setdefault((one.predecessor, one.successor, one.type.value), []).append(one)
    for (predecessor, successor, kind), group in groups.items():
        if len(group) == 1:
            yield Verdict.PASS
            continue
        quotes = tuple(quote for one in group for quote in one.quotes)
        judgement = next((one for one in group if one.mark is Mark.JUDGEMENT), group[0])
        yield fails(
            "repeated",
            predecessor,
            successor,
            citations=words_behind(ctx.plan, quotes, predecessor, successor),
            marks=strongest_first(one.mark for one in group),
            matter=kind,
            predecessor=predecessor,
            successor=successor,
            type=kind,
            count=len(group),
            judged=judged(judgement.mark, judgement.reason),
        )


@plan_rule(
    "LG04",
    "connected-tasks",
    title=Text(en="Every dated task is joined to another", zh="有完成时限的任务都与其他任务有关联"),
    speaks_of=Text(en="a task", zh="任务"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="A dated task that nothing joins to the rest has mostly been overlooked when the dependencies were drawn.",
        zh="有完成时限而与其他任务毫无关联，多半是梳理依赖关系时遗漏了。",
    ),
    severity=Severity.NOTE,
    messages={
        "apart": Text(
            en="{task}: no dependency and no support touches it, must say what it waits for or what waits for it.",
            zh="{task}：没有任何依赖或支撑关系涉及它，应说明它等待什么，或什么等待它。",
        ),
        "undecided": Text(
            en="{task}: no dependency and no support touches it, and its last day is not known; that must be known to "
            "say whether it has to be joined.",
            zh="{task}：没有任何依赖或支撑关系涉及它，其截止日又未知，须明确后才能判定是否应有关联。",
        ),
    },
    since="0.1",
)
def connected_tasks(ctx: Context) -> Iterator[Outcome]:
    """A task with a last day has a dependency or a support to or from another task.

    What:   looks for tasks with a last day that are at neither end of any relation. Standing and recurring duties
            need none: not applicable. Where the last day is not known, an unconnected task is undecided.
    Why:    a task that waits for nothing and that nothing waits for is rare; more often the relation was overlooked,
            and then no delay of it will ever show.
    Fix:    add the dependency or support, or let the note stand where the task really is on its own.
    Limits: a relation to a task that is not in the plan counts as one (see LG02).
    """
    joined: set[str] = set()
    for _, named, holder in map(_named, _relations(ctx)):
        if named != holder:
            joined.update((named, holder))
    for task in ctx.plan:
        if task.id in joined:
            yield Verdict.PASS
        elif task.deadline.kind in _ENDLESS:
            yield Verdict.NOT_APPLICABLE
        elif task.deadline.is_dated:
            yield fails("apart", task.id, citations=(ctx.plan.cite(task.id),), task=task.id)
        else:
            missing = (f"{task.id}: deadline.last_day",)
            cited = (ctx.plan.cite(task.id),)
            yield undecided("undecided", task.id, citations=cited, missing=missing, task=task.id)


_ENDLESS = frozenset({DeadlineKind.STANDING, DeadlineKind.RECURRING})
