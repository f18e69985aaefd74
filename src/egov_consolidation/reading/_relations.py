"""Relations, things and quotations in a plan file or overlay."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

import attrs

from egov_consolidation.model import (
    Cell,
    Citation,
    Clause,
    Criterion,
    Deliverable,
    Dependency,
    DependencyType,
    External,
    Mark,
    Plan,
    SharedDuty,
    Support,
    Task,
    UpstreamDate,
    Use,
    stretches,
)
from egov_consolidation.reading._fields import Fields
from egov_consolidation.wording import Text

_OTHER_DOCUMENT = Text(en="is {found}, must be {wanted}", zh="为 {found}，须为 {wanted}")
_NO_ROW = Text(en="is {row}, must be a task of the plan", zh="为 {row}，须为方案中的任务")
_NOT_QUOTED = Text(
    en="“{quote}” does not stand in row {row}, must be a stretch of its theme or content",
    zh="第 {row} 行中没有“{quote}”，引文须为该行任务名称或工作内容中连续的一段",
)
_NOT_THERE = Text(
    en="“{text}” does not stand in the {cell} of row {row} behind the clause before it, must be a stretch of it",
    zh="第 {row} 行{cell}中，上一分句之后没有“{text}”，分句须依次为其中连续的一段",
)
_NO_THING = Text(
    en="is {name}, must be a deliverable of the task, which has {known}", zh="为 {name}，须为该任务的成果，现有 {known}"
)
_CELLS = {Cell.CONTENT: Text(en="content", zh="工作内容"), Cell.DEADLINE: Text(en="deadline", zh="完成时限")}
_SHOWN = 60


@attrs.frozen
class Quoted:
    """The document whose words are quoted.

    Attributes:
        id: Its id, which a quotation need not repeat.
        plan: The plan that it prints; where it is known, every quotation has to stand in the row that it names.
    """

    id: str
    plan: Plan | None = None

    @classmethod
    def of(cls, plan: Plan) -> Quoted:
        """Return the document of a plan that is known."""
        return cls(plan.id, plan)


def quotes(fields: Fields, quoted: Quoted) -> tuple[Citation, ...]:
    """Return the quotations of a table; each stands in the plan itself where it names no other document."""
    return fields.tables("quotes", partial(_citation, quoted=quoted))


def _citation(fields: Fields, quoted: Quoted) -> Citation | None:
    document = fields.name("document") if fields.has("document") else quoted.id
    row, quote = fields.text("row"), fields.needed("quote")
    cited = fields.built(lambda: Citation(document=document, row=row, quote=quote))
    if cited is not None and quoted.plan is not None:
        _refuse_misquoted(fields, cited, quoted.plan)
    return cited


def _refuse_misquoted(fields: Fields, cited: Citation, plan: Plan) -> None:
    if cited.document != plan.id:
        fields.refuse("document", _OTHER_DOCUMENT.fill(found=cited.document, wanted=plan.id))
    elif cited.row is None or cited.row not in plan:
        fields.refuse("row", _NO_ROW.fill(row=cited.row))
    elif not cited.quote or not any(cited.quote in words for words in plan[cited.row].words):
        fields.refuse("quote", _NOT_QUOTED.fill(quote=cited.quote[:_SHOWN], row=cited.row))


def dependency(fields: Fields, successor: str, quoted: Quoted) -> Dependency | None:
    """Return a dependency of the task that holds it."""
    predecessor = fields.name("predecessor")
    kind = fields.choice("type", DependencyType, DependencyType.FINISH_TO_START)
    lag, mark = fields.number("lag"), fields.choice("mark", Mark, Mark.EXPLICIT)
    elapsed = fields.flag("elapsed")
    cited, reason = quotes(fields, quoted), fields.both("reason")
    return fields.built(
        lambda: Dependency(
            predecessor=predecessor,
            successor=successor,
            type=kind,
            lag=lag or 0,
            is_elapsed=elapsed,
            mark=mark,
            quotes=cited,
            reason=reason,
        )
    )


def support(fields: Fields, supported: str, quoted: Quoted) -> Support | None:
    """Return a support of the task that holds it."""
    supporter, mark = fields.name("task"), fields.choice("mark", Mark, Mark.EXPLICIT)
    cited, reason = quotes(fields, quoted), fields.both("reason")
    return fields.built(
        lambda: Support(supporter=supporter, supported=supported, mark=mark, quotes=cited, reason=reason)
    )


def deliverable(fields: Fields, quoted: Quoted) -> Deliverable | None:
    """Return a thing that a task makes."""
    name, name_en = fields.name("name"), fields.text("name_en")
    recipients, cited = fields.texts("recipients"), quotes(fields, quoted)
    return fields.built(lambda: Deliverable(name=name, name_en=name_en, recipients=recipients, quotes=cited))


def use(fields: Fields, quoted: Quoted) -> Use | None:
    """Return a thing that a task needs."""
    name, name_en, cited = fields.name("name"), fields.text("name_en"), quotes(fields, quoted)
    return fields.built(lambda: Use(name=name, name_en=name_en, quotes=cited))


def criterion(fields: Fields) -> Criterion | None:
    """Return the measure of a soft word."""
    term, measure, approver = fields.name("term"), fields.text("measure"), fields.text("approver")
    return fields.built(lambda: Criterion(term=term, measure=measure, approver=approver))


def clause(fields: Fields) -> Clause | None:
    """Return a stretch of a task's words, and what becomes of it."""
    text, cell = fields.name("text"), fields.choice("cell", Cell, Cell.CONTENT)
    rule, thing, reason = fields.text("rule"), fields.text("deliverable"), fields.both("reason")
    also, sets = fields.names("also"), fields.names("sets")
    return fields.built(
        lambda: Clause(text=text, cell=cell, rule=rule, deliverable=thing, reason=reason, also=also, sets=sets)
    )


def refuse_misplaced(fields: Fields, task: Task) -> None:
    """Report clauses of a task that do not stand in its cells in order, or that order a thing it does not make."""
    for cell in Cell:
        here = [one.text for one in task.clauses if one.cell is cell]
        for text, stretch in zip(here, stretches(task.cell(cell), here), strict=True):
            if stretch is None:
                message = _NOT_THERE.fill(text=text[:_SHOWN], cell=_CELLS[cell], row=task.id)
                fields.refuse("clauses", message)
    known = tuple(one.name for one in task.deliverables)
    for one in task.clauses:
        if one.deliverable is not None and one.deliverable not in known:
            fields.refuse("clauses", _NO_THING.fill(name=one.deliverable, known=known))


def external(fields: Fields, quoted: Quoted) -> External | None:
    """Return a thing from outside the plan."""
    name, name_en = fields.name("name"), fields.text("name_en")
    reason, cited = fields.both("reason"), quotes(fields, quoted)
    return fields.built(lambda: External(name=name, name_en=name_en, reason=reason, quotes=cited))


def shared_duty(fields: Fields, quoted: Quoted) -> SharedDuty | None:
    """Return a duty that is printed under several units."""
    tasks, lead_unit = fields.texts("tasks"), fields.text("lead_unit")
    reason, cited = fields.both("reason"), quotes(fields, quoted)
    return fields.built(lambda: SharedDuty(tasks=tasks, lead_unit=lead_unit, reason=reason, quotes=cited))


class _Basis(StrEnum):
    READ = "read"
    UNVERIFIED = "unverified"


def upstream_date(fields: Fields) -> UpstreamDate | None:
    """Return a day set by a higher level."""
    fields.require("about", "last_day")
    entry_id, document, last_day = fields.name("id"), fields.name("document"), fields.day("last_day")
    about, note, tasks = fields.both("about"), fields.both("note"), fields.texts("tasks")
    basis, comparison = fields.choice("basis", _Basis, _Basis.UNVERIFIED), fields.flag("comparison")
    if about is None or last_day is None:
        return None
    return fields.built(
        lambda: UpstreamDate(
            id=entry_id,
            document=document,
            about=about,
            last_day=last_day,
            tasks=tasks,
            note=note,
            is_verified=basis is _Basis.READ,
            is_comparison=comparison,
        )
    )
