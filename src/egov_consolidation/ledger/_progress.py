"""What a ledger says: its entries, those that were there on a day, and the latest of a task and a unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeAlias

import attrs

from egov_consolidation.dates import Day, optional_day
from egov_consolidation.ledger._entry import ProgressEntry
from egov_consolidation.ledger._periods import period_called
from egov_consolidation.model import refuse_repeated
from egov_consolidation.wording import Text

_Key: TypeAlias = "tuple[str, str, str]"
"""Task, unit and period; no period is empty."""


@attrs.frozen(kw_only=True, slots=False)
class Progress:
    """What a ledger says of the tasks of a plan (台账). It does not change.

    Attributes:
        entries: The entries, in the order in which they were made.
        id: A short name for it.
        title: What it records.
        reported_on: The day for which entries speak that name no day of their own.
        is_example: Whether it is made up for illustration.

    Raises:
        ModelError: Two entries have one id.

    Examples:
        >>> begun = ProgressEntry(id="1", task="1.1", unit="市财政局", state="under_way", reported_on="2018-01-28")
        >>> done = ProgressEntry(id="2", task="1.1", unit="市财政局", state="done", reported_on="2018-02-28")
        >>> progress = Progress(entries=(begun, done))
        >>> progress.entry("1.1", "市财政局").id, progress.at("2018-02-01").entry("1.1", "市财政局").id
        ('2', '1')
    """

    entries: tuple[ProgressEntry, ...] = ()
    id: str = "ledger"
    title: str = ""
    reported_on: Day | None = attrs.field(default=None, converter=optional_day)
    is_example: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse two entries with one id."""
        refuse_repeated((one.id for one in self.entries), Text(en="ledger: entry", zh="台账：条目"))

    def reported(self, entry: ProgressEntry) -> Day | None:
        """Return the day for which an entry speaks, where that is known."""
        return self.reported_on if entry.reported_on is None else entry.reported_on

    def at(self, as_of: Day | str) -> Progress:
        """Return what was in the ledger on a day; an entry whose day nobody knows was there all along."""
        day = optional_day(as_of)
        days = {one.id: self.reported(one) for one in self.entries}
        return attrs.evolve(
            self, entries=tuple(one for one in self.entries if (on := days[one.id]) is None or day is None or on <= day)
        )

    def named(self, name: Callable[[str], str]) -> Progress:
        """Return it with the units called otherwise, as a plan calls them."""
        return attrs.evolve(self, entries=tuple(attrs.evolve(one, unit=name(one.unit)) for one in self.entries))

    def entry(self, task_id: str, unit: str, period: str = "") -> ProgressEntry | None:
        """Return the latest entry of a task and a unit; of several on one day, the last.

        Args:
            task_id: Id of the task.
            unit: Name of the unit.
            period: The period of a recurring task.
        """
        return self._latest.get((task_id, unit, period_called(period)))

    def units(self, task_id: str) -> tuple[str, ...]:
        """Return the units that have reported on a task, each once, in order."""
        return tuple(dict.fromkeys(one.unit for one in self.entries if one.task == task_id))

    @cached_property
    def _latest(self) -> Mapping[_Key, ProgressEntry]:
        """The latest entries: those without a day come first."""
        placed = sorted(self.entries, key=lambda one: (on := self.reported(one)) is not None and on.toordinal())
        return {(one.task, one.unit, period_called(one.period or "")): one for one in placed}
