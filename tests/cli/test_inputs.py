"""From words on the command line to values."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from egov_consolidation import UsageError
from egov_consolidation.cli._inputs import asked_day, asked_marks, codes, listed
from egov_consolidation.model import ALL_MARKS, Mark

if TYPE_CHECKING:
    from .conftest import Run

ANNEX = "一、各地区负责的任务\n\t序号\n\t工作内容\n\t完成时限\n\n\t1\n\t编制目录。\n\t2017年12月20日前\n"


class TestAskedPlan:
    """`asked_plan`."""

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("en", "dalian-2018: no such plan ships, there are dalian-2017; dalian-2017 is the nearest\n"),
            ("zh", "dalian-2018：没有这个方案，现有 dalian-2017，最接近的是 dalian-2017\n"),
        ],
    )
    def test_unknown_name_is_refused_with_those_that_ship_and_the_nearest(self, run: Run, lang: str, said: str) -> None:
        """Unknown name is refused with those that ship and the nearest."""
        ran = run("tasks", "dalian-2018", "--lang", lang)
        assert (ran.status, ran.out, ran.err) == (2, "", said)

    @pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
    def test_other_kind_of_file_is_refused_with_the_kinds_that_can_be_read(
        self, run: Run, tmp_path: Path, suffix: str
    ) -> None:
        """Other kind of file is refused with the kinds that can be read."""
        file = tmp_path / f"plan{suffix}"
        file.write_bytes(b"PK")
        ran = run("tasks", str(file))
        assert (ran.status, ran.out) == (2, "")
        assert suffix in ran.err
        assert all(known in ran.err for known in (".txt", ".toml", ".json"))

    def test_missing_file_is_named(self, run: Run) -> None:
        """Missing file is named."""
        ran = run("tasks", "missing.txt")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("missing.txt")

    def test_file_without_suffix_is_no_name_of_a_plan(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """File without suffix is no name of a plan."""
        (tmp_path / "ours").write_text("x", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        ran = run("tasks", "ours")
        assert (ran.status, ran.out) == (2, "")
        assert ".toml" in ran.err

    def test_name_of_a_plan_wins_over_a_folder_of_that_name(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Name of a plan wins over a folder of that name."""
        (tmp_path / "dalian-2017").mkdir()
        monkeypatch.chdir(tmp_path)
        assert run("tasks").status == 0

    def test_options_of_reading_reach_the_reader(self, run: Run, tmp_path: Path) -> None:
        """Options of reading reach the reader."""
        file = tmp_path / "annex.txt"
        file.write_bytes(ANNEX.replace("工作内容", "所作所为").encode("gbk"))
        assert run("tasks", str(file)).status == 2
        ran = run("tasks", str(file), "--columns", "所作所为=content", "--encoding", "gbk", "--strict-before")
        assert (ran.status, ran.err) == (0, "")
        assert "2017-12-19" in ran.out

    def test_options_of_reading_hold_for_the_issued_plan_too(self, run: Run) -> None:
        """Options of reading hold for the issued plan too."""
        words = ("tasks", "--format", "json")
        assert run(*words, "--strict-before").out != run(*words).out

    def test_shipped_plan_needs_no_encoding(self, run: Run) -> None:
        """Shipped plan needs no encoding."""
        ran = run("tasks", "--encoding", "gbk")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == "--encoding: is for files, dalian-2017 ships with the package\n"

    def test_unknown_name_of_a_cell_is_refused_with_those_that_are_known(self, run: Run, tmp_path: Path) -> None:
        """Unknown name of a cell is refused with those that are known."""
        file = tmp_path / "annex.txt"
        file.write_text(ANNEX, encoding="utf-8")
        ran = run("tasks", str(file), "--columns", "工作内容=zombie")
        assert (ran.status, ran.out) == (2, "")
        assert "zombie" in ran.err
        assert "lead_unit" in ran.err


class TestAskedRoster:
    """`asked_roster`."""

    def test_unknown_name_is_refused_with_the_nearest(self, run: Run) -> None:
        """Unknown name is refused with the nearest."""
        ran = run("obligations", "--roster", "dalian-2018")
        assert (ran.status, ran.out) == (2, "")
        assert "dalian-2017 is the nearest" in ran.err

    def test_file_is_read(self, run: Run, tmp_path: Path) -> None:
        """File is read."""
        file = tmp_path / "roster.toml"
        file.write_text('id = "ours"\n[groups]\nregions = ["中山区"]\n', encoding="utf-8")
        assert "中山区" in run("obligations", "--roster", str(file)).out


class TestAskedDay:
    """`asked_day`."""

    def test_day_is_read_as_written(self) -> None:
        """Day is read as written."""
        assert asked_day("2018-06-30").isoformat() == "2018-06-30"

    @pytest.mark.parametrize("words", ["", "2018-6-30", "2018-02-30", "30.6.2018", "Today"])
    def test_anything_else_is_refused(self, words: str) -> None:
        """With the option; `today` is no day of issue."""
        with pytest.raises(UsageError) as refused:
            asked_day(words, "--data-date")
        assert str(refused.value) == (
            f"--data-date {words}: must be a day that is written YYYY-MM-DD and exists in the calendar, or today"
        )

    def test_the_day_of_issue_is_refused_by_its_name(self, run: Run) -> None:
        """Nobody issues a plan today by asking."""
        ran = run("tasks", "--issued", "today", "--lang", "zh")
        assert (ran.status, ran.err) == (2, "--issued today：须为写作 YYYY-MM-DD 且历法中确有其日的日期\n")


class TestAskedMarks:
    """`asked_marks`."""

    def test_all_count_where_none_is_named(self) -> None:
        """All count where none is named."""
        assert asked_marks(None) == ALL_MARKS

    def test_those_named_count(self) -> None:
        """Those named count."""
        assert asked_marks("explicit, implied") == {Mark.EXPLICIT, Mark.IMPLIED}

    @pytest.mark.parametrize("words", ["", ",", "guessed", "explicit,guessed"])
    def test_none_and_unknown_ones_are_refused(self, words: str) -> None:
        """None and unknown ones are refused."""
        with pytest.raises(UsageError, match="explicit, implied, judgement"):
            asked_marks(words)


class TestListed:
    """`listed`."""

    @pytest.mark.parametrize(
        ("words", "members"),
        [("", ()), ("1.1", ("1.1",)), ("1.1, 任务 2,", ("1.1", "任务 2")), ("1.1，甲、乙", ("1.1", "甲、乙"))],
    )
    def test_members_stand_between_commas(self, words: str, members: tuple[str, ...]) -> None:
        """Narrow or wide; whatever else stands in a name is of it."""
        assert listed(words) == members


class TestCodes:
    """`codes`."""

    @pytest.mark.parametrize(
        ("words", "members"),
        [("", ()), (" ，", ()), ("PL, LG01,", ("PL", "LG01")), ("PL，LG、RE； NW PL", ("PL", "LG", "RE", "NW", "PL"))],
    )
    def test_codes_stand_between_anything_that_parts_names(self, words: str, members: tuple[str, ...]) -> None:
        """No code has such a sign in it."""
        assert codes(words) == members
