"""The Regulation on Sharing Government Data, as rules rest on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import Dispute, Inventory
from egov_consolidation.rules import Basis, rulebook
from egov_consolidation.rules._sharing_law import REGULATION, article, under_regulation
from egov_consolidation.rules.engine import Check, Scene, everyone, judged, subject
from egov_consolidation.wording import same

from .judging import days_near, said

ARTICLE = "《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）第"
ASKED_BEFORE_TOO = {"CA05"}
"""What another document, named in the reason, asked before the regulation did."""
RESTING = [
    rule
    for rule in rulebook()
    if rule.reason is not None and rule.reason.zh.startswith(ARTICLE) and rule.id not in ASKED_BEFORE_TOO
]


class TestArticle:
    """On which article a rule rests."""

    def test_number_document_and_reading_are_told(self) -> None:
        """In both languages, with what is read of it."""
        told = article(11, "十一", same("More."))
        assert told.en.startswith("Article 11 of the Regulation on Sharing Government Data (《政务数据共享条例》")
        assert told.zh.startswith("《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）第十一条")
        assert told.en.endswith("read in an excerpt. More.")
        assert told.zh.endswith("据摘录核对。More.")

    @given(st.integers(1, 44))
    def test_whether_the_article_was_read_in_full_is_told(self, number: int) -> None:
        """Articles 12 to 22 were, of the others there were excerpts."""
        told = article(number, "X", same("More."))
        assert ("read in full" in told.en) is (number in {12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
        assert ("全文核对" in told.zh) is ("read in full" in told.en)

    def test_every_rule_that_rests_on_it_was_read_and_is_in_force_from_its_first_day(self) -> None:
        """So it never judges what was done before."""
        assert len(RESTING) >= 8
        assert all(Basis.READ in rule.basis and rule.holds_from == day(REGULATION) for rule in RESTING)


class TestUnderRegulation:
    """Whether something happened under it."""

    @given(days_near(REGULATION), st.integers(0, 3))
    def test_its_own_day_decides(self, raised_on: Day, until: int) -> None:
        """From the first day of the regulation to that of the report."""
        as_of = day(REGULATION).add(days=until)
        demand = Check(applies=everyone(), require=under_regulation(subject(Dispute).raised_on)).demand()
        record = Dispute(id="1", raised_on=raised_on)
        found = judged(demand, Scene(inventory=Inventory(id="i"), as_of=as_of, parameters={}, subject=record))
        assert found[0] is said(applies=True, holds=day("2025-08-01") <= raised_on <= as_of)
