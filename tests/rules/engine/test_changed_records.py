"""Records with other values, and inventories with other records."""

from __future__ import annotations

from egov_consolidation.inventory import InformationSystem, Inventory, LeasedLine
from egov_consolidation.rules.engine._changed_records import with_record, with_values


class TestWithValues:
    """A record with other values."""

    def test_the_other_fields_stay(self) -> None:
        """And the record that was is not touched."""
        before = LeasedLine(id="7", is_internet=True, provider="a")
        assert with_values(before, {"provider": "b"}) == LeasedLine(id="7", is_internet=True, provider="b")
        assert before.provider == "a"


class TestWithRecord:
    """An inventory with another record."""

    def test_it_stands_where_the_one_with_its_id_stood(self) -> None:
        """In its own collection; the others stay."""
        lines = (LeasedLine(id="1"), LeasedLine(id="2"), LeasedLine(id="3"))
        systems = (InformationSystem(id="2"),)
        changed = LeasedLine(id="2", is_internet=True)
        found = with_record(Inventory(id="i", lines=lines, systems=systems), changed)
        assert found == Inventory(id="i", lines=(lines[0], changed, lines[2]), systems=systems)

    def test_one_that_is_not_there_is_not_added(self) -> None:
        """It takes a place, and makes none."""
        inventory = Inventory(id="i", lines=(LeasedLine(id="1"),))
        assert with_record(inventory, LeasedLine(id="2")) == inventory
