"""What was found before."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property

import attrs

from egov_consolidation.dates import Day


@attrs.frozen(kw_only=True)
class KnownFinding:
    """A finding that was known before.

    Attributes:
        fingerprint: Its identity.
        verdict: The verdict of then, `FAIL` or `UNKNOWN`; empty for either.
        rule_id: Id of the rule, for people who read the file.
        subjects: What it speaks about, for people who read the file.
    """

    fingerprint: str
    verdict: str = ""
    rule_id: str = ""
    subjects: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, slots=False)
class Baseline:
    """The findings known before, so that new ones stand out.

    A finding is known where the baseline has its fingerprint with the same verdict: what could not be decided then and
    departs now is news, and so is the other way round.

    Attributes:
        findings: What was known.
        plan: Id of the plan that was checked; empty where it is not said.
        as_of: The day of that check; `None` where it is not said.
    """

    findings: tuple[KnownFinding, ...] = ()
    plan: str = ""
    as_of: Day | None = None

    @cached_property
    def _identities(self) -> AbstractSet[tuple[str, str]]:
        return frozenset((one.fingerprint, one.verdict) for one in self.findings)

    def knows(self, fingerprint: str, verdict: str) -> bool:
        """Return whether a finding with this fingerprint and verdict was known."""
        return bool({(fingerprint, verdict), (fingerprint, "")} & self._identities)
