"""A report: what departs from the rules, what cannot be decided, and the words behind each."""

from __future__ import annotations

from egov_consolidation.findings import Report, Verdict
from egov_consolidation.ledger import UnitWork
from egov_consolidation.rendering._html import html_page, parts_html
from egov_consolidation.rendering._judgement_words import VERDICTS
from egov_consolidation.rendering._parts import Part, Table, parts_markdown, parts_text
from egov_consolidation.rendering._report_findings import found_parts, title_said, waived_parts
from egov_consolidation.rendering._report_head import head, inventory_said, nothing, unit_said
from egov_consolidation.rendering._report_settings import settings_said
from egov_consolidation.rendering._report_units import unit_parts
from egov_consolidation.rendering._unit_work import work_parts
from egov_consolidation.rendering._width import wrap
from egov_consolidation.wording import Lang, Text

_RULE = Text(en="rule", zh="规则")
_TITLE = Text(en="what must hold", zh="要求")
_LISTED = Text(en="listed", zh="本报告列出")
_COUNTS = Text(en="verdicts by rule", zh="各规则判定数")
_COUNTS_OF_ALL = Text(
    en="verdicts by rule: of all units, not of {unit} alone", zh="各规则判定数（包括所有单位，不限于{unit}）"
)
_NOT_RUN = Text(en="not run", zh="未执行")
_REASON = Text(en="{of}: {words}", zh="{of}：{words}")


def report_text(report: Report, lang: Lang, *, width: int, work: UnitWork | None = None) -> str:
    """Return a report for a terminal.

    Findings stand by severity and rule, the gravest first, then by unit, each with its words; then units and verdicts
    are counted. What it speaks of and how much it has found stands at both ends: the end is what stays on a terminal.
    Of one unit, what it has to do comes first.
    """
    told = (*work_parts(work, report, lang), *_found(report, lang), *unit_parts(report, lang))
    parts = [_opening(report, lang), *told, *_judged(report, lang)]
    closing = head(report, lang) if report.findings else nothing(report, lang)
    return parts_text(head(report, lang), parts, width=width) + "\n" + "\n".join(wrap(closing, width)) + "\n"


def report_markdown(report: Report, lang: Lang, work: UnitWork | None = None) -> str:
    """Return a report as Markdown."""
    return parts_markdown(head(report, lang), _document(report, lang, work))


def report_html(report: Report, lang: Lang, work: UnitWork | None = None) -> str:
    """Return a report as a page that opens offline in any browser."""
    return html_page(report.plan.title or report.plan.id, report_piece(report, lang, work), lang)


def report_piece(report: Report, lang: Lang, work: UnitWork | None = None) -> str:
    """Return what a notebook shows of a report: the units counted, the findings with their words, the verdicts."""
    return parts_html(head(report, lang), _document(report, lang, work))


def _document(report: Report, lang: Lang, work: UnitWork | None) -> list[Part]:
    said = [] if report.findings else [Part(paragraphs=(nothing(report, lang),))]
    told = (*work_parts(work, report, lang), *said, *unit_parts(report, lang), *_found(report, lang))
    return [_opening(report, lang), *told, *_judged(report, lang)]


def _opening(report: Report, lang: Lang) -> Part:
    return Part(paragraphs=(*inventory_said(report, lang), *settings_said(report, lang)))


def _found(report: Report, lang: Lang) -> list[Part]:
    return [*found_parts(report, lang), *waived_parts(report, lang)]


def _judged(report: Report, lang: Lang) -> list[Part]:
    return [_counts(report, lang), *_not_run(report, lang)]


def _counts(report: Report, lang: Lang) -> Part:
    """Return the verdicts counted; where not all findings are listed, how many of each rule are."""
    is_whole = report.unit is None and not report.ignored
    listed, more = report.count_by("rule"), () if is_whole else (_LISTED,)
    headers = [header.say(lang) for header in (_RULE, _TITLE, *(VERDICTS[verdict] for verdict in Verdict), *more)]
    rows = [
        [
            rule_id,
            title_said(report, rule_id, lang),
            *(str(counts[verdict] or "") for verdict in Verdict),
            *(str(listed.get(rule_id, "")) for _ in more),
        ]
        for rule_id, counts in report.verdicts.items()
    ]
    heading = _COUNTS if report.unit is None else _COUNTS_OF_ALL.fill(unit=unit_said(report))
    figures = frozenset(range(2, len(headers)))
    return Part(heading=heading.say(lang), table=Table(headers=headers, rows=rows, figures=figures))


def _not_run(report: Report, lang: Lang) -> list[Part]:
    """Return why rules did not run, each reason once with the rules that it stopped."""
    stopped: dict[Text, tuple[str, ...]] = {}
    for rule_id, reason in report.not_run.items():
        stopped[reason] = (*stopped.get(reason, ()), rule_id)
    reasons = [_REASON.say(lang, of=rules, words=reason) for reason, rules in stopped.items()]
    return [Part(heading=_NOT_RUN.say(lang), paragraphs=tuple(reasons))] if reasons else []
