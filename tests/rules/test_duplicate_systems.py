"""Duplicate systems against its definitions, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOTHING,
    CatalogueEntry,
    Disposition,
    Facility,
    FacilityKind,
    InformationSystem,
    LifecycleState,
    SharingType,
    UnitKind,
)

from .judging import days_near, days_or_never, facilities, in_service, said, unit_kinds, verdict

FIRST = day("2017-11-20")
REGIONAL = {UnitKind.REGION, UnitKind.REGIONAL_DEPARTMENT}


class TestNoNewExchangeSystem:
    """DC05."""

    @given(
        st.sampled_from(tuple(LifecycleState)),
        st.tuples(st.booleans(), st.booleans(), st.booleans()),
        days_near("2025-08-01"),
        days_near("2025-08-01"),
    )
    def test_what_was_applied_for_under_the_regulation_is_given_up(
        self, state: LifecycleState, flags: tuple[bool, bool, bool], applied_on: Day, as_of: Day
    ) -> None:
        """Unless it is the city's own, or a law demands it; in force from the regulation's first day on."""
        exchange, unified, by_law = flags
        system = InformationSystem(
            id="1",
            is_exchange=exchange,
            is_unified=unified,
            exchange_required_by_law=by_law,
            lifecycle=state,
            applied_on=applied_on,
        )
        start = day("2025-08-01")
        assert verdict("DC05", system, as_of=as_of) is said(
            applies=exchange and not unified and not by_law and as_of >= applied_on >= start,
            holds=state is LifecycleState.RETIRED,
        )


class TestNoRegionalSharingPlatform:
    """DC07."""

    @given(
        unit_kinds,
        st.booleans(),
        st.sampled_from((LifecycleState.IN_USE, LifecycleState.RETIRED)),
        st.sampled_from(tuple(Disposition)),
        days_or_never("2018-07-01"),
    )
    def test_a_region_has_none_of_its_own(
        self, unit: UnitKind, platform: bool, state: LifecycleState, way: Disposition, disposed_on: Day
    ) -> None:
        """Retired, or merged on the day of the report or before."""
        system = InformationSystem(
            id="1",
            unit=unit.value,
            is_sharing_platform=platform,
            lifecycle=state,
            disposition=way,
            disposed_on=disposed_on,
        )
        city = Facility(id="f", kind=FacilityKind.EXCHANGE_PLATFORM, is_unified=True, in_service_on=day("2018-07-01"))
        is_merged = way is Disposition.MERGED and disposed_on <= day("2018-07-01")
        assert verdict("DC07", system, city, as_of="2018-07-01") is said(
            applies=platform and unit in REGIONAL, holds=state is LifecycleState.RETIRED or is_merged
        )

    @given(facilities(kinds=(FacilityKind.EXCHANGE_PLATFORM, FacilityKind.SHARING_SITE), boundary="2018-07-01"))
    def test_it_waits_for_the_platform_of_the_city(self, offered: list[Facility]) -> None:
        """Until that is in service there is nothing to move to."""
        system = InformationSystem(
            id="1",
            unit="region",
            is_sharing_platform=True,
            lifecycle=LifecycleState.IN_USE,
            disposition=Disposition.RECTIFIED,
        )
        as_of = day("2018-07-01")
        runs = any(one.kind is FacilityKind.EXCHANGE_PLATFORM and in_service(one, as_of) for one in offered)
        assert verdict("DC07", system, *offered, as_of=as_of) is said(applies=runs, holds=False)


class TestNewSystemsInTheDataCentre:
    """DC08."""

    @given(
        facilities(kinds=(FacilityKind.DATA_CENTRE, FacilityKind.EXTRANET), boundary="2019-01-01"),
        st.sampled_from(("0", "1", "")),
        days_near("2019-01-01"),
    )
    def test_the_host_is_a_unified_data_centre(self, offered: list[Facility], host: str, applied_on: Day) -> None:
        """If one was in service when the system was applied for."""
        known = {one.id for one in offered}
        system = InformationSystem(
            id="1",
            unit="department",
            lifecycle=LifecycleState.IN_USE,
            is_secret=False,
            is_lan_only=False,
            applied_on=applied_on,
            host=host if host in known else "",
        )
        centres = [one for one in offered if one.kind is FacilityKind.DATA_CENTRE]
        assert verdict("DC08", system, *offered, as_of="2019-06-30") is said(
            applies=any(in_service(one, applied_on) for one in centres),
            holds=any(one.id == host and one.is_unified is True for one in centres),
        )

    @given(
        unit_kinds,
        st.sampled_from(tuple(LifecycleState)),
        st.booleans(),
        st.booleans(),
        days_near("2017-11-20"),
    )
    def test_either_exemption_is_enough(
        self, unit: UnitKind, state: LifecycleState, secret: bool, local: bool, applied_on: Day
    ) -> None:
        """Secrets, or the local network only; older systems and other units are not meant."""
        system = InformationSystem(
            id="1",
            unit=unit.value,
            lifecycle=state,
            is_secret=secret,
            is_lan_only=local,
            applied_on=applied_on,
            host="",
        )
        centre = Facility(id="f", kind=FacilityKind.DATA_CENTRE, is_unified=True, in_service_on=day("2010-01-01"))
        is_new = state is LifecycleState.IN_USE and unit is UnitKind.DEPARTMENT and applied_on >= FIRST
        assert verdict("DC08", system, centre, as_of="2019-06-30") is said(
            applies=is_new and not secret and not local, holds=False
        )


class TestSharedDataNotCollectedAgain:
    """DC09."""

    ENTRIES = tuple(
        CatalogueEntry(id=f"{unit}-{sharing.value}", unit=unit, sharing_type=sharing)
        for unit, sharing in product(("department", "city"), SharingType)
    )

    @given(
        st.sets(st.sampled_from([one.id for one in ENTRIES])),
        st.sampled_from(tuple(LifecycleState)),
        st.booleans(),
        days_near("2025-08-01"),
    )
    def test_what_another_shares_is_not_collected(
        self, collects: set[str], state: LifecycleState, by_law: bool, as_of: Day
    ) -> None:
        """With conditions or without; what is its own, or not shared, may be."""
        system = InformationSystem(
            id="1", unit="department", lifecycle=state, collects=tuple(sorted(collects)), collects_by_law=by_law
        )
        assert verdict("DC09", system, *self.ENTRIES, as_of=as_of) is said(
            applies=state is LifecycleState.IN_USE and not by_law and as_of >= day("2025-08-01"),
            holds=not collects & {"city-unconditional", "city-conditional"},
        )


OFFERED = Facility(
    id="dc",
    kind=FacilityKind.DATA_CENTRE,
    unit="city",
    is_unified=True,
    offers=("DC",),
    in_service_on=day("2018-01-01"),
)
BEGUN_ON = day("2026-03-01")
BEGUN: dict[str, InformationSystem] = {
    "DC05": InformationSystem(
        id="1",
        is_exchange=True,
        is_unified=False,
        exchange_required_by_law=False,
        lifecycle=LifecycleState.IN_USE,
        applied_on=BEGUN_ON,
    ),
    "DC08": InformationSystem(
        id="1",
        unit="department",
        lifecycle=LifecycleState.IN_USE,
        applied_on=BEGUN_ON,
        is_secret=False,
        is_lan_only=False,
        host=NOTHING,
    ),
}


class TestWhatBeginsLater:
    """What was applied for after the day of the report."""

    @pytest.mark.parametrize("rule_id", BEGUN)
    def test_it_does_not_exist_for_the_report(self, rule_id: str) -> None:
        """From its own day on it does."""
        found = [verdict(rule_id, BEGUN[rule_id], OFFERED, as_of=as_of) for as_of in ("2026-02-28", BEGUN_ON)]
        assert found == [Verdict.NOT_APPLICABLE, Verdict.FAIL]
