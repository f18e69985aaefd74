"""The light of an obligation."""

from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.ledger import Light, Measures, ProgressEntry, State, is_red, light

DUE, SINCE = day("2018-03-31"), day("2018-01-01")
NEARS = st.none() | st.integers(0, 40)
BEHINDS = st.none() | st.integers(0, 100)
OFFSETS = st.integers(-95, 5)


def entry(state: State | None, percent: int | None = None) -> ProgressEntry:
    """Return an entry of a task that is due on 31 March."""
    return ProgressEntry(id="1", task="1.2", unit="市财政局", state=state, percent=percent)


class TestLight:
    """`light`."""

    @given(st.sampled_from(State), OFFSETS, st.integers(0, 40))
    def test_it_is_what_the_three_colours_mean(self, state: State, offset: int, near: int) -> None:
        """Red overdue, yellow near due, else green; what is done is green."""
        found = light(DUE, entry(state), DUE.add(days=offset), Measures(near=near))
        if state is State.DONE:
            assert found is Light.GREEN
        elif state is State.OVERDUE or offset > 0:
            assert found is Light.RED
        else:
            assert found is (Light.YELLOW if -offset <= near else Light.GREEN)

    @example(89, 60, 40)
    @given(st.integers(0, 90), st.integers(0, 100), BEHINDS)
    def test_it_is_red_behind_by_more_than_is_permitted(self, gone: int, percent: int, behind: int | None) -> None:
        """By the share of the 89 days gone by; without a measure only who is not behind at all is known not to be."""
        as_of = SINCE.add(days=gone)
        lag = 100 * gone / 89 - percent
        red = is_red(DUE, entry(State.UNDER_WAY, percent), as_of, Measures(behind=behind, since=SINCE))
        if as_of > DUE:
            assert red is True
        elif lag <= 0:
            assert red is False
        else:
            assert red is (None if behind is None else lag > behind)

    @given(st.sampled_from(State), OFFSETS, NEARS, BEHINDS, st.none() | st.integers(0, 100))
    def test_what_is_added_never_changes_a_light_that_is_known(
        self, state: State, offset: int, near: int | None, behind: int | None, percent: int | None
    ) -> None:
        """Neither a measure that is set, nor a state that is reported."""
        as_of = DUE.add(days=offset)
        poor = Measures(near=near, behind=behind, since=SINCE)
        whole = Measures(near=10 if near is None else near, behind=5 if behind is None else behind, since=SINCE)
        before, after = (light(DUE, entry(state, percent), as_of, one) for one in (poor, whole))
        assert before in {after, Light.UNKNOWN}
        assert light(DUE, entry(None), as_of, whole) is Light.UNKNOWN
        assert light(DUE, None, as_of, whole) is Light.UNKNOWN

    @given(OFFSETS, st.integers(0, 40))
    def test_it_only_grows_graver_with_time(self, offset: int, near: int) -> None:
        """As long as nothing else is reported."""
        days = [DUE.add(days=offset + later) for later in range(10)]
        lights = [light(DUE, entry(State.UNDER_WAY), one, Measures(near=near)) for one in days]
        assert all(one.step <= other.step for one, other in itertools.pairwise(lights))

    @given(st.integers(-3, 0), st.integers(0, 100))
    def test_a_last_day_before_time_begins_leaves_nothing_to_lag_behind(self, days: int, percent: int) -> None:
        """No time can have gone by."""
        due = SINCE.add(days=days)
        assert is_red(due, entry(State.UNDER_WAY, percent), due, Measures(behind=0, since=SINCE)) is False

    def test_without_a_last_day_it_is_known_only_of_what_is_done_or_overdue(self) -> None:
        """A day that nobody has set yet."""
        measures = Measures(near=10, behind=5, since=SINCE)
        lights = {state: light(None, entry(state), DUE, measures) for state in State}
        assert lights == {
            State.NOT_STARTED: Light.UNKNOWN,
            State.UNDER_WAY: Light.UNKNOWN,
            State.DONE: Light.GREEN,
            State.OVERDUE: Light.RED,
        }
