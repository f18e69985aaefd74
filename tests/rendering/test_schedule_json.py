"""A schedule as JSON: the published schema allows it, and the promised keys hold the numbers of the schedule."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.dates import WorkCalendar, day
from egov_consolidation.model import Plan, Task
from egov_consolidation.rendering import json_text, schedule_json, schema
from egov_consolidation.schedule import RepairPolicy, Schedule, ScheduleOptions, analyze, repair
from egov_consolidation.testing.strategies import dated_plans
from egov_consolidation.wording import LANGUAGES, Lang

from .four import four, loop, plan_of, schedule_of_four, waits

DATA_DATE = day("2018-01-01")
CHECKER = jsonschema.Draft202012Validator(
    schema("egov/schedule/1"), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def document(schedule: Schedule, lang: Lang = "en", changes: dict[str, int] | None = None) -> Any:  # noqa: ANN401 - JSON
    """Return the document as another program reads it; the schema allows it."""
    deadlines = schedule.deadlines
    repairs = [repair(deadlines, policy) for policy in RepairPolicy] if deadlines.is_repairable else []
    delayed = None if changes is None else schedule.what_if(changes)
    read = json.loads(json_text(schedule_json(schedule, repairs, lang, delayed)))
    assert [f"{error.json_path}: {error.message}" for error in CHECKER.iter_errors(read)] == []
    return read


class TestScheduleJson:
    """`schedule_json`."""

    def test_the_promised_keys_hold_the_numbers_of_the_four(self) -> None:
        """As worked out by hand."""
        read = document(schedule_of_four())
        assert (read["schema"], read["data_date"], read["makespan"], read["assumed_durations"]) == (
            "egov/schedule/1",
            "2018-03-01",
            17,
            [],
        )
        tasks = {one["id"]: one for one in read["tasks"]}
        promised = ("early_start", "early_finish", "late_start", "late_finish", "total_float", "free_float", "critical")
        assert [tasks["3"][key] for key in promised] == [
            "2018-03-01",
            "2018-03-03",
            "2018-03-15",
            "2018-03-17",
            14,
            14,
            False,
        ]
        assert [tasks["4"][key] for key in promised] == [None] * 6 + [False]
        assert read["critical_paths"] == [["1", "2"]]
        (conflict,) = read["conflicts"]
        assert (conflict["path"], conflict["days_short"], conflict["marks"]) == (["1", "2"], 18, ["judgement"])
        assert {key for one in read["repair"] for key in one} >= {"id", "from", "to", "days"}

    def test_floats_are_kept_apart(self) -> None:
        """Ten days beside three and two: both of these may slip five days, the first of them not without the other."""
        plan = plan_of(
            Task(id="1", content="…", duration=10),
            Task(id="2", content="…", duration=3),
            Task(id="3", content="…", duration=2, dependencies=(waits("3", "2"),)),
        )
        _, second, third = document(analyze(plan, data_date=DATA_DATE))["tasks"]
        names = ("total_float", "free_float", "interfering_float", "independent_float")
        assert [second[name] for name in names] == [5, 0, 5, 0]
        assert [third[name] for name in names] == [5, 5, 0, 0]

    def test_repairs_move_what_they_say(self) -> None:
        """The difference of the days is the number of days, of calendar days."""
        read = document(schedule_of_four())
        assert read["repair"] == read["repairs"][0]["changes"]
        for form in read["repairs"]:
            moved = [
                (day(one["to"]).toordinal() - day(one["from"]).toordinal(), one["days"]) for one in form["changes"]
            ]
            assert all(difference == days for difference, days in moved)
            assert form["days_moved"] == sum(abs(days) for _, days in moved)
            assert form["tasks_moved"] == len(moved)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_schema_allows_the_annex(self, lang: Lang) -> None:
        """With all forms of repair and a change."""
        plan = issued.load("dalian-2017")
        schedule = analyze(plan, data_date="2017-11-10", estimates=issued.estimates("dalian-2017"))
        read = document(schedule, lang, {"2.2.3": 90})
        assert len(read["tasks"]) == 53
        assert read["what_if"]["changes"] == [{"id": "2.2.3", "days": 90}]

    def test_sentences_alone_change_with_the_language(self) -> None:
        """Keys, ids and numbers stay."""

        def without_messages(of: Any) -> Any:  # noqa: ANN401 - JSON
            if isinstance(of, dict):
                return {key: without_messages(value) for key, value in of.items() if key != "message"}
            return [without_messages(one) for one in of] if isinstance(of, list) else of

        zh, en = (document(schedule_of_four(), lang) for lang in LANGUAGES)
        assert zh != en
        assert without_messages(zh) == without_messages(en)

    @given(dated_plans(), st.booleans())
    def test_the_schema_allows_any_plan(self, plan: Plan, working: bool) -> None:
        """In days of the calendar and in working days; every task once, in the order of the plan."""
        options = ScheduleOptions(calendar=WorkCalendar.official() if working else None)
        read = document(analyze(plan, data_date=DATA_DATE, options=options))
        assert [one["id"] for one in read["tasks"]] == [task.id for task in plan]
        assert read["working_days"] is working
        assert read["critical_path_count"] >= len(read["critical_paths"])

    def test_a_loop_has_no_dates_and_says_why(self) -> None:
        """The words that make it are cited."""
        read = document(analyze(loop(), data_date=DATA_DATE))
        assert (read["makespan"], read["finish"], read["critical_paths"], read["repairs"]) == (None, None, [], [])
        (contradiction,) = read["contradictions"]
        assert (contradiction["tasks"], contradiction["days_too_many"]) == (["1", "2"], 4)
        assert contradiction["citations"] == [{"document": "four", "row": "2", "quote": "接入"}]

    def test_an_empty_plan_is_a_document(self) -> None:
        """Without tasks."""
        assert document(analyze(plan_of(), data_date=DATA_DATE))["tasks"] == []

    def test_broken_deadlines_name_the_chain(self) -> None:
        """Four days more: the second ends a day after its deadline."""
        read = document(analyze(four(), data_date="2018-03-01"), changes={"1": 4})["what_if"]
        assert read["broken_deadlines"] == [
            {"id": "2", "last_day": "2018-03-20", "finish": "2018-03-21", "days_late": 1, "chain": ["1", "2"]}
        ]
        assert read["end_moves"] == 4
