"""Tests of the rules about deadlines as a whole."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.findings import Finding, Report, Severity, Verdict
from egov_consolidation.model import Assignment, Deadline, DeadlineKind, GroupKind, Plan, Role, Task, UnitGroup


def by(iso: str) -> Deadline:
    """Return the deadline that ends on a day."""
    return Deadline(kind=DeadlineKind.BY_DATE, text=iso, last_day=iso)


def judged(plan: Plan, rule_id: str) -> Report:
    """Judge a plan by one rule."""
    return check(plan, as_of="2018-07-01", select=[rule_id])


def found(plan: Plan, rule_id: str) -> tuple[Finding, ...]:
    """Return what a rule finds."""
    return judged(plan, rule_id).findings


def issued_on(iso: str | None, *last_days: str) -> Plan:
    """Return a plan of tasks that wait for nothing."""
    tasks = (Task(id=str(at), content=f"任务{at}", deadline=by(one)) for at, one in enumerate(last_days))
    return Plan(id="p", title="示例方案", issued=iso, tasks=tuple(tasks))


class TestFewLongSpans:
    """SQ06: at most 5 percent of the tasks are due more than 44 working days after the deadline before them."""

    @pytest.mark.parametrize(("last_day", "verdict"), [("2018-06-04", Verdict.PASS), ("2018-06-05", Verdict.FAIL)])
    def test_exactly_44_working_days_pass(self, last_day: str, verdict: Verdict) -> None:
        """The holidays of spring 2018 counted out, and the days that were worked for them in."""
        assert judged(issued_on("2018-03-30", last_day, last_day), "SQ06").verdicts["SQ06"][verdict] == 1

    @pytest.mark.parametrize(
        ("short", "long", "verdict"), [(38, 2, Verdict.PASS), (37, 2, Verdict.FAIL), (0, 1, Verdict.PASS)]
    )
    def test_exactly_five_percent_pass(self, short: int, long: int, verdict: Verdict) -> None:
        """Two in forty may be long, and one alone always."""
        plan = issued_on("2018-03-30", *["2018-04-10"] * short, *["2018-12-31"] * long)
        assert judged(plan, "SQ06").verdicts["SQ06"][verdict] == 1

    def test_the_longest_stands_first(self) -> None:
        """With its days; a note that quotes the tasks in the same order."""
        (finding,) = found(issued_on("2018-03-30", "2018-12-28", "2019-12-31"), "SQ06")
        assert finding.severity is Severity.NOTE
        assert [one.row for one in finding.citations] == ["1", "0"]
        assert finding.message.index("1 (2018-03-30 → 2019-12-31") < finding.message.index("0 (2018-03-30 → 2018-12-28")
        assert "2 项（100.0%）距上一时间节点超过 44 个工作日，不应超过 5%" in finding.text("zh")

    def test_years_without_published_holidays_are_named(self) -> None:
        """Nothing is said where all are published."""
        (finding,) = found(issued_on("2150-12-01", "2151-12-31", "2151-12-31"), "SQ06")
        assert finding.message.endswith(
            "Of 2150, 2151 no holiday arrangement is published: only their weekends are taken for days off."
        )
        assert finding.text("zh").endswith("2150、2151 年的放假安排尚未公布，仅按周末休息计算。")
        (finding,) = found(issued_on("2017-12-01", "2018-12-31", "2018-12-31"), "SQ06")
        assert "published" not in finding.message

    def test_the_edge_is_kept_where_a_last_day_is_not_known(self) -> None:
        """Two long tasks of forty may become three of forty; one of sixty becomes two of sixty at most."""

        def some(short: int, long: int) -> Plan:
            dated = issued_on("2018-03-30", *["2018-04-10"] * short, *["2018-12-31"] * long)
            return attrs.evolve(dated, tasks=(*dated.tasks, Task(id="x", content="待定")))

        (finding,) = found(some(37, 2), "SQ06")
        assert (finding.verdict, finding.missing) == (Verdict.UNKNOWN, ("x: deadline.last_day",))
        assert not found(some(38, 1), "SQ06")

    def test_of_the_annex(self) -> None:
        """Ten of its tasks; the online platform has two years to itself."""
        (finding,) = found(issued.load(), "SQ06")
        assert "10 of 35 dated tasks" in finding.message
        assert "2.2.14 (2018-12-31 → 2020-12-31" in finding.message


class TestDeadlinesAreSpread:
    """SQ09: a unit has at most three tasks due on one day."""

    @staticmethod
    def of(*assignments: Assignment, count: int) -> Plan:
        """Return a plan of tasks of one kind that are due on one day."""
        tasks = (
            Task(id=str(at), content=f"任务{at}", deadline=by("2018-06-29"), assignments=assignments)
            for at in range(count)
        )
        return Plan(id="p", title="示例方案", tasks=tuple(tasks))

    @pytest.mark.parametrize(("count", "fails"), [(3, False), (4, True)])
    def test_exactly_three_pass(self, count: int, *, fails: bool) -> None:
        """A fourth is one too many: one note that names all four."""
        findings = found(self.of(Assignment(role=Role.LEAD, unit="市审计局"), count=count), "SQ09")
        assert [(one.subjects, one.matter, one.severity) for one in findings] == [
            (("0", "1", "2", "3"), "市审计局", Severity.NOTE)
        ] * fails

    def test_each_lead_unit_has_them_and_nobody_else(self) -> None:
        """Whoever helps is not counted; tasks without anyone in the lead are PL01's matter."""
        lead = [Assignment(role=Role.LEAD, unit=unit) for unit in ("市审计局", "市财政局")]
        helps = Assignment(role=Role.COOPERATING, unit="市编委办")
        assert {one.matter for one in found(self.of(*lead, helps, count=4), "SQ09")} == {"市审计局", "市财政局"}
        assert not found(self.of(helps, count=4), "SQ09")

    @pytest.mark.parametrize(
        ("kind", "en", "zh"),
        [(GroupKind.DEPARTMENTS, "all departments", "各部门"), (GroupKind.REGIONS, "all regions", "各地区")],
    )
    def test_a_group_is_said_in_words(self, kind: GroupKind, en: str, zh: str) -> None:
        """In both languages."""
        group = Assignment(role=Role.LEAD, group=UnitGroup(kind=kind, text="各单位"))
        (finding,) = found(self.of(group, count=4), "SQ09")
        assert finding.message.startswith(f"{en}: 4 tasks are due on 2018-06-29, must be 3 at most: 0, 1, 2, 3.")
        assert finding.text("zh").startswith(f"{zh}：2018-06-29 到期的任务有 4 项，不应超过 3 项：0、1、2、3。")

    def test_of_the_annex(self) -> None:
        """The General Office, twice."""
        assert {(one.matter, len(one.subjects)) for one in found(issued.load(), "SQ09")} == {
            ("市政府办公厅", 5),
            ("市政府办公厅", 4),
        }
