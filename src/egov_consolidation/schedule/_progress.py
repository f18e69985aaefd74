"""The network of a plan of which some was done: what is past is fixed, and what is left starts at the data date."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from egov_consolidation.graph import WITHIN, Links, Network, PlanGraph
from egov_consolidation.model import Dependency, DependencyType, Task
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._options import Logic, Progress


def network_in_progress(
    graph: PlanGraph,
    axis: Axis,
    durations: Mapping[str, int],
    done: Mapping[str, Progress],
    logic: Logic,
    stretching: frozenset[str],
) -> tuple[Network, Mapping[int, int]]:
    """Return the network of a plan of which some was done.

    A finished task waits for nothing. A task under way is two nodes: its beginning, which is past, and the rest of its
    work, which starts no earlier than the data date and, where logic is retained, waits for what the task waited for.

    Args:
        graph: The plan and its dependencies.
        axis: Between days and times.
        durations: Days by id, for tasks to which the plan gives none.
        done: What was done, by the id of the task.
        logic: What becomes of dependencies that progress has overtaken.
        stretching: Ids of tasks that may lie open longer than the work that the plan gives them.

    Returns:
        The network, which starts a task under way with the rest of its work; and for each of these, by its number, the
        node that began it. The number of a link is its place in `graph.dependencies`.
    """
    ids, count = graph.tasks, len(graph.tasks)
    number = {task_id: index for index, task_id in enumerate(ids)}
    given = [graph.plan[task_id].duration for task_id in ids]
    planned = [durations.get(task_id, 0) if days is None else days for task_id, days in zip(ids, given, strict=True)]
    under_way = [index for index, task_id in enumerate(ids) if task_id in done and done[task_id].finish is None]
    rest = {index: count + place for place, index in enumerate(under_way)}
    days = [_days(axis, done.get(task_id), known) for task_id, known in zip(ids, planned, strict=True)]
    left = [_left(axis, done[ids[index]], planned[index]) for index in under_way]
    links, kept = Links(), list[int]()
    for place, one in enumerate(graph.dependencies):
        if _waits_for_nothing(done.get(one.successor), logic):
            continue
        source, target = number[one.predecessor], number[one.successor]
        first = rest.get(source, source) if _from_finish(one) else source
        links.add(first, rest.get(target, target), one.type, one.lag)
        kept.append(place)
    for index, remaining in rest.items():
        links.add(index, remaining, DependencyType.START_TO_START, 0)
        kept.append(WITHIN)
    past = {index for index, task_id in enumerate(ids) if task_id in done and done[task_id].finish is not None}
    open_ended = [
        index
        for index, task_id in enumerate(ids)
        if index not in past and (given[index] is None or task_id in stretching)
    ]
    may_stretch = frozenset(rest.get(index, index) for index in open_ended)
    made = Network.compiled([*ids, *(ids[index] for index in under_way)], [*days, *left], links, may_stretch)
    owner = [*range(count), *under_way]
    network = attrs.evolve(
        made,
        ids=ids,
        task_of=[owner[task] for task in made.task_of],
        start_of=[made.start_of[rest.get(index, index)] for index in range(count)],
        finish_of=[made.finish_of[rest.get(index, index)] for index in range(count)],
        origin=[kept[origin] if origin != WITHIN else WITHIN for origin in made.origin],
    )
    return network, {index: made.start_of[index] for index in under_way}


def left_to_do(
    graph: PlanGraph, axis: Axis, durations: Mapping[str, int], done: Mapping[str, Progress], logic: Logic
) -> tuple[PlanGraph, Mapping[str, int]]:
    """Return the graph of what is left to do, and the days that are left where the plan gives none.

    What was finished waits for nothing, and nothing that is still to come can hold back a start that is past, nor wait
    for it: only what tasks have left can contradict itself.

    Args:
        graph: The plan and its dependencies.
        axis: Between days and times.
        durations: Days by id, for tasks to which the plan gives none.
        done: What was done, by the id of the task.
        logic: What becomes of dependencies that progress has overtaken.
    """
    begun = {task_id for task_id, progress in done.items() if progress.finish is None}
    days = dict(durations)
    tasks: list[Task] = []
    for task in graph.plan:
        kept = () if _waits_for_nothing(done.get(task.id), logic) else task.dependencies
        waits = tuple(one for one in kept if one.predecessor not in begun or _from_finish(one))
        known = task.duration
        if task.id in begun:
            progress = done[task.id]
            if known is not None:
                known = _left(axis, progress, known)
            elif task.id in days or progress.remaining is not None:
                days[task.id] = _left(axis, progress, days.get(task.id, 0))
        tasks.append(attrs.evolve(task, duration=known, dependencies=waits))
    return PlanGraph.from_plan(attrs.evolve(graph.plan, tasks=tuple(tasks)), marks=graph.marks), days


def _waits_for_nothing(progress: Progress | None, logic: Logic) -> bool:
    """Return whether what was done of a task has overtaken all that it waited for."""
    return progress is not None and (progress.finish is not None or logic is Logic.OVERRIDE)


def _from_finish(one: Dependency) -> bool:
    """Return whether a dependency waits for the finish of its predecessor."""
    return one.type in {DependencyType.FINISH_TO_START, DependencyType.FINISH_TO_FINISH}


def _days(axis: Axis, progress: Progress | None, planned: int) -> int:
    """Return the days of the first node of a task: all its days, those it took, or none where it is under way."""
    if progress is None:
        return planned
    if progress.finish is None:
        return 0
    return axis.finish_offset(progress.finish) - axis.start_offset(progress.start)


def _left(axis: Axis, progress: Progress, planned: int) -> int:
    """Return the days of work that are left: those said, else the planned ones less those gone by."""
    if progress.remaining is not None:
        return progress.remaining
    return max(0, planned + axis.start_offset(progress.start))
