"""What stands where when an expression is evaluated by columns, and what it then is: known, or between bounds."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from egov_consolidation.inventory import Inventory
from egov_consolidation.rules.engine._columnar_lanes import Column, Lanes, Mask, Values, single
from egov_consolidation.rules.engine._nodes import Operator, Record
from egov_consolidation.rules.engine._values import COMPARE


@attrs.frozen(kw_only=True, eq=False)
class Sight:
    """What is in sight in each lane.

    Attributes:
        inventory: Where records are looked up.
        lanes: How columns and masks are held.
        size: How many lanes there are.
        as_of: The day for which the judgement speaks, one for all lanes or each its own.
        parameters: Values by parameter id; one without a value is not in it.
        collection: Whose records the lanes are; `None` where they are pairs.
        places: The place of the record that is meant, lane by lane; `None` where the lanes are the records in order.
    """

    inventory: Inventory
    lanes: Lanes
    size: int
    as_of: Column
    parameters: Mapping[str, float]
    collection: str | None
    places: Mapping[Record, Values | None]

    @property
    def is_whole(self) -> bool:
        """Whether the lanes are all records in order."""
        return all(places is None for places in self.places.values())

    def whole(self) -> Sight:
        """Return the sight of all records of which this shows some; what is asked of it must not depend on the day."""
        size = len(self.inventory.columns(self.collection or ""))
        return attrs.evolve(self, size=size, as_of=single(0), places=dict.fromkeys(self.places))

    def compared(self, by: Operator, left: Column, right: Column) -> Mask:
        """Return how two columns compare, leaving aside what is missing."""
        if not left.is_single or not right.is_single:
            return self.lanes.compared(by, left, right)
        return self.lanes.full(self.size, value=COMPARE[by](left.values, right.values))


@attrs.frozen(eq=False)
class Held:
    """Where a condition holds.

    Attributes:
        sure: Where it is known to hold.
        maybe: Where it holds or is undecided.
    """

    sure: Mask
    maybe: Mask

    @classmethod
    def of(cls, mask: Mask, missing: Mask | None) -> Held:
        """Return what holds where nothing is missing, and is undecided elsewhere."""
        return cls(mask, mask) if missing is None else cls(mask & ~missing, mask | missing)

    @property
    def is_decided(self) -> bool:
        """Whether it is known to be decided everywhere, without a look."""
        return self.sure is self.maybe

    def __and__(self, other: Held) -> Held:
        """Return where both hold."""
        sure = self.sure & other.sure
        return Held(sure, sure if self.is_decided and other.is_decided else self.maybe & other.maybe)

    def __or__(self, other: Held) -> Held:
        """Return where one holds, or both."""
        sure = self.sure | other.sure
        return Held(sure, sure if self.is_decided and other.is_decided else self.maybe | other.maybe)

    def __invert__(self) -> Held:
        """Return where it does not hold."""
        sure = ~self.maybe
        return Held(sure, sure if self.is_decided else ~self.sure)


@attrs.frozen(eq=False)
class Span:
    """Between which bounds numbers lie, lane by lane, both included."""

    least: Column
    most: Column


def compared_spans(by: Operator, left: Span, right: Span, sight: Sight) -> Held:
    """Return how numbers between bounds compare: decided where the bounds decide it."""
    match by:
        case Operator.GREATER | Operator.AT_LEAST:
            mirrored = Operator.LESS if by is Operator.GREATER else Operator.AT_MOST
            return compared_spans(mirrored, right, left, sight)
        case Operator.LESS | Operator.AT_MOST:
            sure = sight.compared(by, left.most, right.least)
            return Held(sure, sight.compared(by, left.least, right.most))
        case Operator.EQUAL:
            below = compared_spans(Operator.AT_MOST, left, right, sight)
            return below & compared_spans(Operator.AT_MOST, right, left, sight)
        case Operator.DIFFERENT:
            return ~compared_spans(Operator.EQUAL, left, right, sight)
