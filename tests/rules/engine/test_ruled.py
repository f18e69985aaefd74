"""What the engine has to know of a rule."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import UsageError
from egov_consolidation.rules import Rule, rulebook
from egov_consolidation.rules.engine._ruled import demanded, values_of

RECORD_RULES = [one for one in rulebook() if one.demand is not None]
PLAN_RULES = [one for one in rulebook() if one.demand is None]


class TestDemanded:
    """Of which records a rule speaks, and what it demands."""

    @pytest.mark.parametrize("rule", RECORD_RULES, ids=str)
    def test_a_rule_over_records_says_both(self, rule: Rule) -> None:
        """Every one that ships does."""
        assert demanded(rule) == (rule.on, rule.demand)

    def test_a_rule_over_the_plan_is_refused(self) -> None:
        """With its id."""
        with pytest.raises(UsageError, match=rf"{PLAN_RULES[0].id}: judges the plan"):
            demanded(PLAN_RULES[0])


class TestValuesOf:
    """The values of parameters."""

    def test_what_is_given_stands_before_what_the_rule_says(self) -> None:
        """And what nobody gives is not in it."""
        (rule,) = [one for one in PLAN_RULES if one.id == "PL08"]
        own = {one.id: one.value for one in rule.parameters if one.value is not None}
        assert values_of(rule, {}) == own
        name = rule.parameters[0].id
        assert values_of(rule, {name: 0.125}) == {**own, name: 0.125}

    def test_a_parameter_that_the_rule_does_not_have_is_refused(self) -> None:
        """With the nearest; one of another rule is none of its business."""
        (rule,) = [one for one in RECORD_RULES if one.id == "ZS04"]
        with pytest.raises(UsageError, match=r"ZS04: reads no parameter ZS04.user; ZS04.users is the nearest"):
            values_of(rule, {"ZS04.user": 3})
        assert values_of(rule, {"PL08.similarity": 0.5}) == {"PL08.similarity": 0.5}
