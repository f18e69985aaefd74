"""The overlay adds what people judged, and cannot change what the document says."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import pytest

from egov_consolidation.errors import ReadingError
from egov_consolidation.model import Assignment, Plan, Role, Task, Unit
from egov_consolidation.reading import laid_over

PLAN = Plan(
    id="demo",
    title="示例",
    tasks=(
        Task(id="1.1", theme="清理系统", content="制定清理清单报市审计局。"),
        Task(id="1.2", content="完成清理。", accountable="王某"),
    ),
    units=(Unit(name="市审计局", aliases=("审计局",)),),
)
WHOLE = {
    "plan": "demo",
    "tasks": [
        {
            "id": "1.2",
            "theme_en": "Systems",
            "content_en": "Finish.",
            "mirrors": "1.1",
            "dependencies": [
                {
                    "predecessor": "1.1",
                    "mark": "implied",
                    "quotes": [{"row": "1.1", "quote": "清理清单"}, {"row": "1.1", "quote": "清理系统"}],
                    "reason": {"en": "The list comes first.", "zh": "先有清单。"},
                }
            ],
            "supports": [{"task": "1.1"}],
            "deliverables": [{"name": "清理清单", "recipients": ["市审计局"]}],
            "uses": [{"name": "模板"}],
            "criteria": [{"term": "完成", "measure": "全部"}],
        }
    ],
    "units": [{"name": "市审计局", "aliases": ["大连市审计局"], "name_en": "Audit"}, {"name": "市财政局"}],
    "shared_duties": [{"tasks": ["1.1", "1.2"]}],
    "externals": [{"name": "模板"}],
    "upstream_dates": [
        {"id": "u", "document": "39号", "about": {"en": "a", "zh": "甲"}, "last_day": "2017-12-31", "tasks": ["1.1"]}
    ],
}
RELATION = {"predecessor": "1.1"}


def problems(data: object, plan: Plan = PLAN) -> list[str]:
    """Return what is refused, in English."""
    with pytest.raises(ReadingError) as caught:
        laid_over(plan, data, document="o")
    assert caught.value.total == len(caught.value.problems)
    assert len(caught.value.text("zh").splitlines()) == caught.value.total
    return str(caught.value).splitlines()


def of_task(**keys: object) -> Mapping[str, object]:
    """Return an overlay of one task."""
    return {"plan": "demo", "tasks": [{"id": "1.2", **keys}]}


class TestLaidOver:
    """`laid_over`."""

    def test_an_overlay_that_says_nothing_changes_nothing(self) -> None:
        """But has to name the plan."""
        assert laid_over(PLAN, {"plan": "demo"}, document="o") == PLAN

    def test_what_people_judged_is_laid_over_the_tasks(self) -> None:
        """Glosses, relations, things and criteria."""
        task = laid_over(PLAN, WHOLE, document="o")["1.2"]
        assert (task.theme_en, task.content_en, task.mirrors) == ("Systems", "Finish.", "1.1")
        assert [(one.predecessor, one.successor, len(one.quotes)) for one in task.dependencies] == [("1.1", "1.2", 2)]
        assert [(one.supporter, one.supported) for one in task.supports] == [("1.1", "1.2")]
        assert ([one.name for one in task.deliverables], [one.name for one in task.uses]) == (["清理清单"], ["模板"])
        assert [one.measure for one in task.criteria] == ["全部"]

    def test_what_people_judged_is_laid_over_the_plan(self) -> None:
        """Shared duties, things from outside, dates from above."""
        plan = laid_over(PLAN, WHOLE, document="o")
        assert [one.tasks for one in plan.shared_duties] == [("1.1", "1.2")]
        assert [one.name for one in plan.externals] == ["模板"]
        assert [(one.id, one.is_verified) for one in plan.upstream_dates] == [("u", False)]

    def test_names_are_added_to_what_the_document_says_of_the_units(self) -> None:
        """None of its own is lost."""
        assert laid_over(PLAN, WHOLE, document="o").units == (
            Unit(name="市审计局", aliases=("审计局", "大连市审计局"), name_en="Audit"),
            Unit(name="市财政局"),
        )

    def test_nothing_that_the_document_says_is_changed(self) -> None:
        """Taken off, what is laid over leaves the plan as printed."""
        owned = attrs.evolve(PLAN.tasks[1], assignments=(Assignment(role=Role.LEAD, unit="市审计局"),), duration=3)
        plan = attrs.evolve(PLAN, tasks=(PLAN.tasks[0], owned))
        laid = laid_over(plan, WHOLE, document="o")
        judged = {"theme_en", "content_en", "mirrors", "dependencies", "supports", "deliverables", "uses", "criteria"}
        for before, after in zip(plan, laid, strict=True):
            blank = {name: getattr(before, name) for name in judged}
            assert attrs.evolve(after, **blank) == before
        assert (laid.id, laid.title, laid.issued, laid.parts, laid.notes) == ("demo", "示例", None, (), ())

    @pytest.mark.parametrize(
        "key", ["content", "theme", "deadline", "lead_units", "assignments", "part", "number", "source", "duration"]
    )
    def test_what_a_row_prints_is_no_key_of_an_overlay(self, key: str) -> None:
        """The rows are typed nowhere again."""
        [found] = problems(of_task(**{key: "甲"}))
        assert found.startswith(f"o $.tasks[0].{key}: is not a known key, must be one of accountable, content_en")

    @pytest.mark.parametrize("key", ["title", "issued", "parts", "notes", "source_sha256"])
    def test_what_the_document_prints_outside_the_rows_is_no_key_either(self, key: str) -> None:
        """Title, day of issue, parts, notes."""
        [found] = problems({"plan": "demo", key: []})
        assert found.startswith(f"o $.{key}: is not a known key")

    def test_an_accountable_person_whom_the_document_names_stands(self) -> None:
        """Only where it names none may one be added."""
        assert laid_over(PLAN, of_task(content_en="x"), document="o")["1.2"].accountable == "王某"
        assert problems(of_task(accountable="李某")) == [
            "o $.tasks[0].accountable: is printed as “王某”, must be left to the document"
        ]
        added = {"plan": "demo", "tasks": [{"id": "1.1", "accountable": "李某"}]}
        assert laid_over(PLAN, added, document="o")["1.1"].accountable == "李某"

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            ({"plan": "other"}, ["o $.plan: is other, must be demo"]),
            ({}, ["o $.plan: is missing, must be given"]),
            ([], ["o $: is a list, must be a table"]),
            (
                {"plan": "demo", "tasks": [{"id": "9.9", "content_en": "x"}]},
                ["o $.tasks[0].id: is 9.9, must be a task of the plan"],
            ),
            ({"plan": "demo", "tasks": [{}]}, ["o $.tasks[0].id: is missing, must be given"]),
            (
                {"plan": "demo", "tasks": [{"id": "1.1"}, {"id": "1.1"}]},
                ["o $.tasks[1].id: is 1.1 a second time, must stand once"],
            ),
            (of_task(mirrors="9"), ["o $.tasks[0].mirrors: is 9, must be a task of the plan"]),
            (
                of_task(dependencies=[{"predecessor": "9"}]),
                ["o $.tasks[0].dependencies: is 9, must be a task of the plan"],
            ),
            (of_task(supports=[{"task": "9"}]), ["o $.tasks[0].supports: is 9, must be a task of the plan"]),
            (
                {"plan": "demo", "shared_duties": [{"tasks": ["1.1", "9"]}]},
                ["o $.shared_duties[0].tasks: is 9, must be a task of the plan"],
            ),
            (
                {"plan": "demo", "units": [{"name": "甲"}, {"name": "乙", "aliases": ["甲"]}]},
                ["o $.units: name of a unit 甲: occurs more than once, must be unique"],
            ),
        ],
    )
    def test_what_does_not_fit_the_plan_is_refused_with_its_place(self, data: object, expected: list[str]) -> None:
        """One problem, and no other because of it."""
        assert problems(data) == expected

    @pytest.mark.parametrize(
        ("quote", "expected"),
        [
            ({"row": "1.1", "quote": "制定…报市审计局"}, "quote: “制定…报市审计局” does not stand in row 1.1"),
            ({"row": "1.1", "quote": "系统制定"}, "quote: “系统制定” does not stand in row 1.1"),
            ({"row": "1.2", "quote": "清理清单"}, "quote: “清理清单” does not stand in row 1.2"),
            ({"row": "1.1", "quote": ""}, "quote: “” does not stand in row 1.1"),
            ({"row": "9.9", "quote": "清理"}, "row: is 9.9, must be a task of the plan"),
            ({"quote": "清理"}, "row: is none, must be a task of the plan"),
            ({"document": "x", "row": "1.1", "quote": "清理"}, "document: is x, must be demo"),
        ],
    )
    @pytest.mark.parametrize("key", ["dependencies", "supports", "deliverables", "uses"])
    def test_words_that_do_not_stand_in_their_row_are_refused(
        self, key: str, quote: Mapping[str, str], expected: str
    ) -> None:
        """Wherever they are quoted, with the very place; theme and content are two stretches."""
        held: dict[str, object] = {"dependencies": {"predecessor": "1.1"}, "supports": {"task": "1.1"}}
        entry = {**(held.get(key) or {"name": "甲"}), "quotes": [{"row": "1.2", "quote": "清理"}, quote]}  # type: ignore[dict-item]
        [found] = problems(of_task(**{key: [entry]}))
        assert found.startswith(f"o $.tasks[0].{key}[0].quotes[1].{expected}")

    @pytest.mark.parametrize("key", ["shared_duties", "externals"])
    def test_words_quoted_outside_the_tasks_are_checked_too(self, key: str) -> None:
        """Shared duties and things from outside."""
        entry = {"name": "甲"} if key == "externals" else {"tasks": ["1.1"]}
        [found] = problems({"plan": "demo", key: [{**entry, "quotes": [{"row": "1.1", "quote": "乌有"}]}]})
        assert found.startswith(f"o $.{key}[0].quotes[0].quote: “乌有” does not stand in row 1.1")

    def test_all_problems_are_said_at_once(self) -> None:
        """Each with its place, in the order of the file."""
        data = {
            "plan": "other",
            "tasks": [
                {"id": "1.1", "contents": "x", "dependencies": [{**RELATION, "lag": "3"}]},
                {"id": "8", "uses": [{"name": "甲", "quotes": [{"row": "1.1", "quote": "乌有"}]}]},
            ],
            "remarks": "",
        }
        assert [one.split(":")[0] for one in problems(data)] == [
            "o $.plan",
            "o $.tasks[0].dependencies[0].lag",
            "o $.tasks[0].contents",
            "o $.tasks[1].id",
            "o $.tasks[1].uses[0].quotes[0].quote",
            "o $.remarks",
        ]
