"""The repair that moves the fewest deadlines: a smallest cover of the contradictions.

Contradiction passes on: where the first deadline contradicts a second and the second a third, the first contradicts
the third. So a smallest set of deadlines that touches every contradiction costs as much as a largest packing of them
(Dilworth, König), each deadline taking part at most once on either side. Contradictions are too many to list on deep
plans: those between neighbours come first, and those between further deadlines only where both would be kept.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from egov_consolidation.graph import Arc, Cut, largest_flow
from egov_consolidation.schedule.deadlines._between import Stretch, stretches
from egov_consolidation.schedule.deadlines._least_days import least_days
from egov_consolidation.schedule.deadlines._setting import Charge, Setting, Solution


def fewest_changes(setting: Setting, moved_anyway: frozenset[int] = frozenset()) -> Solution:
    """Return new times for the fewest deadlines, each counted by its weight, and the proof.

    Among the times that the deadlines which stay allow, those that move the fewest days.

    Args:
        setting: What may move; no two deadlines that may not contradict each other.
        moved_anyway: Nodes that are to move in any case, and cost nothing more.
    """
    pairs: dict[tuple[int, int], Stretch] = {}
    moved, charges = moved_anyway, tuple[Charge, ...]()
    while True:
        kept = {node: time for node, time in setting.due.items() if node not in moved}
        found = [stretch for stretch in stretches(setting.of, kept) if stretch.room < 0]
        if not found:
            break
        pairs |= {(stretch.nodes[0], stretch.nodes[-1]): stretch for stretch in found}
        cover, charges = _cover(setting, pairs.values())
        moved = moved_anyway | cover
    stays = frozenset(setting.due) - moved
    times = least_days(attrs.evolve(setting, locked=setting.locked | stays)).times
    return Solution(times=times, charges=charges)


def _cover(setting: Setting, pairs: Iterable[Stretch]) -> tuple[frozenset[int], tuple[Charge, ...]]:
    """Return a cheapest set of nodes that touches every pair, and a packing of pairs that costs as much."""
    listed = list(pairs)
    sources = sorted({stretch.nodes[0] for stretch in listed})
    targets = sorted({stretch.nodes[-1] for stretch in listed})
    left = {node: 2 + place for place, node in enumerate(sources)}
    right = {node: 2 + len(sources) + place for place, node in enumerate(targets)}
    free = {*sources, *targets} - setting.locked
    boundless = 1 + sum(setting.weight(node) for node in free)
    arcs = [Arc(left[one.nodes[0]], right[one.nodes[-1]], boundless) for one in listed]
    arcs += [Arc(0, left[node], setting.weight(node) if node in free else boundless) for node in sources]
    arcs += [Arc(right[node], 1, setting.weight(node) if node in free else boundless) for node in targets]
    cut: Cut = largest_flow(2 + len(sources) + len(targets), arcs, 0, 1, setting.solver)
    cover = {node for node in sources if left[node] not in cut.reached}
    cover |= {node for node in targets if right[node] in cut.reached}
    charges = (Charge(stretch=one, amount=flow) for one, flow in zip(listed, cut.flows, strict=False) if flow)
    return frozenset(cover), tuple(charges)
