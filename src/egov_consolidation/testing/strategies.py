"""Strategies for Hypothesis: plans as people write them, and as nobody should.

They draw small things, so that a failing example shrinks to the few words that matter. Words hold Chinese and Latin
letters, digits, quotation marks, backslashes, brackets and spaces, but no control characters, which no plan may hold.
Values are drawn within what a plan file can hold: days of 2000 to 2040, numbers of at most nine digits.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from hypothesis import strategies as st

from egov_consolidation.model import (
    Assignment,
    Citation,
    Criterion,
    Deadline,
    Deliverable,
    Dependency,
    DependencyType,
    External,
    GroupKind,
    Mark,
    Note,
    Origin,
    Part,
    Plan,
    Role,
    Roster,
    SharedDuty,
    Source,
    Support,
    Task,
    Unit,
    UnitGroup,
    UpstreamDate,
    Use,
)
from egov_consolidation.testing._dated_plans import dated_plans
from egov_consolidation.testing._drawn_clauses import clauses
from egov_consolidation.testing._drawn_deadlines import deadlines
from egov_consolidation.testing._drawn_words import (
    FEW,
    days,
    few,
    ids,
    maybe_number,
    maybe_texts,
    maybe_words,
    names,
    numbers,
    texts,
    words,
)

__all__ = ["acyclic_plans", "dated_plans", "deadlines", "plans", "rosters", "tasks"]

_MOST_TASKS = 4
_HOLDER = st.just("?")

_quotes = few(st.builds(Citation, document=names, row=st.none() | ids, quote=words))
_groups = st.builds(UnitGroup, kind=st.sampled_from(GroupKind), text=names, related=st.booleans())
_everybody = st.sampled_from(
    (
        UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门"),
        UnitGroup(kind=GroupKind.REGIONS, text="各地区"),
    )
)
_assignments = few(
    st.one_of(
        st.builds(Assignment, role=st.sampled_from(Role), unit=names),
        st.builds(Assignment, role=st.just(Role.LEAD), group=_everybody),
        st.builds(
            Assignment,
            role=st.sampled_from(Role),
            unit=names,
            open=st.booleans(),
            coordinating=st.booleans(),
            by_remit=st.booleans(),
            origin=st.sampled_from(Origin),
        ),
        st.builds(
            Assignment,
            role=st.sampled_from(Role),
            group=_groups,
            open=st.booleans(),
            origin=st.sampled_from(Origin),
        ),
    )
)
_deliverables = few(st.builds(Deliverable, name=names, name_en=maybe_words, recipients=few(words), quotes=_quotes))
_uses = few(st.builds(Use, name=names, name_en=maybe_words, quotes=_quotes))
_criteria = few(st.builds(Criterion, term=names, measure=maybe_words, approver=maybe_words))

_maybe_any_number = st.none() | numbers
_maybe_id = st.none() | ids
_maybe_source = st.none() | st.builds(
    Source, document=names, table=maybe_number, row=maybe_number, inferred_cells=few(words)
)
_deadlines = st.builds(Deadline.missing) | deadlines()
_other_cells = few(st.tuples(words, words))


def tasks(*, ids: st.SearchStrategy[str] = ids) -> st.SearchStrategy[Task]:
    """Return a strategy for tasks: any owners, relations, things, cells and numbers, or none.

    Args:
        ids: Ids of the tasks.

    Examples:
        >>> from hypothesis import find
        >>> find(tasks(ids=st.just("1.1")), lambda task: task.theme is None).id
        '1.1'
    """
    return _tasks(ids)


def _dependencies(predecessors: st.SearchStrategy[str], least_lag: int) -> st.SearchStrategy[Dependency]:
    return st.builds(
        Dependency,
        predecessor=predecessors,
        successor=_HOLDER,
        type=st.sampled_from(DependencyType),
        lag=st.integers(least_lag, 60),
        is_elapsed=st.booleans(),
        mark=st.sampled_from(Mark),
        quotes=_quotes,
        reason=maybe_texts,
    )


_waits = few(_dependencies(ids, -60))
_supports = few(
    st.builds(Support, supporter=ids, supported=_HOLDER, mark=st.sampled_from(Mark), quotes=_quotes, reason=maybe_texts)
)


def _held_by(task_id: str, waits: Sequence[Dependency]) -> tuple[Dependency, ...]:
    return tuple(attrs.evolve(one, successor=task_id) for one in waits)


@st.composite
def _tasks(draw: st.DrawFn, of: st.SearchStrategy[str], *, waits: bool = True) -> Task:
    task_id, content, things = draw(of), draw(words), draw(_deliverables)
    return Task(
        id=task_id,
        content=content,
        deadline=draw(_deadlines),
        part=draw(maybe_number),
        unit_number=draw(maybe_number),
        number=draw(_maybe_any_number),
        theme=draw(maybe_words),
        assignments=draw(_assignments),
        accountable=draw(maybe_words),
        duration=draw(maybe_number),
        dependencies=_held_by(task_id, draw(_waits)) if waits else (),
        supports=tuple(attrs.evolve(one, supported=task_id) for one in draw(_supports)),
        deliverables=things,
        uses=draw(_uses),
        mirrors=draw(_maybe_id),
        criteria=draw(_criteria),
        clauses=draw(clauses(content, things)),
        remarks=draw(maybe_words),
        other_cells=draw(_other_cells),
        theme_en=draw(maybe_words),
        content_en=draw(maybe_words),
        source=draw(_maybe_source),
    )


_parts = st.builds(Part, number=numbers, title=words)
_notes = st.builds(Note, text=names, table=maybe_number, is_caption=st.booleans())
_externals = st.builds(External, name=names, name_en=maybe_words, reason=maybe_texts, quotes=_quotes)
_digests = st.none() | st.text("0123456789abcdef", min_size=64, max_size=64)
_duties = st.builds(SharedDuty, tasks=few(ids), lead_unit=maybe_words, reason=maybe_texts, quotes=_quotes)
_upstream_dates = st.builds(
    UpstreamDate,
    id=names,
    document=names,
    about=texts,
    last_day=days,
    tasks=few(ids),
    is_verified=st.booleans(),
    is_comparison=st.booleans(),
    note=maybe_texts,
)


def plans() -> st.SearchStrategy[Plan]:
    """Return a strategy for plans: whatever the model can represent, compliant or not.

    Loops, predecessors that are no task of the plan, tasks without a lead unit and missing deadlines are all drawn.

    Examples:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=10)
        ... @given(plans())
        ... def every_task_is_found_by_its_id(plan):
        ...     assert all(plan[task.id] == task for task in plan)
        >>> every_task_is_found_by_its_id()
    """
    return _whole_plans(st.lists(tasks(), max_size=_MOST_TASKS, unique_by=_id).map(tuple))


def acyclic_plans(*, least_lag: int = 0) -> st.SearchStrategy[Plan]:
    """Return a strategy for plans whose tasks can be put in an order that every dependency follows.

    All types of dependencies are drawn, between tasks of the plan alone, and the order is seldom the printed one.

    Args:
        least_lag: The least lag that is drawn; negative for leads.

    Examples:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=10)
        ... @given(acyclic_plans())
        ... def some_task_waits_for_none(plan):
        ...     assert not len(plan) or any(not task.dependencies for task in plan)
        >>> some_task_waits_for_none()
    """
    return _whole_plans(_ordered_tasks(least_lag))


@st.composite
def _ordered_tasks(draw: st.DrawFn, least_lag: int) -> tuple[Task, ...]:
    free = draw(st.lists(_tasks(ids, waits=False), max_size=_MOST_TASKS, unique_by=_id))
    order = draw(st.permutations([task.id for task in free]))
    return tuple(_waiting(draw, task, order[: order.index(task.id)], least_lag) for task in free)


def _waiting(draw: st.DrawFn, task: Task, earlier: Sequence[str], least_lag: int) -> Task:
    if not earlier:
        return task
    waits = draw(few(_dependencies(st.sampled_from(earlier), least_lag)))
    return attrs.evolve(task, dependencies=_held_by(task.id, waits))


def _id(task: Task) -> str:
    return task.id


@st.composite
def _units(draw: st.DrawFn) -> tuple[Unit, ...]:
    """Draw units no two of which share a name."""
    distinct = draw(st.lists(names, max_size=2 * FEW, unique=True))
    pairs = zip(distinct[::2], [*distinct[1::2], None], strict=False)
    return tuple(
        Unit(name=name, aliases=() if alias is None else (alias,), name_en=draw(maybe_words)) for name, alias in pairs
    )


def _whole_plans(rows: st.SearchStrategy[tuple[Task, ...]]) -> st.SearchStrategy[Plan]:
    return st.builds(
        Plan,
        id=names,
        tasks=rows,
        title=words,
        issued=st.none() | days,
        source_sha256=_digests,
        parts=few(_parts),
        units=_units(),
        shared_duties=few(_duties),
        externals=few(_externals),
        upstream_dates=few(_upstream_dates),
        notes=few(_notes),
    )


def rosters() -> st.SearchStrategy[Roster]:
    """Return a strategy for rosters: groups of distinct members, known by their kind or by their words.

    Examples:
        >>> from hypothesis import find
        >>> find(rosters(), lambda roster: "regions" in roster.groups).groups["regions"]
        ()
    """
    keys = st.sampled_from([kind.value for kind in GroupKind]) | names
    members = st.lists(names, max_size=3, unique=True).map(tuple)
    return st.builds(
        Roster,
        id=names,
        title=words,
        groups=st.dictionaries(keys, members, max_size=3),
        units=_units(),
        is_example=st.booleans(),
        note=maybe_texts,
    )
