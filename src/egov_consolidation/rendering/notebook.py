"""What a notebook shows for a plan, a schedule or a report: tables, a Gantt chart, findings with their words.

Importing the package in a notebook tells IPython by itself; elsewhere `%load_ext egov_consolidation.rendering.notebook`
does.
"""

from __future__ import annotations

import os
from typing import Any, Protocol

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

KINDS = (Plan, Report, Schedule)
"""What a notebook shows more of than its words."""

_OTHER = Text(en="{kind}: must be a plan, a report or a schedule", zh="{kind}：须为方案、报告或进度计划")


class Shell(Protocol):
    """What is needed of an IPython shell."""

    @property
    def display_formatter(self) -> Any:  # noqa: ANN401 - IPython's own, untyped here so that IPython is not needed
        """Its formatters, by MIME type."""


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


def load_ipython_extension(shell: Shell) -> None:
    """Tell a shell of IPython what to show."""
    for kind in KINDS:
        shell.display_formatter.formatters["text/html"].for_type(kind, shown)


def unload_ipython_extension(shell: Shell) -> None:
    """Take it back."""
    for kind in KINDS:
        shell.display_formatter.formatters["text/html"].pop(kind, None)
