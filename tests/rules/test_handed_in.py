"""What was handed in of a thing, as far as it is known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import Inventory, Submission
from egov_consolidation.rules._handed_in import HandedIn, handed_in

from .handing_in import DUE, FORGOTTEN, THING, UNIT, forgetting, papers

WANTED = {"unit": {UNIT}, "deliverable": {THING}}
days = st.integers(-3, 3).map(lambda some: DUE.add(days=some))


def found(submissions: list[Submission], as_of: Day) -> HandedIn:
    """Return what was handed in of the thing by the unit."""
    return handed_in(Inventory(id="i", submissions=tuple(submissions)), WANTED, as_of=as_of)


class TestHandedIn:
    """`handed_in`, and what it returns."""

    @given(papers(), days)
    def test_where_all_is_known_it_is_what_says_all_that_is_wanted(
        self, submissions: list[Submission], as_of: Day
    ) -> None:
        """By the day, the first of them first, and nothing is in doubt."""
        meant = [one for one in submissions if one.unit == UNIT and one.deliverable == THING]
        came = sorted(one.submitted_on for one in meant if one.submitted_on is not None and one.submitted_on <= as_of)
        known = found(submissions, as_of)
        assert [one.submitted_on for one in known.certain] == came
        assert (known.first, known.last) == ((came[0], came[-1]) if came else (None, None))
        assert known.doubtful == ()

    @given(papers(), st.data(), days)
    def test_what_is_not_known_may_be_meant(self, full: list[Submission], data: st.DataObject, as_of: Day) -> None:
        """Whatever was handed in is certain or doubtful, and what is certain was."""
        known = found(forgetting(full, [data.draw(FORGOTTEN) for _ in full]), as_of)
        really = {one.id for one in found(full, as_of).certain}
        assert {one.id for one in known.certain} <= really
        assert really <= {one.id for one in known.certain} | {one.id for one, _ in known.doubtful}

    def test_the_data_that_would_tell_are_named(self) -> None:
        """Those that are wanted, and the day; no others."""
        one = Submission(id="7", unit=UNIT)
        assert found([one], DUE).doubtful == ((one, ("submissions/7: deliverable", "submissions/7: submitted_on")),)

    def test_doubts_end_where_it_is_known_to_be_handed_in(self) -> None:
        """Up to the day that is asked about: what comes later settles nothing before."""
        late = Submission(id="1", unit=UNIT, deliverable=THING, submitted_on=DUE)
        early = Submission(id="2", unit=UNIT, submitted_on=day("2018-06-01"))
        known = found([late, early], DUE)
        assert known.doubts(DUE) == ()
        assert known.doubts(day("2018-06-29")) == ("submissions/2: deliverable",)
        assert known.doubts(day("2018-05-31")) == ()
