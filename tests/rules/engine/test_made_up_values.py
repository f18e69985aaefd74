"""The values that are tried for data that are made up: each sort of them has one that stands for it."""

from __future__ import annotations

import itertools

from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    CatalogueEntry,
    Facility,
    InformationSystem,
    LifecycleState,
    MachineRoom,
    RoomContent,
    ValueKind,
    fields_of,
)
from egov_consolidation.rules.engine import AS_OF, Expression, ParameterHandle, RecordHandle, count, on
from egov_consolidation.rules.engine._made_up_values import Values, counted_id
from egov_consolidation.rules.engine._nodes import Record, walk

SYSTEM, ROOM = RecordHandle(Record.SUBJECT, InformationSystem), RecordHandle(Record.SUBJECT, MachineRoom)
USERS = ParameterHandle(("ZS04.users",)).users


def values(condition: Expression, collection: str = "systems") -> Values:
    """Return the values that a condition on a record can tell apart."""
    return Values(walk(condition.node), {}, collection, "1")


class TestValues:
    """What is tried for each datum."""

    def test_all_members_of_a_closed_set_are_tried(self) -> None:
        """Nothing else can be held there."""
        tried = values(SYSTEM.lifecycle == LifecycleState.IN_USE).of("systems", "1", "lifecycle")
        assert set(tried) == set(map(str, LifecycleState))

    def test_a_day_is_tried_on_both_sides_of_what_it_meets(self) -> None:
        """And not to have come at all."""
        due = on("2018-06-30")
        tried = values(SYSTEM.retired_on <= due).of("systems", "1", "retired_on")
        assert {736875, 736876, NOT_YET.toordinal()} <= set(tried)

    def test_words_are_tried_that_match_and_that_do_not(self) -> None:
        """What matches is made up of the pattern; beside another pattern, more would have to be tried."""
        seen = values(SYSTEM.name.matches("[0-9]{2}"))
        assert "00" in seen.of("systems", "1", "name")
        assert any(one != "00" and one for one in seen.of("systems", "1", "name"))
        assert SYSTEM.name.node not in seen.coarse
        assert SYSTEM.name.node in values(SYSTEM.name.matches("[0-9]{2}") & ~SYSTEM.name.matches("0+")).coarse
        assert SYSTEM.name.node in values(SYSTEM.name.matches("[0-9]{2}") & (SYSTEM.name != "00")).coarse

    def test_a_list_holds_what_is_mentioned_or_not(self) -> None:
        """In every way."""
        tried = values(SYSTEM.capabilities.includes("DC", "OA")).of("systems", "1", "capabilities")
        assert set(tried) == {(), ("DC",), ("OA",), ("DC", "OA")}

    def test_keys_that_are_lists_can_share_a_name_and_need_not(self) -> None:
        """One that nothing mentions is tried in both."""
        counted = count(Facility, by="offers", of=SYSTEM.capabilities, where=lambda one: one.is_unified)
        seen = values(counted >= 1)
        own, other = (set(seen.of(*at)) for at in (("systems", "1", "capabilities"), ("facilities", "x", "offers")))
        assert own == other
        assert () in own
        assert any(own - {()})

    def test_a_key_of_ids_can_name_what_is_made_up(self) -> None:
        """Entries are counted by their ids, which no field of theirs holds."""
        counted = count(CatalogueEntry, by="id", of=SYSTEM.collects, where=lambda one: one.is_open)
        assert set(values(counted >= 1).of("systems", "1", "collects")) == {(), (counted_id(1),)}

    def test_a_closed_set_of_names_gets_no_other_name(self) -> None:
        """What may not stand in a field is not tried there."""
        counted = count(MachineRoom, by="holds", of=ROOM.holds, where=lambda one: one.built_on <= AS_OF)
        names = {
            name
            for one in values(counted > 1, "rooms").of("rooms", "1", "holds")
            if isinstance(one, tuple)
            for name in one
        }
        assert names
        assert names <= set(map(str, RoomContent))

    def test_units_can_be_the_same_and_differ(self) -> None:
        """What is counted belongs to the unit of the record, to one of its own, or to none."""
        counted = count(InformationSystem, by="unit", of=SYSTEM.unit, where=lambda one: one.is_listed)
        seen = values(counted > 1)
        own, other = set(seen.of("systems", "1", "unit")), set(seen.of("systems", counted_id(1), "unit"))
        assert NOTHING in own & other
        assert len(own & other - {NOTHING}) == 1
        assert len(other - own) == 1

    def test_what_is_asked_to_be_missing_may_be(self) -> None:
        """And nothing else is tried so."""
        seen = values(SYSTEM.name.is_missing | SYSTEM.is_listed)
        assert None in seen.of("systems", "1", "name")
        assert None not in seen.of("systems", "1", "is_listed")

    def test_the_ids_that_are_mentioned_are_those_of_the_subject(self) -> None:
        """Its own comes first."""
        assert values((SYSTEM.id == "b") | (SYSTEM.id == "a")).subject_ids() == ("1", "a", "b")

    def test_a_parameter_without_a_value_varies(self) -> None:
        """One of which nothing is asked has no values."""
        seen = values(SYSTEM.users <= USERS)
        tried = itertools.product(seen.of("systems", "1", "users"), seen.of_parameter("ZS04.users"))
        assert {int(str(users)) <= most for users, most in tried} == {False, True}
        assert seen.of_parameter("ZS05.open") == ()

    def test_days_that_may_all_be_one_are_tried_as_one_first(self) -> None:
        """What asks for an order of days is so met without trying the others."""
        in_order = (SYSTEM.in_service_on <= SYSTEM.migrated_on) & (SYSTEM.migrated_on <= AS_OF)
        seen = values(in_order & (SYSTEM.in_service_on >= on("2018-06-30")))
        first = {seen.of("systems", "1", name)[0] for name in ("in_service_on", "migrated_on")}
        assert first == {seen.as_of()[0]}

    def test_what_is_counted_comes_to_an_end(self) -> None:
        """A system that is made up as that of which another is a part is part of itself, if of any."""
        alone = count(InformationSystem, by="unit", of=SYSTEM.unit, where=lambda one: one.parent == NOTHING)
        seen = values(alone <= 1)
        whole = seen.fresh("parent", counted_id(1))
        assert whole in seen.of("systems", counted_id(1), "parent")
        assert set(seen.of("systems", whole, "parent")) == {whole, NOTHING}

    def test_many_days_held_against_one_need_few_values(self) -> None:
        """What meets the day of the report only is not told apart by the others, however many they are."""
        days = [name for name, about in fields_of(InformationSystem).items() if about.kind is ValueKind.DAY]
        condition = SYSTEM.is_listed
        for one in days:
            condition &= getattr(SYSTEM, one) <= AS_OF
        assert len(days) > 8
        assert len(values(condition).as_of()) < 20
