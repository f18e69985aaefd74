"""What changes when some durations do, event by event: followed or reckoned anew, the same."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan
from egov_consolidation.schedule import Constraint, ScheduleOptions, _incremental, analyze
from egov_consolidation.schedule._incremental import changed_times
from egov_consolidation.schedule._times import Times

from .oracle import BASE, Waits, early_times, event_graph, plan_of, timed_plans, work

PLANS = timed_plans(most=10)
DAYS = st.dictionaries(st.sampled_from([f"t{one}" for one in range(10)]), st.integers(0, 20), max_size=4)


def times_of(plan: Plan, *constraints: Constraint) -> Times:
    """Return the times of a plan."""
    times = analyze(plan, data_date=BASE, options=ScheduleOptions(constraints=constraints)).times
    assert times is not None
    return times


def of_nodes(times: Times, days: dict[str, int]) -> dict[int, int]:
    """Return new days by the node of each task."""
    network = times.network
    return {network.start_of[network.number[task]]: of for task, of in days.items() if task in network.number}


def with_days(plan: Plan, days: dict[str, int]) -> Plan:
    """Return a plan some of whose tasks take other days."""
    tasks = (attrs.evolve(one, duration=days.get(one.id, one.duration)) for one in plan)
    return attrs.evolve(plan, tasks=tuple(tasks))


def by_definition(plan: Plan, times: Times, days: dict[str, int]) -> dict[int, int]:
    """Return the events that Bellman and Ford find elsewhere with the change, and where they find them."""
    was, now = early_times(event_graph(plan)), early_times(event_graph(with_days(plan, days)))
    network = times.network
    return {
        2 * network.start_of[network.number[task]] + (end == "finish"): time
        for (task, end), time in now.items()
        if task in network.number and time != was[task, end]
    }


class TestChangedTimes:
    """`changed_times`."""

    @given(PLANS, DAYS)
    def test_they_are_what_bellman_and_ford_find(self, plan: Plan, days: dict[str, int]) -> None:
        """Each event that moves with the time at which it then is, and none that stays."""
        times = times_of(plan)
        assert changed_times(times, of_nodes(times, days)) == by_definition(plan, times, days)

    @given(PLANS, DAYS, st.integers(1, 4))
    def test_however_few_nodes_are_followed(self, plan: Plan, days: dict[str, int], fewest: int) -> None:
        """What touches more of them is reckoned anew, with the same result."""
        times = times_of(plan)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(_incremental, "FEWEST", fewest)
            assert changed_times(times, of_nodes(times, days)) == by_definition(plan, times, days)

    def test_what_is_followed_is_not_reckoned_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As long as it touches no more nodes than are followed: the tasks that change, and those that have to wait."""
        times = times_of(plan_of(*(work(f"{one}", 1, *([Waits(f"{one - 1}")] if one else [])) for one in range(9))))
        monkeypatch.setattr(_incremental, "forward", lambda *_: None)
        monkeypatch.setattr(_incremental, "FEWEST", 3)
        assert changed_times(times, {6: 4}) == {13: 10, 14: 10, 15: 11, 16: 11, 17: 12}
        with pytest.raises(UsageError, match="wait for themselves"):
            changed_times(times, {5: 4})

    def test_a_share_of_a_large_network_is_followed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """One node in so many, where that is more than the fewest."""
        times = times_of(plan_of(*(work(f"{one}", 1, *([Waits(f"{one - 1}")] if one else [])) for one in range(40))))
        monkeypatch.setattr(_incremental, "forward", lambda *_: None)
        monkeypatch.setattr(_incremental, "FEWEST", 1)
        monkeypatch.setattr(_incremental, "SHARE", 10)
        assert len(changed_times(times, {36: 2})) == 7
        with pytest.raises(UsageError, match="wait for themselves"):
            changed_times(times, {35: 2})

    def test_no_change_moves_nothing(self) -> None:
        """Not even where times are held by days of their own."""
        held = Constraint(task="1", type="MFO", day=BASE.add(days=7))
        assert changed_times(times_of(plan_of(work("1", 3)), held), {}) == {}

    @given(st.integers(0, 12), st.integers(0, 12), st.booleans())
    def test_what_must_finish_on_a_day_starts_as_many_days_before(self, was: int, now: int, is_pinned: bool) -> None:
        """Longer work starts earlier; so does what may not finish earlier, down to the data date."""
        kind = "MFO" if is_pinned else "FNET"
        plan = plan_of(work("1", was), work("2", 2, Waits("1", "SS")))
        times = times_of(plan, Constraint(task="1", type=kind, day=BASE.add(days=8)))
        starts, started = ((9 - days if is_pinned else max(0, 9 - days)) for days in (now, was))
        follows, followed = max(0, starts), max(0, started)
        after = {0: starts, 1: starts + now, 2: follows, 3: follows + 2}
        before = {0: started, 1: started + was, 2: followed, 3: followed + 2}
        assert changed_times(times, {0: now}) == {event: time for event, time in after.items() if time != before[event]}
