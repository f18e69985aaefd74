"""Regions of values: no two values of one region are told apart, and every region has a value."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import InformationSystem, Inventory, Money, Plain
from egov_consolidation.rules.engine import AS_OF, Expression, ParameterHandle, Scene, on
from egov_consolidation.rules.engine._interpreter import evaluate
from egov_consolidation.rules.engine._nodes import AllOf, Comparison, Field, Node, walk
from egov_consolidation.rules.engine._regions import lists, mentioned, points, relations, spread

from .drawn_demands import SYSTEM

TODAY = day("2018-01-10")
USERS = ParameterHandle(("ZS04.users",)).users
RETIRED, ACCESSED = SYSTEM.retired_on.node, SYSTEM.accessed_on.node


def scene(subject: InformationSystem, users: float = 2.5) -> Scene:
    """Return where a system is judged."""
    return Scene(inventory=Inventory(id="i"), as_of=TODAY, parameters={"ZS04.users": users}, subject=subject)


def known(node: Node) -> tuple[Plain, ...]:
    """Return what a node is that does not read the subject."""
    if any(isinstance(one, Field) for one in walk(node)):
        return ()
    value = evaluate(node, scene(InformationSystem(id="s"))).value
    return () if value is None else (value,)


def operators(left: Expression, right: Expression) -> tuple[Expression, ...]:
    """Return every comparison of two values."""
    return (left < right, left <= right, left > right, left >= right, left == right, left != right)


shifts = st.integers(-4, 4)


class TestPoints:
    """Where regions begin and end."""

    @given(st.sampled_from(range(6)), shifts, shifts)
    def test_a_day_and_one_before_and_after_stand_for_all_days(self, operator: int, one: int, other: int) -> None:
        """What a comparison with the day of the report can say, it says of a value that is tried."""
        written = operators(SYSTEM.retired_on + one, AS_OF + other)[operator].node
        tried = points(walk(written), [RETIRED], known)[RETIRED]
        near = range(TODAY.toordinal() - 12, TODAY.toordinal() + 13)

        def said(ordinal: int) -> object:
            retired = day("2018-01-01").add(days=ordinal - day("2018-01-01").toordinal())
            return evaluate(written, scene(InformationSystem(id="s", retired_on=retired))).value

        assert {said(ordinal) for ordinal in tried} == {said(ordinal) for ordinal in near}

    @given(st.sampled_from(range(6)), st.sampled_from((0, 1, 5, 10)), st.dates(day("2018-01-01"), day("2018-03-10")))
    def test_working_days_are_met_from_wherever_they_are_counted(self, operator: int, days: int, met: dt.date) -> None:
        """Wherever a comparison with the end of a period turns, the days on both sides are tried, holidays or not."""
        written = operators(SYSTEM.retired_on.working_days_later(days), on(met.isoformat()))[operator].node
        tried = points(walk(written), [RETIRED], known)[RETIRED]

        def said(ordinal: int) -> object:
            retired = day(dt.date.fromordinal(ordinal))
            return evaluate(written, scene(InformationSystem(id="s", retired_on=retired))).value

        turns = [one for one in range(met.toordinal() - 40, met.toordinal() + 5) if said(one - 1) != said(one)]
        assert {ordinal for one in turns for ordinal in (one - 1, one)} <= tried

    @given(st.sampled_from(range(6)), st.sampled_from((0.0, 1.0, 2.5)))
    def test_a_number_meets_a_parameter_that_is_no_whole_number(self, operator: int, users: float) -> None:
        """It never equals it, and lies on one side or the other; no number is less than none."""
        written = operators(SYSTEM.users, USERS)[operator].node
        node = SYSTEM.users.node
        tried = points(walk(written), [node], lambda one: (users,) if one == USERS.node else ())[node]

        def said(number: int) -> object:
            return evaluate(written, scene(InformationSystem(id="s", users=number), users)).value

        assert {said(number) for number in tried} == {said(number) for number in range(6)}
        assert min(tried) >= 0

    @given(st.sampled_from(range(6)), st.sampled_from(range(6)), shifts)
    def test_two_days_that_meet_each_other_are_tried_together(self, first: int, second: int, by: int) -> None:
        """Whatever two comparisons say of some days, they say of two that are tried."""
        between = operators(SYSTEM.retired_on + by, SYSTEM.accessed_on)[first].node
        bound = operators(SYSTEM.accessed_on, AS_OF)[second].node
        both = AllOf((between, bound))
        tried = points(walk(both), [RETIRED, ACCESSED], known)
        start = TODAY.toordinal() - 8

        def said(retired: int, accessed: int) -> tuple[object, ...]:
            days = (TODAY.add(days=one - TODAY.toordinal()) for one in (retired, accessed))
            retired_on, accessed_on = days
            system = InformationSystem(id="s", retired_on=retired_on, accessed_on=accessed_on)
            return tuple(evaluate(one, scene(system)).value for one in both.parts)

        near = {said(*pair) for pair in itertools.product(range(start, start + 17), repeat=2)}
        assert {said(*pair) for pair in itertools.product(tried[RETIRED], tried[ACCESSED])} == near

    def test_money_is_met_in_fen(self) -> None:
        """One fen more or less is another region."""
        written = (SYSTEM.operating_funds <= Money.parse("3元")).node
        node = SYSTEM.operating_funds.node
        assert points(walk(written), [node], known)[node] == {300, 301}


class TestMentioned:
    """The words with which a variable is compared."""

    @pytest.mark.parametrize(
        ("written", "node", "words"),
        [
            (SYSTEM.function == "a", SYSTEM.function.node, {"a"}),
            (SYSTEM.function.is_in("a", "b"), SYSTEM.function.node, {"a", "b"}),
            (SYSTEM.capabilities.includes("DC", "OA"), SYSTEM.capabilities.node, {"DC", "OA"}),
            (SYSTEM.function == "a", SYSTEM.name.node, set()),
            (SYSTEM.parent != "", SYSTEM.parent.node, set()),
        ],
    )
    def test_they_are_found_wherever_it_is_compared(self, written: Expression, node: Node, words: set[str]) -> None:
        """Nothing is no word."""
        assert mentioned(walk(written.node), node, known) == words


class TestLists:
    """Lists with and without some names."""

    def test_every_choice_of_the_names_is_yielded_once(self) -> None:
        """What else is present stays in each."""
        found = list(lists({"a", "b"}, ("a", "x")))
        assert [set(one) for one in found] == [{"x"}, {"x", "a"}, {"x", "b"}, {"x", "a", "b"}]


class TestRelations:
    """The comparisons among nodes."""

    def test_between_stands_for_two(self) -> None:
        """And other conditions for none."""
        found = relations(walk((SYSTEM.users.between(1, 3) & SYSTEM.is_secret & (SYSTEM.users < 9)).node))
        assert len(found) == 3
        assert all(isinstance(one, Comparison) for one in found)


class TestSpread:
    """Days that are much the same, in an order that tries those first that lie apart."""

    @given(st.sets(st.integers(736_000, 740_000)), st.dates(dt.date(2015, 1, 1), dt.date(2027, 1, 1)).map(day))
    def test_each_day_comes_once(self, days: set[int], first: Day) -> None:
        """First the nearest to some day, then the last."""
        found = list(spread(days, first))
        assert sorted(found) == sorted(days)
        if found:
            assert abs(found[0] - first.toordinal()) == min(abs(one - first.toordinal()) for one in days)
            assert max(days) in found[:2]

    @given(st.integers(3, 500), st.integers(1, 20))
    def test_few_lie_far_apart(self, size: int, taken: int) -> None:
        """However few are taken, no gap is wider than four times what evenly spread ones would leave."""
        found = sorted(one for one, _ in zip(spread(range(size), Day.fromordinal(1)), range(taken + 2), strict=False))
        gaps = [later - one for one, later in itertools.pairwise([*found, size - 1])]
        assert max(gaps) <= max(1, 4 * size / taken)
