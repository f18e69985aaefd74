"""A baseline, as the file that a later check takes."""

from __future__ import annotations

from egov_consolidation.findings import Report, Verdict
from egov_consolidation.rendering._json import Json, plan_json


def baseline_json(report: Report) -> Json:
    """Return the document `egov/baseline/1`: what a later check shall know of a report.

    It holds the findings, and those that were known before and are still there. Waived findings are not in it: when
    their waiver ends they have to be seen. Nor are crashed rules, which have found nothing.
    """
    known = sorted((*report.findings, *report.known), key=lambda one: (one.rule_id, one.subjects, one.matter))
    return {
        "schema": "egov/baseline/1",
        "plan": plan_json(report.plan),
        "as_of": report.as_of.isoformat(),
        "findings": [
            {
                "fingerprint": one.fingerprint,
                "rule": one.rule_id,
                "verdict": one.verdict.value,
                "subjects": one.subjects,
            }
            for one in known
            if one.verdict is not Verdict.ERROR
        ],
    }
