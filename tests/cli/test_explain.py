"""`egov explain`: one verdict, in every form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Run

CITY = Path(__file__).resolve().parents[2] / "examples" / "city"
FILES = ("--inventory", str(CITY / "inventory.toml"), "--settings", str(CITY / "egov.toml"))


class TestRun:
    """What the command prints, and its exit status."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_it_says_what_a_check_finds(self, run: Run, lang: str) -> None:
        """Of each finding of a rule: the same verdict, the same data missing; and it is no failure to explain."""
        asked = ("--as-of", "2025-10-01", *FILES, "--lang", lang, "--format", "json")
        report = json.loads(run("check", "--select", "ZS04", *asked).out)
        assert report["findings"]
        for finding in report["findings"][:4]:
            ran = run("explain", "ZS04", *finding["subjects"], *asked)
            assert (ran.status, ran.err) == (0, "")
            told = json.loads(ran.out)
            assert (told["verdict"], told["missing"]) == (finding["verdict"], finding["missing"])

    def test_settings_are_those_of_the_file(self, run: Run) -> None:
        """Without them no threshold is set."""
        asked = ("explain", "ZS04", "systems/s0001", *FILES[:2], "--as-of", "2025-10-01", "--lang", "en")
        assert "set for this check: ZS04.users = " in run(*asked, *FILES[2:]).out
        assert "ZS04.users = not set" in run(*asked, "--settings", "none").out

    def test_all_that_is_wrong_is_said_at_once(self, run: Run, tmp_path: Path) -> None:
        """Of the settings with their file; and nothing is explained."""
        file = tmp_path / "egov.toml"
        file.write_text('select = ["NW3"]\n[parameters]\n"ZS04.users" = -3\n', encoding="utf-8")
        asked = ("--as-of", "soon", "--inventory", "missing.toml", "--plan", "dalian-2018", "--settings", str(file))
        ran = run("explain", "NW3", "lines/l0003", *asked, "--lang", "en")
        assert (ran.status, ran.out) == (2, "")
        assert [line.partition(": ")[0] for line in ran.err.splitlines()] == [
            "NW3",
            "missing.toml",
            "--as-of soon",
            "dalian-2018",
            "egov.toml $.select[0]",
            "egov.toml $.parameters.ZS04.users",
        ]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("NW3", "lines/l0003"), "NW03"),
            (("NW03", "lines/l003"), "lines/l0003"),
            (("NW03", "l0003"), "lines/7"),
            (("PL01", "lines/l0003"), "PL01: judges the plan"),
        ],
    )
    def test_what_does_not_exist_is_refused_with_the_nearest(self, run: Run, words: tuple[str, ...], said: str) -> None:
        """A rule, a record, a way to write it."""
        ran = run("explain", *words, "--as-of", "2025-10-01", *FILES, "--lang", "en")
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
