"""Findings and reports made by hand."""

from __future__ import annotations

from egov_consolidation.dates import day
from egov_consolidation.findings import Finding, PlanSummary, Report, Severity, Verdict
from egov_consolidation.model import Citation, Mark
from egov_consolidation.wording import Text

TEMPLATE = Text(en="{task} is late", zh="{task} 逾期")


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
