"""Migration against its definition, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import NOTHING, Facility, FacilityKind, InformationSystem, LifecycleState, UnitKind

from .judging import days_near, days_or_never, said, unit_kinds, verdict

SINCE = day("2017-11-20")
PUBLISHED = day("2018-11-09")
DUE = day("2019-12-31")
states = st.sampled_from((LifecycleState.IN_USE, LifecycleState.RETIRED))
units = st.sampled_from(("department", "department", "department", "region"))


def moved(system: InformationSystem, first: Day, as_of: Day) -> bool:
    """Return whether a system of a department, which is not retired, was moved in a time."""
    is_there = system.unit == "department" and system.lifecycle is not LifecycleState.RETIRED
    return is_there and system.migrated_on is not None and first <= system.migrated_on <= as_of


def since(rule_id: str) -> dict[str, float]:
    """Return the day from which the plan binds, for a rule."""
    return {f"{rule_id}.since": SINCE.toordinal()}


class TestMigrationPlannedFirst:
    """MG01."""

    @given(units, states, days_near("2017-11-21"), days_or_never("2017-11-21"), days_near("2017-11-22"))
    def test_the_plan_is_there_by_the_day_of_the_move(
        self, unit: str, state: LifecycleState, migrated_on: Day, planned_on: Day, as_of: Day
    ) -> None:
        """Of a system that was moved since the plan binds."""
        system = InformationSystem(
            id="1", unit=unit, lifecycle=state, migrated_on=migrated_on, migration_planned_on=planned_on
        )
        assert verdict("MG01", system, as_of=as_of, parameters=since("MG01")) is said(
            applies=moved(system, SINCE, as_of), holds=planned_on <= migrated_on
        )


class TestIntegratedBeforeMigration:
    """MG02."""

    @given(
        unit=units,
        state=states,
        migrated_on=days_near("2017-11-21"),
        integrated_on=days_or_never("2017-11-21"),
        disposed_on=days_or_never("2017-11-21"),
        listed=st.booleans(),
        pilot=st.sampled_from((False, False, True)),
    )
    def test_a_system_is_sorted_out_by_the_day_of_the_move(
        self,
        *,
        unit: str,
        state: LifecycleState,
        migrated_on: Day,
        integrated_on: Day,
        disposed_on: Day,
        listed: bool,
        pilot: bool,
    ) -> None:
        """Integrated, and done with where it is in the clean-up list; a pilot may go ahead."""
        system = InformationSystem(
            id="1",
            unit=unit,
            lifecycle=state,
            migrated_on=migrated_on,
            integrated_on=integrated_on,
            in_cleanup_list=listed,
            disposed_on=disposed_on,
            is_pilot=pilot,
        )
        done_on = max(integrated_on, disposed_on) if listed else integrated_on
        as_of = SINCE.add(days=2)
        assert verdict("MG02", system, as_of=as_of, parameters=since("MG02")) is said(
            applies=moved(system, SINCE, as_of) and not pilot, holds=done_on <= migrated_on
        )


class TestPilotBeforeGeneralMigration:
    """MG03."""

    @given(
        st.lists(
            st.builds(
                InformationSystem,
                id=st.just("?"),
                unit=units,
                lifecycle=st.sampled_from((LifecycleState.IN_USE, LifecycleState.IN_USE, LifecycleState.RETIRED)),
                migrated_on=days_or_never("2017-11-21"),
                is_pilot=st.booleans(),
            ),
            min_size=1,
            max_size=4,
        )
    )
    def test_no_system_moves_before_the_last_pilot(self, drawn: list[InformationSystem]) -> None:
        """Of those that are not given up; and where there was no pilot none moves."""
        first, *others = [attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn)]
        pilots = [one for one in others if one.is_pilot and one.unit == "department"]
        kept = [one.migrated_on for one in pilots if one.lifecycle is not LifecycleState.RETIRED and one.migrated_on]
        days = [one.migrated_on for one in pilots if one.migrated_on]
        as_of, my_day = SINCE.add(days=2), first.migrated_on or SINCE
        assert verdict("MG03", first, *others, as_of=as_of, parameters=since("MG03")) is said(
            applies=moved(first, SINCE, as_of) and not first.is_pilot,
            holds=bool(days) and min(days) <= my_day and max(kept, default=my_day) <= my_day,
        )


class TestSystemsInTheDataCentre:
    """MG04."""

    @given(
        kind=unit_kinds,
        state=st.sampled_from(tuple(LifecycleState)),
        exempt=st.tuples(*[st.sampled_from((False, False, False, True))] * 3),
        facility=st.sampled_from((FacilityKind.DATA_CENTRE, FacilityKind.BACKUP_CENTRE)),
        unified=st.booleans(),
        host=st.sampled_from(("DC", NOTHING)),
        as_of=days_near("2019-12-31"),
    )
    def test_a_system_in_use_runs_in_the_unified_data_centre(
        self,
        *,
        kind: UnitKind,
        state: LifecycleState,
        exempt: tuple[bool, ...],
        facility: FacilityKind,
        unified: bool,
        host: str,
        as_of: Day,
    ) -> None:
        """After the deadline, unless it is secret, nationally planned or of the local network only."""
        secret, national, local = exempt
        system = InformationSystem(
            id="1",
            unit=kind.value,
            lifecycle=state,
            is_secret=secret,
            is_nationally_planned=national,
            is_lan_only=local,
            host=host,
        )
        centre = Facility(id="DC", kind=facility, is_unified=unified)
        is_spoken_of = kind is UnitKind.DEPARTMENT and state is LifecycleState.IN_USE and not any(exempt)
        assert verdict("MG04", system, centre, as_of=as_of, parameters={"MG04.due": DUE.toordinal()}) is said(
            applies=is_spoken_of and as_of > DUE,
            holds=host == "DC" and facility is FacilityKind.DATA_CENTRE and unified,
        )


class TestSecurityAssessedBeforeMigration:
    """MG05."""

    @given(units, states, days_near("2018-11-10"), days_or_never("2018-11-10"), days_near("2018-11-11"))
    def test_the_assessment_is_there_by_the_day_of_the_move(
        self, unit: str, state: LifecycleState, migrated_on: Day, assessed_on: Day, as_of: Day
    ) -> None:
        """Of a system that was moved since the document was made public."""
        system = InformationSystem(
            id="1", unit=unit, lifecycle=state, migrated_on=migrated_on, security_assessed_on=assessed_on
        )
        assert verdict("MG05", system, as_of=as_of) is said(
            applies=moved(system, PUBLISHED, as_of), holds=assessed_on <= migrated_on
        )
