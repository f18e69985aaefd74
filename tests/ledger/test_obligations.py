"""The obligations of a plan as a ledger tells of them."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import NOT_YET
from egov_consolidation.ledger import Account, Light, Measures, OwedTask, Progress, ProgressEntry, State
from egov_consolidation.model import (
    Assignment,
    Deadline,
    DeadlineKind,
    Dependency,
    DependencyType,
    GroupKind,
    Mark,
    Plan,
    Role,
    Task,
    UnitGroup,
    obligations,
)

PLAN, ROSTER = issued.load("dalian-2017"), issued.roster("dalian-2017")
SINCE = day("2017-11-20")
days = st.integers(-400, 1200).map(lambda number: day("2018-06-30").add(days=number))


def entry(task: str, unit: str, **others: object) -> ProgressEntry:
    """Return an entry of a ledger."""
    return ProgressEntry(id=f"{task} {unit} {others.get('period')}", task=task, unit=unit, **others)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def account(as_of: Day | str, *entries: ProgressEntry, near: int | None = 30) -> Account:
    """Return the account of the annex on a day."""
    measures = Measures(near=near, behind=0, since=SINCE)
    return Account(plan=PLAN, as_of=day(as_of), progress=Progress(entries=entries), roster=ROSTER, measures=measures)


def owed(found: Account, task: str, unit: str) -> OwedTask:
    """Return one obligation."""
    (one,) = (one for one in found.owed_tasks() if one.task.id == task and one.unit == unit)
    return one


class TestAccount:
    """`Account`."""

    def test_every_obligation_is_told_of_once(self) -> None:
        """None is lost and none is made up."""
        told = Counter((one.task.id, one.unit) for one in account("2018-06-30").owed_tasks())
        assert told == Counter((one.task.id, one.unit) for one in obligations(PLAN, ROSTER))

    def test_without_a_roster_those_owe_that_have_reported(self) -> None:
        """Nobody else is known to belong to the group."""
        found = attrs.evolve(account("2018-06-30", entry("1.2", "市教育局", state=State.DONE)), roster=None)
        assert [one.unit for one in found.owed_tasks() if one.task.id == "1.2"] == ["市教育局"]
        assert [one.unit for one in found.owed_tasks() if one.task.id == "1.3"] == [None]

    @given(days, st.integers(0, 60))
    def test_a_yearly_task_is_red_until_the_years_that_are_past_have_evidence(self, as_of: Day, near: int) -> None:
        """Then it is yellow near the end of the year, or green where this year has evidence already."""
        years = range(2018, as_of.year)
        entries = [entry("2.5.4", "市审计局", period=str(year), evidence=("报告",)) for year in years]
        found = owed(account(as_of, *entries, near=near), "2.5.4", "市审计局")
        left = (day(f"{as_of.year}-12-31") - as_of).days
        assert found.light is (Light.YELLOW if left <= near else Light.GREEN)
        if years:
            lacking = owed(account(as_of, *entries[1:], near=near), "2.5.4", "市审计局")
            assert (lacking.light, lacking.due) == (Light.RED, day("2018-12-31"))
        this = entry("2.5.4", "市审计局", period=str(as_of.year), evidence=("报告",))
        assert owed(account(as_of, *entries, this, near=near), "2.5.4", "市审计局").light is Light.GREEN

    def test_a_yearly_task_is_not_known_where_the_evidence_or_the_measure_is_not(self) -> None:
        """A blank cell is no evidence and no lack of it."""
        blank = entry("2.5.4", "市审计局", period="2018", state=State.DONE)
        assert owed(account("2019-06-30", blank), "2.5.4", "市审计局").light is Light.UNKNOWN
        assert owed(account("2018-06-30", near=None), "2.5.4", "市审计局").light is Light.UNKNOWN

    def test_a_standing_duty_has_its_own_light_from_its_start_on(self) -> None:
        """Row 1.12 begins when row 2.2.12 has been done; row 1.9 begins at once."""
        lights = []
        for state, done_on in ((None, None), (State.UNDER_WAY, NOT_YET), (State.DONE, day("2018-06-30"))):
            site = entry("2.2.12", "市政府办公厅", state=state, done_on=done_on)
            lights.append(owed(account("2018-06-30", site), "1.12", "市教育局").light)
        assert lights == [Light.UNKNOWN, Light.NOT_BEGUN, Light.STANDING]
        assert owed(account("2018-06-30"), "1.9", "市教育局").light is Light.STANDING

    def test_the_day_that_was_set_is_the_last_day_of_a_conditional_task(self) -> None:
        """As long as none is set nobody knows it."""
        unset = entry("2.1.2", "市编委办", state=State.UNDER_WAY, sets_last_day=NOT_YET)
        was_set = attrs.evolve(unset, sets_last_day=day("2018-06-29"))
        found = [owed(account("2018-06-30", one), "2.1.2", "市编委办") for one in (unset, was_set)]
        assert [(one.due, one.light) for one in found] == [
            (None, Light.UNKNOWN),
            (day("2018-06-29"), Light.RED),
        ]

    @given(st.sampled_from(State))
    def test_it_waits_for_what_others_have_not_finished(self, state: State) -> None:
        """Row 2.2.8 compiles what the departments make by row 1.10; who makes it waits for itself alone."""
        made = entry("1.10", "市教育局", state=state)
        found = account("2017-12-31", made)
        waits = () if state is State.DONE else (("1.10", "市教育局"),)
        assert owed(found, "2.2.8", "市政府办公厅").waits_for == waits
        assert owed(found, "1.11", "市民政局").waits_for == ()
        done = entry("2.2.8", "市政府办公厅", state=State.DONE)
        assert owed(account("2017-12-31", made, done), "2.2.8", "市政府办公厅").waits_for == ()

    @given(st.sampled_from(DependencyType), st.sampled_from(State))
    def test_what_it_waits_for_depends_on_the_kind_of_dependency(self, kind: DependencyType, state: State) -> None:
        """For a finish until it is done, for a start until it has begun."""
        first = Task(id="1", content="审定", assignments=(Assignment(role=Role.LEAD, unit="a"),))
        waits = Dependency(predecessor="1", successor="2", type=kind)
        second = Task(
            id="2", content="整合", assignments=(Assignment(role=Role.LEAD, unit="b"),), dependencies=(waits,)
        )
        plan = Plan(id="p", tasks=(first, second))
        found = attrs.evolve(account("2018-06-30", entry("1", "a", state=state)), plan=plan, roster=None)
        on_finish = kind in {DependencyType.FINISH_TO_START, DependencyType.FINISH_TO_FINISH}
        on_start = kind is DependencyType.START_TO_START
        held = (on_finish and state is not State.DONE) or (on_start and state is State.NOT_STARTED)
        assert owed(found, "2", "b").waits_for == ((("1", "a"),) if held else ())
        uncounted = attrs.evolve(found, marks=frozenset({Mark.JUDGEMENT}))
        assert owed(uncounted, "2", "b").waits_for == ()

    def test_of_a_group_that_nobody_knows_nothing_recurring_is_known(self) -> None:
        """Whether it is near due or not."""
        group = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门")
        yearly = attrs.evolve(PLAN["2.5.4"], assignments=(Assignment(role=Role.LEAD, group=group),))
        found = attrs.evolve(account("2018-06-30"), plan=Plan(id="p", tasks=(yearly,)), roster=None)
        assert [one.light for one in found.owed_tasks()] == [Light.UNKNOWN]

    def test_a_recurring_task_with_a_first_day_is_counted_from_it(self) -> None:
        """The year in which the plan was issued is then whole."""
        task = PLAN["2.5.4"]
        deadline = Deadline(
            kind=DeadlineKind.RECURRING, text="每年", recurrence=task.deadline.recurrence, first_day="2018-01-01"
        )
        periods = account("2019-06-30").closed_periods(attrs.evolve(task, deadline=deadline))
        assert [(one.name, one.is_partial) for one in periods] == [("2018", False)]
