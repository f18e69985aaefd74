"""Expressions made of others."""

from __future__ import annotations

from hypothesis import given

from egov_consolidation.inventory import InformationSystem, LeasedLine, ValueKind
from egov_consolidation.rules.engine import AS_OF, Expression, RecordHandle, count
from egov_consolidation.rules.engine._nodes import AsOf, Count, Field, Literal, Record, walk
from egov_consolidation.rules.engine._rewriting import of_subject, rewritten

from .drawn_demands import FIRST, SYSTEM, conditions

DAY = Literal(FIRST, ValueKind.DAY)


class TestRewritten:
    """Other nodes in the place of some."""

    @given(conditions())
    def test_without_a_change_it_is_the_same(self, written: Expression) -> None:
        """Nothing is lost on the way."""
        assert rewritten(written.node, lambda _: None) == written.node

    @given(conditions())
    def test_every_node_that_is_meant_is_replaced(self, written: Expression) -> None:
        """However deep it stands, and no other."""
        before = walk(written.node)
        after = walk(rewritten(written.node, lambda one: DAY if isinstance(one, AsOf) else None))
        assert len(after) == len(before)
        assert not any(isinstance(one, AsOf) for one in after)
        assert sum(one == DAY for one in after) == sum(one == DAY or isinstance(one, AsOf) for one in before)

    def test_what_replaces_is_not_looked_into(self) -> None:
        """A node that holds what it replaces is put there once."""
        node = (SYSTEM.retired_on <= AS_OF).node
        assert (
            rewritten(node, lambda one: (AS_OF + 1).node if isinstance(one, AsOf) else None)
            == (SYSTEM.retired_on <= AS_OF + 1).node
        )


class TestOfSubject:
    """What is said of a counted record, said of the subject."""

    def test_fields_of_one_collection_are_those_of_the_subject(self) -> None:
        """Those of another stay what they are."""
        node = count(InformationSystem, where=lambda one: one.is_secret & SYSTEM.is_exchange).node
        assert isinstance(node, Count)
        assert of_subject(node.where, "systems") == (SYSTEM.is_secret & SYSTEM.is_exchange).node
        assert of_subject(node.where, "lines") == node.where

    def test_what_a_reference_leads_to_is_reached_by_the_subject(self) -> None:
        """And what is missing is missing of it."""
        node = count(InformationSystem, where=lambda one: one.parent.is_secret & one.host.is_missing).node
        assert isinstance(node, Count)
        assert of_subject(node.where, "systems") == (SYSTEM.parent.is_secret & SYSTEM.host.is_missing).node

    def test_the_other_collection_is_told_apart(self) -> None:
        """By where its records stand."""
        node = RecordHandle(Record.COUNTED, LeasedLine).is_internet.node
        turned = of_subject(node, "lines")
        assert isinstance(turned, Field)
        assert turned.of is Record.SUBJECT
