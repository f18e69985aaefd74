"""The values that are worth trying for the data of records that are made up.

Records, and not nodes, hold values: a field may be read of the subject, of what it refers to and of what is counted. So
each datum may be given what any of those that read its field can tell apart.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from egov_consolidation.dates import day
from egov_consolidation.inventory import KINDS, NOT_YET, NOTHING, FieldAbout, Inventory, Plain, ValueKind, fields_of
from egov_consolidation.rules.engine._counted_groups import groups
from egov_consolidation.rules.engine._interpreter import Scene, evaluate
from egov_consolidation.rules.engine._nodes import (
    AsOf,
    Count,
    Field,
    IsIn,
    IsMissing,
    Literal,
    Matches,
    Node,
    ParameterValue,
    Record,
    Shifted,
    Through,
    WorkingDaysLater,
    walk,
)
from egov_consolidation.rules.engine._patterns import sample
from egov_consolidation.rules.engine._regions import lists, mentioned, parts, points, relations, spread
from egov_consolidation.rules.engine._rewriting import UNDECIDED

Column: TypeAlias = tuple[str, str]
"""A collection and a field of it."""

SOME_DAY = day("2018-06-30")
_NEVER = NOT_YET.toordinal()
_SHIFTS = (0, 30)
_LISTS = frozenset({ValueKind.NAMES, ValueKind.REFERENCES})
_IDS = frozenset({ValueKind.REFERENCE, ValueKind.REFERENCES})
_ORDERED = frozenset({ValueKind.DAY, ValueKind.NUMBER, ValueKind.MONEY})
_AMOUNTS = frozenset({ValueKind.NUMBER, ValueKind.MONEY})
_MOST_NAMES = 6
_OTHER = "其他"


def column(node: Field | Through) -> Column:
    """Return where the data stand that a node reads."""
    return node.collection, node.name


def counted_id(number: int) -> str:
    """Return the id of one of the records that are made up to be counted."""
    return f"counted-{number}"


class Values:
    """The values that are worth trying, as far as some nodes can tell values apart."""

    def __init__(
        self, nodes: Collection[Node], parameters: Mapping[str, float], collection: str, subject_id: str
    ) -> None:
        """Divide what the nodes read into regions.

        Args:
            nodes: All nodes of the expressions.
            parameters: The values of parameters; the others vary.
            collection: Where the subject stands.
            subject_id: Its id.
        """
        self.nodes, self.parameters, self.collection, self.subject_id = nodes, parameters, collection, subject_id
        self.groups = groups(nodes, parameters)
        self.varying = (AsOf(), *filter(self._varies, dict.fromkeys(nodes)))
        self.readers: dict[Column, list[Node]] = {}
        for one in self.varying:
            if isinstance(one, Field | Through):
                self.readers.setdefault(column(one), []).append(one)
        shifts = (one.days for one in nodes if isinstance(one, Shifted | WorkingDaysLater))
        self.shifting = frozenset(one for days in shifts for one in walk(days) if one in self.varying)
        self.keyed = frozenset(self._keyed())
        ordered = [one for one in self.varying if one not in self.shifting]
        self.points = points(nodes, ordered, self._known)
        self.coarse = frozenset(self._coarse())
        self.is_coarse = not self.groups.is_enough or self._asks_for_ids()
        self.of = cache(self._of)

    def subject_ids(self) -> tuple[str, ...]:
        """Return the ids that the subject may have: those that are mentioned, and another."""
        ids = [one for one in self.nodes if _is_id(one) and isinstance(one, Field) and one.of is Record.SUBJECT]
        named = {word for one in ids for word in mentioned(self.nodes, one, self._constant)}
        return (self.subject_id, *sorted(named - {self.subject_id}))

    def as_of(self) -> tuple[int, ...]:
        """Return the days that are tried for the report."""
        return tuple(spread(self.points[AsOf()] - {_NEVER}, SOME_DAY))

    def of_parameter(self, parameter_id: str) -> tuple[int, ...]:
        """Return the values that are tried for a parameter; none for one that does not vary."""
        node = next((one for one in self.varying if isinstance(one, ParameterValue) and one.id == parameter_id), None)
        if node is None:
            return ()
        if node in self.shifting:
            return _SHIFTS
        return tuple(spread(self.points[node], SOME_DAY) if node.kind is ValueKind.DAY else sorted(self.points[node]))

    def fresh(self, name: str, record_id: str) -> str:
        """Return the id of a record to which only one field of one record refers, until others do.

        What such a record refers to by that field again is itself: otherwise what is counted would have no end.
        """
        return record_id if record_id.startswith(f"{name}-") else f"{name}-{record_id}"

    def _of(self, collection: str, record_id: str, name: str) -> tuple[Plain | None, ...]:
        """Return the values that are tried for a datum, `None` where it may be missing."""
        about, readers = fields_of(KINDS[collection])[name], self.readers.get((collection, name), [])
        missing = (None,) if any(map(self._may_be_missing, readers)) else ()
        return (*missing, *dict.fromkeys(self._values(about, (collection, name), record_id)))

    def _values(self, about: FieldAbout, at: Column, record_id: str) -> Iterator[Plain]:
        readers = self.readers.get(at, [])
        if self.shifting.intersection(readers):
            yield from _SHIFTS
            return
        match about.kind:
            case ValueKind.FLAG:
                yield from (True, False)
            case ValueKind.CHOICE:
                yield from map(str, about.choices or ())
            case ValueKind.DAY:
                yield from spread(self._points(readers) - {_NEVER}, SOME_DAY)
                yield _NEVER
            case ValueKind.NUMBER | ValueKind.MONEY:
                yield from sorted(self._points(readers))
            case ValueKind.REFERENCE:
                yield from (*self._names(at), *self._fresh(at, record_id), NOTHING)
            case ValueKind.WORDS:
                yield from (*self._words(), NOTHING)
            case ValueKind.NAMES | ValueKind.REFERENCES:
                yield from lists(self._listed(at, record_id)[:_MOST_NAMES], ())

    def _points(self, readers: Collection[Node]) -> frozenset[int]:
        return frozenset(value for one in readers for value in self.points[one])

    def _names(self, at: Column) -> list[str]:
        """Return the words that are mentioned of a column, or of one whose values are held against it."""
        columns = {at, *(self._alike(at) if at in self.keyed else ())}
        readers = (one for some in columns for one in self.readers.get(some, []))
        return sorted({word for one in readers for word in mentioned(self.nodes, one, self._known)})

    def _alike(self, at: Column) -> Iterator[Column]:
        """Yield the columns that hold names of the same sort and are held against others."""
        about = _about(at)
        for one in sorted(self.keyed):
            other = _about(one)
            if other is not None and about is not None and other.refers == about.refers:
                yield one

    def _fresh(self, at: Column, record_id: str) -> Iterator[str]:
        """Yield ids that nothing mentions: one of its own, and those that are held against it."""
        yield self.fresh(at[1], record_id)
        for collection, name in self._alike(at) if at in self.keyed else ():
            about = _about((collection, name))
            if about is not None and about.kind is ValueKind.REFERENCE:
                yield from (self.fresh(name, self.subject_id),) if collection == self.collection else ()
                yield from (self.fresh(name, record_id),) if collection == at[0] else ()

    def _listed(self, at: Column, record_id: str) -> list[str]:
        about, named = _about(at), self._names(at)
        if at not in self.keyed or about is None:
            return named
        return [*named, *(self._fresh(at, record_id) if about.refers is not None else self._unnamed(about, named))]

    def _unnamed(self, about: FieldAbout, named: Collection[str]) -> Iterator[str]:
        """Yield a name that nothing mentions, if there is one: of a closed set, one of its members."""
        names = (_OTHER,) if about.choices is None else map(str, about.choices)
        yield from itertools.islice((one for one in names if one not in named), 1)

    def _words(self) -> tuple[str, ...]:
        """Return the words that are mentioned anywhere, and as many others as there are nodes that hold words."""
        readers = [one for one in self.varying if one.kind is ValueKind.WORDS]
        named = {word for one in readers for word in mentioned(self.nodes, one, self._known)}
        named |= {sample(one.pattern) for one in self.nodes if isinstance(one, Matches)}
        others = (f"{_OTHER}{number}" for number in itertools.count(1))
        return (*sorted(named), *itertools.islice((one for one in others if one not in named), len(readers)))

    def _varies(self, node: Node) -> bool:
        match node:
            case Field() | Through():
                return node.name != "id"
            case ParameterValue():
                return node != UNDECIDED and node.id not in self.parameters
            case _:
                return False

    def _known(self, node: Node) -> Collection[Plain]:
        """Return what a node is that does not vary, and from where the regions of one that does are measured."""
        if node in self.shifting:
            return _SHIFTS
        if node in self.varying:
            if node.kind is ValueKind.DAY:
                return (SOME_DAY.toordinal(),)
            return (0,) if node.kind in _AMOUNTS else ()
        if isinstance(node, Field):
            return self._ids(node)
        if isinstance(node, Count):
            return range(self.groups.sizes[node.collection] + 1)
        return self._constant(node)

    def _ids(self, node: Field) -> Collection[Plain]:
        if node.of is Record.SUBJECT:
            return (self.subject_id,)
        return [counted_id(one + 1) for one in range(self.groups.sizes.get(node.collection, 0))]

    def _constant(self, node: Node) -> Collection[Plain]:
        if any(isinstance(one, Field | Through | Count | AsOf) or one in self.varying for one in walk(node)):
            return ()
        subject = KINDS[self.collection](id=self.subject_id)
        scene = Scene(inventory=Inventory(id="constants"), as_of=SOME_DAY, parameters=self.parameters, subject=subject)
        value = evaluate(node, scene).value
        return () if value is None else (value,)

    def _may_be_missing(self, node: Node) -> bool:
        asked = [one.value for one in self.nodes if isinstance(one, IsMissing)]
        return node in asked or any(isinstance(one, Through) and one.reference == node for one in asked)

    def _keyed(self) -> Iterator[Column]:
        """Yield the columns that hold names or ids and are held against others of their sort."""
        pairs: list[tuple[Node, Node]] = [(one.left, one.right) for one in relations(self.nodes)]
        pairs += [(one.by, one.of) for one in self.nodes if isinstance(one, Count) and one.by and one.of]
        for pair in pairs:
            if all(isinstance(one, Field | Through) and one.kind in _IDS | _LISTS for one in pair):
                yield from (column(one) for one in pair if isinstance(one, Field | Through) and not _is_id(one))

    def _coarse(self) -> Iterator[Node]:
        """Yield the nodes of which values may be told apart that no candidate stands for."""
        for one in self.varying:
            is_long = one.kind in _LISTS and isinstance(one, Field | Through) and self._is_long(column(one))
            if is_long or (self.shifting and one.kind in (ValueKind.DAY, ValueKind.NUMBER)):
                yield one
        for count in (one for one in self.nodes if isinstance(one, Count)):
            yield from _unlike_keys(count)
        yield from self._patterned()
        yield from self._read_through_what_is_counted()
        met: dict[Column, dict[Node, set[Node]]] = {}
        for relation in relations(self.nodes):
            varying = [one for one in parts(relation) if one in self.varying]
            kinds = {one.kind for one in varying}
            if kinds & _LISTS or len(kinds) > 1:
                yield from varying
            for one, other in itertools.permutations(varying, 2):
                if isinstance(one, Field | Through) and one.kind in _ORDERED:
                    met.setdefault(column(one), {}).setdefault(one, set()).add(other)
        for readers in met.values():
            if len({frozenset(one) for one in readers.values()}) > 1:
                yield from readers

    def _read_through_what_is_counted(self) -> Iterator[Node]:
        """Yield what is read of records that are counted themselves: not every chain of them is made up."""
        for one in self.varying:
            if isinstance(one, Through) and one.reference.of is Record.COUNTED and one.collection in self.groups.sizes:
                yield from (one, one.reference)

    def _patterned(self) -> Iterator[Node]:
        """Yield the words that are told apart by a pattern and by something else too."""
        asked = [one for one in self.nodes if isinstance(one, Matches)]
        for one in asked:
            others = (other for other in asked if other.pattern != one.pattern)
            if mentioned(self.nodes, one.value, self._known) or any(other.value == one.value for other in others):
                yield one.value

    def _is_long(self, at: Column) -> bool:
        return len(self._listed(at, self.subject_id)) > _MOST_NAMES

    def _asks_for_ids(self) -> bool:
        """Return whether something asks for an id that is made up here."""
        among = {one.value for one in self.nodes if isinstance(one, IsIn | Matches)}
        pairs = [(one.left, one.right) for one in relations(self.nodes)]
        named = {side for pair in pairs if any(isinstance(one, Literal) for one in pair) for side in pair}
        asked = among | named | {side for pair in pairs for side in pair if isinstance(side, Through)}
        return any(_is_id(one) and not (isinstance(one, Field) and one.of is Record.SUBJECT) for one in asked)


def _unlike_keys(count: Count) -> Iterator[Node]:
    """Yield the keys of a count that hold names of different sorts: none is tried that both may hold."""
    if count.by is not None and count.of is not None and not _is_id(count.by) and not _is_id(count.of):
        sorts = {one.kind if one.kind not in _IDS else ValueKind.REFERENCE for one in (count.by, count.of)}
        yield from (count.by, count.of) if len(sorts) > 1 else ()


def _is_id(node: Node) -> bool:
    return isinstance(node, Field | Through) and node.name == "id"


def _about(at: Column) -> FieldAbout | None:
    return fields_of(KINDS[at[0]]).get(at[1])
