"""What a repair may do: which dates it may move, at what cost, and how early at the earliest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import Solver
from egov_consolidation.schedule.deadlines._between import Stretch
from egov_consolidation.schedule.deadlines._due_network import DueNetwork, is_known
from egov_consolidation.wording import Text

_UNDATED = Text(
    en="locked {task}: has no last day, must be a task whose deadline has one",
    zh="锁定的任务 {task}：没有截止日，须为有截止日的任务",
)
_WEIGHT = Text(
    en="weight of {task}: {found}, must be a whole number of 1 or more", zh="任务 {task} 的权重：{found}，须为正整数"
)


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Setting:
    """What a repair may do.

    Attributes:
        of: The tasks, links and deadlines.
        locked: The nodes whose deadlines may not move.
        weights: By node: what moving it costs, where it is not 1.
        from_data_date: Whether no deadline may be put before the day that can be reached from the data date on.
        solver: What reckons flows; `None` to have it chosen by size.
    """

    of: DueNetwork
    locked: frozenset[int] = frozenset()
    weights: Mapping[int, int] = attrs.field(factory=dict[int, int])
    from_data_date: bool = True
    solver: Solver | str | None = None

    @property
    def due(self) -> Mapping[int, int]:
        """By node: the time at which it is due."""
        return self.of.due

    def weight(self, node: int) -> int:
        """Return what moving a deadline costs."""
        return self.weights.get(node, 1)

    @cached_property
    def pushed(self) -> Sequence[int]:
        """When each node finishes if every deadline is kept no earlier than its day."""
        return self.of.pushed(self.due)

    @cached_property
    def pressed(self) -> Sequence[int]:
        """When each node must finish so that every deadline can be kept."""
        return self.of.pressed(self.due)

    @cached_property
    def reachable(self) -> Mapping[int, int]:
        """By node: the earliest time that can be reached from the data date on.

        For deadlines that are not past on the data date, and for past ones that these, or other past ones, push to it
        or later: they move to where they can be reached.
        """
        reached = self.of.reached
        if not self.from_data_date or reached is None:
            return {}
        least = {node: max(reached[node], 1) for node, time in self.due.items() if time >= 1}
        past = {node: time for node, time in self.due.items() if time < 1}
        while True:
            pushed = self.of.pushed({**past, **least})
            behind = [node for node, time in past.items() if node not in least and max(time, 0) < pushed[node]]
            if not behind:
                return least
            least |= {node: max(reached[node], 1) for node in behind}

    @cached_property
    def earliest(self) -> Mapping[int, int]:
        """By node that is due: the time before which its deadline may not be put, where there is one."""
        if not self.reachable:
            return {}
        pushed = self.of.pushed(self.reachable)
        return {node: pushed[node] for node in self.due if is_known(pushed[node])}


def setting_of(
    of: DueNetwork,
    locked: Iterable[str],
    weights: Mapping[str, int] | None,
    *,
    from_data_date: bool = True,
    solver: Solver | str | None = None,
) -> Setting:
    """Return what a repair may do.

    Args:
        of: The tasks, links and deadlines.
        locked: Ids of the tasks whose deadlines may not move.
        weights: What moving a task costs, by its id.
        from_data_date: Whether no deadline may be put before the day that can be reached from the data date on.
        solver: What reckons flows.

    Raises:
        UsageError: The plan has no such task; a locked task has no last day; a weight is no whole number above 0. All
            of these are named.
    """
    locked = tuple(locked)
    nodes = {task_id: of.finish_node(of.graph.plan[task_id].id) for task_id in (*locked, *(weights or {}))}
    wrong = [_UNDATED.fill(task=task) for task in locked if nodes[task] not in of.due]
    wrong += [
        _WEIGHT.fill(task=task, found=str(weight))
        for task, weight in (weights or {}).items()
        if type(weight) is not int or weight < 1
    ]
    if wrong:
        raise UsageError(Text(en="\n".join(one.en for one in wrong), zh="\n".join(one.zh for one in wrong)))
    return Setting(
        of=of,
        locked=frozenset(nodes[task] for task in locked),
        weights={nodes[task]: weight for task, weight in (weights or {}).items()},
        from_data_date=from_data_date,
        solver=solver,
    )


@attrs.frozen(kw_only=True)
class Charge:
    """A contradiction, and how much of the weight of its tasks it takes up."""

    stretch: Stretch
    amount: int
    is_forced: bool = False


@attrs.frozen(kw_only=True, eq=False)
class Solution:
    """New times for deadlines, and the contradictions that they pay for.

    Attributes:
        times: By node: the new time of each deadline that moves.
        charges: Contradictions that prove the cost.
    """

    times: Mapping[int, int] = attrs.field(factory=dict[int, int])
    charges: Sequence[Charge] = ()
