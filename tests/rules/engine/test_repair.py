"""Repairs: they mend, nothing smaller does, and nothing else departs for them; held to brute force."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Change, Verdict
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    AnyRecord,
    InformationSystem,
    Inventory,
    LeasedLine,
    LifecycleState,
    Money,
    Project,
    ProjectState,
    fields_of,
)
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Demand,
    RecordHandle,
    Scene,
    _repair,
    count,
    everyone,
    judged,
    on,
    verdicts,
)
from egov_consolidation.rules.engine._changed_records import with_values
from egov_consolidation.rules.engine._interpreter import evaluate
from egov_consolidation.rules.engine._nodes import TRUE, Negation, Record
from egov_consolidation.rules.engine._repair import smallest_repair
from egov_consolidation.wording import Text

from .drawn_demands import FIRST, SYSTEM, counting_demands, demands, scenes

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
DAYS: tuple[Day, ...] = (*(FIRST.add(days=ahead) for ahead in range(-8, 30)), NOT_YET)

SECRECY = {"is_secret": (True, False)}
"""A fact that can be filled in, and not changed."""


def values(scene: Scene) -> Mapping[str, tuple[object, ...]]:
    """Return all that the fields of a small system may hold, as far as drawn demands can tell values apart."""
    others = (one.id for one in scene.inventory.records("systems") or () if one.id != scene.subject.id)
    fact = {} if isinstance(scene.subject, InformationSystem) and scene.subject.is_secret is not None else SECRECY
    days = {name: days_left(scene, name) for name in ("retired_on", "accessed_on") if not is_past(scene, name)}
    return {
        "lifecycle": tuple(LifecycleState),
        **days,
        "parent": (*others, NOTHING),
        "host": (*sorted(hosts(scene)), NOTHING),
        "capabilities": tuple(lists(capabilities(scene))),
        "is_exchange": (True, False),
        **fact,
        "users": tuple(range(22)),  # as many days as lie between the days that are drawn, and two more
        "operating_funds": tuple(Money(fen) for fen in range(5)),
    }


def hosts(scene: Scene) -> set[str]:
    """Return the facilities that are listed or referred to: a repair invents none."""
    listed = {one.id for one in scene.inventory.records("facilities") or ()}
    return listed | {one.host for one in _systems(scene.inventory) if one.host}


def capabilities(scene: Scene) -> list[str]:
    """Return the capabilities that are declared: a repair invents none."""
    return sorted({name for one in _systems(scene.inventory) for name in one.capabilities or ()})


def lists(names: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield every choice of some names."""
    for size in range(len(names) + 1):
        yield from itertools.combinations(names, size)


def is_past(scene: Scene, name: str) -> bool:
    """Return whether something is known to have happened by the day of the report."""
    happened: Day | None = getattr(scene.subject, name)
    return happened is not None and happened <= scene.as_of


def days_left(scene: Scene, name: str) -> tuple[Day, ...]:
    """Return the days that something may yet get: what is known not to have come by the report comes no earlier."""
    is_known = getattr(scene.subject, name) is not None
    return tuple(one for one in DAYS if not is_known or one >= scene.as_of)


def changed(scene: Scene, size: int) -> Iterator[AnyRecord]:
    """Yield the subject with so many fields changed, in every way."""
    domains = values(scene)
    for names in itertools.combinations(domains, size):
        kept = ([one for one in domains[name] if one != getattr(scene.subject, name)] for name in names)
        for chosen in itertools.product(*kept):
            yield with_values(scene.subject, dict(zip(names, chosen, strict=True)))


def departing(demand: Demand, scene: Scene, inventory: Inventory) -> set[str]:
    """Return the ids of the systems that depart."""
    found = verdicts(demand, inventory, "systems", as_of=scene.as_of, parameters=scene.parameters)
    return {one.id for one in found.departing}


def mends(demand: Demand, scene: Scene, record: AnyRecord) -> bool:
    """Return whether a record passes in the place of the subject, and no other departs for it."""
    inventory = scene.inventory.with_record(record)
    if judged(demand, attrs.evolve(scene, inventory=inventory, subject=record))[0] is not Verdict.PASS:
        return False
    return departing(demand, scene, inventory) <= departing(demand, scene, scene.inventory) - {record.id}


def moved(scene: Scene, record: AnyRecord) -> int:
    """Return by how many days a change moves days."""
    total = 0
    for name in ("retired_on", "accessed_on"):
        before, after = getattr(scene.subject, name), getattr(record, name)
        if before != after:
            total += abs(after.toordinal() - (scene.as_of if before in (None, NOT_YET) else before).toordinal())
    return total


NAMED = InformationSystem(
    id="named", capabilities=("DC", "OA"), is_secret=True, retired_on=FIRST, accessed_on=NOT_YET, parent=NOTHING
)
"""It holds the names that brute force tries: a repair invents none."""


def _systems(inventory: Inventory) -> tuple[InformationSystem, ...]:
    return inventory.systems or ()


@st.composite
def failures(draw: st.DrawFn) -> tuple[Demand, Scene]:
    """Draw a demand and a scene whose subject fails it; little is missing of it."""
    demand, scene = draw(st.one_of(demands(), counting_demands())), draw(scenes())
    known = {
        "retired_on": FIRST,
        "accessed_on": NOT_YET,
        "users": 1,
        "parent": NOTHING,
        "host": "f1",
        "is_secret": True,
    }
    filled = {name: value for name, value in known.items() if getattr(scene.subject, name) is None}
    subject = draw(st.sampled_from((with_values(scene.subject, filled), scene.subject)))
    inventory = scene.inventory.with_record(subject)
    scene = attrs.evolve(
        scene, subject=subject, inventory=attrs.evolve(inventory, systems=(*_systems(inventory), NAMED))
    )
    if evaluate(demand.applies, scene).value is not True:
        demand = attrs.evolve(demand, applies=TRUE)
    if judged(demand, scene)[0] is Verdict.PASS:
        demand = attrs.evolve(demand, require=Negation(demand.require))
    assume(judged(demand, scene)[0] is Verdict.FAIL)
    return demand, scene


class TestSmallestRepair:
    """The smallest change of a record that makes it pass."""

    @settings(max_examples=200)
    @given(failures())
    def test_it_mends_and_no_other_record_departs_for_it(self, failure: tuple[Demand, Scene]) -> None:
        """Applied, it turns the failure into a pass, and leaves alone what is known and no act can change."""
        demand, scene = failure
        found = smallest_repair(demand, scene)
        assert found is None or mends(demand, scene, found.record)
        abouts = fields_of(InformationSystem)
        after = scene.subject if found is None else found.record
        told = () if found is None else found.changes
        differing = [name for name in abouts if getattr(after, name) != getattr(scene.subject, name)]
        assert [one.datum for one in told] == [f"systems/s1: {name}" for name in differing]
        assert all(getattr(scene.subject, name) is None for name in differing if abouts[name].is_fixed)

    @settings(max_examples=60)
    @given(failures())
    def test_no_smaller_one_exists(self, failure: tuple[Demand, Scene]) -> None:
        """Fewer fields never mend, nor as many of them with days moved less; where there is none, two do not either."""
        demand, scene = failure
        found = smallest_repair(demand, scene)
        size = 3 if found is None else len(found.changes)
        for fewer in range(1, min(size, 3)):
            assert not any(mends(demand, scene, one) for one in changed(scene, fewer))
        if found is not None and size < 3:
            distances = [moved(scene, one) for one in changed(scene, size) if mends(demand, scene, one)]
            assert moved(scene, found.record) == min(distances)

    def test_what_it_refers_to_is_changed_where_that_makes_it_count_itself(self) -> None:
        """One of those that are counted, it is looked at through its own reference."""
        counted = count(InformationSystem, by="host", of=SYSTEM.host, where=lambda one: one.parent.is_secret)
        demand = Check(applies=everyone(), require=counted >= 1).demand(holds_from=None, holds_until=None)
        subject = InformationSystem(id="s", host="f", parent=NOTHING)
        inventory = Inventory(id="i", systems=(subject, attrs.evolve(NAMED, host=NOTHING)))
        scene = Scene(inventory=inventory, as_of=FIRST, parameters={}, subject=subject)
        found = smallest_repair(demand, scene)
        assert found is not None
        assert [(one.datum, one.to) for one in found.changes] == [("systems/s: parent", "named")]

    def test_a_line_is_cancelled_by_the_day_of_the_report(self) -> None:
        """A day that has not come is moved from that of the report."""
        line = LeasedLine(id="7", rented_by_unit=True, cancelled_on=NOT_YET)
        demand = Check(applies=LINE.rented_by_unit, require=LINE.cancelled_on <= AS_OF).demand(
            holds_from=None, holds_until=None
        )
        scene = Scene(inventory=Inventory(id="i"), as_of=day("2019-03-01"), parameters={}, subject=line)
        found = smallest_repair(demand, scene)
        assert found is not None
        assert found.changes == (
            Change(datum="lines/7: cancelled_on", label=Text(en="cancelled on", zh="取消时间"), to=day("2019-03-01")),
        )

    @pytest.mark.parametrize("now", [NOT_YET, FIRST.add(days=9)], ids=["never", "planned"])
    def test_what_had_not_happened_is_not_put_into_the_past(self, now: Day) -> None:
        """Known not to have happened by the day of the report, it can no longer happen before."""
        before = SYSTEM.accessed_on <= on(str(FIRST.subtract(days=3)))
        demand = Check(applies=everyone(), require=before).demand(holds_from=None, holds_until=None)
        subject = InformationSystem(id="s", accessed_on=now)
        scene = Scene(inventory=Inventory(id="i"), as_of=FIRST, parameters={}, subject=subject)
        assert smallest_repair(demand, scene) is None

    def test_what_is_not_known_may_have_happened_in_the_past(self) -> None:
        """Then its day can be told, whatever else has to be mended."""
        last = FIRST.subtract(days=3)
        require = SYSTEM.is_exchange & (SYSTEM.accessed_on <= on(str(last)))
        demand = Check(applies=everyone(), require=require).demand(holds_from=None, holds_until=None)
        subject = InformationSystem(id="s", is_exchange=False)
        scene = Scene(inventory=Inventory(id="i"), as_of=FIRST, parameters={}, subject=subject)
        found = smallest_repair(demand, scene)
        assert found is not None
        assert found.record == InformationSystem(id="s", is_exchange=True, accessed_on=last)

    @pytest.mark.parametrize(
        ("now", "then"),
        [
            (ProjectState.APPLIED, ProjectState.REJECTED),
            (ProjectState.APPROVED, ProjectState.WITHDRAWN),
            (ProjectState.UNDER_CONSTRUCTION, ProjectState.WITHDRAWN),
            (ProjectState.WITHDRAWN, ProjectState.APPLIED),
        ],
    )
    def test_a_state_goes_on_and_not_back(self, now: ProjectState, then: ProjectState) -> None:
        """What is approved can be withdrawn, and is not merely applied for again; back only where nothing is ahead."""
        project = RecordHandle(Record.SUBJECT, Project)
        built = (ProjectState.APPROVED, ProjectState.UNDER_CONSTRUCTION, ProjectState.ACCEPTED)
        require = ~project.state.is_in(*built, now)
        demand = Check(applies=everyone(), require=require).demand(holds_from=None, holds_until=None)
        scene = Scene(inventory=Inventory(id="i"), as_of=FIRST, parameters={}, subject=Project(id="p", state=now))
        found = smallest_repair(demand, scene)
        assert found is not None
        assert found.record == Project(id="p", state=then)

    @pytest.mark.parametrize("value", [True, None])
    def test_what_passes_or_is_undecided_needs_none(self, value: bool | None) -> None:
        """Nothing is mended that does not fail."""
        demand = Check(applies=everyone(), require=SYSTEM.is_exchange).demand(holds_from=None, holds_until=None)
        subject = InformationSystem(id="s", is_exchange=value)
        scene = Scene(inventory=Inventory(id="i"), as_of=FIRST, parameters={}, subject=subject)
        assert smallest_repair(demand, scene) is None

    def test_what_is_fixed_cannot_be_mended(self) -> None:
        """Nobody can change when a thing was applied for."""
        demand = Check(applies=everyone(), require=SYSTEM.applied_on > AS_OF).demand(holds_from=None, holds_until=None)
        subject = InformationSystem(id="s", applied_on=FIRST)
        scene = Scene(inventory=Inventory(id="i"), as_of=FIRST, parameters={}, subject=subject)
        assert smallest_repair(demand, scene) is None

    def test_what_is_fixed_and_missing_can_be_filled_in(self) -> None:
        """What something is called does not change, but it can be told."""
        demand = Check(applies=everyone(), require=~SYSTEM.name.is_missing).demand(holds_from=None, holds_until=None)
        scene = Scene(inventory=Inventory(id="i"), as_of=FIRST, parameters={}, subject=InformationSystem(id="s"))
        found = smallest_repair(demand, scene)
        assert found is not None
        assert [one.datum for one in found.changes] == ["systems/s: name"]

    def test_what_is_missing_is_filled_in_where_the_pass_rests_on_it(self) -> None:
        """A pass is a pass only when it is known."""
        demand = Check(applies=everyone(), require=SYSTEM.is_exchange & (SYSTEM.users >= 3)).demand(
            holds_from=None, holds_until=None
        )
        subject = InformationSystem(id="s", is_exchange=False)
        scene = Scene(inventory=Inventory(id="i"), as_of=FIRST, parameters={}, subject=subject)
        found = smallest_repair(demand, scene)
        assert found is not None
        assert found.record == InformationSystem(id="s", is_exchange=True, users=3)

    def test_what_must_be_known_is_said_to_be_as_on_the_day_of_the_report(self) -> None:
        """A day that is not known is moved from there, and need not be compared with anything."""
        demand = Check(applies=everyone(), require=~SYSTEM.retired_on.is_missing).demand(
            holds_from=None, holds_until=None
        )
        subject = InformationSystem(id="s")
        scene = Scene(inventory=Inventory(id="i"), as_of=FIRST, parameters={}, subject=subject)
        found = smallest_repair(demand, scene)
        assert found is not None
        assert found.record == InformationSystem(id="s", retired_on=FIRST)

    def test_it_gives_up_where_every_try_would_look_at_too_many_records(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A record that is counted itself is tried in an inventory of its own each time."""
        used = count(InformationSystem, where=lambda one: one.users >= 1)
        demand = Check(applies=everyone(), require=used < 1).demand(holds_from=None, holds_until=None)
        subject = InformationSystem(id="s", users=1)
        systems = (subject, *(InformationSystem(id=str(at), users=0) for at in range(1, 11)))
        inventory = Inventory(id="i", systems=systems)
        scene = Scene(inventory=inventory, as_of=FIRST, parameters={}, subject=subject)
        found = smallest_repair(demand, scene)
        assert found is not None
        assert found.record == InformationSystem(id="s", users=0)
        monkeypatch.setattr(_repair, "_VISITS", len(systems) - 1)
        assert smallest_repair(demand, scene) is None
