"""What a plan says of a rule."""

from __future__ import annotations

import pytest

from egov_consolidation import issued
from egov_consolidation.model import Assignment, Cell, Citation, Clause, Deadline, DeadlineKind, Plan, Role, Task
from egov_consolidation.rules._annex import ANNEX
from egov_consolidation.rules._plan_words import going_to, is_worded_in, lead_in, words_in

OF_THE_ANNEX = Citation(document=ANNEX, row="1.7", quote="全部取消")
OF_A_BYLAW = Citation(document="bylaw", row="7", quote="不自行租用")
DEADLINE = Deadline(kind=DeadlineKind.STANDING, text="长期")
FIRST = Task(
    id="1",
    content="线路应退尽退，编制目录。",
    deadline=DEADLINE,
    assignments=(Assignment(role=Role.LEAD, unit="县财政局"),),
    clauses=(
        Clause(text="线路应退尽退", rule="NW03"),
        Clause(text="编制目录", deliverable="目录", also=("NW03",)),
        Clause(text="长期", cell=Cell.DEADLINE, rule="PL15", also=("NW03",)),
    ),
)
SECOND = Task(id="2", content="退租。", clauses=(Clause(text="退租", rule="NW03"),))


def plan(*tasks: Task) -> Plan:
    """Return a plan of some tasks."""
    return Plan(id="ours", tasks=tasks)


class TestGoingTo:
    """`going_to`."""

    def test_each_clause_that_a_rule_rests_on_is_there_in_order(self) -> None:
        """Whether it is the first rule or a further one, in whatever cell."""
        found = [(task.id, clause.text) for task, clause in going_to(plan(FIRST, SECOND), "NW03")]
        assert found == [("1", "线路应退尽退"), ("1", "编制目录"), ("1", "长期"), ("2", "退租")]
        assert list(going_to(plan(FIRST), "NW04")) == []


class TestIsWordedIn:
    """`is_worded_in`."""

    @pytest.mark.parametrize(
        ("rule_id", "cites", "found"),
        [("NW03", (), True), ("NW04", (OF_THE_ANNEX,), False), ("NW04", (Citation(document="ours"),), True)],
    )
    def test_clauses_or_citations_of_the_plan_carry_a_rule(
        self, rule_id: str, cites: tuple[Citation, ...], found: bool
    ) -> None:
        """Citations of another document do not."""
        assert is_worded_in(plan(FIRST), rule_id, cites) is found


class TestWordsIn:
    """`words_in`."""

    def test_the_words_of_the_plan_take_the_place_of_those_of_the_annex(self) -> None:
        """Stretches of contents, which can be quoted; not of deadlines."""
        found = words_in(plan(FIRST, SECOND), "NW03", (OF_THE_ANNEX,))
        assert [(one.document, one.row, one.quote) for one in found] == [
            ("ours", "1", "线路应退尽退"),
            ("ours", "1", "编制目录"),
            ("ours", "2", "退租"),
        ]

    def test_under_the_plan_that_a_rule_cites_it_cites_what_it_does(self) -> None:
        """Even where the clauses are cut in another way."""
        annex = issued.load(ANNEX)
        assert words_in(annex, "NW03", (OF_THE_ANNEX,)) == (OF_THE_ANNEX,)

    def test_a_plan_without_words_is_not_told_those_of_the_annex(self) -> None:
        """What stands in documents that are no plans stays."""
        assert words_in(plan(), "DC06", (OF_THE_ANNEX, OF_A_BYLAW)) == (OF_A_BYLAW,)


class TestLeadIn:
    """`lead_in`."""

    def test_it_is_the_one_unit_that_leads_the_rows(self) -> None:
        """Rows that nobody leads do not count; of two units neither answers for both."""
        other = Task(
            id="3",
            content="退租。",
            assignments=(Assignment(role=Role.LEAD, unit="县教育局"),),
            clauses=(Clause(text="退租", rule="NW03"),),
        )
        assert lead_in(plan(FIRST, SECOND), "NW03") == "县财政局"
        assert lead_in(plan(FIRST, other), "NW03") is None
        assert lead_in(plan(SECOND), "NW03") is None
