"""`egov graph`: the dependencies."""

from __future__ import annotations

import argparse

from egov_consolidation.cli._attempts import attempt, refuse_all
from egov_consolidation.cli._inputs import asked_marks, asked_plan
from egov_consolidation.cli._output import write
from egov_consolidation.graph import PlanGraph
from egov_consolidation.rendering import graph_json, graph_markdown, graph_mermaid, json_text


def run(asked: argparse.Namespace) -> int:
    """Show the dependencies of the plan."""
    tried = attempt(asked_plan, asked), attempt(asked_marks, asked.marks)
    refuse_all(tried)
    plan, marks = tried[0].value(), tried[1].value()
    forms = {
        "mermaid": lambda: graph_mermaid(plan, asked.lang, marks=marks),
        "markdown": lambda: graph_markdown(plan, asked.lang, marks=marks),
        "json": lambda: json_text(graph_json(plan, PlanGraph.from_plan(plan, marks=marks), marks)),
    }
    write(asked, forms)
    return 0
