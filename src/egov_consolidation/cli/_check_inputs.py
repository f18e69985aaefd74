"""What `egov check` is asked to judge: every input is read, and what is wrong with any is said at once."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import attrs

from egov_consolidation.checking import Inputs
from egov_consolidation.cli._attempts import Read, Refused, attempt, refuse_all
from egov_consolidation.cli._inputs import (
    asked_baseline,
    asked_day,
    asked_inventory,
    asked_ledger,
    asked_marks,
    asked_plan,
    asked_roster,
    asked_settings,
    asked_unit,
    asked_waivers,
    codes,
    known_rules,
)
from egov_consolidation.dates import Day
from egov_consolidation.model import Mark, Plan
from egov_consolidation.settings import Selection, Settings
from egov_consolidation.wording import Text

_NO_RULES = Text(en="{option} {words}: names no rule, must name some", zh="{option} {words}：未写明规则，须写明")
_OF_ALL = Text(
    en="--write-baseline: holds what all units have, must stand without --unit. with --unit, --baseline takes it",
    zh="--write-baseline：基线包括所有单位的问题，不能与 --unit 同用；写成后可与 --unit、--baseline 同用",
)


@attrs.frozen(kw_only=True)
class Asked:
    """What is to be judged.

    Attributes:
        plan: The plan.
        as_of: The day.
        marks: Which dependencies count.
        unit: The unit whose findings alone are asked for.
        inputs: By what the plan is judged.
    """

    plan: Plan
    as_of: Day
    marks: frozenset[Mark]
    unit: str | None
    inputs: Inputs


def asked_inputs(asked: argparse.Namespace) -> Asked:
    """Return what is to be judged.

    Raises:
        UsageError: Something cannot be read, or does not fit the rest; all of it is said.
    """
    plan, as_of, marks = attempt(asked_plan, asked), attempt(asked_day, asked.as_of), attempt(asked_marks, asked.marks)
    roster, inventory = attempt(asked_roster, asked), attempt(asked_inventory, asked)
    ledger, baseline = attempt(asked_ledger, asked), attempt(asked_baseline, asked)
    settings, waivers = attempt(asked_settings, asked), attempt(asked_waivers, asked)
    named = (plan, roster, inventory)
    inputs = Inputs(
        rules=known_rules(),
        selection=Selection(select=codes(asked.select), ignore=codes(asked.ignore)),
        settings=settings.found or Settings(),
        waivers=waivers.found,
        plan=plan.found,
        roster=roster.found,
        inventory=inventory.found,
        progress=ledger.found,
        baseline=baseline.found,
        has_every_unit=not any(isinstance(one, Refused) for one in named),
    )
    is_known = inputs.has_every_unit and not isinstance(ledger, Refused)
    unit = attempt(_unit, asked.unit, inputs) if is_known else Read(None)
    tried = (*named, as_of, marks, ledger, settings, waivers, baseline, unit)
    refuse_all(tried, (*inputs.problems(), *_misused(asked)))
    return Asked(plan=plan.value(), as_of=as_of.value(), marks=marks.value(), unit=unit.value(), inputs=inputs)


def _unit(words: str | None, inputs: Inputs) -> str | None:
    """Return the unit that is meant, if one is."""
    if inputs.plan is None:
        return None
    return asked_unit(words, inputs.plan, inputs.roster, inputs.inventory, inputs.progress)


def _misused(asked: argparse.Namespace) -> Iterator[Text]:
    """Yield what is to be said of options: of a list of no rules, and of a baseline of one unit.

    The one would mean all rules, the other would leave out what is known of all other units.
    """
    for option, words in (("--select", asked.select), ("--ignore", asked.ignore)):
        if words and not codes(words):
            yield _NO_RULES.fill(option=option, words=words)
    if asked.unit is not None and asked.write_baseline is not None:
        yield _OF_ALL
