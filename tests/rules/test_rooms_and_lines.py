"""Rooms and lines against their definitions, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    BudgetLine,
    BudgetPurpose,
    Facility,
    FacilityKind,
    LeasedLine,
    MachineRoom,
    Money,
    ProvisionMode,
    RoomContent,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.rules import rulebook

from .judging import days_near, days_or_never, said, unit_kinds, verdict

END_OF_2018 = "2018-12-31"


class TestRoomsKeepAccessGearOnly:
    """NW01."""

    @given(st.sets(st.sampled_from(tuple(RoomContent))), days_or_never("2018-01-01"), unit_kinds)
    def test_only_two_kinds_of_content_may_stay(self, holds: set[RoomContent], closed_on: Day, kind: UnitKind) -> None:
        """In an open room of a department; a room that is closed on the day holds nothing any more."""
        room = MachineRoom(id="1", unit=kind.value, holds=tuple(sorted(holds)), closed_on=closed_on)
        assert verdict("NW01", room, as_of="2018-01-01") is said(
            applies=kind is UnitKind.DEPARTMENT and closed_on > day("2018-01-01"),
            holds=holds <= {RoomContent.ACCESS_GEAR, RoomContent.LAN_SYSTEM},
        )


class TestLeasedLinesCancelled:
    """NW03."""

    @given(st.booleans(), st.booleans(), days_or_never(END_OF_2018), days_near(END_OF_2018), unit_kinds)
    def test_a_line_has_to_be_cancelled_by_the_day_of_the_report(
        self, rented: bool, internet: bool, cancelled_on: Day, as_of: Day, kind: UnitKind
    ) -> None:
        """From 2019 on, if a department rents it itself and it is an internet line."""
        line = LeasedLine(
            id="7", unit=kind.value, rented_by_unit=rented, is_internet=internet, cancelled_on=cancelled_on
        )
        assert verdict("NW03", line, as_of=as_of) is said(
            applies=rented and internet and kind is UnitKind.DEPARTMENT and as_of > day(END_OF_2018),
            holds=cancelled_on <= as_of,
        )


class TestNoRentOfInternetLines:
    """NW04."""

    @given(
        st.sampled_from(tuple(BudgetPurpose)),
        st.integers(2017, 2021),
        st.integers(0, 2),
        st.booleans(),
        days_near(END_OF_2018),
    )
    def test_no_fen_of_rent_from_2019_on(
        self, purpose: BudgetPurpose, year: int, fen: int, arrears: bool, as_of: Day
    ) -> None:
        """Except what is owed from earlier years."""
        line = BudgetLine(id="1", purpose=purpose, fiscal_year=year, amount=Money(fen), is_arrears=arrears)
        is_rent = purpose is BudgetPurpose.INTERNET_LINE and year >= 2019
        assert verdict("NW04", line, as_of=as_of) is said(
            applies=is_rent and not arrears and as_of > day(END_OF_2018), holds=fen == 0
        )


class TestDataCentreAndBackupBuilt:
    """NW09."""

    @given(
        st.lists(
            st.builds(
                Facility,
                id=st.just("?"),
                kind=st.sampled_from((FacilityKind.DATA_CENTRE, FacilityKind.BACKUP_CENTRE)),
                government=st.sampled_from(("city", "region")),
                is_unified=st.booleans(),
                mode=st.sampled_from(tuple(ProvisionMode)),
                accepted_on=days_or_never("2019-01-01"),
            ),
            max_size=4,
        ),
        unit_kinds,
        days_near(END_OF_2018),
    )
    def test_the_government_needs_one_of_each(self, drawn: list[Facility], kind: UnitKind, as_of: Day) -> None:
        """Unified, its own, accepted by the day; and the data centre as a bought service."""
        facilities = [attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn)]
        accepted = [
            one
            for one in facilities
            if one.is_unified and one.government == "city" and one.accepted_on and one.accepted_on <= as_of
        ]
        bought = {one.kind for one in accepted if one.mode is ProvisionMode.SERVICE_PURCHASE}
        built = {one.kind for one in accepted}
        government = UnitFacts(id="city", kind=kind)
        holds = FacilityKind.DATA_CENTRE in bought and FacilityKind.BACKUP_CENTRE in built
        assert verdict("NW09", government, *facilities, as_of=as_of) is said(
            applies=kind is UnitKind.CITY and as_of > day(END_OF_2018), holds=holds
        )


class TestNumbers:
    """The ids of the family."""

    @pytest.mark.parametrize("unused", ["NW02"])
    def test_what_permits_has_no_rule(self, unused: str) -> None:
        """Nothing can violate 可共同使用, so its id stays unused."""
        assert unused not in {rule.id for rule in rulebook()}
