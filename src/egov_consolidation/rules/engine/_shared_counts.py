"""Counts of records, worked out once for all subjects that are judged by one demand.

What a count asks of a record beside the subject is the same for every subject, and stays as it is between the days on
which it turns. It is asked once of each record, and records of which it is known not to hold are passed over.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar, cast

import attrs

from egov_consolidation.inventory import AnyRecord, Inventory, collection_of
from egov_consolidation.rules.engine._breakpoints import at, breakpoints
from egov_consolidation.rules.engine._interpreter import (
    Found,
    Scene,
    all_of,
    evaluate,
    key_of,
    names_of,
    shares,
)
from egov_consolidation.rules.engine._nodes import TRUE, AllOf, AsOf, Count, Field, Node, Record, Through, walk
from egov_consolidation.rules.engine._values import NO_DATA, Bounds

_Kept = TypeVar("_Kept")

_Group: TypeAlias = "tuple[str, ...] | str"
"""Records that are looked at together: those that hold one of some names, and two more."""

_ALL, _OPEN = "all", "open"
"""All records, and those whose key is missing."""


class SharedCounts:
    """What the judgements by one demand of the records of one kind share.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine
        >>> shared = SharedCounts(Inventory(id="demo", lines=()), LeasedLine)
        >>> shared.kept("answer", lambda: 42), shared.kept("answer", lambda: 43)
        (42, 42)
    """

    def __init__(self, whole: Inventory, on: type[AnyRecord]) -> None:
        """Know where records are counted, and of which kind the subjects are; nothing is counted yet."""
        self._whole = whole
        self._on = collection_of(on)
        self._changed: AnyRecord | None = None
        self._memory: dict[object, object] = {}
        self._looks: dict[int, _Look] = {}

    def with_record(self, record: AnyRecord) -> SharedCounts:
        """Return the counts of the inventory with another record in the place of the one with its id."""
        found = SharedCounts(self._whole, type(record))
        found._changed, found._memory, found._looks = record, self._memory, self._looks
        return found

    def kept(self, key: object, make: Callable[[], _Kept]) -> _Kept:
        """Return what is kept by a key of its own; made when it is first asked for."""
        if key not in self._memory:
            self._memory[key] = make()
        return cast("_Kept", self._memory[key])

    def bounds(self, node: Count, scene: Scene) -> Bounds:
        """Return how many records are known to count and how many may, with the data that would tell."""
        look, key = self._look(node), key_of(node, scene)
        parts = [self._bounds(look, group, key, scene) for group in look.groups_of(key)]
        changed = self._changed_of(node)
        if changed is not None:
            there = attrs.evolve(scene, counted=changed)
            parts.append(_summed((look.counts(evaluate(look.alone, there), key, there),)))
        missing = frozenset[str]().union(*(one.missing for one in parts))
        return Bounds(sum(one.least for one in parts), sum(one.most for one in parts), missing)

    def turns(self, node: Count, scene: Scene) -> frozenset[int]:
        """Return the days, as ordinals, on which the number may differ from what it was the day before."""
        look, key = self._look(node), key_of(node, scene)
        days = set(look.days(key, scene, self._whole))
        changed = self._changed_of(node)
        if changed is not None:
            days |= breakpoints(node.where, attrs.evolve(scene, counted=changed))
        if look.of_pairs is not TRUE and look.moves:
            records = self._whole.records(node.collection) or ()
            for place in look.places(key, self._whole):
                days |= breakpoints(look.of_pairs, attrs.evolve(scene, counted=records[place]))
        return frozenset(days)

    def _bounds(self, look: _Look, group: _Group, key: Found | None, scene: Scene) -> Bounds:
        """Return how many of a group of records count, leaving out the one that is changed."""
        candidates, changed = look.candidates(group, scene, self._whole), self._changed_of(look.node)
        gone = None if changed is None else changed.id
        if gone not in candidates.by_id and not look.has_more(key):
            return candidates.bounds
        return _summed(
            look.counts(found, key, attrs.evolve(scene, counted=record)) if look.has_more(key) else found
            for record, found in candidates.by_id.values()
            if record.id != gone
        )

    def _changed_of(self, node: Count) -> AnyRecord | None:
        """Return the record that is changed, where it is one of those that are counted."""
        if self._changed is None or self._on != node.collection:
            return None
        return self._changed if self._whole.find(self._on, self._changed.id) is not None else None

    def _look(self, node: Count) -> _Look:
        found = self._looks.get(id(node))
        if found is None:
            found = self._looks[id(node)] = _Look(node, self._on)
        return found


@attrs.frozen(eq=False)
class _Candidates:
    """Records of a group that are not known not to count, and how many they are."""

    by_id: Mapping[str, tuple[AnyRecord, Found]]
    bounds: Bounds


class _Look:
    """What one count asks of records, and what is known of it."""

    def __init__(self, node: Count, on: str) -> None:
        self.node = node  # held, so that no other node gets its id
        parts = node.where.parts if isinstance(node.where, AllOf) else (node.where,)
        self.alone = AllOf(tuple(one for one in parts if not _concerns_subject(one, on)))
        pairs = tuple(one for one in parts if _concerns_subject(one, on))
        self.of_pairs: Node = AllOf(pairs) if pairs else TRUE
        self.moves = any(isinstance(one, AsOf) for one in walk(node.where))
        self._steps: dict[int, tuple[list[int], list[Found]]] = {}
        self._candidates: dict[tuple[_Group, int], _Candidates] = {}
        self._days: dict[_Group, frozenset[int]] = {}

    def has_more(self, key: Found | None) -> bool:
        """Return whether more is to be asked of a candidate than what is known of it."""
        return self.of_pairs is not TRUE or (key is not None and key.value is None)

    def counts(self, alone: Found, key: Found | None, scene: Scene) -> Found:
        """Return whether a record counts, of which it is known what is asked beside the subject."""
        found = [alone]
        if self.node.by is not None and key is not None:  # the same again, where it is a candidate
            found.append(shares(key, evaluate(self.node.by, scene)))
        if self.of_pairs is not TRUE:
            found.append(evaluate(self.of_pairs, scene))
        return all_of(found, decisive=False)

    def places(self, key: Found | None, whole: Inventory) -> Iterator[int]:
        """Yield the places of the records that may share a key."""
        for group in self.groups_of(key):
            yield from self._places(group, whole)

    def candidates(self, group: _Group, scene: Scene, whole: Inventory) -> _Candidates:
        """Return those of a group of records that are not known not to count."""
        day = scene.as_of.toordinal() if self.moves else 0
        if (group, day) not in self._candidates:
            records = whole.records(self.node.collection) or ()
            found = ((records[place], self._on(day, place, scene, whole)) for place in self._places(group, whole))
            maybe = [one for one in found if one[1].value is not False]
            if group == _OPEN:
                maybe = [(record, self._keyless(record, found, scene)) for record, found in maybe]
            by_id = {record.id: (record, found) for record, found in maybe}
            self._candidates[group, day] = _Candidates(by_id, _summed(found for _, found in maybe))
        return self._candidates[group, day]

    def _keyless(self, record: AnyRecord, alone: Found, scene: Scene) -> Found:
        """Return whether a record counts whose key is missing, where that of the subject is not."""
        missing = (
            NO_DATA if self.node.by is None else evaluate(self.node.by, attrs.evolve(scene, counted=record)).missing
        )
        return all_of((Found(None, missing), alone), decisive=False)

    def days(self, key: Found | None, scene: Scene, whole: Inventory) -> frozenset[int]:
        """Return the days on which what is asked of the records beside the subject turns."""
        for group in self.groups_of(key):
            if group not in self._days:
                steps = (self._stepped(place, scene, whole)[0][1:] for place in self._places(group, whole))
                self._days[group] = frozenset(itertools.chain.from_iterable(steps)) if self.moves else frozenset()
        return frozenset[int]().union(*(self._days[group] for group in self.groups_of(key)))

    def groups_of(self, key: Found | None) -> tuple[_Group, ...]:
        """Return the groups of records that may share a key: all where the key is missing or none is asked for."""
        if self.node.by is None or key is None or key.value is None:
            return (_ALL,)
        return names_of(key.value), _OPEN

    def _places(self, group: _Group, whole: Inventory) -> Sequence[int]:
        columns = whole.columns(self.node.collection)
        if group == _ALL or self.node.by is None:
            return range(len(columns))
        known, missing = columns.places(self.node.by.name)
        if group == _OPEN:
            return missing
        return sorted({place for name in group for place in known.get(name, ())})

    def _on(self, day: int, place: int, scene: Scene, whole: Inventory) -> Found:
        days, found = self._stepped(place, scene, whole)
        return found[bisect_right(days, day) - 1] if day else found[0]

    def _stepped(self, place: int, scene: Scene, whole: Inventory) -> tuple[list[int], list[Found]]:
        """Return what is asked of a record beside the subject: the days on which it turns, and what it is from then."""
        if place not in self._steps:
            record = (whole.records(self.node.collection) or ())[place]
            there = attrs.evolve(scene, inventory=whole, counted=record, shared=None)
            days = [1, *sorted(breakpoints(self.alone, there))] if self.moves else [scene.as_of.toordinal()]
            found = [(one, evaluate(self.alone, at(there, one))) for one in days]
            kept = [found[0], *(one for before, one in itertools.pairwise(found) if before[1] != one[1])]
            self._steps[place] = [one for one, _ in kept], [one for _, one in kept]
        return self._steps[place]


def _summed(found: Iterable[Found]) -> Bounds:
    least = most = 0
    missing: set[str] = set()
    for one in found:
        least += one.value is True
        most += one.value is not False
        missing |= one.missing
    return Bounds(least, most, frozenset(missing))


def _concerns_subject(node: Node, on: str) -> bool:
    """Return whether a condition may say something else of a record for another subject, or one that is changed."""
    return any(
        isinstance(one, Count)
        or (isinstance(one, Field) and one.of is Record.SUBJECT)
        or (isinstance(one, Through) and one.collection == on)
        for one in walk(node)
    )
