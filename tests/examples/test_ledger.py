"""The invented ledger, and what the page about ledgers shows of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from egov_consolidation import issued
from egov_consolidation.cli import main
from egov_consolidation.reading import read_ledger

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
LEDGER = ROOT / "examples" / "ledger"
PAGE = (ROOT / "docs" / "how-to" / "follow-what-was-done.md").read_text(encoding="utf-8")


class TestLedger:
    """`examples/ledger`."""

    def test_it_is_about_tasks_of_the_plan(self) -> None:
        """And says at its head that it is invented."""
        file = LEDGER / "台账.csv"
        assert all(one.task in issued.load("dalian-2017") for one in read_ledger(file).entries)
        assert file.read_text(encoding="utf-8").startswith("虚构示例")

    def test_the_page_shows_what_is_printed(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The lights of one unit, line for line."""
        monkeypatch.setenv("COLUMNS", "120")
        sample = PAGE.partition("```text\n")[2].partition("```")[0]
        given = ("--ledger", str(LEDGER / "台账.csv"), "--settings", str(LEDGER / "egov.toml"))
        words = ("check", "--as-of", "2018-07-01", "--roster", "dalian-example", "--unit", "市财政局", "--lang", "zh")
        main([*words, *given])
        assert sample in capsys.readouterr().out
