"""Requests for shared data against their definitions, where all is known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.inventory import NOTHING, Request

from .judging import days_near, days_or_never, said, verdict

FIRST = "2025-08-01"
AS_OF = day("2025-08-03")


def is_judged(request: Request) -> bool:
    """Return whether a request for shared data came in and was answered between the first day and the report's."""
    assert request.received_on is not None
    assert request.replied_on is not None
    return not request.is_open_data and day(FIRST) <= request.received_on <= AS_OF and request.replied_on <= AS_OF


class TestRefusalsStateReasons:
    """SH05."""

    @given(
        st.builds(
            Request,
            id=st.just("1"),
            is_open_data=st.booleans(),
            received_on=days_near(FIRST),
            replied_on=days_or_never("2025-08-03"),
            is_consented=st.booleans(),
            refusal_reason=st.sampled_from((NOTHING, "不属于法定职责")),
        )
    )
    def test_a_refusal_has_a_reason(self, request: Request) -> None:
        """One that is given on the day of the report too."""
        assert verdict("SH05", request, as_of=AS_OF) is said(
            applies=is_judged(request) and not request.is_consented, holds=request.refusal_reason != NOTHING
        )


class TestIncompleteRequestsToldOnce:
    """SH06."""

    @given(
        st.builds(
            Request,
            id=st.just("1"),
            is_open_data=st.booleans(),
            received_on=days_near(FIRST),
            replied_on=days_or_never("2025-08-03"),
            is_complete=st.booleans(),
            is_consented=st.booleans(),
            notices=st.integers(0, 3),
        )
    )
    def test_nobody_is_refused_untold_or_told_twice(self, request: Request) -> None:
        """Who consents need not have told anything."""
        assert request.notices is not None
        refused_untold = not request.is_consented and request.notices == 0
        assert verdict("SH06", request, as_of=AS_OF) is said(
            applies=is_judged(request) and not request.is_complete,
            holds=not refused_untold and request.notices <= 1,
        )
