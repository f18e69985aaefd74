"""What a field may hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    KINDS,
    NOT_YET,
    NOTHING,
    Choice,
    FieldAbout,
    LifecycleState,
    Money,
    RoomContent,
    ValueKind,
    fields_of,
    is_id,
)
from egov_consolidation.inventory._value import NotHeldError, held, wanted
from egov_consolidation.testing._drawn_inventories import value_of
from egov_consolidation.wording import same

EVERY = [(collection, name) for collection, kind in KINDS.items() for name in fields_of(kind)]

OTHERS: dict[ValueKind, tuple[object, ...]] = {
    ValueKind.FLAG: (0, 1, "是", "true", ()),
    ValueKind.NUMBER: (True, False, -1, 3.0, "3", Decimal(3), 10**18),
    ValueKind.MONEY: (35, "35元", 3.5, True),
    ValueKind.DAY: ("尚未", "2018", "2018-06-31", "2018/06/30", 2018, dt.datetime(2018, 6, 30, tzinfo=dt.UTC), True),
    ValueKind.WORDS: (7, b"a", ("a",), True),
    ValueKind.REFERENCE: (7, b"a", ("a",), Money(1)),
    ValueKind.CHOICE: ("部门", "IN_USE", "", 1, ["in_use"], True),
    ValueKind.NAMES: ("OA", ("OA", 1), ("OA", ""), [None], {"OA"}, 1),
    ValueKind.REFERENCES: ("e1", ("e1", 1), ("",), {"e1": 1}, 1),
}
"""For each kind values that look like some of it and are none."""


def field(kind: ValueKind, choices: type[Choice] | None = None) -> FieldAbout:
    """Return a field of a kind."""
    return FieldAbout(name="f", kind=kind, label=same("f"), choices=choices)


class TestHeld:
    """A value as it is held."""

    @given(st.data())
    def test_what_suits_a_field_is_held_as_it_is(self, data: st.DataObject) -> None:
        """In every field of every kind; held once more it stays the same."""
        collection, name = data.draw(st.sampled_from(EVERY))
        value = data.draw(value_of(collection, name))
        about = fields_of(KINDS[collection])[name]
        assert held(about, value) == value
        assert held(about, held(about, value)) == value

    @pytest.mark.parametrize(("kind", "value"), [(kind, one) for kind, others in OTHERS.items() for one in others])
    def test_what_only_looks_like_it_is_refused(self, kind: ValueKind, value: object) -> None:
        """A flag is no number and a number no flag; words are no list, and no amount without a unit."""
        with pytest.raises(NotHeldError):
            held(field(kind, LifecycleState if kind is ValueKind.CHOICE else None), value)

    @given(st.dates(min_value=dt.date(1, 1, 1)))
    def test_a_day_may_be_given_as_a_date_or_as_it_is_written(self, date: dt.date) -> None:
        """As everywhere else."""
        for given_day in (date, date.isoformat(), Day(date.year, date.month, date.day)):
            found = held(field(ValueKind.DAY), given_day)
            assert found == date
            assert isinstance(found, Day)

    @pytest.mark.parametrize("member", LifecycleState)
    def test_a_member_may_be_given_by_its_value(self, member: LifecycleState) -> None:
        """What is held is the member itself; what it is called is for files."""
        about = field(ValueKind.CHOICE, LifecycleState)
        assert held(about, member.value) is held(about, member) is member
        with pytest.raises(NotHeldError):
            held(about, member.label.zh)

    @given(st.lists(st.sampled_from(("a", "b")), max_size=3))
    def test_a_list_is_held_as_what_cannot_be_changed(self, names: list[str]) -> None:
        """Empty, it is known to be none."""
        for kind in (ValueKind.NAMES, ValueKind.REFERENCES):
            assert held(field(kind), names) == tuple(names)

    def test_a_list_of_a_closed_set_holds_its_values_alone(self) -> None:
        """Members are values."""
        about = field(ValueKind.NAMES, RoomContent)
        assert held(about, ("server", RoomContent.STORAGE)) == ("server", "storage")
        with pytest.raises(NotHeldError):
            held(about, ("server", "服务器"))

    def test_what_is_known_to_be_none_and_what_has_not_happened_are_held(self) -> None:
        """As the empty word and the last day."""
        assert held(field(ValueKind.REFERENCE), NOTHING) == NOTHING
        assert held(field(ValueKind.DAY), NOT_YET) == NOT_YET == day("9999-12-31")


class TestIsId:
    """What can be an id."""

    @pytest.mark.parametrize("words", ["1", "市财政局", "a b", "无线局", "l-7", "7：a", "none-1"])
    def test_words_on_one_line_are(self, words: str) -> None:
        """Also those that begin like a word for nothing."""
        assert is_id(words)

    @pytest.mark.parametrize("words", ["", " ", "无", "尚未", "未知", "-", "None", "UNKNOWN", "/", "—"])
    def test_what_says_that_there_is_none_is_not(self, words: str) -> None:
        """A reference that says so would mean it."""
        assert not is_id(words)

    @given(st.sampled_from(("\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")))
    def test_a_line_break_or_a_space_around_it_is_not(self, end: str) -> None:
        """Nobody would see them."""
        assert not is_id(f"a{end}b")
        for space in (end, " ", "\u3000", "\t"):
            assert not is_id(f"a{space}")
            assert not is_id(f"{space}a")

    @pytest.mark.parametrize("given_id", [None, 7, ("7",), b"7"])
    def test_what_is_no_word_is_not(self, given_id: object) -> None:
        """A number would not be found by its words."""
        assert not is_id(given_id)


class TestWanted:
    """What a field may hold, in words."""

    @pytest.mark.parametrize(("collection", "name"), EVERY)
    def test_every_field_says_what_it_may_hold(self, collection: str, name: str) -> None:
        """A closed set with each value and what it is called."""
        about = fields_of(KINDS[collection])[name]
        said = wanted(about)
        assert said.en
        assert said.zh
        for one in about.choices or ():
            assert f"{one.value} ({one.label.en})" in said.en
            assert f"{one.value}（{one.label.zh}）" in said.zh
