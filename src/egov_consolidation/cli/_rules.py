"""`egov rules`: the rulebook, or one rule explained."""

from __future__ import annotations

import argparse

from egov_consolidation.cli._inputs import known_rules
from egov_consolidation.cli._output import terminal_width, write
from egov_consolidation.rendering import (
    json_text,
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
    """Explain the rulebook, or one rule with its examples."""
    if asked.rule is None:
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
