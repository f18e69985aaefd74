"""How entries follow changes and are made, against the definitions, where all is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, add_working_days, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOT_YET, CatalogueEntry, Project, ProjectKind, ProjectState
from egov_consolidation.rules import rule

from .judging import days_near, days_or_never, said, verdict

FIRST = "2025-08-01"
FIRST_OF_2016 = "2016-09-05"


def days_after(first: str, most: int) -> st.SearchStrategy[Day]:
    """Draw days from a day on."""
    return st.integers(0, most).map(lambda days: day(first).add(days=days))


def last_day(since: Day, days: int) -> Day:
    """Return the last of so many working days, walked from day to day."""
    last = add_working_days(since, days)
    assert last is not None
    return last


def is_in_time(done_on: Day, since: Day, days: int, as_of: Day) -> bool:
    """Return whether something was done since an event and in time, or still may be."""
    last = last_day(since, days)
    return since <= done_on <= last or as_of <= last


class TestEntriesFollowChanges:
    """CA09."""

    @given(
        days_near(FIRST),
        st.one_of(days_near("2025-08-15"), days_near("2025-08-22"), days_or_never(FIRST)),
        st.one_of(days_or_never("2025-08-15"), days_near(FIRST)),
        st.one_of(days_near("2025-08-15"), days_near("2025-08-22"), days_near(FIRST)),
    )
    def test_ten_working_days_and_five_more_with_consent(
        self, changed_on: Day, updated_on: Day, consented_on: Day, as_of: Day
    ) -> None:
        """Of the change under the regulation; consent counts that came between the change and the tenth day."""
        entry = CatalogueEntry(
            id="1", changed_on=changed_on, updated_on=updated_on, extension_consented_on=consented_on
        )
        is_extended = changed_on <= consented_on <= last_day(changed_on, 10)
        assert verdict("CA09", entry, as_of=as_of) is said(
            applies=day(FIRST) <= changed_on <= as_of,
            holds=is_in_time(updated_on, changed_on, 10, as_of)
            or (is_extended and is_in_time(updated_on, changed_on, 15, as_of)),
        )

    @pytest.mark.parametrize(("updated", "said"), [("2025-10-15", Verdict.PASS), ("2025-10-16", Verdict.FAIL)])
    def test_days_off_do_not_count(self, updated: str, said: Verdict) -> None:
        """From 25 September 2025: 1 to 8 October are off, Sunday 28 September and Saturday 11 October are worked."""
        entry = CatalogueEntry(
            id="1", changed_on=day("2025-09-25"), updated_on=day(updated), extension_consented_on=NOT_YET
        )
        assert verdict("CA09", entry, as_of="2026-01-01") is said


class TestEntriesFollowChangesAsOf2016:
    """CA17."""

    @pytest.mark.parametrize("first", [FIRST_OF_2016, "2018-06-01", FIRST])
    @given(data=st.data())
    def test_fifteen_working_days(self, first: str, data: st.DataObject) -> None:
        """Of the change under the rules of 2016; from 1 August 2025 on the regulation decides."""
        changed_on = data.draw(days_near(first))
        updated_on = data.draw(st.one_of(days_after(first, 26), st.just(NOT_YET)))
        as_of = data.draw(days_after(first, 26))
        entry = CatalogueEntry(id="1", changed_on=changed_on, updated_on=updated_on)
        assert verdict("CA17", entry, as_of=as_of) is said(
            applies=day(FIRST_OF_2016) <= changed_on < day(FIRST) and changed_on <= as_of,
            holds=is_in_time(updated_on, changed_on, 15, as_of),
        )

    def test_it_is_off_by_default(self) -> None:
        """Its source is not verified."""
        assert not rule("CA17").is_default

    @given(days_near(FIRST), days_or_never(FIRST))
    def test_no_change_is_judged_by_both_regimes(self, changed_on: Day, updated_on: Day) -> None:
        """One of the two rules has nothing to say."""
        entry = CatalogueEntry(id="1", changed_on=changed_on, updated_on=updated_on, extension_consented_on=NOT_YET)
        found = {verdict(one, entry, as_of="2025-12-01") for one in ("CA09", "CA17")}
        assert Verdict.NOT_APPLICABLE in found
        assert len(found) == 2


class TestUpdatesReleasedInTwoDays:
    """CA10."""

    @given(days_near(FIRST), days_or_never("2025-08-04"), days_near("2025-08-04"))
    def test_two_working_days(self, received_on: Day, released_on: Day, as_of: Day) -> None:
        """Over a weekend too, of what was received under the regulation."""
        entry = CatalogueEntry(id="1", received_on=received_on, released_on=released_on)
        assert verdict("CA10", entry, as_of=as_of) is said(
            applies=day(FIRST) <= received_on <= as_of, holds=is_in_time(released_on, received_on, 2, as_of)
        )


class TestEntriesAssessedAndAgreedTo:
    """CA13."""

    @given(
        days_near(FIRST),
        days_or_never(FIRST),
        st.booleans(),
        days_or_never(FIRST),
        days_or_never(FIRST),
        days_near(FIRST),
    )
    def test_all_is_done_by_the_day_of_submission(
        self, submitted_on: Day, secrecy: Day, personal: bool, privacy: Day, agreed: Day, as_of: Day
    ) -> None:
        """The effect on personal information only where there is any."""
        entry = CatalogueEntry(
            id="1",
            submitted_on=submitted_on,
            secrecy_assessed_on=secrecy,
            holds_personal_data=personal,
            privacy_assessed_on=privacy,
            agreed_by_head_on=agreed,
        )
        wanted = [secrecy, agreed, *([privacy] if personal else [])]
        assert verdict("CA13", entry, as_of=as_of) is said(
            applies=day(FIRST) <= submitted_on <= as_of, holds=max(wanted) <= submitted_on
        )


class TestProjectsMakeTheirCatalogue:
    """CA15."""

    @given(
        st.builds(
            Project,
            id=st.just("1"),
            kind=st.sampled_from(ProjectKind),
            state=st.sampled_from(ProjectState),
            is_secret=st.booleans(),
            applied_on=days_or_never(FIRST_OF_2016),
            accepted_on=days_or_never(FIRST_OF_2016),
            catalogue_drafted_on=days_or_never(FIRST_OF_2016),
            catalogue_final_on=days_or_never(FIRST_OF_2016),
        ),
        days_near(FIRST_OF_2016),
    )
    def test_drafted_by_application_and_complete_by_acceptance(self, project: Project, as_of: Day) -> None:
        """Of a system that was applied for under the rules of 2016, and is pursued."""
        applied, accepted = project.applied_on, project.accepted_on
        drafted, final = project.catalogue_drafted_on, project.catalogue_final_on
        assert applied is not None
        assert accepted is not None
        assert drafted is not None
        assert final is not None
        is_pursued = project.state not in {ProjectState.REJECTED, ProjectState.WITHDRAWN}
        is_system = project.kind is ProjectKind.SYSTEM and not project.is_secret
        assert verdict("CA15", project, as_of=as_of) is said(
            applies=is_system and is_pursued and day(FIRST_OF_2016) <= applied <= as_of,
            holds=drafted <= applied and (accepted > as_of or final <= accepted),
        )

    def test_it_is_off_by_default(self) -> None:
        """Its source is not verified."""
        assert not rule("CA15").is_default
