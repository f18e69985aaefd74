"""The rows of a plan, typed."""

from __future__ import annotations

from itertools import groupby

from egov_consolidation.model import Assignment, Deadline, Plan, Role, Source, Task
from egov_consolidation.rendering._html import html_page, parts_html
from egov_consolidation.rendering._json import Json, plan_json
from egov_consolidation.rendering._parts import Part, Table
from egov_consolidation.rendering._table import grouped_table, markdown, markdown_table
from egov_consolidation.wording import Lang, Text

_ID = Text(en="id", zh="编号")
_WHO = Text(en="who", zh="责任")
_THEME = Text(en="theme", zh="工作任务")
_REST = (
    Text(en="content", zh="工作内容和要求"),
    Text(en="deadline", zh="完成时限"),
    Text(en="last day", zh="截止日"),
    Text(en="working day", zh="工作日"),
)


def tasks_json(plan: Plan) -> Json:
    """Return the document `egov/tasks/1`: the rows of a plan, typed."""
    return {"schema": "egov/tasks/1", "plan": plan_json(plan), "tasks": [task_json(task) for task in plan]}


def task_json(task: Task) -> Json:
    """Return one task of the document `egov/tasks/1`."""
    return {
        "id": task.id,
        "part": task.part,
        "theme": task.theme,
        "content": task.content,
        "lead_units": task.lead_units,
        "group": task.group,
        "co_lead_units": task.units(Role.CO_LEAD),
        "executing_units": task.executing_units,
        "cooperating_units": task.cooperating_units,
        "receiving_units": task.units(Role.RECEIVING),
        "assignments": [_assignment_json(one) for one in task.assignments],
        "accountable": task.accountable,
        "deadline": deadline_json(task.deadline),
        "duration": task.duration,
        "remarks": task.remarks,
        "other_cells": [{"column": column, "text": text} for column, text in task.other_cells],
        "theme_en": task.theme_en,
        "content_en": task.content_en,
        "source": _source_json(task.source),
    }


def deadline_json(deadline: Deadline) -> Json:
    """Return a deadline as JSON, days as `YYYY-MM-DD`."""
    effective = deadline.effective_day
    return {
        "kind": deadline.kind.value,
        "text": deadline.text,
        "first_day": None if deadline.first_day is None else deadline.first_day.isoformat(),
        "last_day": None if deadline.last_day is None else deadline.last_day.isoformat(),
        "effective_day": None if effective is None else effective.isoformat(),
        "recurrence": deadline.recurrence,
        "condition": deadline.condition,
        "period": None
        if deadline.period is None
        else {"count": deadline.period.count, "unit": deadline.period.unit.value},
        "cutoff": deadline.cutoff,
        "softness": deadline.softness,
        "then": None if deadline.then is None else deadline_json(deadline.then),
        "flags": [flag.value for flag in deadline.flags],
    }


def _assignment_json(one: Assignment) -> Json:
    group = one.group
    return {
        "role": one.role.value,
        "unit": one.unit,
        "group": None if group is None else {"kind": group.kind.value, "text": group.text, "related": group.related},
        "open": one.open,
        "coordinating": one.coordinating,
        "by_remit": one.by_remit,
        "origin": one.origin.value,
    }


def _source_json(source: Source | None) -> Json:
    if source is None:
        return None
    return {
        "document": source.document,
        "table": source.table,
        "row": source.row,
        "inferred_cells": source.inferred_cells,
    }


def tasks_text(plan: Plan, lang: Lang, *, width: int) -> str:
    """Return the rows as a table for a terminal, under who answers for them and under their theme."""
    headers = [header.say(lang) for header in (_ID, *_REST)]
    groups = [
        (" | ".join(words for words in heading if words), [[task.id, *_rest(task, lang)] for task in tasks])
        for heading, tasks in groupby(plan, key=lambda task: (answering(task, lang), _theme(task, lang)))
    ]
    return f"{_title(plan, lang)}\n\n{grouped_table(headers, groups, width=width)}\n"


def tasks_markdown(plan: Plan, lang: Lang) -> str:
    """Return the rows as a Markdown table under a heading."""
    headers = [header.say(lang) for header in (_ID, _WHO, _THEME, *_REST)]
    rows = [[task.id, answering(task, lang), _theme(task, lang), *_rest(task, lang)] for task in plan]
    return f"# {markdown(_title(plan, lang))}\n\n{markdown_table(headers, rows)}\n"


def tasks_html(plan: Plan, lang: Lang) -> str:
    """Return the rows as a page that opens offline in any browser."""
    return html_page(plan.title or plan.id, tasks_piece(plan, lang), lang)


def tasks_piece(plan: Plan, lang: Lang) -> str:
    """Return what a notebook shows of a plan: its rows as a table."""
    headers = [header.say(lang) for header in (_ID, _WHO, _THEME, *_REST)]
    rows = [[task.id, answering(task, lang), _theme(task, lang), *_rest(task, lang)] for task in plan]
    return parts_html(_title(plan, lang), [Part(table=Table(headers=headers, rows=rows))])


def _title(plan: Plan, lang: Lang) -> str:
    counted = Text(en="{title} ({id}), tasks: {count}", zh="{title}（{id}）：任务 {count} 项")
    return counted.say(lang, title=plan.title or plan.id, id=plan.id, count=len(plan))


def _theme(task: Task, lang: Lang) -> str:
    return (task.theme_en if lang == "en" else None) or task.theme or ""


def _rest(task: Task, lang: Lang) -> list[str]:
    last, effective = task.deadline.last_day, task.deadline.effective_day
    return [
        content_said(task, lang),
        task.deadline.text,
        kind_said(task.deadline, lang) if last is None else last.isoformat(),
        "" if effective is None else effective.isoformat(),
    ]


def content_said(task: Task, lang: Lang) -> str:
    """Return the content of a task: its gloss where English is spoken and there is one, else the words as printed."""
    return (task.content_en if lang == "en" else None) or task.content


_KINDS = {
    "by_date": Text(en="by date", zh="限期"),
    "window": Text(en="window", zh="时段"),
    "recurring": Text(en="recurring", zh="周期"),
    "standing": Text(en="standing", zh="长期"),
    "relative": Text(en="relative", zh="相对"),
    "conditional": Text(en="conditional", zh="待定"),
    "unread": Text(en="unread", zh="未识别"),
}


def kind_said(deadline: Deadline, lang: Lang) -> str:
    """Return the kind of a deadline in words."""
    return _KINDS[deadline.kind.value].say(lang)


_SEVERAL = {"zh": "、", "en": ", "}


def answering(task: Task, lang: Lang) -> str:
    """Return who answers for a task, and with whom, in one cell."""
    leading = [_name(one, lang) for one in task.assignments if one.role in {Role.LEAD, Role.CO_LEAD, Role.EXECUTING}]
    helping = [_name(one, lang) for one in task.assignments if one.role is Role.COOPERATING]
    words = _SEVERAL[lang].join(leading)
    if not helping:
        return words
    return words + Text(en=" (with {units})", zh="（配合：{units}）").say(lang, units=tuple(helping))


_GROUPS = {"departments": Text(en="all departments", zh="各部门"), "regions": Text(en="all regions", zh="各地区")}


def unit_said(unit: str, lang: Lang) -> str:
    """Return the name of a unit, or of the group that tasks are issued to.

    Examples:
        >>> unit_said("departments", "zh"), unit_said("市审计局", "en")
        ('各部门', '市审计局')
    """
    return _GROUPS[unit].say(lang) if unit in _GROUPS else unit


_AND_OTHERS = Text(en="{name} and others", zh="{name}等")


def _name(one: Assignment, lang: Lang) -> str:
    return _AND_OTHERS.say(lang, name=one.name) if one.open else one.name
