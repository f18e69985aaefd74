"""What can be asked of one rule and one record, as users ask it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.dates import Day, day, next_day
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOT_YET,
    InformationSystem,
    Inventory,
    LeasedLine,
    LifecycleState,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.rules import Basis, explain, next_change, record_rule, repair, rule, timeline
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle, count, everyone
from egov_consolidation.wording import Text

ANNEX = issued.load("dalian-2017")
NW03, ZS04 = rule("NW03"), rule("ZS04")
UNITS = (UnitFacts(id="市财政局", kind=UnitKind.DEPARTMENT),)


def a_line(cancelled_on: Day | None = NOT_YET) -> LeasedLine:
    """Return a line of a department."""
    return LeasedLine(id="a/7", unit="市财政局", is_internet=True, rented_by_unit=True, cancelled_on=cancelled_on)


def lines(cancelled_on: Day | None = NOT_YET) -> Inventory:
    """Return an inventory with one line of a department."""
    return Inventory(id="i", lines=(a_line(cancelled_on),), units=UNITS)


def idle_system() -> Inventory:
    """Return an inventory with a system that has been idle for a hundred days on 9 April 2019."""
    system = InformationSystem(
        id="s",
        unit="市财政局",
        lifecycle=LifecycleState.IN_USE,
        is_statutory_archive=False,
        is_process_detached=False,
        is_replaceable=False,
        in_cleanup_list=False,
        idle_since=day("2018-12-30"),
        last_updated_on=day("2019-04-09"),
        in_service_on=day("2015-01-01"),
        users=900,
        uses_per_month=900,
    )
    return Inventory(id="i", systems=(system,), units=UNITS)


DUE = {"NW03.due": "2018-12-31"}
THRESHOLDS = {
    "ZS04.due": day("2017-12-15").toordinal(),
    "ZS04.idle_days": 100.0,
    "ZS04.unmaintained_days": 365,
    "ZS04.users": 5,
    "ZS04.uses_per_month": 5,
}


class TestExplain:
    """Why the verdict is what it is."""

    def test_the_record_may_be_named_or_given_and_the_day_too(self) -> None:
        """All ways of asking get the same answer; an id may hold a slash."""
        inventory = lines()
        asked = [
            explain(NW03, subject, inventory, as_of=as_of, plan=ANNEX)
            for subject in ("lines/a/7", a_line())
            for as_of in ("2019-03-01", dt.date(2019, 3, 1), day("2019-03-01"))
        ]
        assert asked == asked[:1] * len(asked)
        assert (asked[0].subject, asked[0].as_of, asked[0].title) == ("lines/a/7", day("2019-03-01"), NW03.title)

    def test_a_record_that_is_given_stands_in_the_place_of_the_one_with_its_id(self) -> None:
        """What is counted is counted of the inventory as it would be."""

        @record_rule(
            "XX01",
            "one-line-at-most",
            on=LeasedLine,
            title=Text(en="one line at most", zh="至多一条专线"),
            basis=(Basis.JUDGED,),
            reason=Text(en="why", zh="理由"),
            departs=Text(en="{id}", zh="{id}"),
            since="0.2",
        )
        def one_line_at_most(line: RecordHandle, _: ParameterHandle) -> Check:
            used = count(LeasedLine, by="unit", of=line.unit, where=lambda one: one.cancelled_on > AS_OF)
            return Check(applies=everyone(), require=used <= 1)

        inventory = Inventory(id="i", lines=(a_line(), attrs.evolve(a_line(), id="8")))
        assert explain(one_line_at_most, a_line(), inventory, as_of="2019-03-01").verdict is Verdict.FAIL
        cancelled = a_line(day("2019-03-01"))
        assert explain(one_line_at_most, cancelled, inventory, as_of="2019-03-01").verdict is Verdict.PASS

    def test_values_of_parameters_stand_before_those_of_the_rule(self) -> None:
        """What is given decides, and is told."""
        inventory = idle_system()
        for days, verdict in ((100, Verdict.FAIL), (101, Verdict.PASS)):
            given = {**THRESHOLDS, "ZS04.idle_days": days}
            told = explain(ZS04, "systems/s", inventory, as_of="2019-04-09", parameters=given)
            assert told.verdict is verdict
            assert {one.parameter.id: one.value for one in told.parameters} == given
        assert explain(ZS04, "systems/s", inventory, as_of="2019-04-09").missing == tuple(sorted(THRESHOLDS))

    def test_without_a_plan_the_day_that_it_sets_is_missing(self) -> None:
        """And what the plan says of the rule is quoted where one is given."""
        told = explain(NW03, "lines/a/7", lines(), as_of="2019-03-01")
        assert (told.verdict, told.missing) == (Verdict.UNKNOWN, ("NW03.due",))
        ours = attrs.evolve(ANNEX, id="ours")
        asked = explain(NW03, "lines/a/7", lines(), as_of="2019-03-01", plan=ours)
        assert [(one.document, one.row) for one in asked.citations] == [("ours", "1.7")] * 2

    @pytest.mark.parametrize(
        ("subject", "said"),
        [
            ("lines/a7", "lines/a7: is not in the inventory; lines/a/7 is the nearest"),
            ("7", "7: NW03 speaks of lines, must be one of them, such as lines/7"),
            ("lines/", "lines/: NW03 speaks of lines, must be one of them, such as lines/7"),
            ("systems/s", "systems/s: NW03 speaks of lines, must be one of them, such as lines/7"),
            (UNITS[0], "units/市财政局: NW03 speaks of lines, must be one of them, such as lines/7"),
        ],
    )
    def test_what_is_no_record_of_the_kind_is_refused(self, subject: str | UnitFacts, said: str) -> None:
        """With the nearest, or how it is written."""
        with pytest.raises(UsageError) as refused:
            explain(NW03, subject, lines(), as_of="2019-03-01")
        assert str(refused.value) == said

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            (lambda: explain(rule("PL01"), "lines/a/7", lines(), as_of="2019-03-01"), "PL01: judges the plan"),
            (lambda: explain(NW03, "lines/a/7", lines(), as_of="2019-3-1"), "2019-3-1"),
            (
                lambda: explain(ZS04, "systems/s", idle_system(), as_of="2019-03-01", parameters={"ZS04.idle_day": 3}),
                "ZS04.idle_days is the nearest",
            ),
        ],
    )
    def test_a_rule_a_day_and_a_parameter_that_are_none_are_refused(
        self, asked: Callable[[], object], said: str
    ) -> None:
        """Each with what is wrong."""
        with pytest.raises(UsageError, match=said):
            asked()


class TestNextChange:
    """When the verdict turns."""

    @given(ahead=st.integers(-60, 60))
    def test_it_is_what_a_check_says_of_the_finding(self, ahead: int) -> None:
        """A line that departs, cancelled on a day to come or not at all."""
        agreed = day("2019-03-01").add(days=ahead)
        for inventory in (lines(agreed), lines(NOT_YET), lines(None)):
            report = check(ANNEX, as_of="2019-03-01", inventory=inventory, rules=(NW03,))
            for finding in report:
                asked = next_change(NW03, finding.subjects[0], inventory, as_of="2019-03-01", plan=ANNEX)
                assert asked == finding.next_change

    def test_it_depends_on_the_values_of_parameters(self) -> None:
        """A system is idle for long one day later where the limit is one day more."""
        for days, turns in ((101, "2019-04-10"), (102, "2019-04-11")):
            given = {**THRESHOLDS, "ZS04.idle_days": days}
            found = next_change(ZS04, "systems/s", idle_system(), as_of="2019-04-09", parameters=given)
            assert found == day(turns)


class TestTimeline:
    """The verdicts from day to day."""

    def test_it_is_what_is_explained_of_each_day(self) -> None:
        """Without gaps, both ends included."""
        inventory = lines(day("2019-01-05"))
        asked = partial(timeline, NW03, "lines/a/7", inventory, start="2018-12-30", end=dt.date(2019, 1, 8))
        stretches = asked(plan=ANNEX)
        assert stretches == asked(parameters=DUE)
        one = day("2018-12-30")
        for stretch in stretches:
            assert stretch.first_day == one
            while one <= stretch.last_day:
                assert explain(NW03, "lines/a/7", inventory, as_of=one, plan=ANNEX).verdict is stretch.verdict
                one = next_day(one)
        assert one == day("2019-01-09")
        assert len(stretches) == len((Verdict.NOT_APPLICABLE, Verdict.FAIL, Verdict.PASS))

    def test_before_it_begins_there_is_nothing(self) -> None:
        """An end before the start leaves no days."""
        assert timeline(NW03, "lines/a/7", lines(), start="2019-01-02", end="2019-01-01") == ()


class TestRepair:
    """What would mend it."""

    def test_the_record_as_it_would_be_passes(self) -> None:
        """As the same question says of it."""
        inventory = idle_system()
        found = repair(ZS04, "systems/s", inventory, as_of="2019-04-09", parameters=THRESHOLDS)
        assert found is not None
        after = explain(ZS04, found.record, inventory, as_of="2019-04-09", parameters=THRESHOLDS)
        assert after.verdict is Verdict.PASS
        assert [one.datum for one in found.changes] == ["systems/s: in_cleanup_list"]

    def test_what_does_not_depart_has_none(self) -> None:
        """A line that is cancelled is as it should be."""
        assert repair(NW03, a_line(day("2018-01-01")), lines(), as_of="2019-03-01", plan=ANNEX) is None
