"""On which terms entries are shared, against the definitions, where all is known."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import NOTHING, BasisLevel, CatalogueEntry, ResourceClass, SharingType
from egov_consolidation.rules import rule

from .judging import days_near, days_or_never, said, verdict

FIRST = "2025-08-01"
words = st.sampled_from((NOTHING, "有"))
entries = st.builds(
    CatalogueEntry,
    id=st.just("1"),
    resource_class=st.sampled_from(ResourceClass),
    sharing_type=st.sampled_from(SharingType),
    sharing_conditions=words,
    unshared_reason=words,
    sharing_basis=words,
    basis_level=st.sampled_from(BasisLevel),
    published_on=days_or_never(FIRST),
)


def is_published(entry: CatalogueEntry, as_of: Day) -> bool:
    """Return whether an entry was published by a day."""
    return entry.published_on is not None and entry.published_on <= as_of


class TestConditionsAreListed:
    """CA05."""

    @given(entries, days_near(FIRST))
    def test_what_is_shared_on_conditions_lists_them(self, entry: CatalogueEntry, as_of: Day) -> None:
        """Under the regulation and before it."""
        assert verdict("CA05", entry, as_of=as_of) is said(
            applies=is_published(entry, as_of) and entry.sharing_type is SharingType.CONDITIONAL,
            holds=bool(entry.sharing_conditions),
        )


class TestRefusalToShareRestsOnLaw:
    """CA06."""

    @given(entries, days_near(FIRST))
    def test_a_reason_and_a_document_that_is_high_enough(self, entry: CatalogueEntry, as_of: Day) -> None:
        """From the first day of the regulation on."""
        assert verdict("CA06", entry, as_of=as_of) is said(
            applies=is_published(entry, as_of) and entry.sharing_type is SharingType.NONE and as_of >= day(FIRST),
            holds=bool(entry.unshared_reason)
            and bool(entry.sharing_basis)
            and entry.basis_level is not BasisLevel.OTHER,
        )


class TestBasicInformationIsShared:
    """CA07."""

    @given(entries, days_near(FIRST))
    def test_basic_information_is_shared_unless_a_law_forbids_it(self, entry: CatalogueEntry, as_of: Day) -> None:
        """Other information may be kept back."""
        is_kept_back = entry.sharing_type is SharingType.NONE
        is_forbidden = is_kept_back and entry.basis_level is not BasisLevel.OTHER
        assert verdict("CA07", entry, as_of=as_of) is said(
            applies=is_published(entry, as_of) and entry.resource_class is ResourceClass.BASIC and not is_forbidden,
            holds=not is_kept_back,
        )

    def test_it_is_off_by_default(self) -> None:
        """Its source is not verified."""
        assert not rule("CA07").is_default


class TestOneSourceForEachDatum:
    """CA08."""

    @given(
        st.lists(
            st.builds(
                CatalogueEntry,
                id=st.just("?"),
                name=st.sampled_from((NOTHING, "甲", "乙")),
                unit=st.sampled_from(("department", "region")),
                source_unit=st.sampled_from((NOTHING, "department", "region")),
                published_on=days_or_never(FIRST),
            ),
            min_size=1,
            max_size=4,
        ),
        days_near(FIRST),
    )
    def test_all_that_list_a_datum_name_one_source(self, drawn: list[CatalogueEntry], as_of: Day) -> None:
        """Looked at entry by entry; what only one unit has needs no source to be named."""
        one, *others = (attrs.evolve(entry, id=str(number)) for number, entry in enumerate(drawn))
        same = [
            other
            for other in others
            if one.name and other.name == one.name and other.unit != one.unit and is_published(other, as_of)
        ]
        assert verdict("CA08", one, *others, as_of=as_of) is said(
            applies=is_published(one, as_of) and bool(same) and as_of >= day(FIRST),
            holds=bool(one.source_unit) and {other.source_unit for other in same} == {one.source_unit},
        )
