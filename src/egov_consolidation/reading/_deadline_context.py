"""What stands around a deadline and decides what its words leave open."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day, optional_day

YEARS = range(1900, 2200)
"""Years that a plan may speak of; another number before 年 is none."""


@attrs.frozen(kw_only=True)
class DeadlineContext:
    """What stands around a deadline and decides what its words leave open.

    Attributes:
        issued: The day on which the document was issued.
        title_year: The year printed in the title of the table or of the document.
        strict_before: Whether 前 leaves out the day that is named; by default the day is included.
        first_occurrence_in_issue_year: Whether a yearly duty falls due for the first time in the year of issue; by
            default in the first full year after it.
    """

    issued: Day | None = attrs.field(default=None, converter=optional_day)
    title_year: int | None = None
    strict_before: bool = False
    first_occurrence_in_issue_year: bool = False

    @property
    def issue_day(self) -> Day | None:
        """The day of issue, where its year is one that a plan may speak of."""
        return self.issued if self.issued is not None and self.issued.year in YEARS else None

    @property
    def year(self) -> int | None:
        """The year of deadlines that print none: that of the title, else that of the day of issue."""
        if self.title_year in YEARS:
            return self.title_year
        return None if self.issue_day is None else self.issue_day.year
