"""One place where something departs from a rule, or cannot be decided."""

from __future__ import annotations

import hashlib
from enum import StrEnum

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.model import Citation, Mark, Record
from egov_consolidation.settings import Severity, Waiver
from egov_consolidation.wording import Lang, Text, Value, said


class Verdict(StrEnum):
    """What a rule says of one subject."""

    PASS = "PASS"  # noqa: S105 - a verdict, no password
    FAIL = "FAIL"
    UNKNOWN = "UNKNOWN"
    """A datum is missing, and the finding names it."""
    NOT_APPLICABLE = "NOT_APPLICABLE"
    """The rule does not speak about this subject, or the text grants an exception."""
    ERROR = "ERROR"
    """The rule crashed: never a pass."""


@attrs.frozen(kw_only=True)
class Change:
    """One change that, with the others of its finding, would mend what departs.

    Attributes:
        datum: The datum that would have to change, named: `lines/7: cancelled_on`.
        label: What it is called.
        to: What it would have to become.
    """

    datum: str
    label: Text
    to: Value


@attrs.frozen(kw_only=True)
class Finding:
    """One place where something departs from one rule, or cannot be decided.

    Attributes:
        rule_id: Id of the rule.
        verdict: `FAIL`, `UNKNOWN` or `ERROR`.
        severity: How much it weighs.
        subjects: Ids of what it speaks about, in the order in which the rule speaks of them.
        template: The message in both languages, with places.
        values: What fills the places, sorted by name.
        citations: The words of the plan it rests on; at least one.
        marks: On what kind of relation it rests, where it rests on one.
        missing: The data without which it cannot be decided, named.
        matter: What of the subjects it is about, where a rule can speak of the same subjects twice.
        next_change: The day on which the verdict turns if nothing else changes.
        unit: Id of the unit that answers for it, where that is known.
        changes: The smallest change that would mend it, where the rule can tell.
        held_up_by: Ids of the other units with which the cause lies, where the rule can tell.
        waiver: What permits the departure, where it is permitted.
    """

    rule_id: str
    verdict: Verdict
    severity: Severity
    subjects: tuple[str, ...]
    template: Text
    values: tuple[tuple[str, Value], ...] = ()
    citations: tuple[Citation, ...] = ()
    marks: tuple[Mark, ...] = ()
    missing: tuple[str, ...] = ()
    matter: str = ""
    next_change: Day | None = None
    unit: str | None = None
    changes: tuple[Change, ...] = ()
    held_up_by: tuple[str, ...] = ()
    waiver: Waiver | None = None

    @property
    def message(self) -> str:
        """The message in English."""
        return self.text("en")

    def text(self, lang: Lang) -> str:
        """Return the message in one language."""
        return self.template.say(lang, **dict(self.values))

    @property
    def family(self) -> str:
        """The two letters that the rules of one family share."""
        return self.rule_id[:2]

    @property
    def fingerprint(self) -> str:
        """An identity that survives better wording: rule, subjects and matter, hashed (16 hex digits)."""
        identity = "\x1f".join((self.rule_id, *self.subjects, "", self.matter))
        return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def to_record(self) -> Record:
        """Return a flat record, ready for a data frame."""
        return {
            "rule": self.rule_id,
            "verdict": self.verdict.value,
            "severity": self.severity.name,
            "subjects": ",".join(self.subjects),
            "message": self.message,
            "message_zh": self.text("zh"),
            "quotes": " ".join(f"[{one.place()}] {one.quote}" for one in self.citations),
            "marks": ",".join(self.marks),
            "missing": ",".join(self.missing),
            "next_change": None if self.next_change is None else self.next_change.isoformat(),
            "unit": self.unit,
            "changes": "; ".join(f"{one.datum} = {said(one.to, 'en')}" for one in self.changes),
            "held_up_by": ",".join(self.held_up_by),
            "fingerprint": self.fingerprint,
        }
