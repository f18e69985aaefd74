"""Judges the records of a collection all at once, by columns; the interpreter says what is meant.

A condition is two masks: where it is known to hold, and where it may. A number that is counted is two columns, its
bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, reduce

import attrs

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Inventory, Plain, plain
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._columnar_counts import bounds_of, count_span, part_of
from egov_consolidation.rules.engine._columnar_lanes import Column, Lanes, Mask, single
from egov_consolidation.rules.engine._columnar_sight import Held, Sight, Span, compared_spans
from egov_consolidation.rules.engine._columnar_tables import column_of, kept
from egov_consolidation.rules.engine._interpreter import between
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
    walk,
)
from egov_consolidation.rules.engine._patterns import is_written_by
from egov_consolidation.rules.engine._values import shifted_ordinal, working_days, working_ordinal


def fits_columns(demand: Demand) -> bool:
    """Return whether a demand can be judged by columns: whether no count stands in the condition of another."""
    nodes = (*walk(demand.applies), *walk(demand.require))
    return not any(isinstance(inner, Count) for node in nodes if isinstance(node, Count) for inner in walk(node.where))


@attrs.frozen(kw_only=True, eq=False)
class Judged:
    """What a demand says of all records of a collection.

    Attributes:
        masks: Which records got which verdict.
        lanes: How the masks are held.
        evaluation: What was found on the way.
    """

    masks: Mapping[Verdict, Mask]
    lanes: Lanes
    evaluation: Evaluation

    def counts(self) -> Mapping[Verdict, int]:
        """Return how many records got which verdict."""
        return {verdict: self.lanes.tally(mask) for verdict, mask in self.masks.items()}


def judged_by_columns(
    demand: Demand,
    inventory: Inventory,
    collection: str,
    *,
    lanes: Lanes,
    as_of: Column,
    parameters: Mapping[str, float],
) -> Judged:
    """Return what a demand says of all records of a collection.

    Args:
        demand: What is demanded of each.
        inventory: What exists.
        collection: Whose records are judged.
        lanes: How columns and masks are held.
        as_of: The day of the judgement, as an ordinal: one for all records, or one for each.
        parameters: Values of parameters.
    """
    sight = Sight(
        inventory=inventory,
        lanes=lanes,
        size=len(inventory.columns(collection)),
        as_of=as_of,
        parameters=parameters,
        collection=collection,
        places={Record.SUBJECT: None},
    )
    return judged_in(sight, demand)


def judged_in(sight: Sight, demand: Demand) -> Judged:
    """Return what a demand says of the records in sight."""
    evaluation = Evaluation(sight)
    applies, require = evaluation.condition(demand.applies), evaluation.condition(demand.require)
    passing, failing = applies.sure & require.sure, applies.sure & ~require.maybe
    masks = {
        Verdict.PASS: passing,
        Verdict.FAIL: failing,
        Verdict.UNKNOWN: applies.maybe & ~(passing | failing),
        Verdict.NOT_APPLICABLE: ~applies.maybe,
    }
    return Judged(masks=masks, lanes=sight.lanes, evaluation=evaluation)


@attrs.frozen(eq=False)
class Evaluation:
    """Evaluates expressions in one sight.

    Attributes:
        sight: What is in sight.
    """

    sight: Sight
    _found: dict[int, Held] = attrs.field(factory=dict[int, Held], init=False)
    _between: dict[int, AllOf] = attrs.field(factory=dict[int, AllOf], init=False)

    def condition(self, node: Node) -> Held:
        """Return where a condition holds."""
        if id(node) not in self._found:
            self._found[id(node)] = self._kept(node)
        return self._found[id(node)]

    def operand(self, node: Node) -> Column:
        """Return the values of an operand."""
        match node:
            case Field() | Through():
                return self._read(node)
            case Literal():
                return single(plain(node.value))
            case ParameterValue():
                value = self.sight.parameters.get(node.id)
                return (
                    single(value) if value is not None else Column(0.0, self._always(value=True).sure, is_single=True)
                )
            case AsOf():
                return self.sight.as_of
            case Shifted():
                return self._shifted(node)
            case WorkingDaysLater():
                return self._working_days_later(node)
            case Count():
                span = self.span(node)
                exact = compared_spans(
                    Operator.EQUAL, Span(span.least, span.least), Span(span.most, span.most), self.sight
                )
                return attrs.evolve(span.least, missing=~exact.sure)
            case _:
                held = self.condition(node)
                missing = None if held.is_decided else held.maybe & ~held.sure
                return self.sight.lanes.flags(held.sure, missing)

    def span(self, node: Node) -> Span:
        """Return between which bounds a number lies."""
        if not isinstance(node, Count):
            return bounds_of(self.operand(node), self.sight)
        sight = self.sight
        if sight.is_whole:
            return self._counted(node, sight)
        return part_of(self._counted(node, sight.whole()), sight)

    def _counted(self, node: Count, whole: Sight) -> Span:
        """Return how many records count for each subject: what neither the day nor a parameter changes is kept."""

        def reckon() -> Span:
            return count_span(node, whole, lambda where, sight: Evaluation(sight).condition(where))

        if whole.collection is None or not _stays(node):
            return reckon()
        return kept(whole.inventory, whole.collection, (whole.lanes.name, node), reckon)

    def between(self, node: Between) -> AllOf:
        """Return the two comparisons that stand for one, the same ones each time."""
        return self._between.setdefault(id(node), between(node))

    def _kept(self, node: Node) -> Held:
        """Return where a condition holds: what neither the day nor a parameter changes is found once, and kept."""
        collection = self.sight.collection
        if collection is None or not self.sight.is_whole or not _stays(node):
            return self._condition(node)
        key = (self.sight.lanes.name, tuple(self.sight.places), node)
        return kept(self.sight.inventory, collection, key, lambda: self._condition(node))

    def _condition(self, node: Node) -> Held:
        match node:
            case AllOf():
                return reduce(Held.__and__, map(self.condition, node.parts), self._always(value=True))
            case AnyOf():
                return reduce(Held.__or__, map(self.condition, node.parts), self._always(value=False))
            case Negation():
                return ~self.condition(node.of)
            case Between():
                return self.condition(self.between(node))
            case Comparison():
                return self._comparison(node)
            case _:
                return self._leaf(node)

    def _leaf(self, node: Node) -> Held:
        lanes = self.sight.lanes
        match node:
            case IsIn():
                column, among = self.operand(node.value), frozenset(node.among)
                return Held.of(lanes.holding(column, among.__contains__), column.missing)
            case Matches():
                column = self.operand(node.value)
                return Held.of(lanes.holding(column, lambda one: is_written_by(node.pattern, str(one))), column.missing)
            case Includes():
                column, among = self.operand(node.names), frozenset(node.among)
                return Held.of(lanes.holding(column, lambda one: not among.isdisjoint(_names(one))), column.missing)
            case IsMissing():
                missing = self.operand(node.value).missing
                return self._always(value=False) if missing is None else Held(missing, missing)
            case _:
                column = self.operand(node)
                if column.is_single:
                    return self._always(value=bool(column.values))
                return Held.of(lanes.truth(column), column.missing)

    def _comparison(self, node: Comparison) -> Held:
        if isinstance(node.left, Count) or isinstance(node.right, Count):
            return compared_spans(node.operator, self.span(node.left), self.span(node.right), self.sight)
        left, right = self.operand(node.left), self.operand(node.right)
        return Held.of(self.sight.compared(node.operator, left, right), _either_missing(left, right))

    def _read(self, node: Field | Through) -> Column:
        field = node if isinstance(node, Field) else node.reference
        column, places = column_of(node, self.sight.inventory, self.sight.lanes), self.sight.places[field.of]
        return column if places is None else self.sight.lanes.take(column, places)

    def _shifted(self, node: Shifted) -> Column:
        day, days = self.operand(node.day), self.operand(node.days)
        missing = _either_missing(day, days)
        if day.is_single and days.is_single:
            return Column(shifted_ordinal(day.values, days.values), missing, is_single=True)
        return Column(self.sight.lanes.shifted(day, days), missing)

    def _working_days_later(self, node: WorkingDaysLater) -> Column:
        day, days = self.operand(node.day), self.operand(node.days)
        if days.missing is not None:
            return days
        if not day.is_single:
            return self.sight.lanes.working_days_later(day, working_days(days.values))
        end = working_ordinal(day.values, days.values)
        if end is None:
            return attrs.evolve(day, missing=self._always(value=True).sure)
        return attrs.evolve(day, values=end)

    def _always(self, *, value: bool) -> Held:
        mask = self.sight.lanes.full(self.sight.size, value=value)
        return Held(mask, mask)


@lru_cache(maxsize=4096)
def _stays(node: Node) -> bool:
    """Return whether neither the day nor a parameter changes what a node is."""
    return not any(isinstance(one, AsOf | ParameterValue) for one in walk(node))


def _either_missing(left: Column, right: Column) -> Mask | None:
    if left.missing is None or right.missing is None:
        return right.missing if left.missing is None else left.missing
    return left.missing | right.missing


def _names(value: Plain) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
