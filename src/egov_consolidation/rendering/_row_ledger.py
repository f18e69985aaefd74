"""The row ledger: what becomes of every stretch of a plan's rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from egov_consolidation.model import Cell, Clause, ClauseKind, Plan, Task
from egov_consolidation.rendering._json import Json, plan_json, text_json
from egov_consolidation.rendering._table import grouped_table, markdown, markdown_table
from egov_consolidation.rules import Rule
from egov_consolidation.wording import Lang, Text

_HEADERS = (
    Text(en="words", zh="原文"),
    Text(en="become", zh="去向"),
    Text(en="which says", zh="说明"),
    Text(en="further rules", zh="另见规则"),
)
_KINDS = {
    ClauseKind.RULE: Text(en="rule {name}", zh="规则 {name}"),
    ClauseKind.DELIVERABLE: Text(en="deliverable", zh="成果"),
    ClauseKind.NOT_CHECKABLE: Text(en="not checkable", zh="无法检查"),
}
_COUNTED = Text(
    en="{title} ({id}): {rows} rows; stretches that a rule judges: {rule}, that order a deliverable: {deliverable}, "
    "that cannot be checked: {not_checkable}",
    zh="{title}（{id}）：任务 {rows} 项；由规则检查的分句 {rule} 处，形成成果的 {deliverable} 处，"
    "无法检查的 {not_checkable} 处",
)
_NO_RULE = Text(en="no such rule is known", zh="没有这条规则")


def rows_json(plan: Plan) -> Json:
    """Return the document `egov/rows/1`: what becomes of every stretch of a plan's rows."""
    rows = [{"id": task.id, "parts": [_part_json(one) for one in task.clauses]} for task in plan]
    return {"schema": "egov/rows/1", "plan": plan_json(plan), "rows": rows}


def _part_json(clause: Clause) -> Json:
    return {
        "text": clause.text,
        "cell": clause.cell.value,
        "kind": clause.kind.value,
        "ref": clause.rule if clause.rule is not None else clause.deliverable,
        "reason": text_json(clause.reason),
        "also": clause.also,
    }


def rows_text(plan: Plan, rules: Iterable[Rule], lang: Lang, *, width: int) -> str:
    """Return the row ledger for a terminal: each row's words under the row's number and theme.

    Args:
        plan: The plan.
        rules: The rules, for their titles.
        lang: The language.
        width: Columns of the terminal.
    """
    titles = {rule.id: rule.title for rule in rules}
    groups = [(_heading(task, lang), _stretches(task, titles, lang)) for task in plan if task.clauses]
    table = grouped_table([header.say(lang) for header in _HEADERS], groups, width=width)
    return f"{_counted(plan, lang)}\n\n{table}\n"


def rows_markdown(plan: Plan, rules: Iterable[Rule], lang: Lang) -> str:
    """Return the row ledger as Markdown: each row with its sentence, and under it what becomes of its words."""
    titles = {rule.id: rule.title for rule in rules}
    headers = [header.say(lang) for header in _HEADERS]
    parts = [f"# {markdown(plan.title or plan.id)}", markdown(_counted(plan, lang))]
    for task in (task for task in plan if task.clauses):
        parts += [f"## {markdown(_heading(task, lang))}", _sentence(task, lang)]
        parts += [markdown_table(headers, _stretches(task, titles, lang))]
    return "\n\n".join(parts) + "\n"


def _sentence(task: Task, lang: Lang) -> str:
    gloss = f"\n>\n> {markdown(task.content_en)}" if lang == "en" and task.content_en else ""
    return f"> {markdown(task.content)}（{markdown(task.deadline.text)}）{gloss}"


def _heading(task: Task, lang: Lang) -> str:
    theme = (task.theme_en if lang == "en" else None) or task.theme or ""
    who = "、".join(task.lead_units)
    return " ".join(words for words in (task.id, who, theme) if words)


def _stretches(task: Task, titles: Mapping[str, Text], lang: Lang) -> list[list[str]]:
    return [[one.text, _kind(one, lang), _says(one, task, titles, lang), ", ".join(one.also)] for one in task.clauses]


def _kind(clause: Clause, lang: Lang) -> str:
    return _KINDS[clause.kind].say(lang, name=clause.rule or "")


def _says(clause: Clause, task: Task, titles: Mapping[str, Text], lang: Lang) -> str:
    if clause.reason is not None:
        return clause.reason.say(lang)
    if clause.rule is not None:
        return titles.get(clause.rule, _NO_RULE).say(lang)
    glosses = {thing.name: thing.name_en for thing in task.deliverables}
    gloss = glosses.get(clause.deliverable or "") if lang == "en" else None
    return f"{gloss} ({clause.deliverable})" if gloss else clause.deliverable or ""


def _counted(plan: Plan, lang: Lang) -> str:
    kinds = [one.kind for task in plan for one in task.clauses if one.cell is Cell.CONTENT]
    counts = {kind.value: kinds.count(kind) for kind in ClauseKind}
    return _COUNTED.say(lang, title=plan.title or plan.id, id=plan.id, rows=len(plan), **counts)
