"""Sharing offices against their definitions, where all is known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import NOTHING, Request, UnitFacts, UnitKind

from .judging import days_near, days_or_never, said, unit_kinds, verdict

REGULATION = day("2025-08-01")


class TestSharingOfficeDesignated:
    """RE04."""

    @given(unit_kinds, st.sampled_from((NOTHING, "数据管理处")), days_near("2025-08-01"))
    def test_departments_name_an_office(self, kind: UnitKind, office: str, as_of: Day) -> None:
        """Of the city or of a region, from the first day of the regulation on."""
        unit = UnitFacts(id="单位", kind=kind, sharing_office=office)
        assert verdict("RE04", unit, as_of=as_of) is said(
            applies=kind in {UnitKind.DEPARTMENT, UnitKind.REGIONAL_DEPARTMENT} and as_of >= REGULATION,
            holds=office != NOTHING,
        )


class TestRequestsAgreedByHeads:
    """RE05."""

    @given(
        st.booleans(),
        days_near("2025-08-01"),
        days_or_never("2025-08-02"),
        st.booleans(),
        st.booleans(),
        days_near("2025-08-02"),
    )
    def test_both_heads_agree(
        self, is_open: bool, received_on: Day, replied_on: Day, asked: bool, replied: bool, as_of: Day
    ) -> None:
        """The provider's only once there is a reply."""
        request = Request(
            id="1",
            is_open_data=is_open,
            received_on=received_on,
            replied_on=replied_on,
            request_agreed_by_head=asked,
            reply_agreed_by_head=replied,
        )
        assert verdict("RE05", request, as_of=as_of) is said(
            applies=not is_open and REGULATION <= received_on <= as_of,
            holds=asked and (replied or not replied_on <= as_of),
        )
