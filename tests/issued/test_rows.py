"""The row ledger of the issued plan: total, disjoint, and in agreement with the rules and the things."""

from __future__ import annotations

import pytest

from egov_consolidation import issued
from egov_consolidation.model import Cell, Clause, ClauseKind, Task, left_over, stretches
from egov_consolidation.rules import Basis, Rule, rulebook

PLAN = issued.load("dalian-2017")
STATED = [rule for rule in rulebook() if Basis.STATED in rule.basis and rule.cites]


def clauses_of(rule_id: str, row: str | None) -> list[Clause]:
    """Return the clauses of a row of the plan on which a rule rests."""
    return [one for one in PLAN[row or ""].clauses if rule_id in one.rules]


class TestRows:
    """What becomes of the words of the 53 rows."""

    @pytest.mark.parametrize("cell", Cell)
    @pytest.mark.parametrize("task", PLAN, ids=lambda task: task.id)
    def test_every_character_that_carries_meaning_is_taken_once(self, task: Task, cell: Cell) -> None:
        """The clauses stand in the cell one behind the other, and leave nothing over."""
        texts = [one.text for one in task.clauses if one.cell is cell]
        found = stretches(task.cell(cell), texts)
        assert None not in found
        assert left_over(task.cell(cell), found) == ()

    @pytest.mark.parametrize("task", PLAN, ids=lambda task: task.id)
    def test_every_thing_that_a_row_orders_stands_in_its_clauses(self, task: Task) -> None:
        """No deliverable without words, and no words for a thing that is not made."""
        ordered = {one.deliverable for one in task.clauses if one.kind is ClauseKind.DELIVERABLE}
        assert ordered == {thing.name for thing in task.deliverables}

    @pytest.mark.parametrize("rule", STATED, ids=str)
    def test_every_rule_that_the_plan_states_stands_in_it(self, rule: Rule) -> None:
        """In each row that it cites."""
        rows = {cited.row for cited in rule.cites if cited.document == PLAN.id}
        assert rows
        assert [row for row in sorted(map(str, rows)) if not clauses_of(rule.id, row)] == []

    @pytest.mark.parametrize("rule", STATED, ids=str)
    def test_what_a_rule_cites_is_what_the_ledger_gives_it(self, rule: Rule) -> None:
        """No word of a citation lies outside the stretches that go to the rule."""
        for cited in rule.cites:
            task = PLAN[cited.row or ""]
            own = [one for one in task.clauses if one.cell is Cell.CONTENT]
            found = stretches(task.content, [one.text for one in own])
            going = [place for one, place in zip(own, found, strict=True) if rule.id in one.rules]
            first = task.content.index(cited.quote)
            inside = [
                (max(place[0] - first, 0), min(place[1] - first, len(cited.quote)))
                for place in going
                if place is not None and first < place[1] and place[0] < first + len(cited.quote)
            ]
            assert left_over(cited.quote, inside) == ()

    def test_a_reason_is_given_in_both_languages_wherever_nothing_can_be_checked(self) -> None:
        """An auditor reads why."""
        reasons = [one.reason for task in PLAN for one in task.clauses if one.kind is ClauseKind.NOT_CHECKABLE]
        assert reasons
        assert all(one is not None and one.en.strip() and one.zh.strip() for one in reasons)
