"""What all records have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ModelError
from egov_consolidation.inventory import (
    KINDS,
    AnyRecord,
    InventoryRecord,
    LeasedLine,
    MachineRoom,
    UnitFacts,
    UnitKind,
    fields_of,
)
from egov_consolidation.testing._drawn_inventories import value_of
from egov_consolidation.wording import LANGUAGES

ANYTHING = st.sampled_from((True, -1, 3.5, "尚未", b"", [""], {}, object(), {"a"}, ("x", 1)))
"""Values that no field, or few fields, may hold."""


def maker(collection: str) -> Callable[..., AnyRecord]:
    """Return what makes a record of a collection of values of any type."""
    return KINDS[collection]


class TestInventoryRecord:
    """Records refuse what their fields are not for."""

    @pytest.mark.parametrize("collection", KINDS)
    @given(st.data())
    def test_it_holds_every_value_that_suits_its_fields(self, collection: str, data: st.DataObject) -> None:
        """Of every kind, and says in which collection it stands."""
        names = data.draw(st.lists(st.sampled_from(tuple(fields_of(KINDS[collection]))), unique=True))
        values = {name: data.draw(st.none() | value_of(collection, name)) for name in names}
        record = maker(collection)(id="1", **values)
        assert {name: getattr(record, name) for name in names} == values
        assert isinstance(record, InventoryRecord)
        assert record.collection == collection

    @pytest.mark.parametrize("collection", KINDS)
    @given(st.data())
    def test_it_names_every_field_that_cannot_hold_its_value(self, collection: str, data: st.DataObject) -> None:
        """All at once, in both languages, each on a line; what each alone accepts, all together accept."""
        names = data.draw(st.lists(st.sampled_from(tuple(fields_of(KINDS[collection]))), min_size=1, unique=True))
        values: dict[str, Any] = {name: data.draw(ANYTHING) for name in names}
        wrong = [name for name in fields_of(KINDS[collection]) if name in values and refused(collection, name, values)]
        if not wrong:
            assert maker(collection)(id="7", **values).id == "7"
            return
        with pytest.raises(ModelError) as raised:
            maker(collection)(id="7", **values)
        for lang in LANGUAGES:
            lines = raised.value.text(lang).splitlines()
            assert [line.partition(" ")[2].partition(" ")[0] for line in lines] == wrong
            assert all(line.startswith(f"{collection}/7: ") for line in lines)

    def test_the_message_says_what_was_given_and_what_is_permitted(self) -> None:
        """With the names of a closed set."""
        make = maker("units")
        with pytest.raises(ModelError) as raised:
            make(id="a", kind="部门", staff=True)
        kinds = ", ".join(f"{one.value} ({one.label.en})" for one in UnitKind)
        assert raised.value.text("en").splitlines() == [
            f"units/a: kind is '部门', must be one of {kinds}",
            "units/a: staff is True, must be a whole number, 0 or more",
        ]
        assert raised.value.text("zh").splitlines()[1] == "units/a: staff 为 True，须为不小于 0 的整数"

    def test_what_is_given_at_any_length_is_shown_in_short(self) -> None:
        """And without line breaks."""
        make = maker("lines")
        with pytest.raises(ModelError) as raised:
            make(id="7", is_internet="\n" * 10_000)
        assert len(str(raised.value).splitlines()) == 1
        assert len(str(raised.value)) < 120

    def test_what_is_given_plainly_is_held_as_the_field_does(self) -> None:
        """So that it equals what was given in full, and can be kept in sets."""
        plain = maker("units")(id="a", kind="department", appointed_on="2018-06-30")
        full = UnitFacts(id="a", kind=UnitKind.DEPARTMENT, appointed_on=day("2018-06-30"))
        assert plain == full
        assert isinstance(plain, UnitFacts)
        assert plain.kind is UnitKind.DEPARTMENT
        assert {maker("rooms")(id="r", holds=["server"])} == {MachineRoom(id="r", holds=("server",))}

    @pytest.mark.parametrize("collection", KINDS)
    @pytest.mark.parametrize("record_id", ["", "无", " 7", "7\n", 7, None])
    def test_what_cannot_be_an_id_is_refused(self, collection: str, record_id: object) -> None:
        """Nothing could refer to it."""
        with pytest.raises(ModelError, match=f"^{collection}: id is .*, must be words on one line"):
            maker(collection)(id=record_id)

    def test_a_change_is_held_to_the_same(self) -> None:
        """An evolved record is a record."""
        change = cast("Callable[..., LeasedLine]", attrs.evolve)
        assert change(LeasedLine(id="7"), cancelled_on="2018-06-30").cancelled_on == day("2018-06-30")
        with pytest.raises(ModelError, match="lines/7: cancelled_on is 'soon', must be a day"):
            change(LeasedLine(id="7"), cancelled_on="soon")


def refused(collection: str, name: str, values: dict[str, Any]) -> bool:
    """Return whether a field alone refuses its value."""
    try:
        maker(collection)(id="7", **{name: values[name]})
    except ModelError:
        return True
    return False
