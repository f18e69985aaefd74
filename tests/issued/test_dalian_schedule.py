"""What the plan of Dalian comes to as a schedule, reckoned here a second time from its rows, by other means."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

import networkx as nx
import pytest

from egov_consolidation import issued
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import DeadlineKind, Mark, Plan
from egov_consolidation.schedule import Schedule, analyze

DATA_CENTRE = "2.2.3"
LATE = 90

ALL, BY_WORDS = frozenset(Mark), frozenset({Mark.EXPLICIT, Mark.IMPLIED})
each_marks = pytest.mark.parametrize("marks", [ALL, BY_WORDS], ids=["all", "by-words"])

ENDS = {"FS": ("finish", "start"), "SS": ("start", "start"), "FF": ("finish", "finish"), "SF": ("start", "finish")}
BEGIN, END = ("", "begin"), ("", "end")

Event: TypeAlias = "tuple[str, str]"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Give the plan."""
    return issued.load("dalian-2017")


def schedule_of(plan: Plan, marks: frozenset[Mark]) -> Schedule:
    """Return the schedule of the plan with the estimates that ship with it."""
    graph = PlanGraph.from_plan(plan, marks=marks)
    return analyze(plan, graph, estimates=issued.estimates("dalian-2017"))


def steps(plan: Plan, marks: frozenset[Mark]) -> Iterator[tuple[Event, Event, int]]:
    """Yield what holds between the starts and finishes of the rows: the first, the second, days between at least."""
    begins = first_of_month(plan)
    for task in plan:
        estimate = issued.estimates("dalian-2017").get(task.id)
        assert task.duration is None
        yield (task.id, "start"), (task.id, "finish"), 0 if estimate is None else estimate.likely
        yield BEGIN, (task.id, "start"), 0
        yield (task.id, "finish"), END, 0
        if task.deadline.kind is DeadlineKind.WINDOW and task.deadline.first_day is not None:
            yield BEGIN, (task.id, "start"), task.deadline.first_day.toordinal() - begins
    for one in plan.dependencies(marks):
        first, second = ENDS[one.type.value]
        yield (one.predecessor, first), (one.successor, second), one.lag


def first_of_month(plan: Plan) -> int:
    """Return the first day of the month of the earliest deadline, as an ordinal: the plan names no day of issue."""
    earliest = min(task.deadline.last_day for task in plan if task.deadline.last_day is not None)
    return earliest.toordinal() - earliest.day + 1


def longest(plan: Plan, marks: frozenset[Mark]) -> nx.DiGraph[Event]:
    """Return the graph of events; longest paths through it are those of the work."""
    graph: nx.DiGraph[Event] = nx.DiGraph()
    for one, other, days in steps(plan, marks):
        known = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else days
        graph.add_edge(one, other, weight=max(known, days))
    return graph


def last_days(plan: Plan) -> dict[str, int]:
    """Return the last day of each row that has one, as an ordinal."""
    found = {task.id: task.deadline.last_day for task in plan}
    return {task: last.toordinal() for task, last in found.items() if last is not None}


def reached(plan: Plan, marks: frozenset[Mark]) -> dict[str, int]:
    """Return by how many days rows end after their deadline because the data centre does, by trying until it settles.

    Every other row is taken to be done on its last day; a row without one passes a delay on.
    """
    due = last_days(plan)
    times: dict[Event, int] = {(DATA_CENTRE, "finish"): due[DATA_CENTRE] + LATE}
    for _ in range(2 * len(plan)):
        for one in plan.dependencies(marks):
            first, second = (
                (row, end) for row, end in zip((one.predecessor, one.successor), ENDS[one.type.value], strict=True)
            )
            if first in times:
                press(times, second, times[first] + one.lag, due)
        for task in plan:
            if (task.id, "start") in times:
                press(times, (task.id, "finish"), times[task.id, "start"], due)
    late = {task: days - due[task] for (task, end), days in times.items() if end == "finish" and task in due}
    del late[DATA_CENTRE]
    return late


def press(times: dict[Event, int], event: Event, time: int, due: dict[str, int]) -> None:
    """Move an event to a time, where that is later than it was, and later than the row's own last day."""
    task, end = event
    allowed = due.get(task, time - 1) if end == "finish" else time - 1
    if task != DATA_CENTRE and time > max(allowed, times.get(event, time - 1)):
        times[event] = time


class TestCriticalPath:
    """What decides the end, with the durations that were assumed."""

    @each_marks
    def test_the_end_is_that_of_the_longest_path(self, plan: Plan, marks: frozenset[Mark]) -> None:
        """As networkx finds it on a graph of starts and finishes that is built here."""
        schedule = schedule_of(plan, marks)
        assert schedule.makespan == nx.dag_longest_path_length(longest(plan, marks))
        assert schedule.data_date.toordinal() == first_of_month(plan)
        assert schedule.is_data_date_assumed

    @each_marks
    def test_the_critical_tasks_are_those_on_a_longest_path(self, plan: Plan, marks: frozenset[Mark]) -> None:
        """A dated row is critical where the longest way to it, its work and the longest way on make up the whole."""
        graph = longest(plan, marks)
        for one, other in graph.edges:
            graph.edges[one, other]["weight"] *= -1
        ahead = nx.single_source_bellman_ford_path_length(graph, BEGIN)
        behind = nx.single_source_bellman_ford_path_length(graph.reverse(), END)
        floats = {
            task.id: min(ahead[task.id, end] + behind[task.id, end] - ahead[END] for end in ("start", "finish"))
            for task in plan
            if task.deadline.is_dated
        }
        schedule = schedule_of(plan, marks)
        assert {one.id: one.total_float for one in schedule if one.total_float is not None} == floats
        assert set(schedule.critical_tasks()) == {task for task, days in floats.items() if days == 0}

    @each_marks
    def test_each_critical_path_is_as_long_as_the_plan(self, plan: Plan, marks: frozenset[Mark]) -> None:
        """Two rows that follow each other on it are tied by a dependency, and its first row starts at the data date."""
        schedule = schedule_of(plan, marks)
        ties = {(one.predecessor, one.successor) for one in plan.dependencies(marks)}
        assert schedule.critical_path_count == len(schedule.critical_paths) > 0
        for path in schedule.critical_paths:
            assert set(pairwise(path)) <= ties
            assert schedule[path[0]].early_start == schedule.data_date
            assert schedule[path[-1]].early_finish == schedule.finish

    def test_what_was_assumed_is_said(self, plan: Plan) -> None:
        """No row gives a duration: all that have dates are named."""
        dated = {task.id for task in plan if task.deadline.is_dated}
        assert set(schedule_of(plan, ALL).assumed_durations) == dated


class TestConflicts:
    """Deadlines that contradict the order of work."""

    def test_there_are_five_and_all_rest_on_judgement(self, plan: Plan) -> None:
        """Rows whose predecessor is due later than they are, with nothing between the two but the judged order."""
        due = last_days(plan)
        expected = {
            (one.predecessor, one.successor): due[one.predecessor] - due[one.successor]
            for one in plan.dependencies()
            if one.type.value in {"FS", "FF"} and {one.predecessor, one.successor} <= set(due)
            if due[one.predecessor] > due[one.successor]
        }
        conflicts = schedule_of(plan, ALL).deadlines.conflicts
        assert len(expected) == 5
        assert {one.path: one.days_short for one in conflicts} == expected
        assert {one.marks for one in conflicts} == {(Mark.JUDGEMENT,)}

    def test_by_the_words_alone_there_is_none(self, plan: Plan) -> None:
        """What the document says or implies can be kept."""
        assert schedule_of(plan, BY_WORDS).deadlines.conflicts == ()


class TestDataCentre:
    """A data centre that is ninety days late."""

    @each_marks
    def test_it_reaches_what_trying_finds(self, plan: Plan, marks: frozenset[Mark]) -> None:
        """The rows that then miss their own deadline, with the days, whatever the estimates say."""
        found = schedule_of(plan, marks).what_if({DATA_CENTRE: LATE}).late
        expected = reached(plan, marks)
        assert expected
        assert {one.task: one.days_late for one in found} == expected
        assert {one.task: one.finish.toordinal() for one in found} == {
            task: last_days(plan)[task] + days for task, days in expected.items()
        }

    @each_marks
    def test_each_is_reached_by_a_chain_of_the_plan(self, plan: Plan, marks: frozenset[Mark]) -> None:
        """From the data centre to the row, each two tied by a dependency that counts."""
        ties = {(one.predecessor, one.successor) for one in plan.dependencies(marks)}
        for one in schedule_of(plan, marks).what_if({DATA_CENTRE: LATE}).late:
            assert (one.chain[0], one.chain[-1]) == (DATA_CENTRE, one.task)
            assert set(pairwise(one.chain)) <= ties
