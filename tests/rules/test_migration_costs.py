"""What migration costs, against its definition, where all is known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    NOTHING,
    BudgetLine,
    BudgetPurpose,
    InformationSystem,
    LifecycleState,
    MachineRoom,
    Money,
    RoomContent,
    UnitKind,
)

from .judging import days_or_never, said, unit_kinds, verdict

named = st.sampled_from((NOTHING, "1"))


class TestMigrationMoneyByProgress:
    """MG06."""

    @given(
        st.sampled_from((BudgetPurpose.MIGRATION, BudgetPurpose.MIGRATION, *BudgetPurpose)),
        st.integers(2016, 2019),
        st.integers(0, 2),
        named,
        st.tuples(named, named, named),
    )
    def test_money_and_progress_go_together(
        self, purpose: BudgetPurpose, year: int, fen: int, milestone: str, item: tuple[str, str, str]
    ) -> None:
        """And money is for something that is named; from the year after the plan on."""
        system, network, facility = item
        line = BudgetLine(
            id="1",
            purpose=purpose,
            fiscal_year=year,
            amount=Money(fen),
            milestone=milestone,
            system=system,
            network=network,
            facility=facility,
        )
        holds = bool(milestone and any(item)) if fen else not milestone
        assert verdict("MG06", line, as_of="2018-06-30", parameters={"MG06.since": 2017}) is said(
            applies=purpose is BudgetPurpose.MIGRATION and year >= 2018, holds=holds
        )


class TestVacatedRoomsClosed:
    """MG07."""

    @given(
        unit_kinds,
        st.sets(st.sampled_from(tuple(RoomContent)), max_size=2),
        days_or_never("2020-01-01"),
        st.lists(st.tuples(st.sampled_from(("1", "2")), st.sampled_from(tuple(LifecycleState))), max_size=3),
    )
    def test_a_room_without_systems_is_closed(
        self, kind: UnitKind, holds: set[RoomContent], closed_on: Day, there: list[tuple[str, LifecycleState]]
    ) -> None:
        """Unless it holds what may stay."""
        systems = [
            InformationSystem(id=str(number), room=room, lifecycle=state) for number, (room, state) in enumerate(there)
        ]
        room = MachineRoom(id="1", unit=kind.value, holds=tuple(sorted(holds)), closed_on=closed_on)
        live = {LifecycleState.IN_USE, LifecycleState.UNDER_CONSTRUCTION}
        is_used = any(number == "1" and state in live for number, state in there)
        assert verdict("MG07", room, *systems, as_of="2020-01-01") is said(
            applies=kind is UnitKind.DEPARTMENT and not holds & {RoomContent.ACCESS_GEAR, RoomContent.LAN_SYSTEM},
            holds=closed_on <= day("2020-01-01") or is_used,
        )
