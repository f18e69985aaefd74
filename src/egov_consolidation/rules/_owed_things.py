"""The things that a plan orders to be made, as owed by each unit: task × unit × thing, and × year where it recurs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from egov_consolidation.dates import Day, occurrences, parse_recurrence, shifted
from egov_consolidation.inventory import NOT_YET, Inventory, UnitKind
from egov_consolidation.model import (
    Citation,
    DeadlineKind,
    Deliverable,
    GroupKind,
    Obligation,
    Role,
    Task,
    UnitGroup,
    obligations,
)
from egov_consolidation.rules._context import Context

HAVE_A_RULE_OF_THEIR_OWN = frozenset({"CA01", "CA11", "CA16", "FI01", "SU01", "SU02", "SU04", "SU08", "ZS02", "ZS07"})
"""The rules that judge the things which the clauses of a plan give them; no other rule asks for these."""

DEPARTMENTS = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门")
"""Each department of the level that issued the plan."""

_KINDS = {GroupKind.DEPARTMENTS: UnitKind.DEPARTMENT, GroupKind.REGIONS: UnitKind.REGION}


@attrs.frozen(kw_only=True)
class Member:
    """A unit that owes something.

    Attributes:
        name: What it is called; of a group whose members are not known, the words that name the group.
        is_group: Whether it is such a group.
        doubts: The data without which it is not known whether it owes.
    """

    name: str
    is_group: bool = False
    doubts: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Owed:
    """A thing as owed by one unit.

    Attributes:
        task: The task that orders it.
        thing: What is to be handed in.
        unit: Who owes it.
        due: Its last day; `None` where none is set.
        year: The year that it is for, where it is made every year.
    """

    task: Task
    thing: Deliverable
    unit: Member
    due: Day | None
    year: int | None = None

    @property
    def subjects(self) -> tuple[str, ...]:
        """What a finding about it speaks of: the task, and the unit as far as it is known."""
        return (self.task.id,) if self.unit.is_group else (self.task.id, self.unit.name)

    @property
    def matter(self) -> str:
        """What of the task and the unit it is: the thing, and the year."""
        return self.thing.name if self.year is None else f"{self.thing.name} {self.year}"

    def words(self, ctx: Context) -> tuple[Citation, ...]:
        """Return the words that order it."""
        return self.thing.quotes or (ctx.plan.cite(self.task.id),)


def owed_things(ctx: Context, rule_id: str, *, assigned: bool = True) -> Iterator[Owed]:
    """Yield the things that a rule judges, as each unit owes them.

    Args:
        ctx: The context.
        rule_id: The rule. Its parameter `since` says when yearly things begin: with the first full year behind it.
        assigned: Whether it judges those that clauses give to it; else those that have no rule of their own.
    """
    since = ctx.parameters.get(f"{rule_id}.since")
    for obligation in obligations(ctx.plan, ctx.roster, roles=(Role.LEAD,)):
        task = obligation.task
        things = [one for one in task.deliverables if _is_judged_by(rule_id, task, one, assigned=assigned)]
        for unit in _owing(ctx, obligation) if things else ():
            for thing in things:
                for due, year in _days(ctx, task, unit, since):
                    yield Owed(task=task, thing=thing, unit=unit, due=due, year=year)


def members(ctx: Context, group: UnitGroup) -> tuple[Member, ...]:
    """Return who belongs to a group: by the roster, else by the inventory, else the group itself, in doubt."""
    named = None if ctx.roster is None else ctx.roster.members(group)
    if named is not None:
        return tuple(Member(name=ctx.plan.unit_name(one)) for one in named)
    return tuple(_listed(ctx, group)) or (Member(name=group.text, is_group=True, doubts=("roster",)),)


def names_of(ctx: Context, unit: str) -> frozenset[str]:
    """Return the names under which plan and roster know a unit."""
    known = (*ctx.plan.units, *(() if ctx.roster is None else ctx.roster.units))
    return frozenset({unit}).union(*((one.name, *one.aliases) for one in known if unit in (one.name, *one.aliases)))


def makers(ctx: Context, owed: Owed) -> frozenset[str]:
    """Return the names under which a thing may be handed in: those of the unit, and of who shares the duty with it."""
    sharing = {one for duty in ctx.plan.shared_duties if owed.task.id in duty.tasks for one in duty.tasks}
    others = [ctx.plan[one] for one in sharing if one in ctx.plan and one != owed.task.id]
    leads = [lead for task in others if owed.thing.name in _names(task.deliverables) for lead in task.lead_units]
    return frozenset[str]().union(*(names_of(ctx, one) for one in (owed.unit.name, *leads)))


def _names(things: Iterable[Deliverable]) -> tuple[str, ...]:
    return tuple(one.name for one in things)


def _is_judged_by(rule_id: str, task: Task, thing: Deliverable, *, assigned: bool) -> bool:
    rules = {rule for one in task.clauses if one.deliverable == thing.name for rule in one.rules}
    return rule_id in rules if assigned else not rules & HAVE_A_RULE_OF_THEIR_OWN


def _owing(ctx: Context, one: Obligation) -> tuple[Member, ...]:
    if one.unit is None:
        return () if one.group is None else members(ctx, one.group)
    return (Member(name=one.unit, doubts=() if one.is_certain else (f"{one.task.id}: units",)),)


def _listed(ctx: Context, group: UnitGroup) -> Iterator[Member]:
    """Yield the units of a kind that the inventory lists; one of which the kind is not known is in doubt."""
    kind = _KINDS.get(group.kind)
    units = ctx.inventory.units if isinstance(ctx.inventory, Inventory) else None
    for one in (units or ()) if kind is not None else ():
        if one.kind in (kind, None):
            doubts = () if one.kind is not None else (f"units/{one.id}: kind",)
            yield Member(name=ctx.plan.unit_name(one.id), doubts=doubts)


def _days(ctx: Context, task: Task, unit: Member, since: float | None) -> Iterator[tuple[Day | None, int | None]]:
    """Yield the days on which a thing is due; of a yearly one each with its year, up to the next that is to come."""
    rule = task.deadline.recurrence
    if rule is None or since is None or not _is_yearly(rule):
        yield task.deadline.last_day or _set_by_ledger(ctx, task, unit), None
        return
    first = task.deadline.first_day or Day(Day.fromordinal(int(since)).year + 1, 1, 1)
    for one in occurrences(rule, first, shifted(max(first, ctx.as_of), years=1)):
        yield one, one.year
        if one >= ctx.as_of:
            return


def _set_by_ledger(ctx: Context, task: Task, unit: Member) -> Day | None:
    """Return the last day that the ledger says was set for a task of which the day hangs on something else."""
    if ctx.progress is None or task.deadline.kind not in {DeadlineKind.CONDITIONAL, DeadlineKind.RELATIVE}:
        return None
    entry = ctx.progress.entry(task.id, unit.name)
    return None if entry is None or entry.sets_last_day == NOT_YET else entry.sets_last_day


def _is_yearly(rule: str) -> bool:
    """Return whether a rule falls due on one day of a year."""
    found = parse_recurrence(rule)
    return found.frequency == "YEARLY" and len(found.months) == len(found.month_days) == 1
