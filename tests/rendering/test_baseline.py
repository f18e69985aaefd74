"""A baseline, as the file that a later check takes."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import Citation, Finding, Report, Severity, Verdict
from egov_consolidation.checking import with_baseline
from egov_consolidation.dates import day
from egov_consolidation.findings import PlanSummary
from egov_consolidation.reading import baseline_from_data
from egov_consolidation.reading._documents import json_data
from egov_consolidation.rendering import baseline_json, json_text
from egov_consolidation.settings import Baseline
from egov_consolidation.wording import same

FINDINGS = st.builds(
    Finding,
    rule_id=st.sampled_from(("PL04", "NW03")),
    verdict=st.sampled_from((Verdict.FAIL, Verdict.UNKNOWN, Verdict.ERROR)),
    severity=st.sampled_from(Severity),
    subjects=st.lists(st.sampled_from(("1.1", "目录")), min_size=1, max_size=2).map(tuple),
    template=st.just(same("departs")),
    citations=st.just((Citation(document="d", quote="编制"),)),
    matter=st.sampled_from("甲乙丙"),
)
REPORTS = st.lists(FINDINGS, max_size=6, unique_by=lambda one: one.fingerprint).map(
    lambda findings: Report(plan=PlanSummary(id="p"), as_of=day("2018-07-01"), findings=tuple(findings))
)


def read_back(one: Report) -> Baseline:
    """Return the baseline of a report as it reads once it is written."""
    return baseline_from_data(json_data(json_text(baseline_json(one)), "b"), document="b")


class TestBaselineJson:
    """`baseline_json`."""

    @given(REPORTS)
    def test_a_report_knows_itself_once_it_is_written_and_read(self, one: Report) -> None:
        """All but crashes is known then, of the same plan and day."""
        before = read_back(one)
        after = with_baseline(one, before)
        assert {found.verdict for found in after} <= {Verdict.ERROR}
        assert len(after.known) + len(after) == len(one)
        assert (before.plan, before.as_of) == ("p", day("2018-07-01"))

    @given(REPORTS)
    def test_a_baseline_written_with_a_baseline_knows_no_less(self, one: Report) -> None:
        """What was known and is still there stays known."""
        assert read_back(with_baseline(one, read_back(one))) == read_back(one)

    @given(REPORTS)
    def test_waived_findings_are_not_in_it(self, one: Report) -> None:
        """When the waiver ends they have to be seen."""
        waived = attrs.evolve(one, findings=(), waived=one.findings)
        assert read_back(waived).findings == ()
