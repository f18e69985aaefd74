"""The kinds of records."""

from __future__ import annotations

import pytest

from egov_consolidation.inventory import (
    KINDS,
    NOTHING,
    Inventory,
    LeasedLine,
    UnitFacts,
    ValueKind,
    collection_of,
    fields_of,
    title_of,
    unit_of,
)


class TestKinds:
    """Kinds by collection."""

    def test_an_inventory_has_a_collection_for_each(self) -> None:
        """And no record stands in another."""
        inventory = Inventory(id="i", **{name: (kind(id="1"),) for name, kind in KINDS.items()})  # type: ignore[arg-type]
        assert inventory.given == tuple(KINDS)
        assert {name: type(one) for name in KINDS for one in inventory.records(name) or ()} == dict(KINDS)


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

    @pytest.mark.parametrize("collection", KINDS)
    def test_every_kind_says_to_whom_it_belongs(self, collection: str) -> None:
        """By its unit; a unit answers for itself."""
        kind = KINDS[collection]
        if kind is UnitFacts:
            assert unit_of(UnitFacts(id="市审计局", government="市政府")) == "市审计局"
        else:
            about = fields_of(kind)["unit"]
            assert (about.kind, about.refers) == (ValueKind.REFERENCE, "units")
