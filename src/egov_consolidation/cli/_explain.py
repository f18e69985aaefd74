"""`egov explain`: why a rule says of a record what it says."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from egov_consolidation.checking import Inputs
from egov_consolidation.cli._attempts import attempt, refuse_all
from egov_consolidation.cli._inputs import asked_day, asked_settings, known_rules, named_plan, needed_inventory
from egov_consolidation.cli._output import terminal_width, write
from egov_consolidation.rendering import explanation_json, explanation_text, json_text
from egov_consolidation.rules import explain, rule
from egov_consolidation.settings import Settings
from egov_consolidation.wording import Text


def run(asked: argparse.Namespace) -> int:
    """Explain one verdict; whatever it is, there is nothing to object to."""
    meant, inventory = attempt(rule, asked.rule, known_rules()), attempt(needed_inventory, asked)
    as_of, plan, settings = (
        attempt(asked_day, asked.as_of),
        attempt(named_plan, asked.plan),
        attempt(asked_settings, asked),
    )
    refuse_all((meant, inventory, as_of, plan, settings), _problems_of(settings.found))
    told = explain(
        meant.value(),
        asked.subject,
        inventory.value(),
        as_of=as_of.value(),
        plan=plan.value(),
        parameters=None if settings.found is None else settings.found.parameters,
    )
    forms = {
        "text": lambda: explanation_text(told, asked.lang, width=terminal_width()),
        "json": lambda: json_text(explanation_json(told, asked.lang)),
    }
    write(asked, forms)
    return 0


def _problems_of(settings: Settings | None) -> Iterator[Text]:
    if settings is not None:
        yield from Inputs(rules=known_rules(), settings=settings).problems_of_settings()
