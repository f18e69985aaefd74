"""What the settings of an office change in a check."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import attrs

from egov_consolidation.checking._waiver_rules import WAIVER_RULES
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Finding, Report, Verdict
from egov_consolidation.rules import Rule, rulebook
from egov_consolidation.settings import Selection, Settings, nearest
from egov_consolidation.wording import Text

_UNKNOWN = Text(en="{where}{name}: is a parameter of no rule{nearest}", zh="{where}{name}：没有规则使用此参数{nearest}")
_NO_NUMBER = Text(en="{where}{name}: is {value}, must be a finite number", zh="{where}{name}：为 {value}，须为有限数")
_WHERE = Text(en="{document}: ", zh="{document}：")


def rule_ids(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the ids by which rules can be chosen, those about waivers among them."""
    return (*(rule.id for rule in rules), *WAIVER_RULES)


def selection_of(settings: Settings, asked: Selection, rules: Iterable[Rule]) -> Selection:
    """Return which rules run.

    Args:
        settings: What is set.
        asked: What the call asks for, which goes before it.
        rules: The rules to choose from. Settings may speak of any other rule of the rulebook too.

    Raises:
        UsageError: The settings name an id or prefix that fits no rule.
    """
    settings.refuse_unknown((*rule_ids(rules), *(rule.id for rule in rulebook())))
    return settings.selection(select=asked.select, ignore=asked.ignore)


def values_of(settings: Settings, rules: Iterable[Rule], asked: Mapping[str, float]) -> dict[str, float]:
    """Return the values that rules read: those of the call, else those of the settings, else their own.

    Raises:
        UsageError: A parameter is unknown, or its value no finite number. Settings may speak of the parameters of any
            other rule of the rulebook too.
    """
    own = {parameter.id: parameter.value for rule in rules for parameter in rule.parameters}
    others = {parameter.id for rule in rulebook() for parameter in rule.parameters}
    _refuse_wrong(settings.parameters, {*own, *others}, settings.document)
    _refuse_wrong(asked, set(own), "")
    values = {**own, **settings.parameters, **asked}
    return {name: value for name, value in values.items() if value is not None}


def _refuse_wrong(asked: Mapping[str, float], known: set[str], document: str) -> None:
    where = _WHERE.fill(document=document) if document else ""
    for name, value in asked.items():
        if name not in known:
            raise UsageError(_UNKNOWN.fill(where=where, name=name, nearest=nearest(name, known)))
        if not _is_number(value):
            raise UsageError(_NO_NUMBER.fill(where=where, name=name, value=str(value)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -math.inf < value < math.inf


def with_settings(report: Report, settings: Settings) -> Report:
    """Return a report in which findings weigh what the settings say, without those they do not list for a unit.

    Verdicts are counted as before: what is not listed is not thereby right. A crashed rule weighs what it weighs and is
    always listed.
    """
    if not settings.severity and not settings.ignore_by_unit:
        return report
    return attrs.evolve(
        report,
        findings=_set(report.findings, settings),
        waived=_set(report.waived, settings),
        known=_set(report.known, settings),
    )


def _set(findings: Iterable[Finding], settings: Settings) -> tuple[Finding, ...]:
    return tuple(
        one if one.verdict is Verdict.ERROR else _weighed(one, settings)
        for one in findings
        if one.verdict is Verdict.ERROR or settings.lists(one.rule_id, one.unit)
    )


def _weighed(finding: Finding, settings: Settings) -> Finding:
    return attrs.evolve(finding, severity=settings.severity_of(finding.rule_id, finding.severity))
