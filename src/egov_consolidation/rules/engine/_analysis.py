"""What rules say of each other: which are implied, which contradict, which never apply or never fail."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

import attrs

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import collection_of
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._conflicts import conflict, departs_from_none
from egov_consolidation.rules.engine._interpreter import Scene, judged
from egov_consolidation.rules.engine._made_up_records import World, worlds
from egov_consolidation.rules.engine._nodes import AllOf, AnyOf, Negation, Node
from egov_consolidation.rules.engine._ruled import Ruled, demanded, values_of
from egov_consolidation.rules.engine._witnesses import Answer, Witness, found

_TRIES = 20_000
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
    """Whether both speak of some record that can be made to satisfy each of them, and not both."""


@attrs.frozen(kw_only=True)
class Answered:
    """A question about rules, with its answer.

    Attributes:
        question: What was asked.
        rules: Ids of the rules, in the order in which the question speaks of them.
        answer: Whether it is so; `None` where it was not decided.
        shown_by: A record that shows it: one that departs from both rules where the second implies the first, one on
            which both contradict; where it is not so, one that shows that, and of rules that do not contradict one that
            satisfies both, or departs from neither.
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
        Two rules contradict on a record and a day if both apply to it, and it can be kept from departing from each of
        them, but not from both, by what is put into its fields and by what else exists. To pass and not to be spoken of
        are both fine. What cannot be helped are the facts of the past (`FieldAbout.is_fixed`) of the record and of what
        such a fact refers to, the day, and the values of parameters; what is missing can be told. A record that for
        such facts departs from one rule in any case shows no contradiction.

        The answers speak of records of which all is known that the rules ask for, but for what a rule asks whether it
        is missing. A parameter that has a value has that value; one without may have any. Numbers are not negative, and
        days lie far from the ends of the calendar. What rules count is made up around the record: as many others as
        turn what they compare the number with. What compares a count with a number that varies itself, shifts a day by
        one, compares lists with each other, or asks for the ids of other records may be left undecided, and so may what
        would need too many tries.

    Examples:
        >>> from egov_consolidation.rules import rule
        >>> found = analyze_rules([rule("NW03")])
        >>> [(one.question.value, one.answer) for one in found.answers]
        [('never_applies', False), ('never_fails', False)]
    """
    judging = sorted((one for one in rules if one.demand is not None), key=lambda one: one.id)
    single = (answer for one in judging for answer in _alone(one, tries))
    pairs = (pair for pair in itertools.combinations(judging, 2) if pair[0].on is pair[1].on)
    double = (answer for pair in pairs for answer in _together(pair, tries))
    return RuleAnalysis(answers=(*single, *double))


def _alone(rule: Ruled, tries: int) -> Iterator[Answered]:
    (demand,) = _demands((rule,))
    around = _worlds((rule,))
    spoken_of = found(around, _speaks(demand), lambda scene: _is(demand, scene, *_SPOKEN_OF), tries)
    yield _never(Question.NEVER_APPLIES, rule, spoken_of)
    departing = found(around, _fails(demand), lambda scene: _is(demand, scene, Verdict.FAIL), tries)
    yield _never(Question.NEVER_FAILS, rule, departing)


def _never(question: Question, rule: Ruled, answer: Answer) -> Answered:
    is_so = answer.witness is None if answer.is_decided else None
    return Answered(question=question, rules=(rule.id,), answer=is_so, shown_by=answer.witness)


def _together(pair: tuple[Ruled, Ruled], tries: int) -> Iterator[Answered]:
    around = _worlds(pair)
    yield _implied(around, pair, tries)
    yield _implied(around, (pair[1], pair[0]), tries)
    yield _contradictory(around, pair, tries)


def _implied(around: Sequence[World], pair: tuple[Ruled, Ruled], tries: int) -> Answered:
    """Return whether it is so: where one record shows it and none refutes it; without the one, it is not."""
    one, other = _demands(pair)
    refuted = found(
        around,
        AllOf((_fails(one), AnyOf((_passes(other), Negation(other.applies))))),
        lambda scene: _is(one, scene, Verdict.FAIL) and _is(other, scene, *_NOT_FAILED),
        tries,
    )
    rules = tuple(rule.id for rule in pair)
    if refuted.witness is not None:
        return Answered(question=Question.IMPLIED, rules=rules, answer=False, shown_by=refuted.witness)
    shown = found(around, AllOf((_fails(one), _fails(other))), _both(one, other, Verdict.FAIL), tries)
    if shown.witness is None:
        return Answered(question=Question.IMPLIED, rules=rules, answer=False if shown.is_decided else None)
    is_so = True if refuted.is_decided else None
    return Answered(question=Question.IMPLIED, rules=rules, answer=is_so, shown_by=shown.witness)


def _contradictory(around: Sequence[World], pair: tuple[Ruled, Ruled], tries: int) -> Answered:
    one, other = _demands(pair)
    rules = tuple(rule.id for rule in pair)
    answer = conflict(around, (one, other), _both(one, other, *_SPOKEN_OF), tries)
    if answer.witness is not None:
        return Answered(question=Question.CONTRADICTORY, rules=rules, answer=True, shown_by=answer.witness)
    is_so = False if answer.is_decided else None
    return Answered(question=Question.CONTRADICTORY, rules=rules, answer=is_so, shown_by=_at_peace(around, pair, tries))


def _at_peace(around: Sequence[World], pair: tuple[Ruled, Ruled], tries: int) -> Witness | None:
    """Return a record that satisfies both rules, or else one that departs from neither."""
    one, other = _demands(pair)
    satisfied = found(around, AllOf((_passes(one), _passes(other))), _both(one, other, Verdict.PASS), tries)
    if satisfied.witness is not None:
        return satisfied.witness
    return found(around, departs_from_none((one, other)), _both(one, other, *_NOT_FAILED), tries).witness


def _worlds(rules: Sequence[Ruled]) -> Sequence[World]:
    values = {name: value for one in rules for name, value in values_of(one, {}).items()}
    return tuple(worlds(collection_of(demanded(rules[0])[0]), _demands(rules), values))


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
_NOT_FAILED = (Verdict.PASS, Verdict.NOT_APPLICABLE)


def _is(demand: Demand, scene: Scene, *verdicts: Verdict) -> bool:
    return judged(demand, scene)[0] in verdicts


def _both(one: Demand, other: Demand, *verdicts: Verdict) -> Callable[[Scene], bool]:
    return lambda scene: _is(one, scene, *verdicts) and _is(other, scene, *verdicts)
