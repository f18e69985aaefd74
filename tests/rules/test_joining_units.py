"""Tests of units that the sentence of a task names as joining in."""

from __future__ import annotations

import pytest

from egov_consolidation.model import Assignment, GroupKind, Origin, Plan, Role, Roster, Task, Unit, UnitGroup
from egov_consolidation.rules._joining_units import groups_helping, includes, words_that_name

GROUP = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门")
PLAN = Plan(id="p", units=(Unit(name="市发展改革委", aliases=("市发改委",)),))


class TestGroupsHelping:
    """`groups_helping`."""

    @pytest.mark.parametrize("role", Role)
    @pytest.mark.parametrize("origin", Origin)
    def test_groups_that_help_beyond_the_sentence(self, role: Role, origin: Origin) -> None:
        """Leading along, executing and cooperating; not what the sentence itself says."""
        task = Task(id="1", content="…", assignments=(Assignment(role=role, group=GROUP, origin=origin),))
        is_help = role in {Role.CO_LEAD, Role.EXECUTING, Role.COOPERATING} and origin is not Origin.CONTENT
        assert groups_helping(task) == ((GROUP,) if is_help else ())


class TestIncludes:
    """`includes`."""

    @pytest.mark.parametrize(
        ("members", "expected"), [(None, None), (("市发改委",), True), (("市财政局",), False), ((), False)]
    )
    def test_the_roster_says_who_is_in_a_group(self, members: tuple[str, ...] | None, expected: bool | None) -> None:
        """Under any of the unit's names; a group that it does not list is not known."""
        roster = Roster(id="r", groups={} if members is None else {"departments": members})
        assert includes(PLAN, roster, GROUP, "市发展改革委") is expected

    def test_without_a_roster_nothing_is_known(self) -> None:
        """Neither yes nor no."""
        assert includes(PLAN, None, GROUP, "市发展改革委") is None


class TestWordsThatName:
    """`words_that_name`."""

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("会同市发展改革委开展检查", "会同市发展改革委"),
            ("会同发展改革委开展检查", "会同发展改革委"),
            ("配合市发改委开展检查", "配合市发改委"),
            ("市发改委提出，协助市财政局、市发改委核定", "协助市财政局、市发改委"),
            ("由市发改委开展检查", None),
            ("配合做好工作", None),
            ("会同" + "甲" * 60 + "市发改委", None),
        ],
    )
    def test_from_the_joining_word_to_the_name(self, content: str, expected: str | None) -> None:
        """Full name, alias, or the name without its level; not far away from the word."""
        assert words_that_name(PLAN, Task(id="1", content=content), "市发展改革委") == expected

    def test_a_unit_without_a_record_is_found_by_its_name(self) -> None:
        """The plan may know nothing of it."""
        assert words_that_name(PLAN, Task(id="1", content="会同市财政局核定"), "市财政局") == "会同市财政局"
