"""Units, groups and assignments."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import ModelError
from egov_consolidation.model import Assignment, GroupKind, Origin, Role, Unit, UnitGroup

DEPARTMENTS = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门")


class TestUnit:
    """`Unit`."""

    @pytest.mark.parametrize("name", ["", " ", "\n", "　"])
    def test_a_unit_without_a_name_is_refused(self, name: str) -> None:
        """Blank is no name."""
        with pytest.raises(ModelError, match=r"Unit\.name"):
            Unit(name=name)


class TestUnitGroup:
    """`UnitGroup`."""

    def test_a_group_without_words_is_refused(self) -> None:
        """The words that name it are what can be quoted."""
        with pytest.raises(ModelError, match=r"UnitGroup\.text"):
            UnitGroup(kind=GroupKind.REGIONS, text="")

    def test_related_members_are_another_group(self) -> None:
        """各有关部门 are not 各部门."""
        assert UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门", related=True) != DEPARTMENTS


class TestAssignment:
    """`Assignment`."""

    def test_it_is_named_by_the_words_of_its_unit_or_group(self) -> None:
        """As printed."""
        assert Assignment(role=Role.LEAD, unit="市审计局").name == "市审计局"
        assert Assignment(role=Role.LEAD, group=DEPARTMENTS).name == "各部门"

    @pytest.mark.parametrize("unit", [None, "", " ", "\n"])
    def test_an_assignment_of_nobody_is_refused(self, unit: str | None) -> None:
        """Neither unit nor group."""
        with pytest.raises(ModelError, match="either a unit or a group"):
            Assignment(role=Role.LEAD, unit=unit)

    @pytest.mark.parametrize("unit", ["市审计局", ""])
    def test_a_unit_and_a_group_at_once_are_refused(self, unit: str) -> None:
        """One assignment, one addressee."""
        with pytest.raises(ModelError):
            Assignment(role=Role.LEAD, unit=unit, group=DEPARTMENTS)

    def test_unless_said_otherwise_it_stands_in_a_cell_and_is_closed(self) -> None:
        """No 等, no remit, no coordination, until the words say so."""
        plain = Assignment(role=Role.LEAD, unit="市审计局")
        assert (plain.open, plain.coordinating, plain.by_remit, plain.origin) == (False, False, False, Origin.CELL)
