"""Tests of the rules about the words of a plan."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.findings import Report, Severity, Verdict
from egov_consolidation.model import (
    Citation,
    Criterion,
    Deadline,
    DeadlineKind,
    Deliverable,
    External,
    Plan,
    Source,
    Task,
    Use,
)

SOFT = {"基本完成": "基本完成清理", "逐步": "逐步接入平台", "原则上": "原则上不新建机房", "尽快": "尽快上线"}

# Things that rows of the annex need and that no row makes (README of the domain, 4.4, 1 and 7), by the rows that need
# them; the last two are of the same kind.
GAPS: Mapping[tuple[str, ...], str] = {
    ("1.11", "2.2.11", "3.6"): "审核或评测审批",
    ("1.9", "3.4"): "全市已统筹建设的政务信息系统",
    ("1.4", "1.6", "3.3"): "例外",
    ("2.2.8",): "领导小组办公室",
    ("2.1.2",): "审定意见",
    ("1.5",): "可提供资源",
    ("2.3.5", "2.4.3"): "利用程度低的专网",
}


def judged(rule_id: str, plan: Plan) -> Report:
    """Return what one rule says of a plan."""
    return check(plan, as_of="2018-07-01", select=[rule_id])


def plan_of(*tasks: Task) -> Plan:
    """Return a plan of some tasks."""
    return Plan(id="p", title="示例方案", tasks=tasks)


def verdict(rule_id: str, *tasks: Task) -> Verdict:
    """Return the one verdict that a rule gives."""
    counts = judged(rule_id, plan_of(*tasks)).verdicts[rule_id]
    (one,) = (verdict for verdict, count in counts.items() for _ in range(count))
    return one


def row(task_id: str, *, theme: str | None = "主题", unit_number: int | None = 1, table: int | None = 1) -> Task:
    """Return a task that was read from a table."""
    source = Source(document="附件.docx", table=table, row=1)
    return Task(id=task_id, content="编制目录", theme=theme, unit_number=unit_number, source=source)


class TestCellsInherit:
    """PL07."""

    def test_every_row_of_the_annex_passes(self) -> None:
        """The blank cells below a printed one take it over."""
        assert judged("PL07", issued.load()).verdicts["PL07"][Verdict.PASS] == 53

    @pytest.mark.parametrize(
        ("blank", "en", "zh"),
        [
            (row("2", theme=None), "has no theme and", "“工作任务”栏为空"),
            (row("2", theme=""), "has no theme and", "“工作任务”栏为空"),
            (row("2", unit_number=None), "has no unit number and", "“单位序号”栏为空"),
            (
                row("2", theme=None, unit_number=None),
                "has no theme and unit number and",
                "“工作任务”栏、“单位序号”栏为空",
            ),
        ],
    )
    def test_blank_cells_are_named(self, blank: Task, en: str, zh: str) -> None:
        """One finding for the row, with all its blank cells."""
        (finding,) = judged("PL07", plan_of(row("1"), blank))
        assert (finding.verdict, finding.subjects) == (Verdict.FAIL, ("2",))
        assert en in finding.text("en")
        assert zh in finding.text("zh")

    def test_a_column_that_no_row_fills_is_none(self) -> None:
        """In this table; another one may have it."""
        plan = plan_of(row("1", unit_number=None), row("2", theme=None, unit_number=None, table=2), row("3", table=3))
        counts = judged("PL07", plan).verdicts["PL07"]
        assert (counts[Verdict.PASS], counts[Verdict.NOT_APPLICABLE]) == (2, 1)

    @pytest.mark.parametrize("task", [row("2", theme=None, table=None), Task(id="2", content="编制目录")])
    def test_tasks_from_no_table_have_no_cells(self, task: Task) -> None:
        """Nothing can be blank there."""
        assert judged("PL07", plan_of(row("1"), task)).verdicts["PL07"][Verdict.NOT_APPLICABLE] == 1

    def test_tables_of_other_documents_are_others(self) -> None:
        """The same number in another document."""
        other = attrs.evolve(row("2", theme=None, unit_number=None), source=Source(document="乙.docx", table=1))
        assert judged("PL07", plan_of(row("1"), other)).verdicts["PL07"][Verdict.NOT_APPLICABLE] == 1


class TestUsedThingsAreProduced:
    """PL11."""

    def test_the_annex_has_seven_gaps(self) -> None:
        """Those that reading it by hand found, each once, with the rows that need it."""
        found = {one.subjects: one.matter for one in judged("PL11", issued.load())}
        assert found.keys() == GAPS.keys()
        assert all(GAPS[rows] in thing for rows, thing in found.items())

    @given(
        st.lists(st.lists(st.sampled_from("甲乙丙丁"), unique=True), max_size=4),
        st.sets(st.sampled_from("甲乙丙丁")),
        st.sets(st.sampled_from("甲乙丙丁")),
    )
    def test_what_is_used_must_be_made_or_external(
        self, used: list[list[str]], made: set[str], external: set[str]
    ) -> None:
        """One subject for each thing; the tasks that need it are named in the order of the plan."""
        users = [
            Task(id=str(number), content="使用", uses=tuple(Use(name=name) for name in names))
            for number, names in enumerate(used, 1)
        ]
        maker = Task(id="9", content="产出", deliverables=tuple(Deliverable(name=name) for name in sorted(made)))
        plan = attrs.evolve(plan_of(*users, maker), externals=tuple(External(name=name) for name in sorted(external)))
        report = judged("PL11", plan)
        needed = {name for names in used for name in names}
        lacking = {
            name: tuple(str(number) for number, names in enumerate(used, 1) if name in names)
            for name in needed - made - external
        }
        assert {one.matter: one.subjects for one in report} == lacking
        assert report.verdicts["PL11"][Verdict.PASS] == len(needed & (made | external))

    def test_the_words_that_show_the_need_are_quoted_once(self) -> None:
        """The quotes of the uses; the content where a use quotes nothing."""
        quote = Citation(document="p", row="1", quote="按程序审批后")
        first = Task(id="1", content="按程序审批后接入", uses=(Use(name="程序", quotes=(quote, quote)),))
        second = Task(id="2", content="接入", uses=(Use(name="程序"), Use(name="程序", quotes=(quote,))))
        (finding,) = judged("PL11", plan_of(first, second))
        assert [(one.row, one.quote) for one in finding.citations] == [("1", "按程序审批后"), ("2", "接入")]
        assert (finding.subjects, finding.severity) == (("1", "2"), Severity.WARNING)


class TestSoftWordsHaveAMeasure:
    """PL12."""

    def test_the_soft_rows_of_the_annex(self) -> None:
        """Rows with 原则上, 基本完成, 逐步, 初步建成, 利用程度低, 具备条件, 符合整合条件 or 加快."""
        rows = [
            "1.2",
            "1.4",
            "1.6",
            "1.7",
            "1.11",
            "2.1.2",
            "2.2.9",
            "2.2.10",
            "2.2.11",
            "2.2.14",
            "2.3.5",
            "2.4.3",
            "3.3",
            "3.6",
        ]
        assert [one.subjects[0] for one in judged("PL12", issued.load())] == rows

    @given(st.sets(st.sampled_from(sorted(SOFT))), st.sets(st.sampled_from(sorted(SOFT))), st.booleans())
    def test_a_criterion_settles_its_own_word(self, said: set[str], settled: set[str], has_approver: bool) -> None:
        """What stays open is exactly what is said and not settled."""
        content = "，".join(SOFT[word] for word in sorted(said))
        measure, approver = (None, "市政府") if has_approver else ("达到95%", None)
        criteria = tuple(Criterion(term=word, measure=measure, approver=approver) for word in sorted(settled))
        task = Task(id="1", content=content, criteria=criteria)
        report = judged("PL12", plan_of(task))
        open_words = said - settled
        if not open_words:
            assert not report.findings
            assert report.verdicts["PL12"][Verdict.PASS if said else Verdict.NOT_APPLICABLE] == 1
        else:
            (finding,) = report
            assert {word for word in SOFT if f"“{word}”" in finding.text("zh")} == open_words
            assert {one.quote for one in finding.citations} == {SOFT[word] for word in open_words}

    @pytest.mark.parametrize(
        ("content", "asks_approver", "asks_measure"),
        [("原则上不新建机房", True, False), ("逐步接入", False, True), ("原则上逐步接入", True, True)],
    )
    def test_the_message_asks_for_what_is_missing(self, content: str, asks_approver: bool, asks_measure: bool) -> None:
        """Who approves exceptions from 原则上; a measure of the others."""
        (finding,) = judged("PL12", plan_of(Task(id="1", content=content)))
        assert finding.severity is Severity.NOTE
        assert ("approves" in finding.text("en")) == asks_approver
        assert ("without a measure" in finding.text("en")) == asks_measure
        assert ("审批单位" in finding.text("zh")) == asks_approver
        assert ("标准" in finding.text("zh")) == asks_measure

    def test_a_criterion_that_says_nothing_settles_nothing(self) -> None:
        """Neither a measure nor an approver."""
        task = Task(id="1", content="逐步接入", criteria=(Criterion(term="逐步"),))
        assert verdict("PL12", task) is Verdict.FAIL

    @pytest.mark.parametrize(("term", "expected"), [("逐步接入", Verdict.PASS), ("步", Verdict.FAIL)])
    def test_a_criterion_may_name_more_than_the_word(self, term: str, expected: Verdict) -> None:
        """The word within longer words is named; a part of it is not."""
        task = Task(id="1", content="逐步接入", criteria=(Criterion(term=term, measure="全部接入"),))
        assert verdict("PL12", task) is expected

    def test_words_that_soften_the_deadline_count(self) -> None:
        """The content is quoted, because the deadline is no part of it."""
        deadline = Deadline(kind=DeadlineKind.STANDING, text="力争长期", softness=("力争",))
        task = Task(id="1", content="建成平台", deadline=deadline)
        (finding,) = judged("PL12", plan_of(task))
        assert "“力争”" in finding.message
        assert [one.quote for one in finding.citations] == ["建成平台"]

    def test_a_clause_with_two_words_is_quoted_once(self) -> None:
        """And one word in two clauses twice."""
        (finding,) = judged("PL12", plan_of(Task(id="1", content="逐步减少利用程度低的专网，逐步取消")))
        assert [one.quote for one in finding.citations] == ["逐步减少利用程度低的专网", "逐步取消"]


class TestMirroringRowNamesItsModel:
    """PL16."""

    def test_both_rows_of_the_annex_name_their_models(self) -> None:
        """3.1 and 3.2 follow rows of the city; no other row says so."""
        counts = judged("PL16", issued.load()).verdicts["PL16"]
        assert (counts[Verdict.PASS], counts[Verdict.NOT_APPLICABLE]) == (2, 51)

    def test_without_the_recorded_models_both_fail(self) -> None:
        """The words alone do not say which row."""
        plan = issued.load()
        bare = attrs.evolve(plan, tasks=tuple(attrs.evolve(task, mirrors=None) for task in plan))
        found = [(one.subjects, one.citations[0].quote) for one in judged("PL16", bare)]
        assert found == [(("3.1",), "参照市级"), (("3.2",), "参照市级")]

    @pytest.mark.parametrize(
        "content",
        [
            "参照市级，清理整合。",
            "参照省级，做好整合。",
            "比照省直部门整合。",
            "参照市本级执行。",
            "参照上级部署整合。",
            "参照市政府各部门整合。",
        ],
    )
    def test_words_that_point_to_another_level(self, content: str) -> None:
        """参照 or 比照 with a level."""
        assert verdict("PL16", Task(id="1", content=content)) is Verdict.FAIL

    @pytest.mark.parametrize(
        "content",
        [
            "整合系统。",
            "参照本办法执行。",
            "参照市场价格。",
            "参照市级标准。",
            "参照省级有关规定。",
            "参照市级统一规范。",
        ],
    )
    def test_words_that_point_to_no_row(self, content: str) -> None:
        """A document, a standard, a price."""
        assert verdict("PL16", Task(id="1", content=content)) is Verdict.NOT_APPLICABLE

    @pytest.mark.parametrize("content", ["参照市级，清理整合。", "清理整合。"])
    @pytest.mark.parametrize(
        ("mirrors", "expected", "says"),
        [("2", Verdict.PASS, ""), ("9", Verdict.FAIL, "task 9"), ("1", Verdict.FAIL, "itself")],
    )
    def test_the_model_is_another_task_of_the_plan(
        self, content: str, mirrors: str, expected: Verdict, says: str
    ) -> None:
        """Whether the words say so or not."""
        report = judged("PL16", plan_of(Task(id="1", content=content, mirrors=mirrors), Task(id="2", content="清理")))
        assert report.verdicts["PL16"][expected] == 1
        assert all(says in one.message for one in report)
