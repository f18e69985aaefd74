"""Deadlines so long after an event: 自印发之日起20个工作日内, 3个月内, 用一年的时间."""

from __future__ import annotations

from egov_consolidation.dates import Day, add_working_days, shifted
from egov_consolidation.model import Deadline, DeadlineKind, Period, PeriodUnit
from egov_consolidation.reading._deadline_dates import doubts
from egov_consolidation.reading._deadline_events import Event, Mode, events
from egov_consolidation.reading._deadline_scanner import Scanner, production

_UNITS = {
    "个工作日": PeriodUnit.WORKING_DAY,
    "工作日": PeriodUnit.WORKING_DAY,
    "个自然日": PeriodUnit.DAY,
    "自然日": PeriodUnit.DAY,
    "个日历日": PeriodUnit.DAY,
    "日": PeriodUnit.DAY,
    "天": PeriodUnit.DAY,
    "个星期": PeriodUnit.WEEK,
    "星期": PeriodUnit.WEEK,
    "周": PeriodUnit.WEEK,
    "个月": PeriodUnit.MONTH,
    "年": PeriodUnit.YEAR,
}
_MOST = 999
_MONTHS_OF_QUARTER = 3


@production
def relative(scan: Scanner) -> Deadline | None:
    """Read a deadline so long after an event; the event may be left unsaid."""
    for event in events(scan):
        scan.word(",")
        period = within(scan) if event.mode is not Mode.LATER else None
        if period is not None:
            return doubts(event.flags) or _after(event, period)
    period = within(scan) or _taken(scan)
    return None if period is None else Deadline(kind=DeadlineKind.RELATIVE, text="", period=period)


@production
def within(scan: Scanner) -> Period | None:
    """Read a length of time and 内: 20个工作日内, 一年之内."""
    scan.word("不超过", "最多")
    period = _length(scan)
    return period if period is not None and scan.word("以内", "之内", "内") else None


def day_after(event: Day, period: Period) -> Day | None:
    """Return the last day of a period after an event, the day of the event not counted.

    Args:
        event: The day of the event.
        period: The length of time.

    Returns:
        The day; `None` where working days run past the published years.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> day_after(day("2018-01-31"), Period(count=1, unit=PeriodUnit.MONTH))
        Date(2018, 2, 28)

    Source:
        民法典第201条 and 第202条: the day on which it begins is not counted, and a month ends on the day of the same
        number, or on its last day where it has none.
    """
    match period.unit:
        case PeriodUnit.WORKING_DAY:
            return add_working_days(event, period.count)
        case PeriodUnit.DAY:
            return shifted(event, days=period.count)
        case PeriodUnit.WEEK:
            return shifted(event, days=7 * period.count)
        case PeriodUnit.MONTH:
            return shifted(event, months=period.count)
        case PeriodUnit.YEAR:
            return shifted(event, years=period.count)


def _after(event: Event, period: Period) -> Deadline:
    return Deadline(
        kind=DeadlineKind.RELATIVE,
        text="",
        last_day=None if event.day is None else day_after(event.day, period),
        condition=event.words,
        period=period,
        flags=event.flags,
    )


def _taken(scan: Scanner) -> Period | None:
    scan.word("利用", "用")
    period = _length(scan)
    if period is None:
        return None
    scan.word("的")
    if not scan.word("时间"):
        return None
    scan.word("以内", "之内", "内")
    return period


@production
def _length(scan: Scanner) -> Period | None:
    if scan.word("半年"):
        return Period(count=6, unit=PeriodUnit.MONTH)
    if scan.word("半个月", "半月"):
        return Period(count=15, unit=PeriodUnit.DAY)
    count = scan.number(1, _MOST)
    if count is None:
        return None
    if scan.word("个季度"):
        return Period(count=count * _MONTHS_OF_QUARTER, unit=PeriodUnit.MONTH)
    unit = scan.word(*_UNITS)
    return None if unit is None else Period(count=count, unit=_UNITS[unit])
