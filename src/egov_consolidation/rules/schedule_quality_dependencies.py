"""The dependencies as a whole, as schedule assessments look at them: negative lags, lags, types.

The checks of DCMA's 14-point assessment and of the GAO's Schedule Assessment Guide that make sense for a plan as it was
issued. `docs/explanation/schedule-quality.md` says which do not, and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import (
    Citation,
    Dependency,
    DependencyType,
    Mark,
    NaturalKey,
    Plan,
    judged,
    natural_order,
    strongest_first,
    words_behind,
)
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Judgement, Outcome, fails
from egov_consolidation.rules._phrases import listed
from egov_consolidation.rules._quality_parameters import GAO, LAGS, OTHER_THAN_FS
from egov_consolidation.rules._resting_on_judgement import how_many_judged
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.rules._shares import Share
from egov_consolidation.rules._whole_plan import words_of_plan
from egov_consolidation.wording import Text, days_said

_PLAN = Text(en="the plan as a whole", zh="方案整体")


@plan_rule(
    "SQ02",
    "no-negative-lags",
    title=Text(en="No task runs ahead of what it waits for", zh="后续任务不抢在前置任务之前"),
    speaks_of=Text(en="a dependency between two tasks", zh="两项任务之间的依赖关系"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="A negative lag lets a predecessor be due after its successor without any rule about order seeing it. Point "
        "2 of DCMA's 14-point assessment allows none.",
        zh="间隔为负，前置任务即使晚于后续任务到期，有关次序的规则也无从发现。DCMA 14 项评估第 2 项不允许出现。",
    ),
    severity=Severity.WARNING,
    messages={
        "ahead": Text(
            en="{predecessor} → {successor}: is {type} with lag={lag}, which lets the successor run {days} ahead of "
            "what it waits for, must not run ahead of it.{judged}",
            zh="{predecessor} → {successor}：{type} 关系的间隔为 {lag}，后续任务可比所等待的事项提前 {days}，不应提前。"
            "{judged}",
        ),
    },
    since="0.1",
)
def no_negative_lags(ctx: Context) -> Iterator[Outcome]:
    """No dependency has a negative lag.

    What:   looks at the lag of every dependency. Not applicable to a negative lag that leads round in a circle, back
            from what waits to what it waits for: that sets a longest time between the two, and lets nobody run ahead.
    Why:    the successor is to begin so many days before something is finished whose end nobody knows yet. When
            deadlines are compared the lag counts as room, so that an order that cannot hold looks sound.
    Fix:    make the part of the predecessor that is needed first a task of its own, with its own deadline; or say with
            SS or FF which two events really belong together.
    Limits: says nothing of whether the number of days is the right one.
    """
    least: dict[tuple[str, str, str], Dependency] = {}
    for one in sorted(ctx.dependencies(), key=lambda one: (one.lag, tuple(Mark).index(one.mark))):
        least.setdefault((one.predecessor, one.successor, one.type.value), one)
    circles: Mapping[int, int] = _circles(ctx) if any(one.lag < 0 for one in least.values()) else {}
    for one in least.values():
        if one.lag >= 0:
            yield Verdict.PASS
        else:
            yield Verdict.NOT_APPLICABLE if _is_round(ctx, one, circles) else _ahead(ctx.plan, one)


@plan_rule(
    "SQ03",
    "few-lags",
    title=Text(en="Few dependencies have a lag", zh="依赖关系很少设置间隔天数"),
    speaks_of=_PLAN,
    basis=(Basis.READ, Basis.JUDGED),
    cites=(
        Citation(
            document=f"{GAO}, best practice 2", quote="Date constraints and lags should be minimized and justified."
        ),
    ),
    reason=Text(
        en="A lag is time for which nobody answers: work that goes on in it has no task and no owner.",
        zh="间隔期间无人负责：其间如有工作，既无任务，也无责任单位。",
    ),
    severity=Severity.NOTE,
    messages={
        "lags": Text(
            en="{plan}: {count} of {all} dependencies ({share}) have a lag, must be {most}% at most: {pairs}.{judged}",
            zh="{plan}：{all} 项依赖关系中，{count} 项（{share}）设有间隔天数，不应超过 {most}%：{pairs}。{judged}",
        ),
    },
    parameters=(LAGS,),
    since="0.1",
)
def few_lags(ctx: Context) -> Iterator[Outcome]:
    """At most 5 percent of the dependencies have a lag above 0.

    What:   counts the dependencies with a positive lag; one alone passes. Not applicable to a plan without
            dependencies. Negative lags are SQ02's matter.
    Why:    a lag says that time passes and not what happens in it. What is done in it (public notice, approval,
            procurement) is delayed unseen, and nobody has to report on it.
    Fix:    make the work that fills the lag a task with a lead unit and a deadline; keep the lag where time alone has
            to pass, and quote the words that ask for it.
    Limits: does not look at how long a lag is, nor at whether words carry it.
    """
    found = [one for one in ctx.dependencies() if one.lag > 0]
    yield _few(ctx, found, "lags", ctx.parameters[LAGS.id])


@plan_rule(
    "SQ04",
    "mostly-finish-to-start",
    title=Text(
        en="Most tasks wait for another to be finished before they start",
        zh="依赖关系以“前置任务完成、后续任务开始”为主",
    ),
    speaks_of=_PLAN,
    basis=(Basis.READ, Basis.JUDGED),
    reason=Text(
        en="Who has to be finished before whom starts is what every unit understands, and what a deadline shows.",
        zh="“谁完成之后谁开始”，各单位都看得明白，也能从完成时限上反映出来。",
    ),
    severity=Severity.NOTE,
    messages={
        "others": Text(
            en="{plan}: {count} of {all} dependencies ({share}) tie other events than a finish to a start, must be "
            "{most}% at most: {pairs}.{judged}",
            zh="{plan}：{all} 项依赖关系中，{count} 项（{share}）不是“完成—开始”（FS）关系，不应超过 {most}%：{pairs}。"
            "{judged}",
        ),
    },
    parameters=(OTHER_THAN_FS,),
    since="0.1",
)
def mostly_finish_to_start(ctx: Context) -> Iterator[Outcome]:
    """At most 10 percent of the dependencies tie other events than a finish to a start.

    What:   counts the dependencies that are SS, FF or SF; one alone passes. Not applicable to a plan without
            dependencies.
    Why:    tasks that go on side by side need their units to keep in touch all the time, and no deadline shows when
            they lose it: the delay of the one becomes visible when the other is finished, or not.
    Fix:    look at each: guidance that goes on beside the work that it guides is rightly SS and FF, and needs somebody
            who follows both. Where the one really waits for a result of the other, say FS.
    Limits: a plan of much guidance goes beyond the limit rightly; that makes it a note.
    """
    found = [one for one in ctx.dependencies() if one.type is not DependencyType.FINISH_TO_START]
    yield _few(ctx, found, "others", ctx.parameters[OTHER_THAN_FS.id])


_LEAVES_START = frozenset({DependencyType.START_TO_START, DependencyType.START_TO_FINISH})
_LEADS_TO_START = frozenset({DependencyType.START_TO_START, DependencyType.FINISH_TO_START})


def _circles(ctx: Context) -> Mapping[int, int]:
    """Return, for each start or finish on a circle, which circle it is on."""
    return {node: first for first, last in ctx.graph.network.blocks for node in range(first, last)}


def _is_round(ctx: Context, one: Dependency, circles: Mapping[int, int]) -> bool:
    """Return whether the two events that a dependency joins are on one circle."""
    network = ctx.graph.network
    if one.predecessor not in network.number:
        return False
    source, target = network.number[one.predecessor], network.number[one.successor]
    leaves = (network.start_of if one.type in _LEAVES_START else network.finish_of)[source]
    reaches = (network.start_of if one.type in _LEADS_TO_START else network.finish_of)[target]
    return leaves in circles and circles[leaves] == circles.get(reaches)


def _ahead(plan: Plan, one: Dependency) -> Judgement:
    return fails(
        "ahead",
        one.predecessor,
        one.successor,
        citations=words_behind(plan, one.quotes, one.predecessor, one.successor),
        marks=(one.mark,),
        matter=one.type.value,
        predecessor=one.predecessor,
        successor=one.successor,
        type=one.type.value,
        lag=one.lag,
        days=days_said(-one.lag),
        judged=judged(one.mark, one.reason),
    )


def _few(ctx: Context, found: Sequence[Dependency], message: str, most: float) -> Outcome:
    """Judge whether some dependencies are few enough of all that count."""
    share = Share(len(found), len(ctx.dependencies()))
    if not share.whole:
        return Verdict.NOT_APPLICABLE
    if not share.exceeds(most):
        return Verdict.PASS
    return fails(
        message,
        ctx.plan.id,
        citations=(words_of_plan(ctx.plan),),
        marks=strongest_first(one.mark for one in found),
        plan=ctx.plan.id,
        count=share.part,
        all=share.whole,
        share=str(share),
        most=f"{most:g}",
        pairs=listed([_pair(one) for one in sorted(found, key=_place)]),
        judged=how_many_judged(found),
    )


def _pair(one: Dependency) -> str:
    lag = f"{one.lag:+d}" if one.lag else ""
    return f"{one.predecessor} → {one.successor} ({one.type.value}{lag})"


def _place(one: Dependency) -> tuple[tuple[NaturalKey, ...], str, int]:
    return (natural_order(one.predecessor), natural_order(one.successor)), one.type.value, one.lag
