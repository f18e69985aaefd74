"""What the fields of a record may be given, and how far that is from what they hold."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeAlias, TypeVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    Choice,
    FieldAbout,
    Plain,
    ValueKind,
    collection_of,
    fields_of,
    plain,
)
from egov_consolidation.rules.engine._changed_records import typed
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, count_bounds, evaluate
from egov_consolidation.rules.engine._nodes import Count, Field, Node, Record, Through, walk
from egov_consolidation.rules.engine._regions import lists, mentioned, points
from egov_consolidation.rules.engine._rewriting import of_subject, rewritten

Cost: TypeAlias = tuple[int, int, int]
"""How far values are moved: days, then amounts, then names."""

_Kept = TypeVar("_Kept")

_NEVER = NOT_YET.toordinal()
_NOTHING_HELD = (None, _NEVER)
_MOST_NAMES = 6


@attrs.frozen
class Option:
    """A value that a field may be given, and how far it is from what the field holds."""

    value: object
    cost: Cost


def options(demand: Demand, scene: Scene) -> Mapping[str, tuple[Option, ...]]:
    """Return what each field of the subject that a demand reads may be given instead of what it holds, nearest first.

    Args:
        demand: What is demanded.
        scene: Of which record, and as of which day.

    Returns:
        The values by field, in the order of the fields. What is known of the past is left out: identities, and the days
        of what has happened; and so are past days of what is known not to have happened.
    """
    return _Options(demand, scene).all()


def _is_settled(about: FieldAbout, value: object, as_of: Day) -> bool:
    """Return whether a value is a fact of the past, which no act changes: what is missing can still be told."""
    return value is not None and (about.is_fixed or (isinstance(value, Day) and value <= as_of))


class _Options:
    """What may be put into the fields of one record."""

    def __init__(self, demand: Demand, scene: Scene) -> None:
        self.scene = scene
        self.kind = type(scene.subject)
        self.collection = collection_of(self.kind)
        self.nodes = self._kept("nodes", lambda: self._nodes(demand))
        if any(getattr(scene.subject, name) == scene.subject.id for name in fields_of(self.kind)):
            looped = (rewritten(top, self._own_field) for top in (demand.applies, demand.require))
            self.nodes = tuple(dict.fromkeys((*self.nodes, *(node for top in looped for node in walk(top)))))
        own = self._kept("own", self._own)
        self.variables = {
            name: own[name]
            for name, about in fields_of(self.kind).items()
            if name in own and not _is_settled(about, getattr(scene.subject, name), scene.as_of)
        }
        looked_at = self.nodes if self.variables else ()
        self.points = points(looked_at, tuple(self.variables.values()), self.known)

    def _nodes(self, demand: Demand) -> tuple[Node, ...]:
        """Return the nodes of a demand, and those of what it asks of the subject where that is counted itself."""
        tops = (demand.applies, demand.require)
        counts = [one for top in tops for one in walk(top) if isinstance(one, Count)]
        wheres = [of_subject(one.where, self.collection) for one in counts]
        keyed = [attrs.evolve(one, by=by) for one in counts if (by := self._key_of_subject(one)) is not None]
        return tuple(dict.fromkeys(node for top in (*tops, *wheres, *keyed) for node in walk(top)))

    def _key_of_subject(self, node: Count) -> Field | None:
        """Return by which field of the subject it is counted itself, where it may be."""
        if node.by is None or node.collection != self.collection:
            return None
        return attrs.evolve(node.by, of=Record.SUBJECT)

    def _own(self) -> Mapping[str, Field]:
        """Return the fields of the subject that are read, by name."""
        read = (one for one in self.nodes if isinstance(one, Field) and one.of is Record.SUBJECT)
        return {one.name: one for one in read if one.collection == self.collection}

    def _kept(self, key: object, make: Callable[[], _Kept]) -> _Kept:
        """Return what is the same for every subject: kept, where something is shared."""
        return make() if self.scene.shared is None else self.scene.shared.kept(("options", key), make)

    def all(self) -> Mapping[str, tuple[Option, ...]]:
        """Return the options of all fields that may be changed."""
        abouts = fields_of(self.kind)
        return {name: tuple(self._of(abouts[name], field)) for name, field in self.variables.items()}

    def known(self, node: Node) -> Collection[Plain]:
        """Return what a node is; where it stands for the records that are counted, what it is of each."""
        if isinstance(node, Count):
            bounds = count_bounds(node, self.scene)
            return {one for one in (bounds.least, bounds.most) if math.isfinite(one)}
        fields = [one for one in walk(node) if isinstance(one, Field)]
        counted = next((one for one in fields if one.of is Record.COUNTED), None)
        if counted is None:
            value = evaluate(node, self.scene).value
            return set(self._start(node)) if value is None else {value, *self._start(node)}
        if any(one.of is Record.SUBJECT for one in fields):
            return self._of_each(node, counted.collection)
        return self._kept(("values", node), lambda: self._of_each(node, counted.collection))

    def _of_each(self, node: Node, collection: str) -> frozenset[Plain]:
        """Return what a node is of the records of a collection."""
        records = self.scene.inventory.records(collection) or ()
        values = (evaluate(node, attrs.evolve(self.scene, counted=record)).value for record in records)
        return frozenset(value for value in values if value is not None)

    def _start(self, node: Node) -> Collection[Plain]:
        """Return from where a field is moved that holds nothing: a day from that of the report, an amount from none."""
        if node not in self.variables.values() or evaluate(node, self.scene).value not in _NOTHING_HELD:
            return ()
        is_amount = node.kind in (ValueKind.NUMBER, ValueKind.MONEY)
        return (self.scene.as_of.toordinal(),) if node.kind is ValueKind.DAY else (0,) if is_amount else ()

    def _own_field(self, node: Node) -> Node | None:
        """Return the field of the subject that is read where the subject refers to itself."""
        if not isinstance(node, Through) or node.reference.of is not Record.SUBJECT:
            return None
        is_loop = node.collection == node.reference.collection and self._refers_to_itself(node.reference.name)
        return Field(Record.SUBJECT, node.collection, node.name, node.kind) if is_loop else None

    def _refers_to_itself(self, name: str) -> bool:
        return bool(getattr(self.scene.subject, name) == self.scene.subject.id)

    def _of(self, about: FieldAbout, field: Field) -> Iterator[Option]:
        now = getattr(self.scene.subject, about.name)
        before = None if now is None else plain(now)
        found = [
            Option(typed(about, value), _cost(about, before, value, self.scene.as_of))
            for value in dict.fromkeys(self._values(about, field))
            if not _is_same(before, value) and not _is_gone_by(about, before, value, self.scene.as_of)
        ]
        yield from sorted(found, key=lambda one: one.cost)

    def _values(self, about: FieldAbout, field: Field) -> Iterator[Plain]:
        match about.kind:
            case ValueKind.FLAG:
                yield from (False, True)
            case ValueKind.CHOICE:
                yield from map(str, _forward_first(about, getattr(self.scene.subject, about.name)))
            case ValueKind.NUMBER | ValueKind.MONEY:
                yield from sorted(self.points[field])
            case ValueKind.DAY:
                yield from (*sorted(self.points[field]), _NEVER)
            case ValueKind.WORDS:
                yield from (*sorted(mentioned(self.nodes, field, self.known)), NOTHING)
            case ValueKind.REFERENCE:
                yield from (*self._ids(about, field), NOTHING)
            case ValueKind.NAMES | ValueKind.REFERENCES:
                yield from self._lists(about, field)

    def _ids(self, about: FieldAbout, field: Field) -> Iterator[str]:
        """Yield the ids that are mentioned, and one for each sort of record that can be referred to."""
        itself = {self.scene.subject.id} if about.refers == collection_of(self.kind) else set[str]()
        named = mentioned(self.nodes, field, self.known)
        yield from sorted(named - itself)
        through = [one.name for one in self.nodes if isinstance(one, Through) and one.reference == field]
        sorts: dict[tuple[object, ...], str] = {}
        for record in self.scene.inventory.records(about.refers or "") or ():
            if record.id not in named | itself:
                sorts.setdefault(tuple(getattr(record, name) for name in through), record.id)
        yield from sorts.values()

    def _lists(self, about: FieldAbout, field: Field) -> Iterator[tuple[str, ...]]:
        """Yield the list with and without the names that are mentioned: in every way while they are few."""
        now: tuple[str, ...] = tuple(map(str, getattr(self.scene.subject, about.name) or ()))
        named = mentioned(self.nodes, field, self.known)
        if len(named) <= _MOST_NAMES:
            yield from lists(named, now)
        else:
            yield from (
                tuple(one for one in now if one != name) if name in now else (*now, name) for name in sorted(named)
            )
        yield ()


def _forward_first(about: FieldAbout, now: Choice | None) -> list[Choice]:
    """Return the members of a closed set: those that come after what is so before those to which nothing goes back."""
    reached = -1 if now is None else now.step
    return sorted(about.choices or (), key=lambda one: one.step <= reached)


def _is_same(before: Plain | None, value: Plain) -> bool:
    if isinstance(before, tuple) and isinstance(value, tuple):
        return set(before) == set(value)
    return before == value


def _is_gone_by(about: FieldAbout, before: Plain | None, value: Plain, as_of: Day) -> bool:
    """Return whether a value is a day before the report, and what is known has not come by then."""
    is_to_come = about.kind is ValueKind.DAY and before is not None
    return is_to_come and isinstance(value, int) and value < as_of.toordinal()


def _cost(about: FieldAbout, before: Plain | None, value: Plain, as_of: Day) -> Cost:
    """Return how far a value is moved; a day that is not known or has not come is moved from that of the report."""
    if isinstance(value, tuple):
        return 0, 0, len(set(value).symmetric_difference(before if isinstance(before, tuple) else ()))
    if about.kind is ValueKind.DAY and isinstance(value, int):
        start = before if isinstance(before, int) and before != _NEVER else as_of.toordinal()
        return abs(value - start), 0, 0
    if about.kind in (ValueKind.NUMBER, ValueKind.MONEY) and isinstance(value, int):
        return 0, abs(value - (before if isinstance(before, int) else 0)), 0
    return 0, 0, 0
