"""Counts that several subjects share say what is said where each record is looked at."""

from __future__ import annotations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation.inventory import NOTHING, InformationSystem, Inventory
from egov_consolidation.rules.engine import Demand, Scene, SharedCounts, count, judged, segments, turning_day
from egov_consolidation.rules.engine._breakpoints import breakpoints
from egov_consolidation.rules.engine._interpreter import count_bounds
from egov_consolidation.rules.engine._nodes import Count, walk

from .drawn_demands import FIRST, SYSTEM, counting_demands, demands, near_days, on_day, scenes, systems

SOME = st.one_of(counting_demands(), demands())


def counts_of(demand: Demand) -> list[Count]:
    """Return the counts of a demand."""
    return [one for top in (demand.applies, demand.require) for one in walk(top) if isinstance(one, Count)]


def of_each(scene: Scene) -> list[Scene]:
    """Return the scene with each system as its subject, all of which share their counts."""
    shared = SharedCounts(scene.inventory, InformationSystem)
    records = scene.inventory.records("systems") or ()
    return [attrs.evolve(scene, subject=record, shared=shared) for record in records]


def alone(scene: Scene) -> Scene:
    """Return the scene without anything that is shared."""
    return attrs.evolve(scene, shared=None)


class TestSharedCounts:
    """`SharedCounts`."""

    @settings(max_examples=150)
    @given(SOME, scenes(), st.lists(near_days, min_size=1, max_size=3))
    def test_it_counts_as_the_interpreter_does(self, demand: Demand, scene: Scene, days: list[object]) -> None:
        """For each subject and on each day, in whatever order they come: the same bounds and the same missing data."""
        for there in of_each(scene):
            for one in days:
                seen = on_day(there, one)  # type: ignore[arg-type]
                assert judged(demand, seen) == judged(demand, alone(seen))
                for node in counts_of(demand):
                    assert count_bounds(node, seen) == count_bounds(node, alone(seen))

    @settings(max_examples=150)
    @given(SOME, scenes(), st.data())
    def test_it_counts_what_there_would_be(self, demand: Demand, scene: Scene, data: st.DataObject) -> None:
        """With another record in the place of one, for all subjects and after all of them were counted without it."""
        scenes_before = of_each(scene)
        for there in scenes_before:
            judged(demand, there)
        ids = tuple(one.id for one in scene.inventory.systems or ())
        changed = data.draw(systems(data.draw(st.sampled_from(ids)), ids))
        inventory = scene.inventory.with_record(changed)
        for there in scenes_before:
            assert there.shared is not None
            subject = inventory.find("systems", there.subject.id)
            assert subject is not None
            seen = attrs.evolve(there, inventory=inventory, subject=subject, shared=there.shared.with_record(changed))
            for node in counts_of(demand):
                assert count_bounds(node, seen) == count_bounds(node, alone(seen))
            assert turning_day(demand, seen) == turning_day(demand, alone(seen))
            assert judged(demand, there) == judged(demand, alone(there))

    def test_what_is_asked_of_a_record_to_which_a_counted_one_refers_is_not_shared(self) -> None:
        """It may be the one that is changed."""
        led = count(InformationSystem, by="host", of=SYSTEM.host, where=lambda one: one.parent.is_secret)
        (node,) = (one for one in walk((led < 1).node) if isinstance(one, Count))
        subject = InformationSystem(id="s", host="f1", parent=NOTHING, is_secret=False)
        inventory = Inventory(id="i", systems=(subject, InformationSystem(id="l", host="f1", parent="s")))
        scene = Scene(inventory=inventory, as_of=FIRST, parameters={}, subject=subject)
        shared = SharedCounts(inventory, InformationSystem)
        assert count_bounds(node, attrs.evolve(scene, shared=shared)).most == 0
        changed = attrs.evolve(subject, is_secret=True)
        there = attrs.evolve(scene, subject=changed, inventory=inventory.with_record(changed))
        assert count_bounds(node, attrs.evolve(there, shared=shared.with_record(changed))).least == 1

    @settings(max_examples=150)
    @given(SOME, scenes())
    def test_verdicts_turn_when_they_turn_without_it(self, demand: Demand, scene: Scene) -> None:
        """The next change and every stretch of the timeline are the same."""
        for there in of_each(scene):
            assert turning_day(demand, there) == turning_day(demand, alone(there))
            last = FIRST.add(days=40)
            assert segments(demand, there, FIRST, last) == segments(demand, alone(there), FIRST, last)

    @given(SOME, scenes())
    def test_no_day_of_turning_is_added(self, demand: Demand, scene: Scene) -> None:
        """What is shared may leave out days on which nothing turns, and has no others."""
        for there in of_each(scene):
            for node in counts_of(demand):
                assert breakpoints(node, there) <= breakpoints(node, alone(there))

    def test_what_is_kept_is_made_once(self) -> None:
        """By each key, also for the counts of another inventory."""
        shared = SharedCounts(Inventory(id="i", systems=()), InformationSystem)
        assert shared.kept("one", lambda: 1) == 1
        assert shared.with_record(InformationSystem(id="s")).kept("one", lambda: 2) == 1
        assert shared.kept("other", lambda: 2) == 2
