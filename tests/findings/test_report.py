"""The outcome of one check: what it holds, how it is counted, narrowed and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import FindingsError, UsageError
from egov_consolidation.findings import Finding, Report, ReportDifference, Severity, Verdict
from egov_consolidation.findings._report import Counted
from egov_consolidation.settings import Baseline, KnownFinding

from .made import TEMPLATE, finding, report


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

    def test_it_is_printed_in_a_line(self) -> None:
        """The plan, the day, and how much was found of which verdict."""
        one = attrs.evolve(report(finding(), finding("PL05"), finding("PL06", Verdict.UNKNOWN)), verdicts={"PL04": {}})
        assert str(one) == "d, as of 2018-07-01: rules 1, findings 3 (FAIL 2, UNKNOWN 1)"
        assert str(report()) == "d, as of 2018-07-01: rules 0, findings 0"

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


OF_UNITS = st.lists(
    st.tuples(FINDINGS, st.sampled_from((None, "甲", "乙")), st.integers(0, 3)),
    max_size=8,
    unique_by=lambda drawn: drawn[0].fingerprint,
).map(
    lambda drawn: attrs.evolve(
        report(*(attrs.evolve(one, unit=unit) for one, unit, place in drawn if place == 0)),
        waived=tuple(attrs.evolve(one, unit=unit) for one, unit, place in drawn if place == 1),
        known=tuple(attrs.evolve(one, unit=unit) for one, unit, place in drawn if place == 2),
        ignored=tuple(attrs.evolve(one, unit=unit) for one, unit, place in drawn if place == 3),
    )
)
"""Reports of two units and of nobody, each finding in one of the four places."""


def verdicts_of(*groups: tuple[Finding, ...]) -> set[tuple[str, Verdict]]:
    """Return the fingerprints of findings with their verdicts."""
    return {(one.fingerprint, one.verdict) for group in groups for one in group}


def fingerprints(*groups: tuple[Finding, ...]) -> set[str]:
    """Return the fingerprints of findings."""
    return {one.fingerprint for group in groups for one in group}


def all_of(one: Report) -> set[str]:
    """Return the fingerprints of all findings of a report."""
    return fingerprints(one.findings, one.waived, one.known)


def all_with_verdicts(one: Report) -> set[tuple[str, Verdict]]:
    """Return the fingerprints of all findings of a report with their verdicts."""
    return verdicts_of(one.findings, one.waived, one.known)


class TestReportDiff:
    """`Report.diff`."""

    @given(REPORTS)
    def test_nothing_changes_from_a_report_to_itself(self, one: Report) -> None:
        """All is unchanged."""
        difference = one.diff(one)
        assert difference == ReportDifference(unchanged=(*one.findings, *one.waived, *one.known))

    @given(REPORTS, REPORTS)
    def test_it_is_the_algebra_of_fingerprints_and_verdicts(self, newer: Report, older: Report) -> None:
        """Fixed are those that are gone, new those that have come or say otherwise, unchanged those of both."""
        difference = newer.diff(older)
        mine, before = all_with_verdicts(newer), all_with_verdicts(older)
        assert fingerprints(difference.fixed) == all_of(older) - all_of(newer)
        assert verdicts_of(difference.new) == mine - before
        assert verdicts_of(difference.unchanged) == mine & before
        assert verdicts_of(difference.fixed, difference.superseded) == before - mine
        assert difference.not_judged == ()

    @given(REPORTS, REPORTS)
    def test_new_is_what_a_baseline_would_not_know(self, newer: Report, older: Report) -> None:
        """Both answer the same question, and so say the same."""
        known = (KnownFinding(fingerprint=one, verdict=verdict) for one, verdict in all_with_verdicts(older))
        baseline = Baseline(findings=tuple(known))
        news = {pair for pair in all_with_verdicts(newer) if not baseline.knows(*pair)}
        assert verdicts_of(newer.diff(older).new) == news

    def test_what_is_no_report_is_refused(self) -> None:
        """It is told, and what it must be."""
        with pytest.raises(UsageError, match="str: is no report, must be one"):
            report().diff("x")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]

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

    @given(st.sampled_from(Verdict))
    def test_a_finding_that_weighs_something_else_is_the_same(self, verdict: Verdict) -> None:
        """Its fingerprint and verdict are: the later one is shown."""
        newer = finding(verdict=verdict, severity=Severity.NOTE)
        assert report(newer).diff(report(finding(verdict=verdict))) == ReportDifference(unchanged=(newer,))

    @given(st.permutations(list(Verdict)))
    def test_a_finding_with_another_verdict_is_new_and_the_older_one_superseded(self, drawn: list[Verdict]) -> None:
        """What could not be decided and departs now is news, and is not fixed either."""
        older, newer = finding(verdict=drawn[0]), finding(verdict=drawn[1])
        assert report(newer).diff(report(older)) == ReportDifference(new=(newer,), superseded=(older,))


COUNTED: Mapping[Counted, Callable[[Finding], str]] = {
    "verdict": lambda one: one.verdict.value,
    "severity": lambda one: one.severity.name,
    "family": lambda one: one.rule_id[:2],
    "rule": lambda one: one.rule_id,
    "unit": lambda one: one.unit or "",
}


class TestCountBy:
    """`Report.count_by`."""

    @given(OF_UNITS, st.sampled_from(sorted(COUNTED)))
    def test_every_finding_is_counted_once(self, one: Report, what: Counted) -> None:
        """By the definition, the largest number first."""
        counts = one.count_by(what)
        assert counts == Counter(COUNTED[what](found) for found in one)
        assert list(counts.values()) == sorted(counts.values(), reverse=True)


class TestByUnit:
    """`Report.by_unit`."""

    @given(OF_UNITS)
    def test_every_finding_stands_in_the_report_of_its_unit_alone(self, one: Report) -> None:
        """In its place and in its order, whether it is listed, permitted, known or left out."""
        units = one.by_unit()
        for place in ("findings", "waived", "known", "ignored"):
            parts = {unit: getattr(part, place) for unit, part in units.items()}
            for unit, part in parts.items():
                assert part == tuple(found for found in getattr(one, place) if (found.unit or "") == unit)
            assert sum(map(len, parts.values())) == len(getattr(one, place))

    @given(OF_UNITS)
    def test_what_is_of_no_unit_stands_first_and_then_the_unit_with_the_most(self, one: Report) -> None:
        """So that the office that reads it sees the plan and then whom to call."""
        units = one.by_unit()
        assert "" not in list(units)[1:]
        sizes = [len(part) for unit, part in units.items() if unit]
        assert sizes == sorted(sizes, reverse=True)

    @given(OF_UNITS)
    def test_each_says_whose_it_is_and_how_many_others_there_are(self, one: Report) -> None:
        """The verdicts stay those of all units."""
        for unit, part in one.by_unit().items():
            assert (part.unit, part.others, part.verdicts) == (unit, len(one) - len(part), one.verdicts)


class TestOfUnit:
    """`Report.of_unit`."""

    def test_it_keeps_what_the_unit_has_and_every_rule_that_crashed(self) -> None:
        """A crash may have hidden a finding about any unit."""
        ours, theirs = (attrs.evolve(finding(matter=unit), unit=unit) for unit in ("甲", "乙"))
        crash = finding("NW03", Verdict.ERROR)
        assert report(ours, theirs, finding(), crash).of_unit("甲").findings == (ours, crash)

    @given(OF_UNITS, st.sampled_from("甲乙丙"))
    def test_it_is_the_report_of_the_unit_beside_crashes(self, one: Report, unit: str) -> None:
        """Where no rule has crashed, that of `by_unit`; a unit of which nothing is found has an empty one."""
        narrowed = one.of_unit(unit)
        assert narrowed == one.by_unit().get(unit, narrowed)
        assert narrowed.others == len(one) - len(narrowed)
        assert narrowed.unit == unit

    @given(OF_UNITS, st.sampled_from("甲乙"))
    def test_what_others_have_is_not_fixed_by_looking_away(self, one: Report, unit: str) -> None:
        """A report of one unit does not judge the others."""
        ran = attrs.evolve(one, verdicts={rule_id: {} for rule_id in ("PL04", "NW03", "NW05")})
        difference = ran.of_unit(unit).diff(ran)
        assert (difference.fixed, difference.new) == ((), ())
        assert {found.unit for found in difference.not_judged} <= {None, "甲", "乙"} - {unit}

    def test_what_settings_leave_out_is_not_fixed(self) -> None:
        """It is still there."""
        older = report(finding())
        assert attrs.evolve(report(), ignored=(finding(),)).diff(older) == ReportDifference(unchanged=(finding(),))
