"""The resource catalogue, as its rules speak of it."""

from __future__ import annotations

from hypothesis import given

from egov_consolidation import issued
from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import CatalogueEntry, Inventory
from egov_consolidation.rules._catalogue import CATALOGUE_SYSTEM, CATALOGUES, is_published
from egov_consolidation.rules.engine import Scene, subject
from egov_consolidation.rules.engine._interpreter import evaluate

from .judging import days_or_never

AS_OF = day("2018-03-01")


class TestIsPublished:
    """`is_published`."""

    @given(days_or_never("2018-03-01"))
    def test_it_is_from_the_day_on_which_it_was(self, published_on: Day) -> None:
        """That day included."""
        entry = CatalogueEntry(id="1", published_on=published_on)
        scene = Scene(inventory=Inventory(id="i"), as_of=AS_OF, parameters={}, subject=entry)
        assert evaluate(is_published(subject(CatalogueEntry)).node, scene).value is (published_on <= AS_OF)


class TestCitations:
    """The words on which the rules rest."""

    def test_they_are_those_of_the_annex(self) -> None:
        """Departments, regions, and the system of the catalogue as a whole."""
        plan = issued.load("dalian-2017")
        assert all(one.quote in plan[one.row or ""].content for one in (*CATALOGUES, *CATALOGUE_SYSTEM))
