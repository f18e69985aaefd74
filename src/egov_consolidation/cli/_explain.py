"""`egov explain`: why a rule says of a record what it says."""

from __future__ import annotations

import argparse

from egov_consolidation.cli._inputs import asked_day, asked_settings, known_rules, named_plan
from egov_consolidation.cli._output import terminal_width, write
from egov_consolidation.reading import read_inventory
from egov_consolidation.rendering import explanation_json, explanation_text, json_text
from egov_consolidation.rules import explain, rule


def run(asked: argparse.Namespace) -> int:
    """Explain one verdict; whatever it is, there is nothing to object to."""
    settings = asked_settings(asked)
    told = explain(
        rule(asked.rule, known_rules()),
        asked.subject,
        read_inventory(asked.inventory),
        as_of=asked_day(asked.as_of),
        plan=named_plan(asked.plan),
        parameters=None if settings is None else settings.parameters,
    )
    forms = {
        "text": lambda: explanation_text(told, asked.lang, width=terminal_width()),
        "json": lambda: json_text(explanation_json(told, asked.lang)),
    }
    write(asked, forms)
    return 0
