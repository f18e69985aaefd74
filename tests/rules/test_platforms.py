"""Platforms and sites against their definitions, where all is known."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import Facility, FacilityKind, UnitFacts, UnitKind

from .judging import days_near, days_or_never, said, unit_kinds, verdict

DUE = "2018-06-30"
KINDS = (
    FacilityKind.EXCHANGE_PLATFORM,
    FacilityKind.OPEN_DATA_SITE,
    FacilityKind.SHARING_SITE,
    FacilityKind.SERVICE_PLATFORM,
)
WANTED = {
    "SH10": (FacilityKind.EXCHANGE_PLATFORM, ("accepted_on", "linked_to_province_on")),
    "OP01": (FacilityKind.OPEN_DATA_SITE, ("in_service_on",)),
    "OP03": (FacilityKind.SHARING_SITE, ("in_service_on",)),
    "OP05": (FacilityKind.SERVICE_PLATFORM, ("accepted_on",)),
}
facilities = st.lists(
    st.builds(
        Facility,
        id=st.just("?"),
        kind=st.sampled_from(KINDS),
        government=st.sampled_from(("本级", "他处")),
        is_unified=st.booleans(),
        accepted_on=days_or_never(DUE),
        in_service_on=days_or_never(DUE),
        linked_to_province_on=days_or_never(DUE),
    ),
    max_size=4,
).map(lambda drawn: [attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn)])


class TestPlatforms:
    """SH10, OP01, OP03 and OP05."""

    @pytest.mark.parametrize("rule_id", WANTED)
    @given(drawn=facilities, kind=unit_kinds, as_of=days_near(DUE))
    def test_the_government_had_one_by_the_day(
        self, rule_id: str, drawn: list[Facility], kind: UnitKind, as_of: Day
    ) -> None:
        """Its own and unified; what came later departs, and so does what is missing."""
        wanted, names = WANTED[rule_id]
        in_time = [
            one
            for one in drawn
            if one.kind is wanted
            and one.government == "本级"
            and one.is_unified
            and all(getattr(one, name) <= day(DUE) for name in names)
        ]
        unit = UnitFacts(id="本级", kind=kind)
        due = {f"{rule_id}.due": day(DUE).toordinal()}
        assert verdict(rule_id, unit, *drawn, as_of=as_of, parameters=due) is said(
            applies=kind is UnitKind.CITY and as_of > day(DUE), holds=bool(in_time)
        )
