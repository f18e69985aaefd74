"""`egov tasks`: the rows, typed."""

from __future__ import annotations

import argparse

from egov_consolidation.cli._inputs import asked_plan
from egov_consolidation.cli._output import terminal_width, write
from egov_consolidation.rendering import json_text, tasks_html, tasks_json, tasks_markdown, tasks_text


def run(asked: argparse.Namespace) -> int:
    """List the rows of the plan."""
    plan = asked_plan(asked)
    forms = {
        "text": lambda: tasks_text(plan, asked.lang, width=terminal_width()),
        "json": lambda: json_text(tasks_json(plan)),
        "markdown": lambda: tasks_markdown(plan, asked.lang),
        "html": lambda: tasks_html(plan, asked.lang),
    }
    write(asked, forms)
    return 0
