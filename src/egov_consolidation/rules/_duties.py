"""Duties that a plan prints under several lead units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from egov_consolidation.model import Citation, Plan, Role, Task
from egov_consolidation.rules._similarity import groups_of_alike, sentences
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text

SIMILARITY = Parameter(
    id="PL08.similarity",
    about=Text(
        en="how alike two sentences have to be to count as one duty",
        zh="两句话相近到什么程度视为同一项工作",
    ),
    unit=Text(
        en="share of the characters that both have in the same order, of all characters of the two (0 to 1)",
        zh="两句话按同一次序共有的字数占两句话全部字数的比例（0 至 1）",
    ),
    value=0.65,
    reason=Text(
        en="Measured on the annex, rows of different lead units: 2.3.5 and 2.4.3 have one sentence in common (1.00), "
        "2.2.16 and 2.3.2 reach 0.68; next come 2.2.2 and 2.5.3 with 0.62, an inspection and an audit.",
        zh="据附件实测，不同牵头单位的各行之间：2.3.5 与 2.4.3 有一句完全相同（1.00），"
        "2.2.16 与 2.3.2 为 0.68；其次是 2.2.2 与 2.5.3，为 0.62，一为督查、一为审计，并非同一项工作。",
    ),
    least=0,
    most=1,
)
"""From which likeness on two sentences are one duty."""

SHORTEST = Parameter(
    id="PL08.shortest",
    about=Text(en="how long a sentence has to be to be compared", zh="一句话至少多长才作比较"),
    unit=Text(en="letters and digits", zh="字（不计标点）"),
    value=8,
    reason=Text(
        en="Shorter ones are set phrases that many tasks share (加强组织领导 has 6 characters); the shortest sentence "
        "of the annex has 12.",
        zh="更短的多为各项任务通用的套语（如“加强组织领导”为 6 字）；附件中最短的一句为 12 字。",
    ),
    least=0,
    is_whole=True,
)
"""From which length on a sentence is compared."""


@attrs.frozen
class Duty:
    """One duty under several lead units.

    Attributes:
        tasks: Ids of the tasks that print it, in the order of the plan.
        quotes: The sentences that are alike.
    """

    tasks: tuple[str, ...]
    quotes: tuple[Citation, ...]

    def is_among(self, declared: Mapping[str, Sequence[frozenset[str]]]) -> bool:
        """Return whether one of the declared duties, by task, has all its tasks."""
        return any(tasks.issuperset(self.tasks) for tasks in declared.get(self.tasks[0], ()))


@attrs.frozen
class _Printed:
    at: int
    leads: frozenset[str]
    quote: Citation


def lead_units(plan: Plan, task_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the lead units of the tasks, each once, in order."""
    names = (plan.unit_name(name) for task_id in task_ids for name in plan[task_id].lead_units)
    return tuple(dict.fromkeys(names))


def leads_differ(plan: Plan, task_ids: Iterable[str]) -> bool:
    """Return whether the tasks name different lead units; tasks that name none do not count."""
    return len({frozenset(lead_units(plan, [task_id])) for task_id in task_ids} - {frozenset()}) > 1


def duties_under_several_leads(plan: Plan, *, least: float, shortest: float) -> tuple[Duty, ...]:
    """Find duties that stand under different lead units.

    Args:
        plan: The plan.
        least: How alike two sentences have to be, from 0 to 1.
        shortest: How many letters and digits a sentence needs to be compared.

    Returns:
        The duties in the order in which the plan first prints them; several sentences that the same tasks have in
        common are one duty.
    """
    printed = _sentences_by_key(plan, shortest)
    kinds = [frozenset(one.leads for one in ones) for ones in printed.values()]
    places = list(printed.values())
    found: dict[tuple[str, ...], list[Citation]] = {}
    for group in groups_of_alike(list(printed), kinds, least):
        ones = sorted((one for place in group for one in places[place]), key=lambda one: one.at)
        tasks = tuple(dict.fromkeys(one.quote.row for one in ones if one.quote.row is not None))
        found.setdefault(tasks, []).extend(one.quote for one in ones)
    return tuple(Duty(tasks, tuple(quotes)) for tasks, quotes in found.items())


def declared_by_task(plan: Plan) -> Mapping[str, Sequence[frozenset[str]]]:
    """Return the tasks of each duty that the plan declares shared, under every task that it names."""
    found: dict[str, list[frozenset[str]]] = {}
    for tasks in (frozenset(duty.tasks) for duty in plan.shared_duties):
        for task in tasks:
            found.setdefault(task, []).append(tasks)
    return found


def _sentences_by_key(plan: Plan, shortest: float) -> dict[str, list[_Printed]]:
    printed: dict[str, list[_Printed]] = {}
    for at, task in enumerate(plan):
        leads = _named_leads(plan, task)
        for words, key in sentences(task.content) if leads else ():
            if len(key) >= shortest:
                printed.setdefault(key, []).append(_Printed(at, leads, plan.cite(task.id, words)))
    return printed


def _named_leads(plan: Plan, task: Task) -> frozenset[str]:
    """Return the lead units of a task that is printed once; none for copies on purpose."""
    if task.mirrors is not None or task.groups(Role.LEAD):
        return frozenset()
    return frozenset(lead_units(plan, [task.id]))
