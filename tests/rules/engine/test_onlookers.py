"""Who comes to depart when a record is changed: tried on all records."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOTHING, InformationSystem, Inventory
from egov_consolidation.rules.engine import Check, Demand, Expression, Scene, SharedCounts, count, everyone, judged
from egov_consolidation.rules.engine._onlookers import Onlookers

from .drawn_demands import FIRST, SYSTEM, counting_demands, demands, scenes, systems

BUSY = count(InformationSystem, by="host", of=SYSTEM.host, where=lambda one: one.users >= 1)
"""How many systems with users run where the subject runs."""

LED = count(InformationSystem, by="host", of=SYSTEM.host, where=lambda one: one.parent.is_secret)
"""How many systems of a secret one run where the subject runs."""


def departing(demand: Demand, scene: Scene, inventory: Inventory) -> set[str]:
    """Return the ids of the systems that depart, each looked at by itself."""
    found = {
        one.id: judged(demand, attrs.evolve(scene, inventory=inventory, subject=one, shared=None))[0]
        for one in inventory.systems or ()
    }
    return {one for one, verdict in found.items() if verdict in (Verdict.FAIL, Verdict.UNKNOWN)}


def onlookers(demand: Demand, scene: Scene) -> tuple[Onlookers, SharedCounts]:
    """Return who looks at the subject of a scene."""
    shared = SharedCounts(scene.inventory, type(scene.subject))
    return Onlookers(demand, attrs.evolve(scene, shared=shared), shared), shared


class TestOnlookers:
    """`Onlookers`."""

    @settings(max_examples=300)
    @given(st.one_of(counting_demands(), demands()), scenes(), st.data())
    def test_they_suffer_where_another_record_departs_that_did_not(
        self, demand: Demand, scene: Scene, data: st.DataObject
    ) -> None:
        """Brute force: all records are judged before and after, and the subject does not matter."""
        ids = tuple(one.id for one in scene.inventory.systems or ())
        changed = data.draw(systems(scene.subject.id, ids))
        inventory = scene.inventory.with_record(changed)
        found, shared = onlookers(demand, scene)
        there = attrs.evolve(scene, subject=changed, inventory=inventory, shared=shared.with_record(changed))
        newly = departing(demand, scene, inventory) - departing(demand, scene, scene.inventory) - {changed.id}
        assert found.suffer(there) == bool(newly)
        assert found.look or not newly

    @pytest.mark.parametrize(
        ("applies", "require", "host", "secret"),
        [
            (BUSY >= 1, SYSTEM.is_exchange, "f1", None),
            (everyone(), BUSY < 1, "f1", None),
            (everyone(), BUSY < 1, None, None),
            (everyone(), LED < 1, "elsewhere", True),
        ],
        ids=["spoken of", "departs", "undecided", "by a reference from what is counted"],
    )
    def test_another_comes_to_depart(
        self, applies: Expression, require: Expression, host: str | None, secret: bool | None
    ) -> None:
        """Where the rule did not speak of it, where it passed, where a key is lost, and where something leads there."""
        subject = InformationSystem(id="s", host=NOTHING, users=1, parent=NOTHING, is_secret=False)
        passing = InformationSystem(id="o", host="f1", users=0, parent=NOTHING, is_exchange=False)
        led = InformationSystem(id="l", host="f1", users=0, parent="s", is_exchange=True)
        inventory = Inventory(id="i", systems=(subject, passing, led))
        scene = Scene(inventory=inventory, as_of=FIRST, parameters={}, subject=subject)
        demand = Check(applies=applies, require=require).demand(holds_from=None, holds_until=None)
        assert not departing(demand, scene, inventory) - {"s"}
        changed = attrs.evolve(subject, host=host, is_secret=bool(secret))
        found, shared = onlookers(demand, scene)
        there = attrs.evolve(
            scene, subject=changed, inventory=inventory.with_record(changed), shared=shared.with_record(changed)
        )
        assert found.suffer(there)

    def test_who_looks_at_whom_is_read_off_the_demand(self) -> None:
        """By a key, by a reference, at everybody, or at nobody of the kind."""
        subject = InformationSystem(id="s")
        scene = Scene(inventory=Inventory(id="i", systems=(subject,)), as_of=FIRST, parameters={}, subject=subject)
        by_host = count(InformationSystem, by="host", of=SYSTEM.host, where=lambda one: one.users >= 1) < 1
        some = count(InformationSystem, where=lambda one: one.users >= 1) < 1
        told = {
            (True, True, False): by_host,
            (True, True, True): SYSTEM.parent.is_secret,
            (True, False, False): some,
            (False, True, False): SYSTEM.is_secret,
        }
        for expected, require in told.items():
            demand = Check(applies=everyone(), require=require).demand(holds_from=None, holds_until=None)
            found, _ = onlookers(demand, scene)
            assert (found.look, found.share_keys, found.follow) == expected
