"""The repair that moves the fewest days in total: the dual of a circulation of least cost.

Each deadline that moves pays its weight for every day. Flow that leaves the root through one deadline and comes back
through another stands for a contradiction between the two, and gains the days that they are short; the cheapest
circulation is the dearest packing of contradictions, and how far further units would have to go gives the new days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from egov_consolidation.graph import Arc, cheapest_circulation, residual_distances
from egov_consolidation.schedule.deadlines._between import Stretch
from egov_consolidation.schedule.deadlines._due_network import Pull, is_known
from egov_consolidation.schedule.deadlines._setting import Charge, Setting, Solution

ROOT = 0


@attrs.frozen(kw_only=True, eq=False)
class _Core:
    """What takes part in a contradiction, as a flow network.

    Attributes:
        nodes: The nodes of the plan; the number of a node in the flow network is its place here and 1, the root is 0.
        arcs: The arcs.
        pulls: For each arc, the link that it stands for; `None` for arcs from and to the root.
        opens: For each arc from the root that stands for the data date, the time that it opens; else `None`.
    """

    nodes: Sequence[int]
    arcs: list[Arc] = attrs.field(factory=list[Arc])
    pulls: list[Pull | None] = attrs.field(factory=list["Pull | None"])
    opens: list[int | None] = attrs.field(factory=list["int | None"])

    def add(self, arc: Arc, pull: Pull | None = None, opens: int | None = None) -> None:
        self.arcs.append(arc)
        self.pulls.append(pull)
        self.opens.append(opens)


def least_days(setting: Setting) -> Solution:
    """Return the new times that move the fewest days in total, each by its weight, and the proof.

    Args:
        setting: What may move; no two deadlines that may not contradict each other.

    Notes:
        Only nodes between a deadline and an earlier one that it contradicts take part: others stay where they are in
        some best repair, since clipping a repair between what is asked for by postponing alone and by advancing alone
        keeps it one and makes none dearer.
    """
    core = _core(setting)
    if not core.nodes:
        return Solution()
    count = len(core.nodes) + 1
    flows = cheapest_circulation(count, core.arcs, setting.solver)
    distances = residual_distances(count, core.arcs, flows, ROOT)
    pushed, pressed, due = setting.pushed, setting.pressed, setting.due
    times: dict[int, int] = {}
    for node, distance in zip(core.nodes, distances[1:], strict=True):
        if node in due:
            time = due[node] if distance is None else max(pressed[node], min(pushed[node], due[node] - distance))
            if time != due[node]:
                times[node] = time
    return Solution(times=times, charges=tuple(_charges(core, setting, flows)))


def _core(setting: Setting) -> _Core:
    """Return the flow network; costs are counted from where the deadlines are, so that few are negative."""
    pushed, pressed, due = setting.pushed, setting.pressed, setting.due
    nodes = [node for node, time in enumerate(pushed) if is_known(time) and pressed[node] < time]
    core = _Core(nodes=nodes)
    number = {node: place for place, node in enumerate(nodes, start=1)}
    boundless = 1 + sum(setting.weight(node) for node in nodes if node in due and node not in setting.locked)

    def here(node: int) -> int:
        return due[node] if node in due else pushed[node]

    for node, place in number.items():
        for pull in setting.of.into[node]:
            if pull.source in number and pushed[pull.source] + pull.days > pressed[node]:  # others can never bind
                short = here(pull.source) + pull.days - here(node)
                core.add(Arc(number[pull.source], place, boundless, -short), pull)
        if node in due:
            weight = boundless if node in setting.locked else setting.weight(node)
            core.add(Arc(ROOT, place, weight))
            core.add(Arc(place, ROOT, weight))
            if node in setting.earliest and node not in setting.locked:
                opens = setting.earliest[node]
                core.add(Arc(ROOT, place, boundless, due[node] - opens), opens=opens)
    return core


def _charges(core: _Core, setting: Setting, flows: Sequence[int]) -> Iterator[Charge]:
    """Yield the contradictions that the flow runs through, each with what flows."""
    left = list(flows)
    leaving: list[list[int]] = [[] for _ in range(len(core.nodes) + 1)]
    for number, arc in enumerate(core.arcs):
        if left[number]:
            leaving[arc.source].append(number)
    while walk := _walk(core, left, leaving):
        amount = min(left[number] for number in walk)
        for number in walk:
            left[number] -= amount
        charge = _charge(core, setting, walk, amount)
        if charge is not None:
            yield charge


def _walk(core: _Core, left: list[int], leaving: list[list[int]]) -> list[int]:
    """Return the arcs of one way round along which something is left to flow: from the root, or a circle met on it."""
    walk: list[int] = []
    place_of = {ROOT: 0}
    node = ROOT
    while True:
        while leaving[node] and not left[leaving[node][-1]]:
            leaving[node].pop()
        if not leaving[node]:  # nothing leaves the root any more
            return []
        walk.append(leaving[node][-1])
        node = core.arcs[walk[-1]].target
        if node in place_of:
            return walk[place_of[node] :]
        place_of[node] = len(walk)


def _charge(core: _Core, setting: Setting, walk: Sequence[int], amount: int) -> Charge | None:
    """Return the contradiction that a way round stands for; nothing where it is none."""
    first, last = core.arcs[walk[0]], core.arcs[walk[-1]]
    if first.source != ROOT or last.target != ROOT:
        return None
    pulls = [core.pulls[number] for number in walk[1:-1]]
    nodes = tuple(core.nodes[core.arcs[number].target - 1] for number in walk[:-1])
    opens = core.opens[walk[0]]
    begins = setting.due[nodes[0]] if opens is None else opens
    room = setting.due[nodes[-1]] - begins - sum(pull.days for pull in pulls if pull is not None)
    if room >= 0:
        return None
    origins = tuple(pull.origin for pull in pulls if pull is not None and pull.origin >= 0)
    return Charge(stretch=Stretch(nodes, origins, begins, room, from_data_date=opens is not None), amount=amount)
