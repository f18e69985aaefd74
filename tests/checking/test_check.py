"""Tests of the one call that judges a plan."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Finding, Report, Severity, Verdict
from egov_consolidation.inventory import Inventory
from egov_consolidation.model import ALL_MARKS, Citation, Mark, Plan, Roster, Task
from egov_consolidation.rules import (
    Basis,
    Context,
    Judgement,
    Logic,
    Outcome,
    Rule,
    fails,
    plan_rule,
    rulebook,
    undecided,
)
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text, same

AS_OF = "2018-07-01"
PLAN = Plan(id="p", title="示例方案", tasks=tuple(Task(id=one, content=f"任务{one}") for one in ("1.1", "1.2", "1.10")))


def rule_of(
    rule_id: str,
    logic: Logic,
    *,
    basis: tuple[Basis, ...] = (Basis.JUDGED,),
    severity: Severity = Severity.ERROR,
    parameters: tuple[Parameter, ...] = (),
    needs: tuple[str, ...] = (),
) -> Rule:
    """Return a rule made in the test."""
    return plan_rule(
        rule_id,
        "a-rule",
        title=same("a rule"),
        speaks_of=same("a task"),
        basis=basis,
        reason=same("because"),
        severity=severity,
        parameters=parameters,
        needs=needs,
        messages={"said": Text(en="{task}: is so, must be otherwise", zh="{task}：现为此，应为彼")},
        since="0.1",
    )(logic)


def passes(ctx: Context) -> Iterator[Outcome]:
    """Pass every task."""
    yield from (Verdict.PASS for _ in ctx.plan)


def fails_all(ctx: Context) -> Iterator[Outcome]:
    """Fail every task."""
    for task in ctx.plan:
        yield fails("said", task.id, citations=(ctx.plan.cite(task.id),), task=task.id)


def crashes(ctx: Context) -> Iterator[Outcome]:
    """Fail the first task and stop."""
    yield fails("said", ctx.plan.tasks[0].id, citations=(), task="1")
    raise KeyError(AS_OF)


def judged(*rules: Rule, **more: object) -> Report:
    """Judge the plan of this file by rules made in the test."""
    return check(PLAN, as_of=AS_OF, rules=rules, **more)  # type: ignore[arg-type]


class TestCheck:
    """Every rule that is asked for judges on its own, and nothing is lost."""

    def test_verdicts_are_counted(self) -> None:
        """Passes are counts, failures and the undecided are findings too."""

        def logic(ctx: Context) -> Iterator[Outcome]:
            first, second, _ = ctx.plan
            yield Verdict.PASS
            yield Verdict.NOT_APPLICABLE
            yield fails("said", first.id, citations=(ctx.plan.cite(first.id),), task=first.id)
            missing = (f"{second.id}: deadline.last_day",)
            yield undecided("said", second.id, citations=(), missing=missing, task=second.id)

        report = judged(rule_of("XX01", logic, severity=Severity.WARNING))
        assert report.verdicts == {
            "XX01": {
                Verdict.PASS: 1,
                Verdict.FAIL: 1,
                Verdict.UNKNOWN: 1,
                Verdict.NOT_APPLICABLE: 1,
                Verdict.ERROR: 0,
            }
        }
        one, other = report
        assert (one.rule_id, one.verdict, one.severity, one.subjects) == (
            "XX01",
            Verdict.FAIL,
            Severity.WARNING,
            ("1.1",),
        )
        assert (one.text("en"), one.text("zh")) == ("1.1: is so, must be otherwise", "1.1：现为此，应为彼")
        assert (other.verdict, other.missing) == (Verdict.UNKNOWN, ("1.2: deadline.last_day",))
        assert (report.plan.id, report.plan.title, str(report.as_of)) == ("p", "示例方案", AS_OF)

    def test_a_finding_without_words_cites_the_title(self) -> None:
        """Every finding has a citation: where a rule cites nothing, the title of the plan."""

        def logic(_: Context) -> Iterator[Outcome]:
            yield fails("said", "p", citations=(), task="p")

        (finding,) = judged(rule_of("XX01", logic))
        assert finding.citations == (Citation(document="p", quote="示例方案"),)

    def test_a_finding_without_words_about_a_record_cites_the_inventory(self) -> None:
        """The plan has nothing to do with it: its title would explain nothing."""

        def logic(_: Context) -> Iterator[Outcome]:
            yield fails("said", "lines/7", citations=(), task="lines/7")

        report = check(
            PLAN, as_of=AS_OF, rules=[rule_of("XX01", logic)], inventory=Inventory(id="i", title="底数", lines=())
        )
        assert [one.citations for one in report] == [(Citation(document="底数", quote="7"),)]

    @given(st.permutations(PLAN.tasks), st.permutations(["XX01", "XX02", "XX03"]))
    def test_no_order_changes_anything(self, tasks: list[Task], ids: list[str]) -> None:
        """Findings stand in the order of rules and then of subjects by number, whatever the order of either."""
        rules = [rule_of(one, fails_all) for one in ids]
        report = check(attrs.evolve(PLAN, tasks=tuple(tasks)), as_of=AS_OF, rules=rules)
        assert [(one.rule_id, *one.subjects) for one in report] == [
            (rule_id, task) for rule_id in ("XX01", "XX02", "XX03") for task in ("1.1", "1.2", "1.10")
        ]
        assert list(report.verdicts) == ["XX01", "XX02", "XX03"]

    def test_matters_of_one_subject_stand_in_order(self) -> None:
        """Findings about the same subjects stand in the order of their matters."""

        def logic(_: Context) -> Iterator[Outcome]:
            for matter in ("b", "a", ""):
                yield fails("said", "1.1", citations=(), matter=matter, task="1.1")

        assert [one.matter for one in judged(rule_of("XX01", logic))] == ["", "a", "b"]

    @pytest.mark.parametrize("as_of", [AS_OF, dt.date(2018, 7, 1)])
    def test_the_day_is_a_day_or_words(self, as_of: str | dt.date) -> None:
        """Both ways of writing the day mean the same, and the rules see it."""

        def logic(ctx: Context) -> Iterator[Outcome]:
            yield fails("said", ctx.as_of.isoformat(), citations=(), task="")

        report = check(PLAN, as_of=as_of, rules=[rule_of("XX01", logic)])
        assert [one.subjects for one in report] == [(AS_OF,)]

    @pytest.mark.parametrize("as_of", ["2018-02-30", "today", "2018/7/1", dt.datetime(2018, 7, 1, tzinfo=dt.UTC)])
    def test_what_is_no_day_is_refused(self, as_of: str | dt.date) -> None:
        """A report speaks for a day of the calendar, and nothing else."""
        with pytest.raises(UsageError):
            check(PLAN, as_of=as_of)

    def test_rules_see_roster_and_marks(self) -> None:
        """What is given with the call reaches the rules as it is, the graph with the same marks."""
        seen: list[Context] = []

        def logic(ctx: Context) -> Iterator[Outcome]:
            seen.append(ctx)
            yield Verdict.PASS

        roster, marks = Roster(id="r"), frozenset({Mark.EXPLICIT})
        judged(rule_of("XX01", logic), roster=roster, marks=marks)
        judged(rule_of("XX01", logic))
        given_one, default = seen
        assert (given_one.roster, given_one.marks, given_one.graph.marks) == (roster, marks, marks)
        assert (default.roster, default.marks, default.graph.marks) == (None, ALL_MARKS, ALL_MARKS)


class TestChoice:
    """Only the rules that are asked for run, and what is asked for exists."""

    @pytest.mark.parametrize(
        ("select", "ignore", "expected"),
        [
            ((), (), ["XX01", "XX02", "YY01"]),
            (("XX",), (), ["XX01", "XX02"]),
            (("XX02", "YY"), (), ["XX02", "YY01"]),
            ((), ("XX",), ["YY01"]),
            (("XX",), ("XX01",), ["XX02"]),
            ("YY", (), ["YY01"]),
        ],
    )
    def test_by_id_or_prefix(self, select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]) -> None:
        """Ids and prefixes choose, and what is ignored does not run, even if selected."""
        report = judged(*(rule_of(one, passes) for one in ("XX01", "XX02", "YY01")), select=select, ignore=ignore)
        assert list(report.verdicts) == expected
        assert report.not_run == {}

    @pytest.mark.parametrize("asked", ["select", "ignore"])
    def test_an_unknown_id_is_refused_with_the_nearest(self, asked: str) -> None:
        """An id that fits no rule is an oversight, and the nearest is named."""
        with pytest.raises(UsageError, match=r"XX1: .*XX01"):
            judged(rule_of("XX01", passes), **{asked: ["XX1"]})

    def test_two_rules_with_one_id_are_refused(self) -> None:
        """Verdicts are counted by id: one id is one rule."""
        with pytest.raises(UsageError, match="XX01"):
            judged(rule_of("XX01", passes), rule_of("XX01", fails_all))

    def test_the_report_tells_what_the_chosen_rules_ask(self) -> None:
        """So that rules of others are shown in words too."""
        report = judged(rule_of("XX01", passes), rule_of("XX02", passes), select=["XX02"])
        assert {rule_id: one.title for rule_id, one in report.rules.items()} == {"XX02": same("a rule")}

    def test_the_rulebook_is_the_default(self) -> None:
        """Without rules, every built-in rule runs or says why not."""
        report = check(PLAN, as_of=AS_OF)
        assert sorted([*report.verdicts, *report.not_run]) == [rule.id for rule in rulebook()]

    @pytest.mark.parametrize(
        ("select", "runs", "is_named"),
        [((), False, True), (("XX",), False, True), (("XX01",), True, False), (("YY",), False, False)],
    )
    def test_an_unverified_rule_runs_by_its_full_id_only(
        self, select: tuple[str, ...], *, runs: bool, is_named: bool
    ) -> None:
        """A rule from memory is neither a pass nor a finding unless somebody asked for exactly it."""
        rules = (rule_of("XX01", fails_all, basis=(Basis.READ, Basis.UNVERIFIED)), rule_of("YY01", passes))
        report = judged(*rules, select=select)
        assert ("XX01" in report.verdicts, "XX01" in report.not_run) == (runs, is_named)
        assert any(one.rule_id == "XX01" for one in report) == runs

    def test_a_rule_without_its_matter_is_not_run(self) -> None:
        """A rule that needs more than was given says in both languages what it needs, and judges nothing."""
        report = judged(rule_of("XX01", fails_all, needs=("inventory", "roster")), rule_of("XX02", passes))
        assert list(report.verdicts) == ["XX02"]
        assert len(report) == 0
        assert report.not_run["XX01"].en == "needs an inventory and a roster, which was not given"
        assert report.not_run["XX01"].zh == "需要底数、单位名录，此次未提供"

    def test_a_rule_with_its_matter_runs(self) -> None:
        """A rule that needs a roster runs where one is given."""
        rule = rule_of("XX01", passes, needs=("roster",))
        assert list(judged(rule, roster=Roster(id="r")).verdicts) == ["XX01"]
        assert judged(rule).not_run["XX01"].en == "needs a roster, which was not given"


class TestParameters:
    """Parameters are the rules' own unless others are given."""

    RULE = Parameter(id="XX01.share", about=same("a share"), unit=same("of one"), value=0.25)
    UNSET = Parameter(id="XX01.limit", about=same("a limit"), unit=same("days"))

    def values(self, **asked: float) -> dict[str, float]:
        """Return the values that a rule sees."""
        seen: dict[str, float] = {}

        def logic(ctx: Context) -> Iterator[Outcome]:
            seen.update(ctx.parameters)
            yield Verdict.PASS

        given_ones = {f"XX01.{name}": value for name, value in asked.items()}
        judged(rule_of("XX01", logic, parameters=(self.RULE, self.UNSET)), parameters=given_ones)
        return seen

    def test_their_own_values_are_the_default(self) -> None:
        """A parameter without a value is not there at all, so that its rule is undecided."""
        assert self.values() == {"XX01.share": 0.25}

    def test_what_is_given_takes_their_place(self) -> None:
        """A value that is given is used, whole numbers and zero included."""
        assert self.values(share=0.5, limit=0) == {"XX01.share": 0.5, "XX01.limit": 0}

    def test_an_unknown_one_is_refused_with_the_nearest(self) -> None:
        """A parameter that no rule reads would change nothing unnoticed."""
        with pytest.raises(UsageError, match=r"XX01\.shore: .*XX01\.share"):
            self.values(shore=1)

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), True, "1", None])
    def test_a_value_is_a_finite_number(self, value: float) -> None:
        """Nothing else can be compared with."""
        with pytest.raises(UsageError, match=r"XX01\.share"):
            self.values(share=value)

    def test_a_number_of_any_size_is_finite(self) -> None:
        """A whole number too large for a float is a number all the same."""
        assert self.values(share=10**400)["XX01.share"] == 10**400


class TestCrash:
    """A rule that crashes is never a pass, and never takes others along."""

    def test_it_is_one_finding_and_the_others_go_on(self) -> None:
        """What it had said before does not count; the finding names rule, plan and the kind of crash."""
        report = judged(rule_of("XX01", crashes), rule_of("XX02", passes))
        assert report.verdicts["XX01"] == {**dict.fromkeys(Verdict, 0), Verdict.ERROR: 1}
        assert report.verdicts["XX02"][Verdict.PASS] == len(PLAN)
        (finding,) = report
        assert (finding.rule_id, finding.verdict, finding.subjects) == ("XX01", Verdict.ERROR, ("p",))
        assert finding.severity is Severity.ERROR
        assert finding.citations == (Citation(document="p", quote="示例方案"),)

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_it_says_what_the_exception_says(self, lang: str) -> None:
        """In both languages the class of the exception and its words, without a traceback."""
        (finding,) = judged(rule_of("XX01", crashes))
        said = finding.text("zh" if lang == "zh" else "en")
        assert f"KeyError: '{AS_OF}'" in said
        assert "Traceback" not in said

    @pytest.mark.parametrize("words", ["two\nlines", "long " * 500, "", "{place}"])
    def test_it_says_it_in_one_short_line(self, words: str) -> None:
        """Whatever the exception says."""

        def logic(_: Context) -> Iterator[Outcome]:
            yield Verdict.PASS
            raise RuntimeError(words)

        (finding,) = judged(rule_of("XX01", logic))
        assert (f"RuntimeError: {words[:3]}" if words else "RuntimeError and") in finding.message
        assert "\n" not in finding.message
        assert len(finding.message) < 320

    @pytest.mark.parametrize(
        "outcome",
        [
            Verdict.FAIL,
            Verdict.UNKNOWN,
            Verdict.ERROR,
            Judgement(verdict=Verdict.PASS, message="said", subjects=(), citations=(), values=(("task", ""),)),
            Judgement(verdict=Verdict.FAIL, message="unsaid", subjects=(), citations=()),
            Judgement(verdict=Verdict.FAIL, message="said", subjects=(), citations=()),
            None,
        ],
        ids=["bare-fail", "bare-unknown", "bare-error", "judged-pass", "no-message", "no-value", "nothing"],
    )
    def test_what_a_rule_may_not_yield_is_a_crash(self, outcome: Outcome) -> None:
        """A failure without a message, a message without its values, and the like are defects of the rule."""

        def logic(_: Context) -> Iterator[Outcome]:
            yield outcome

        assert [one.verdict for one in judged(rule_of("XX01", logic))] == [Verdict.ERROR]

    def test_an_interruption_is_none(self) -> None:
        """Whoever interrupts the check stops it."""

        def logic(_: Context) -> Iterator[Outcome]:
            yield Verdict.PASS
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            judged(rule_of("XX01", logic))


class TestFindings:
    """What the rulebook finds can be told apart and rests on words."""

    def test_those_of_the_annex(self) -> None:
        """No two findings on the plan that ships have one fingerprint, and every quotation stands in its row."""
        plan = issued.load("dalian-2017")
        report = check(plan, as_of=AS_OF)
        assert len({one.fingerprint for one in report}) == len(report)
        for finding in report:
            assert finding.verdict is not Verdict.ERROR
            assert finding.citations
            for one in finding.citations:
                assert one.row is None or any(one.quote in words for words in plan[one.row].words)

    def test_light_rules_load_no_graph_library(self) -> None:
        """A check that asks nothing of the graph loads no networkx."""
        script = (
            "import sys; from egov_consolidation.checking import check; from egov_consolidation.model import Plan;"
            "check(Plan(id='p'), as_of='2018-07-01', select=['LG02']); print('networkx' in sys.modules)"
        )
        said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        assert said.strip() == "False"

    def test_a_crash_is_said_to_be_a_finding(self) -> None:
        """The finding of a crash counts as a departure however little is asked."""
        (finding,) = judged(rule_of("XX01", crashes)).departures(at_least=Severity.ERROR, allow_unknown=True)
        assert isinstance(finding, Finding)
