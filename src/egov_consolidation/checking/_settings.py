"""What the settings of an office change in a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from egov_consolidation.checking._waiver_rules import WAIVER_RULES
from egov_consolidation.findings import Finding, Report, SettingsSummary, Verdict
from egov_consolidation.inventory import Inventory, unit_of
from egov_consolidation.model import Plan, Roster
from egov_consolidation.rules import Rule, rulebook
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.settings import Given, Parameter, Selection, Settings, nearest
from egov_consolidation.wording import Text

_SHOWN = 40

_UNKNOWN = Text(en="{where}: is a parameter of no rule{nearest}", zh="{where}：没有规则使用此参数{nearest}")
_SENSELESS = Text(en="{where}: is {value}, must be {wanted}", zh="{where}：为 {value}，须为{wanted}")
_NO_UNIT = Text(
    en="{where}: is a unit that neither plan, inventory nor roster names{nearest}",
    zh="{where}：方案、底数和单位名录中均无此单位{nearest}",
)


def rule_ids(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the ids by which rules can be chosen, those about waivers among them."""
    return (*(rule.id for rule in rules), *WAIVER_RULES)


def unknown_codes(settings: Settings, rules: Iterable[Rule]) -> tuple[Text, ...]:
    """Return what is to be said of codes that fit no rule; settings may speak of any rule of the rulebook too."""
    return settings.unknown((*rule_ids(rules), *(rule.id for rule in rulebook())))


def wrong_values(settings: Settings, rules: Iterable[Rule], asked: Mapping[str, Given]) -> Iterator[Text]:
    """Yield what is to be said of parameters that no rule reads, and of values that make no sense.

    Settings may speak of the parameters of any rule of the rulebook too; what a call asks for is read by its rules.
    """
    own = _by_id(rules)
    places = {name: settings.place(f"parameters.{name}") for name in settings.parameters}
    every = _every(settings, own)
    yield from _wrong(_held(settings.parameters, every), every, places)
    yield from _wrong(_held(asked, own), own, {})


def values_of(
    settings: Settings, rules: Iterable[Rule], asked: Mapping[str, Given], days: Mapping[str, float]
) -> dict[str, float]:
    """Return the values that rules read: those of the call, of the settings, of the plan, else their own.

    Args:
        settings: What is set.
        rules: The rules.
        asked: What the call asks for.
        days: The days that the plan sets.
    """
    own = _by_id(rules)
    first = {name: one.value for name, one in own.items()}
    values = {**first, **days, **_held(settings.parameters, _every(settings, own)), **_held(asked, own)}
    return {name: value for name, value in values.items() if isinstance(value, int | float)}


def settings_summary(
    settings: Settings, selection: Selection, ran: Iterable[Rule], values: Mapping[str, float]
) -> SettingsSummary:
    """Return what a report tells of how it was made.

    Args:
        settings: What is set.
        selection: Which rules were to run.
        ran: The rules that did.
        values: The values of parameters.
    """
    read = {name: one.day_or_number(values[name]) for name, one in _by_id(ran).items() if name in values}
    return SettingsSummary(
        document=settings.document,
        select=selection.select,
        ignore=selection.ignore,
        severity=settings.severity,
        ignore_by_unit=settings.ignore_by_unit,
        parameters=dict(sorted(read.items())),
        changed=tuple(name for name in settings.parameters if name in read),
    )


def _every(settings: Settings, own: Mapping[str, Parameter]) -> Mapping[str, Parameter]:
    """Return the parameters of which settings may speak: those of any rule of the rulebook too."""
    return {**_by_id(rulebook()), **own} if settings.parameters else own


def _by_id(rules: Iterable[Rule]) -> dict[str, Parameter]:
    return {parameter.id: parameter for rule in rules for parameter in rule.parameters}


def _held(asked: Mapping[str, object], known: Mapping[str, Parameter]) -> dict[str, object]:
    return {name: known[name].held(value) if name in known else value for name, value in asked.items()}


def _wrong(asked: Mapping[str, object], known: Mapping[str, Parameter], places: Mapping[str, str]) -> Iterator[Text]:
    for name, value in asked.items():
        where = places.get(name) or name
        if name not in known:
            yield _UNKNOWN.fill(where=where, nearest=nearest(name, known))
        elif not known[name].allows(value):
            yield _SENSELESS.fill(where=where, value=str(value)[:_SHOWN], wanted=known[name].wanted)


def unknown_units(
    settings: Settings, plan: Plan, inventory: Inventory | TableInventory | None, roster: Roster | None
) -> Iterator[Text]:
    """Yield what is to be said of units for which findings are not listed and that nobody knows.

    Misspelt, they would silently do nothing. Nothing is said where neither inventory nor roster says which units there
    are, or where a database would have to.
    """
    is_known = inventory is not None or roster is not None
    if not settings.ignore_by_unit or isinstance(inventory, TableInventory) or not is_known:
        return
    known = {*named_in(plan), *members_of(roster), *(() if inventory is None else owners_in(inventory))}
    for unit in settings.ignore_by_unit:
        if unit not in known:
            where = settings.place(f"ignore_by_unit.{unit}") or unit
            yield _NO_UNIT.fill(where=where, nearest=nearest(unit, known))


def named_in(plan: Plan) -> Iterator[str]:
    """Yield the units that a plan names, those that it describes among them."""
    yield from (unit.name for unit in plan.units)
    yield from (one.unit for task in plan for one in task.assignments if one.unit is not None)


def members_of(roster: Roster | None) -> Iterator[str]:
    """Yield the units that a roster names."""
    if roster is not None:
        yield from (name for names in roster.groups.values() for name in names)
        yield from (unit.name for unit in roster.units)


def owners_in(inventory: Inventory) -> Iterator[str]:
    """Yield the units that answer for the records of an inventory."""
    for collection in inventory.given:
        yield from (unit for record in inventory.records(collection) or () if (unit := unit_of(record)) is not None)


def with_settings(report: Report, settings: Settings) -> Report:
    """Return a report in which findings weigh what the settings say, and those they do not list for a unit stand apart.

    Verdicts are counted as before: what is not listed is not thereby right. A crashed rule weighs what it weighs and is
    always listed; what is waived or was known before stays where it is.
    """
    if not settings.severity and not settings.ignore_by_unit:
        return report
    found = tuple(_weighed(one, settings) for one in report.findings)
    return attrs.evolve(
        report,
        findings=tuple(one for one in found if _is_listed(one, settings)),
        waived=tuple(_weighed(one, settings) for one in report.waived),
        known=tuple(_weighed(one, settings) for one in report.known),
        ignored=(*report.ignored, *(one for one in found if not _is_listed(one, settings))),
    )


def _is_listed(finding: Finding, settings: Settings) -> bool:
    return finding.verdict is Verdict.ERROR or settings.lists(finding.rule_id, finding.unit)


def _weighed(finding: Finding, settings: Settings) -> Finding:
    if finding.verdict is Verdict.ERROR:
        return finding
    return attrs.evolve(finding, severity=settings.severity_of(finding.rule_id, finding.severity))
