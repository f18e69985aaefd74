"""`egov rules`: the rulebook, one rule explained, or what becomes of the words of a plan."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import attrs

from egov_consolidation.cli._inputs import known_rules, named_plan
from egov_consolidation.cli._output import terminal_width, write
from egov_consolidation.rendering import (
    json_text,
    rows_json,
    rows_markdown,
    rows_text,
    rule_markdown,
    rule_text,
    rules_json,
    rules_markdown,
    rules_text,
)
from egov_consolidation.rules import rule, rulebook
from egov_consolidation.testing import examples, explanation
from egov_consolidation.wording import same


def run(asked: argparse.Namespace) -> int:
    """Explain the rulebook, one rule with its examples, or what becomes of the words of a plan."""
    if asked.rows is not None:
        forms = _row_ledger(asked)
    elif asked.rule is None:
        rules = known_rules()
        forms = {
            "text": lambda: rules_text(rules, asked.lang, width=terminal_width()),
            "json": lambda: json_text(rules_json(rules)),
            "markdown": lambda: rules_markdown(rules, asked.lang),
        }
    else:
        one = rule(asked.rule, known_rules())
        told, cases = (explanation(one.id), examples(one.id)) if one in rulebook() else (same(one.doc), ())
        forms = {
            "text": lambda: rule_text(one, cases, asked.lang, width=terminal_width(), explanation=told),
            "json": lambda: json_text(rules_json((one,))),
            "markdown": lambda: rule_markdown(one, cases, asked.lang, explanation=told),
        }
    write(asked, forms)
    return 0


def _row_ledger(asked: argparse.Namespace) -> dict[str, Callable[[], str]]:
    """Return the row ledger of a plan by format; with a rule, that of the rows on which the rule rests."""
    plan, rules = named_plan(asked.rows), known_rules()
    if asked.rule is not None:
        wanted = rule(asked.rule, rules).id
        resting = tuple(task for task in plan if any(wanted in one.rules for one in task.clauses))
        plan = attrs.evolve(plan, tasks=resting)
    return {
        "text": lambda: rows_text(plan, rules, asked.lang, width=terminal_width()),
        "json": lambda: json_text(rows_json(plan)),
        "markdown": lambda: rows_markdown(plan, rules, asked.lang),
    }
