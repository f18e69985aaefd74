"""The order in which findings stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from egov_consolidation.findings import Finding
from egov_consolidation.model import NaturalKey, natural_order

SubjectsKey: TypeAlias = "tuple[tuple[NaturalKey, ...], str]"
"""What findings of one rule are sorted by."""


def by_subjects(finding: Finding) -> SubjectsKey:
    """Return what findings of one rule are sorted by: their subjects, then their matter."""
    return tuple(natural_order(subject) for subject in finding.subjects), finding.matter


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings of many rules in the order of a report."""
    return tuple(sorted(findings, key=lambda finding: (finding.rule_id, by_subjects(finding))))
