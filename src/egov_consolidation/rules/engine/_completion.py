"""Which missing data would decide the most: the work list of a survey (摸清)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from egov_consolidation.findings import Finding, Verdict
from egov_consolidation.inventory import CALENDAR, KINDS, fields_of, said_datum, title_of
from egov_consolidation.rules.engine._data_of_plans import field_of_plan, label_of_plan
from egov_consolidation.wording import Text, same

_YEARS = Text(en="working days, when they are published", zh="放假安排（待公布后更新）")
_FIELD = Text(en="{field} ({kind})", zh="{kind}：{field}")


@attrs.frozen(kw_only=True)
class Need:
    """Something that is missing, and what it would decide.

    Attributes:
        name: The datum (`lines/7: cancelled_on`), or the field of a collection (`lines: cancelled_on`).
        label: What it is called.
        named: In how many undecided findings it is named.
        decides: How many of them name nothing else: filled in, it would decide them at once.
    """

    name: str
    label: Text
    named: int
    decides: int


@attrs.frozen(kw_only=True)
class UnitNeeds:
    """What one unit has to look up.

    Attributes:
        unit: Its id; `None` where nobody knows who answers for the record.
        undecided: How many findings about what it answers for are undecided.
        data: The data that they name, most useful first.
    """

    unit: str | None
    undecided: int
    data: tuple[Need, ...]


@attrs.frozen(kw_only=True)
class Completion:
    """Which missing data would decide what is undecided, most useful first.

    Attributes:
        undecided: How many findings are undecided.
        data: By datum.
        fields: By field, all records of a collection taken together.
        units: By the unit that answers for what is undecided, those with most to look up first.
    """

    undecided: int
    data: tuple[Need, ...]
    fields: tuple[Need, ...]
    units: tuple[UnitNeeds, ...]


def completion(findings: Iterable[Finding]) -> Completion:
    """Return which missing data would decide the most undecided findings.

    Args:
        findings: Findings of any kind; those that are not undecided are passed over.

    Returns:
        The work list: what alone decides more comes first, then what is named more often, then in order of name.

    Notes:
        A reference that is filled in may lead to a record of which other data are missing: what a datum decides is told
        from what the findings name now.

    Examples:
        >>> from egov_consolidation import check, issued
        >>> from egov_consolidation.inventory import Inventory, LeasedLine, UnitFacts, UnitKind
        >>> lines = (LeasedLine(id="7", unit="市财政局", is_internet=True, rented_by_unit=True),)
        >>> units = (UnitFacts(id="市财政局", kind=UnitKind.DEPARTMENT),)
        >>> inventory = Inventory(id="i", lines=lines, units=units)
        >>> report = check(issued.load(), as_of="2019-03-01", inventory=inventory, select=["NW03"])
        >>> [(one.name, one.decides) for one in completion(report).data]
        [('lines/7: cancelled_on', 1)]
    """
    undecided = [one for one in findings if one.verdict is Verdict.UNKNOWN]
    missing = [frozenset(one.missing) for one in undecided]
    by_unit: dict[str | None, list[frozenset[str]]] = {}
    for finding, data in zip(undecided, missing, strict=True):
        by_unit.setdefault(finding.unit, []).append(data)
    return Completion(
        undecided=len(undecided),
        data=_needs(missing),
        fields=_needs([frozenset(map(field_of, data)) for data in missing]),
        units=_units(by_unit),
    )


def field_of(datum: str) -> str:
    """Return the field that a datum belongs to, in all records of its collection, or in all tasks.

    Examples:
        >>> field_of("lines/7: cancelled_on"), field_of("units/市审计局"), field_of("ZS04.users")
        ('lines: cancelled_on', 'units', 'ZS04.users')
        >>> field_of("2.1.2: deadline.last_day")
        'deadline.last_day'
    """
    field = field_of_plan(datum)
    if field is not None:
        return field
    collection, slash, rest = datum.partition("/")
    if not slash:
        return datum
    _, colon, field = rest.rpartition(": ")
    return f"{collection}: {field}" if colon else collection


def _needs(missing: Iterable[frozenset[str]]) -> tuple[Need, ...]:
    named: Counter[str] = Counter()
    decides: Counter[str] = Counter()
    for data in missing:
        named.update(data)
        decides.update(data if len(data) == 1 else ())
    needs = (Need(name=one, label=_label(one), named=named[one], decides=decides[one]) for one in named)
    return tuple(sorted(needs, key=lambda one: (-one.decides, -one.named, one.name)))


def _units(by_unit: Mapping[str | None, list[frozenset[str]]]) -> tuple[UnitNeeds, ...]:
    units = (UnitNeeds(unit=unit, undecided=len(missing), data=_needs(missing)) for unit, missing in by_unit.items())
    return tuple(sorted(units, key=lambda one: (-one.undecided, one.unit or "")))


def _label(name: str) -> Text:
    """Return what a datum is called: the label of its field, of its kind of record, or its own name."""
    collection, _, field = field_of(name).partition(": ")
    kind = KINDS.get(collection)
    if collection == CALENDAR:
        return _YEARS if name == CALENDAR else said_datum(name, "")
    if kind is None:
        return label_of_plan(field_of(name)) or same(name)
    known = fields_of(kind).get(field)
    return title_of(kind) if known is None else _FIELD.fill(field=known.label, kind=title_of(kind))
