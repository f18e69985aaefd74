"""Whatever is wrong with what is to be judged is said at once."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Run

WAIVER = """
[[waivers]]
rule = "NW1"
subject = "rooms/1"
reason = "过渡期"
approver = "市政府办公厅"
from = 2018-01-01
last_day = 2018-12-31
"""
FILES = {
    "--settings": ("egov.toml", 'select = ["NW3"]\n', "egov.toml $.select[0]: NW3: fits no rule"),
    "--waivers": ("waivers.toml", WAIVER, "waivers.toml $.waivers[0].rule: NW1: fits no rule"),
    "--baseline": (
        "baseline.json",
        '{"schema": "egov/baseline/1", "plan": {"id": "other"}, "findings": []}',
        "baseline: is of the plan other",
    ),
    "--ledger": (
        "ledger.toml",
        '[[entries]]\nid = "1"\ntask = "9.9"\nunit = "市审计局"\n',
        "ledger entry 1: is about task 9.9",
    ),
    "--inventory": ("inventory.toml", 'id = "i"\nlins = []\n', "inventory.toml $.lins: is not a known key"),
    "--roster": ("roster.toml", 'id = "r"\ngrups = 1\n', "roster.toml $.grups: is not a known key"),
}
"""By option, a file with one mistake: some are seen in the file alone, some beside the others."""


class TestAskedInputs:
    """`asked_inputs`."""

    @pytest.mark.parametrize("options", [*combinations(FILES, 2), tuple(FILES)])
    def test_mistakes_of_all_files_are_said_at_once(self, run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
        """Whichever files they stand in, each is said, and nothing is judged."""
        words: list[str] = []
        for option in options:
            name, text, _ = FILES[option]
            (tmp_path / name).write_text(text, encoding="utf-8")
            words += (option, str(tmp_path / name))
        ran = run("check", "--as-of", "soon", "--marks", "none", *words, "--select", "XX")
        assert (ran.status, ran.out) == (2, "")
        said = [*(FILES[option][2] for option in options), "--as-of soon", "--marks none", "XX: fits no rule"]
        assert all(one in ran.err for one in said)
        assert len(ran.err.splitlines()) == len(said)

    @pytest.mark.parametrize("words", [",", " ", "，、"])
    def test_a_list_of_no_rules_is_none(self, run: Run, words: str) -> None:
        """It must not pass for all of them."""
        ran = run("check", "--as-of", "2018-07-01", "--select", words, "--ignore", words)
        assert (ran.status, ran.out) == (2, "")
        assert [line.partition(" ")[0] for line in ran.err.splitlines()] == ["--select", "--ignore"]

    def test_files_that_are_not_there_are_all_said(self, run: Run) -> None:
        """One line for each, and none for what was read."""
        words = [word for option in FILES for word in (option, f"{option[2:]}.json")]
        words[words.index("settings.json")] = "settings.toml"
        ran = run("check", "--as-of", "2018-07-01", *words)
        assert sorted(line.partition(".")[0] for line in ran.err.splitlines()) == sorted(one[2:] for one in FILES)

    def test_a_unit_is_not_unknown_where_its_inventory_could_not_be_read(self, run: Run, tmp_path: Path) -> None:
        """Who it is may stand in there: only what is wrong for certain is said."""
        (tmp_path / "inventory.toml").write_text("id =", encoding="utf-8")
        (tmp_path / "egov.toml").write_text('[ignore_by_unit]\n"市数据局" = ["NW"]\n', encoding="utf-8")
        files = ("--inventory", str(tmp_path / "inventory.toml"), "--settings", str(tmp_path / "egov.toml"))
        ran = run("check", "--as-of", "2018-07-01", *files, "--unit", "市数据局", "--roster", "dalian-2017")
        assert ran.status == 2
        assert [line.partition(" ")[0] for line in ran.err.splitlines()] == ["inventory.toml"]

    def test_a_ledger_is_asked_of_a_plan_that_could_be_read_only(self, run: Run, tmp_path: Path) -> None:
        """Without its tasks nobody knows which are none."""
        name, text, _ = FILES["--ledger"]
        (tmp_path / name).write_text(text, encoding="utf-8")
        ran = run("check", "missing.toml", "--as-of", "2018-07-01", "--ledger", str(tmp_path / name))
        assert (ran.status, ran.err) == (2, "missing.toml: is not there, must be a file\n")
