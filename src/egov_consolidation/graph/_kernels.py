"""Loops that machine code is made of: plain enough for Numba, and the same in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Column: TypeAlias = "NDArray[np.int64]"
"""Whole numbers as an array of NumPy."""

Flags: TypeAlias = "NDArray[np.bool_]"
"""Truth values as an array of NumPy."""


def arrange(
    ends: Column,
    targets: Column,
    order: Column,
    position: Column,
    first_in: Column,
    links: Column,
    sources: Column,
) -> int:
    """Put nodes in an order in which they can be done, and their links by the node that they lead to.

    The same as `arranged_onward`, where nothing leads round in a circle.

    Args:
        ends: For each node, where its links begin; one more at the end.
        targets: For each link, the node that it leads to.
        order: To be filled: the nodes.
        position: To be filled: where each node stands in it.
        first_in: To be filled: for each node in order, where the links into it begin; one more at the end.
        links: To be filled: numbers of the links by the position of the node that they lead to.
        sources: To be filled: for each of these, the position of the node that it leads from.

    Returns:
        How many nodes could be put in order; where fewer than all, the columns mean nothing.
    """
    count = len(order)
    waits = position  # in turn: links that are waited for, then the place in the order
    waits[:] = 0
    for target in targets:
        waits[target] += 1
    left = waits.copy()
    done = 0
    for node in range(count):
        if left[node] == 0:
            order[done] = node
            done += 1
    place = 0
    while place < done:
        node = order[place]
        for link in range(ends[node], ends[node + 1]):
            other = targets[link]
            left[other] -= 1
            if left[other] == 0:
                order[done] = other
                done += 1
        place += 1
    if done < count:
        return done
    free = left
    first_in[0] = 0
    for place in range(count):
        node = order[place]
        free[node] = first_in[place]
        first_in[place + 1] = first_in[place] + waits[node]
    for place in range(count):
        node = order[place]
        position[node] = place
        for link in range(ends[node], ends[node + 1]):
            other = targets[link]
            links[free[other]] = link
            sources[free[other]] = place
            free[other] += 1
    return done
