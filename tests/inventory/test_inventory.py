"""An inventory: records by collection, found by id and by what they share."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import ModelError, UsageError
from egov_consolidation.inventory import (
    KINDS,
    NOTHING,
    InformationSystem,
    Inventory,
    LeasedLine,
    ValueKind,
    collection_of,
    fields_of,
    title_of,
    unit_of,
)

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

    def test_a_record_without_id_is_refused(self) -> None:
        """It could not be spoken of."""
        with pytest.raises(ModelError, match=r"LeasedLine\.id: is empty"):
            LeasedLine(id=" ")


class TestFind:
    """One record by its id."""

    @given(SYSTEMS)
    def test_every_record_is_found_and_no_other(self, systems: tuple[InformationSystem, ...]) -> None:
        """By the id alone."""
        inventory = Inventory(id="i", systems=systems)
        assert [inventory.find("systems", one.id) for one in systems] == list(systems)
        assert inventory.find("systems", "gone") is None
        assert inventory.find("lines", "0") is None


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


class TestColumns:
    """A collection by columns."""

    @given(SYSTEMS)
    def test_columns_hold_what_the_records_hold(self, systems: tuple[InformationSystem, ...]) -> None:
        """Position by position, and they are built once."""
        inventory = Inventory(id="i", systems=systems)
        columns = inventory.columns("systems")
        assert columns.ids == columns.values("id") == [one.id for one in systems]
        assert columns.values("unit") == [one.unit for one in systems]
        assert columns.values("capabilities") == [one.capabilities for one in systems]
        assert inventory.columns("systems") is columns
        assert columns.values("unit") is columns.values("unit")
        assert len(columns) == len(systems)


class TestFieldsOf:
    """What is known of the fields."""

    @pytest.mark.parametrize("collection", KINDS)
    def test_every_field_but_the_id_may_be_missing_and_is_called_something(self, collection: str) -> None:
        """In both languages, once in its kind; references say where to."""
        kind = KINDS[collection]
        fields = fields_of(kind)
        assert list(fields) == [one.name for one in attrs.fields(kind) if one.name != "id"]
        assert all(getattr(kind(id="1"), name) is None for name in fields)
        assert all(about.label.en and about.label.zh for about in fields.values())
        headers = [header for about in fields.values() for header in (about.label.zh, *about.headers)]
        assert len(headers) == len(set(headers))
        for about in fields.values():
            is_reference = about.kind in (ValueKind.REFERENCE, ValueKind.REFERENCES)
            assert (about.refers in KINDS) is is_reference
            assert about.kind is not ValueKind.CHOICE or about.choices is not None

    def test_the_nine_survey_fields_of_the_annex_are_there(self) -> None:
        """Row 2.5.2 names them; the number of systems is counted."""
        row = "名称、功能、使用范围、使用频度、审批部门、审批时间、建设资金、运维资金、经费来源"
        labels = {about.label.zh for about in fields_of(InformationSystem).values()}
        assert set(row.split("、")) <= labels


class TestCollectionOf:
    """Kinds and collections."""

    @pytest.mark.parametrize("collection", KINDS)
    def test_each_kind_has_one_collection_and_a_title(self, collection: str) -> None:
        """There and back."""
        assert collection_of(KINDS[collection]) == collection
        assert title_of(KINDS[collection]).zh


class TestUnitOf:
    """Who answers for a record."""

    @pytest.mark.parametrize(("unit", "answers"), [("u", "u"), (NOTHING, None), (None, None)])
    def test_it_is_the_unit_of_the_record(self, unit: str | None, answers: str | None) -> None:
        """Where one is known."""
        assert unit_of(LeasedLine(id="7", unit=unit)) == answers
