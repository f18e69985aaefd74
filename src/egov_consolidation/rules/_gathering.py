"""Gathers the rules that stand in modules."""

from __future__ import annotations

from types import ModuleType

from egov_consolidation.errors import UsageError
from egov_consolidation.rules._rule import Rule
from egov_consolidation.wording import Text


def gather(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that stand in some modules, in the order of their ids.

    Args:
        *modules: The modules; what they hold beside rules is passed over, and so is what is private.

    Returns:
        The rules.

    Raises:
        UsageError: Two different rules have one id; all such ids are named.

    Examples:
        >>> from egov_consolidation.rules import plan_owners
        >>> [one.id for one in gather(plan_owners)][0]
        'PL01'
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
