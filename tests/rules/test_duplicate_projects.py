"""Projects and purchases against its definitions, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOTHING,
    AnyRecord,
    Facility,
    FacilityKind,
    InformationSystem,
    LifecycleState,
    Project,
    ProjectKind,
    ProjectState,
    Purchase,
    UnitKind,
)

from .judging import codes, days_near, days_or_never, facilities, in_service, said, unit_kinds, verdict

FIRST = day("2017-11-20")
REGIONAL = {UnitKind.REGION, UnitKind.REGIONAL_DEPARTMENT}
DROPPED = {ProjectState.REJECTED, ProjectState.WITHDRAWN}
states = st.sampled_from(tuple(ProjectState))


def _shut_down(system: InformationSystem, by: Day) -> bool:
    return system.retired_on is not None and system.retired_on <= by


class TestNoSecondUnifiedSystem:
    """DC01."""

    @given(
        codes,
        states,
        facilities(kinds=(FacilityKind.OPEN_DATA_SITE,), boundary="2018-07-01"),
        st.lists(
            st.tuples(
                codes,
                st.booleans(),
                days_or_never("2018-07-01"),
                st.sampled_from(("department", "city")),
                st.sampled_from((LifecycleState.IN_USE, LifecycleState.RETIRED)),
                days_near("2018-07-01"),
            )
        ),
    )
    def test_nothing_unified_of_others_may_offer_the_same(
        self,
        wanted: tuple[str, ...],
        state: ProjectState,
        offered: list[Facility],
        drawn: list[tuple[tuple[str, ...], bool, Day, str, LifecycleState, Day]],
    ) -> None:
        """In service when the project was applied for, and not shut down by then; a dropped project builds nothing."""
        systems = [
            InformationSystem(
                id=str(number),
                capabilities=some,
                is_unified=unified,
                in_service_on=since,
                unit=unit,
                lifecycle=state_of_it,
                retired_on=None if state_of_it is LifecycleState.IN_USE else ended,
            )
            for number, (some, unified, since, unit, state_of_it, ended) in enumerate(drawn)
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
            if isinstance(one, Facility) or (isinstance(one, InformationSystem) and not _shut_down(one, applied_on))
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
            id="s",
            capabilities=("DC",),
            is_unified=True,
            in_service_on=day("2010-01-01"),
            unit="x",
            lifecycle=LifecycleState.IN_USE,
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
        unified = InformationSystem(
            id="s",
            capabilities=("DC",),
            is_unified=True,
            in_service_on=FIRST,
            unit="city",
            lifecycle=LifecycleState.IN_USE,
        )
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
BEGUN: dict[str, Project | Purchase] = {
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
    "DC06": Project(id="1", unit="department", kind=ProjectKind.CLOUD, applied_on=BEGUN_ON, deploys_at=NOTHING),
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
