"""The days on which an expression can turn: tried against every day near."""

from __future__ import annotations

from hypothesis import given, settings

from egov_consolidation.inventory import NOT_YET, InformationSystem
from egov_consolidation.rules.engine import AS_OF, Expression, Scene, count
from egov_consolidation.rules.engine._breakpoints import at, breakpoints
from egov_consolidation.rules.engine._interpreter import evaluate

from .drawn_demands import FIRST, SYSTEM, conditions, on_day, scenes

EVERY = 45


class TestBreakpoints:
    """Where an expression can turn."""

    @settings(max_examples=200)
    @given(conditions(), scenes())
    def test_between_them_nothing_turns(self, written: Expression, scene: Scene) -> None:
        """A day that differs from the day before is one of them."""
        found = breakpoints(written.node, scene)
        start = FIRST.toordinal() - 10
        values = [evaluate(written.node, at(scene, start + ahead)) for ahead in range(EVERY)]
        turns = {start + ahead for ahead in range(1, EVERY) if values[ahead] != values[ahead - 1]}
        assert turns <= found

    @given(conditions(), scenes())
    def test_the_day_of_the_scene_does_not_matter(self, written: Expression, scene: Scene) -> None:
        """They are days of the expression."""
        assert breakpoints(written.node, scene) == breakpoints(written.node, on_day(scene, FIRST.add(years=3)))

    @given(scenes())
    def test_what_does_not_speak_of_the_day_has_none(self, scene: Scene) -> None:
        """Nothing else changes by itself."""
        still = count(InformationSystem, where=lambda one: one.retired_on < SYSTEM.accessed_on) >= 1
        assert breakpoints(still.node, scene) == frozenset()

    @given(scenes())
    def test_a_day_that_meets_another_turns_twice(self, scene: Scene) -> None:
        """On that day, and on the day after it."""
        node = (AS_OF + 3 == FIRST).node
        meeting = FIRST.toordinal() - 3
        assert {meeting, meeting + 1} <= breakpoints(node, scene)
        assert len([one for one in breakpoints(node, scene) if one < NOT_YET.toordinal() - 3]) <= 4


class TestAt:
    """A scene on another day."""

    @given(scenes())
    def test_only_the_day_is_another(self, scene: Scene) -> None:
        """All else stays."""
        assert at(scene, FIRST.toordinal()) == on_day(scene, FIRST)
