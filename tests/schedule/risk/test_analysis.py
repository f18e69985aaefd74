"""What a risk analysis found, as it is asked for."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Unit
from egov_consolidation.schedule import RiskAnalysis, analyze_risk

from ..oracle import BASE, STANDING, plan_of, work  # noqa: TID252 - tests have no name of their own
from .made import AUDIT, FINANCE, guess, guesses, led


@pytest.fixture(scope="module")
def risk() -> RiskAnalysis:
    """Give the risk of three tasks of two units, and a standing duty."""
    tasks = [
        led(work("10", None), "审计局"),
        led(work("2", None), FINANCE),
        led(work("1", 3), AUDIT),
        led(work("3", None, deadline=STANDING), "市委网信办"),
    ]
    plan = attrs.evolve(plan_of(*tasks), units=(Unit(name=AUDIT, aliases=("审计局",)),))
    return analyze_risk(
        plan, PlanGraph.from_plan(plan), guesses(guess("10", 4), guess("2", 1)), data_date=BASE, samples=10
    )


class TestTasks:
    """`RiskAnalysis` as a collection of tasks."""

    def test_it_holds_the_tasks_that_have_dates(self, risk: RiskAnalysis) -> None:
        """In natural order, and each by its id."""
        assert [one.id for one in risk] == ["1", "2", "10"]
        assert len(risk) == 3
        assert risk["10"].id == "10"
        assert [one["id"] for one in risk.to_records()] == ["1", "2", "10"]

    @pytest.mark.parametrize("task_id", ["3", "4", ""])
    def test_others_are_refused(self, risk: RiskAnalysis, task_id: str) -> None:
        """A standing duty, or no task of the plan at all."""
        with pytest.raises(UsageError) as refused:
            risk[task_id]
        assert refused.value.text("en").startswith(f"{task_id}: is not in the risk analysis")
        assert refused.value.text("zh") == f"{task_id}：不在风险分析之内，须为方案 demo 中有日期的任务"


class TestUnit:
    """`RiskAnalysis.unit` and the order of units."""

    def test_a_unit_is_found_by_any_of_its_names(self, risk: RiskAnalysis) -> None:
        """With its tasks."""
        assert risk.unit("审计局") is risk.unit(AUDIT)
        assert risk.unit(AUDIT).tasks == ("1", "10")

    def test_the_most_critical_stands_first(self, risk: RiskAnalysis) -> None:
        """Four days of the one decide the end, one day of the other never does."""
        assert [one.unit for one in risk.units] == [AUDIT, FINANCE]
        assert [one["unit"] for one in risk.unit_records()] == [AUDIT, FINANCE]

    @pytest.mark.parametrize("name", ["市委网信办", "市人社局"])
    def test_a_unit_without_a_task_that_has_dates_is_refused(self, risk: RiskAnalysis, name: str) -> None:
        """In both languages."""
        with pytest.raises(UsageError) as refused:
            risk.unit(name)
        assert refused.value.text("en").startswith(f"{name}: is not in the risk analysis, must lead a task")
        assert refused.value.text("zh").startswith(f"{name}：不在风险分析之内，须为方案 demo 中")
