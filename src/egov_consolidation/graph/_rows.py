"""In which row the items of a layered picture stand: few lines cross, and tied items stand near each other."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import TypeAlias

_SWEEPS, _ROUNDS = 24, 22

_Ties: TypeAlias = "Sequence[Sequence[int]]"
_Columns: TypeAlias = "Sequence[Sequence[int]]"


def rows_of(column_of: Sequence[int], sizes: Sequence[float], ties: Iterable[tuple[int, int]]) -> list[float]:
    """Return the row of each item of a picture in columns, the topmost standing at 0.

    Args:
        column_of: The column of each item.
        sizes: Rows that each item takes; the smaller ones are where lines pass, and these are kept straight first.
        ties: Pairs of items in neighbouring columns that are tied; others are passed over.

    Returns:
        Rows in which two neighbours of a column stand at least as far apart as the mean of their sizes.

    Examples:
        >>> rows_of([0, 0, 1, 1], [1, 1, 1, 1], [(0, 3), (1, 2)])
        [0.0, 1.0, 1.0, 0.0]
    """
    before: list[list[int]] = [[] for _ in column_of]
    behind: list[list[int]] = [[] for _ in column_of]
    for one, other in ties:
        if column_of[one] + 1 == column_of[other]:
            before[other].append(one)
            behind[one].append(other)
    columns: list[list[int]] = [[] for _ in range(max(column_of, default=-1) + 1)]
    for item, column in enumerate(column_of):
        columns[column].append(item)
    rows = _settled(_untangled(columns, before, behind), sizes, before, behind)
    top = min(rows, default=0.0)
    return [round(row - top, 3) for row in rows]


def _untangled(columns: _Columns, before: _Ties, behind: _Ties) -> _Columns:
    """Return the columns in the order with the fewest crossings that was met: each sorted by the mean of its ties."""
    place = [0.0] * len(before)
    best, fewest = columns, None
    for sweep in range(_SWEEPS):
        for column in columns:
            _placed(place, column)
        crossings = sum(_crossings(column, before, place) for column in columns)
        if fewest is None or crossings < fewest:
            best, fewest = columns, crossings
        forward = sweep % 2 == 0
        ties, sorted_columns = (before if forward else behind), list[list[int]]()
        for column in columns if forward else reversed(columns):
            keys = {item: (_mean([place[one] for one in ties[item]], place[item]), place[item]) for item in column}
            sorted_columns.append(sorted(column, key=keys.__getitem__))
            _placed(place, sorted_columns[-1])
        columns = sorted_columns if forward else sorted_columns[::-1]
    return best


def _placed(place: list[float], column: Sequence[int]) -> None:
    for number, item in enumerate(column):
        place[item] = float(number)


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(column: Sequence[int], before: _Ties, place: Sequence[float]) -> int:
    """Return how many lines cross on their way into a column."""
    seen: list[float] = []
    crossed = 0
    for item in column:
        ends = sorted(place[one] for one in before[item])
        crossed += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return crossed


def _settled(columns: _Columns, sizes: Sequence[float], before: _Ties, behind: _Ties) -> list[float]:
    """Return rows in the order of the columns, each as near to those of its ties as the others of its column let it.

    At first columns follow the one before and the one behind in turn, so that all come near each other; then both.
    """
    rows = [0.0] * len(sizes)
    for column in columns:
        _spread(rows, column, [0.0] * len(column), sizes)
    both = [[*one, *other] for one, other in zip(before, behind, strict=True)]
    for turn, ties in enumerate([before, behind] + [both] * _ROUNDS):
        for column in columns if turn % 2 == 0 else reversed(columns):
            _spread(rows, column, [_mean([rows[one] for one in ties[item]], rows[item]) for item in column], sizes)
    return rows


def _spread(rows: list[float], column: Sequence[int], wished: Sequence[float], sizes: Sequence[float]) -> None:
    """Put the items of a column as near to the rows that they wish as their sizes let them, in their order.

    Neighbours that would stand too near each other form a block, which stands at the mean of its wishes.
    """
    offset, offsets = 0.0, list[float]()
    for number, item in enumerate(column):
        offset += (sizes[column[number - 1]] + sizes[item]) / 2 if number else 0.0
        offsets.append(offset)
    blocks: list[tuple[float, float, int]] = []
    for number, item in enumerate(column):
        weight = 1 / sizes[item]
        total, heft, count = weight * (wished[number] - offsets[number]), weight, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / heft:
            other = blocks.pop()
            total, heft, count = total + other[0], heft + other[1], count + other[2]
        blocks.append((total, heft, count))
    number = 0
    for total, heft, count in blocks:
        for _ in range(count):
            rows[column[number]] = total / heft + offsets[number]
            number += 1
