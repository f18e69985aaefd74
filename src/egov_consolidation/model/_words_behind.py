"""How relations are spoken of: the words behind them, and what is only judged."""

from __future__ import annotations

from collections.abc import Iterable

from egov_consolidation.model._dependency import Mark
from egov_consolidation.model._plan import Plan
from egov_consolidation.model._source import Citation
from egov_consolidation.wording import Text

_JUDGED = Text(en=" This rests on judgement: {reason}", zh="此项依据判断：{reason}")
_NO_REASON = Text(en="no reason is recorded.", zh="未记录理由。")
_NOTHING = Text(en="", zh="")


def judged(mark: Mark, reason: Text | None) -> Text:
    """Return the sentence that a message ends with where it rests on judgement, else nothing.

    Examples:
        >>> judged(Mark.JUDGEMENT, None).en
        ' This rests on judgement: no reason is recorded.'
        >>> judged(Mark.EXPLICIT, None).en
        ''
    """
    return _JUDGED.fill(reason=reason or _NO_REASON) if mark is Mark.JUDGEMENT else _NOTHING


def words_behind(plan: Plan, quotes: Iterable[Citation], *ends: str) -> tuple[Citation, ...]:
    """Return the words that carry a relation, and the content of each end of which they quote nothing.

    Args:
        plan: The plan.
        quotes: The quotes of the relation.
        *ends: Ids of the tasks it joins; ids that the plan does not know are left out.

    Returns:
        The quotes in their order, each once, then the contents.
    """
    quoted = tuple(dict.fromkeys(quotes))
    rows = {quote.row for quote in quoted}
    return (*quoted, *(plan.cite(end) for end in dict.fromkeys(ends) if end in plan and end not in rows))


def strongest_first(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return each mark once, words before judgement.

    Examples:
        >>> [mark.value for mark in strongest_first((Mark.JUDGEMENT, Mark.EXPLICIT, Mark.JUDGEMENT))]
        ['explicit', 'judgement']
    """
    given = set(marks)
    return tuple(mark for mark in Mark if mark in given)
