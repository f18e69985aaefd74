"""What the data of a plan, a ledger and a roster are called."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import fields_of
from egov_consolidation.ledger import ProgressEntry
from egov_consolidation.rules import rulebook
from egov_consolidation.rules.engine._completion import completion
from egov_consolidation.rules.engine._data_of_plans import field_of_plan, label_of_plan
from egov_consolidation.testing import examples

from .test_completion import finding

PARAMETERS = {parameter.id for rule in rulebook() for parameter in rule.parameters}
NAMED = sorted(
    {
        datum
        for rule in rulebook()
        for case in examples(rule)
        for expected in case.expect
        for datum in expected.missing
        if datum not in PARAMETERS
    }
)
"""Every datum that an example of a rule names as missing; what parameters are called, they say themselves."""


class TestFieldOfPlan:
    """`field_of_plan`."""

    @given(st.text(alphabet="1.:/ ab", min_size=1), st.sampled_from(sorted(fields_of(ProgressEntry))))
    def test_ids_of_entries_may_hold_anything(self, entry: str, field: str) -> None:
        """The field stands behind the last colon."""
        assert field_of_plan(f"progress/{entry}: {field}") == f"progress: {field}"

    @pytest.mark.parametrize(
        "datum", ["lines/7: unit", "lines/7", "units", "ZS04.users", "1.1", "1.1: unit", "1/2: task"]
    )
    def test_data_of_records_and_parameters_are_none(self, datum: str) -> None:
        """They have labels of their own."""
        assert field_of_plan(datum) is None

    @given(st.lists(st.sampled_from(("1.1", "2.2.6", "3.5")), min_size=1, unique=True))
    def test_one_field_of_many_tasks_is_one(self, tasks: list[str]) -> None:
        """As that of many records is."""
        found = completion([finding(Verdict.UNKNOWN, (f"{task}: deadline.last_day",)) for task in tasks])
        assert [(one.name, one.named) for one in found.fields] == [("deadline.last_day", len(tasks))]
        assert len(found.data) == len(tasks)


class TestLabelOfPlan:
    """`label_of_plan`."""

    @pytest.mark.parametrize("datum", NAMED)
    def test_whatever_a_rule_names_is_called_in_both_languages(self, datum: str) -> None:
        """In words: in Chinese without a letter, and no field in English; by itself and taken together."""
        found = completion([finding(Verdict.UNKNOWN, (datum,))])
        for need in (*found.data, *found.fields):
            assert not re.search("[a-z]", need.label.zh)
            assert "_" not in need.label.en
            assert need.label.en != need.name

    def test_what_is_none_of_a_plan_has_no_label_here(self) -> None:
        """Nothing is made up."""
        assert label_of_plan("lines: unit") is None
