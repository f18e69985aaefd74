"""Judging by columns: whatever is drawn, it says what the interpreter says, verdict for verdict, datum for datum."""

from __future__ import annotations

from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import AnyRecord, InformationSystem, Inventory, UnitFacts, ValueKind
from egov_consolidation.rules.engine import Check, Demand, RecordHandle, count, everyone
from egov_consolidation.rules.engine import _columnar_counts as counts_module
from egov_consolidation.rules.engine._columnar import fits_columns
from egov_consolidation.rules.engine._nodes import AllOf, Comparison, Count, Literal, Operator, Record
from egov_consolidation.rules.engine._verdicts import Evaluator, Verdicts, verdicts
from egov_consolidation.testing._drawn_inventories import DrawnCase, cases, fields_read, value_of

BY_COLUMNS = (Evaluator.COLUMNS, Evaluator.ARRAYS)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
UNIT = RecordHandle(Record.SUBJECT, UnitFacts)


def said(case: DrawnCase, evaluator: Evaluator) -> Verdicts:
    """Return what an evaluator says of a case."""
    return verdicts(
        case.demand,
        case.inventory,
        case.collection,
        as_of=case.as_of,
        parameters=case.parameters,
        evaluator=evaluator,
    )


def of_each(found: Verdicts) -> dict[Verdict, tuple[str, ...]]:
    """Return which records got which verdict."""
    return {verdict: found.ids(verdict) for verdict in found.counts}


def demand_of(check: Check) -> Demand:
    """Return a check as it is evaluated."""
    return check.demand(holds_from=None, holds_until=None)


class TestJudgedByColumns:
    """The verdicts."""

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    @given(case=cases())
    def test_verdicts_are_those_of_the_interpreter(self, evaluator: Evaluator, case: DrawnCase) -> None:
        """Each record gets the verdict that the interpreter gives it."""
        assert of_each(said(case, evaluator)) == of_each(said(case, Evaluator.OBJECTS))

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    @given(case=cases())
    def test_pairs_may_come_in_blocks(self, evaluator: Evaluator, case: DrawnCase) -> None:
        """How many pairs are looked at at once changes nothing."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(counts_module, "MOST_PAIRS", 2)
            found = of_each(said(case, evaluator))
        assert found == of_each(said(case, Evaluator.OBJECTS))

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    @given(case=cases(), seed=st.randoms(use_true_random=False))
    def test_order_changes_nothing(self, evaluator: Evaluator, case: DrawnCase, seed: Random) -> None:
        """Records in another order get the same verdicts."""
        shuffled: dict[str, Any] = {}
        for collection in case.inventory.given:
            records = list(case.inventory.records(collection) or ())
            seed.shuffle(records)
            shuffled[collection] = tuple(records)
        other = attrs.evolve(case, inventory=attrs.evolve(case.inventory, **shuffled))
        found, expected = of_each(said(other, evaluator)), of_each(said(case, evaluator))
        assert {verdict: sorted(ids) for verdict, ids in found.items()} == {
            verdict: sorted(ids) for verdict, ids in expected.items()
        }

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    def test_amounts_beyond_exact_floats_are_exact(self, evaluator: Evaluator) -> None:
        """A number that no float holds differs from its neighbour."""
        units = (UnitFacts(id="1", systems_applied_for=2**53), UnitFacts(id="2", systems_applied_for=2**53 + 1))
        demand = demand_of(Check(applies=everyone(), require=UNIT.systems_applied_for <= 2**53))
        found = verdicts(
            demand,
            Inventory(id="i", units=units),
            "units",
            as_of=day("2019-01-01"),
            parameters={},
            evaluator=evaluator,
        )
        assert of_each(found)[Verdict.FAIL] == ("2",)

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    def test_more_values_than_codes(self, evaluator: Evaluator) -> None:
        """A thousand units of one system each, and one of two, are told apart."""
        systems = tuple(InformationSystem(id=str(number), unit=f"unit {number % 1000}") for number in range(1001))
        same = count(InformationSystem, by="unit", of=SYSTEM.unit, where=lambda other: other.unit == SYSTEM.unit)
        found = verdicts(
            demand_of(Check(applies=everyone(), require=same == 1)),
            Inventory(id="i", systems=systems),
            "systems",
            as_of=day("2019-01-01"),
            parameters={},
            evaluator=evaluator,
        )
        assert of_each(found)[Verdict.FAIL] == ("0", "1000")

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    @pytest.mark.parametrize("most", range(5))
    def test_a_missing_key_may_be_any(self, evaluator: Evaluator, most: int) -> None:
        """A unit has two systems for sure, and perhaps that of no known unit; that one may share with all."""
        units = ("u", "u", "v", None)
        systems = tuple(InformationSystem(id=str(number), unit=unit) for number, unit in enumerate(units))
        same = count(InformationSystem, by="unit", of=SYSTEM.unit)
        found = verdicts(
            demand_of(Check(applies=everyone(), require=same <= most)),
            Inventory(id="i", systems=systems),
            "systems",
            as_of=day("2019-01-01"),
            parameters={},
            evaluator=evaluator,
        )
        bounds = ((2, 3), (2, 3), (1, 2), (0, 4))
        assert found.ids(Verdict.PASS) == tuple(str(place) for place, (_, high) in enumerate(bounds) if high <= most)
        assert found.ids(Verdict.FAIL) == tuple(str(place) for place, (low, _) in enumerate(bounds) if low > most)


class TestLacking:
    """The data for want of which records are undecided."""

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    @given(case=cases())
    def test_missing_data_are_those_of_the_interpreter(self, evaluator: Evaluator, case: DrawnCase) -> None:
        """Each undecided record lacks the data that the interpreter names."""
        assert said(case, evaluator).missing == said(case, Evaluator.OBJECTS).missing

    @given(case=cases())
    def test_undecided_records_alone_lack_data(self, case: DrawnCase) -> None:
        """Whatever is undecided lacks something, and nothing else does."""
        found = said(case, Evaluator.COLUMNS)
        assert tuple(found.missing) == found.ids(Verdict.UNKNOWN)
        assert all(found.missing.values())


class TestFilling:
    """Filling in what is missing."""

    @pytest.mark.parametrize("evaluator", BY_COLUMNS)
    @given(case=cases(with_is_missing=False), data=st.data())
    def test_a_definite_verdict_stays(self, evaluator: Evaluator, case: DrawnCase, data: st.DataObject) -> None:
        """A record that is decided stays so when parameters are set and other data of its collection are filled in."""
        before = said(case, evaluator)
        parameters = {"ZZ01.least": 1.0, "ZZ01.most": 2.0, **case.parameters}
        filled = tuple(_filled(record, case, data) for record in case.inventory.records(case.collection) or ())
        changed: dict[str, Any] = {case.collection: filled}
        inventory = attrs.evolve(case.inventory, **changed)
        after = of_each(said(attrs.evolve(case, inventory=inventory, parameters=parameters), evaluator))
        for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE):
            assert set(before.ids(verdict)) <= set(after[verdict])


def _filled(record: AnyRecord, case: DrawnCase, data: st.DataObject) -> AnyRecord:
    """Return a record with a value in each field that the demand reads."""
    read = fields_read(case.demand).get(case.collection, ())
    gaps = [name for name in read if name != "id" and getattr(record, name) is None]
    values: dict[str, Any] = {name: data.draw(value_of(case.collection, name)) for name in gaps}
    return attrs.evolve(record, **values)


class TestFitsColumns:
    """Which demands are judged by columns."""

    def test_a_count_within_a_count_does_not(self) -> None:
        """The condition of a count may hold no other count."""
        inner = Comparison(Operator.AT_LEAST, Count("units", None, None, AllOf(())), Literal(1, ValueKind.NUMBER))
        outer = Comparison(Operator.AT_LEAST, Count("units", None, None, inner), Literal(1, ValueKind.NUMBER))
        assert fits_columns(Demand(applies=inner, require=inner))
        assert not fits_columns(Demand(applies=inner, require=outer))
