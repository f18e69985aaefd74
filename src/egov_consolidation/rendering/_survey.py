"""What has to be found out before all can be decided: the work list of a survey, for the office and for each unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from egov_consolidation.findings import Report
from egov_consolidation.rendering._html import html_page, parts_html
from egov_consolidation.rendering._json import Json, plan_json
from egov_consolidation.rendering._parts import Part, Table, parts_markdown, parts_text
from egov_consolidation.rules import rulebook
from egov_consolidation.rules.engine import Completion, Need, completion
from egov_consolidation.wording import Lang, Text

_HEAD = Text(
    en="{title}, as of {as_of}: to find out {data}, for want of which cannot be decided {undecided}",
    zh="{title}摸清清单，截至 {as_of}：待摸清数据 {data} 项，因此无法判定 {undecided} 项",
)
_HEADERS = (
    Text(en="to find out", zh="待摸清的数据"),
    Text(en="datum", zh="数据标识"),
    Text(en="decides at once", zh="摸清即可判定"),
    Text(en="needed for", zh="涉及无法判定"),
)
_FIELDS = Text(en="by field", zh="按字段汇总")
_UNIT = Text(en="{unit}: cannot be decided {undecided}", zh="{unit}：无法判定 {undecided} 项")
_NO_UNIT = Text(en="(of no unit)", zh="（不属于某一单位）")
_NOTHING = Text(en="nothing is missing that would decide anything.", zh="没有待摸清的数据。")
_FIGURES = frozenset({2, 3})


def survey_json(report: Report, lang: Lang) -> Json:
    """Return the document `egov/survey/1`."""
    listed = completion(report.findings)
    return {
        "schema": "egov/survey/1",
        "plan": plan_json(report.plan),
        "as_of": report.as_of.isoformat(),
        "undecided": listed.undecided,
        "fields": [_need_json(one, lang) for one in listed.fields],
        "units": [
            {"unit": one.unit, "undecided": one.undecided, "data": [_need_json(need, lang) for need in one.data]}
            for one in listed.units
        ],
    }


def _need_json(need: Need, lang: Lang) -> Json:
    label = _label(need, lang)
    return {"datum": need.name, "label": label, "decides": need.decides, "needed_for": need.named}


def survey_text(report: Report, lang: Lang, *, width: int) -> str:
    """Return the work list for a terminal: by field, then datum by datum under the units that have to look."""
    listed = completion(report.findings)
    return parts_text(_head(report, listed, lang), _parts(listed, lang), width=width)


def survey_markdown(report: Report, lang: Lang) -> str:
    """Return the work list as Markdown."""
    listed = completion(report.findings)
    return parts_markdown(_head(report, listed, lang), _parts(listed, lang))


def survey_html(report: Report, lang: Lang) -> str:
    """Return the work list as a page that opens offline in any browser."""
    listed = completion(report.findings)
    body = parts_html(_head(report, listed, lang), _parts(listed, lang))
    return html_page(report.plan.title or report.plan.id, body, lang)


def _head(report: Report, listed: Completion, lang: Lang) -> str:
    return _HEAD.say(
        lang,
        title=report.plan.title or report.plan.id,
        as_of=report.as_of,
        data=len(listed.data),
        undecided=listed.undecided,
    )


def _parts(listed: Completion, lang: Lang) -> Sequence[Part]:
    if not listed.data:
        return (Part(paragraphs=(_NOTHING.say(lang),)),)
    units = (
        Part(
            heading=_UNIT.say(lang, unit=one.unit or _NO_UNIT.say(lang), undecided=one.undecided),
            table=_table(one.data, lang),
        )
        for one in listed.units
    )
    return (Part(heading=_FIELDS.say(lang), table=_table(listed.fields, lang)), *units)


def _table(needs: Iterable[Need], lang: Lang) -> Table:
    rows = [[_label(one, lang), one.name, str(one.decides or ""), str(one.named)] for one in needs]
    return Table(headers=[one.say(lang) for one in _HEADERS], rows=rows, figures=_FIGURES)


def _label(need: Need, lang: Lang) -> str:
    """Return what a datum is called; of a parameter, what its value says."""
    abouts = {parameter.id: parameter.about for rule in rulebook() for parameter in rule.parameters}
    return abouts.get(need.name, need.label).say(lang)
