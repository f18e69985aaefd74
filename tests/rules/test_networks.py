"""Networks against their definitions, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOT_YET,
    InformationSystem,
    LifecycleState,
    NetworkKind,
    PrivateNetwork,
    Tier,
    UnitFacts,
    UnitKind,
)

from .judging import days_near, days_or_never, said, unit_kinds, verdict

END_OF_2018 = "2018-12-31"


class TestPrivateNetworksMerged:
    """NW05."""

    @given(
        st.booleans(),
        st.booleans(),
        st.sampled_from(tuple(NetworkKind)),
        days_or_never(END_OF_2018),
        days_near(END_OF_2018),
        unit_kinds,
    )
    def test_a_network_that_is_fit_has_to_be_in_a_government_network(
        self, national: bool, fit: bool, into: NetworkKind, merged_on: Day, as_of: Day, kind: UnitKind
    ) -> None:
        """From 2019 on, if it is a department's and was not planned nationally."""
        network = PrivateNetwork(
            id="1",
            unit=kind.value,
            is_nationally_planned=national,
            is_fit_to_merge=fit,
            merged_into=into,
            merged_on=merged_on,
        )
        assert verdict("NW05", network, as_of=as_of) is said(
            applies=kind is UnitKind.DEPARTMENT and fit and not national and as_of > day(END_OF_2018),
            holds=into in {NetworkKind.INTRANET, NetworkKind.EXTRANET} and merged_on <= as_of,
        )

    def test_either_exemption_is_enough(self) -> None:
        """A nationally planned network is exempt though nobody knows whether it is fit, and the other way round."""
        national = PrivateNetwork(id="1", unit="department", is_nationally_planned=True)
        unfit = PrivateNetwork(id="2", unit="department", is_fit_to_merge=False)
        found = {verdict("NW05", one, as_of="2019-01-01") for one in (national, unfit)}
        assert found == {Verdict.NOT_APPLICABLE}


class TestNationalNetworksFollowTheState:
    """NW06."""

    @given(st.booleans(), days_or_never("2020-06-30"), days_or_never("2020-06-30"), days_near("2020-06-30"), unit_kinds)
    def test_neither_before_the_state_asks_nor_after_its_day(
        self, national: bool, merge_by: Day, merged_on: Day, as_of: Day, kind: UnitKind
    ) -> None:
        """Merged without a national day is too early; not merged after it is too late; its last day is in time."""
        network = PrivateNetwork(
            id="1", unit=kind.value, is_nationally_planned=national, national_merge_by=merge_by, merged_on=merged_on
        )
        is_merged = merged_on <= as_of
        assert verdict("NW06", network, as_of=as_of) is said(
            applies=kind is UnitKind.DEPARTMENT and national,
            holds=merge_by != NOT_YET if is_merged else as_of <= merge_by,
        )


class TestOpenSystemsOnTheExtranet:
    """NW07."""

    @given(st.sampled_from(tuple(LifecycleState)), st.booleans(), st.sampled_from(tuple(NetworkKind)))
    def test_only_the_intranet_is_wrong(self, state: LifecycleState, secret: bool, network: NetworkKind) -> None:
        """For a system in use that holds no secrets and runs on one of the two government networks."""
        system = InformationSystem(id="1", lifecycle=state, is_secret=secret, network=network)
        governed = network in {NetworkKind.INTRANET, NetworkKind.EXTRANET}
        assert verdict("NW07", system, as_of="2018-01-01") is said(
            applies=state is LifecycleState.IN_USE and not secret and governed,
            holds=network is NetworkKind.EXTRANET,
        )


class TestUnitsOnTheExtranet:
    """NW08."""

    @given(st.sampled_from(tuple(Tier)), days_or_never("2018-06-30"), days_near("2018-06-30"))
    def test_three_tiers_have_to_be_connected(self, tier: Tier, connected_on: Day, as_of: Day) -> None:
        """From July 2018 on; villages only have to grow."""
        unit = UnitFacts(id="甲", tier=tier, extranet_connected_on=connected_on)
        assert verdict("NW08", unit, as_of=as_of) is said(
            applies=tier is not Tier.VILLAGE and as_of > day("2018-06-30"), holds=connected_on <= as_of
        )
