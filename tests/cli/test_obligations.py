"""`egov obligations`: who owes what, chosen and ordered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from egov_consolidation import issued
from egov_consolidation.model import obligations

if TYPE_CHECKING:
    from .conftest import Run

ROSTER = ("--roster", "dalian-2017")


class TestRun:
    """What the command prints, and its exit status."""

    @pytest.mark.parametrize("roster", ["dalian-2017", "dalian-example"])
    def test_json_lists_every_obligation(self, run: Run, roster: str) -> None:
        """JSON lists every obligation."""
        ran = run("obligations", "--roster", roster, "--format", "json")
        document = json.loads(ran.out)
        assert (ran.status, ran.err) == (0, "")
        assert len(document["obligations"]) == len(tuple(obligations(issued.load(), issued.roster())))

    @pytest.mark.parametrize("form", ["text", "markdown"])
    @pytest.mark.parametrize(("lang", "header"), [("zh", "应完成日"), ("en", "working day")])
    def test_tables_speak_the_language(self, run: Run, form: str, lang: str, header: str) -> None:
        """Tables speak the language."""
        ran = run("obligations", *ROSTER, "--lang", lang, "--format", form)
        assert (ran.status, ran.err) == (0, "")
        assert header in ran.out
        assert "市审计局" in ran.out

    def test_unit_may_be_named_by_an_alias(self, run: Run) -> None:
        """Unit may be named by an alias."""
        words = ("obligations", *ROSTER, "--format", "json", "--unit")
        by_alias = json.loads(run(*words, "市发改委").out)["obligations"]
        assert by_alias == json.loads(run(*words, "市发展改革委").out)["obligations"]
        assert {one["unit"] for one in by_alias} == {"市发展改革委"}

    def test_unit_that_owes_nothing_is_refused(self, run: Run) -> None:
        """Unit that owes nothing is refused."""
        ran = run("obligations", *ROSTER, "--unit", "火星局")
        assert (ran.status, ran.out) == (2, "")
        assert "火星局" in ran.err

    def test_all_that_cannot_be_read_is_said_at_once(self, run: Run) -> None:
        """The plan, the roster and the day."""
        ran = run("obligations", "dalian-2018", "--roster", "missing.toml", "--as-of", "soon")
        assert (ran.status, ran.out) == (2, "")
        assert [line.partition(": ")[0] for line in ran.err.splitlines()] == [
            "dalian-2018",
            "missing.toml",
            "--as-of soon",
        ]

    def test_what_is_due_soon_is_listed_by_the_day_it_is_due(self, run: Run) -> None:
        """What is due soon is listed by the day it is due."""
        words = ("obligations", *ROSTER, "--as-of", "2017-11-20", "--format", "json")
        everything = json.loads(run(*words).out)["obligations"]
        soon = json.loads(run(*words, "--due-within", "30").out)["obligations"]
        due = [one["due"] for one in soon]
        assert due == sorted(due)
        assert min(due) >= "2017-11-20"
        assert max(due) <= "2017-12-20"
        assert len(soon) == sum(1 for one in everything if one["due"] and "2017-11-20" <= one["due"] <= "2017-12-20")

    def test_what_is_due_on_the_day_itself_is_due_within_0_days(self, run: Run) -> None:
        """What is due on the day itself is due within 0 days."""
        words = ("obligations", *ROSTER, "--as-of", "2017-12-15", "--due-within", "0", "--format", "json")
        owed = json.loads(run(*words).out)["obligations"]
        assert {one["due"] for one in owed} == {"2017-12-15"}
        assert {one["days_left"] for one in owed} == {0}

    def test_due_within_needs_a_day_to_count_from(self, run: Run) -> None:
        """Due within needs a day to count from."""
        ran = run("obligations", "--due-within", "30")
        assert (ran.status, ran.out, ran.err) == (2, "", "--due-within: needs --as-of\n")

    @pytest.mark.parametrize("days", ["-1", "x", "１２", "1_0", "12345", ""])
    def test_days_are_written_in_plain_digits(self, run: Run, days: str) -> None:
        """Days are written in plain digits."""
        ran = run("obligations", "--as-of", "today", f"--due-within={days}")
        assert (ran.status, ran.out) == (2, "")
        assert "must be a number of days, 0 to 9999" in ran.err
