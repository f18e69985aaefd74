"""Where two rules conflict: the definition, word by word, held against a search through everything there is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import KINDS, NOTHING, Facility, InformationSystem, Inventory, UnitFacts, UnitKind
from egov_consolidation.rules import rulebook
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Demand,
    Expression,
    RecordHandle,
    Scene,
    count,
    everyone,
    judged,
    on,
)
from egov_consolidation.rules.engine._analysis import Question, analyze_rules
from egov_consolidation.rules.engine._conflicts import conflict, departs_from_none
from egov_consolidation.rules.engine._interpreter import evaluate
from egov_consolidation.rules.engine._made_up_records import worlds
from egov_consolidation.rules.engine._nodes import Record

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
TURN = day("2018-07-01")
DEPARTMENT, REGION = UnitKind.DEPARTMENT, UnitKind.REGION
UNITS = (UnitFacts(id="d", kind=DEPARTMENT), UnitFacts(id="r", kind=REGION))
FACILITIES = (Facility(id="y", is_unified=True), Facility(id="n", is_unified=False))
LISTED = count(InformationSystem, by="unit", of=SYSTEM.unit, where=lambda one: one.is_listed)

ATOMS = st.sampled_from(
    (
        SYSTEM.is_unified,
        SYSTEM.is_nationally_planned,
        SYSTEM.unit.kind == DEPARTMENT,
        on("2018-07-01") <= AS_OF,
        SYSTEM.is_listed,
        SYSTEM.is_exchange,
        SYSTEM.users <= 1,
        SYSTEM.host.is_unified,
        LISTED >= 1,
        LISTED <= 1,
    )
)


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Expression:
    """Draw a condition on what no act changes, what one does, and what is counted."""
    if depth and draw(st.booleans()):
        one, other = draw(conditions(depth - 1)), draw(conditions(depth - 1))
        return draw(st.sampled_from((one & other, one | other, ~one)))
    atom: Expression = draw(ATOMS)
    return atom


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    """Draw what a rule demands of a system."""
    applies = draw(st.one_of(st.just(everyone()), conditions(depth=1)))
    return Check(applies=applies, require=draw(conditions())).demand(holds_from=None, holds_until=None)


FLAGS = (False, True)
SETTLED = tuple(itertools.product(FLAGS, FLAGS, ("d", "r", NOTHING), (TURN.subtract(days=1), TURN)))


def ways(settled: tuple[object, ...]) -> Iterator[Scene]:
    """Yield every scene in which what no act changes is so: whatever the fields hold, whatever else is listed."""
    is_unified, is_planned, unit, as_of = settled
    for is_listed, is_exchange, users, host, others in itertools.product(FLAGS, FLAGS, (1, 2), ("y", "n"), range(3)):
        subject = InformationSystem(
            id="s",
            unit=str(unit),
            is_unified=bool(is_unified),
            is_nationally_planned=bool(is_planned),
            is_listed=is_listed,
            is_exchange=is_exchange,
            users=users,
            host=host,
        )
        more = tuple(InformationSystem(id=f"o{one}", unit=str(unit), is_listed=True) for one in range(others))
        inventory = Inventory(id="i", systems=(subject, *more), units=UNITS, facilities=FACILITIES)
        yield Scene(inventory=inventory, as_of=day(str(as_of)), parameters={}, subject=subject)


def conflicts(pair: tuple[Demand, Demand]) -> bool:
    """Return whether they conflict on some record, by the definition."""
    for settled in SETTLED:
        said = [[judged(one, scene)[0] for one in pair] for scene in ways(settled)]
        speak = any(Verdict.NOT_APPLICABLE not in one for one in said)
        each = all(any(one[place] is not Verdict.FAIL for one in said) for place in (0, 1))
        if speak and each and all(Verdict.FAIL in one for one in said):
            return True
    return False


def both(pair: tuple[Demand, Demand], scene: Scene, *verdicts: Verdict) -> bool:
    """Return whether both say one of some things of a record."""
    return all(judged(one, scene)[0] in verdicts for one in pair)


class TestConflict:
    """A record to which both apply, and which departs from one of them whatever is done."""

    @settings(max_examples=100, deadline=None)
    @given(demands(), demands())
    def test_it_is_the_one_of_the_definition(self, one: Demand, other: Demand) -> None:
        """It is found where, and only where, looking at everything finds one."""
        pair = (one, other)
        found = conflict(
            tuple(worlds("systems", pair, {})),
            pair,
            lambda scene: both(pair, scene, Verdict.PASS, Verdict.FAIL),
            20_000,
        )
        assert found.is_decided
        assert (found.witness is not None) is conflicts(pair)

    def test_the_record_shows_it(self) -> None:
        """Both apply to it; what it is cannot be helped."""
        wanted = Check(applies=SYSTEM.is_unified, require=SYSTEM.is_listed).demand(holds_from=None, holds_until=None)
        barred = Check(applies=everyone(), require=~SYSTEM.is_listed).demand(holds_from=None, holds_until=None)
        pair = (wanted, barred)
        found = conflict(
            tuple(worlds("systems", pair, {})), pair, lambda scene: both(pair, scene, Verdict.PASS, Verdict.FAIL), 100
        )
        assert found.witness is not None
        record = found.witness.record
        assert isinstance(record, InformationSystem)
        assert record.is_unified is True

    def test_it_gives_up_rather_than_guess(self) -> None:
        """Without tries nothing is decided."""
        wanted = Check(applies=everyone(), require=SYSTEM.is_listed).demand(holds_from=None, holds_until=None)
        found = conflict(tuple(worlds("systems", (wanted,), {})), (wanted, wanted), lambda _: True, 0)
        assert (found.witness, found.is_decided) == (None, False)

    def test_a_record_that_is_lost_anyway_shows_nothing(self) -> None:
        """What departs from one rule by what it is, and cannot be helped, is no matter of the other."""
        wanted = Check(applies=everyone(), require=SYSTEM.is_unified).demand(holds_from=None, holds_until=None)
        other = Check(applies=everyone(), require=SYSTEM.is_listed).demand(holds_from=None, holds_until=None)
        pair = (wanted, other)
        found = conflict(
            tuple(worlds("systems", pair, {})), pair, lambda scene: both(pair, scene, Verdict.PASS, Verdict.FAIL), 100
        )
        assert (found.witness, found.is_decided) == (None, True)

    def test_what_is_missing_can_be_told(self) -> None:
        """A rule that wants a fact of the past to be known is satisfied by telling it."""
        wanted = Check(applies=everyone(), require=~SYSTEM.name.is_missing).demand(holds_from=None, holds_until=None)
        other = Check(applies=SYSTEM.name.is_missing, require=SYSTEM.is_listed).demand(
            holds_from=None, holds_until=None
        )
        pair = (wanted, other)
        found = conflict(
            tuple(worlds("systems", pair, {})), pair, lambda scene: both(pair, scene, Verdict.PASS, Verdict.FAIL), 100
        )
        assert (found.witness, found.is_decided) == (None, True)


class TestDepartsFromNone:
    """Whether a record passes both, or is not spoken of."""

    @given(demands(), demands(), st.sampled_from(SETTLED), st.integers(0, 47))
    def test_it_is_what_the_verdicts_say(
        self, one: Demand, other: Demand, settled: tuple[object, ...], place: int
    ) -> None:
        """It holds where neither fails."""
        scene = next(itertools.islice(ways(settled), place, None))
        holds = evaluate(departs_from_none((one, other)), scene).value
        assert holds is both((one, other), scene, Verdict.PASS, Verdict.NOT_APPLICABLE)


class TestRulebook:
    """The rules that ship."""

    @pytest.mark.parametrize("kind", sorted({one.on.collection for one in rulebook() if one.on is not None}))
    def test_no_rule_contradicts_or_implies_another(self, kind: str) -> None:
        """Whoever keeps one can keep the others, and each adds something; next to none of the latter is undecided."""
        rules = [one for one in rulebook() if one.on is KINDS[kind]]
        found = analyze_rules(rules, tries=5_000 if len(rules) < 10 else 2_000)
        assert [one for question in Question for one in found.so(question)] == []
        undecided = [one for one in found.undecided if one.question is not Question.CONTRADICTORY]
        assert len(undecided) * 50 <= len(found.answers)

    def test_a_rule_is_implied_by_itself_with_another_id(self) -> None:
        """Two rules that are the same imply each other."""
        (rule,) = [one for one in rulebook() if one.id == "ZS10"]
        found = analyze_rules([rule, attrs.evolve(rule, id="ZZ01")])
        assert {one.rules for one in found.so(Question.IMPLIED)} == {("ZS10", "ZZ01"), ("ZZ01", "ZS10")}
