"""One row of the plan."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import ModelError
from egov_consolidation.model import (
    Assignment,
    Criterion,
    DeadlineFlag,
    DeadlineKind,
    Dependency,
    GroupKind,
    Role,
    Support,
    Task,
    UnitGroup,
)

REGIONS = UnitGroup(kind=GroupKind.REGIONS, text="各地区")
SECTIONS = UnitGroup(kind=GroupKind.SECTIONS, text="各科室")


def owned(*assignments: Assignment) -> Task:
    """Return a task with these owners."""
    return Task(id="1", content="编制目录", assignments=assignments)


class TestTask:
    """`Task`."""

    @pytest.mark.parametrize("task_id", ["", " "])
    def test_a_task_without_an_id_is_refused(self, task_id: str) -> None:
        """Nothing could point to it."""
        with pytest.raises(ModelError, match=r"Task\.id"):
            Task(id=task_id, content="编制目录")

    def test_a_negative_duration_is_refused(self) -> None:
        """None and nothing at all are meaningful."""
        assert Task(id="1", content="").duration is None
        assert Task(id="1", content="", duration=0).duration == 0
        with pytest.raises(ModelError, match=r"Task\.duration"):
            Task(id="1", content="", duration=-1)

    def test_relations_of_another_task_are_refused(self) -> None:
        """Each is held by the task that waits or is enabled; all the others are named."""
        mine = Dependency(predecessor="2", successor="1")
        assert Task(id="1", content="", dependencies=(mine,)).dependencies == (mine,)
        foreign = Dependency(predecessor="1", successor="2")
        enabling = Support(supporter="1", supported="3")
        with pytest.raises(ModelError, match="2, 3"):
            Task(id="1", content="", dependencies=(mine, foreign), supports=(enabling,))

    def test_a_task_without_lead_or_deadline_can_be_said(self) -> None:
        """Rules have to be able to see it."""
        bare = Task(id="1", content="")
        assert (bare.lead_units, bare.group) == ((), None)
        assert (bare.deadline.kind, bare.deadline.flags) == (DeadlineKind.UNREAD, (DeadlineFlag.MISSING,))

    def test_units_are_given_by_role_in_the_order_of_the_row(self) -> None:
        """Groups are no units."""
        task = owned(
            Assignment(role=Role.COOPERATING, unit="丙局"),
            Assignment(role=Role.LEAD, unit="乙局"),
            Assignment(role=Role.LEAD, group=REGIONS),
            Assignment(role=Role.EXECUTING, unit="丁局"),
            Assignment(role=Role.LEAD, unit="甲局"),
        )
        assert task.lead_units == ("乙局", "甲局")
        assert task.cooperating_units == ("丙局",)
        assert task.executing_units == ("丁局",)
        assert task.units(Role.COOPERATING, Role.LEAD) == ("丙局", "乙局", "甲局")
        assert task.groups(Role.LEAD) == (REGIONS,)
        assert task.groups(Role.EXECUTING) == ()

    def test_the_group_is_that_which_leads_and_has_a_promised_name(self) -> None:
        """`departments` or `regions`, never a group that helps or one of another kind."""
        assert owned(Assignment(role=Role.LEAD, group=REGIONS)).group == "regions"
        assert owned(Assignment(role=Role.COOPERATING, group=REGIONS)).group is None
        assert owned(Assignment(role=Role.LEAD, group=SECTIONS)).group is None
        both = owned(Assignment(role=Role.LEAD, group=SECTIONS), Assignment(role=Role.LEAD, group=REGIONS))
        assert both.group == "regions"

    def test_its_words_are_what_may_be_quoted(self) -> None:
        """Theme and content, as far as they are printed."""
        assert Task(id="1", content="编制目录", theme="编制").words == ("编制", "编制目录")
        assert Task(id="1", content="").words == ()


class TestCriterion:
    """`Criterion`."""

    def test_it_needs_the_soft_word(self) -> None:
        """基本完成 without a measure is still a criterion that lacks one."""
        assert Criterion(term="基本完成").measure is None
        with pytest.raises(ModelError, match=r"Criterion\.term"):
            Criterion(term="")
