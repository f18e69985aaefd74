"""Findings that were known before, set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.checking import with_baseline
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Report, Verdict
from egov_consolidation.settings import Baseline, KnownFinding

from .drawn import REPORTS, finding, report


def baseline_of(one: Report) -> Baseline:
    """Return a baseline of all that a report finds."""
    return Baseline(
        findings=tuple(KnownFinding(fingerprint=found.fingerprint, verdict=found.verdict.value) for found in one)
    )


class TestWithBaseline:
    """`with_baseline`."""

    @given(REPORTS)
    def test_a_report_knows_all_of_itself(self, one: Report) -> None:
        """Nothing is new, nothing departs, and the counts stay."""
        after = with_baseline(one, baseline_of(one))
        assert (after.findings, after.known, after.departures()) == ((), one.findings, ())
        assert after.verdicts == one.verdicts

    @given(REPORTS, REPORTS)
    def test_what_was_known_stands_apart(self, one: Report, older: Report) -> None:
        """By fingerprint and verdict, and each finding in one place."""
        after = with_baseline(one, baseline_of(older))
        known = {(found.fingerprint, found.verdict) for found in older}
        assert after.known == tuple(found for found in one if (found.fingerprint, found.verdict) in known)
        assert after.findings == tuple(found for found in one if (found.fingerprint, found.verdict) not in known)

    @given(REPORTS, REPORTS, REPORTS)
    def test_the_last_baseline_counts(self, one: Report, first: Report, second: Report) -> None:
        """Applying it again changes nothing, and what another knew is forgotten."""
        after = with_baseline(one, baseline_of(second))
        assert with_baseline(after, baseline_of(second)) == after
        assert with_baseline(with_baseline(one, baseline_of(first)), baseline_of(second)) == after

    @given(st.sampled_from(("", "ERROR")))
    def test_a_crash_is_never_known(self, verdict: str) -> None:
        """Whatever the file says."""
        one = report(finding(verdict=Verdict.ERROR))
        before = Baseline(findings=(KnownFinding(fingerprint=one.findings[0].fingerprint, verdict=verdict),))
        assert with_baseline(one, before) == one

    def test_a_baseline_of_another_plan_is_refused(self) -> None:
        """Rows of two plans may have the same numbers; where it names no plan, it is taken as it is."""
        assert with_baseline(report(), Baseline(plan="p")) == report()
        with pytest.raises(UsageError, match="is of the plan q, must be of p"):
            with_baseline(report(), Baseline(plan="q"))
