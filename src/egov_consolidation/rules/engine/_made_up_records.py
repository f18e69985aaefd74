"""Inventories that are made up around one record, as far as some demands can tell them apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import KINDS, AnyRecord, Inventory, Plain, ValueKind, fields_of
from egov_consolidation.rules.engine._changed_records import typed
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, datum
from egov_consolidation.rules.engine._made_up_values import SOME_DAY, Values, counted_id
from egov_consolidation.rules.engine._nodes import (
    AsOf,
    Field,
    IsIn,
    IsMissing,
    Node,
    ParameterValue,
    Record,
    Through,
    walk,
)
from egov_consolidation.rules.engine._rewriting import UNDECIDED, rewritten

Choices: TypeAlias = Mapping[str, "Plain | None"]
"""What was chosen, by the names of data, `None` where it was chosen to be missing."""

_SUBJECT_ID = "1"
_DAY = ParameterValue("as_of", ValueKind.DAY)
"""The day of the report while it is not chosen."""


@attrs.frozen
class Datum:
    """What can be chosen: a field of a record, how many records are counted, a parameter, or the day.

    Attributes:
        name: The name by which it is missing.
        collection: Where it stands; empty for a parameter and for the day.
        record_id: The id of the record; empty for the number of records.
        field: The field.
    """

    name: str
    collection: str = ""
    record_id: str = ""
    field: str = ""


class World:
    """All records with one id, and all that may stand around them, as far as some demands can tell them apart."""

    def __init__(
        self, collection: str, demands: Collection[Demand], parameters: Mapping[str, float], subject_id: str
    ) -> None:
        """Divide what the demands read into regions.

        Args:
            collection: Where the subject stands.
            demands: What tells records apart.
            parameters: The values of parameters; the others vary.
            subject_id: The id of the subject.
        """
        self.collection, self.parameters, self.subject_id = collection, parameters, subject_id
        tops = tuple(part for one in demands for part in (one.applies, one.require))
        nodes = tuple(dict.fromkeys(node for top in tops for node in walk(top)))
        self.values = Values(nodes, parameters, collection, subject_id)
        self.asked = tuple(one for one in nodes if isinstance(one, IsMissing))

    def scene(self, choices: Choices) -> Scene:
        """Return what was chosen so far; what was not chosen is missing."""
        counted = self.values.groups.sizes
        records: dict[tuple[str, str], dict[str, Any]] = {(self.collection, self.subject_id): {}}
        for collection in counted:
            for number in range(int(str(choices.get(collection, 0)))):
                records.setdefault((collection, counted_id(number + 1)), {})
        for name, value in choices.items():
            self._put(records, self.datum(name), value)
        given: dict[str, list[AnyRecord]] = {one: [] for one in KINDS if one not in counted or one in choices}
        for (collection, record_id), values in records.items():
            given.get(collection, []).append(KINDS[collection](id=record_id, **values))
        together: dict[str, Any] = {one: tuple(some) for one, some in given.items()}
        chosen = {name: float(str(value)) for name, value in choices.items() if self.values.of_parameter(name)}
        return Scene(
            inventory=Inventory(id="witness", **together),
            as_of=Day.fromordinal(int(str(choices.get(_DAY.id, SOME_DAY.toordinal())))),
            parameters={**self.parameters, **chosen},
            subject=KINDS[self.collection](id=self.subject_id, **records[self.collection, self.subject_id]),
        )

    def datum(self, name: str) -> Datum | None:
        """Return what a name of something that is missing means; `None` for what cannot be chosen."""
        collection, slash, rest = name.partition("/")
        record_id, colon, field = rest.rpartition(": ")
        if colon:
            return Datum(name, collection, record_id, field)
        if collection in self.values.groups.sizes:
            return Datum(collection, collection)
        is_known = not slash and (name == _DAY.id or self.values.of_parameter(name))
        return Datum(name) if is_known else None

    def candidates(self, chosen: Datum) -> tuple[Plain | None, ...]:
        """Return the values that are tried for a datum."""
        if chosen.field:
            return self.values.of(chosen.collection, chosen.record_id, chosen.field)
        if chosen.collection:
            return tuple(range(self.values.groups.sizes[chosen.collection] + 1))
        return self.values.as_of() if chosen.name == _DAY.id else self.values.of_parameter(chosen.name)

    def is_coarse(self, chosen: Datum) -> bool:
        """Return whether no value that is tried may stand for some value of a datum."""
        if chosen.collection:
            readers = self.values.readers.get((chosen.collection, chosen.field), [])
            return not self.values.coarse.isdisjoint(readers)
        node = AsOf() if chosen.name == _DAY.id else ParameterValue(chosen.name)
        return node in self.values.coarse

    def is_changeable(self, chosen: Datum) -> bool:
        """Return whether something can be done about a datum: the day, parameters and facts of the past stay.

        A fact of the past is one of the subject, or of what it refers to and has to; other records may be others.
        """
        if not chosen.field:
            return bool(chosen.collection)
        is_fixed = fields_of(KINDS[chosen.collection])[chosen.field].is_fixed
        return not is_fixed or (chosen.collection, chosen.record_id) in self._others

    def opened(self, node: Node, choices: Choices) -> Node:
        """Return a condition that leaves undecided, for want of it, what depends on what is not chosen yet."""

        def changed(one: Node) -> Node | None:
            if isinstance(one, AsOf):
                return None if _DAY.id in choices else _DAY
            if not isinstance(one, IsMissing) or self._is_settled(one.value, choices):
                return None
            return UNDECIDED if _of_counted(one.value) else IsIn(one.value, ())

        return rewritten(node, changed)

    def state(self, choices: Choices) -> tuple[bool, ...]:
        """Return on what it depends how a condition is opened."""
        return (_DAY.id in choices, *(self._is_settled(one.value, choices) for one in self.asked))

    def _is_settled(self, value: Field | Through, choices: Choices) -> bool:
        """Return whether it was chosen if a datum of the subject is missing, or of what it refers to."""
        if _of_counted(value):
            return False
        if isinstance(value, Field):
            return datum(self.collection, self.subject_id, value.name) in choices
        reference = datum(self.collection, self.subject_id, value.reference.name)
        target = choices.get(reference)
        if reference not in choices or not target:
            return reference in choices
        return datum(value.collection, str(target), value.name) in choices

    def _put(self, records: dict[tuple[str, str], dict[str, Any]], chosen: Datum | None, value: Plain | None) -> None:
        """Put a value into its record, and what it refers to beside it."""
        if chosen is None or not chosen.field or value is None:
            return
        about = fields_of(KINDS[chosen.collection])[chosen.field]
        records.setdefault((chosen.collection, chosen.record_id), {})[chosen.field] = typed(about, value)
        if about.kind is ValueKind.REFERENCE and about.refers is not None and value:
            records.setdefault((about.refers, str(value)), {})

    @cached_property
    def _others(self) -> frozenset[tuple[str, str]]:
        """The records that need not be there: those that are made up to be counted, or are referred to by choice."""
        fields = fields_of(KINDS[self.collection]).values()
        chosen = (
            (one.refers, self.values.fresh(one.name, self.subject_id))
            for one in fields
            if one.refers is not None and not one.is_fixed
        )
        sizes = self.values.groups.sizes.items()
        counted = ((collection, counted_id(one + 1)) for collection, size in sizes for one in range(size))
        return frozenset((*chosen, *counted))


def worlds(collection: str, demands: Collection[Demand], parameters: Mapping[str, float]) -> Iterator[World]:
    """Yield the worlds that demands can tell apart: one for each id of the subject that they mention, and another."""
    first = World(collection, demands, parameters, _SUBJECT_ID)
    yield first
    for subject_id in first.values.subject_ids():
        if subject_id != _SUBJECT_ID:
            yield World(collection, demands, parameters, subject_id)


def _of_counted(value: Field | Through) -> bool:
    field = value.reference if isinstance(value, Through) else value
    return field.of is Record.COUNTED
