"""Deadlines, as the strategies draw them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from egov_consolidation.dates import Day, Recurrence
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind, Period, PeriodUnit
from egov_consolidation.testing._drawn_words import FEW, days, few, maybe_words, words

_WITHOUT_END = (DeadlineKind.RECURRING, DeadlineKind.STANDING, DeadlineKind.CONDITIONAL, DeadlineKind.UNREAD)
_flags = few(st.sampled_from(DeadlineFlag))
_day_of_month = st.integers(1, 28) | st.just(-1)


def deadlines(*, kinds: Sequence[DeadlineKind] = tuple(DeadlineKind)) -> st.SearchStrategy[Deadline]:
    """Return a strategy for deadlines: every field that a kind can have, every flag, and what is asked afterwards.

    Args:
        kinds: The kinds that are drawn; all unless fewer are given.

    Examples:
        >>> from hypothesis import find
        >>> find(deadlines(), lambda deadline: deadline.recurrence is not None).kind.value
        'recurring'
    """
    plain = _one_deadline(st.sampled_from(kinds), st.none())
    return plain | _one_deadline(st.sampled_from(kinds), _one_deadline(st.sampled_from(DeadlineKind), st.none()))


@st.composite
def _one_deadline(
    draw: st.DrawFn, kinds: st.SearchStrategy[DeadlineKind], then: st.SearchStrategy[Deadline | None]
) -> Deadline:
    kind, flags = draw(kinds), draw(_flags)
    first_day, last_day = _bounds(draw, kind)
    if last_day is None and kind in {DeadlineKind.BY_DATE, DeadlineKind.WINDOW}:
        flags = (*flags, DeadlineFlag.MISSING_YEAR)
    return Deadline(
        kind=kind,
        text=draw(words),
        first_day=first_day,
        last_day=last_day,
        recurrence=draw(_recurrences()) if kind is DeadlineKind.RECURRING else None,
        condition=draw(maybe_words),
        period=draw(_periods) if kind is DeadlineKind.RELATIVE else None,
        cutoff=draw(maybe_words),
        softness=draw(few(words)),
        then=draw(then),
        flags=flags,
    )


def _bounds(draw: st.DrawFn, kind: DeadlineKind) -> tuple[Day | None, Day | None]:
    """Draw first and last day: in order, none that the kind cannot have, both for a window whose year is known."""
    first, last = sorted((draw(days), draw(days)))
    known = draw(st.sampled_from(("none", "first", "last", "both")))
    if kind in _WITHOUT_END:
        return (first if known in {"both", "first"} else None), None
    if kind is DeadlineKind.WINDOW and known == "last":
        return first, last
    return (first if known in {"both", "first"} else None), (last if known in {"both", "last"} else None)


_periods = st.builds(Period, count=st.integers(0, 999_999_999), unit=st.sampled_from(PeriodUnit))


@st.composite
def _recurrences(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(("YEARLY", "MONTHLY", "WEEKLY", "DAILY")))
    interval = draw(st.integers(1, 5))
    months = tuple(draw(st.lists(st.integers(1, 12), min_size=1, max_size=FEW, unique=True)))
    month_days = tuple(draw(st.lists(_day_of_month, min_size=1, max_size=FEW, unique=True)))
    match frequency:
        case "YEARLY":
            rule = Recurrence(frequency="YEARLY", interval=interval, months=months, month_days=month_days)
        case "MONTHLY":
            rule = Recurrence(frequency="MONTHLY", interval=interval, month_days=month_days)
        case "WEEKLY":
            rule = Recurrence(frequency="WEEKLY", interval=interval, weekdays=tuple(one % 7 for one in months))
        case _:
            rule = Recurrence(frequency="DAILY", interval=interval)
    return str(rule)
