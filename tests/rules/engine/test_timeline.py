"""When verdicts turn: every day is tried, and the breakpoints have to have found the same."""

from __future__ import annotations

import itertools

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day, next_day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOT_YET, NOTHING, InformationSystem, Inventory, LeasedLine, ValueKind
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Demand,
    ParameterHandle,
    RecordHandle,
    Scene,
    count,
    everyone,
    judged,
    on,
)
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.rules.engine._timeline import Segment, segments, turning_day

from .drawn_demands import FIRST, demands, on_day, scenes

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
FAR = 45
"""After so many days nothing that can be drawn turns any more."""


def at(as_of: str, cancelled_on: Day | None = None) -> Scene:
    """Return where a line is judged as of a day."""
    return Scene(
        inventory=Inventory(id="i"),
        as_of=day(as_of),
        parameters={},
        subject=LeasedLine(id="7", cancelled_on=cancelled_on),
    )


def cancelled() -> Demand:
    """Return what the text demands: every line is cancelled, from 2019 on."""
    return Check(applies=everyone(), require=LINE.cancelled_on <= AS_OF).demand(
        holds_from=day("2019-01-01"), holds_until=None
    )


class TestTurningDay:
    """The day on which a verdict turns."""

    @settings(max_examples=300)
    @given(demands(), scenes())
    def test_it_is_the_first_day_that_differs_when_every_day_is_tried(self, demand: Demand, scene: Scene) -> None:
        """No day before it has another verdict, and it has one itself."""
        now = judged(demand, scene)[0]
        tried = (scene.as_of.add(days=ahead) for ahead in range(1, FAR))
        first = next((one for one in tried if judged(demand, on_day(scene, one))[0] is not now), None)
        found = turning_day(demand, scene)
        if first is None:
            assert found is None or found > scene.as_of.add(days=FAR - 1)
        else:
            assert found == first

    @given(st.integers(-3, 3), st.integers(0, 1))
    def test_a_day_that_the_plan_sets_turns_as_one_that_the_rule_states(self, ahead: int, least: int) -> None:
        """Whether the value is held as a whole number or not."""
        due = day("2018-06-30")
        plans = ParameterHandle({"XX01.due": ValueKind.DAY}).due
        scene = attrs.evolve(
            at("2018-06-30"), as_of=due.add(days=ahead), parameters={"XX01.due": float(due.toordinal())}
        )
        found = [
            turning_day(Check(applies=everyone(), require=one >= AS_OF + least).demand(), scene)
            for one in (plans, on("2018-06-30"))
        ]
        assert found[0] == found[1]
        assert (found[0] is None) == (ahead + least > 0)

    def test_it_turns_when_the_rule_comes_into_force_and_when_the_line_is_cancelled(self) -> None:
        """A cancellation that is agreed for a later day is known to turn the verdict on that day."""
        agreed = day("2019-03-01")
        assert turning_day(cancelled(), at("2018-06-01", agreed)) == day("2019-01-01")
        assert turning_day(cancelled(), at("2019-01-01", agreed)) == day("2019-03-01")
        assert turning_day(cancelled(), at("2019-03-01", agreed)) is None

    def test_what_never_happens_turns_nothing(self) -> None:
        """The day that stands for it is no day that comes."""
        assert turning_day(cancelled(), at("2019-01-01", cancelled_on=NOT_YET)) is None


class TestSegments:
    """The verdicts of a stretch of days."""

    @settings(max_examples=300)
    @given(demands(), scenes())
    def test_it_says_of_every_day_what_is_judged_on_that_day(self, demand: Demand, scene: Scene) -> None:
        """Verdict and missing data, day by day."""
        days = [FIRST.subtract(days=10).add(days=ahead) for ahead in range(50)]
        told: dict[Day, Segment] = {}
        stretches = segments(demand, scene, days[0], days[-1])
        for segment in stretches:
            one = segment.first_day
            while one <= segment.last_day:
                told[one] = segment
                one = next_day(one)
        assert list(told) == days
        for one in days:
            verdict, missing = judged(demand, on_day(scene, one))
            assert (told[one].verdict, told[one].missing) == (verdict, tuple(sorted(missing)))

    @given(demands(), scenes())
    def test_no_two_neighbours_say_the_same(self, demand: Demand, scene: Scene) -> None:
        """A stretch is as long as it can be."""
        stretches = segments(demand, scene, FIRST, FIRST.add(days=40))
        said = [(one.verdict, one.missing) for one in stretches]
        assert all(one != other for one, other in itertools.pairwise(said))

    def test_no_days_have_no_verdict(self) -> None:
        """A last day before the first leaves nothing."""
        scene = at("2019-01-01")
        assert segments(cancelled(), scene, day("2019-01-02"), day("2019-01-01")) == ()
        (only,) = segments(cancelled(), scene, day("2019-01-01"), day("2019-01-01"))
        assert only.first_day == only.last_day == day("2019-01-01")

    def test_days_of_counted_records_turn_it(self) -> None:
        """The unit fails from the day on which the second of its systems is retired."""
        systems = tuple(
            InformationSystem(id=one, retired_on=day(on)) for one, on in (("a", "2018-05-01"), ("b", "2018-07-01"))
        )
        subject = RecordHandle(Record.SUBJECT, InformationSystem)
        retired = count(InformationSystem, where=lambda one: one.retired_on <= AS_OF)
        demand = Check(applies=subject.is_secret.is_missing, require=retired < 2).demand(
            holds_from=None, holds_until=None
        )
        scene = Scene(
            inventory=Inventory(id="i", systems=systems), as_of=day("2018-01-01"), parameters={}, subject=systems[0]
        )
        assert turning_day(demand, scene) == day("2018-07-01")
        first, second = segments(demand, scene, day("2018-01-01"), day("2018-12-31"))
        assert (first.verdict, second.verdict) == (Verdict.PASS, Verdict.FAIL)
        assert second.first_day == day("2018-07-01")

    def test_a_day_that_is_shifted_stops_at_the_end_of_the_calendar(self) -> None:
        """From there on it is the day of what has not happened, and moves no more."""
        scene = at("9999-12-01", cancelled_on=NOT_YET)
        demand = Check(applies=everyone(), require=LINE.cancelled_on > AS_OF + 10).demand(
            holds_from=None, holds_until=None
        )
        assert turning_day(demand, scene) == day("9999-12-21")
        assert turning_day(demand, attrs.evolve(scene, as_of=day("9999-12-21"))) is None


class TestMissingKeys:
    """Records that may be counted because their key is missing."""

    def test_a_subject_whose_key_is_nothing_may_share_it_with_a_record_whose_key_is_missing(self) -> None:
        """What is missing of that record is named from the day on which it would count."""
        subject = InformationSystem(id="s1", parent=NOTHING)
        other = InformationSystem(id="s2", retired_on=day("2018-01-01"))
        handle = RecordHandle(Record.SUBJECT, InformationSystem)
        counted = count(InformationSystem, by="parent", of=handle.parent, where=lambda one: one.retired_on <= AS_OF)
        demand = Check(applies=everyone(), require=counted < 1).demand(holds_from=None, holds_until=None)
        inventory = Inventory(id="i", systems=(subject, other))
        scene = Scene(inventory=inventory, as_of=day("2017-12-31"), parameters={}, subject=subject)
        found = segments(demand, scene, day("2017-12-31"), day("2018-01-02"))
        tried = [
            judged(demand, attrs.evolve(scene, as_of=one))
            for one in map(day, ("2017-12-31", "2018-01-01", "2018-01-02"))
        ]
        lengths = [(one.last_day - one.first_day).days + 1 for one in found]
        told = [(one.verdict, frozenset(one.missing)) for one in found]
        assert [one for one, length in zip(told, lengths, strict=True) for _ in range(length)] == tried
