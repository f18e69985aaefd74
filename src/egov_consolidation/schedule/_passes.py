"""The forward and the backward pass: the earliest and the latest that every start and finish can be.

Times are whole days from the beginning of the data date. This is the plain form that needs nothing but Python; the
others give the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from egov_consolidation.graph import FINISH, Network
from egov_consolidation.schedule._axis import Axis

NEVER = -(1 << 60)
"""Earlier than any day: where nothing holds an event back."""

EVER = 1 << 60
"""Later than any day: where nothing presses an event."""


@attrs.frozen(kw_only=True)
class Elapsed:
    """Links whose lag counts days of the calendar while all times count working days.

    Attributes:
        origins: Numbers of these links, as in `Network.origin`.
        axis: What moves a time by days of the calendar.
    """

    origins: frozenset[int]
    axis: Axis

    def later(self, time: int, lag: int, source: int, *, to_finish: bool) -> int:
        """Return the earliest time of an event that lies so many calendar days after the event `source`."""
        return self.axis.later(time, lag, from_finish=source % 2 == FINISH, to_finish=to_finish)

    def earlier(self, time: int, lag: int, source: int, *, to_finish: bool) -> int:
        """Return the latest time of the event `source` after which so many calendar days fit before another event."""
        return self.axis.earlier(time, lag, from_finish=source % 2 == FINISH, to_finish=to_finish)


@attrs.frozen(kw_only=True, eq=False)
class Bounds:
    """What holds the events beside the links.

    Attributes:
        floor: Before when nothing starts; `None` where only the nodes without predecessors are held, to time 0.
        no_earlier: By event: not before this time.
        no_later: By event: not after this time; seen by the backward pass alone.
        pins: By node: starts at this very time, whatever comes before.
        elapsed: Links that count other days than the times do.
    """

    floor: int | None = 0
    no_earlier: Mapping[int, int] = attrs.field(factory=dict[int, int])
    no_later: Mapping[int, int] = attrs.field(factory=dict[int, int])
    pins: Mapping[int, int] = attrs.field(factory=dict[int, int])
    elapsed: Elapsed | None = None

    @property
    def is_plain(self) -> bool:
        """Whether arrays of numbers can carry it: no pins, and all links count alike."""
        return not self.pins and self.elapsed is None


def forward(network: Network, bounds: Bounds) -> list[int] | None:
    """Return the earliest that every event can be.

    Definition:
        The least times with `time[target event] >= time[source event] + lag` for every link, `finish = start + days`
        for every node, and no event before its bound; a pinned node starts at its pin, whatever its links ask.

    Args:
        network: The tasks and links.
        bounds: What else holds the events.

    Returns:
        One time for each event; nothing where links lead round in a circle that takes more than no days.

    Notes:
        Linear in nodes and links, circles aside; a circle costs its links times the rounds until nothing moves.
    """
    durations = network.durations
    lowest = _lowest(network, bounds)
    if not any(network.holds_finish) and not any(network.lag) and not network.blocks and bounds.is_plain:
        return _plain_forward(network, lowest)
    sources = _incoming(network, bounds.elapsed)
    early = [value for start, days in zip(lowest, durations, strict=True) for value in (start, start + days)]
    for node, start in bounds.pins.items():
        early[2 * node : 2 * node + 2] = start, start + durations[node]
    for first, last, is_circle in _spans(network):
        rounds = 0
        while _pushed_later(sources, durations, early, bounds, range(first, last)) and is_circle:
            rounds += 1
            if rounds > last - first:
                return None
    return early


def backward(network: Network, bounds: Bounds, end: int = EVER) -> list[int]:
    """Return the latest that every event can be.

    Definition:
        The greatest times with `time[source event] <= time[target event] - lag` for every link, `finish = start +
        days` for every node, no event after its bound, and no finish after the end; a pinned node starts at its pin.

    Args:
        network: The tasks and links; the forward pass found no contradiction in them.
        bounds: What else holds the events.
        end: After when nothing finishes.

    Returns:
        One time for each event.

    Notes:
        Linear in nodes and links, circles aside.
    """
    late = [end] * (2 * len(network))
    for event, time in bounds.no_later.items():
        late[event] = min(late[event], time)
    sources = _incoming(network, bounds.elapsed)
    for first, last, is_circle in reversed(list(_spans(network))):
        nodes = range(last - 1, first - 1, -1)
        while _pulled_earlier(sources, network.durations, late, bounds, nodes) and is_circle:
            pass
    return late


def _lowest(network: Network, bounds: Bounds) -> list[int]:
    """Return before when each node cannot start, links aside."""
    count = len(network)
    if bounds.floor is None:
        lowest = [NEVER] * count
        for node in _roots(network):
            lowest[node] = 0
    else:
        lowest = [bounds.floor] * count
    for event, time in bounds.no_earlier.items():
        node, is_finish = divmod(event, 2)
        lowest[node] = max(lowest[node], time - network.durations[node] if is_finish else time)
    return lowest


def _roots(network: Network) -> Iterator[int]:
    """Yield the nodes that wait for nothing, and the first node of each circle that waits for nothing but itself."""
    first_in, source = network.first_in, network.source
    yield from (node for node in range(len(network)) if first_in[node] == first_in[node + 1])
    for first, last in network.blocks:
        if all(2 * first <= event < 2 * last for event in source[first_in[first] : first_in[last]]):
            yield first


def _spans(network: Network) -> Iterator[tuple[int, int, bool]]:
    """Yield the nodes in stretches: from, to, and whether they lead round in a circle."""
    done = 0
    for first, last in network.blocks:
        if done < first:
            yield done, first, False
        yield first, last, True
        done = last
    if done < len(network):
        yield done, len(network), False


def _plain_forward(network: Network, lowest: Sequence[int]) -> list[int]:
    """Return the early times where all links lead to starts, without lag and without circles."""
    early: list[int] = []
    first_in, source = network.first_in, network.source
    begin = 0
    for start, days, end in zip(lowest, network.durations, first_in[1:], strict=True):
        time = start
        for event in source[begin:end]:
            time = max(time, early[event])
        early += (time, time + days)
        begin = end
    return early


_Incoming: TypeAlias = "Sequence[Sequence[tuple[int, int, int, Elapsed | None]]]"


def _incoming(network: Network, elapsed: Elapsed | None) -> _Incoming:
    """Return the links into each node: event, lag, whether it holds the finish, and how it counts."""
    counted = frozenset[int]() if elapsed is None else elapsed.origins
    links = [
        (event, lag, holds, elapsed if origin in counted else None)
        for event, lag, holds, origin in zip(
            network.source, network.lag, network.holds_finish, network.origin, strict=True
        )
    ]
    first_in = network.first_in
    return [links[first_in[node] : first_in[node + 1]] for node in range(len(network))]


def _pushed_later(sources: _Incoming, durations: Sequence[int], early: list[int], bounds: Bounds, nodes: range) -> bool:
    """Move the nodes as late as their links ask, and return whether any moved."""
    moved = False
    pins = bounds.pins
    for node in nodes:
        days, time = durations[node], early[2 * node]
        for event, lag, holds, elapsed in sources[node]:
            asked = (
                early[event] + lag
                if elapsed is None
                else elapsed.later(early[event], lag, event, to_finish=bool(holds))
            )
            if holds:
                asked -= days
            time = max(time, asked)
        if time > early[2 * node] and node not in pins:
            early[2 * node], early[2 * node + 1] = time, time + days
            moved = True
    return moved


def _pulled_earlier(
    sources: _Incoming, durations: Sequence[int], late: list[int], bounds: Bounds, nodes: range
) -> bool:
    """Move the nodes as early as what follows asks, tell what comes before, and return whether anything was told."""
    told = False
    pins = bounds.pins
    for node in nodes:
        days = durations[node]
        start = pins.get(node, min(late[2 * node], late[2 * node + 1] - days))
        late[2 * node], late[2 * node + 1] = start, start + days
        for event, lag, holds, elapsed in sources[node]:
            held = start + days if holds else start
            asked = held - lag if elapsed is None else elapsed.earlier(held, lag, event, to_finish=bool(holds))
            if asked < late[event]:
                late[event] = asked
                told = told or event // 2 not in pins
    return told
