"""The times of every event, and what follows from them: floats, and which links are tight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import attrs

from egov_consolidation.graph import FINISH, WITHIN, Network
from egov_consolidation.schedule._bounds import lowest_starts
from egov_consolidation.schedule._problem import Problem


class Tie(NamedTuple):
    """A link between two nodes, with the room that the early times leave in it.

    Attributes:
        source: The event that comes first.
        target: The event that waits.
        lag: Days between them, as the link counts.
        room: Days that the first could come later, all else as early as can be, before it moves the second.
        reach: Days between them, as times count.
        origin: Number of the dependency; -1 within one task.
    """

    source: int
    target: int
    lag: int
    room: int
    reach: int
    origin: int


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Times:
    """The times of every event.

    Attributes:
        problem: What the passes ran on.
        early: For each event, the earliest it can be.
        late: For each event, the latest it can be.
        last: The latest of all early finishes.
    """

    problem: Problem
    early: Sequence[int]
    late: Sequence[int]
    last: int

    @property
    def network(self) -> Network:
        """The tasks and links."""
        return self.problem.network

    def ties_into(self, node: int) -> Iterator[Tie]:
        """Yield the links into a node, in the order of the network."""
        network = self.network
        for link in range(network.first_in[node], network.first_in[node + 1]):
            yield self._tie(link, 2 * node + network.holds_finish[link])

    def _tie(self, link: int, target: int) -> Tie:
        network, elapsed = self.network, self.problem.bounds.elapsed
        source, lag, origin = network.source[link], network.lag[link], network.origin[link]
        early, reach = self.early, lag
        if elapsed is not None and origin in elapsed.origins:
            reach = early[target] - elapsed.earlier(early[target], lag, source, to_finish=target % 2 == FINISH)
        return Tie(source, target, lag, early[target] - reach - early[source], reach, origin)

    def ties_from(self, node: int) -> Iterator[Tie]:
        """Yield the links that leave a node, in the order of the nodes they lead to."""
        network = self.network
        onward, target = network.onward, network.target
        links = onward.links[onward.ends[node] : onward.ends[node + 1]]
        return (self._tie(link, 2 * target[link] + network.holds_finish[link]) for link in links)

    @cached_property
    def lowest(self) -> Sequence[int]:
        """For each node, before when it cannot start, links aside; where it starts, if it is pinned."""
        lowest = lowest_starts(self.network, self.problem.bounds)
        for node, start in self.problem.bounds.pins.items():
            lowest[node] = start
        return lowest

    @cached_property
    def is_pinned(self) -> Sequence[bool]:
        """For each node, whether it starts at a time of its own, whatever comes before."""
        pins = self.problem.bounds.pins
        return [node in pins for node in range(len(self.network))]

    @cached_property
    def finishes(self) -> Sequence[int]:
        """The finish events, the latest early time first."""
        early = self.early
        return sorted(range(1, len(early), 2), key=lambda event: -early[event])

    def total_float(self, node: int) -> int:
        """Return the days that a node may slip without moving the end, or breaking a bound."""
        return self.late[2 * node] - self.early[2 * node]

    @cached_property
    def total_floats(self) -> Sequence[int]:
        """For each task, the days that it may slip as a whole: the lesser of the floats of its start and finish."""
        network = self.network
        rooms = [late - early for early, late in zip(self.early[::2], self.late[::2], strict=True)]
        if network.is_whole:
            return [rooms[node] for node in network.start_of]
        return [
            min(rooms[start], rooms[finish]) for start, finish in zip(network.start_of, network.finish_of, strict=True)
        ]

    @cached_property
    def _free(self) -> Sequence[int]:
        """For each node, the days that it may slip without moving the early times of another task, or the end."""
        network, early, elapsed = self.network, self.early, self.problem.bounds.elapsed
        if network.is_plain and network.is_whole and elapsed is None:
            asked = self._next_starts()
            return [start - finish for start, finish in zip(asked[1::2], early[1::2], strict=True)]
        free, within = [self.last - finish for finish in early[1::2]], list[Tie]()
        for node in range(len(network)):
            for tie in self.ties_into(node):
                if tie.origin == WITHIN:
                    within.append(tie)
                elif tie.room < free[tie.source // 2] and not self._is_own(tie):
                    free[tie.source // 2] = tie.room
        for tie in within:
            free[tie.source // 2] = min(free[tie.source // 2], tie.room + free[tie.target // 2])
        return free

    def _is_own(self, tie: Tie) -> bool:
        """Return whether a link ties a task to itself."""
        task_of = self.network.task_of
        return task_of[tie.source // 2] == task_of[tie.target // 2]

    def _next_starts(self) -> list[int]:
        """Return for each finish the early start of the first task that waits for it, or the end."""
        asked = [self.last] * len(self.early)
        for start, sources in zip(self.early[::2], self.network.sources, strict=True):
            for event in sources:
                if start < asked[event]:  # noqa: PLR1730 - done for every link; min takes twice as long
                    asked[event] = start
        return asked

    @cached_property
    def free_floats(self) -> Sequence[int]:
        """For each task, the days that it may slip without moving the early dates of another task, or the end."""
        network, free = self.network, self._free
        if network.is_whole:
            return [free[node] for node in network.start_of]
        return [
            min(free[start], free[finish]) for start, finish in zip(network.start_of, network.finish_of, strict=True)
        ]

    def independent_float(self, task: int) -> int:
        """Return the days left to a task when all before it are as late and all after it as early as can be."""
        network, bounds = self.network, self.problem.bounds
        start, finish = network.start_of[task], network.finish_of[task]
        work = network.durations[start]
        if start in bounds.pins or finish in bounds.pins:
            return 0
        opens = self.early[2 * start] if bounds.floor is None else bounds.floor
        opens = max(opens, bounds.no_earlier.get(2 * start, opens))
        opens = max(opens, bounds.no_earlier.get(2 * finish + 1, opens + work) - work)
        closes = self.last
        for node in {start, finish}:
            for tie in self.ties_into(node):
                if not self._is_own(tie):
                    asked = self.late[tie.source] + tie.reach
                    opens = max(opens, asked - work if tie.target % 2 else asked)
            for tie in self.ties_from(node):
                if not self._is_own(tie):
                    left = self.early[tie.source] + tie.room
                    closes = min(closes, left if tie.source % 2 else left + work)
        return max(0, closes - opens - work)
