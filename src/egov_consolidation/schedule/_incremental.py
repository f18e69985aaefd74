"""What changes when some durations do: only what is touched is reckoned again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import FINISH
from egov_consolidation.schedule._array_times import FEWEST, SHARE
from egov_consolidation.schedule._bounds import Bounds
from egov_consolidation.schedule._contradiction import CONTRADICTION
from egov_consolidation.schedule._kernels import follow
from egov_consolidation.schedule._passes import forward
from egov_consolidation.schedule._times import Times


def changed_times(times: Times, durations: Mapping[int, int]) -> dict[int, int]:
    """Return the early times that change when some nodes take longer or shorter.

    Args:
        times: The times without the change.
        durations: The new days of the nodes that change.

    Returns:
        By event: the earliest that it can be with the change; events that stay are left out.

    Raises:
        UsageError: With the change some tasks would have to wait for themselves.

    Notes:
        The cost grows with the nodes that are touched and their links, and is never much more than that of reckoning
        all times anew.
    """
    bounds = _moved_pins(times, durations)
    if not durations:
        return {}
    if bounds.elapsed is None and not times.network.blocks and _is_free(bounds, durations):
        after = _followed(times, durations)
        if after is not None:
            return after
    early = forward(times.network.with_durations(durations), bounds)
    if early is None:
        raise UsageError(CONTRADICTION)
    both = zip(early, times.early, strict=True)
    return {event: time for event, (time, before) in enumerate(both) if time != before}


def _moved_pins(times: Times, durations: Mapping[int, int]) -> Bounds:
    """Return the bounds with the change: a node that is pinned by its finish starts earlier if it takes longer."""
    bounds, pinned = times.problem.bounds, times.problem.pinned_to_finish.intersection(durations)
    if not pinned:
        return bounds
    before = times.network.durations
    moved = {node: bounds.pins[node] + before[node] - durations[node] for node in pinned}
    return attrs.evolve(bounds, pins={**bounds.pins, **moved})


def _is_free(bounds: Bounds, durations: Mapping[int, int]) -> bool:
    """Return whether what changes is held by its links alone, or by bounds that do not depend on its days."""
    return not any(node in bounds.pins or 2 * node + FINISH in bounds.no_earlier for node in durations)


def _followed(times: Times, durations: Mapping[int, int]) -> dict[int, int] | None:
    """Return the times that change, by following what is touched; nothing where that is too much."""
    network, most = times.network, max(FEWEST, len(times.network) // SHARE)
    nodes, events, changed = sorted(durations), dict[int, int](), dict[int, int]()
    loop: Callable[..., int] = follow  # on lists it is plain Python
    count = loop(
        network.durations,
        network.first_in,
        network.source,
        network.lag,
        network.holds_finish,
        times.lowest,
        times.is_pinned,
        times.early,
        network.onward.ends,
        network.onward.links,
        network.target,
        nodes,
        [durations[node] for node in nodes],
        most,
        events,
        changed,
    )
    return None if count < 0 else {events[place]: changed[place] for place in range(count)}
