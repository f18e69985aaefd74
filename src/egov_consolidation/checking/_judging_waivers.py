"""Judges waivers by what the rules have found: what is held against each, if anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from egov_consolidation.checking._inventory import unit_of_subjects
from egov_consolidation.checking._waiver_rules import (
    EXPIRED,
    IN_FORCE,
    MATCHES,
    NOT_BEGUN,
    NOT_PERMITTED,
    PERMITTED,
    UNDECIDED,
    UNMATCHED,
    Objection,
)
from egov_consolidation.findings import Finding, Report, Verdict
from egov_consolidation.inventory import KINDS, Inventory, said_datum, said_subject
from egov_consolidation.model import Citation
from egov_consolidation.rules import Strength
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.settings import Waiver
from egov_consolidation.wording import Text, Value, frozen_values, said, same


@attrs.frozen(kw_only=True, slots=False)
class WaiverJudge:
    """Judges waivers by one report.

    Attributes:
        report: What the rules have found, before any waiver.
        strengths: How binding each rule is, by id.
        inventory: What exists, which says whose the subjects are.
    """

    report: Report
    strengths: Mapping[str, Strength] = attrs.field(hash=False)
    inventory: Inventory | TableInventory | None = attrs.field(default=None, eq=False, repr=False)

    def permits(self, waiver: Waiver) -> bool:
        """Return whether a waiver may permit what it speaks about, on the day of the report."""
        return self._barred(waiver) is None

    def verdicts(self, waiver: Waiver) -> Mapping[str, Verdict]:
        """Return the verdict on everything that is asked of a waiver; what comes after a failure does not apply."""
        held = self._objection(waiver)
        verdicts = {PERMITTED: Verdict.PASS, IN_FORCE: Verdict.PASS, MATCHES: Verdict.PASS}
        if held is not None:
            after = tuple(verdicts)[tuple(verdicts).index(held.rule_id) :]
            verdicts |= {**dict.fromkeys(after, Verdict.NOT_APPLICABLE), held.rule_id: held.verdict}
        elif waiver.rule_id not in self._ran:
            verdicts[MATCHES] = Verdict.NOT_APPLICABLE
        return verdicts

    def finding(self, waiver: Waiver) -> Finding | None:
        """Return what is held against a waiver as a finding, if anything is."""
        held = self._objection(waiver)
        if held is None:
            return None
        missing = self._missing(waiver) if held is UNDECIDED else ()
        values: dict[str, Value] = {
            "rule": waiver.rule_id,
            "subjects": _said(said_subject(one) for one in waiver.subjects),
            "approver": waiver.approver,
            "first_day": waiver.first_day,
            "last_day": waiver.last_day,
            "as_of": self.report.as_of,
            "missing": _said(map(_datum_said, missing)),
        }
        return Finding(
            rule_id=held.rule_id,
            verdict=held.verdict,
            severity=held.severity,
            subjects=(waiver.rule_id, *waiver.subjects),
            matter=f"{waiver.first_day}/{waiver.last_day}",
            template=held.template,
            values=frozen_values(values),
            citations=(Citation(document=waiver.document, quote=waiver.reason),),
            missing=missing,
            next_change=waiver.first_day if held is NOT_BEGUN else None,
            unit=self._unit(waiver),
        )

    def _unit(self, waiver: Waiver) -> str | None:
        """Return the unit that needs a waiver: the one that has what it speaks about."""
        found = sorted(one.unit for one in self._about(waiver) if one.unit is not None)
        return found[0] if found else unit_of_subjects(waiver.subjects, self.inventory)

    def _barred(self, waiver: Waiver) -> Objection | None:
        if self.strengths[waiver.rule_id] is not Strength.IN_PRINCIPLE:
            return NOT_PERMITTED
        if waiver.is_in_force(self.report.as_of):
            return None
        return EXPIRED if waiver.last_day < self.report.as_of else NOT_BEGUN

    def _objection(self, waiver: Waiver) -> Objection | None:
        return self._barred(waiver) or self._unmatched(waiver)

    def _unmatched(self, waiver: Waiver) -> Objection | None:
        verdicts = {one.verdict for one in self._about(waiver)}
        if Verdict.FAIL in verdicts or waiver.rule_id not in self._ran:
            return None
        return UNDECIDED if verdicts or waiver.rule_id in self._crashed else UNMATCHED

    def _missing(self, waiver: Waiver) -> tuple[str, ...]:
        named = sorted({datum for one in self._about(waiver) for datum in one.missing})
        return tuple(named) or (waiver.rule_id,)

    def _about(self, waiver: Waiver) -> Sequence[Finding]:
        return self._found.get((waiver.rule_id, waiver.subjects), ())

    @cached_property
    def _found(self) -> Mapping[tuple[str, tuple[str, ...]], Sequence[Finding]]:
        found: dict[tuple[str, tuple[str, ...]], list[Finding]] = defaultdict(list)
        for one in (*self.report.findings, *self.report.known):
            if one.verdict is not Verdict.ERROR:
                found[one.rule_id, one.subjects].append(one)
        return dict(found)

    @cached_property
    def _ran(self) -> frozenset[str]:
        return frozenset((*self.report.verdicts, *(rule_id for rule_id, _ in self._found)))

    @cached_property
    def _crashed(self) -> frozenset[str]:
        return frozenset(one.rule_id for one in self.report.findings if one.verdict is Verdict.ERROR)


def _said(names: Iterable[Text]) -> Text:
    """Return names as a list in words."""
    named = tuple(names)
    return Text(
        en=said(tuple(one.en for one in named), "en"),
        zh=said(tuple(one.zh for one in named), "zh"),
    )


def _datum_said(datum: str) -> Text:
    """Return a datum of a record in words, and any other by its name."""
    return said_datum(datum, "") if datum.partition("/")[0] in KINDS else same(datum)
