"""Duties that fall due again in every period: 每年, 每季度末, 每月5日、20日前, 每周四下班前."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day, Recurrence
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadline_bounds import Bound, Edge, bound
from egov_consolidation.reading._deadline_cycles import Cycle, CycleUnit, cycle
from egov_consolidation.reading._deadline_dates import doubts
from egov_consolidation.reading._deadline_days import Days
from egov_consolidation.reading._deadline_occurrences import days_of
from egov_consolidation.reading._deadline_scanner import Scanner, production
from egov_consolidation.reading._deadline_span import END

_IN_YEARS = {CycleUnit.YEAR, CycleUnit.HALF_YEAR, CycleUnit.QUARTER}
_QUARTER = 3
_DECEMBER = 12


@production
def recurring(scan: Scanner) -> Deadline | None:
    """Read a recurring duty; where one rule cannot hold its days, the others follow in `then`."""
    found = cycle(scan)
    if found is None:
        return None
    scan.word("的")
    days = days_of(scan, found)
    if found.unit is CycleUnit.QUARTER and found.count > 1 and not days[0].is_bare:
        return None
    limit = bound(scan)
    last: Deadline | None = None
    for one in reversed(days):
        read = _deadline(scan, found, one, limit)
        last = read if read.recurrence is None else attrs.evolve(read, then=last)
    return last


def _deadline(scan: Scanner, found: Cycle, days: Days, limit: Bound) -> Deadline:
    flags = set(days.flags)
    if days.is_bare and limit.edge in {Edge.NONE, Edge.BEFORE}:
        flags.add(DeadlineFlag.ASSUMED_DAY)
    if found.unit is CycleUnit.YEAR:
        flags.add(DeadlineFlag.OPEN_FIRST_OCCURRENCE)
    rule = _rule(found, days)
    if limit.leaves_out_the_day(strict_before=scan.context.strict_before):
        rule = day_before(rule)
    return doubts(frozenset(flags)) or Deadline(
        kind=DeadlineKind.RECURRING,
        text="",
        first_day=_first_full_year(scan) if found.unit is CycleUnit.YEAR else None,
        recurrence=str(rule),
        cutoff=limit.cutoff,
        flags=flags,
    )


def day_before(rule: Recurrence) -> Recurrence:
    """Return a rule whose days fall one day earlier.

    Args:
        rule: The rule.

    Returns:
        The rule for the day before; the same rule where none says that: a daily one, or one of several periods that
        falls due on the first of a month.

    Examples:
        >>> str(day_before(Recurrence(frequency="YEARLY", months=(3,), month_days=(1,))))
        'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1'
    """
    if rule.interval > 1 and 1 in rule.month_days:
        return rule
    months = rule.months
    if rule.month_days == (1,):
        months = tuple(sorted((month - 2) % _DECEMBER + 1 for month in months))
    return attrs.evolve(
        rule,
        months=months,
        month_days=tuple(number - 1 or END for number in rule.month_days),
        weekdays=tuple(sorted((weekday - 1) % 7 for weekday in rule.weekdays)),
    )


def _rule(found: Cycle, days: Days) -> Recurrence:
    if found.unit is CycleUnit.QUARTER and found.count > 1:
        return Recurrence(frequency="MONTHLY", interval=_QUARTER * found.count, month_days=(END,))
    if found.unit is CycleUnit.WEEK:
        return Recurrence(frequency="WEEKLY", interval=found.count, weekdays=days.weekdays)
    if found.unit is CycleUnit.DAY:
        return Recurrence(frequency="DAILY", interval=found.count)
    return Recurrence(
        frequency="YEARLY" if found.unit in _IN_YEARS else "MONTHLY",
        interval=found.count,
        months=days.months,
        month_days=days.month_days,
    )


def _first_full_year(scan: Scanner) -> Day | None:
    issued = scan.context.issue_day
    if issued is None:
        return None
    return Day(issued.year + (0 if scan.context.first_occurrence_in_issue_year else 1), 1, 1)
