"""Verdicts day by day, from the days on which records turn, against judging every day."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given

from egov_consolidation.dates import Day
from egov_consolidation.inventory import NOT_YET, InformationSystem, Inventory
from egov_consolidation.rules.engine import AS_OF, Check, Demand, RecordHandle, everyone
from egov_consolidation.rules.engine import _columnar_sweep as sweep_module
from egov_consolidation.rules.engine._columnar import Judged, judged_in
from egov_consolidation.rules.engine._columnar_sweep import sweep
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.rules.engine._verdicts import Evaluator, verdicts
from egov_consolidation.testing._drawn_inventories import DrawnCase, cases

FIRST, LAST = Day(2018, 6, 24), Day(2018, 7, 20)
BY_COLUMNS = (Evaluator.COLUMNS, Evaluator.ARRAYS)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)


def days(first: Day, last: Day) -> list[Day]:
    """Return the days of a stretch."""
    return list(map(Day.fromordinal, range(first.toordinal(), last.toordinal() + 1)))


class TestSweep:
    """How many records get which verdict, day by day."""

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    @given(case=cases())
    def test_agrees_with_judging_every_day(self, evaluator: Evaluator, case: DrawnCase) -> None:
        """Each day has the counts of a judgement on that day."""
        found = sweep(
            case.demand,
            case.inventory,
            case.collection,
            first=FIRST,
            last=LAST,
            parameters=case.parameters,
            evaluator=evaluator,
        )
        assert [found.on(one) for one in days(FIRST, LAST)] == [_judged_on(one, case) for one in days(FIRST, LAST)]

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    @pytest.mark.parametrize("days_later", [0, 3, -3])
    @pytest.mark.parametrize("name", ["__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__"])
    def test_each_comparison_turns_on_its_day(self, evaluator: Evaluator, days_later: int, name: str) -> None:
        """Each comparison with the day, shifted or not, on either side, turns on the day on which the two meet."""
        systems = tuple(
            InformationSystem(id=str(number), approved_on=one)
            for number, one in enumerate((*days(FIRST, LAST), NOT_YET, None))
        )
        moving = AS_OF + days_later
        for left, right in ((moving, SYSTEM.approved_on), (SYSTEM.approved_on, moving)):
            demand = demand_of(Check(applies=everyone(), require=getattr(left, name)(right)))
            case = DrawnCase(
                collection="systems",
                demand=demand,
                inventory=Inventory(id="i", systems=systems),
                as_of=FIRST,
                parameters={},
            )
            found = sweep(
                demand,
                case.inventory,
                "systems",
                first=FIRST,
                last=LAST,
                parameters={},
                evaluator=evaluator,
            )
            assert [found.on(one) for one in days(FIRST, LAST)] == [_judged_on(one, case) for one in days(FIRST, LAST)]

    def test_takes_a_few_checks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """One comparison with the day takes three checks, however many the days and the records are."""
        judged: list[object] = []

        def counting(*args: Any, **kwargs: Any) -> Judged:  # noqa: ANN401 - passed on
            judged.append(args)
            return judged_in(*args, **kwargs)

        monkeypatch.setattr(sweep_module, "judged_in", counting)
        systems = tuple(
            InformationSystem(id=str(number), approved_on=one) for number, one in enumerate(days(FIRST, LAST))
        )
        demand = demand_of(Check(applies=everyone(), require=SYSTEM.approved_on <= AS_OF))
        sweep(demand, Inventory(id="i", systems=systems), "systems", first=FIRST, last=Day(2021, 6, 30), parameters={})
        assert len(judged) == 3


def demand_of(check: Check) -> Demand:
    """Return a check as it is evaluated."""
    return check.demand(holds_from=None, holds_until=None)


def _judged_on(one: Day, case: DrawnCase) -> object:
    on_the_day = attrs.evolve(case, as_of=one)
    return verdicts(
        on_the_day.demand,
        on_the_day.inventory,
        on_the_day.collection,
        as_of=one,
        parameters=on_the_day.parameters,
        evaluator=Evaluator.OBJECTS,
    ).counts
