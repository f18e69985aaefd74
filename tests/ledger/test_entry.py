"""Entries of a ledger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ModelError
from egov_consolidation.inventory import NOT_YET
from egov_consolidation.ledger import ProgressEntry, State

DUE = day("2018-03-31")


class TestProgressEntry:
    """`ProgressEntry`."""

    @pytest.mark.parametrize(("task", "unit", "lacking"), [("", "市财政局", "task"), ("1.1", "", "unit")])
    def test_it_is_about_a_task_and_a_unit(self, task: str, unit: str, lacking: str) -> None:
        """Without either it means nothing."""
        with pytest.raises(ModelError, match=f"progress/7: {lacking} is missing"):
            ProgressEntry(id="7", task=task, unit=unit)

    @given(st.sampled_from(State), st.integers(-3, 3))
    def test_only_what_is_reported_done_is_done_from_that_day_on(self, state: State, days: int) -> None:
        """The day itself counts."""
        entry = ProgressEntry(id="1", task="1.2", unit="市财政局", state=state, done_on=DUE)
        assert entry.is_done(DUE.add(days=days)) is (state is State.DONE and days >= 0)

    def test_done_without_a_day_is_done_and_not_yet_is_not(self) -> None:
        """A day in the future contradicts the state."""
        done = ProgressEntry(id="1", task="1.2", unit="市财政局", state=State.DONE)
        later = ProgressEntry(id="1", task="1.2", unit="市财政局", state=State.DONE, done_on=NOT_YET)
        assert (done.is_done(DUE), later.is_done(DUE)) == (True, False)
