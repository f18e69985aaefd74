"""Responsibility against its definition, where all is known: a day either way, in and out of scope."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import NOTHING, PersonRank, UnitFacts, UnitKind

from .judging import days_near, days_or_never, said, unit_kinds, verdict

DUE = day("2017-11-30")
ANSWERING = {UnitKind.DEPARTMENT, UnitKind.REGION}
somebody = st.sampled_from(("甲", NOTHING))


class TestAccountablePersonNamed:
    """RE01."""

    @given(somebody, days_or_never("2017-11-30"), days_or_never("2017-12-01"), days_near("2017-12-01"), unit_kinds)
    def test_somebody_has_to_be_named_by_the_last_day_of_the_deadline(
        self, person: str, appointed_on: Day, abolished_on: Day, as_of: Day, kind: UnitKind
    ) -> None:
        """What is late stays late, whenever the report is made; of a unit that is gone it is asked no more."""
        unit = UnitFacts(
            id="1", kind=kind, accountable_person=person, appointed_on=appointed_on, abolished_on=abolished_on
        )
        in_time = person != NOTHING and appointed_on <= DUE
        assert verdict("RE01", unit, as_of=as_of, parameters={"RE01.due": DUE.toordinal()}) is said(
            applies=kind in ANSWERING and as_of > DUE and (in_time or abolished_on > as_of), holds=in_time
        )


class TestAccountablePersonIsTheHead:
    """RE02."""

    @given(
        somebody,
        st.sampled_from(tuple(PersonRank)),
        days_or_never("2017-12-01"),
        days_near("2017-12-01"),
        unit_kinds,
    )
    def test_whoever_is_named_has_to_be_the_head(
        self, person: str, rank: PersonRank, abolished_on: Day, as_of: Day, kind: UnitKind
    ) -> None:
        """But for somebody who acts as the head, and in units that are gone."""
        unit = UnitFacts(id="1", kind=kind, accountable_person=person, person_rank=rank, abolished_on=abolished_on)
        is_head = rank is PersonRank.HEAD
        is_spoken_of = kind in ANSWERING and person != NOTHING and rank is not PersonRank.ACTING_HEAD
        assert verdict("RE02", unit, as_of=as_of, parameters={"RE02.due": DUE.toordinal()}) is said(
            applies=is_spoken_of and as_of > DUE and (is_head or abolished_on > as_of), holds=is_head
        )


class TestDedicatedPeopleArranged:
    """RE03."""

    @given(st.integers(0, 2), days_or_never("2017-12-01"), days_near("2017-12-01"), unit_kinds)
    def test_one_person_is_enough(self, staff: int, abolished_on: Day, as_of: Day, kind: UnitKind) -> None:
        """After the deadline; of a unit that is gone it is asked no more."""
        unit = UnitFacts(id="1", kind=kind, staff=staff, abolished_on=abolished_on)
        assert verdict("RE03", unit, as_of=as_of, parameters={"RE03.due": DUE.toordinal()}) is said(
            applies=kind in ANSWERING and as_of > DUE and (staff > 0 or abolished_on > as_of), holds=staff > 0
        )
