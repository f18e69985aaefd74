"""A network as Vega-Lite: a specification that Vega-Lite allows, with a box for each task and a line for each tie."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from egov_consolidation import issued
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Plan
from egov_consolidation.rendering import network_spec
from egov_consolidation.schedule import analyze
from egov_consolidation.testing.strategies import dated_plans
from egov_consolidation.wording import LANGUAGES, Lang

from .four import four, plan_of, schedule_of_four
from .vega import layers, wrong


class TestNetworkSpec:
    """`network_spec`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_vega_lite_allows_the_annex(self, lang: Lang) -> None:
        """With a schedule and without."""
        plan = issued.load("dalian-2017")
        schedule = analyze(plan, data_date="2017-11-10", estimates=issued.estimates("dalian-2017"))
        assert wrong(network_spec(schedule.graph, lang, schedule)) == []
        assert wrong(network_spec(schedule.graph, lang)) == []

    @settings(max_examples=10)
    @given(dated_plans())
    def test_vega_lite_allows_any_plan(self, plan: Plan) -> None:
        """And altair takes it."""
        import altair as alt

        graph = PlanGraph.from_plan(plan)
        spec = network_spec(graph, "en")
        assert wrong(spec) == []
        assert alt.Chart.from_dict(spec).to_dict()["layer"]

    def test_boxes_and_lines_are_those_of_the_graph(self) -> None:
        """Tasks without ties are left out; the line ends at the left of its box, and says how much is short."""
        schedule = schedule_of_four()
        spec = network_spec(PlanGraph.from_plan(four()), "zh", schedule)
        (rect,) = layers(spec, "rect")
        boxes = {one["id"]: one for one in rect["data"]["values"]}
        assert set(boxes) == {"1", "2"}
        assert boxes["1"]["head"] == "★ 1 市审计局"
        (line,), (head,) = layers(spec, "line"), layers(spec, "point")
        points = [(one["x"], one["y"]) for one in line["data"]["values"]]
        assert points[0] == (boxes["1"]["right"], boxes["1"]["y"])
        assert points[-1] == (boxes["2"]["left"], boxes["2"]["y"])
        (end,) = head["data"]["values"]
        assert (end["label"], end["is_judged"], end["head"]) == ("× 差 18 天", True, "triangle-right")

    def test_boxes_do_not_overlap(self) -> None:
        """Of the annex: each stands in a place of its own."""
        spec = network_spec(PlanGraph.from_plan(issued.load("dalian-2017")), "zh")
        (rect,) = layers(spec, "rect")
        boxes = rect["data"]["values"]
        for place, one in enumerate(boxes):
            for other in boxes[:place]:
                beside = one["right"] <= other["left"] or other["right"] <= one["left"]
                above = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
                assert beside or above

    @pytest.mark.parametrize(("lang", "words"), [("zh", ["实线", "关键任务"]), ("en", ["solid", "critical"])])
    def test_what_lines_mean_is_said(self, lang: Lang, words: list[str]) -> None:
        """In the language asked for."""
        text = json.dumps(network_spec(PlanGraph.from_plan(four()), lang), ensure_ascii=False)
        assert all(one in text for one in words)

    def test_a_plan_without_ties_is_an_empty_picture(self) -> None:
        """Which Vega-Lite allows."""
        spec = network_spec(PlanGraph.from_plan(plan_of()), "zh")
        assert wrong(spec) == []
        assert layers(spec, "rect")[0]["data"]["values"] == []
