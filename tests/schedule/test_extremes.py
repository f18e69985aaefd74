"""Plans that are very long or wide, all alike, of no days, or centuries away: no recursion, and exact numbers."""

from __future__ import annotations

import tracemalloc

import pytest

from egov_consolidation.dates import WorkCalendar, day
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import FINISH, START, Engine, Links, Network
from egov_consolidation.model import Plan
from egov_consolidation.schedule import Schedule, ScheduleOptions, analyze
from egov_consolidation.schedule._bounds import Bounds
from egov_consolidation.schedule._passes import backward, forward
from egov_consolidation.schedule._schedule import LISTED

from .oracle import BASE, Waits, plan_of, work

MILLION = 1_000_000
LONG = 200_000
WHOLE = 20_000
"""How many tasks a whole plan has here."""

CENTURY = 36_525


def chain(count: int, *, lag: int = 0, ends: tuple[int, int] = (FINISH, START), days: int = 1) -> Network:
    """Return tasks that wait for one another in one line."""
    links = Links(
        source=list(range(count - 1)),
        source_end=[ends[0]] * (count - 1),
        target=list(range(1, count)),
        target_end=[ends[1]] * (count - 1),
        lag=[lag] * (count - 1),
    )
    return Network.compiled([str(one) for one in range(count)], [days] * count, links)


def bundle(count: int) -> Network:
    """Return tasks that all wait for the first, and for which the last waits."""
    inner = range(1, count - 1)
    links = Links(
        source=[*[0] * len(inner), *inner],
        source_end=[FINISH] * 2 * len(inner),
        target=[*inner, *[count - 1] * len(inner)],
        target_end=[START] * 2 * len(inner),
        lag=[0] * 2 * len(inner),
    )
    return Network.compiled([str(one) for one in range(count)], [1] * count, links)


def early_times(network: Network, engine: Engine | None = None) -> list[int]:
    """Return the early times of a network that has some."""
    early = forward(network, Bounds(), engine)
    assert early is not None
    return early


class TestPasses:
    """Forward and backward, on numbers alone."""

    def test_a_million_tasks_in_one_chain(self) -> None:
        """Each starts when the one before it ends, and none has room."""
        early = early_times(chain(MILLION))
        assert early[::2] == list(range(MILLION))
        assert early[1::2] == list(range(1, MILLION + 1))
        assert backward(chain(MILLION), Bounds(), MILLION) == early

    def test_a_million_tasks_side_by_side(self) -> None:
        """All are on the second of three days, and none has room."""
        network = bundle(MILLION)
        early = early_times(network)
        assert early == [0, 1, *[1, 2] * (MILLION - 2), 2, 3]
        assert backward(network, Bounds(), 3) == early

    @pytest.mark.parametrize(
        ("ends", "lag", "step"),
        [((FINISH, START), 3, 8), ((START, START), 1, 1), ((FINISH, FINISH), 2, 2), ((START, FINISH), 7, 2)],
        ids=["FS", "SS", "FF", "SF"],
    )
    def test_long_chains_of_every_type(self, ends: tuple[int, int], lag: int, step: int) -> None:
        """Two hundred thousand tasks of five days, each some days after the one before."""
        network = chain(LONG, ends=ends, lag=lag, days=5)
        early = early_times(network)
        assert early[::2] == list(range(0, LONG * step, step))
        assert backward(network, Bounds(), early[-1]) == early

    def test_a_million_tasks_of_no_days(self) -> None:
        """Nothing takes time, and nothing has room."""
        network = chain(MILLION, days=0)
        assert early_times(network) == backward(network, Bounds(), 0) == [0] * 2 * MILLION

    def test_millennia_do_not_overflow(self) -> None:
        """Lags of ten thousand centuries add up to what they are, far beyond any day that can be named."""
        early = early_times(chain(LONG, lag=10_000 * CENTURY))
        assert early[-1] == (LONG - 1) * (10_000 * CENTURY + 1) + 1

    def test_memory_grows_with_the_tasks(self) -> None:
        """Twice the tasks take about twice the memory, on compiling and on passing."""
        peaks: list[int] = []
        for count in (WHOLE, 2 * WHOLE):
            tracemalloc.start()
            early_times(chain(count, lag=1), Engine.PYTHON)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert peaks[1] < 2.5 * peaks[0]


def line(count: int, days: int | None, *waits_back: int) -> Plan:
    """Return a plan of tasks in one line; each may also be held to a longest time by the one after it."""
    return plan_of(
        *(
            work(
                f"{one}",
                days,
                *([Waits(f"{one - 1}")] if one else []),
                *(Waits(f"{one + 1}", "FS", lag) for lag in waits_back if one + 1 < count),
            )
            for one in range(count)
        )
    )


def scheduled(plan: Plan) -> Schedule:
    """Return the schedule of a plan from the data date of these tests."""
    return analyze(plan, data_date=BASE)


class TestLongPlans:
    """Whole plans of twenty thousand tasks in one line."""

    def test_everything_that_is_asked_of_a_chain_is_answered(self) -> None:
        """No question runs into a limit of depth: dates, floats, paths, drivers, reasons and changes."""
        schedule = scheduled(line(WHOLE, 1))
        ids = tuple(str(one) for one in range(WHOLE))
        last = ids[-1]
        assert (schedule.makespan, schedule.finish) == (WHOLE, BASE.add(days=WHOLE - 1))
        assert [one.early_start_offset for one in schedule] == list(range(WHOLE))
        assert (schedule.critical_paths, schedule.critical_path_count) == ((ids,), 1)
        assert schedule.driving_path(last) == ids
        assert [path.tasks for path in schedule.float_paths(last)] == [ids]
        assert schedule.why_not_critical("0").is_critical
        assert schedule.what_if({"0": 1}).end_moves == 1

    def test_against_an_end_of_one_day_all_days_but_one_are_missing(self) -> None:
        """Floats are as negative as there is work too much."""
        schedule = analyze(line(WHOLE, 1), data_date=BASE, options=ScheduleOptions(end=BASE))
        assert {one.total_float for one in schedule} == {1 - WHOLE}

    @pytest.mark.parametrize("days", [None, 0])
    def test_of_no_days_it_is_done_on_the_data_date(self, days: int | None) -> None:
        """All on one day, all critical, on one path."""
        schedule = scheduled(line(WHOLE, days))
        assert (schedule.makespan, schedule.finish) == (0, BASE)
        assert {(one.early_start, one.late_finish, one.total_float) for one in schedule} == {(BASE, BASE, 0)}
        assert schedule.critical_path_count == 1

    def test_longest_times_all_along(self) -> None:
        """Each task is held to the next by a longest time that just fits: one circle of all tasks, with dates."""
        schedule = scheduled(line(WHOLE, 1, -2))
        assert (schedule.makespan, len(schedule.critical_tasks())) == (WHOLE, WHOLE)

    def test_a_ring_is_one_contradiction(self) -> None:
        """All tasks wait for each other: that is said as one circle of all of them."""
        ring = plan_of(*(work(f"{one}", 1, Waits(f"{(one - 1) % WHOLE}")) for one in range(WHOLE)))
        (loop,) = scheduled(ring).contradictions
        assert (len(loop.tasks), loop.days) == (WHOLE, WHOLE)


class TestWidePlans:
    """Whole plans in which all is tied."""

    @pytest.mark.parametrize("days", [0, 1])
    def test_paths_beyond_number_are_counted_and_not_listed(self, days: int) -> None:
        """Three tasks in each of a thousand layers, each waiting for the three before: 3 to the power of 1000 paths."""
        tasks = [
            work(f"{layer}.{one}", days, *([Waits(f"{layer - 1}.{before}") for before in range(3)] if layer else []))
            for layer in range(1000)
            for one in range(3)
        ]
        schedule = scheduled(plan_of(*tasks))
        assert schedule.critical_path_count == 3**1000
        assert len(schedule.critical_paths) == LISTED == len(set(schedule.critical_paths))
        assert schedule.critical_paths[0] == tuple(f"{layer}.0" for layer in range(1000))
        assert len(schedule.critical_tasks()) == 3000


class TestCenturies:
    """Lags of centuries, and days that no calendar has."""

    def test_days_of_other_centuries_are_named(self) -> None:
        """Three centuries after 1 January 2018 is a day like any other."""
        schedule = scheduled(plan_of(work("A", 1), work("B", 1, Waits("A", "FS", 3 * CENTURY))))
        assert schedule["B"].early_start == BASE.add(days=3 * CENTURY + 1)
        assert schedule.finish == schedule["B"].early_finish

    @pytest.mark.parametrize("lag", [81 * CENTURY, 10**12, 10**30])
    def test_beyond_the_year_9999_one_clear_refusal(self, lag: int) -> None:
        """The days are counted still, and whatever asks for a day is refused in both languages."""
        schedule = scheduled(plan_of(work("A", 1), work("B", 1, Waits("A", "FS", lag))))
        assert schedule.makespan == lag + 2
        assert schedule.critical_tasks() == ("A", "B")
        for ask in (lambda: schedule["B"], lambda: schedule.finish, schedule.to_records):
            with pytest.raises(UsageError, match="lies outside the years 1 to 9999, must lie within") as caught:
                ask()
            assert caught.value.text("zh").endswith("超出公元 1 年至 9999 年，须在此范围内")

    def test_before_the_year_1_too(self) -> None:
        """Where an imposed end asks for days that never were."""
        options = ScheduleOptions(end="0001-01-05")
        schedule = analyze(plan_of(work("A", 10)), data_date=BASE, options=options)
        assert schedule.least_float == day("0001-01-05").toordinal() + 1 - BASE.add(days=10).toordinal()
        with pytest.raises(UsageError, match="lies outside the years 1 to 9999"):
            schedule["A"]

    def test_working_days_end_there_as_well(self) -> None:
        """A calendar of working days knows no day beyond, whatever it counts."""
        options = ScheduleOptions(calendar=WorkCalendar.official())
        plan = plan_of(work("A", 1), work("B", 1, Waits("A", "FS", 81 * CENTURY)))
        schedule = analyze(plan, data_date=BASE, options=options)
        assert schedule.makespan == 81 * CENTURY + 2
        with pytest.raises(UsageError, match="outside the years 1 to 9999"):
            schedule["B"]
