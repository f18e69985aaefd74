"""Laws that hold for all rules that need the plan alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.dates import day
from egov_consolidation.findings import Report, Verdict
from egov_consolidation.model import (
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Deliverable,
    GroupKind,
    Origin,
    Plan,
    Role,
    SharedDuty,
    Source,
    Task,
    UnitGroup,
    UpstreamDate,
    Use,
)
from egov_consolidation.rules import rule
from egov_consolidation.wording import same

RULES = ("PL01", "PL02", "PL03", "PL06", "PL07", "PL08", "PL09", "PL11", "PL12", "PL13", "PL16")
EACH = pytest.mark.parametrize("rule_id", RULES)
IDS: tuple[str, ...] = ("1", "2", "3", "4")

CONTENTS = st.sampled_from(
    [
        "将政务信息系统资源整合共享纳入政府绩效考核体系。",
        "将政务信息共享工作纳入政府绩效考核体系。",
        "参照市级，逐步接入统一共享平台。",
        "会同乙局开展督促检查，原则上每季度一次。",
        "编制完成本部门政务信息资源目录。",
    ]
)
DEADLINES = st.sampled_from(
    [
        Deadline(kind=DeadlineKind.BY_DATE, text="2018年6月底前", last_day=day("2018-06-30")),
        Deadline(kind=DeadlineKind.BY_DATE, text="2017年10月底前", last_day=day("2017-10-31")),
        Deadline(kind=DeadlineKind.STANDING, text="长期"),
        Deadline(kind=DeadlineKind.UNREAD, text="尽快"),
        Deadline.missing(),
    ]
)
UNITS = st.sampled_from(["甲局", "乙局", "丙局"])
ASSIGNMENTS = st.one_of(
    st.builds(Assignment, role=st.sampled_from([Role.LEAD, Role.COOPERATING]), unit=UNITS),
    st.just(Assignment(role=Role.LEAD, group=UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门"))),
    st.just(Assignment(role=Role.CO_LEAD, unit="乙局", origin=Origin.CONTENT)),
)
THINGS = st.sampled_from(["目录", "平台", "清单"])


def tasks(task_id: str) -> st.SearchStrategy[Task]:
    """Draw a task with anything that these rules look at."""
    return st.builds(
        Task,
        id=st.just(task_id),
        content=CONTENTS,
        deadline=DEADLINES,
        theme=st.sampled_from([None, "强化监督考核"]),
        assignments=st.lists(ASSIGNMENTS, max_size=3).map(tuple),
        deliverables=st.lists(THINGS.map(lambda name: Deliverable(name=name)), max_size=1).map(tuple),
        uses=st.lists(THINGS.map(lambda name: Use(name=name)), max_size=1).map(tuple),
        mirrors=st.sampled_from([None, None, "1", "2", "9"]),
        source=st.sampled_from([None, Source(document="附件.docx", table=1)]),
    )


PLANS = st.builds(
    Plan,
    id=st.just("p"),
    title=st.just("示例方案"),
    tasks=st.tuples(*(tasks(task_id) for task_id in IDS)),
    issued=st.sampled_from([None, day("2017-11-10")]),
    shared_duties=st.sampled_from(
        [(), (SharedDuty(tasks=("1", "2")),), (SharedDuty(tasks=("1", "3"), lead_unit="甲局"),)]
    ),
    upstream_dates=st.just(
        (UpstreamDate(id="u", document="上级文件", about=same("清理"), last_day=day("2017-12-31"), tasks=IDS),)
    ),
)


def judged(plan: Plan) -> Report:
    """Return what these rules say of a plan."""
    return check(plan, as_of="2018-07-01", select=RULES)


def outline(report: Report, names: Mapping[str, str]) -> Counter[tuple[str, ...]]:
    """Return the findings by rule, verdict, matter and subjects, the subjects renamed."""
    return Counter(
        (one.rule_id, one.verdict, one.matter, *sorted(names.get(subject, subject) for subject in one.subjects))
        for one in report
    )


def renamed(plan: Plan, names: Mapping[str, str]) -> Plan:
    """Return the plan with other ids of its tasks."""
    duties = tuple(
        attrs.evolve(duty, tasks=tuple(names.get(task, task) for task in duty.tasks)) for duty in plan.shared_duties
    )
    dates = tuple(
        attrs.evolve(one, tasks=tuple(names.get(task, task) for task in one.tasks)) for one in plan.upstream_dates
    )
    rows = tuple(
        attrs.evolve(task, id=names[task.id], mirrors=names.get(task.mirrors or "", task.mirrors)) for task in plan
    )
    return attrs.evolve(plan, tasks=rows, shared_duties=duties, upstream_dates=dates)


UNRELATED = Task(
    id="99",
    content="不再安排互联网专线租赁费。",
    deadline=Deadline(kind=DeadlineKind.STANDING, text="长期"),
    assignments=(Assignment(role=Role.LEAD, unit="市财政局"),),
)


class TestLaws:
    """What changes nothing must change nothing."""

    @given(PLANS, st.permutations(["x", "y", "10", "2"]))
    def test_names_of_tasks_do_not_matter(self, plan: Plan, ids: list[str]) -> None:
        """Other ids give the same findings about the same tasks."""
        names: dict[str, str] = dict(zip(IDS, ids, strict=True))
        found, expected = judged(renamed(plan, names)), judged(plan)
        assert outline(found, {}) == outline(expected, names)
        assert found.totals == expected.totals

    @given(PLANS)
    def test_an_unrelated_task_changes_nothing(self, plan: Plan) -> None:
        """It is judged itself, and nothing else is judged otherwise."""
        found = judged(attrs.evolve(plan, tasks=(*plan.tasks, UNRELATED)))
        assert outline(found, {}) == outline(judged(plan), {})

    @given(PLANS, st.permutations(range(len(IDS))))
    def test_the_order_of_rows_does_not_matter(self, plan: Plan, order: list[int]) -> None:
        """Whatever is found is found in any order."""
        shuffled = attrs.evolve(plan, tasks=tuple(plan.tasks[at] for at in order))
        assert outline(judged(shuffled), {}) == outline(judged(plan), {})

    @given(PLANS)
    def test_what_is_undecided_names_what_is_missing(self, plan: Plan) -> None:
        """And what is decided misses nothing; every finding rests on words of the plan."""
        for finding in judged(plan):
            assert (finding.verdict is Verdict.UNKNOWN) == bool(finding.missing)
            assert all(one.row is None or one.quote in plan[one.row].content for one in finding.citations)
            assert finding.citations

    @EACH
    def test_the_words_a_rule_rests_on_stand_in_the_annex(self, rule_id: str) -> None:
        """Every quotation is a stretch of the theme or content of its row."""
        plan = issued.load()
        for one in rule(rule_id).cites:
            assert one.document == plan.id
            assert one.row is not None
            assert any(one.quote in words for words in plan[one.row].words)

    def test_the_findings_about_the_annex_quote_it(self) -> None:
        """The title, or words of a row."""
        plan = issued.load()
        quoted: set[Citation] = {citation for finding in judged(plan) for citation in finding.citations}
        for one in quoted:
            assert any(one.quote in words for words in ([plan.title] if one.row is None else plan[one.row].words))
