"""What records are called at which a demand looks through its subject."""

from __future__ import annotations

import pytest

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    NOTHING,
    BudgetLine,
    CatalogueEntry,
    Facility,
    InformationSystem,
    Inventory,
    MachineRoom,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Expression,
    Scene,
    count,
    everyone,
    is_any_target,
    said_targets,
    subject,
)

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


system = subject(InformationSystem)


class TestIsAnyTarget:
    """`is_any_target`."""

    @pytest.mark.parametrize(
        ("require", "name"),
        [
            (system.host != NOTHING, "host"),
            (~system.host.is_missing & (system.users >= 1), "host"),
            (count(CatalogueEntry, by="id", of=system.entries) >= 1, "entries"),
        ],
        ids=["there-is-one", "it-is-known", "one-is-listed"],
    )
    def test_where_one_is_asked_for_any_will_do(self, require: Expression, name: str) -> None:
        """Nothing tells the records apart to which it may lead."""
        assert is_any_target(Check(applies=everyone(), require=require).demand(), name)

    @pytest.mark.parametrize(
        ("require", "name"),
        [
            (system.host.is_unified, "host"),
            ((system.host != NOTHING) & system.host.is_unified, "host"),
            (system.host.is_in("f1", "f2"), "host"),
            (count(CatalogueEntry, by="id", of=system.entries, where=lambda one: one.is_open) >= 1, "entries"),
            (count(CatalogueEntry, by="unit", of=system.unit) >= 1, "unit"),
            (system.users >= 1, "host"),
        ],
        ids=["looked-at", "asked-for-and-looked-at", "named", "counted-if-open", "shared-key", "not-read"],
    )
    def test_where_more_is_asked_not_every_one_will_do(self, require: Expression, name: str) -> None:
        """A record is looked at, named or counted on a condition; or it is not asked for at all."""
        assert not is_any_target(Check(applies=everyone(), require=require).demand(), name)

    def test_what_decides_whether_the_rule_speaks_counts_too(self) -> None:
        """A record may be looked at there alone."""
        demand = Check(applies=system.host.is_unified, require=system.host != NOTHING).demand()
        assert not is_any_target(demand, "host")
