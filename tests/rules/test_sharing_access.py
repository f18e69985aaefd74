"""Access to the sharing platform against its definitions, where all is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    NOTHING,
    CatalogueEntry,
    InformationSystem,
    LifecycleState,
    SharingType,
    UnitKind,
)

from .judging import days_near, days_or_never, said, unit_kinds, verdict

DUE = "2018-12-31"
SINCE = "2017-11-20"
ADDRESSED = {UnitKind.DEPARTMENT, UnitKind.REGION, UnitKind.REGIONAL_DEPARTMENT}


class TestSystemsJoinThePlatform:
    """SH01."""

    @given(
        st.sampled_from(tuple(LifecycleState)),
        st.sampled_from((NOTHING, "2")),
        st.booleans(),
        days_or_never(DUE),
        days_near(DUE),
        unit_kinds,
    )
    def test_what_is_left_has_joined(
        self, state: LifecycleState, parent: str, secret: bool, accessed_on: Day, as_of: Day, kind: UnitKind
    ) -> None:
        """From the day after the deadline on: in use, no part of another, without secrets."""
        system = InformationSystem(
            id="1", unit=kind.value, lifecycle=state, parent=parent, is_secret=secret, accessed_on=accessed_on
        )
        is_left = state is LifecycleState.IN_USE and parent == NOTHING and not secret
        assert verdict("SH01", system, as_of=as_of, parameters={"SH01.due": day(DUE).toordinal()}) is said(
            applies=is_left and kind in ADDRESSED and as_of > day(DUE), holds=accessed_on <= as_of
        )


class TestEntriesJoinThePlatform:
    """SH14."""

    @given(st.sampled_from(tuple(SharingType)), days_or_never(DUE), days_near(DUE), unit_kinds)
    def test_what_is_shared_has_joined(
        self, sharing: SharingType, accessed_on: Day, as_of: Day, kind: UnitKind
    ) -> None:
        """From the day after the deadline on, on whatever terms it is shared."""
        entry = CatalogueEntry(id="1", unit=kind.value, sharing_type=sharing, accessed_on=accessed_on)
        assert verdict("SH14", entry, as_of=as_of, parameters={"SH14.due": day(DUE).toordinal()}) is said(
            applies=sharing is not SharingType.NONE and kind in ADDRESSED and as_of > day(DUE),
            holds=accessed_on <= as_of,
        )


class TestReviewedBeforeAccess:
    """SH02 of systems, SH15 of entries."""

    @pytest.mark.parametrize(("rule_id", "of"), [("SH02", InformationSystem), ("SH15", CatalogueEntry)])
    @given(accessed_on=days_or_never(SINCE), reviewed_on=days_or_never(SINCE), as_of=days_near(SINCE), kind=unit_kinds)
    def test_nothing_joins_unreviewed(
        self,
        rule_id: str,
        of: type[InformationSystem | CatalogueEntry],
        accessed_on: Day,
        reviewed_on: Day,
        as_of: Day,
        kind: UnitKind,
    ) -> None:
        """From the first day of the plan on; a review on the same day is in time."""
        record = of(id="1", unit=kind.value, accessed_on=accessed_on, reviewed_on=reviewed_on)
        since = {f"{rule_id}.since": day(SINCE).toordinal()}
        assert verdict(rule_id, record, as_of=as_of, parameters=since) is said(
            applies=kind in ADDRESSED and day(SINCE) <= accessed_on <= as_of, holds=reviewed_on <= accessed_on
        )
