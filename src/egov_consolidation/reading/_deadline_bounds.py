"""What bounds a stretch of the calendar: 前, 内, 止, and a time of day."""

from __future__ import annotations

import re
from enum import Enum

import attrs

from egov_consolidation.dates import Day, previous_day
from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_calendar import BEFORE
from egov_consolidation.reading._deadline_scanner import Scanner
from egov_consolidation.reading._deadline_span import Span

_INCLUDES = re.compile(r"\((不)?含(?:当日|本日|当天|该日)?\)")
_PART_OF_DAY = "(?:凌晨|早上|上午|中午|下午|晚上|晚)"
_HOUR = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_TIME = re.compile(
    f" ?(?:{_PART_OF_DAY}?下班时?"
    f"|{_PART_OF_DAY}?{_HOUR}(?::[0-9]{{2}}(?::[0-9]{{2}})?|[时点](?:半|整|[0-9]{{1,2}}分)?)"
    f"|(?:上午|中午|下午)(?=之?前|以前))"
)


class Edge(Enum):
    """What stands after a stretch of the calendar."""

    NONE = "nothing"
    BEFORE = "前"
    WITHIN = "内"
    UNTIL = "止"


@attrs.frozen(kw_only=True)
class Bound:
    """What bounds a stretch of the calendar.

    Attributes:
        edge: Which word bounds it.
        cutoff: The time of day as printed.
        includes: Whether the words say that the day named counts (含) or does not (不含).
    """

    edge: Edge = Edge.NONE
    cutoff: str | None = None
    includes: bool | None = None

    def leaves_out_the_day(self, *, strict_before: bool) -> bool:
        """Return whether the deadline ends on the day before.

        Args:
            strict_before: Whether 前 leaves out the day that is named, where the words do not say.
        """
        return strict_before and self.edge is Edge.BEFORE if self.includes is None else not self.includes


def bound(scan: Scanner) -> Bound:
    """Read what bounds a stretch of the calendar: 前, 之内, 截止, 下班前, 17:00前, （含）前; it may be nothing."""
    said_before = _inclusion(scan)
    start = scan.at
    time = scan.match(_TIME)
    edge = _edge(scan)
    cutoff = None if time is None else scan.key.words(start, scan.at)
    said_after = _inclusion(scan)
    return Bound(edge=edge, cutoff=cutoff, includes=said_after if said_before is None else said_before)


def last_day(span: Span, limit: Bound, scan: Scanner) -> Day | None:
    """Return the last day of a bounded stretch, where its year is known."""
    closes = span.last_day
    leaves_out = limit.leaves_out_the_day(strict_before=scan.context.strict_before)
    return previous_day(closes) if closes is not None and leaves_out else closes


def flags_of(span: Span, limit: Bound) -> frozenset[DeadlineFlag]:
    """Return what the reading of a bounded stretch leaves open."""
    if span.bare is None:
        return span.all_flags
    said = {Edge.NONE: {span.bare}, Edge.BEFORE: {DeadlineFlag.ASSUMED_DAY}}
    return span.all_flags | said.get(limit.edge, set())


def _edge(scan: Scanner) -> Edge:
    if scan.word(*BEFORE):
        return Edge.BEFORE
    if scan.word("以内", "之内", "内"):
        return Edge.WITHIN
    return Edge.UNTIL if scan.word("为止", "截止", "止") else Edge.NONE


def _inclusion(scan: Scanner) -> bool | None:
    found = scan.match(_INCLUDES)
    return None if found is None else found.group(1) is None
