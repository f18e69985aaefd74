"""References that lead nowhere, against a look at every field of every record."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import CatalogueEntry, Facility, InformationSystem, Inventory, UnitFacts
from egov_consolidation.model import Citation
from egov_consolidation.rules import rule

ANNEX = issued.load("dalian-2017")
IDS = ("a", "b", "c")
targets = st.one_of(st.none(), st.just(""), st.sampled_from(IDS))
lists = st.one_of(st.none(), st.lists(st.sampled_from(IDS), max_size=3).map(tuple))
listed = st.one_of(st.none(), st.sets(st.sampled_from(IDS)).map(sorted))


class TestReferencesResolve:
    """IV01."""

    @given(
        st.lists(st.builds(InformationSystem, id=st.just("?"), unit=targets, host=targets, entries=lists), max_size=3),
        listed,
        listed,
        listed,
    )
    def test_each_reference_to_nothing_is_one_finding(
        self,
        drawn: list[InformationSystem],
        units: list[str] | None,
        facilities: list[str] | None,
        entries: list[str] | None,
    ) -> None:
        """Named by its record, field and target; undecided where nobody has listed what it could be."""
        systems = tuple(attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn))
        inventory = Inventory(
            id="demo",
            systems=systems,
            units=None if units is None else tuple(UnitFacts(id=one) for one in units),
            facilities=None if facilities is None else tuple(Facility(id=one) for one in facilities),
            entries=None if entries is None else tuple(CatalogueEntry(id=one) for one in entries),
        )
        given_ids = {"unit": units, "host": facilities, "entries": entries}
        wanted = {
            (f"systems/{system.id}", f"{field}: {target}", Verdict.UNKNOWN if known is None else Verdict.FAIL)
            for system in systems
            for field, known in given_ids.items()
            for target in ([getattr(system, field)] if field != "entries" else system.entries or ())
            if target and (known is None or target not in known)
        }
        report = check(ANNEX, as_of="2018-07-01", inventory=inventory, rules=[rule("IV01")])
        found = [(*finding.subjects, finding.matter, finding.verdict) for finding in report]
        assert sorted(found) == sorted(wanted)
        assert len({finding.fingerprint for finding in report}) == len(wanted)

    @pytest.mark.parametrize(("lang", "kind"), [("en", "a unit"), ("zh", "单位")])
    def test_it_says_what_was_meant_and_who_answers(self, lang: str, kind: str) -> None:
        """The kind of record and the word that fits none; the unit is the one that is named."""
        inventory = Inventory(id="demo", systems=(InformationSystem(id="7", unit="市财正局"),), units=())
        (finding,) = check(ANNEX, as_of="2018-07-01", inventory=inventory, rules=[rule("IV01")])
        words = finding.text("en" if lang == "en" else "zh")
        assert "“市财正局”" in words
        assert kind in words
        assert finding.unit == "市财正局"

    def test_it_cites_the_inventory_and_not_the_plan(self) -> None:
        """It rests on no words of the plan: the value is quoted as it is given."""
        inventory = Inventory(id="demo", title="底数", systems=(InformationSystem(id="7", unit="市财正局"),), units=())
        (finding,) = check(ANNEX, as_of="2018-07-01", inventory=inventory, rules=[rule("IV01")])
        assert finding.citations == (Citation(document="底数", quote="市财正局"),)

    @pytest.mark.parametrize(
        ("unit", "said"),
        [
            ("市财政局", "the one of that name has the id 31"),
            ("市财正局", "市财政局 is the nearest"),
            ("u31", "31 is the nearest"),
            ("无此单位", "in the inventory"),
        ],
    )
    def test_it_names_what_was_probably_meant(self, unit: str, said: str) -> None:
        """Where units are listed by numbers, one is named by its name; a slip of the pen is near its record."""
        inventory = Inventory(
            id="demo",
            systems=(InformationSystem(id="7", unit=unit),),
            units=(UnitFacts(id="31", name="市财政局"), UnitFacts(id="506", name="县审计署")),
        )
        (finding,) = check(ANNEX, as_of="2018-07-01", inventory=inventory, rules=[rule("IV01")])
        assert finding.message.endswith(said)
