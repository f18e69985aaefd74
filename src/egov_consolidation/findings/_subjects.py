"""What a report speaks about: a plan, what exists, and how it was judged."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.settings import Severity


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


@attrs.frozen(kw_only=True)
class SettingsSummary:
    """How a report was made: what runs and what it weighs, by settings and by what the call asks for.

    Attributes:
        document: Name of the file of the settings; empty where they stand in none.
        select: Ids or prefixes of the rules that were to run; empty for all that are on by default.
        ignore: Ids or prefixes of those that were not.
        severity: How much findings weigh, by id or prefix of the rule, where the settings say so.
        ignore_by_unit: For a unit, the ids or prefixes of rules whose findings are not listed.
        parameters: The values in force of the parameters of the rules that ran, by id.
        changed: Ids of those that the settings set.
    """

    document: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = attrs.field(factory=dict[str, Severity], hash=False)
    ignore_by_unit: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]], hash=False)
    parameters: Mapping[str, float | Day] = attrs.field(factory=dict[str, "float | Day"], hash=False)
    changed: tuple[str, ...] = ()
