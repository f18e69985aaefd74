"""Judges a plan with a ledger by one rule."""

from __future__ import annotations

from collections.abc import Mapping

from egov_consolidation import check, issued
from egov_consolidation.findings import Finding, Report, Verdict
from egov_consolidation.inventory import Inventory
from egov_consolidation.ledger import Progress, ProgressEntry
from egov_consolidation.model import Plan, Roster

ANNEX = issued.load("dalian-2017")


def report(
    rule_id: str,
    *entries: ProgressEntry,
    as_of: str,
    plan: Plan = ANNEX,
    roster: Roster | None = None,
    inventory: Inventory | None = None,
    parameters: Mapping[str, float] | None = None,
) -> Report:
    """Return what one rule says of what was reported."""
    return check(
        plan,
        as_of=as_of,
        select=rule_id,
        progress=Progress(entries=entries),
        roster=roster,
        inventory=inventory,
        parameters=dict(parameters or {}),
    )


def of_task(found: Report, task_id: str) -> tuple[Finding, ...]:
    """Return the findings about a task."""
    return tuple(one for one in found if one.subjects[0] == task_id)


def single(found: Report, rule_id: str, *subjects: str) -> Verdict:
    """Return the verdict of a finding about these subjects; a pass where there is none."""
    verdicts = [one.verdict for one in found.by_rule(rule_id) if one.subjects == subjects]
    return verdicts[0] if verdicts else Verdict.PASS
