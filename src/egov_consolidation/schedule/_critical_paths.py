"""All critical paths: counted exactly, and listed one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import attrs

from egov_consolidation.schedule._paths import binds, is_at_end, ties_holding
from egov_consolidation.schedule._times import Times

_State: TypeAlias = "tuple[int, frozenset[int]]"
"""A task, and the nodes through which a path may run before it comes to another one."""


@attrs.frozen(kw_only=True, eq=False)
class _Tied:
    """The critical nodes and how they follow each other.

    Attributes:
        onward: For each node, the nodes tied to it without room.
        begins: The nodes at which a path may begin.
        ends: The nodes at which a path may end.
    """

    onward: Mapping[int, Sequence[int]]
    begins: Sequence[int]
    ends: frozenset[int]


@attrs.frozen(kw_only=True, eq=False, slots=False)
class CriticalPaths:
    """All paths of critical tasks from a day that holds the first one to a day that presses the last one.

    A path begins with a start or a finish that the data date or a bound of its own holds, and no link. It follows links
    without room, and ends with a start or a finish that the end of the plan or a bound of its own presses, and no link.
    Two paths are the same where they name the same tasks in the same order. A task that has no floats, such as a
    standing duty, is not named where a path runs through it. Links that lead back in a circle of no length are not
    followed.

    Attributes:
        times: The times.
        critical: Numbers of the critical tasks.
        least: The smallest total float, which is theirs.
    """

    times: Times
    critical: frozenset[int]
    least: int

    @cached_property
    def _tied(self) -> _Tied:
        times, task_of = self.times, self.times.network.task_of
        nodes = [node for node in range(len(task_of)) if times.total_float(node) <= self.least]
        onward: dict[int, list[int]] = {node: [] for node in nodes}
        entered, left = set[int](), set[int]()
        for node in nodes:
            for tie in ties_holding(times, node):
                source = tie.source // 2
                if tie.room == 0 and source in onward and source != node and binds(times, tie):
                    onward[source].append(node)
                    entered.add(tie.target)
                    left.add(tie.source)
        if times.network.blocks:
            onward = _without_circles(onward)
        reached = {other for others in onward.values() for other in others}
        return _Tied(
            onward=onward,
            begins=[node for node in nodes if node not in reached or self._is_held(node, entered)],
            ends=frozenset(node for node in nodes if self._is_pressed(node, left)),
        )

    def _is_held(self, node: int, entered: set[int]) -> bool:
        """Return whether a day holds the start or the finish of a node, and no link."""
        early, bounds = self.times.early, self.times.problem.bounds
        start, finish = 2 * node, 2 * node + 1
        held = node in bounds.pins or early[start] in (bounds.floor, bounds.no_earlier.get(start))
        if held and start not in entered:
            return True
        return early[finish] == bounds.no_earlier.get(finish) and finish not in entered

    def _is_pressed(self, node: int, left: set[int]) -> bool:
        """Return whether a day presses the start or the finish of a node, and no link."""
        times, problem = self.times, self.times.problem
        start, finish = 2 * node, 2 * node + 1
        no_later = problem.bounds.no_later
        stands = node in problem.bounds.pins and times.network.task_of[node] not in problem.under_way
        if (stands or is_at_end(times, node) or times.late[finish] == no_later.get(finish)) and finish not in left:
            return True
        return times.late[start] == no_later.get(start) and start not in left

    def _states(self, nodes: Iterable[int]) -> Sequence[_State]:
        """Return the critical tasks that some nodes belong to, each with what a path runs through from there on."""
        task_of = self.times.network.task_of
        into: dict[int, list[int]] = {}
        for node in nodes:
            if task_of[node] in self.critical:
                into.setdefault(task_of[node], []).append(node)
        return [(task, self._within(task, into[task])) for task in sorted(into)]

    def _within(self, task: int | None, nodes: Iterable[int]) -> frozenset[int]:
        """Return the nodes that can be reached from some without naming another task."""
        task_of, onward = self.times.network.task_of, self._tied.onward
        found = {*nodes}
        waiting = [*found]
        while waiting:
            for other in onward[waiting.pop()]:
                if other not in found and (task_of[other] == task or task_of[other] not in self.critical):
                    found.add(other)
                    waiting.append(other)
        return frozenset(found)

    @cached_property
    def _first(self) -> Sequence[_State]:
        task_of, begins = self.times.network.task_of, self._tied.begins
        unnamed = self._within(None, (node for node in begins if task_of[node] not in self.critical))
        return self._states([*begins, *self._after(unnamed)])

    def _after(self, nodes: Iterable[int]) -> Iterator[int]:
        return (other for node in nodes for other in self._tied.onward[node])

    def _next(self, state: _State) -> Sequence[_State]:
        task, nodes = state
        task_of = self.times.network.task_of
        return self._states(other for other in self._after(nodes) if task_of[other] != task)

    def _is_last(self, state: _State) -> bool:
        """Return whether a path may end here, though it may go on."""
        return not self._tied.ends.isdisjoint(state[1])

    @cached_property
    def _following(self) -> Mapping[_State, Sequence[_State]]:
        """For each state what may follow it; each stands after all that may follow it."""
        following: dict[_State, Sequence[_State]] = {}
        opened: dict[_State, Sequence[_State]] = {}
        waiting = [*self._first]
        while waiting:
            state = waiting[-1]
            if state not in opened:
                opened[state] = self._next(state)
                waiting += (one for one in opened[state] if one not in opened)
            else:
                following[waiting.pop()] = opened[state]
        return following

    def ties(self) -> Iterator[tuple[int, int]]:
        """Yield each two tasks that follow each other on some critical path, once."""
        yield from sorted({(state[0], one[0]) for state, others in self._following.items() for one in others})

    @cached_property
    def count(self) -> int:
        """How many there are, exactly."""
        counts: dict[_State, int] = {}
        for state, others in self._following.items():
            counts[state] = sum(counts[one] for one in others) + (self._is_last(state) or not others)
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
            if self._is_last(state) or not following:
                yield tuple(walk)
            branches.append(iter(following))


def _without_circles(onward: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """Return links without those that lead back to where one came from, followed from the first nodes on."""
    kept: dict[int, list[int]] = {node: [] for node in onward}
    reached = {other for others in onward.values() for other in others}
    done = set[int]()
    for root in sorted(onward, key=lambda node: (node in reached, node)):
        walk, branches = {root: None}, [] if root in done else [iter(onward[root])]
        while branches:
            node, other = next(reversed(walk)), next(branches[-1], None)
            if other is None:
                branches.pop()
                done.add(walk.popitem()[0])
            elif other not in walk:
                kept[node].append(other)
                if other not in done:
                    walk[other] = None
                    branches.append(iter(onward[other]))
    return kept
