"""The times of every event as arrays, and what follows from them: for very large networks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import ArrayNetwork, Column, Engine, machine_code
from egov_consolidation.schedule._array_passes import ArrayBounds, array_forward
from egov_consolidation.schedule._contradiction import CONTRADICTION
from egov_consolidation.schedule._kernels import follow

SHARE = 200
"""A change that touches more than one node in so many is reckoned anew as a whole."""

FEWEST = 64
"""So many nodes are always followed."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class ArrayTimes:
    """The times of every event of a network in which every task is one node.

    Attributes:
        network: The tasks and links.
        bounds: What else holds the events.
        engine: NumPy or Numba.
        early: For each event, the earliest it can be.
        late: For each event, the latest it can be.
        free: For each node, the days that it may slip without moving the early times of another, or the end.
    """

    network: ArrayNetwork
    bounds: ArrayBounds
    engine: Engine
    early: Column
    late: Column
    free: Column

    @cached_property
    def last(self) -> int:
        """The latest of all early finishes."""
        return int(self.early[1::2].max(initial=0))

    @cached_property
    def total_floats(self) -> Column:
        """For each task, the days that it may slip as a whole."""
        found: Column = (self.late[::2] - self.early[::2])[self.network.start_of]
        return found

    @cached_property
    def free_floats(self) -> Column:
        """For each task, the days that it may slip without moving the early times of another task, or the end."""
        return self.free[self.network.start_of]

    def changed(self, durations: Mapping[int, int]) -> tuple[Column, Column]:
        """Return the early times that change when some nodes take longer or shorter.

        Args:
            durations: The new days of the nodes that change.

        Returns:
            The events whose times change, and the earliest that each can be with the change.

        Raises:
            UsageError: With the change some tasks would have to wait for themselves.
        """
        import numpy as np

        nodes = np.array(sorted(durations), dtype=np.int64)
        days = np.array([durations[node] for node in nodes.tolist()], dtype=np.int64)
        followed = self._followed(nodes, days) if self._can_follow and len(nodes) else None
        if followed is not None:
            return followed
        anew = self.network.durations.copy()
        anew[nodes] = days
        network = attrs.evolve(self.network, durations=anew)
        after = array_forward(network, self.bounds, self.engine)
        if after is None:
            raise UsageError(CONTRADICTION)
        moved = np.flatnonzero(after != self.early)
        return moved, after[moved]

    @property
    def _can_follow(self) -> bool:
        """Whether a change can be followed: by machine code, and where no links lead round in a circle."""
        return self.engine is Engine.NUMBA and not len(self.network.blocks)

    def _followed(self, nodes: Column, days: Column) -> tuple[Column, Column] | None:
        """Return the times that change, by following what is touched; nothing where that is too much."""
        import numpy as np

        network, most = self.network, max(FEWEST, len(self.network) // SHARE)
        events, times = np.empty((2, 2 * most), dtype=np.int64)
        count = machine_code(follow)(
            network.durations,
            network.first_in,
            network.source,
            network.lag,
            network.holds_finish,
            self.bounds.lowest,
            self.bounds.is_pinned,
            self.early,
            *network.onward,
            network.target,
            nodes,
            days,
            most,
            events,
            times,
        )
        return None if count < 0 else (events[:count], times[:count])
