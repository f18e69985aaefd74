"""What a rule is: a named, sourced, documented check, as a value."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Basis, Change, RuleSummary, Severity, Strength, Verdict
from egov_consolidation.inventory import AnyRecord
from egov_consolidation.model import Citation, Mark
from egov_consolidation.rules.engine import Demand
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text, Value, frozen_values

if TYPE_CHECKING:
    from egov_consolidation.rules._context import Context

__all__ = ["Basis", "Judgement", "Logic", "Outcome", "Rule", "Strength", "Tally", "fails", "plan_rule", "undecided"]

_SAID = 120
"""How many characters of what an exception says are told."""


@attrs.frozen(kw_only=True)
class Judgement:
    """A verdict other than a pass, before it becomes a finding of its rule.

    Attributes:
        verdict: `FAIL` or `UNKNOWN`.
        message: Key of the rule's message.
        subjects: Ids of what it speaks about.
        citations: The words of the plan it rests on.
        values: What fills the places of the message.
        marks: On what kind of relation it rests.
        missing: The data without which it cannot be decided, named.
        matter: What of the subjects it is about, where the rule can speak of the same subjects twice.
        next_change: The day on which the verdict turns if nothing else changes.
        severity: How much it weighs, where that differs from the rule's severity.
        unit: Id of the unit that answers for it, where the rule speaks of what a unit has.
        changes: The smallest change that would mend it.
        held_up_by: Ids of the other units with which the cause lies.
    """

    verdict: Verdict
    message: str
    subjects: tuple[str, ...]
    citations: tuple[Citation, ...]
    values: tuple[tuple[str, Value], ...] = ()
    marks: tuple[Mark, ...] = ()
    missing: tuple[str, ...] = ()
    matter: str = ""
    next_change: Day | None = None
    severity: Severity | None = None
    unit: str | None = None
    changes: tuple[Change, ...] = ()
    held_up_by: tuple[str, ...] = ()


@attrs.frozen
class Tally:
    """How many subjects pass, and to how many the rule does not apply, counted together.

    Attributes:
        counts: The numbers, by `PASS` and `NOT_APPLICABLE`.
    """

    counts: Mapping[Verdict, int] = attrs.field(hash=False)


@attrs.frozen
class Crash:
    """A subject that could not be judged because the rule stopped at it; that is a defect of the rule.

    Attributes:
        subject: What was being judged.
        exception: The class of the exception that stopped it, and what it says, in one line.
        message: What is to be said instead, where more is known than that.
    """

    subject: str
    exception: str
    message: Text | None = None

    @classmethod
    def at(cls, subject: str, exception: Exception) -> Crash:
        """Return that an exception stopped the rule at a subject."""
        said = traceback.format_exception_only(exception)[-1].partition(": ")[2]
        words = " ".join(said.split())
        shown = words if len(words) <= _SAID else words[: _SAID - 1] + "…"
        return cls(subject, ": ".join(filter(None, (type(exception).__name__, shown))))


Outcome: TypeAlias = "Judgement | Crash | Tally | Verdict"
"""What a rule yields: a bare `PASS` or `NOT_APPLICABLE` for one subject, a tally of many, a judgement, or a crash."""

Logic: TypeAlias = "Callable[[Context], Iterator[Outcome]]"
"""The logic of a plan rule: a pure generator function over the context."""


@attrs.frozen(kw_only=True)
class Rule:
    """A named, sourced, documented check.

    Attributes:
        id: Two letters of the family and two digits, never reused.
        name: The desired state, in kebab-case.
        title: What must hold, in both languages.
        speaks_of: What one subject is (a task, a dependency, a thing), in both languages.
        basis: On what it rests.
        cites: The words it rests on, where words carry it.
        reason: Why it is asked, where no words carry it.
        strength: How binding it is.
        severity: How much a departure weighs.
        messages: What it says, by key.
        parameters: The values it reads.
        needs: What it cannot judge without beside the plan, named as in a call of `check`: `roster`, `inventory`.
        since: The release it came with.
        logic: The check itself.
        is_duty_of_lead: Whether the words bind the unit that leads the row, and not the unit of the record.
        on: The kind of record that it speaks of, for a record rule.
        demand: What it demands of such a record, as an expression.
        holds_from: The first day on which it is in force; `None` where it has always been.
        holds_until: The last day on which it is in force; `None` where no end is known.
        holds_after: Id of the parameter, a day that the plan sets, behind which it is in force; `None` where it does
            not wait for one.
        home: The package in whose folder `examples` its example file stands; empty where it has none.
    """

    id: str
    name: str
    title: Text
    speaks_of: Text
    basis: tuple[Basis, ...]
    cites: tuple[Citation, ...] = ()
    reason: Text | None = None
    strength: Strength = Strength.MUST
    severity: Severity = Severity.ERROR
    messages: Mapping[str, Text] = attrs.field(hash=False)
    parameters: tuple[Parameter, ...] = ()
    needs: tuple[str, ...] = ()
    since: str
    logic: Logic = attrs.field(eq=False, repr=False)
    is_duty_of_lead: bool = False
    on: type[AnyRecord] | None = None
    demand: Demand | None = attrs.field(default=None, repr=False)
    holds_from: Day | None = None
    holds_until: Day | None = None
    holds_after: str | None = None
    home: str = "egov_consolidation.rules"

    def __str__(self) -> str:
        """Return the id, which is how tests and reports name a rule."""
        return self.id

    @property
    def family(self) -> str:
        """The two letters that the rules of one family share."""
        return self.id[:2]

    @property
    def is_default(self) -> bool:
        """Whether it runs without being asked for: not where its source is unverified."""
        return Basis.UNVERIFIED not in self.basis

    @property
    def summary(self) -> RuleSummary:
        """What a report tells of it."""
        return RuleSummary(title=self.title, basis=self.basis, reason=self.reason, strength=self.strength)

    @property
    def doc(self) -> str:
        """The docstring of its logic: summary, What, Why, Fix, Limits."""
        return inspect.getdoc(self.logic) or ""


def plan_rule(  # noqa: PLR0913 - a rule's metadata, all keyword-only, stand beside its logic
    rule_id: str,
    name: str,
    *,
    title: Text,
    speaks_of: Text,
    basis: tuple[Basis, ...],
    messages: Mapping[str, Text],
    since: str,
    cites: tuple[Citation, ...] = (),
    reason: Text | None = None,
    strength: Strength = Strength.MUST,
    severity: Severity = Severity.ERROR,
    parameters: tuple[Parameter, ...] = (),
    needs: tuple[str, ...] = (),
) -> Callable[[Logic], Rule]:
    """Make a rule of a generator function that judges the plan.

    The function yields one `Outcome` for each subject: `Verdict.PASS`, `Verdict.NOT_APPLICABLE`, or what `fails` and
    `undecided` return.

    Examples:
        >>> @plan_rule(
        ...     "XX01",
        ...     "rows-have-deadlines",
        ...     title=Text(en="every row has a deadline", zh="每项任务均有完成时限"),
        ...     speaks_of=Text(en="a task", zh="任务"),
        ...     basis=(Basis.JUDGED,),
        ...     messages={"none": Text(en="{task}: has no deadline", zh="{task}：没有完成时限")},
        ...     since="0.2",
        ... )
        ... def rows_have_deadlines(ctx: Context) -> Iterator[Outcome]:
        ...     for task in ctx.plan:
        ...         yield Verdict.PASS if task.deadline else fails("none", task.id, citations=(), task=task.id)
        >>> rows_have_deadlines.id, rows_have_deadlines.family
        ('XX01', 'XX')
    """

    def made(logic: Logic) -> Rule:
        return Rule(
            id=rule_id,
            name=name,
            title=title,
            speaks_of=speaks_of,
            basis=basis,
            cites=cites,
            reason=reason,
            strength=strength,
            severity=severity,
            messages=messages,
            parameters=parameters,
            needs=needs,
            since=since,
            logic=logic,
        )

    return made


def fails(
    message: str,
    *subjects: str,
    citations: tuple[Citation, ...],
    marks: tuple[Mark, ...] = (),
    matter: str = "",
    severity: Severity | None = None,
    **values: Value,
) -> Judgement:
    """Return the judgement that a subject departs from the rule.

    Args:
        message: Key of the rule's message.
        *subjects: Ids of what it speaks about.
        citations: The words of the plan it rests on.
        marks: On what kind of relation it rests.
        matter: What of the subjects it is about, where the rule can speak of the same subjects twice.
        severity: How much it weighs, where that differs from the rule's severity.
        **values: What fills the places of the message.

    Examples:
        >>> fails("late", "1.1", citations=(), days=3).values
        (('days', 3),)
    """
    return Judgement(
        verdict=Verdict.FAIL,
        message=message,
        subjects=subjects,
        citations=citations,
        values=frozen_values(values),
        marks=marks,
        matter=matter,
        severity=severity,
    )


def undecided(
    message: str,
    *subjects: str,
    citations: tuple[Citation, ...],
    missing: tuple[str, ...],
    marks: tuple[Mark, ...] = (),
    matter: str = "",
    **values: Value,
) -> Judgement:
    """Return the judgement that a subject cannot be decided, with what is missing.

    Args:
        message: Key of the rule's message.
        *subjects: Ids of what it speaks about.
        citations: The words of the plan it rests on.
        missing: The data without which it cannot be decided, named.
        marks: On what kind of relation it rests.
        matter: What of the subjects it is about, where the rule can speak of the same subjects twice.
        **values: What fills the places of the message.

    Examples:
        >>> undecided("unread", "1.1", citations=(), missing=("1.1: deadline",)).verdict.value
        'UNKNOWN'
    """
    return Judgement(
        verdict=Verdict.UNKNOWN,
        message=message,
        subjects=subjects,
        citations=citations,
        values=frozen_values(values),
        marks=marks,
        missing=missing,
        matter=matter,
    )
