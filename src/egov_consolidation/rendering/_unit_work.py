"""What one unit has to do, and how it stands: its obligations with their lights, and its findings by family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from egov_consolidation.dates import Day
from egov_consolidation.findings import Report, Verdict
from egov_consolidation.inventory import NOT_YET
from egov_consolidation.ledger import OwedTask, ProgressEntry, UnitWork
from egov_consolidation.rendering._json import Json
from egov_consolidation.rendering._judgement_words import VERDICTS
from egov_consolidation.rendering._parts import Part, Table
from egov_consolidation.rendering._tasks import content_said, kind_said
from egov_consolidation.wording import Lang, Text

_HEADING = Text(en="what {unit} has to do [{count}]{lights}", zh="{unit}应落实的任务 [{count}]{lights}")
_LIGHTS = Text(en=": {lights}", zh="：{lights}")
_NO_ROSTER = Text(
    en="no roster was given: what it owes as one of all departments or regions is not listed.",
    zh="未提供单位名录，以“各部门”“各地区”名义承担的任务未列入。",
)
_NO_LEDGER = Text(en="no ledger was given: how the tasks stand is not known.", zh="未提供台账，各项任务的进展不明。")
_HOLDS_UP = Text(en="tasks of other units wait for it: {tasks}.", zh="其他单位的下列任务须待其完成：{tasks}。")
_WAITING = Text(en="{task} ({units})", zh="{task}（{units}）")
_SEVERAL_UNITS = Text(en="{count} units", zh="{count} 个单位")
_HEADERS = (
    Text(en="light", zh="灯"),
    Text(en="task", zh="任务"),
    Text(en="content", zh="工作内容和要求"),
    Text(en="due", zh="应完成日"),
    Text(en="reported", zh="填报进展"),
    Text(en="waits for", zh="须待完成"),
)
_PERCENT = Text(en="{state}, {percent} %", zh="{state} {percent}%")
_ON = Text(en="{state} ({day})", zh="{state}（{day}）")
_FAMILIES = Text(en="findings of {unit} by family", zh="{unit}问题分类")
_FAMILY = Text(en="family", zh="类别")
_COUNTED = (Verdict.FAIL, Verdict.UNKNOWN)
_COMMA = {"zh": "，", "en": ", "}
_SEVERAL = {"zh": "、", "en": ", "}


def work_parts(work: UnitWork | None, report: Report, lang: Lang) -> list[Part]:
    """Return what a unit has to do, the gravest first, and how many findings of which family it has."""
    if work is None:
        return []
    lights = _COMMA[lang].join(f"{light.label.say(lang)} {count}" for light, count in work.lights.items())
    said = _LIGHTS.say(lang, lights=lights) if lights else ""
    rows = [list(_row(one, lang)) for one in work.gravest_first]
    tasks = Part(
        heading=_HEADING.say(lang, unit=work.unit, count=len(work.owed), lights=said),
        paragraphs=(*(note.say(lang) for note in _notes(work)), *_held_up(work, lang)),
        table=Table(headers=[header.say(lang) for header in _HEADERS], rows=rows) if rows else None,
    )
    return [tasks, *_families(work, report, lang)]


def work_json(work: UnitWork | None, report: Report, lang: Lang) -> Json:
    """Return what a unit has to do as a part of the document `egov/report/1`."""
    if work is None:
        return None
    return {
        "unit": work.unit,
        "has_roster": work.has_roster,
        "has_ledger": work.has_ledger,
        "lights": {light.value: count for light, count in work.lights.items()},
        "families": {
            family: {verdict.value: counts.get(verdict, 0) for verdict in _COUNTED}
            for family, counts in _by_family(report).items()
        },
        "holding_up": [{"task": one.task.id, "unit": one.unit} for one in work.holding_up],
        "obligations": [_owed_json(one, lang) for one in work.owed],
    }


def _notes(work: UnitWork) -> Iterator[Text]:
    if not work.has_roster:
        yield _NO_ROSTER
    if not work.has_ledger:
        yield _NO_LEDGER


def _held_up(work: UnitWork, lang: Lang) -> Iterator[str]:
    """Yield which tasks of other units wait for the unit, each with whose they are, or of how many units."""
    waiting: dict[str, list[str]] = {}
    for one in work.holding_up:
        waiting.setdefault(one.task.id, []).append(one.unit or "")
    if waiting:
        told = (
            _WAITING.say(lang, task=task, units=units[0] if len(units) == 1 else _SEVERAL_UNITS.fill(count=len(units)))
            for task, units in waiting.items()
        )
        yield _HOLDS_UP.say(lang, tasks=_SEVERAL[lang].join(told))


def _row(one: OwedTask, lang: Lang) -> Iterator[str]:
    yield one.light.label.say(lang)
    yield one.task.id
    yield content_said(one.task, lang)
    yield kind_said(one.task.deadline, lang) if one.due is None else one.due.isoformat()
    yield "" if one.entry is None else _reported(one.entry, lang)
    yield _SEVERAL[lang].join(f"{task} {unit}" for task, unit in one.waits_for)


def _reported(entry: ProgressEntry, lang: Lang) -> str:
    """Return the state that was reported, with its share or its day."""
    state = "" if entry.state is None else entry.state.label.say(lang)
    if entry.done_on is not None and entry.is_done(entry.done_on):
        return _ON.say(lang, state=state, day=entry.done_on)
    return state if entry.percent is None else _PERCENT.say(lang, state=state, percent=entry.percent)


def _families(work: UnitWork, report: Report, lang: Lang) -> list[Part]:
    families = _by_family(report)
    if not families:
        return []
    headers = [header.say(lang) for header in (_FAMILY, *(VERDICTS[verdict] for verdict in _COUNTED))]
    rows = [[family, *(str(counts.get(verdict, "")) for verdict in _COUNTED)] for family, counts in families.items()]
    table = Table(headers=headers, rows=rows, figures=frozenset({1, 2}))
    return [Part(heading=_FAMILIES.say(lang, unit=work.unit), table=table)]


def _by_family(report: Report) -> Mapping[str, Mapping[Verdict, int]]:
    """Return how many findings of each family have which verdict, in the order of the families."""
    counts: dict[str, dict[Verdict, int]] = {}
    for one in sorted(report, key=lambda finding: finding.family):
        family = counts.setdefault(one.family, {})
        family[one.verdict] = family.get(one.verdict, 0) + 1
    return counts


def _owed_json(one: OwedTask, lang: Lang) -> Json:
    entry = one.entry
    return {
        "task": one.task.id,
        "role": one.obligation.role.value,
        "is_certain": one.obligation.is_certain,
        "content": content_said(one.task, lang),
        "deadline": one.task.deadline.text,
        "due": _iso(one.due),
        "light": one.light.value,
        "state": None if entry is None or entry.state is None else entry.state.value,
        "percent": None if entry is None else entry.percent,
        "done_on": None if entry is None else _iso(entry.done_on),
        "waits_for": [{"task": task, "unit": unit} for task, unit in one.waits_for],
    }


def _iso(day: Day | None) -> str | None:
    return None if day is None or day == NOT_YET else day.isoformat()
