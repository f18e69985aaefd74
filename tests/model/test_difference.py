"""What differs between two plans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Assignment, Deadline, DeadlineKind, Dependency, Plan, Role, Task, diff

DAYS = st.dates(day("2017-01-01"), day("2020-12-31")).map(str)


def by(last: str) -> Deadline:
    """Return a deadline."""
    return Deadline(kind=DeadlineKind.BY_DATE, text=f"{last}前", last_day=last)


def plan(**contents: str) -> Plan:
    """Return a plan of tasks by id."""
    return Plan(id="p", tasks=tuple(Task(id=task_id, content=content) for task_id, content in contents.items()))


TASKS = st.builds(
    Task,
    id=st.sampled_from("abcdef"),
    content=st.sampled_from(("", "甲", "乙", "丙", "丁")),
    theme=st.none() | st.just("主题"),
    deadline=DAYS.map(by) | st.just(Deadline(kind=DeadlineKind.STANDING, text="长期")),
    assignments=st.lists(
        st.sampled_from("甲乙").map(lambda unit: Assignment(role=Role.LEAD, unit=unit)), max_size=2
    ).map(tuple),
)
PLANS = st.lists(TASKS, max_size=6, unique_by=lambda task: task.id).map(lambda tasks: Plan(id="p", tasks=tuple(tasks)))


class TestDiff:
    """`diff`."""

    @given(PLANS)
    def test_a_plan_does_not_differ_from_itself(self, one: Plan) -> None:
        """Every task is its own counterpart."""
        found = diff(one, one)
        assert found.is_empty
        assert found.pairs == tuple((task.id, task.id) for task in one)

    @given(PLANS, PLANS)
    def test_every_task_is_paired_once_or_stands_alone(self, one: Plan, other: Plan) -> None:
        """Of either plan, in its order."""
        found = diff(one, other)
        before, after = [pair[0] for pair in found.pairs], [pair[1] for pair in found.pairs]
        assert sorted((*before, *found.removed)) == sorted(task.id for task in one)
        assert sorted((*after, *found.added)) == sorted(task.id for task in other)
        assert before == [task.id for task in one if task.id in set(before)]

    @given(PLANS, PLANS)
    def test_looked_at_from_the_other_side_everything_is_reversed(self, one: Plan, other: Plan) -> None:
        """Pairs, added and removed, was and now, later and earlier."""
        there, back = diff(one, other), diff(other, one)
        assert {(after, before) for before, after in there.pairs} == set(back.pairs)
        assert (set(there.added), set(there.removed)) == (set(back.removed), set(back.added))
        assert {
            (c.after, c.before, c.field, c.now, c.was, None if c.days is None else -c.days) for c in there.changes
        } == {(c.before, c.after, c.field, c.was, c.now, c.days) for c in back.changes}

    @given(PLANS, PLANS)
    def test_no_change_means_equal_words_days_and_owners(self, one: Plan, other: Plan) -> None:
        """Counterparts without a change agree in every aspect."""
        found = diff(one, other)
        changed = {(change.before, change.after) for change in found.changes}
        for before, after in set(found.pairs) - changed:
            mine, theirs = one[before], other[after]
            assert (mine.content, mine.theme, mine.deadline) == (theirs.content, theirs.theme, theirs.deadline)
            assert sorted(mine.lead_units) == sorted(theirs.lead_units)

    @given(DAYS, DAYS)
    def test_a_deadline_that_moved_says_by_how_many_days(self, was: str, now: str) -> None:
        """Positive is later."""
        one, other = (Plan(id="p", tasks=(Task(id="1", content="甲", deadline=by(last)),)) for last in (was, now))
        moved = (day(now) - day(was)).days
        assert [change.days for change in diff(one, other).changes] == ([moved] if moved else [])

    def test_a_deadline_that_lost_its_day_moved_by_no_number_of_days(self) -> None:
        """It changed all the same."""
        standing = Deadline(kind=DeadlineKind.STANDING, text="长期")
        one = Plan(id="p", tasks=(Task(id="1", content="甲", deadline=by("2018-06-30")),))
        other = Plan(id="p", tasks=(Task(id="1", content="甲", deadline=standing),))
        [change] = diff(one, other).changes
        assert (change.field, change.days) == ("deadline", None)

    def test_tasks_that_were_renumbered_are_found_by_their_words(self) -> None:
        """A row inserted before them moves them all."""
        found = diff(plan(a="摸清", b="编制"), plan(a="培训", b="摸清", c="编制"))
        assert found.pairs == (("a", "b"), ("b", "c"))
        assert (found.added, found.removed, found.changes) == (("a",), (), ())

    def test_a_task_that_was_rewritten_in_its_place_is_found_by_its_id(self) -> None:
        """Its content changed."""
        [change] = diff(plan(a="摸清底数"), plan(a="摸清全部底数")).changes
        assert (change.field, change.was, change.now) == ("content", "摸清底数", "摸清全部底数")

    def test_words_that_stand_twice_prove_nothing(self) -> None:
        """Then the id decides."""
        assert diff(plan(a="甲", b="甲"), plan(c="甲", a="乙")).pairs == (("a", "a"),)

    def test_counterparts_may_be_given(self) -> None:
        """Somebody has decided; what is not among them stands alone."""
        found = diff(plan(a="甲", b="乙"), plan(a="甲", x="丙"), counterparts={"b": "x"})
        assert (found.pairs, found.removed, found.added) == ((("b", "x"),), ("a",), ("a",))
        with pytest.raises(UsageError, match="has no task z"):
            diff(plan(a="甲"), plan(a="甲"), counterparts={"a": "z"})

    def test_owners_and_relations_are_compared_whatever_their_order(self) -> None:
        """Order of printing is no change, a role is."""
        relations = tuple(Dependency(predecessor=one, successor="1") for one in "xy")
        owners = tuple(Assignment(role=Role.LEAD, unit=one) for one in ("甲局", "乙局"))

        def of(owners: tuple[Assignment, ...], relations: tuple[Dependency, ...]) -> Plan:
            return Plan(id="p", tasks=(Task(id="1", content="", assignments=owners, dependencies=relations),))

        assert diff(of(owners, relations), of(owners[::-1], relations[::-1])).is_empty
        helping = (owners[0], Assignment(role=Role.COOPERATING, unit="乙局"))
        assert [one.field for one in diff(of(owners, relations), of(helping, relations[:1])).changes] == [
            "owners",
            "relations",
        ]


class TestPlanDiff:
    """`PlanDiff`."""

    def test_records_tell_changes_removed_and_added(self) -> None:
        """One flat record each."""
        records = diff(plan(a="甲", b="乙"), plan(a="丙", c="丁")).to_records()
        assert [(one["before"], one["after"], one["field"]) for one in records] == [
            ("a", "a", "content"),
            ("b", "", "task"),
            ("", "c", "task"),
        ]
