"""Budgets and purchases against their definitions, where all is known: a fen, a year and a day either way."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOTHING,
    BudgetLine,
    BudgetPurpose,
    Facility,
    FundsKind,
    InformationSystem,
    Money,
    PrivateNetwork,
    Purchase,
    UnitKind,
)

from .judging import days_near, said, unit_kinds, verdict

FIRST, LATER = "2017-11-20", "2030-01-01"
purposes = st.sampled_from(tuple(BudgetPurpose))
names = st.sampled_from((NOTHING, "x"))
fen = st.integers(0, 3)


class TestCommonThingsPaidAsArranged:
    """FI04."""

    LINES = st.builds(
        BudgetLine,
        id=st.just("1"),
        purpose=purposes,
        funds=st.sampled_from(tuple(FundsKind)),
        fiscal_year=st.integers(2016, 2020),
        facility=names,
        system=names,
    )

    @given(LINES, st.booleans(), st.booleans())
    def test_each_purpose_has_its_money(self, line: BudgetLine, common_facility: bool, common_system: bool) -> None:
        """For what is common, from the year after the plan on."""
        others = (Facility(id="x", is_unified=common_facility), InformationSystem(id="x", is_unified=common_system))
        wanted = {
            BudgetPurpose.CONSTRUCTION: FundsKind.FIXED_ASSET_INVESTMENT,
            BudgetPurpose.OPERATION: FundsKind.DEPARTMENT_BUDGET,
        }.get(line.purpose or BudgetPurpose.OTHER)
        is_common = (bool(line.facility) and common_facility) or (bool(line.system) and common_system)
        assert verdict("FI04", line, *others, as_of=LATER, parameters={"FI04.since": 2017}) is said(
            applies=is_common and (line.fiscal_year or 0) > 2017 and wanted is not None, holds=wanted is line.funds
        )


class TestIslandMoneyFallsToNil:
    """FI05."""

    LINES = st.builds(
        BudgetLine,
        id=st.just("1"),
        purpose=purposes,
        fiscal_year=st.integers(2016, 2020),
        system=names,
        network=names,
    )

    @given(LINES, fen, fen, st.booleans(), st.integers(8, 12))
    def test_less_each_year_until_nil(
        self, line: BudgetLine, now: int, before: int, island: bool, utilisation: int
    ) -> None:
        """For what is isolated, or used no more than the mark."""
        line = attrs.evolve(line, amount=Money(now), previous_amount=Money(before))
        others = (InformationSystem(id="x", is_island=island), PrivateNetwork(id="x", utilisation=utilisation))
        is_meant = (bool(line.system) and island) or (bool(line.network) and utilisation <= 10)
        values = {"FI05.since": 2017, "FI05.low_use": 10.0}
        assert verdict("FI05", line, *others, as_of=LATER, parameters=values) is said(
            applies=is_meant and (line.fiscal_year or 0) > 2017 and line.purpose is BudgetPurpose.OPERATION,
            holds=now < max(before, 1),
        )

    @given(st.integers(0, 100))
    def test_without_a_mark_a_network_is_undecided(self, utilisation: int) -> None:
        """However little it is used."""
        line = BudgetLine(
            id="1",
            purpose=BudgetPurpose.OPERATION,
            fiscal_year=2018,
            amount=Money(2),
            previous_amount=Money(1),
            system=NOTHING,
            network="x",
        )
        network = PrivateNetwork(id="x", utilisation=utilisation)
        assert verdict("FI05", line, network, as_of=LATER, parameters={"FI05.since": 2017}) is Verdict.UNKNOWN


class TestServicePurchasesHaveAProcedure:
    """FI06."""

    @given(
        st.booleans(),
        unit_kinds,
        days_near(FIRST),
        days_near(FIRST),
        st.booleans(),
        st.sampled_from((NOTHING, "公开招标")),
    )
    def test_services_for_the_city_are_bought_by_some_procedure(
        self, service: bool, kind: UnitKind, bought_on: Day, as_of: Day, cancelled: bool, procedure: str
    ) -> None:
        """By the city and its departments, since the plan binds."""
        purchase = Purchase(
            id="1",
            unit=kind.value,
            is_service=service,
            purchased_on=bought_on,
            is_cancelled=cancelled,
            procedure=procedure,
        )
        is_ours = kind in {UnitKind.CITY, UnitKind.DEPARTMENT}
        applies = service and is_ours and day(FIRST) <= bought_on <= as_of and not cancelled
        values = {"FI06.since": day(FIRST).toordinal()}
        assert verdict("FI06", purchase, as_of=as_of, parameters=values) is said(
            applies=applies, holds=procedure != NOTHING
        )


class TestMoneyForCataloguedSystemsOnly:
    """FI09."""

    @given(purposes, st.integers(2019, 2022), fen, names, st.booleans())
    def test_no_fen_for_what_is_not_in_the_catalogue(
        self, purpose: BudgetPurpose, year: int, amount: int, system: str, listed: bool
    ) -> None:
        """From the budget of 2021 on."""
        line = BudgetLine(id="1", purpose=purpose, fiscal_year=year, amount=Money(amount), system=system)
        other = InformationSystem(id="x", in_total_catalogue=listed)
        applies = purpose is BudgetPurpose.OPERATION and year >= 2021 and system != NOTHING
        assert verdict("FI09", line, other, as_of=LATER) is said(applies=applies, holds=listed or amount == 0)


class TestMoneyForSoundSystemsOnly:
    """FI10."""

    @given(purposes, st.integers(2019, 2022), fen, names, st.booleans(), st.booleans())
    def test_no_fen_for_what_fails_in_one_respect(
        self, purpose: BudgetPurpose, year: int, amount: int, system: str, ciphers: bool, guards: bool
    ) -> None:
        """From the budget of 2021 on."""
        line = BudgetLine(id="1", purpose=purpose, fiscal_year=year, amount=Money(amount), system=system)
        other = InformationSystem(id="x", is_cryptography_sound=ciphers, is_security_sound=guards)
        applies = purpose is BudgetPurpose.OPERATION and year >= 2021 and system != NOTHING
        assert verdict("FI10", line, other, as_of=LATER) is said(
            applies=applies, holds=(ciphers and guards) or amount == 0
        )
