"""The obligations of a plan as rules look at them: what the ledger says, measured by the parameters of the rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import Facility, Inventory, Submission
from egov_consolidation.ledger import Account, Measures, Progress
from egov_consolidation.model import Citation, Task
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Judgement, fails, undecided
from egov_consolidation.wording import Text, Value, frozen_values

UNREPORTED = Text(
    en="task {task}: nothing is reported for {count} of the units that owe it ({units}), must be reported",
    zh="任务 {task}：{count} 个责任单位未填报进展（{units}），须予填报",
)
"""What is said of a task of which some units have reported nothing."""

_SHOWN = 3
_MEMBERS = Text(en="members of the group not known", zh="成员未列明")
_AND_OTHERS = Text(en="{units} and others", zh="{units}等")


@attrs.frozen
class Speaking:
    """Makes judgements; their messages may name the first subject as `task`, and the unit as `unit`.

    Attributes:
        subjects: What is spoken of: a task, and the unit that owes it.
        unit: The unit that answers for it; `None` where none does.
        citations: The words that it rests on.
        matter: What of the subjects is spoken of.
    """

    subjects: tuple[str, ...]
    unit: str | None
    citations: tuple[Citation, ...]
    matter: str = ""

    @classmethod
    def of(cls, ctx: Context, task: Task, unit: str | None, matter: str = "") -> Speaking:
        """Return what speaks of a task as owed by a unit, and rests on the words of the task."""
        subjects = (task.id,) if unit is None else (task.id, unit)
        return cls(subjects, unit, (ctx.plan.cite(task.id),), matter)

    def fails(self, message: str, **values: Value) -> Judgement:
        """Return the judgement that they depart from the rule."""
        found = fails(message, *self.subjects, citations=self.citations, matter=self.matter)
        return self._said(found, values)

    def undecided(self, message: str, *missing: str, **values: Value) -> Judgement:
        """Return the judgement that it cannot be decided, with what is missing."""
        found = undecided(message, *self.subjects, citations=self.citations, missing=missing, matter=self.matter)
        return self._said(found, values)

    def _said(self, found: Judgement, values: Mapping[str, Value]) -> Judgement:
        told = frozen_values({"task": self.subjects[0], "unit": self.unit, **values})
        return attrs.evolve(found, unit=self.unit, values=told)


def account_of(ctx: Context, rule_id: str) -> Account:
    """Return what obligations are judged by, with the measures that a rule has as its parameters."""

    def value(name: str) -> float | None:
        return ctx.parameters.get(f"{rule_id}.{name}")

    since = value("since")
    return Account(
        plan=ctx.plan,
        as_of=ctx.as_of,
        progress=ctx.progress or Progress(),
        roster=ctx.roster,
        measures=Measures(
            near=value("near"),
            behind=value("behind"),
            since=None if since is None else Day.fromordinal(int(since)),
        ),
        live=_live(ctx),
        marks=ctx.marks,
    )


def unreported(ctx: Context, task: Task, units: tuple[str | None, ...]) -> Iterator[Judgement]:
    """Yield once for a task that some of its units have reported nothing."""
    if units:
        named = tuple(one for one in units[:_SHOWN] if one is not None)
        said = Text(en=", ".join(named), zh="、".join(named)) if named else _MEMBERS
        shown = _AND_OTHERS.fill(units=said) if len(units) > _SHOWN else said
        speaking = Speaking.of(ctx, task, None, matter="unreported")
        yield speaking.undecided("unreported", f"{task.id}: progress", count=len(units), units=shown)


def is_accepted(ctx: Context, task: Task) -> bool | None:
    """Return whether what a task makes is accepted: by a submission, else by what its units report."""
    if isinstance(ctx.inventory, Inventory):
        made = {thing.name for thing in task.deliverables}
        handed_in = [one for one in ctx.inventory.submissions or () if one.deliverable in made]
        if any(_by(one, ctx.as_of) for one in handed_in):
            return True
    progress = ctx.progress or Progress()
    entries = [progress.entry(task.id, unit) for unit in task.lead_units or progress.units(task.id)]
    states = [None if one is None or one.state is None else one.is_done(ctx.as_of) for one in entries]
    if False in states:
        return False
    return None if None in states or not states else True


def _by(submission: Submission, as_of: Day) -> bool:
    return submission.accepted_on is not None and submission.accepted_on <= as_of


def _live(ctx: Context) -> Mapping[str, Day]:
    """Return since when common facilities are in service, by their names."""
    facilities: tuple[Facility, ...] = ()
    if isinstance(ctx.inventory, Inventory):
        facilities = ctx.inventory.facilities or ()
    return {one.name: one.in_service_on for one in facilities if one.name and one.in_service_on is not None}
