"""Defaults and values of the arguments."""

from __future__ import annotations

import re

import pytest

from egov_consolidation.cli import _arguments
from egov_consolidation.cli._arguments import DEFAULT_PLAN, SEVERITIES
from egov_consolidation.cli._parser import LeavingError, parser
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


class TestNamed:
    """What names a file, a plan, a rule or a unit."""

    @pytest.mark.parametrize(
        "option", ["--inventory", "--roster", "--ledger", "--waivers", "--settings", "--unit", "-o"]
    )
    @pytest.mark.parametrize("words", ["", " "])
    def test_nothing_names_nothing(self, option: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
        """A variable that was not set must not mean the folder in which the command runs."""
        with pytest.raises(LeavingError) as leaving:
            parser("en").parse_args(["check", "--as-of", "2018-07-01", option, words])
        assert leaving.value.status == 2
        assert f"is {words!r}, must not be empty" in capsys.readouterr().err

    def test_a_plan_without_a_name_is_not_the_default(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Who gives one means one."""
        with pytest.raises(LeavingError):
            parser("zh").parse_args(["tasks", ""])
        assert "PLAN：为 ''，不得为空" in capsys.readouterr().err


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
