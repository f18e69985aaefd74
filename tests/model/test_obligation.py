"""The fan-out: each task as owed by each unit."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.model import (
    Assignment,
    Deadline,
    DeadlineKind,
    GroupKind,
    Obligation,
    Origin,
    Plan,
    Role,
    Roster,
    Task,
    Unit,
    UnitGroup,
    obligations,
)

DEPARTMENTS = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门")
RELATED = UnitGroup(kind=GroupKind.DEPARTMENTS, text="有关部门", related=True)
REGIONS = UnitGroup(kind=GroupKind.REGIONS, text="各地区")
COMPANIES = UnitGroup(kind=GroupKind.DESCRIBED, text="有关通信公司", related=True)
GROUPS = (DEPARTMENTS, RELATED, REGIONS, COMPANIES)
ROSTER = Roster(id="r", groups={"departments": ("甲局", "乙局", "丙局"), "regions": ("中山区", "西岗区")})

UNITS = st.builds(Assignment, role=st.sampled_from(Role), unit=st.sampled_from(("甲局", "乙局", "丁局")))
ADDRESSED = st.builds(Assignment, role=st.sampled_from(Role), group=st.sampled_from(GROUPS))
OWNERS = st.lists(UNITS | ADDRESSED, max_size=6).map(tuple)


def lead(unit: str | None = None, group: UnitGroup | None = None) -> Assignment:
    """Return a lead."""
    return Assignment(role=Role.LEAD, unit=unit, group=group)


def owned(*assignments: Assignment) -> Plan:
    """Return a plan of one task with these owners."""
    return Plan(id="p", tasks=(Task(id="1", content="编制目录", assignments=assignments),))


def owing(plan: Plan, roster: Roster | None = ROSTER) -> list[tuple[str | None, bool]]:
    """Return who owes, and whether that is certain."""
    return [(one.unit, one.is_certain) for one in obligations(plan, roster)]


class TestObligations:
    """`obligations`."""

    def test_a_group_owes_as_often_as_it_has_members(self) -> None:
        """In the order of the roster."""
        assert owing(owned(lead(group=REGIONS))) == [("中山区", True), ("西岗区", True)]

    def test_related_members_are_not_certain_to_owe(self) -> None:
        """The plan does not list them."""
        assert owing(owned(lead(group=RELATED))) == [("甲局", False), ("乙局", False), ("丙局", False)]

    @pytest.mark.parametrize("roster", [None, Roster(id="empty")])
    def test_an_unknown_group_owes_once_so_that_nothing_is_lost(self, roster: Roster | None) -> None:
        """With no unit, and not certain."""
        assert owing(owned(lead(group=REGIONS)), roster) == [(None, False)]

    @pytest.mark.parametrize("role", [Role.COOPERATING, Role.SUPERVISING, Role.COLLECTING, Role.RECEIVING])
    def test_who_helps_presses_collects_or_receives_owes_nothing(self, role: Role) -> None:
        """Unless these roles are asked for."""
        plan = owned(Assignment(role=role, unit="甲局"))
        assert owing(plan) == []
        assert [one.role for one in obligations(plan, roles={role})] == [role]

    def test_who_is_named_in_the_sentence_only_owes_nothing(self) -> None:
        """会同发展改革委 is for rule PL09; a clause or a heading binds."""
        roles = [Assignment(role=Role.CO_LEAD, unit="甲局", origin=origin) for origin in Origin]
        assert [len(owing(owned(role))) for role in roles] == [one is not Origin.CONTENT for one in Origin]

    def test_a_unit_that_is_named_does_not_owe_again_as_a_member(self) -> None:
        """甲局等有关部门: 甲局 is certain, the others are not."""
        assert owing(owned(lead("甲局"), lead(group=RELATED))) == [("甲局", True), ("乙局", False), ("丙局", False)]
        assert owing(owned(lead(group=RELATED), lead("甲局"))) == [("乙局", False), ("丙局", False), ("甲局", True)]

    def test_a_unit_named_by_two_names_owes_once(self) -> None:
        """The plan knows that they are one."""
        task = owned(lead("甲局"), lead("甲委"), lead(group=DEPARTMENTS)).tasks[0]
        plan = Plan(id="p", tasks=(task,), units=(Unit(name="甲委", aliases=("甲局",)),))
        assert owing(plan) == [("甲委", True), ("乙局", True), ("丙局", True)]

    def test_a_group_named_twice_owes_once_and_all_of_it_where_all_are_meant(self) -> None:
        """各部门 and 有关部门 in one role."""
        everyone = [("甲局", True), ("乙局", True), ("丙局", True)]
        assert owing(owned(lead(group=DEPARTMENTS), lead(group=RELATED))) == everyone
        assert owing(owned(lead(group=RELATED), lead(group=DEPARTMENTS))) == everyone
        again = UnitGroup(kind=GroupKind.DEPARTMENTS, text="相关部门", related=True)
        assert {one.group for one in obligations(owned(lead(group=RELATED), lead(group=again)), ROSTER)} == {RELATED}

    @pytest.mark.parametrize(
        ("kind", "members"), [(GroupKind.LEADS, ["甲局", "乙局"]), (GroupKind.RESPONSIBLE, ["丙局", "丁局"])]
    )
    def test_groups_that_point_back_into_the_plan_are_its_own_units(self, kind: GroupKind, members: list[str]) -> None:
        """各牵头单位 and 各责任单位 need no roster."""
        first = Task(
            id="1", content="", assignments=(lead("甲局"), lead("乙局"), Assignment(role=Role.EXECUTING, unit="丙局"))
        )
        second = Task(id="2", content="", assignments=(lead("甲局"), Assignment(role=Role.COOPERATING, unit="丁局")))
        third = Task(id="3", content="", assignments=(lead(group=UnitGroup(kind=kind, text="各…单位")),))
        plan = Plan(id="p", tasks=(first, second, third))
        assert [one.unit for one in obligations(plan) if one.task.id == "3"] == members

    def test_a_group_that_points_to_nobody_is_not_lost(self) -> None:
        """A plan without lead units still addresses 各牵头单位."""
        plan = owned(lead(group=UnitGroup(kind=GroupKind.LEADS, text="各牵头单位")))
        assert owing(plan) == [(None, False)]

    def test_it_is_lazy(self) -> None:
        """The first obligation needs no look at the second task."""

        def tasks() -> Iterator[Task]:
            yield Task(id="1", content="", assignments=(lead("甲局"),))
            pytest.fail("looked further than asked")

        class Endless(Plan):
            """A plan whose second task must not be looked at."""

            def __iter__(self) -> Iterator[Task]:
                return tasks()

        assert next(obligations(Endless(id="p"))).unit == "甲局"

    @given(st.lists(OWNERS, max_size=4), st.booleans())
    def test_in_one_role_a_unit_owes_a_task_once(self, owners: list[tuple[Assignment, ...]], known: bool) -> None:
        """And every owing assignment is answered by somebody, or by an unknown member of its group."""
        tasks = tuple(Task(id=str(number), content="", assignments=all_) for number, all_ in enumerate(owners, 1))
        found = list(obligations(Plan(id="p", tasks=tasks), ROSTER if known else None))
        identities = [(one.task.id, one.role, one.unit, one.unit is None and one.group) for one in found]
        assert len(identities) == len(set(identities))
        for task, role in itertools.product(tasks, (Role.LEAD, Role.CO_LEAD, Role.EXECUTING)):
            mine = [one for one in found if one.task is task and one.role is role]
            assert {one.unit for one in mine} >= set(task.units(role))
            assert bool(mine) == bool(task.units(role) or task.groups(role))


class TestObligation:
    """`Obligation`."""

    @staticmethod
    def of(deadline: Deadline) -> Obligation:
        """Return an obligation with this deadline."""
        return Obligation(task=Task(id="1", content="编制目录", deadline=deadline), unit="甲局", role=Role.LEAD)

    def test_a_dated_duty_is_due_on_its_last_day(self) -> None:
        """Whatever day is asked from, also after it."""
        dated = self.of(Deadline(kind=DeadlineKind.BY_DATE, text="", last_day="2018-06-30"))
        assert {dated.due(day("2018-01-01")), dated.due(day("2019-01-01"))} == {day("2018-06-30")}

    @pytest.mark.parametrize(
        ("rule", "first", "as_of", "due"),
        [
            ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", None, "2018-06-01", "2018-12-31"),
            ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", None, "2018-12-31", "2018-12-31"),
            ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "2020-01-01", "2018-12-31", "2020-12-31"),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", None, "2019-03-01", "2020-02-29"),
            ("FREQ=MONTHLY;BYMONTHDAY=28", None, "2018-01-29", "2018-02-28"),
            ("FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31", "2018-01-01", "2019-03-01", "2020-12-31"),
            ("FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31", "2018-01-01", "2018-03-01", "2018-12-31"),
        ],
    )
    def test_a_recurring_duty_is_due_at_its_next_occurrence(
        self, rule: str, first: str | None, as_of: str, due: str
    ) -> None:
        """The day asked from included, intervals counted from the first day."""
        recurring = self.of(Deadline(kind=DeadlineKind.RECURRING, text="每年", first_day=first, recurrence=rule))
        assert recurring.due(day(as_of)) == day(due)

    def test_a_standing_duty_is_never_due(self) -> None:
        """It has violations, no last day."""
        assert self.of(Deadline(kind=DeadlineKind.STANDING, text="长期")).due(day("2018-01-01")) is None

    def test_the_record_is_flat(self) -> None:
        """Ready for a data frame."""
        record = self.of(Deadline(kind=DeadlineKind.BY_DATE, text="底前", last_day="2018-06-30")).to_record()
        assert all(value is None or isinstance(value, str | int | bool) for value in record.values())
        assert (record["unit"], record["role"], record["is_certain"]) == ("甲局", "lead", True)
        assert (record["last_day"], record["effective_day"], record["group"]) == ("2018-06-30", "2018-06-29", None)
