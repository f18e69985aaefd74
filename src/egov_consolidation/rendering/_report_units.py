"""Who has how many findings, and when a verdict next turns: a table of the units of a report."""

from __future__ import annotations

from egov_consolidation.findings import Report, Severity, Verdict
from egov_consolidation.rendering._judgement_words import SEVERITIES, VERDICTS
from egov_consolidation.rendering._parts import Part, Table
from egov_consolidation.wording import Lang, Text

PLAN_ITSELF = Text(en="the plan", zh="方案本身")
"""What the findings of no unit are about."""

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
    units = {unit: one for unit, one in report.by_unit().items() if one.findings}
    if report.unit is not None or not any(units):
        return []
    rows = [[unit or PLAN_ITSELF.say(lang), *_cells(one)] for unit, one in units.items()]
    headers = [header.say(lang) for header in _HEADERS]
    table = Table(headers=headers, rows=rows, figures=frozenset(range(1, len(headers) - 1)))
    return [Part(heading=_HEADING.say(lang), table=table)]


def _cells(report: Report) -> list[str]:
    """Return how many findings there are, of which verdicts and severities, and the first day on which one turns."""
    verdicts, severities = report.count_by("verdict"), report.count_by("severity")
    counts = [
        *(verdicts.get(verdict, 0) for verdict in _VERDICTS),
        *(severities.get(severity.name, 0) for severity in _SEVERITIES),
    ]
    turns = [finding.next_change for finding in report if finding.next_change is not None]
    return [str(len(report)), *(str(count or "") for count in counts), str(min(turns)) if turns else ""]
