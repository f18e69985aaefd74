"""Why a task is not critical: where its way to the end has room."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from egov_consolidation.graph import FINISH, WITHIN
from egov_consolidation.schedule._paths import binding_chain, drivers, is_at_end, tasks_of
from egov_consolidation.schedule._times import Tie, Times
from egov_consolidation.wording import Text, days_said

_CRITICAL = Text(
    en="{task} is critical: each day that it slips moves the end, by the path {chain}",
    zh="{task} 是关键任务：每拖延一天，总工期即顺延一天，经由 {chain}",
)
_CRITICAL_BY_DAY = Text(
    en="{task} is critical: its path {chain} leads to a day that {last} has to keep, and no task has less room",
    zh="{task} 是关键任务：其路径 {chain} 通向 {last} 自身须遵守的日期，没有任务的余地比它更小",
)
_ROOM = Text(en="{task} may slip {days}: {reasons}", zh="{task} 可拖延 {days}：{reasons}")
_MORE_ROOM = Text(
    en="{task} may slip {days} more than critical tasks: {reasons}", zh="{task} 可比关键任务多拖延 {days}：{reasons}"
)

_JOINS = Text(en="its way ({chain}) joins the critical tasks at {last}", zh="其路径（{chain}）在 {last} 处汇入关键任务")
_LEADS_NOWHERE = Text(en="its way ({chain}) comes to no critical task", zh="其路径（{chain}）不经过任何关键任务")
_BESIDE = Text(
    en="its way ({chain}) comes to {last} where that has room, though its other end has none",
    zh="其路径（{chain}）通向 {last} 尚有余地的一端，该任务的另一端则没有余地",
)
_AWAITED = Text(en="what waits for it has more room still", zh="等待它的任务余地更大")
_ALONE = Text(en="nothing waits for it", zh="没有任务等待它")

_WAITS = Text(en="{task} has to wait {days} longer for {driver}", zh="{task} 还须为 {driver} 多等 {days}")
_WORKS = Text(en="{task} itself takes {days} longer", zh="{task} 自身的工作还须多用 {days}")
_STARTS = Text(en="{task} is held {days} longer by the data date", zh="{task} 受数据日期约束，还须多等 {days}")
_HELD = Text(en="{task} is held {days} longer by a day of its own", zh="{task} 受自身日期约束，还须多等 {days}")

_TO_END = Text(en="{task} has {days} left to the end", zh="{task} 距总工期终点尚有 {days}")
_TO_DAY = Text(en="{task} has {days} left to a last day of its own", zh="{task} 距自身期限尚有 {days}")


@attrs.frozen(kw_only=True)
class Gap:
    """Where the way of a task has room: a task on it comes later than what stands before it asks.

    Attributes:
        task: Id of the task that comes later.
        days: Days by which.
        driver: Id of the task that it waits for meanwhile; its own where its own work takes so long; `None` where a
            day holds it.
        is_at_data_date: Whether that day is the data date.
    """

    task: str
    days: int
    driver: str | None
    is_at_data_date: bool = False


@attrs.frozen(kw_only=True)
class WhyNotCritical:
    """Why a task is not critical, or that it is.

    Attributes:
        task: Id of the task.
        is_critical: Whether it is critical after all.
        room: Days that it may slip beyond what critical tasks may.
        chain: Ids of the tasks by which it leads on, itself first, with the least room, up to the first critical one.
        gaps: Where that way has room, in its order. Where it joins critical tasks, their days make up the room.
        joins: Id of the first critical task on that way; `None` where it leads to none.
        driver: Id of the task that the joined one has to wait for longer; `None` where a day holds it.
        text: All of this in words.
    """

    task: str
    is_critical: bool
    room: int
    chain: tuple[str, ...]
    gaps: tuple[Gap, ...]
    joins: str | None
    driver: str | None
    text: Text


def why_not_critical(times: Times, critical: frozenset[int], least: int, task: int) -> WhyNotCritical:
    """Return why a task is not critical.

    Args:
        times: The times.
        critical: Numbers of the critical tasks.
        least: The smallest total float, which is theirs.
        task: Number of the task.
    """
    ids, task_of = times.network.ids, times.network.task_of
    nodes = [min((times.network.finish_of[task], times.network.start_of[task]), key=times.total_float)]
    gaps: list[Gap] = []
    joins: str | None = None
    for tie in binding_chain(times, nodes[0]):
        node = tie.target // 2
        nodes.append(node)
        if _room(times, tie) > 0:
            gaps.append(_gap(times, tie))
        if task not in critical and task_of[node] in critical and times.total_float(node) <= least:
            joins = ids[task_of[node]]
            break
    chain = tuple(ids[one] for one in tasks_of(times, nodes))
    is_critical, room = task in critical, times.total_floats[task] - least
    if is_critical:
        text = _critical(times, nodes[-1], chain)
    else:
        reasons = [_way(times, critical, nodes, joins), *map(_said, gaps)]
        reasons += [] if joins else [_left(times, nodes[-1])]
        text = (_MORE_ROOM if least else _ROOM).fill(task=ids[task], days=days_said(room), reasons=_joined(reasons))
    return WhyNotCritical(
        task=ids[task],
        is_critical=is_critical,
        room=room,
        chain=chain,
        gaps=tuple(gaps),
        joins=joins,
        driver=gaps[-1].driver if joins and gaps else None,
        text=text,
    )


def _room(times: Times, tie: Tie) -> int:
    """Return the days that the first event of a link may slip more than the second."""
    return times.total_float(tie.source // 2) - times.total_float(tie.target // 2)


def _gap(times: Times, tie: Tie) -> Gap:
    ids, task_of = times.network.ids, times.network.task_of
    node = tie.target // 2
    held = drivers(times, node)
    by_itself = tie.target % 2 == FINISH and not _has_day(times, node)
    driver = task_of[held[0].source // 2] if held else task_of[node] if by_itself else None
    return Gap(
        task=ids[task_of[node]],
        days=_room(times, tie),
        driver=None if driver is None else ids[driver],
        is_at_data_date=driver is None and not _has_day(times, node),
    )


def _has_day(times: Times, node: int) -> bool:
    """Return whether a day of its own holds a node."""
    bounds, early = times.problem.bounds, times.early
    return node in bounds.pins or any(
        early[event] == bounds.no_earlier.get(event) for event in (2 * node, 2 * node + 1)
    )


def _critical(times: Times, last: int, chain: tuple[str, ...]) -> Text:
    text = _CRITICAL if is_at_end(times, last) else _CRITICAL_BY_DAY
    return text.fill(task=chain[0], chain=" → ".join(chain), last=chain[-1])


def _way(times: Times, critical: frozenset[int], nodes: Sequence[int], joins: str | None) -> Text:
    """Return where the way of a task leads."""
    tasks = tasks_of(times, nodes)
    chain = " → ".join(times.network.ids[task] for task in tasks)
    if joins is not None:
        return _JOINS.fill(chain=chain, last=joins)
    if len(tasks) > 1:
        text = _BESIDE if tasks[-1] in critical else _LEADS_NOWHERE
        return text.fill(chain=chain, last=times.network.ids[tasks[-1]])
    return _AWAITED if any(tie.origin != WITHIN for node in nodes for tie in times.ties_from(node)) else _ALONE


def _said(gap: Gap) -> Text:
    """Return what fills a gap, in words."""
    if gap.driver is None:
        text = _STARTS if gap.is_at_data_date else _HELD
    else:
        text = _WORKS if gap.driver == gap.task else _WAITS
    return text.fill(task=gap.task, days=days_said(gap.days), driver=gap.driver)


def _left(times: Times, last: int) -> Text:
    """Return how far from its last day a way ends that comes to no critical task."""
    text = _TO_END if is_at_end(times, last) else _TO_DAY
    return text.fill(task=times.network.ids[times.network.task_of[last]], days=days_said(times.total_float(last)))


def _joined(reasons: Sequence[Text]) -> Text:
    return Text(en=", and ".join(one.en for one in reasons), zh="，".join(one.zh for one in reasons))
