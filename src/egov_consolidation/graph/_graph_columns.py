"""What a networkx graph says, in columns of integers: tasks and their days, links by the task that they leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, chain
from operator import methodcaller
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, cast

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.graph._arrangement import Onward
from egov_consolidation.model import DependencyType
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    import networkx as nx

START, FINISH = 0, 1

ENDS = {
    DependencyType.FINISH_TO_START: (FINISH, START),
    DependencyType.START_TO_START: (START, START),
    DependencyType.FINISH_TO_FINISH: (FINISH, FINISH),
    DependencyType.START_TO_FINISH: (START, FINISH),
}
"""Which end of the predecessor and which end of the successor a dependency ties together."""

Collect: TypeAlias = "Callable[[Iterable[int]], Sequence[int]]"
"""What makes a column of numbers."""

_NO_TYPE = Text(
    en="{one} → {other}: type is {found}, must be one of {known}",
    zh="{one} → {other}：类型为 {found}，须为 {known} 之一",
)


_NEGATIVE = Text(en="{tasks}: takes less than no days, must take 0 or more", zh="{tasks}：工期为负，须为 0 或更大")
_NOT_WHOLE = Text(en="{found}: must be a whole number of days", zh="{found}：须为整数天")
_NAMED = 10


@attrs.frozen(kw_only=True)
class Names:
    """By which names a networkx graph holds what is read from it.

    Attributes:
        duration: Attribute of a node: days of its work.
        lag: Attribute of an edge: days between the two events.
        kind: Attribute of an edge: type of the dependency.
    """

    duration: str = "duration"
    lag: str = "lag"
    kind: str = "type"


@attrs.frozen(kw_only=True, eq=False)
class GraphColumns:
    """A networkx graph in columns.

    Attributes:
        ids: The nodes.
        days: Days of each.
        onward: The edges by the node that they leave, numbered in that order.
        lag: Days of each edge; nothing where all are plain.
        kinds: Type of each edge; nothing where all are plain: FS without lag.
        reach: Days that no way through the tasks exceeds, on either side.
    """

    ids: Sequence[str]
    days: Sequence[int]
    onward: Onward
    lag: Sequence[int] = ()
    kinds: Sequence[DependencyType] = ()
    reach: int = 0

    @property
    def ends(self) -> list[tuple[int, int]]:
        """Of each edge, which end of its predecessor and of its successor it ties; nothing where all are plain."""
        return [ENDS[kind] for kind in self.kinds]


def columns_of(graph: nx.DiGraph[str], names: Names, collect: Collect = list) -> GraphColumns:
    """Return a networkx graph in columns.

    Args:
        graph: Tasks as nodes, dependencies as edges.
        names: By which names it holds days, lags and types.
        collect: What makes a column of numbers: a list, or an array.

    Raises:
        UsageError: An edge has a type that is none of the four; days are no whole number, or a task takes less than
            none.
    """
    ids = list(graph)
    days = _whole([held.get(names.duration) or 0 for _, held in graph.nodes(data=True)], ids)
    if min(days, default=0) < 0:
        too_short = tuple(str(task) for task, one in zip(ids, days, strict=True) if one < 0)
        raise UsageError(_NEGATIVE.fill(tasks=too_short[:_NAMED]))
    counts, others, edges = _edges(graph)
    targets = collect(_numbered(ids, others))
    lag, kinds = list[int](), list[DependencyType]()
    if any(edges):
        edges = list(_edges(graph)[2])
        pairs = (f"{one} → {other}" for one, other in graph.edges())
        lag = _whole([one.get(names.lag) or 0 for one in edges], pairs)
        kinds = [_kind(one.get(names.kind)) or _refused(graph, names) for one in edges]
    return GraphColumns(
        ids=ids,
        days=collect(days),
        onward=Onward(ends=collect(accumulate(counts, initial=0)), links=range(len(targets)), targets=targets),
        lag=lag,
        kinds=kinds,
        reach=sum(days) + sum(map(abs, lag)),
    )


def _whole(values: list[Any], places: Iterable[object]) -> list[int]:
    """Return values as whole numbers.

    Args:
        values: What stands in a graph for days.
        places: Where each stands.

    Raises:
        UsageError: Some are no whole numbers; the first ones are named.
    """
    if _INTEGERS.issuperset(map(type, values)):
        return values
    wrong = tuple(
        f"{place}: {value!r:.20}" for place, value in zip(places, values, strict=True) if not _is_whole(value)
    )
    if wrong:
        raise UsageError(_NOT_WHOLE.fill(found=wrong[:_NAMED]))
    return list(map(int, values))


def _is_whole(value: object) -> bool:
    return value.is_integer() if isinstance(value, float) else hasattr(value, "__index__")


def _numbered(ids: Sequence[str], others: Iterable[str]) -> Iterable[int]:
    """Return the numbers of nodes; where they are called by their numbers, as they are."""
    places: Sequence[object] = range(len(ids))
    if ids == list(places):
        return cast("Iterable[int]", others)
    return map(dict(zip(ids, range(len(ids)), strict=True)).__getitem__, others)


_INTEGERS, _DICTIONARIES = {int}, {dict}
_of_dictionary = cast("Callable[[Any], Iterable[Any]]", getattr(dict, "values"))  # noqa: B009 - its type is not known
_of_view: Callable[[Any], Iterable[Any]] = methodcaller("values")  # slower; views of graphs hold no dictionaries

_KINDS: Mapping[object, DependencyType] = {
    None: DependencyType.FINISH_TO_START,
    **{kind: kind for kind in DependencyType},
}


def _edges(graph: nx.DiGraph[str]) -> tuple[Iterable[int], Iterable[str], Iterable[Mapping[str, Any]]]:
    """Return by node how many edges leave it, then where each leads and what it holds."""
    leaving = [held for _, held in graph.adjacency()]
    if not graph.is_multigraph():
        held = map(_of_dictionary if _DICTIONARIES.issuperset(map(type, leaving)) else _of_view, leaving)
        return map(len, leaving), chain.from_iterable(leaving), chain.from_iterable(held)
    counts = (sum(map(len, held.values())) for held in leaving)
    others = (other for held in leaving for other, several in held.items() for _ in several)
    return counts, others, (one for held in leaving for several in held.values() for one in several.values())


def _kind(said: object) -> DependencyType | None:
    """Return the type that is said, FS where nothing is; nothing for what is no type."""
    try:
        return _KINDS.get(said)
    except TypeError:  # what cannot be looked up is none
        return None


def _refused(graph: nx.DiGraph[str], names: Names) -> NoReturn:
    for one, other, held in graph.edges(data=True):
        if _kind(held.get(names.kind)) is None:
            found = str(held.get(names.kind))[:40]
            raise UsageError(_NO_TYPE.fill(one=str(one), other=str(other), found=found, known=tuple(DependencyType)))
    raise AssertionError(names)  # asked only where there is one
