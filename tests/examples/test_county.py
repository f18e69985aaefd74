"""The invented county: another plan with words, days and units of its own, judged by configuration alone."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from egov_consolidation import check, issued, rulebook
from egov_consolidation.cli import main
from egov_consolidation.dates import day
from egov_consolidation.findings import Report, Verdict
from egov_consolidation.model import Cell, Plan, left_over, stretches
from egov_consolidation.reading import read_inventory, read_plan, read_roster, read_settings
from egov_consolidation.rules import plan_days

ROOT = Path(__file__).resolve().parents[2]
COUNTY = ROOT / "examples" / "county"
PAGE = ROOT / "docs" / "how-to" / "bring-your-own-plan.md"
PLAN = read_plan(COUNTY)
AS_OF = "2024-12-31"
COMMAND = ("check", str(COUNTY), "--as-of", AS_OF, "--inventory", str(COUNTY / "inventory.toml"))
WITH_FILES = (*COMMAND, "--roster", str(COUNTY / "roster.toml"), "--settings", str(COUNTY / "egov.toml"))
COMMANDED = {name for task in PLAN for clause in task.clauses for name in clause.rules}
RECORD_RULES = sorted(one.id for one in rulebook() if one.on is not None and one.id in COMMANDED)
DAYS = {
    "ZS01.due": "2023-04-20",
    "ZS03.due": "2023-05-31",
    "ZS08.due": "2023-05-31",
    "ZS04.due": "2023-06-20",
    "ZS05.due": "2023-09-30",
    "ZS05.due_of_regions": "2023-11-30",
    "NW03.due": "2023-10-31",
    "NW04.due": "2023-12-31",
    "NW05.due": "2024-03-31",
    "NW08.due": "2023-08-31",
    "NW09.due": "2024-06-30",
    "DC01.since": "2023-02-20",
}
"""What the rows of the county say, read by hand."""
DEPARTING = {
    ("DC01", "projects/1", "县财政局"),
    ("DC02", "purchases/1", "县教育局"),
    ("DC03", "projects/2", "北岭乡"),
    ("DC08", "systems/3", "县水利局"),
    ("NW01", "rooms/1", "县教育局"),
    ("NW03", "lines/1", "县教育局"),
    ("NW04", "budget_lines/1", "县财政局"),
    ("NW05", "networks/1", "县水利局"),
    ("NW08", "units/北岭乡", "县数据局"),
    ("NW09", "units/栖河县政府", "县数据局"),
    ("ZS01", "units/县教育局", "县教育局"),
    ("ZS03", "systems/3", "县水利局"),
    ("ZS04", "systems/2", "县教育局"),
    ("ZS05", "systems/3", "县水利局"),
    ("ZS06", "budget_lines/3", "双桥镇"),
    ("ZS08", "systems/3", "县水利局"),
}
"""What in its inventory departs from its words, read by hand: rule, record, and the unit that answers for it."""


@cache
def report(as_of: str = AS_OF) -> Report:
    """Return what the rules say of the county."""
    return check(
        PLAN,
        as_of=as_of,
        inventory=read_inventory(COUNTY / "inventory.toml"),
        roster=read_roster(COUNTY / "roster.toml"),
        settings=read_settings(COUNTY / "egov.toml"),
    )


def words_of_dalian(dalian: Plan) -> list[str]:
    """Return words by which one would know that plan: its name, its units, its own days."""
    units = {unit for task in dalian for unit in task.lead_units}
    days = {str(task.deadline.last_day) for task in dalian if task.deadline.last_day is not None}
    return ["大连", "Dalian", "dalian", "辽宁", *sorted(units | days)]


class TestPlan:
    """What the folder holds."""

    def test_every_word_of_its_rows_is_accounted_for_once(self) -> None:
        """The clauses stand in the cells one behind the other, and leave nothing over."""
        assert len(PLAN) == 19
        for task in PLAN:
            for cell in Cell:
                found = stretches(task.cell(cell), [one.text for one in task.clauses if one.cell is cell])
                assert None not in found
                assert left_over(task.cell(cell), found) == ()

    def test_it_says_that_it_is_invented(self) -> None:
        """So do its inventory and its roster."""
        assert "虚构" in PLAN.title
        assert read_inventory(COUNTY / "inventory.toml").is_example
        assert read_roster(COUNTY / "roster.toml").is_example

    def test_its_days_are_those_of_its_own_rows(self) -> None:
        """Two rows can set two days of one rule; what was begun under the plan was begun since its issue."""
        found = plan_days(PLAN, rulebook())
        assert {name: found[name] for name in DAYS} == {name: day(one).toordinal() for name, one in DAYS.items()}
        assert found["NW04.due_year"] == 2023


class TestReport:
    """What the rules find in the county."""

    @pytest.mark.parametrize("rule_id", RECORD_RULES)
    def test_every_rule_that_its_rows_command_judges_something(self, rule_id: str) -> None:
        """And says that it is so or not so of one record at least."""
        counts = report().verdicts[rule_id]
        assert counts[Verdict.PASS] + counts[Verdict.FAIL] > 0

    @pytest.mark.parametrize("rule_id", RECORD_RULES)
    def test_findings_quote_the_stretches_that_go_to_the_rule(self, rule_id: str) -> None:
        """And nothing of the annex in whose words the rule was written."""
        own = [(task.id, one.text) for task in PLAN for one in task.clauses if rule_id in one.rules]
        for finding in report():
            if finding.rule_id == rule_id:
                assert [(one.document, one.row, one.quote) for one in finding.citations] == [
                    ("qihe-2023", row, text) for row, text in own
                ]

    def test_what_departs_is_what_one_reads_in_the_files(self) -> None:
        """Each under the unit that the county's plan binds."""
        found = [one for one in report() if one.rule_id in RECORD_RULES and one.verdict is Verdict.FAIL]
        assert {(one.rule_id, one.subjects[0], one.unit) for one in found} == DEPARTING
        assert len(found) == len(DEPARTING)

    def test_things_that_its_rows_order_are_asked_of_its_units(self) -> None:
        """One was handed in fifteen days late, two not at all, one in time."""
        found = {(one.subjects, one.matter) for one in report() if one.rule_id == "DV01"}
        assert found == {
            (("4", "县数据局"), "系统清理清单汇总表"),
            (("13", "县数据局"), "县政务数据中心"),
            (("13", "县数据局"), "本地灾备中心"),
        }
        assert report().verdicts["DV01"][Verdict.PASS] == 1

    @pytest.mark.parametrize(("as_of", "says"), [("2023-10-31", False), ("2023-11-01", True)])
    def test_a_rule_waits_for_the_day_of_the_county(self, as_of: str, says: bool) -> None:
        """Its lines have to be gone by the end of October 2023; the message says so."""
        found = [one for one in report(as_of) if one.rule_id == "NW03"]
        assert bool(found) is says
        assert all("by 2023-10-31" in one.text("en") for one in found)

    def test_a_rule_that_it_does_not_command_is_not_run(self) -> None:
        """With the reason; among others that about migration."""
        stated = {"MG02", "MG04"}
        assert stated.isdisjoint(COMMANDED)
        assert {report().not_run[one].en.partition(":")[0] for one in stated} == {
            "the plan commands nothing of the kind"
        }


class TestCommand:
    """`egov check` with the files of the county."""

    @pytest.mark.parametrize("form", ["text", "json", "html", "markdown"])
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_no_word_of_another_plan_is_in_its_report(
        self, form: str, lang: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Neither name nor unit nor day of Dalian, in whatever form."""
        assert main([*WITH_FILES, "--lang", lang, "--format", form]) == 1
        printed = capsys.readouterr().out
        assert "县数据局" in printed
        assert [one for one in words_of_dalian(issued.load("dalian-2017")) if one in printed] == []

    def test_its_pack_judges_by_its_own_row(self, tmp_path: Path) -> None:
        """Once it is installed: a township that pays too much, since the day of row 14."""
        options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--no-compile", "--target")
        subprocess.run(
            [sys.executable, "-m", "pip", "install", *options, str(tmp_path), str(COUNTY / "pack")], check=True
        )
        asked = [*WITH_FILES, "--select", "QH", "--lang", "en", "--format", "json"]
        code = (
            f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nfrom egov_consolidation.cli import main\nmain({asked})"
        )
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
        (found,) = json.loads(ran.stdout)["findings"]
        assert (found["rule"], found["subjects"], found["unit"]) == ("QH01", ["lines/4"], "北岭乡")
        assert "since 2023-10-31" in found["message"]
        assert found["citations"][0]["row"] == "14"


class TestPage:
    """`docs/how-to/bring-your-own-plan.md`."""

    COMMANDS = tuple(
        line.removeprefix("$ egov ")
        for block in re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        for line in block.replace("\\\n", " ").splitlines()
        if line.startswith("$ egov ") and "QH01" not in line
    )

    @pytest.mark.parametrize("command", COMMANDS)
    def test_its_commands_run(
        self, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """From the root of a checkout; each prints its result."""
        monkeypatch.chdir(ROOT)
        assert main(shlex.split(command)) in {0, 1}
        assert "县数据局" in capsys.readouterr().out

    def test_what_it_shows_is_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The finding, however wide the terminal is."""
        sample = PAGE.read_text(encoding="utf-8").partition("```text\n")[2].partition("```")[0]
        main([*WITH_FILES, "--lang", "zh"])
        printed = "".join(capsys.readouterr().out.split())
        assert all("".join(line.split()) in printed for line in sample.splitlines())
