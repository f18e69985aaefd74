"""From sums over samples to what a risk analysis says: the order of units, the end, and the remarks."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation.dates import WorkCalendar, day
from egov_consolidation.graph import PlanGraph
from egov_consolidation.schedule import Probability, analyze_risk
from egov_consolidation.wording import Lang

from ..oracle import BASE, Waits, plan_of, work  # noqa: TID252 - tests have no name of their own
from .made import AUDIT, FINANCE, by, guess, guesses, led, risk_of

THREE = [
    led(work("1", None, deadline=by(20)), FINANCE),
    led(work("2", None, Waits("1")), AUDIT),
    led(work("3", 1), "市委网信办", "市人社局"),
]


class TestUnits:
    """The order of the units."""

    def test_the_most_critical_stand_first_and_equals_by_name(self) -> None:
        """Two that always decide the end, two that never do."""
        risk = risk_of(THREE, guess("1", 5, 9, 30), guess("2", 5, 9, 30), samples=50)
        assert [one.unit for one in risk.units] == [AUDIT, FINANCE, "市人社局", "市委网信办"]
        assert [one.sensitivity.criticality_index for one in risk.units] == [1, 1, 0, 0]


class TestOnTime:
    """`RiskAnalysis.on_time`."""

    def test_without_any_last_day_there_is_no_probability(self) -> None:
        """Not even one of 1."""
        assert risk_of([work("1", 5)], samples=5).on_time is None
        assert risk_of(THREE, guess("1", 5), samples=5).on_time == Probability.of(5, 5)


class TestEnd:
    """`end`, `end_mean` and `end_deviation`."""

    def test_the_mean_is_that_of_minutes_not_of_days(self) -> None:
        """A day begun counts whole in the days, and as a part in the mean."""
        risk = risk_of([work("1", None)], guess("1", 0, 0, 1), distribution="triangular", samples=4000)
        assert set(risk.end.offsets) == {1}
        assert risk.end_mean == pytest.approx(1 / 3, abs=0.02)
        assert risk.end_deviation == pytest.approx((1 / 18) ** 0.5, abs=0.02)

    def test_it_is_that_of_the_last_task(self) -> None:
        """In a chain the spread of the end is that of the last finish."""
        risk = risk_of(THREE[:2], guess("1", 5, 9, 30), guess("2", 5, 9, 30), samples=500)
        assert risk.end == risk["2"].finish


class TestRemarks:
    """What a reader has to know."""

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_they_say_how_the_figures_came_about(self, lang: Lang) -> None:
        """In both languages; seed, samples, distribution, independence, and where they were worked out."""
        risk = risk_of(THREE, guess("1", 5), guess("2", 1, 2, 3), samples=5000, seed=77, distribution="triangular")
        said = [one.say(lang) for one in risk.remarks]
        expected = {
            "en": [
                "5000 samples (triangular, seed 77), drawn from 2 estimates, to the minute",
                "durations are independent of each other",
                "Spearman's and Kendall's correlations are those of the first 4096 samples",
                "the estimates ours are an assumption: nobody who knows the work has confirmed them",
                "worked on by NumPy on the processor",
            ],
            "zh": [
                "按 2 项工期估计抽样 5000 次（三角分布，随机种子 77），精确到分钟",
                "各任务工期相互独立",
                "斯皮尔曼与肯德尔相关系数取自前 4096 次抽样",
                "工期估计 ours 为假设，尚未经了解工作的人员确认",
                "计算由 NumPy 在处理器上完成",
            ],
        }
        assert said == expected[lang]

    def test_that_ranks_are_of_the_first_samples_is_said_where_there_are_more(self) -> None:
        """Not where all are ranked."""
        said = [
            [one.en for one in risk_of(THREE, guess("1", 1, 2, 3), samples=samples).remarks] for samples in (4096, 4097)
        ]
        assert [any("Spearman" in one for one in remarks) for remarks in said] == [False, True]

    def test_a_common_factor_is_said(self) -> None:
        """With its strength, and whom it binds."""
        remarks = risk_of(THREE, guess("1", 1, 2, 3), samples=10, correlation=0.25).remarks
        assert "with correlation 0.25 between the normal scores of any two (Gaussian copula)" in remarks[1].en
        assert "相关系数为 0.25（高斯 copula）" in remarks[1].zh

    def test_confirmed_estimates_are_no_assumption(self) -> None:
        """Nor is anything assumed where nothing is drawn."""
        plan, confirmed = plan_of(*THREE), attrs.evolve(guesses(guess("1", 3)), is_assumption=False)
        said = analyze_risk(plan, PlanGraph.from_plan(plan), confirmed, data_date=BASE, samples=10).remarks
        assert not any("assumption" in one.en for one in said)
        assert not any("assumption" in one.en for one in risk_of([work("1", 2)], samples=10).remarks)

    def test_tasks_of_unknown_duration_are_named(self) -> None:
        """They take no days."""
        risk = risk_of([work("1", None), work("2", None), work("3", 4)], guess("2", 3), samples=10)
        assert risk.without_estimate == ("1",)
        assert "without duration and estimate, taken as 0 days: 1" in [one.en for one in risk.remarks]
        assert "既无工期又无估计、按 0 天计的任务：1" in [one.zh for one in risk.remarks]

    def test_tasks_that_had_to_lie_open_are_named(self) -> None:
        """Guidance of ten days in one go does not fit beside work of more than ten."""
        tasks = [work("1", 10, Waits("2", "FF")), work("2", None, Waits("1", "SS"))]
        risk = risk_of(tasks, guess("2", 5, 8, 20), samples=400)
        open_ones = [one for one in risk.remarks if one.en.startswith("taken to lie open")]
        assert [one.en[-4:] for one in open_ones] == ["1, 2"]
        assert [one.zh[-3:] for one in open_ones] == ["1、2"]
        assert not any(
            one.en.startswith("taken to lie open") for one in risk_of(tasks, guess("2", 5, 8, 9), samples=400).remarks
        )

    def test_a_working_calendar_says_which_years_it_does_not_know(self) -> None:
        """Only those that are reached."""
        calendar = WorkCalendar.of(2018, 2018)
        short = risk_of([work("1", 20)], samples=10, calendar=calendar)
        long = risk_of([work("1", 400)], samples=10, calendar=calendar)
        assert [one.en for one in short.remarks[-2:-1]] == ["days are working days"]
        assert [one.zh for one in long.remarks[-3:-1]] == [
            "天数按工作日计",
            "2019 年的放假安排尚未公布，仅按周末休息推算",
        ]
        assert long.end.p50 == day("2019-07-12")
