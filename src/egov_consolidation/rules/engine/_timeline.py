"""When a verdict turns if nothing but the day changes."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOT_YET
from egov_consolidation.rules.engine._breakpoints import at, breakpoints
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, judged

_NEVER = NOT_YET.toordinal()


@attrs.frozen(kw_only=True)
class Segment:
    """A stretch of days on which a verdict stays as it is.

    Attributes:
        first_day: Its first day.
        last_day: Its last day, included.
        verdict: The verdict on all of them.
        missing: The data for want of which it is undecided, named, in order.
    """

    first_day: Day
    last_day: Day
    verdict: Verdict
    missing: tuple[str, ...] = ()


def turning_day(demand: Demand, scene: Scene) -> Day | None:
    """Return the first day after that of a scene on which the verdict is another one, if nothing else changes.

    Args:
        demand: What is demanded.
        scene: Of which record, and as of which day.

    Returns:
        The day, `None` where the verdict stays for good. `NOT_YET` is no day that comes.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.inventory import Inventory, LeasedLine
        >>> from egov_consolidation.rules.engine import AS_OF, Check, Scene, everyone, subject
        >>> demand = Check(applies=everyone(), require=subject(LeasedLine).cancelled_on <= AS_OF).demand()
        >>> line = LeasedLine(id="7", cancelled_on=day("2019-05-01"))
        >>> scene = Scene(inventory=Inventory(id="i"), as_of=day("2019-03-01"), parameters={}, subject=line)
        >>> print(turning_day(demand, scene))
        2019-05-01

    Notes:
        No day is tried of which the expression and the records that it reads do not say that it may matter.
    """
    today, verdict = scene.as_of.toordinal(), judged(demand, scene)[0]
    for one in sorted(_turns(demand, scene)):
        if today < one < _NEVER and judged(demand, at(scene, one))[0] is not verdict:
            return Day.fromordinal(one)
    return None


def segments(demand: Demand, scene: Scene, first: Day, last: Day) -> tuple[Segment, ...]:
    """Return the verdicts on a record from one day to another, both included.

    Args:
        demand: What is demanded.
        scene: Of which record; its own day does not matter.
        first: The first day.
        last: The last day.

    Returns:
        The stretches on which verdict and missing data stay the same, in order and without gaps; none where the last
        day lies before the first.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.inventory import Inventory, LeasedLine
        >>> from egov_consolidation.rules.engine import AS_OF, Check, Scene, everyone, subject
        >>> demand = Check(applies=everyone(), require=subject(LeasedLine).cancelled_on <= AS_OF).demand()
        >>> line = LeasedLine(id="7", cancelled_on=day("2019-05-01"))
        >>> scene = Scene(inventory=Inventory(id="i"), as_of=day("2019-03-01"), parameters={}, subject=line)
        >>> for one in segments(demand, scene, day("2019-04-30"), day("2019-05-02")):
        ...     print(one.first_day, one.last_day, one.verdict.value)
        2019-04-30 2019-04-30 FAIL
        2019-05-01 2019-05-02 PASS
    """
    start, end = first.toordinal(), last.toordinal()
    days = [start, *sorted(one for one in _turns(demand, scene) if start < one <= end)] if start <= end else []
    judgements = [(one, judged(demand, at(scene, one))) for one in days]
    kept = [
        one for one, before in zip(judgements, [None, *judgements], strict=False) if not before or one[1] != before[1]
    ]
    ends = [*(one - 1 for one, _ in kept[1:]), end]
    return tuple(
        Segment(
            first_day=Day.fromordinal(begun),
            last_day=Day.fromordinal(ended),
            verdict=verdict,
            missing=tuple(sorted(missing)),
        )
        for (begun, (verdict, missing)), ended in zip(kept, ends, strict=False)
    )


def _turns(demand: Demand, scene: Scene) -> frozenset[int]:
    return breakpoints(demand.applies, scene) | breakpoints(demand.require, scene)
