"""Every document follows the schema that ships for it, and the schemas describe all that is printed."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from egov_consolidation import (
    Citation,
    Plan,
    PlanGraph,
    ReadingError,
    Roster,
    UsageError,
    check,
    issued,
    obligations,
    rulebook,
)
from egov_consolidation.dates import day
from egov_consolidation.inventory import Inventory, LeasedLine
from egov_consolidation.reading import plan_from_data
from egov_consolidation.rendering import (
    SCHEMAS,
    DueList,
    baseline_json,
    graph_json,
    json_text,
    obligations_json,
    plan_to_json,
    report_json,
    rows_json,
    rules_json,
    schedule_json,
    schema,
    survey_json,
    tasks_json,
)
from egov_consolidation.rendering._json import Json, citation_json, plan_json, text_json
from egov_consolidation.schedule import RepairPolicy, analyze, repair
from egov_consolidation.settings import Settings, Waiver
from egov_consolidation.testing import strategies as drawn
from egov_consolidation.wording import LANGUAGES, Text

AS_OF = day("2017-11-10")
Document: TypeAlias = "dict[str, Any]"


def tasks(plan: Plan, _: Roster) -> Json:
    """Return the document of `egov tasks`."""
    return tasks_json(plan)


def report(plan: Plan, roster: Roster) -> Json:
    """Return the document of `egov check`."""
    return report_json(check(plan, as_of=AS_OF, roster=roster), "zh")


WAIVER = Waiver(
    rule_id="PL01", subjects=("1",), reason="过渡期", approver="市政府办公厅", first_day=AS_OF, last_day=AS_OF
)


def report_apart(plan: Plan, roster: Roster) -> Json:
    """Return the document of `egov check` where every finding is waived, and known before."""
    one = check(plan, as_of=AS_OF, roster=roster)
    waived = tuple(attrs.evolve(found, waiver=WAIVER) for found in one)
    return report_json(attrs.evolve(one, findings=(), waived=waived, known=one.findings), "en")


def report_narrowed(plan: Plan, roster: Roster) -> Json:
    """Return the document of `egov check --unit`, with an inventory and settings."""
    lines = (LeasedLine(id="1", unit="市财政局"), LeasedLine(id="2", unit="市审计局"))
    inventory = Inventory(id="city", surveyed_on=AS_OF, lines=lines)
    settings = Settings(ignore_by_unit={"市财政局": ("NW03",)})
    one = check(plan, as_of=AS_OF, roster=roster, inventory=inventory, settings=settings, waivers=(WAIVER,))
    return report_json(one.of_unit("市财政局"), "en")


def survey(plan: Plan, roster: Roster) -> Json:
    """Return the document of `egov check --survey`."""
    lines = (LeasedLine(id="1", unit="市财政局"), LeasedLine(id="2"))
    inventory = Inventory(id="city", lines=lines)
    return survey_json(check(plan, as_of="2019-01-01", roster=roster, inventory=inventory), "zh")


def known(plan: Plan, roster: Roster) -> Json:
    """Return the baseline of a check."""
    return baseline_json(check(plan, as_of=AS_OF, roster=roster))


def graph(plan: Plan, _: Roster) -> Json:
    """Return the document of `egov graph`."""
    return graph_json(plan, PlanGraph.from_plan(plan))


def owed(plan: Plan, roster: Roster) -> Json:
    """Return the document of `egov obligations`, with a roster and a day."""
    every = tuple(obligations(plan, roster))
    return obligations_json(DueList(plan=plan, roster=roster, as_of=AS_OF, obligations=every))


def owed_by_groups(plan: Plan, _: Roster) -> Json:
    """Return the document of `egov obligations`, without either."""
    return obligations_json(DueList(plan=plan, roster=None, as_of=None, obligations=tuple(obligations(plan))))


def schedule(plan: Plan, _: Roster) -> Json:
    """Return the document of `egov schedule`, for work that ends before the year 9999."""
    shorter = (attrs.evolve(one, duration=one.duration and min(one.duration, 999)) for one in plan)
    scheduled = analyze(attrs.evolve(plan, tasks=tuple(shorter)), data_date=AS_OF)
    repairs = [repair(scheduled.deadlines, policy) for policy in RepairPolicy] if scheduled.is_feasible else []
    return schedule_json(scheduled, repairs, "zh")


MADE: Mapping[str, tuple[str, Callable[[Plan, Roster], Json]]] = {
    "tasks": ("egov/tasks/1", tasks),
    "report": ("egov/report/1", report),
    "report-apart": ("egov/report/1", report_apart),
    "report-narrowed": ("egov/report/1", report_narrowed),
    "survey": ("egov/survey/1", survey),
    "baseline": ("egov/baseline/1", known),
    "graph": ("egov/graph/1", graph),
    "schedule": ("egov/schedule/1", schedule),
    "obligations": ("egov/obligations/1", owed),
    "obligations-of-groups": ("egov/obligations/1", owed_by_groups),
}
each_document = pytest.mark.parametrize("name", MADE)
WRITTEN = {"egov/estimates/1", "egov/plan/1"}
"""Schemas of files that people write; the others are of what is printed."""
printed_schema = pytest.mark.parametrize("name", [name for name in SCHEMAS if name not in WRITTEN])
each_schema = pytest.mark.parametrize("name", SCHEMAS)


@cache
def strictly(name: str) -> Draft202012Validator:
    """Return a validator that also refuses whatever the schema does not describe."""
    return Draft202012Validator(closed(schema(name)), format_checker=FormatChecker())


def closed(part: Any) -> Any:  # noqa: ANN401 - any part of a JSON document
    """Return a part of a schema whose objects allow no keys but those described."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    inner = {key: closed(one) for key, one in part.items()}
    is_object = inner.get("type") == "object" and "properties" in inner
    return {**inner, "additionalProperties": False} if is_object else inner


def parts(part: Any) -> Iterator[Document]:  # noqa: ANN401 - any part of a JSON document
    """Yield every object within a part of a schema, itself included."""
    if isinstance(part, dict):
        yield part
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from parts(one)


def said(document: Json) -> Document:
    """Return what a reader of the printed document gets."""
    read: Document = json.loads(json_text(document))
    return read


JUNK: tuple[Json, ...] = (
    None,
    "",
    " ",
    0,
    -1,
    10**9,
    1.5,
    True,
    [],
    [None],
    [""],
    {},
    {"kind": "regions"},
    "2018-02-30",
)


def is_read(data: Document) -> bool:
    """Return whether the reader takes a plan file."""
    try:
        plan_from_data(data, document="demo.json")
    except ReadingError:
        return False
    return True


class TestDocuments:
    """What is printed."""

    @each_document
    def test_those_of_the_issued_plan_follow_their_schemas(self, name: str) -> None:
        """And say first which schema that is."""
        wanted, make = MADE[name]
        document = said(make(issued.load("dalian-2017"), issued.roster("dalian-2017")))
        assert next(iter(document)) == "schema"
        assert document["schema"] == wanted
        strictly(wanted).validate(document)

    @each_document
    @given(plan=drawn.plans(), roster=drawn.rosters())
    @settings(max_examples=25)
    def test_those_of_any_plan_follow_their_schemas(self, name: str, plan: Plan, roster: Roster) -> None:
        """Compliant or not."""
        wanted, make = MADE[name]
        strictly(wanted).validate(said(make(plan, roster)))

    @given(drawn.plans())
    @settings(max_examples=25)
    def test_what_becomes_of_the_words_of_any_plan_follows_its_schema(self, plan: Plan) -> None:
        """Also where nobody has said it."""
        strictly("egov/rows/1").validate(said(rows_json(plan)))

    def test_the_rulebook_follows_its_schema(self) -> None:
        """With every rule."""
        document = said(rules_json(rulebook()))
        strictly("egov/rules/1").validate(document)
        assert [one["id"] for one in document["rules"]] == [rule.id for rule in rulebook()]

    @given(drawn.plans())
    def test_any_plan_file_that_is_written_follows_its_schema(self, plan: Plan) -> None:
        """What the library writes is what it tells others to write."""
        strictly("egov/plan/1").validate(json.loads(plan_to_json(plan)))

    def test_the_issued_plan_as_a_plan_file_follows_its_schema(self) -> None:
        """With all that people judged about it."""
        strictly("egov/plan/1").validate(json.loads(plan_to_json(issued.load("dalian-2017"))))


class TestPlanFileSchema:
    """The schema of plan files."""

    WHOLE: Document = {  # noqa: RUF012 - never changed
        "id": "demo",
        "title": "示例",
        "issued": "2017-11-10",
        "tasks": [
            {
                "id": "1.1",
                "content": "编制目录",
                "theme": "目录",
                "lead_units": ["市审计局"],
                "cooperating_units": [],
                "deadline": "2018年3月底前",
                "duration": 30,
                "dependencies": [
                    {
                        "predecessor": "2.5.1",
                        "type": "FS",
                        "lag": 0,
                        "mark": "explicit",
                        "quotes": [{"row": "1.1", "quote": "编制"}],
                    }
                ],
                "supports": [{"task": "2.2.3", "mark": "explicit"}],
            }
        ],
    }

    def test_the_short_forms_are_allowed(self) -> None:
        """The example of the interface, as JSON."""
        strictly("egov/plan/1").validate(self.WHOLE)
        assert plan_from_data(self.WHOLE, document="demo.json")["1.1"].deadline.last_day == day("2018-03-31")

    @pytest.mark.parametrize(
        "task",
        [
            {"group": "departments"},
            {"deadline": {"kind": "standing", "text": "长期"}},
            {"assignments": [{"role": "lead", "unit": "市审计局"}]},
            {"assignments": [{"role": "lead", "group": {"kind": "regions"}}], "lead_units": None},
            {"deadline": None, "duration": None, "group": None},
            {"assignments": [{"role": "lead", "unit": None, "group": {"kind": "departments", "text": None}}]},
            {"uses": [{"name": "目录", "quotes": [{"document": None, "row": None, "quote": "目录"}]}]},
            {"source": {"document": None}},
            {"deadline": {"kind": "by_date", "last_day": "2018-03-31"}},
            {"deadline": {"kind": "by_date", "text": "3月底前", "flags": ["missing_year"]}},
            {"deadline": {"kind": "recurring", "recurrence": "FREQ=MONTHLY;BYMONTHDAY=25"}},
            {"deadline": {"kind": "relative", "period": {"count": 20, "unit": "working_day"}, "then": "长期"}},
        ],
    )
    def test_so_are_the_full_forms_and_what_is_left_open(self, task: Document) -> None:
        """The reader takes them too."""
        plan = {"id": "demo", "tasks": [{"id": "1", "content": "", **task}]}
        strictly("egov/plan/1").validate(plan)
        assert "1" in plan_from_data(plan, document="demo.json")

    @pytest.mark.parametrize(
        ("task", "path"),
        [
            ({"id": ""}, "$.tasks[0].id"),
            ({"id": 1.1}, "$.tasks[0].id"),
            ({"content": None}, "$.tasks[0].content"),
            ({"lead_units": "市审计局"}, "$.tasks[0].lead_units"),
            ({"lead_units": [" "]}, "$.tasks[0].lead_units[0]"),
            ({"leads": ["市审计局"]}, "$.tasks[0]"),
            ({"group": "sections"}, "$.tasks[0].group"),
            ({"duration": -1}, "$.tasks[0].duration"),
            ({"deadline": 2018}, "$.tasks[0].deadline"),
            ({"deadline": {"text": "长期"}}, "$.tasks[0].deadline"),
            ({"dependencies": [{"type": "FS"}]}, "$.tasks[0].dependencies[0]"),
            ({"dependencies": [{"predecessor": "1", "type": "XX"}]}, "$.tasks[0].dependencies[0].type"),
            ({"assignments": [], "lead_units": ["市审计局"]}, "$.tasks[0]"),
            ({"assignments": [{"role": "lead"}]}, "$.tasks[0].assignments[0]"),
            (
                {"assignments": [{"role": "lead", "unit": "市审计局", "group": {"kind": "regions"}}]},
                "$.tasks[0].assignments[0]",
            ),
            ({"assignments": [{"role": "lead", "group": {"kind": "sections"}}]}, "$.tasks[0].assignments[0].group"),
            ({"part": 10**9}, "$.tasks[0].part"),
            ({"clauses": [{"text": "编制"}]}, "$.tasks[0].clauses[0]"),
            (
                {"clauses": [{"text": "编制", "rule": "CA01", "reason": {"en": "a", "zh": "b"}}]},
                "$.tasks[0].clauses[0]",
            ),
            ({"clauses": [{"text": " ", "rule": "CA01"}]}, "$.tasks[0].clauses[0].text"),
            ({"clauses": [{"text": "编制", "rule": "CA01", "cell": "theme"}]}, "$.tasks[0].clauses[0].cell"),
            ({"deadline": {"kind": "by_date"}}, "$.tasks[0].deadline"),
            ({"deadline": {"kind": "window", "last_day": "2018-03-31"}}, "$.tasks[0].deadline"),
            ({"deadline": {"kind": "recurring"}}, "$.tasks[0].deadline"),
            ({"deadline": {"kind": "standing", "last_day": "2018-03-31"}}, "$.tasks[0].deadline"),
            ({"deadline": {"kind": "standing", "recurrence": "FREQ=YEARLY"}}, "$.tasks[0].deadline"),
        ],
    )
    def test_what_the_reader_refuses_the_schema_refuses_too(self, task: Document, path: str) -> None:
        """In the same place."""
        plan = {"id": "demo", "tasks": [{"id": "1", "content": "编制目录", **task}]}
        assert [one.json_path for one in strictly("egov/plan/1").iter_errors(plan)] == [path]
        with pytest.raises(ReadingError):
            plan_from_data(plan, document="demo.json")

    @given(plan=drawn.plans(), where=st.integers(0, 10_000), junk=st.sampled_from(JUNK))
    def test_reader_and_schema_agree_on_files_with_one_thing_wrong(self, plan: Plan, where: int, junk: Json) -> None:
        """One value is replaced, wherever it stands; what only a reader can know is not drawn."""
        tasks = tuple(attrs.evolve(task, clauses=()) for task in plan)  # their words must stand in the task
        data = json.loads(plan_to_json(attrs.evolve(plan, tasks=tasks)))
        holders = [(part, key) for part in parts(data) for key in part]
        holder, key = holders[where % len(holders)]
        holder[key] = junk
        assert strictly("egov/plan/1").is_valid(data) == is_read(data)


class TestSchema:
    """`schema`."""

    def test_every_file_that_ships_has_its_name_and_every_name_its_file(self) -> None:
        """None is forgotten."""
        folder = resources.files("egov_consolidation.rendering") / "schemas"
        files = sorted(one.name for one in folder.iterdir())
        assert files == sorted(name.removeprefix("egov/").replace("/", "-") + ".json" for name in SCHEMAS)

    @each_schema
    def test_it_is_json_schema_and_named_without_a_host(self, name: str) -> None:
        """Nothing is fetched from anywhere."""
        found = schema(name)
        Draft202012Validator.check_schema(found)
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert found["$id"] == "urn:" + name.replace("/", ":")
        assert [one["$schema"] for one in parts(found) if "$schema" in one] == [found["$schema"]]

    @each_schema
    def test_every_key_is_described(self, name: str) -> None:
        """In a sentence."""
        described = [one for part in parts(schema(name)) if "description" in part for one in part.get("properties", {})]
        bare = [
            key
            for part in parts(schema(name))
            if "description" in part
            for key, one in part.get("properties", {}).items()
            if not one.get("description", "").endswith(".")
        ]
        assert described
        assert bare == []

    @each_schema
    def test_every_part_that_is_defined_is_used(self, name: str) -> None:
        """And every part that is used is defined."""
        found = schema(name)
        used = {one["$ref"].removeprefix("#/$defs/") for one in parts(found) if "$ref" in one}
        assert used == set(found["$defs"])  # type: ignore[call-overload]

    @printed_schema
    def test_every_key_that_is_described_is_promised(self, name: str) -> None:
        """A reader need not ask whether it is there."""
        tables = [one for one in parts(schema(name)) if "properties" in one]
        assert tables
        assert [one["required"] for one in tables] == [list(one["properties"]) for one in tables]

    @printed_schema
    def test_keys_that_come_later_do_not_break_a_reader(self, name: str) -> None:
        """More may stand beside what is promised."""
        assert not [one for one in parts(schema(name)) if one.get("additionalProperties") is False]

    @each_document
    def test_a_document_without_a_promised_key_is_refused(self, name: str) -> None:
        """Each key at the top is required."""
        wanted, make = MADE[name]
        document = said(make(issued.load("dalian-2017"), issued.roster("dalian-2017")))
        for key in document:
            rest = {other: value for other, value in document.items() if other != key}
            assert not strictly(wanted).is_valid(rest), key

    @pytest.mark.parametrize("name", ["egov/tasks/2", "tasks", "", "egov/../__init__.py"])
    def test_an_unknown_name_is_refused_with_those_that_there_are(self, name: str) -> None:
        """A path is no name either."""
        with pytest.raises(UsageError) as refused:
            schema(name)
        assert str(refused.value) == f"{name}: no such schema. there are {', '.join(SCHEMAS)}"


class TestJsonText:
    """`json_text`."""

    @given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
    def test_it_reads_back_as_the_same(self, value: Json) -> None:
        """Whatever JSON can hold."""
        assert json.loads(json_text({"value": value})) == {"value": value}

    def test_chinese_stays_as_it_is_and_the_text_ends_with_its_line(self) -> None:
        """People read it too."""
        assert json_text({"unit": "市审计局"}) == '{\n  "unit": "市审计局"\n}\n'

    @pytest.mark.parametrize("number", [math.nan, math.inf])
    def test_what_json_has_no_number_for_is_refused(self, number: float) -> None:
        """NaN is not JSON."""
        with pytest.raises(ValueError, match="JSON"):
            json_text({"value": number})


class TestParts:
    """`plan_json`, `citation_json`, `text_json`."""

    def test_of_a_plan(self) -> None:
        """Which plan it is."""
        assert plan_json(Plan(id="p", title="方案", source_sha256="0")) == {
            "id": "p",
            "title": "方案",
            "source_sha256": "0",
        }

    def test_of_a_citation(self) -> None:
        """Document, row and words."""
        cited = Citation(document="p", row="1.1", quote="编制")
        assert citation_json(cited) == {"document": "p", "row": "1.1", "quote": "编制"}

    def test_of_a_text(self) -> None:
        """Both languages, or nothing."""
        assert text_json(Text(en="a", zh="甲")) == {"zh": "甲", "en": "a"}
        assert text_json(None) is None
        assert set(LANGUAGES) == {"zh", "en"}
