"""A report: what departs from the rules, what cannot be decided, and the words behind each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from egov_consolidation.checking import WAIVER_RULES
from egov_consolidation.findings import Finding, Report, Verdict
from egov_consolidation.rendering._html import html_page, parts_html
from egov_consolidation.rendering._json import Json, citation_json, plan_json
from egov_consolidation.rendering._parts import Part, Statement, Table
from egov_consolidation.rendering._table import markdown, markdown_table, text_table
from egov_consolidation.rendering._waivers import waiver_json, waiver_said
from egov_consolidation.rendering._width import wrap
from egov_consolidation.rules import rulebook
from egov_consolidation.wording import Lang, Text, said

SIGNS = {Verdict.FAIL: "×", Verdict.UNKNOWN: "?", Verdict.ERROR: "!"}
"""The sign of a finding, of the characters that a Chinese console can print."""

VERDICTS = {
    Verdict.PASS: Text(en="pass", zh="符合"),
    Verdict.FAIL: Text(en="fail", zh="不符"),
    Verdict.UNKNOWN: Text(en="unknown", zh="无法判定"),
    Verdict.NOT_APPLICABLE: Text(en="not applicable", zh="不适用"),
    Verdict.ERROR: Text(en="error", zh="规则出错"),
}
"""The verdicts in words."""

SEVERITIES = {
    "NOTE": Text(en="note", zh="提示"),
    "WARNING": Text(en="warning", zh="警告"),
    "ERROR": Text(en="error", zh="严重"),
}
"""The severities in words."""

_HEAD = Text(
    en="{title} ({id}), as of {as_of}: rules {rules}, findings {findings} "
    "(fail {fail}, cannot be decided {unknown}{crashed}){apart}",
    zh="{title}（{id}），截至 {as_of}：规则 {rules} 条，问题 {findings} 项"
    "（不符 {fail}，无法判定 {unknown}{crashed}）{apart}",
)
_CRASHED = Text(en=", rules that crashed {count}", zh="，规则出错 {count}")
_APART = {
    "waived": Text(en=", waived {count}", zh="，已豁免 {count} 项"),
    "known": Text(en=", known before {count}", zh="，此前已知 {count} 项"),
}
_WAIVED = Text(en="waived [{count}]", zh="已豁免 [{count}]")
_RULE = Text(en="rule", zh="规则")
_TITLE = Text(en="what must hold", zh="要求")
_NOT_RUN = Text(en="not run", zh="未执行")
_REASON = Text(en="reason", zh="理由")
_SAID_OF = Text(en="{of}: {words}", zh="{of}：{words}")
_MISSING = Text(en="missing: {missing}", zh="缺少：{missing}")
_NEXT = Text(en="turns on {day}", zh="判定将于 {day} 变化")
_CHANGE = Text(
    en="to mend it, and to be recorded once it is so: {label} ({datum}): {to}",
    zh="整改后如实登记：{label}（{datum}）为 {to}",
)
_UNIT = Text(
    en="{unit} [{count}]: fail {fail}, cannot be decided {unknown}",
    zh="{unit} [{count}]：不符 {fail}，无法判定 {unknown}",
)
_INDENT = "      "
_LEAST = 20
_Group: TypeAlias = "tuple[str, tuple[Finding, ...]]"
_NOTHING = Text(en="nothing departs from the rules.", zh="未发现问题。")
_NOTHING_RAN = Text(en="no rule ran: nothing can be said.", zh="未执行任何规则，无从判定。")
_NOTHING_ELSE = Text(
    en="nothing departs from the rules but what is waived or was known before.",
    zh="除已豁免和此前已知的以外，未发现问题。",
)


def report_json(report: Report, lang: Lang) -> Json:
    """Return the document `egov/report/1`."""
    return {
        "schema": "egov/report/1",
        "plan": plan_json(report.plan),
        "as_of": report.as_of.isoformat(),
        "verdicts": {
            rule_id: {verdict.value: counts[verdict] for verdict in Verdict}
            for rule_id, counts in report.verdicts.items()
        },
        "findings": [finding_json(finding, lang) for finding in report.findings],
        "waived": [finding_json(finding, lang) for finding in report.waived],
        "known": [finding_json(finding, lang) for finding in report.known],
        "not_run": {rule_id: reason.say(lang) for rule_id, reason in report.not_run.items()},
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
        "fingerprint": finding.fingerprint,
        "waiver": waiver_json(finding.waiver),
    }


def report_text(report: Report, lang: Lang, *, width: int) -> str:
    """Return a report for a terminal.

    Findings stand by severity and rule, the gravest first, each with its words; then the verdicts are counted.
    """
    head = wrap(_head(report, lang), width)
    lines = list(head)
    for heading, findings in _groups(report, lang):
        lines += ["", *wrap(heading, width)]
        for finding in findings:
            lines += _finding_lines(finding, lang, width)
    lines += _waived_lines(report, lang, width)
    lines += ["", text_table(*_counts(report, lang), width=width), *_not_run_lines(report, lang, width)]
    return "\n".join([*lines, "", *(head if report.findings else [_nothing(report, lang)])]) + "\n"


def _groups(report: Report, lang: Lang) -> Iterator[_Group]:
    """Yield the findings by severity and rule, the gravest first; then those of what a unit has, unit by unit."""
    graver = sorted(
        (finding for finding in report.findings if finding.unit is None),
        key=lambda finding: (-finding.severity, finding.rule_id),
    )
    for (severity, rule_id), findings in groupby(graver, key=lambda finding: (finding.severity, finding.rule_id)):
        group = tuple(findings)
        named = " ".join(
            words for words in (SEVERITIES[severity.name].say(lang), rule_id, _title(report, rule_id, lang)) if words
        )
        yield f"{named} [{len(group)}]", group
    yield from _units(report, lang)


def _units(report: Report, lang: Lang) -> Iterator[_Group]:
    """Yield the findings of what each unit has: the unit with the most first, and of each the gravest first."""
    units: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.unit is not None:
            units.setdefault(finding.unit, []).append(finding)
    for unit, findings in sorted(units.items(), key=lambda item: (-len(item[1]), item[0])):
        group = tuple(sorted(findings, key=lambda finding: (-finding.severity, finding.rule_id)))
        verdicts = [finding.verdict for finding in group]
        fail, unknown = verdicts.count(Verdict.FAIL), verdicts.count(Verdict.UNKNOWN)
        yield _UNIT.say(lang, unit=unit, count=len(group), fail=fail, unknown=unknown), group


def _title(report: Report, rule_id: str, lang: Lang) -> str:
    """Return the title of a rule; empty where neither the rulebook nor the report tells it."""
    titles = {**WAIVER_RULES, **{rule.id: rule.title for rule in rulebook()}, **report.titles}
    return titles[rule_id].say(lang) if rule_id in titles else ""


def report_markdown(report: Report, lang: Lang) -> str:
    """Return a report as Markdown."""
    lines = [f"# {markdown(_head(report, lang))}", "", markdown_table(*_counts(report, lang))]
    for heading, findings in _groups(report, lang):
        lines += ["", f"## {markdown(heading)}", ""]
        for finding in findings:
            lines += _bullets(finding, lang)
    if report.waived:
        lines += ["", f"## {markdown(_WAIVED.say(lang, count=len(report.waived)))}", ""]
        lines += [line for finding in report.waived for line in _bullets(finding, lang)]
    if not report.findings:
        lines += ["", _nothing(report, lang)]
    if report.not_run:
        lines += ["", f"## {markdown(_NOT_RUN.say(lang))}", ""]
        lines += [f"- {markdown(reason)}" for reason in _reasons(report, lang)]
    return "\n".join(lines) + "\n"


def _bullets(finding: Finding, lang: Lang) -> list[str]:
    head = f"- {SIGNS[finding.verdict]} {markdown(_said(finding, lang))}"
    return [head, *(f"    - {markdown(words)}" for words in _behind(finding, lang))]


def report_html(report: Report, lang: Lang) -> str:
    """Return a report as a page that opens offline in any browser."""
    return html_page(report.plan.title or report.plan.id, report_piece(report, lang), lang)


def report_piece(report: Report, lang: Lang) -> str:
    """Return what a notebook shows of a report: the findings with their words, and the verdicts counted."""
    counts = _counts(report, lang)
    parts = [Part(table=Table(headers=counts[0], rows=counts[1]))]
    for heading, findings in _groups(report, lang):
        parts.append(Part(heading=heading, statements=_statements(findings, lang)))
    if report.waived:
        heading = _WAIVED.say(lang, count=len(report.waived))
        parts.append(Part(heading=heading, statements=_statements(report.waived, lang)))
    if not report.findings:
        parts.append(Part(paragraphs=(_nothing(report, lang),)))
    if report.not_run:
        parts.append(Part(heading=_NOT_RUN.say(lang), paragraphs=tuple(_reasons(report, lang))))
    return parts_html(_head(report, lang), parts)


def _statements(findings: Iterable[Finding], lang: Lang) -> tuple[Statement, ...]:
    return tuple(
        Statement(words=f"{SIGNS[finding.verdict]} {_said(finding, lang)}", quotes=tuple(_behind(finding, lang)))
        for finding in findings
    )


def _head(report: Report, lang: Lang) -> str:
    found = [finding.verdict for finding in report.findings]
    crashed = len({finding.rule_id for finding in report.findings if finding.verdict is Verdict.ERROR})
    return _HEAD.say(
        lang,
        title=report.plan.title or report.plan.id,
        id=report.plan.id,
        as_of=report.as_of,
        findings=len(found),
        fail=found.count(Verdict.FAIL),
        unknown=found.count(Verdict.UNKNOWN),
        crashed=_CRASHED.say(lang, count=crashed) if crashed else "",
        rules=len(report.verdicts),
        apart="".join(
            _APART[name].say(lang, count=len(findings))
            for name, findings in (("waived", report.waived), ("known", report.known))
            if findings
        ),
    )


def _finding_lines(finding: Finding, lang: Lang, width: int) -> Iterator[str]:
    room = max(_LEAST, width - len(_INDENT))
    for index, line in enumerate(wrap(_said(finding, lang), room)):
        yield f"{_INDENT if index else f'  {SIGNS[finding.verdict]} '}{line}"
    for words in _behind(finding, lang):
        yield from (_INDENT + line for line in wrap(words, room))


def _said(finding: Finding, lang: Lang) -> str:
    """Return the message, after the subjects where it does not name them all."""
    message = finding.text(lang)
    words = message + _aside(finding, lang)
    if finding.unit is not None:
        words = f"{finding.rule_id} {words}"
    if all(_names(message, subject) for subject in finding.subjects):
        return words
    return _SAID_OF.say(lang, of=finding.subjects, words=words)


def _names(message: str, subject: str) -> bool:
    """Return whether a message names a subject: 1.1 does not stand in 1.10."""
    return re.search(rf"(?<![0-9A-Za-z.]){re.escape(subject)}(?!\.?[0-9A-Za-z])", message) is not None


def _aside(finding: Finding, lang: Lang) -> str:
    """Return what is missing, unless the message says it as it does of what a unit has, and when the verdict turns."""
    asides: list[str] = []
    if finding.missing and finding.unit is None:
        asides.append(_MISSING.say(lang, missing=finding.missing))
    if finding.next_change is not None:
        asides.append(_NEXT.say(lang, day=finding.next_change))
    if not asides:
        return ""
    return Text(en=" ({asides})", zh="（{asides}）").say(lang, asides=("；" if lang == "zh" else "; ").join(asides))


def _behind(finding: Finding, lang: Lang) -> list[str]:
    """Return what stands behind a finding: what would mend it, who permits it, and the words it rests on."""
    mended = [_CHANGE.say(lang, label=one.label, datum=one.datum, to=one.to) for one in finding.changes]
    permitted = [] if finding.waiver is None else [waiver_said(finding.waiver, lang)]
    return mended + permitted + _grounds(finding, lang)


def _grounds(finding: Finding, lang: Lang) -> list[str]:
    """Return the words that a finding rests on; of what a unit has, the reason of the rule where no row asks for it."""
    reason = _reason(finding.rule_id)
    if finding.unit is not None and reason is not None and not any(one.row for one in finding.citations):
        return [_SAID_OF.say(lang, of=_REASON, words=reason)]
    return [f"{quote.row or quote.document} “{quote.quote}”" for quote in finding.citations if quote.quote]


def _reason(rule_id: str) -> Text | None:
    return next((rule.reason for rule in rulebook() if rule.id == rule_id), None)


def _counts(report: Report, lang: Lang) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    headers = [header.say(lang) for header in (_RULE, _TITLE, *(VERDICTS[verdict] for verdict in Verdict))]
    rows = [
        [rule_id, _title(report, rule_id, lang), *(str(counts[verdict] or "") for verdict in Verdict)]
        for rule_id, counts in report.verdicts.items()
    ]
    return headers, rows


def _nothing(report: Report, lang: Lang) -> str:
    if report.not_run and not report.verdicts:
        return _NOTHING_RAN.say(lang)
    return (_NOTHING_ELSE if report.waived or report.known else _NOTHING).say(lang)


def _waived_lines(report: Report, lang: Lang, width: int) -> Iterator[str]:
    if report.waived:
        yield from ("", *wrap(_WAIVED.say(lang, count=len(report.waived)), width))
    for finding in report.waived:
        yield from _finding_lines(finding, lang, width)


def _not_run_lines(report: Report, lang: Lang, width: int) -> Iterator[str]:
    if report.not_run:
        yield from ("", _NOT_RUN.say(lang))
    for reason in _reasons(report, lang):
        yield from (f"  {line}" for line in wrap(reason, max(_LEAST, width - 2)))


def _reasons(report: Report, lang: Lang) -> list[str]:
    """Return why rules did not run, each reason once with the rules that it stopped."""
    stopped: dict[Text, tuple[str, ...]] = {}
    for rule_id, reason in report.not_run.items():
        stopped[reason] = (*stopped.get(reason, ()), rule_id)
    return [_SAID_OF.say(lang, of=rules, words=reason) for reason, rules in stopped.items()]
