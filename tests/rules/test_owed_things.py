"""The things that a plan orders to be made, as owed by each unit."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation.dates import day
from egov_consolidation.graph import PlanGraph
from egov_consolidation.inventory import Inventory, UnitFacts
from egov_consolidation.ledger import Progress, ProgressEntry
from egov_consolidation.model import (
    Assignment,
    Deadline,
    DeadlineKind,
    GroupKind,
    Origin,
    Plan,
    Role,
    Roster,
    Unit,
    UnitGroup,
)
from egov_consolidation.rules import Context, rulebook
from egov_consolidation.rules._judging_deliverables import judged
from egov_consolidation.rules._owed_things import (
    DEPARTMENTS,
    HAVE_A_RULE_OF_THEIR_OWN,
    Member,
    members,
    names_of,
    owed_things,
)

from .handing_in import ANNEX, DUE, THING, UNIT, YEARLY, departments, plan, task


def context(of: Plan, *units: UnitFacts, roster: Roster | None = None, since: str | None = None) -> Context:
    """Return what rules look at."""
    return Context(
        plan=of,
        as_of=day("2020-06-30"),
        graph=PlanGraph.from_plan(of),
        roster=roster,
        inventory=Inventory(id="i", units=units),
        parameters={} if since is None else {"DV03.since": day(since).toordinal()},
    )


class TestOwedThings:
    """`owed_things`."""

    def test_a_task_owes_each_of_its_things(self) -> None:
        """Task by task, thing by thing."""
        owed = list(owed_things(context(plan(task("1", things=("甲", "乙")), task("2"))), "DV01", assigned=False))
        assert [(one.task.id, one.thing.name, one.unit.name, one.due) for one in owed] == [
            ("1", "甲", UNIT, DUE),
            ("1", "乙", UNIT, DUE),
            ("2", THING, UNIT, DUE),
        ]

    def test_only_who_leads_owes(self) -> None:
        """Who helps, and whom only the sentence names, does not."""
        helping = Assignment(role=Role.COOPERATING, unit="甲局")
        named = Assignment(role=Role.LEAD, unit="乙局", origin=Origin.CONTENT)
        one = task()
        joined = attrs.evolve(one, assignments=(*one.assignments, helping, named))
        assert [one.unit.name for one in owed_things(context(plan(joined)), "DV01", assigned=False)] == [UNIT]

    def test_yearly_things_come_year_by_year_up_to_the_one_that_is_open(self) -> None:
        """With their day and their year, which is part of what they are."""
        owed = list(owed_things(context(plan(task(deadline=YEARLY)), since="2017-11-10"), "DV03", assigned=False))
        assert [(one.year, str(one.due)) for one in owed] == [
            (2018, "2018-12-31"),
            (2019, "2019-12-31"),
            (2020, "2020-12-31"),
        ]
        assert [one.matter for one in owed] == [f"{THING} {year}" for year in (2018, 2019, 2020)]

    @pytest.mark.parametrize(
        ("kind", "expected"), [(DeadlineKind.CONDITIONAL, "2020-03-31"), (DeadlineKind.STANDING, None)]
    )
    def test_a_day_that_the_ledger_says_was_set_is_the_day(self, kind: DeadlineKind, expected: str | None) -> None:
        """Where something else sets it, and for the unit of which it says so."""
        of = plan(task(deadline=Deadline(kind=kind, text="…")))
        entry = ProgressEntry(id="1", task="1", unit=UNIT, sets_last_day=day("2020-03-31"))
        (owed,) = owed_things(attrs.evolve(context(of), progress=Progress(entries=(entry,))), "DV01", assigned=False)
        assert owed.due == (None if expected is None else day(expected))
        other = Progress(entries=(attrs.evolve(entry, unit="甲局"),))
        (owed,) = owed_things(attrs.evolve(context(of), progress=other), "DV01", assigned=False)
        assert owed.due is None

    def test_words_stand_behind_each(self) -> None:
        """The annex is quoted as its things quote it; a thing without quotes rests on its task."""
        roster = Roster(id="r", groups={"departments": (UNIT,), "regions": ("甲区",)})
        ctx = context(ANNEX, roster=roster)
        for one in owed_things(ctx, "DV01", assigned=False):
            assert one.words(ctx) == one.thing.quotes != ()
        (owed,) = owed_things(context(plan(task())), "DV01", assigned=False)
        assert [(one.row, one.quote) for one in owed.words(context(plan(task())))] == [("1", THING)]


class TestMembers:
    """`members`: who belongs to a group."""

    def test_the_roster_goes_before_the_inventory(self) -> None:
        """And an empty one is an answer."""
        listed = departments("甲局")
        roster = Roster(id="r", groups={"departments": ("乙局",)})
        assert members(context(plan(), *listed), DEPARTMENTS) == (Member(name="甲局"),)
        assert members(context(plan(), *listed, roster=roster), DEPARTMENTS) == (Member(name="乙局"),)
        none = attrs.evolve(roster, groups={"departments": ()})
        assert members(context(plan(), *listed, roster=none), DEPARTMENTS) == ()

    def test_a_unit_of_which_the_kind_is_not_known_may_belong(self) -> None:
        """The datum is named."""
        found = members(context(plan(), UnitFacts(id="甲局")), DEPARTMENTS)
        assert found == (Member(name="甲局", doubts=("units/甲局: kind",)),)

    def test_where_nobody_says_who_belongs_the_group_itself_stands_for_them(self) -> None:
        """A roster would tell; a group that is known only by what it does is in no inventory."""
        described = UnitGroup(kind=GroupKind.DESCRIBED, text="有关通信公司")
        for group in (DEPARTMENTS, described):
            (found,) = members(context(plan(), *(departments("甲局") if group is described else ())), group)
            assert (found.name, found.is_group, found.doubts) == (group.text, True, ("roster",))


class TestNamesOf:
    """`names_of`."""

    def test_plan_and_roster_know_a_unit_by_several_names(self) -> None:
        """Whichever of them is asked for; a name that nobody knows is a name all the same."""
        one = Plan(id="demo", units=(Unit(name="市发展改革委", aliases=("市发改委",)),))
        roster = Roster(id="r", units=(Unit(name="市发改委", aliases=("市计委",)),))
        ctx = context(one, roster=roster)
        assert names_of(ctx, "市发展改革委") == {"市发展改革委", "市发改委"}
        assert names_of(ctx, "市发改委") == {"市发展改革委", "市发改委", "市计委"}
        assert names_of(ctx, "甲局") == {"甲局"}


class TestHaveARuleOfTheirOwn:
    """The rules to which clauses give things."""

    def test_they_are_those_that_judge_what_clauses_give_them(self) -> None:
        """None is forgotten, and none is another sort of rule."""
        assert {
            one.id for one in rulebook() if judged in one.logic.__globals__.values() and one.family != "DV"
        } == HAVE_A_RULE_OF_THEIR_OWN
