"""What people and other programs are shown: the only place that makes text of values."""

from egov_consolidation.rendering._annex import write_annex
from egov_consolidation.rendering._baseline import baseline_json
from egov_consolidation.rendering._explanation import explanation_json, explanation_text
from egov_consolidation.rendering._figures import gantt_figure, network_figure
from egov_consolidation.rendering._gantt_svg import gantt_svg
from egov_consolidation.rendering._graph import GRAPH_KEY, graph_json, graph_markdown, graph_mermaid
from egov_consolidation.rendering._inventory import inventory_to_csv, inventory_to_json, inventory_to_toml
from egov_consolidation.rendering._json import SCHEMAS, json_text, schema
from egov_consolidation.rendering._obligations import DueList, obligations_json, obligations_markdown, obligations_text
from egov_consolidation.rendering._plan_file import plan_to_json, plan_to_toml
from egov_consolidation.rendering._report import report_html, report_markdown, report_text
from egov_consolidation.rendering._report_json import report_json
from egov_consolidation.rendering._row_ledger import rows_json, rows_markdown, rows_text
from egov_consolidation.rendering._rules import (
    rule_facts,
    rule_markdown,
    rule_text,
    rules_json,
    rules_markdown,
    rules_text,
)
from egov_consolidation.rendering._schedule import schedule_html, schedule_markdown, schedule_text
from egov_consolidation.rendering._schedule_json import schedule_json
from egov_consolidation.rendering._survey import survey_html, survey_json, survey_markdown, survey_text
from egov_consolidation.rendering._table import markdown, markdown_table, text_table
from egov_consolidation.rendering._tasks import tasks_html, tasks_json, tasks_markdown, tasks_text
from egov_consolidation.rendering._vega import gantt_spec
from egov_consolidation.rendering._vega_network import network_spec

__all__ = [
    "GRAPH_KEY",
    "SCHEMAS",
    "DueList",
    "baseline_json",
    "explanation_json",
    "explanation_text",
    "gantt_figure",
    "gantt_spec",
    "gantt_svg",
    "graph_json",
    "graph_markdown",
    "graph_mermaid",
    "inventory_to_csv",
    "inventory_to_json",
    "inventory_to_toml",
    "json_text",
    "markdown",
    "markdown_table",
    "network_figure",
    "network_spec",
    "obligations_json",
    "obligations_markdown",
    "obligations_text",
    "plan_to_json",
    "plan_to_toml",
    "report_html",
    "report_json",
    "report_markdown",
    "report_text",
    "rows_json",
    "rows_markdown",
    "rows_text",
    "rule_facts",
    "rule_markdown",
    "rule_text",
    "rules_json",
    "rules_markdown",
    "rules_text",
    "schedule_html",
    "schedule_json",
    "schedule_markdown",
    "schedule_text",
    "schema",
    "survey_html",
    "survey_json",
    "survey_markdown",
    "survey_text",
    "tasks_html",
    "tasks_json",
    "tasks_markdown",
    "tasks_text",
    "text_table",
    "write_annex",
]
