"""A Gantt chart as Vega-Lite: a specification that Vega-Lite allows, with the days of the schedule in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given, settings

from egov_consolidation import issued
from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan, Task
from egov_consolidation.rendering import gantt_spec
from egov_consolidation.rendering._signs import LEGEND
from egov_consolidation.schedule import analyze
from egov_consolidation.testing.strategies import dated_plans
from egov_consolidation.wording import LANGUAGES, Lang

from .four import HOSTILE, by, loop, plan_of, schedule_of_four
from .vega import layers, read, wrong


class TestGanttSpec:
    """`gantt_spec`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_vega_lite_allows_the_annex(self, lang: Lang) -> None:
        """By the schema that altair ships."""
        plan = issued.load("dalian-2017")
        spec = gantt_spec(analyze(plan, data_date="2017-11-10", estimates=issued.estimates("dalian-2017")), lang)
        assert wrong(spec) == []

    def test_the_schema_can_refuse(self) -> None:
        """A mark that there is not."""
        spec = read(gantt_spec(schedule_of_four(), "zh"))
        spec["layer"][0]["mark"]["type"] = "ribbon"
        assert wrong(spec) != []

    @settings(max_examples=10)
    @given(dated_plans())
    def test_vega_lite_allows_any_plan(self, plan: Plan) -> None:
        """And altair takes it."""
        import altair as alt

        schedule = analyze(plan, data_date=day("2018-01-01"))
        assume(any(one.start is not None for one in schedule))
        spec = gantt_spec(schedule, "en")
        assert wrong(spec) == []
        assert alt.Chart.from_dict(spec).to_dict()["layer"]

    def test_each_dated_task_is_one_row_with_the_days_worked_out_by_hand(self) -> None:
        """Bars end with the day after the last; the rows are named, and stand in the order of the plan."""
        spec = read(gantt_spec(schedule_of_four(), "zh"))
        values = {one["id"]: one for one in spec["data"]["values"]}
        assert list(values) == ["1", "2", "3"]
        assert [one["start"] for one in values.values()] == [
            "2018-03-01T00:00:00",
            "2018-03-13T00:00:00",
            "2018-03-01T00:00:00",
        ]
        assert [one["end"] for one in values.values()] == [
            "2018-03-11T00:00:00",
            "2018-03-18T00:00:00",
            "2018-03-04T00:00:00",
        ]
        assert values["3"]["float_end"] == "2018-03-18T00:00:00"
        assert values["3"]["due"] == "2018-03-03T00:00:00"
        assert [one["days_late"] for one in values.values()] == [0, 0, 1]
        assert [one["is_conflict"] for one in values.values()] == [True, True, False]
        (axes,) = [layer["encoding"] for layer in layers(spec, "rule") if "axis" in layer["encoding"]["x"]]
        assert axes["y"]["scale"]["domain"] == [one["row"] for one in values.values()]
        assert axes["x"]["scale"]["domain"] == ["2018-03-01T00:00:00", "2018-04-02T00:00:00"]

    def test_the_critical_chain_is_seen_without_colour(self) -> None:
        """A star in the names, and a line from bar to bar."""
        spec = read(gantt_spec(schedule_of_four(), "zh"))
        rows = [one["row"] for one in spec["data"]["values"]]
        assert [row.startswith("★") for row in rows] == [True, True, False]
        (line,) = layers(spec, "line")
        corners = [(one["day"][:10], one["row"]) for one in line["data"]["values"]]
        assert corners == [("2018-03-11", rows[0]), ("2018-03-13", rows[0]), ("2018-03-13", rows[1])]
        heads = [layer for layer in layers(spec, "point") if "data" in layer]
        assert {layer["mark"]["shape"]: len(layer["data"]["values"]) for layer in heads} == {
            "triangle-down": 1,
            "triangle-up": 0,
        }

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_legends_and_tooltips_speak_the_language(self, lang: Lang) -> None:
        """All signs are named."""
        text = json.dumps(gantt_spec(schedule_of_four(), lang), ensure_ascii=False)
        assert all(words.say(lang) in text for words in LEGEND.values())
        assert ("逾期天数" in text) is (lang == "zh")

    def test_it_holds_its_data_and_fetches_none(self) -> None:
        """No layer names a place to load from."""
        text = json.dumps(gantt_spec(schedule_of_four(), "zh"))
        assert '"url"' not in text
        assert text.count("http") == 1  # the name of the schema

    def test_hostile_words_stay_words(self) -> None:
        """They are data, no expressions."""
        plan = plan_of(Task(id="1", content=HOSTILE, duration=2, deadline=by("2018-01-31")), title=HOSTILE)
        spec = read(gantt_spec(analyze(plan, data_date="2018-01-01"), "zh"))
        assert wrong(spec) == []
        tests = [layer.get("transform", [{}])[0].get("filter", "") for layer in spec["layer"]]
        assert all("script" not in test for test in tests)

    @pytest.mark.parametrize("plan", [plan_of(), loop()])
    def test_without_dates_there_is_nothing_to_draw(self, plan: Plan) -> None:
        """One clear message."""
        with pytest.raises(UsageError, match="no task has dates"):
            gantt_spec(analyze(plan, data_date="2018-01-01"), "zh")
