"""What a report speaks about: a plan, and what exists."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from egov_consolidation.dates import Day


@attrs.frozen(kw_only=True)
class PlanSummary:
    """Which plan a report speaks about.

    Attributes:
        id: The plan's id.
        title: Its title.
        source_sha256: SHA-256 of the document it was read from.
    """

    id: str
    title: str = ""
    source_sha256: str | None = None


@attrs.frozen(kw_only=True)
class InventorySummary:
    """Which inventory a report speaks about.

    Attributes:
        id: A short name for it.
        title: What it lists.
        surveyed_on: The day for which it speaks, where that is known.
        is_example: Whether it is made up for illustration.
        counts: How many records it gives of each kind that it gives, by collection; `None` where they stand in a
            database and were not counted.
    """

    id: str
    title: str = ""
    surveyed_on: Day | None = None
    is_example: bool = False
    counts: Mapping[str, int | None] = attrs.field(factory=dict[str, "int | None"], hash=False)
