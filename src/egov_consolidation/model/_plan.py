"""The issued plan as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

import attrs

from egov_consolidation.dates import Day, day, optional_day
from egov_consolidation.errors import UsageError
from egov_consolidation.model._checks import not_empty, refuse_repeated
from egov_consolidation.model._deliverable import External
from egov_consolidation.model._dependency import ALL_MARKS, Dependency, Mark, Support
from egov_consolidation.model._source import Citation
from egov_consolidation.model._task import Task
from egov_consolidation.model._unit import Unit
from egov_consolidation.showing import Shown
from egov_consolidation.wording import Text

Record: TypeAlias = "dict[str, str | int | float | bool | None]"
"""One flat row for a data frame: names and plain values."""


@attrs.frozen(kw_only=True)
class Part:
    """A numbered part of the document.

    Attributes:
        number: Its number, from 1.
        title: Its heading without the number, as printed.
    """

    number: int
    title: str


@attrs.frozen(kw_only=True)
class Note:
    """A line of the document outside its tables: a preface, a caption, a remark, a clause.

    Attributes:
        text: Its words, as printed.
        table: Number of the table that follows it, from 1; `None` where no table does.
        is_caption: Whether it stands directly above that table, below the heading of the part.
    """

    text: str = attrs.field(validator=not_empty)
    table: int | None = None
    is_caption: bool = False


@attrs.frozen(kw_only=True)
class SharedDuty:
    """One duty that is printed under several units.

    Attributes:
        tasks: Ids of the tasks that print it.
        lead_unit: The unit that leads it; `None` where the document names none.
        reason: Why the tasks are one duty.
        quotes: The words that are alike.
    """

    tasks: tuple[str, ...]
    lead_unit: str | None = None
    reason: Text | None = None
    quotes: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class UpstreamDate:
    """A day set by a higher level, to compare with.

    Attributes:
        id: Its id.
        document: Number or title of the document that sets it.
        about: What has to be done by then.
        last_day: The day, inclusive.
        tasks: Ids of the tasks of this plan that do the same thing.
        is_verified: Whether the document's text, or a press text of it, was read; else it is from memory.
        is_comparison: Whether it binds others than those the plan speaks to, or lets them set their own day: then it
            is compared with and no more.
        note: Where it was read, and what it allows.
    """

    id: str = attrs.field(validator=not_empty)
    document: str = attrs.field(validator=not_empty)
    about: Text
    last_day: Day = attrs.field(converter=day)
    tasks: tuple[str, ...] = ()
    is_verified: bool = False
    is_comparison: bool = False
    note: Text | None = None


@attrs.frozen(kw_only=True, slots=False)
class Plan(Shown):
    """The issued plan as a whole.

    Attributes:
        id: A short name for it.
        tasks: Its rows, in printed order.
        title: Its title as printed.
        issued: The day of issue; `None` where the document does not say, and never invented.
        source_sha256: SHA-256 of the document's bytes, where it was read from one.
        parts: Its numbered parts, in printed order.
        units: What is known of the units it names, aliases above all.
        shared_duties: Duties printed under several units.
        externals: Things its tasks use that come from outside it.
        upstream_dates: Days set by higher levels.
        notes: Lines of the document outside its tables that are neither title nor heading of a part.
    """

    id: str = attrs.field(validator=not_empty)
    tasks: tuple[Task, ...] = ()
    title: str = ""
    issued: Day | None = attrs.field(default=None, converter=optional_day)
    source_sha256: str | None = None
    parts: tuple[Part, ...] = ()
    units: tuple[Unit, ...] = ()
    shared_duties: tuple[SharedDuty, ...] = ()
    externals: tuple[External, ...] = ()
    upstream_dates: tuple[UpstreamDate, ...] = ()
    notes: tuple[Note, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse two tasks with one id."""
        refuse_repeated((task.id for task in self.tasks), Text(en="task", zh="任务"))
        names = (name for unit in self.units for name in (unit.name, *unit.aliases))
        refuse_repeated(names, Text(en="name of a unit", zh="单位名称"))

    def __iter__(self) -> Iterator[Task]:
        """Iterate over the tasks in printed order."""
        return iter(self.tasks)

    def __len__(self) -> int:
        """Return the number of tasks."""
        return len(self.tasks)

    @cached_property
    def _by_id(self) -> Mapping[str, Task]:
        return {task.id: task for task in self.tasks}

    @cached_property
    def _unit_by_name(self) -> Mapping[str, Unit]:
        return {name: unit for unit in self.units for name in (unit.name, *unit.aliases)}

    def __contains__(self, task_id: object) -> bool:
        """Return whether a task has this id."""
        return task_id in self._by_id

    def __getitem__(self, task_id: str) -> Task:
        """Return the task with this id.

        Raises:
            UsageError: No task of the plan has it.
        """
        try:
            return self._by_id[task_id]
        except KeyError:
            raise UsageError(
                Text(en="{plan}: has no task {id}", zh="{plan}：没有任务 {id}").fill(plan=self.id, id=task_id)
            ) from None

    def unit_name(self, name: str) -> str:
        """Return the name under which the plan knows a unit; a name it does not know is returned as it is.

        Examples:
            >>> plan = Plan(id="p", units=(Unit(name="市发展改革委", aliases=("市发改委",)),))
            >>> plan.unit_name("市发改委"), plan.unit_name("市教育局")
            ('市发展改革委', '市教育局')
        """
        unit = self._unit_by_name.get(name)
        return name if unit is None else unit.name

    def dependencies(self, marks: frozenset[Mark] = ALL_MARKS) -> tuple[Dependency, ...]:
        """Return every dependency that rests on one of the given marks, in the order of the successors."""
        return tuple(one for task in self.tasks for one in task.dependencies if one.mark in marks)

    def supports(self, marks: frozenset[Mark] = ALL_MARKS) -> tuple[Support, ...]:
        """Return every enabling relation that rests on one of the given marks, in the order of the supported."""
        return tuple(one for task in self.tasks for one in task.supports if one.mark in marks)

    def cite(self, task_id: str, quote: str | None = None) -> Citation:
        """Return a citation of a task: the given words, or its whole content."""
        return Citation(document=self.id, row=task_id, quote=self[task_id].content if quote is None else quote)

    def to_records(self) -> list[Record]:
        """Return one flat record for each task, ready for a data frame.

        Examples:
            >>> Plan(id="p", tasks=(Task(id="1", content="编制目录"),)).to_records()[0]["content"]
            '编制目录'
        """
        return [_record(task) for task in self.tasks]


def _record(task: Task) -> Record:
    deadline = task.deadline
    return {
        "id": task.id,
        "part": task.part,
        "theme": task.theme,
        "content": task.content,
        "lead_units": "、".join(task.lead_units),
        "group": task.group,
        "executing_units": "、".join(task.executing_units),
        "cooperating_units": "、".join(task.cooperating_units),
        "deadline": deadline.text,
        "kind": deadline.kind.value,
        "first_day": _iso(deadline.first_day),
        "last_day": _iso(deadline.last_day),
        "effective_day": _iso(deadline.effective_day),
        "recurrence": deadline.recurrence,
        "condition": deadline.condition,
        "flags": ",".join(deadline.flags),
        "duration": task.duration,
    }


def _iso(of: Day | None) -> str | None:
    return None if of is None else of.isoformat()
