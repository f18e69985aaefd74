"""`egov check`: judges the plan."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from egov_consolidation.checking import check, work_of
from egov_consolidation.cli._check_inputs import Asked, asked_inputs
from egov_consolidation.cli._output import terminal_width, write, write_beside
from egov_consolidation.findings import Report, Severity
from egov_consolidation.ledger import UnitWork
from egov_consolidation.rendering import (
    baseline_json,
    json_text,
    report_html,
    report_json,
    report_markdown,
    report_text,
    survey_html,
    survey_json,
    survey_markdown,
    survey_text,
)
from egov_consolidation.wording import Lang


def run(asked: argparse.Namespace) -> int:
    """List what departs from the rules and what cannot be decided; 1 if anything counts, or no rule ran."""
    meant = asked_inputs(asked)
    report = _judged(meant)
    if asked.write_baseline is not None:
        write_beside(asked, "--write-baseline", asked.write_baseline, json_text(baseline_json(report)))
    work = None
    if meant.unit is not None:
        report, work = report.of_unit(meant.unit), _work(meant, meant.unit)
    write(asked, _survey(report, asked.lang) if asked.survey else _report(report, work, asked.lang))
    if not report.verdicts:
        return 1
    least = Severity[asked.fail_on.upper()]
    return 1 if report.departures(at_least=least, allow_unknown=asked.allow_unknown) else 0


def _judged(meant: Asked) -> Report:
    inputs = meant.inputs
    return check(
        meant.plan,
        as_of=meant.as_of,
        roster=inputs.roster,
        inventory=inputs.inventory,
        progress=inputs.progress,
        select=inputs.selection.select,
        ignore=inputs.selection.ignore,
        marks=meant.marks,
        rules=inputs.rules,
        settings=inputs.settings,
        waivers=inputs.waivers,
        baseline=inputs.baseline,
    )


def _work(meant: Asked, unit: str) -> UnitWork:
    inputs = meant.inputs
    return work_of(
        unit,
        meant.plan,
        as_of=meant.as_of,
        roster=inputs.roster,
        inventory=inputs.inventory,
        progress=inputs.progress,
        settings=inputs.settings,
        marks=meant.marks,
    )


def _report(report: Report, work: UnitWork | None, lang: Lang) -> Mapping[str, Callable[[], str]]:
    return {
        "text": lambda: report_text(report, lang, width=terminal_width(), work=work),
        "json": lambda: json_text(report_json(report, lang, work)),
        "markdown": lambda: report_markdown(report, lang, work),
        "html": lambda: report_html(report, lang, work),
    }


def _survey(report: Report, lang: Lang) -> Mapping[str, Callable[[], str]]:
    return {
        "text": lambda: survey_text(report, lang, width=terminal_width()),
        "json": lambda: json_text(survey_json(report, lang)),
        "markdown": lambda: survey_markdown(report, lang),
        "html": lambda: survey_html(report, lang),
    }
