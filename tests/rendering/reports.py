"""Reports made by hand: findings of a plan and of units, decided and undecided, permitted and not."""

from __future__ import annotations

import attrs

from egov_consolidation import Citation, Finding, Mark, Report, Severity, Verdict, rulebook
from egov_consolidation.dates import day
from egov_consolidation.findings import Change, PlanSummary
from egov_consolidation.settings import Waiver
from egov_consolidation.wording import Text

AS_OF = day("2017-11-10")
NONE = dict.fromkeys(Verdict, 0)
NOTE = Finding(
    rule_id="PL06",
    verdict=Verdict.FAIL,
    severity=Severity.NOTE,
    subjects=("1.2",),
    template=Text(en="task 1.2: is due on a {day}, must be in before", zh="任务 1.2：{day}到期，须提前"),
    values=(("day", Text(en="Saturday", zh="星期六")),),
    citations=(Citation(document="p", row="1.2", quote="基本完成"),),
)
UNKNOWN = Finding(
    rule_id="PL03",
    verdict=Verdict.UNKNOWN,
    severity=Severity.WARNING,
    subjects=("p",),
    template=Text(en="the day of issue is not known", zh="印发日期不明"),
    citations=(Citation(document="p", quote="方案"),),
    missing=("plan.issued",),
    next_change=day("2018-01-01"),
)
ORDER = Finding(
    rule_id="PL04",
    verdict=Verdict.FAIL,
    severity=Severity.ERROR,
    subjects=("1", "2"),
    template=Text(en="1 → 2: out of order", zh="1 → 2：次序颠倒"),
    citations=(Citation(document="p", row="1", quote="编制"), Citation(document="p", row="2", quote="汇总")),
    marks=(Mark.JUDGEMENT,),
)

LINE = Finding(
    rule_id="NW03",
    verdict=Verdict.FAIL,
    severity=Severity.ERROR,
    subjects=("lines/7",),
    template=Text(en="lines/7: is not cancelled", zh="lines/7：尚未取消"),
    citations=(Citation(document="p", row="1.7", quote="全部取消"),),
    next_change=day("2018-06-01"),
    unit="市水务局",
    changes=(Change(datum="lines/7: cancelled_on", label=Text(en="cancelled on", zh="取消时间"), to=AS_OF),),
)
OPEN = Finding(
    rule_id="DC05",
    verdict=Verdict.UNKNOWN,
    severity=Severity.ERROR,
    subjects=("systems/1",),
    template=Text(en="systems/1: cannot be decided, needs state", zh="systems/1：缺少建设状态，无法判定"),
    citations=(Citation(document="p", quote="方案"),),
    missing=("systems/1: lifecycle",),
    unit="市交通局",
)

WAIVED = attrs.evolve(
    NOTE,
    waiver=Waiver(
        rule_id="PL06",
        subjects=("1.2",),
        reason="核心业务专线",
        approver="市政府办公厅",
        first_day=day("2017-11-01"),
        last_day=day("2018-06-30"),
        evidence="大政办函〔2018〕3号",
        document="豁免.toml",
    ),
)


def clean(**others: object) -> Report:
    """Return a report of one rule, by which nothing departs."""
    return attrs.evolve(report(**others), verdicts={"PL01": {**NONE, Verdict.PASS: 53}})


def report(*findings: Finding, **others: object) -> Report:
    """Return a report on a plan, with a count for each rule that found something, and what the rulebook says of it."""
    counts = {one.rule_id: {**NONE, Verdict.PASS: 4, one.verdict: 1} for one in findings}
    return Report(
        plan=PlanSummary(id="p", title="方案"),
        as_of=AS_OF,
        findings=findings,
        verdicts=counts,
        rules={rule.id: rule.summary for rule in rulebook()},
        **others,  # type: ignore[arg-type]
    )
