"""What an expression means: a small interpreter over objects, and the specification of every other evaluator.

A value is known, or missing together with the data that would have to be filled in. Conditions follow Kleene's logic:
what is decided stays decided whatever is filled in. A number that is counted lies between two bounds: the records
that are known to count, and those that may.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

import attrs

from egov_consolidation.dates import Day, working_periods
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import CALENDAR, NOTHING, AnyRecord, Inventory, Plain, ValueKind, plain
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    AsOf,
    Between,
    Comparison,
    Count,
    Field,
    Includes,
    IsIn,
    IsMissing,
    Literal,
    Matches,
    Negation,
    Node,
    Operator,
    ParameterValue,
    Record,
    Shifted,
    Through,
    WorkingDaysLater,
)
from egov_consolidation.rules.engine._patterns import is_written_by
from egov_consolidation.rules.engine._values import (
    COMPARE,
    EMPTY,
    NO_DATA,
    Bounds,
    compared,
    shifted_ordinal,
    working_days,
    working_ordinal,
)

_Kept = TypeVar("_Kept")


@attrs.frozen
class Found:
    """What an expression is: a value, or the data that are missing.

    Attributes:
        value: The value, `None` where it is missing or a condition is undecided.
        missing: The data for want of which it is missing, named; none where it is known.
    """

    value: Plain | None
    missing: frozenset[str] = NO_DATA


class Shared(Protocol):
    """What the judgements by one demand share: counts that are worked out once, and say what is said here."""

    def bounds(self, node: Count, scene: Scene) -> Bounds:
        """Return how many records are known to count and how many may, with the data that would tell."""
        ...

    def turns(self, node: Count, scene: Scene) -> frozenset[int]:
        """Return the days on which the number may differ from what it was the day before."""
        ...

    def with_record(self, record: AnyRecord) -> Shared:
        """Return the counts of the inventory with another record in the place of the one with its id."""
        ...

    def kept(self, key: object, make: Callable[[], _Kept]) -> _Kept:
        """Return what is kept by a key of its own; made when it is first asked for."""
        ...


@attrs.frozen(kw_only=True)
class Scene:
    """Where an expression is evaluated.

    Attributes:
        inventory: Where records are looked up.
        as_of: The day for which the judgement speaks.
        parameters: Values by parameter id; one without a value is not in it.
        subject: The record that is judged.
        counted: The record that a count looks at.
        shared: Counts that are shared with other subjects; without them each record is looked at.
    """

    inventory: Inventory
    as_of: Day
    parameters: Mapping[str, float]
    subject: AnyRecord
    counted: AnyRecord | None = None
    shared: Shared | None = attrs.field(default=None, eq=False, repr=False)


def judged(demand: Demand, scene: Scene) -> tuple[Verdict, frozenset[str]]:
    """Return the verdict on a record, and the data without which it cannot be decided.

    Args:
        demand: What is demanded.
        scene: Of which record, as of which day.

    Returns:
        The verdict, and the data that are missing, named; none where it is decided.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.inventory import LeasedLine
        >>> from egov_consolidation.rules.engine import AS_OF, Check, everyone, subject
        >>> demand = Check(applies=everyone(), require=subject(LeasedLine).cancelled_on <= AS_OF).demand()
        >>> line = LeasedLine(id="7")
        >>> scene = Scene(inventory=Inventory(id="i"), as_of=day("2019-03-01"), parameters={}, subject=line)
        >>> verdict, missing = judged(demand, scene)
        >>> verdict.value, sorted(missing)
        ('UNKNOWN', ['lines/7: cancelled_on'])
    """
    applies = evaluate(demand.applies, scene)
    if applies.value is False:
        return Verdict.NOT_APPLICABLE, NO_DATA
    require = evaluate(demand.require, scene)
    if applies.value is None or require.value is None:
        return Verdict.UNKNOWN, applies.missing | require.missing
    return (Verdict.PASS if require.value else Verdict.FAIL), NO_DATA


def evaluate(node: Node, scene: Scene) -> Found:  # noqa: C901, PLR0911, PLR0912 - one case for each node
    """Return what a node is in a scene."""
    match node:
        case Field():
            return _field(node, scene)
        case Through():
            return _through(node, scene)
        case Literal():
            return Found(plain(node.value))
        case ParameterValue():
            return _parameter(node, scene)
        case AsOf():
            return Found(scene.as_of.toordinal())
        case Shifted():
            return _shifted(node, scene)
        case WorkingDaysLater():
            return _working_days_later(node, scene)
        case Count():
            bounds = count_bounds(node, scene)
            exact = bounds.least == bounds.most
            return Found(bounds.least if exact else None, NO_DATA if exact else bounds.missing)
        case Comparison():
            return _comparison(node, scene)
        case IsIn():
            found = evaluate(node.value, scene)
            return found if found.value is None else Found(found.value in node.among)
        case Matches():
            found = evaluate(node.value, scene)
            return found if found.value is None else Found(is_written_by(node.pattern, str(found.value)))
        case Includes():
            found = evaluate(node.names, scene)
            return found if found.value is None else Found(any(one in node.among for one in names_of(found.value)))
        case Between():
            return evaluate(between(node), scene)
        case IsMissing():
            return Found(evaluate(node.value, scene).value is None)
        case Negation():
            found = evaluate(node.of, scene)
            return found if found.value is None else Found(not found.value)
        case AllOf():
            return _combined(node.parts, scene, decisive=False)
        case AnyOf():
            return _combined(node.parts, scene, decisive=True)


def between(node: Between) -> AllOf:
    """Return the two comparisons that stand for one."""
    at_least = Comparison(Operator.AT_MOST, node.least, node.value)
    return AllOf((at_least, Comparison(Operator.AT_MOST, node.value, node.most)))


def datum(collection: str, record_id: str, field: str | None = None) -> str:
    """Return the name of a datum, or of a whole record.

    Examples:
        >>> datum("lines", "7", "cancelled_on")
        'lines/7: cancelled_on'
    """
    return f"{collection}/{record_id}" if field is None else f"{collection}/{record_id}: {field}"


def _parameter(node: ParameterValue, scene: Scene) -> Found:
    value = scene.parameters.get(node.id)
    if value is None:
        return Found(None, frozenset({node.id}))
    return Found(int(value) if node.kind is ValueKind.DAY else value)


def _field(node: Field, scene: Scene) -> Found:
    record = scene.subject if node.of is Record.SUBJECT else scene.counted
    if record is None:
        raise LookupError(node.name)
    return _read(record, node.collection, node.name)


def _read(record: AnyRecord, collection: str, name: str) -> Found:
    value = getattr(record, name)
    if value is None:
        return Found(None, frozenset({datum(collection, record.id, name)}))
    return Found(plain(value))


def _through(node: Through, scene: Scene) -> Found:
    reference = _field(node.reference, scene)
    if reference.value is None:
        return reference
    if reference.value == NOTHING:
        return Found(EMPTY[node.kind])
    record_id = str(reference.value)
    record = scene.inventory.find(node.collection, record_id)
    if record is None:
        return Found(None, frozenset({datum(node.collection, record_id)}))
    return _read(record, node.collection, node.name)


def _shifted(node: Shifted, scene: Scene) -> Found:
    day, days = evaluate(node.day, scene), evaluate(node.days, scene)
    if day.value is None or days.value is None:
        return Found(None, day.missing | days.missing)
    return Found(shifted_ordinal(_number(day.value), _number(days.value)))


def _working_days_later(node: WorkingDaysLater, scene: Scene) -> Found:
    day, days = evaluate(node.day, scene), evaluate(node.days, scene)
    if day.value is None or days.value is None:
        return Found(None, day.missing | days.missing)
    event, count = _number(day.value), _number(days.value)
    end = working_ordinal(event, count)
    if end is None:
        year = working_periods(working_days(count)).unpublished(int(event))
        return Found(None, frozenset({datum(CALENDAR, str(year))}))
    return Found(end)


def _comparison(node: Comparison, scene: Scene) -> Found:
    if not any(isinstance(side, Count) for side in (node.left, node.right)):
        left, right = evaluate(node.left, scene), evaluate(node.right, scene)
        if left.value is None or right.value is None:
            return Found(None, left.missing | right.missing)
        return Found(COMPARE[node.operator](left.value, right.value))
    first, second = _bounds(node.left, scene), _bounds(node.right, scene)
    value = compared(node.operator, first, second)
    return Found(value, NO_DATA if value is not None else first.missing | second.missing)


def _bounds(node: Node, scene: Scene) -> Bounds:
    if isinstance(node, Count):
        return count_bounds(node, scene)
    found = evaluate(node, scene)
    if found.value is None:
        return Bounds(-math.inf, math.inf, found.missing)
    return Bounds(_number(found.value), _number(found.value))


def count_bounds(node: Count, scene: Scene) -> Bounds:
    """Return how many records are known to count and how many may, with the data that would tell."""
    if scene.inventory.records(node.collection) is None:
        return Bounds(0, math.inf, frozenset({node.collection}))
    if scene.shared is not None:
        return scene.shared.bounds(node, scene)
    key = key_of(node, scene)
    least = most = 0
    missing: set[str] = set()
    for record in candidates(node, key, scene):
        found = _counts(node, key, attrs.evolve(scene, counted=record))
        least += found.value is True
        most += found.value is not False
        missing |= found.missing
    return Bounds(least, most, frozenset(missing))


def counted_records(node: Count, scene: Scene) -> tuple[AnyRecord, ...]:
    """Return the records that are known to count, in order; none where the inventory does not give their kind."""
    key = key_of(node, scene)
    return tuple(
        record
        for record in candidates(node, key, scene)
        if _counts(node, key, attrs.evolve(scene, counted=record)).value is True
    )


def key_of(node: Count, scene: Scene) -> Found | None:
    """Return the key that the records have to share with the subject; nothing where none is asked for."""
    return None if node.of is None else evaluate(node.of, scene)


def candidates(node: Count, key: Found | None, scene: Scene) -> Iterator[AnyRecord]:
    """Yield the records that may share the key, in order: all where the key is missing or none is asked for."""
    records = scene.inventory.records(node.collection) or ()
    if node.by is None or key is None or key.value is None:
        yield from records
        return
    yield from scene.inventory.sharing(node.collection, node.by.name, names_of(key.value))


def _counts(node: Count, key: Found | None, scene: Scene) -> Found:
    """Return whether a record counts: whether it shares the key, and meets the condition."""
    met = evaluate(node.where, scene)
    if node.by is None or key is None:
        return met
    return all_of((shares(key, evaluate(node.by, scene)), met), decisive=False)


def shares(key: Found, other: Found) -> Found:
    """Return whether two keys have a name in common."""
    if key.value is None or other.value is None:
        return Found(None, key.missing | other.missing)
    return Found(not set(names_of(key.value)).isdisjoint(names_of(other.value)))


def _combined(parts: Iterable[Node], scene: Scene, *, decisive: bool) -> Found:
    return all_of((evaluate(part, scene) for part in parts), decisive=decisive)


def all_of(parts: Iterable[Found], *, decisive: bool) -> Found:
    """Return several conditions taken together: one that is decisive settles it, else one that is missing does."""
    missing: frozenset[str] = NO_DATA
    is_open = False
    for found in parts:
        if found.value is decisive:
            return Found(decisive)
        if found.value is None:
            is_open, missing = True, missing | found.missing
    return Found(None, missing) if is_open else Found(not decisive)


def names_of(value: Plain) -> tuple[str, ...]:
    """Return the names that a value stands for: those of a list, or the one; nothing stands for none."""
    if isinstance(value, tuple):
        return value
    return () if value == NOTHING else (str(value),)


def _number(value: Plain) -> float:
    if isinstance(value, str | tuple):
        raise TypeError(value)
    return value
