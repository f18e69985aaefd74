"""What rules say of each other: which are implied, which contradict, which never apply or never fail."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

import attrs

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import collection_of
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, judged
from egov_consolidation.rules.engine._nodes import AllOf, AnyOf, Negation, Node
from egov_consolidation.rules.engine._ruled import Ruled, demanded, values_of
from egov_consolidation.rules.engine._witnesses import Answer, Witness, World

_TRIES = 4_000
"""How many records are looked at for one question before it is left undecided."""


class Question(StrEnum):
    """What is asked of one rule, or of two."""

    NEVER_APPLIES = "never_applies"
    """Whether it speaks of no record on any day."""
    NEVER_FAILS = "never_fails"
    """Whether no record departs from it."""
    IMPLIED = "implied"
    """Whether every record that departs from the first departs from the second too: the first adds nothing."""
    CONTRADICTORY = "contradictory"
    """Whether both speak of some record, and none can satisfy both."""


@attrs.frozen(kw_only=True)
class Answered:
    """A question about rules, with its answer.

    Attributes:
        question: What was asked.
        rules: Ids of the rules, in the order in which the question speaks of them.
        answer: Whether it is so; `None` where it was not decided.
        shown_by: A record that shows it: one that departs from both rules that imply each other, one to which both
            that contradict apply; where it is not so, the record that shows that.
    """

    question: Question
    rules: tuple[str, ...]
    answer: bool | None
    shown_by: Witness | None = None


@attrs.frozen(kw_only=True)
class RuleAnalysis:
    """What was found out about rules.

    Attributes:
        answers: All questions with their answers, in the order of rules.
    """

    answers: tuple[Answered, ...]

    def so(self, question: Question) -> tuple[Answered, ...]:
        """Return the answers to a question that say it is so."""
        return tuple(one for one in self.answers if one.question is question and one.answer is True)

    @property
    def undecided(self) -> tuple[Answered, ...]:
        """The questions that were not decided."""
        return tuple(one for one in self.answers if one.answer is None)


def analyze_rules(rules: Iterable[Ruled], *, tries: int = _TRIES) -> RuleAnalysis:
    """Return which rules over records never apply or fail, are implied by others, or contradict each other.

    Args:
        rules: The rules; those that judge the plan are passed over.
        tries: How many records are looked at for one question before it is left undecided.

    Returns:
        The answers, each with a record that shows it.

    Notes:
        The answers speak of records of which all is known that the rules ask for, but for what a rule asks whether it
        is missing. A parameter that has a value has that value; one without may have any. Numbers are not negative, and
        days lie far from the ends of the calendar. Of a rule that counts other records something is shown only by a
        record that stands alone, and nothing is concluded that would need to look at others.
    """
    judging = sorted((one for one in rules if one.demand is not None), key=lambda one: one.id)
    single = (answer for one in judging for answer in _alone(one, tries))
    pairs = (pair for pair in itertools.combinations(judging, 2) if pair[0].on is pair[1].on)
    double = (answer for pair in pairs for answer in _together(pair, tries))
    return RuleAnalysis(answers=(*single, *double))


def _alone(rule: Ruled, tries: int) -> Iterator[Answered]:
    (demand,) = _demands((rule,))
    world = _world((rule,))
    spoken_of = world.find(_speaks(demand), lambda scene: _is(demand, scene, *_SPOKEN_OF), tries)
    yield _never(Question.NEVER_APPLIES, rule, spoken_of)
    yield _never(
        Question.NEVER_FAILS, rule, world.find(_fails(demand), lambda at: _is(demand, at, Verdict.FAIL), tries)
    )


def _never(question: Question, rule: Ruled, answer: Answer) -> Answered:
    is_so = answer.witness is None if answer.is_decided else None
    return Answered(question=question, rules=(rule.id,), answer=is_so, shown_by=answer.witness)


def _together(pair: tuple[Ruled, Ruled], tries: int) -> Iterator[Answered]:
    world = _world(pair)
    yield _implied(world, pair, tries)
    yield _implied(world, (pair[1], pair[0]), tries)
    yield _contradictory(world, pair, tries)


def _implied(world: World, pair: tuple[Ruled, Ruled], tries: int) -> Answered:
    one, other = _demands(pair)
    both = world.find(AllOf((_fails(one), _fails(other))), _both(one, other, Verdict.FAIL), tries)
    apart = world.find(
        AllOf((_fails(one), AnyOf((_passes(other), Negation(other.applies))))),
        lambda scene: _is(one, scene, Verdict.FAIL) and not _is(other, scene, Verdict.FAIL),
        tries,
    )
    return _answered(Question.IMPLIED, pair, shown=both, refuted=apart)


def _contradictory(world: World, pair: tuple[Ruled, Ruled], tries: int) -> Answered:
    one, other = _demands(pair)
    both = world.find(AllOf((_speaks(one), _speaks(other))), _both(one, other, *_SPOKEN_OF), tries)
    satisfied = world.find(AllOf((_passes(one), _passes(other))), _both(one, other, Verdict.PASS), tries)
    return _answered(Question.CONTRADICTORY, pair, shown=both, refuted=satisfied)


def _answered(question: Question, pair: Sequence[Ruled], *, shown: Answer, refuted: Answer) -> Answered:
    """Return an answer: it is so where one record shows it and none refutes it; without the one, it is not."""
    rules = tuple(one.id for one in pair)
    if refuted.witness is not None or (shown.witness is None and shown.is_decided):
        return Answered(question=question, rules=rules, answer=False, shown_by=refuted.witness)
    is_so = shown.witness is not None and refuted.is_decided
    return Answered(question=question, rules=rules, answer=True if is_so else None, shown_by=shown.witness)


def _world(rules: Sequence[Ruled]) -> World:
    values = {name: value for one in rules for name, value in values_of(one, {}).items()}
    return World(collection_of(demanded(rules[0])[0]), _demands(rules), values)


def _demands(rules: Sequence[Ruled]) -> tuple[Demand, ...]:
    return tuple(demanded(one)[1] for one in rules)


def _speaks(demand: Demand) -> Node:
    """Return whether a rule applies to a record of which it is known whether it satisfies the rule."""
    return AllOf((demand.applies, AnyOf((demand.require, Negation(demand.require)))))


def _fails(demand: Demand) -> Node:
    return AllOf((demand.applies, Negation(demand.require)))


def _passes(demand: Demand) -> Node:
    return AllOf((demand.applies, demand.require))


_SPOKEN_OF = (Verdict.PASS, Verdict.FAIL)


def _is(demand: Demand, scene: Scene, *verdicts: Verdict) -> bool:
    return judged(demand, scene)[0] in verdicts


def _both(one: Demand, other: Demand, *verdicts: Verdict) -> Callable[[Scene], bool]:
    return lambda scene: _is(one, scene, *verdicts) and _is(other, scene, *verdicts)
