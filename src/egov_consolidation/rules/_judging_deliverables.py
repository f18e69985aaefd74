"""Judges what is owed by what was handed in: by its day, to whom it goes, and what it has to show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import TypeAlias

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.inventory import Inventory, said_datum
from egov_consolidation.model import DeadlineKind
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._dated_tasks import missing_days
from egov_consolidation.rules._handed_in import HandedIn, handed_in
from egov_consolidation.rules._outcome import Outcome, fails, undecided
from egov_consolidation.rules._owed_things import Owed, makers, names_of, owed_things
from egov_consolidation.rules._rule import plan_rule
from egov_consolidation.settings import Measure, Parameter
from egov_consolidation.wording import Text, days_said, enumerated

Step: TypeAlias = "Callable[[Context, Owed], Outcome]"
"""One thing that is asked of what is owed."""

_MESSAGES = {
    "departs": Text(en="task {task}, {unit}: {thing} {said}", zh="任务 {task}，{unit}：{thing}{said}"),
    "undecided": Text(
        en="task {task}, {unit}: {thing} cannot be judged, needs {needed}",
        zh="任务 {task}，{unit}：缺少{needed}，无法判定{thing}是否符合要求",
    ),
}

deliverable_rule = partial(
    plan_rule,
    speaks_of=Text(en="a thing as owed by one unit", zh="一个单位应完成的一项成果"),
    messages=_MESSAGES,
    needs=("inventory", "submissions"),
    since="0.1",
)
"""Makes a rule about deliverables of a generator function: they all say the same, of different things."""

_LATE = Text(
    en="was handed in on {day}, {late} after {due}, must be handed in by then",
    zh="于 {day} 报送，比期限 {due} 晚 {late}，应按期报送",
)
_MISSING = Text(
    en="was not handed in by {as_of}, {late} after {due}, must be handed in by then",
    zh="截至 {as_of} 未见报送，期限 {due} 已过 {late}，应尽快完成并报送",
)
_WRONG_OFFICE = Text(en="went to {found}, must go to {wanted}", zh="报送了{found}，应报送{wanted}")
_REACHED_LATE = Text(
    en="reached {wanted} on {day}, {late} after {due}, must reach it by then",
    zh="于 {day} 才报送{wanted}，比期限 {due} 晚 {late}，应按期报送",
)
_YEARLY = Text(en="{thing} for {year}", zh="{year}年度{thing}")
_NAMED = Text(en="“{name}”", zh="“{name}”")
_GLOSSED = Text(en="“{name}” ({gloss})", zh="“{name}”")
_ROSTER = Text(en="a roster that says who {unit} are", zh="“{unit}”的单位名录")
_SET_BY = Text(en="the day that is set by “{words}”", zh="“{words}”所定的具体时间")
_LAST_DAY = Text(en="the last day of its deadline", zh="完成时限")
_WHICH = Text(en="which units are meant", zh="所指单位的名单")


def since(rule_id: str) -> Parameter:
    """Return the parameter that says behind which day the years begin for which yearly things are owed."""
    return Parameter(
        id=f"{rule_id}.since",
        about=Text(
            en="the day behind which the first full calendar year begins for which yearly things are owed; a day of "
            "the year before takes in the year of issue",
            zh="每年完成的成果自此日之后的第一个完整年度起算；设为上一年度的日期，即自印发当年起算",
        ),
        unit=Text(en="day", zh="日期"),
        measure=Measure.DAY,
    )


def judged(ctx: Context, rule_id: str, *steps: Step) -> Iterator[Outcome]:
    """Judge the things that clauses of the plan give to a rule.

    Args:
        ctx: The context.
        rule_id: The rule.
        *steps: What is asked of a thing that was handed in by its day, beside to whom it went.

    Yields:
        Of each the first thing that departs or cannot be decided, else that it passes.
    """
    for owed in owed_things(ctx, rule_id):
        yield _first_departing(ctx, owed, by_its_day, to_its_recipients, *steps)


def _first_departing(ctx: Context, owed: Owed, first: Step, *steps: Step) -> Outcome:
    outcome = first(ctx, owed)
    for step in steps if outcome is Verdict.PASS else ():
        found = step(ctx, owed)
        if not isinstance(found, Verdict):
            return found
    return outcome


def by_its_day(ctx: Context, owed: Owed) -> Outcome:
    """Return whether a thing was handed in by its day; before the day behind it nothing is asked."""
    if owed.due is None:
        return _without_day(ctx, owed)
    if ctx.as_of <= owed.due:
        return Verdict.NOT_APPLICABLE
    found = submissions_of(ctx, owed)
    is_in_time = found.first is not None and found.first <= owed.due
    doubts = (*owed.unit.doubts, *_doubts(ctx, owed, found))
    if doubts:
        return cannot_be_judged(ctx, owed, doubts)
    return Verdict.PASS if is_in_time else _late_or_missing(ctx, owed, owed.due, found)


def to_its_recipients(ctx: Context, owed: Owed) -> Outcome:
    """Return whether a thing that was handed in reached whom the row names, in time if it was in time at all."""
    if not owed.thing.recipients or (owed.due is not None and ctx.as_of <= owed.due):
        return Verdict.NOT_APPLICABLE
    found = submissions_of(ctx, owed)
    doubts = _doubts(ctx, owed, found)
    if found.first is None and not doubts:
        return Verdict.NOT_APPLICABLE
    if doubts or owed.unit.doubts or found.first is None:
        return cannot_be_judged(ctx, owed, (*owed.unit.doubts, *doubts))
    is_in_time = owed.due is not None and found.first <= owed.due
    limit = owed.due if is_in_time and owed.due is not None else ctx.as_of
    outcomes = (_reached(ctx, owed, one, found, limit) for one in owed.thing.recipients)
    return next((one for one in outcomes if one is not Verdict.PASS), Verdict.PASS)


def submissions_of(ctx: Context, owed: Owed, recipients: Collection[str] = ()) -> HandedIn:
    """Return what was handed in of a thing by the day of the report: to whomever, or to some recipients."""
    if not isinstance(ctx.inventory, Inventory):
        return HandedIn()
    wanted: dict[str, Collection[object]] = {"unit": makers(ctx, owed), "deliverable": {owed.thing.name}}
    if recipients:
        wanted["recipient"] = recipients
    if owed.year is not None:
        wanted["period"] = {owed.year}
    return handed_in(ctx.inventory, wanted, as_of=ctx.as_of)


def departs(ctx: Context, owed: Owed, said: Text, severity: Severity | None = None) -> Outcome:
    """Return that what is owed departs, with what is said of it."""
    found = fails(
        "departs",
        *owed.subjects,
        citations=owed.words(ctx),
        matter=owed.matter,
        severity=severity,
        task=owed.task.id,
        unit=owed.unit.name,
        thing=_said(owed),
        said=said,
    )
    return attrs.evolve(found, unit=_answers(owed))


def cannot_be_judged(ctx: Context, owed: Owed, missing: tuple[str, ...]) -> Outcome:
    """Return that what is owed cannot be decided, for want of some data."""
    data = tuple(dict.fromkeys(missing))
    found = undecided(
        "undecided",
        *owed.subjects,
        citations=owed.words(ctx),
        missing=data,
        matter=owed.matter,
        task=owed.task.id,
        unit=owed.unit.name,
        thing=_said(owed),
        needed=enumerated(_in_words(one, owed) for one in data),
    )
    return attrs.evolve(found, unit=_answers(owed))


def _without_day(ctx: Context, owed: Owed) -> Outcome:
    """Return what is to be said of a thing for which no day is set: a standing duty has none."""
    if owed.task.deadline.kind is DeadlineKind.STANDING:
        return Verdict.NOT_APPLICABLE
    return cannot_be_judged(ctx, owed, (*missing_days((owed.task.id,)), *owed.unit.doubts))


def _doubts(ctx: Context, owed: Owed, found: HandedIn) -> tuple[str, ...]:
    """Return the data that may change what is said of the day on which a thing was handed in."""
    return found.doubts(ctx.as_of if found.first is None or owed.due is None else owed.due)


def _late_or_missing(ctx: Context, owed: Owed, due: Day, found: HandedIn) -> Outcome:
    if found.first is None:
        return departs(ctx, owed, _MISSING.fill(as_of=ctx.as_of, due=due, late=_days(due, ctx.as_of)))
    said = _LATE.fill(day=found.first, due=due, late=_days(due, found.first))
    return departs(ctx, owed, said, Severity.WARNING)


def _reached(ctx: Context, owed: Owed, recipient: str, found: HandedIn, limit: Day) -> Outcome:
    """Return whether a thing reached one recipient by a day."""
    right = submissions_of(ctx, owed, names_of(ctx, recipient))
    if right.first is not None and right.first <= limit:
        return Verdict.PASS
    doubts = right.doubts(ctx.as_of if right.first is None else limit)
    if doubts:
        return cannot_be_judged(ctx, owed, doubts)
    if right.first is not None:
        said = _REACHED_LATE.fill(wanted=recipient, day=right.first, due=limit, late=_days(limit, right.first))
        return departs(ctx, owed, said, Severity.WARNING)
    offices = tuple(dict.fromkeys(one.recipient or "" for one in found.certain))
    return departs(ctx, owed, _WRONG_OFFICE.fill(found=offices, wanted=recipient))


def _days(first: Day, last: Day) -> Text:
    return days_said(last.toordinal() - first.toordinal())


def _answers(owed: Owed) -> str | None:
    return None if owed.unit.is_group else owed.unit.name


def _said(owed: Owed) -> Text:
    """Return a thing in words: its name, the gloss of it, and the year that it is for."""
    one = owed.thing
    name = (_GLOSSED if one.name_en else _NAMED).fill(name=one.name, gloss=one.name_en)
    return name if owed.year is None else _YEARLY.fill(thing=name, year=owed.year)


def _in_words(datum: str, owed: Owed) -> Text:
    """Return a datum in words."""
    if "/" in datum:
        return said_datum(datum, "")
    if datum == "roster":
        return _ROSTER.fill(unit=owed.unit.name)
    if datum.endswith(": units"):
        return _WHICH
    words = owed.task.deadline.condition or owed.task.deadline.text
    return _SET_BY.fill(words="".join(words.split())) if words else _LAST_DAY
