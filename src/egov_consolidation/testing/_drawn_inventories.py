"""Inventories drawn to suit an expression: only what it reads is filled in, and much of it is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
from hypothesis import strategies as st

from egov_consolidation.dates import Day
from egov_consolidation.inventory import KINDS, NOT_YET, NOTHING, AnyRecord, Inventory, Money, ValueKind, fields_of
from egov_consolidation.rules.engine import Demand
from egov_consolidation.rules.engine._nodes import Count, Field, Through, walk
from egov_consolidation.testing._drawn_expressions import DAY_PARAMETER, DAYS, IDS, NAMES, NUMBERS, PARAMETERS, demands

MOST_RECORDS = 4
_NOWHERE = "9"
"""An id that no record has."""


@attrs.frozen(kw_only=True)
class DrawnCase:
    """What a rule demands, and an inventory to judge by it.

    Attributes:
        collection: Whose records are judged.
        demand: What is demanded of them.
        inventory: What exists.
        as_of: The day of the judgement.
        parameters: Values of parameters; some are not set.
    """

    collection: str
    demand: Demand
    inventory: Inventory
    as_of: Day
    parameters: Mapping[str, float]


def cases(*, with_counts: bool = True, with_is_missing: bool = True) -> st.SearchStrategy[DrawnCase]:
    """Return a strategy for demands with inventories that suit them.

    Args:
        with_counts: Whether other records may be counted.
        with_is_missing: Whether it may be asked what is missing.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> DrawnCase:
        collection = draw(st.sampled_from(tuple(KINDS)))
        demand = draw(demands(collection, with_counts=with_counts, with_is_missing=with_is_missing))
        due = draw(st.none() | st.sampled_from(DAYS))
        numbers = draw(st.dictionaries(st.sampled_from(PARAMETERS), st.sampled_from((0.0, 1.0, 1.5, 14.0))))
        return DrawnCase(
            collection=collection,
            demand=demand,
            inventory=draw(inventories(demand, collection)),
            as_of=draw(st.sampled_from(DAYS[:-1])),
            parameters=numbers if due is None else {**numbers, DAY_PARAMETER: float(due.toordinal())},
        )

    return drawn()


def inventories(demand: Demand, collection: str) -> st.SearchStrategy[Inventory]:
    """Return a strategy for inventories in which all that a demand reads is filled in, empty or missing."""
    read = fields_read(demand)
    given: dict[str, st.SearchStrategy[tuple[AnyRecord, ...] | None]] = {
        one: st.none() | records(one, fields) for one, fields in read.items() if one != collection
    }
    given[collection] = records(collection, read.get(collection, ()))
    return st.builds(Inventory, id=st.just("drawn"), **given)


def records(collection: str, fields: tuple[str, ...]) -> st.SearchStrategy[tuple[AnyRecord, ...]]:
    """Return a strategy for a few records of a collection; of their fields only those named are filled in."""
    make, own = _maker(collection), fields_of(KINDS[collection])
    row = st.fixed_dictionaries({name: _maybe(value_of(collection, name)) for name in fields if name in own})
    rows = st.lists(row, max_size=MOST_RECORDS)
    return rows.map(lambda found: tuple(make(id=str(number), **row) for number, row in enumerate(found, 1)))


def value_of(collection: str, name: str) -> st.SearchStrategy[object]:
    """Return a strategy for a known value of a field."""
    about = fields_of(KINDS[collection])[name]
    if about.choices is not None and about.kind is ValueKind.CHOICE:
        return st.sampled_from(tuple(about.choices)[:3])
    if about.kind in (ValueKind.NAMES, ValueKind.REFERENCES):
        pool: tuple[str, ...] = NAMES if about.kind is ValueKind.NAMES else (*IDS, _NOWHERE)
        if about.choices is not None:
            pool = tuple(about.choices)[:3]
        return st.lists(st.sampled_from(pool), max_size=2, unique=True).map(tuple)
    return _SCALARS[about.kind]


def _maker(collection: str) -> Callable[..., AnyRecord]:
    return KINDS[collection]


def _maybe(known: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Return a strategy for a value that is missing a third of the time."""
    return st.one_of(st.none(), known, known)


def fields_read(demand: Demand) -> Mapping[str, tuple[str, ...]]:
    """Return the fields that a demand reads, by collection."""
    found: dict[str, dict[str, None]] = {}
    for node in (*walk(demand.applies), *walk(demand.require)):
        match node:
            case Field() | Through():
                found.setdefault(node.collection, {})[node.name] = None
            case Count():
                found.setdefault(node.collection, {})
            case _:
                pass
    return {collection: tuple(names) for collection, names in found.items()}


_SCALARS: Mapping[ValueKind, st.SearchStrategy[object]] = {
    ValueKind.FLAG: st.booleans(),
    ValueKind.NUMBER: st.sampled_from(NUMBERS),
    ValueKind.MONEY: st.sampled_from(NUMBERS).map(lambda fen: Money(fen=fen)),
    ValueKind.DAY: st.sampled_from((*DAYS, NOT_YET)),
    ValueKind.WORDS: st.sampled_from((*NAMES, NOTHING)),
    ValueKind.REFERENCE: st.sampled_from((*IDS, _NOWHERE, NOTHING)),
}
