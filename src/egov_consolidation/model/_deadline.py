"""What a document allows: a closed set of kinds, always with the words as printed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from egov_consolidation.dates import Day, effective_day, optional_day, parse_recurrence
from egov_consolidation.errors import ModelError
from egov_consolidation.model._checks import not_negative
from egov_consolidation.wording import Text


class DeadlineKind(StrEnum):
    """The kinds of deadlines."""

    BY_DATE = "by_date"
    """Done by a last day (…前, …底前, 中旬)."""
    WINDOW = "window"
    """Between a first and a last day, both printed."""
    RECURRING = "recurring"
    """Again in every period (每年, 每月25日前)."""
    STANDING = "standing"
    """Always: no end, only violations and a review date (长期)."""
    RELATIVE = "relative"
    """So long after an event (自…之日起20个工作日内)."""
    CONDITIONAL = "conditional"
    """Set by something else that is not in the text (根据整合方案时间要求)."""
    UNREAD = "unread"
    """Words that no rule of the grammar covers, or no words at all."""


WITHOUT_DATES = frozenset({DeadlineKind.STANDING, DeadlineKind.RECURRING, DeadlineKind.CONDITIONAL})
"""Kinds of deadline whose tasks have no dates in a schedule; what waits for them is still held back by what they wait
for."""


class DeadlineFlag(StrEnum):
    """Readings that the text does not settle, each said rather than hidden."""

    ASSUMED_YEAR = "assumed_year"
    """No year is printed: it was taken from the table's or document's title, or from the issue date."""
    MISSING_YEAR = "missing_year"
    """No year is printed and none can be inherited: the last day is not known."""
    DEICTIC_YEAR = "deictic_year"
    """The year is said from the day of issue (今年, 明年)."""
    BARE_MONTH = "bare_month"
    """A month without 前 or 底: read as by its end."""
    BARE_QUARTER = "bare_quarter"
    """A quarter without 前 or 底: read as by its end."""
    BARE_HALF_YEAR = "bare_half_year"
    """A half-year without 前 or 底: read as by its end."""
    BARE_YEAR = "bare_year"
    """A year without 前 or 底: read as by its end."""
    PLAN_PERIOD = "plan_period"
    """The end of a five-year plan: read as 31 December of its last year."""
    VAGUE_DAY = "vague_day"
    """初 or 中, which have no agreed end."""
    ASSUMED_DAY = "assumed_day"
    """A period is printed without a day: read as its last day."""
    OPEN_FIRST_OCCURRENCE = "open_first_occurrence"
    """It is not printed whether the first occurrence falls into the year of issue."""
    REPAIRED = "repaired"
    """The printed date is damaged; exactly one legal reading was found."""
    AMBIGUOUS = "ambiguous"
    """More than one reading is legal: none was chosen."""
    IMPOSSIBLE_DAY = "impossible_day"
    """The printed day does not exist in the calendar."""
    MISSING = "missing"
    """No deadline is printed."""


class PeriodUnit(StrEnum):
    """What a relative deadline counts."""

    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@attrs.frozen(kw_only=True)
class Period:
    """A length of time after an event, the day of the event not counted.

    Attributes:
        count: How many.
        unit: Of what.
    """

    count: int = attrs.field(validator=not_negative)
    unit: PeriodUnit


def _sorted_flags(flags: Iterable[DeadlineFlag]) -> tuple[DeadlineFlag, ...]:
    return tuple(sorted(set(flags)))


@attrs.frozen(kw_only=True)
class Deadline:
    """What the document allows.

    Attributes:
        kind: Which of the closed set of kinds it is.
        text: The words as printed, line breaks and all; empty where nothing is printed.
        first_day: The day on which it opens, where the words give one.
        last_day: Its bound, inclusive; `None` where there is none or it is not known.
        recurrence: For a recurring duty, its RFC 5545 recurrence rule (RRULE value).
        condition: For a relative one the event it runs from, for a conditional one what sets it, for a standing one
            what starts it, as printed.
        period: For a relative one, the length of time after the event.
        cutoff: The time of day as printed (下班前), which ends the last day early.
        softness: Words that soften it (力争, 争取, 原则上, 基本), in order.
        then: What the same cell asks afterwards (…并长期坚持).
        flags: Every reading that the text does not settle, sorted.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> deadline = Deadline(kind=DeadlineKind.BY_DATE, text="2018年6月底前", last_day=day("2018-06-30"))
        >>> deadline.effective_day
        Date(2018, 6, 29)
    """

    kind: DeadlineKind
    text: str
    first_day: Day | None = attrs.field(default=None, converter=optional_day)
    last_day: Day | None = attrs.field(default=None, converter=optional_day)
    recurrence: str | None = None
    condition: str | None = None
    period: Period | None = None
    cutoff: str | None = None
    softness: tuple[str, ...] = ()
    then: Deadline | None = None
    flags: tuple[DeadlineFlag, ...] = attrs.field(default=(), converter=_sorted_flags)

    def __attrs_post_init__(self) -> None:
        """Refuse what its kind cannot mean."""
        wrong = _contradiction(self)
        if wrong is not None:
            raise ModelError(
                Text(en="Deadline “{text}”: {wrong}", zh="完成时限“{text}”：{wrong}").fill(text=self.text, wrong=wrong)
            )

    @classmethod
    def missing(cls) -> Deadline:
        """Return the deadline of a task for which none is printed."""
        return cls(kind=DeadlineKind.UNREAD, text="", flags=(DeadlineFlag.MISSING,))

    @property
    def effective_day(self) -> Day | None:
        """The last working day on or before `last_day`.

        `None` where there is no last day, or the holiday arrangement of its year is not published.
        """
        return None if self.last_day is None else effective_day(self.last_day)

    @property
    def is_dated(self) -> bool:
        """Whether it has one known last day."""
        return self.last_day is not None


def _contradiction(deadline: Deadline) -> Text | None:
    kind, first, last = deadline.kind, deadline.first_day, deadline.last_day
    if first is not None and last is not None and first > last:
        return Text(en="first day is after last day", zh="起始日晚于截止日")
    if kind is DeadlineKind.BY_DATE and last is None and DeadlineFlag.MISSING_YEAR not in deadline.flags:
        return Text(
            en="by_date needs a last day, or the flag missing_year", zh="by_date 须有截止日，或标记 missing_year"
        )
    if (
        kind is DeadlineKind.WINDOW
        and (first is None or last is None)
        and (DeadlineFlag.MISSING_YEAR not in deadline.flags)
    ):
        return Text(en="a window needs a first and a last day", zh="window 须有起始日和截止日")
    if (kind is DeadlineKind.RECURRING) != (deadline.recurrence is not None):
        return Text(
            en="a recurrence goes with kind recurring, and only with it", zh="recurrence 与 recurring 须同时出现"
        )
    if (kind is DeadlineKind.RELATIVE) != (deadline.period is not None):
        return Text(en="a period goes with kind relative, and only with it", zh="period 与 relative 须同时出现")
    if kind in _WITHOUT_END and last is not None:
        return Text(en=f"{kind} has no last day", zh=f"{kind} 不应有截止日")
    if deadline.recurrence is not None:
        parse_recurrence(deadline.recurrence)
    return None


_WITHOUT_END = frozenset({DeadlineKind.RECURRING, DeadlineKind.STANDING, DeadlineKind.CONDITIONAL, DeadlineKind.UNREAD})
