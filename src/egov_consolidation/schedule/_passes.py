"""The forward and the backward pass: the earliest and the latest that every start and finish can be.

Times are whole days from the beginning of the data date. The plain form needs nothing but Python; the others give the
same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from egov_consolidation.graph import FINISH, Engine, Network, chosen_engine
from egov_consolidation.schedule._array_passes import ArrayBounds, array_backward, array_forward, fits_arrays
from egov_consolidation.schedule._bounds import EVER, Bounds, Elapsed, lowest_starts


def forward(network: Network, bounds: Bounds, engine: Engine | None = None) -> list[int] | None:
    """Return the earliest that every event can be.

    Definition:
        The least times with `time[target event] >= time[source event] + lag` for every link, `finish = start + days`
        for every node, and no event before its bound; a pinned node starts at its pin, whatever its links ask.

    Args:
        network: The tasks and links.
        bounds: What else holds the events.
        engine: On what the pass runs; `None` to have it chosen by size. Links that count other days than the times do
            are reckoned in plain Python.

    Returns:
        One time for each event; nothing where links lead round in a circle that takes more than no days.

    Notes:
        Linear in nodes and links, circles aside; a circle costs its links times the rounds until nothing moves.
    """
    chosen = engine_for(network, bounds, engine)
    if chosen is not Engine.PYTHON:
        found = array_forward(network.arrays, ArrayBounds.of(network, bounds), chosen)
        return None if found is None else found.tolist()
    lowest = lowest_starts(network, bounds)
    if network.is_plain and bounds.is_plain:
        return _plain_forward(network, lowest)
    early = [value for start, days in zip(lowest, network.durations, strict=True) for value in (start, start + days)]
    for node, start in bounds.pins.items():
        early[2 * node : 2 * node + 2] = start, start + network.durations[node]
    for first, last, is_circle in network.spans:
        rounds = 0
        while _pushed_later(network, bounds, early, range(first, last)) and is_circle:
            rounds += 1
            if rounds > last - first:
                return None
    return early


def backward(network: Network, bounds: Bounds, end: int = EVER, engine: Engine | None = None) -> list[int]:
    """Return the latest that every event can be.

    Definition:
        The greatest times with `time[source event] <= time[target event] - lag` for every link, `finish = start +
        days` for every node, no event after its bound, and no finish after the end; a pinned node starts at its pin.

    Args:
        network: The tasks and links; the forward pass found no contradiction in them.
        bounds: What else holds the events.
        end: After when nothing finishes.
        engine: On what the pass runs; `None` to have it chosen by size.

    Returns:
        One time for each event.

    Notes:
        Linear in nodes and links, circles aside.
    """
    chosen = engine_for(network, bounds, engine)
    if chosen is not Engine.PYTHON:
        found: list[int] = array_backward(network.arrays, ArrayBounds.of(network, bounds), end, chosen)[0].tolist()
        return found
    late = [end] * (2 * len(network))
    for event, time in bounds.no_later.items():
        late[event] = min(late[event], time)
    if network.is_plain and bounds.is_plain and all(event % 2 == FINISH for event in bounds.no_later):
        _plain_backward(network, late)
        return late
    for first, last, is_circle in reversed(network.spans):
        while _pulled_earlier(network, bounds, late, range(last - 1, first - 1, -1)) and is_circle:
            pass
    return late


def engine_for(network: Network, bounds: Bounds, asked: Engine | str | None) -> Engine:
    """Return the engine on which the passes run: the one that is asked for, where it can carry the numbers.

    Args:
        network: The tasks and links.
        bounds: What else holds the events.
        asked: An engine or its name; `None` to have it chosen by size.

    Raises:
        UsageError: There is no such engine, or it is not installed.
    """
    chosen = chosen_engine(asked, len(network))
    if chosen is Engine.PYTHON or bounds.elapsed is not None or not fits_arrays(network, bounds):
        return Engine.PYTHON
    return Engine.PYTHON if network.blocks and chosen is Engine.NUMPY else chosen


def _plain_forward(network: Network, lowest: Sequence[int]) -> list[int]:
    """Return the early times where all links are FS without lag, and none lead round in a circle."""
    early: list[int] = []
    for start, days, sources in zip(lowest, network.durations, network.sources, strict=True):
        time = start
        for event in sources:
            if early[event] > time:  # noqa: PLR1730 - the innermost step of all; max takes twice as long
                time = early[event]
        early.append(time)
        early.append(time + days)
    return early


def _plain_backward(network: Network, late: list[int]) -> None:
    """Move the late times as early as what follows asks, where all links are FS without lag and no start is bounded."""
    finishes = range(len(late) - 1, 0, -2)
    for finish, days, sources in zip(finishes, reversed(network.durations), reversed(network.sources), strict=True):
        start = late[finish] - days
        late[finish - 1] = start
        for event in sources:
            if late[event] > start:  # noqa: PLR1730 - the innermost step of all; min takes twice as long
                late[event] = start


def _pushed_later(network: Network, bounds: Bounds, early: list[int], nodes: range) -> bool:
    """Move the nodes as late as their links ask, and return whether any moved."""
    moved = False
    source, lag, holds, first_in = network.source, network.lag, network.holds_finish, network.first_in
    durations, pins, elapsed = network.durations, bounds.pins, bounds.elapsed
    for node in nodes:
        days, time = durations[node], early[2 * node]
        for link in range(first_in[node], first_in[node + 1]):
            asked = early[source[link]] + lag[link]
            if elapsed is not None and network.origin[link] in elapsed.origins:
                asked = _elapsed_later(network, elapsed, early, link)
            if holds[link]:
                asked -= days
            if asked > time:  # noqa: PLR1730 - the innermost step of all; max takes twice as long
                time = asked
        if time > early[2 * node] and node not in pins:
            early[2 * node], early[2 * node + 1] = time, time + days
            moved = True
    return moved


def _elapsed_later(network: Network, elapsed: Elapsed, early: Sequence[int], link: int) -> int:
    event, to_finish = network.source[link], bool(network.holds_finish[link])
    return elapsed.later(early[event], network.lag[link], event, to_finish=to_finish)


def _pulled_earlier(network: Network, bounds: Bounds, late: list[int], nodes: range) -> bool:
    """Move the nodes as early as what follows asks, tell what comes before, and return whether anything was told."""
    told = False
    source, lag, holds, first_in = network.source, network.lag, network.holds_finish, network.first_in
    durations, pins, elapsed = network.durations, bounds.pins, bounds.elapsed
    for node in nodes:
        days = durations[node]
        start = pins.get(node, min(late[2 * node], late[2 * node + 1] - days))
        late[2 * node], late[2 * node + 1] = start, start + days
        for link in range(first_in[node], first_in[node + 1]):
            event = source[link]
            held = start + days if holds[link] else start
            asked = held - lag[link]
            if elapsed is not None and network.origin[link] in elapsed.origins:
                asked = elapsed.earlier(held, lag[link], event, to_finish=bool(holds[link]))
            if asked < late[event]:
                late[event] = asked
                told = told or event // 2 not in pins
    return told
