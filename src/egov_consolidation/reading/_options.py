"""How a document is to be read, where its text does not say."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from egov_consolidation.dates import Day, optional_day


@attrs.frozen(kw_only=True)
class ReadingOptions:
    """How a document is to be read, where its text does not say.

    Attributes:
        issued: The day of issue, from which years that are not printed may be inherited.
        strict_before: Whether 前 leaves out the day that is named; by default the day is included.
        first_occurrence_in_issue_year: Whether a yearly duty falls due for the first time in the year of issue; by
            default in the first full year after it.
        columns: Meaning of columns by their printed header, over the built-in meanings: `{"责任单位": "lead_unit"}`.
        first_listed_leads: Whether the first of several units that are named without 牵头 leads the others.
        encoding: Name of the text encoding; found out by itself where none is given.
    """

    issued: Day | None = attrs.field(default=None, converter=optional_day)
    strict_before: bool = False
    first_occurrence_in_issue_year: bool = False
    columns: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)
    first_listed_leads: bool = False
    encoding: str | None = None
