"""Paths through a schedule: all critical ones, what drives a task, and what stands next to it."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import attrs

from egov_consolidation.graph import WITHIN
from egov_consolidation.schedule._times import Tie, Times

_State: TypeAlias = "tuple[int, frozenset[int]]"
"""A task, and the nodes of it through which a path may run."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class CriticalPaths:
    """All paths of critical tasks that are tied without room, from the first to the last.

    Two paths are the same where they name the same tasks in the same order. Links that lead back in a circle of no
    length are not followed.

    Attributes:
        times: The times.
        critical: Numbers of the critical tasks.
        least: The smallest total float, which is theirs.
    """

    times: Times
    critical: frozenset[int]
    least: int

    @cached_property
    def _onward(self) -> Mapping[int, Sequence[int]]:
        """For each critical node, the nodes tied to it without room."""
        times, network = self.times, self.times.network
        both = {node for task in self.critical for node in (network.start_of[task], network.finish_of[task])}
        nodes = sorted(node for node in both if times.total_float(node) <= self.least)
        onward: dict[int, list[int]] = {node: [] for node in nodes}
        for node in nodes:
            for tie in times.ties_into(node):
                source = tie.source // 2
                if source in onward and source < node and self._is_tight(tie):
                    onward[source].append(node)
        return {node: tuple(sorted(set(others))) for node, others in onward.items()}

    def _is_tight(self, tie: Tie) -> bool:
        """Return whether a link has no room, early or late."""
        times = self.times
        return tie.room == 0 and times.late[tie.target] - tie.reach <= times.late[tie.source]

    def ties(self) -> Iterator[tuple[int, int]]:
        """Yield each two tasks that follow each other on some critical path, once."""
        task_of = self.times.network.task_of
        pairs = {(task_of[node], task_of[other]) for node, others in self._onward.items() for other in others}
        yield from sorted(pair for pair in pairs if pair[0] != pair[1])

    def _state(self, task: int, nodes: frozenset[int]) -> _State:
        network = self.times.network
        start, finish = network.start_of[task], network.finish_of[task]
        if start in nodes and finish in self._onward.get(start, ()):
            nodes |= {finish}
        return task, nodes

    @cached_property
    def _first(self) -> Sequence[_State]:
        reached = {other for others in self._onward.values() for other in others}
        task_of = self.times.network.task_of
        first: dict[int, set[int]] = {}
        for node in self._onward:
            if node not in reached:
                first.setdefault(task_of[node], set()).add(node)
        return [self._state(task, frozenset(nodes)) for task, nodes in sorted(first.items())]

    def _next(self, state: _State) -> Sequence[_State]:
        task, nodes = state
        task_of = self.times.network.task_of
        found: dict[int, set[int]] = {}
        for node in nodes:
            for other in self._onward[node]:
                if task_of[other] != task:
                    found.setdefault(task_of[other], set()).add(other)
        return [self._state(one, frozenset(into)) for one, into in sorted(found.items())]

    @cached_property
    def count(self) -> int:
        """How many there are, exactly."""
        counts: dict[_State, int] = {}
        waiting = [*self._first]
        while waiting:
            state = waiting[-1]
            if state in counts:
                waiting.pop()
                continue
            following = self._next(state)
            missing = [one for one in following if one not in counts]
            if missing:
                waiting += missing
            else:
                counts[state] = sum(counts[one] for one in following) or 1
                waiting.pop()
        return sum(counts[state] for state in self._first)

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        """Yield them as numbers of tasks, in order of these numbers; there may be very many."""
        walk: list[int] = []
        branches = [iter(self._first)]
        while branches:
            state = next(branches[-1], None)
            if state is None:
                branches.pop()
                if walk:
                    walk.pop()
                continue
            walk.append(state[0])
            following = self._next(state)
            if following:
                branches.append(iter(following))
            else:
                yield tuple(walk)
                walk.pop()


@attrs.frozen(kw_only=True)
class Chain:
    """Tasks that follow each other.

    Attributes:
        tasks: Their numbers, the first first.
        room: Days by which the chain may slip before it moves what it leads to.
    """

    tasks: tuple[int, ...]
    room: int


def drivers(times: Times, node: int) -> list[Tie]:
    """Return the links that set the early time of a node, those between tasks first."""
    tight = [tie for tie in times.ties_into(node) if tie.room == 0 and tie.source // 2 != node]
    return sorted(tight, key=lambda tie: (tie.origin == WITHIN, times.network.task_of[tie.source // 2]))


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
        for tie in sorted(times.ties_into(walk[-1]), key=lambda tie: (tie.room, tie.source)):
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
    while True:
        tight = [tie for tie in times.ties_from(node) if tie.target // 2 not in seen and _binds(times, tie)]
        if not tight:
            return chain
        chain.append(min(tight, key=lambda tie: tie.target))
        node = chain[-1].target // 2
        seen.add(node)


def _binds(times: Times, tie: Tie) -> bool:
    """Return whether the late time of the first event is what the second leaves it."""
    return times.late[tie.target] - tie.reach <= times.late[tie.source]
