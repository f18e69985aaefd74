"""From a plan and its graph to a schedule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import accumulate

import attrs

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import Engine, Loop, Network, PlanGraph
from egov_consolidation.model import Plan
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._bounds import Bounds
from egov_consolidation.schedule._estimates import Estimates
from egov_consolidation.schedule._options import ScheduleOptions
from egov_consolidation.schedule._passes import backward, forward
from egov_consolidation.schedule._problem import Problem, problem_of
from egov_consolidation.schedule._progress import left_to_do
from egov_consolidation.schedule._schedule import Schedule
from egov_consolidation.schedule._times import Times
from egov_consolidation.wording import Text

_NO_DAY = Text(
    en="data date of {plan}: the plan has no day of issue and no deadline to begin at, must be given",
    zh="方案 {plan} 的数据日期：方案既无印发日期，也无可据以起算的完成时限，须另行指定",
)
_OTHER = Text(en="graph: is that of plan {found}, must be of {wanted}", zh="关系图属于方案 {found}，须属于 {wanted}")


def analyze(
    plan: Plan,
    graph: PlanGraph | None = None,
    *,
    data_date: str | dt.date | None = None,
    estimates: Estimates | None = None,
    options: ScheduleOptions | None = None,
) -> Schedule:
    """Return the schedule of a plan: early and late dates, floats, critical paths.

    Work whose duration the plan gives is done in one go. Work without one takes as long as its estimate says, or no
    days where there is none, and may lie open longer while it waits for others.

    Args:
        plan: The plan.
        graph: Its dependencies, as far as they count; all of them where none is given.
        data_date: The day at whose beginning the schedule starts. Where none is given it is the plan's day of issue,
            else the first day of the month of its earliest deadline, and the schedule says that this was assumed.
        estimates: How long tasks are thought to take to which the plan gives no duration; the most likely days count.
        options: Constraints, progress and the rest.

    Returns:
        The schedule. Where the plan contradicts itself it has no dates, and says why in `contradictions`.

    Raises:
        UsageError: The graph belongs to another plan; estimates, constraints or progress speak of tasks that it does
            not have; there is no day to begin at.

    Examples:
        >>> from egov_consolidation.model import Dependency, Task
        >>> first = Task(id="1", content="建设平台", duration=30)
        >>> then = Task(
        ...     id="2", content="接入平台", duration=5, dependencies=(Dependency(predecessor="1", successor="2"),)
        ... )
        >>> schedule = analyze(Plan(id="demo", tasks=(first, then)), data_date="2018-01-01")
        >>> schedule.makespan, schedule.finish, schedule.critical_paths
        (35, Date(2018, 2, 4), (('1', '2'),))

    Source:
        Kelley, Walker: Critical-Path Planning and Scheduling, 1959; PMI: Practice Standard for Scheduling.
    """
    if graph is None:
        graph = PlanGraph.from_plan(plan)
    if graph.plan != plan:
        raise UsageError(_OTHER.fill(found=graph.plan.id, wanted=plan.id))
    if estimates is not None:
        estimates.refuse_strangers(plan)
    options = options or ScheduleOptions()
    start, is_assumed = _data_date(plan, data_date)
    axis = Axis(data_date=start, calendar=options.calendar)
    durations = {} if estimates is None else estimates.likely()
    problem = problem_of(graph, axis, durations, options)
    loops = _contradictions(graph, axis, durations, options) if problem.network.blocks else ()
    times = None if loops else _times(problem, options.engine)
    if times is None and not loops:  # only work in one go contradicts itself: guidance lies open beside what it guides
        problem = problem_of(graph, axis, durations, options, _circling(problem))
        times = _times(problem, options.engine)
    return Schedule(
        plan=plan,
        graph=graph,
        axis=axis,
        is_data_date_assumed=is_assumed,
        estimates=estimates,
        options=options,
        durations=durations,
        problem=problem,
        times=times,
        contradictions=loops,
    )


def _circling(problem: Problem) -> frozenset[str]:
    """Return the ids of the tasks whose links lead round in a circle that takes more than no days."""
    network = problem.network
    tight = (block for block in network.blocks if forward(*_block(problem, *block)) is None)
    return frozenset(network.ids[network.task_of[node]] for block in tight for node in range(*block))


def _block(problem: Problem, first: int, last: int) -> tuple[Network, Bounds]:
    """Return the nodes and links of one circle, and what holds them beside the rest."""
    network, bounds = problem.network, problem.bounds
    inside = [
        [link for link in range(*network.first_in[node : node + 2]) if first <= network.source[link] // 2 < last]
        for node in range(first, last)
    ]
    links = [link for into in inside for link in into]
    part = attrs.evolve(
        network,
        durations=network.durations[first:last],
        task_of=network.task_of[first:last],
        first_in=[0, *accumulate(map(len, inside))],
        source=[network.source[link] - 2 * first for link in links],
        lag=[network.lag[link] for link in links],
        holds_finish=[network.holds_finish[link] for link in links],
        origin=[network.origin[link] for link in links],
        blocks=((0, last - first),),
    )
    pins = {node - first: time for node, time in bounds.pins.items() if first <= node < last}
    return part, Bounds(pins=pins, elapsed=bounds.elapsed)


def _data_date(plan: Plan, asked: str | dt.date | None) -> tuple[Day, bool]:
    if asked is not None:
        return day(asked), False
    if plan.issued is not None:
        return plan.issued, False
    days = [task.deadline.last_day for task in plan if task.deadline.last_day is not None]
    if not days:
        raise UsageError(_NO_DAY.fill(plan=plan.id))
    earliest = min(days)
    return Day(earliest.year, earliest.month, 1), True


def _contradictions(
    graph: PlanGraph, axis: Axis, durations: Mapping[str, int], options: ScheduleOptions
) -> tuple[Loop, ...]:
    """Return where no dates fit, among what progress has left."""
    done = {one.task: one for one in options.progress}
    left, days = left_to_do(graph, axis, durations, done, options.logic) if done else (graph, durations)
    return left.loops(days)


def _times(problem: Problem, engine: Engine | None) -> Times | None:
    early = forward(problem.network, problem.bounds, engine)
    if early is None:
        return None
    last = max(early, default=0)
    end = last if problem.end is None else problem.end
    if problem.bounds.floor is None:
        late = backward(problem.network, _ended(problem, end), engine=engine)
    else:
        late = backward(problem.network, problem.bounds, end, engine)
    return Times(problem=problem, early=early, late=late, last=last)


def _ended(problem: Problem, end: int) -> Bounds:
    """Return the bounds with an end for the nodes that nothing waits for, and for circles that lead nowhere else."""
    network, no_later = problem.network, dict(problem.bounds.no_later)
    block_of = {node: block for block in network.blocks for node in range(*block)}
    leads_on: set[object] = set()
    for node in range(len(network)):
        for event in network.source[network.first_in[node] : network.first_in[node + 1]]:
            source = event // 2
            if source not in block_of or block_of[source] != block_of.get(node):
                leads_on.add(block_of.get(source, source))
    for node in range(len(network)):
        if block_of.get(node, node) not in leads_on:
            no_later[2 * node + 1] = min(end, no_later.get(2 * node + 1, end))
    return attrs.evolve(problem.bounds, no_later=no_later)
