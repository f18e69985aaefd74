"""Integration against its definition, where all is known: by brute force over a few systems."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    NOTHING,
    InformationSystem,
    LifecycleState,
    OwnerLevel,
    SharingListItem,
    UnitFacts,
    UnitKind,
)

from .judging import UNITS, days_near, days_or_never, said, unit_kinds, verdict

DUE = day("2018-06-30")
SINCE = day("2017-11-20")
INTEGRATING = {UnitKind.DEPARTMENT, UnitKind.REGIONAL_DEPARTMENT}
rarely = st.sampled_from((False, False, False, True))
systems = st.builds(
    InformationSystem,
    id=st.just("?"),
    unit=st.sampled_from(("department", "department", "regional_department", "region")),
    lifecycle=st.sampled_from((LifecycleState.IN_USE, LifecycleState.IN_USE, *LifecycleState)),
    parent=st.sampled_from((NOTHING, NOTHING, "9")),
    is_secret=rarely,
    is_nationally_planned=rarely,
    is_unified=rarely,
    is_connected=st.booleans(),
    is_coordinated=st.booleans(),
    shares_data=st.booleans(),
)
some_systems = st.lists(systems, min_size=1, max_size=4).map(
    lambda drawn: [attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn)]
)


def alone(found: list[InformationSystem], unit: str | None) -> list[str]:
    """Return the ids of the systems that a unit runs beside each other."""
    return [
        one.id
        for one in found
        if one.unit == unit
        and one.lifecycle is LifecycleState.IN_USE
        and not one.parent
        and not (one.is_secret or one.is_nationally_planned or one.is_unified)
    ]


class TestOneBigSystem:
    """IN01."""

    @given(some_systems, st.sampled_from(UNITS), days_near("2018-06-30"))
    def test_a_department_runs_one_at_most(self, found: list[InformationSystem], unit: UnitFacts, as_of: Day) -> None:
        """Of the city or of a region, after the deadline."""
        assert verdict("IN01", unit, *found, as_of=as_of, parameters={"IN01.due": DUE.toordinal()}) is said(
            applies=unit.kind in INTEGRATING and as_of > DUE, holds=len(alone(found, unit.id)) <= 1
        )


class TestNoSystemOfASection:
    """IN02."""

    @given(
        unit_kinds,
        st.sampled_from((NOTHING, "9")),
        days_or_never("2017-11-20"),
        days_near("2017-11-22"),
        st.sampled_from(tuple(LifecycleState)),
        st.sampled_from(tuple(OwnerLevel)),
    )
    def test_what_is_built_on_its_own_is_built_in_the_name_of_the_department(
        self, kind: UnitKind, parent: str, applied_on: Day, as_of: Day, state: LifecycleState, level: OwnerLevel
    ) -> None:
        """If it was applied for since the plan binds, and is not given up."""
        system = InformationSystem(
            id="1", unit=kind.value, parent=parent, applied_on=applied_on, lifecycle=state, owner_level=level
        )
        is_new = SINCE <= applied_on <= as_of and state is not LifecycleState.RETIRED
        assert verdict("IN02", system, as_of=as_of, parameters={"IN02.since": SINCE.toordinal()}) is said(
            applies=kind is UnitKind.DEPARTMENT and not parent and is_new,
            holds=level not in {OwnerLevel.SECTION, OwnerLevel.SUBORDINATE},
        )


class TestBigSystemConnectedAndSharing:
    """IN03."""

    @given(some_systems, days_near("2018-06-30"))
    def test_the_only_system_of_a_department_does_all_three(self, found: list[InformationSystem], as_of: Day) -> None:
        """After the deadline; where there are several there is no big system."""
        first, *others = found
        assert verdict("IN03", first, *others, as_of=as_of, parameters={"IN03.due": DUE.toordinal()}) is said(
            applies=first.unit in INTEGRATING and alone(found, first.unit) == [first.id] and as_of > DUE,
            holds=bool(first.is_connected and first.is_coordinated and first.shares_data),
        )


class TestSharedItemsMapped:
    """IN04."""

    @given(unit_kinds, st.sampled_from((NOTHING, "7")), st.sampled_from((NOTHING, "9")))
    def test_an_item_names_a_system_and_an_entry(self, kind: UnitKind, system: str, entry: str) -> None:
        """In the list of a department, on any day."""
        item = SharingListItem(id="1", unit=kind.value, system=system, entry=entry)
        assert verdict("IN04", item, as_of="2018-01-01") is said(
            applies=kind is UnitKind.DEPARTMENT, holds=bool(system and entry)
        )
