"""What people and other programs are shown: the only place that makes text of values."""

from egov_consolidation.rendering._annex import write_annex
from egov_consolidation.rendering._graph import GRAPH_KEY, graph_json, graph_markdown, graph_mermaid
from egov_consolidation.rendering._json import SCHEMAS, json_text, schema
from egov_consolidation.rendering._obligations import DueList, obligations_json, obligations_markdown, obligations_text
from egov_consolidation.rendering._plan_file import plan_to_json, plan_to_toml
from egov_consolidation.rendering._report import report_json, report_markdown, report_text
from egov_consolidation.rendering._rules import (
    rule_facts,
    rule_markdown,
    rule_text,
    rules_json,
    rules_markdown,
    rules_text,
)
from egov_consolidation.rendering._table import markdown, markdown_table, text_table
from egov_consolidation.rendering._tasks import tasks_json, tasks_markdown, tasks_text

__all__ = [
    "GRAPH_KEY",
    "SCHEMAS",
    "DueList",
    "graph_json",
    "graph_markdown",
    "graph_mermaid",
    "json_text",
    "markdown",
    "markdown_table",
    "obligations_json",
    "obligations_markdown",
    "obligations_text",
    "plan_to_json",
    "plan_to_toml",
    "report_json",
    "report_markdown",
    "report_text",
    "rule_facts",
    "rule_markdown",
    "rule_text",
    "rules_json",
    "rules_markdown",
    "rules_text",
    "schema",
    "tasks_json",
    "tasks_markdown",
    "tasks_text",
    "text_table",
    "write_annex",
]
