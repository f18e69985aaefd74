"""What rules look at, made of what a caller gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from egov_consolidation.checking._progress import reported
from egov_consolidation.checking._settings import values_of
from egov_consolidation.dates import day
from egov_consolidation.graph import PlanGraph
from egov_consolidation.inventory import Inventory
from egov_consolidation.ledger import Progress
from egov_consolidation.model import Mark, Plan, Roster
from egov_consolidation.rules import Context, Rule, plan_days
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.settings import Given, Settings


def context_of(  # noqa: PLR0913 - all but the plan and the rules are keyword-only
    plan: Plan,
    rules: Sequence[Rule],
    *,
    as_of: str | dt.date,
    roster: Roster | None,
    inventory: Inventory | TableInventory | None,
    progress: Progress | None,
    parameters: Mapping[str, Given],
    settings: Settings,
    marks: frozenset[Mark],
) -> Context:
    """Return what rules look at on a day: what had been reported by then, and the values in force.

    Args:
        plan: The plan.
        rules: The rules whose parameters have values.
        as_of: The day.
        roster: Who belongs to the groups.
        inventory: What exists.
        progress: What a ledger says was done.
        parameters: What the call sets.
        settings: What is set for all calls.
        marks: Which relations count.

    Raises:
        UsageError: The day is none, the ledger names a task that the plan does not have, or the plan sets one day of a
            rule to two.
    """
    on = day(as_of)
    return Context(
        plan=plan,
        as_of=on,
        graph=PlanGraph.from_plan(plan, marks=marks),
        roster=roster,
        inventory=inventory,
        progress=None if progress is None else reported(progress, plan, roster, on),
        parameters=values_of(settings, rules, parameters, plan_days(plan, rules)),
        marks=marks,
    )
