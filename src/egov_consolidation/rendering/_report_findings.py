"""The findings of a report in parts: those of the plan by severity and rule, then those of what each unit has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from egov_consolidation.findings import Basis, Finding, Report, RuleSummary, Verdict
from egov_consolidation.inventory import said_datum, said_subject
from egov_consolidation.rendering._judgement_words import BASES, SEVERITIES, SIGNS
from egov_consolidation.rendering._parts import Part, Statement, words_with_place
from egov_consolidation.rendering._report_units import PLAN_ITSELF, is_of_plan, reports_of
from egov_consolidation.rendering._waivers import waiver_said
from egov_consolidation.wording import Lang, Text

_WAIVED = Text(en="waived [{count}]", zh="已豁免 [{count}]")
_SAID_OF = Text(en="{of}: {words}", zh="{of}：{words}")
_MISSING = Text(en="missing: {missing}", zh="缺少：{missing}")
_NEXT = Text(en="turns on {day}", zh="判定将于 {day} 变化")
_ASIDES = Text(en=" ({asides})", zh="（{asides}）")
_CHANGE = Text(en="to mend it, and to be recorded once it is so: {what}: {to}", zh="整改到位后登记“{what}”：{to}")
_HELD_UP = Text(en="the cause lies with: {units}", zh="原因在于：{units}")
_BASIS = Text(en="rests on: {basis}. {reason}", zh="依据：{basis}——{reason}")
_SAME_BASIS = Text(en="rests on: {basis}, for the reason above.", zh="依据：{basis}，理由同上")
_UNIT = Text(
    en="{unit} [{count}]: fail {fail}, cannot be decided {unknown}",
    zh="{unit} [{count}]：不符 {fail}，无法判定 {unknown}",
)
_SEMICOLON = {"zh": "；", "en": "; "}
_LISTED = {"zh": "、", "en": ", "}


def found_parts(report: Report, lang: Lang) -> list[Part]:
    """Return the findings in parts, the gravest first, and of the units the one with the most first."""
    reports = reports_of(report)
    of_units = (_of_unit(whose, one, lang) for whose, one in reports.items() if whose != PLAN_ITSELF and one.findings)
    return [*_of_plan(reports[PLAN_ITSELF], lang), *of_units]


def waived_parts(report: Report, lang: Lang) -> list[Part]:
    """Return what is permitted as a part, where anything is."""
    if not report.waived:
        return []
    heading = _WAIVED.say(lang, count=len(report.waived))
    return [Part(heading=heading, statements=_statements(report, report.waived, lang))]


def title_said(report: Report, rule_id: str, lang: Lang) -> str:
    """Return the title of a rule; empty where the report does not tell it."""
    return report.rules[rule_id].title.say(lang) if rule_id in report.rules else ""


def _of_plan(report: Report, lang: Lang) -> Iterator[Part]:
    """Yield the findings about the plan: a part for each severity and rule, which says once on what the rule rests."""
    graver = sorted(report.findings, key=lambda finding: (-finding.severity, finding.rule_id))
    for (severity, rule_id), findings in groupby(graver, key=lambda finding: (finding.severity, finding.rule_id)):
        group = tuple(findings)
        named = (SEVERITIES[severity.name].say(lang), rule_id, title_said(report, rule_id, lang), f"[{len(group)}]")
        yield Part(
            heading=" ".join(words for words in named if words),
            paragraphs=tuple(_basis(report.rules.get(rule_id), lang)),
            statements=tuple(_statement(report, one, (), lang) for one in group),
        )


def _of_unit(unit: str | Text, report: Report, lang: Lang) -> Part:
    group = sorted(report.findings, key=lambda finding: (-finding.severity, finding.rule_id))
    verdicts = report.count_by("verdict")
    fail, unknown = verdicts.get(Verdict.FAIL, 0), verdicts.get(Verdict.UNKNOWN, 0)
    heading = _UNIT.say(lang, unit=unit, count=len(group), fail=fail, unknown=unknown)
    return Part(heading=heading, statements=_statements(report, group, lang))


def _statements(report: Report, findings: Iterable[Finding], lang: Lang) -> tuple[Statement, ...]:
    """Return findings as statements: the first of a rule says on what the rule rests, the others refer to it."""
    told: set[str] = set()
    statements: list[Statement] = []
    for one in findings:
        basis = _basis(report.rules.get(one.rule_id), lang, is_told=one.rule_id in told)
        statements.append(_statement(report, one, tuple(basis), lang))
        told.add(one.rule_id)
    return tuple(statements)


def _statement(report: Report, finding: Finding, basis: tuple[str, ...], lang: Lang) -> Statement:
    """Return a finding with what stands behind it: what would mend it, who permits it, and the words it rests on."""
    mended = [_CHANGE.say(lang, what=said_datum(one.datum, finding.subjects[0]), to=one.to) for one in finding.changes]
    others = [_HELD_UP.say(lang, units=finding.held_up_by)] if finding.held_up_by else []
    permitted = [] if finding.waiver is None else [waiver_said(finding.waiver, lang)]
    return Statement(
        sign=SIGNS[finding.verdict],
        words=_said(finding, lang),
        quotes=(*others, *mended, *permitted, *_quotes(report, finding, has_basis=bool(basis)), *basis),
    )


def _quotes(report: Report, finding: Finding, *, has_basis: bool) -> list[str]:
    """Return the words that a finding rests on; where its rule says on what else it rests, no title in their place."""
    quoted = [one for one in finding.citations if one.quote]
    if has_basis and not is_of_plan(finding) and not any(one.row for one in quoted):
        return []
    return [words_with_place(one, report.plan.id) for one in quoted]


def _basis(rule: RuleSummary | None, lang: Lang, *, is_told: bool = False) -> Iterator[str]:
    """Yield on what a rule rests beside the words of the plan, where it does."""
    if rule is not None and rule.reason is not None and not rule.is_stated:
        words = _SAME_BASIS if is_told else _BASIS
        yield words.say(lang, basis=_LISTED[lang].join(_named(rule.basis, lang)), reason=rule.reason)


def _named(basis: Iterable[Basis], lang: Lang) -> Iterator[str]:
    return (BASES[one].say(lang) for one in basis)


def _said(finding: Finding, lang: Lang) -> str:
    """Return the message, after the subjects where it does not name them all; of a unit, after the rule."""
    message = finding.text(lang)
    words = message + _aside(finding, lang)
    if not all(_names(message, one) or _names(message, said_subject(one).say(lang)) for one in finding.subjects):
        words = _SAID_OF.say(lang, of=tuple(said_subject(one).say(lang) for one in finding.subjects), words=words)
    return words if is_of_plan(finding) else f"{finding.rule_id} {words}"


def _names(message: str, subject: str) -> bool:
    """Return whether a message names a subject: 1.1 does not stand in 1.10."""
    return re.search(rf"(?<![0-9A-Za-z.]){re.escape(subject)}(?!\.?[0-9A-Za-z])", message) is not None


def _aside(finding: Finding, lang: Lang) -> str:
    """Return what is missing, unless the message says it as it does of what a unit has, and when the verdict turns."""
    asides: list[str] = []
    if finding.missing and is_of_plan(finding):
        asides.append(_MISSING.say(lang, missing=finding.missing))
    if finding.next_change is not None:
        asides.append(_NEXT.say(lang, day=finding.next_change))
    return _ASIDES.say(lang, asides=_SEMICOLON[lang].join(asides)) if asides else ""
