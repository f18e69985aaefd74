"""What a rule says of one subject: a verdict, a judgement, or that it stopped there."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from typing import TypeAlias

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Change, Severity, Verdict
from egov_consolidation.model import Citation, Mark
from egov_consolidation.wording import Text, Value, frozen_values

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
