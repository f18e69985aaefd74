"""What a record rule demands, as its function writes it and as it is evaluated."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.rules.engine._expression import Expression, condition
from egov_consolidation.rules.engine._handles import AS_OF
from egov_consolidation.rules.engine._nodes import AllOf, Negation, Node


@attrs.frozen(kw_only=True, eq=False)
class Check:
    """What a record rule's function returns.

    Attributes:
        applies: Of which records the rule speaks.
        require: What must hold of them.
        unless: What the text exempts.

    Raises:
        UsageError: One of them is no condition.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine
        >>> from egov_consolidation.rules.engine import subject
        >>> line = subject(LeasedLine)
        >>> demand = Check(applies=line.rented_by_unit, require=line.cancelled_on <= AS_OF).demand()
        >>> demand.require == (line.cancelled_on <= AS_OF).node
        True
    """

    applies: Expression
    require: Expression
    unless: Expression | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no condition where it is written."""
        for one in (self.applies, self.require, *(() if self.unless is None else (self.unless,))):
            condition(one)

    def demand(
        self, *, holds_from: Day | None = None, holds_until: Day | None = None, holds_after: Expression | None = None
    ) -> Demand:
        """Return it as it is evaluated, in force between two days, both included, and after a day that a plan sets."""
        in_force = (
            *(() if holds_after is None else (holds_after < AS_OF,)),
            *(() if holds_from is None else (holds_from <= AS_OF,)),
            *(() if holds_until is None else (holds_until >= AS_OF,)),
        )
        unless = () if self.unless is None else (Negation(condition(self.unless)),)
        parts = (*(condition(one) for one in in_force), condition(self.applies), *unless)
        return Demand(applies=parts[0] if len(parts) == 1 else AllOf(parts), require=condition(self.require))


@attrs.frozen(kw_only=True)
class Demand:
    """What a record rule demands of a record.

    Attributes:
        applies: Whether the rule speaks of the record on the day; its days of force and its exemptions are in it.
        require: What must hold of a record of which it speaks.
    """

    applies: Node
    require: Node
