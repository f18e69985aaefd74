"""The light of an obligation: green, yellow or red, and what stands beside these three."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import Choice
from egov_consolidation.ledger._entry import ProgressEntry, State

_WHOLE = 100


class Light(Choice):
    """How an obligation stands. The graver ones have the higher steps."""

    RED = "red", "red", "红灯", 6
    YELLOW = "yellow", "yellow", "黄灯", 5
    UNKNOWN = "unknown", "not known", "不明", 4
    GREEN = "green", "green", "绿灯", 3
    STANDING = "standing", "standing", "长期", 2
    NOT_BEGUN = "not_begun", "not begun", "未起算", 1


@attrs.frozen(kw_only=True)
class Measures:
    """By what a light is measured.

    Attributes:
        near: How many days before the last day an obligation is near due; `None` where nobody has said so.
        behind: By how many percentage points the work may lag behind the time gone by; `None` where nobody has said so.
        since: The day from which time is counted; `None` where it is not known.
    """

    near: float | None = None
    behind: float | None = None
    since: Day | None = None


def is_red(last_day: Day | None, entry: ProgressEntry | None, as_of: Day, measures: Measures) -> bool | None:
    """Return whether an obligation with a last day is overdue or behind; `None` where that cannot be decided.

    It is overdue where its last day is past and it is not done, or where its unit says so; behind where the share of
    the work that is done lags too far behind the share of the time that has gone by.

    Args:
        last_day: Its last day, inclusive.
        entry: What was last reported of it.
        as_of: The day for which is asked.
        measures: By what it is measured.
    """
    if entry is None or entry.state is None:
        return None
    if entry.is_done(as_of):
        return False
    if entry.state is State.OVERDUE:
        return True
    if last_day is None:
        return None
    return True if last_day < as_of else _is_behind(last_day, entry, as_of, measures)


def light(last_day: Day | None, entry: ProgressEntry | None, as_of: Day, measures: Measures) -> Light:
    """Return the light of an obligation with a last day.

    Args:
        last_day: Its last day, inclusive.
        entry: What was last reported of it.
        as_of: The day for which is asked.
        measures: By what it is measured.

    Returns:
        Red where it is overdue or behind; green where it is done, or its last day is farther off than what is near;
        yellow where it is near; not known where a datum or a measure is missing that would decide.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> begun = ProgressEntry(id="1", task="1.2", unit="市财政局", state="under_way")
        >>> due, near = day("2018-03-31"), Measures(near=30)
        >>> [light(due, begun, day(on), near).value for on in ("2018-02-28", "2018-03-01", "2018-03-31", "2018-04-01")]
        ['green', 'yellow', 'yellow', 'red']
    """
    red = is_red(last_day, entry, as_of, measures)
    if red:
        return Light.RED
    if red is None or last_day is None:
        return Light.UNKNOWN if red is None else Light.GREEN
    if entry is not None and entry.is_done(as_of):
        return Light.GREEN
    return near_light(last_day, as_of, measures)


def near_light(last_day: Day, as_of: Day, measures: Measures) -> Light:
    """Return the light of what is neither done nor red: yellow near its last day, else green."""
    if measures.near is None:
        return Light.UNKNOWN
    return Light.YELLOW if last_day.toordinal() - as_of.toordinal() <= measures.near else Light.GREEN


def _is_behind(last_day: Day, entry: ProgressEntry, as_of: Day, measures: Measures) -> bool | None:
    """Return whether the work lags too far behind the time; where no share is reported, nothing says so."""
    if entry.percent is None or measures.since is None or last_day <= measures.since:
        return False
    gone = (as_of.toordinal() - measures.since.toordinal()) / (last_day.toordinal() - measures.since.toordinal())
    lag = _WHOLE * gone - entry.percent
    if lag <= 0:
        return False
    return None if measures.behind is None else lag > measures.behind
