"""`egov schedule --risk`: how likely the plan is to be in time."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from egov_consolidation import issued
from egov_consolidation.dates import WorkCalendar
from egov_consolidation.graph import PlanGraph
from egov_consolidation.schedule import RiskAnalysis, analyze_risk

if TYPE_CHECKING:
    from .conftest import Run

FROM = ("--data-date", "2017-11-10")
LOOP = """
id = "loop"
tasks = [{ id = "1", content = "建设平台。", deadline = "2018-03-31", dependencies = [{ predecessor = "1" }] }]
"""
GUESS = """
id = "ours"
plan = "loop"
[[estimates]]
task = "1"
least = 5
likely = 8
most = 15
by = "市审计局"
reason.en = "as last year"
reason.zh = "参照上年"
"""


def risk_in(run: Run, *words: str) -> Any:  # noqa: ANN401 - JSON
    """Return what the command prints of risk as JSON."""
    return json.loads(run("schedule", *FROM, *words, "--format", "json").out)["risk"]


def of_dalian(samples: int, **settings: Any) -> RiskAnalysis:  # noqa: ANN401 - as they come
    """Return what the analysis finds of the plan of Dalian."""
    plan, estimates = issued.load("dalian-2017"), issued.estimates("dalian-2017")
    graph = PlanGraph.from_plan(plan)
    return analyze_risk(plan, graph, estimates, data_date="2017-11-10", samples=samples, **settings)


class TestRisk:
    """What is asked, and what is said."""

    def test_it_says_what_the_analysis_finds(self, run: Run) -> None:
        """With the estimates that ship with the plan; samples, seed and correlation as asked."""
        expected = of_dalian(300, seed=7, correlation=0.25)
        read = risk_in(run, "--risk", "300", "--seed", "7", "--correlation", "0.25")
        assert (read["samples"], read["seed"], read["correlation"]) == (300, 7, 0.25)
        assert read["end"]["p80"] == expected.end.p80.isoformat()
        assert [one["id"] for one in read["tasks"]] == [one.id for one in expected]
        assert [one["on_time"]["probability"] for one in read["tasks"]] == [
            one.on_time.value for one in expected if one.on_time is not None
        ]

    def test_unless_it_is_asked_nothing_is_said(self, run: Run) -> None:
        """And nothing is drawn."""
        assert risk_in(run) is None

    def test_the_samples_may_be_left_out(self, run: Run) -> None:
        """Ten thousand, from seed 0, independent of each other."""
        read = risk_in(run, "--risk")
        assert (read["samples"], read["seed"], read["correlation"]) == (10_000, 0, 0)

    def test_working_days_and_marks_count(self, run: Run) -> None:
        """As they do for the schedule."""
        expected = of_dalian(50, calendar=WorkCalendar.official())
        read = risk_in(run, "--risk", "50", "--working-days")
        assert read["end"]["p50"] == expected.end.p50.isoformat()
        assert risk_in(run, "--risk", "50", "--marks", "explicit")["end"] != risk_in(run, "--risk", "50")["end"]

    @pytest.mark.parametrize("form", ["text", "markdown", "html"])
    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("zh", ["按期完成的可能性", "分单位情况", "以上结果的前提", "随机种子 5"]),
            ("en", ["how likely the plan is to be in time", "by unit", "On what this rests", "seed 5"]),
        ],
    )
    def test_every_form_says_it(self, run: Run, form: str, lang: str, words: list[str]) -> None:
        """In the language asked for."""
        ran = run("schedule", *FROM, "--risk", "40", "--seed", "5", "--format", form, "--lang", lang)
        assert (ran.status, ran.err) == (1, "")
        assert all(one in ran.out for one in words)
        assert words[0] not in run("schedule", *FROM, "--format", form, "--lang", lang).out

    def test_pictures_are_drawn_as_without_it(self, run: Run) -> None:
        """They show one schedule."""
        assert (
            run("schedule", *FROM, "--risk", "40", "--format", "svg").out
            == run("schedule", *FROM, "--format", "svg").out
        )

    def test_where_no_dates_fit_there_is_no_risk(self, run: Run, tmp_path: Path) -> None:
        """The contradiction is said, and the status is 1."""
        plan, estimates = tmp_path / "loop.toml", tmp_path / "ours.toml"
        plan.write_text(LOOP, encoding="utf-8")
        estimates.write_text(GUESS, encoding="utf-8")
        ran = run("schedule", str(plan), "--estimates", str(estimates), "--risk", "10", "--format", "json")
        read = json.loads(ran.out)
        assert (ran.status, ran.err, read["risk"]) == (1, "", None)
        assert read["contradictions"][0]["tasks"] == ["1"]


class TestRefusals:
    """Bad use is 2, with the words that are wrong, and nothing on standard output."""

    @pytest.mark.parametrize(
        ("words", "en", "zh"),
        [
            (("--risk", "0"), "samples: 0, must lie between 1 and 100000000", "抽样次数：0，须为 1 至 100000000"),
            (
                ("--risk", "many"),
                "--risk: is 'many', must be a whole number",
                "--risk：为 'many'，须为不超过九位的非负整数",
            ),
            (("--risk", "-5"), "-5", "-5"),
            (("--risk", "٣"), "must be a whole number", "须为不超过九位的非负整数"),
            (("--risk", "1234567890"), "at most nine digits", "不超过九位"),
            (("--risk", "--seed", "x"), "--seed: is 'x'", "--seed：为 'x'"),
            (("--risk", "--correlation", "1.5"), "must be a number from 0 to 1", "须为 0 至 1 之间的数"),
            (("--risk", "--correlation", "nan"), "--correlation: is 'nan'", "--correlation：为 'nan'"),
            (("--seed", "0"), "--seed: says how risk is worked out", "--seed：用于风险分析，须与 --risk 同时给出"),
            (("--correlation", "0"), "must stand beside --risk", "--correlation：用于风险分析"),
            (
                ("--risk", "--estimates", "none"),
                "--risk: there are no estimates to draw durations from",
                "--risk：没有可供抽样的工期估计",
            ),
        ],
    )
    def test_what_cannot_be_done_is_refused(self, run: Run, words: tuple[str, ...], en: str, zh: str) -> None:
        """In both languages."""
        for lang, said in (("en", en), ("zh", zh)):
            ran = run("schedule", *FROM, *words, "--lang", lang)
            assert (ran.status, ran.out) == (2, "")
            assert said in ran.err

    @pytest.mark.parametrize("value", ["0", "1", "0.5", ".5", "1.0", "0.0"])
    def test_both_ends_of_a_correlation_are_taken(self, run: Run, value: str) -> None:
        """With or without a point."""
        assert risk_in(run, "--risk", "5", "--correlation", value)["correlation"] == float(value)

    @pytest.mark.parametrize(
        ("lang", "said"), [("en", "pip install egov-consolidation[speed]"), ("zh", "风险分析：未安装 NumPy")]
    )
    def test_without_numpy_one_message_says_what_brings_it(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
    ) -> None:
        """On one line; the rest of the command goes without it."""
        monkeypatch.setitem(sys.modules, "numpy", None)
        ran = run("schedule", *FROM, "--risk", "10", "--lang", lang)
        assert (ran.status, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 1
        assert said in ran.err
        assert run("schedule", *FROM, "--lang", lang).status == 1
