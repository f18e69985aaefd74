"""What the passes are run on: the network of a plan with its durations, its constraints and what was done already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import Network, PlanGraph
from egov_consolidation.model import DeadlineKind
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._bounds import Bounds, Elapsed
from egov_consolidation.schedule._options import Constraint, ConstraintType, ScheduleOptions
from egov_consolidation.schedule._progress import network_in_progress
from egov_consolidation.wording import Text

_NO_TASK = Text(en="{what} of {task}: must be a task of the plan {plan}", zh="{what} {task}：须为方案 {plan} 的任务")
_TWICE = Text(en="progress of {task}: occurs more than once, must be unique", zh="任务 {task} 的进展重复，只能有一条")
_AHEAD = Text(
    en="progress of {task}: {day} is not before the data date {data_date}, must be",
    zh="任务 {task} 的进展：{day} 不早于数据日期 {data_date}，须早于该日",
)
_FIXED_TWICE = Text(
    en="constraints of {task}: fix its start on {one} and on {other}, must fix it on one day",
    zh="任务 {task} 的约束：将其开始日分别定为 {one} 和 {other}，只能定为一日",
)
_CONSTRAINT = Text(en="constraint", zh="约束所涉任务")
_PROGRESS = Text(en="progress", zh="进展所涉任务")


@attrs.frozen(kw_only=True, eq=False)
class Problem:
    """What the passes are run on.

    Attributes:
        network: The tasks and links.
        bounds: What else holds the events.
        end: The time by which everything must be finished, where one is imposed.
        finished: Numbers of the tasks that were finished before the data date.
        under_way: Numbers of the tasks that were begun before the data date and not finished.
        as_late_as_possible: Numbers of the tasks that are planned at their late dates.
        begun: For each task under way, the node that began it; the network starts it with what is left of its work.
        pinned_to_finish: The nodes whose pin is set by the day of their finish.
    """

    network: Network
    bounds: Bounds
    end: int | None = None
    finished: frozenset[int] = frozenset()
    under_way: frozenset[int] = frozenset()
    as_late_as_possible: frozenset[int] = frozenset()
    begun: Mapping[int, int] = attrs.field(factory=dict[int, int])
    pinned_to_finish: frozenset[int] = frozenset()


def problem_of(
    graph: PlanGraph,
    axis: Axis,
    durations: Mapping[str, int],
    options: ScheduleOptions,
    stretching: frozenset[str] = frozenset(),
) -> Problem:
    """Return what the passes are run on.

    Args:
        graph: The plan and its dependencies.
        axis: Between days and times.
        durations: Days by id, for tasks to which the plan gives none.
        options: Constraints, progress and the rest.
        stretching: Ids of tasks that may lie open longer than the work that the plan gives them.

    Raises:
        UsageError: A constraint or a progress speaks of no task of the plan; a task has two progresses; something was
            done at or after the data date; constraints fix a task at two times. All of a kind are named.
    """
    _refuse(graph, axis, options)
    done = {one.task: one for one in options.progress}
    begun: Mapping[int, int] = {}
    if done:
        network, begun = network_in_progress(graph, axis, durations, done, options.logic, stretching)
    else:
        network = graph.network_of(durations, stretching)
    number = network.number
    late = ConstraintType.AS_LATE_AS_POSSIBLE
    held = _held(graph, network, axis, options, begun)
    return Problem(
        network=network,
        bounds=Bounds(
            floor=0 if options.waits_for_data_date else None,
            no_earlier=held.no_earlier,
            no_later=held.no_later,
            pins=held.pins,
            elapsed=elapsed_links(graph, axis),
        ),
        end=None if options.end is None else axis.finish_offset(options.end),
        finished=frozenset(number[one.task] for one in done.values() if one.finish is not None),
        under_way=frozenset(number[one.task] for one in done.values() if one.finish is None),
        as_late_as_possible=frozenset(number[one.task] for one in options.constraints if one.type is late),
        begun=begun,
        pinned_to_finish=frozenset(held.pinned_to_finish),
    )


def _refuse(graph: PlanGraph, axis: Axis, options: ScheduleOptions) -> None:
    wrong = [*_strangers(graph, _CONSTRAINT, (one.task for one in options.constraints))]
    wrong += _strangers(graph, _PROGRESS, (one.task for one in options.progress))
    seen: set[str] = set()
    for one in options.progress:
        if one.task in seen:
            wrong.append(_TWICE.fill(task=one.task))
        seen.add(one.task)
        latest = one.finish or one.start
        if latest >= axis.data_date:
            wrong.append(_AHEAD.fill(task=one.task, day=latest, data_date=axis.data_date))
    if wrong:
        raise UsageError(_all(wrong))


def _all(wrong: Sequence[Text]) -> Text:
    return Text(en="\n".join(one.en for one in wrong), zh="\n".join(one.zh for one in wrong))


def _strangers(graph: PlanGraph, what: Text, tasks: Iterable[str]) -> Iterator[Text]:
    return (_NO_TASK.fill(what=what, task=task, plan=graph.plan.id) for task in tasks if task not in graph.plan)


_STARTS = frozenset(
    {ConstraintType.START_NO_EARLIER_THAN, ConstraintType.START_NO_LATER_THAN, ConstraintType.MUST_START_ON}
)
"""The constraints that hold a start: none is left to be held where the task was begun."""


@attrs.define
class _Held:
    """Bounds in the making."""

    network: Network
    axis: Axis
    no_earlier: dict[int, int] = attrs.field(factory=dict[int, int])
    no_later: dict[int, int] = attrs.field(factory=dict[int, int])
    pins: dict[int, int] = attrs.field(factory=dict[int, int])
    pinned_to_finish: set[int] = attrs.field(factory=set[int])
    twice: list[Text] = attrs.field(factory=list[Text])

    def start(self, task: int) -> int:
        """Return the event that starts a task."""
        return 2 * self.network.start_of[task]

    def finish(self, task: int) -> int:
        """Return the event that finishes a task."""
        return 2 * self.network.finish_of[task] + 1

    def not_before(self, event: int, time: int) -> None:
        self.no_earlier[event] = max(time, self.no_earlier.get(event, time))

    def not_after(self, event: int, time: int) -> None:
        self.no_later[event] = min(time, self.no_later.get(event, time))

    def at(self, node: int, time: int) -> None:
        """Let a node start at a time and at no other."""
        known = self.pins.setdefault(node, time)
        if known != time:
            days = sorted(map(self.axis.day_of_start, (known, time)))
            self.twice.append(_FIXED_TWICE.fill(task=self._id(node), one=days[0], other=days[1]))

    def _id(self, node: int) -> str:
        return self.network.ids[self.network.task_of[node]]

    def add(self, constraint: Constraint) -> None:
        """Let a constraint hold its task."""
        task, on = self.network.number[constraint.task], constraint.day
        if on is None:
            return
        # Of a day off, `begins` looks on to the next working day, and `ends` back to the last one before.
        begins, ends = self.axis.start_offset(on), self.axis.finish_offset(on)
        finish_node = self.network.finish_of[task]
        match constraint.type:
            case ConstraintType.START_NO_EARLIER_THAN:
                self.not_before(self.start(task), begins)
            case ConstraintType.START_NO_LATER_THAN:
                self.not_after(self.start(task), ends - 1)
            case ConstraintType.FINISH_NO_EARLIER_THAN:
                self.not_before(self.finish(task), begins + 1)
            case ConstraintType.FINISH_NO_LATER_THAN:
                self.not_after(self.finish(task), ends)
            case ConstraintType.MUST_START_ON:
                self.at(self.network.start_of[task], begins)
            case ConstraintType.MUST_FINISH_ON:
                self.at(finish_node, ends - self.network.durations[finish_node])
                self.pinned_to_finish.add(finish_node)
            case ConstraintType.AS_LATE_AS_POSSIBLE:
                pass


def _held(graph: PlanGraph, network: Network, axis: Axis, options: ScheduleOptions, begun: Mapping[int, int]) -> _Held:
    """Return what holds the events beside the links.

    Raises:
        UsageError: Constraints fix a task at two times.
    """
    held = _Held(network, axis)
    done = {one.task: one for one in options.progress}
    for task, task_id in enumerate(graph.tasks):
        deadline = graph.plan[task_id].deadline
        if deadline.kind is DeadlineKind.WINDOW and deadline.first_day is not None and task_id not in done:
            held.not_before(held.start(task), axis.start_offset(deadline.first_day))
        if options.deadlines_bind and deadline.last_day is not None:
            held.not_after(held.finish(task), axis.finish_offset(deadline.last_day))
    for constraint in options.constraints:
        progress = done.get(constraint.task)
        if progress is None or (progress.finish is None and constraint.type not in _STARTS):
            held.add(constraint)
    for task_id, progress in done.items():
        task = network.number[task_id]
        held.at(begun.get(task, network.start_of[task]), axis.start_offset(progress.start))
        if task in begun:
            held.not_before(held.start(task), 0)
    if held.twice:
        raise UsageError(_all(held.twice))
    return held


def elapsed_links(graph: PlanGraph, axis: Axis) -> Elapsed | None:
    """Return the dependencies whose lag counts days of the calendar while times count working days, where any do."""
    origins = frozenset(place for place, one in enumerate(graph.dependencies) if one.is_elapsed)
    return Elapsed(origins=origins, axis=axis) if origins and axis.calendar is not None else None
