"""Queries: values are bound, what is asked is one statement, and what is counted twice is counted once."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from sqlglot import exp, parse_one

from egov_consolidation.dates import Day, day, working_periods
from egov_consolidation.inventory import InformationSystem, LeasedLine
from egov_consolidation.rules.engine import AS_OF, Check, RecordHandle, count, everyone
from egov_consolidation.rules.engine._nodes import Literal, Record, WorkingDaysLater, walk
from egov_consolidation.rules.engine._sql_queries import departing_query, verdicts_query
from egov_consolidation.rules.engine._sql_scope import Dialect, Question
from egov_consolidation.rules.engine._values import working_days
from egov_consolidation.testing._drawn_inventories import DrawnCase, cases

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
HOSTILE = "'; DROP TABLE lines; --"


def question(dialect: Dialect = Dialect.DUCKDB) -> Question:
    """Return a question about every collection."""
    tables = {name: name for name in ("lines", "systems", "units")}
    return Question(dialect=dialect, as_of=day("2019-01-01"), parameters={}, tables=tables)


def words_in(query: str, dialect: Dialect) -> set[str]:
    """Return the strings that stand in a query itself."""
    found = parse_one(query, dialect=dialect.value).find_all(exp.Literal)
    return {one.name for one in found if one.is_string}


def published_edges(case: DrawnCase) -> set[str]:
    """Return the first and the last day from which the working days of a demand are published."""
    nodes = (node for part in (case.demand.applies, case.demand.require) for node in walk(part))
    counts = [node.days for node in nodes if isinstance(node, WorkingDaysLater)]
    days = [one.value if isinstance(one, Literal) else case.parameters.get(one.id) for one in counts]
    periods = [working_periods(working_days(one)) for one in days if isinstance(one, int | float)]
    return {
        Day.fromordinal(one.first + place).isoformat()
        for one in periods
        if one.later
        for place in (0, len(one.later) - 1)
    }


class TestVerdictsQuery:
    """The query that counts."""

    @pytest.mark.parametrize("dialect", Dialect)
    def test_values_are_bound(self, dialect: Dialect) -> None:
        """What a rule states stands beside the query, never in it."""
        asked = question(dialect)
        check = Check(
            applies=LINE.unit == HOSTILE, require=LINE.unit.is_in(HOSTILE, "x") & (LINE.cancelled_on <= AS_OF)
        )
        query = verdicts_query([check.demand(holds_from=None, holds_until=None)], "lines", asked)
        assert HOSTILE not in asked.text(query)
        assert HOSTILE in asked.bound.values()

    @given(case=cases())
    @settings(max_examples=40, deadline=None)
    def test_it_is_one_statement_in_either_language(self, case: DrawnCase) -> None:
        """Whose only words are our own: the empty one, a space, and days at either end of what is known."""
        own = {"", " ", *published_edges(case)}
        for dialect in Dialect:
            asked = attrs.evolve(
                question(dialect), tables={name: name for name in case.inventory.given}, parameters=case.parameters
            )
            query = asked.text(verdicts_query([case.demand], case.collection, asked))
            assert {one for one in words_in(query, dialect) if one[:4] not in ("9999", "0001")} <= own


class TestDepartingQuery:
    """The query that lists."""

    def test_each_count_is_made_once(self) -> None:
        """Two rules that count the same share it."""
        system = RecordHandle(Record.SUBJECT, InformationSystem)
        few = Check(applies=everyone(), require=count(InformationSystem, by="unit", of=system.unit) <= 5)
        demand = few.demand(holds_from=None, holds_until=None)
        one, two = (
            departing_query([demand] * number, "systems", question()).sql("duckdb").count("GROUP BY")
            for number in (1, 2)
        )
        assert one == two == 1
