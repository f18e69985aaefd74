"""Duplicate construction against its definitions, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOTHING,
    AnyRecord,
    CatalogueEntry,
    Disposition,
    Facility,
    FacilityKind,
    InformationSystem,
    LifecycleState,
    Project,
    ProjectKind,
    ProjectState,
    Purchase,
    SharingType,
    UnitKind,
)

from .judging import days_near, days_or_never, said, unit_kinds, verdict

FIRST = day("2017-11-20")
REGIONAL = {UnitKind.REGION, UnitKind.REGIONAL_DEPARTMENT}
DROPPED = {ProjectState.REJECTED, ProjectState.WITHDRAWN}
CODES = ("DC", "OPENDATA", "SHARE.SITE")
codes = st.sets(st.sampled_from(CODES), max_size=2).map(lambda some: tuple(sorted(some)))
states = st.sampled_from(tuple(ProjectState))


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
    return st.lists(one, max_size=3).map(_numbered)


def _numbered(drawn: list[Facility]) -> list[Facility]:
    return [attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn)]


def in_service(record: Facility | InformationSystem, by: Day) -> bool:
    """Return whether something unified was in service on a day."""
    return bool(record.is_unified) and record.in_service_on is not None and record.in_service_on <= by


class TestNoSecondUnifiedSystem:
    """DC01."""

    @given(
        codes,
        states,
        facilities(kinds=(FacilityKind.OPEN_DATA_SITE,), boundary="2018-07-01"),
        st.lists(st.tuples(codes, st.booleans(), days_or_never("2018-07-01"), st.sampled_from(("department", "city")))),
    )
    def test_nothing_unified_of_others_may_offer_the_same(
        self,
        wanted: tuple[str, ...],
        state: ProjectState,
        offered: list[Facility],
        drawn: list[tuple[tuple[str, ...], bool, Day, str]],
    ) -> None:
        """In service when the project was applied for; a dropped project builds nothing."""
        systems = [
            InformationSystem(id=str(number), capabilities=some, is_unified=unified, in_service_on=since, unit=unit)
            for number, (some, unified, since, unit) in enumerate(drawn)
        ]
        applied_on = day("2018-07-01")
        project = Project(
            id="1",
            unit="department",
            kind=ProjectKind.SYSTEM,
            capabilities=wanted,
            state=state,
            applied_on=applied_on,
        )
        covering: list[tuple[AnyRecord, tuple[str, ...] | None]] = [
            *((one, one.offers) for one in offered),
            *((one, one.capabilities) for one in systems),
        ]
        is_second = any(
            set(some or ()) & set(wanted) and one.unit != "department" and in_service(one, applied_on)
            for one, some in covering
            if isinstance(one, Facility | InformationSystem)
        )
        found = verdict("DC01", project, *offered, *systems, as_of="2019-01-01")
        assert found is said(applies=True, holds=state in DROPPED or not is_second)

    @given(unit_kinds, st.sampled_from(tuple(ProjectKind)), days_near("2017-11-20"))
    def test_it_speaks_of_systems_of_departments_and_regions(
        self, unit: UnitKind, kind: ProjectKind, applied_on: Day
    ) -> None:
        """Applied for on the first day of the plan or later."""
        project = Project(
            id="1",
            unit=unit.value,
            kind=kind,
            capabilities=("DC",),
            state=ProjectState.APPLIED,
            applied_on=applied_on,
        )
        unified = InformationSystem(
            id="s", capabilities=("DC",), is_unified=True, in_service_on=day("2010-01-01"), unit="x"
        )
        applies = kind is ProjectKind.SYSTEM and unit in {UnitKind.DEPARTMENT, *REGIONAL} and applied_on >= FIRST
        assert verdict("DC01", project, unified, as_of="2019-01-01") is said(applies=applies, holds=False)

    def test_a_special_need_is_no_exemption(self) -> None:
        """The rows know no exception, whoever approved it."""
        project = Project(
            id="1",
            unit="department",
            kind=ProjectKind.SYSTEM,
            capabilities=("DC",),
            state=ProjectState.APPROVED,
            applied_on=FIRST,
            special_need_approved_by="市政府",
        )
        unified = InformationSystem(id="s", capabilities=("DC",), is_unified=True, in_service_on=FIRST, unit="city")
        assert verdict("DC01", project, unified, as_of="2019-01-01") is Verdict.FAIL


class TestNoPurchaseOfWhatIsOffered:
    """DC02."""

    @given(
        codes,
        st.booleans(),
        st.booleans(),
        facilities(kinds=(FacilityKind.DATA_CENTRE, FacilityKind.EXTRANET), boundary="2019-01-01"),
    )
    def test_the_data_centre_comes_first(
        self, bought: tuple[str, ...], cancelled: bool, certified: bool, offered: list[Facility]
    ) -> None:
        """Unless the purchase was cancelled; certified not to be supplied, the row does not speak of it."""
        on = day("2019-01-01")
        purchase = Purchase(
            id="1",
            unit="department",
            capabilities=bought,
            purchased_on=on,
            is_cancelled=cancelled,
            cannot_be_supplied=certified,
        )
        is_offered = any(
            one.kind is FacilityKind.DATA_CENTRE and in_service(one, on) and set(one.offers or ()) & set(bought)
            for one in offered
        )
        assert verdict("DC02", purchase, *offered, as_of="2019-06-30") is said(
            applies=not (is_offered and certified), holds=cancelled or not is_offered
        )

    @given(unit_kinds, days_near("2017-11-20"))
    def test_it_speaks_of_departments_since_the_plan(self, unit: UnitKind, bought_on: Day) -> None:
        """The first day of the plan included."""
        purchase = Purchase(
            id="1",
            unit=unit.value,
            capabilities=("DC",),
            purchased_on=bought_on,
            is_cancelled=False,
            cannot_be_supplied=False,
        )
        centre = Facility(
            id="f", kind=FacilityKind.DATA_CENTRE, is_unified=True, offers=("DC",), in_service_on=day("2010-01-01")
        )
        applies = unit is UnitKind.DEPARTMENT and bought_on >= FIRST
        assert verdict("DC02", purchase, centre, as_of="2019-06-30") is said(applies=applies, holds=False)


class TestNoRegionalDataCentre:
    """DC03."""

    @given(unit_kinds, st.sampled_from(tuple(ProjectKind)), states, days_near("2017-11-20"), st.booleans())
    def test_new_or_rebuilt_it_has_to_be_dropped(
        self, unit: UnitKind, kind: ProjectKind, state: ProjectState, applied_on: Day, rebuilt: bool
    ) -> None:
        """In a region or a department of one, since the plan's first day; an approval is the matter of a waiver."""
        project = Project(
            id="1",
            unit=unit.value,
            kind=kind,
            state=state,
            applied_on=applied_on,
            is_renovation=rebuilt,
            exception_approved_by="市政府",
        )
        applies = unit in REGIONAL and kind is ProjectKind.DATA_CENTRE and applied_on >= FIRST
        assert verdict("DC03", project, as_of="2018-06-30") is said(applies=applies, holds=state in DROPPED)


class TestNoNewMachineRoom:
    """DC04."""

    @given(
        unit_kinds,
        st.sampled_from(tuple(ProjectKind)),
        states,
        days_near("2017-11-20"),
        st.booleans(),
        st.booleans(),
    )
    def test_a_new_room_is_not_approved(
        self,
        unit: UnitKind,
        kind: ProjectKind,
        state: ProjectState,
        applied_on: Day,
        rebuilt: bool,
        national: bool,
    ) -> None:
        """In a department, since the plan's first day; rebuilding and what the state demands are left out."""
        project = Project(
            id="1",
            unit=unit.value,
            kind=kind,
            state=state,
            applied_on=applied_on,
            is_renovation=rebuilt,
            is_national_requirement=national,
        )
        is_new_room = kind is ProjectKind.MACHINE_ROOM and not rebuilt
        assert verdict("DC04", project, as_of="2018-06-30") is said(
            applies=is_new_room and unit is UnitKind.DEPARTMENT and applied_on >= FIRST and not national,
            holds=state in {*DROPPED, ProjectState.APPLIED},
        )


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


class TestNoCloudOfItsOwn:
    """DC06."""

    @given(st.sampled_from(tuple(ProjectKind)), states, days_near("2017-11-20"), st.sampled_from(("city", "own", "")))
    def test_a_cloud_runs_in_the_unified_one_or_nowhere(
        self, kind: ProjectKind, state: ProjectState, applied_on: Day, deploys_at: str
    ) -> None:
        """Since the plan's first day; known to run in no facility is outside."""
        project = Project(id="1", kind=kind, state=state, applied_on=applied_on, deploys_at=deploys_at)
        places = (Facility(id="city", is_unified=True), Facility(id="own", is_unified=False))
        assert verdict("DC06", project, *places, as_of="2018-06-30") is said(
            applies=kind is ProjectKind.CLOUD and applied_on >= FIRST,
            holds=state in DROPPED or deploys_at == "city",
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


@pytest.mark.parametrize("rule_id", ["DC01", "DC03", "DC04", "DC06"])
def test_a_withdrawn_project_never_departs(rule_id: str) -> None:
    """Giving a project up mends it under every rule about projects."""
    kinds = {"DC01": ProjectKind.SYSTEM, "DC03": ProjectKind.DATA_CENTRE, "DC04": ProjectKind.MACHINE_ROOM}
    project = Project(
        id="1",
        unit="region" if rule_id == "DC03" else "department",
        kind=kinds.get(rule_id, ProjectKind.CLOUD),
        state=ProjectState.WITHDRAWN,
        applied_on=day("2018-01-01"),
        is_renovation=False,
        is_national_requirement=False,
    )
    assert verdict(rule_id, project, as_of="2019-01-01") is Verdict.PASS


OFFERED = Facility(
    id="dc",
    kind=FacilityKind.DATA_CENTRE,
    unit="city",
    is_unified=True,
    offers=("DC",),
    in_service_on=day("2018-01-01"),
)
BEGUN_ON = day("2026-03-01")
BEGUN: dict[str, AnyRecord] = {
    "DC01": Project(id="1", unit="department", kind=ProjectKind.SYSTEM, capabilities=("DC",), applied_on=BEGUN_ON),
    "DC02": Purchase(
        id="1",
        unit="department",
        capabilities=("DC",),
        purchased_on=BEGUN_ON,
        cannot_be_supplied=False,
        is_cancelled=False,
    ),
    "DC03": Project(id="1", unit="region", kind=ProjectKind.DATA_CENTRE, applied_on=BEGUN_ON),
    "DC04": Project(
        id="1",
        unit="department",
        kind=ProjectKind.MACHINE_ROOM,
        is_renovation=False,
        is_national_requirement=False,
        applied_on=BEGUN_ON,
    ),
    "DC05": InformationSystem(
        id="1",
        is_exchange=True,
        is_unified=False,
        exchange_required_by_law=False,
        lifecycle=LifecycleState.IN_USE,
        applied_on=BEGUN_ON,
    ),
    "DC06": Project(id="1", unit="department", kind=ProjectKind.CLOUD, applied_on=BEGUN_ON, deploys_at=NOTHING),
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
    """What was applied for or bought after the day of the report."""

    @pytest.mark.parametrize("rule_id", BEGUN)
    def test_it_does_not_exist_for_the_report(self, rule_id: str) -> None:
        """From its own day on it does."""
        record = BEGUN[rule_id]
        if isinstance(record, Project):
            record = attrs.evolve(record, state=ProjectState.APPROVED)
        found = [verdict(rule_id, record, OFFERED, as_of=as_of) for as_of in ("2026-02-28", BEGUN_ON)]
        assert found == [Verdict.NOT_APPLICABLE, Verdict.FAIL]
