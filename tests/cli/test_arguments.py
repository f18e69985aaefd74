"""Defaults and values of the arguments."""

from __future__ import annotations

import re

import pytest

from egov_consolidation.cli import _arguments
from egov_consolidation.cli._arguments import DEFAULT_PLAN, SEVERITIES
from egov_consolidation.cli._parser import parser
from egov_consolidation.findings import Severity
from egov_consolidation.issued import names


class TestDefaults:
    """What holds where nothing is said."""

    def test_default_plan_ships(self) -> None:
        """Default plan ships."""
        assert DEFAULT_PLAN in names()

    def test_severities_are_those_of_findings_the_least_first(self) -> None:
        """Severities are those of findings the least first."""
        assert tuple(one.name.lower() for one in sorted(Severity)) == SEVERITIES

    def test_what_is_not_said_takes_its_default(self) -> None:
        """What is not said takes its default."""
        asked = parser("en").parse_args(["check", "--as-of", "2018-07-01"])
        assert (asked.plan, asked.format, asked.fail_on, asked.allow_unknown) == ("dalian-2017", None, "note", False)
        assert (asked.roster, asked.marks, asked.issued, asked.columns, asked.encoding) == (None,) * 5
        assert (asked.strict_before, asked.first_listed_leads) == (False, False)


class TestDays:
    """Numbers of days."""

    @pytest.mark.parametrize(("words", "days"), [("0", 0), ("30", 30), ("9999", 9999)])
    def test_plain_digits_are_days(self, words: str, days: int) -> None:
        """Plain digits are days."""
        assert _arguments._days(words) == days

    @pytest.mark.parametrize("words", ["", "-1", "+1", "1.5", "１２", "²", "1_0", "10000"])
    def test_anything_else_is_refused(self, words: str) -> None:
        """Anything else is refused."""
        with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
            _arguments._days(words)
