"""`egov schedule`: dates, critical paths, conflicts of deadlines, the smallest repair."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from egov_consolidation import issued
from egov_consolidation.schedule import RepairPolicy, analyze, repair

if TYPE_CHECKING:
    from .conftest import Run

FOUR = """
id = "four"
title = "四项任务"

[[tasks]]
id = "1"
content = "建设平台。"
lead_units = ["市审计局"]
duration = 10
deadline = "2018-03-31"

[[tasks]]
id = "2"
content = "接入平台。"
lead_units = ["市财政局"]
duration = 5
deadline = "2018-03-20"
dependencies = [{ predecessor = "1", lag = 2, mark = "judgement" }]

[[tasks]]
id = "3"
content = "编制目录。"
lead_units = ["市财政局"]
duration = 3
deadline = "2018-04-30"

[[tasks]]
id = "4"
content = "长期更新。"
lead_units = ["市财政局"]
deadline = "长期"
"""
LOOP = """
id = "loop"
[[tasks]]
id = "1"
content = "建设平台。"
duration = 3
deadline = "2018-03-31"
dependencies = [{ predecessor = "2" }]
[[tasks]]
id = "2"
content = "接入平台。"
deadline = "2018-03-31"
dependencies = [{ predecessor = "1" }]
"""


@pytest.fixture
def four(tmp_path: Path) -> str:
    """Give the path of a plan whose second task is due before its first."""
    file = tmp_path / "four.toml"
    file.write_text(FOUR, encoding="utf-8")
    return str(file)


def document(run: Run, *words: str) -> dict[str, Any]:
    """Return what the command prints as JSON."""
    read: dict[str, Any] = json.loads(run("schedule", *words, "--format", "json").out)
    return read


class TestJson:
    """The document."""

    def test_it_holds_the_numbers_worked_out_by_hand(self, run: Run, four: str) -> None:
        """Ten days from 1 March, two days between, five days: 17 days in all."""
        ran = run("schedule", four, "--data-date", "2018-03-01", "--format", "json")
        read = json.loads(ran.out)
        assert (ran.status, ran.err) == (1, "")
        assert (read["schema"], read["data_date"], read["data_date_assumed"]) == (
            "egov/schedule/1",
            "2018-03-01",
            False,
        )
        assert (read["makespan"], read["finish"], read["critical_paths"]) == (17, "2018-03-17", [["1", "2"]])
        dates = {
            one["id"]: [one["early_start"], one["early_finish"], one["late_start"], one["late_finish"]]
            for one in read["tasks"]
        }
        assert dates == {
            "1": ["2018-03-01", "2018-03-10", "2018-03-01", "2018-03-10"],
            "2": ["2018-03-13", "2018-03-17", "2018-03-13", "2018-03-17"],
            "3": ["2018-03-01", "2018-03-03", "2018-03-15", "2018-03-17"],
            "4": [None, None, None, None],
        }
        floats = {one["id"]: [one["total_float"], one["free_float"], one["critical"]] for one in read["tasks"]}
        assert floats == {"1": [0, 0, True], "2": [0, 0, True], "3": [14, 14, False], "4": [None, None, False]}
        assert read["assumed_durations"] == []

    def test_conflicts_and_the_repair_that_is_asked_for(self, run: Run, four: str) -> None:
        """31 March and seven days more is 7 April, 18 days after 20 March."""
        read = document(run, four, "--data-date", "2018-03-01")
        (conflict,) = read["conflicts"]
        assert (conflict["path"], conflict["days_short"], conflict["marks"]) == (["1", "2"], 18, ["judgement"])
        assert sum(abs(one["days"]) for one in read["repair"]) == 18
        later = document(run, four, "--data-date", "2018-03-01", "--repair", "postpone")
        assert [(one["id"], one["from"], one["to"], one["days"]) for one in later["repair"]] == [
            ("2", "2018-03-20", "2018-04-07", 18)
        ]
        assert later["repairs"][0]["policy"] == "postpone"
        assert {one["policy"] for one in later["repairs"]} == {policy.value for policy in RepairPolicy}

    def test_marks_and_locks_and_least_days(self, run: Run, four: str) -> None:
        """What rests on judgement may be left out; locked deadlines stay."""
        assert document(run, four, "--data-date", "2018-03-01", "--marks", "explicit")["conflicts"] == []
        locked = document(run, four, "--data-date", "2018-03-01", "--lock", "1,2")
        assert [one["possible"] for one in locked["repairs"]] == [False] * 4
        assert document(run, four, "--data-date", "2018-03-01", "--least-days", "9")["least_days"] == 9

    def test_the_data_date_is_assumed_where_none_is_given(self, run: Run, four: str) -> None:
        """The first day of the month of the earliest deadline."""
        read = document(run, four)
        assert (read["data_date"], read["data_date_assumed"]) == ("2018-03-01", True)

    def test_the_issued_plan_uses_the_estimates_that_ship_with_it(self, run: Run) -> None:
        """Unless they are left out; both say what was assumed."""
        plan, estimates = issued.load("dalian-2017"), issued.estimates("dalian-2017")
        read = document(run, "dalian-2017", "--data-date", "2017-11-10")
        expected = analyze(plan, data_date="2017-11-10", estimates=estimates)
        assert read["makespan"] == expected.makespan
        assert read["estimates"] == {"id": estimates.id, "is_assumption": True}
        assert len(read["conflicts"]) == 5
        assert read["repair"] == [
            {"id": one.id, "from": one.before.isoformat(), "to": one.after.isoformat(), "days": one.days}
            | {"because": read["repair"][number]["because"]}
            for number, one in enumerate(repair(expected.deadlines).changes)
        ]
        bare = document(run, "dalian-2017", "--estimates", "none", "--data-date", "2017-11-10")
        assert bare["estimates"] is None
        assert bare["assumed_durations"] == read["assumed_durations"]
        assert bare["conflicts"] == read["conflicts"]
        named = document(run, "dalian-2017", "--estimates", "dalian-2017", "--data-date", "2017-11-10")
        assert named == read
        assert document(run, "--marks", "explicit,implied")["conflicts"] == []

    def test_what_if_a_task_takes_longer(self, run: Run, four: str) -> None:
        """The first task takes three days longer, and so does the end."""
        read = document(run, four, "--data-date", "2018-03-01", "--what-if", "1=3")["what_if"]
        assert read["end_moves"] == 3
        assert [(one["id"], one["days"]) for one in read["moves"]] == [("1", 3), ("2", 3)]

    def test_working_days(self, run: Run, four: str) -> None:
        """Ten working days from Thursday 1 March 2018 end on Wednesday the 14th."""
        read = document(run, four, "--data-date", "2018-03-01", "--working-days")
        assert read["working_days"] is True
        assert read["tasks"][0]["early_finish"] == "2018-03-14"
        assert read["projected_years"] == []
        late = document(run, four, "--data-date", "2150-03-01", "--working-days")
        assert late["projected_years"] == [2150]


class TestOtherForms:
    """Text, Markdown, HTML, SVG, Vega-Lite."""

    @pytest.mark.parametrize("form", ["text", "markdown", "html"])
    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("zh", ["最早开始", "关键路径", "最小修复", "只推后"]),
            ("en", ["early start", "critical paths", "smallest repairs"]),
        ],
    )
    def test_they_speak_the_language(self, run: Run, form: str, lang: str, words: list[str]) -> None:
        """Whole."""
        ran = run("schedule", "--data-date", "2017-11-10", "--format", form, "--lang", lang, "--what-if", "2.2.3=90")
        assert (ran.status, ran.err) == (1, "")
        assert all(one in ran.out for one in words)
        assert "2.2.3" in ran.out

    @pytest.mark.parametrize("width", ["60", "100", "140"])
    def test_tables_fit_the_terminal_where_they_can(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, width: str
    ) -> None:
        """The critical chain is marked in all of them."""
        monkeypatch.setenv("COLUMNS", width)
        assert "★  2.5.1" in run("schedule").out

    def test_the_picture_holds_a_bar_for_every_task_with_dates(self, run: Run, four: str) -> None:
        """And is well-formed."""
        root = ET.fromstring(run("schedule", four, "--format", "svg").out)  # noqa: S314 - we wrote it
        bars = [one for one in root.iter("{http://www.w3.org/2000/svg}rect") if one.get("class") == "bar"]
        assert len(bars) == 3

    def test_the_specification_is_json(self, run: Run, four: str) -> None:
        """For Vega-Lite."""
        read = json.loads(run("schedule", four, "--format", "vega").out)
        assert read["$schema"].endswith("/vega-lite/v5.json")
        assert [one["id"] for one in read["data"]["values"]] == ["1", "2", "3"]


class TestStatus:
    """Exit statuses, and what is refused."""

    def test_nothing_found_is_0(self, run: Run, clean: str) -> None:
        """Where deadlines agree with the order of work."""
        assert run("schedule", clean).status == 0

    def test_a_deadline_that_cannot_be_met_any_more_is_1(self, run: Run, clean: str) -> None:
        """Though deadlines agree with each other."""
        file = Path(clean)
        file.write_text(
            file.read_text(encoding="utf-8").replace(
                'deadline = "2017-12-15"', 'deadline = "2017-12-15"\nduration = 90'
            )
        )
        read = document(run, clean)
        assert (len(read["conflicts"]), len(read["out_of_reach"])) == (0, 1)
        assert run("schedule", clean).status == 1

    def test_tasks_that_wait_for_each_other_have_no_dates(self, run: Run, tmp_path: Path) -> None:
        """The loop is named, with its days, and nothing crashes."""
        file = tmp_path / "loop.toml"
        file.write_text(LOOP, encoding="utf-8")
        for form in ("text", "json", "markdown", "html"):
            ran = run("schedule", str(file), "--format", form)
            assert (ran.status, ran.err) == (1, "")
        read = document(run, str(file))
        assert (read["makespan"], read["critical_paths"], read["repairs"]) == (None, [], [])
        assert read["contradictions"][0]["tasks"] == ["1", "2"]
        assert read["contradictions"][0]["days_too_many"] == 3
        assert "1 → 2 → 1" in run("schedule", str(file)).out

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--data-date", "2018-02-30"), "2018-02-30"),
            (("--what-if", "2.2.3"), "2.2.3"),
            (("--what-if", "9.9=1"), "9.9"),
            (("--what-if", "2.2.3=123456"), "99999"),
            (("--what-if", "2.2.3=1,2.2.3=2"), "given twice"),
            (("--what-if", "1.4=5"), "1.4: has no dates"),
            (("--what-if", "2.2.3=-9999"), "420 days"),
            (("--what-if", "=3"), "=3"),
            (("--lock", "9.9"), "9.9"),
            (("--lock", "9.9", "--format", "svg"), "9.9"),
            (("--lock", "1.4"), "1.4: has no last day"),
            (("--data-date", "9999-12-31"), "years 1 to 9999"),
            (("--format", "pdf"), "--format"),
            (("--repair", "all"), "--repair"),
            (("--least-days", "-1"), "-1"),
            (("--estimates", "nowhere.toml"), "nowhere.toml"),
            (("--estimates", "shenyang"), "shenyang"),
        ],
    )
    def test_bad_use_is_2_with_the_words_that_are_wrong(self, run: Run, words: tuple[str, ...], said: str) -> None:
        """And nothing on standard output."""
        ran = run("schedule", *words)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err

    @pytest.mark.parametrize("form", ["svg", "vega"])
    def test_a_picture_of_what_has_no_dates_is_refused_and_no_file_is_left(
        self, run: Run, tmp_path: Path, form: str
    ) -> None:
        """One message, nothing half-written."""
        file = tmp_path / "loop.toml"
        file.write_text(LOOP, encoding="utf-8")
        ran = run("schedule", str(file), "--format", form, "-o", str(tmp_path / "picture"))
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == "loop: no task has dates, so there is nothing to draw\n"
        assert not (tmp_path / "picture").exists()

    def test_all_that_is_wrong_is_said_at_once(self, run: Run) -> None:
        """The plan, the change, the marks and the day."""
        asked = ("--data-date", "soon", "--marks", "none", "--what-if", "2.2.3")
        ran = run("schedule", "dalian-2018", *asked)
        assert (ran.status, ran.out) == (2, "")
        assert [line.partition(": ")[0] for line in ran.err.splitlines()] == [
            "dalian-2018",
            "--what-if 2.2.3",
            "--marks none",
            "--data-date soon",
        ]

    def test_a_change_of_what_contradicts_itself_is_refused(self, run: Run, tmp_path: Path) -> None:
        """There are no dates to move."""
        file = tmp_path / "loop.toml"
        file.write_text(LOOP, encoding="utf-8")
        ran = run("schedule", str(file), "--what-if", "1=3")
        assert (ran.status, ran.out) == (2, "")
        assert "wait for each other" in ran.err

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--what-if", "2.2.3"), "--what-if 2.2.3：须写作 任务=天数，例如 2.2.3=90，最多 99999 天\n"),
            (("--what-if", "2.2.3=1,2.2.3=2"), "--what-if 2.2.3：重复给出，只能给出一次\n"),
            (("--what-if", "1.4=5"), "--what-if 1.4：没有日期（长期、周期性或待定），须为有日期的任务\n"),
        ],
    )
    def test_refusals_speak_chinese(self, run: Run, words: tuple[str, ...], said: str) -> None:
        """Whole sentences."""
        assert run("schedule", "--lang", "zh", *words).err == said

    def test_dates_beyond_the_calendar_are_refused(self, run: Run, tmp_path: Path) -> None:
        """Work that ends after the year 9999."""
        file = tmp_path / "long.toml"
        file.write_text(FOUR.replace("duration = 10", "duration = 999999999"), encoding="utf-8")
        ran = run("schedule", str(file))
        assert (ran.status, ran.out) == (2, "")
        assert "years 1 to 9999" in ran.err
