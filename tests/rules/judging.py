"""Judges one record by one rule, among others, and draws days near a boundary."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    KINDS,
    NOT_YET,
    AnyRecord,
    Facility,
    FacilityKind,
    InformationSystem,
    Inventory,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.rules import plan_days, rule
from egov_consolidation.rules.engine import Scene, judged

UNITS = tuple(UnitFacts(id=kind.value, kind=kind) for kind in UnitKind)
"""One unit of each kind, which has the kind as its id."""

unit_kinds = st.sampled_from(tuple(UnitKind))
codes = st.sets(st.sampled_from(("DC", "OPENDATA", "SHARE.SITE")), max_size=2).map(lambda some: tuple(sorted(some)))


def verdict(
    rule_id: str,
    subject: AnyRecord,
    *others: AnyRecord,
    as_of: Day | str,
    parameters: Mapping[str, float] | None = None,
) -> Verdict:
    """Return what a rule says of a record on the days that the annex sets; a collection without records is empty."""
    demand = rule(rule_id).demand
    assert demand is not None
    values = {**plan_days(issued.load("dalian-2017"), [rule(rule_id)]), **(parameters or {})}
    held = (subject, *others, *(unit for unit in UNITS if unit.id != subject.id))
    records = {name: tuple(one for one in held if isinstance(one, kind)) for name, kind in KINDS.items()}
    inventory = Inventory(id="demo", **records)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    scene = Scene(inventory=inventory, as_of=day(as_of), parameters=values, subject=subject)
    return judged(demand, scene)[0]


def days_near(boundary: str) -> st.SearchStrategy[Day]:
    """Draw days within three of a boundary, which so is often met exactly."""
    return st.integers(-3, 3).map(lambda days: day(boundary).add(days=days))


def days_or_never(boundary: str) -> st.SearchStrategy[Day]:
    """Draw days near a boundary, or none so far."""
    return st.one_of(days_near(boundary), days_near(boundary), st.just(NOT_YET))


def said(*, applies: bool, holds: bool) -> Verdict:
    """Return the verdict that a definition gives where all is known."""
    if not applies:
        return Verdict.NOT_APPLICABLE
    return Verdict.PASS if holds else Verdict.FAIL


def facilities(*, kinds: tuple[FacilityKind, ...], boundary: str) -> st.SearchStrategy[list[Facility]]:
    """Draw a few facilities, each of which may miss being the one that is meant in one respect."""
    one = st.builds(
        Facility,
        id=st.just("?"),
        kind=st.sampled_from(kinds),
        unit=st.sampled_from(("department", "city")),
        is_unified=st.booleans(),
        offers=codes,
        in_service_on=days_or_never(boundary),
    )
    return st.lists(one, max_size=3).map(
        lambda drawn: [attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn)]
    )


def in_service(record: Facility | InformationSystem, by: Day) -> bool:
    """Return whether something unified was in service on a day."""
    return bool(record.is_unified) and record.in_service_on is not None and record.in_service_on <= by
