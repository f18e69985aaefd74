"""The days that a plan sets for rules."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import check
from egov_consolidation.dates import Day, day
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Report, Verdict
from egov_consolidation.inventory import NOT_YET, Inventory, LeasedLine
from egov_consolidation.model import Clause, Deadline, DeadlineKind, Plan, Task
from egov_consolidation.rules import Basis, Rule, plan_days, record_rule
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle
from egov_consolidation.settings import Measure, Parameter, Settings
from egov_consolidation.wording import Text, same

DUE = Parameter(id="XX01.due", about=same("due"), unit=same("day"), measure=Measure.DAY)
YEAR = Parameter(id="XX01.due_year", about=same("year"), unit=same("year"), measure=Measure.YEAR)
REGIONS = Parameter(id="XX01.due_of_regions", about=same("due"), unit=same("day"), measure=Measure.DAY)
SINCE = Parameter(id="XX01.since", about=same("since"), unit=same("day"), measure=Measure.DAY)
FEW = Parameter(id="XX01.few", about=same("few"), unit=same("lines"))
LINES = Inventory(id="i", lines=(LeasedLine(id="1", cancelled_on=NOT_YET),))
some_days = st.dates(Day(2015, 1, 1), Day(2025, 12, 31)).map(day)


@record_rule(
    "XX01",
    "lines-cancelled",
    on=LeasedLine,
    title=same("lines are cancelled"),
    basis=(Basis.STATED,),
    departs=Text(en="line {id}: is not cancelled by {due}", zh="专线 {id}：至 {due} 尚未取消"),
    since="0.2",
    parameters=(DUE,),
    holds_after="due",
)
def lines_cancelled(line: RecordHandle, _: ParameterHandle) -> Check:
    """Lines are cancelled."""
    return Check(applies=~line.id.is_missing, require=line.cancelled_on <= AS_OF)


def task(task_id: str, last: Day | None, *clauses: Clause) -> Task:
    """Return a task that is due on a day."""
    kind = DeadlineKind.STANDING if last is None else DeadlineKind.BY_DATE
    deadline = Deadline(kind=kind, text="…", last_day=last)
    return Task(id=task_id, content="甲乙", deadline=deadline, clauses=clauses)


def plan(*tasks: Task, issued: Day | None = None) -> Plan:
    """Return a plan."""
    return Plan(id="demo", tasks=tasks, issued=issued)


def days(of: Plan, *parameters: Parameter) -> dict[str, float]:
    """Return the days that a plan sets for a rule with some parameters."""
    return plan_days(of, [attrs.evolve(lines_cancelled, parameters=parameters)])


def report(of: Plan, as_of: str, rules: Iterable[Rule] = (lines_cancelled,), **others: object) -> Report:
    """Return what the rule says of a line that is not cancelled."""
    return check(of, as_of=as_of, inventory=LINES, rules=rules, **others)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


TO_XX01 = Clause(text="甲", rule="XX01")
ALSO_XX01 = Clause(text="乙", rule="YY01", also=("XX01",))


class TestDaysOf:
    """Which parameter takes which day."""

    @given(some_days, st.sampled_from((TO_XX01, ALSO_XX01)))
    def test_a_clause_that_goes_to_a_rule_sets_its_day_and_year(self, last: Day, clause: Clause) -> None:
        """Whether the rule is the first or a further one."""
        found = days(plan(task("1", last, clause)), DUE, YEAR, REGIONS, FEW)
        assert found == {"XX01.due": last.toordinal(), "XX01.due_year": last.year}

    def test_a_clause_that_names_a_day_sets_that_alone(self) -> None:
        """So two rows with two deadlines can go to one rule."""
        for_regions = Clause(text="乙", rule="XX01", sets=("XX01.due_of_regions",))
        first, second = day("2018-03-31"), day("2018-06-30")
        found = days(plan(task("1", first, TO_XX01), task("2", second, for_regions)), DUE, REGIONS)
        assert found == {"XX01.due": first.toordinal(), "XX01.due_of_regions": second.toordinal()}

    def test_rows_that_set_one_day_to_two_are_refused(self) -> None:
        """Which of them would count is not guessed; both are named."""
        two = plan(task("1", day("2018-03-31"), TO_XX01), task("2", day("2018-06-30"), TO_XX01))
        with pytest.raises(UsageError, match=r"XX01\.due: tasks 1, 2 set different days"):
            days(two, DUE)
        agreeing = plan(task("1", day("2018-03-31"), TO_XX01), task("2", day("2018-03-31"), TO_XX01))
        assert days(agreeing, DUE) == {"XX01.due": day("2018-03-31").toordinal()}

    def test_a_day_of_no_rule_is_refused_with_the_nearest(self) -> None:
        """A misspelt name would leave the rule without its day."""
        wrong = Clause(text="甲", rule="XX01", sets=("XX01.du",))
        with pytest.raises(
            UsageError, match=r"task 1: sets XX01\.du, which is a day of no rule to which its words go; XX01\.due"
        ):
            days(plan(task("1", day("2018-03-31"), wrong)), DUE)

    def test_a_day_of_a_rule_that_does_not_judge_is_passed_over(self) -> None:
        """Few rules may be asked for; but a clause sets days of its own rules alone."""
        of_another = Clause(text="甲", rule="YY01", sets=("YY01.due",))
        assert days(plan(task("1", day("2018-03-31"), of_another)), DUE) == {}
        with pytest.raises(UsageError, match=r"task 1: sets YY01\.due"):
            days(plan(task("1", day("2018-03-31"), Clause(text="甲", rule="XX01", sets=("YY01.due",)))), DUE)

    @given(st.lists(st.none() | some_days, max_size=4), st.none() | some_days)
    def test_since_is_the_day_of_issue_or_the_earliest_last_day(
        self, lasts: list[Day | None], issued: Day | None
    ) -> None:
        """A plan without either sets none."""
        drawn = plan(*(task(str(number), last) for number, last in enumerate(lasts)), issued=issued)
        known = [last for last in lasts if last is not None]
        first = issued or (min(known) if known else None)
        assert days(drawn, SINCE) == ({} if first is None else {"XX01.since": first.toordinal()})


class TestCheck:
    """A rule waits for the day that the plan sets."""

    @given(some_days, st.integers(-2, 2))
    def test_it_holds_from_the_day_after(self, last: Day, ahead: int) -> None:
        """On the last day itself there is still time."""
        found = report(plan(task("1", last, TO_XX01)), last.add(days=ahead).isoformat())
        wanted = Verdict.FAIL if ahead > 0 else Verdict.NOT_APPLICABLE
        assert found.verdicts["XX01"][wanted] == 1

    def test_the_message_says_the_day_and_the_report_when_it_turns(self) -> None:
        """In the words of the plan's own deadline."""
        (finding,) = report(plan(task("1", day("2018-12-31"), TO_XX01)), "2019-01-01").findings
        assert finding.text("en") == "line 1: is not cancelled by 2018-12-31"
        assert finding.next_change is None

    def test_a_plan_that_sets_no_day_does_not_run_the_rule(self) -> None:
        """Neither a pass nor a finding, with the reason and the name of the day."""
        found = report(plan(task("1", None, TO_XX01)), "2019-01-01")
        assert (found.findings, "XX01" in found.verdicts) == ((), False)
        assert "XX01.due" in found.not_run["XX01"].en

    def test_what_is_asked_for_goes_before_what_is_set_and_that_before_the_plan(self) -> None:
        """As a day or as its words."""
        ours, as_of = plan(task("1", day("2018-12-31"), TO_XX01)), "2019-02-01"
        later = Settings(parameters={"XX01.due": "2019-06-30"})
        assert report(ours, as_of, settings=later).verdicts["XX01"][Verdict.NOT_APPLICABLE] == 1
        earlier = {"XX01.due": day("2019-01-31")}
        assert report(ours, as_of, settings=later, parameters=earlier).verdicts["XX01"][Verdict.FAIL] == 1

    @pytest.mark.parametrize("value", ["soon", 0, 1.5, True])
    def test_what_is_no_day_is_refused(self, value: object) -> None:
        """With what it must be."""
        with pytest.raises(UsageError, match=r"XX01\.due: is .*, must be a day, YYYY-MM-DD"):
            report(plan(), "2019-02-01", parameters={"XX01.due": value})
