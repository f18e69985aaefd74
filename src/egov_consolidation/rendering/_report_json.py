"""A report as JSON: the document `egov/report/1`."""

from __future__ import annotations

from egov_consolidation.findings import Finding, InventorySummary, Report, RuleSummary, Verdict
from egov_consolidation.ledger import UnitWork
from egov_consolidation.rendering._json import Json, citation_json, plan_json
from egov_consolidation.rendering._report_settings import settings_json
from egov_consolidation.rendering._unit_work import work_json
from egov_consolidation.rendering._waivers import waiver_json
from egov_consolidation.wording import Lang, said


def report_json(report: Report, lang: Lang, work: UnitWork | None = None) -> Json:
    """Return the document `egov/report/1`."""
    return {
        "schema": "egov/report/1",
        "plan": plan_json(report.plan),
        "as_of": report.as_of.isoformat(),
        "inventory": _inventory_json(report.inventory),
        "settings": settings_json(report.settings),
        "unit": report.unit,
        "work": work_json(work, report, lang),
        "verdicts": {
            rule_id: {verdict.value: counts[verdict] for verdict in Verdict}
            for rule_id, counts in report.verdicts.items()
        },
        "findings": [finding_json(finding, lang) for finding in report.findings],
        "waived": [finding_json(finding, lang) for finding in report.waived],
        "known": [finding_json(finding, lang) for finding in report.known],
        "unlisted": {"others": report.others, "settings": len(report.ignored)},
        "not_run": {rule_id: reason.say(lang) for rule_id, reason in report.not_run.items()},
        "rules": {rule_id: _rule_json(rule, lang) for rule_id, rule in report.rules.items()},
    }


def finding_json(finding: Finding, lang: Lang) -> Json:
    """Return one finding of the document `egov/report/1`."""
    return {
        "rule": finding.rule_id,
        "verdict": finding.verdict.value,
        "severity": finding.severity.name,
        "subjects": finding.subjects,
        "matter": finding.matter,
        "message": finding.text(lang),
        "citations": [citation_json(citation) for citation in finding.citations],
        "marks": [mark.value for mark in finding.marks],
        "missing": finding.missing,
        "next_change": None if finding.next_change is None else finding.next_change.isoformat(),
        "unit": finding.unit,
        "changes": [
            {"datum": one.datum, "label": one.label.say(lang), "to": said(one.to, lang)} for one in finding.changes
        ],
        "held_up_by": finding.held_up_by,
        "fingerprint": finding.fingerprint,
        "waiver": waiver_json(finding.waiver),
    }


def _inventory_json(inventory: InventorySummary | None) -> Json:
    if inventory is None:
        return None
    return {
        "id": inventory.id,
        "title": inventory.title,
        "surveyed_on": None if inventory.surveyed_on is None else inventory.surveyed_on.isoformat(),
        "is_example": inventory.is_example,
        "counts": dict(inventory.counts),
    }


def _rule_json(rule: RuleSummary, lang: Lang) -> Json:
    return {
        "title": rule.title.say(lang),
        "basis": [one.value for one in rule.basis],
        "reason": None if rule.reason is None else rule.reason.say(lang),
        "strength": rule.strength.value,
    }
