"""Finds the records of a kind that depart from a demand or cannot be decided, wherever the inventory stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import AnyRecord, Inventory, subject_of
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Crash
from egov_consolidation.rules.engine import Demand, Scene, SharedCounts, TableInventory, judged, verdicts


@attrs.frozen(kw_only=True)
class Judged:
    """What a demand says of the records of a collection.

    Attributes:
        counts: How many records got which verdict.
        departing: Those that depart or are undecided, each where it is judged.
        crashes: Those that could not be judged.
    """

    counts: Mapping[Verdict, int]
    departing: Iterator[Scene]
    crashes: tuple[Crash, ...] = ()


def judged_records(demand: Demand, collection: str, inventory: Inventory | TableInventory, ctx: Context) -> Judged:
    """Return what a demand says of the records of a collection.

    Where judging all of them at once stops with an exception, each is judged on its own: those at which it stops are
    crashes, and the others have their verdicts.

    Args:
        demand: What is demanded of each.
        collection: Whose records are judged.
        inventory: Where they stand.
        ctx: The day and the parameters.
    """
    if isinstance(inventory, TableInventory):
        return _in_tables(demand, collection, inventory, ctx)
    try:
        found = verdicts(demand, inventory, collection, as_of=ctx.as_of, parameters=ctx.parameters)
    except Exception:  # noqa: BLE001 - which records it stops at is found out one by one
        return _one_by_one(demand, collection, inventory, ctx)
    return Judged(counts=found.counts, departing=_scenes(found.departing, inventory, ctx))


def _in_tables(demand: Demand, collection: str, inventory: TableInventory, ctx: Context) -> Judged:
    found = inventory.verdicts(demand, collection, as_of=ctx.as_of, parameters=ctx.parameters)
    parts = inventory.parts_for(demand, collection, found.departing, as_of=ctx.as_of, parameters=ctx.parameters)
    scenes = (scene for records, part in parts for scene in _scenes(records, part, ctx))
    return Judged(counts=found.counts, departing=scenes)


def _one_by_one(demand: Demand, collection: str, inventory: Inventory, ctx: Context) -> Judged:
    counts: Counter[Verdict] = Counter()
    departing: list[Scene] = []
    crashes: list[Crash] = []
    for scene in _scenes(inventory.records(collection) or (), inventory, ctx):
        try:
            verdict, _ = judged(demand, scene)
        except Exception as exception:  # noqa: BLE001 - whatever it is, the other records are judged
            crashes.append(Crash.at(subject_of(scene.subject), exception))
            continue
        counts[verdict] += 1
        if verdict in (Verdict.FAIL, Verdict.UNKNOWN):
            departing.append(scene)
    return Judged(counts=counts, departing=iter(departing), crashes=tuple(crashes))


def _scenes(records: Sequence[AnyRecord], inventory: Inventory, ctx: Context) -> Iterator[Scene]:
    """Yield where each of some records of a kind is judged; what is counted for one is counted for all."""
    shared = SharedCounts(inventory, type(records[0])) if records else None
    for record in records:
        yield Scene(inventory=inventory, as_of=ctx.as_of, parameters=ctx.parameters, subject=record, shared=shared)
