"""Runs the examples of every rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import resources
from types import CodeType, FunctionType

import pytest

from egov_consolidation.checking import check
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Report, Verdict
from egov_consolidation.rules import Rule, rulebook
from egov_consolidation.testing._examples import ExampleCase, ExpectedFinding, examples

EACH = pytest.mark.parametrize("rule", rulebook(), ids=str)
CASES = [case for rule in rulebook() for case in examples(rule.id)]
HIDDEN = {"fails": Verdict.FAIL, "undecided": Verdict.UNKNOWN}
"""The functions by which a rule gives a verdict without naming it."""


def judged(case: ExampleCase) -> Report:
    """Judge the plan of an example, with what it gives beside, by its rule."""
    return check(
        case.plan,
        as_of=case.as_of,
        inventory=case.inventory,
        roster=case.roster,
        progress=case.progress,
        select=[case.rule_id],
        marks=case.marks,
        parameters=dict(case.parameters),
    )


def names(code: CodeType) -> set[str]:
    """Return the names that some code uses, in functions within it too."""
    inner = (names(constant) for constant in code.co_consts if isinstance(constant, CodeType))
    return set(code.co_names).union(*inner)


def functions(logic: Callable[..., object]) -> Iterator[FunctionType]:
    """Yield a function, and those of the rules' own modules that it calls, however indirectly."""
    waiting: list[object] = [logic]
    seen: list[object] = []
    while waiting:
        one = waiting.pop()
        ours = isinstance(one, FunctionType) and one.__module__.startswith("egov_consolidation.rules.")
        if isinstance(one, FunctionType) and ours and one not in seen and one.__name__ not in HIDDEN:
            seen.append(one)
            yield one
            waiting += [one.__globals__.get(name) for name in names(one.__code__)]


def verdicts(rule: Rule) -> set[Verdict]:
    """Return the verdicts that the code of a rule can give: those it names, and those of the functions it calls."""
    used = set[str]().union(*(names(one.__code__) for one in functions(rule.logic)))
    named = {verdict for verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE) if verdict.name in used}
    return named | {verdict for name, verdict in HIDDEN.items() if name in used}


class TestExamples:
    """What an example expects is what the rule says, no more and no less."""

    @pytest.mark.parametrize("case", CASES, ids=str)
    def test_the_findings_are_exactly_those_expected(self, case: ExampleCase) -> None:
        """Neither a missing nor an unexpected finding is let pass."""
        found = [
            ExpectedFinding(verdict=one.verdict, subjects=one.subjects, missing=one.missing, matter=one.matter)
            for one in judged(case)
        ]
        assert sorted(found, key=str) == sorted(case.expect, key=str)

    @pytest.mark.parametrize("case", CASES, ids=str)
    def test_the_verdicts_are_counted(self, case: ExampleCase) -> None:
        """Verdicts that nobody gets are left out of the file."""
        counts = judged(case).verdicts[case.rule_id]
        assert {verdict: count for verdict, count in counts.items() if count} == dict(case.counts)

    @pytest.mark.parametrize("case", CASES, ids=str)
    def test_findings_can_be_told_apart_and_rest_on_words(self, case: ExampleCase) -> None:
        """No two findings of a report have one fingerprint, and every quotation stands in the row it cites."""
        report = judged(case)
        assert len({one.fingerprint for one in report}) == len(report)
        for finding in report:
            assert finding.citations
            for citation in finding.citations:
                rows = [""] if citation.row is None else case.plan[citation.row].words
                assert citation.row is None or any(citation.quote in words for words in rows)

    @EACH
    def test_every_rule_has_good_and_bad_ones(self, rule: Rule) -> None:
        """One case at least passes without a finding, and one fails."""
        cases = examples(rule.id)
        assert any(not case.expect and case.counts.get(Verdict.PASS) for case in cases)
        assert any(Verdict.FAIL in case.counts for case in cases)

    @EACH
    def test_every_verdict_of_a_rule_is_shown(self, rule: Rule) -> None:
        """Whatever verdict the code of a rule can give, some case gets."""
        assert verdicts(rule) <= {verdict for case in examples(rule.id) for verdict in case.counts}

    @EACH
    def test_every_message_of_a_rule_is_said(self, rule: Rule) -> None:
        """Whatever a rule can say, it says of some case."""
        said = {finding.template for case in examples(rule.id) for finding in judged(case)}
        assert said == set(rule.messages.values())

    @EACH
    def test_cases_are_named(self, rule: Rule) -> None:
        """Names are kebab-case and occur once in a file; what a case shows is said in both languages."""
        cases = examples(rule.id)
        assert len({case.name for case in cases}) == len(cases)
        for case in cases:
            assert case.rule_id == rule.id
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", case.name)
            assert re.search(r"[A-Za-z]{2}", case.about.en)
            assert re.search(r"[\u4e00-\u9fff]", case.about.zh)

    def test_every_file_is_that_of_a_rule(self) -> None:
        """No file lies there for nothing."""
        folder = resources.files("egov_consolidation.rules") / "examples"
        assert sorted(path.name for path in folder.iterdir()) == [f"{rule.id}.toml" for rule in rulebook()]

    def test_an_unknown_rule_has_none(self) -> None:
        """An id that fits no rule is refused."""
        with pytest.raises(UsageError, match="PL0"):
            examples("PL0X")
