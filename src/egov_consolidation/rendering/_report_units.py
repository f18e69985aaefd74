"""Who has how many findings, and when a verdict next turns: a table of the units of a report."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from egov_consolidation.findings import Finding, Report, Severity, Verdict
from egov_consolidation.inventory import KINDS
from egov_consolidation.rendering._judgement_words import SEVERITIES, VERDICTS
from egov_consolidation.rendering._parts import Part, Table
from egov_consolidation.wording import Lang, Text, said

PLAN_ITSELF = Text(en="the plan", zh="方案本身")
UNIT_NOT_KNOWN = Text(en="unit not known", zh="单位不明")
"""What the findings of no unit are about: the plan, or a record of which nobody knows whose it is."""

_HEADING = Text(en="findings by unit", zh="各单位问题数")
_VERDICTS = (Verdict.FAIL, Verdict.UNKNOWN)
_SEVERITIES = tuple(sorted(Severity, reverse=True))
_HEADERS = (
    Text(en="unit", zh="单位"),
    Text(en="findings", zh="问题"),
    *(VERDICTS[verdict] for verdict in _VERDICTS),
    *(SEVERITIES[severity.name] for severity in _SEVERITIES),
    Text(en="next turns on", zh="最近变化日"),
)


def unit_parts(report: Report, lang: Lang) -> list[Part]:
    """Return the units counted, the one with the most findings first, where a report of all units has any of a unit."""
    units = {unit: one for unit, one in reports_of(report).items() if one.findings}
    if report.unit is not None or not any(unit != PLAN_ITSELF for unit in units):
        return []
    rows = [[said(unit, lang), *_cells(one)] for unit, one in units.items()]
    headers = [header.say(lang) for header in _HEADERS]
    table = Table(headers=headers, rows=rows, figures=frozenset(range(1, len(headers) - 1)))
    return [Part(heading=_HEADING.say(lang), table=table)]


def reports_of(report: Report) -> Mapping[str | Text, Report]:
    """Return the report of the plan, then that of the records of no known unit, then that of each unit."""
    units = report.by_unit()
    nobody = units.get("", attrs.evolve(report, findings=()))
    apart: Mapping[str | Text, tuple[Finding, ...]] = {
        PLAN_ITSELF: tuple(one for one in nobody if is_of_plan(one)),
        UNIT_NOT_KNOWN: tuple(one for one in nobody if not is_of_plan(one)),
    }
    of_nobody = {whose: attrs.evolve(nobody, findings=found) for whose, found in apart.items()}
    return {**of_nobody, **{unit: one for unit, one in units.items() if unit}}


def is_of_plan(finding: Finding) -> bool:
    """Return whether a finding is about the plan: of no unit, and about no record."""
    return finding.unit is None and not any(one.partition("/")[0] in KINDS for one in finding.subjects if "/" in one)


def _cells(report: Report) -> list[str]:
    """Return how many findings there are, of which verdicts and severities, and the first day on which one turns."""
    verdicts, severities = report.count_by("verdict"), report.count_by("severity")
    counts = [
        *(verdicts.get(verdict, 0) for verdict in _VERDICTS),
        *(severities.get(severity.name, 0) for severity in _SEVERITIES),
    ]
    turns = [finding.next_change for finding in report if finding.next_change is not None]
    return [str(len(report)), *(str(count or "") for count in counts), str(min(turns)) if turns else ""]
