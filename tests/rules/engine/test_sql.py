"""Expressions in SQL: identifiers are declared, and the trees say what the interpreter says."""

from __future__ import annotations

from functools import cache

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import NOT_YET, LeasedLine, ValueKind
from egov_consolidation.rules.engine import RecordHandle
from egov_consolidation.rules.engine._nodes import (
    TRUE,
    Comparison,
    Count,
    Field,
    Literal,
    Node,
    Operator,
    ParameterValue,
    Record,
    Shifted,
)
from egov_consolidation.rules.engine._sql import _compared_bounds, translated
from egov_consolidation.rules.engine._sql_scope import Dialect, Question, Scope
from egov_consolidation.rules.engine._values import Bounds, compared, shifted_ordinal

LINE = RecordHandle(Record.SUBJECT, LeasedLine)


def question(days: float | None = None) -> Question:
    """Return a question about every collection."""
    return Question(
        dialect=Dialect.DUCKDB,
        as_of=day("2019-01-01"),
        parameters={} if days is None else {"ZS04.days": days},
        tables={name: name for name in ("lines", "systems", "units")},
    )


def scope() -> Scope:
    """Return a place that looks at lines."""
    return Scope(question=question(), records={Record.SUBJECT: "lines"})


def value_of(node: Node, days: float) -> object:
    """Return what DuckDB makes of a node that reads no record."""
    place = Scope(question=question(days=days), records={Record.SUBJECT: "lines"})
    query = place.question.text(exp.select(translated(node, place)))
    ((value,),) = connected().execute(query, place.question.bound).fetchall()
    return value


@cache
def connected() -> duckdb.DuckDBPyConnection:
    """Return a database that holds nothing."""
    return duckdb.connect()


class TestTranslated:
    """A node as SQL."""

    @pytest.mark.parametrize("name", ["gone", 'id" OR 1=1 --', "id; DROP TABLE lines"])
    def test_a_field_that_is_not_declared_is_refused(self, name: str) -> None:
        """Whatever it says, it never reaches a database."""
        with pytest.raises(UsageError, match="has no field"):
            translated(Field(Record.SUBJECT, "lines", name, ValueKind.WORDS), scope())

    def test_a_field_of_another_record_is_refused(self) -> None:
        """A rule about lines does not read a room."""
        with pytest.raises(UsageError, match="cannot stand here"):
            translated(Field(Record.SUBJECT, "rooms", "unit", ValueKind.WORDS), scope())
        with pytest.raises(UsageError, match="cannot stand here"):
            translated(Field(Record.COUNTED, "lines", "unit", ValueKind.WORDS), scope())

    def test_a_count_within_a_count_is_refused(self) -> None:
        """What no database is asked is said."""
        inner = Comparison(Operator.AT_LEAST, Count("units", None, None, TRUE), Literal(1, ValueKind.NUMBER))
        with pytest.raises(UsageError, match="within the condition"):
            translated(Count("systems", None, None, inner), scope())

    @given(
        first=st.one_of(st.dates().map(lambda one: Day(one.year, one.month, one.day)), st.just(NOT_YET)),
        days=st.one_of(
            st.integers(-4_000_000, 4_000_000),
            st.floats(-5e6, 5e6, allow_nan=False),
            st.sampled_from((0.5, -0.5, 1e300, -1e300, 0.9999999999999999)),
        ),
    )
    @settings(max_examples=60, deadline=None)
    def test_a_day_is_shifted_as_the_interpreter_shifts_it(self, first: Day, days: float) -> None:
        """Within the calendar, parts of days cut off, and never brought nearer where it never comes."""
        shifted = Shifted(Literal(first, ValueKind.DAY), ParameterValue("ZS04.days"))
        found = value_of(shifted, days=days)
        assert str(found) == Day.fromordinal(shifted_ordinal(first.toordinal(), days)).isoformat()

    @pytest.mark.parametrize("end", [1, NOT_YET.toordinal()])
    @pytest.mark.parametrize("part", [0.0, 0.5])
    def test_the_calendar_ends_where_the_interpreter_ends_it(self, end: int, part: float) -> None:
        """Every day near either end, shifted by every few days, whole and not."""
        for ordinal in range(max(1, end - 4), min(NOT_YET.toordinal(), end + 4) + 1):
            for days in range(-4, 5):
                shifted = Shifted(Literal(Day.fromordinal(ordinal), ValueKind.DAY), ParameterValue("ZS04.days"))
                wanted = Day.fromordinal(shifted_ordinal(ordinal, days + part))
                assert str(value_of(shifted, days=days + part)) == wanted.isoformat()

    @given(bounds=st.tuples(*[st.one_of(st.integers(0, 3), st.none())] * 4), by=st.sampled_from(tuple(Operator)))
    @settings(max_examples=60, deadline=None)
    def test_bounds_compare_as_the_interpreter_compares_them(
        self, bounds: tuple[int | None, int | None, int | None, int | None], by: Operator
    ) -> None:
        """A bound that is not there is beyond every number."""
        numbers = [(0 if low is None else low, high) for low, high in (bounds[:2], bounds[2:])]
        wanted = [(low, None if high is None else max(low, high)) for low, high in numbers]
        sides = [
            tuple(exp.cast(exp.null() if one is None else exp.Literal.number(one), "BIGINT") for one in pair)
            for pair in wanted
        ]
        first, second = (Bounds(low, float("inf") if high is None else high) for low, high in wanted)
        query = exp.select(_compared_bounds(by, (sides[0][0], sides[0][1]), (sides[1][0], sides[1][1])))
        with duckdb.connect() as connection:
            assert connection.execute(query.sql("duckdb")).fetchall() == [(compared(by, first, second),)]
