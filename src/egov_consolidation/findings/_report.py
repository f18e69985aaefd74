"""The outcome of one check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeAlias

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import FindingsError, UsageError
from egov_consolidation.findings._difference import ReportDifference
from egov_consolidation.findings._finding import Finding, Verdict
from egov_consolidation.findings._rule_summary import RuleSummary
from egov_consolidation.findings._subjects import InventorySummary, PlanSummary, SettingsSummary
from egov_consolidation.model import Record
from egov_consolidation.settings import Severity
from egov_consolidation.showing import Shown
from egov_consolidation.wording import Lang, Text

_NO_REPORT = Text(en="{kind}: is no report, must be one", zh="{kind}：不是检查报告，须为检查报告")

Counted: TypeAlias = Literal["verdict", "severity", "family", "rule", "unit"]
"""By what findings are counted."""

_COUNTED: Mapping[Counted, Callable[[Finding], str]] = {
    "verdict": lambda finding: finding.verdict.value,
    "severity": lambda finding: finding.severity.name,
    "family": lambda finding: finding.family,
    "rule": lambda finding: finding.rule_id,
    "unit": lambda finding: finding.unit or "",
}


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
        rules: What is told of the rules that were chosen, by id.
        inventory: Which inventory was judged, where one was.
        unit: The unit to whose findings it is narrowed; `""` for the findings of no unit, `None` for all.
        others: How many findings are not listed because they are not of that unit.
        ignored: Findings that the settings do not list for their unit.
        settings: What ran and what it weighs, so that the report can be made again; `None` where that is not told.

    A finding stands under one of `findings`, `waived`, `known` and `ignored`. The verdicts count what the rules say,
    and so count all of them, whatever unit they are of.
    """

    plan: PlanSummary
    as_of: Day
    findings: tuple[Finding, ...] = ()
    verdicts: Mapping[str, Mapping[Verdict, int]] = attrs.field(factory=dict[str, Mapping[Verdict, int]], hash=False)
    not_run: Mapping[str, Text] = attrs.field(factory=dict[str, Text], hash=False)
    waived: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    rules: Mapping[str, RuleSummary] = attrs.field(factory=dict[str, RuleSummary], eq=False, repr=False)
    inventory: InventorySummary | None = None
    unit: str | None = None
    others: int = 0
    ignored: tuple[Finding, ...] = ()
    settings: SettingsSummary | None = attrs.field(default=None, eq=False, repr=False)

    def __str__(self) -> str:
        """Return in a line which plan was checked, for which day, and how much was found."""
        found = self.count_by("verdict")
        counts = ", ".join(f"{verdict} {found[verdict]}" for verdict in Verdict if verdict in found)
        named = f"{self.plan.title} ({self.plan.id})" if self.plan.title else self.plan.id
        return f"{named}, as of {self.as_of}: rules {len(self.verdicts)}, findings {len(self)}" + (
            f" ({counts})" if counts else ""
        )

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

    def count_by(self, what: Counted) -> Mapping[str, int]:
        """Return how many findings there are of each verdict, severity, family, rule or unit.

        Args:
            what: By what they are counted.

        Returns:
            The numbers, the largest first; `""` counts those of no unit.
        """
        counts = Counter(_COUNTED[what](finding) for finding in self.findings)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def by_unit(self) -> Mapping[str, Report]:
        """Return the report of each unit that has findings, permitted and known ones among them.

        Returns:
            First the findings of no unit under `""`, which are those about the plan and about records of which nobody
            knows whose they are; then those of each unit, by its id, the unit with the most first. Every finding stands
            in exactly one of these reports. Their verdicts stay those of all units.
        """
        groups = [_by_unit(group) for group in (self.findings, self.waived, self.known, self.ignored)]
        counts = Counter({unit: len(found) for unit, found in groups[0].items()})
        units = sorted({unit for group in groups for unit in group}, key=lambda unit: (unit != "", -counts[unit], unit))
        return {unit: self._narrowed(unit, *(group.get(unit, ()) for group in groups)) for unit in units}

    def of_unit(self, unit: str) -> Report:
        """Return the report with the findings about what one unit has, and about nothing else but crashed rules.

        The verdicts stay those of all units. A rule that crashed may have hidden a finding about any unit. Whether
        anything departs is then a question about this unit alone; `others` and `ignored` say what is not listed. A
        report does not know which units there are: of one that nobody has heard of nothing is found.
        """
        groups = [_by_unit(group).get(unit, ()) for group in (self.waived, self.known, self.ignored)]
        listed = tuple(one for one in self.findings if one.unit == unit or one.verdict is Verdict.ERROR)
        return self._narrowed(unit, listed, *groups)

    def _narrowed(
        self,
        unit: str,
        findings: tuple[Finding, ...],
        waived: tuple[Finding, ...],
        known: tuple[Finding, ...],
        ignored: tuple[Finding, ...],
    ) -> Report:
        others = self.others + len(self.findings) - len(findings)
        return attrs.evolve(
            self, unit=unit, others=others, findings=findings, waived=waived, known=known, ignored=ignored
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

        Findings are compared by fingerprint and verdict, whether they are waived, known before, or neither: a waiver
        does not mend anything.

        Args:
            older: The report of before.

        Returns:
            What is fixed, new and unchanged, and what has another verdict now. What a rule found before that has not
            judged now is none of these, nor is what another unit has than the one to which this report is narrowed.

        Raises:
            UsageError: `older` is no report.
        """
        if not isinstance(older, Report):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not check types
            raise UsageError(_NO_REPORT.fill(kind=type(older).__name__))
        mine, before = self._by_fingerprint, older._by_fingerprint
        gone = [finding for key, finding in before.items() if key not in mine]
        verdicts = {key: finding.verdict for key, finding in before.items()}
        judges = self._judges(older)
        return ReportDifference(
            fixed=tuple(finding for finding in gone if judges(finding)),
            new=tuple(finding for key, finding in mine.items() if verdicts.get(key) != finding.verdict),
            unchanged=tuple(finding for key, finding in mine.items() if verdicts.get(key) == finding.verdict),
            superseded=tuple(one for key, one in before.items() if key in mine and mine[key].verdict != one.verdict),
            not_judged=tuple(finding for finding in gone if not judges(finding)),
        )

    @cached_property
    def _by_fingerprint(self) -> Mapping[str, Finding]:
        return {finding.fingerprint: finding for finding in (*self.findings, *self.waived, *self.known, *self.ignored)}

    def _judges(self, older: Report) -> Callable[[Finding], bool]:
        """Return whether this report speaks of what an older one found: its rule has judged, its unit is asked for.

        A rule that crashed at some of its subjects only has judged the others.
        """
        stopped = (one for one in self.findings if one.verdict is Verdict.ERROR and one.subjects == (self.plan.id,))
        crashed = {finding.rule_id for finding in stopped}
        silent = (older.verdicts.keys() - self.verdicts.keys()) | crashed
        return lambda finding: finding.rule_id not in silent and self.unit in {None, finding.unit or ""}

    def raise_for_findings(self, *, at_least: Severity = Severity.NOTE, allow_unknown: bool = False) -> None:
        """Raise if anything departs or cannot be decided.

        Raises:
            FindingsError: Some finding weighs at least `at_least`; the message lists them all.
        """
        found = self.departures(at_least=at_least, allow_unknown=allow_unknown)
        if found:
            raise FindingsError(Text(en=self._listing(found, "en"), zh=self._listing(found, "zh")))

    def to_records(self) -> list[Record]:
        """Return one flat record for each finding, ready for a data frame."""
        return [finding.to_record() for finding in self.findings]

    def _listing(self, found: tuple[Finding, ...], lang: Lang) -> str:
        head = f"{len(found)} finding{'' if len(found) == 1 else 's'}" if lang == "en" else f"共 {len(found)} 项问题"
        lines = [
            f"{one.rule_id} {one.verdict} {'→'.join(one.subjects)}: {one.text(lang)}"
            + "".join(f"\n    {quote.place(self.plan.id)}: “{quote.quote}”" for quote in one.citations)
            for one in found
        ]
        return "\n".join([head, *lines])


def _by_unit(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Return findings by unit, each in their order; those of no unit under the empty word."""
    units: dict[str, list[Finding]] = {}
    for finding in findings:
        units.setdefault(finding.unit or "", []).append(finding)
    return {unit: tuple(found) for unit, found in units.items()}
