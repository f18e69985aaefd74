"""With whose records it lies that a record departs or cannot be decided."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    NOT_YET,
    AnyRecord,
    Facility,
    FacilityKind,
    InformationSystem,
    Inventory,
    UnitFacts,
)
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Expression,
    RecordHandle,
    Scene,
    count,
    everyone,
    held_up_by,
    subject,
)

TODAY = day("2019-03-01")
SYSTEM = subject(InformationSystem)
CENTRE = Facility(id="dc", unit="市政府办公厅", kind=FacilityKind.DATA_CENTRE, in_service_on=NOT_YET)
MINE = InformationSystem(id="mine", unit="市财政局", host="dc", migrated_on=TODAY)
days = st.integers(-2, 2).map(lambda offset: TODAY.add(days=offset))


def others(require: Expression, *records: AnyRecord, mine: InformationSystem = MINE) -> list[str]:
    """Return the ids of the records that hold a system up."""
    systems = tuple(one for one in (mine, *records) if isinstance(one, InformationSystem))
    facilities = tuple(one for one in records if isinstance(one, Facility))
    units = tuple(one for one in records if isinstance(one, UnitFacts))
    inventory = Inventory(id="i", systems=systems, facilities=facilities, units=units)
    demand = Check(applies=everyone(), require=require).demand()
    scene = Scene(inventory=inventory, as_of=TODAY, parameters={}, subject=mine)
    return [one.id for one in held_up_by(demand, scene)]


def in_service(one: RecordHandle) -> Expression:
    """Return whether a data centre is in service."""
    return (one.kind == FacilityKind.DATA_CENTRE) & (one.in_service_on <= AS_OF)


class TestHeldUpBy:
    """`held_up_by`."""

    @given(days)
    def test_what_a_condition_reads_of_another_record_holds_up_until_it_holds(self, on: Day) -> None:
        """The data centre that runs it has to be in service."""
        centre = attrs.evolve(CENTRE, in_service_on=on)
        assert others(SYSTEM.host.in_service_on <= AS_OF, centre) == (["dc"] if on > TODAY else [])

    def test_what_no_act_can_change_holds_nobody_up(self) -> None:
        """That a facility is no network is not its fault."""
        assert others(SYSTEM.host.kind == FacilityKind.EXTRANET, CENTRE) == []

    @given(days)
    def test_where_too_few_count_those_do_that_nearly_count(self, on: Day) -> None:
        """A data centre that is not in service yet, and not a network that never will be one."""
        centre = attrs.evolve(CENTRE, in_service_on=on)
        network = attrs.evolve(CENTRE, id="net", kind=FacilityKind.EXTRANET)
        found = others(count(Facility, where=in_service) >= 1, centre, network)
        assert found == (["dc"] if on > TODAY else [])

    @pytest.mark.parametrize("turned", [False, True])
    def test_where_too_many_count_those_do_that_are_to_come(self, turned: bool) -> None:
        """A pilot that is waiting holds up; a system that is there and would be doubled does not."""
        waiting = InformationSystem(id="pilot", unit="市审计局", is_pilot=True, migrated_on=NOT_YET)
        none_waits = count(InformationSystem, where=lambda one: one.is_pilot & (one.migrated_on > AS_OF)) < 1
        none_there = count(InformationSystem, where=lambda one: one.is_pilot & (one.in_service_on <= AS_OF)) < 1
        there = attrs.evolve(waiting, in_service_on=TODAY)
        mine = attrs.evolve(MINE, is_pilot=False)
        require = ~~none_waits if turned else none_waits
        assert others(require, waiting, mine=mine) == ["pilot"]
        assert others(none_there, there, mine=mine) == []

    def test_only_the_conditions_that_decide_count(self) -> None:
        """One that holds has no part in it, nor has one beside that does not matter."""
        fails, holds = SYSTEM.host.in_service_on <= AS_OF, SYSTEM.migrated_on <= AS_OF
        assert others(holds & fails, CENTRE) == ["dc"]
        assert others(holds | fails, CENTRE) == []
        assert others(SYSTEM.migrated_on > AS_OF, CENTRE) == []

    def test_who_lacks_what_would_decide_holds_up(self) -> None:
        """The record itself is none of the others."""
        unknown = attrs.evolve(CENTRE, in_service_on=None)
        require = (SYSTEM.host.in_service_on <= AS_OF) & (SYSTEM.integrated_on <= AS_OF)
        assert others(require, unknown) == ["dc"]
        assert others(require) == []
