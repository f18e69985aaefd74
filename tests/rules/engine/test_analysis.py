"""What rules say of each other: every answer is held to the record that shows it, and to records drawn at random."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    AnyRecord,
    InformationSystem,
    Inventory,
    LeasedLine,
    LifecycleState,
)
from egov_consolidation.model import Citation
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Demand,
    Expression,
    ParameterHandle,
    RecordHandle,
    Scene,
    count,
    everyone,
    judged,
    on,
)
from egov_consolidation.rules.engine._analysis import Answered, Question, analyze_rules
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.rules.engine._witnesses import Witness
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text, same

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
LINE = RecordHandle(Record.SUBJECT, LeasedLine)
USERS = ParameterHandle(("ZS04.users",)).users
IN_USE, RETIRED = LifecycleState.IN_USE, LifecycleState.RETIRED
FIRST = day("2018-01-01")


@attrs.frozen(kw_only=True)
class Ruling:
    """A rule, as far as it matters here."""

    id: str
    on: type[AnyRecord] | None = InformationSystem
    demand: Demand | None = None
    title: Text = same("")  # noqa: RUF009 - a frozen value
    cites: tuple[Citation, ...] = ()
    parameters: tuple[Parameter, ...] = ()


def ruling(
    rule_id: str, applies: Expression, require: Expression, *, on: type[AnyRecord] = InformationSystem
) -> Ruling:
    """Return a rule over records."""
    demand = Check(applies=applies, require=require).demand(holds_from=None, holds_until=None)
    return Ruling(id=rule_id, on=on, demand=demand)


def verdict(rule: Ruling, shown: Witness) -> Verdict:
    """Return what a rule says of a witness."""
    assert rule.demand is not None
    scene = Scene(inventory=shown.inventory, as_of=shown.as_of, parameters=shown.parameters, subject=shown.record)
    return judged(rule.demand, scene)[0]


def asked(question: Question, *rules: Ruling) -> Answered:
    """Return the answer to a question about one rule, or about the first and the second."""
    ids = tuple(one.id for one in rules)
    answers = [one for one in analyze_rules(rules).answers if one.question is question]
    (found,) = [one for one in answers if one.rules in (ids, ids[::-1]) and (len(ids) == 1 or one.rules[0] == ids[0])]
    return found


days = st.integers(0, 6).map(lambda ahead: FIRST.add(days=ahead))


plain_atoms = st.sampled_from(
    (
        SYSTEM.is_exchange,
        SYSTEM.is_listed,
        SYSTEM.lifecycle == IN_USE,
        SYSTEM.lifecycle == RETIRED,
        SYSTEM.retired_on <= AS_OF,
        SYSTEM.accessed_on == AS_OF,
        SYSTEM.users < USERS,
        SYSTEM.parent != NOTHING,
        SYSTEM.parent.is_exchange,
        SYSTEM.capabilities.includes("DC"),
        SYSTEM.capabilities.includes("DC", "OA"),
        SYSTEM.function == "a",
        SYSTEM.function == SYSTEM.scope_of_use,
    )
)
atoms = st.one_of(
    plain_atoms,
    plain_atoms,
    days.map(lambda one: SYSTEM.retired_on >= one),
    days.map(lambda one: one > AS_OF),
    st.integers(0, 3).map(lambda one: SYSTEM.retired_on + one < SYSTEM.accessed_on),
    st.integers(0, 2).map(lambda one: SYSTEM.users >= one),
)


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Expression:
    """Draw a condition whose regions are known in full."""
    if depth and draw(st.booleans()):
        one, other = draw(conditions(depth - 1)), draw(conditions(depth - 1))
        return draw(st.sampled_from((one & other, one | other, ~one)))
    atom: Expression = draw(atoms)
    return atom


@st.composite
def rulings(draw: st.DrawFn) -> tuple[Ruling, Ruling]:
    """Draw two rules; the second often has a clause of the first."""
    one, other = draw(conditions()), draw(conditions(depth=1))
    applies = draw(st.one_of(st.just(everyone()), conditions(depth=1)))
    more = draw(st.sampled_from((other, one | other, one & other, ~one)))
    return ruling("AA01", applies, one), ruling("AA02", draw(st.sampled_from((applies, everyone()))), more)


some_day = st.one_of(st.integers(-2, 12).map(lambda ahead: FIRST.add(days=ahead)), st.just(NOT_YET))


@st.composite
def complete(draw: st.DrawFn) -> Scene:
    """Draw a scene of which all is known."""

    def system(record_id: str) -> InformationSystem:
        return InformationSystem(
            id=record_id,
            function=draw(st.sampled_from(("a", "b", "c", NOTHING))),
            scope_of_use=draw(st.sampled_from(("a", "b", "c"))),
            lifecycle=draw(st.sampled_from(LifecycleState)),
            retired_on=draw(some_day),
            accessed_on=draw(some_day),
            parent=draw(st.sampled_from(("s1", "s2", NOTHING))),
            is_exchange=draw(st.booleans()),
            is_listed=draw(st.booleans()),
            capabilities=draw(st.sampled_from([(), ("DC",), ("OA", "GIS"), ("DC", "OA")])),
            users=draw(st.integers(0, 4)),
        )

    systems = (system("s1"), system("s2"))
    return Scene(
        inventory=Inventory(id="i", systems=systems),
        as_of=FIRST.add(days=draw(st.integers(-2, 12))),
        parameters={"ZS04.users": float(draw(st.integers(0, 4)))},
        subject=systems[0],
    )


Said: TypeAlias = tuple[Verdict, ...]

SHOWN: Mapping[tuple[Question, bool], set[Said]] = {
    (Question.NEVER_APPLIES, False): {(Verdict.PASS,), (Verdict.FAIL,)},
    (Question.NEVER_FAILS, False): {(Verdict.FAIL,)},
    (Question.IMPLIED, True): {(Verdict.FAIL, Verdict.FAIL)},
    (Question.IMPLIED, False): {(Verdict.FAIL, Verdict.PASS), (Verdict.FAIL, Verdict.NOT_APPLICABLE)},
    (Question.CONTRADICTORY, True): {
        (Verdict.FAIL, Verdict.PASS),
        (Verdict.PASS, Verdict.FAIL),
        (Verdict.FAIL, Verdict.FAIL),
    },
    (Question.CONTRADICTORY, False): set(itertools.product((Verdict.PASS, Verdict.NOT_APPLICABLE), repeat=2)),
}
"""What the rules say of the record that shows an answer."""

REFUTED: Mapping[Question, set[Said]] = {
    Question.NEVER_APPLIES: {(Verdict.PASS,), (Verdict.FAIL,)},
    Question.NEVER_FAILS: {(Verdict.FAIL,)},
    Question.IMPLIED: {(Verdict.FAIL, Verdict.PASS), (Verdict.FAIL, Verdict.NOT_APPLICABLE)},
    Question.CONTRADICTORY: set(),
}
"""What they say of no record at all, where it is so."""


class TestAnalyzeRules:
    """Which rules never apply or fail, are implied, or contradict."""

    @settings(max_examples=100)
    @given(rulings())
    def test_every_answer_is_shown_by_its_record(self, pair: tuple[Ruling, Ruling]) -> None:
        """What the rules say of that record is what the answer claims."""
        by_id = {one.id: one for one in pair}
        for one in analyze_rules(pair).answers:
            shown = one.shown_by
            said = shown and tuple(verdict(by_id[rule], shown) for rule in one.rules)
            assert shown is None or one.answer is None or said in SHOWN[one.question, one.answer]

    @settings(max_examples=300)
    @given(rulings(), st.lists(complete(), min_size=10, max_size=10))
    def test_no_record_refutes_what_is_said_to_be_so(self, pair: tuple[Ruling, Ruling], scenes: list[Scene]) -> None:
        """Not one of those that are drawn at random."""
        by_id = {one.id: one.demand for one in pair}
        claims = [one for one in analyze_rules(pair).answers if one.answer]
        for one, scene in itertools.product(claims, scenes):
            demands = [by_id[rule] for rule in one.rules]
            said = tuple(judged(demand, scene)[0] for demand in demands if demand is not None)
            assert said not in REFUTED[one.question]

    @settings(max_examples=100)
    @given(rulings())
    def test_of_one_rule_everything_is_decided(self, pair: tuple[Ruling, Ruling]) -> None:
        """Nothing of what is drawn here is too intricate, and what fails must be able to apply."""
        for question in (Question.NEVER_APPLIES, Question.NEVER_FAILS):
            for one in (asked(question, pair[0]), asked(question, pair[1])):
                assert one.answer is not None
                assert (one.shown_by is None) is one.answer

    def test_a_rule_that_asks_for_less_is_implied(self) -> None:
        """Whoever departs from the weaker departs from the stricter, and not the other way round."""
        strict = ruling("AA01", everyone(), SYSTEM.users >= 5)
        weak = ruling("AA02", SYSTEM.is_listed, SYSTEM.users >= 3)
        assert asked(Question.IMPLIED, weak, strict).answer is True
        apart = asked(Question.IMPLIED, strict, weak)
        assert apart.answer is False
        assert apart.shown_by is not None
        assert (verdict(strict, apart.shown_by), verdict(weak, apart.shown_by)) != (Verdict.FAIL, Verdict.FAIL)

    def test_what_is_counted_may_be_part_of_others_of_its_kind(self) -> None:
        """Which are counted too: of them no more are made up than are asked for."""
        alone = count(InformationSystem, by="unit", of=SYSTEM.unit, where=lambda one: one.parent == NOTHING)
        one, two = ruling("AA01", SYSTEM.is_listed, alone <= 1), ruling("AA02", SYSTEM.is_listed, alone <= 2)
        assert asked(Question.IMPLIED, two, one).answer is True
        assert asked(Question.IMPLIED, one, two).answer is False

    def test_days_that_cannot_both_be_met_contradict(self) -> None:
        """One wants it done a week after the other forbids it, of a system that is what it is."""
        early = ruling("AA01", everyone(), SYSTEM.retired_on <= on("2018-06-30"))
        late = ruling("AA02", SYSTEM.is_unified, SYSTEM.retired_on >= on("2018-07-01"))
        assert asked(Question.CONTRADICTORY, early, late).answer is True
        meeting = ruling("AA02", SYSTEM.is_unified, SYSTEM.retired_on >= on("2018-06-30"))
        assert asked(Question.CONTRADICTORY, early, meeting).answer is False

    def test_what_one_change_escapes_does_not_contradict(self) -> None:
        """A system that can be taken out of the list need not satisfy what is asked of those in it."""
        early = ruling("AA01", everyone(), SYSTEM.retired_on <= on("2018-06-30"))
        late = ruling("AA02", SYSTEM.is_listed, SYSTEM.retired_on >= on("2018-07-01"))
        found = asked(Question.CONTRADICTORY, early, late)
        assert found.answer is False
        assert found.shown_by is not None
        assert (verdict(early, found.shown_by), verdict(late, found.shown_by)) == (
            Verdict.PASS,
            Verdict.NOT_APPLICABLE,
        )

    def test_a_chain_of_days_is_followed(self) -> None:
        """Three days in a row that must lie apart need room that the ends do not leave."""
        ends = (SYSTEM.retired_on >= on("2018-06-01")) & (SYSTEM.disposed_on <= on("2018-06-21"))
        apart = (SYSTEM.retired_on + 10 < SYSTEM.accessed_on) & (SYSTEM.accessed_on + 9 < SYSTEM.disposed_on)
        narrow, wide = SYSTEM.accessed_on + 10 < SYSTEM.disposed_on, SYSTEM.accessed_on + 9 < SYSTEM.disposed_on
        first = SYSTEM.retired_on + 9 < SYSTEM.accessed_on
        assert asked(Question.NEVER_FAILS, ruling("AA01", ends & apart, ~everyone())).answer is True
        assert asked(Question.NEVER_FAILS, ruling("AA01", ends & first & narrow, ~everyone())).answer is True
        assert asked(Question.NEVER_FAILS, ruling("AA01", ends & first & wide, ~everyone())).answer is False

    def test_what_cannot_apply_contradicts_and_implies_nothing(self) -> None:
        """A rule that speaks of no record says nothing."""
        empty = ruling("AA01", (SYSTEM.lifecycle == IN_USE) & (SYSTEM.lifecycle == RETIRED), SYSTEM.is_listed)
        other = ruling("AA02", everyone(), ~SYSTEM.is_listed)
        assert asked(Question.NEVER_APPLIES, empty).answer is True
        assert asked(Question.IMPLIED, empty, other).answer is False
        assert asked(Question.CONTRADICTORY, empty, other).answer is False

    def test_a_rule_that_asks_what_is_missing_can_fail(self) -> None:
        """A record of which that is missing shows it."""
        rule = ruling("AA01", everyone(), ~SYSTEM.function.is_missing & ~SYSTEM.parent.function.is_missing)
        fails = asked(Question.NEVER_FAILS, rule)
        assert fails.answer is False
        assert fails.shown_by is not None
        assert verdict(rule, fails.shown_by) is Verdict.FAIL

    @pytest.mark.parametrize(
        ("require", "answer"),
        [
            (count(InformationSystem, where=lambda one: one.is_listed) <= SYSTEM.users, False),
            (
                (SYSTEM.users > 0) | (count(LeasedLine, where=lambda one: one.is_internet) >= SYSTEM.users),
                None,
            ),
            (SYSTEM.retired_on <= SYSTEM.retired_on + SYSTEM.users, None),
            (SYSTEM.parent == SYSTEM.id, False),
            (SYSTEM.capabilities.is_missing | (SYSTEM.capabilities == SYSTEM.capabilities), None),
        ],
    )
    def test_what_is_too_intricate_is_left_undecided(self, require: Expression, answer: bool | None) -> None:
        """Whether it never fails is said only where a record shows that it does."""
        assert asked(Question.NEVER_FAILS, ruling("AA01", everyone(), require)).answer is answer

    def test_the_ids_that_are_mentioned_are_tried(self) -> None:
        """A rule about one record is about that one, and not about another."""
        assert asked(Question.NEVER_FAILS, ruling("AA01", SYSTEM.id == "2", SYSTEM.id != "2")).answer is False
        one, other = (
            ruling("AA01", SYSTEM.id == "2", SYSTEM.is_listed),
            ruling("AA02", SYSTEM.id == "3", ~SYSTEM.is_listed),
        )
        assert asked(Question.CONTRADICTORY, one, other).answer is False
        assert asked(Question.IMPLIED, one, other).answer is False
        assert asked(
            Question.NEVER_APPLIES, ruling("AA01", (SYSTEM.id == "2") & (SYSTEM.id == "3"), ~everyone())
        ).answer

    def test_what_is_decided_before_it_gets_intricate_is_decided(self) -> None:
        """Rules on systems in use and on retired ones never meet, whatever else they ask."""
        idle = SYSTEM.retired_on + ParameterHandle(("ZS04.users",)).users <= AS_OF
        used = ruling("AA01", SYSTEM.lifecycle == IN_USE, idle)
        gone = ruling("AA02", SYSTEM.lifecycle == RETIRED, idle)
        assert asked(Question.CONTRADICTORY, used, gone).answer is False
        assert asked(Question.IMPLIED, used, gone).answer is False

    def test_it_gives_up_rather_than_guess(self) -> None:
        """Within one try nothing is decided that needs two."""
        rules = (ruling("AA01", SYSTEM.is_listed, SYSTEM.is_exchange),)
        assert [one.answer for one in analyze_rules(rules, tries=1).answers] == [None, None]
        assert len(analyze_rules(rules, tries=1).undecided) == 2

    def test_a_parameter_that_has_a_value_has_that_value(self) -> None:
        """One without may have any."""
        value = Parameter(id="ZS04.users", about=same("users"), unit=same("users"), value=3)
        rule = ruling("AA01", SYSTEM.users >= 3, SYSTEM.users >= USERS)
        assert asked(Question.NEVER_FAILS, rule).answer is False
        assert asked(Question.NEVER_FAILS, attrs.evolve(rule, parameters=(value,))).answer is True

    def test_rules_on_different_kinds_are_not_compared(self) -> None:
        """Nor are rules that judge the plan looked at; the order of rules changes nothing."""
        rules = (
            ruling("AA01", everyone(), SYSTEM.is_listed),
            ruling("AA02", everyone(), LINE.is_internet, on=LeasedLine),
            Ruling(id="PL01", on=None),
        )
        found = analyze_rules(rules)
        assert {one.rules for one in found.answers} == {("AA01",), ("AA02",)}
        assert analyze_rules(rules[::-1]) == found
        assert found.so(Question.NEVER_FAILS) == ()
