"""Inventories that are made up: what was chosen stands in them, and what was not is missing."""

from __future__ import annotations

from egov_consolidation.inventory import InformationSystem, LeasedLine
from egov_consolidation.rules.engine import AS_OF, Check, Expression, RecordHandle, count, everyone
from egov_consolidation.rules.engine._interpreter import evaluate
from egov_consolidation.rules.engine._made_up_records import Datum, World, worlds
from egov_consolidation.rules.engine._nodes import Record

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)


def world(condition: Expression) -> World:
    """Return the world that a condition on a system can tell apart."""
    demand = Check(applies=everyone(), require=condition).demand(holds_from=None, holds_until=None)
    return next(worlds("systems", [demand], {}))


LINES = count(LeasedLine, by="unit", of=SYSTEM.unit, where=lambda one: one.is_internet)
SEEN = world((SYSTEM.host.is_unified & (LINES >= 1)) | (SYSTEM.retired_on <= AS_OF) | SYSTEM.unit.kind.is_missing)


class TestWorld:
    """All that may stand around a record."""

    def test_what_is_chosen_stands_in_the_scene(self) -> None:
        """In the record, in what it refers to, and in what is counted."""
        scene = SEEN.scene(
            {
                "as_of": 736695,
                "lines": 1,
                "lines/counted-1: is_internet": True,
                "systems/1: host": "h",
                "facilities/h: is_unified": False,
            }
        )
        (line,), (facility,) = list(scene.inventory.lines or ()), list(scene.inventory.facilities or ())
        assert scene.as_of.toordinal() == 736695
        assert (line.id, line.is_internet, line.unit) == ("counted-1", True, None)
        assert (facility.id, facility.is_unified) == ("h", False)
        assert scene.inventory.systems == (scene.subject,)

    def test_what_is_counted_is_not_given_before_it_is_chosen_how_many(self) -> None:
        """No number of them is known."""
        assert SEEN.scene({}).inventory.lines is None
        assert SEEN.scene({"lines": 0}).inventory.lines == ()

    def test_every_name_that_is_missing_means_something_to_choose(self) -> None:
        """What may be known by choosing it is told by its name."""
        assert SEEN.datum("lines/a/b: c: unit") == Datum("lines/a/b: c: unit", "lines", "a/b: c", "unit")
        assert SEEN.datum("lines") == SEEN.datum("lines/7") == Datum("lines", "lines")
        assert SEEN.datum("as_of") == Datum("as_of")
        assert SEEN.datum("facilities") is None
        assert SEEN.datum("ZS04.users") is None

    def test_a_change_reaches_what_no_fact_of_the_past_holds(self) -> None:
        """Not whose a system is, nor what its unit is, nor the day; but what else exists."""
        changeable = {
            name: SEEN.is_changeable(found)
            for name in (
                "systems/1: host",
                "systems/1: retired_on",
                "facilities/host-1: is_unified",
                "lines",
                "lines/counted-1: is_internet",
                "systems/1: unit",
                "units/unit-1: kind",
                "as_of",
            )
            if (found := SEEN.datum(name)) is not None
        }
        assert list(changeable.values()) == [True, True, True, True, True, False, False, False]

    def test_what_is_not_chosen_decides_nothing(self) -> None:
        """Neither the day, nor whether something is missing."""
        late = (SYSTEM.retired_on <= AS_OF).node
        chosen = {"systems/1: retired_on": 736000}
        assert evaluate(SEEN.opened(late, chosen), SEEN.scene(chosen)).value is None
        asked = SYSTEM.unit.kind.is_missing.node
        for choices, value in (
            ({}, None),
            ({"systems/1: unit": None}, True),
            ({"systems/1: unit": "u"}, None),
            ({"systems/1: unit": "u", "units/u: kind": None}, True),
            ({"systems/1: unit": "u", "units/u: kind": "city"}, False),
        ):
            assert evaluate(SEEN.opened(asked, choices), SEEN.scene(choices)).value is value


class TestWorlds:
    """One for each id that is mentioned, and another."""

    def test_the_subject_has_that_id(self) -> None:
        """No world stands for two of them."""
        demand = Check(applies=SYSTEM.id == "a", require=SYSTEM.id != "b").demand(holds_from=None, holds_until=None)
        assert [one.scene({}).subject.id for one in worlds("systems", [demand], {})] == ["1", "a", "b"]
