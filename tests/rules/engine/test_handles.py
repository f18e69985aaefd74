"""Handles by which a rule speaks: fields and parameters by name, days, and what is counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import InformationSystem, LeasedLine, MachineRoom, UnitFacts, ValueKind
from egov_consolidation.rules.engine import (
    AS_OF,
    Expression,
    ParameterHandle,
    RecordHandle,
    count,
    everyone,
    on,
    subject,
)
from egov_consolidation.rules.engine._nodes import AllOf, Count, Field, Literal, ParameterValue, Record

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
UNIT = RecordHandle(Record.SUBJECT, UnitFacts)
PARAMETERS = ParameterHandle(("ZS04.users", "ZS04.idle_days"))


class TestRecordHandle:
    """A record as a rule speaks of it."""

    def test_a_field_is_read_by_its_name(self) -> None:
        """And so is the id, which others refer to."""
        assert SYSTEM.users.node == Field(Record.SUBJECT, "systems", "users", ValueKind.NUMBER)
        assert SYSTEM.id.node == Field(Record.SUBJECT, "systems", "id", ValueKind.WORDS)

    def test_a_field_that_does_not_exist_is_refused_with_the_nearest(self) -> None:
        """In both languages."""
        with pytest.raises(UsageError) as refused:
            _ = subject(LeasedLine).canceled_on
        assert str(refused.value) == "lines: has no field canceled_on; cancelled_on is the nearest"
        assert refused.value.text("zh") == "lines：没有字段 canceled_on，最接近的是 cancelled_on"


class TestSubject:
    """The record that is judged."""

    def test_its_fields_are_those_of_the_record_that_is_judged(self) -> None:
        """Not of one that is counted."""
        assert subject(InformationSystem).users.node == SYSTEM.users.node


class TestEveryone:
    """The condition that always holds."""

    def test_it_asks_for_nothing(self) -> None:
        """All of no conditions hold."""
        assert everyone().node == AllOf(())


class TestOn:
    """Days that a rule states."""

    def test_it_is_that_day(self) -> None:
        """Written as ISO 8601."""
        assert on("2018-06-30").node == Literal(day("2018-06-30"), ValueKind.DAY)

    def test_a_day_that_does_not_exist_is_refused(self) -> None:
        """When the rule is imported."""
        with pytest.raises(UsageError, match="2018-06-31"):
            on("2018-06-31")


class TestCount:
    """Counting records of a kind."""

    def test_it_is_over_the_records_that_share_a_key(self) -> None:
        """The condition may speak of the record that is counted, and of the subject."""
        counted = count(InformationSystem, by="unit", of=UNIT.id, where=lambda one: one.is_secret)
        assert isinstance(counted, Expression)
        assert counted.node.kind is ValueKind.NUMBER
        secret = Field(Record.COUNTED, "systems", "is_secret", ValueKind.FLAG)
        assert secret == getattr(counted.node, "where", None)

    def test_all_records_count_where_nothing_is_asked(self) -> None:
        """No key, no condition."""
        assert getattr(count(LeasedLine).node, "where", None) == everyone().node

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            (
                lambda: count(LeasedLine, by="unit"),
                "count of a leased line: is given by alone, must be given by and of, or neither",
            ),
            (
                lambda: count(LeasedLine, of=UNIT.id),
                "count of a leased line: is given of alone, must be given by and of, or neither",
            ),
            (lambda: count(LeasedLine, by="units", of=UNIT.id), "lines: has no field units; unit is the nearest"),
            (
                lambda: count(LeasedLine, by="cancelled_on", of=UNIT.id),
                (
                    "count of a leased line, by cancelled_on, of units.id: must be words, a reference, or a "
                    "list of them, "
                    "as fields of the records"
                ),
            ),
            (
                lambda: count(LeasedLine, by="unit", of=AS_OF),
                (
                    "count of a leased line, by unit, of AS_OF: must be words, a reference, or a list of "
                    "them, as fields "
                    "of the records"
                ),
            ),
            (
                lambda: count(MachineRoom, by="unit", of=SYSTEM.parent),
                "rooms.unit == systems.parent: refer to units and to systems, must refer to the same",
            ),
            (
                lambda: count(LeasedLine, where=lambda line: line.cancelled_on),
                (
                    "lines.cancelled_on: is a day, must be a condition. put each comparison in brackets: (a <= b) & "
                    "(c == d)"
                ),
            ),
        ],
    )
    def test_what_is_counted_wrongly_is_refused(self, written: Callable[[], object], said: str) -> None:
        """A key alone, one that is no name, keys that can never be the same, and a condition that is none."""
        with pytest.raises(UsageError) as refused:
            written()
        assert str(refused.value) == said

    def test_a_key_may_be_the_unit_itself(self) -> None:
        """Its id is what others refer to."""
        assert isinstance(count(LeasedLine, by="unit", of=UNIT.id).node, Count)
        assert isinstance(count(LeasedLine, by="unit", of=SYSTEM.unit).node, Count)


class TestParameterHandle:
    """The parameters of a rule."""

    def test_a_parameter_is_called_by_what_stands_behind_the_dot(self) -> None:
        """It is known by its whole id."""
        assert PARAMETERS.users.node == ParameterValue("ZS04.users")

    def test_a_parameter_that_is_not_declared_is_refused_with_the_nearest(self) -> None:
        """By the name that the rule would use."""
        with pytest.raises(UsageError, match="parameters: has no field user; users is the nearest"):
            _ = PARAMETERS.user
