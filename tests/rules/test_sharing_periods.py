"""Periods of requests and corrections against their definitions, where all is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import cast

import chinese_calendar  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOT_YET, Correction, Inventory, Request, SharingType
from egov_consolidation.rules import repair, rule

from .judging import said, verdict

is_workday = cast("Callable[[dt.date], bool]", chinese_calendar.is_workday)  # pyright: ignore[reportUnknownMemberType]
FIRST = day("2025-08-01")
AS_OF = day("2025-10-20")
LAST_KNOWN = day("2025-12-31")
some_days = st.integers(-2, 60).map(lambda days: FIRST.add(days=days))
days_or_never = st.one_of(some_days, some_days, some_days, st.just(NOT_YET))


def working_days(after: Day, until: Day) -> int:
    """Return how many days are worked behind one day and up to another, by the calendar of another library."""
    days = (until - after).days
    return sum(is_workday(after.add(days=one)) for one in range(1, days + 1))


def is_in_time(done: Day, since: Day, days: int, as_of: Day = AS_OF) -> bool:
    """Return whether something was done in so many working days, or can still be: fewer lay between the event and it.

    The period ends with its last working day: what is done on the day off behind that comes too late.
    """
    return any(one <= since or working_days(since, _day_before(min(one, LAST_KNOWN))) < days for one in (done, as_of))


def _day_before(of: Day) -> Day:
    return of.add(days=-1)


class TestRequestsAnsweredInTime:
    """SH03."""

    @given(st.sampled_from(tuple(SharingType)), st.booleans(), some_days, days_or_never, days_or_never, days_or_never)
    def test_the_period_is_that_of_the_sharing_type(
        self, sharing: SharingType, is_open: bool, received: Day, replied: Day, consented: Day, told: Day
    ) -> None:
        """One working day or ten; ten more where consent and notice came before it was over."""
        request = Request(
            id="1",
            sharing_type=sharing,
            is_open_data=is_open,
            received_on=received,
            replied_on=replied,
            extension_consented_on=consented,
            extension_told_on=told,
        )
        days = 1 if sharing is SharingType.UNCONDITIONAL else 10
        later = [received.add(days=one) for one in range(60)]
        limit = max(one for one in later if working_days(received, one) <= days)
        extended = consented <= limit and told <= limit
        assert verdict("SH03", request, as_of=AS_OF) is said(
            applies=sharing is not SharingType.NONE and not is_open and received >= FIRST,
            holds=is_in_time(replied, received, days + 10 * extended),
        )

    def test_what_is_late_is_not_mended_by_an_extension_of_the_past(self) -> None:
        """Nobody is advised to write down one that was never asked for."""
        late = Request(
            id="1",
            sharing_type=SharingType.CONDITIONAL,
            is_open_data=False,
            received_on=FIRST,
            replied_on=FIRST.add(days=20),
            extension_consented_on=NOT_YET,
            extension_told_on=NOT_YET,
        )
        inventory = Inventory(id="demo", requests=(late,))
        assert verdict("SH03", late, as_of=AS_OF) is Verdict.FAIL
        assert repair(rule("SH03"), "requests/1", inventory, as_of=AS_OF) is None


class TestDataSharedInTime:
    """SH04."""

    @given(st.booleans(), some_days, days_or_never, st.booleans(), days_or_never)
    def test_twenty_working_days_after_consent(
        self, is_open: bool, received: Day, replied: Day, consented: bool, shared: Day
    ) -> None:
        """Counted from the reply."""
        request = Request(
            id="1",
            is_open_data=is_open,
            received_on=received,
            replied_on=replied,
            is_consented=consented,
            shared_on=shared,
        )
        applies = not is_open and received >= FIRST and replied <= AS_OF and consented
        assert verdict("SH04", request, as_of=AS_OF) is said(
            applies=applies, holds=applies and is_in_time(shared, replied, 20)
        )


class TestCorrectionsHandledInTime:
    """SH07."""

    @given(some_days, days_or_never, some_days)
    def test_ten_working_days(self, received: Day, closed: Day, as_of: Day) -> None:
        """Counted from the day of receipt."""
        correction = Correction(id="1", received_on=received, closed_on=closed)
        assert verdict("SH07", correction, as_of=as_of) is said(
            applies=FIRST <= received <= as_of, holds=is_in_time(closed, received, 10, as_of)
        )


class TestRequestsAnsweredAsOf2016:
    """SH16."""

    @given(st.sampled_from(tuple(SharingType)), st.booleans(), some_days, days_or_never)
    def test_ten_working_days_until_the_regulation(
        self, sharing: SharingType, is_open: bool, received: Day, replied: Day
    ) -> None:
        """For what was received before it."""
        request = Request(id="1", sharing_type=sharing, is_open_data=is_open, received_on=received, replied_on=replied)
        assert verdict("SH16", request, as_of=AS_OF) is said(
            applies=sharing is SharingType.CONDITIONAL and not is_open and received < FIRST,
            holds=is_in_time(replied, received, 10),
        )

    def test_it_is_off_unless_asked_for(self) -> None:
        """Nobody has verified its source."""
        assert not rule("SH16").is_default

    @given(st.builds(Request, id=st.just("1"), received_on=some_days, is_open_data=st.just(value=False)))
    def test_one_regime_at_most_judges_a_request(self, request: Request) -> None:
        """Whatever else is known of it."""
        told = {verdict(one, request, as_of=AS_OF) for one in ("SH03", "SH16")}
        assert Verdict.NOT_APPLICABLE in told
