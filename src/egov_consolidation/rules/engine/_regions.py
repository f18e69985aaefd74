"""The values that are worth trying: one for each region into which an expression divides the values of a field.

Two values of which everything that an expression compares says the same need not both be tried. A day or a number is
divided where it meets what it is compared with: the values on both sides of that are tried. Words and names are divided
by those that are mentioned.
"""

from __future__ import annotations

import itertools
import math
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeGuard

import attrs

from egov_consolidation.dates import Day, working_periods
from egov_consolidation.inventory import NOT_YET, NOTHING, Plain, ValueKind
from egov_consolidation.rules.engine._interpreter import between
from egov_consolidation.rules.engine._nodes import (
    Between,
    Comparison,
    Count,
    Includes,
    IsIn,
    Node,
    Operator,
    Shifted,
    WorkingDaysLater,
    walk,
)
from egov_consolidation.rules.engine._values import working_days

Known: TypeAlias = Callable[[Node], Collection[Plain]]
"""What a node that is not to be chosen may be: its value, or its values where it stands for many records."""

_NEVER = NOT_YET.toordinal()
_FEW = 7
_STEPS: Mapping[Operator, tuple[int, ...]] = {
    Operator.LESS: (-1, 0),
    Operator.AT_LEAST: (-1, 0),
    Operator.AT_MOST: (0, 1),
    Operator.GREATER: (0, 1),
    Operator.EQUAL: (-1, 0, 1),
    Operator.DIFFERENT: (-1, 0, 1),
}
"""Where the regions of what stands on the left end and begin, from where it meets what stands on the right."""

_ORDERED = frozenset({ValueKind.DAY, ValueKind.NUMBER, ValueKind.MONEY})


@attrs.frozen
class _Moved:
    """A value that is so much more than a variable, or than nothing: a constant."""

    variable: Node | None
    by: int


def relations(nodes: Iterable[Node]) -> tuple[Comparison, ...]:
    """Return the comparisons among some nodes, those of which others stand for included."""
    found: list[Comparison] = []
    for node in nodes:
        if isinstance(node, Comparison):
            found.append(node)
        elif isinstance(node, Between):
            found.extend(one for one in between(node).parts if isinstance(one, Comparison))
    return tuple(found)


def points(nodes: Collection[Node], variables: Collection[Node], known: Known) -> Mapping[Node, frozenset[int]]:
    """Return for each variable that has an order where its regions begin and end.

    Args:
        nodes: All nodes of the expressions.
        variables: What is to be chosen.
        known: What the rest is, and what the variables are now.

    Returns:
        The values: those on both sides of what it meets, by itself or for the sake of others, and what it is now.
    """
    ordered = [one for one in variables if one.kind in _ORDERED]
    found = {one: {int(value) for value in known(one) if _is_number(value)} for one in ordered}
    links: list[tuple[Node, Node, int, tuple[int, ...]]] = []
    for relation in relations(nodes):
        if not any(one in found for one in walk(relation)):
            continue
        steps = _STEPS[relation.operator]
        turned = tuple(-one for one in steps)
        for left, right in itertools.product(*(list(_moved(side, ordered, known)) for side in _sides(relation))):
            if left.variable is not None and right.variable is not None:
                links += [(left.variable, right.variable, right.by - left.by, steps)]
                links += [(right.variable, left.variable, left.by - right.by, turned)]
            elif left.variable is not None:
                found[left.variable] |= _near(right.by - left.by, steps)
            elif right.variable is not None:
                found[right.variable] |= _near(left.by - right.by, turned)
    for _ in range(_longest_path({link[:2] for link in links})):
        before = {one: frozenset(values) for one, values in found.items()}
        for one, other, by, steps in links:
            found[one] |= {near for value in before[other] if value != _NEVER for near in _near(value + by, steps)}
    return {one: frozenset(filter(_allowed(one.kind), values)) for one, values in found.items()}


def parts(relation: Comparison) -> tuple[Node, ...]:
    """Return the sides of a comparison, and the days that are shifted in them."""
    return tuple(one for side in _sides(relation) for one in (side, *_shifted(side)))


def _shifted(node: Node) -> tuple[Node, ...]:
    return (node.day, *_shifted(node.day)) if isinstance(node, Shifted | WorkingDaysLater) else ()


def spread(days: Collection[int], first: Day) -> Iterator[int]:
    """Yield days: the one next to some first one, for days may all be one; then the last, and ever finer what is left.

    So a day that is late enough, or early enough, is tried before all those that are much the same.

    Examples:
        >>> [one - 736_000 for one in spread(range(736_001, 736_010), Day.fromordinal(736_002))]
        [2, 9, 1, 5, 3, 7, 4, 6, 8]
    """
    ordered = sorted(days)
    nearest = sorted(ordered, key=lambda one: abs(one - first.toordinal()))[:1]
    steps = itertools.takewhile(bool, (len(ordered) >> halved for halved in itertools.count()))
    yield from dict.fromkeys((*nearest, *ordered[-1:], *(one for step in steps for one in ordered[::step])))


def mentioned(nodes: Collection[Node], variable: Node, known: Known) -> frozenset[str]:
    """Return the words with which an expression compares a variable that holds words, or a list of them."""
    found: set[str] = set()
    for node in nodes:
        match node:
            case IsIn(value=one) | Includes(names=one) if one == variable:
                found |= set(node.among)
            case Comparison():
                for one, other in itertools.permutations(_sides(node)):
                    found |= _words(known(other)) if one == variable else set()
            case Count(by=by, of=of) if by is not None and of is not None:
                for one, other in ((by, of), (of, by)):
                    found |= _words(known(other)) if one == variable else set()
            case _:
                pass
    return frozenset(found - {NOTHING})


def lists(names: Collection[str], present: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield the lists that hold some of the names and none of the others, beside what else is present."""
    others = tuple(one for one in present if one not in names)
    for size in range(len(names) + 1):
        for chosen in itertools.combinations(sorted(names), size):
            yield (*others, *chosen)


def _longest_path(links: Collection[tuple[Node, Node]]) -> int:
    """Return over how many links, at most, one variable can depend on another, each variable being met once."""
    following: dict[Node, set[Node]] = {}
    for one, other in links:
        following.setdefault(one, set()).add(other)
    return max((_longest_within(together, following) for together in _connected(following)), default=0)


def _connected(following: Mapping[Node, set[Node]]) -> Iterator[frozenset[Node]]:
    """Yield the variables that hang together; every link leads both ways."""
    left = set(following)
    while left:
        reached = _reached(next(iter(left)), following)
        left -= reached.keys()
        yield frozenset(reached)


def _reached(start: Node, following: Mapping[Node, set[Node]]) -> Mapping[Node, int]:
    """Return what can be reached, the nearest first, and over how many links."""
    reached = {start: 0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for one in following[node] - reached.keys():
            reached[one] = reached[node] + 1
            waiting.append(one)
    return reached


def _longest_within(together: frozenset[Node], following: Mapping[Node, set[Node]]) -> int:
    """Return the length of the longest path: in a tree exactly, and elsewhere while it is small."""
    ends = sum(len(following[one] - {one}) for one in together)
    if ends == 2 * (len(together) - 1):
        farthest = list(_reached(next(iter(together)), following))[-1]
        return max(_reached(farthest, following).values())
    if len(together) > _FEW:
        return len(together) - 1

    def longest(node: Node, met: frozenset[Node]) -> int:
        return max((1 + longest(one, met | {one}) for one in following[node] - met), default=0)

    return max(longest(one, frozenset({one})) for one in together)


def _sides(relation: Comparison) -> tuple[Node, Node]:
    return relation.left, relation.right


def _moved(node: Node, variables: Collection[Node], known: Known) -> Iterator[_Moved]:
    """Yield what a side of a comparison is, in terms of a variable; each part that varies in its turn."""
    if node in variables:
        yield _Moved(node, 0)
    elif isinstance(node, Shifted) and any(one in variables for one in (node.day, node.days)):
        for one, other in ((node.day, node.days), (node.days, node.day)):
            if one in variables:
                yield from (_Moved(one, math.floor(by)) for by in known(other) if _is_number(by))
    elif isinstance(node, Shifted) or (isinstance(node, WorkingDaysLater) and _has_one_of(variables, node.day)):
        for later in {one for days in known(node.days) if _is_number(days) for one in _spans(node, days)}:
            yield from (attrs.evolve(one, by=one.by + later) for one in _moved(node.day, variables, known))
    else:
        for value in known(node):
            if _is_number(value):
                yield from (_Moved(None, one) for one in {math.floor(value), math.ceil(value)})


def _has_one_of(variables: Collection[Node], node: Node) -> bool:
    return any(one in variables for one in walk(node))


def _spans(node: Shifted | WorkingDaysLater, days: float) -> range:
    """Return how many days later a day may get: where working days end on another day, it is by one of these."""
    if isinstance(node, Shifted):
        return range(math.floor(days), math.floor(days) + 1)
    count = working_days(days)
    later = working_periods(count).later if count else (0,)
    return range(min(later, default=0), max(later, default=-1) + 1)


def _is_number(value: Plain) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _near(value: int, steps: Iterable[int]) -> set[int]:
    return {value + one for one in steps}


def _allowed(kind: ValueKind) -> Callable[[int], bool]:
    least, most = (1, _NEVER) if kind is ValueKind.DAY else (0, math.inf)
    return lambda value: least <= value <= most


def _words(values: Collection[Plain]) -> set[str]:
    return {word for value in values for word in (value if isinstance(value, tuple) else (str(value),))}
