"""What a check is given, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from egov_consolidation.checking._baseline import of_another_plan
from egov_consolidation.checking._progress import unknown_tasks, unknown_units_of
from egov_consolidation.checking._settings import rule_ids, unknown_codes, unknown_units, wrong_values
from egov_consolidation.checking._waiving import unknown_rules
from egov_consolidation.inventory import Inventory
from egov_consolidation.ledger import Progress
from egov_consolidation.model import Plan, Roster
from egov_consolidation.rules import Rule
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.settings import Baseline, Given, Selection, Settings, Waiver
from egov_consolidation.wording import Text


@attrs.frozen(kw_only=True)
class Inputs:
    """What a check is given, as far as there is any of it.

    Attributes:
        rules: The rules to choose from.
        selection: Which of them are asked for.
        parameters: Values that are asked for.
        settings: What is set for all checks.
        waivers: What departures are permitted; `None` where nothing is said of it.
        plan: The plan.
        roster: Who belongs to the groups.
        inventory: What exists.
        progress: What a ledger says was done.
        baseline: What was known before.
        has_every_unit: Whether plan, roster and inventory are all there that were given, so that a unit that none of
            them names is unknown.
    """

    rules: tuple[Rule, ...]
    selection: Selection = attrs.field(factory=Selection)
    parameters: Mapping[str, Given] = attrs.field(factory=dict[str, Given])
    settings: Settings = attrs.field(factory=Settings)
    waivers: tuple[Waiver, ...] | None = None
    plan: Plan | None = None
    roster: Roster | None = None
    inventory: Inventory | TableInventory | None = None
    progress: Progress | None = None
    baseline: Baseline | None = None
    has_every_unit: bool = True

    def problems(self) -> Iterator[Text]:
        """Yield all that is wrong with them, so that it can be mended at once."""
        yield from self.selection.unknown(rule_ids(self.rules))
        yield from self.problems_of_settings()
        yield from unknown_rules(self.waivers or (), self.rules)
        if self.plan is None:
            return
        if self.has_every_unit:
            yield from unknown_units(self.settings, self.plan, self.inventory, self.roster)
        if self.progress is not None:
            yield from unknown_tasks(self.progress, self.plan)
            if self.has_every_unit:
                yield from unknown_units_of(self.progress, self.plan, self.roster, self.inventory)
        if self.baseline is not None:
            yield from of_another_plan(self.baseline, self.plan.id)

    def problems_of_settings(self) -> Iterator[Text]:
        """Yield what is wrong with the settings by themselves, and with values that are asked for."""
        yield from unknown_codes(self.settings, self.rules)
        yield from wrong_values(self.settings, self.rules, self.parameters)
