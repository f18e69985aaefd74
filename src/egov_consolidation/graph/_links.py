"""Links between tasks, in columns, as they are given to be compiled."""

from __future__ import annotations

import attrs

from egov_consolidation.graph._graph_columns import ENDS, FINISH, START
from egov_consolidation.model import DependencyType

WITHIN = -1
"""The origin of a link within one task."""


@attrs.define(kw_only=True)
class Links:
    """Links between tasks, in columns.

    Attributes:
        source: Number of the task that comes first.
        source_end: `START` or `FINISH` of it.
        target: Number of the task that waits.
        target_end: `START` or `FINISH` of it.
        lag: Days between the two; negative for a lead, or for a longest time.
    """

    source: list[int] = attrs.field(factory=list[int])
    source_end: list[int] = attrs.field(factory=list[int])
    target: list[int] = attrs.field(factory=list[int])
    target_end: list[int] = attrs.field(factory=list[int])
    lag: list[int] = attrs.field(factory=list[int])

    def add(self, source: int, target: int, kind: DependencyType, lag: int) -> None:
        """Add one link."""
        source_end, target_end = ENDS[kind]
        self.source.append(source)
        self.source_end.append(source_end)
        self.target.append(target)
        self.target_end.append(target_end)
        self.lag.append(lag)


def stretched(stretching: frozenset[int], links: Links) -> list[int]:
    """Return the tasks for which it matters that they may lie open: others finish when their work is done."""
    pulled = {
        task
        for source, source_end, target, target_end in zip(
            links.source, links.source_end, links.target, links.target_end, strict=True
        )
        for task in ((source,) if source_end == START else ()) + ((target,) if target_end == FINISH else ())
        if task in stretching
    }
    return sorted(pulled)
