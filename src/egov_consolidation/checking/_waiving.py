"""Applies waivers to a report, once, after all rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from egov_consolidation.checking._judging_waivers import WaiverJudge
from egov_consolidation.checking._order import in_order
from egov_consolidation.checking._refusals import refuse
from egov_consolidation.checking._waiver_rules import WAIVER_RULES
from egov_consolidation.dates import Day
from egov_consolidation.findings import Finding, Report, Verdict
from egov_consolidation.inventory import Inventory
from egov_consolidation.rules import Rule, rulebook
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.settings import Code, Selection, Waiver, unknown_ids
from egov_consolidation.wording import Text

_Permits: TypeAlias = "Mapping[tuple[str, tuple[str, ...]], Waiver]"


def with_waivers(
    report: Report,
    waivers: Iterable[Waiver],
    rules: Iterable[Rule] = (),
    selection: Selection | None = None,
    *,
    inventory: Inventory | TableInventory | None = None,
) -> Report:
    """Return a report in which permitted departures stand under `waived`, and waivers that do not hold are findings.

    A waiver permits what its rule finds of exactly its subjects, on the days of its term, where the rule holds in
    principle only. It decides nothing: what cannot be decided stays a finding. Waivers of rules that have not run are
    not asked whether they match anything.

    Args:
        report: The report; what other waivers did to it is undone.
        waivers: The waivers, in any order. Of several that permit a finding, the one that lasts longest stands with it.
        rules: The rules that there are, beside those of the rulebook.
        selection: Which of `WV01`, `WV02` and `WV03` are judged; all by default.
        inventory: What exists: what is held against a waiver is a finding of the unit that has its subjects. Without it
            that is told by the findings that the waiver speaks about alone.

    Returns:
        The report, every finding under exactly one of `findings`, `waived` and `known`.

    Raises:
        UsageError: Waivers name rules that there are not; each is named, with the nearest.
    """
    given = tuple(sorted(set(waivers), key=_longest_last))
    refuse(unknown_rules(given, rules))
    strengths = {rule.id: rule.strength for rule in (*rulebook(), *rules)}
    plain = _without_waivers(report)
    judge = WaiverJudge(report=plain, strengths=strengths, inventory=inventory)
    permits = _permits(waiver for waiver in given if judge.permits(waiver))
    judged = [one for one in WAIVER_RULES if selection is None or selection.chooses(one)]
    verdicts = {one: Counter(judge.verdicts(waiver)[one] for waiver in given) for one in judged}
    counted = {one: {verdict: counts[verdict] for verdict in Verdict} for one, counts in verdicts.items()}
    held = {one.fingerprint: one for one in map(judge.finding, given) if one is not None and one.rule_id in judged}
    known = {one.fingerprint for one in report.known}
    return attrs.evolve(
        plain,
        findings=in_order((*_left(plain.findings, permits), *(held[one] for one in held.keys() - known))),
        waived=in_order(_permitted((*plain.findings, *plain.known), permits)),
        known=in_order((*_left(plain.known, permits), *(held[one] for one in held.keys() & known))),
        verdicts=dict(sorted({**plain.verdicts, **counted}.items())),
        rules={**report.rules, **{one: WAIVER_RULES[one] for one in judged}},
    )


def unknown_rules(waivers: Iterable[Waiver], rules: Iterable[Rule]) -> tuple[Text, ...]:
    """Return what is to be said of waivers of rules that there are not, neither in the rulebook nor beside it."""
    ordered = sorted(set(waivers), key=_longest_last)
    known = (rule.id for rule in (*rulebook(), *rules))
    return unknown_ids((Code(one.rule_id, one.place("rule")) for one in ordered), known)


def _without_waivers(report: Report) -> Report:
    before = (*report.findings, *(attrs.evolve(one, waiver=None) for one in report.waived))
    return attrs.evolve(
        report,
        findings=tuple(one for one in before if one.rule_id not in WAIVER_RULES),
        waived=(),
        known=tuple(one for one in report.known if one.rule_id not in WAIVER_RULES),
        ignored=tuple(one for one in report.ignored if one.rule_id not in WAIVER_RULES),
        verdicts={rule_id: counts for rule_id, counts in report.verdicts.items() if rule_id not in WAIVER_RULES},
    )


def _permits(waivers: Iterable[Waiver]) -> _Permits:
    """Return what permits some subjects to depart from a rule: the last of the waivers that do."""
    return {(one.rule_id, one.subjects): one for one in waivers}


def _longest_last(waiver: Waiver) -> tuple[Day, tuple[object, ...]]:
    """Return what waivers are sorted by: their last day, then all that they say, so that no order matters."""
    return waiver.last_day, attrs.astuple(waiver)


def _permit(finding: Finding, permits: _Permits) -> Waiver | None:
    return permits.get((finding.rule_id, finding.subjects)) if finding.verdict is Verdict.FAIL else None


def _left(findings: Iterable[Finding], permits: _Permits) -> tuple[Finding, ...]:
    return tuple(one for one in findings if _permit(one, permits) is None)


def _permitted(findings: Iterable[Finding], permits: _Permits) -> Iterable[Finding]:
    for one in findings:
        waiver = _permit(one, permits)
        if waiver is not None:
            yield attrs.evolve(one, waiver=waiver)
