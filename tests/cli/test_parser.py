"""What the command understands, and its help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from egov_consolidation.cli._parser import LeavingError, parser

if TYPE_CHECKING:
    from .conftest import Run

COMMANDS = ("tasks", "check", "schedule", "rules", "explain", "graph", "obligations")
NO_SENTENCE = re.compile(
    r"--?[a-z-]+|\{[a-z0-9,]+\}|\b[A-Z]+(?:=CELL)?\b|tool\.egov|egov|pyproject|dalian-2017|today|lead_unit|LG01|YYYY-MM-DD"
    r"|\.txt|\.toml|\.json|\b(?:tasks|check|schedule|rules|explain|graph|obligations)\b|lines/7|explicit|implied|judgement|\b(?:text|mermaid|note|none)\b"
    r"|min_(?:total_shift|changes)|postpone|advance|\b(?:html|svg|vega)\b|Vega-Lite|Parquet"
)


class TestParser:
    """Help and the words that are understood."""

    @pytest.mark.parametrize("words", [(), *((one,) for one in COMMANDS)])
    def test_chinese_help_holds_no_english_sentence(self, run: Run, words: tuple[str, ...]) -> None:
        """Chinese help holds no English sentence."""
        ran = run(*words, "--help", "--lang", "zh")
        assert (ran.status, ran.err) == (0, "")
        assert re.findall(r"[A-Za-z]+", NO_SENTENCE.sub("", ran.out)) == []

    @pytest.mark.parametrize("words", [(), *((one,) for one in COMMANDS)])
    def test_english_help_holds_no_chinese_but_the_words_of_documents(self, run: Run, words: tuple[str, ...]) -> None:
        """English help holds no Chinese but the words of documents."""
        ran = run(*words, "--help", "--lang", "en")
        assert ran.out.startswith("usage: egov")
        assert set(re.findall(r"[\u4e00-\u9fff]+", ran.out)) <= {"前", "牵头", "责任单位"}

    def test_help_of_the_command_names_every_command_and_the_exit_statuses(self, run: Run) -> None:
        """Help of the command names every command and the exit statuses."""
        out = run("--help").out
        assert all(f"    {one} " in out for one in COMMANDS)
        assert "Exit status: 0" in out

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_takes_language_format_and_output(self, command: str) -> None:
        """Every command takes language format and output."""
        needed = {
            "check": ("--as-of", "2018-07-01"),
            "explain": ("NW03", "lines/7", "--inventory", "city.toml", "--as-of", "2018-07-01"),
        }
        asked = parser("en").parse_args(
            [command, *needed.get(command, ()), "--lang", "zh", "--format", "json", "-o", "out"]
        )
        assert (asked.module, asked.lang, asked.format, asked.output) == (command, "zh", "json", "out")

    def test_shortened_options_are_not_guessed(self, run: Run) -> None:
        """Shortened options are not guessed."""
        ran = run("tasks", "--forma", "json")
        assert (ran.status, ran.out) == (2, "")
        assert "--forma" in ran.err

    def test_leaving_carries_the_status(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Leaving carries the status."""
        with pytest.raises(LeavingError) as leaving:
            parser("zh").parse_args(["check"])
        assert leaving.value.status == 2
        assert capsys.readouterr().err == "egov check: 缺少 --as-of\n用法见 egov check --help\n"
