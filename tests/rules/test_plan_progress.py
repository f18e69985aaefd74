"""Laws of what the ledger must say of conditional, recurring and standing tasks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Inventory, Submission
from egov_consolidation.ledger import ProgressEntry, State
from egov_consolidation.model import DeadlineKind, Roster
from egov_consolidation.rules import rule

from .reported import ANNEX, of_task, report, single

YEARLY = tuple(task.id for task in ANNEX if task.deadline.kind is DeadlineKind.RECURRING)
STANDING = tuple(task.id for task in ANNEX if task.deadline.kind is DeadlineKind.STANDING)
SCHEME = "政务信息化职能事业单位整合方案"
days = st.integers(-3, 3).map(lambda offset: day("2018-06-15").add(days=offset))


def entry(task: str, unit: str, **others: object) -> ProgressEntry:
    """Return an entry of a ledger."""
    return ProgressEntry(id=f"{task} {unit} {others.get('period')}", task=task, unit=unit, **others)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


class TestConditionalDeadlineIsResolved:
    """PL10."""

    @given(days, days, st.booleans(), st.booleans())
    def test_the_day_is_asked_for_from_acceptance_on(
        self, accepted: Day, as_of: Day, is_set: bool, by_submission: bool
    ) -> None:
        """By a submission or by the ledger, on the day itself too, and only while it is not entered."""
        told = State.DONE if not by_submission else State.UNDER_WAY
        source = entry("2.1.1", "市编委办", state=told, done_on=accepted)
        conditional = entry("2.1.2", "市编委办", sets_last_day="2019-06-30" if is_set else None)
        handed_in = (Submission(id="1", deliverable=SCHEME, accepted_on=accepted),) if by_submission else ()
        inventory = Inventory(id="i", submissions=handed_in)
        found = report("PL10", source, conditional, as_of=as_of.isoformat(), inventory=inventory)
        assert {one.unit for one in found} <= {"市编委办"}
        assert single(found, "PL10", "2.1.2") is (Verdict.FAIL if accepted <= as_of and not is_set else Verdict.PASS)

    def test_only_its_lead_unit_can_say_that_a_scheme_is_accepted(self) -> None:
        """What another unit reports of the row decides nothing."""
        found = report("PL10", entry("2.1.1", "市财政局", state=State.DONE), as_of="2018-07-01")
        assert single(found, "PL10", "2.1.2") is Verdict.UNKNOWN

    def test_the_annex_has_one(self) -> None:
        """Row 2.1.2, which nothing is known of without an entry."""
        found = report("PL10", as_of="2018-07-01")
        assert [(one.verdict, one.subjects) for one in found] == [(Verdict.UNKNOWN, ("2.1.2",))]


class TestEachPeriodHasEvidence:
    """PL14."""

    @given(
        st.dates(dt.date(2017, 11, 20), dt.date(2023, 12, 31)).map(day),
        st.sets(st.integers(2017, 2023)),
        st.sampled_from(YEARLY),
    )
    def test_every_whole_year_that_is_past_needs_evidence(self, as_of: Day, years: set[int], task_id: str) -> None:
        """From 2018 on, for the plan came in November 2017; and no other row is blamed for it."""
        unit = ANNEX[task_id].lead_units[0]
        entries = [entry(task_id, unit, period=f"{year}年", evidence=("通报",)) for year in sorted(years)]
        found = of_task(report("PL14", *entries, as_of=as_of.isoformat()), task_id)
        missed = [str(year) for year in range(2018, as_of.year) if year not in years]
        assert [(one.verdict, one.unit, one.matter) for one in found] == [(Verdict.FAIL, unit, year) for year in missed]

    def test_an_entry_without_evidence_is_told_from_none(self) -> None:
        """Who has done it looks for a paper, who has not has to make up for it."""
        bare = entry("2.5.4", "市审计局", period="2018", evidence=())
        found = [of_task(report("PL14", *given, as_of="2019-01-01"), "2.5.4")[0] for given in ((bare,), ())]
        messages = rule("PL14").messages
        assert [one.template for one in found] == [messages["no-evidence"], messages["none"]]

    def test_there_are_seven_rows(self) -> None:
        """Those that print 每年."""
        assert len(YEARLY) == 7
        assert report("PL14", as_of="2019-01-01").verdicts["PL14"][Verdict.FAIL] == 7


class TestStandingDutyIsReviewed:
    """PL15."""

    @given(st.sampled_from(STANDING), st.sampled_from(State), days, days)
    def test_it_is_open_and_its_review_is_to_come(self, task_id: str, state: State, review: Day, as_of: Day) -> None:
        """Neither done nor overdue, and the day of review is not past."""
        found = report("PL15", entry(task_id, "a", state=state, review_on=review), as_of=as_of.isoformat())
        holds = state in {State.NOT_STARTED, State.UNDER_WAY} and review >= as_of
        assert single(found, "PL15", task_id, "a") is (Verdict.PASS if holds else Verdict.FAIL)

    @pytest.mark.parametrize(("count", "told"), [(3, "a、b、c）"), (4, "a、b、c等）")])
    def test_of_those_that_have_not_reported_three_are_named(self, count: int, told: str) -> None:
        """And that there are others, where there are."""
        roster = Roster(id="r", groups={"departments": tuple("abcd"[:count])})
        (found,) = of_task(report("PL15", as_of="2019-01-01", roster=roster), "1.4")
        assert f"{count} 个责任单位未填报进展（{told}" in found.text("zh")

    def test_there_are_ten_rows(self) -> None:
        """Those that print 长期; without an entry each is undecided once."""
        assert len(STANDING) == 10
        assert report("PL15", as_of="2019-01-01").verdicts["PL15"][Verdict.UNKNOWN] == 10
