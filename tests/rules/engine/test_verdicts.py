"""What is said of a whole collection."""

from __future__ import annotations

import pytest
from hypothesis import given

from egov_consolidation.findings import Verdict
from egov_consolidation.rules.engine._verdicts import (
    ARRAYS_FROM,
    COLUMNS_FROM,
    Evaluator,
    chosen_evaluator,
    lanes_of,
    verdicts,
)
from egov_consolidation.testing._drawn_inventories import DrawnCase, cases


class TestVerdicts:
    """Counts, ids, and what departs."""

    @pytest.mark.parametrize("evaluator", list(Evaluator))
    @given(case=cases())
    def test_every_record_gets_one_verdict(self, evaluator: Evaluator, case: DrawnCase) -> None:
        """The ids by verdict are those of the collection, each once; the counts and what departs follow from them."""
        found = verdicts(
            case.demand,
            case.inventory,
            case.collection,
            as_of=case.as_of,
            parameters=case.parameters,
            evaluator=evaluator,
        )
        records = case.inventory.records(case.collection) or ()
        by_verdict = {verdict: found.ids(verdict) for verdict in Verdict}
        departs = {*by_verdict[Verdict.FAIL], *by_verdict[Verdict.UNKNOWN]}
        assert sorted(one for ids in by_verdict.values() for one in ids) == sorted(one.id for one in records)
        assert dict(found.counts) == {verdict: len(by_verdict[verdict]) for verdict in found.counts}
        assert found.departing == tuple(one for one in records if one.id in departs)


class TestChosenEvaluator:
    """By what a collection is judged where nothing is said."""

    def test_small_ones_record_by_record(self) -> None:
        """Columns and arrays are built from a size on."""
        pytest.importorskip("numpy")
        sizes = (COLUMNS_FROM - 1, COLUMNS_FROM, ARRAYS_FROM - 1, ARRAYS_FROM)
        assert [chosen_evaluator(size) for size in sizes] == [
            Evaluator.OBJECTS,
            Evaluator.COLUMNS,
            Evaluator.COLUMNS,
            Evaluator.ARRAYS,
        ]


class TestLanesOf:
    """How an evaluator holds columns."""

    def test_the_interpreter_holds_none(self) -> None:
        """Each evaluator by columns has lanes of its own."""
        named = {evaluator: lanes_of(evaluator) for evaluator in Evaluator}
        assert named[Evaluator.OBJECTS] is None
        assert {lanes.name for lanes in named.values() if lanes is not None} == {"python", "numpy"}
