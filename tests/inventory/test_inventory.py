"""An inventory: records by collection, found by id and by what they share."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ModelError, UsageError
from egov_consolidation.inventory import KINDS, NOTHING, BudgetLine, InformationSystem, Inventory, LeasedLine, UnitFacts

NAMES = st.sampled_from(("a", "b", "c"))
SYSTEMS = st.lists(
    st.tuples(
        st.none() | NAMES | st.just(NOTHING),
        st.none() | st.lists(NAMES, max_size=3).map(tuple),
    ),
    max_size=6,
).map(
    lambda drawn: tuple(
        InformationSystem(id=str(at), unit=unit, capabilities=names) for at, (unit, names) in enumerate(drawn)
    )
)


class TestInventory:
    """The inventory as a value."""

    def test_two_records_of_a_collection_cannot_have_one_id(self) -> None:
        """In two collections they can."""
        with pytest.raises(ModelError, match="lines: record 7: occurs more than once"):
            Inventory(id="i", lines=(LeasedLine(id="7"), LeasedLine(id="7")))
        both = Inventory(id="i", lines=(LeasedLine(id="7"),), systems=(InformationSystem(id="7"),))
        assert both.given == ("systems", "lines")

    def test_what_was_not_given_differs_from_what_is_empty(self) -> None:
        """Nothing is known of the one, and the other holds nothing."""
        inventory = Inventory(id="i", lines=())
        assert (inventory.records("lines"), inventory.records("rooms")) == ((), None)
        assert inventory.given == ("lines",)

    def test_an_unknown_collection_is_refused(self) -> None:
        """With those that there are."""
        with pytest.raises(UsageError, match="line: is no collection, must be one of systems, rooms, lines"):
            Inventory(id="i").records("line")

    @pytest.mark.parametrize("collection", KINDS)
    def test_what_is_no_record_of_the_kind_is_refused(self, collection: str) -> None:
        """With its place; a record of another kind is none."""
        make, kind = cast("Callable[..., Inventory]", Inventory), KINDS[collection]
        other = UnitFacts(id="2") if kind is not UnitFacts else LeasedLine(id="2")
        for record in (other, None, {"id": "2"}):
            said = f"{collection}: number 2 is of type {type(record).__name__}, must be {kind.__name__}"
            with pytest.raises(ModelError, match=re.escape(said)):
                make(id="i", **{collection: (kind(id="1"), record)})
        with pytest.raises(ModelError, match=f"{collection}: is of type {kind.__name__}, must be a list of"):
            make(id="i", **{collection: kind(id="1")})

    def test_a_list_is_held_as_what_cannot_be_changed(self) -> None:
        """And a day may be given as it is written."""
        make = cast("Callable[..., Inventory]", Inventory)
        lines = [LeasedLine(id="7")]
        inventory = make(id="i", lines=lines, surveyed_on="2018-06-30")
        assert inventory == Inventory(id="i", lines=(LeasedLine(id="7"),), surveyed_on=day("2018-06-30"))
        assert isinstance(inventory.lines, tuple)


class TestFind:
    """One record by its id."""

    @given(SYSTEMS)
    def test_every_record_is_found_and_no_other(self, systems: tuple[InformationSystem, ...]) -> None:
        """By the id alone."""
        inventory = Inventory(id="i", systems=systems)
        assert [inventory.find("systems", one.id) for one in systems] == list(systems)
        assert inventory.find("systems", "gone") is None
        assert inventory.find("lines", "0") is None


class TestWithRecord:
    """An inventory with another record."""

    @given(SYSTEMS, st.data())
    def test_it_stands_where_the_one_with_its_id_stood(
        self, systems: tuple[InformationSystem, ...], data: st.DataObject
    ) -> None:
        """As an inventory made anew has it, whatever was built and changed before."""
        inventory = Inventory(id="i", systems=systems, lines=(LeasedLine(id="0", unit="u"),))
        for one in data.draw(st.lists(st.sampled_from(systems), max_size=3) if systems else st.just([])):
            inventory.columns("systems").values("unit")
            inventory.columns("lines").values("unit")
            inventory.derived["any"] = one
            changed = InformationSystem(id=one.id, unit="z")
            after = inventory.with_record(changed)
            expected = tuple(changed if other.id == one.id else other for other in inventory.systems or ())
            anew = attrs.evolve(inventory, systems=expected)
            assert after == anew
            assert after.columns("systems").values("unit") == anew.columns("systems").values("unit")
            assert [after.find("systems", other.id) for other in expected] == list(expected)
            assert not after.derived
            inventory = after

    def test_what_was_is_not_touched_and_other_collections_are_shared(self) -> None:
        """Their columns need not be built again."""
        before = Inventory(id="i", lines=(LeasedLine(id="1", unit="u"),), systems=(InformationSystem(id="1"),))
        columns = [before.columns(name) for name in ("lines", "systems")]
        after = before.with_record(LeasedLine(id="1", unit="v"))
        assert before.lines == (LeasedLine(id="1", unit="u"),)
        assert [after.columns(name) is one for name, one in zip(("lines", "systems"), columns, strict=True)] == [
            False,
            True,
        ]

    def test_one_that_is_not_there_is_not_added(self) -> None:
        """It takes a place, and makes none; of a collection that was not given neither."""
        inventory = Inventory(id="i", lines=(LeasedLine(id="1"),))
        assert inventory.with_record(LeasedLine(id="2")) == inventory
        assert inventory.with_record(InformationSystem(id="1")) == inventory


class TestSharing:
    """Records that share a name."""

    @given(SYSTEMS, st.lists(NAMES, max_size=3).map(tuple))
    def test_it_yields_those_that_hold_a_name_and_those_of_which_it_is_not_known(
        self, systems: tuple[InformationSystem, ...], names: tuple[str, ...]
    ) -> None:
        """In their order, each once; nothing is no name."""
        inventory = Inventory(id="i", systems=systems)
        assert list(inventory.sharing("systems", "unit", names)) == [
            one for one in systems if one.unit is None or one.unit in names
        ]
        assert list(inventory.sharing("systems", "capabilities", names)) == [
            one for one in systems if one.capabilities is None or set(one.capabilities) & set(names)
        ]


class TestReferences:
    """What refers to what."""

    def test_every_reference_is_yielded_with_its_target(self) -> None:
        """Of a list, each; nothing and what is missing refer to nothing."""
        system = InformationSystem(id="1", unit="u", parent=NOTHING, entries=("e1", "e2"))
        found = [
            (one.collection, one.record.id, one.field.name, one.target_collection, one.target)
            for one in Inventory(id="i", systems=(system,)).references()
        ]
        assert found == [
            ("systems", "1", "unit", "units", "u"),
            ("systems", "1", "entries", "entries", "e1"),
            ("systems", "1", "entries", "entries", "e2"),
        ]

    def test_a_reference_names_its_datum_and_the_record_that_is_meant(self) -> None:
        """As findings write them."""
        (found,) = Inventory(id="i", budget_lines=(BudgetLine(id="3", system="s9"),)).references()
        assert (found.datum, found.target_subject) == ("budget_lines/3: system", "systems/s9")

    @given(SYSTEMS)
    def test_the_dangling_are_those_whose_target_is_not_found(self, systems: tuple[InformationSystem, ...]) -> None:
        """Here of one unit that is listed, and of others that are not."""
        inventory = Inventory(id="i", systems=systems, units=(UnitFacts(id="a"),))
        dangling = [
            one.datum for one in inventory.references() if inventory.find(one.target_collection, one.target) is None
        ]
        assert dangling == [f"systems/{one.id}: unit" for one in systems if one.unit in {"b", "c"}]


class TestCopies:
    """An inventory that was used, copied."""

    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
    def test_a_copy_is_equal_and_builds_columns_of_its_own(self, copied: Callable[[Inventory], Inventory]) -> None:
        """Also after columns and ids were built."""
        inventory = Inventory(id="i", lines=(LeasedLine(id="7", unit="u"),))
        inventory.columns("lines").values("unit")
        assert inventory.find("lines", "7") is not None
        other = copied(inventory)
        assert other == inventory
        assert other.columns("lines") is not inventory.columns("lines")
        assert other.columns("lines").values("unit") == ["u"]
        assert other.find("lines", "7") == inventory.find("lines", "7")

    def test_nothing_can_be_set(self) -> None:
        """Neither in the inventory nor in a record."""
        inventory = Inventory(id="i", lines=(LeasedLine(id="7"),))
        for one in (inventory, inventory.find("lines", "7")):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(one, "id", "8")  # noqa: B010 - the point of the test
