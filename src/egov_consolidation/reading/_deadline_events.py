"""Events from which something runs: 印发之日起, 建成后, 2018年1月1日起."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

import attrs

from egov_consolidation.dates import Day, next_day
from egov_consolidation.model import DeadlineFlag
from egov_consolidation.reading._deadline_dates import span
from egov_consolidation.reading._deadline_endings import is_free
from egov_consolidation.reading._deadline_scanner import Scanner
from egov_consolidation.reading._deadline_span import Grain

_ISSUE = re.compile(
    "(?:本|该|此)?(?:(?:实施|工作|行动|整改|总体)?(?:方案|计划|意见)|通知|文件|办法|规划|通告|公告|决定|规定|细则)?"
    "(?:正式)?(?:印发|发布|发文|下发|公布|颁布|出台)"
)
_MARKERS = ("之日起", "之日后", "之后", "以后", "后", "起")
_LATER = ("以后", "此后", "之后", "其后", "今后")
_NO_EVENT = ("长期", "持续", "常态", "常年", "即日", "下班")
_NUMERALS = frozenset("〇零一二三四五六七八九十百两")
_LONGEST = 40
_SHORTEST = 2


class Mode(Enum):
    """How something runs from an event."""

    FROM = "起"
    AFTER = "后"
    LATER = "以后"


@attrs.frozen(kw_only=True)
class Event:
    """An event from which something runs.

    Attributes:
        words: The event as printed; `None` where only 之日起 is printed.
        whole: The same with the word that follows it.
        mode: How something runs from it.
        day: Its day, where it is known.
        first_day: The first day on which what runs from it holds, where it is known.
        is_date: Whether the event is a date.
        is_issue: Whether it is the issue of the plan itself.
        flags: What its reading leaves open.
    """

    words: str | None
    whole: str
    mode: Mode
    day: Day | None = None
    first_day: Day | None = None
    is_date: bool = False
    is_issue: bool = False
    flags: frozenset[DeadlineFlag] = frozenset()


def events(scan: Scanner) -> Iterator[Event]:
    """Yield each way of reading an event that comes next; the scanner stands behind it, and in the end at the start.

    Args:
        scan: Where to read.
    """
    start = scan.at
    yield from _later(scan, start)
    scan.at = start
    scan.word("自", "从")
    begin = scan.at
    for read in (_fragment, _immediately, _dated, _named):
        yield from read(scan, begin)
        scan.at = begin
    scan.at = start


def _later(scan: Scanner, start: int) -> Iterator[Event]:
    if scan.word(*_LATER):
        first = None if scan.previous is None else next_day(scan.previous)
        words = scan.key.words(start, scan.at)
        yield Event(words=words, whole=words, mode=Mode.LATER, first_day=first)


def _fragment(scan: Scanner, start: int) -> Iterator[Event]:
    if scan.word("之日起", "之日后"):
        yield Event(words=None, whole=scan.key.words(start, scan.at), mode=Mode.FROM)


def _immediately(scan: Scanner, start: int) -> Iterator[Event]:
    if scan.word("即日"):
        words = scan.key.words(start, scan.at)
        scan.word("起")
        yield _of_issue(scan, words, scan.key.words(start, scan.at), Mode.FROM)


def _dated(scan: Scanner, start: int) -> Iterator[Event]:
    found = span(scan)
    if found is None:
        return
    words = scan.key.words(start, scan.at)
    marker = scan.word("之日起", "起", "开始", "之后", "以后", "后")
    if marker is None:
        return
    yield Event(
        words=words,
        whole=scan.key.words(start, scan.at),
        mode=Mode.AFTER if marker.endswith("后") else Mode.FROM,
        day=found.last_day if found.grain is Grain.DAY else None,
        first_day=found.first_day,
        is_date=True,
        flags=found.all_flags,
    )


def _named(scan: Scanner, start: int) -> Iterator[Event]:
    end = start
    while end < start + _LONGEST:
        scan.at = end
        marker = scan.word(*_MARKERS) if _is_event(scan, start, end) else None
        if marker is not None:
            mode = Mode.FROM if marker.endswith("起") else Mode.AFTER
            yield _event(scan, (start, end), mode)
        scan.at = end
        if scan.sees(*_NO_EVENT) or not (is_free(scan) or scan.sees("后")):
            return
        end += 1


def _event(scan: Scanner, stretch: tuple[int, int], mode: Mode) -> Event:
    start, end = stretch
    words, whole = scan.key.words(start, end), scan.key.words(start, scan.at)
    if _ISSUE.fullmatch(scan.key.text, start, end):
        return _of_issue(scan, words, whole, mode)
    return Event(words=words, whole=whole, mode=mode)


def _of_issue(scan: Scanner, words: str, whole: str, mode: Mode) -> Event:
    issued = scan.context.issue_day
    return Event(words=words, whole=whole, mode=mode, day=issued, first_day=issued, is_issue=True)


def _is_event(scan: Scanner, start: int, end: int) -> bool:
    return end - start >= _SHORTEST and not _NUMERALS.issuperset(scan.key.text[start:end])
