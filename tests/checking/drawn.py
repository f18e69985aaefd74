"""Reports and waivers drawn at random, about four rules of different strengths."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Finding, PlanSummary, Report, Severity, Verdict
from egov_consolidation.model import Citation
from egov_consolidation.rules import Basis, Context, Outcome, Rule, Strength, plan_rule
from egov_consolidation.settings import Waiver
from egov_consolidation.wording import same

AS_OF = day("2018-07-01")
STRENGTHS = {
    "XX01": Strength.IN_PRINCIPLE,
    "XX02": Strength.IN_PRINCIPLE,
    "XX03": Strength.MUST,
    "YY01": Strength.MAY,
}
SUBJECTS = st.sampled_from((("1",), ("2",), ("1", "2"), ("2", "1")))


def _silent(_: Context) -> Iterator[Outcome]:
    yield from ()


def rule_of(rule_id: str, strength: Strength) -> Rule:
    """Return a rule of some strength; what it finds is made up by the test."""
    return plan_rule(
        rule_id,
        "a-rule",
        title=same("a rule"),
        speaks_of=same("a task"),
        basis=(Basis.JUDGED,),
        reason=same("because"),
        messages={},
        since="0.1",
        strength=strength,
    )(_silent)


RULES = tuple(rule_of(rule_id, strength) for rule_id, strength in STRENGTHS.items())


def finding(
    rule_id: str = "XX01",
    subjects: tuple[str, ...] = ("1",),
    verdict: Verdict = Verdict.FAIL,
    matter: str = "",
    unit: str | None = None,
) -> Finding:
    """Return what a rule finds."""
    missing = ("lines/1: cancelled_on",) if verdict is Verdict.UNKNOWN else ()
    return Finding(
        rule_id=rule_id,
        verdict=verdict,
        severity=Severity.ERROR,
        subjects=subjects,
        template=same("departs"),
        citations=(Citation(document="d", row="1", quote="原则上"),),
        matter=matter,
        missing=missing,
        unit=unit,
    )


def report(*findings: Finding, ran: tuple[str, ...] = tuple(STRENGTHS)) -> Report:
    """Return a report of rules that have run and found these."""
    verdicts = {
        rule_id: {
            verdict: sum((one.rule_id, one.verdict) == (rule_id, verdict) for one in findings) for verdict in Verdict
        }
        for rule_id in ran
    }
    return Report(plan=PlanSummary(id="p"), as_of=AS_OF, findings=findings, verdicts=verdicts)


def waiver(
    rule_id: str = "XX01", subjects: tuple[str, ...] = ("1",), first_day: Day = AS_OF, last_day: Day = AS_OF
) -> Waiver:
    """Return a permission."""
    return Waiver(
        rule_id=rule_id,
        subjects=subjects,
        reason="经研究同意暂缓",
        approver="市政府办公厅",
        first_day=first_day,
        last_day=last_day,
    )


FINDINGS = st.builds(
    finding,
    rule_id=st.sampled_from(tuple(STRENGTHS)),
    subjects=SUBJECTS,
    verdict=st.sampled_from((Verdict.FAIL, Verdict.UNKNOWN)),
    matter=st.sampled_from(("", "甲")),
    unit=st.sampled_from((None, "units/甲", "units/乙")),
)


def _sorted(findings: list[Finding]) -> Report:
    return report(*sorted(findings, key=lambda one: (one.rule_id, one.subjects, one.matter)))


REPORTS = st.lists(FINDINGS, max_size=8, unique_by=lambda one: one.fingerprint).map(_sorted)


@st.composite
def _waivers(draw: st.DrawFn) -> Waiver:
    before, length = draw(st.integers(-2, 3)), draw(st.integers(0, 3))
    first = AS_OF.subtract(days=before)
    made = waiver(draw(st.sampled_from(tuple(STRENGTHS))), draw(SUBJECTS), first, first.add(days=length))
    return attrs.evolve(made, approver=draw(st.sampled_from(("市政府办公厅", "市财政局"))))


WAIVERS = st.lists(_waivers(), max_size=8)
