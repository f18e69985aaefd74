"""What a report tells of a rule says whether words alone carry it."""

from __future__ import annotations

import pytest

from egov_consolidation import rulebook
from egov_consolidation.findings import Basis, RuleSummary
from egov_consolidation.wording import same


class TestRuleSummary:
    """`RuleSummary`."""

    @pytest.mark.parametrize(
        ("basis", "is_stated"),
        [
            ((), True),
            ((Basis.STATED,), True),
            ((Basis.READ,), False),
            ((Basis.STATED, Basis.JUDGED), False),
            ((Basis.UNVERIFIED,), False),
        ],
    )
    def test_a_rule_is_stated_where_it_rests_on_nothing_else(
        self, basis: tuple[Basis, ...], *, is_stated: bool
    ) -> None:
        """One judgement in it has to be told."""
        assert RuleSummary(title=same("a rule"), basis=basis).is_stated is is_stated

    @pytest.mark.parametrize("rule", rulebook(), ids=str)
    def test_every_rule_that_is_not_stated_has_a_reason_to_tell(self, rule: object) -> None:
        """A report could not say on what it rests otherwise."""
        summary: RuleSummary = rule.summary  # type: ignore[attr-defined]
        assert summary.is_stated or summary.reason is not None
