"""Paths through a schedule: what drives a task, what stands next to it, and what it leads to."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

import attrs

from egov_consolidation.graph import FINISH, WITHIN
from egov_consolidation.schedule._times import Tie, Times


@attrs.frozen(kw_only=True)
class Chain:
    """Tasks that follow each other.

    Attributes:
        tasks: Their numbers, the first first.
        room: Days by which the chain may slip before it moves what it leads to.
    """

    tasks: tuple[int, ...]
    room: int


def ties_holding(times: Times, node: int) -> Iterator[Tie]:
    """Yield the links that may hold a node: those into it, but none where it stands on a day whatever they ask."""
    if node not in times.problem.bounds.pins:
        yield from times.ties_into(node)


def drivers(times: Times, node: int) -> list[Tie]:
    """Return the links that set the early time of a node, those between tasks first, in the order of the tasks."""
    tight = [tie for tie in ties_holding(times, node) if tie.room == 0 and tie.source // 2 != node]
    return sorted(tight, key=lambda tie: _place(times, tie))


def _place(times: Times, tie: Tie) -> tuple[bool, int]:
    """Return where a link stands among those into one node: links between tasks first, in the order of the tasks."""
    return tie.origin == WITHIN, times.network.task_of[tie.source // 2]


def driving_chain(times: Times, node: int) -> list[int]:
    """Return the nodes that drive a node, from one that nothing drives down to the node itself."""
    chain = [node]
    seen = {node}
    while True:
        onward = [tie.source // 2 for tie in drivers(times, chain[-1]) if tie.source // 2 not in seen]
        if not onward:
            return chain[::-1]
        chain.append(onward[0])
        seen.add(onward[0])


def float_paths(times: Times, node: int, limit: int) -> list[Chain]:
    """Return the chains that lead to a node, in order of the room that each has.

    The first drives the node. Each further one begins where most room is missing among all that is not on a chain yet,
    and ends where it joins one.

    Args:
        times: The times.
        node: The node that they lead to.
        limit: How many at the most.
    """
    on_chain = {node}
    chains: list[Chain] = []
    waiting: list[tuple[int, int, int]] = [(0, node, node)]
    while waiting and len(chains) < limit:
        room, first, joined = heapq.heappop(waiting)
        if first in on_chain and first != joined:
            continue
        chain = _chain(times, first, room, on_chain, waiting)
        tasks = [*chain] if first == joined else [*chain, joined]
        chains.append(Chain(tasks=tasks_of(times, tasks), room=room))
    return chains


def _chain(times: Times, first: int, room: int, on_chain: set[int], waiting: list[tuple[int, int, int]]) -> list[int]:
    """Return the nodes that drive a node, note those that lead to them with room, and count all as on a chain."""
    walk = [first]
    on_chain.add(first)
    while True:
        onward: int | None = None
        for tie in sorted(ties_holding(times, walk[-1]), key=lambda tie: (tie.room, _place(times, tie))):
            source = tie.source // 2
            if source in on_chain:
                continue
            if tie.room == 0 and onward is None:
                onward = source
            else:
                heapq.heappush(waiting, (room + tie.room, source, walk[-1]))
        if onward is None:
            return walk[::-1]
        walk.append(onward)
        on_chain.add(onward)


def tasks_of(times: Times, nodes: Sequence[int]) -> tuple[int, ...]:
    """Return the tasks that some nodes belong to, each once where its nodes follow each other."""
    tasks = [times.network.task_of[node] for node in nodes]
    return tuple(task for index, task in enumerate(tasks) if index == 0 or task != tasks[index - 1])


def binding_chain(times: Times, node: int) -> list[Tie]:
    """Return the links that set the late time of a node, onward to where nothing that follows sets it."""
    chain: list[Tie] = []
    seen = {node}
    while node not in times.problem.bounds.pins:
        tight = [tie for tie in times.ties_from(node) if tie.target // 2 not in seen and binds(times, tie)]
        if not tight:
            break
        chain.append(min(tight, key=lambda tie: tie.target))
        node = chain[-1].target // 2
        seen.add(node)
    return chain


def binds(times: Times, tie: Tie) -> bool:
    """Return whether the late time of the first event is what the second leaves it."""
    elapsed, late = times.problem.bounds.elapsed, times.late
    if elapsed is None or tie.origin not in elapsed.origins:
        return late[tie.target] - tie.lag <= late[tie.source]
    left = elapsed.earlier(late[tie.target], tie.lag, tie.source, to_finish=tie.target % 2 == FINISH)
    return left <= late[tie.source]


def is_at_end(times: Times, node: int) -> bool:
    """Return whether a node finishes late where the plan ends."""
    end = times.last if times.problem.end is None else times.problem.end
    is_held = times.problem.bounds.floor is not None or not any(times.ties_from(node))
    return is_held and times.late[2 * node + 1] == end
