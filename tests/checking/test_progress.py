"""What a ledger says of a plan on a day."""

from __future__ import annotations

import pytest

from egov_consolidation.checking._progress import reported, unknown_units_of
from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import Inventory, UnitFacts
from egov_consolidation.ledger import Progress, ProgressEntry
from egov_consolidation.model import Assignment, GroupKind, Plan, Role, Roster, Task, Unit, UnitGroup

PLAN = Plan(id="p", tasks=(Task(id="1.1", content="清理"),), units=(Unit(name="市发展改革委", aliases=("市发改委",)),))


class TestReported:
    """`reported`."""

    def test_units_are_called_as_the_plan_calls_them_and_what_came_later_is_left_out(self) -> None:
        """An alias is the unit, and a later report says nothing of that day."""
        entries = tuple(
            ProgressEntry(id=str(number), task="1.1", unit="市发改委", reported_on=f"2018-0{number}-01")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            for number in (1, 2)
        )
        found = reported(Progress(entries=entries), PLAN, None, day("2018-01-31"))
        assert [(one.id, one.unit) for one in found.entries] == [("1", "市发展改革委")]

    def test_units_of_the_roster_are_known_by_their_other_names_too(self) -> None:
        """The plan calls them first: what the roster calls by one of the plan's names has that name."""
        units = (Unit(name="市审计局", aliases=("审计局",)), Unit(name="市发改委", aliases=("发改委",)))
        asked = ("审计局", "市审计局", "发改委", "市发改委", "市财政局")
        entries = tuple(ProgressEntry(id=one, task="1.1", unit=one) for one in asked)
        found = reported(Progress(entries=entries), PLAN, Roster(id="r", units=units), day("2018-01-31"))
        assert [one.unit for one in found.entries] == [
            "市审计局",
            "市审计局",
            "市发展改革委",
            "市发展改革委",
            "市财政局",
        ]

    def test_entries_of_tasks_that_the_plan_does_not_have_are_refused(self) -> None:
        """A slip of the pen would lose them: each is named, with the task that is meant."""
        entries = tuple(ProgressEntry(id=task, task=task, unit="a") for task in ("1.1", "1.l", "9"))
        with pytest.raises(UsageError) as refused:
            reported(Progress(entries=entries), PLAN, None, day("2018-01-31"))
        assert len(str(refused.value).splitlines()) == 2
        assert "1.1" in str(refused.value).splitlines()[0]


EVERYONE = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门")
OWED = Plan(
    id="p",
    tasks=(
        Task(id="1", content="清理", assignments=(Assignment(unit="市发展改革委", role=Role.LEAD),)),
        Task(id="2", content="编目", assignments=(Assignment(group=EVERYONE, role=Role.LEAD),)),
    ),
    units=(Unit(name="市发展改革委", aliases=("市发改委",)),),
)
MEMBERS = Roster(id="r", groups={"departments": ("市审计局",)})


class TestUnknownUnitsOf:
    """`unknown_units_of`."""

    def said(self, task: str, unit: str, roster: Roster | None = None, inventory: Inventory | None = None) -> list[str]:
        """Return what is said of one entry."""
        entries = (ProgressEntry(id="e", task=task, unit=unit),)
        return [one.zh for one in unknown_units_of(Progress(entries=entries), OWED, roster, inventory)]

    def test_a_unit_that_nobody_names_is_told_with_the_nearest(self) -> None:
        """Misspelt, it would count for nothing."""
        assert self.said("1", "市发展改革为") == [
            "台账条目 e：方案、单位名录和底数中均无单位 市发展改革为，最接近的是 市发展改革委"
        ]
        assert len(self.said("2", "市审计居", MEMBERS)) == 1

    @pytest.mark.parametrize("unit", ["市发展改革委", "市发改委"])
    def test_a_unit_that_the_plan_names_is_known(self, unit: str) -> None:
        """By any of its names."""
        assert self.said("1", unit) == []

    def test_a_unit_that_roster_or_inventory_names_is_known(self) -> None:
        """Whatever the task."""
        assert self.said("1", "市审计局", MEMBERS) == []
        assert self.said("1", "审计局", Roster(id="r", units=(Unit(name="市审计局", aliases=("审计局",)),))) == []
        assert self.said("1", "市审计局", None, Inventory(id="i", units=(UnitFacts(id="市审计局"),))) == []

    def test_of_a_group_without_a_roster_nobody_knows(self) -> None:
        """Any unit may be a member; and of a task that there is not something else is said."""
        assert self.said("2", "市审计居") == []
        assert self.said("9", "市审计居") == []
