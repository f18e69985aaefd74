"""Where tasks wait for each other, so that no dates fit them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

import attrs

from egov_consolidation.graph._events import Event, Moment, Step
from egov_consolidation.model import Dependency, NaturalKey, natural_order

PATIENCE = 20_000
"""How many steps are tried in the search for a shortest loop of one knot; more only where the knot is larger still."""

ROUNDS = 4
"""How often every step of a large knot is tried: often enough to find two tasks that wait for each other."""


@attrs.frozen(kw_only=True)
class Loop:
    """Tasks that wait for each other, so that no dates fit them.

    Attributes:
        steps: Once round it, from the event that is first in natural order.
        knot: Ids of all tasks whose events reach each other along with these, in natural order.
    """

    steps: tuple[Step, ...]
    knot: tuple[str, ...]

    @property
    def tasks(self) -> tuple[str, ...]:
        """Ids of the tasks on it: each waits for the one before, and the first for the last."""
        return tuple(dict.fromkeys(step.before.task for step in self.steps))

    @property
    def dependencies(self) -> tuple[Dependency, ...]:
        """The dependencies on it, in order."""
        return tuple(step.dependency for step in self.steps if step.dependency is not None)

    @property
    def days(self) -> int:
        """Known days once round it; the work of tasks whose duration is not known comes on top."""
        return sum(step.days for step in self.steps)


@attrs.frozen(kw_only=True)
class _Knot:
    """Events that all reach each other.

    Attributes:
        rank: Place of each event in natural order, the first event first.
        onward: For each event its steps within the knot, the strictest one to each other event.
        unit: What one day weighs, so that all unknown durations together weigh less.
    """

    rank: Mapping[Event, int]
    onward: Mapping[Event, tuple[Step, ...]]
    unit: int

    def weight(self, step: Step) -> int:
        return step.days * self.unit + step.takes_time

    @property
    def steps(self) -> Iterator[Step]:
        return (step for steps in self.onward.values() for step in steps)


def find_loops(steps: Sequence[Step]) -> Iterator[Loop]:
    """Yield one loop for each knot that holds one, in natural order.

    A loop is a closed walk along the steps with more than no days, or with none but work of unknown duration.

    Args:
        steps: What holds between the events; of steps that are alike the first is named.

    Yields:
        A loop of the fewest steps, or, where the knot is too large to search it through, one that was met.
    """
    for knot in _knots(steps):
        met = _met(knot)
        if met is not None:
            yield _loop(knot, _shorter(knot, len(met)) or met)


def _knots(steps: Sequence[Step]) -> list[_Knot]:
    import networkx as nx

    graph: nx.DiGraph[Event] = nx.DiGraph()
    graph.add_edges_from((step.before, step.after) for step in steps)
    number: dict[Event, int] = {}
    for index, events in enumerate(nx.strongly_connected_components(graph)):
        number.update(dict.fromkeys(events, index))
    within: dict[int, list[Step]] = {}
    for step in steps:
        if number[step.before] == number[step.after]:
            within.setdefault(number[step.before], []).append(step)
    knots = [_knot(members) for members in within.values()]
    return sorted(knots, key=lambda knot: _place(next(iter(knot.rank))))


def _place(event: Event) -> tuple[NaturalKey, bool]:
    return natural_order(event.task), event.moment is Moment.FINISH


def _knot(steps: Sequence[Step]) -> _Knot:
    events = sorted({event for step in steps for event in (step.before, step.after)}, key=_place)
    rank = {event: index for index, event in enumerate(events)}
    strictest: dict[tuple[Event, Event], Step] = {}
    for step in steps:
        known = strictest.setdefault((step.before, step.after), step)
        if (step.days, step.takes_time) > (known.days, known.takes_time):
            strictest[step.before, step.after] = step
    onward: dict[Event, list[Step]] = {event: [] for event in events}
    for step in sorted(strictest.values(), key=lambda one: rank[one.after]):
        onward[step.before].append(step)
    unit = 1 + sum(step.takes_time for step in strictest.values())
    return _Knot(rank=rank, onward={event: tuple(out) for event, out in onward.items()}, unit=unit)


def _met(knot: _Knot) -> tuple[Step, ...] | None:
    """Return some loop, or nothing where the knot has none: Bellman, Ford and Moore, for longest walks."""
    latest = dict.fromkeys(knot.rank, 0)
    arrived: dict[Event, Step] = {}
    waiting = deque(_forward(knot))
    queued = set(waiting)
    changes = 0
    while waiting:
        event = waiting.popleft()
        queued.discard(event)
        for step in knot.onward[event]:
            reached = latest[event] + knot.weight(step)
            if reached > latest[step.after]:
                latest[step.after] = reached
                arrived[step.after] = step
                changes += 1
                if step.after not in queued:
                    queued.add(step.after)
                    waiting.append(step.after)
        if changes >= len(knot.rank):
            changes = 0
            closed = _closed(arrived)
            if closed is not None:
                return closed
    return None


def _forward(knot: _Knot) -> list[Event]:
    """Return the events so that, negative lags and loops aside, each comes after those that it waits for."""
    import networkx as nx

    graph: nx.DiGraph[Event] = nx.DiGraph()
    graph.add_nodes_from(knot.rank)
    graph.add_edges_from((step.before, step.after) for step in knot.steps if step.days >= 0)
    return list(nx.dfs_postorder_nodes(graph))[::-1]


def _closed(arrived: Mapping[Event, Step]) -> tuple[Step, ...] | None:
    """Return a cycle among the steps by which events were last reached; such a cycle is a loop."""
    seen: dict[Event, Event] = {}
    for origin in arrived:
        event = origin
        while event in arrived and event not in seen:
            seen[event] = origin
            event = arrived[event].before
        if seen.get(event) == origin and event in arrived:
            return _back_from(event, arrived)
    return None


def _back_from(event: Event, arrived: Mapping[Event, Step]) -> tuple[Step, ...]:
    walk = [arrived[event]]
    while walk[-1].before != event:
        walk.append(arrived[walk[-1].before])
    return tuple(reversed(walk))


def _shorter(knot: _Knot, length: int) -> tuple[Step, ...] | None:
    """Return a loop of the fewest steps, fewer than a given number, or nothing where none is found in good time.

    From every event, walks grow by one step at a time. A walk goes on only where it takes more than nothing, and
    longer than all walks of fewer steps to the same event: every loop has an event from which it does so all the way.
    The first walk that comes home is a shortest loop.
    """
    walks = {event: _Walks(knot, event) for event in knot.rank}
    left = max(PATIENCE, ROUNDS * sum(map(len, knot.onward.values())))
    for _ in range(1, length):
        for one in walks.values():
            left -= one.grow()
            if one.is_home:
                return one.home()
        if left < 0:
            return None
    return None


class _Walks:
    """The longest walks from one event, by their number of steps."""

    def __init__(self, knot: _Knot, start: Event) -> None:
        self._knot = knot
        self._start = start
        self._longest = {start: 0}
        self._ends = {start: 0}
        self._last: list[dict[Event, Step]] = []

    @property
    def is_home(self) -> bool:
        return self._longest[self._start] > 0

    def grow(self) -> int:
        """Make every walk one step longer, and return how many steps were tried."""
        ends: dict[Event, int] = {}
        last: dict[Event, Step] = {}
        tried = 0
        for event, before in self._ends.items():
            for step in self._knot.onward[event]:
                tried += 1
                reached = before + self._knot.weight(step)
                if reached > self._longest.get(step.after, 0):
                    self._longest[step.after] = ends[step.after] = reached
                    last[step.after] = step
        self._ends = ends
        self._last.append(last)
        return tried

    def home(self) -> tuple[Step, ...]:
        """Return the walk that came home."""
        walk: list[Step] = []
        event = self._start
        for last in reversed(self._last):
            walk.append(last[event])
            event = last[event].before
        return tuple(reversed(walk))


def _loop(knot: _Knot, walk: tuple[Step, ...]) -> Loop:
    first = min(range(len(walk)), key=lambda index: knot.rank[walk[index].before])
    return Loop(steps=walk[first:] + walk[:first], knot=tuple(dict.fromkeys(event.task for event in knot.rank)))
