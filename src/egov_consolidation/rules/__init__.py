"""The rulebook: every built-in rule, one module for each family or theme.

Importing it loads no graph library: rules see the graph through their context.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from types import ModuleType

from egov_consolidation.findings import Basis, Strength
from egov_consolidation.rules import (
    budgets_and_purchases,
    catalogue_entries,
    catalogue_sharing,
    catalogue_upkeep,
    deliverables,
    duplicate_projects,
    duplicate_systems,
    duties_after_start,
    inspections_and_audits,
    integration,
    inventory_integrity,
    lists_and_catalogues,
    lists_and_requests,
    migration,
    migration_costs,
    networks,
    performance_indicators,
    plan_deadlines,
    plan_logic,
    plan_order,
    plan_owners,
    plan_progress,
    plan_rows,
    plan_text,
    platforms,
    projects_and_approval,
    responsibility,
    retired_systems,
    rooms_and_lines,
    schedule_quality_dates,
    schedule_quality_dependencies,
    schedule_quality_ends,
    schedule_quality_time,
    schemes_and_measures,
    sharing_access,
    sharing_funds,
    sharing_offices,
    sharing_periods,
    sharing_requests,
    sharing_use,
    supervision_lights,
    supervision_slips,
    system_inventory,
    zombie_systems,
)
from egov_consolidation.rules._account import account_of
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._gathering import gather
from egov_consolidation.rules._one_record import explain, next_change, repair, timeline
from egov_consolidation.rules._outcome import Crash, Judgement, Outcome, Tally, fails, undecided
from egov_consolidation.rules._plan_days import plan_days
from egov_consolidation.rules._plan_words import is_worded_in
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Logic, Rule, plan_rule
from egov_consolidation.rules._set_days import due, due_year, since
from egov_consolidation.settings import Code, refuse_unknown_ids

__all__ = [
    "Basis",
    "Context",
    "Crash",
    "Judgement",
    "Logic",
    "Outcome",
    "Rule",
    "Strength",
    "Tally",
    "account_of",
    "due",
    "due_year",
    "explain",
    "fails",
    "gather",
    "is_worded_in",
    "next_change",
    "plan_days",
    "plan_rule",
    "record_rule",
    "repair",
    "rule",
    "rulebook",
    "rules_of_packs",
    "since",
    "timeline",
    "undecided",
]

FAMILIES: tuple[ModuleType, ...] = (
    plan_owners,
    plan_deadlines,
    plan_order,
    plan_text,
    plan_rows,
    plan_logic,
    schedule_quality_dates,
    schedule_quality_dependencies,
    schedule_quality_ends,
    schedule_quality_time,
    system_inventory,
    zombie_systems,
    retired_systems,
    rooms_and_lines,
    networks,
    duplicate_projects,
    duplicate_systems,
    sharing_offices,
    sharing_access,
    sharing_periods,
    sharing_requests,
    sharing_use,
    lists_and_requests,
    platforms,
    responsibility,
    integration,
    migration,
    migration_costs,
    projects_and_approval,
    budgets_and_purchases,
    sharing_funds,
    performance_indicators,
    catalogue_entries,
    catalogue_sharing,
    catalogue_upkeep,
    inventory_integrity,
    plan_progress,
    duties_after_start,
    supervision_lights,
    supervision_slips,
    deliverables,
    lists_and_catalogues,
    inspections_and_audits,
    schemes_and_measures,
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


def rules_of_packs() -> tuple[Rule, ...]:
    """Return the rules that other installed packages bring, in the order of their ids.

    They are none of the rulebook: who wants them gives them to `check` beside it. The command `egov` does.

    Raises:
        UsageError: A pack uses a prefix that is not its own.
    """
    from egov_consolidation.rules._packs import packs  # slow to load: only who asks for packs waits for them

    families = sorted({rule.family for rule in rulebook()})
    return tuple(rule for pack in packs(families=families) for rule in pack.rules)


def rule(rule_id: str, rules: Iterable[Rule] | None = None) -> Rule:
    """Return the rule with this id.

    Args:
        rule_id: Its id, such as `PL04`.
        rules: Where it is looked for; the rulebook by default.

    Returns:
        The rule.

    Raises:
        UsageError: There is none; the nearest id is named.

    Examples:
        >>> rule("LG01").name
        'no-loop'
    """
    named = {one.id: one for one in (rulebook() if rules is None else rules)}
    refuse_unknown_ids((Code(rule_id),), named)
    return named[rule_id]
