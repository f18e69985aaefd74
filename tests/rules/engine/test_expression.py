"""Expressions as a rule writes them: what they become, and what is refused with what to write instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import (
    KINDS,
    InformationSystem,
    LeasedLine,
    LifecycleState,
    Money,
    ValueKind,
    fields_of,
)
from egov_consolidation.rules.engine import AS_OF, Expression, RecordHandle, on
from egov_consolidation.rules.engine._expression import condition, node_of
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    AsOf,
    Comparison,
    Field,
    Literal,
    Matches,
    Operator,
    Record,
    Through,
    WorkingDaysLater,
)

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
NONE: Any = None
"""What Python calls nothing, where an expression is asked for."""


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

    def test_working_days_and_patterns_are_nodes_of_their_own(self) -> None:
        """So many working days after a day are a day; words that are written by a pattern are a condition."""
        end = LINE.rented_on.working_days_later(3)
        assert end.node == WorkingDaysLater(LINE.rented_on.node, Literal(3, ValueKind.NUMBER))
        assert (end <= AS_OF).node == Comparison(Operator.AT_MOST, end.node, AsOf())
        assert SYSTEM.name.matches("[0-9]+").node == Matches(SYSTEM.name.node, "[0-9]+")

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
            lambda: LINE.rented_by_unit and LINE.is_internet,  # type: ignore[redundant-expr,unreachable] # pyright: ignore[reportGeneralTypeIssues]
            lambda: LINE.rented_by_unit or LINE.is_internet,  # type: ignore[redundant-expr,unreachable] # pyright: ignore[reportGeneralTypeIssues]
            lambda: not LINE.rented_by_unit,  # pyright: ignore[reportGeneralTypeIssues]
            lambda: 1 if LINE.rented_by_unit else 2,  # type: ignore[redundant-expr] # pyright: ignore[reportGeneralTypeIssues]
            lambda: on("2018-01-01") <= LINE.cancelled_on <= AS_OF,  # pyright: ignore[reportGeneralTypeIssues]
            lambda: bool(LINE.rented_by_unit),
            lambda: all((LINE.rented_by_unit, LINE.is_internet)),
            lambda: any((LINE.rented_by_unit, LINE.is_internet)),
            lambda: SYSTEM.name in ("a", "b"),
        ],
    )
    def test_truth_in_python_is_refused_with_what_to_write(self, written: Callable[[], object]) -> None:
        """`and`, `or`, `not`, `if`, `in` and chains would silently drop a part."""
        advice = (
            "write & for and, | for or, ~ for not, .between(a, b) for a <= x <= b, .is_in(…) for in, "
            "(x <= a) & (x <= b) for x <= min(a, b)"
        )
        with pytest.raises(UsageError) as refused:
            written()
        assert str(refused.value) == f"an expression has no truth of its own: {advice}"
        for word in ("&", "|", "~", ".between(a, b)"):
            assert word in refused.value.text("zh")

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            (lambda: SYSTEM.parent.lifecycel, "systems: has no field lifecycel; lifecycle is the nearest"),
            (
                lambda: LINE.cancelled_on.year,
                (
                    "lines.cancelled_on: is no reference, so it has no year. ask of it by == != < <= > >=, "
                    ".is_missing, .is_in(…), .includes(…), .between(…), .matches(…)"
                ),
            ),
            (
                lambda: SYSTEM.parent.unit.kind,
                (
                    "systems.parent.unit: is a reference of another record, so kind cannot be read: a rule follows one "
                    "reference only"
                ),
            ),
            (lambda: LINE.cancelled_on == NONE, "lines.cancelled_on == None: write lines.cancelled_on.is_missing"),
            (lambda: LINE.cancelled_on != NONE, "lines.cancelled_on != None: write ~lines.cancelled_on.is_missing"),
            (lambda: LINE.cancelled_on < NONE, "lines.cancelled_on < None: write lines.cancelled_on.is_missing"),
            (lambda: AS_OF.is_missing, "AS_OF: is no field, so it cannot be missing"),
            (
                lambda: "DC" in SYSTEM.capabilities,  # type: ignore[operator] # pyright: ignore[reportOperatorIssue]
                (
                    "systems.capabilities: is no list of Python, so nothing is in it, counted or taken from it. write "
                    ".includes(…) for a list of names, count(…) for records"
                ),
            ),
            (
                lambda: AS_OF - LINE.rented_on,  # type: ignore[operator] # pyright: ignore[reportOperatorIssue]
                "AS_OF - lines.rented_on: must be a whole number of days. write a + days <= b",
            ),
            (
                lambda: LINE.rented_on.working_days_later(-1),
                "lines.rented_on: -1 working days, must be a whole number that is not negative, or a parameter",
            ),
            (
                lambda: LINE.rented_on.working_days_later(SYSTEM.users),
                (
                    "lines.rented_on: systems.users working days, must be a whole number that is not negative, or a "
                    "parameter"
                ),
            ),
            (
                lambda: (AS_OF + 1).working_days_later(3),
                (
                    "AS_OF + 1: moves with the day of the check, so no working days are counted from it. write AS_OF "
                    "<= a.working_days_later(3)"
                ),
            ),
            (
                lambda: SYSTEM.lifecycle.matches("a"),
                "systems.lifecycle: is no field that holds words of its own, so it is written by no pattern",
            ),
            (
                lambda: LINE.is_internet & True,  # type: ignore[operator] # pyright: ignore[reportOperatorIssue]
                (
                    "True: is decided before there is a record, must be a condition over its fields. write "
                    "everyone() for True, a.is_missing for a is None, a.is_in(…) for a in (…)"
                ),
            ),
            (
                lambda: True | LINE.is_internet,
                "True: must be a condition over the fields of the record. write everyone() for one that always holds",
            ),
        ],
    )
    def test_what_is_meant_wrongly_is_refused_with_what_to_write(
        self, written: Callable[[], object], said: str
    ) -> None:
        """A rule's module cannot be imported then, and its author reads what to do."""
        with pytest.raises(UsageError) as refused:
            written()
        assert str(refused.value) == said

    @pytest.mark.parametrize(
        "written",
        [
            lambda: LINE.cancelled_on <= AS_OF & LINE.is_internet,
            lambda: LINE.cancelled_on == on("2018-06-30") & LINE.is_internet,
            lambda: SYSTEM.users <= 3 & SYSTEM.is_secret,
            lambda: SYSTEM.lifecycle == LifecycleState.IN_USE | SYSTEM.is_secret,
            lambda: ~SYSTEM.lifecycle == LifecycleState.IN_USE,
        ],
    )
    def test_a_comparison_without_brackets_is_refused(self, written: Callable[[], object]) -> None:
        """&, | and ~ bind more tightly than comparisons."""
        with pytest.raises(UsageError, match=r"must be a condition\. put each comparison in brackets: \(a <= b\) & "):
            written()

    def test_it_is_no_key(self) -> None:
        """As == makes another expression, none can be looked up."""
        with pytest.raises(TypeError, match="unhashable"):
            hash(LINE.is_internet)


class TestCondition:
    """What may be asked."""

    @pytest.mark.parametrize("written", [NONE, True, "x", LINE.cancelled_on])
    def test_only_a_condition_is_one(self, written: Expression) -> None:
        """A value or a datum that is not yes or no is refused, and the node of a condition is returned."""
        with pytest.raises(UsageError, match="must be a condition"):
            condition(written)
        assert condition(LINE.is_internet) == LINE.is_internet.node


class TestNodeOf:
    """What is written, as a node."""

    def test_an_expression_is_its_node_and_a_value_a_literal(self) -> None:
        """Both may stand on a side of a comparison."""
        assert node_of(AS_OF) == AsOf()
        assert node_of(3) == Literal(3, ValueKind.NUMBER)
