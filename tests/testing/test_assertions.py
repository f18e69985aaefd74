"""The assertion for test suites, and the example of the documentation."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from egov_consolidation import FindingsError, Plan, Rule, Severity, Task, UsageError, issued, rulebook
from egov_consolidation.model import Assignment, Mark, Role
from egov_consolidation.rules import Basis, Outcome, rule
from egov_consolidation.testing import assert_compliant
from egov_consolidation.wording import same

AS_OF = "2018-06-30"
BARE = Plan(id="demo", title="示例", tasks=(Task(id="1.1", theme="清理", content="编制目录。"),))
OWNED = Plan(
    id="owned",
    tasks=(
        Task(id="1.1", theme="清理", content="编制目录。", assignments=(Assignment(unit="市审计局", role=Role.LEAD),)),
    ),
)
NEEDY = attrs.evolve(rule("PL01"), id="ZZ01", needs=("inventory",))

EXAMPLE = """
import pytest
from egov_consolidation import read_plan, rulebook
from egov_consolidation.testing import assert_compliant

@pytest.mark.parametrize("rule", rulebook(), ids=str)
def test_our_plan(rule):
    assert_compliant(read_plan("ours.toml"), as_of="2018-06-30", rules=[rule])
"""
OURS = """
id = "ours"
issued = "2017-11-10"

[[tasks]]
id = "1.1"
theme = "清理"
content = "编制清理清单。"
deadline = "2017-12-15"

[[tasks]]
id = "1.2"
theme = "整合"
content = "按清单注销系统。"
lead_units = ["市财政局"]
deadline = "2018-06-29"
dependencies = [{ predecessor = "1.1" }]
"""


def said(plan: Plan, rules: list[Rule | str]) -> FindingsError:
    """Return what is raised for a plan that departs from some rules."""
    with pytest.raises(FindingsError) as caught:
        assert_compliant(plan, as_of=AS_OF, rules=rules)
    return caught.value


class TestAssertCompliant:
    """`assert_compliant`."""

    def test_plan_that_departs_from_nothing_passes(self) -> None:
        """Plan that departs from nothing passes."""
        assert_compliant(OWNED, as_of=AS_OF, rules=["PL01", rule("LG01")])

    def test_message_counts_first_then_gives_rule_message_and_words(self) -> None:
        """Message counts first then gives rule message and words."""
        lines = str(said(BARE, ["PL01"])).split("\n")
        assert lines[0] == "1 finding in demo as of 2018-06-30"
        assert lines[1] == f"PL01 FAIL {rule('PL01').title.en}"
        assert lines[2].startswith("    ")
        assert "names no lead unit" in lines[2]
        assert lines[3] == "        1.1 “编制目录。”"
        assert len(lines) == 4

    def test_message_is_complete_in_chinese_too(self) -> None:
        """Message is complete in Chinese too."""
        words = said(BARE, ["PL01", "PL02"]).text("zh")
        assert words.startswith("demo 截至 2018-06-30 有 2 项问题\n")
        assert rule("PL02").title.zh in words

    def test_what_is_raised_is_an_assertion(self) -> None:
        """What is raised is an assertion."""
        assert isinstance(said(BARE, ["PL01"]), AssertionError)

    def test_many_findings_are_counted_and_the_first_hundred_listed(self) -> None:
        """Many findings are counted and the first hundred listed."""
        crowd = Plan(id="crowd", tasks=tuple(Task(id=str(one), content="编制目录") for one in range(1, 121)))
        lines = str(said(crowd, ["PL01"])).split("\n")
        assert lines[0] == "120 findings in crowd as of 2018-06-30"
        assert sum(line.startswith("PL01 FAIL ") for line in lines) == 100
        assert lines[-1] == "and 20 more"

    def test_whole_rulebook_judges_where_no_rules_are_named(self) -> None:
        """Whole rulebook judges where no rules are named."""
        with pytest.raises(FindingsError, match=r"(?s)PL01.*PL02"):
            assert_compliant(BARE, as_of=AS_OF)

    def test_rules_may_be_values_ids_a_single_id_or_an_iterator(self) -> None:
        """Rules may be values ids a single id or an iterator."""
        for rules in (["PL01"], [rule("PL01")], "PL01", iter([rule("PL01")])):
            with pytest.raises(FindingsError, match="PL01"):
                assert_compliant(BARE, as_of=AS_OF, rules=rules)

    @pytest.mark.parametrize(
        ("rules", "words"), [(["PL4"], "PL04 is the nearest"), (["PL"], "PL"), ([], "at least one")]
    )
    def test_unknown_id_a_prefix_and_no_rule_at_all_are_refused(self, rules: list[Rule | str], words: str) -> None:
        """Unknown id a prefix and no rule at all are refused."""
        with pytest.raises(UsageError, match=words):
            assert_compliant(OWNED, as_of=AS_OF, rules=rules)

    def test_day_that_is_none_is_refused(self) -> None:
        """Day that is none is refused."""
        with pytest.raises(UsageError):
            assert_compliant(OWNED, as_of="2018-02-30")

    def test_findings_below_the_least_severity_are_accepted(self) -> None:
        """Findings below the least severity are accepted."""
        assert rule("PL06").severity < Severity.ERROR
        assert_compliant(issued.load(), as_of=AS_OF, rules=["PL06"], at_least=Severity.ERROR)
        with pytest.raises(FindingsError):
            assert_compliant(issued.load(), as_of=AS_OF, rules=["PL06"])

    def test_what_cannot_be_decided_departs_unless_it_is_allowed(self) -> None:
        """What cannot be decided departs unless it is allowed."""
        assert_compliant(issued.load(), as_of=AS_OF, rules=["PL03"], allow_unknown=True)
        with pytest.raises(FindingsError, match="PL03 UNKNOWN"):
            assert_compliant(issued.load(), as_of=AS_OF, rules=["PL03"])

    def test_marks_leave_out_relations_that_rest_on_judgement(self) -> None:
        """Marks leave out relations that rest on judgement."""
        marks = frozenset({Mark.EXPLICIT, Mark.IMPLIED})
        assert_compliant(issued.load(), as_of=AS_OF, rules=["PL04"], marks=marks, allow_unknown=True)

    def test_parameters_serve_each_rule_in_turn(self) -> None:
        """Parameters serve each rule in turn."""
        assert "PL08.similarity" in {one.id for one in rule("PL08").parameters}
        assert_compliant(OWNED, as_of=AS_OF, rules=["PL01"], parameters={"PL08.similarity": 0.5})

    def test_parameter_of_no_rule_is_refused(self) -> None:
        """Parameter of no rule is refused."""
        with pytest.raises(UsageError, match=r"PL01\.zeal"):
            assert_compliant(OWNED, as_of=AS_OF, rules=["PL01"], parameters={"PL01.zeal": 1})

    def test_rule_that_could_not_run_skips_saying_why(self) -> None:
        """Rule that could not run skips saying why."""
        with pytest.raises(pytest.skip.Exception, match="ZZ01: needs an inventory, which was not given"):
            assert_compliant(OWNED, as_of=AS_OF, rules=[NEEDY])

    def test_rule_that_ran_judges_beside_one_that_could_not(self) -> None:
        """Rule that ran judges beside one that could not."""
        try:
            assert_compliant(OWNED, as_of=AS_OF, rules=[NEEDY, rule("PL01")])
            assert "PL01" in str(said(BARE, [NEEDY, rule("PL01")]))
        except pytest.skip.Exception:
            pytest.fail("skipped, must judge by the rule that ran")

    def test_rule_whose_source_is_not_verified_skips(self) -> None:
        """Rule whose source is not verified skips."""
        rumour = attrs.evolve(rule("PL01"), id="ZZ02", basis=(Basis.UNVERIFIED,), reason=same("heard"))
        with pytest.raises(pytest.skip.Exception, match="not verified"):
            assert_compliant(BARE, as_of=AS_OF, rules=[rumour])

    def test_rule_that_crashes_never_passes(self) -> None:
        """Rule that crashes never passes."""

        def crash(_: object) -> Iterator[Outcome]:
            raise ZeroDivisionError

        broken = attrs.evolve(rule("PL01"), id="ZZ03", logic=crash)
        with pytest.raises(FindingsError, match="ZeroDivisionError"):
            assert_compliant(OWNED, as_of=AS_OF, rules=[broken], at_least=Severity.ERROR, allow_unknown=True)

    def test_example_of_the_interface_runs_under_pytest(self, tmp_path: Path) -> None:
        """Example of the interface runs under pytest."""
        (tmp_path / "test_ours.py").write_text(EXAMPLE, encoding="utf-8")
        (tmp_path / "ours.toml").write_text(OURS, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no", "test_ours.py"]
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}
        ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert ran.returncode == 1, ran.stdout + ran.stderr
        skipped = sum(rule.needs != () for rule in rulebook())
        assert f"1 failed, {len(rulebook()) - skipped - 1} passed, {skipped} skipped" in ran.stdout
        assert "FAILED test_ours.py::test_our_plan[PL01]" in ran.stdout
        assert "FindingsError: 1 finding in ours as of 2018-06-30" in ran.stdout
        assert f"PL01 FAIL {rule('PL01').title.en}" in ran.stdout
        assert "1.1 “编制清理清单。”" in ran.stdout
        assert "_assertions.py" not in ran.stdout
