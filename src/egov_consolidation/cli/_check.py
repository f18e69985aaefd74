"""`egov check`: judges the plan."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from egov_consolidation.checking import check, work_of
from egov_consolidation.cli._inputs import (
    asked_baseline,
    asked_day,
    asked_inventory,
    asked_ledger,
    asked_marks,
    asked_plan,
    asked_roster,
    asked_settings,
    asked_unit,
    asked_waivers,
    known_rules,
    listed,
)
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
    plan, as_of, marks = asked_plan(asked), asked_day(asked.as_of), asked_marks(asked.marks)
    roster, inventory, ledger = asked_roster(asked), asked_inventory(asked), asked_ledger(asked)
    settings = asked_settings(asked)
    unit = asked_unit(asked.unit, plan, roster, inventory, ledger)
    report = check(
        plan,
        as_of=as_of,
        roster=roster,
        inventory=inventory,
        progress=ledger,
        select=listed(asked.select),
        ignore=listed(asked.ignore),
        marks=marks,
        rules=known_rules(),
        settings=settings,
        waivers=asked_waivers(asked),
        baseline=asked_baseline(asked),
    )
    if asked.write_baseline is not None:
        write_beside(asked, "--write-baseline", asked.write_baseline, json_text(baseline_json(report)))
    work = None
    if unit is not None:
        report = report.of_unit(unit)
        work = work_of(
            unit,
            plan,
            as_of=as_of,
            roster=roster,
            inventory=inventory,
            progress=ledger,
            settings=settings,
            marks=marks,
        )
    write(asked, _survey(report, asked.lang) if asked.survey else _report(report, work, asked.lang))
    if not report.verdicts:
        return 1
    least = Severity[asked.fail_on.upper()]
    return 1 if report.departures(at_least=least, allow_unknown=asked.allow_unknown) else 0


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
