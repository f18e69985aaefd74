"""What was handed in of one thing, as far as it is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias, cast

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import Inventory, Submission

Wanted: TypeAlias = "Mapping[str, Collection[object]]"
"""What a submission has to say to count: the values that do, by field."""


@attrs.frozen(kw_only=True)
class HandedIn:
    """What was handed in of one thing by some day.

    Attributes:
        certain: What was, the earliest first.
        doubtful: What may have been, each with the data that would tell.
    """

    certain: tuple[Submission, ...] = ()
    doubtful: tuple[tuple[Submission, tuple[str, ...]], ...] = ()

    @property
    def first(self) -> Day | None:
        """The day on which it was first handed in; `None` where it is not known that it was."""
        return self.certain[0].submitted_on if self.certain else None

    @property
    def last(self) -> Day | None:
        """The day on which it was last handed in; `None` where it is not known that it was."""
        return self.certain[-1].submitted_on if self.certain else None

    def doubts(self, by: Day) -> tuple[str, ...]:
        """Return the data without which it is not known whether it was handed in by a day; none where it is known."""
        if self.first is not None and self.first <= by:
            return ()
        open_to_it = [data for one, data in self.doubtful if one.submitted_on is None or one.submitted_on <= by]
        return tuple(dict.fromkeys(datum for data in open_to_it for datum in data))


def handed_in(inventory: Inventory, wanted: Wanted, *, as_of: Day) -> HandedIn:
    """Return what was handed in by a day.

    Args:
        inventory: Where the submissions are listed.
        wanted: What a submission has to say to count; `unit` is among its fields.
        as_of: The day.

    Returns:
        The submissions that say all of it, and those that may.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> one = Submission(id="1", unit="市财政局", deliverable="清单", submitted_on=day("2017-12-01"))
        >>> listed = Inventory(id="demo", submissions=(one, Submission(id="2", unit="市财政局")))
        >>> found = handed_in(listed, {"unit": {"市财政局"}, "deliverable": {"清单"}}, as_of=day("2017-12-31"))
        >>> found.first.isoformat(), found.doubtful[0][1]
        ('2017-12-01', ('submissions/2: deliverable', 'submissions/2: submitted_on'))
    """
    certain: list[tuple[Day, Submission]] = []
    doubtful: list[tuple[Submission, tuple[str, ...]]] = []
    for one in _may_be_of(inventory, wanted):
        day = one.submitted_on
        if day is not None and day > as_of:
            continue
        data = tuple(f"submissions/{one.id}: {field}" for field in _unsaid(one, wanted))
        if day is not None and not data:
            certain.append((day, one))
        else:
            doubtful.append((one, data))
    in_order = sorted(certain, key=lambda pair: pair[0])
    return HandedIn(certain=tuple(one for _, one in in_order), doubtful=tuple(doubtful))


def _may_be_of(inventory: Inventory, wanted: Wanted) -> Iterator[Submission]:
    """Yield the submissions that say nothing else than what is wanted."""
    units = tuple(str(one) for one in wanted["unit"])
    for one in inventory.sharing("submissions", "unit", units):
        if all(getattr(one, field) in (None, *values) for field, values in wanted.items()):
            yield cast("Submission", one)


def _unsaid(submission: Submission, wanted: Wanted) -> Iterator[str]:
    return (field for field in (*wanted, "submitted_on") if getattr(submission, field) is None)
