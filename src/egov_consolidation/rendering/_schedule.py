"""A schedule for people: dates, floats, critical paths, and what the deadlines leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from egov_consolidation.rendering._gantt_svg import gantt_pieces
from egov_consolidation.rendering._html import html_page, parts_html
from egov_consolidation.rendering._parts import Part, parts_markdown, parts_text
from egov_consolidation.rendering._risk import risk_parts
from egov_consolidation.rendering._schedule_changes import change_parts
from egov_consolidation.rendering._schedule_dates import (
    contradiction_parts,
    date_parts,
    path_parts,
    schedule_head,
    schedule_notes,
)
from egov_consolidation.rendering._schedule_deadlines import chain_parts, conflict_parts, repair_parts, unrepaired_parts
from egov_consolidation.schedule import RepairPlan, RiskAnalysis, Schedule, WhatIf
from egov_consolidation.wording import Lang, Text

_TITLE = Text(en="{title} ({id}): schedule", zh="{title}（{id}）：进度计划")


def schedule_text(
    schedule: Schedule,
    repairs: Sequence[RepairPlan],
    lang: Lang,
    *,
    width: int,
    delayed: WhatIf | None = None,
    risk: RiskAnalysis | None = None,
) -> str:
    """Return a schedule for a terminal: dates with the critical chain marked, conflicts of deadlines, repairs.

    Args:
        schedule: The schedule.
        repairs: How its deadlines can be made to agree with the order of work; the first is shown in full.
        lang: Language of the words.
        width: Columns of the terminal.
        delayed: What follows when tasks take longer, where that was asked.
        risk: How likely the plan is to be in time, where that was asked.
    """
    parts = [*_opening(schedule, lang), *date_parts(schedule, lang, width=width)]
    rest = [*_rest(schedule, repairs, lang, delayed), *risk_parts(risk, lang, width=width)]
    return parts_text(_title(schedule, lang), [*parts, *rest], width=width)


def schedule_markdown(
    schedule: Schedule,
    repairs: Sequence[RepairPlan],
    lang: Lang,
    delayed: WhatIf | None = None,
    risk: RiskAnalysis | None = None,
) -> str:
    """Return a schedule as Markdown: the same as `schedule_text`, nothing cut."""
    parts = [*_opening(schedule, lang), *date_parts(schedule, lang)]
    rest = [*_rest(schedule, repairs, lang, delayed), *risk_parts(risk, lang)]
    return parts_markdown(_title(schedule, lang), [*parts, *rest])


def schedule_html(
    schedule: Schedule,
    repairs: Sequence[RepairPlan],
    lang: Lang,
    delayed: WhatIf | None = None,
    risk: RiskAnalysis | None = None,
) -> str:
    """Return a schedule as a page that opens offline in any browser: the same as `schedule_text`, and a Gantt chart."""
    return html_page(schedule.plan.title or schedule.plan.id, _piece(schedule, repairs, lang, delayed, risk), lang)


def schedule_piece(schedule: Schedule, lang: Lang) -> str:
    """Return what a notebook shows of a schedule: dates, a Gantt chart, critical paths, conflicts of deadlines."""
    return _piece(schedule, (), lang, None)


def _piece(
    schedule: Schedule,
    repairs: Sequence[RepairPlan],
    lang: Lang,
    delayed: WhatIf | None,
    risk: RiskAnalysis | None = None,
) -> str:
    parts = [*_opening(schedule, lang), *date_parts(schedule, lang, pictures=gantt_pieces(schedule, lang))]
    rest = [*_rest(schedule, repairs, lang, delayed), *risk_parts(risk, lang)]
    return parts_html(_title(schedule, lang), [*parts, *rest])


def _title(schedule: Schedule, lang: Lang) -> str:
    return _TITLE.say(lang, title=schedule.plan.title or schedule.plan.id, id=schedule.plan.id)


def _opening(schedule: Schedule, lang: Lang) -> Iterator[Part]:
    yield Part(summary=schedule_head(schedule, lang), paragraphs=schedule_notes(schedule, lang))
    yield from contradiction_parts(schedule, lang)
    yield from path_parts(schedule, lang)


def _rest(schedule: Schedule, repairs: Sequence[RepairPlan], lang: Lang, delayed: WhatIf | None) -> Iterator[Part]:
    if schedule.is_feasible:
        yield from conflict_parts(schedule.deadlines, schedule.plan.id, lang)
        yield from chain_parts(schedule.deadlines, lang)
        yield from repair_parts(repairs, schedule.plan.id, lang)
        yield from unrepaired_parts(schedule.deadlines, lang)
    if delayed is not None:
        yield from change_parts(delayed, lang)
