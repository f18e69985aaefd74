"""Schemes and measures against the definition: their day, and what they have to contain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOT_YET, AttachmentKind

from .handing_in import ANNEX, DUE, finding, handed_in, near, numbered, plan, report, task, verdict

AS_OF = DUE.add(days=3)
attached = st.sets(st.sampled_from(tuple(AttachmentKind))).map(lambda some: tuple(sorted(some)))
BOTH = {AttachmentKind.SIMPLER_APPROVAL, AttachmentKind.OUTSIDE_INVESTMENT}


class TestProjectMeasuresAmended:
    """FI01."""

    PLAN = plan(task(rule="FI01"))

    @given(st.lists(st.tuples(attached, near(DUE)), max_size=2))
    def test_one_submission_has_both_provisions(self, drawn: list[tuple[tuple[str, ...], Day]]) -> None:
        """Half in one and half in another is not the whole; one at least came in time."""
        submissions = numbered([handed_in(attachments=names, submitted_on=on) for names, on in drawn])
        came = [(names, on) for names, on in drawn if on <= AS_OF]
        holds = any(on <= DUE for _, on in came) and any({*names} >= BOTH for names, _ in came)
        found = verdict("FI01", self.PLAN, submissions, as_of=AS_OF)
        assert found is (Verdict.PASS if holds else Verdict.FAIL)

    def test_what_is_attached_may_not_be_known(self) -> None:
        """Then it is undecided, unless another submission shows both."""
        unknown, known = handed_in(attachments=None), handed_in(id="2", attachments=tuple(sorted(BOTH)))
        assert finding(report("FI01", self.PLAN, [unknown], as_of=AS_OF)).missing == ("submissions/1: attachments",)
        assert verdict("FI01", self.PLAN, [unknown, known], as_of=AS_OF) is Verdict.PASS

    def test_on_the_annex_the_development_commission_answers_for_it(self) -> None:
        """From 2018 on."""
        for as_of, number in (("2017-12-31", 0), ("2018-01-01", 1)):
            assert [one.unit for one in report("FI01", ANNEX, [], as_of=as_of)] == ["市发展改革委"] * number


class TestInstitutionSchemeWithDays:
    """SU08."""

    PLAN = plan(task(rule="SU08"))

    @given(attached, st.one_of(near(AS_OF), st.just(NOT_YET)))
    def test_a_scheme_that_was_accepted_has_a_timetable(self, names: tuple[str, ...], accepted_on: Day) -> None:
        """Accepted by the day of the check; others need none."""
        found = verdict("SU08", self.PLAN, [handed_in(attachments=names, accepted_on=accepted_on)], as_of=AS_OF)
        holds = AttachmentKind.TIMETABLE in names or accepted_on > AS_OF
        assert found is (Verdict.PASS if holds else Verdict.FAIL)

    @given(attached, near(AS_OF), st.booleans(), st.booleans())
    def test_filling_in_what_is_missing_never_changes_a_definite_verdict(
        self, names: tuple[str, ...], accepted_on: Day, forget_papers: bool, forget_day: bool
    ) -> None:
        """Whether it was accepted, and what is attached."""
        full = handed_in(attachments=names, accepted_on=accepted_on)
        known = handed_in(attachments=None if forget_papers else names, accepted_on=None if forget_day else accepted_on)
        before = verdict("SU08", self.PLAN, [known], as_of=AS_OF)
        assert before in {Verdict.UNKNOWN, verdict("SU08", self.PLAN, [full], as_of=AS_OF)}

    def test_on_the_annex_it_goes_to_the_government(self) -> None:
        """Handed in elsewhere, it departs."""
        thing = "政务信息化职能事业单位整合方案"
        scheme = handed_in(unit="市编委办", deliverable=thing, submitted_on="2017-12-31", attachments=("timetable",))
        assert report("SU08", ANNEX, [scheme], as_of="2018-01-01").findings == ()
        elsewhere = handed_in(
            unit="市编委办",
            deliverable=thing,
            submitted_on="2017-12-31",
            attachments=("timetable",),
            recipient="市财政局",
        )
        assert "must go to 市政府" in finding(report("SU08", ANNEX, [elsewhere], as_of="2018-01-01")).message
