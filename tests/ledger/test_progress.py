"""What a ledger says on a day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import ModelError
from egov_consolidation.ledger import Progress, ProgressEntry

FIRST = day("2018-01-01")
days = st.integers(0, 5).map(lambda number: FIRST.add(days=number))
ENTRIES = st.lists(
    st.tuples(st.sampled_from(("1.1", "1.2")), st.sampled_from(("a", "b")), st.none() | days), max_size=8
).map(
    lambda drawn: tuple(
        ProgressEntry(id=str(number), task=task, unit=unit, reported_on=reported)
        for number, (task, unit, reported) in enumerate(drawn)
    )
)


class TestProgress:
    """`Progress`."""

    @given(ENTRIES, days)
    def test_the_latest_entry_of_that_day_counts(self, entries: tuple[ProgressEntry, ...], as_of: Day) -> None:
        """Of the entries of a task and a unit that were there, none is later, nor as late and behind it."""
        progress = Progress(entries=entries).at(as_of)
        for task, unit in (("1.1", "a"), ("1.2", "b")):
            there = [
                one
                for one in entries
                if (one.task, one.unit) == (task, unit) and (one.reported_on is None or one.reported_on <= as_of)
            ]
            latest = None
            for one in there:
                if latest is None or (one.reported_on or day("0001-01-01")) >= (
                    latest.reported_on or day("0001-01-01")
                ):
                    latest = one
            assert progress.entry(task, unit) == latest

    @given(ENTRIES, days, days)
    def test_looking_back_twice_is_looking_back_to_the_earlier_day(
        self, entries: tuple[ProgressEntry, ...], one: Day, other: Day
    ) -> None:
        """What was there on both days was there on the earlier."""
        progress = Progress(entries=entries)
        assert progress.at(one).at(other) == progress.at(min(one, other))

    def test_the_day_of_the_ledger_stands_for_entries_without_one(self) -> None:
        """A table that is filled in on one day need not repeat it."""
        entry = ProgressEntry(id="1", task="1.1", unit="a")
        progress = Progress(entries=(entry,), reported_on=day("2018-02-01"))
        assert progress.at("2018-01-31").entries == ()
        assert progress.at("2018-02-01").entries == (entry,)

    def test_periods_are_told_apart_however_they_are_written(self) -> None:
        """An entry of 2018年度 is one of 2018."""
        entry = ProgressEntry(id="1", task="2.5.4", unit="a", period="2018年度")
        progress = Progress(entries=(entry,))
        assert progress.entry("2.5.4", "a", "2018") == entry
        assert progress.entry("2.5.4", "a", "2019") is None
        assert progress.entry("2.5.4", "a") is None

    def test_units_are_called_as_they_are_asked_to_be(self) -> None:
        """Two names of one unit are one."""
        entries = tuple(ProgressEntry(id=name, task="1.1", unit=name) for name in ("发改委", "市发改委"))
        progress = Progress(entries=entries).named(lambda _: "市发展改革委")
        assert progress.units("1.1") == ("市发展改革委",)

    def test_two_entries_with_one_id_are_refused(self) -> None:
        """Nobody could say which is meant."""
        entry = ProgressEntry(id="1", task="1.1", unit="a")
        with pytest.raises(ModelError, match="1"):
            Progress(entries=(entry, entry))
