"""What stands first and last in a report: what it speaks of, how much it has found, and what it does not list."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.dates import Day
from egov_consolidation.findings import InventorySummary, Report, Verdict
from egov_consolidation.inventory import KINDS, title_of
from egov_consolidation.rendering._report_units import PLAN_ITSELF
from egov_consolidation.wording import Lang, Text, days_said

_HEAD = Text(
    en="{title} ({id}), as of {as_of}: rules {rules}, findings{whose} {findings} "
    "(fail {fail}, cannot be decided {unknown}{crashed}){apart}",
    zh="{title}（{id}），截至 {as_of}：规则 {rules} 条，{whose}问题 {findings} 项"
    "（不符 {fail}，无法判定 {unknown}{crashed}）{apart}",
)
_WHOSE = Text(en=" of {unit}", zh="{unit}")
_NOBODY = Text(en="", zh="")
_CRASHED = Text(en=", rules that crashed {count}", zh="，规则出错 {count}")
_WAIVED = Text(en="waived {count}", zh="已豁免 {count} 项")
_KNOWN = Text(en="known before {count}", zh="此前已知 {count} 项")
_IGNORED = Text(en="left out by the settings {count}", zh="按设置不列 {count} 项")
_OTHERS = Text(en="{count} more are not of {unit} and not listed", zh="另有 {count} 项不属{unit}，未列出")
_SENTENCE = Text(en=" {words}.", zh="{words}。")
_COMMA = {"zh": "，", "en": ", "}
_LISTED = {"zh": "、", "en": ", "}

_NOTHING = Text(en="nothing{whose} departs from the rules.", zh="{whose}未发现问题。")
_NOTHING_RAN = Text(en="no rule ran: nothing can be said.", zh="未执行任何规则，无从判定。")
_NOTHING_CHOSEN = Text(
    en="no rule is chosen, since each is left out: nothing can be said.",
    zh="所选规则均被排除，未执行任何规则，无从判定。",
)
_NOTHING_ELSE = Text(
    en="nothing{whose} departs from the rules but what is not listed here: {apart}.",
    zh="除{apart}以外，{whose}未发现问题。",
)

_INVENTORY = Text(en="inventory: {title} ({id}){counts}", zh="底数：{title}（{id}）{counts}")
_COUNTS = Text(en=": {counts}", zh="：{counts}")
_INVENTED = Text(
    en="the inventory is invented: it shows how a report looks, and nothing in it exists.",
    zh="注意：该底数为虚构示例，并非实有情况。",
)
_UNDATED = Text(en="the inventory does not say for which day it speaks.", zh="注意：底数未注明截至何日。")
_LATER = Text(
    en="the inventory is of {surveyed_on}, later than {as_of}: things may have been otherwise on that day.",
    zh="注意：底数截至 {surveyed_on}，晚于检查日 {as_of}，检查日当时的情况可能与之不同。",
)
_EARLIER = Text(
    en="the inventory is of {surveyed_on}, {days} before {as_of}: what has changed since is not in it.",
    zh="底数截至 {surveyed_on}，早于检查日 {days}，其后的变化未计入。",
)
_SAME_DAY = Text(en="the inventory is of {surveyed_on}.", zh="底数截至 {surveyed_on}。")


def head(report: Report, lang: Lang) -> str:
    """Return what a report speaks of, and how much it has found."""
    found = report.count_by("verdict")
    crashed = len({finding.rule_id for finding in report if finding.verdict is Verdict.ERROR})
    apart = [*_set_apart(report, lang), *_of_others(report, lang)]
    return _HEAD.say(
        lang,
        title=report.plan.title or report.plan.id,
        id=report.plan.id,
        as_of=report.as_of,
        rules=len(report.verdicts),
        whose=_whose(report),
        findings=len(report),
        fail=found.get(Verdict.FAIL, 0),
        unknown=found.get(Verdict.UNKNOWN, 0),
        crashed=_CRASHED.say(lang, count=crashed) if crashed else "",
        apart="".join(_COMMA[lang] + words for words in apart),
    )


def nothing(report: Report, lang: Lang) -> str:
    """Return in a sentence that nothing is found, and what is not listed beside."""
    if not report.verdicts:
        return (_NOTHING_RAN if report.not_run else _NOTHING_CHOSEN).say(lang)
    apart = _LISTED[lang].join(_set_apart(report, lang))
    words = _NOTHING_ELSE if apart else _NOTHING
    others = "".join(_SENTENCE.say(lang, words=one) for one in _of_others(report, lang))
    return words.say(lang, whose=_whose(report), apart=apart) + others


def _set_apart(report: Report, lang: Lang) -> Iterator[str]:
    for words, findings in ((_WAIVED, report.waived), (_KNOWN, report.known), (_IGNORED, report.ignored)):
        if findings:
            yield words.say(lang, count=len(findings))


def _of_others(report: Report, lang: Lang) -> Iterator[str]:
    if report.others:
        yield _OTHERS.say(lang, unit=unit_said(report), count=report.others)


def _whose(report: Report) -> Text:
    return _NOBODY if report.unit is None else _WHOSE.fill(unit=unit_said(report))


def unit_said(report: Report) -> str | Text:
    """Return to whose findings a report is narrowed."""
    return report.unit or PLAN_ITSELF


def inventory_said(report: Report, lang: Lang) -> tuple[str, ...]:
    """Return what has to be known of the inventory: that it is invented, what it gives, and how old it is."""
    about = report.inventory
    if about is None:
        return ()
    invented = (_INVENTED.say(lang),) if about.is_example else ()
    named = _INVENTORY.say(lang, title=about.title or about.id, id=about.id, counts=_counts(about, lang))
    return (*invented, named, _age(about.surveyed_on, report.as_of).say(lang))


def _counts(about: InventorySummary, lang: Lang) -> str:
    counted = [f"{_kind(name, lang)} {count}" for name, count in about.counts.items() if count is not None]
    return _COUNTS.say(lang, counts=_LISTED[lang].join(counted)) if counted else ""


def _kind(collection: str, lang: Lang) -> str:
    """Return what the records of a collection are called, all of them."""
    return title_of(KINDS[collection]).zh if lang == "zh" else collection.replace("_", " ")


def _age(surveyed_on: Day | None, as_of: Day) -> Text:
    if surveyed_on is None:
        return _UNDATED
    if surveyed_on == as_of:
        return _SAME_DAY.fill(surveyed_on=surveyed_on)
    words = _LATER if surveyed_on > as_of else _EARLIER
    return words.fill(surveyed_on=surveyed_on, as_of=as_of, days=days_said((as_of - surveyed_on).days))
