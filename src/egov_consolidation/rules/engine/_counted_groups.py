"""How many records have to be made up around a subject so that what counts them can turn either way."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping

import attrs

from egov_consolidation.inventory import ValueKind
from egov_consolidation.rules.engine._nodes import (
    Between,
    Comparison,
    Count,
    Literal,
    Node,
    Operator,
    ParameterValue,
    children,
)
from egov_consolidation.rules.engine._regions import relations

_MOST = 4
_ONE_MORE = frozenset({Operator.AT_MOST, Operator.GREATER, Operator.EQUAL, Operator.DIFFERENT})
"""What turns, from the count on the left, only beyond the number on the right."""

_TURNED: Mapping[Operator, Operator] = {
    Operator.LESS: Operator.GREATER,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.GREATER: Operator.LESS,
    Operator.AT_LEAST: Operator.AT_MOST,
}


@attrs.frozen
class Groups:
    """The records that are made up beside the subject and what it refers to.

    Attributes:
        sizes: How many there may be, by collection; a collection that nothing counts is left out.
        is_enough: Whether more of them would show nothing new.
    """

    sizes: Mapping[str, int]
    is_enough: bool


def groups(nodes: Collection[Node], parameters: Mapping[str, float]) -> Groups:
    """Return how many records have to be made up for what some nodes count.

    Args:
        nodes: All nodes of the expressions.
        parameters: The values of parameters; the others vary.

    Returns:
        The numbers. A count that is compared with a number needs as many records as turn the comparison, and two counts
        may need different ones; of more records than that, some can be taken away and every comparison stays as it is.
    """
    needed: Counter[str] = Counter()
    is_enough = True
    for count in dict.fromkeys(node for node in nodes if isinstance(node, Count)):
        sizes = [_size(count, one, nodes, parameters) for one in relations(nodes) if count in (one.left, one.right)]
        is_compared = all(isinstance(one, Comparison | Between) for one in nodes if count in children(one))
        is_enough = is_enough and is_compared and None not in sizes
        needed[count.collection] += max((1 if one is None else one for one in sizes), default=1)
    return Groups(
        sizes={collection: min(size, _MOST) for collection, size in needed.items()},
        is_enough=is_enough and all(size <= _MOST for size in needed.values()),
    )


def _size(count: Count, relation: Comparison, nodes: Collection[Node], parameters: Mapping[str, float]) -> int | None:
    """Return how many records turn a comparison; `None` where that cannot be told."""
    is_left = relation.left == count
    other = relation.right if is_left else relation.left
    by = relation.operator if is_left else _TURNED.get(relation.operator, relation.operator)
    match other:
        case Literal(kind=ValueKind.NUMBER, value=int() as number):
            return _turning(by, number)
        case ParameterValue() if other.id in parameters:
            return _turning(by, parameters[other.id])
        case ParameterValue() if sum(other in children(one) for one in set(nodes)) == 1:
            return _turning(by, 0)
        case _:
            return None


def _turning(by: Operator, number: float) -> int:
    turning = math.floor(number) + 1 if by in _ONE_MORE else math.ceil(number)
    return max(1, turning)
