"""`egov graph`: the dependencies."""

from __future__ import annotations

import argparse

from egov_consolidation.cli._inputs import asked_marks, asked_plan
from egov_consolidation.cli._output import write
from egov_consolidation.graph import PlanGraph
from egov_consolidation.rendering import graph_json, graph_markdown, graph_mermaid, json_text


def run(asked: argparse.Namespace) -> int:
    """Show the dependencies of the plan."""
    plan, marks = asked_plan(asked), asked_marks(asked.marks)
    forms = {
        "mermaid": lambda: graph_mermaid(plan, asked.lang, marks=marks),
        "markdown": lambda: graph_markdown(plan, asked.lang, marks=marks),
        "json": lambda: json_text(graph_json(plan, PlanGraph.from_plan(plan, marks=marks), marks)),
    }
    write(asked, forms)
    return 0
