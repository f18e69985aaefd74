"""Deadlines: from the words of a cell to what they allow.

The words are read by a grammar over a comparison key. A cell is a row of parts, each of which names one time: a date,
a window, a recurrence, a length of time after an event, a standing duty, or what sets the time elsewhere. What the
grammar does not read whole is unread: nothing is read over.
"""

from __future__ import annotations

import functools

import attrs

from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadline_conditions import conditional
from egov_consolidation.reading._deadline_context import DeadlineContext
from egov_consolidation.reading._deadline_dates import by_date, unread
from egov_consolidation.reading._deadline_endings import ending, ends_whole, finished, leading, separator
from egov_consolidation.reading._deadline_periods import relative
from egov_consolidation.reading._deadline_recurring import recurring
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_standing import opened, standing
from egov_consolidation.reading._deadline_text import LONGEST, Key
from egov_consolidation.reading._deadline_titles import year_in_title
from egov_consolidation.reading._deadline_windows import window

__all__ = ["DeadlineContext", "read_deadline", "year_in_title"]

_TIMES = (relative, window, recurring, by_date, standing, conditional)
_NOTHING = frozenset({"-", "--", "/", "无", "暂无"})
_NO_YEAR = frozenset({DeadlineFlag.ASSUMED_YEAR, DeadlineFlag.MISSING_YEAR})
_MOST_PARTS = 12
_NOTHING_AROUND = DeadlineContext()


def read_deadline(text: str, context: DeadlineContext = _NOTHING_AROUND) -> Deadline:
    """Read the words of a deadline.

    Args:
        text: The words as printed, line breaks and all.
        context: What stands around them.

    Returns:
        What they allow. Words that the grammar does not read whole, that mean no day of the calendar, or that mean
        more than one, are a deadline of kind `unread`; so is an empty cell, with the flag `missing`.

    Examples:
        >>> read_deadline("2018年6月底前").last_day
        Date(2018, 6, 30)
        >>> read_deadline("每月28日前").recurrence
        'FREQ=MONTHLY;BYMONTHDAY=28'
        >>> read_deadline("尽快").kind.value
        'unread'

    Notes:
        前 includes the day that is named, unless the context says otherwise; then every 前 ends one day earlier, that
        of recurring duties too where a rule can say so. A day that a month lacks is left out of a recurrence, as
        RFC 5545 demands. The time is linear in the length of the text, and no text of more than 200 characters is read.
    """
    if not text.strip():
        return Deadline.missing()
    if len(text) > LONGEST:
        return attrs.evolve(unread(), text=text)
    key = Key.of(text)
    if key.text in _NOTHING:
        return attrs.evolve(Deadline.missing(), text=text)
    parts = _parts(Scanner(key, context))
    return attrs.evolve(_whole(parts) if parts else unread(), text=text)


def _parts(scan: Scanner) -> list[Deadline]:
    """Read all parts of a cell; none if anything is left."""
    parts: list[Deadline] = []
    depth = 0
    while len(parts) < _MOST_PARTS:
        while scan.word("("):
            depth += 1
        start = scan.at
        part = _part(scan)
        if part is not None:
            parts.append(_checked(_said(part, scan.key.printed(start, scan.at)), parts))
            _remember(scan, parts[-1])
        elif not parts or not _more_to_do(scan, parts):
            return []
        while depth and scan.word(")"):
            depth -= 1
        end = scan.at
        if depth == 0 and ends_whole(scan):
            return parts
        scan.at = end
        if not separator(scan) and not scan.sees("("):
            return []
    return []


@production
def _part(scan: Scanner) -> Deadline | None:
    softness = leading(scan)
    start = scan.at
    for read in (*_TIMES, opened):
        scan.at = start
        found = read(scan)
        done = None if found is None else finished(scan, found)
        if done is not None:
            return attrs.evolve(done, softness=(*softness, *done.softness))
    return None


def _more_to_do(scan: Scanner, parts: list[Deadline]) -> bool:
    """Read what else is to be done by the time of the part before (…完成建设并投入使用)."""
    start = scan.at
    softness = ending(scan)
    if softness is None or scan.at == start:
        return False
    parts[-1] = attrs.evolve(parts[-1], softness=(*parts[-1].softness, *softness))
    return True


def _checked(part: Deadline, before: list[Deadline]) -> Deadline:
    """Refuse a day without a year that could lie in more than one, seen from the parts before it."""
    if (
        not before
        or part.kind not in {DeadlineKind.BY_DATE, DeadlineKind.WINDOW}
        or not _NO_YEAR.intersection(part.flags)
    ):
        return part
    days = [one.last_day for one in before if one.last_day is not None]
    goes_back = part.last_day is not None and any(day > part.last_day for day in days)
    is_yearly = any(one.kind is DeadlineKind.RECURRING for one in before)
    return unread(DeadlineFlag.AMBIGUOUS) if goes_back or is_yearly else part


def _remember(scan: Scanner, part: Deadline) -> None:
    """Let the parts that follow know the year and the last day of this one."""
    known = part.last_day or part.first_day
    if known is not None and part.kind is not DeadlineKind.RECURRING:
        scan.year = known.year
    scan.previous = part.last_day


def _said(deadline: Deadline, text: str) -> Deadline:
    then = None if deadline.then is None else _said(deadline.then, text)
    return attrs.evolve(deadline, text=text, then=then)


def _whole(parts: list[Deadline]) -> Deadline:
    """Return the first part with the others behind it; if one of them means no one day, the whole is unread."""
    doubtful = [part for part in parts if part.kind is DeadlineKind.UNREAD]
    if doubtful:
        return unread(*(flag for part in doubtful for flag in part.flags))
    return functools.reduce(_followed, parts)


def _followed(deadline: Deadline, after: Deadline) -> Deadline:
    return attrs.evolve(deadline, then=after if deadline.then is None else _followed(deadline.then, after))
