"""What records are called at which a demand looks through its subject."""

from __future__ import annotations

import pytest

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    BudgetLine,
    Facility,
    InformationSystem,
    Inventory,
    MachineRoom,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.rules.engine import AS_OF, Check, Expression, Scene, count, everyone, said_targets, subject

LINE = BudgetLine(id="b", unit="u", system="s", facility="f")
LISTED = Inventory(
    id="demo",
    budget_lines=(LINE,),
    systems=(InformationSystem(id="s", name="公文系统", room="r"),),
    facilities=(Facility(id="f"),),
    rooms=(MachineRoom(id="r", name="东楼机房"),),
    units=(UnitFacts(id="u", name="某局"),),
)
line = subject(BudgetLine)


def called(require: Expression, listed: Inventory = LISTED) -> dict[str, str]:
    """Return what the records are called, in Chinese."""
    demand = Check(applies=everyone(), require=require).demand()
    scene = Scene(inventory=listed, as_of=day("2019-03-01"), parameters={}, subject=LINE)
    return {name: text.zh for name, text in said_targets(demand, scene).items()}


class TestSaidTargets:
    """`said_targets`."""

    @pytest.mark.parametrize(
        ("require", "expected"),
        [
            (line.system.retired_on > AS_OF, {"system": "s（公文系统）"}),
            (line.facility.is_unified, {"facility": "f"}),
            (line.system.is_unified | line.facility.is_unified, {"system": "s（公文系统）", "facility": "f"}),
        ],
        ids=["named", "without-a-name", "two"],
    )
    def test_what_is_looked_at_is_called_by_id_and_name(self, require: Expression, expected: dict[str, str]) -> None:
        """Each by the field of the subject that refers to it."""
        assert called(require) == expected

    def test_units_are_called_as_they_are(self) -> None:
        """Their id is their name."""
        assert called(line.unit.kind == UnitKind.DEPARTMENT) == {}

    def test_what_is_not_looked_at_is_not_said(self) -> None:
        """Nor what a record of a count refers to."""
        rooms = count(InformationSystem, where=lambda one: one.room.closed_on <= AS_OF)
        assert called(rooms < 1) == {}

    def test_what_is_not_listed_has_no_name(self) -> None:
        """It stays as the field gives it."""
        assert called(line.system.retired_on > AS_OF, Inventory(id="demo", budget_lines=(LINE,))) == {}
