"""The records of others with which it lies that a record departs, or cannot be decided."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import KINDS, AnyRecord, ValueKind, fields_of
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, candidates, evaluate, judged, key_of
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    Comparison,
    Count,
    Field,
    Negation,
    Node,
    Operator,
    Record,
    Through,
    walk,
)

_AT_LEAST = {Operator.AT_LEAST, Operator.GREATER}
_AT_MOST = {Operator.AT_MOST, Operator.LESS}
_MOST = 1000
"""How many records are looked at for one count: those that hold others up are few, such as data centres and pilots."""


def held_up_by(demand: Demand, scene: Scene) -> tuple[AnyRecord, ...]:
    """Return the other records with which it lies that a record departs or cannot be decided.

    Of what is missing these are the records that lack it. Of what departs they are the records that a condition reads
    which does not hold; where too few records count, those that would count but for what an act can change, such as a
    data centre that is not in service yet; and where too many do, those that count because something is still to come,
    such as a pilot that is not done.

    Args:
        demand: What is demanded.
        scene: Of which record, as of which day.

    Returns:
        The records, each once, in the order in which the demand comes to them; never the record itself.
    """
    verdict, missing = judged(demand, scene)
    found: Iterator[AnyRecord] = iter(())
    if verdict is Verdict.UNKNOWN:
        found = (one for datum in sorted(missing) for one in _lacking(datum, scene))
    elif verdict is Verdict.FAIL:
        found = _behind(demand.require, scene)
    return tuple({one.id: one for one in found if one is not scene.subject}.values())


def _lacking(datum: str, scene: Scene) -> Iterator[AnyRecord]:
    """Yield the record that lacks a datum."""
    record, _, _ = datum.rpartition(": ")
    collection, _, record_id = record.partition("/")
    known = scene.inventory.find(collection, record_id) if collection in KINDS else None
    if known is not None:
        yield known


def _behind(node: Node, scene: Scene) -> Iterator[AnyRecord]:
    """Yield the records that make a condition what it is."""
    match node:
        case Negation():
            yield from _behind(node.of, scene)
        case AllOf() | AnyOf():
            truth = evaluate(node, scene).value
            for part in node.parts:
                if evaluate(part, scene).value is truth:
                    yield from _behind(part, scene)
        case _:
            yield from _read(node, scene)
            yield from _counted(node, scene)


def _read(node: Node, scene: Scene) -> Iterator[AnyRecord]:
    """Yield the records that a simple condition reads through references, where an act can change what is read."""
    for one in walk(node):
        if isinstance(one, Through) and not _is_fixed(one):
            target = evaluate(one.reference, scene).value
            record = scene.inventory.find(one.collection, str(target)) if target else None
            if record is not None:
                yield record


def _counted(node: Node, scene: Scene) -> Iterator[AnyRecord]:
    """Yield the records by which a condition counts too few, or too many."""
    if not isinstance(node, Comparison) or evaluate(node, scene).value is not False:
        return
    for side, few in ((node.left, _AT_LEAST), (node.right, _AT_MOST)):
        if isinstance(side, Count):
            holds_up = _would_count if node.operator in few else _still_counts
            parts = side.where.parts if isinstance(side.where, AllOf) else (side.where,)
            for there in _seen(side, scene):
                if there.counted is not None and holds_up(parts, there):
                    yield there.counted


def _seen(node: Count, scene: Scene) -> Iterator[Scene]:
    """Yield the records that a count looks at, each as what is counted."""
    for record in islice(candidates(node, key_of(node, scene), scene), _MOST):
        yield attrs.evolve(scene, counted=record)


def _would_count(parts: tuple[Node, ...], there: Scene) -> bool:
    """Return whether a record counts but for what an act can change."""
    unmet = [part for part in parts if evaluate(part, there).value is not True]
    return bool(unmet) and not any(_rests_on_what_is_fixed(part) for part in unmet)


def _still_counts(parts: tuple[Node, ...], there: Scene) -> bool:
    """Return whether a record counts, and would not if something had been done earlier."""
    return all(evaluate(part, there).value is True for part in parts) and any(map(_is_to_come, parts))


def _is_to_come(part: Node) -> bool:
    """Return whether a condition asks that a day of what is counted, which an act can change, lies behind another."""
    if not isinstance(part, Comparison):
        return False
    later = part.left if part.operator in _AT_LEAST else part.right if part.operator in _AT_MOST else None
    return (
        isinstance(later, Field) and later.of is Record.COUNTED and later.kind is ValueKind.DAY and not _is_fixed(later)
    )


def _rests_on_what_is_fixed(part: Node) -> bool:
    counted = [one for one in walk(part) if isinstance(one, Field) and one.of is Record.COUNTED]
    return not counted or any(_is_fixed(one) for one in counted)


def _is_fixed(node: Field | Through) -> bool:
    about = fields_of(KINDS[node.collection]).get(node.name)
    return about is None or about.is_fixed
