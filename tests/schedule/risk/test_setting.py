"""From a plan and its estimates to what is drawn and what is watched."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation.model import Assignment, Role, Unit
from egov_consolidation.schedule.risk._sampling import MINUTES

from ..oracle import STANDING, Waits, plan_of, work  # noqa: TID252 - tests have no name of their own
from .made import AUDIT, EVERYBODY, FINANCE, by, guess, guesses, led, setting_of, within


class TestWhatIsDrawn:
    """`drawn`, `counted` and `without_estimate`."""

    def test_the_duration_that_the_plan_gives_is_never_drawn(self) -> None:
        """An estimate of such a task is left aside."""
        setting = setting_of(plan_of(work("1", 5), work("2", None)), guesses(guess("1", 90), guess("2", 8)))
        assert [one.task for one in setting.drawn] == ["2"]
        assert setting.network.durations[setting.network.start_of[0]] == 5
        assert (max(setting.sampled.most), setting.without_estimate) == (8, ())

    def test_tasks_stand_in_natural_order(self) -> None:
        """Whatever the order of the plan and of the estimates."""
        tasks = [work("10", None), work("2", None), work("1", None)]
        setting = setting_of(plan_of(*tasks), guesses(guess("10", 1), guess("1", 1), guess("2", 1)))
        assert [one.task for one in setting.drawn] == ["1", "2", "10"]
        assert list(setting.counted) == ["1", "2", "10"]

    def test_duties_without_dates_are_drawn_and_not_counted(self) -> None:
        """Their work holds others back, but they are never done."""
        tasks = [work("1", None, deadline=STANDING), work("2", None), work("3", None)]
        setting = setting_of(plan_of(*tasks), guesses(guess("1", 3), guess("2", 3)))
        assert [one.task for one in setting.drawn] == ["1", "2"]
        assert list(setting.counted) == ["2", "3"]
        assert setting.without_estimate == ("3",)


class TestUnits:
    """`owners`, `units`, and which factor a task follows."""

    def test_a_unit_goes_by_one_name(self) -> None:
        """That under which the plan knows it; a group counts as a unit; nobody is an empty name."""
        tasks = [
            led(work("1", None), "审计局"),
            led(work("2", None), AUDIT, FINANCE),
            attrs.evolve(work("3", None), assignments=(Assignment(role=Role.LEAD, group=EVERYBODY),)),
            work("4", None),
            led(work("5", None, deadline=STANDING), "市发展改革委"),
        ]
        plan = attrs.evolve(plan_of(*tasks), units=(Unit(name=AUDIT, aliases=("审计局",)),))
        setting = setting_of(plan, guesses(*(guess(str(number), 1) for number in range(1, 6))))
        assert [setting.owners(str(number)) for number in range(1, 5)] == [
            (AUDIT,),
            (AUDIT, FINANCE),
            ("departments",),
            ("",),
        ]
        assert list(setting.units) == [AUDIT, FINANCE, "departments", ""]
        first, second, third, nobody, standing = setting.simulation.sampler.factors
        assert first == second
        assert len({first, third, standing}) == 3
        assert nobody is None


class TestBounds:
    """When tasks can start, and by when they must be finished."""

    def test_a_window_and_the_floor_hold_the_start(self) -> None:
        """Whichever is later; other deadlines do not."""
        tasks = [
            work("1", 2, deadline=within(4, 9)),
            work("2", 2, deadline=within(-3, 9)),
            work("3", 2, deadline=by(9)),
        ]
        setting = setting_of(plan_of(*tasks), guesses(), floor=1)
        assert list(setting.sampled.lowest) == [4, 1, 1]

    @pytest.mark.parametrize(
        ("last", "limit"),
        [(10, 10 * MINUTES), (9, 9 * MINUTES), (0, 0), (-400, -10 * MINUTES), (5_000, 10 * MINUTES)],
    )
    def test_the_last_day_counts_to_its_end(self, last: int, limit: int) -> None:
        """Where that is further away than any time, a day beyond all times is as good, and can be counted."""
        setting = setting_of(plan_of(work("1", None, deadline=by(last))), guesses(guess("1", 0, 3, 9)))
        (watched,) = setting.simulation.watched
        assert watched.limit == limit

    def test_the_nodes_that_finish_a_task_are_watched(self) -> None:
        """A task that may lie open finishes on another node than it starts on."""
        plan = plan_of(work("1", None), work("2", None, Waits("1", "FF")), work("3", 2))
        watched = setting_of(plan, guesses()).simulation.watched
        assert [one.start == one.finish for one in watched] == [True, False, True]
        assert [one.limit for one in watched] == [None] * 3
