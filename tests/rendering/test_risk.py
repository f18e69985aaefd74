"""How likely a plan is to be in time, for people and for other programs."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Plan, Task
from egov_consolidation.rendering import (
    json_text,
    schedule_html,
    schedule_json,
    schedule_markdown,
    schedule_text,
    schema,
)
from egov_consolidation.rendering._parts import Part
from egov_consolidation.rendering._risk import risk_json, risk_parts, share_said
from egov_consolidation.rendering._width import display_width
from egov_consolidation.schedule import Estimate, Estimates, RiskAnalysis, analyze, analyze_risk
from egov_consolidation.wording import LANGUAGES, Lang, Text

from .four import by, four, plan_of, waits

WHY = Text(en="as last year", zh="参照上年")
FIXED = Estimates(id="ours", plan="four")


def risk_of(plan: Plan, estimates: Estimates = FIXED, samples: int = 40, **settings: Any) -> RiskAnalysis:  # noqa: ANN401 - as they come
    """Return how likely a plan is to be in time from 1 March 2018 on."""
    return analyze_risk(plan, PlanGraph.from_plan(plan), estimates, data_date="2018-03-01", samples=samples, **settings)


def of_dalian(samples: int = 300) -> RiskAnalysis:
    """Return how likely the plan of Dalian is to be in time."""
    plan = issued.load("dalian-2017")
    return risk_of(plan, issued.estimates("dalian-2017"), samples)


def rows(part: Part) -> list[list[str]]:
    """Return the cells of the table of a part."""
    assert part.table is not None
    return [list(row) for row in part.table.rows]


def headers(part: Part) -> list[str]:
    """Return the titles of the columns of a part."""
    assert part.table is not None
    return list(part.table.headers)


class Words(HTMLParser):
    """What a browser shows of a page."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.said: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        """Keep the words between two tags."""
        self.said.append(data)


class TestShareSaid:
    """`share_said`."""

    @given(st.integers(0, 10**6), st.integers(1, 10**6))
    def test_it_is_a_percentage_that_never_says_never(self, part: int, whole: int) -> None:
        """Only what is nothing is 0 %, and only what is all is 100 %; all others are rounded to whole percents."""
        part = min(part, whole)
        said = share_said(part / whole)
        percent = 100 * Fraction(part, whole)
        assert said.zh == said.en.replace(" ", "")
        if percent in {0, 100}:
            assert said.zh == f"{percent}%"
        elif percent < Fraction(1, 2):
            assert said.zh == "<1%"
        elif percent > Fraction(199, 2):
            assert said.zh == ">99%"
        elif percent not in {Fraction(1, 2), Fraction(199, 2)}:
            assert abs(int(said.zh.removesuffix("%")) - percent) <= Fraction(1, 2)


class TestRiskParts:
    """`risk_parts`."""

    def test_nothing_is_said_where_that_was_not_asked(self) -> None:
        """Not even a heading."""
        assert list(risk_parts(None, "zh")) == []

    def test_the_four_are_late_or_in_time_as_worked_out_by_hand(self) -> None:
        """All durations are given: 1 and 2 end on 10 and 17 March in time, 3 on the 3rd, a day late."""
        whole, tasks, units = risk_parts(risk_of(four()), "en")
        assert whole.summary == (
            "Half of the samples end by 2018-03-17, 80 % by 2018-03-17, 90 % by 2018-03-17. All deadlines are met "
            "together in 0 % of the samples."
        )
        assert rows(tasks) == [
            ["", "1", "Build the platform.", *["2018-03-10"] * 3, "2018-03-31", "100 %", "100 %", "", ""],
            ["", "2", "Connect to the platform.", *["2018-03-17"] * 3, "2018-03-20", "100 %", "100 %", "", ""],
            ["!", "3", "编制目录。", *["2018-03-03"] * 3, "2018-03-02", "0 %", "0 %", "", ""],
        ]
        assert rows(units) == [
            ["", "市审计局", "1", "1", "100 %", "100 %", "1.0", ""],
            ["", "市财政局", "1", "1", "100 %", "100 %", "1.0", ""],
            ["!", "(nobody named)", "1", "1", "0 %", "0 %", "0.0", ""],
        ]

    def test_it_speaks_chinese(self) -> None:
        """Whole."""
        whole, tasks, units = risk_parts(risk_of(four()), "zh")
        assert whole.heading == "按期完成的可能性"
        assert whole.summary == (
            "抽样结果中，半数不晚于 2018-03-17 全部完成，80% 不晚于 2018-03-17，90% 不晚于 2018-03-17。"
            "全部完成时限同时得到满足的占 0%。"
        )
        assert whole.paragraphs[0].startswith("以上结果的前提：按 0 项工期估计抽样 40 次")
        assert rows(tasks)[0][2] == "建设平台。"
        assert rows(units)[2][1] == "（未写明单位）"
        for part in (whole, tasks, units):
            said = " ".join([part.heading, part.summary, *part.paragraphs, *(headers(part) if part.table else [])])
            assert set(re.findall("[A-Za-z]{2,}", said)) <= {"PERT", "NumPy"}

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_remarks_are_said(self, lang: Lang) -> None:
        """All of them."""
        risk = of_dalian(20)
        whole, _, _ = risk_parts(risk, lang)
        assert all(one.say(lang) in whole.paragraphs[0] for one in risk.remarks)

    def test_without_deadlines_nothing_is_said_of_them(self) -> None:
        """Cells are empty, and so is what would follow the summary."""
        risk = risk_of(plan_of(Task(id="1", content="建设平台。", duration=3)), Estimates(id="ours", plan="demo"))
        whole, tasks, units = risk_parts(risk, "en")
        assert whole.summary.endswith("90 % by 2018-03-03.")
        assert (rows(tasks)[0][6:8], rows(units)[0][4]) == (["", ""], "")

    def test_figures_are_said_as_people_read_them(self) -> None:
        """Percentages and two decimals; the sign stands where a task is more likely late than in time."""
        risk = of_dalian()
        _, tasks, units = risk_parts(risk, "en")
        for row, task in zip(rows(tasks), risk, strict=True):
            assert row[1] == task.id
            assert row[3:6] == [day.isoformat() for day in (task.finish.p50, task.finish.p80, task.finish.p90)]
            assert task.on_time is not None
            assert (row[0] == "!") == (task.on_time.value < 0.5)
            assert row[7] == share_said(task.on_time.value).en
            assert row[8] == share_said(task.sensitivity.criticality_index).en
            assert float(row[9]) == pytest.approx(task.sensitivity.schedule_sensitivity_index, abs=0.005)
            assert float(row[10]) == pytest.approx(task.sensitivity.cruciality.spearman, abs=0.005)
        for row, unit in zip(rows(units), risk.units, strict=True):
            assert row[2:4] == [str(len(unit.tasks)), str(len(unit.dated))]
            assert float(row[6]) == pytest.approx(unit.criticality_sum, abs=0.05)
        assert [row[1] for row in rows(units)][1:3] == ["all departments", "all regions"]

    @pytest.mark.parametrize(
        ("width", "missing"),
        [
            (80, {"content", "P80", "follows"}),
            (95, {"content", "P80", "follows"}),
            (96, {"content"}),
            (124, set[str]()),
        ],
    )
    def test_a_narrow_terminal_does_without_some_columns(self, width: int, missing: set[str]) -> None:
        """So that no day is broken in two; without a width all is whole."""
        risk = of_dalian(20)
        _, tasks, _ = risk_parts(risk, "en", width=width)
        _, whole, _ = risk_parts(risk, "en")
        assert set(headers(whole)) - set(headers(tasks)) == missing
        assert [len(row) for row in rows(tasks)] == [len(headers(tasks))] * len(risk)
        assert rows(whole)[0][2] == (risk.plan["1.1"].content_en or "").replace("\n", " ")


class TestRiskJson:
    """`risk_json`."""

    def test_it_holds_every_figure(self) -> None:
        """As another program reads it."""
        plan, waiting = four(), Estimates(id="ours", plan="demo", items=(_guess("1"), _guess("2")))
        tasks = (
            Task(id="1", content="…", deadline=by("2018-03-09")),
            Task(id="2", content="…", dependencies=(waits("2", "1"),)),
        )
        risk = risk_of(plan_of(*tasks), waiting, 500, seed=3, correlation=0.5)
        read = json.loads(json_text(risk_json(risk, "zh")))
        assert (read["samples"], read["seed"], read["distribution"], read["correlation"]) == (500, 3, "pert", 0.5)
        assert (read["end"]["p50"], read["end"]["mean_days"]) == (risk.end.p50.isoformat(), risk.end_mean)
        assert sum(one["samples"] for one in read["end"]["days"]) == 500
        assert read["end"]["days"][0]["day"] == risk.end.day(1e-9).isoformat()
        assert read["on_time"] == read["tasks"][0]["on_time"]
        assert 0 < read["on_time"]["probability"] < 1
        assert read["on_time"]["standard_error"] == risk.on_time.standard_error if risk.on_time else None
        second = read["tasks"][1]
        assert (second["id"], second["sampled"], second["last_day"], second["on_time"]) == ("2", True, None, None)
        assert second["sensitivity"]["cruciality_kendall"] == risk["2"].sensitivity.cruciality.kendall
        (unit,) = read["units"]
        assert (unit["unit"], unit["tasks"], unit["dated"], unit["criticality_sum"]) == ("", ["1", "2"], ["1"], 2)
        assert read["remarks"] == [one.zh for one in risk.remarks]
        assert plan.id == "four"

    @pytest.mark.parametrize("samples", [1, 300])
    def test_the_published_schema_allows_it(self, samples: int) -> None:
        """In the document of the schedule; and requires each of its keys."""
        risk = of_dalian(samples)
        schedule = analyze(risk.plan, data_date="2018-03-01", estimates=issued.estimates("dalian-2017"))
        document = json.loads(json_text(schedule_json(schedule, (), "en", risk=risk)))
        checker = jsonschema.Draft202012Validator(
            schema("egov/schedule/1"), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )
        assert [error.message for error in checker.iter_errors(document)] == []
        assert document["risk"]["end"]["p90"] == risk.end.p90.isoformat()
        for key in document["risk"]:
            rest = {other: value for other, value in document["risk"].items() if other != key}
            assert not checker.is_valid({**document, "risk": rest}), key
        assert json.loads(json_text(schedule_json(schedule, (), "en")))["risk"] is None


class TestInASchedule:
    """As a part of a schedule: on a terminal, as Markdown, as a page."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("width", [80, 100, 140])
    def test_it_fits_the_terminal_with_chinese_in_line(self, lang: Lang, width: int) -> None:
        """Every row of the table of tasks is one line, and its days stand in one column."""
        risk = of_dalian(50)
        schedule = analyze(risk.plan, data_date="2018-03-01", estimates=issued.estimates("dalian-2017"))
        heading = risk_parts(risk, lang)
        title = next(heading).heading
        said = schedule_text(schedule, (), lang, width=width, risk=risk).split(title, 1)[1]
        assert max(map(display_width, said.splitlines())) <= width
        lines = [line for line in said.splitlines() if re.match(r"[! ]  [0-9.]+ .*[0-9]{4}-", line)]
        assert len(lines) == len(risk)
        places = {
            tuple(display_width(line[: found.start()]) for found in re.finditer("[0-9]{4}-", line)) for line in lines
        }
        assert len(places) == 1
        assert title not in schedule_text(schedule, (), lang, width=width)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_pages_and_markdown_say_the_same(self, lang: Lang) -> None:
        """Every cell of both tables, and every sentence."""
        risk = risk_of(four())
        schedule = analyze(four(), data_date="2018-03-01")
        page = "\n".join(Words(schedule_html(schedule, (), lang, risk=risk)).said)
        text = schedule_markdown(schedule, (), lang, risk=risk).replace("\\", "")
        for part in risk_parts(risk, lang):
            cells = [cell for row in rows(part) for cell in row] if part.table is not None else []
            for said in (part.heading, part.summary, *part.paragraphs, *cells):
                assert said in page
                assert said in text


def _guess(task_id: str) -> Estimate:
    return Estimate(task=task_id, least=2, likely=6, most=20, by="office", reason=WHY)
