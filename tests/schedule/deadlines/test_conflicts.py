"""Where deadlines contradict the order of work, and what room they leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.dates import Day, day
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Deadline, DeadlineKind, Dependency, DependencyType, Mark, Plan, Task
from egov_consolidation.schedule import DeadlineAnalysis, DeadlineRoom, ScheduleOptions, analyze
from egov_consolidation.testing.strategies import dated_plans
from egov_consolidation.wording import Text

BASE = day("2018-01-01")
"""The data date of the plans that are drawn."""


class Waits(NamedTuple):
    """A dependency, in short."""

    predecessor: str
    type: str = "FS"
    lag: int = 0


def due(on: str | Day | None) -> Deadline:
    """Return a deadline on a day, or none at all."""
    if on is None:
        return Deadline(kind=DeadlineKind.STANDING, text="长期")
    return Deadline(kind=DeadlineKind.BY_DATE, text=str(on), last_day=day(on))


def task(task_id: str, on: str | Day | None, *waits: Waits, duration: int | None = None) -> Task:
    """Return a task with its deadline and what it waits for."""
    dependencies = tuple(
        Dependency(predecessor=one.predecessor, successor=task_id, type=DependencyType(one.type), lag=one.lag)
        for one in waits
    )
    return Task(id=task_id, content=f"第{task_id}项", deadline=due(on), duration=duration, dependencies=dependencies)


def deadlines_of(*tasks: Task, data_date: str | Day = BASE) -> DeadlineAnalysis:
    """Return what the deadlines of some tasks mean."""
    return analyze(Plan(id="demo", tasks=tasks), data_date=data_date).deadlines


def orders(plan: Plan) -> Iterator[tuple[str, str, int]]:
    """Yield what the order of work asks between the last days of two tasks: first, second, days between at least.

    Written down from the definition of the four types for tasks that are done in one go; only for plans in which every
    task has a duration.
    """
    for one in plan.dependencies():
        first, second = plan[one.predecessor].duration or 0, plan[one.successor].duration or 0
        yield (
            one.predecessor,
            one.successor,
            one.lag
            + {
                DependencyType.FINISH_TO_START: second,
                DependencyType.START_TO_START: second - first,
                DependencyType.FINISH_TO_FINISH: 0,
                DependencyType.START_TO_FINISH: -first,
            }[one.type],
        )


def farthest(plan: Plan) -> dict[tuple[str, str], int]:
    """Return the most days that any way asks between the last days of two tasks (Floyd and Warshall)."""
    ids = [one.id for one in plan]
    most: dict[tuple[str, str], int] = {}
    for first, second, days in orders(plan):
        most[first, second] = max(days, most.get((first, second), days))
    for middle in ids:
        for first in ids:
            for second in ids:
                if (first, middle) in most and (middle, second) in most:
                    days = most[first, middle] + most[middle, second]
                    most[first, second] = max(days, most.get((first, second), days))
    return most


def timed(plan: Plan) -> Plan:
    """Return a plan in which every task has a duration."""
    return attrs.evolve(plan, tasks=tuple(attrs.evolve(one, duration=one.duration or 0) for one in plan))


def paths(rooms: Iterable[DeadlineRoom]) -> list[tuple[str, ...]]:
    """Return the paths of rooms."""
    return [room.path for room in rooms]


class TestConflicts:
    """`DeadlineAnalysis.conflicts`."""

    def test_the_example_of_the_demand_in_its_words(self) -> None:
        """A due 30 June → B needs 60 days → C due 15 July: 45 days short."""
        found = deadlines_of(
            task("A", "2018-06-30"),
            task("B", None, Waits("A"), duration=60),
            task("C", "2018-07-15", Waits("B")),
        )
        (conflict,) = found.conflicts
        assert (conflict.path, conflict.days_short) == (("A", "B", "C"), 45)
        assert conflict.order.en == "A due 2018-06-30 → B needs 60 days → C due 2018-07-15: 45 days short"
        assert conflict.order.zh == "A 须于 2018-06-30 完成 → B 需 60 天 → C 须于 2018-07-15 完成：差 45 天"

    @pytest.mark.parametrize(
        ("type_", "lag", "first", "second", "short"),
        [
            ("FS", 0, None, None, 10),
            ("FS", 3, None, None, 13),
            ("FS", -10, None, None, 0),
            ("FS", 0, None, 5, 15),
            ("FF", 0, None, 5, 10),
            ("SS", 0, 4, 5, 11),
            ("SF", 0, 4, 5, 6),
            ("SS", 0, None, None, 0),
            ("SF", 0, None, None, 0),
        ],
    )
    def test_each_type_asks_for_its_own_days(
        self, type_: str, lag: int, first: int | None, second: int | None, short: int
    ) -> None:
        """Ten days between the wrong way round; work of unknown duration may have begun at any time before."""
        found = deadlines_of(
            task("1", "2018-03-20", duration=first), task("2", "2018-03-10", Waits("1", type_, lag), duration=second)
        )
        assert [one.days_short for one in found.conflicts] == ([short] if short else [])

    @given(dated_plans())
    def test_there_is_one_exactly_where_two_deadlines_are_too_close(self, plan: Plan) -> None:
        """Any pair of deadlines that the longest way between contradicts shows in a conflict between neighbours."""
        plan = timed(plan)
        found = analyze(plan, data_date=BASE).deadlines
        last = {one.id: one.deadline.last_day for one in plan if one.deadline.last_day is not None}
        short = {
            (first, second): days - (last[second].toordinal() - last[first].toordinal())
            for (first, second), days in farthest(plan).items()
            if first in last and second in last
        }
        contradicted = {pair: days for pair, days in short.items() if days > 0}
        assert bool(found.conflicts) == bool(contradicted)
        for conflict in found.conflicts:
            assert conflict.source is not None
            assert 0 < conflict.days_short <= contradicted[conflict.source, conflict.target]
            assert not [one for one in conflict.path[1:-1] if one in last]

    @given(dated_plans())
    def test_each_is_irreducible(self, plan: Plan) -> None:
        """Without one of its dependencies, or one of its two deadlines, it is gone."""
        plan = timed(plan)
        for conflict in analyze(plan, data_date=BASE).deadlines.conflicts[:2]:
            named = {conflict.source, conflict.target}
            alone = [
                attrs.evolve(one, dependencies=(), deadline=one.deadline if one.id in named else due(None))
                for one in plan
            ]
            by_id = {one.id: one for one in alone}
            for one in conflict.dependencies:
                holder = by_id[one.successor]
                by_id[one.successor] = attrs.evolve(holder, dependencies=(*holder.dependencies, one))
            only = Plan(id="only", tasks=tuple(by_id.values()))
            assert paths(analyze(only, data_date=BASE).deadlines.conflicts) == [conflict.path]
            for one in conflict.dependencies:
                kept = tuple(each for each in by_id[one.successor].dependencies if each != one)
                cut = {**by_id, one.successor: attrs.evolve(by_id[one.successor], dependencies=kept)}
                assert not analyze(Plan(id="cut", tasks=tuple(cut.values())), data_date=BASE).deadlines.conflicts

    def test_of_several_ways_between_two_deadlines_the_worst_is_told(self) -> None:
        """One conflict for a pair."""
        found = deadlines_of(
            task("1", "2018-03-20"),
            task("2", None, Waits("1"), duration=3),
            task("3", None, Waits("1"), duration=7),
            task("4", "2018-03-20", Waits("2"), Waits("3"), Waits("1")),
        )
        assert [(one.path, one.days_short) for one in found.conflicts] == [(("1", "3", "4"), 7)]

    def test_deep_plans_list_neighbours_alone(self) -> None:
        """A hundred deadlines in falling order are 99 conflicts, though any two of them contradict each other."""
        tasks = [
            task(f"{one:03}", BASE.add(days=200 - one), *([Waits(f"{one - 1:03}")] if one else []))
            for one in range(100)
        ]
        assert len(deadlines_of(*tasks).conflicts) == 99

    def test_longest_times_lead_backwards(self) -> None:
        """A negative lag back to the predecessor: the second may end at most 10 days after the first."""
        second = task("2", "2018-04-30", Waits("1"))
        first = task("1", "2018-03-01", Waits("2", "FF", -10))
        (conflict,) = deadlines_of(first, second).conflicts
        assert (conflict.path, conflict.days_short) == (("2", "1"), 50)

    def test_tasks_that_wait_for_each_other_have_none(self) -> None:
        """Nothing can be said of deadlines where no dates fit."""
        found = deadlines_of(
            task("1", "2018-03-20", Waits("2"), duration=1), task("2", "2018-03-10", Waits("1"), duration=1)
        )
        assert not found.is_feasible
        assert (found.conflicts, found.rooms, found.out_of_reach, found.never_binding) == ((), (), (), ())
        assert found["1"].latest_allowable_finish is None

    def test_guidance_lies_open_beside_the_work_that_it_guides(self) -> None:
        """It starts first and finishes last, with less work of its own: that contradicts only work in one go."""
        guidance = task("1", "2018-06-30", Waits("2", "FF"), duration=30)
        found = deadlines_of(guidance, task("2", "2018-06-20", Waits("1", "SS"), duration=60))
        assert found.is_feasible
        assert found.conflicts == ()
        late = deadlines_of(guidance, task("2", "2018-07-10", Waits("1", "SS"), duration=60))
        assert [(conflict.path, conflict.days_short) for conflict in late.conflicts] == [(("2", "1"), 10)]

    def test_judgement_is_said_with_its_reason(self) -> None:
        """In both languages, once."""
        why = Text(en="that is the habit.", zh="惯例如此。")
        judged = Dependency(predecessor="1", successor="2", mark=Mark.JUDGEMENT, reason=why)
        second = attrs.evolve(task("2", "2018-03-10"), dependencies=(judged,))
        (conflict,) = deadlines_of(task("1", "2018-03-20"), second).conflicts
        assert conflict.marks == (Mark.JUDGEMENT,)
        assert conflict.text.en.endswith("10 days short. This rests on judgement: that is the habit.")
        assert conflict.text.zh.endswith("差 10 天。此项依据判断：惯例如此。")
        assert [quote.quote for quote in conflict.citations] == ["第1项", "第2项"]

    def test_types_and_lags_are_said(self) -> None:
        """All but plain FS; the days of a task whose start is waited for stand with it."""
        found = deadlines_of(
            task("1", "2018-03-20", duration=4), task("2", "2018-03-10", Waits("1", "SS", 2), duration=1)
        )
        assert found.conflicts[0].order.en == (
            "1 needs 4 days, due 2018-03-20 →(SS+2) 2 needs 1 day, due 2018-03-10: 9 days short"
        )


class TestLeastDays:
    """The least days that a task without duration needs."""

    def test_they_count_for_every_task_without_a_duration_of_its_own(self) -> None:
        """Two tasks of at least three days, one of a known day, between 1 and 5 March."""
        plan = Plan(
            id="p",
            tasks=(
                task("1", "2018-03-01"),
                attrs.evolve(task("2", None, Waits("1")), deadline=attrs.evolve(due("2018-03-09"))),
                task("3", "2018-03-05", Waits("2"), duration=1),
            ),
        )
        rooms = {
            least: [
                room.room
                for room in analyze(plan, data_date=BASE, options=ScheduleOptions(least_days=least)).deadlines.rooms
            ]
            for least in (0, 3)
        }
        assert rooms == {0: [-5, 8], 3: [-5, 5]}


class TestOutOfReach:
    """`DeadlineAnalysis.out_of_reach`."""

    def test_work_that_does_not_fit_between_the_data_date_and_a_deadline(self) -> None:
        """Thirty days of work, then five, by 20 January."""
        found = deadlines_of(task("1", None, duration=30), task("2", "2018-01-20", Waits("1"), duration=5))
        (room,) = found.out_of_reach
        assert (room.path, room.days_short, room.source) == (("1", "2"), 15, None)
        assert room.order.en == "from 2018-01-01 → 1 needs 30 days → 2 needs 5 days, due 2018-01-20: 15 days short"
        assert found.conflicts == ()

    @pytest.mark.parametrize(
        ("last_day", "is_out"), [("2018-01-19", True), ("2018-01-20", False), ("2017-12-31", False)]
    )
    def test_a_deadline_on_the_day_that_can_be_reached_is_not(self, last_day: str, is_out: bool) -> None:
        """Twenty days from 1 January end on the 20th; a deadline before the data date is past, not out of reach."""
        assert bool(deadlines_of(task("1", last_day, duration=20)).out_of_reach) is is_out


class TestTaskDeadline:
    """`DeadlineAnalysis[task]`."""

    def test_the_latest_days_by_hand(self) -> None:
        """Ten days before C's deadline, and twenty days of its own."""
        found = deadlines_of(
            task("A", "2018-12-31", duration=20),
            task("B", None, Waits("A", "FS", 2), duration=5),
            task("C", "2018-03-31", Waits("B"), duration=3),
        )
        one = found["A"]
        assert (one.latest_allowable_start, one.latest_allowable_finish) == (day("2018-03-02"), day("2018-03-21"))
        assert (one.binding_deadline, one.binding_path) == ("C", ("A", "B", "C"))
        assert one.deadline_float == (day("2018-03-21").toordinal() - day("2018-01-20").toordinal())
        assert found["C"].required_finish == day("2019-01-10")
        assert [each.id for each in found.never_binding] == ["A"]

    @given(dated_plans())
    def test_later_by_a_day_breaks_the_deadline_that_binds(self, plan: Plan) -> None:
        """What finishes on the latest day can keep all deadlines that follow; a day later breaks the binding one."""
        plan = timed(plan)
        found = analyze(plan, data_date=BASE).deadlines
        reach = farthest(plan)
        last = {one.id: one.deadline.last_day for one in plan if one.deadline.last_day is not None}
        for one in found:
            follows = [
                last[second].toordinal() - days
                for (first, second), days in reach.items()
                if first == one.id and second in last
            ]
            own = [last[one.id].toordinal()] if one.id in last else []
            latest = min([*follows, *own], default=None)
            found_latest = one.latest_allowable_finish
            assert (None if found_latest is None else found_latest.toordinal()) == latest
            if latest is not None:
                assert one.binding_path[0] == one.id
                assert one.binding_path[-1] == one.binding_deadline
                assert one.binding_deadline in last

    @given(dated_plans())
    def test_the_records_say_the_same(self, plan: Plan) -> None:
        """One for each task, days as text."""
        found = analyze(plan, data_date=BASE).deadlines
        for record, one in zip(found.to_records(), found, strict=True):
            assert record["id"] == one.id
            shown = one.latest_allowable_finish
            assert record["latest_allowable_finish"] == (None if shown is None else shown.isoformat())


class TestChains:
    """`DeadlineAnalysis.tightest_chains`."""

    def test_they_follow_the_tightest_room_both_ways(self) -> None:
        """1 → 2 → 3 with little room, 1 → 4 with much."""
        found = deadlines_of(
            task("1", "2018-03-01"),
            task("2", "2018-03-05", Waits("1")),
            task("3", "2018-03-15", Waits("2")),
            task("4", "2018-12-31", Waits("1")),
        )
        chains = found.tightest_chains()
        assert [(chain.path, chain.room, chain.least_room) for chain in chains] == [
            (("1", "2", "3"), 14, 4),
            (("1", "4"), 305, 305),
        ]
        assert [chain.path for chain in found.tightest_chains(at_most=4)] == [("1", "2")]
        assert len(found.tightest_chains(1)) == 1

    @given(dated_plans(), st.none() | st.integers(-20, 40))
    def test_no_room_stands_on_two_chains(self, plan: Plan, at_most: int | None) -> None:
        """And all that are small enough stand on one."""
        found = analyze(plan, data_date=BASE).deadlines
        chains = found.tightest_chains(100, at_most=at_most)
        shown = [(room.source, room.target) for chain in chains for room in chain.rooms]
        wanted = [(room.source, room.target) for room in found.rooms if at_most is None or room.room <= at_most]
        assert sorted(map(str, shown)) == sorted(map(str, wanted))
        for chain in chains:
            assert all(one.target == other.source for one, other in pairwise(chain.rooms))


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Give the issued plan."""
    return issued.load("dalian-2017")


def dalian(*marks: Mark) -> PlanGraph:
    """Return the graph of the issued plan."""
    return PlanGraph.from_plan(issued.load("dalian-2017"), marks=frozenset(marks or Mark))


class TestDalian:
    """The issued plan of Dalian."""

    def test_the_five_conflicts_rest_on_judgement(self, plan: Plan) -> None:
        """The same five as the rule about the order of deadlines finds; none where words alone count."""
        found = analyze(plan, dalian(), data_date="2017-11-10").deadlines
        shown = {(one.source, one.target): one.days_short for one in found.conflicts}
        expected = {
            (one.predecessor, one.successor): days
            for one in plan.dependencies()
            if one.type in {"FS", "FF"} and (days := late(plan, one)) > 0
        }
        assert shown == expected
        assert len(shown) == 5
        assert {one.marks for one in found.conflicts} == {(Mark.JUDGEMENT,)}
        words = analyze(plan, dalian(Mark.EXPLICIT, Mark.IMPLIED), data_date="2017-11-10").deadlines
        assert words.conflicts == ()

    def test_every_quotation_stands_in_its_row(self, plan: Plan) -> None:
        """In its theme or its content."""
        for room in analyze(plan, data_date="2017-11-10").deadlines.rooms:
            assert room.citations
            for quote in room.citations:
                row: Task = plan[quote.row or ""]
                assert quote.quote in row.content or quote.quote in (row.theme or "")

    def test_the_units_on_the_chains_are_those_of_its_tasks(self, plan: Plan) -> None:
        """Lead units, or the group."""
        for chain in analyze(plan, data_date="2017-11-10").deadlines.tightest_chains():
            wanted = [unit for one in chain.path for unit in (plan[one].lead_units or (plan[one].group,))]
            assert list(chain.units) == list(dict.fromkeys(wanted))


def late(plan: Plan, one: Dependency) -> int:
    """Return the days by which a predecessor is due after its successor."""
    first, second = plan[one.predecessor].deadline.last_day, plan[one.successor].deadline.last_day
    return 0 if first is None or second is None else first.toordinal() + one.lag - second.toordinal()
