"""Projects and their approval against their definitions, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOTHING, Money, Project, ProjectKind, ProjectState
from egov_consolidation.rules import rule, rulebook

from .judging import days_near, days_or_never, said, verdict

DUE, FIRST, TODAY = "2017-12-31", "2017-11-20", "2018-06-30"
REGULATION, NATIONAL_RULES = "2025-08-01", "2020-02-01"
DROPPED = {ProjectState.REJECTED, ProjectState.WITHDRAWN}
states = st.sampled_from(tuple(ProjectState))


def ordinal(name: str, words: str) -> dict[str, float]:
    """Return a day of the plan as a rule reads it."""
    return {name: day(words).toordinal()}


class TestApprovalsLinked:
    """FI02."""

    @given(days_or_never(DUE), days_or_never(DUE), days_near(DUE), states)
    def test_one_approval_after_the_day_asks_for_both(
        self, invested: Day, funded: Day, as_of: Day, state: ProjectState
    ) -> None:
        """Whichever of the two it is, unless the project is not pursued."""
        project = Project(id="1", approved_on=invested, operation_approved_on=funded, state=state)
        given_ = [one <= as_of for one in (invested, funded)]
        is_new = any(day(DUE) < one <= as_of for one in (invested, funded))
        assert verdict("FI02", project, as_of=as_of, parameters=ordinal("FI02.due", DUE)) is said(
            applies=is_new and state not in DROPPED, holds=all(given_)
        )

    @given(days_near(DUE), days_near(DUE))
    def test_what_was_applied_for_later_is_not_judged(self, applied: Day, as_of: Day) -> None:
        """Whatever is not known of its approvals, neither had come by the day of the report."""
        project = Project(id="1", applied_on=applied, state=ProjectState.APPROVED)
        found = verdict("FI02", project, as_of=as_of, parameters=ordinal("FI02.due", DUE))
        assert (found is Verdict.UNKNOWN) is (day(DUE) < as_of and applied <= as_of)


class TestApprovedProjectsFitToShare:
    """FI03."""

    @given(days_or_never(REGULATION), days_or_never(REGULATION), days_near(REGULATION), st.booleans(), states)
    def test_what_is_approved_since_the_regulation_has_to_fit(
        self, invested: Day, funded: Day, as_of: Day, fits: bool, state: ProjectState
    ) -> None:
        """Either approval is enough to ask for it; earlier ones are not judged."""
        project = Project(id="1", approved_on=invested, operation_approved_on=funded, is_fit_to_share=fits, state=state)
        is_new = any(day(REGULATION) <= one <= as_of for one in (invested, funded))
        assert verdict("FI03", project, as_of=as_of) is said(applies=is_new and state not in DROPPED, holds=fits)


class TestProjectsFiledInFull:
    """FI07."""

    FULL = Project(
        id="1",
        name="一体化平台",
        unit=NOTHING,
        state=ProjectState.APPLIED,
        investment=Money(1),
        operating_funds=Money(0),
        source_of_funds=NOTHING,
        data_resources=(),
        systems=(),
        protection_filing=NOTHING,
    )
    FACTS = (
        "name",
        "unit",
        "investment",
        "operating_funds",
        "source_of_funds",
        "data_resources",
        "systems",
        "protection_filing",
    )

    @given(st.sets(st.sampled_from(FACTS)), days_near(FIRST), days_near(FIRST), states)
    def test_each_of_the_eight_has_to_be_there(
        self, unknown: set[str], applied_on: Day, as_of: Day, state: ProjectState
    ) -> None:
        """What is known to be none is there."""
        gaps: dict[str, Any] = dict.fromkeys(unknown)
        project = attrs.evolve(self.FULL, applied_on=applied_on, state=state, **gaps)
        applies = day(FIRST) <= applied_on <= as_of and state not in DROPPED
        assert verdict("FI07", project, as_of=as_of, parameters=ordinal("FI07.since", FIRST)) is said(
            applies=applies, holds=not unknown
        )


class TestDataPooledBeforeAcceptance:
    """FI08."""

    @given(
        days_or_never(TODAY),
        days_or_never(TODAY),
        st.sampled_from(("2017-11-19", FIRST, TODAY, "2018-07-01")),
        st.booleans(),
        st.booleans(),
    )
    def test_a_new_project_is_accepted_with_its_data(
        self, pooled: Day, accepted: Day, applied_on: str, renovates: bool, secret: bool
    ) -> None:
        """Pooled on the day of acceptance is in time; what is rebuilt or secret is left out."""
        project = Project(
            id="1",
            applied_on=day(applied_on),
            data_pooled_on=pooled,
            accepted_on=accepted,
            is_renovation=renovates,
            is_secret=secret,
        )
        applies = FIRST <= applied_on <= TODAY and accepted <= day(TODAY) and not renovates and not secret
        assert verdict("FI08", project, as_of=TODAY, parameters=ordinal("FI08.since", FIRST)) is said(
            applies=applies, holds=pooled <= accepted
        )


class TestReportsSpeakOfSharing:
    """FI11."""

    @given(
        st.sampled_from(tuple(ProjectKind)), days_near(NATIONAL_RULES), days_near(NATIONAL_RULES), st.booleans(), states
    )
    def test_a_system_applied_for_since_the_rules_needs_its_chapter(
        self, kind: ProjectKind, applied_on: Day, as_of: Day, has_chapter: bool, state: ProjectState
    ) -> None:
        """Other projects, older ones and those that are not pursued do not."""
        project = Project(id="1", kind=kind, applied_on=applied_on, has_sharing_chapter=has_chapter, state=state)
        applies = kind is ProjectKind.SYSTEM and day(NATIONAL_RULES) <= applied_on <= as_of and state not in DROPPED
        assert verdict("FI11", project, as_of=as_of) is said(applies=applies, holds=has_chapter)


class TestSources:
    """On what the family rests."""

    def test_what_was_not_read_is_off(self) -> None:
        """Rules from memory run only when they are asked for by their full ids."""
        assert {one.id for one in rulebook() if one.family == "FI" and not one.is_default} == {
            "FI07",
            "FI09",
            "FI10",
            "FI11",
        }

    @pytest.mark.parametrize("rule_id", ["FI09", "FI10", "FI11"])
    def test_the_national_rules_do_not_judge_earlier_days(self, rule_id: str) -> None:
        """Nor budgets that were made before them."""
        assert rule(rule_id).holds_from == day(NATIONAL_RULES)

    @pytest.mark.parametrize("as_of", ["2018-01-01", "2025-07-31"])
    def test_the_regulation_does_not_judge_earlier_days(self, as_of: str) -> None:
        """Whatever a project is."""
        assert rule("FI03").holds_from == day(REGULATION)
        assert verdict("FI03", Project(id="1"), as_of=as_of) is Verdict.NOT_APPLICABLE
