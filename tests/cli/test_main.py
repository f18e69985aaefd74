"""The command as a whole: statuses, streams, languages, consoles."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Run

AS_OF = ("--as-of", "2018-07-01")
PROGRAM = (sys.executable, "-c", "import sys; from egov_consolidation.cli import main; sys.exit(main())")
BAD_ANNEX = (
    "一、各地区负责的任务\n\t序号\n\t工作内容\n\t工作内容\n\t完成时限\n\n\t1\n\t编制。\n\t整合。\n\t长期\n\n"
    "二、各部门负责的任务\n\t序号\n\t完成时限\n\n\t1\n\t长期\n"
)


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run([*PROGRAM, *words], env={**os.environ, **environment}, capture_output=True, check=False)


class TestMain:
    """The command, run in this process."""

    def test_nothing_asked_is_bad_use(self, run: Run) -> None:
        """Nothing asked is bad use."""
        ran = run()
        assert (ran.status, ran.out, ran.err) == (2, "", "egov: needs COMMAND\nsee egov --help\n")

    def test_version_is_that_of_the_installed_package(self, run: Run) -> None:
        """Version is that of the installed package."""
        ran = run("--version")
        assert (ran.status, ran.out, ran.err) == (0, f"egov {metadata.version('egov-consolidation')}\n", "")

    @pytest.mark.parametrize("place", ["before", "after"])
    def test_language_may_stand_before_or_after_the_command(self, run: Run, place: str) -> None:
        """Language may stand before or after the command."""
        words = ("--lang", "zh", "tasks") if place == "before" else ("tasks", "--lang=zh")
        assert "完成时限" in run(*words).out

    @pytest.mark.parametrize(("locale", "word"), [("zh_CN.UTF-8", "完成时限"), ("de_DE.UTF-8", "working day")])
    def test_language_is_that_of_the_locale(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, locale: str, word: str
    ) -> None:
        """Language is that of the locale."""
        monkeypatch.setenv("LANG", locale)
        assert word in run("tasks").out

    @pytest.mark.parametrize(
        "words",
        [
            ("tasks", "dalian-2071"),
            ("tasks", "missing.toml"),
            ("tasks", "plan.docx"),
            ("tasks", "plan.xlsx"),
            ("tasks", "--issued", "2017-13-01"),
            ("tasks", "--columns", "责任单位"),
            ("tasks", "--columns", "责任单位=zombie"),
            ("tasks", "--encoding", "gbk"),
            ("tasks", "--format", "yaml"),
            ("tasks", "--lang", "fr"),
            ("tasks", "--forma", "json"),
            ("graph", "--marks", "guessed"),
            ("obligations", "--as-of", "tomorrow"),
            ("obligations", "--roster", "missing.json"),
            ("rules", "PL99"),
            ("zombie",),
        ],
    )
    def test_bad_use_leaves_status_2_words_on_standard_error_and_no_file(
        self, run: Run, tmp_path: Path, words: tuple[str, ...]
    ) -> None:
        """Bad use leaves status 2 words on standard error and no file."""
        ran = run(*words, "-o", str(tmp_path / "out.txt"))
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.strip()
        assert "Traceback" not in ran.err
        assert not any(tmp_path.iterdir())

    def test_every_problem_of_an_annex_is_listed_with_its_place(self, run: Run, tmp_path: Path) -> None:
        """Every problem of an annex is listed with its place."""
        file = tmp_path / "附件.txt"
        file.write_text(BAD_ANNEX, encoding="utf-8")
        ran = run("tasks", str(file), "--lang", "zh", "-o", str(tmp_path / "out.txt"))
        lines = ran.err.splitlines()
        assert (ran.status, ran.out) == (2, "")
        assert len(lines) >= 2
        assert all(line.startswith("附件.txt ") for line in lines)
        assert {"表1", "表2"} == {line.split()[1].rstrip(":：") for line in lines}
        assert [one.name for one in tmp_path.iterdir()] == ["附件.txt"]

    def test_every_problem_of_a_plan_file_is_listed_with_its_path(self, run: Run, tmp_path: Path) -> None:
        """Every problem of a plan file is listed with its path."""
        file = tmp_path / "ours.toml"
        file.write_text('id = "ours"\nzeal = 1\n[[tasks]]\nid = "1"\ncontent = 7\nlead_units = "x"\n', encoding="utf-8")
        ran = run("check", str(file), *AS_OF)
        assert (ran.status, ran.out) == (2, "")
        for path in ("zeal", "$.tasks[0].content", "$.tasks[0].lead_units"):
            assert path in ran.err

    def test_control_characters_of_names_and_words_never_reach_the_terminal(self, run: Run) -> None:
        """Control characters of names and words never reach the terminal."""
        for words in (("tasks", "\x1b[31mred.toml"), ("tasks", "red", "\x1b[2J"), ("tasks", "--columns", "\x9b")):
            ran = run(*words)
            assert (ran.status, ran.out) == (2, "")
            assert not {"\x1b", "\x9b"} & set(ran.err)


class TestProcess:
    """The command, run in a process of its own."""

    def test_status_of_the_process_is_that_of_the_command(self, tmp_path: Path) -> None:
        """Status of the process is that of the command."""
        file = tmp_path / "report.json"
        ran = process("check", *AS_OF, "--format", "json", "-o", str(file))
        assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"", b"")
        assert json.loads(file.read_text(encoding="utf-8"))["schema"] == "egov/report/1"

    @pytest.mark.parametrize("words", [("check", *AS_OF), ("tasks",), ("rules",), ("graph",), ("obligations",)])
    def test_chinese_console_prints_every_text(self, words: tuple[str, ...]) -> None:
        """Chinese console prints every text."""
        ran = process(*words, "--lang", "zh", PYTHONIOENCODING="gbk", COLUMNS="120")
        assert ran.stderr == b""
        printed = ran.stdout.decode("gbk")
        assert re.search("任务|信息系统", printed)
        assert "\\" not in printed

    @pytest.mark.parametrize("encoding", ["gbk", "ascii"])
    def test_json_stays_the_same_json_on_a_console_that_is_not_utf_8(self, encoding: str) -> None:
        """JSON stays the same JSON on a console that is not UTF-8."""
        ran = process("tasks", "--format", "json", PYTHONIOENCODING=encoding)
        assert ran.stdout.isascii()
        expected = process("tasks", "--format", "json", PYTHONIOENCODING="utf-8")
        assert json.loads(ran.stdout) == json.loads(expected.stdout)

    @pytest.mark.parametrize(("words", "status"), [(("check", *AS_OF), 1), (("tasks",), 0), (("--help",), 0)])
    def test_reader_that_has_gone_is_no_matter_and_the_status_stands(self, words: tuple[str, ...], status: int) -> None:
        """Reader that has gone is no matter and the status stands."""
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as closed:
            ran = subprocess.run([*PROGRAM, *words], stdout=closed, stderr=subprocess.PIPE, check=False)
        assert (ran.returncode, ran.stderr) == (status, b"")
