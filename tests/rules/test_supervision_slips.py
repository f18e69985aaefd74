"""Laws of supervision slips."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import NOTHING, Slip, SlipLevel

from .judging import days_near, said, verdict

DUE = "2018-09-15"
RANK = {SlipLevel.BLUE: 1, SlipLevel.YELLOW: 2, SlipLevel.ORANGE: 2, SlipLevel.RED: 3}
names = st.sampled_from(("a", "b"))
levels = st.sampled_from(SlipLevel)


class TestSlipsEscalateInOrder:
    """SU06."""

    @given(levels, levels, days_near(DUE), days_near(DUE), st.tuples(names, names, st.booleans(), st.booleans()))
    def test_one_level_up_behind_the_time_limit(
        self, former: SlipLevel, level: SlipLevel, issued: Day, as_of: Day, about: tuple[str, str, bool, bool]
    ) -> None:
        """Of the same unit and task, unless it is urgent; and once it is issued."""
        unit, task, urgent, follows = about
        before = Slip(id="1", unit="a", task="a", level=former, due_on=day(DUE), is_urgent=False)
        slip = Slip(
            id="2",
            unit=unit,
            task=task,
            level=level,
            issued_on=issued,
            follows="1" if follows else NOTHING,
            is_urgent=urgent,
        )
        holds = follows and unit == task == "a" and RANK[level] == RANK[former] + 1 and issued > day(DUE)
        applies = level is not SlipLevel.BLUE and not urgent and issued <= as_of
        assert verdict("SU06", slip, before, as_of=as_of) is said(applies=applies, holds=holds)
