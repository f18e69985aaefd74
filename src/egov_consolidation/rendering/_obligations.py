"""Who owes what, by when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import attrs

from egov_consolidation.dates import Day, effective_day
from egov_consolidation.model import Obligation, Plan, Roster
from egov_consolidation.rendering._json import Json, plan_json
from egov_consolidation.rendering._table import grouped_table, markdown, markdown_table
from egov_consolidation.rendering._tasks import content_said, kind_said
from egov_consolidation.rendering._width import wrap
from egov_consolidation.wording import Lang, Text

_HEADERS = (
    Text(en="task", zh="任务"),
    Text(en="content", zh="工作内容和要求"),
    Text(en="deadline", zh="完成时限"),
    Text(en="due", zh="应完成日"),
    Text(en="working day", zh="工作日"),
    Text(en="days left", zh="余天"),
)
_UNIT = Text(en="unit", zh="单位")
_EXAMPLE = Text(en="The roster is an example: {note}", zh="单位名录为示例：{note}")
_UNSETTLED = Text(en="{group}: members not known", zh="{group}（成员未列明）")


@attrs.frozen(kw_only=True)
class DueList:
    """Obligations as they stand on one day.

    Attributes:
        plan: The plan.
        roster: Who belongs to the groups, where it is given.
        as_of: The day from which days left are counted; `None` where none are.
        obligations: The obligations, in the order in which they are listed.
    """

    plan: Plan
    roster: Roster | None
    as_of: Day | None
    obligations: tuple[Obligation, ...]

    def due(self, obligation: Obligation) -> Day | None:
        """Return the day by which an obligation is owed, as seen from `as_of`."""
        return obligation.task.deadline.last_day if self.as_of is None else obligation.due(self.as_of)

    def days_left(self, obligation: Obligation) -> int | None:
        """Return the days from `as_of` to the day it is owed; negative when that day has passed."""
        due = self.due(obligation)
        return None if due is None or self.as_of is None else due.toordinal() - self.as_of.toordinal()


def obligations_json(listed: DueList) -> Json:
    """Return the document `egov/obligations/1`."""
    roster = listed.roster
    return {
        "schema": "egov/obligations/1",
        "plan": plan_json(listed.plan),
        "roster": None if roster is None else {"id": roster.id, "title": roster.title, "is_example": roster.is_example},
        "as_of": None if listed.as_of is None else listed.as_of.isoformat(),
        "obligations": [_obligation_json(listed, one) for one in listed.obligations],
    }


def _obligation_json(listed: DueList, one: Obligation) -> Json:
    due = listed.due(one)
    return {
        **one.to_record(),
        "due": None if due is None else due.isoformat(),
        "effective_day": _effective(due),
        "days_left": listed.days_left(one),
    }


def _effective(due: Day | None) -> str | None:
    effective = None if due is None else effective_day(due)
    return None if effective is None else effective.isoformat()


def obligations_text(listed: DueList, lang: Lang, *, width: int) -> str:
    """Return the obligations as a table for a terminal, under the units that owe them."""
    owed = groupby(listed.obligations, key=lambda one: _unit(one, lang))
    groups = [(unit, [list(_row(listed, one, lang)) for one in owing]) for unit, owing in owed]
    table = grouped_table([header.say(lang) for header in _HEADERS], groups, width=width)
    head = [line for words in _head(listed, lang) for line in wrap(words, width)]
    return "\n".join([*head, "", table]) + "\n"


def obligations_markdown(listed: DueList, lang: Lang) -> str:
    """Return the obligations as a Markdown table under a heading."""
    title, *notes = _head(listed, lang)
    rows = [[_unit(one, lang), *_row(listed, one, lang)] for one in listed.obligations]
    table = markdown_table([header.say(lang) for header in (_UNIT, *_HEADERS)], rows)
    return "\n\n".join([f"# {markdown(title)}", *(markdown(note) for note in notes), table]) + "\n"


def _head(listed: DueList, lang: Lang) -> Sequence[str]:
    counted = Text(en="{title}, obligations: {count}", zh="{title}：落实任务 {count} 项")
    lines = [counted.say(lang, title=listed.plan.title or listed.plan.id, count=len(listed.obligations))]
    roster = listed.roster
    if roster is not None and roster.is_example:
        lines.append(_EXAMPLE.say(lang, note=roster.note or roster.title))
    return lines


def _unit(one: Obligation, lang: Lang) -> str:
    return one.unit or _UNSETTLED.say(lang, group="" if one.group is None else one.group.text)


def _row(listed: DueList, one: Obligation, lang: Lang) -> Iterable[str]:
    task, due, left = one.task, listed.due(one), listed.days_left(one)
    yield task.id
    yield content_said(task, lang)
    yield task.deadline.text
    yield kind_said(task.deadline, lang) if due is None else due.isoformat()
    yield _effective(due) or ""
    yield "" if left is None else str(left)
