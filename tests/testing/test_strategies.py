"""Each strategy yields what its docstring promises, and nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from itertools import chain
from typing import TypeVar, cast

import attrs
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from egov_consolidation.model import (
    Deadline,
    DeadlineFlag,
    DeadlineKind,
    Dependency,
    DependencyType,
    GroupKind,
    Mark,
    Origin,
    Plan,
    Role,
    Roster,
    Task,
)
from egov_consolidation.testing.strategies import acyclic_plans, deadlines, plans, rosters, tasks

Drawn = TypeVar("Drawn")


def sample(strategy: st.SearchStrategy[Drawn], size: int) -> tuple[Drawn, ...]:
    """Return what a strategy yields, the same at every run."""
    drawn: list[Drawn] = []

    @settings(max_examples=size, database=None, derandomize=True)
    @given(strategy)
    def keep(one: Drawn) -> None:
        drawn.append(one)

    keep()
    return tuple(drawn)


@pytest.fixture(scope="module")
def some_deadlines() -> tuple[Deadline, ...]:
    """Give many deadlines."""
    return sample(deadlines(), 600)


@pytest.fixture(scope="module")
def some_plans() -> tuple[Plan, ...]:
    """Give many plans."""
    return sample(plans(), 300)


@pytest.fixture(scope="module")
def some_tasks() -> tuple[Task, ...]:
    """Give many tasks."""
    return sample(tasks(), 500)


def strings(value: object) -> Iterator[str]:
    """Yield every string in a value of the model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, dict):
        yield from strings([*value, *value.values()])
    elif attrs.has(type(value)):
        yield from strings(list(attrs.asdict(cast("attrs.AttrsInstance", value), recurse=False).values()))


def is_visible(text: str) -> bool:
    """Return whether a text holds no control, formatting or undefined character but line feeds."""
    return all(one == "\n" or not unicodedata.category(one).startswith("C") for one in text)


class TestDeadlines:
    """`deadlines`."""

    @pytest.mark.parametrize("kind", DeadlineKind)
    def test_a_kind_that_is_asked_for_is_the_only_one(self, kind: DeadlineKind) -> None:
        """What is asked afterwards may be of any."""

        @given(deadlines(kinds=(kind,)))
        def check(deadline: Deadline) -> None:
            assert deadline.kind is kind

        check()

    def test_every_kind_and_flag_is_drawn(self, some_deadlines: tuple[Deadline, ...]) -> None:
        """Unless fewer are asked for."""
        assert {one.kind for one in some_deadlines} == set(DeadlineKind)
        assert {flag for one in some_deadlines for flag in one.flags} == set(DeadlineFlag)

    @pytest.mark.parametrize("field", [field.name for field in attrs.fields(Deadline)])
    def test_every_field_is_drawn_in_some_deadline(self, some_deadlines: tuple[Deadline, ...], field: str) -> None:
        """Also what the same cell asks afterwards."""
        assert any(getattr(one, field) for one in some_deadlines)

    def test_an_example_shrinks_to_the_kind_alone(self) -> None:
        """Nothing that the condition does not need is left."""
        found = find(deadlines(), lambda deadline: deadline.kind is DeadlineKind.STANDING)
        assert found == Deadline(kind=DeadlineKind.STANDING, text="")


class TestTasks:
    """`tasks`."""

    @given(tasks(ids=st.just("1.1")))
    def test_a_task_has_the_id_that_is_given_and_holds_its_own_relations(self, task: Task) -> None:
        """Successor and supported."""
        assert task.id == "1.1"
        assert {one.successor for one in task.dependencies} <= {"1.1"}
        assert {one.supported for one in task.supports} <= {"1.1"}

    @pytest.mark.parametrize("field", [field.name for field in attrs.fields(Task) if field.name != "id"])
    def test_every_field_is_drawn_in_some_task_and_left_out_in_another(
        self, some_tasks: tuple[Task, ...], field: str
    ) -> None:
        """Left out is what a task has of itself."""
        plain = getattr(Task(id="1.1", content=""), field)
        assert {getattr(task, field) == plain for task in some_tasks} == {True, False}

    def test_owners_of_every_sort_are_drawn(self, some_tasks: tuple[Task, ...], some_plans: tuple[Plan, ...]) -> None:
        """Every role of units, several of groups; every kind of group; every place where they are read."""
        owners = [one for task in chain(some_tasks, *some_plans) for one in task.assignments]
        assert {one.role for one in owners if one.group is None} == set(Role)
        assert len({one.role for one in owners if one.group is not None}) > 1
        assert {one.group.kind for one in owners if one.group is not None} == set(GroupKind)
        assert {one.origin for one in owners} == set(Origin)
        assert {one.open for one in owners} == {one.by_remit for one in owners} == {True, False}


class TestPlans:
    """`plans`."""

    @given(plans())
    def test_no_string_holds_a_control_character(self, plan: Plan) -> None:
        """Line feeds apart."""
        assert all(map(is_visible, strings(plan)))

    @pytest.mark.parametrize(
        "condition",
        [
            pytest.param(lambda plan: not len(plan), id="no tasks"),
            pytest.param(lambda plan: any(not task.lead_units for task in plan), id="no lead unit"),
            pytest.param(lambda plan: any(not task.deadline.text for task in plan), id="missing deadline"),
            pytest.param(
                lambda plan: any(one.predecessor not in plan for one in plan.dependencies()), id="unknown predecessor"
            ),
            pytest.param(lambda plan: not is_ordered(plan), id="loop"),
            pytest.param(lambda plan: any(one.lag < 0 for one in plan.dependencies()), id="negative lag"),
            pytest.param(lambda plan: any(unit.aliases for unit in plan.units), id="aliases"),
            pytest.param(lambda plan: any("\n" in task.content for task in plan), id="line feed"),
        ],
    )
    def test_what_a_rule_has_to_see_is_drawn(
        self, some_plans: tuple[Plan, ...], condition: Callable[[Plan], bool]
    ) -> None:
        """Non-compliant plans are plans."""
        assert any(map(condition, some_plans))

    @pytest.mark.parametrize("field", [field.name for field in attrs.fields(Plan) if field.name != "id"])
    def test_every_field_is_drawn_in_some_plan(self, some_plans: tuple[Plan, ...], field: str) -> None:
        """Parts, notes, units, shared duties and all."""
        assert any(getattr(plan, field) for plan in some_plans)

    def test_every_mark_and_type_is_drawn(self, some_plans: tuple[Plan, ...]) -> None:
        """Of dependencies, and of supports."""
        assert {one.mark for plan in some_plans for one in plan.dependencies()} == set(Mark)
        assert {one.mark for plan in some_plans for one in plan.supports()} == set(Mark)
        assert {one.type for plan in some_plans for one in plan.dependencies()} == set(DependencyType)


def is_ordered(plan: Plan) -> bool:
    """Return whether the tasks can be put in an order that every dependency follows, by the standard library."""
    waits = {task.id: {one.predecessor for one in task.dependencies} for task in plan}
    try:
        TopologicalSorter(waits).prepare()
    except ValueError:
        return False
    return True


class TestAcyclicPlans:
    """`acyclic_plans`."""

    @given(acyclic_plans())
    def test_the_tasks_can_be_put_in_order(self, plan: Plan) -> None:
        """With lags that are not negative, between tasks of the plan alone."""
        assert is_ordered(plan)
        assert all(one.predecessor in plan and one.lag >= 0 for one in plan.dependencies())

    @given(acyclic_plans(least_lag=-5))
    def test_leads_are_drawn_only_where_they_are_asked_for(self, plan: Plan) -> None:
        """Down to the least lag; the order stands."""
        assert is_ordered(plan)
        assert all(one.lag >= -5 for one in plan.dependencies())

    def test_every_type_is_drawn_against_the_printed_order_too_and_leads_where_they_are_asked_for(self) -> None:
        """A task may wait for one that is printed below it."""
        drawn = sample(acyclic_plans(least_lag=-5), 150)
        assert {one.type for plan in drawn for one in plan.dependencies()} == set(DependencyType)
        assert {one.lag < 0 for plan in drawn for one in plan.dependencies()} == {True, False}
        assert {goes_back(plan, one) for plan in drawn for one in plan.dependencies()} == {True, False}


def goes_back(plan: Plan, one: Dependency) -> bool:
    """Return whether a task waits for one that is printed below it."""
    printed = [task.id for task in plan]
    return printed.index(one.predecessor) > printed.index(one.successor)


class TestRosters:
    """`rosters`."""

    @given(rosters())
    def test_no_group_lists_a_member_twice_and_no_string_holds_a_control_character(self, roster: Roster) -> None:
        """Line feeds apart."""
        assert all(len(set(names)) == len(names) for names in roster.groups.values())
        assert all(map(is_visible, strings(roster)))

    def test_groups_of_every_kind_are_drawn_and_others(self) -> None:
        """Some with members, some with units that are known better."""
        drawn = sample(rosters(), 200)
        named = {key for roster in drawn for key, members in roster.groups.items() if members}
        assert named > {kind.value for kind in GroupKind}
        assert any(roster.units for roster in drawn)
