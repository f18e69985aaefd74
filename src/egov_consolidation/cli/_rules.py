"""`egov rules`: the rulebook or a family of it, one rule explained, or what becomes of the words of a plan."""

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
from egov_consolidation.rules import Rule, rule
from egov_consolidation.testing import examples, explanation


def run(asked: argparse.Namespace) -> int:
    """Explain the rulebook, one rule with its examples, or what becomes of the words of a plan."""
    known = known_rules()
    rules = _meant(asked.rule, known)
    if asked.rows is not None:
        forms = _row_ledger(asked, rules, known)
    elif asked.rule is None or asked.rule.upper() != rules[0].id:
        forms = {
            "text": lambda: rules_text(rules, asked.lang, width=terminal_width()),
            "json": lambda: json_text(rules_json(rules)),
            "markdown": lambda: rules_markdown(rules, asked.lang),
        }
    else:
        one = rules[0]
        told, cases = explanation(one), examples(one)
        forms = {
            "text": lambda: rule_text(one, cases, asked.lang, width=terminal_width(), explanation=told),
            "json": lambda: json_text(rules_json((one,))),
            "markdown": lambda: rule_markdown(one, cases, asked.lang, explanation=told),
        }
    write(asked, forms)
    return 0


def _meant(words: str | None, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules that are meant by an id or how one begins: at least one, in whatever capitals it is written."""
    fitting = tuple(one for one in rules if one.id.startswith((words or "").upper()))
    return fitting if words != "" and fitting else (rule(words or "", rules),)


def _row_ledger(
    asked: argparse.Namespace, rules: tuple[Rule, ...], known: tuple[Rule, ...]
) -> dict[str, Callable[[], str]]:
    """Return the row ledger of a plan by format; with rules, that of the rows on which one of them rests."""
    plan = named_plan(asked.rows)
    if asked.rule is not None:
        wanted = {one.id for one in rules}
        resting = tuple(task for task in plan if any(not wanted.isdisjoint(one.rules) for one in task.clauses))
        plan = attrs.evolve(plan, tasks=resting)
    return {
        "text": lambda: rows_text(plan, known, asked.lang, width=terminal_width()),
        "json": lambda: json_text(rows_json(plan)),
        "markdown": lambda: rows_markdown(plan, known, asked.lang),
    }
