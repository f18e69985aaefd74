"""Indicators against their definition: years, points and names, and what filling in can change."""

from __future__ import annotations

from itertools import product

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import check
from egov_consolidation.dates import day
from egov_consolidation.findings import Report, Verdict
from egov_consolidation.inventory import Indicator, Inventory
from egov_consolidation.model import Clause, Deadline, DeadlineKind, Plan, Task
from egov_consolidation.rules import rule

YEARS, NAMES, POINTS = (2017, 2018, 2019), ("甲", "乙"), (0, 1, 2)
OF_YEARLY_TASK = Clause(text="纳入考核", rule="SU03")
PLAN = Plan(
    id="demo",
    issued=day("2017-05-01"),
    tasks=(
        Task(
            id="7",
            content="纳入考核",
            deadline=Deadline(kind=DeadlineKind.STANDING, text="每年"),
            clauses=(OF_YEARLY_TASK,),
        ),
    ),
)


def indicators(*, with_gaps: bool) -> st.SearchStrategy[tuple[Indicator, ...]]:
    """Draw a few indicators, some of whose data are missing."""
    gap = (None,) if with_gaps else ()
    one = st.builds(
        Indicator,
        id=st.just("?"),
        year=st.sampled_from((*YEARS, *gap)),
        name=st.sampled_from((*NAMES, *gap)),
        weight=st.sampled_from((*POINTS, *gap)),
    )
    return st.lists(one, max_size=3).map(
        lambda drawn: tuple(attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn))
    )


def report(held: tuple[Indicator, ...] | None, as_of: str = "2020-01-01", plan: Plan = PLAN) -> Report:
    """Return what the rule says of some indicators."""
    return check(plan, as_of=as_of, inventory=Inventory(id="i", indicators=held), select=["SU03"])


def is_kept(held: tuple[Indicator, ...], year: int) -> bool:
    """Return whether a year has one indicator with points, where all is known."""
    counting = {(one.name, one.weight) for one in held if one.year == year and one.weight}
    return len(counting) == 1


def filled(held: tuple[Indicator, ...]) -> list[tuple[Indicator, ...]]:
    """Return what some indicators may be, for all that is known of them."""
    each = [
        [
            attrs.evolve(one, year=year, name=name, weight=weight)
            for year in (YEARS if one.year is None else (one.year,))
            for name in (NAMES if one.name is None else (one.name,))
            for weight in (POINTS if one.weight is None else (one.weight,))
        ]
        for one in held
    ]
    return list(product(*each))


class TestSharingCountsEveryYear:
    """SU03."""

    @given(indicators(with_gaps=False))
    def test_each_year_that_is_over_has_one_indicator(self, held: tuple[Indicator, ...]) -> None:
        """From the year after the plan on, with points, and no two that differ."""
        found = {one.matter: one.verdict for one in report(held)}
        assert found == {str(year): Verdict.FAIL for year in (2018, 2019) if not is_kept(held, year)}

    @given(indicators(with_gaps=True))
    def test_it_is_decided_where_filling_in_cannot_change_it(self, held: tuple[Indicator, ...]) -> None:
        """A verdict is that of every way to fill in what is missing; and no datum is named for nothing."""
        found = {one.matter: one.verdict for one in report(held)}
        for year in (2018, 2019):
            said = {is_kept(one, year) for one in filled(held)}
            verdict = found.get(str(year), Verdict.PASS)
            if verdict is not Verdict.UNKNOWN:
                assert said == {verdict is Verdict.PASS}

    @given(st.sampled_from(YEARS), st.sampled_from((None, *NAMES)), st.sampled_from(POINTS))
    def test_what_a_single_indicator_is_called_does_not_matter(self, year: int, name: str | None, weight: int) -> None:
        """There is none from which it could differ."""
        held = (Indicator(id="1", year=year, name=name, weight=weight),)
        found = {one.matter: one.verdict for one in report(held)}
        assert found == {str(one): Verdict.FAIL for one in (2018, 2019) if not is_kept(held, one)}

    def test_a_year_is_judged_once_it_is_over(self) -> None:
        """On its last day it is not."""
        assert not report((), as_of="2018-12-31").findings
        assert [one.matter for one in report((), as_of="2019-01-01")] == ["2018"]

    def test_it_speaks_of_the_tasks_that_ask_for_it_and_of_no_other_plan(self) -> None:
        """With their words."""
        (finding,) = report((), as_of="2019-01-01")
        assert finding.subjects == ("7",)
        assert [(one.row, one.quote) for one in finding.citations] == [("7", "纳入考核")]
        other = attrs.evolve(PLAN, tasks=(attrs.evolve(PLAN["7"], clauses=()),))
        assert list(report((), plan=other).not_run) == ["SU03"]

    def test_a_list_that_is_not_given_is_named(self) -> None:
        """For each year."""
        assert [(one.matter, one.missing) for one in report(None)] == [
            ("2018", ("indicators",)),
            ("2019", ("indicators",)),
        ]

    def test_its_words_stand_in_two_rows(self) -> None:
        """One for each of the units that are told to do it."""
        assert [one.row for one in rule("SU03").cites] == ["2.2.16", "2.3.2"]
