"""How many records get which verdict on each day of a stretch, from the days on which each of them can turn.

Between two such days a record stays as it is. So all records are judged on the first day, and those that can turn again
on such days of their own and on the days before, all at once: a few checks, however long the stretch is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from operator import add, sub

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOT_YET, Inventory, ValueKind
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._columnar import Evaluation, fits_columns, judged_in
from egov_consolidation.rules.engine._columnar_lanes import MIRRORED, Column, Lanes, Values, single
from egov_consolidation.rules.engine._columnar_sight import Sight
from egov_consolidation.rules.engine._interpreter import between
from egov_consolidation.rules.engine._nodes import (
    AsOf,
    Between,
    Comparison,
    Count,
    Node,
    Operator,
    Record,
    Shifted,
    children,
    walk,
)
from egov_consolidation.rules.engine._verdicts import Evaluator, chosen_evaluator, lanes_of, verdicts

_TURNS_WITH_IT = (Operator.LESS, Operator.AT_LEAST)
"""A day that moves is less than another, or at least as late, until it gets there; by the others, until it is past."""


@attrs.frozen(kw_only=True)
class Sweep:
    """How many records get which verdict on each day of a stretch.

    Attributes:
        first: The first day.
        counts: For each verdict how many records get it, day by day.
    """

    first: Day
    counts: Mapping[Verdict, tuple[int, ...]]

    def on(self, one: Day) -> Mapping[Verdict, int]:
        """Return how many records get which verdict on a day of the stretch."""
        place = one.toordinal() - self.first.toordinal()
        return {verdict: numbers[place] for verdict, numbers in self.counts.items()}


@attrs.frozen(kw_only=True)
class _Stretch:
    """The days that are asked for, as ordinals, both included."""

    first: int
    last: int

    def __len__(self) -> int:
        """Return how many days there are."""
        return self.last - self.first + 1


def sweep(  # noqa: PLR0913 - all but the first three are keyword-only
    demand: Demand,
    inventory: Inventory,
    collection: str,
    *,
    first: Day,
    last: Day,
    parameters: Mapping[str, float],
    evaluator: Evaluator | None = None,
) -> Sweep:
    """Return for each day how many records of a collection get which verdict.

    Args:
        demand: What is demanded of each record.
        inventory: What exists.
        collection: Whose records are judged.
        first: The first day.
        last: The last day.
        parameters: Values of parameters.
        evaluator: By what they are judged; the one that suits their number where it is not said.

    Returns:
        The numbers, day by day.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.inventory import LeasedLine
        >>> from egov_consolidation.rules.engine import AS_OF, Check, everyone, subject
        >>> demand = Check(applies=everyone(), require=subject(LeasedLine).cancelled_on <= AS_OF).demand()
        >>> inventory = Inventory(id="i", lines=(LeasedLine(id="7", cancelled_on=day("2019-05-01")),))
        >>> days = {"first": day("2019-04-30"), "last": day("2019-05-02")}
        >>> sweep(demand, inventory, "lines", **days, parameters={}).counts[Verdict.PASS]
        (0, 1, 1)

    Notes:
        Takes one check of all records, and for each comparison with the day of the report two of those that turn.
        Where what is counted depends on the day, each day is tried.
    """
    stretch = _Stretch(first=first.toordinal(), last=last.toordinal())
    size = len(inventory.columns(collection))
    lanes = lanes_of(chosen_evaluator(size) if evaluator is None else evaluator) or lanes_of(Evaluator.COLUMNS)
    if lanes is None or not size or last == NOT_YET or not _can_follow(demand):
        days = map(Day.fromordinal, range(stretch.first, stretch.last + 1))
        counts = [
            verdicts(demand, inventory, collection, as_of=one, parameters=parameters, evaluator=evaluator).counts
            for one in days
        ]
        return Sweep(first=first, counts={verdict: tuple([one[verdict] for one in counts]) for verdict in counts[0]})
    sight = Sight(
        inventory=inventory,
        lanes=lanes,
        size=size,
        as_of=single(stretch.first),
        parameters=parameters,
        collection=collection,
        places={Record.SUBJECT: None},
    )
    changes = _changes(demand, sight, stretch)
    return Sweep(first=first, counts={verdict: tuple(itertools.accumulate(one)) for verdict, one in changes.items()})


def _changes(demand: Demand, sight: Sight, stretch: _Stretch) -> Mapping[Verdict, list[int]]:
    """Return for each verdict how many records more get it than on the day before, day by day."""
    begin = judged_in(sight, demand)
    found = {verdict: [count, *[0] * (len(stretch) - 1)] for verdict, count in begin.counts().items()}
    for turning, days in _turning(demand, sight, stretch):
        for as_of, change in ((days, add), (sight.lanes.sum(days, single(-1)), sub)):
            there = attrs.evolve(sight, size=len(turning), as_of=as_of, places={Record.SUBJECT: turning})
            for verdict, mask in judged_in(there, demand).masks.items():
                numbers = sight.lanes.tally_by(_since(days, stretch, sight.lanes), mask, len(stretch))
                found[verdict] = list(map(change, found[verdict], sight.lanes.listed(numbers)))
    return found


def _since(days: Column, stretch: _Stretch, lanes: Lanes) -> Values:
    return lanes.sum(days, single(-stretch.first)).values


def _turning(demand: Demand, sight: Sight, stretch: _Stretch) -> Iterator[tuple[Values, Column]]:
    """Yield the places of records that can turn within the stretch, with a day of each; none twice with one day."""
    lanes = sight.lanes
    turns = lanes.sorted(list(_turns_within(demand, sight, stretch)))
    for before, days in itertools.pairwise([single(stretch.first), *turns]):
        places = lanes.where(lanes.compared(Operator.LESS, before, days))
        if len(places):
            yield places, lanes.take(days, places)


def _can_follow(demand: Demand) -> bool:
    """Return whether the days on which a demand turns are read off its comparisons."""
    nodes = (*walk(demand.applies), *walk(demand.require))
    counted_by_day = any(_moves(node.where) for node in nodes if isinstance(node, Count))
    is_simple = all(isinstance(node.day, AsOf) or not _moves(node) for node in nodes if isinstance(node, Shifted))
    both_move = any(
        _moves(first) and _moves(second)
        for node in nodes
        if isinstance(node, Comparison | Between)
        for first, second in itertools.pairwise(_sides(node))
    )
    return fits_columns(demand) and not counted_by_day and is_simple and not both_move


def _sides(node: Comparison | Between) -> tuple[Node, ...]:
    """Return the days that are compared, those next to each other that meet."""
    if isinstance(node, Between):
        return node.least, node.value, node.most
    return (node.left, node.right) if node.left.kind is ValueKind.DAY else ()


def _moves(node: Node) -> bool:
    return any(isinstance(one, AsOf) for one in walk(node))


def _turns_within(demand: Demand, sight: Sight, stretch: _Stretch) -> Iterator[Column]:
    """Yield for each record days on which it can turn, the first day of the stretch standing for none."""
    outside = single(stretch.first)
    for turn in (*_turns(demand.applies, sight), *_turns(demand.require, sight)):
        after, until = (
            sight.lanes.compared(by, turn, single(day))
            for by, day in ((Operator.GREATER, stretch.first), (Operator.AT_MOST, stretch.last))
        )
        inside = after & until
        if sight.lanes.tally(inside):
            yield sight.lanes.bounds(attrs.evolve(turn, missing=~inside), outside.values)


def _turns(node: Node, sight: Sight) -> Iterator[Column]:
    match node:
        case Between():
            yield from _turns(between(node), sight)
        case Comparison() if node.left.kind is ValueKind.DAY:
            if _moves(node.left):
                yield from _meetings(node.operator, node.left, node.right, sight)
            elif _moves(node.right):
                yield from _meetings(MIRRORED[node.operator], node.right, node.left, sight)
        case _:
            for child in children(node):
                yield from _turns(child, sight)


def _meetings(by: Operator, moving: Node, still: Node, sight: Sight) -> Iterator[Column]:
    """Yield the days on which a day that moves gets to one that stands still, or is past it."""
    evaluation = Evaluation(sight)
    days = evaluation.operand(moving.days) if isinstance(moving, Shifted) else single(0)
    there = sight.lanes.bounds(_spread(evaluation.operand(still), sight), 0)
    if by in _TURNS_WITH_IT or by in (Operator.EQUAL, Operator.DIFFERENT):
        yield sight.lanes.earlier(there, days, NOT_YET.toordinal())
    if by not in _TURNS_WITH_IT:
        yield sight.lanes.earlier(sight.lanes.sum(there, single(1)), days, NOT_YET.toordinal())


def _spread(column: Column, sight: Sight) -> Column:
    """Return a column of a value a lane."""
    if not column.is_single:
        return column
    return attrs.evolve(sight.lanes.repeated(column.values, sight.size), missing=column.missing)
