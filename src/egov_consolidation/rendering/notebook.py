"""What a notebook shows for a plan, a schedule or a report: tables, a Gantt chart, findings with their words."""

from __future__ import annotations

import os

from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Report
from egov_consolidation.model import Plan
from egov_consolidation.rendering._report import report_piece
from egov_consolidation.rendering._schedule import schedule_piece
from egov_consolidation.rendering._tasks import tasks_piece
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang, Text, language_of

language: Lang | None = None
"""In which language it is shown; `None` for that of the locale."""

_OTHER = Text(en="{kind}: must be a plan, a report or a schedule", zh="{kind}：须为方案、报告或进度计划")


def shown(value: object) -> str:
    """Return a plan, a report or a schedule as a notebook shows it: a piece of HTML.

    Raises:
        UsageError: It is none of these.
    """
    lang = language_of(os.environ) if language is None else language
    match value:
        case Plan():
            return tasks_piece(value, lang)
        case Report():
            return report_piece(value, lang)
        case Schedule():
            return schedule_piece(value, lang)
        case _:
            raise UsageError(_OTHER.fill(kind=type(value).__name__))
