"""What is said of a task and of a unit, as flat records."""

from __future__ import annotations

import json

from ..oracle import Waits, work  # noqa: TID252 - tests have no name of their own
from .made import AUDIT, FINANCE, by, guess, led, risk_of

TASKS = [
    led(work("1", None, deadline=by(30)), AUDIT),
    led(work("2", 5, Waits("1"), deadline=by(40)), AUDIT, FINANCE),
    led(work("3", 2), "市委网信办"),
]


class TestTaskRisk:
    """`TaskRisk.to_record`."""

    def test_it_holds_every_figure_as_json_can(self) -> None:
        """Days as text, probabilities as numbers, nothing where nothing is known."""
        risk = risk_of(TASKS, guess("1", 10, 20, 60), samples=200)
        one, two, three = risk.to_records()
        assert json.loads(json.dumps([one, two, three])) == [one, two, three]
        assert (one["id"], one["units"], one["is_sampled"], one["last_day"]) == ("1", AUDIT, True, "2018-01-30")
        assert (two["units"], two["is_sampled"]) == (f"{AUDIT}、{FINANCE}", False)
        assert (three["last_day"], three["on_time"], three["on_time_error"]) == (None, None, None)
        found = risk["1"]
        assert found.on_time is not None
        assert one["p80"] == found.finish.p80.isoformat()
        assert (one["on_time"], one["on_time_error"]) == (found.on_time.value, found.on_time.standard_error)
        assert one["criticality_index"] == found.sensitivity.criticality_index


class TestUnitRisk:
    """`UnitRisk.to_record`."""

    def test_it_counts_its_tasks_and_its_deadlines(self) -> None:
        """And sums up how often they are critical."""
        risk = risk_of(TASKS, guess("1", 10, 20, 60), samples=200)
        records = {str(one["unit"]): one for one in risk.unit_records()}
        assert json.loads(json.dumps(records)) == records
        assert {unit: (one["tasks"], one["dated"]) for unit, one in records.items()} == {
            AUDIT: (2, 2),
            FINANCE: (1, 1),
            "市委网信办": (1, 0),
        }
        assert (records[AUDIT]["criticality_sum"], records[FINANCE]["criticality_sum"]) == (2, 1)
        assert records["市委网信办"]["on_time"] is None
        assert records[AUDIT].keys() - records[FINANCE].keys() == set()
