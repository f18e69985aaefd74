"""Why a task is not critical: where its way to the end has room."""

from __future__ import annotations

import attrs

from egov_consolidation.graph import WITHIN
from egov_consolidation.schedule._paths import binding_chain, drivers, tasks_of
from egov_consolidation.schedule._times import Times
from egov_consolidation.wording import Text

_CRITICAL = Text(
    en="{task} is critical: each day that it slips moves the end, by the path {chain}",
    zh="{task} 是关键任务：每拖延一天，总工期即顺延一天，经由 {chain}",
)
_LEADS_NOWHERE = Text(
    en="{task} may slip {days} days: of what waits for it ({chain}) nothing is critical, and the last of it ends "
    "{days} days before the end",
    zh="{task} 可拖延 {days} 天：其后续任务（{chain}）均非关键任务，其中最后一项比总工期早 {days} 天结束",
)
_ALONE = Text(
    en="{task} may slip {days} days: nothing waits for it, and it ends {days} days before the end",
    zh="{task} 可拖延 {days} 天：没有任务等待它，它比总工期早 {days} 天结束",
)
_JOINS = Text(
    en="{task} may slip {days} days: its way ({chain}) joins the critical tasks at {joins}, which has to wait for "
    "{driver} that much longer",
    zh="{task} 可拖延 {days} 天：其路径（{chain}）在 {joins} 处汇入关键任务，而 {joins} 还须为 {driver} 多等这些天",
)
_BOUND = Text(
    en="{task} may slip {days} days: its way ({chain}) joins the critical tasks at {joins}, which a day of its own "
    "holds that much longer",
    zh="{task} 可拖延 {days} 天：其路径（{chain}）在 {joins} 处汇入关键任务，而 {joins} 因自身日期约束还须多等这些天",
)


@attrs.frozen(kw_only=True)
class WhyNotCritical:
    """Why a task is not critical, or that it is.

    Attributes:
        task: Id of the task.
        is_critical: Whether it is critical after all.
        room: Days that it may slip beyond what critical tasks may.
        chain: Ids of the tasks by which it leads on, itself first, with the least room, up to the first critical one.
        joins: Id of the first critical task on that way; `None` where it leads to none.
        driver: Id of the task that the joined one has to wait for longer; `None` where a day holds it.
        text: All of this in words.
    """

    task: str
    is_critical: bool
    room: int
    chain: tuple[str, ...]
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
    node = min((times.network.finish_of[task], times.network.start_of[task]), key=times.total_float)
    nodes = [node]
    is_critical = task in critical
    for tie in binding_chain(times, node):
        nodes.append(tie.target // 2)
        if not is_critical and task_of[nodes[-1]] in critical:
            break
    chain = tuple(ids[one] for one in tasks_of(times, nodes))
    last, room = task_of[nodes[-1]], times.total_floats[task] - least
    if is_critical:
        text, joins, driver = _CRITICAL, None, None
    elif last not in critical:
        text, joins, driver = (_LEADS_NOWHERE if len(chain) > 1 else _ALONE), None, None
    else:
        held = [ids[task_of[tie.source // 2]] for tie in drivers(times, nodes[-1]) if tie.origin != WITHIN]
        joins, driver = ids[last], (held[0] if held else None)
        text = _BOUND if driver is None else _JOINS
    said = text.fill(task=ids[task], days=room, chain=" → ".join(chain), joins=joins, driver=driver)
    return WhyNotCritical(
        task=ids[task], is_critical=is_critical, room=room, chain=chain, joins=joins, driver=driver, text=said
    )
