"""On which side of midnight work of no days lies: whether it opens a day or ends the one before, in each sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from egov_consolidation.graph import FINISH
from egov_consolidation.schedule.risk._arrays import Array, Arrays
from egov_consolidation.schedule.risk._sampled_network import SampledNetwork
from egov_consolidation.schedule.risk._sampling import MINUTES


@attrs.frozen(kw_only=True, eq=False)
class Openings:
    """In which samples work of no days opens a day.

    It does where what holds it does: the data date, a day before which it cannot start, the start of other work, work
    of no days that opens a day itself. Else it ends the day on which what it waits for ends. That matters at midnight
    alone: what opens a day there is counted as if it were done a minute later.

    Attributes:
        arrays: What holds the rows.
        rows: For each node without work, in which samples it opens a day.
        of_end: In which samples the last to finish is such a node, or there is none; `None` where each has work.
    """

    arrays: Arrays
    rows: Mapping[int, Array]
    of_end: Array | None

    @classmethod
    def of(
        cls, sampled: SampledNetwork, arrays: Arrays, work: Sequence[Array], finish: Sequence[Array], end: Array
    ) -> Openings:
        """Return in which samples work of no days opens a day.

        Args:
            sampled: The network.
            arrays: What holds the rows.
            work: For each node, the row of its durations.
            finish: For each node, the row of its early finish.
            end: The row of the latest finish of all.
        """
        xp, rows = arrays.xp, dict[int, Array]()
        of_end = None if finish else xp.less_equal(end, 0)
        for node in sampled.without_work:
            rows[node] = _opens(sampled, arrays, work, finish, rows, node)
            is_last = xp.logical_and(rows[node], xp.less_equal(end, finish[node]))
            of_end = is_last if of_end is None else xp.logical_or(of_end, is_last)
        return cls(arrays=arrays, rows=rows, of_end=of_end)

    def counted(self, node: int, finish: Array, into: Array) -> Array:
        """Return the finish of a node as it is counted in days: its row, or the one that was written into."""
        return self.arrays.xp.add(finish, self.rows[node], out=into) if node in self.rows else finish

    def counted_end(self, end: Array, into: Array) -> Array:
        """Return the end as it is counted in days: its row, or the one that was written into."""
        return end if self.of_end is None else self.arrays.xp.add(end, self.of_end, out=into)


def _opens(
    sampled: SampledNetwork,
    arrays: Arrays,
    work: Sequence[Array],
    finish: Sequence[Array],
    known: Mapping[int, Array],
    node: int,
) -> Array:
    """Return in which samples one node opens a day; what waits for it in a circle is not asked."""
    xp, network, time = arrays.xp, sampled.network, finish[node]
    opens = xp.less_equal(time, sampled.lowest[node] * MINUTES)
    for link in sampled.links_into(node):
        source, end = divmod(network.source[link], 2)
        lag = network.lag[link] * MINUTES
        if sampled.most[source] and end != FINISH:
            opens = xp.logical_or(opens, xp.less_equal(time, finish[source] - work[source] + lag))
        elif source in known:
            holds = xp.less_equal(time, finish[source] + lag)
            opens = xp.logical_or(opens, xp.logical_and(known[source], holds))
    return opens
