"""Records that show something of what is counted, held against all small inventories."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.inventory import NOTHING, InformationSystem, Inventory, UnitFacts
from egov_consolidation.rules.engine import AS_OF, Check, Demand, Expression, RecordHandle, Scene, count, everyone, on
from egov_consolidation.rules.engine._interpreter import evaluate
from egov_consolidation.rules.engine._made_up_records import worlds
from egov_consolidation.rules.engine._nodes import Node, Record
from egov_consolidation.rules.engine._witnesses import GaveUpError, Tries, found

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
LAST = SYSTEM.approved_on.working_days_later(10)
COUNTS = (
    count(InformationSystem, by="unit", of=SYSTEM.unit, where=lambda one: one.is_listed),
    count(InformationSystem, where=lambda one: one.is_listed & one.is_exchange),
    count(InformationSystem, by="capabilities", of=SYSTEM.capabilities, where=lambda one: ~one.is_listed),
    count(InformationSystem, where=lambda one: (one.unit != SYSTEM.unit) & one.is_exchange),
)
ATOMS = st.one_of(
    st.sampled_from((SYSTEM.is_listed, SYSTEM.is_exchange, SYSTEM.capabilities.includes("DC"))),
    st.builds(lambda counted, least: counted >= least, st.sampled_from(COUNTS), st.integers(1, 2)),
    st.builds(lambda counted, most: counted <= most, st.sampled_from(COUNTS), st.integers(0, 1)),
    st.builds(lambda counted: counted == 1, st.sampled_from(COUNTS)),
)
SIDES: tuple[tuple[bool, ...], tuple[bool, ...], tuple[tuple[str, ...], ...]] = (
    (False, True),
    (False, True),
    ((), ("DC",)),
)
SORTS = tuple(itertools.product(("a", "b"), *SIDES))


@st.composite
def conditions(draw: st.DrawFn) -> Expression:
    """Draw a condition that compares at most two counts."""
    one, other = draw(ATOMS), draw(ATOMS)
    drawn: Expression = draw(st.sampled_from((one, one & other, one & ~other, one | other)))
    return drawn


def system(record_id: str, sort: tuple[str, bool, bool, tuple[str, ...]]) -> InformationSystem:
    """Return a system of one sort."""
    unit, is_listed, is_exchange, capabilities = sort
    return InformationSystem(
        id=record_id, unit=unit, is_listed=is_listed, is_exchange=is_exchange, capabilities=capabilities
    )


def scenes() -> Iterator[Scene]:
    """Yield all scenes of a system of unit a, or of none, among up to three others."""
    for own in itertools.product(("a", NOTHING), *SIDES):
        for size in range(4):
            for others in itertools.combinations_with_replacement(SORTS, size):
                systems = (system("s", own), *(system(f"o{place}", one) for place, one in enumerate(others)))
                inventory = Inventory(id="i", systems=systems, units=(UnitFacts(id="a"), UnitFacts(id="b")))
                yield Scene(inventory=inventory, as_of=day("2018-06-30"), parameters={}, subject=systems[0])


ALL = tuple(scenes())


def demanded(goal: Node) -> Demand:
    """Return a demand that reads what a condition reads."""
    return Check(applies=everyone(), require=Expression(goal)).demand(holds_from=None, holds_until=None)


class TestFound:
    """A record of which something holds."""

    @settings(max_examples=40, deadline=None)
    @given(conditions())
    def test_it_is_found_where_some_small_inventory_holds_one(self, condition: Expression) -> None:
        """And it shows what it is to show; where none is found, none is there."""
        goal = condition.node
        around = tuple(worlds("systems", [demanded(goal)], {}))
        answer = found(around, goal, lambda scene: evaluate(goal, scene).value is True, 20_000)
        assert answer.is_decided
        if answer.witness is None:
            assert not any(evaluate(goal, scene).value for scene in ALL)
        else:
            shown = answer.witness
            scene = Scene(inventory=shown.inventory, as_of=shown.as_of, parameters={}, subject=shown.record)
            assert evaluate(goal, scene).value is True

    @pytest.mark.parametrize(
        ("goal", "is_there"),
        [
            ((COUNTS[0] >= 3) & ~SYSTEM.is_listed, True),
            ((COUNTS[0] < 1) & SYSTEM.is_listed & (SYSTEM.unit != NOTHING), False),
            ((COUNTS[0] < 1) & SYSTEM.is_listed, True),
            ((COUNTS[3] >= 1) & (COUNTS[1] < 1), True),
            ((COUNTS[2] >= 1) & SYSTEM.is_listed, True),
            ((COUNTS[2] < 1) & ~SYSTEM.is_listed & SYSTEM.capabilities.includes("DC"), False),
        ],
    )
    def test_the_record_counts_itself_where_it_is_one_of_them(self, goal: Expression, is_there: bool) -> None:
        """What must hold of counts follows from what is said of the record, and from nothing else."""
        around = tuple(worlds("systems", [demanded(goal.node)], {}))
        answer = found(around, goal.node, lambda scene: evaluate(goal.node, scene).value is True, 20_000)
        assert (answer.witness is not None, answer.is_decided) == (is_there, True)

    def test_days_that_lie_apart_are_found_soon(self) -> None:
        """Among hundreds that are much the same."""
        goal = ((SYSTEM.approved_on >= on("2025-08-01")) & (SYSTEM.accessed_on > LAST) & (LAST < AS_OF)).node
        around = tuple(worlds("systems", [demanded(goal)], {}))
        answer = found(around, goal, lambda scene: evaluate(goal, scene).value is True, 2_000)
        assert (answer.witness is not None, answer.is_decided) == (True, True)

    def test_what_only_one_day_shows_is_found_too(self) -> None:
        """After the few that are tried at first, all are."""
        goal = (on("2025-08-14") == LAST).node
        around = tuple(worlds("systems", [demanded(goal)], {}))
        answer = found(around, goal, lambda scene: evaluate(goal, scene).value is True, 20_000)
        assert answer.witness is not None


class TestTries:
    """How many records may be looked at."""

    def test_what_is_spent_is_spent(self) -> None:
        """The second look of one is one too many."""
        tries = Tries(1)
        tries.take()
        with pytest.raises(GaveUpError):
            tries.take()
