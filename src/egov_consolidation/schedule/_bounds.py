"""What holds the events of a network beside its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
        """Whether links are all that a pass has to follow: no pins, and all links count alike."""
        return not self.pins and self.elapsed is None


def lowest_starts(network: Network, bounds: Bounds) -> list[int]:
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
