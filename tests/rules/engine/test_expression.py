"""Expressions as a rule writes them: what they become, and what is refused with what to write instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import (
    KINDS,
    InformationSystem,
    LeasedLine,
    LifecycleState,
    Money,
    UnitFacts,
    ValueKind,
    fields_of,
)
from egov_consolidation.rules.engine import AS_OF, Expression, ParameterHandle, RecordHandle, count, everyone, on
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    AsOf,
    Comparison,
    Field,
    Literal,
    Operator,
    ParameterValue,
    Record,
    Through,
)

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
UNIT = RecordHandle(Record.SUBJECT, UnitFacts)
PARAMETERS = ParameterHandle(("ZS04.users", "ZS04.idle_days"))


class TestExpression:
    """The operators."""

    def test_a_comparison_reads_as_it_means(self) -> None:
        """A field on one side, a day on the other."""
        cancelled = Field(Record.SUBJECT, "lines", "cancelled_on", ValueKind.DAY)
        assert (LINE.cancelled_on <= AS_OF).node == Comparison(Operator.AT_MOST, cancelled, AsOf())
        stated = Literal(day("2018-12-31"), ValueKind.DAY)
        assert (LINE.cancelled_on < on("2018-12-31")).node == Comparison(Operator.LESS, cancelled, stated)
        assert (LINE.cancelled_on < dt.date(2018, 12, 31)).node == Comparison(Operator.LESS, cancelled, stated)

    def test_conditions_of_one_sort_are_taken_together(self) -> None:
        """A chain of & is one node, and so is a chain of |; one sort within the other is kept."""
        rented, internet = LINE.rented_by_unit, LINE.is_internet
        assert (rented & internet & ~rented).node == AllOf((rented.node, internet.node, (~rented).node))
        assert ((rented | internet) & rented).node == AllOf((AnyOf((rented.node, internet.node)), rented.node))

    def test_a_field_of_the_referenced_record_is_read_by_its_name(self) -> None:
        """The reference says which collection it is in."""
        parent = Field(Record.SUBJECT, "systems", "parent", ValueKind.REFERENCE)
        assert SYSTEM.parent.is_secret.node == Through(parent, "systems", "is_secret", ValueKind.FLAG)

    def test_no_field_is_hidden_by_what_an_expression_has_itself(self) -> None:
        """Of the names of fields only `id` is not among the fields, and it is read all the same."""
        for kind in KINDS.values():
            assert not set(fields_of(kind)) & set(dir(Expression))
        unit = Field(Record.SUBJECT, "systems", "unit", ValueKind.REFERENCE)
        assert SYSTEM.unit.kind.node == Through(unit, "units", "kind", ValueKind.CHOICE)

    def test_members_of_a_choice_and_money_are_values(self) -> None:
        """They stand for their words, and for their number of fen."""
        state = (SYSTEM.lifecycle == LifecycleState.IN_USE).node
        funds = (SYSTEM.construction_funds >= Money.parse("1万元")).node
        assert isinstance(state, Comparison)
        assert isinstance(funds, Comparison)
        assert state.right == Literal(LifecycleState.IN_USE.value, ValueKind.CHOICE)
        assert funds.right == Literal(1_000_000, ValueKind.MONEY)

    @pytest.mark.parametrize(
        "written",
        [
            lambda: bool(LINE.rented_by_unit),
            lambda: all((LINE.rented_by_unit, LINE.is_internet)),
            lambda: any((LINE.rented_by_unit, LINE.is_internet)),
            lambda: not LINE.rented_by_unit,  # pyright: ignore[reportGeneralTypeIssues]
            lambda: on("2018-01-01") <= LINE.cancelled_on <= AS_OF,  # pyright: ignore[reportGeneralTypeIssues]
        ],
    )
    def test_truth_in_python_is_refused_with_what_to_write(self, written: Callable[[], object]) -> None:
        """`and`, `or`, `not`, `if` and chains would silently drop a part."""
        with pytest.raises(UsageError, match="write & for and"):
            written()

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            (lambda: LINE.canceled_on, "lines: has no field canceled_on; cancelled_on is the nearest"),
            (lambda: SYSTEM.parent.lifecycel, "systems: has no field lifecycel; lifecycle is the nearest"),
            (lambda: LINE.cancelled_on.year, "lines.cancelled_on: is no reference, so it has no year"),
            (lambda: PARAMETERS.user, "parameters: has no field user; users is the nearest"),
            (lambda: LINE.cancelled_on <= "2018-12-31", "lines.cancelled_on <= 2018-12-31: must be of one kind"),
            (lambda: SYSTEM.name < "b", "words <: has no order"),
            (lambda: LINE.cancelled_on & LINE.is_internet, "lines.cancelled_on: is of kind day, must be flag"),
            (lambda: LINE.is_internet + 1, "lines.is_internet: is of kind flag, must be day"),
            (lambda: SYSTEM.capabilities.is_in("DC"), "systems.capabilities: is of kind names, must be words"),
            (lambda: SYSTEM.name.includes("DC"), "systems.name: is of kind words, must be names"),
            (lambda: AS_OF.is_missing, "day: is no reference, so it has no is_missing"),
        ],
    )
    def test_what_is_meant_wrongly_is_refused_where_it_is_written(
        self, written: Callable[[], object], said: str
    ) -> None:
        """A rule's module cannot be imported then."""
        with pytest.raises(UsageError, match=said):
            written()

    def test_it_is_no_key(self) -> None:
        """As == makes another expression, none can be looked up."""
        with pytest.raises(TypeError, match="unhashable"):
            hash(LINE.is_internet)


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

    def test_a_key_has_two_sides(self) -> None:
        """One alone is refused."""
        with pytest.raises(UsageError):
            count(LeasedLine, by="unit")


class TestParameterHandle:
    """The parameters of a rule."""

    def test_a_parameter_is_called_by_what_stands_behind_the_dot(self) -> None:
        """It is known by its whole id."""
        assert PARAMETERS.users.node == ParameterValue("ZS04.users")
