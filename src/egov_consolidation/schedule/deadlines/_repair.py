"""The smallest change that makes deadlines agree with the order of work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import WITHIN, Solver
from egov_consolidation.model import natural_order
from egov_consolidation.schedule.deadlines._analysis import DeadlineAnalysis
from egov_consolidation.schedule.deadlines._between import Stretch, driven, stretches
from egov_consolidation.schedule.deadlines._due_network import DueNetwork, Pull, is_known
from egov_consolidation.schedule.deadlines._fewest_changes import fewest_changes
from egov_consolidation.schedule.deadlines._least_days import least_days
from egov_consolidation.schedule.deadlines._repair_plan import Clash, DateChange, RepairPlan, RepairPolicy
from egov_consolidation.schedule.deadlines._room import DeadlineRoom, room_of
from egov_consolidation.schedule.deadlines._setting import Charge, Setting, Solution, setting_of
from egov_consolidation.wording import Text

_CONTRADICTORY = Text(
    en="repair of {plan}: its tasks wait for each other, must have an order before deadlines can agree with it",
    zh="方案 {plan} 的修复：任务互相等待，须先理出先后次序，完成时限才能与之相符",
)
_ELAPSED = Text(
    en="repair of {plan}: some lags count days of the calendar while durations count working days, must count the same "
    "days: leave the calendar out",
    zh="方案 {plan} 的修复：部分间隔按日历日计、工期按工作日计，二者须一致：请不使用工作日历",
)
_NO_POLICY = Text(en="repair {policy}: must be one of {known}", zh="修复方式 {policy}：须为 {known} 之一")

_Sides: TypeAlias = "Sequence[Sequence[Pull]]"


def repair(
    analysis: DeadlineAnalysis,
    policy: RepairPolicy | str = RepairPolicy.MIN_TOTAL_SHIFT,
    *,
    locked: Collection[str] = (),
    weights: Mapping[str, int] | None = None,
    from_data_date: bool = True,
    solver: Solver | str | None = None,
) -> RepairPlan:
    """Return the smallest change that makes deadlines agree with the order of work, with the proof that it is.

    Args:
        analysis: The deadlines (`schedule.deadlines`).
        policy: What counts as smallest: fewest days in total, fewest deadlines, only later, or only earlier.
        locked: Ids of tasks whose deadlines may not move: set by law, or by a higher level.
        weights: What moving a task costs, by its id: for each day, or at all where deadlines are counted. 1 where
            nothing is given.
        from_data_date: Whether deadlines that cannot be met from the data date on are put back too, and none is put
            before the day that can be reached. Deadlines that are past on the data date are left alone.
        solver: What reckons flows: `networkx`, `scipy` or `ortools`; `None` to have it chosen by size.

    Returns:
        The changes, each with the contradiction that forces it. Where deadlines that may not move contradict each
        other, or the policy leaves no way, nothing is changed and `unrepairable` says why.

    Raises:
        UsageError: There is no such policy, task or solver; a locked task has no last day; a weight is no whole number
            above 0; the plan contradicts itself even without deadlines; lags count other days than durations do.

    Examples:
        >>> from egov_consolidation import issued
        >>> from egov_consolidation.schedule import analyze
        >>> deadlines = analyze(issued.load("dalian-2017"), data_date="2017-11-10").deadlines
        >>> plan = repair(deadlines)
        >>> len(deadlines.conflicts), len(plan.changes), plan.days, plan.is_proved
        (5, 8, 771, True)

    Source:
        Ahuja, Magnanti, Orlin: Network Flows, 1993 (the dual of a minimum cost flow); Dilworth: A Decomposition
        Theorem for Partially Ordered Sets, 1950.
    """
    try:
        chosen = RepairPolicy(policy)
    except ValueError:
        raise UsageError(_NO_POLICY.fill(policy=str(policy)[:40], known=tuple(RepairPolicy))) from None
    of = analysis.of
    if not analysis.is_feasible:
        raise UsageError(_CONTRADICTORY.fill(plan=of.graph.plan.id))
    if of.elapsed is not None:
        raise UsageError(_ELAPSED.fill(plan=of.graph.plan.id))
    setting = setting_of(of, locked, weights, from_data_date=from_data_date, solver=solver)
    forced = list(_forced(setting))
    stuck = [*_stuck(setting), *(charge.stretch for charge in forced if charge.stretch.nodes[-1] in setting.locked)]
    if chosen is RepairPolicy.ADVANCE:
        stuck += [charge.stretch for charge in forced if charge.stretch.nodes[-1] not in setting.locked]
    if stuck:
        return _impossible(setting, chosen, stuck)
    later = {of.task_at(charge.stretch.nodes[-1]).id: -charge.stretch.room for charge in forced}
    dates = {task_id: of.axis.day_of_finish(of.due[of.finish_node(task_id)] + days) for task_id, days in later.items()}
    mended = attrs.evolve(setting, of=attrs.evolve(of, dates={**of.dates, **dates}))
    solution = _solved(mended, chosen, frozenset(charge.stretch.nodes[-1] for charge in forced))
    blocked = [charge.stretch for charge in solution.charges if _ends_locked(mended, chosen, charge.stretch)]
    if blocked:
        return _impossible(setting, chosen, blocked)
    return _plan(setting, mended, chosen, (forced, solution))


def _forced(setting: Setting) -> Iterator[Charge]:
    """Yield the deadlines that the data date alone puts back."""
    of, earliest, reached = setting.of, setting.earliest, setting.of.reached
    if not earliest or reached is None:
        return
    times = of.pushed(setting.reachable)
    for node, time in setting.due.items():
        if time < earliest.get(node, time):
            rest, later = _way(of.into, times, node, setting.reachable, at_least=0)
            first, sooner, begins = driven(of, rest[0])
            nodes, origins = (*first, *rest[1:]), (*sooner, *later)
            stretch = Stretch(nodes, origins, begins, time - times[node], from_data_date=True)
            yield Charge(stretch=stretch, amount=setting.weight(node), is_forced=True)


def _stuck(setting: Setting) -> Iterator[Stretch]:
    """Yield the contradictions between deadlines that may not move."""
    fixed = {node: setting.due[node] for node in setting.locked}
    return (stretch for stretch in stretches(setting.of, fixed) if stretch.room < 0)


def _solved(setting: Setting, policy: RepairPolicy, moved_anyway: frozenset[int]) -> Solution:
    match policy:
        case RepairPolicy.MIN_TOTAL_SHIFT:
            return least_days(setting)
        case RepairPolicy.MIN_CHANGES:
            return fewest_changes(setting, moved_anyway)
        case RepairPolicy.POSTPONE:
            return _one_way(setting, setting.pushed)
        case RepairPolicy.ADVANCE:
            return _one_way(setting, setting.pressed)


def _one_way(setting: Setting, times: Sequence[int]) -> Solution:
    """Return the only smallest times that move all deadlines one way, each with the way that forces it."""
    moved = {node: times[node] for node, due in setting.due.items() if times[node] != due}
    return Solution(times=moved, charges=[_reason(setting, times, node) for node in moved])


def _reason(setting: Setting, times: Sequence[int], node: int) -> Charge:
    of, due = setting.of, setting.due
    if times[node] > due[node]:
        nodes, origins = _way(of.into, times, node, due)
    else:
        onward = _onward(of)
        nodes, origins = _way(onward, [-time for time in times], node, {one: -time for one, time in due.items()})
        nodes, origins = nodes[::-1], origins[::-1]
    room = -abs(times[node] - due[node])
    return Charge(stretch=Stretch(nodes, origins, due[nodes[0]], room), amount=setting.weight(node))


def _onward(of: DueNetwork) -> _Sides:
    """Return for each node the links that leave it, as if they led to it."""
    onward: list[list[Pull]] = [[] for _ in of.into]
    for node, pulls in enumerate(of.into):
        for pull in pulls:
            onward[pull.source].append(Pull(node, pull.days, pull.origin))
    return onward


def _way(
    into: _Sides, times: Sequence[int], node: int, own: Mapping[int, int], at_least: int = 1
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the nodes that push a node to its time, from one that stands at its own, and the dependencies between."""
    nodes, origins, seen = [node], list[int](), {node}
    while len(nodes) <= at_least or own.get(nodes[-1]) != times[nodes[-1]]:
        at = nodes[-1]
        pull = next(
            (one for one in into[at] if times[one.source] + one.days == times[at] and one.source not in seen), None
        )
        if pull is None:
            break
        seen.add(pull.source)
        nodes.append(pull.source)
        origins.append(pull.origin)
    return tuple(reversed(nodes)), tuple(one for one in reversed(origins) if one != WITHIN)


def _ends_locked(setting: Setting, policy: RepairPolicy, stretch: Stretch) -> bool:
    """Return whether moving one way would move a deadline that may not."""
    if policy is RepairPolicy.POSTPONE:
        return stretch.nodes[-1] in setting.locked
    return policy is RepairPolicy.ADVANCE and stretch.nodes[0] in setting.locked


def _impossible(setting: Setting, policy: RepairPolicy, stuck: Iterable[Stretch]) -> RepairPlan:
    rooms = {room_of(setting.of, stretch): None for stretch in stuck}
    return attrs.evolve(_bare(setting, policy), unrepairable=tuple(rooms))


def _bare(setting: Setting, policy: RepairPolicy) -> RepairPlan:
    of = setting.of
    return RepairPlan(
        policy=policy,
        weights=tuple(sorted((of.task_at(node).id, weight) for node, weight in setting.weights.items())),
        locked=tuple(sorted((of.task_at(node).id for node in setting.locked), key=natural_order)),
    )


def _plan(
    setting: Setting, mended: Setting, policy: RepairPolicy, parts: tuple[Sequence[Charge], Solution]
) -> RepairPlan:
    """Return the repair in days and words."""
    forced, solution = parts
    of = setting.of
    certificate = [Clash(room=room_of(of, one.stretch), amount=one.amount, is_forced=True) for one in forced] + [
        Clash(room=room_of(mended.of, one.stretch), amount=one.amount) for one in solution.charges
    ]
    because: dict[tuple[str | None, bool], DeadlineRoom] = {}
    for room in sorted((clash.room for clash in certificate), key=lambda room: room.room):
        because.setdefault((room.target, True), room)
        because.setdefault((room.source, False), room)
    times = {**{one.stretch.nodes[-1]: mended.due[one.stretch.nodes[-1]] for one in forced}, **solution.times}
    changes = [
        DateChange(
            id=of.task_at(node).id,
            before=of.last_day(of.task_at(node).id) or of.axis.day_of_finish(of.due[node]),
            after=of.axis.day_of_finish(time),
            days=time - of.due[node],
            because=because[of.task_at(node).id, time > of.due[node]],
        )
        for node, time in times.items()
        if is_known(time) and time != of.due[node]
    ]
    return attrs.evolve(
        _bare(setting, policy),
        changes=tuple(sorted(changes, key=lambda change: natural_order(change.id))),
        certificate=tuple(certificate),
    )
