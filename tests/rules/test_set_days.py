"""Parameters that a plan sets."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.model import Clause, Deadline, DeadlineKind, Plan, Task
from egov_consolidation.rules import plan_days, rule
from egov_consolidation.rules._set_days import due, due_year, since
from egov_consolidation.settings import Measure, Parameter

some_days = st.dates(Day(2015, 1, 1), Day(2025, 12, 31)).map(day)


def set_by(plan: Plan, parameter: Parameter) -> float | None:
    """Return what a plan sets a parameter of a rule to."""
    return plan_days(plan, [attrs.evolve(rule("NW03"), parameters=(parameter,))]).get(parameter.id)


def plan(last: Day, issued: Day) -> Plan:
    """Return a plan with one task, which goes to NW03."""
    deadline = Deadline(kind=DeadlineKind.BY_DATE, text="…", last_day=last)
    task = Task(id="1", content="甲", deadline=deadline, clauses=(Clause(text="甲", rule="NW03"),))
    return Plan(id="demo", tasks=(task,), issued=issued)


class TestDue:
    """The last day of a deadline."""

    @given(some_days, some_days)
    def test_it_takes_the_last_day_of_the_row_that_goes_to_the_rule(self, last: Day, issued: Day) -> None:
        """Whenever the plan was issued."""
        assert set_by(plan(last, issued), due("NW03")) == last.toordinal()


class TestDueYear:
    """The year of that day."""

    @given(some_days, some_days)
    def test_it_is_the_year_of_the_last_day(self, last: Day, issued: Day) -> None:
        """And no other year."""
        assert set_by(plan(last, issued), due_year("NW03")) == last.year


class TestSince:
    """The day from which a plan binds."""

    @given(some_days, some_days)
    def test_it_takes_the_day_of_issue_or_its_year(self, last: Day, issued: Day) -> None:
        """Whatever the deadlines are."""
        drawn = plan(last, issued)
        assert set_by(drawn, since("NW03")) == issued.toordinal()
        assert set_by(drawn, since("NW03", Measure.YEAR)) == issued.year
