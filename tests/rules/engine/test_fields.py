"""What is known of the field that a node reads."""

from __future__ import annotations

import pytest

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import KINDS, InformationSystem, LeasedLine, Money, ValueKind, fields_of
from egov_consolidation.rules.engine import AS_OF, Expression, ParameterHandle, RecordHandle, count, on
from egov_consolidation.rules.engine._fields import about, choices_of, kind_of, name_of, no_field, refers_to
from egov_consolidation.rules.engine._nodes import Literal, Record

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)


class TestKindOf:
    """Kinds of values."""

    @pytest.mark.parametrize(("collection", "kind"), KINDS.items())
    def test_it_is_that_of_the_field(self, collection: str, kind: type) -> None:
        """Of every field of every kind of record; an id is words."""
        assert {name: kind_of(collection, name) for name in fields_of(kind)} == {
            name: known.kind for name, known in fields_of(kind).items()
        }
        assert kind_of(collection, "id") is ValueKind.WORDS

    def test_a_field_that_does_not_exist_is_refused(self) -> None:
        """With the nearest."""
        with pytest.raises(UsageError, match="lines: has no field units; unit is the nearest"):
            kind_of("lines", "units")


class TestNoField:
    """A name that is none."""

    def test_where_nothing_comes_near_none_is_named(self) -> None:
        """No guess is better than a wrong one."""
        assert str(no_field("lines", "zzz", ("unit",))) == "lines: has no field zzz"


class TestAbout:
    """What is known of a field."""

    def test_of_a_field_and_of_one_through_a_reference(self) -> None:
        """And of nothing else."""
        assert about(LINE.cancelled_on.node) == fields_of(LeasedLine)["cancelled_on"]
        assert about(SYSTEM.parent.lifecycle.node) == fields_of(InformationSystem)["lifecycle"]
        assert about(SYSTEM.id.node) is None
        assert about(AS_OF.node) is None


class TestChoicesOf:
    """Closed sets."""

    def test_it_is_that_of_the_field(self) -> None:
        """Most fields have none."""
        assert choices_of(SYSTEM.lifecycle.node) is fields_of(InformationSystem)["lifecycle"].choices
        assert choices_of(SYSTEM.users.node) is None


class TestRefersTo:
    """To which records a value refers."""

    def test_a_reference_refers_to_its_collection_and_an_id_to_its_own(self) -> None:
        """A datum that is no reference refers to none."""
        assert refers_to(SYSTEM.unit.node) == "units"
        assert refers_to(SYSTEM.id.node) == "systems"
        assert refers_to(SYSTEM.users.node) is None
        assert refers_to(AS_OF.node) is None


class TestNameOf:
    """How nodes are written in messages."""

    @pytest.mark.parametrize(
        ("written", "name"),
        [
            (LINE.cancelled_on, "lines.cancelled_on"),
            (SYSTEM.unit.kind, "systems.unit.kind"),
            (AS_OF, "AS_OF"),
            (on("2018-06-30"), "2018-06-30"),
            (ParameterHandle(("ZS04.users",)).users, "ZS04.users"),
            (LINE.cancelled_on + 30, "lines.cancelled_on + 30"),
            (count(LeasedLine), "count(lines)"),
            (LINE.is_internet & LINE.rented_by_unit, "(…)"),
        ],
    )
    def test_it_is_how_a_rule_writes_it(self, written: Expression, name: str) -> None:
        """So far as it is short."""
        assert name_of(written.node) == name

    def test_money_is_said_with_its_unit(self) -> None:
        """Not in fen."""
        assert name_of(Literal(Money.parse("3.5万元").fen, ValueKind.MONEY)) == "35000元"
        assert name_of(Literal(day("2018-06-30"), ValueKind.DAY)) == "2018-06-30"
