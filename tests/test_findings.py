"""Verdicts, findings and reports."""

from __future__ import annotations

import hashlib

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import FindingsError
from egov_consolidation.findings import Finding, PlanSummary, Report, ReportDifference, Severity, Verdict
from egov_consolidation.model import Citation, Mark
from egov_consolidation.wording import Text

TEMPLATE = Text(en="{task} is late", zh="{task} 逾期")
NAMES = st.text(alphabet="甲乙PL.01 ", max_size=4)
IDENTITIES = st.tuples(NAMES, st.lists(NAMES, max_size=3).map(tuple), NAMES)


def finding(
    rule_id: str = "PL04", verdict: Verdict = Verdict.FAIL, severity: Severity = Severity.WARNING, matter: str = ""
) -> Finding:
    """Return a finding about two rows."""
    return Finding(
        rule_id=rule_id,
        verdict=verdict,
        severity=severity,
        subjects=("1.1", "1.10"),
        template=TEMPLATE,
        values=(("task", "1.10"),),
        citations=(Citation(document="d", row="1.10", quote="编制完成"), Citation(document="d", quote="附则")),
        marks=(Mark.JUDGEMENT,),
        matter=matter,
        next_change=day("2018-06-30"),
    )


def report(*findings: Finding) -> Report:
    """Return a report with these findings."""
    return Report(plan=PlanSummary(id="d"), as_of=day("2018-07-01"), findings=findings)


class TestFinding:
    """`Finding`."""

    def test_the_message_is_said_in_the_language_asked_for(self) -> None:
        """English unless asked."""
        assert finding().message == "1.10 is late"
        assert finding().text("zh") == "1.10 逾期"

    def test_the_fingerprint_is_the_hash_of_rule_subjects_and_matter(self) -> None:
        """The formula, so that waivers and baselines stay valid from release to release."""
        words = "PL04\x1f1.1\x1f1.10\x1f\x1fwho"
        assert finding(matter="who").fingerprint == hashlib.sha256(words.encode()).hexdigest()[:16]

    def test_wording_and_weight_do_not_change_the_fingerprint(self) -> None:
        """Everything but identity may improve."""
        better = attrs.evolve(
            finding(),
            template=Text(en="!", zh="！"),
            severity=Severity.ERROR,
            verdict=Verdict.UNKNOWN,
            citations=(),
            marks=(),
        )
        assert better.fingerprint == finding().fingerprint

    @given(IDENTITIES, IDENTITIES)
    def test_different_identities_have_different_fingerprints(
        self, one: tuple[str, tuple[str, ...], str], other: tuple[str, tuple[str, ...], str]
    ) -> None:
        """No two lists of subjects run together."""

        def of(identity: tuple[str, tuple[str, ...], str]) -> str:
            rule_id, subjects, matter = identity
            return attrs.evolve(finding(), rule_id=rule_id, subjects=subjects, matter=matter).fingerprint

        assert (of(one) == of(other)) == (one == other)

    def test_a_lone_surrogate_still_has_a_fingerprint(self) -> None:
        """Text from outside may hold anything."""
        assert len(attrs.evolve(finding(), subjects=("\ud800",)).fingerprint) == 16

    def test_the_record_is_flat(self) -> None:
        """Ready for a data frame, with both languages and the quotations."""
        record = finding().to_record()
        assert all(value is None or isinstance(value, str | int | bool) for value in record.values())
        assert (record["severity"], record["verdict"], record["next_change"]) == ("WARNING", "FAIL", "2018-06-30")
        assert (record["subjects"], record["marks"], record["message_zh"]) == ("1.1,1.10", "judgement", "1.10 逾期")
        assert record["quotes"] == "[1.10] 编制完成 [d] 附则"


class TestSeverity:
    """`Severity`."""

    def test_severities_are_ordered(self) -> None:
        """A note weighs least."""
        assert sorted(Severity) == [Severity.NOTE, Severity.WARNING, Severity.ERROR]


class TestReport:
    """`Report`."""

    def test_it_is_a_collection_of_findings(self) -> None:
        """Iterated and counted."""
        one, two = finding(), finding("PL01")
        assert list(report(one, two)) == [one, two]
        assert len(report(one, two)) == 2
        assert report(one, two).by_rule("PL01") == (two,)

    def test_a_report_without_findings_is_still_a_report(self) -> None:
        """Truth is not the count."""
        assert bool(report())

    def test_totals_add_up_over_the_rules(self) -> None:
        """Verdicts that a rule does not list count as none."""
        verdicts = {"A": {Verdict.PASS: 2, Verdict.FAIL: 1}, "B": {Verdict.PASS: 3}}
        totals = attrs.evolve(report(), verdicts=verdicts).totals
        assert totals == {Verdict.PASS: 5, Verdict.FAIL: 1} | dict.fromkeys(
            (Verdict.UNKNOWN, Verdict.NOT_APPLICABLE, Verdict.ERROR), 0
        )

    @pytest.mark.parametrize(
        ("verdict", "severity", "at_least", "counts", "counts_if_unknown_allowed"),
        [
            (Verdict.FAIL, Severity.WARNING, Severity.WARNING, True, True),
            (Verdict.FAIL, Severity.NOTE, Severity.WARNING, False, False),
            (Verdict.UNKNOWN, Severity.WARNING, Severity.NOTE, True, False),
            (Verdict.UNKNOWN, Severity.NOTE, Severity.WARNING, False, False),
            (Verdict.ERROR, Severity.NOTE, Severity.ERROR, True, True),
        ],
    )
    def test_what_weighs_enough_is_a_departure(
        self,
        verdict: Verdict,
        severity: Severity,
        at_least: Severity,
        *,
        counts: bool,
        counts_if_unknown_allowed: bool,
    ) -> None:
        """Undecided is never a pass unless allowed, and a crash always counts."""
        given_report = report(finding(verdict=verdict, severity=severity))
        assert bool(given_report.departures(at_least=at_least)) is counts
        assert bool(given_report.departures(at_least=at_least, allow_unknown=True)) is counts_if_unknown_allowed

    def test_raising_lists_every_departure_with_its_words(self) -> None:
        """In both languages, quotations beside them."""
        with pytest.raises(FindingsError) as caught:
            report(finding(), finding("PL01", severity=Severity.NOTE)).raise_for_findings(at_least=Severity.WARNING)
        assert caught.value.text("en").splitlines() == [
            "1 finding",
            "PL04 FAIL 1.1→1.10: 1.10 is late",
            "    1.10: “编制完成”",
            "    d: “附则”",
        ]
        assert caught.value.text("zh").splitlines()[:2] == ["共 1 项问题", "PL04 FAIL 1.1→1.10: 1.10 逾期"]

    def test_raising_is_silent_where_nothing_departs(self) -> None:
        """Allowed unknowns are no departures."""
        undecided = report(finding(verdict=Verdict.UNKNOWN))
        undecided.raise_for_findings(allow_unknown=True)
        with pytest.raises(FindingsError):
            undecided.raise_for_findings()

    def test_records_are_those_of_the_findings(self) -> None:
        """In order."""
        assert [one["rule"] for one in report(finding("PL04"), finding("PL01")).to_records()] == ["PL04", "PL01"]


FINDINGS = st.builds(
    finding,
    rule_id=st.sampled_from(("PL04", "NW03", "NW05")),
    verdict=st.sampled_from((Verdict.FAIL, Verdict.UNKNOWN)),
    matter=st.sampled_from("甲乙丙"),
)
REPORTS = st.lists(st.tuples(FINDINGS, st.integers(0, 2)), max_size=6, unique_by=lambda one: one[0].fingerprint).map(
    lambda pairs: attrs.evolve(
        report(*(one for one, place in pairs if place == 0)),
        waived=tuple(one for one, place in pairs if place == 1),
        known=tuple(one for one, place in pairs if place == 2),
    )
)


def fingerprints(*groups: tuple[Finding, ...]) -> set[str]:
    """Return the fingerprints of findings."""
    return {one.fingerprint for group in groups for one in group}


def all_of(one: Report) -> set[str]:
    """Return the fingerprints of all findings of a report."""
    return fingerprints(one.findings, one.waived, one.known)


class TestReportDiff:
    """`Report.diff`."""

    @given(REPORTS)
    def test_nothing_changes_from_a_report_to_itself(self, one: Report) -> None:
        """All is unchanged."""
        difference = one.diff(one)
        assert difference == ReportDifference(unchanged=(*one.findings, *one.waived, *one.known))

    @given(REPORTS, REPORTS)
    def test_it_is_the_algebra_of_fingerprints(self, newer: Report, older: Report) -> None:
        """Fixed are those that are gone, new those that have come, unchanged those of both."""
        difference = newer.diff(older)
        assert fingerprints(difference.fixed) == all_of(older) - all_of(newer)
        assert fingerprints(difference.new) == all_of(newer) - all_of(older)
        assert fingerprints(difference.unchanged) == all_of(newer) & all_of(older)
        assert difference.not_judged == ()

    def test_a_waiver_mends_nothing(self) -> None:
        """What is waived now and was not before is unchanged."""
        one = finding()
        assert attrs.evolve(report(), waived=(one,)).diff(report(one)) == ReportDifference(unchanged=(one,))

    @pytest.mark.parametrize(
        "newer",
        [
            report(),
            attrs.evolve(report(), not_run={"PL04": TEMPLATE}),
            attrs.evolve(report(attrs.evolve(finding(verdict=Verdict.ERROR), subjects=("d",))), verdicts={"PL04": {}}),
        ],
        ids=["left out", "not run", "crashed"],
    )
    def test_what_a_rule_found_that_has_not_judged_now_is_not_fixed(self, newer: Report) -> None:
        """Left out, without its data, or crashed: nobody knows."""
        older = attrs.evolve(report(finding()), verdicts={"PL04": {Verdict.FAIL: 1}})
        difference = newer.diff(older)
        assert (difference.fixed, difference.not_judged) == ((), (finding(),))

    def test_what_a_rule_found_that_has_judged_again_is_fixed(self) -> None:
        """The rule has run in both."""
        ran = {"PL04": {Verdict.FAIL: 1}}
        older, newer = (attrs.evolve(one, verdicts=ran) for one in (report(finding()), report()))
        assert newer.diff(older) == ReportDifference(fixed=(finding(),))

    def test_what_a_rule_that_crashed_at_something_else_found_before_is_fixed(self) -> None:
        """It has judged all but that."""
        crash = attrs.evolve(finding(verdict=Verdict.ERROR), subjects=("lines/7",))
        ran = {"PL04": {Verdict.FAIL: 1}}
        older, newer = (attrs.evolve(one, verdicts=ran) for one in (report(finding()), report(crash)))
        assert newer.diff(older) == ReportDifference(fixed=(finding(),), new=(crash,))

    @given(st.sampled_from(Verdict), st.sampled_from(Verdict))
    def test_a_finding_that_weighs_or_says_something_else_is_the_same(self, before: Verdict, now: Verdict) -> None:
        """Its fingerprint is: the later one is shown."""
        newer = finding(verdict=now, severity=Severity.NOTE)
        assert report(newer).diff(report(finding(verdict=before))) == ReportDifference(unchanged=(newer,))


class TestOfUnit:
    """`Report.of_unit`."""

    def test_it_keeps_what_the_unit_has_and_every_rule_that_crashed(self) -> None:
        """A crash may have hidden a finding about any unit."""
        ours, theirs = (attrs.evolve(finding(matter=unit), unit=unit) for unit in ("甲", "乙"))
        crash = finding("NW03", Verdict.ERROR)
        assert report(ours, theirs, finding(), crash).of_unit("甲").findings == (ours, crash)
