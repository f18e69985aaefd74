"""Judges all records of a collection at once: how many got which verdict, and which depart or cannot be decided."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import AnyRecord, Inventory
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._columnar import fits_columns, judged_by_columns
from egov_consolidation.rules.engine._columnar_arrays import ArrayLanes
from egov_consolidation.rules.engine._columnar_lanes import Lanes, single
from egov_consolidation.rules.engine._columnar_missing import lacking
from egov_consolidation.rules.engine._columnar_plain import PlainLanes
from egov_consolidation.rules.engine._columnar_tables import ids_of
from egov_consolidation.rules.engine._interpreter import Scene, judged

COLUMNS_FROM = 200
"""From how many records on columns are worth building."""

ARRAYS_FROM = 2_000
"""From how many records on NumPy is worth loading, where it is installed."""

_VERDICTS = (Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)
_PLAIN, _ARRAYS = PlainLanes(), ArrayLanes()


class Evaluator(StrEnum):
    """By what a collection is judged; what is found is the same by each."""

    OBJECTS = "objects"
    """Record by record: the specification."""
    COLUMNS = "columns"
    """By columns, in plain Python."""
    ARRAYS = "arrays"
    """By columns, with NumPy."""


@attrs.frozen(kw_only=True, eq=False)
class Verdicts:
    """What a rule says of a collection.

    Attributes:
        counts: How many records got which verdict.
    """

    counts: Mapping[Verdict, int]
    _records: Sequence[AnyRecord] = attrs.field(alias="records")
    _ids: Callable[[Verdict], tuple[str, ...]] = attrs.field(alias="ids")
    _places: Callable[[Verdict], Sequence[int]] = attrs.field(alias="places")
    _lacking: Callable[[], Mapping[int, frozenset[str]]] = attrs.field(alias="lacking")

    @cached_property
    def departing(self) -> tuple[AnyRecord, ...]:
        """The records that fail or cannot be decided, in the order of the inventory."""
        places = sorted((*self._places(Verdict.FAIL), *self._places(Verdict.UNKNOWN)))
        return tuple(map(self._records.__getitem__, places))

    @cached_property
    def missing(self) -> Mapping[str, tuple[str, ...]]:
        """For each record that cannot be decided, by its id, the data that it lacks, sorted."""
        return {self._records[place].id: tuple(sorted(data)) for place, data in sorted(self._lacking().items())}

    def ids(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the ids of the records that got a verdict, in the order of the inventory."""
        return self._ids(verdict) if self.counts.get(verdict) else ()


def verdicts(
    demand: Demand,
    inventory: Inventory,
    collection: str,
    *,
    as_of: Day,
    parameters: Mapping[str, float],
    evaluator: Evaluator | None = None,
) -> Verdicts:
    """Return what a demand says of each record of a collection.

    Args:
        demand: What is demanded of each.
        inventory: What exists.
        collection: Whose records are judged.
        as_of: The day of the judgement.
        parameters: Values of parameters.
        evaluator: By what they are judged; the one that suits their number where it is not said.

    Returns:
        How many got which verdict, which records depart or are undecided, and what those lack.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.inventory import LeasedLine
        >>> from egov_consolidation.rules.engine import AS_OF, Check, everyone, subject
        >>> demand = Check(applies=everyone(), require=subject(LeasedLine).cancelled_on <= AS_OF).demand()
        >>> inventory = Inventory(
        ...     id="i", lines=(LeasedLine(id="7"), LeasedLine(id="8", cancelled_on=day("2019-01-31")))
        ... )
        >>> found = verdicts(demand, inventory, "lines", as_of=day("2019-03-01"), parameters={})
        >>> found.ids(Verdict.PASS), dict(found.missing)
        (('8',), {'7': ('lines/7: cancelled_on',)})
    """
    records = inventory.records(collection) or ()
    asked = chosen_evaluator(len(records)) if evaluator is None else evaluator
    lanes = lanes_of(asked)
    if lanes is None or not fits_columns(demand):
        return _by_objects(demand, inventory, records, as_of=as_of, parameters=parameters)
    day = single(as_of.toordinal())
    found = judged_by_columns(demand, inventory, collection, lanes=lanes, as_of=day, parameters=parameters)
    return Verdicts(
        counts=found.counts(),
        records=records,
        ids=lambda verdict: lanes.chosen(ids_of(collection, inventory, lanes), found.masks[verdict]),
        places=lambda verdict: lanes.found(found.masks[verdict]),
        lacking=lambda: lacking(found, demand, collection),
    )


def chosen_evaluator(size: int) -> Evaluator:
    """Return the evaluator that suits a number of records.

    Examples:
        >>> chosen_evaluator(53).value
        'objects'
    """
    if size < COLUMNS_FROM:
        return Evaluator.OBJECTS
    has_arrays = size >= ARRAYS_FROM and importlib.util.find_spec("numpy") is not None
    return Evaluator.ARRAYS if has_arrays else Evaluator.COLUMNS


def lanes_of(evaluator: Evaluator) -> Lanes | None:
    """Return how an evaluator holds columns; nothing for the one that does not."""
    lanes: Mapping[Evaluator, Lanes] = {Evaluator.COLUMNS: _PLAIN, Evaluator.ARRAYS: _ARRAYS}
    return lanes.get(evaluator)


def _by_objects(
    demand: Demand,
    inventory: Inventory,
    records: Sequence[AnyRecord],
    *,
    as_of: Day,
    parameters: Mapping[str, float],
) -> Verdicts:
    places: dict[Verdict, list[int]] = {verdict: [] for verdict in _VERDICTS}
    missing: dict[int, frozenset[str]] = {}
    for place, record in enumerate(records):
        scene = Scene(inventory=inventory, as_of=as_of, parameters=parameters, subject=record)
        verdict, data = judged(demand, scene)
        places[verdict].append(place)
        if verdict is Verdict.UNKNOWN:
            missing[place] = data
    return Verdicts(
        counts={verdict: len(found) for verdict, found in places.items()},
        records=records,
        ids=lambda verdict: tuple([records[place].id for place in places[verdict]]),
        places=places.__getitem__,
        lacking=lambda: missing,
    )
