"""Which deadlines cannot be kept when a task ends after its own: reckoned from the deadlines, not from early dates."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from typing import NamedTuple

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.graph import Network, PlanGraph
from egov_consolidation.model import natural_order
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._bounds import Bounds, Elapsed
from egov_consolidation.schedule._passes import forward
from egov_consolidation.schedule._problem import elapsed_links


@attrs.frozen(kw_only=True)
class Lateness:
    """A deadline that cannot be kept when another task is late.

    Attributes:
        task: Id of the task that cannot be in time.
        last_day: Its deadline.
        finish: The day on which it can be finished at the earliest.
        days_late: Days between the two.
        chain: Ids of the tasks through which the delay reaches it, from the one that is late.
    """

    task: str
    last_day: Day
    finish: Day
    days_late: int
    chain: tuple[str, ...]


class _Reached(NamedTuple):
    """How a delay reaches a node: the time at which it now starts, and from where."""

    start: int
    origin: int | None


def lateness(
    graph: PlanGraph,
    axis: Axis,
    delays: Mapping[str, int],
    *,
    stretching: frozenset[str] = frozenset(),
    finished: frozenset[int] = frozenset(),
) -> tuple[Lateness, ...]:
    """Return the deadlines that cannot be kept when some tasks end after their own.

    Every task but the late ones is taken to be done on its last day; only durations that the plan gives count.

    Args:
        graph: The plan and its dependencies.
        axis: Between days and times.
        delays: Days by which each task ends after its deadline, by its id; a task without one ends so many days after
            its early finish.
        stretching: Ids of tasks that may lie open longer than the work that the plan gives them.
        finished: Numbers of the tasks that are done, and can no longer be late.

    Returns:
        The deadlines, in natural order of the tasks, those of the late tasks themselves left out. None can be said
        where the tasks wait for themselves, and only progress or a constraint lets dates fit them.

    Raises:
        UsageError: The plan has no such task.
    """
    network, bounds = graph.network_of({}, stretching), Bounds(elapsed=elapsed_links(graph, axis))
    due = {
        network.finish_of[number]: axis.finish_offset(last_day)
        for number, task_id in enumerate(graph.tasks)
        if (last_day := graph.plan[task_id].deadline.last_day) is not None
    }
    late = {network.number[graph.plan[task_id].id]: days for task_id, days in delays.items()}
    if network.blocks and forward(network, bounds) is None:
        return ()
    fixed = frozenset(node for node, task in enumerate(network.task_of) if task in finished)
    reached = _reached(network, bounds.elapsed, due, _begun(network, bounds, due, late), fixed)
    found: list[Lateness] = []
    for node, how in reached.items():
        task, finish = network.task_of[node], how.start + network.durations[node]
        last_day = graph.plan[network.ids[task]].deadline.last_day
        if node in due and finish > due[node] and task not in late and last_day is not None:
            found.append(
                Lateness(
                    task=network.ids[task],
                    last_day=last_day,
                    finish=axis.day_of_finish(finish),
                    days_late=finish - due[node],
                    chain=_chain(network, reached, node),
                )
            )
    return tuple(sorted(found, key=lambda one: natural_order(one.task)))


def _begun(network: Network, bounds: Bounds, due: Mapping[int, int], late: Mapping[int, int]) -> dict[int, _Reached]:
    """Return the nodes at which the delay begins."""
    undated = [task for task in late if network.finish_of[task] not in due]
    early = forward(network, bounds) if undated else None
    begun: dict[int, _Reached] = {}
    for task, days in late.items():
        node = network.finish_of[task]
        planned = due.get(node, 0 if early is None else early[2 * node + 1])
        begun[node] = _Reached(planned + days - network.durations[node], None)
    return begun


def _reached(
    network: Network,
    elapsed: Elapsed | None,
    due: Mapping[int, int],
    begun: dict[int, _Reached],
    fixed: frozenset[int],
) -> dict[int, _Reached]:
    """Return every node that the delay reaches: it passes through what has no deadline, or misses its own."""
    onward: dict[int, list[tuple[int, int]]] = {}
    for node in range(len(network)):
        for link in range(network.first_in[node], network.first_in[node + 1]):
            onward.setdefault(network.source[link] // 2, []).append((link, node))
    reached, fixed = dict(begun), fixed.union(begun)
    waiting = sorted(begun)
    while waiting:
        node = heapq.heappop(waiting)
        start = reached[node].start
        for link, other in onward.get(node, ()):
            time = start + network.durations[node] if network.source[link] % 2 else start
            asked = _asked(network, elapsed, link, time)
            if network.holds_finish[link]:
                asked -= network.durations[other]
            known = reached.get(other)
            planned = due[other] - network.durations[other] if other in due else None
            least = known.start if known is not None else planned
            if other not in fixed and (least is None or asked > least):
                reached[other] = _Reached(asked, node)
                heapq.heappush(waiting, other)
    return reached


def _asked(network: Network, elapsed: Elapsed | None, link: int, time: int) -> int:
    """Return when the second event of a link can be at the earliest, where the first is at a time."""
    lag = network.lag[link]
    if elapsed is None or network.origin[link] not in elapsed.origins:
        return time + lag
    return elapsed.later(time, lag, network.source[link], to_finish=bool(network.holds_finish[link]))


def _chain(network: Network, reached: Mapping[int, _Reached], node: int) -> tuple[str, ...]:
    walk: list[int] = []
    step: int | None = node
    while step is not None:
        walk.append(network.task_of[step])
        step = reached[step].origin
    return tuple(network.ids[task] for task in dict.fromkeys(reversed(walk)))
