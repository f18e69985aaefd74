"""`egov check`: results, exit statuses, refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

from egov_consolidation import check, issued, read_inventory
from egov_consolidation.inventory import Inventory, LeasedLine
from egov_consolidation.model import Mark
from egov_consolidation.rendering import (
    baseline_json,
    json_text,
    report_json,
    report_markdown,
    report_text,
    survey_html,
    survey_json,
    survey_markdown,
    survey_text,
)
from egov_consolidation.rules import Strength, rulebook
from egov_consolidation.rules.engine import write_parquet
from egov_consolidation.wording import Lang

if TYPE_CHECKING:
    from .conftest import Run

AS_OF = ("--as-of", "2018-07-01")
CITY = Path(__file__).resolve().parents[2] / "examples" / "city"
UNKNOWN = """
id = "asked"
issued = "2017-11-10"

[[tasks]]
id = "1"
theme = "清理"
content = "编制清理清单。"
lead_units = ["市审计局"]
deadline = "待领导小组研究确定后另行通知"
"""


class TestRun:
    """What the command prints, and its exit status."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_json_is_what_rendering_makes_of_the_report(self, run: Run, lang: Lang) -> None:
        """JSON is what rendering makes of the report."""
        ran = run("check", *AS_OF, "--format", "json", "--lang", lang)
        report = check(issued.load(), as_of="2018-07-01")
        document = report_json(report, lang)
        assert (ran.status, ran.out, ran.err) == (1, json_text(document), "")

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_text_and_markdown_are_what_rendering_makes_of_the_report(self, run: Run, lang: Lang) -> None:
        """Text and Markdown are what rendering makes of the report."""
        report = check(issued.load(), as_of="2018-07-01")
        text, markdown = report_text(report, lang, width=120), report_markdown(report, lang)
        assert run("check", *AS_OF, "--lang", lang).out == text
        assert run("check", *AS_OF, "--lang", lang, "--format", "markdown").out == markdown

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_the_survey_is_what_rendering_makes_of_the_report(self, run: Run, lang: Lang) -> None:
        """It takes the place of the report, in every form, and the exit status stays."""
        report = check(issued.load(), as_of="2018-07-01")
        asked = ("check", *AS_OF, "--lang", lang, "--survey")
        assert (run(*asked).out, run(*asked).status) == (survey_text(report, lang, width=120), 1)
        assert run(*asked, "--format", "json").out == json_text(survey_json(report, lang))
        assert run(*asked, "--format", "markdown").out == survey_markdown(report, lang)
        assert run(*asked, "--format", "html").out == survey_html(report, lang)

    def test_language_changes_messages_and_nothing_else(self, run: Run) -> None:
        """Language changes messages and nothing else."""
        zh, en = (json.loads(run("check", *AS_OF, "--format", "json", "--lang", lang).out) for lang in ("zh", "en"))
        assert [one.pop("message") for one in zh["findings"]] != [one.pop("message") for one in en["findings"]]
        for key in ("not_run", "rules"):
            assert zh.pop(key).keys() == en.pop(key).keys()
        assert zh == en

    def test_status_is_0_for_a_plan_in_which_nothing_departs(self, run: Run, clean: str) -> None:
        """Status is 0 for a plan in which nothing departs."""
        ran = run("check", clean, *AS_OF)
        assert (ran.status, ran.err) == (0, "")
        assert "nothing departs" in ran.out

    def test_status_is_1_where_something_departs(self, run: Run) -> None:
        """Status is 1 where something departs."""
        ran = run("check", *AS_OF, "--select", "PL04")
        assert (ran.status, ran.err) == (1, "")

    def test_status_is_1_where_something_cannot_be_decided_unless_that_is_allowed(self, run: Run) -> None:
        """Status is 1 where something cannot be decided unless that is allowed."""
        words = ("check", *AS_OF, "--select", "PL03")
        decided = json.loads(run(*words, "--format", "json").out)
        assert {one["verdict"] for one in decided["findings"]} == {"UNKNOWN"}
        assert run(*words).status == 1
        assert run(*words, "--allow-unknown").status == 0

    def test_what_departs_counts_though_the_undecided_is_allowed(self, run: Run) -> None:
        """What departs counts though the undecided is allowed."""
        assert run("check", *AS_OF, "--select", "PL04", "--allow-unknown").status == 1

    @pytest.mark.parametrize(("least", "status"), [("note", 1), ("warning", 1), ("error", 0)])
    def test_fail_on_sets_the_least_severity_that_counts_and_still_lists_the_rest(
        self, run: Run, least: str, status: int
    ) -> None:
        """Fail on sets the least severity that counts and still lists the rest."""
        words = ("check", *AS_OF, "--select", "PL04", "--allow-unknown")
        found = json.loads(run(*words, "--format", "json").out)["findings"]
        assert {one["severity"] for one in found if one["verdict"] == "FAIL"} == {"WARNING"}
        ran = run(*words, "--fail-on", least)
        assert ran.status == status
        assert "1.1 → 1.10" in ran.out

    def test_without_judgement_the_order_of_the_issued_deadlines_holds(self, run: Run) -> None:
        """Without judgement the order of the issued deadlines holds."""
        words = ("check", *AS_OF, "--select", "PL04", "--format", "json")
        found = json.loads(run(*words, "--marks", "explicit,implied").out)
        assert found["verdicts"]["PL04"]["FAIL"] == 0
        assert json.loads(run(*words).out)["verdicts"]["PL04"]["FAIL"] > 0

    def test_marks_are_those_of_the_call_in_python(self, run: Run) -> None:
        """Marks are those of the call in Python."""
        ran = run("check", *AS_OF, "--marks", "implied，explicit", "--format", "json")
        report = check(issued.load(), as_of="2018-07-01", marks=frozenset({Mark.EXPLICIT, Mark.IMPLIED}))
        assert ran.out == json_text(report_json(report, "en"))

    def test_select_and_ignore_take_ids_and_prefixes(self, run: Run) -> None:
        """Select and ignore take ids and prefixes."""
        ran = run("check", *AS_OF, "--select", "LG,PL01,PL02", "--ignore", "LG04,PL01", "--format", "json")
        assert list(json.loads(ran.out)["verdicts"]) == ["LG01", "LG02", "LG03", "PL02"]

    def test_today_is_a_day(self, run: Run, clean: str) -> None:
        """Today is a day."""
        assert run("check", clean, "--as-of", "today").status == 0

    def test_day_of_issue_can_be_said_for_the_issued_plan(self, run: Run) -> None:
        """Day of issue can be said for the issued plan."""
        words = ("check", *AS_OF, "--select", "PL03", "--issued")
        assert run(*words, "2017-11-10").status == 0
        assert run(*words, "2018-01-01").status == 1

    def test_deadline_that_cannot_be_read_is_no_bad_input(self, run: Run, tmp_path: Path) -> None:
        """Deadline that cannot be read is no bad input."""
        file = tmp_path / "asked.toml"
        file.write_text(UNKNOWN, encoding="utf-8")
        assert run("check", str(file), *AS_OF, "--select", "PL02").status == 1


WAIVERS = """
[[waivers]]
rule = "PL04"
subjects = ["1.1", "1.10"]
reason = "目录分批编制"
approver = "市政府办公厅"
from = 2018-01-01
last_day = 2018-07-01
"""


@pytest.fixture
def in_principle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let PL04 hold in principle only."""
    rules = tuple(attrs.evolve(one, strength=Strength.IN_PRINCIPLE) if one.id == "PL04" else one for one in rulebook())
    monkeypatch.setattr("egov_consolidation.cli._inputs.rulebook", lambda: rules)


class TestWaivers:
    """`--waivers`."""

    WORDS = ("check", "--select", "PL04,WV", "--lang", "zh")

    @pytest.mark.usefixtures("in_principle")
    def test_what_is_permitted_stands_apart_until_the_last_day(self, run: Run, tmp_path: Path) -> None:
        """On the next day it is a finding again, and so is the waiver."""
        file = tmp_path / "豁免.toml"
        file.write_text(WAIVERS, encoding="utf-8")
        words = (*self.WORDS, "--waivers", str(file), "--format", "json", "--as-of")
        last, after = (json.loads(run(*words, day).out) for day in ("2018-07-01", "2018-07-02"))
        assert [(one["subjects"], one["waiver"]["approver"], one["waiver"]["last_day"]) for one in last["waived"]] == [
            (["1.1", "1.10"], "市政府办公厅", "2018-07-01")
        ]
        assert ["1.1", "1.10"] not in [one["subjects"] for one in last["findings"]]
        assert after["waived"] == []
        assert ["1.1", "1.10"] in [one["subjects"] for one in after["findings"]]
        assert [one["citations"][0]["document"] for one in after["findings"] if one["rule"] == "WV01"] == ["豁免.toml"]

    def test_a_rule_that_binds_is_not_waived(self, run: Run, tmp_path: Path) -> None:
        """PL04 is a must: nothing is hidden, and the waiver itself is a finding."""
        file = tmp_path / "w.toml"
        file.write_text(WAIVERS, encoding="utf-8")
        ran = run(*self.WORDS, "--as-of", "2018-07-01", "--waivers", str(file))
        assert ran.status == 1
        assert "1.1 → 1.10" in ran.out
        assert "市政府办公厅批准的豁免（规则 PL04，对象 1.1、1.10）：不予适用" in ran.out
        assert "已豁免" not in ran.out

    @pytest.mark.parametrize(("day", "is_waived"), [("2019-12-31", True), ("2020-01-01", False)])
    def test_the_invented_city_has_a_permission_of_its_own(self, run: Run, day: str, is_waived: bool) -> None:
        """For a machine room that keeps its servers in principle only, until the end of 2019."""
        files = ("--inventory", str(CITY / "inventory.toml"), "--waivers", str(CITY / "waivers.toml"))
        words = ("check", *files, "--select", "NW01,WV", "--as-of", day, "--format")
        found, text = json.loads(run(*words, "json").out), run(*words, "text", "--lang", "zh").out
        assert [one["subjects"] for one in found["waived"]] == ([["rooms/r0002"]] if is_waived else [])
        assert (["rooms/r0002"] in [one["subjects"] for one in found["findings"]]) is not is_waived
        assert [one["rule"] for one in found["findings"] if one["rule"].startswith("WV")] == (
            [] if is_waived else ["WV01"]
        )
        assert ("经市政府办公厅批准豁免，有效期至 2019-12-31（含当日）" in "".join(text.split("\n      "))) is is_waived

    def test_a_rule_that_there_is_not_is_refused(self, run: Run, tmp_path: Path) -> None:
        """With the nearest one, and nothing is printed."""
        file = tmp_path / "w.toml"
        file.write_text(WAIVERS.replace("PL04", "PL4"), encoding="utf-8")
        ran = run("check", *AS_OF, "--waivers", str(file))
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == "w.toml $.waivers[0].rule: PL4: fits no rule. egov rules lists them; PL04 is the nearest\n"

    def test_every_problem_of_the_file_is_told(self, run: Run, tmp_path: Path) -> None:
        """Each with its path."""
        file = tmp_path / "w.toml"
        file.write_text(WAIVERS.replace("2018-07-01", "2017-07-01").replace("reason", "why"), encoding="utf-8")
        ran = run("check", *AS_OF, "--waivers", str(file))
        assert (ran.status, ran.out) == (2, "")
        assert [line.partition(": ")[0] for line in ran.err.splitlines()] == [
            f"w.toml $.waivers[0].{key}" for key in ("reason", "last_day", "why")
        ]


class TestBaseline:
    """`--baseline` and `--write-baseline`."""

    def test_what_is_written_is_known_the_next_time(self, run: Run, tmp_path: Path) -> None:
        """Nothing departs then, and what was known is counted and not listed."""
        file = str(tmp_path / "baseline.json")
        words = ("check", *AS_OF, "--select", "PL04", "--write-baseline", file)
        first, second = run(*words), run(*words, "--baseline", file)
        assert (first.status, second.status) == (1, 0)
        assert "1.1 → 1.10" in first.out
        assert "1.1 → 1.10" not in second.out
        assert "known before" in " ".join(second.out.split())
        again = run(*words[:-2], "--baseline", file, "--format", "json")
        assert [again.status, json.loads(again.out)["findings"]] == [0, []]

    def test_it_is_the_document_of_the_report(self, run: Run, tmp_path: Path) -> None:
        """Written whole, beside the result."""
        file = tmp_path / "baseline.json"
        run("check", *AS_OF, "--write-baseline", str(file), "-o", str(tmp_path / "report.txt"))
        assert file.read_text(encoding="utf-8") == json_text(baseline_json(check(issued.load(), as_of="2018-07-01")))
        assert sorted(one.name for one in tmp_path.iterdir()) == ["baseline.json", "report.txt"]

    def test_one_unit_has_none_of_its_own(self, run: Run, tmp_path: Path) -> None:
        """It would forget what is known of all others, and take the place of the one that knows it."""
        file = tmp_path / "baseline.json"
        file.write_text("kept", encoding="utf-8")
        words = ("check", *AS_OF, "--select", "PL", "--write-baseline", str(file))
        ran = run(*words, "--unit", "市审计局")
        assert (ran.status, ran.out) == (2, "")
        assert "--write-baseline: holds what all units have" in ran.err
        assert file.read_text(encoding="utf-8") == "kept"

    def test_one_unit_is_judged_by_that_of_all(self, run: Run, tmp_path: Path) -> None:
        """What is known of a unit is not listed for it."""
        file = tmp_path / "baseline.json"
        words = ("check", *AS_OF, "--inventory", str(CITY / "inventory.toml"), "--select", "NW")
        run(*words, "--write-baseline", str(file))
        shown = run(*words, "--unit", "市交通局", "--baseline", str(file), "--format", "json")
        assert (shown.status, json.loads(shown.out)["findings"]) == (0, [])

    def test_a_baseline_of_another_plan_is_refused(self, run: Run, tmp_path: Path, clean: str) -> None:
        """And the one that is there stays as it is."""
        file = tmp_path / "baseline.json"
        run("check", *AS_OF, "--write-baseline", str(file))
        before = file.read_text(encoding="utf-8")
        ran = run("check", clean, *AS_OF, "--baseline", str(file), "--write-baseline", str(file))
        assert (ran.status, ran.out, ran.err) == (2, "", "baseline: is of the plan dalian-2017, must be of clean\n")
        assert file.read_text(encoding="utf-8") == before


class TestSettings:
    """`--settings`."""

    SETTINGS = 'select = ["PL04"]\n[severity]\nPL = "note"\n'

    def verdicts(self, run: Run, *words: str) -> set[str]:
        """Return which rules have run."""
        return set(json.loads(run("check", *AS_OF, "--format", "json", *words).out)["verdicts"])

    def test_a_file_sets_what_runs_and_what_it_weighs(self, run: Run, tmp_path: Path) -> None:
        """The weight counts for the exit status."""
        file = tmp_path / "ours.toml"
        file.write_text(self.SETTINGS, encoding="utf-8")
        assert self.verdicts(run, "--settings", str(file)) == {"PL04"}
        words = ("check", *AS_OF, "--settings", str(file), "--fail-on")
        assert [run(*words, "note").status, run(*words, "warning").status] == [1, 0]

    @pytest.mark.parametrize(
        ("name", "text"),
        [("egov.toml", SETTINGS), ("pyproject.toml", '[tool.egov]\nselect = ["PL04"]\n')],
    )
    def test_the_folder_in_which_it_runs_is_asked(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
    ) -> None:
        """Unless none is asked for, or a rule is."""
        (tmp_path / name).write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        assert self.verdicts(run) == {"PL04"}
        assert self.verdicts(run, "--select", "PL01") == {"PL01"}
        assert "PL01" in self.verdicts(run, "--settings", "none")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("selct = []", "egov.toml $.selct: is not a known key"),
            (
                'select = ["PL4"]',
                "egov.toml $.select[0]: PL4: fits no rule. egov rules lists them; PL04 is the nearest",
            ),
            ("[parameters]\nPL08.similarty = 1", "egov.toml $.parameters.PL08.similarty: is a parameter of no rule"),
        ],
    )
    def test_what_is_unknown_is_refused(self, run: Run, tmp_path: Path, text: str, said: str) -> None:
        """With the file, and nothing is printed."""
        file = tmp_path / "egov.toml"
        file.write_text(text, encoding="utf-8")
        ran = run("check", *AS_OF, "--settings", str(file))
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(said)


class TestNothingRan:
    """Where no rule ran, nothing was judged."""

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--select", "DC01"), "no rule ran: nothing can be said."),
            (("--select", "NW03", "--ignore", "NW03"), "no rule is chosen, since each is left out"),
        ],
    )
    def test_the_status_is_1(self, run: Run, words: tuple[str, ...], said: str) -> None:
        """A job that judges nothing must not pass for one that found nothing."""
        ran = run("check", *AS_OF, *words, "--lang", "en")
        assert ran.status == 1
        assert said in ran.out
        assert "nothing departs" not in ran.out


class TestInventory:
    """`--inventory` and `--unit`."""

    WORDS = ("check", "--as-of", "2025-10-01", "--select", "NW,IV", "--inventory")

    def test_without_one_its_rules_are_not_run(self, run: Run) -> None:
        """They are neither passes nor findings, and the reason is said."""
        found = json.loads(run("check", *AS_OF, "--format", "json", "--lang", "en").out)
        assert "NW03" not in found["verdicts"]
        assert "inventory" in found["not_run"]["NW03"]

    def test_a_kind_that_it_does_not_give_is_not_judged(self, run: Run, tmp_path: Path) -> None:
        """A table of lines says nothing of rooms."""
        file = tmp_path / "lines.csv"
        file.write_text("编号,责任单位,取消时间\n7,市财政局,尚未\n", encoding="gb18030")
        found = json.loads(run(*self.WORDS, str(file), "--format", "json", "--lang", "en").out)
        assert found["verdicts"]["NW03"]["UNKNOWN"] == 1
        assert "machine room" in found["not_run"]["NW01"]

    def test_parquet_files_are_judged_where_they_stand(self, run: Run, tmp_path: Path) -> None:
        """With the findings of the same records in memory, those of one unit too."""
        write_parquet(read_inventory(CITY / "inventory.toml"), tmp_path / "市")
        for words in ((), ("--unit", "市交通局")):
            of_files, of_memory = (
                json.loads(run(*self.WORDS, str(source), *words, "--format", "json").out)
                for source in (tmp_path / "市", CITY / "inventory.toml")
            )
            ran = set(of_files["verdicts"])
            assert {"NW03", "NW05"} <= ran
            assert [one["fingerprint"] for one in of_files["findings"]] == [
                one["fingerprint"] for one in of_memory["findings"] if one["rule"] in ran
            ]
            assert of_files["not_run"]["IV01"].startswith("looks at the inventory as a whole")

    def test_a_unit_that_parquet_files_do_not_name_is_refused(self, run: Run, tmp_path: Path) -> None:
        """With the nearest; one that they name is known."""
        write_parquet(Inventory(id="i", lines=(LeasedLine(id="7", unit="市某某局"),)), tmp_path)
        words = (*self.WORDS, str(tmp_path), "--unit")
        assert run(*words, "市某某局").status in {0, 1}
        ran = run(*words, "市某局")
        assert (ran.status, "市某某局 is the nearest" in ran.err) == (2, True)

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("zh", "提示：lines.csv 第1行: 以下各列规则不使用，未读取：备注\n"),
            ("en", "remark: lines.csv row 1: columns passed over"),
        ],
    )
    def test_what_is_passed_over_is_remarked_beside_the_result(
        self, run: Run, tmp_path: Path, lang: str, said: str
    ) -> None:
        """On standard error: the result is the same."""
        file = tmp_path / "lines.csv"
        words = (*self.WORDS, str(file), "--lang", lang)
        file.write_text("id,unit\n7,市财政局\n", encoding="utf-8")
        plain = run(*words)
        file.write_text("id,unit,备注\n7,市财政局,旧\n", encoding="utf-8")
        ran = run(*words)
        assert ran.err.startswith(said)
        assert len(ran.err.splitlines()) == 1
        assert (ran.status, ran.out, plain.err) == (plain.status, plain.out, "")

    def test_a_unit_sees_its_own_findings_and_all_of_them(self, run: Run) -> None:
        """Every finding that names a unit is shown to exactly that unit."""
        words = (*self.WORDS, str(CITY / "inventory.toml"), "--format", "json")
        every = json.loads(run(*words).out)["findings"]
        units = {one["unit"] for one in every}
        assert {"市交通局", "市水务局"} <= units
        shown = [one for unit in sorted(units) for one in json.loads(run(*words, "--unit", unit).out)["findings"]]
        assert sorted(one["fingerprint"] for one in shown) == sorted(one["fingerprint"] for one in every)

    def test_a_unit_asks_for_itself(self, run: Run) -> None:
        """The status is 0 where nothing of it departs, and the report says that others have findings."""
        words = ("check", "--as-of", "2019-03-01", "--select", "NW03", "--inventory", str(CITY / "inventory.toml"))
        every = json.loads(run(*words, "--format", "json").out)["findings"]
        units = {one["unit"] for one in every}
        others = json.loads(run(*words, "--format", "json", "--unit", min(units)).out)["unlisted"]["others"]
        ran = run(*words, "--unit", "市审计局", "--lang", "zh")
        assert "市审计局" not in units
        assert (ran.status, run(*words, "--unit", min(units)).status) == (0, 1)
        assert f"市审计局未发现问题。另有 {len(every)} 项不属市审计局，未列出。" in ran.out
        assert others == sum(one["unit"] != min(units) for one in every)

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--inventory", str(CITY / "inventory.toml"), "--unit", "市交通"), "市交通局 is the nearest"),
            (("--unit", "市审计"), "市审计局 is the nearest"),
            (("--unit", "市交通局"), "neither plan nor roster, inventory or ledger name such a unit"),
            (("--ledger", "missing.csv"), "missing.csv"),
            (("--inventory", "missing.toml"), "missing.toml: is not there"),
            (("--inventory", "systems.ods"), "systems.ods: is not there"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, run: Run, words: tuple[str, ...], said: str) -> None:
        """A unit that is spelt wrongly would pass for one without findings."""
        ran = run("check", *AS_OF, *words)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err

    @pytest.mark.parametrize(
        "words",
        [("市审计局",), ("市审计委", "--ledger"), ("市交通局", "--roster", "dalian-example"), ("市发改委",)],
        ids=("plan", "ledger", "roster", "alias"),
    )
    def test_a_unit_that_anything_names_is_known(self, run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
        """Plan, ledger or roster, by any of its names."""
        ledger = tmp_path / "台账.csv"
        ledger.write_text("序号,任务,单位,进展状态\n1,2.5.1,市审计委,推进中\n", encoding="utf-8")
        given = (*words, str(ledger)) if words[-1] == "--ledger" else words
        ran = run("check", *AS_OF, "--unit", *given, "--format", "json")
        assert (ran.status, ran.err) == (0, "")
        assert json.loads(ran.out)["work"]["unit"] == {"市发改委": "市发展改革委"}.get(words[0], words[0])

    def test_a_ledger_is_judged_and_shown(self, run: Run, tmp_path: Path) -> None:
        """What is red is a finding, and so it is of the unit alone."""
        ledger = tmp_path / "台账.csv"
        rows = "序号,任务编号,责任单位,进展状态\n1,2.5.3,市审计局,推进中\n2,2.3.3,市发展改革委,推进中\n"
        ledger.write_text(rows, encoding="utf-8")
        words = ("check", *AS_OF, "--select", "SU05", "--ledger", str(ledger), "--lang", "zh")
        assert "任务 2.5.3（市审计局）：完成时限为 2018-06-30，已逾期 1 天" in run(*words).out
        ran = run(*words, "--unit", "市审计局")
        assert ran.status == 1
        assert "市审计局应落实的任务 [4]：红灯 1" in ran.out
        assert "2.3.3（" not in ran.out

    def test_all_problems_of_a_folder_are_listed_and_nothing_is_judged(self, run: Run, tmp_path: Path) -> None:
        """With file, row and column."""
        (tmp_path / "lines.csv").write_text("编号,月租费\n7,35\n", encoding="utf-8")
        (tmp_path / "rooms.csv").write_text("编号,机房内设备和系统\n1,空调\n", encoding="utf-8")
        ran = run(*self.WORDS, str(tmp_path), "--lang", "zh")
        assert (ran.status, ran.out) == (2, "")
        assert [line.partition(": ")[0] for line in ran.err.splitlines()] == [
            "lines.csv 第2行 “月租费”",
            "rooms.csv 第2行 “机房内设备和系统”",
        ]


class TestRefusals:
    """Bad use."""

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("check",), "needs --as-of"),
            (("check", "--as-of", "1 July 2018"), "1 July 2018"),
            (("check", "--as-of", "2018-02-30"), "2018-02-30"),
            (("check", *AS_OF, "--select", "PL4"), "PL04 is the nearest"),
            (("check", *AS_OF, "--ignore", "LG01,XX"), "XX: fits no rule"),
            (("check", *AS_OF, "--marks", "explicit,guessed"), "explicit, implied, judgement"),
            (("check", *AS_OF, "--marks", ""), "explicit, implied, judgement"),
            (("check", *AS_OF, "--fail-on", "fatal"), "must be one of note, warning, error"),
            (("check", *AS_OF, "--roster", "dalian-2071"), "dalian-2017 is the nearest"),
            (("check", *AS_OF, "--roster", "missing.toml"), "missing.toml"),
        ],
    )
    def test_bad_use_is_refused_with_2_and_nothing_is_written(
        self, run: Run, tmp_path: Path, words: tuple[str, ...], said: str
    ) -> None:
        """Bad use is refused with 2 and nothing is written."""
        file = tmp_path / "report.json"
        ran = run(*words, "-o", str(file))
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
        assert not any(tmp_path.iterdir())
