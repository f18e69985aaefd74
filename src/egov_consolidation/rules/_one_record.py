"""What can be asked of one rule and one record: why the verdict, when it turns, what would mend it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import attrs

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import KINDS, AnyRecord, Inventory, collection_of, subject_meant, subject_of
from egov_consolidation.model import Plan
from egov_consolidation.rules._plan_days import plan_days
from egov_consolidation.rules._plan_words import words_in
from egov_consolidation.rules._rule import Rule
from egov_consolidation.rules.engine import (
    Demand,
    Explanation,
    Repair,
    Scene,
    Segment,
    TableInventory,
    explained,
    segments,
    smallest_repair,
    turning_day,
)
from egov_consolidation.rules.engine._ruled import demanded, values_of
from egov_consolidation.settings import Given, nearest
from egov_consolidation.wording import Text

_NO_RECORD = Text(en="{subject}: is not in the inventory{nearest}", zh="{subject}：底数中没有此记录{nearest}")
_NO_RULE = Text(
    en="{given}: is no rule, must be one. rule(id) of egov_consolidation.rules returns it",
    zh="{given}：不是规则，须为规则；可用 egov_consolidation.rules 的 rule(编号) 取得",
)
_IN_TABLES = Text(
    en="a record that is none of the inventory can be asked about in memory only, must be named: lines/7",
    zh="底数在数据库中的，只能以名称指明其中的记录，如 lines/7",
)
_SHOWN = 40
_OTHER_KIND = Text(
    en="{subject}: {rule} speaks of {collection}, must be one of them, such as {collection}/7",
    zh="{subject}：{rule} 针对 {collection}，须为其中一条记录，写作 {collection}/7",
)


def explain(
    rule: Rule,
    subject: AnyRecord | str,
    inventory: Inventory | TableInventory,
    *,
    as_of: str | dt.date,
    plan: Plan | None = None,
    parameters: Mapping[str, Given] | None = None,
) -> Explanation:
    """Return why a rule says of a record what it says.

    Args:
        rule: A rule over records.
        subject: A record in the inventory, `lines/7` or 专线 7 as messages name it; or a record as it would be, which
            then stands in the place of the one with its id.
        inventory: Where it stands, with the records that it refers to.
        as_of: The day for which the verdict speaks: `YYYY-MM-DD` or a date.
        plan: The plan that sets the rule's days; where none is given and the rule needs one, it is undecided.
        parameters: Values by parameter id, in place of the plan's and the rule's own.

    Returns:
        The verdict, the conditions on which it rests, the data and parameters that were read, and the words of the
        plan. `egov_consolidation.rendering.explanation_text` says it in sentences.

    Raises:
        UsageError: The rule judges the plan, the record is not in the inventory or of another kind, the day is none, or
            the rule has no such parameter.

    Examples:
        >>> from egov_consolidation import issued
        >>> from egov_consolidation.inventory import NOT_YET, LeasedLine, UnitFacts, UnitKind
        >>> from egov_consolidation.rules import rule
        >>> line = LeasedLine(id="7", unit="市财政局", is_internet=True, rented_by_unit=True, cancelled_on=NOT_YET)
        >>> units = (UnitFacts(id="市财政局", kind=UnitKind.DEPARTMENT),)
        >>> around, plan = Inventory(id="i", lines=(line,), units=units), issued.load("dalian-2017")
        >>> told = explain(rule("NW03"), "lines/7", around, as_of="2019-03-01", plan=plan)
        >>> told.verdict.value, [one.so_it_is.en for one in told.decisive]
        ('FAIL', ['cancelled on is after the day of the check'])
    """
    _, scene = _asked(rule, subject, inventory, as_of, _given(rule, plan, parameters))
    return explained(rule if plan is None else attrs.evolve(rule, cites=words_in(plan, rule.id, rule.cites)), scene)


def next_change(
    rule: Rule,
    subject: AnyRecord | str,
    inventory: Inventory | TableInventory,
    *,
    as_of: str | dt.date,
    plan: Plan | None = None,
    parameters: Mapping[str, Given] | None = None,
) -> Day | None:
    """Return the first day after another on which the verdict is another one, if nothing but the day changes.

    Args:
        rule: A rule over records.
        subject: A record in the inventory, `lines/7` or 专线 7 as messages name it; or a record as it would be, which
            then stands in the place of the one with its id.
        inventory: Where it stands, with the records that it refers to.
        as_of: The day from which on it is asked: `YYYY-MM-DD` or a date.
        plan: The plan that sets the rule's days; where none is given and the rule needs one, it is undecided.
        parameters: Values by parameter id, in place of the plan's and the rule's own.

    Returns:
        The day; `None` where the verdict stays for good.

    Raises:
        UsageError: As for `explain`.

    Examples:
        A line whose cancellation is agreed departs until that day.

        >>> from egov_consolidation import issued
        >>> from egov_consolidation.inventory import LeasedLine, UnitFacts, UnitKind
        >>> from egov_consolidation.rules import rule
        >>> agreed = day("2019-05-01")
        >>> line = LeasedLine(id="7", unit="市财政局", is_internet=True, rented_by_unit=True, cancelled_on=agreed)
        >>> units = (UnitFacts(id="市财政局", kind=UnitKind.DEPARTMENT),)
        >>> around, plan = Inventory(id="i", units=units), issued.load("dalian-2017")
        >>> print(next_change(rule("NW03"), line, around, as_of="2019-03-01", plan=plan))
        2019-05-01
    """
    return turning_day(*_asked(rule, subject, inventory, as_of, _given(rule, plan, parameters)))


def timeline(  # noqa: PLR0913 - all but three are keyword-only
    rule: Rule,
    subject: AnyRecord | str,
    inventory: Inventory | TableInventory,
    *,
    start: str | dt.date,
    end: str | dt.date,
    plan: Plan | None = None,
    parameters: Mapping[str, Given] | None = None,
) -> tuple[Segment, ...]:
    """Return the verdicts on a record from one day to another, if nothing but the day changes.

    Args:
        rule: A rule over records.
        subject: A record in the inventory, `lines/7` or 专线 7 as messages name it; or a record as it would be, which
            then stands in the place of the one with its id.
        inventory: Where it stands, with the records that it refers to.
        start: The first day: `YYYY-MM-DD` or a date.
        end: The last day, included.
        plan: The plan that sets the rule's days; where none is given and the rule needs one, it is undecided.
        parameters: Values by parameter id, in place of the plan's and the rule's own.

    Returns:
        The stretches of days on which verdict and missing data stay the same, in order and without gaps; none where
        the last day lies before the first.

    Raises:
        UsageError: As for `explain`.

    Examples:
        >>> from egov_consolidation import issued
        >>> from egov_consolidation.inventory import LeasedLine, UnitFacts, UnitKind
        >>> from egov_consolidation.rules import rule
        >>> agreed = day("2019-05-01")
        >>> line = LeasedLine(id="7", unit="市财政局", is_internet=True, rented_by_unit=True, cancelled_on=agreed)
        >>> units = (UnitFacts(id="市财政局", kind=UnitKind.DEPARTMENT),)
        >>> around, plan = Inventory(id="i", units=units), issued.load("dalian-2017")
        >>> for one in timeline(rule("NW03"), line, around, start="2018-01-01", end="2019-12-31", plan=plan):
        ...     print(one.first_day, one.last_day, one.verdict.value)
        2018-01-01 2018-12-31 NOT_APPLICABLE
        2019-01-01 2019-04-30 FAIL
        2019-05-01 2019-12-31 PASS
    """
    demand, scene = _asked(rule, subject, inventory, start, _given(rule, plan, parameters))
    return segments(demand, scene, scene.as_of, day(end))


def repair(
    rule: Rule,
    subject: AnyRecord | str,
    inventory: Inventory | TableInventory,
    *,
    as_of: str | dt.date,
    plan: Plan | None = None,
    parameters: Mapping[str, Given] | None = None,
) -> Repair | None:
    """Return the smallest change of a record that turns a failure into a pass.

    Args:
        rule: A rule over records.
        subject: A record in the inventory, `lines/7` or 专线 7 as messages name it; or a record as it would be, which
            then stands in the place of the one with its id.
        inventory: Where it stands, with the records that it refers to.
        as_of: The day for which the verdict speaks: `YYYY-MM-DD` or a date.
        plan: The plan that sets the rule's days; where none is given and the rule needs one, it is undecided.
        parameters: Values by parameter id, in place of the plan's and the rule's own.

    Returns:
        The fewest fields that have to change, with the record as it would be; `None` where the record does not depart
        from the rule, where nothing mends it, or where too much would have to be tried.

    Raises:
        UsageError: As for `explain`.

    Examples:
        >>> from egov_consolidation import issued
        >>> from egov_consolidation.inventory import NOT_YET, LeasedLine, UnitFacts, UnitKind
        >>> from egov_consolidation.rules import rule
        >>> line = LeasedLine(id="7", unit="市财政局", is_internet=True, rented_by_unit=True, cancelled_on=NOT_YET)
        >>> units = (UnitFacts(id="市财政局", kind=UnitKind.DEPARTMENT),)
        >>> around, plan = Inventory(id="i", units=units), issued.load("dalian-2017")
        >>> found = repair(rule("NW03"), line, around, as_of="2019-03-01", plan=plan)
        >>> [(one.datum, str(one.to)) for one in found.changes]
        [('lines/7: cancelled_on', '2019-03-01')]

    Notes:
        Which values are tried, and what a repair leaves as it is, is said of `smallest_repair`.
    """
    return smallest_repair(*_asked(rule, subject, inventory, as_of, _given(rule, plan, parameters)))


def _asked(
    rule: Rule,
    subject: AnyRecord | str,
    inventory: Inventory | TableInventory,
    as_of: str | dt.date,
    parameters: Mapping[str, Given],
) -> tuple[Demand, Scene]:
    """Return what is demanded, and of which record on which day."""
    if not isinstance(rule, Rule):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not check types
        raise UsageError(_NO_RULE.fill(given=str(rule)[:_SHOWN]))
    kind, demand = demanded(rule)
    first, values = day(as_of), values_of(rule, parameters)
    if isinstance(inventory, TableInventory):
        inventory = _around(demand, subject, inventory, first, values)
    record = _record(rule, collection_of(kind), subject, inventory)
    return demand, Scene(
        inventory=inventory if isinstance(subject, str) else inventory.with_record(record),
        as_of=first,
        parameters=values,
        subject=record,
    )


def _around(
    demand: Demand, subject: AnyRecord | str, tables: TableInventory, as_of: Day, values: Mapping[str, float]
) -> Inventory:
    """Return the part of an inventory in a database that the judgement of one of its records looks at, on any day."""
    if not isinstance(subject, str):
        raise UsageError(_IN_TABLES)
    collection, _, record_id = subject_meant(subject).partition("/")
    if collection not in tables.given:
        return Inventory(id=tables.id)
    parts = tables.parts_for(demand, collection, (record_id,), as_of=as_of, parameters=values)
    return next((part for records, part in parts if records), Inventory(id=tables.id))


def _given(rule: Rule, plan: Plan | None, parameters: Mapping[str, Given] | None) -> Mapping[str, Given]:
    return {**({} if plan is None else plan_days(plan, (rule,))), **(parameters or {})}


def _record(rule: Rule, collection: str, subject: AnyRecord | str, inventory: Inventory) -> AnyRecord:
    """Return the record that is meant, of the kind that a rule speaks of."""
    if not isinstance(subject, str):
        if not isinstance(subject, KINDS[collection]):
            raise UsageError(_OTHER_KIND.fill(subject=subject_of(subject), rule=rule.id, collection=collection))
        return subject
    meant = subject_meant(subject)
    if collection == "units" and inventory.find(collection, meant) is not None:
        meant = f"{collection}/{meant}"
    given, _, record_id = meant.partition("/")
    if given != collection or not record_id:
        raise UsageError(_OTHER_KIND.fill(subject=subject, rule=rule.id, collection=collection))
    found = inventory.find(collection, record_id)
    if found is None:
        known = (subject_of(one) for one in inventory.records(collection) or ())
        raise UsageError(_NO_RECORD.fill(subject=subject, nearest=nearest(meant, known)))
    return found
