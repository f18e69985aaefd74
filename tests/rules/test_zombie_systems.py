"""Zombie systems against their definitions, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOT_YET,
    Disposition,
    InformationSystem,
    LifecycleState,
    UnitKind,
)

from .judging import days_near, days_or_never, said, unit_kinds, verdict

THRESHOLDS = {"ZS04.idle_days": 180, "ZS04.unmaintained_days": 365, "ZS04.users": 10, "ZS04.uses_per_month": 5}
AS_OF = day("2018-06-30")
ALIVE = InformationSystem(
    id="1",
    unit="department",
    lifecycle=LifecycleState.IN_USE,
    is_statutory_archive=False,
    in_cleanup_list=False,
    is_process_detached=False,
    is_replaceable=False,
    idle_since=NOT_YET,
    last_updated_on=AS_OF,
    in_service_on=day("2010-01-01"),
    users=1000,
    uses_per_month=1000,
)
CRITERIA: dict[str, dict[str, Any]] = {
    "detached": {"is_process_detached": True},
    "replaceable": {"is_replaceable": True},
    "idle": {"idle_since": AS_OF.add(days=-180)},
    "unmaintained": {"last_updated_on": AS_OF.add(days=-365)},
    "little used": {"users": 10, "uses_per_month": 5},
}


class TestZombiesInCleanUpList:
    """ZS04."""

    @given(
        detached=st.booleans(),
        replaceable=st.booleans(),
        idle_since=days_or_never("2018-01-01"),
        updated_on=days_or_never("2017-06-30"),
        in_service_on=days_near("2017-06-30"),
        users=st.integers(9, 11),
        uses=st.integers(4, 6),
        listed=st.booleans(),
    )
    def test_one_criterion_of_five_makes_a_zombie(
        self,
        *,
        detached: bool,
        replaceable: bool,
        idle_since: Day,
        updated_on: Day,
        in_service_on: Day,
        users: int,
        uses: int,
        listed: bool,
    ) -> None:
        """A threshold that is met exactly counts; what was never maintained is counted from its first day."""
        system = attrs.evolve(
            ALIVE,
            is_process_detached=detached,
            is_replaceable=replaceable,
            idle_since=idle_since,
            last_updated_on=updated_on,
            in_service_on=in_service_on,
            users=users,
            uses_per_month=uses,
            in_cleanup_list=listed,
        )
        maintained = in_service_on if updated_on == NOT_YET else updated_on
        is_zombie = (
            detached
            or replaceable
            or (AS_OF - idle_since).days >= 180
            or (AS_OF - maintained).days >= 365
            or (users <= 10 and uses <= 5)
        )
        found = verdict("ZS04", system, as_of=AS_OF, parameters=THRESHOLDS)
        assert found is said(applies=True, holds=listed or not is_zombie)

    def test_an_update_after_the_day_is_not_held_against_a_system(self) -> None:
        """It hides those before it: that there was none is not known, and not claimed."""
        system = attrs.evolve(ALIVE, last_updated_on=AS_OF.add(days=30), in_service_on=AS_OF.add(days=-2000))
        assert verdict("ZS04", system, as_of=AS_OF, parameters=THRESHOLDS) is Verdict.PASS
        never = attrs.evolve(system, last_updated_on=NOT_YET)
        assert verdict("ZS04", never, as_of=AS_OF, parameters=THRESHOLDS) is Verdict.FAIL

    @pytest.mark.parametrize("criterion", CRITERIA)
    def test_a_statutory_archive_is_exempt_whatever_it_meets(self, criterion: str) -> None:
        """The same system is a zombie if it is none."""
        zombie = attrs.evolve(ALIVE, **CRITERIA[criterion])
        archive = attrs.evolve(zombie, is_statutory_archive=True)
        assert verdict("ZS04", zombie, as_of=AS_OF, parameters=THRESHOLDS) is Verdict.FAIL
        assert verdict("ZS04", archive, as_of=AS_OF, parameters=THRESHOLDS) is Verdict.NOT_APPLICABLE

    @given(st.sampled_from(tuple(LifecycleState)), unit_kinds, days_near("2017-12-15"))
    def test_it_speaks_of_systems_in_use_of_departments(
        self, state: LifecycleState, kind: UnitKind, as_of: Day
    ) -> None:
        """From 16 December 2017 on."""
        system = attrs.evolve(ALIVE, unit=kind.value, lifecycle=state, is_replaceable=True)
        applies = state is LifecycleState.IN_USE and kind is UnitKind.DEPARTMENT and as_of > day("2017-12-15")
        assert verdict("ZS04", system, as_of=as_of, parameters=THRESHOLDS) is said(applies=applies, holds=False)

    @pytest.mark.parametrize("parameter", ["ZS04.unmaintained_days", "ZS04.users", "ZS04.uses_per_month"])
    def test_an_unset_threshold_never_passes_a_system(self, parameter: str) -> None:
        """Except those of which another threshold has decided already."""
        others = {name: value for name, value in THRESHOLDS.items() if name != parameter}
        system = attrs.evolve(ALIVE, users=1, uses_per_month=1)
        assert verdict("ZS04", system, as_of=AS_OF, parameters=others) is not Verdict.PASS


class TestZombiesDisposedOf:
    """ZS05."""

    @given(
        st.lists(st.tuples(days_or_never("2018-04-01"), days_or_never("2018-04-01")), min_size=1, max_size=4),
        st.integers(0, 3),
    )
    def test_so_many_of_a_unit_may_be_open(self, drawn: list[tuple[Day, Day]], may_be_open: int) -> None:
        """Disposed of passes; open fails where the unit has more than that; what is left by consent is neither."""
        as_of = day("2018-04-01")
        systems = [
            InformationSystem(
                id=str(number),
                unit="department",
                in_cleanup_list=True,
                disposition=Disposition.SHUT_DOWN,
                disposed_on=disposed_on,
                audit_consented_on=consented_on,
            )
            for number, (disposed_on, consented_on) in enumerate(drawn)
        ]
        still_open = sum(disposed_on > as_of and consented_on > as_of for disposed_on, consented_on in drawn)
        subject, *others = systems
        disposed_on, consented_on = drawn[0]
        found = verdict("ZS05", subject, *others, as_of=as_of, parameters={"ZS05.open": may_be_open})
        assert found is said(
            applies=disposed_on <= as_of or consented_on > as_of,
            holds=disposed_on <= as_of or still_open <= may_be_open,
        )

    @given(unit_kinds, st.booleans(), st.one_of(days_near("2018-03-31"), days_near("2018-06-30")))
    def test_regions_have_three_months_more(self, kind: UnitKind, listed: bool, as_of: Day) -> None:
        """Departments are due by the end of March, regions and their departments by the end of June, others never."""
        system = InformationSystem(
            id="1",
            unit=kind.value,
            in_cleanup_list=listed,
            disposition=Disposition.MERGED,
            disposed_on=NOT_YET,
            audit_consented_on=NOT_YET,
        )
        due = {
            UnitKind.DEPARTMENT: "2018-03-31",
            UnitKind.REGION: "2018-06-30",
            UnitKind.REGIONAL_DEPARTMENT: "2018-06-30",
        }
        applies = listed and kind in due and as_of > day(due[kind])
        found = verdict("ZS05", system, as_of=as_of, parameters={"ZS05.open": 0})
        assert found is said(applies=applies, holds=False)
