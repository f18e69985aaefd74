"""The passes on arrays: by machine code (Numba), or one level of the network at a time (NumPy)."""

from __future__ import annotations

import attrs

from egov_consolidation.graph import FURTHEST, ArrayNetwork, Column, Engine, Flags, Network, machine_code
from egov_consolidation.schedule._bounds import Bounds, lowest_starts
from egov_consolidation.schedule._kernels import pull_earlier, push_later


@attrs.frozen(kw_only=True, eq=False)
class ArrayBounds:
    """What holds the events of a network beside its links, as arrays.

    Attributes:
        lowest: For each node, before when it cannot start; where it starts, if it is pinned.
        is_pinned: For each node, whether it starts at that very time.
        events: Events that are held on their late side.
        latest: After when each of these cannot be.
    """

    lowest: Column
    is_pinned: Flags
    events: Column
    latest: Column

    @classmethod
    def of(cls, network: Network, bounds: Bounds) -> ArrayBounds:
        """Return bounds as arrays; they hold no links that count other days than the times do."""
        import numpy as np

        lowest = np.array(lowest_starts(network, bounds), dtype=np.int64)
        is_pinned = np.zeros(len(network), dtype=np.bool_)
        pins = list(bounds.pins)
        lowest[pins], is_pinned[pins] = list(bounds.pins.values()), True
        return cls(
            lowest=lowest,
            is_pinned=is_pinned,
            events=np.array(list(bounds.no_later), dtype=np.int64),
            latest=np.array(list(bounds.no_later.values()), dtype=np.int64),
        )

    @classmethod
    def from_zero(cls, network: ArrayNetwork) -> ArrayBounds:
        """Return the bounds of a network that starts at time 0 and is held by nothing else."""
        import numpy as np

        none = np.empty(0, dtype=np.int64)
        count = len(network)
        return cls(
            lowest=np.zeros(count, dtype=np.int64), is_pinned=np.zeros(count, dtype=np.bool_), events=none, latest=none
        )


def fits_arrays(network: Network, bounds: Bounds) -> bool:
    """Return whether no sum of days can leave the numbers that arrays hold."""
    held = (*bounds.no_earlier.values(), *bounds.no_later.values(), *bounds.pins.values())
    return network.reach + max(map(abs, held), default=0) < FURTHEST


def array_forward(network: ArrayNetwork, bounds: ArrayBounds, engine: Engine) -> Column | None:
    """Return the earliest that every event can be; nothing where a circle takes more than no days.

    Args:
        network: The tasks and links.
        bounds: What else holds the events.
        engine: Numba, or NumPy where nothing leads round in a circle.
    """
    import numpy as np

    early = np.empty(2 * len(network), dtype=np.int64)
    if engine is Engine.NUMPY:
        _forward_by_levels(network, bounds, early)
        return early
    is_possible: bool = machine_code(push_later)(*_columns(network), bounds.lowest, bounds.is_pinned, early)
    return early if is_possible else None


def array_backward(
    network: ArrayNetwork, bounds: ArrayBounds, end: int, engine: Engine, early: Column | None = None
) -> tuple[Column, Column]:
    """Return the latest that every event can be; and free floats, where early times are given.

    Args:
        network: The tasks and links.
        bounds: What else holds the events.
        end: After when nothing finishes.
        engine: Numba, or NumPy where nothing leads round in a circle.
        early: For each event, the earliest it can be; with these, every task has to be one node.

    Returns:
        For each event, the latest it can be; and for each node, the days that it may slip without moving the early
        times of another, or the end: nothing where no early times are given.
    """
    import numpy as np

    none = np.empty(0, dtype=np.int64)
    free: Column = none if early is None else early[1::2].max(initial=0) - early[1::2]
    late = np.full(2 * len(network), end, dtype=np.int64)
    np.minimum.at(late, bounds.events, bounds.latest)
    if engine is Engine.NUMPY:
        _backward_by_levels(network, bounds, late)
        if early is not None:
            room = early[2 * network.target + network.holds_finish] - network.lag - early[network.source]
            np.minimum.at(free, network.source // 2, room)
    else:
        held = none if early is None else early
        machine_code(pull_earlier)(*_columns(network), bounds.lowest, bounds.is_pinned, late, held, free)
    return late, free


def _columns(network: ArrayNetwork) -> tuple[Column, ...]:
    return (
        network.durations,
        network.first_in,
        network.source,
        network.lag,
        network.holds_finish,
        network.blocks,
    )


def _forward_by_levels(network: ArrayNetwork, bounds: ArrayBounds, early: Column) -> None:
    """Fill in the early times, one level after the other."""
    import numpy as np

    durations, first_in = network.durations, network.first_in
    between = network.lag - network.holds_finish * durations[network.target]
    starts, finishes = early[::2], early[1::2]
    for first, last in network.levels:
        begin, end = first_in[first], first_in[last]
        time = bounds.lowest[first:last]
        if end > begin:  # then something leads to every node of the level
            asked = early[network.source[begin:end]] + between[begin:end]
            latest = np.maximum(time, np.maximum.reduceat(asked, first_in[first:last] - begin))
            time = np.where(bounds.is_pinned[first:last], time, latest)
        starts[first:last] = time
        finishes[first:last] = time + durations[first:last]


def _backward_by_levels(network: ArrayNetwork, bounds: ArrayBounds, late: Column) -> None:
    """Move the late times as early as what follows asks, one level after the other."""
    import numpy as np

    durations, first_in, target = network.durations, network.first_in, network.target
    starts, finishes = late[::2], late[1::2]
    for first, last in reversed(network.levels):
        begin, end = first_in[first], first_in[last]
        time = np.minimum(starts[first:last], finishes[first:last] - durations[first:last])
        starts[first:last] = np.where(bounds.is_pinned[first:last], bounds.lowest[first:last], time)
        finishes[first:last] = starts[first:last] + durations[first:last]
        held = late[2 * target[begin:end] + network.holds_finish[begin:end]]
        np.minimum.at(late, network.source[begin:end], held - network.lag[begin:end])
