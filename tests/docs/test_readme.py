"""What the README shows of the commands is what they print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from egov_consolidation.cli import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CITY = ROOT / "examples" / "city"
CITY_FILES = ("--inventory", str(CITY / "inventory.toml"), "--settings", str(CITY / "egov.toml"))
COMMANDS = (
    ("check", "dalian-2017", "--as-of", "2017-11-10"),
    ("schedule", "dalian-2017"),
    ("check", "--as-of", "2019-03-01", *CITY_FILES, "--unit", "市财政局", "--select", "ZS06,ZS10"),
)
LANGUAGES = [("README.md", "en"), ("README.zh-CN.md", "zh")]


def paragraphs(page: str) -> list[str]:
    """Return what stands in the samples of a page, paragraph by paragraph."""
    samples: list[str] = SAMPLE.findall((ROOT / page).read_text(encoding="utf-8"))
    return [part.rstrip() for sample in samples for part in sample.split("\n\n")]


class TestSamples:
    """A reader who runs the commands sees what was promised."""

    @pytest.mark.parametrize(("page", "lang"), LANGUAGES)
    def test_they_are_printed(
        self, page: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Every paragraph of a sample is printed by one of the commands, line for line, on 120 columns."""
        monkeypatch.setenv("COLUMNS", "120")
        for command in COMMANDS:
            main([*command, "--lang", lang])
        printed = capsys.readouterr().out
        assert [part for part in paragraphs(page) if f"{part}\n" not in printed] == []

    def test_both_pages_show_the_same(self) -> None:
        """The English page and the Chinese one: a finding, the conflicts, the repairs, a unit."""
        assert [len(paragraphs(page)) for page, _ in LANGUAGES] == [5, 5]
