"""What one unit has to do."""

from __future__ import annotations

from egov_consolidation import issued
from egov_consolidation.dates import day
from egov_consolidation.ledger import Account, Light, Progress, UnitWork


class TestUnitWork:
    """`UnitWork`."""

    def test_lights_are_counted_and_the_gravest_come_first(self) -> None:
        """Nothing is lost on the way."""
        plan = issued.load("dalian-2017")
        everything = tuple(Account(plan=plan, as_of=day("2019-06-30"), progress=Progress()).owed_tasks())
        work = UnitWork(unit="a", as_of=day("2019-06-30"), owed=everything)
        assert sum(work.lights.values()) == len(everything)
        assert list(work.lights) == [light for light in Light if light in work.lights]
        steps = [one.light.step for one in work.gravest_first]
        assert steps == sorted(steps, reverse=True)
        assert {one.task.id for one in work.gravest_first} == {task.id for task in plan}
