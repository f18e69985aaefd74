"""How many records share a key with each subject and meet a condition, by columns.

Where the condition speaks of the counted record alone it is evaluated once for each record, and added up by key.
Where it speaks of the subject too, it is evaluated for each pair, some millions of pairs at a time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import attrs

from egov_consolidation.rules.engine._columnar_lanes import NO_END, Column, Mask, single
from egov_consolidation.rules.engine._columnar_sight import Held, Sight, Span
from egov_consolidation.rules.engine._columnar_tables import Join, column_of, groups_of, join_of
from egov_consolidation.rules.engine._nodes import AsOf, Count, Field, Node, Record, Through, walk

MOST_PAIRS = 2_000_000
"""How many pairs are looked at at once, or a few more."""

Condition = Callable[[Node, Sight], Held]
"""What evaluates a condition in a sight."""

_ZERO = single(0)


@attrs.frozen
class _Pairs:
    """Pairs of subjects and counted records, by their places, and whether they surely share a key, a byte a pair."""

    subjects: Sequence[int]
    counted: Sequence[int]
    is_sure: bytes


def count_span(node: Count, sight: Sight, condition: Condition) -> Span:
    """Return between which bounds the number of records lies, for each subject."""
    if sight.inventory.records(node.collection) is None:
        return Span(_ZERO, NO_END)
    if _speaks_of_subject(node.where, sight):
        return _by_pairs(node, sight, condition)
    size = len(sight.inventory.columns(node.collection))
    counted = attrs.evolve(sight, size=size, collection=node.collection, places={Record.COUNTED: None})
    met = condition(node.where, counted)
    if node.by is None or node.of is None:
        return Span(single(sight.lanes.tally(met.sure)), single(sight.lanes.tally(met.maybe)))
    return _by_keys(node.of, node.by, met, sight)


def _speaks_of_subject(where: Node, sight: Sight) -> bool:
    """Return whether a condition depends on the subject, or on a day that each subject has of its own."""
    own_day = not sight.as_of.is_single
    return any(
        (isinstance(one, Field) and one.of is Record.SUBJECT) or (own_day and isinstance(one, AsOf))
        for one in walk(where)
    )


def _by_keys(of: Field | Through, by: Field, met: Held, sight: Sight) -> Span:
    """Add up by key what each counted record is."""
    lanes, inventory = sight.lanes, sight.inventory
    groups = groups_of(of, by, inventory, lanes)

    def added(mask: Mask) -> Column:
        members = mask if groups.members is None else lanes.take_mask(mask, groups.members)
        return lanes.take(lanes.tally_by(groups.owners, members, groups.size), groups.asked)

    least, most = added(met.sure), added(met.maybe)
    key, own_key = column_of(of, inventory, lanes), column_of(by, inventory, lanes)
    unkeyed = 0 if own_key.missing is None else lanes.tally(met.maybe & own_key.missing)
    most = lanes.sum(most, single(unkeyed)) if unkeyed else most
    return Span(least, lanes.bounds(attrs.evolve(most, missing=key.missing), lanes.tally(met.maybe)))


def _by_pairs(node: Count, sight: Sight, condition: Condition) -> Span:
    """Evaluate the condition for each pair."""
    join = None if node.of is None or node.by is None else join_of(node.of, node.by, sight.inventory)
    lanes = sight.lanes
    least = most = lanes.repeated(0, sight.size)
    for pairs in _pairs(join, sight.size, len(sight.inventory.columns(node.collection))):
        subjects = lanes.places(pairs.subjects)
        seen = attrs.evolve(
            sight,
            size=len(pairs.subjects),
            as_of=sight.as_of if sight.as_of.is_single else lanes.take(sight.as_of, subjects),
            collection=None,
            places={Record.SUBJECT: subjects, Record.COUNTED: lanes.places(pairs.counted)},
        )
        met = condition(node.where, seen)
        least = lanes.sum(least, lanes.tally_by(subjects, met.sure & lanes.mask(pairs.is_sure), sight.size))
        most = lanes.sum(most, lanes.tally_by(subjects, met.maybe, sight.size))
    return Span(least, most)


def _pairs(join: Join | None, subjects: int, counted: int) -> Iterator[_Pairs]:
    """Yield the pairs that may share a key, in blocks."""
    whose: list[int] = []
    places: list[int] = []
    is_sure = bytearray()
    for subject in range(subjects):
        sure, unsure = _partners(join, subject, counted)
        places += sure
        places += unsure
        is_sure += b"\1" * len(sure) + b"\0" * len(unsure)
        whose += [subject] * (len(sure) + len(unsure))
        if len(places) >= MOST_PAIRS:
            yield _Pairs(whose, places, bytes(is_sure))
            whose, places, is_sure = [], [], bytearray()
    yield _Pairs(whose, places, bytes(is_sure))


def _partners(join: Join | None, subject: int, counted: int) -> tuple[Sequence[int], Sequence[int]]:
    """Return the places of the records that surely share the key of a subject, and of those that may."""
    if join is None:
        return range(counted), ()
    key = join.key_of[subject]
    if key == join.keys:
        return (), range(counted)
    return join.places[join.first[key] : join.first[key + 1]], join.open_places


def bounds_of(column: Column, sight: Sight) -> Span:
    """Return a number that is known or missing as bounds."""
    return Span(sight.lanes.bounds(column, -math.inf), sight.lanes.bounds(column, math.inf))


def part_of(whole: Span, sight: Sight) -> Span:
    """Return the bounds of the subjects that a sight shows."""
    places, lanes = sight.places[Record.SUBJECT], sight.lanes
    least, most = (one if one.is_single else lanes.take(one, places) for one in (whole.least, whole.most))
    return Span(least, most)
