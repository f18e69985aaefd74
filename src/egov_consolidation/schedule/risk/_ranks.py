"""How closely the order of many rows follows the order of one: Spearman's rho and Kendall's tau."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STRETCH = 32
"""Numbers that are compared one with another before longer stretches are merged."""


@attrs.frozen(kw_only=True)
class RankCorrelation:
    """How closely the order of one row follows that of another, from -1 to 1.

    Attributes:
        rho: Spearman's; `None` where all numbers of a row are equal.
        tau: Kendall's tau-b; `None` likewise.
    """

    rho: float | None
    tau: float | None


def rank_correlations(rows: NDArray[Any], ends: NDArray[Any]) -> Iterator[RankCorrelation]:
    """Yield how closely the order of each row follows that of the ends.

    Definition:
        rho is Pearson's correlation of the ranks, equal numbers having the mean of theirs. tau-b is `(concordant -
        discordant) / sqrt((pairs - pairs equal in the row) * (pairs - pairs equal in the ends))`, over all pairs of
        samples.

    Args:
        rows: Rows of whole numbers.
        ends: One row of whole numbers.

    Notes:
        Pairs are not listed: the discordant ones are those that a merge sort swaps (Knight 1966). A row costs about as
        much as ten sorts of it.

    Source:
        Spearman: The Proof and Measurement of Association between Two Things, 1904; Kendall: A New Measure of Rank
        Correlation, 1938; Knight: A Computer Method for Calculating Kendall's Tau with Ungrouped Data, 1966.
    """
    of_ends = _Ranked(ends)
    return (_correlation(_Ranked(row), of_ends) for row in rows)


class _Ranked:
    """A row, by rank: equal numbers are a group."""

    def __init__(self, row: NDArray[Any]) -> None:
        import numpy as np

        order = np.argsort(row)
        in_order = row[order]
        groups = np.zeros(len(row), dtype=np.int64)
        np.cumsum(in_order[1:] != in_order[:-1], out=groups[1:])
        self.group = np.empty_like(groups)
        self.group[order] = groups
        sizes = np.bincount(groups)
        self.tied_pairs = _pairs_within(sizes)
        above_middle = (np.cumsum(sizes) - (sizes + 1) / 2) - (len(row) - 1) / 2
        self.score = above_middle[self.group]  # the rank, less the mean rank
        self.square = float(self.score @ self.score)


def _correlation(one: _Ranked, other: _Ranked) -> RankCorrelation:
    import numpy as np

    count = len(one.group)
    if not one.square or not other.square:
        return RankCorrelation(rho=None, tau=None)
    rho = float(one.score @ other.score) / math.sqrt(one.square * other.square)
    pairs = count * (count - 1) // 2
    both = np.sort(other.group * count + one.group)
    tied_in_both = _pairs_within(np.diff(np.flatnonzero(np.diff(both, prepend=-1, append=-1))))
    agreeing = pairs - one.tied_pairs - other.tied_pairs + tied_in_both - 2 * _discordant(both % count)
    tau = agreeing / math.sqrt((pairs - one.tied_pairs) * (pairs - other.tied_pairs))
    return RankCorrelation(rho=rho, tau=tau)


def _pairs_within(sizes: NDArray[Any]) -> int:
    """Return how many pairs lie within groups of these sizes."""
    return int((sizes * (sizes - 1) // 2).sum())


def _discordant(row: NDArray[Any]) -> int:
    """Return how many pairs of a row stand in falling order."""
    import numpy as np

    width = _STRETCH
    while width < len(row):
        width *= 2
    padded = np.full(width, len(row), dtype=np.int32)  # nothing is greater: no pair falls
    padded[: len(row)] = row
    stretches = padded.reshape(-1, _STRETCH)
    falls = stretches[:, :, np.newaxis] > stretches[:, np.newaxis, :]
    found = int(np.count_nonzero(falls & np.tri(_STRETCH, k=-1, dtype=np.bool_).T))
    stretches = np.sort(stretches, axis=1)
    while len(stretches) > 1:
        stretches, more = _merged(stretches)
        found += more
    return found


def _merged(stretches: NDArray[np.int32]) -> tuple[NDArray[np.int32], int]:
    """Return sorted stretches merged in twos, and how many pairs of the two were in falling order."""
    import numpy as np

    width = stretches.shape[1]
    marked: NDArray[np.int32] = 2 * stretches.reshape(-1, 2, width)
    marked[:, 1] += 1  # odd: from the second of the two, and behind an equal one from the first
    merged: NDArray[np.int32] = np.sort(marked.reshape(-1, 2 * width), axis=1)
    is_first: NDArray[np.bool_] = merged & 1 == 0
    places = int((np.flatnonzero(is_first) % (2 * width)).sum())
    return merged >> 1, places - len(merged) * (width * (width - 1) // 2)
