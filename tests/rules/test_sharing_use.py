"""The use of shared data against its definitions, where all is known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    Dispute,
    InformationSystem,
    LifecycleState,
    SharedService,
    UseRecord,
)

from .judging import days_near, days_or_never, said, verdict

FIRST = "2025-08-01"
words = st.sampled_from(("救助核对", "调查"))


class TestSharedDataUsedAsApproved:
    """SH08."""

    @given(days_near(FIRST), words, words, st.booleans(), st.sampled_from((NOTHING, "某公司")), st.booleans())
    def test_purpose_scope_and_recipient_are_those_approved(
        self, created_on: Day, purpose: str, approved: str, within: bool, recipient: str, consented: bool
    ) -> None:
        """Unless the provider consents."""
        use = UseRecord(
            id="1",
            created_on=created_on,
            purpose=purpose,
            approved_purpose=approved,
            is_within_scope=within,
            recipient=recipient,
            is_consented=consented,
        )
        departures = [purpose != approved, not within, recipient != NOTHING]
        assert verdict("SH08", use, as_of="2025-08-03") is said(
            applies=day(FIRST) <= created_on <= day("2025-08-03"), holds=consented or not any(departures)
        )


class TestUseRecordsKeptThreeYears:
    """SH09."""

    @given(days_near(FIRST), st.integers(1092, 1099) | st.none(), days_near("2028-07-31"))
    def test_a_record_stays_for_three_years(self, created_on: Day, kept: int | None, as_of: Day) -> None:
        """Of 365 days each; one that is deleted later than the day of the report is still there."""
        deleted_on = NOT_YET if kept is None else created_on.add(days=kept)
        use = UseRecord(id="1", created_on=created_on, deleted_on=deleted_on)
        assert verdict("SH09", use, as_of=as_of) is said(
            applies=created_on >= day(FIRST), holds=deleted_on > as_of or (deleted_on - created_on).days >= 3 * 365
        )

    @given(days_near(FIRST), st.integers(0, 5))
    def test_whoever_keeps_it_until_the_third_anniversary_departs_from_nothing(self, made: Day, later: int) -> None:
        """Whatever leap days lie between."""
        deleted_on = made.add(years=3, days=later)
        assert verdict("SH09", UseRecord(id="1", created_on=made, deleted_on=deleted_on), as_of="2029-01-01") is said(
            applies=made >= day(FIRST), holds=True
        )


class TestDisputesGoStepByStep:
    """SH11."""

    @given(days_near(FIRST), days_or_never(FIRST), days_or_never(FIRST), days_or_never(FIRST))
    def test_no_step_is_skipped(self, raised: Day, negotiated: Day, referred: Day, escalated: Day) -> None:
        """Who takes a step has taken those before it by that day."""
        dispute = Dispute(
            id="1", raised_on=raised, negotiated_on=negotiated, referred_on=referred, escalated_on=escalated
        )
        steps = [negotiated, referred, escalated]
        taken = [one for one in steps if one != NOT_YET]
        assert verdict("SH11", dispute, as_of="2025-08-03") is said(
            applies=day(FIRST) <= raised <= day("2025-08-03"),
            holds=steps[: len(taken)] == taken and taken == sorted(taken),
        )


class TestServicesNotEndedAlone:
    """SH12."""

    @given(days_or_never(FIRST), st.booleans(), days_or_never("2025-08-03"))
    def test_what_ends_is_agreed_and_on_record(self, ended_on: Day, agreed: bool, recorded_on: Day) -> None:
        """By the day of the report."""
        service = SharedService(id="1", ended_on=ended_on, is_agreed=agreed, recorded_on=recorded_on)
        as_of = day("2025-08-03")
        assert verdict("SH12", service, as_of=as_of) is said(
            applies=day(FIRST) <= ended_on <= as_of, holds=agreed and recorded_on <= as_of
        )


class TestDataReturnedToLowerTiers:
    """SH13."""

    @given(
        st.sampled_from(tuple(LifecycleState)),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        days_near(FIRST),
    )
    def test_what_lower_tiers_need_comes_back(
        self, state: LifecycleState, needed: bool, returned: bool, conditions: bool, unsafe: bool, as_of: Day
    ) -> None:
        """Without conditions, where it is safe."""
        system = InformationSystem(
            id="1",
            lifecycle=state,
            serves_lower_tiers=needed,
            returns_data=returned,
            sets_extra_conditions=conditions,
            is_unsafe_to_return=unsafe,
        )
        assert verdict("SH13", system, as_of=as_of) is said(
            applies=state is LifecycleState.IN_USE and needed and not unsafe and as_of >= day(FIRST),
            holds=returned and not conditions,
        )
