"""Small demands, inventories and scenes, drawn at random: small enough that brute force can look at all of them."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    Facility,
    InformationSystem,
    Inventory,
    LifecycleState,
    Money,
    ValueKind,
)
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Demand,
    Expression,
    ParameterHandle,
    RecordHandle,
    Scene,
    count,
    on,
)
from egov_consolidation.rules.engine._nodes import Record

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
PARAMETERS = ParameterHandle({"ZS04.users": ValueKind.NUMBER, "ZS04.days": ValueKind.NUMBER, "ZS04.due": ValueKind.DAY})
FIRST, LAST = day("2018-01-01"), day("2018-01-20")
STATES = (LifecycleState.IN_USE, LifecycleState.PLANNED, LifecycleState.RETIRED)
NAMES = ("DC", "OA")


def _or_missing(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(values, values, values, st.none())


near_days = st.integers(0, 19).map(lambda days: FIRST.add(days=days))
some_days = st.one_of(near_days, near_days, st.just(NOT_YET))


def systems(record_id: str, parents: tuple[str, ...]) -> st.SearchStrategy[InformationSystem]:
    """Draw a system of which some data are missing."""
    return st.builds(
        InformationSystem,
        id=st.just(record_id),
        is_secret=_or_missing(st.booleans()),
        is_exchange=_or_missing(st.booleans()),
        lifecycle=_or_missing(st.sampled_from(STATES)),
        retired_on=_or_missing(some_days),
        accessed_on=_or_missing(some_days),
        users=_or_missing(st.integers(0, 4)),
        operating_funds=_or_missing(st.integers(0, 3).map(Money)),
        capabilities=_or_missing(st.sampled_from([(), ("DC",), ("OA",), ("DC", "OA"), ("GIS",)])),
        parent=_or_missing(st.sampled_from(parents)),
        host=_or_missing(st.sampled_from(("f1", "gone", NOTHING))),
    )


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Draw an inventory of up to four systems, one of which is judged."""
    ids = ("s1", "s2", "s3", "s4")[: draw(st.integers(1, 4))]
    drawn = tuple(draw(systems(one, (*ids, NOTHING))) for one in ids)
    facility = Facility(id="f1", offers=("DC",), in_service_on=draw(st.one_of(some_days, st.none())))
    users = draw(st.one_of(st.just({}), st.sampled_from((0.0, 1.0, 2.5)).map(lambda one: {"ZS04.users": one})))
    due = draw(st.one_of(st.just({}), near_days.map(lambda one: {"ZS04.due": float(one.toordinal())})))
    return Scene(
        inventory=Inventory(id="i", systems=drawn, facilities=draw(st.sampled_from([(facility,), None]))),
        as_of=draw(near_days),
        parameters={**users, **due, "ZS04.days": draw(st.sampled_from((-3.0, 0.0, 1.5, 4.0)))},
        subject=drawn[0],
    )


def _day_written(draw: st.DrawFn) -> Expression:
    days = [
        AS_OF,
        AS_OF - draw(st.integers(0, 5)),
        AS_OF + PARAMETERS.days,
        PARAMETERS.due,
        AS_OF + count(InformationSystem, where=lambda one: one.retired_on <= AS_OF),
        on(draw(near_days).isoformat()),
        SYSTEM.retired_on,
        SYSTEM.accessed_on,
        SYSTEM.accessed_on + 3,
        SYSTEM.accessed_on.working_days_later(3),
        SYSTEM.retired_on.working_days_later(PARAMETERS.days),
        SYSTEM.retired_on + SYSTEM.users,
        SYSTEM.parent.retired_on,
        SYSTEM.host.in_service_on,
    ]
    return draw(st.sampled_from(days))


def _compared(draw: st.DrawFn, left: Expression, right: Expression) -> Expression:
    by = draw(st.sampled_from(("<", "<=", ">", ">=", "==", "!=")))
    return {
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
        "==": left == right,
        "!=": left != right,
    }[by]


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Expression:
    """Draw a condition about a system."""
    if depth and draw(st.booleans()):
        one, other = draw(conditions(depth - 1)), draw(conditions(depth - 1))
        return draw(st.sampled_from((one & other, one | other, ~one)))
    atoms = [
        lambda: _compared(draw, _day_written(draw), _day_written(draw)),
        lambda: SYSTEM.retired_on.between(_day_written(draw), _day_written(draw)),
        lambda: SYSTEM.is_exchange,
        lambda: SYSTEM.is_secret,
        lambda: SYSTEM.parent.is_secret,
        lambda: SYSTEM.lifecycle.is_in(*draw(st.sampled_from([STATES[:1], STATES[1:], STATES]))),
        lambda: SYSTEM.lifecycle == draw(st.sampled_from(STATES)),
        lambda: SYSTEM.capabilities.includes(*draw(st.sampled_from([("DC",), ("DC", "OA")]))),
        lambda: SYSTEM.parent != NOTHING,
        lambda: _compared(draw, SYSTEM.users, PARAMETERS.users),
        lambda: SYSTEM.users >= draw(st.integers(0, 3)),
        lambda: SYSTEM.operating_funds <= Money(draw(st.integers(0, 2))),
        lambda: SYSTEM.retired_on.is_missing,
        lambda: SYSTEM.parent.retired_on.is_missing,
        lambda: _counted(draw),
    ]
    return draw(st.sampled_from(atoms))()


def _counted(draw: st.DrawFn) -> Expression:
    counted = draw(
        st.sampled_from(
            [
                count(InformationSystem, by="parent", of=SYSTEM.parent, where=lambda one: one.retired_on <= AS_OF),
                count(InformationSystem, by="capabilities", of=SYSTEM.capabilities, where=lambda one: ~one.is_secret),
                count(InformationSystem, where=lambda one: one.accessed_on < SYSTEM.retired_on),
                count(Facility, by="id", of=SYSTEM.host, where=lambda one: one.in_service_on + 2 <= AS_OF),
            ]
        )
    )
    return _compared(draw, counted, Expression((SYSTEM.users >= draw(st.integers(0, 2))).node.right))  # type: ignore[union-attr]


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    """Draw what is demanded of a system."""
    applies, require = draw(conditions(depth=1)), draw(conditions())
    first: Day | None = draw(st.one_of(st.none(), near_days))
    return Check(applies=applies, require=require).demand(holds_from=first, holds_until=None)


def _grouped(draw: st.DrawFn) -> Expression:
    """Draw how many systems of the group of the subject, or of all, are this or that."""
    users = draw(st.integers(0, 2))
    where = draw(
        st.sampled_from(
            [
                lambda one: one.retired_on <= AS_OF,
                lambda one: (one.retired_on + PARAMETERS.days <= AS_OF) & (one.users >= users),
                lambda one: (one.accessed_on > AS_OF) & (one.users <= SYSTEM.users),
                lambda one: one.is_secret & (one.accessed_on <= SYSTEM.retired_on),
                lambda one: one.parent.is_secret & (one.users >= users),
                lambda one: one.lifecycle.is_in(*STATES[:2]),
            ]
        )
    )
    group = draw(
        st.sampled_from(
            [
                count(InformationSystem, by="host", of=SYSTEM.host, where=where),
                count(InformationSystem, by="parent", of=SYSTEM.id, where=where),
                count(InformationSystem, by="host", of=SYSTEM.parent.host, where=where),
                count(InformationSystem, by="capabilities", of=SYSTEM.capabilities, where=where),
                count(InformationSystem, where=where),
            ]
        )
    )
    return _compared(draw, group, Expression((SYSTEM.users >= draw(st.integers(0, 2))).node.right))  # type: ignore[union-attr]


@st.composite
def counting_demands(draw: st.DrawFn) -> Demand:
    """Draw a demand that looks at other systems, those of a group that several share among them."""
    own, other = draw(conditions(depth=0)), _grouped(draw)
    require = draw(st.sampled_from((other, own | other, own & other, ~other)))
    applies = draw(st.one_of(conditions(depth=0), st.just(SYSTEM.lifecycle != LifecycleState.RETIRED)))
    return Check(applies=applies, require=require).demand(holds_from=None, holds_until=None)


def on_day(scene: Scene, as_of: Day) -> Scene:
    """Return the scene on another day."""
    return attrs.evolve(scene, as_of=as_of)
