"""Which tasks have no dates of their own."""

from __future__ import annotations

from egov_consolidation.model import DeadlineKind

WITHOUT_DATES = frozenset({DeadlineKind.STANDING, DeadlineKind.RECURRING, DeadlineKind.CONDITIONAL})
"""Kinds of deadline whose tasks have no dates in a schedule; what waits for them is still held back by what they wait
for."""
