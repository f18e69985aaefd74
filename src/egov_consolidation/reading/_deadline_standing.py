"""Standing duties, and duties that begin with an event: 长期, 2018年起, 即日起, 建成后持续推进."""

from __future__ import annotations

import attrs

from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadline_dates import doubts
from egov_consolidation.reading._deadline_endings import finished, leading
from egov_consolidation.reading._deadline_events import Event, Mode, events
from egov_consolidation.reading._deadline_recurring import recurring
from egov_consolidation.reading._deadline_scanner import Scanner, production

_ALWAYS = (
    "长期性",
    "长期",
    "常态化",
    "常态",
    "常年",
    "经常性",
    "经常",
    "持续性",
    "持续",
    "日常",
    "始终",
    "长效",
    "一直",
)


@production
def standing(scan: Scanner) -> Deadline | None:
    """Read a standing duty: 长期坚持, 持续推进, 常态化."""
    if not scan.word(*_ALWAYS):
        return None
    scan.word("任务", "工作")
    return Deadline(kind=DeadlineKind.STANDING, text="")


@production
def opened(scan: Scanner) -> Deadline | None:
    """Read a standing or recurring duty that begins with an event, or the event alone."""
    for event in events(scan):
        at = scan.at
        duty = _duty(scan)
        if duty is not None:
            return doubts(event.flags) or _begun(duty, event)
        scan.at = at
        alone = _alone(event)
        found = None if alone is None else finished(scan, alone)
        if found is not None:
            return doubts(event.flags) or found
    return None


@production
def _duty(scan: Scanner) -> Deadline | None:
    scan.word(",", "、")
    opens = scan.word("(") is not None
    softness = leading(scan)
    duty = recurring(scan) or standing(scan)
    found = None if duty is None else finished(scan, duty)
    if found is None or (opens and not scan.word(")")):
        return None
    return attrs.evolve(found, softness=(*softness, *found.softness))


def _begun(duty: Deadline, event: Event) -> Deadline:
    """Return a duty that begins with an event."""
    if duty.kind is DeadlineKind.UNREAD:
        return duty
    flags = set(duty.flags) | event.flags
    first = event.first_day if event.mode is not Mode.AFTER else None
    if first is not None:
        flags.discard(DeadlineFlag.OPEN_FIRST_OCCURRENCE)
    return attrs.evolve(
        duty,
        first_day=duty.first_day if first is None else first,
        condition=_condition(event),
        then=None if duty.then is None else _begun(duty.then, event),
        flags=flags,
    )


def _alone(event: Event) -> Deadline | None:
    if event.mode is Mode.FROM and event.words is not None:
        return Deadline(
            kind=DeadlineKind.STANDING,
            text="",
            first_day=event.first_day,
            condition=_condition(event),
            flags=event.flags,
        )
    if event.mode is Mode.AFTER and not event.is_date:
        return Deadline(kind=DeadlineKind.CONDITIONAL, text="", condition=event.whole)
    return None


def _condition(event: Event) -> str | None:
    return None if event.is_date or event.mode is Mode.LATER else event.whole
