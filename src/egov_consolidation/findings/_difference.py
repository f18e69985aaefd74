"""What changes from one report to a later one."""

from __future__ import annotations

import attrs

from egov_consolidation.findings._finding import Finding


@attrs.frozen(kw_only=True)
class ReportDifference:
    """What has changed from one report to a later one.

    Attributes:
        fixed: Findings of the older report that are gone.
        new: Findings that the older report does not have, or has with another verdict: what could not be decided then
            and departs now is new, as it is to a baseline.
        unchanged: Findings of both with the same verdict, as the later report gives them.
        superseded: Findings of the older report that have another verdict now; the later ones stand under `new`.
        not_judged: Findings of the older report of which the later one does not speak: their rule has not judged this
            time, or it is narrowed to another unit. Nobody knows what became of them.
    """

    fixed: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    unchanged: tuple[Finding, ...] = ()
    superseded: tuple[Finding, ...] = ()
    not_judged: tuple[Finding, ...] = ()
