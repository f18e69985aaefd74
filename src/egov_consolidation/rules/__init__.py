"""The rulebook: every built-in rule, one module for each family or theme.

Importing it loads no graph library: rules see the graph through their context.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType

from egov_consolidation.errors import UsageError
from egov_consolidation.rules import (
    duplicate_construction,
    inventory_integrity,
    networks,
    plan_deadlines,
    plan_logic,
    plan_order,
    plan_owners,
    plan_text,
    schedule_quality_dates,
    schedule_quality_dependencies,
    schedule_quality_ends,
    schedule_quality_time,
    system_inventory,
    zombie_systems,
)
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import (
    Basis,
    Judgement,
    Logic,
    Outcome,
    Rule,
    Strength,
    Tally,
    fails,
    plan_rule,
    undecided,
)
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

__all__ = [
    "Basis",
    "Context",
    "Judgement",
    "Logic",
    "Outcome",
    "Rule",
    "Strength",
    "Tally",
    "fails",
    "gather",
    "plan_rule",
    "record_rule",
    "rule",
    "rulebook",
    "undecided",
]

FAMILIES: tuple[ModuleType, ...] = (
    plan_owners,
    plan_deadlines,
    plan_order,
    plan_text,
    plan_logic,
    schedule_quality_dates,
    schedule_quality_dependencies,
    schedule_quality_ends,
    schedule_quality_time,
    system_inventory,
    zombie_systems,
    networks,
    duplicate_construction,
    inventory_integrity,
)
"""The modules whose rules make the rulebook; a rule that is added to one of them is in it."""


@cache
def rulebook() -> tuple[Rule, ...]:
    """Return all built-in rules, in the order of their ids.

    Examples:
        >>> [rule.id for rule in rulebook() if rule.family == "LG"]
        ['LG01', 'LG02', 'LG03', 'LG04']
    """
    return gather(*FAMILIES)


def gather(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that stand in some modules, in the order of their ids.

    Args:
        *modules: The modules; what they hold beside rules is passed over, and so is what is private.

    Returns:
        The rules.

    Raises:
        UsageError: Two different rules have one id; all such ids are named.
    """
    named: dict[str, list[Rule]] = {}
    for module in modules:
        for name, value in vars(module).items():
            if isinstance(value, Rule) and not name.startswith("_"):
                others = named.setdefault(value.id, [])
                if not any(value is other for other in others):
                    others.append(value)
    repeated = tuple(rule_id for rule_id, rules in sorted(named.items()) if len(rules) > 1)
    if repeated:
        template = Text(en="{ids}: is the id of two rules, must be that of one", zh="{ids}：有两条规则同号，编号须唯一")
        raise UsageError(template.fill(ids=repeated))
    return tuple(rules[0] for _, rules in sorted(named.items()))


def rule(rule_id: str) -> Rule:
    """Return the built-in rule with this id.

    Args:
        rule_id: Its id, such as `PL04`.

    Returns:
        The rule.

    Raises:
        UsageError: There is none; the nearest id is named.

    Examples:
        >>> rule("LG01").name
        'no-loop'
    """
    for one in rulebook():
        if one.id == rule_id:
            return one
    template = Text(
        en="{asked}: fits no rule. egov rules lists them{nearest}",
        zh="{asked}：没有这样的规则，可用 egov rules 查看{nearest}",
    )
    raise UsageError(template.fill(asked=rule_id, nearest=nearest(rule_id, (one.id for one in rulebook()))))
