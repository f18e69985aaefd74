"""Why a record departs, in the words of a message."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings

from egov_consolidation.dates import day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Facility, InformationSystem, Inventory
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Demand,
    RecordHandle,
    Scene,
    because,
    count,
    counted,
    everyone,
    judged,
)
from egov_consolidation.rules.engine._explanation import explained
from egov_consolidation.rules.engine._nodes import Record

from .drawn_demands import demands, scenes
from .test_explanation import Ruling

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)


def scene(*facilities: Facility) -> Scene:
    """Return where a system that has one capability is judged."""
    system = InformationSystem(id="1", capabilities=("DC",))
    inventory = Inventory(id="i", systems=(system,), facilities=facilities)
    return Scene(inventory=inventory, as_of=day("2019-01-01"), parameters={}, subject=system)


def offered() -> Demand:
    """Return that nothing in service offers what a system does."""
    number = count(Facility, by="offers", of=SYSTEM.capabilities, where=lambda one: one.in_service_on <= AS_OF)
    return Check(applies=everyone(), require=number < 1).demand()


class TestBecause:
    """`because`."""

    @settings(suppress_health_check=[HealthCheck.filter_too_much])
    @given(demands(), scenes())
    def test_it_says_what_an_explanation_of_the_failure_does(self, demand: Demand, scene: Scene) -> None:
        """Each condition that decides, as it is."""
        assume(judged(demand, scene)[0] is Verdict.FAIL)
        told = explained(Ruling(on=InformationSystem, demand=demand), scene)
        wanted = [one.so_it_is for one in told.decisive]
        assert because(demand, scene, ()).zh == "，".join(one.zh for one in wanted)
        assert because(demand, scene, ()).en == ", ".join(one.en for one in wanted)


class TestCounted:
    """`counted`."""

    def test_it_names_the_records_that_count_and_no_others(self) -> None:
        """One in service counts, one that is not does not."""
        in_service = Facility(id="f1", name="数据中心", offers=("DC",), in_service_on=day("2018-01-01"))
        later = Facility(id="f2", offers=("DC",), in_service_on=day("2020-01-01"))
        other = Facility(id="f3", offers=("OA",), in_service_on=day("2018-01-01"))
        assert counted(offered(), scene(in_service, later, other)).zh == "统一基础设施 f1（数据中心）"
        assert counted(offered(), scene(later)).en == "none"

    def test_of_very_many_the_first_are_named(self) -> None:
        """And how many there are in all."""
        many = [Facility(id=f"f{number}", offers=("DC",), in_service_on=day("2018-01-01")) for number in range(8)]
        assert counted(offered(), scene(*many)).en.endswith("facilities/f5 and 2 more")
        assert counted(offered(), scene(*many)).zh.endswith("统一基础设施 f5等8项")
