"""Tests of the rules about dependencies as a whole."""

from __future__ import annotations

import pytest

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.findings import Finding, Report, Severity, Verdict
from egov_consolidation.model import Dependency, DependencyType, Mark, Plan, Task

SS = DependencyType.START_TO_START


def judged(plan: Plan, rule_id: str) -> Report:
    """Judge a plan by one rule."""
    return check(plan, as_of="2018-07-01", select=[rule_id])


def found(plan: Plan, rule_id: str) -> tuple[Finding, ...]:
    """Return what a rule finds."""
    return judged(plan, rule_id).findings


def star(*dependencies: tuple[str, int]) -> Plan:
    """Return a plan in which tasks wait for the first by a type and a lag each."""
    tasks = [
        Task(
            id=f"2.{at}",
            content=f"后{at}",
            dependencies=(
                Dependency(predecessor="1", successor=f"2.{at}", type=DependencyType(kind), lag=lag, mark=_mark(at)),
            ),
        )
        for at, (kind, lag) in enumerate(dependencies)
    ]
    return Plan(id="p", title="示例方案", tasks=(Task(id="1", content="先"), *tasks))


def _mark(at: int) -> Mark:
    return Mark.JUDGEMENT if at % 2 else Mark.EXPLICIT


class TestNoNegativeLags:
    """SQ02: no dependency has a negative lag."""

    @pytest.mark.parametrize(("lag", "fails"), [(1, False), (0, False), (-1, True), (-30, True)])
    @pytest.mark.parametrize("kind", list(DependencyType))
    def test_zero_is_not_negative(self, kind: DependencyType, lag: int, *, fails: bool) -> None:
        """A day ahead is one too many, whatever the type; a warning, because other rules take it for room."""
        findings = found(star((kind.value, lag)), "SQ02")
        assert [(one.subjects, one.matter, one.severity) for one in findings] == [
            (("1", "2.0"), kind.value, Severity.WARNING)
        ] * fails

    def test_it_says_how_far_ahead(self) -> None:
        """Written as a lag, and in days."""
        (finding,) = found(star(("FS", -30)), "SQ02")
        assert "is FS with lag=-30, which lets the successor run 30 days ahead" in finding.message
        assert "FS 关系的间隔为 -30，后续任务可比所等待的事项提前 30 天" in finding.text("zh")

    def test_of_the_same_dependency_twice_the_least_lag_counts(self) -> None:
        """One subject for each pair and type."""
        lags = (5, -2, -9)
        waits = tuple(Dependency(predecessor="1", successor="2", lag=lag) for lag in lags)
        tasks = (Task(id="1", content="先"), Task(id="2", content="后", dependencies=waits))
        (finding,) = found(Plan(id="p", title="示例方案", tasks=tasks), "SQ02")
        assert dict(finding.values)["lag"] == -9

    @pytest.mark.parametrize("back", list(DependencyType))
    @pytest.mark.parametrize("kind", list(DependencyType))
    def test_a_longest_time_is_told_from_the_events(self, kind: DependencyType, back: DependencyType) -> None:
        """A way leads back where each leaves the event that the other reaches, or a later one of the same task."""
        ahead = Dependency(predecessor="1", successor="2", type=kind, lag=-5)
        onward = Dependency(predecessor="2", successor="1", type=back)
        tasks = (Task(id="1", content="先", dependencies=(onward,)), Task(id="2", content="后", dependencies=(ahead,)))
        is_round = all(
            one.value[1] in {other.value[0], "S"} for one, other in ((kind, back), (back, kind))
        )  # the second letter is the event that is reached, the first that which is left
        assert len(found(Plan(id="p", title="示例方案", tasks=tasks), "SQ02")) == (not is_round)

    def test_a_lead_from_one_circle_to_another_is_a_lead(self) -> None:
        """Both ends are on a circle, and not on the same one."""
        both = (("1", "2"), ("3", "4"))
        waits = {one: Dependency(predecessor=other, successor=one, type=SS) for one, other in both}
        waits |= {other: Dependency(predecessor=one, successor=other, type=SS, lag=-9) for one, other in both}
        ahead = Dependency(predecessor="1", successor="3", type=SS, lag=-5)
        tasks = (
            Task(id=task, content="任务", dependencies=(waits[task], *([ahead] if task == "3" else [])))
            for task in "1234"
        )
        assert [one.subjects for one in found(Plan(id="p", title="示例方案", tasks=tuple(tasks)), "SQ02")] == [
            ("1", "3")
        ]

    def test_a_task_that_the_plan_does_not_have_is_on_no_circle(self) -> None:
        """The lag is found all the same."""
        tasks = (Task(id="2", content="后", dependencies=(Dependency(predecessor="99", successor="2", lag=-5),)),)
        assert [one.subjects for one in found(Plan(id="p", title="示例方案", tasks=tasks), "SQ02")] == [("99", "2")]

    def test_a_longest_time_that_is_left_alone_by_marks_is_a_lead(self) -> None:
        """Whether a way leads back is asked of the relations that count."""
        onward = Dependency(predecessor="1", successor="2", mark=Mark.JUDGEMENT)
        back = Dependency(predecessor="2", successor="1", lag=-20, type=DependencyType.START_TO_START)
        tasks = (Task(id="1", content="先", dependencies=(back,)), Task(id="2", content="后", dependencies=(onward,)))
        plan = Plan(id="p", title="示例方案", tasks=tasks)
        assert not found(plan, "SQ02")
        words = frozenset({Mark.EXPLICIT})
        assert len(check(plan, as_of="2018-07-01", select=["SQ02"], marks=words)) == 1


class TestFewLags:
    """SQ03: at most 5 percent of the dependencies have a lag above 0."""

    @pytest.mark.parametrize(
        ("lags", "others", "verdict"), [(2, 38, Verdict.PASS), (2, 37, Verdict.FAIL), (1, 0, Verdict.PASS)]
    )
    def test_exactly_five_percent_pass(self, lags: int, others: int, verdict: Verdict) -> None:
        """Two in forty are allowed, and no more, and one alone always; none below 0 is counted."""
        plan = star(*[("FS", 10)] * lags, *[("FS", -10)] * others)
        assert judged(plan, "SQ03").verdicts["SQ03"][verdict] == 1

    def test_it_lists_them_and_says_how_many_are_judged(self) -> None:
        """With type and lag; a note on the plan as a whole, with the marks of those it lists."""
        (finding,) = found(star(("FS", 10), ("SS", 7), ("FS", 0)), "SQ03")
        assert finding.severity is Severity.NOTE
        assert finding.marks == (Mark.EXPLICIT, Mark.JUDGEMENT)
        assert finding.message == (
            "p: 2 of 3 dependencies (66.7%) have a lag, must be 5% at most: 1 → 2.0 (FS+10), 1 → 2.1 (SS+7). "
            "Resting on judgement: 1."
        )
        assert finding.text("zh") == (
            "p：3 项依赖关系中，2 项（66.7%）设有间隔天数，不应超过 5%：1 → 2.0 (FS+10)、1 → 2.1 (SS+7)。"
            "其中依据判断的 1 项。"
        )

    def test_of_the_annex(self) -> None:
        """It has no lags."""
        assert not found(issued.load(), "SQ03")


class TestMostlyFinishToStart:
    """SQ04: at most 10 percent of the dependencies are other than FS."""

    @pytest.mark.parametrize(
        ("others", "plain", "verdict"), [(2, 18, Verdict.PASS), (2, 17, Verdict.FAIL), (1, 0, Verdict.PASS)]
    )
    @pytest.mark.parametrize("kind", ["SS", "FF", "SF"])
    def test_exactly_ten_percent_pass(self, kind: str, others: int, plain: int, verdict: Verdict) -> None:
        """Nine in ten have to be FS, unless one alone is not."""
        plan = star(*[(kind, 0)] * others, *[("FS", 3)] * plain)
        assert judged(plan, "SQ04").verdicts["SQ04"][verdict] == 1

    def test_they_stand_in_natural_order(self) -> None:
        """Whatever the order of the rows."""
        plan = star(*[("SS", 0)] * 12)
        (finding,) = found(plan, "SQ04")
        assert "1 → 2.2 (SS), 1 → 2.3 (SS)" in finding.message
        assert finding.message.index("2.9 (SS)") < finding.message.index("2.10 (SS)")
