"""How likely a plan is to be in time: held against exact probabilities, and against loops over the samples."""

from __future__ import annotations

import math
from statistics import fmean, pstdev
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.dates import WorkCalendar, day
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Deadline, Plan, Task
from egov_consolidation.schedule import (
    Estimates,
    Probability,
    RiskAnalysis,
    ScheduleOptions,
    analyze,
    analyze_risk,
)

from ..oracle import BASE, STANDING, Waits, by_definition, plan_of, work  # noqa: TID252 - tests have no name of their own
from .made import (
    AUDIT,
    DAY,
    FINANCE,
    by,
    drawn,
    guess,
    guesses,
    led,
    risk_of,
    samples_of,
    setting_of,
    uncertain_plans,
    within,
)

MANY = 20_000
FAR = 4.0
"""How many standard errors a figure of a fixed seed may lie off."""


def analyzed(plan: Plan, estimates: Estimates, **settings: Any) -> RiskAnalysis:  # noqa: ANN401 - as they come
    """Return the risk of a plan with its estimates."""
    return analyze_risk(plan, PlanGraph.from_plan(plan), estimates, data_date=BASE, **settings)


def near(share: float) -> Any:  # noqa: ANN401 - what pytest compares with
    """Return what a share of many samples must be close to."""
    return pytest.approx(share, abs=FAR * math.sqrt(share * (1 - share) / MANY))


def triangle(least: int, likely: int, most: int) -> Any:  # noqa: ANN401 - a distribution of SciPy's
    """Return a triangular distribution."""
    stats: Any = pytest.importorskip("scipy.stats")
    return stats.triang((likely - least) / (most - least), loc=least, scale=most - least)


def of(probability: Probability | None) -> float:
    """Return the value of a probability that is there."""
    assert probability is not None
    return probability.value


class TestExactProbabilities:
    """What is known of a few tasks without drawing anything."""

    @pytest.mark.parametrize("days", [11, 20, 30, 45, 59])
    def test_one_task_is_in_time_as_its_distribution_says(self, days: int) -> None:
        """P(finish by a day) is the distribution function at the end of that day, within 4 standard errors."""
        three = (10, 20, 60)
        risk = risk_of(
            [work("1", None, deadline=by(days))], guess("1", *three), samples=MANY, distribution="triangular"
        )
        share = triangle(*three).cdf(days)
        assert of(risk["1"].on_time) == of(risk.on_time) == near(share)
        assert risk["1"].finish.by(BASE.add(days=days - 1)) == risk["1"].on_time
        assert of(risk["1"].finish.by(BASE.add(days=days - 2))) == near(triangle(*three).cdf(days - 1))

    def test_quantiles_are_those_of_the_distribution(self) -> None:
        """P50, P80 and P90 fall on the day in which the quantile lies, or on its neighbour."""
        three = (10, 200, 700)
        risk = risk_of([work("1", None)], guess("1", *three), samples=MANY, distribution="triangular")
        for share, found in ((0.5, risk.end.p50), (0.8, risk.end.p80), (0.9, risk.end.p90)):
            exact = triangle(*three)
            error = FAR * math.sqrt(share * (1 - share) / MANY) / exact.pdf(exact.ppf(share))
            assert (found - BASE).days + 1 == pytest.approx(exact.ppf(share), abs=error + 1)

    def test_two_independent_tasks_are_in_time_together_as_the_product_says(self) -> None:
        """Side by side, of two units, or of one."""
        first, second = (10, 20, 60), (5, 30, 40)
        for units in ((AUDIT, FINANCE), (AUDIT, AUDIT)):
            tasks = [led(work(name, None, deadline=by(30)), unit) for name, unit in zip(("1", "2"), units, strict=True)]
            risk = risk_of(tasks, guess("1", *first), guess("2", *second), samples=MANY, distribution="triangular")
            one, other = triangle(*first).cdf(30), triangle(*second).cdf(30)
            assert (of(risk["1"].on_time), of(risk["2"].on_time)) == (near(one), near(other))
            assert of(risk.on_time) == near(one * other)
            assert of(risk.end.by(BASE.add(days=29))) == near(one * other)
            assert of(risk.unit(AUDIT).on_time) == near(one * other if units == (AUDIT, AUDIT) else one)

    def test_tasks_that_wholly_follow_one_factor_are_in_time_together(self) -> None:
        """As often as one of them is, where their estimates are the same."""
        tasks = [led(work(name, None, deadline=by(25)), AUDIT) for name in "123"]
        items = [guess(name, 10, 20, 60) for name in "123"]
        together = risk_of(tasks, *items, samples=MANY, correlation=1, distribution="triangular")
        assert together.on_time == together["1"].on_time == together["3"].on_time
        assert of(together.on_time) == near(triangle(10, 20, 60).cdf(25))
        apart = risk_of(tasks, *items, samples=MANY, distribution="triangular")
        assert of(apart.on_time) == near(triangle(10, 20, 60).cdf(25) ** 3)

    def test_a_chain_ends_as_the_sum_of_its_tasks_does(self) -> None:
        """The sum of two distributions, worked out on a grid of hours."""
        first, second = (10, 20, 60), (5, 30, 40)
        tasks = [work("1", None), work("2", None, Waits("1", lag=4))]
        risk = risk_of(tasks, guess("1", *first), guess("2", *second), samples=MANY, distribution="triangular")
        hours = (np.arange(60 * 24) + 0.5) / 24
        weights = triangle(*first).pdf(hours) / 24
        for days in (40, 55, 64, 80):
            exact = float(weights @ triangle(*second).cdf(days - 4 - hours))
            assert of(risk.end.by(BASE.add(days=days - 1))) == pytest.approx(
                exact, abs=FAR * math.sqrt(exact * (1 - exact) / MANY) + 1e-4
            )

    def test_of_two_parallel_tasks_each_is_critical_as_often_as_it_takes_longer(self) -> None:
        """P(A ≥ B), worked out on a grid of hours; together they are always critical."""
        first, second = (10, 20, 60), (5, 30, 40)
        risk = risk_of(
            [led(work("1", None), AUDIT), led(work("2", None), FINANCE)],
            guess("1", *first),
            guess("2", *second),
            samples=MANY,
            distribution="triangular",
        )
        hours = (np.arange(60 * 24) + 0.5) / 24
        longer = float(triangle(*first).pdf(hours) / 24 @ triangle(*second).cdf(hours))
        one, other = (risk[name].sensitivity.criticality_index for name in "12")
        assert one == near(longer)
        assert other == near(1 - longer)
        assert one + other == pytest.approx(1, abs=0.001)
        assert risk.unit(AUDIT).criticality_sum == risk.unit(AUDIT).sensitivity.criticality_index == one

    def test_in_a_chain_each_brings_its_part_of_the_uncertainty(self) -> None:
        """SSI and Pearson's cruciality are sd / sqrt(sd1² + sd2²) where both tasks are always critical."""
        first, second = (10, 20, 60), (5, 30, 40)
        tasks = [work("1", None), work("2", None, Waits("1"))]
        risk = risk_of(tasks, guess("1", *first), guess("2", *second), samples=MANY, distribution="triangular")
        deviations = [triangle(*first).std(), triangle(*second).std()]
        for name, deviation in zip("12", deviations, strict=True):
            found, part = risk[name].sensitivity, deviation / math.hypot(*deviations)
            error = FAR * (1 - part**2) / math.sqrt(MANY)
            assert found.cruciality.pearson == pytest.approx(part, abs=error)
            assert found.schedule_sensitivity_index == pytest.approx(part, abs=FAR / math.sqrt(MANY))
            assert found.criticality_index == 1
            assert found.significance_index == pytest.approx(1)


def indices(work: list[int], room: list[int], end: list[int], kept: int) -> dict[str, float | None]:
    """Return the indices by a loop over the samples, from their definitions; correlations by SciPy."""
    stats: Any = pytest.importorskip("scipy.stats")
    critical, deviation, whole = fmean(one == 0 for one in room), pstdev(end), fmean(end)
    shares = [one / (one + free) if one + free else 0.0 for one, free in zip(work, room, strict=True)]
    weighted = [share * length for share, length in zip(shares, end, strict=True)]
    first_work, first_end = work[:kept], end[:kept]
    differ, first_differ = (
        len(set(one)) > 1 and len(set(other)) > 1 for one, other in ((work, end), (first_work, first_end))
    )
    tau = stats.kendalltau(first_work, first_end, variant="b").statistic if first_differ else None
    return {
        "duration_mean": fmean(work) / DAY,
        "duration_deviation": pstdev(work) / DAY,
        "criticality_index": critical,
        "significance_index": fmean(weighted) / whole if whole else 0.0,
        "schedule_sensitivity_index": pstdev(work) * critical / deviation if deviation else None,
        "cruciality_pearson": abs(stats.pearsonr(work, end).statistic) if differ else None,
        "cruciality_spearman": abs(stats.spearmanr(first_work, first_end).statistic) if first_differ else None,
        "cruciality_kendall": None if tau is None else abs(tau),
    }


class TestAgainstALoopOverTheSamples:
    """Every figure, worked out again sample by sample."""

    @given(uncertain_plans(), st.integers(1, 40), st.sampled_from([0.0, 0.7]), st.sampled_from(["pert", "triangular"]))
    def test_indices_are_those_of_their_definitions(
        self, plan: tuple[Plan, Estimates], samples: int, correlation: float, distribution: str
    ) -> None:
        """By task and by unit."""
        settings: dict[str, Any] = {"samples": samples, "correlation": correlation, "distribution": distribution}
        setting = setting_of(*plan, **settings)
        risk, alone = analyzed(*plan, **settings), list(samples_of(setting))
        end = [one.end for one in alone]
        assert risk.end_mean == pytest.approx(fmean(end) / DAY, abs=1e-9)
        assert risk.end_deviation == pytest.approx(pstdev(end) / DAY, abs=1e-9)
        for task in risk:
            own, room = [one.work[task.id] for one in alone], [one.room[task.id] for one in alone]
            assert task.sensitivity.to_record() == pytest.approx(indices(own, room, end, samples), abs=1e-9)
            assert task.is_sampled == (task.id in {one.task for one in setting.drawn})
        for unit in risk.units:
            own = [sum(one.work[task] for task in unit.tasks) for one in alone]
            room = [min(one.room[task] for task in unit.tasks) for one in alone]
            assert unit.sensitivity.to_record() == pytest.approx(indices(own, room, end, samples), abs=1e-9)
            assert unit.criticality_sum == pytest.approx(
                sum(fmean(one.room[task] == 0 for one in alone) for task in unit.tasks)
            )

    @given(uncertain_plans(), st.integers(1, 40))
    def test_days_are_those_on_which_the_samples_finish(self, plan: tuple[Plan, Estimates], samples: int) -> None:
        """A day begun counts whole; what takes no days and opens a day is done on that day."""
        risk, setting = analyzed(*plan, samples=samples), setting_of(*plan, samples=samples)
        alone = list(samples_of(setting))
        for task in risk:
            listed = zip(task.finish.offsets, task.finish.counts, strict=True)
            days = [offset for offset, count in listed for _ in range(count)]
            assert days == sorted(one.day[task.id] for one in alone)
        ends = sorted(one.end_day for one in alone)
        assert [risk.end.quantile((number + 1) / samples) for number in range(samples)] == ends

    @given(uncertain_plans(), st.integers(0, 5))
    def test_no_plan_is_likelier_to_be_in_time_than_its_least_likely_task(
        self, plan: tuple[Plan, Estimates], seed: int
    ) -> None:
        """Nor a unit than any of its tasks, nor the whole than any unit; each is what its days say."""
        risk = analyzed(*plan, samples=60, seed=seed)
        for task in risk:
            if task.last_day is not None:
                assert of(risk.on_time) <= of(task.on_time)
                assert task.finish.by(task.last_day) == task.on_time
        for unit in risk.units:
            if unit.dated:
                least = min(of(risk[one].on_time) for one in unit.dated)
                most = 1 - sum(1 - of(risk[one].on_time) for one in unit.dated)
                assert of(risk.on_time) <= of(unit.on_time) <= least
                assert of(unit.on_time) >= most - 1e-9
            else:
                assert unit.on_time is None

    @given(uncertain_plans(), st.integers(0, 9))
    def test_one_sample_is_what_bellman_and_ford_find(self, plan: tuple[Plan, Estimates], seed: int) -> None:
        """On the differences between starts and finishes that the plan asks for, in minutes."""
        setting = setting_of(*plan, samples=1, seed=seed)
        risk = analyzed(*plan, samples=1, seed=seed)
        (minutes,) = drawn(setting)
        exact = by_definition(in_minutes(plan[0]), minutes)
        assert risk.end_mean * DAY == pytest.approx(max((finish for _, finish, _, _ in exact.values()), default=0))
        for task in risk:
            early_start, early_finish, late_start, late_finish = exact[task.id]
            is_critical = 0 in {late_start - early_start, late_finish - early_finish}
            assert task.sensitivity.criticality_index == is_critical


def in_minutes(plan: Plan) -> Plan:
    """Return a plan whose days are minutes: durations, lags and windows."""
    return attrs.evolve(plan, tasks=tuple(map(_task_in_minutes, plan)))


def _task_in_minutes(task: Task) -> Task:
    opens = task.deadline.first_day
    after = 0 if opens is None else (opens - BASE).days * DAY
    return attrs.evolve(
        task,
        duration=None if task.duration is None else task.duration * DAY,
        dependencies=tuple(attrs.evolve(one, lag=one.lag * DAY) for one in task.dependencies),
        deadline=STANDING if opens is None else within(after, after + 1),
    )


CALENDARS = st.sampled_from([None, WorkCalendar.official(), WorkCalendar.of(2018, 2019, weekdays=range(6))])


class TestWithoutSpread:
    """Estimates whose three numbers are one."""

    @given(uncertain_plans(may_circle=True), CALENDARS, st.integers(1, 3))
    def test_the_risk_is_the_schedule(
        self, plan: tuple[Plan, Estimates], calendar: WorkCalendar | None, samples: int
    ) -> None:
        """Each task finishes on its early finish in all samples, is critical always or never, in time or not."""
        of_plan, drawn_from = plan
        fixed = guesses(*(guess(one.task, one.likely) for one in drawn_from))
        schedule = analyze(of_plan, data_date=BASE, estimates=fixed, options=ScheduleOptions(calendar=calendar))
        if not schedule.is_feasible:
            with pytest.raises(UsageError, match="wait for each other"):
                analyzed(of_plan, fixed, samples=samples, calendar=calendar)
            return
        risk = analyzed(of_plan, fixed, samples=samples, calendar=calendar)
        assert [one.id for one in risk] == [
            one.id for one in sorted(schedule, key=lambda one: one.id) if one.early_finish
        ]
        assert risk.end_mean == schedule.makespan
        assert (risk.end_deviation, risk.on_time in {None, Probability.of(0, 9), Probability.of(9, 9)}) == (0, True)
        for task in risk:
            dates = schedule[task.id]
            assert {task.finish.p50, task.finish.p90, task.finish.day(1)} == {dates.early_finish}
            assert task.sensitivity.criticality_index == (dates.total_float == 0)
            assert (task.sensitivity.duration_mean, task.sensitivity.duration_deviation) == (dates.duration, 0)
            assert task.sensitivity.schedule_sensitivity_index is None
            if task.last_day is not None and dates.early_finish is not None:
                assert task.on_time == Probability.of(dates.early_finish <= task.last_day, 1)

    def test_tasks_of_no_days_are_done_on_the_day_that_opens(self) -> None:
        """In time if that is their last day, and not if that is the day before; a lag counts from there."""
        tasks = [
            work("1", 0, deadline=by(1)),
            work("2", 0, deadline=by(0)),
            work("3", 0, Waits("1", lag=3), deadline=by(3)),
            work("4", 0, Waits("1", lag=3), deadline=by(4)),
            work("5", 3, Waits("1")),
            work("6", 0, Waits("5"), deadline=by(3)),
        ]
        risk = risk_of(tasks, samples=4)
        assert [of(risk[name].on_time) for name in "12346"] == [1, 0, 0, 1, 1]
        assert [(one.finish.p50 - BASE).days for one in risk] == [0, 0, 3, 3, 2, 2]
        assert (risk.end.p50 - BASE).days == 3

    def test_a_plan_without_tasks_ends_on_the_data_date(self) -> None:
        """Nothing is critical, and nothing is late."""
        risk = risk_of([], samples=3)
        assert (len(risk), risk.units, risk.on_time, risk.end_mean) == (0, (), None, 0)
        assert risk.end.p90 == BASE

    def test_without_any_estimates_nothing_varies(self) -> None:
        """Durations that the plan gives, or none."""
        risk = risk_of([work("1", 5), work("2", None, Waits("1"))], samples=9)
        assert {risk.end.p50, risk.end.day(1)} == {BASE.add(days=4)}
        assert risk.without_estimate == ("2",)

    @pytest.mark.parametrize("days", [100_000, 2_000_000_000])
    def test_one_sample_has_no_spread_however_long_it_is(self, days: int) -> None:
        """No rounding makes one up."""
        found = risk_of([work("1", None)], guess("1", days - 999, days - 5, days), samples=1)["1"].sensitivity
        assert (found.duration_deviation, found.schedule_sensitivity_index) == (0, None)
        assert found.cruciality.pearson is found.cruciality.kendall is None


class TestReproducibility:
    """The same seed gives the same answer."""

    def test_the_same_seed_gives_the_same_answer(self) -> None:
        """For the plan of Dalian, whatever was asked in between."""
        plan, estimates = issued.load("dalian-2017"), issued.estimates("dalian-2017")
        graph = PlanGraph.from_plan(plan)
        one, other, again = (
            analyze_risk(plan, graph, estimates, data_date="2017-11-10", samples=500, seed=seed, correlation=0.3)
            for seed in (1, 2, 1)
        )
        assert (one.to_records(), one.unit_records(), one.end) == (again.to_records(), again.unit_records(), again.end)
        assert one.end != other.end

    def test_the_order_of_the_plan_is_all_one(self) -> None:
        """Tasks are drawn for in natural order."""
        tasks = [work("1", None), work("2", None, Waits("1", "SS", 2)), work("3", 4, Waits("2"))]
        items = guess("1", 2, 5, 9), guess("2", 1, 4, 9)
        assert risk_of(tasks, *items).to_records() == risk_of(tasks[::-1], *items[::-1]).to_records()


class TestCalendar:
    """Working days."""

    @given(uncertain_plans())
    def test_only_the_days_that_count_are_others(self, plan: tuple[Plan, Estimates]) -> None:
        """Without windows all times are the same numbers, each read as another day."""
        bare = attrs.evolve(plan[0], tasks=tuple(attrs.evolve(one, deadline=Deadline.missing()) for one in plan[0]))
        worked = analyzed(bare, plan[1], samples=20, calendar=WorkCalendar.official())
        every = analyzed(bare, plan[1], samples=20)
        assert [one.finish.counts for one in worked] == [one.finish.counts for one in every]
        assert [one.sensitivity for one in worked] == [one.sensitivity for one in every]
        assert worked.end.offsets == every.end.offsets
        assert all(WorkCalendar.official().is_working(one.finish.p80) for one in worked)

    def test_what_is_due_on_a_day_off_is_due_before_it(self) -> None:
        """The fifth working day of 2018 is Monday 8 January: the weekend before is too early."""
        tasks = [work(name, 5, deadline=by(days)) for name, days in (("1", 6), ("2", 7), ("3", 8))]
        risk = risk_of(tasks, samples=3, calendar=WorkCalendar.official())
        assert [of(one.on_time) for one in risk] == [0, 0, 1]
        assert risk.end.p50 == day("2018-01-08")

    def test_lags_in_days_of_the_calendar_are_refused(self) -> None:
        """All of them are named, in both languages; without a calendar they are days like all others."""
        tasks = [work("1", 2), work("2", 2, Waits("1", lag=3)), work("3", 2, Waits("2", lag=1))]
        tasks[1:] = [
            attrs.evolve(one, dependencies=tuple(attrs.evolve(link, is_elapsed=True) for link in one.dependencies))
            for one in tasks[1:]
        ]
        assert risk_of(tasks, samples=2).end_mean == 10
        with pytest.raises(UsageError) as refused:
            risk_of(tasks, samples=2, calendar=WorkCalendar.official())
        assert refused.value.text("en") == (
            "lags of 1 → 2, 2 → 3: count days of the calendar, must count working days where a risk analysis does"
        )
        assert refused.value.text("zh").startswith("1 → 2、2 → 3 的间隔按日历日计")


class TestGuidance:
    """Work that is done beside what it guides."""

    def test_it_lies_open_where_it_does_not_fit_in_one_go(self) -> None:
        """Ten days of guidance, and work of up to twenty: both are over when the longer one is, pair by pair."""
        tasks = [
            work("1", 10, Waits("2", "FF")),
            work("2", None, Waits("1", "SS")),
            work("3", 8, Waits("4", "FF")),
            work("4", None, Waits("3", "SS")),
        ]
        items = guess("2", 5, 8, 20), guess("4", 5, 8, 20)
        risk = risk_of(tasks, *items, samples=400)
        alone = drawn(setting_of(plan_of(*tasks), guesses(*items), samples=400))
        for name, guide, days in (("2", "1", 10), ("4", "3", 8)):
            longest = sorted(max(days * DAY, minutes[name]) for minutes in alone)
            found = risk[guide].finish
            listed = [day for day, count in zip(found.offsets, found.counts, strict=True) for _ in range(count)]
            assert listed == [-(-minute // DAY) for minute in longest]
        assert any(one.en.endswith("in some samples: 1, 2, 3, 4") for one in risk.remarks)


class TestRefusals:
    """What is not carried out."""

    def test_the_graph_of_another_plan(self) -> None:
        """It must be that of the plan."""
        plan, other = plan_of(work("1", 2)), attrs.evolve(plan_of(work("1", 3)), id="other")
        with pytest.raises(UsageError) as refused:
            analyze_risk(plan, PlanGraph.from_plan(other), guesses(), data_date=BASE)
        assert refused.value.text("en") == "graph: is that of plan other, must be of demo"
        assert refused.value.text("zh") == "关系图属于方案 other，须属于 demo"

    def test_estimates_of_tasks_that_the_plan_does_not_have(self) -> None:
        """All are named."""
        with pytest.raises(UsageError) as refused:
            risk_of([work("1", None)], guess("8", 1), guess("9", 1))
        assert refused.value.text("en") == "estimates ours: 8, 9 must be tasks of the plan demo"

    @pytest.mark.parametrize("settings", [{"samples": 0}, {"seed": -1}, {"correlation": 1.5}, {"device": "tpu"}])
    def test_settings_out_of_bounds(self, settings: dict[str, Any]) -> None:
        """Before anything is drawn."""
        with pytest.raises(UsageError, match="must"):
            risk_of([work("1", 2)], **settings)

    def test_a_data_date_that_is_none(self) -> None:
        """It is a day, or its words."""
        plan = plan_of(work("1", 2))
        with pytest.raises(UsageError, match="2018-02-30"):
            analyze_risk(plan, PlanGraph.from_plan(plan), guesses(), data_date="2018-02-30")

    def test_tasks_that_wait_for_each_other_whatever_is_drawn(self) -> None:
        """Though their work may take no days that are known."""
        tasks = [work("1", None, Waits("2")), work("2", None, Waits("1")), work("3", 2)]
        for items in ((), (guess("1", 1, 2, 3),)):
            with pytest.raises(UsageError) as refused:
                risk_of(tasks, *items, samples=10)
            assert refused.value.text("en").startswith("tasks 1, 2: wait for each other whatever is drawn")
            assert refused.value.text("zh").startswith("任务 1、2：无论抽取何值均互相等待而排不出日期")

    def test_tasks_that_wait_for_each_other_in_some_samples(self) -> None:
        """In how many of those that were tried: as many as draw more than the ten days that are allowed."""
        tasks = [work("1", None, Waits("2", "SS", -10)), work("2", None, Waits("1"))]
        setting = setting_of(plan_of(*tasks), guesses(guess("1", 5, 8, 20)), samples=500)
        long = sum(minutes["1"] > 10 * DAY for minutes in drawn(setting))
        assert 0 < long < 500
        with pytest.raises(UsageError) as refused:
            risk_of(tasks, guess("1", 5, 8, 20), samples=500)
        assert refused.value.text("en").startswith(f"tasks 1, 2: wait for each other in {long} of 500 samples")
        assert refused.value.text("zh").startswith(f"任务 1、2：在 500 次抽样中有 {long} 次互相等待而排不出日期")
