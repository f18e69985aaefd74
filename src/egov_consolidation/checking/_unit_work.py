"""What one unit has to do: its obligations with their lights, measured as the rules about lights are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import attrs

from egov_consolidation.checking._contexts import context_of
from egov_consolidation.checking._refusals import refuse
from egov_consolidation.checking._settings import wrong_values
from egov_consolidation.inventory import Inventory
from egov_consolidation.ledger import Light, OwedTask, Progress, UnitWork
from egov_consolidation.model import ALL_MARKS, Mark, Plan, Roster
from egov_consolidation.rules import account_of, rulebook
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.settings import Given, Settings

_LIGHTS = "SU05"
"""The rule whose parameters say what is near due and what is behind."""


def work_of(  # noqa: PLR0913 - all but the unit and the plan are keyword-only
    unit: str,
    plan: Plan,
    *,
    as_of: str | dt.date,
    roster: Roster | None = None,
    inventory: Inventory | TableInventory | None = None,
    progress: Progress | None = None,
    parameters: Mapping[str, Given] | None = None,
    settings: Settings | None = None,
    marks: frozenset[Mark] = ALL_MARKS,
) -> UnitWork:
    """Return what one unit has to do, and how it stands.

    Args:
        unit: The unit, by any name that the plan knows.
        plan: The plan.
        as_of: The day for which is asked.
        roster: Who belongs to the groups that the plan addresses.
        inventory: What exists: it says since when what a duty waits for is in service, unless it
            stands in a database.
        progress: What was done, as a ledger says.
        parameters: Values by parameter id; `SU05.near` and `SU05.behind` set the lights.
        settings: What is set for all checks.
        marks: Which dependencies count.

    Returns:
        Its obligations, each with its light, what was last reported, and whom it waits for; and what waits for it.

    Raises:
        UsageError: `as_of` is no day; a parameter is unknown, or its value makes no sense; the ledger names a task that
            the plan does not have.

    Examples:
        >>> from egov_consolidation import issued
        >>> work = work_of("市审计局", issued.load(), as_of="2018-07-01")
        >>> [(one.task.id, one.light.value) for one in work.owed]
        [('2.5.1', 'unknown'), ('2.5.2', 'unknown'), ('2.5.3', 'unknown'), ('2.5.4', 'unknown')]
    """
    rules = rulebook()
    ours = Settings() if settings is None else settings
    refuse(wrong_values(ours, rules, parameters or {}))
    ctx = context_of(
        plan,
        rules,
        as_of=as_of,
        roster=roster,
        inventory=inventory,
        progress=progress,
        parameters=parameters or {},
        settings=ours,
        marks=marks,
    )
    name = plan.unit_name(unit)
    every = tuple(account_of(ctx, _LIGHTS).owed_tasks())
    owed = (one for one in every if one.unit == name)
    return UnitWork(
        unit=name,
        as_of=ctx.as_of,
        owed=tuple(owed if progress is not None else map(_unreported, owed)),
        holding_up=tuple(one for one in every if name in {unit for _, unit in one.waits_for}),
        has_roster=roster is not None,
        has_ledger=progress is not None,
    )


def _unreported(one: OwedTask) -> OwedTask:
    """Return an obligation of which nobody could have reported: nothing about it is red."""
    return attrs.evolve(one, light=Light.UNKNOWN) if one.light is Light.RED else one
