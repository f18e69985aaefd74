"""Sets apart the findings that were known before."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from egov_consolidation.checking._order import in_order
from egov_consolidation.checking._refusals import refuse
from egov_consolidation.findings import Finding, Report, Verdict
from egov_consolidation.settings import Baseline
from egov_consolidation.wording import Text

_OTHER_PLAN = Text(
    en="baseline: is of the plan {found}, must be of {wanted}", zh="基线：属于方案 {found}，须属于方案 {wanted}"
)


def with_baseline(report: Report, baseline: Baseline) -> Report:
    """Return a report in which the findings of a baseline stand under `known`.

    Args:
        report: The report; what another baseline knew of it is forgotten.
        baseline: What was known before. A crashed rule is never known: it has found nothing.

    Returns:
        The report, every finding under exactly one of `findings`, `waived` and `known`.

    Raises:
        UsageError: The baseline is of another plan, whose rows may have the same numbers.
    """
    refuse(of_another_plan(baseline, report.plan.id))
    listed = in_order((*report.findings, *report.known))
    return attrs.evolve(
        report,
        findings=tuple(one for one in listed if not _is_known(one, baseline)),
        known=tuple(one for one in listed if _is_known(one, baseline)),
    )


def of_another_plan(baseline: Baseline, plan_id: str) -> Iterator[Text]:
    """Yield what is to be said of a baseline that is not of this plan."""
    if baseline.plan not in {"", plan_id}:
        yield _OTHER_PLAN.fill(found=baseline.plan, wanted=plan_id)


def _is_known(finding: Finding, baseline: Baseline) -> bool:
    return finding.verdict is not Verdict.ERROR and baseline.knows(finding.fingerprint, finding.verdict.value)
