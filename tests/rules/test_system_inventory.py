"""The inventory of systems against its definitions: what is missing, what is late, and whom it concerns."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    NOT_YET,
    AttachmentKind,
    InformationSystem,
    LifecycleState,
    Money,
    Submission,
    SubmissionKind,
    UnitFacts,
    UnitKind,
)

from .judging import days_near, said, unit_kinds, verdict

DECLARED = ("systems_in_use", "systems_under_construction", "systems_planned", "systems_applied_for")
NINE = InformationSystem(
    id="1",
    unit="department",
    name="公文系统",
    function="公文流转",
    scope_of_use="全局",
    frequency_of_use="每日",
    approved_by="市发展改革委",
    approved_on=day("2015-03-01"),
    construction_funds=Money(1),
    operating_funds=Money(0),
    source_of_funds="财政",
)
FACTS = (
    "name",
    "function",
    "scope_of_use",
    "frequency_of_use",
    "approved_by",
    "approved_on",
    "construction_funds",
    "operating_funds",
    "source_of_funds",
)
EVIDENCE = {AttachmentKind.APPROVAL_FILE, AttachmentKind.BUDGET_FILE, AttachmentKind.SCREENSHOT}
NOT_USED_YET = {LifecycleState.PLANNED, LifecycleState.APPLIED_FOR, LifecycleState.UNDER_CONSTRUCTION}


class TestFourStatesDeclared:
    """ZS01."""

    @given(
        st.tuples(*[st.one_of(st.integers(0, 3), st.none())] * 4),
        unit_kinds,
        days_near("2017-12-15"),
    )
    def test_nought_is_an_answer_and_nothing_is_none(
        self, numbers: tuple[int | None, ...], kind: UnitKind, as_of: Day
    ) -> None:
        """Of departments, from 16 December 2017 on."""
        declared: dict[str, Any] = dict(zip(DECLARED, numbers, strict=True))
        unit = UnitFacts(id="甲", kind=kind, **declared)
        assert verdict("ZS01", unit, as_of=as_of) is said(
            applies=kind is UnitKind.DEPARTMENT and as_of > day("2017-12-15"),
            holds=None not in numbers,
        )


class TestNineFactsKnown:
    """ZS03."""

    @given(st.sets(st.sampled_from(FACTS)), st.sampled_from(tuple(LifecycleState)))
    def test_every_fact_but_the_frequency_is_asked_of_every_system(
        self, left_out: set[str], state: LifecycleState
    ) -> None:
        """What is not in use yet needs no frequency; what was retired was used once."""
        missing: dict[str, Any] = dict.fromkeys(left_out)
        system = attrs.evolve(NINE, lifecycle=state, **missing)
        needed = set(FACTS) - ({"frequency_of_use"} if state in NOT_USED_YET else set())
        assert verdict("ZS03", system, as_of="2018-01-01") is said(applies=True, holds=not left_out & needed)

    @given(unit_kinds, days_near("2017-12-31"))
    def test_departments_are_due_at_the_end_of_2017(self, kind: UnitKind, as_of: Day) -> None:
        """The day itself is in time."""
        applies = kind is UnitKind.DEPARTMENT and as_of > day("2017-12-31")
        system = attrs.evolve(NINE, unit=kind.value, name=None)
        assert verdict("ZS03", system, as_of=as_of) is said(applies=applies, holds=False)

    def test_known_to_be_none_is_known(self) -> None:
        """No approval and no funds are answers."""
        system = attrs.evolve(NINE, approved_by="", approved_on=NOT_YET, construction_funds=Money(0))
        assert verdict("ZS03", system, as_of="2018-01-01") is said(applies=True, holds=True)


class TestSystemsInUseListed:
    """ZS08."""

    @given(st.sampled_from(tuple(LifecycleState)), st.booleans(), st.booleans(), unit_kinds, days_near("2017-12-31"))
    def test_what_is_used_is_listed(
        self, state: LifecycleState, secret: bool, listed: bool, kind: UnitKind, as_of: Day
    ) -> None:
        """In departments, from 2018 on; a system with secrets is exempt, listed or not."""
        system = InformationSystem(id="1", unit=kind.value, lifecycle=state, is_secret=secret, is_listed=listed)
        applies = state is LifecycleState.IN_USE and kind is UnitKind.DEPARTMENT and not secret
        assert verdict("ZS08", system, as_of=as_of) is said(applies=applies and as_of > day("2017-12-31"), holds=listed)


class TestCleanUpEvidenceAttached:
    """ZS09."""

    @given(st.sampled_from(tuple(SubmissionKind)), st.sets(st.sampled_from(tuple(AttachmentKind))))
    def test_all_three_are_needed(self, kind: SubmissionKind, attached: set[AttachmentKind]) -> None:
        """With evidence of clean-up, and with nothing else."""
        submission = Submission(id="1", kind=kind, attachments=tuple(sorted(attached)))
        assert verdict("ZS09", submission, as_of="2018-06-30") is said(
            applies=kind is SubmissionKind.CLEANUP_EVIDENCE, holds=attached >= EVIDENCE
        )
