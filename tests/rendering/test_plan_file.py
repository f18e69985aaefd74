"""A plan that is written reads back to the same plan, with readers of our own and of others."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.model import (
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Dependency,
    GroupKind,
    Plan,
    Role,
    Source,
    Task,
    UnitGroup,
)
from egov_consolidation.reading import read_plan_text
from egov_consolidation.rendering import plan_to_json, plan_to_toml
from egov_consolidation.testing.strategies import acyclic_plans, plans


def keys(*assignments: Assignment) -> dict[str, object]:
    """Return what is written of the owners of a task, by key."""
    plan = Plan(id="p", tasks=(Task(id="1", content="", assignments=assignments),))
    [task] = cast("list[dict[str, object]]", tomllib.loads(plan_to_toml(plan))["tasks"])
    assert read_plan_text(plan_to_toml(plan), form="toml", document="p.toml") == plan
    return {key: value for key, value in task.items() if key not in {"id", "content"}}


class TestRoundTrip:
    """Both forms."""

    @given(plans())
    def test_toml_reads_back_to_the_same_plan(self, plan: Plan) -> None:
        """Whole, whatever the model can represent."""
        assert read_plan_text(plan_to_toml(plan), form="toml", document="p.toml") == plan

    @given(plans())
    def test_json_reads_back_to_the_same_plan(self, plan: Plan) -> None:
        """Whole, whatever the model can represent."""
        assert read_plan_text(plan_to_json(plan), form="json", document="p.json") == plan

    @given(acyclic_plans(least_lag=-60))
    def test_both_forms_hold_the_same_data(self, plan: Plan) -> None:
        """By the standard library's readers; JSON says besides which schema it follows."""
        written = json.loads(plan_to_json(plan))
        assert written.pop("schema") == "egov/plan/1"
        assert tomllib.loads(plan_to_toml(plan)) == written

    @pytest.mark.parametrize("form", ["toml", "json"])
    def test_the_plan_that_ships_survives_it(self, form: str) -> None:
        """With all that people judged about it."""
        plan = issued.load()
        text = plan_to_toml(plan) if form == "toml" else plan_to_json(plan)
        assert read_plan_text(text, form="toml" if form == "toml" else "json", document="x") == plan

    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
    def test_other_readers_read_any_words(self, words: str) -> None:
        """Control characters and line ends included, which our own reader refuses or unites."""
        plan = Plan(id="p", title=words, tasks=(Task(id="1", content=words),))
        toml = tomllib.loads(plan_to_toml(plan))
        assert toml.get("title", "") == toml["tasks"][0]["content"] == words
        assert json.loads(plan_to_json(plan))["tasks"][0]["content"] == words

    @pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\ufeff", "\r"])
    def test_line_ends_that_other_programs_may_change_are_escaped(self, end: str) -> None:
        """So that no editor can break a string in two."""
        plan = Plan(id="p", tasks=(Task(id="1", content=f"甲{end}乙"),))
        assert end not in plan_to_toml(plan)
        assert end not in plan_to_json(plan)


class TestPlanToToml:
    """`plan_to_toml`."""

    def test_people_can_read_it(self) -> None:
        """One key a line, Chinese as it is, what goes without saying left unsaid."""
        due = Deadline(kind=DeadlineKind.STANDING, text="长期")
        owner = Assignment(role=Role.LEAD, unit="市审计局")
        plan = Plan(id="demo", tasks=(Task(id="1.1", content="“审”\n“清”", deadline=due, assignments=(owner,)),))
        assert plan_to_toml(plan).splitlines() == [
            'id = "demo"',
            "",
            "[[tasks]]",
            'id = "1.1"',
            'content = "“审”\\n“清”"',
            'deadline = { kind = "standing", text = "长期" }',
            'lead_units = ["市审计局"]',
        ]

    def test_an_empty_plan_is_a_plan(self) -> None:
        """Of no tasks."""
        assert tomllib.loads(plan_to_toml(Plan(id="p"))) == {"id": "p", "tasks": []}

    def test_the_id_of_the_plan_is_not_repeated_in_quotations(self) -> None:
        """That of another document is."""
        quotes = (Citation(document="p", row="1", quote="甲"), Citation(document="q", quote="乙"))
        waits = Dependency(predecessor="1", successor="2", quotes=quotes)
        task = Task(id="2", content="", dependencies=(waits,), source=Source(document="p", row=3))
        [written] = tomllib.loads(plan_to_toml(Plan(id="p", tasks=(task,))))["tasks"]
        assert written["dependencies"] == [
            {"predecessor": "1", "quotes": [{"row": "1", "quote": "甲"}, {"document": "q", "quote": "乙"}]}
        ]
        assert written["source"] == {"row": 3}

    def test_days_are_words_in_both_forms(self) -> None:
        """YYYY-MM-DD."""
        plan = attrs.evolve(Plan(id="p"), issued=dt.date(2017, 11, 10))
        assert tomllib.loads(plan_to_toml(plan))["issued"] == "2017-11-10"
        assert json.loads(plan_to_json(plan))["issued"] == "2017-11-10"


class TestOwners:
    """The short form where it loses nothing."""

    def test_units_by_role(self) -> None:
        """In the order of the roles."""
        owners = [Assignment(role=Role.LEAD, unit=name) for name in ("甲", "乙")]
        assert keys(*owners, Assignment(role=Role.COOPERATING, unit="丙")) == {
            "lead_units": ["甲", "乙"],
            "cooperating_units": ["丙"],
        }

    def test_everybody_by_the_kind_of_group(self) -> None:
        """Under the words that plans use."""
        everybody = UnitGroup(kind=GroupKind.REGIONS, text="各地区")
        assert keys(Assignment(role=Role.LEAD, group=everybody)) == {"group": "regions"}

    @pytest.mark.parametrize(
        "owners",
        [
            (Assignment(role=Role.COOPERATING, unit="甲"), Assignment(role=Role.LEAD, unit="乙")),
            (Assignment(role=Role.LEAD, unit="甲", open=True),),
            (Assignment(role=Role.LEAD, group=UnitGroup(kind=GroupKind.REGIONS, text="各区市县")),),
            (Assignment(role=Role.LEAD, group=UnitGroup(kind=GroupKind.REGIONS, text="各地区", related=True)),),
            (Assignment(role=Role.COOPERATING, group=UnitGroup(kind=GroupKind.REGIONS, text="各地区")),),
            (Assignment(role=Role.LEAD, group=UnitGroup(kind=GroupKind.DESCRIBED, text="?")),),
            (Assignment(role=Role.LEAD, group=UnitGroup(kind=GroupKind.SECTIONS, text="各科室")),),
            (
                Assignment(role=Role.LEAD, unit="甲"),
                Assignment(role=Role.LEAD, group=UnitGroup(kind=GroupKind.REGIONS, text="各地区")),
            ),
        ],
    )
    def test_in_full_where_the_short_form_would_lose_something(self, owners: tuple[Assignment, ...]) -> None:
        """An order, a mark, the words of a group."""
        assert set(keys(*owners)) == {"assignments"}
