"""The room that two deadlines leave for the work between them, in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.model import (
    Citation,
    Dependency,
    DependencyType,
    Mark,
    Plan,
    judged,
    strongest_first,
    words_behind,
)
from egov_consolidation.schedule._owners import owners_of
from egov_consolidation.schedule.deadlines._between import Stretch
from egov_consolidation.schedule.deadlines._due_network import DueNetwork
from egov_consolidation.wording import Text, days_said

_DUE = Text(en="{task} due {day}", zh="{task} 须于 {day} 完成")
_NEEDS = Text(en="{task} needs {days}", zh="{task} 需 {days}")
_NEEDS_AND_DUE = Text(en="{task} needs {days}, due {day}", zh="{task} 需 {days}，须于 {day} 完成")
_FROM = Text(en="from {day}", zh="自 {day} 起")
_LINK = Text(en=" →({type}{lag}) ", zh=" →（{type}{lag}） ")
_SHORT = Text(en=": {days} short", zh="：差 {days}")
_NO_ROOM = Text(en=": no day between", zh="：中间没有余地")
_ROOM = Text(en=": {days} of room", zh="：有 {days} 余地")
_ARROW = Text(en=" → ", zh=" → ")
_FULL_STOP = Text(en=".", zh="。")
_FROM_START = frozenset({DependencyType.START_TO_START, DependencyType.START_TO_FINISH})


@attrs.frozen(kw_only=True, slots=False)
class DeadlineRoom:
    """The room that two deadlines leave for the work between them.

    Attributes:
        path: Ids of the tasks from the one whose deadline begins it to the one whose deadline ends it; no task between
            them has a last day.
        room: Days that the work does not need; negative where the deadlines contradict the order of work.
        begins: Last day of the first task; the data date, or the day on which a window opens, where `from_data_date`.
        ends: Last day of the last task.
        dependencies: The dependencies through which they hang together.
        days: Days of work of each task that were reckoned with.
        plan: The plan.
        from_data_date: Whether there is no first deadline: the work does not fit between the data date and the last
            one.
    """

    path: tuple[str, ...]
    room: int
    begins: Day
    ends: Day
    dependencies: tuple[Dependency, ...]
    days: tuple[int, ...]
    plan: Plan = attrs.field(repr=False, eq=False)
    from_data_date: bool = False

    @property
    def source(self) -> str | None:
        """Id of the task whose deadline begins it; `None` where the data date does."""
        return None if self.from_data_date else self.path[0]

    @property
    def target(self) -> str:
        """Id of the task whose deadline ends it."""
        return self.path[-1]

    @property
    def days_short(self) -> int:
        """Days that are missing; 0 where there is room enough."""
        return max(0, -self.room)

    @property
    def is_conflict(self) -> bool:
        """Whether not both deadlines can be kept."""
        return self.room < 0

    @property
    def marks(self) -> tuple[Mark, ...]:
        """On what the dependencies rest, words before judgement."""
        return strongest_first(one.mark for one in self.dependencies)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Who answers for the tasks, each once, in the order of the path."""
        named = (self.plan.unit_name(unit) for task_id in self.path for unit in owners_of(self.plan[task_id]) if unit)
        return tuple(dict.fromkeys(named))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The words behind the dependencies, and the content of the two ends of which they quote nothing."""
        quotes = [quote for one in self.dependencies for quote in one.quotes]
        return words_behind(self.plan, quotes, self.path[0], self.path[-1])

    @cached_property
    def order(self) -> Text:
        """It in words: due dates, the days that the work needs, how many are missing or left."""
        return _joined(*self._words(), self._end())

    @cached_property
    def text(self) -> Text:
        """It in words, as a sentence, with the judgement that it rests on where it rests on one."""
        behind = {judged(one.mark, one.reason): None for one in self.dependencies if one.mark is Mark.JUDGEMENT}
        return _joined(self.order, _FULL_STOP, *behind)

    def _words(self) -> Iterator[Text]:
        """Yield the tasks and what stands between them."""
        last, tied = len(self.path) - 1, _by_ends(self.dependencies)
        if self.from_data_date:
            yield _FROM.fill(day=self.begins)
            yield _ARROW
        for place, (task, days) in enumerate(zip(self.path, self.days, strict=True)):
            if place == last:
                said_as = _NEEDS_AND_DUE if days else _DUE
                yield said_as.fill(task=task, days=days_said(days), day=self.ends)
                return
            if place == 0 and not self.from_data_date:
                said_as = _NEEDS_AND_DUE if days and self._leaves_from_start() else _DUE
                yield said_as.fill(task=task, days=days_said(days), day=self.begins)
            else:
                yield _NEEDS.fill(task=task, days=days_said(days)) if days else Text(en=task, zh=task)
            yield _arrow(tied.get((task, self.path[place + 1])))

    def _leaves_from_start(self) -> bool:
        """Return whether what follows the first task waits for its start, so that its days count."""
        return bool(self.dependencies) and self.dependencies[0].type in _FROM_START

    def _end(self) -> Text:
        if self.room < 0:
            return _SHORT.fill(days=days_said(-self.room))
        return _ROOM.fill(days=days_said(self.room)) if self.room else _NO_ROOM


def _joined(*words: Text) -> Text:
    return Text(en="".join(one.en for one in words), zh="".join(one.zh for one in words))


def _by_ends(dependencies: tuple[Dependency, ...]) -> dict[tuple[str, str], Dependency]:
    """Return dependencies by their two tasks; the first of several."""
    return {(one.predecessor, one.successor): one for one in reversed(dependencies)}


def _arrow(dependency: Dependency | None) -> Text:
    """Return the sign between two tasks: an arrow, with the type and the lag where it is not plain FS."""
    if dependency is None or (dependency.type is DependencyType.FINISH_TO_START and not dependency.lag):
        return _ARROW
    lag = f"{dependency.lag:+d}" if dependency.lag else ""
    return _LINK.fill(type=dependency.type.value, lag=lag)


def room_of(of: DueNetwork, stretch: Stretch) -> DeadlineRoom:
    """Return what a stretch of work between two deadlines means for people.

    Args:
        of: The tasks and links.
        stretch: The work.
    """
    graph = of.graph
    path = tuple(dict.fromkeys(of.task_at(node).id for node in stretch.nodes))
    dependencies = tuple(graph.dependencies[origin] for origin in stretch.origins)
    ends = of.last_day(path[-1])
    begins = of.last_day(path[0])
    if stretch.from_data_date or begins is None:
        begins = of.axis.day_of_start(stretch.begins)
    return DeadlineRoom(
        path=path,
        room=stretch.room,
        begins=begins,
        ends=of.axis.data_date if ends is None else ends,
        dependencies=dependencies,
        days=tuple(_days(of, path)),
        plan=graph.plan,
        from_data_date=stretch.from_data_date,
    )


def _days(of: DueNetwork, path: tuple[str, ...]) -> Iterator[int]:
    network = of.network
    for task_id in path:
        task = network.number[task_id]
        yield network.durations[network.start_of[task]]
