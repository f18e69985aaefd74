"""What a check says: verdicts, findings and the report that holds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import cached_property

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import FindingsError
from egov_consolidation.model import Citation, Mark, Record
from egov_consolidation.settings import Severity, Waiver
from egov_consolidation.showing import Shown
from egov_consolidation.wording import Lang, Text, Value, said

__all__ = ["Change", "Finding", "PlanSummary", "Report", "ReportDifference", "Severity", "Verdict"]


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
    waiver: Waiver | None = None

    @property
    def message(self) -> str:
        """The message in English."""
        return self.text("en")

    def text(self, lang: Lang) -> str:
        """Return the message in one language."""
        return self.template.say(lang, **dict(self.values))

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
            "quotes": " ".join(f"[{one.row or one.document}] {one.quote}" for one in self.citations),
            "marks": ",".join(self.marks),
            "missing": ",".join(self.missing),
            "next_change": None if self.next_change is None else self.next_change.isoformat(),
            "unit": self.unit,
            "changes": "; ".join(f"{one.datum} = {said(one.to, 'en')}" for one in self.changes),
            "fingerprint": self.fingerprint,
        }


@attrs.frozen(kw_only=True)
class PlanSummary:
    """Which plan a report speaks about.

    Attributes:
        id: The plan's id.
        title: Its title.
        source_sha256: SHA-256 of the document it was read from.
    """

    id: str
    title: str = ""
    source_sha256: str | None = None


@attrs.frozen(kw_only=True, slots=False)
class Report(Shown):
    """The outcome of one check.

    Attributes:
        plan: Which plan was checked.
        as_of: The day for which it speaks.
        findings: What departs or cannot be decided, in the order of rules and subjects.
        verdicts: For each rule that ran, how many subjects got which verdict.
        not_run: For each rule that could not run, why.
        waived: Findings that a waiver permits; each holds its waiver.
        known: Findings that were known before, by a baseline.
        titles: What the rules that were chosen ask, by id.

    A finding stands under one of `findings`, `waived` and `known`. The verdicts count what the rules say, and so count
    all of them.
    """

    plan: PlanSummary
    as_of: Day
    findings: tuple[Finding, ...] = ()
    verdicts: Mapping[str, Mapping[Verdict, int]] = attrs.field(factory=dict[str, Mapping[Verdict, int]], hash=False)
    not_run: Mapping[str, Text] = attrs.field(factory=dict[str, Text], hash=False)
    waived: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    titles: Mapping[str, Text] = attrs.field(factory=dict[str, Text], eq=False, repr=False)

    def __iter__(self) -> Iterator[Finding]:
        """Iterate over the findings."""
        return iter(self.findings)

    def __len__(self) -> int:
        """Return the number of findings."""
        return len(self.findings)

    def __bool__(self) -> bool:
        """Return `True`: a report without findings is still a report; count its findings instead."""
        return True

    @cached_property
    def totals(self) -> Mapping[Verdict, int]:
        """How many subjects got which verdict, over all rules."""
        return {verdict: sum(counts.get(verdict, 0) for counts in self.verdicts.values()) for verdict in Verdict}

    def by_rule(self, rule_id: str) -> tuple[Finding, ...]:
        """Return the findings of one rule."""
        return tuple(finding for finding in self.findings if finding.rule_id == rule_id)

    def of_unit(self, unit: str) -> Report:
        """Return the report with the findings about what one unit has, and about nothing else but crashed rules.

        The verdicts stay those of all units. A rule that crashed may have hidden a finding about any unit.
        """
        return attrs.evolve(
            self,
            findings=tuple(one for one in self.findings if one.unit == unit or one.verdict is Verdict.ERROR),
            waived=tuple(one for one in self.waived if one.unit == unit),
            known=tuple(one for one in self.known if one.unit == unit),
        )

    def departures(self, *, at_least: Severity = Severity.NOTE, allow_unknown: bool = False) -> tuple[Finding, ...]:
        """Return the findings that weigh enough.

        Args:
            at_least: The least severity that counts.
            allow_unknown: Whether what cannot be decided is left out.

        Returns:
            The findings, in the report's order. A crashed rule always counts.
        """
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict is Verdict.ERROR
            or (finding.severity >= at_least and not (allow_unknown and finding.verdict is Verdict.UNKNOWN))
        )

    def diff(self, older: Report) -> ReportDifference:
        """Return what has changed since an older report.

        Findings are compared by fingerprint, whether they are waived, known before, or neither: a waiver does not mend
        anything.

        Args:
            older: The report of before.

        Returns:
            What is fixed, new and unchanged. What a rule found before that has not judged now is none of these.
        """
        mine, before = self._by_fingerprint, older._by_fingerprint
        gone = [finding for key, finding in before.items() if key not in mine]
        unjudged = self._unjudged(older)
        return ReportDifference(
            fixed=tuple(finding for finding in gone if finding.rule_id not in unjudged),
            new=tuple(finding for key, finding in mine.items() if key not in before),
            unchanged=tuple(finding for key, finding in mine.items() if key in before),
            not_judged=tuple(finding for finding in gone if finding.rule_id in unjudged),
        )

    @cached_property
    def _by_fingerprint(self) -> Mapping[str, Finding]:
        return {finding.fingerprint: finding for finding in (*self.findings, *self.waived, *self.known)}

    def _unjudged(self, older: Report) -> AbstractSet[str]:
        """Return the rules of an older report that have not judged here: left out, without their data, or crashed.

        A rule that crashed at some of its subjects only has judged the others.
        """
        stopped = (one for one in self.findings if one.verdict is Verdict.ERROR and one.subjects == (self.plan.id,))
        crashed = {finding.rule_id for finding in stopped}
        return (older.verdicts.keys() - self.verdicts.keys()) | crashed

    def raise_for_findings(self, *, at_least: Severity = Severity.NOTE, allow_unknown: bool = False) -> None:
        """Raise if anything departs or cannot be decided.

        Raises:
            FindingsError: Some finding weighs at least `at_least`; the message lists them all.
        """
        found = self.departures(at_least=at_least, allow_unknown=allow_unknown)
        if found:
            raise FindingsError(Text(en=_listing(found, "en"), zh=_listing(found, "zh")))

    def to_records(self) -> list[Record]:
        """Return one flat record for each finding, ready for a data frame."""
        return [finding.to_record() for finding in self.findings]


@attrs.frozen(kw_only=True)
class ReportDifference:
    """What has changed from one report to a later one.

    Attributes:
        fixed: Findings of the older report that are gone.
        new: Findings that the older report does not have.
        unchanged: Findings of both, as the later report gives them.
        not_judged: Findings of the older report whose rule has not judged this time: nobody knows what became of them.
    """

    fixed: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    unchanged: tuple[Finding, ...] = ()
    not_judged: tuple[Finding, ...] = ()


def _listing(found: tuple[Finding, ...], lang: Lang) -> str:
    head = f"{len(found)} finding{'' if len(found) == 1 else 's'}" if lang == "en" else f"共 {len(found)} 项问题"
    lines = [
        f"{one.rule_id} {one.verdict} {'→'.join(one.subjects)}: {one.text(lang)}"
        + "".join(f"\n    {quote.row or quote.document}: “{quote.quote}”" for quote in one.citations)
        for one in found
    ]
    return "\n".join([head, *lines])
