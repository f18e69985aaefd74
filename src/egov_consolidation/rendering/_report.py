"""A report: what departs from the rules, what cannot be decided, and the words behind each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from egov_consolidation.findings import Finding, Report, Verdict
from egov_consolidation.rendering._json import Json, citation_json, plan_json
from egov_consolidation.rendering._table import markdown, markdown_table, text_table
from egov_consolidation.rendering._width import display_width, wrap
from egov_consolidation.rules import rule
from egov_consolidation.wording import Lang, Text

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
    en="{title} ({id}), as of {as_of}: {findings} findings ({fail} fail, {unknown} cannot be decided{crashed}) "
    "by {rules} rules",
    zh="{title}（{id}），截至 {as_of}：{rules} 条规则，{findings} 项问题（不符 {fail}，无法判定 {unknown}{crashed}）",
)
_CRASHED = Text(en=", {count} rules crashed", zh="，规则出错 {count}")
_NOT_RUN = Text(en="not run", zh="未执行")
_MISSING = Text(en="missing: {missing}", zh="缺少：{missing}")
_NEXT = Text(en="turns on {day}", zh="判定将于 {day} 变化")
_INDENT = 6
_LEAST = 20
_NOTHING = Text(en="nothing departs from the rules.", zh="未发现问题。")


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
        "fingerprint": finding.fingerprint,
    }


def report_text(report: Report, lang: Lang, *, width: int) -> str:
    """Return a report for a terminal: the findings by rule, each with its words, then the verdicts counted."""
    lines = wrap(_head(report, lang), width)
    for rule_id, findings in groupby(report.findings, key=lambda finding: finding.rule_id):
        group = tuple(findings)
        lines += ["", *wrap(f"{rule_id} {rule(rule_id).title.say(lang)} [{len(group)}]", width)]
        for finding in group:
            lines += _finding_lines(finding, lang, width)
    if not report.findings:
        lines += ["", _NOTHING.say(lang)]
    lines += ["", text_table(*_counts(report, lang), width=width), *_not_run_lines(report, lang)]
    return "\n".join(lines) + "\n"


def report_markdown(report: Report, lang: Lang) -> str:
    """Return a report as Markdown."""
    lines = [f"# {markdown(_head(report, lang))}", "", markdown_table(*_counts(report, lang))]
    for rule_id, findings in groupby(report.findings, key=lambda finding: finding.rule_id):
        lines += ["", f"## {rule_id} {markdown(rule(rule_id).title.say(lang))}", ""]
        for finding in findings:
            said = f"{SIGNS[finding.verdict]} **{markdown(_subjects(finding))}** {_severity(finding, lang)}: "
            lines.append(f"- {said}{markdown(finding.text(lang))}{markdown(_aside(finding, lang))}")
            lines += [f"    - {markdown(quote)}" for quote in _quotes(finding)]
    if not report.findings:
        lines += ["", _NOTHING.say(lang)]
    lines += [markdown(line) for line in _not_run_lines(report, lang)]
    return "\n".join(lines) + "\n"


def _head(report: Report, lang: Lang) -> str:
    found = [finding.verdict for finding in report.findings]
    crashed = found.count(Verdict.ERROR)
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
    )


def _finding_lines(finding: Finding, lang: Lang, width: int) -> Iterator[str]:
    lead = f"  {SIGNS[finding.verdict]} {_subjects(finding)}  "
    words = f"{_severity(finding, lang)}: {finding.text(lang)}{_aside(finding, lang)}"
    yield from _hanging(lead, words, width)
    for quote in _quotes(finding):
        yield from _hanging("      ", quote, width)


def _hanging(lead: str, words: str, width: int) -> Iterator[str]:
    """Yield lines of which the first begins with a lead and the others are indented."""
    indent = " " * min(display_width(lead), _INDENT)
    room = max(_LEAST, width - len(indent))
    lines = wrap(lead.lstrip(" ") + words, room)
    start = lead[: len(lead) - len(lead.lstrip(" "))]
    yield start + lines[0]
    for line in lines[1:]:
        yield indent + line


def _subjects(finding: Finding) -> str:
    joined = " → " if finding.marks else ", "
    return joined.join(finding.subjects)


def _severity(finding: Finding, lang: Lang) -> str:
    return SEVERITIES[finding.severity.name].say(lang)


def _aside(finding: Finding, lang: Lang) -> str:
    asides: list[str] = []
    if finding.missing:
        asides.append(_MISSING.say(lang, missing=finding.missing))
    if finding.next_change is not None:
        asides.append(_NEXT.say(lang, day=finding.next_change))
    if not asides:
        return ""
    return Text(en=" ({asides})", zh="（{asides}）").say(lang, asides="; ".join(asides))


def _quotes(finding: Finding) -> list[str]:
    return [f"{quote.row or quote.document} “{quote.quote}”" for quote in finding.citations if quote.quote]


def _counts(report: Report, lang: Lang) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    headers = [Text(en="rule", zh="规则").say(lang), *(VERDICTS[verdict].say(lang) for verdict in Verdict)]
    rows = [
        [f"{rule_id} {rule(rule_id).title.say(lang)}", *(str(counts[verdict] or "") for verdict in Verdict)]
        for rule_id, counts in report.verdicts.items()
    ]
    return headers, rows


def _not_run_lines(report: Report, lang: Lang) -> list[str]:
    if not report.not_run:
        return []
    listed = [f"  {rule_id}: {reason.say(lang)}" for rule_id, reason in report.not_run.items()]
    return ["", _NOT_RUN.say(lang), *listed]
