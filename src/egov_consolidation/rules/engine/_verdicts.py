"""Judges all records of a collection at once: how many got which verdict, and which depart or cannot be decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import AnyRecord, Inventory
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, judged


@attrs.frozen(kw_only=True)
class Verdicts:
    """What a rule says of a collection.

    Attributes:
        counts: How many records got which verdict.
        departing: The records that fail or cannot be decided, in the order of the inventory.
    """

    counts: Mapping[Verdict, int]
    departing: tuple[AnyRecord, ...]


def verdicts(
    demand: Demand, inventory: Inventory, collection: str, *, as_of: Day, parameters: Mapping[str, float]
) -> Verdicts:
    """Return what a demand says of each record of a collection."""
    counts: Counter[Verdict] = Counter()
    departing: list[AnyRecord] = []
    for record in inventory.records(collection) or ():
        scene = Scene(inventory=inventory, as_of=as_of, parameters=parameters, subject=record)
        verdict, _ = judged(demand, scene)
        counts[verdict] += 1
        if verdict in (Verdict.FAIL, Verdict.UNKNOWN):
            departing.append(record)
    return Verdicts(counts=counts, departing=tuple(departing))
