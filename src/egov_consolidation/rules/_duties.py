"""Duties that a plan prints under several lead units."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from egov_consolidation.model import Citation, Plan, Role, Task
from egov_consolidation.rules._similarity import groups_of_alike, sentences


@attrs.frozen
class Duty:
    """One duty under several lead units.

    Attributes:
        tasks: Ids of the tasks that print it, in the order of the plan.
        quotes: The sentences that are alike.
    """

    tasks: tuple[str, ...]
    quotes: tuple[Citation, ...]


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
