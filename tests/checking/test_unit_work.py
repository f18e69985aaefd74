"""What one unit has to do, as a check tells it."""

from __future__ import annotations

import pytest

from egov_consolidation import issued
from egov_consolidation.checking import work_of
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import Facility, Inventory
from egov_consolidation.ledger import Light, Progress, ProgressEntry, State, UnitWork
from egov_consolidation.model import obligations
from egov_consolidation.settings import Settings

PLAN, ROSTER = issued.load("dalian-2017"), issued.roster("dalian-2017")


def light_of(work: UnitWork, task_id: str) -> Light:
    """Return the light of a task."""
    return next(one.light for one in work.owed if one.task.id == task_id)


class TestWorkOf:
    """`work_of`."""

    def test_it_is_what_the_unit_owes(self) -> None:
        """As it is named, and as one of a group; by any of its names."""
        work = work_of("市发改委", PLAN, as_of="2018-07-01", roster=ROSTER)
        mine = [one.task.id for one in obligations(PLAN, ROSTER) if one.unit == "市发展改革委"]
        assert [one.task.id for one in work.owed] == mine
        assert (work.unit, work.has_roster, work.has_ledger) == ("市发展改革委", True, False)

    def test_without_a_ledger_nothing_is_red(self) -> None:
        """Not even what nobody has any evidence of."""
        work = work_of("市审计局", PLAN, as_of="2022-07-01")
        assert set(work.lights) == {Light.UNKNOWN}
        assert light_of(work_of("市审计局", PLAN, as_of="2022-07-01", progress=Progress()), "2.5.4") is Light.RED

    def test_who_waits_for_a_unit_waits_for_what_it_has_not_done(self) -> None:
        """The office that builds the data centre holds up all that migrate to it, until it is done."""
        for state, waiting in ((State.UNDER_WAY, True), (State.DONE, False)):
            built = ProgressEntry(id="1", task="2.2.3", unit="市政府办公厅", state=state)
            work = work_of("市政府办公厅", PLAN, as_of="2018-07-01", roster=ROSTER, progress=Progress(entries=(built,)))
            departments = set(ROSTER.groups["departments"]) - {"市政府办公厅"}
            assert {one.unit for one in work.holding_up if one.task.id == "1.8"} == (departments if waiting else set())
            assert "市政府办公厅" not in {one.unit for one in work.holding_up}

    def test_measures_are_parameters_of_the_rule_about_lights(self) -> None:
        """Of the call before those of the settings."""
        begun = ProgressEntry(id="1", task="2.5.3", unit="市审计局", state=State.UNDER_WAY)
        progress, settings = Progress(entries=(begun,)), Settings(parameters={"SU05.near": 30})
        asked = {"as_of": "2018-06-01", "progress": progress}
        lights = [
            light_of(work_of("市审计局", PLAN, settings=one, parameters=two, **asked), "2.5.3")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            for one, two in ((None, {}), (settings, {}), (settings, {"SU05.near": 28}))
        ]
        assert lights == [Light.UNKNOWN, Light.YELLOW, Light.GREEN]

    def test_what_the_inventory_knows_to_be_in_service_begins_a_duty(self) -> None:
        """Without any report on the row that builds it."""
        site = Facility(id="f", name="公共数据开放网站", in_service_on="2018-06-30")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        inventory = Inventory(id="i", facilities=(site,))
        lights = [
            light_of(work_of("市教育局", PLAN, as_of=day, roster=ROSTER, inventory=inventory), "1.12")
            for day in ("2018-06-29", "2018-06-30")
        ]
        assert lights == [Light.NOT_BEGUN, Light.STANDING]

    def test_what_makes_no_sense_is_refused(self) -> None:
        """As in a check."""
        with pytest.raises(UsageError, match=r"SU05\.near"):
            work_of("市审计局", PLAN, as_of="2018-06-01", parameters={"SU05.near": -1})
