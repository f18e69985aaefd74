"""Waivers applied to a report, once, after all rules."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.checking import WAIVER_RULES, with_baseline, with_waivers
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Finding, Report, Severity, Verdict
from egov_consolidation.rules import Strength
from egov_consolidation.settings import Baseline, KnownFinding, Selection, Waiver

from .drawn import AS_OF, FINDINGS, REPORTS, RULES, STRENGTHS, WAIVERS, finding, report, waiver


def waived(one: Report, *waivers: Waiver) -> Report:
    """Return a report with waivers of the rules of this test applied."""
    return with_waivers(one, waivers, RULES)


def is_permitted(found: Finding, waivers: list[Waiver]) -> bool:
    """Return whether some waiver permits a finding, by the definition."""
    return found.verdict is Verdict.FAIL and any(
        one.rule_id == found.rule_id
        and one.subjects == found.subjects
        and STRENGTHS[one.rule_id] is Strength.IN_PRINCIPLE
        and one.first_day <= AS_OF <= one.last_day
        for one in waivers
    )


def without_waivers(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return what the rules found, without what is held against waivers."""
    return [one for one in findings if one.rule_id not in WAIVER_RULES]


def held(one: Report) -> list[tuple[str, Verdict]]:
    """Return what is held against waivers."""
    return [(found.rule_id, found.verdict) for found in one if found.rule_id in WAIVER_RULES]


class TestWithWaivers:
    """`with_waivers`."""

    @given(REPORTS, WAIVERS)
    def test_exactly_what_is_permitted_is_waived(self, one: Report, waivers: list[Waiver]) -> None:
        """By the definition, finding by finding."""
        after = waived(one, *waivers)
        assert [attrs.evolve(found, waiver=None) for found in after.waived] == [
            found for found in one if is_permitted(found, waivers)
        ]
        assert without_waivers(after.findings) == [found for found in one if not is_permitted(found, waivers)]

    @given(REPORTS, WAIVERS)
    def test_every_finding_stands_in_one_place(self, one: Report, waivers: list[Waiver]) -> None:
        """No finding is lost, none is doubled."""
        after = waived(one, *waivers)
        everywhere = [found.fingerprint for found in (*after.findings, *after.waived, *after.known)]
        assert len(set(everywhere)) == len(everywhere)
        assert {found.fingerprint for found in one} <= set(everywhere)

    @given(REPORTS, WAIVERS)
    def test_once_is_as_good_as_twice(self, one: Report, waivers: list[Waiver]) -> None:
        """Applying waivers again changes nothing."""
        after = waived(one, *waivers)
        assert waived(after, *waivers) == after
        assert waived(after, *waivers).verdicts == after.verdicts

    @given(REPORTS, WAIVERS, st.randoms(use_true_random=False))
    def test_the_order_of_waivers_changes_nothing(self, one: Report, waivers: list[Waiver], random: object) -> None:
        """Nor does one that stands there twice."""
        shuffled = [*waivers, *waivers]
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        after = waived(one, *waivers)
        assert waived(one, *shuffled) == after
        assert waived(one, *shuffled).verdicts == after.verdicts

    @given(REPORTS, WAIVERS)
    def test_without_waivers_all_is_as_before(self, one: Report, waivers: list[Waiver]) -> None:
        """What is no longer permitted comes back; that no waivers were there is counted."""
        assert waived(waived(one, *waivers)).findings == one.findings
        assert waived(one).verdicts == {**one.verdicts, **{each: dict.fromkeys(Verdict, 0) for each in WAIVER_RULES}}

    @given(REPORTS, WAIVERS)
    def test_what_a_waiver_permits_holds_it(self, one: Report, waivers: list[Waiver]) -> None:
        """The waiver is one of those that permit it, and none of them lasts longer."""
        for found in waived(one, *waivers).waived:
            theirs = [each for each in waivers if is_permitted(found, [each])]
            assert found.waiver in theirs
            assert found.waiver.last_day == max(each.last_day for each in theirs)

    @given(st.permutations(range(3)))
    def test_of_several_permissions_the_one_that_lasts_longest_stands_with_the_finding(self, order: list[int]) -> None:
        """Whichever began first, and in whatever order they stand."""
        several = [
            waiver(first_day=AS_OF, last_day=AS_OF.add(days=1)),
            waiver(first_day=AS_OF.subtract(days=9), last_day=AS_OF.add(days=3)),
            waiver(first_day=AS_OF.subtract(days=1), last_day=AS_OF.add(days=2)),
        ]
        (found,) = waived(report(finding()), *(several[place] for place in order)).waived
        assert found.waiver == several[1]

    @pytest.mark.parametrize(("days", "permits"), [(-1, False), (0, True), (1, True)])
    def test_the_last_day_still_waives_and_the_next_does_not(self, days: int, permits: bool) -> None:
        """An expired waiver hides nothing: it is a finding beside the departure."""
        one = waiver(first_day=AS_OF.subtract(years=1), last_day=AS_OF.add(days=days))
        after = waived(report(finding()), one)
        assert [found.waiver for found in after.waived] == ([one] if permits else [])
        assert held(after) == ([] if permits else [("WV01", Verdict.FAIL)])

    def test_a_waiver_that_has_not_begun_says_when_it_will(self) -> None:
        """It hides nothing before its first day."""
        after = waived(report(finding()), waiver(first_day=AS_OF.add(days=1), last_day=AS_OF.add(days=9)))
        assert held(after) == [("WV01", Verdict.FAIL)]
        assert [found.next_change for found in after] == [AS_OF.add(days=1), None]
        assert after.waived == ()

    @pytest.mark.parametrize("rule_id", ["XX03", "YY01"])
    def test_a_waiver_of_any_other_strength_permits_nothing(self, rule_id: str) -> None:
        """MUST is must; and of MAY nothing is to be permitted."""
        after = waived(report(finding(rule_id)), waiver(rule_id))
        assert held(after) == [("WV03", Verdict.FAIL)]
        assert (len(after), after.waived) == (2, ())
        assert after.verdicts["WV03"][Verdict.FAIL] == after.verdicts["WV01"][Verdict.NOT_APPLICABLE] == 1

    @pytest.mark.parametrize("subjects", [("2",), ("1", "2"), ("2", "1")])
    def test_a_waiver_of_other_subjects_matches_nothing(self, subjects: tuple[str, ...]) -> None:
        """Fewer, more, or in another order: a permission is not read wider than it says."""
        after = waived(report(finding(subjects=("1",))), waiver(subjects=subjects))
        assert held(after) == [("WV02", Verdict.FAIL)]
        assert after.waived == ()

    def test_what_cannot_be_decided_is_not_waived(self) -> None:
        """Nobody knows whether there is anything to permit, and the missing datum is named."""
        after = waived(report(finding(verdict=Verdict.UNKNOWN)), waiver())
        assert after.waived == ()
        assert held(after) == [("WV02", Verdict.UNKNOWN)]
        assert {found.missing for found in after} == {("lines/1: cancelled_on",)}

    def test_a_waiver_of_a_crashed_rule_cannot_be_decided(self) -> None:
        """The crash is never waived."""
        after = waived(report(finding(subjects=("p",), verdict=Verdict.ERROR)), waiver(subjects=("p",)))
        assert held(after) == [("WV02", Verdict.UNKNOWN)]
        assert [found.verdict for found in after] == [Verdict.UNKNOWN, Verdict.ERROR]

    def test_waivers_of_rules_that_have_not_run_are_not_asked_for_a_match(self) -> None:
        """They are neither passes nor findings."""
        after = waived(report(ran=("XX02",)), waiver())
        assert held(after) == []
        assert after.verdicts["WV02"][Verdict.NOT_APPLICABLE] == 1

    @given(REPORTS, WAIVERS)
    def test_one_verdict_is_counted_for_each_waiver_and_question(self, one: Report, waivers: list[Waiver]) -> None:
        """And no waiver fails twice."""
        after, each = waived(one, *waivers), len(set(waivers))
        assert [sum(after.verdicts[rule].values()) for rule in WAIVER_RULES] == [each] * len(WAIVER_RULES)
        assert sum(after.verdicts[rule][Verdict.FAIL] for rule in WAIVER_RULES) <= each

    @given(REPORTS, WAIVERS)
    def test_what_is_held_against_a_waiver_cites_its_words(self, one: Report, waivers: list[Waiver]) -> None:
        """The file, and the reason that it gives; said in both languages."""
        found = [each for each in waived(one, *waivers) if each.rule_id in WAIVER_RULES]
        assert {(cited.document, cited.quote) for each in found for cited in each.citations} <= {
            ("waivers.toml", "经研究同意暂缓")
        }
        assert all(each.citations and "{" not in each.text("zh") + each.text("en") for each in found)

    @given(REPORTS, WAIVERS, st.sampled_from(tuple(WAIVER_RULES)))
    def test_what_is_not_asked_is_not_held_against_a_waiver(
        self, one: Report, waivers: list[Waiver], ignored: str
    ) -> None:
        """Leaving out a question leaves out its findings and counts, and nothing else."""
        whole, after = waived(one, *waivers), with_waivers(one, waivers, RULES, Selection(ignore=(ignored,)))
        assert after.findings == tuple(found for found in whole.findings if found.rule_id != ignored)
        assert after.waived == whole.waived
        assert after.verdicts == {rule: counts for rule, counts in whole.verdicts.items() if rule != ignored}

    @given(REPORTS, WAIVERS, st.sets(FINDINGS.map(lambda one: one.fingerprint)))
    def test_what_was_known_before_can_be_waived(
        self, one: Report, waivers: list[Waiver], fingerprints: set[str]
    ) -> None:
        """Baseline and waivers give the same in either order, and every finding stands in one place."""
        before = Baseline(findings=tuple(KnownFinding(fingerprint=each) for each in sorted(fingerprints)))
        after = waived(with_baseline(one, before), *waivers)
        assert with_baseline(after, before) == after
        assert after == with_baseline(waived(one, *waivers), before)

    @given(REPORTS, WAIVERS)
    def test_what_is_held_against_a_waiver_can_be_known_before(self, one: Report, waivers: list[Waiver]) -> None:
        """It stays known when the waivers are applied again, in the order of a report."""
        plain = waived(one, *waivers)
        everything = Baseline(findings=tuple(KnownFinding(fingerprint=found.fingerprint) for found in plain))
        after = with_baseline(plain, everything)
        assert (after.findings, after.known) == ((), plain.findings)
        assert waived(after, *waivers) == after

    def test_an_unknown_rule_is_refused_with_the_nearest(self) -> None:
        """A misspelt rule would silently permit nothing."""
        with pytest.raises(UsageError, match=r"^waivers\.toml: XX11: fits no rule.*; XX01 is the nearest$"):
            waived(report(), waiver("XX11"))

    def test_a_waiver_of_a_waiver_is_refused(self) -> None:
        """What is asked of waivers binds."""
        with pytest.raises(UsageError):
            waived(report(), waiver("WV01"))

    def test_a_refused_waiver_weighs_more_than_an_expired_one(self) -> None:
        """And that one more than one that has not begun."""
        ended = waiver(first_day=AS_OF.subtract(days=9), last_day=AS_OF.subtract(days=1))
        coming = waiver(first_day=AS_OF.add(days=1), last_day=AS_OF.add(days=9))
        refused = waiver("XX03")
        weights = [[found.severity for found in waived(report(), one)] for one in (coming, ended, refused)]
        assert weights == [[Severity.NOTE], [Severity.WARNING], [Severity.ERROR]]
