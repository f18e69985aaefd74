"""Duties that begin when something has been built (建成后): what they wait for, and since when it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import NOT_YET
from egov_consolidation.ledger._progress import Progress
from egov_consolidation.model import Citation, Plan, Support, Task

_BEGINNINGS = ("建成后", "开通后", "上线后", "投入使用后")
"""How the words end that say when a duty begins."""


@attrs.frozen
class Start:
    """What the start of a duty waits for.

    Attributes:
        task: The task that builds it.
        quote: The words that say so.
        day: The day since which it is there; `NOT_YET` where it is not, `None` where nobody knows.
    """

    task: Task
    quote: Citation
    day: Day | None


def start_of(plan: Plan, task: Task, progress: Progress, live: Mapping[str, Day], as_of: Day) -> Start | None:
    """Return what the start of a task waits for, as its own words say and its supports name.

    Args:
        plan: The plan.
        task: The task.
        progress: What was done.
        live: Since when things of the plan are in service, by their names, where the inventory says so.
        as_of: The day for which is asked.

    Returns:
        What it waits for; `None` where it begins at once.
    """
    for support, quote in _starting(task):
        if support.supporter in plan:
            supporter = plan[support.supporter]
            return Start(supporter, quote, _live_since(supporter, progress, live, as_of))
    return None


def _starting(task: Task) -> Iterator[tuple[Support, Citation]]:
    for support in task.supports:
        for quote in support.quotes:
            if quote.row == task.id and quote.quote.endswith(_BEGINNINGS):
                yield support, quote


def _live_since(task: Task, progress: Progress, live: Mapping[str, Day], as_of: Day) -> Day | None:
    """Return since when what a task builds is there: by the inventory, else by what its units report."""
    known = [live[thing.name] for thing in task.deliverables if thing.name in live]
    if known:
        return max(known)
    entries = [progress.entry(task.id, unit) for unit in (task.lead_units or progress.units(task.id))]
    days: list[Day] = []
    for one in entries:
        if one is None or one.state is None or (one.is_done(as_of) and one.done_on is None):
            return None
        days.append(one.done_on if one.is_done(as_of) and one.done_on is not None else NOT_YET)
    return max(days, default=None)
