"""Lists and requests of the public against their definitions, where all is known."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import NOT_YET, Facility, FacilityKind, Request, UnitFacts, UnitKind

from .judging import days_near, days_or_never, said, unit_kinds, verdict

LIVE = "2018-06-30"
SITES = (FacilityKind.OPEN_DATA_SITE, FacilityKind.SHARING_SITE)
periods = st.integers(0, 3)
facilities = st.lists(
    st.builds(
        Facility,
        id=st.just("?"),
        kind=st.sampled_from(SITES),
        is_unified=st.booleans(),
        in_service_on=days_or_never(LIVE),
    ),
    max_size=3,
).map(lambda drawn: [attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn)])


def live_since(sites: list[Facility], kind: FacilityKind) -> Day:
    """Return the first day of the unified site of a kind."""
    return min((one.in_service_on or NOT_YET for one in sites if one.kind is kind and one.is_unified), default=NOT_YET)


class TestOpenDataRequestsAnswered:
    """OP02."""

    @given(facilities, st.booleans(), days_near(LIVE), days_or_never(LIVE), unit_kinds, periods)
    def test_an_answer_comes_in_time_or_is_there(
        self, sites: list[Facility], is_open: bool, received: Day, replied: Day, kind: UnitKind, period: int
    ) -> None:
        """To whatever came in once the site was live."""
        as_of = day(LIVE).add(days=2)
        request = Request(id="1", unit=kind.value, is_open_data=is_open, received_on=received, replied_on=replied)
        since = live_since(sites, FacilityKind.OPEN_DATA_SITE)
        bound = {UnitKind.DEPARTMENT, UnitKind.REGION, UnitKind.REGIONAL_DEPARTMENT}
        assert verdict("OP02", request, *sites, as_of=as_of, parameters={"OP02.days": period}) is said(
            applies=is_open and kind in bound and since <= received <= as_of,
            holds=replied <= as_of or (as_of - received).days <= period,
        )


class TestListsKept:
    """OP06 of open data, OP07 of shared data."""

    @pytest.mark.parametrize(("rule_id", "kind"), [("OP06", SITES[0]), ("OP07", SITES[1])])
    @given(sites=facilities, updated_on=days_or_never(LIVE), unit_kind=unit_kinds, period=periods)
    def test_a_list_is_no_older_than_the_period(
        self,
        rule_id: str,
        kind: FacilityKind,
        sites: list[Facility],
        updated_on: Day,
        unit_kind: UnitKind,
        period: int,
    ) -> None:
        """Once the site has been live for longer; of one that was updated since, its past is not recorded."""
        as_of = day(LIVE).add(days=2)
        unit = UnitFacts(
            id="单位",
            kind=unit_kind,
            open_list_updated_on=updated_on if rule_id == "OP06" else NOT_YET,
            shared_list_updated_on=updated_on if rule_id == "OP07" else NOT_YET,
        )
        since = live_since(sites, kind)
        assert verdict(rule_id, unit, *sites, as_of=as_of, parameters={f"{rule_id}.days": period}) is said(
            applies=unit_kind in {UnitKind.DEPARTMENT, UnitKind.REGION}
            and since != NOT_YET
            and (as_of - since).days > period
            and not as_of < updated_on < NOT_YET,
            holds=0 <= (as_of - updated_on).days <= period,
        )
