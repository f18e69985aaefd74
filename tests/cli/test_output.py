"""Where a result goes, and what is printed of it."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.cli._output import json_printable, printable, terminal_width

if TYPE_CHECKING:
    from .conftest import Run


class TestWrite:
    """`write`."""

    def test_file_holds_what_standard_output_would_and_that_stays_empty(self, run: Run, tmp_path: Path) -> None:
        """File holds what standard output would and that stays empty."""
        file = tmp_path / "tasks.txt"
        ran = run("tasks", "--output", str(file))
        assert (ran.status, ran.out, ran.err) == (0, "", "")
        assert file.read_text(encoding="utf-8") == run("tasks").out
        assert [one.name for one in tmp_path.iterdir()] == ["tasks.txt"]

    @pytest.mark.parametrize(
        ("words", "name", "begins"),
        [
            (("tasks",), "tasks.json", "{"),
            (("tasks",), "tasks.MD", "# "),
            (("tasks",), "tasks.html", "<!DOCTYPE html>"),
            (("tasks",), "tasks.htm", "<!DOCTYPE html>"),
            (("schedule",), "gantt.svg", "<svg "),
            (("graph",), "graph.mmd", "flowchart "),
            (("graph",), "graph.html", "flowchart "),
            (("tasks",), "tasks.svg", "大连市"),
            (("tasks",), "tasks", "大连市"),
            (("tasks", "--format", "json"), "tasks.html", "{"),
        ],
    )
    def test_the_name_of_the_file_means_a_form_unless_one_is_asked_for(
        self, run: Run, tmp_path: Path, words: tuple[str, ...], name: str, begins: str
    ) -> None:
        """Where the command has that form; else the default is taken."""
        assert run(*words, "-o", str(tmp_path / name)).status in {0, 1}
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)

    def test_existing_file_is_replaced_and_keeps_its_permissions(self, run: Run, tmp_path: Path) -> None:
        """Existing file is replaced and keeps its permissions."""
        file = tmp_path / "tasks.txt"
        file.write_text("before", encoding="utf-8")
        file.chmod(0o640)
        assert run("tasks", "-o", str(file)).status == 0
        assert file.read_text(encoding="utf-8") == run("tasks").out
        assert file.stat().st_mode & 0o777 == 0o640

    def test_new_file_has_the_permissions_of_any_new_file(self, run: Run, tmp_path: Path) -> None:
        """New file has the permissions of any new file."""
        (tmp_path / "other.txt").touch()
        run("tasks", "-o", str(tmp_path / "tasks.txt"))
        assert (tmp_path / "tasks.txt").stat().st_mode == (tmp_path / "other.txt").stat().st_mode

    def test_link_stays_a_link_to_the_file_that_is_written(self, run: Run, tmp_path: Path) -> None:
        """Link stays a link to the file that is written."""
        (tmp_path / "link.txt").symlink_to(tmp_path / "tasks.txt")
        run("tasks", "-o", str(tmp_path / "link.txt"))
        assert (tmp_path / "link.txt").is_symlink()
        assert (tmp_path / "tasks.txt").read_text(encoding="utf-8") == run("tasks").out

    def test_device_is_written_to_and_not_replaced(self, run: Run) -> None:
        """Device is written to and not replaced."""
        assert run("tasks", "-o", os.devnull).status == 0
        assert Path(os.devnull).is_char_device()

    @pytest.mark.parametrize("words", [("tasks", "missing.toml"), ("check", "--as-of", "never"), ("rules", "PL99")])
    def test_existing_file_is_untouched_where_the_input_is_refused(
        self, run: Run, tmp_path: Path, words: tuple[str, ...]
    ) -> None:
        """Existing file is untouched where the input is refused."""
        file = tmp_path / "out.txt"
        file.write_text("before", encoding="utf-8")
        assert run(*words, "-o", str(file)).status == 2
        assert file.read_text(encoding="utf-8") == "before"

    def test_existing_file_is_untouched_and_nothing_is_left_where_writing_stops_halfway(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Existing file is untouched and nothing is left where writing stops halfway."""

        def stop(*_: object) -> None:
            raise OSError(28, "No space left on device", "hidden")

        file = tmp_path / "out.txt"
        file.write_text("before", encoding="utf-8")
        monkeypatch.setattr(Path, "replace", stop)
        ran = run("tasks", "-o", str(file))
        assert (ran.status, ran.out, ran.err) == (2, "", f"{file}: there is no space left\n")
        assert file.read_text(encoding="utf-8") == "before"
        assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]

    @pytest.mark.parametrize(
        ("name", "lang", "said"),
        [
            ("missing/out.txt", "en", "its folder does not exist"),
            ("missing/out.txt", "zh", "所在文件夹不存在"),
            ("", "en", "is a folder, must be a file"),
            ("", "zh", "是文件夹，须为文件"),
        ],
    )
    def test_file_that_cannot_be_written_is_named(
        self, run: Run, tmp_path: Path, name: str, lang: str, said: str
    ) -> None:
        """File that cannot be written is named."""
        file = tmp_path / name
        ran = run("tasks", "-o", str(file), "--lang", lang)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err in {f"{file}: {said}\n", f"{file}：{said}\n"}
        assert not any(tmp_path.iterdir())


class TestWriteBeside:
    """`write_beside`."""

    def test_it_does_not_replace_the_result(self, run: Run, tmp_path: Path) -> None:
        """Two outputs need two files, however they are spelt; nothing is written then."""
        same = f"{tmp_path}/../{tmp_path.name}/one.json"
        ran = run("check", "--as-of", "2018-07-01", "-o", str(tmp_path / "one.json"), "--write-baseline", same)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == f"--write-baseline {same}: is where the result goes, must be another file\n"
        assert not any(tmp_path.iterdir())

    def test_a_file_that_cannot_be_written_is_named(self, run: Run, tmp_path: Path) -> None:
        """Nothing is printed then."""
        file = tmp_path / "missing" / "baseline.json"
        ran = run("check", "--as-of", "2018-07-01", "--write-baseline", str(file))
        assert (ran.status, ran.out, ran.err) == (2, "", f"{file}: its folder does not exist\n")


class TestPrintable:
    """`printable`."""

    @given(st.text())
    def test_nothing_is_left_that_steers_a_terminal(self, text: str) -> None:
        """Nothing is left that steers a terminal."""
        left = {unicodedata.category(one)[0] for one in printable(text) if one not in "\n\t"}
        assert "C" not in left

    @given(st.text(alphabet=st.characters(exclude_categories=["C"])))
    def test_other_text_stays_as_it_is(self, text: str) -> None:
        """Other text stays as it is."""
        assert printable(text) == text


class TestJsonPrintable:
    """`json_printable`."""

    @given(st.text(), st.booleans())
    def test_json_says_the_same_and_steers_nothing(self, text: str, ascii_only: bool) -> None:
        """JSON says the same and steers nothing."""
        printed = json_printable(json.dumps({"text": text}, ensure_ascii=False, indent=2), ascii_only=ascii_only)
        assert json.loads(printed) == {"text": text}
        assert printable(printed) == printed
        assert printed.isascii() or not ascii_only


class TestTerminalWidth:
    """`terminal_width`."""

    @pytest.mark.parametrize(("columns", "width"), [("80", 80), ("160", 160), ("900", 160)])
    def test_terminal_decides_within_reason(self, monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
        """Terminal decides within reason."""
        monkeypatch.setenv("COLUMNS", columns)
        assert terminal_width() == width
