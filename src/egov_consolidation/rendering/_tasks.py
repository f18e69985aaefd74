"""The rows of a plan, typed."""

from __future__ import annotations

from egov_consolidation.model import Assignment, Deadline, Plan, Role, Source, Task
from egov_consolidation.rendering._json import Json, plan_json
from egov_consolidation.rendering._table import markdown, markdown_table, text_table
from egov_consolidation.wording import Lang, Text

_HEADERS = (
    Text(en="id", zh="编号"),
    Text(en="who", zh="责任"),
    Text(en="theme", zh="工作任务"),
    Text(en="content", zh="工作内容和要求"),
    Text(en="deadline", zh="完成时限"),
    Text(en="kind", zh="类别"),
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
    """Return the rows as a table for a terminal."""
    return f"{_title(plan, lang)}\n\n{text_table(_headers(lang), _rows(plan, lang), width=width)}\n"


def tasks_markdown(plan: Plan, lang: Lang) -> str:
    """Return the rows as a Markdown table under a heading."""
    return f"# {markdown(_title(plan, lang))}\n\n{markdown_table(_headers(lang), _rows(plan, lang))}\n"


def _title(plan: Plan, lang: Lang) -> str:
    counted = Text(en="{title} ({id}): {count} tasks", zh="{title}（{id}）：{count} 项任务")
    return counted.say(lang, title=plan.title or plan.id, id=plan.id, count=len(plan))


def _headers(lang: Lang) -> list[str]:
    return [header.say(lang) for header in _HEADERS]


def _rows(plan: Plan, lang: Lang) -> list[list[str]]:
    return [
        [
            task.id,
            answering(task, lang),
            (task.theme_en if lang == "en" else None) or task.theme or "",
            (task.content_en if lang == "en" else None) or task.content,
            task.deadline.text,
            kind_said(task.deadline, lang),
            _said_day(task.deadline, lang),
            "" if task.deadline.effective_day is None else task.deadline.effective_day.isoformat(),
        ]
        for task in plan
    ]


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


def _said_day(deadline: Deadline, lang: Lang) -> str:
    if deadline.last_day is not None:
        return deadline.last_day.isoformat()
    return (deadline.recurrence or "") if lang == "en" else ""


_SEVERAL = {"zh": "、", "en": ", "}


def answering(task: Task, lang: Lang) -> str:
    """Return who answers for a task, and with whom, in one cell."""
    leading = [one.name for one in task.assignments if one.role in {Role.LEAD, Role.CO_LEAD, Role.EXECUTING}]
    helping = [one.name for one in task.assignments if one.role is Role.COOPERATING]
    words = _SEVERAL[lang].join(leading)
    if not helping:
        return words
    return words + Text(en=" (with {units})", zh="（配合：{units}）").say(lang, units=tuple(helping))
