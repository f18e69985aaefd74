"""A network as arrays of NumPy: what passes over many tasks run on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import attrs

from egov_consolidation.graph._engines import machine_code
from egov_consolidation.graph._graph_columns import GraphColumns
from egov_consolidation.graph._kernels import Column, arrange


def column(of: Iterable[int]) -> Column:
    """Return whole numbers as an array."""
    import numpy as np

    return np.fromiter(of, dtype=np.int64)


FURTHEST = 1 << 58
"""Days up to which sums of times are sure to fit into 64 bits."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class ArrayNetwork:
    """Tasks and links as arrays; the columns are those of `Network`, all of 64-bit integers.

    Attributes:
        ids: Ids of the tasks; a task's number is its place here.
        durations: Days of each node.
        task_of: Number of the task that each node belongs to.
        start_of: For each task, the node that starts it.
        finish_of: For each task, the node that finishes it.
        first_in: For each node, where its incoming links begin; one more at the end.
        source: For each link, the event that comes first.
        lag: For each link, the days between the two events.
        holds_finish: For each link, 1 where it holds back the finish of its node, 0 where the start.
        blocks: First node, and node after the last, of each group whose links lead round in a circle: one row each.
    """

    ids: Sequence[str]
    durations: Column
    task_of: Column
    start_of: Column
    finish_of: Column
    first_in: Column
    source: Column
    lag: Column
    holds_finish: Column
    blocks: Column

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.durations)

    @cached_property
    def target(self) -> Column:
        """For each link, the node that waits."""
        import numpy as np

        return np.repeat(np.arange(len(self)), np.diff(self.first_in))

    @cached_property
    def levels(self) -> Sequence[tuple[int, int]]:
        """The nodes in stretches within which none waits for another: from, to. Only where there are no blocks."""
        import numpy as np

        latest = np.full(len(self), -1)
        held = np.flatnonzero(np.diff(self.first_in))
        if len(held):
            latest[held] = np.maximum.reduceat(self.source // 2, self.first_in[held])
        begins = [0]
        for node, source in enumerate(latest.tolist()):
            if source >= begins[-1]:
                begins.append(node)
        return list(zip(begins, [*begins[1:], len(self)], strict=True))

    @cached_property
    def onward(self) -> tuple[Column, Column]:
        """The links by the node that they leave: where those of each node begin, one more at the end; their numbers."""
        import numpy as np

        leaving = self.source // 2
        ends = np.zeros(len(self) + 1, dtype=np.int64)
        np.cumsum(np.bincount(leaving, minlength=len(self)), out=ends[1:])
        return ends, np.argsort(leaving, kind="stable")

    def starts(self, times: Column) -> Column:
        """Return for each task the time of its start, from one time for each event."""
        return times[2 * self.start_of]

    def finishes(self, times: Column) -> Column:
        """Return for each task the time of its finish, from one time for each event."""
        return times[2 * self.finish_of + 1]

    @classmethod
    def of_columns(cls, read: GraphColumns) -> ArrayNetwork | None:
        """Return a graph in columns as arrays, put in order by machine code.

        Args:
            read: The graph.

        Returns:
            The arrays; nothing where links lead round in a circle, or days go beyond the numbers that arrays hold.
        """
        import numpy as np

        if read.reach >= FURTHEST:
            return None
        count = len(read.ids)
        ends, targets = np.asarray(read.onward.ends), np.asarray(read.onward.targets)
        order, position = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
        first_in = np.zeros(count + 1, dtype=np.int64)
        links, sources = np.empty(len(targets), dtype=np.int64), np.empty(len(targets), dtype=np.int64)
        if machine_code(arrange)(ends, targets, order, position, first_in, links, sources) < count:
            return None
        lag, leaves, holds = (np.zeros(len(targets), dtype=np.int64) for _ in range(3))
        leaves += 1
        if read.kinds:
            lag[:], (leaves, holds) = np.array(read.lag)[links], np.array(read.ends, dtype=np.int64)[links].T
        return cls(
            ids=read.ids,
            durations=np.asarray(read.days)[order],
            task_of=order,
            start_of=position,
            finish_of=position,
            first_in=first_in,
            source=2 * sources + leaves,
            lag=lag,
            holds_finish=holds,
            blocks=np.empty((0, 2), dtype=np.int64),
        )
