"""Tests of the rules about who answers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.findings import Report, Severity, Verdict
from egov_consolidation.model import (
    Assignment,
    Citation,
    External,
    GroupKind,
    Origin,
    Plan,
    Role,
    Roster,
    SharedDuty,
    Task,
    Unit,
    UnitGroup,
)

EACH_DEPARTMENT = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门")
RELATED = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各有关部门", related=True)
DUTY = "相关运行经费纳入部门预算统筹安排"


def judged(rule_id: str, plan: Plan, *, roster: Roster | None = None, **parameters: float) -> Report:
    """Return what one rule says of a plan; parameters by the name after the dot."""
    values = {f"{rule_id}.{name}": value for name, value in parameters.items()}
    return check(plan, as_of="2018-07-01", select=[rule_id], roster=roster, parameters=values)


def verdict(rule_id: str, plan: Plan, *, roster: Roster | None = None) -> Verdict:
    """Return the one verdict that a rule gives."""
    counts = judged(rule_id, plan, roster=roster).verdicts[rule_id]
    (one,) = (verdict for verdict, count in counts.items() for _ in range(count))
    return one


def led_by(task_id: str, unit: str, content: str = f"{DUTY}。") -> Task:
    """Return a task with one lead unit."""
    return Task(id=task_id, content=content, assignments=(Assignment(role=Role.LEAD, unit=unit),))


def plan_of(*tasks: Task, shared_duties: Iterable[SharedDuty] = ()) -> Plan:
    """Return a plan of some tasks."""
    return Plan(id="p", title="示例方案", tasks=tasks, shared_duties=tuple(shared_duties))


def unit_leads(name: str, *, coordinating: bool = False, by_remit: bool = False, is_open: bool = False) -> Assignment:
    """Return a unit in the leading role."""
    return Assignment(role=Role.LEAD, unit=name, coordinating=coordinating, by_remit=by_remit, open=is_open)


class TestOneLeadUnit:
    """PL01."""

    def test_every_row_of_the_annex_passes(self) -> None:
        """30 rows have one lead unit; 23 are issued to each department or each region."""
        assert judged("PL01", issued.load()).verdicts["PL01"][Verdict.PASS] == 53

    @given(st.lists(st.sampled_from("甲乙丙"), max_size=3), st.booleans())
    def test_it_counts_units_not_mentions(self, names: list[str], has_group: bool) -> None:
        """One unit, however often it is named, or groups alone pass; none or several sides fail."""
        leads = [unit_leads(f"{name}局") for name in names]
        if has_group:
            leads.append(Assignment(role=Role.LEAD, group=EACH_DEPARTMENT))
        task = Task(id="1", content="…", assignments=tuple(leads))
        sides = len(set(names)) + has_group
        assert verdict("PL01", plan_of(task)) is (Verdict.PASS if sides == 1 else Verdict.FAIL)

    @pytest.mark.parametrize(("first", "second"), [*product([False, True], repeat=2)])
    def test_one_of_two_must_coordinate(self, first: bool, second: bool) -> None:
        """Exactly one: none and both leave it open who does."""
        leads = (unit_leads("甲局", coordinating=first), unit_leads("乙局", coordinating=second))
        expected = Verdict.PASS if first != second else Verdict.FAIL
        assert verdict("PL01", plan_of(Task(id="1", content="…", assignments=leads))) is expected

    @pytest.mark.parametrize(
        ("leads", "expected"),
        [
            ([unit_leads("甲局", is_open=True)], Verdict.UNKNOWN),
            ([unit_leads("甲局"), unit_leads("甲局", is_open=True)], Verdict.UNKNOWN),
            ([unit_leads("甲局", is_open=True, coordinating=True)], Verdict.PASS),
            ([unit_leads("甲局"), unit_leads("乙局", is_open=True)], Verdict.FAIL),
            ([unit_leads("甲局", by_remit=True)], Verdict.PASS),
            ([unit_leads("甲局", by_remit=True, is_open=True)], Verdict.NOT_APPLICABLE),
            ([unit_leads("甲局"), unit_leads("乙局", by_remit=True)], Verdict.NOT_APPLICABLE),
            ([unit_leads("甲局", coordinating=True), unit_leads("乙局", by_remit=True)], Verdict.PASS),
            ([Assignment(role=Role.LEAD, group=RELATED)], Verdict.UNKNOWN),
            ([Assignment(role=Role.LEAD, group=RELATED, by_remit=True)], Verdict.NOT_APPLICABLE),
            (
                [Assignment(role=Role.LEAD, group=EACH_DEPARTMENT), Assignment(role=Role.LEAD, group=RELATED)],
                Verdict.UNKNOWN,
            ),
            ([Assignment(role=Role.LEAD, group=EACH_DEPARTMENT, open=True)], Verdict.PASS),
        ],
    )
    def test_open_lists_remits_and_related_groups(self, leads: list[Assignment], expected: Verdict) -> None:
        """等 and 有关 leave it undecided who answers; 按职责分工 declares that several do."""
        assert verdict("PL01", plan_of(Task(id="1", content="…", assignments=tuple(leads)))) is expected

    @given(st.sampled_from([role for role in Role if role is not Role.LEAD]))
    def test_no_other_role_leads(self, role: Role) -> None:
        """Who helps, executes or is reported to does not answer."""
        task = Task(id="1", content="编制目录", assignments=(Assignment(role=role, unit="甲局"),))
        (finding,) = judged("PL01", plan_of(task))
        assert (finding.verdict, finding.severity) == (Verdict.FAIL, Severity.ERROR)
        assert finding.citations == (Citation(document="p", row="1", quote="编制目录"),)

    def test_aliases_are_one_unit(self) -> None:
        """Without the alias they are two."""
        task = Task(id="1", content="…", assignments=(unit_leads("市发改委"), unit_leads("市发展改革委")))
        plan = plan_of(task)
        known = attrs.evolve(plan, units=(Unit(name="市发展改革委", aliases=("市发改委",)),))
        assert (verdict("PL01", plan), verdict("PL01", known)) == (Verdict.FAIL, Verdict.PASS)


class TestSharedDutyHasOneLead:
    """PL08."""

    def test_the_annex_has_two_shared_duties_without_a_lead(self) -> None:
        """Both are declared, and the annex names no lead for either."""
        found = [(one.verdict, one.subjects) for one in judged("PL08", issued.load())]
        assert found == [(Verdict.FAIL, ("2.2.16", "2.3.2")), (Verdict.FAIL, ("2.3.5", "2.4.3"))]

    def test_the_words_of_the_annex_alone_give_the_same_two(self) -> None:
        """With nothing declared, likeness finds these two and nothing else."""
        plan = attrs.evolve(issued.load(), shared_duties=())
        found = [one.subjects for one in judged("PL08", plan)]
        assert found == [("2.2.16", "2.3.2"), ("2.3.5", "2.4.3")]

    @pytest.mark.parametrize(("similarity", "count"), [(0.68, 2), (0.69, 1), (0.62, 2), (0.61, 3)])
    def test_the_parameter_lies_between_the_figures_of_the_annex(self, similarity: float, count: int) -> None:
        """2.2.16 and 2.3.2 are 0.68 alike, 2.2.2 and 2.5.3 are 16/26, which is less than 0.62."""
        plan = attrs.evolve(issued.load(), shared_duties=())
        assert len(judged("PL08", plan, similarity=similarity)) == count

    def test_naming_a_lead_settles_it(self) -> None:
        """A declared duty with a lead unit passes."""
        duties = [attrs.evolve(duty, lead_unit="市财政局") for duty in issued.load().shared_duties]
        plan = attrs.evolve(issued.load(), shared_duties=tuple(duties))
        assert judged("PL08", plan).verdicts["PL08"][Verdict.PASS] == 2

    @pytest.mark.parametrize("quotes", [(), (Citation(document="p", row="2", quote=DUTY),)])
    def test_a_declaration_is_cited_by_its_own_words(self, quotes: tuple[Citation, ...]) -> None:
        """Where it quotes none, by the contents of its tasks; where no task is known, by the title."""
        tasks = (led_by("1", "甲局"), led_by("2", "乙局"))
        known, unknown = (SharedDuty(tasks=ids, quotes=quotes) for ids in (("1", "2"), ("8", "9")))
        of_tasks = tuple(Citation(document="p", row=task.id, quote=task.content) for task in tasks)
        report = judged("PL08", plan_of(*tasks, shared_duties=[known, unknown]))
        cited = {one.verdict: one.citations for one in report}
        assert cited[Verdict.FAIL] == (quotes or of_tasks)
        assert cited[Verdict.UNKNOWN] == (quotes or (Citation(document="p", quote="示例方案"),))

    def test_the_alike_sentences_are_quoted(self) -> None:
        """One sentence of each task, not the whole of it."""
        plan = plan_of(led_by("1", "甲局"), led_by("2", "乙局", f"另行安排。{DUTY}；迁移费用逐年安排。"))
        (finding,) = judged("PL08", plan)
        assert [(one.row, one.quote) for one in finding.citations] == [("1", DUTY), ("2", DUTY)]

    def test_two_shared_sentences_are_one_duty(self) -> None:
        """One finding for the two tasks, with all four sentences."""
        content = f"{DUTY}。建设资金纳入政府固定资产投资。"
        (finding,) = judged("PL08", plan_of(led_by("1", "甲局", content), led_by("2", "乙局", content)))
        assert len(finding.citations) == 4

    @pytest.mark.parametrize(("content", "count"), [("做好统筹协调工作", 1), ("做好统筹协调事", 0)])
    def test_set_phrases_are_passed_over(self, content: str, count: int) -> None:
        """Eight letters are a sentence, seven are not."""
        assert len(content) == 7 + count
        assert len(judged("PL08", plan_of(led_by("1", "甲局", content), led_by("2", "乙局", content)))) == count

    @pytest.mark.parametrize("leads", [("甲局", "甲局"), ("甲局", "甲局（乙局）")])
    def test_one_lead_unit_is_no_conflict(self, leads: tuple[str, str]) -> None:
        """The same unit twice, under one name or two."""
        plan = plan_of(led_by("1", leads[0]), led_by("2", leads[1]))
        known = attrs.evolve(plan, units=(Unit(name="甲局", aliases=("甲局（乙局）",)),))
        assert not judged("PL08", known).findings

    def test_a_second_lead_makes_a_difference(self) -> None:
        """Led by one unit here, and by the same and another there."""
        both = Task(id="2", content=f"{DUTY}。", assignments=(unit_leads("甲局"), unit_leads("乙局")))
        assert [one.subjects for one in judged("PL08", plan_of(led_by("1", "甲局"), both))] == [("1", "2")]

    def test_copies_on_purpose_are_not_compared(self) -> None:
        """Rows of groups, rows without a lead unit and rows that mirror another."""
        group = Task(id="2", content=f"{DUTY}。", assignments=(Assignment(role=Role.LEAD, group=EACH_DEPARTMENT),))
        mirror = attrs.evolve(led_by("3", "乙局"), mirrors="1")
        copy = Task(id="4", content=f"{DUTY}。")
        assert not judged("PL08", plan_of(led_by("1", "甲局"), group, mirror, copy)).findings

    @pytest.mark.parametrize(
        ("declared", "found"),
        [
            (("1", "2"), [("1", "2", "3")]),
            (("1", "2", "3"), []),
            (("3", "2", "1", "4"), []),
            (("2", "3", "4"), [("1", "2", "3")]),
        ],
    )
    def test_a_declaration_covers_its_tasks(self, declared: tuple[str, ...], found: list[tuple[str, ...]]) -> None:
        """What is alike is settled only where one declaration names all of it."""
        tasks = [led_by("1", "甲局"), led_by("2", "乙局"), led_by("3", "丙局"), led_by("4", "丁局", "编制目录")]
        plan = plan_of(*tasks, shared_duties=[SharedDuty(tasks=declared, lead_unit="甲局")])
        report = judged("PL08", plan)
        assert [one.subjects for one in report] == found
        assert report.verdicts["PL08"][Verdict.PASS] == 1

    @pytest.mark.parametrize(
        ("tasks", "expected"),
        [
            (("1", "2"), Verdict.FAIL),
            (("1", "2", "9"), Verdict.FAIL),
            (("1", "9"), Verdict.UNKNOWN),
            (("8", "9"), Verdict.UNKNOWN),
            (("1",), Verdict.NOT_APPLICABLE),
        ],
    )
    def test_a_declaration_needs_two_tasks(self, tasks: tuple[str, ...], expected: Verdict) -> None:
        """Ids that the plan does not know are named as missing once they leave no two tasks."""
        plan = plan_of(led_by("1", "甲局"), led_by("2", "乙局"), shared_duties=[SharedDuty(tasks=tasks)])
        report = judged("PL08", plan, shortest=100)
        assert report.verdicts["PL08"][expected] == 1
        for finding in report:
            assert finding.citations[0].quote
            assert (finding.verdict is Verdict.UNKNOWN) == bool(finding.missing)


def joined(*more: Assignment, content: str = "会同乙局开展督促检查。") -> Task:
    """Return a task whose sentence names a second unit, with more assignments."""
    named = Assignment(role=Role.CO_LEAD, unit="乙局", origin=Origin.CONTENT)
    return Task(id="1", content=content, assignments=(unit_leads("甲局"), *more, named))


class TestNamedUnitsHaveARole:
    """PL09."""

    def test_the_annex_has_one(self) -> None:
        """Row 2.2.15 names 发展改革委, whose block has no such row."""
        (finding,) = judged("PL09", issued.load())
        assert (finding.verdict, finding.subjects, finding.matter) == (Verdict.FAIL, ("2.2.15",), "市发展改革委")
        assert finding.citations == (Citation(document="dalian-2017", row="2.2.15", quote="会同发展改革委"),)

    @pytest.mark.parametrize("role", Role)
    @pytest.mark.parametrize("origin", Origin)
    def test_who_works_on_it_has_a_role(self, role: Role, origin: Origin) -> None:
        """Leading, executing or helping according to anything but the sentence itself."""
        is_work = role in {Role.LEAD, Role.CO_LEAD, Role.EXECUTING, Role.COOPERATING}
        expected = Verdict.PASS if is_work and origin is not Origin.CONTENT else Verdict.FAIL
        task = joined(Assignment(role=role, unit="乙局", origin=origin))
        assert verdict("PL09", plan_of(task)) is expected

    @pytest.mark.parametrize(
        ("mirror", "expected"),
        [
            (attrs.evolve(led_by("2", "乙局"), mirrors="1"), Verdict.PASS),
            (attrs.evolve(led_by("2", "丙局"), mirrors="1"), Verdict.FAIL),
            (attrs.evolve(led_by("2", "乙局"), mirrors="3"), Verdict.FAIL),
            (led_by("2", "乙局"), Verdict.FAIL),
        ],
    )
    def test_a_row_of_the_unit_may_mirror_it(self, mirror: Task, expected: Verdict) -> None:
        """It has to be a row of that unit, and to mirror this one."""
        counts = judged("PL09", plan_of(joined(), mirror)).verdicts["PL09"]
        assert counts[expected] == 1

    @pytest.mark.parametrize(
        ("members", "group", "expected"),
        [
            (None, EACH_DEPARTMENT, Verdict.UNKNOWN),
            (("乙局", "丙局"), EACH_DEPARTMENT, Verdict.PASS),
            (("丙局",), EACH_DEPARTMENT, Verdict.FAIL),
            (None, RELATED, Verdict.UNKNOWN),
            (("乙局", "丙局"), RELATED, Verdict.UNKNOWN),
            (("丙局",), RELATED, Verdict.FAIL),
        ],
    )
    def test_a_group_may_include_it(self, members: tuple[str, ...] | None, group: UnitGroup, expected: Verdict) -> None:
        """The roster says who is in a group; whether a member is concerned it does not say."""
        roster = None if members is None else Roster(id="r", groups={"departments": members})
        task = joined(Assignment(role=Role.COOPERATING, group=group))
        assert verdict("PL09", plan_of(task), roster=roster) is expected

    def test_a_group_that_leads_does_not_help(self) -> None:
        """That each department has this duty gives the unit no part in another's."""
        task = joined(Assignment(role=Role.LEAD, group=EACH_DEPARTMENT))
        assert verdict("PL09", plan_of(task)) is Verdict.FAIL

    def test_bodies_from_outside_are_not_asked_for(self) -> None:
        """A body that the plan declares as external."""
        plan = attrs.evolve(plan_of(joined()), externals=(External(name="乙局"),))
        assert verdict("PL09", plan) is Verdict.NOT_APPLICABLE

    @pytest.mark.parametrize("role", [Role.RECEIVING, Role.SUPERVISING, Role.COLLECTING, Role.LEAD])
    def test_only_those_who_join_in_are_asked_for(self, role: Role) -> None:
        """Being reported to is no part in the work."""
        task = Task(id="1", content="报乙局", assignments=(Assignment(role=role, unit="乙局", origin=Origin.CONTENT),))
        assert verdict("PL09", plan_of(task)) is Verdict.NOT_APPLICABLE

    @pytest.mark.parametrize(
        "assignment",
        [
            Assignment(role=Role.COOPERATING, unit="乙局"),
            Assignment(role=Role.CO_LEAD, group=RELATED, origin=Origin.CONTENT),
        ],
    )
    def test_only_units_of_the_sentence_are_asked_for(self, assignment: Assignment) -> None:
        """A unit in a cell needs nothing more, and a group in the sentence is no unit."""
        assert verdict("PL09", plan_of(Task(id="1", content="…", assignments=(assignment,)))) is Verdict.NOT_APPLICABLE

    @pytest.mark.parametrize(
        ("content", "quote"),
        [
            ("会同乙局开展检查", "会同乙局"),
            ("经乙局同意，会同丙局、乙局开展检查", "会同丙局、乙局"),
            ("由乙局开展检查", "由乙局开展检查"),
            ("配合做好检查", "配合做好检查"),
        ],
    )
    def test_the_words_that_name_it_are_quoted(self, content: str, quote: str) -> None:
        """From 会同 to the name; where it does not stand there, the whole content."""
        (finding,) = judged("PL09", plan_of(joined(content=content)))
        assert finding.citations[0].quote == quote
