"""What a thing that was handed in has to show: whom it covers, what is attached, and what came before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import AttachmentKind, Submission
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._judging_deliverables import Step, cannot_be_judged, departs, submissions_of
from egov_consolidation.rules._outcome import Outcome
from egov_consolidation.rules._owed_things import DEPARTMENTS, Owed, members, names_of, owed_things
from egov_consolidation.rules._phrases import listed
from egov_consolidation.wording import Text

Shown: TypeAlias = "bool | str"
"""Whether a submission shows something; the field without which that is not known."""

_LACKS = Text(en="has no {lacking} attached, must have them", zh="未附{lacking}，应补附")
_NO_SAMPLE = Text(en="covers no unit, must name those that it looked at", zh="未列明所查单位，应予列明")
_LEFT_OUT = Text(en="does not cover {units}, must cover every department", zh="未覆盖{units}，应覆盖各部门")
_TOO_EARLY = Text(
    en="was handed in on {day}, before “{other}” of task {task} ({other_day}), must be handed in no earlier",
    zh="于 {day} 报送，早于任务 {task} 的“{other}”（{other_day}），应不早于后者",
)
_BEFORE_ANY = Text(
    en="was handed in on {day}, and “{other}” of task {task} was not by {as_of}, must be handed in no earlier",
    zh="于 {day} 报送，而任务 {task} 的“{other}”截至 {as_of} 未见报送，应不早于后者",
)


def with_attachments(*kinds: AttachmentKind) -> Step:
    """Return the step that asks whether all of some papers are attached to one submission of a thing."""
    lacking = Text(en=" and no ".join(one.label.en for one in kinds), zh="和".join(one.label.zh for one in kinds))

    def shows(one: Submission, _: Day) -> Shown:
        return "attachments" if one.attachments is None else {*kinds} <= {*one.attachments}

    return _one_shows(shows, _LACKS.fill(lacking=lacking))


def with_timetable_once_accepted() -> Step:
    """Return the step that asks whether a scheme has a timetable, if it was accepted."""

    def shows(one: Submission, as_of: Day) -> Shown:
        if one.attachments is not None and AttachmentKind.TIMETABLE in one.attachments:
            return True
        if one.accepted_on is not None and one.accepted_on > as_of:
            return True
        if one.attachments is None:
            return "attachments"
        return "accepted_on" if one.accepted_on is None else False

    return _one_shows(shows, _LACKS.fill(lacking=AttachmentKind.TIMETABLE.label))


def with_sample() -> Step:
    """Return the step that asks whether some unit is covered."""

    def shows(one: Submission, _: Day) -> Shown:
        return "covers" if one.covers is None else bool(one.covers)

    return _one_shows(shows, _NO_SAMPLE)


def covers_every_department(ctx: Context, owed: Owed) -> Outcome:
    """Return whether what was handed in covers every department together, but for the one that hands it in."""
    found = submissions_of(ctx, owed)
    own = names_of(ctx, owed.unit.name)
    covered = {name for one in found.certain for unit in one.covers or () for name in names_of(ctx, unit)}
    asked = [one for one in members(ctx, DEPARTMENTS) if one.name not in own and one.name not in covered]
    certain = tuple(one.name for one in asked if not one.doubts)
    if not asked:
        return Verdict.PASS
    open_to_it = [f"submissions/{one.id}: covers" for one in found.certain if one.covers is None]
    doubts = (*open_to_it, *(datum for _, data in found.doubtful for datum in data))
    if doubts or not certain:
        return cannot_be_judged(ctx, owed, (*doubts, *(datum for one in asked for datum in one.doubts)))
    return departs(ctx, owed, _LEFT_OUT.fill(units=listed(certain)))


def not_before_its_predecessors(rule_id: str) -> Step:
    """Return the step that asks whether a thing comes no earlier than what its task waits for.

    Args:
        rule_id: The rule; only things that it judges are compared with each other.
    """

    def step(ctx: Context, owed: Owed) -> Outcome:
        waited = {one.predecessor for one in ctx.dependencies() if one.successor == owed.task.id}
        others = (one for one in owed_things(ctx, rule_id) if one.task.id in waited)
        outcomes = (_not_before(ctx, owed, one) for one in others)
        return next((one for one in outcomes if one is not Verdict.PASS), Verdict.PASS)

    return step


def _one_shows(shows: Callable[[Submission, Day], Shown], said: Text) -> Step:
    """Return the step that asks whether one submission of a thing shows something."""

    def step(ctx: Context, owed: Owed) -> Outcome:
        found = submissions_of(ctx, owed)
        shown = [(one, shows(one, ctx.as_of)) for one in found.certain]
        if any(held is True for _, held in shown):
            return Verdict.PASS
        open_to_it = [f"submissions/{one.id}: {field}" for one, field in shown if isinstance(field, str)]
        doubts = (*open_to_it, *(datum for _, data in found.doubtful for datum in data))
        return cannot_be_judged(ctx, owed, doubts) if doubts else departs(ctx, owed, said)

    return step


def _not_before(ctx: Context, owed: Owed, other: Owed) -> Outcome:
    """Return whether a thing was handed in no earlier than another."""
    own, before = submissions_of(ctx, owed), submissions_of(ctx, other)
    if own.last is None or (before.first is not None and before.first <= own.last):
        return Verdict.PASS
    doubts = (*before.doubts(own.last), *(datum for _, data in own.doubtful for datum in data))
    if doubts:
        return cannot_be_judged(ctx, owed, doubts)
    told = _BEFORE_ANY if before.first is None else _TOO_EARLY
    said = told.fill(day=own.last, other=other.thing.name, task=other.task.id, other_day=before.first, as_of=ctx.as_of)
    return departs(ctx, owed, said)
