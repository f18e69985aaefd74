"""What deadlines mean, in words: conflicts, chains with little room, and what repairs cost and move."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation.dates import WorkCalendar
from egov_consolidation.model import Task
from egov_consolidation.rendering._schedule_deadlines import (
    POLICIES,
    chain_parts,
    conflict_parts,
    repair_parts,
    unrepaired_parts,
)
from egov_consolidation.schedule import RepairPlan, RepairPolicy, ScheduleOptions, analyze, repair
from egov_consolidation.wording import LANGUAGES

from .four import by, four, plan_of, schedule_of_four, waits


def repairs(*locked: str) -> list[RepairPlan]:
    """Return the repairs of the four tasks."""
    return [repair(schedule_of_four().deadlines, policy, locked=locked) for policy in RepairPolicy]


class TestConflictParts:
    """`conflict_parts`."""

    def test_the_conflict_of_the_four_is_said_with_its_words(self) -> None:
        """31 March and two days and five days is 7 April: 18 days after 20 March."""
        (part, *_) = conflict_parts(schedule_of_four().deadlines, "four", "zh")
        assert part.heading == "与工作次序相悖的完成时限：1 处"
        (statement,) = part.statements
        assert "差 18 天" in statement.words
        assert "先有平台" in statement.words
        assert "2 “接入”" in statement.quotes

    def test_deadlines_that_agree_are_said_to_agree(self) -> None:
        """A part without statements."""
        schedule = analyze(plan_of(Task(id="1", content="…", deadline=by("2018-01-31"))), data_date="2018-01-01")
        (part,) = conflict_parts(schedule.deadlines, "four", "en")
        assert part.paragraphs == ("The deadlines agree with the order of work.",)
        assert part.statements == ()

    def test_what_cannot_be_met_any_more_stands_apart(self) -> None:
        """Three days of work until the second day."""
        parts = list(conflict_parts(schedule_of_four().deadlines, "four", "en"))
        assert parts[1].heading == "deadlines that cannot be met from the data date on: 1"
        assert "3 needs 3 days, due 2018-03-02: 1 day short" in parts[1].statements[0].words


class TestChainParts:
    """`chain_parts`."""

    def test_a_chain_is_said_with_the_days_between_and_who_is_on_it(self) -> None:
        """18 days are missing between the two deadlines."""
        (part,) = chain_parts(schedule_of_four().deadlines, "zh")
        assert part.table is not None
        assert [list(row) for row in part.table.rows] == [["-18", "1 →(-18) 2", "市审计局、市财政局"]]

    def test_tasks_between_two_deadlines_are_named(self) -> None:
        """Without days of their own."""
        plan = plan_of(
            Task(id="1", content="…", deadline=by("2018-01-31")),
            Task(id="2", content="…", dependencies=(waits("2", "1"),)),
            Task(id="3", content="…", deadline=by("2018-02-10"), dependencies=(waits("3", "2"),)),
        )
        (part,) = chain_parts(analyze(plan, data_date="2018-01-01").deadlines, "en")
        assert part.table is not None
        assert part.table.rows[0][:2] == ["10", "1 → 2 →(10) 3"]

    def test_more_than_a_month_of_room_is_not_listed(self) -> None:
        """31 days are, 32 are not."""
        for last, listed in (("2018-03-03", 1), ("2018-03-04", 0)):
            plan = plan_of(
                Task(id="1", content="…", deadline=by("2018-01-31")),
                Task(id="2", content="…", deadline=by(last), dependencies=(waits("2", "1"),)),
            )
            assert len(list(chain_parts(analyze(plan, data_date="2018-01-01").deadlines, "zh"))) == listed


class TestRepairParts:
    """`repair_parts`."""

    def test_what_each_costs_and_what_the_first_moves(self) -> None:
        """18 days between the two; and the third, out of reach, a day later."""
        costs, changes, *_ = repair_parts(repairs(), "four", "zh")
        assert costs.table is not None
        assert changes.table is not None
        assert [row[0] for row in costs.table.rows] == [POLICIES[policy].zh for policy in RepairPolicy]
        least = costs.table.rows[0]
        assert (least[2], least[3]) == ("19", "是")
        assert changes.heading == "变动天数最少：变动明细"
        assert sum(abs(int(row[3])) for row in changes.table.rows) == 19
        assert all(row[3].startswith(("+", "-")) for row in changes.table.rows)

    def test_what_is_not_possible_says_why(self) -> None:
        """Both deadlines are set by law."""
        costs, *reasons = repair_parts(repairs("1", "2"), "four", "en")
        assert costs.table is not None
        assert [list(row) for row in costs.table.rows] == [
            [POLICIES[policy].en, "not possible", "", ""] for policy in RepairPolicy
        ]
        assert [part.heading for part in reasons] == [
            f"{POLICIES[policy].en}: not possible, because" for policy in RepairPolicy
        ]
        assert all("18 days short" in part.statements[0].words for part in reasons)

    def test_where_nothing_is_to_be_repaired_there_is_no_part(self) -> None:
        """Nor where no repair was asked for."""
        schedule = analyze(plan_of(Task(id="1", content="…", deadline=by("2018-01-31"))), data_date="2018-01-01")
        assert list(repair_parts([repair(schedule.deadlines)], "four", "zh")) == []
        assert list(repair_parts([], "four", "zh")) == []

    def test_the_table_of_costs_says_what_is_proved(self) -> None:
        """Every repair of the four is."""
        costs, *_ = repair_parts(repairs(), "four", "en")
        assert costs.table is not None
        assert [row[3] == "yes" for row in costs.table.rows if row[3]] == [
            one.is_proved for one in repairs() if one.is_possible
        ]


class TestUnrepairedParts:
    """`unrepaired_parts`."""

    @pytest.mark.parametrize("is_elapsed", [True, False])
    def test_lags_in_other_days_than_durations_are_not_repaired_and_that_is_said(self, is_elapsed: bool) -> None:
        """Where lags count the same days there is no such part."""
        tie = attrs.evolve(waits("2", "1", lag=5), is_elapsed=is_elapsed)
        plan = plan_of(
            Task(id="1", content="…", deadline=by("2018-03-30")),
            Task(id="2", content="…", deadline=by("2018-03-30"), dependencies=(tie,)),
        )
        options = ScheduleOptions(calendar=WorkCalendar.official())
        deadlines = analyze(plan, data_date="2018-03-01", options=options).deadlines
        parts = list(unrepaired_parts(deadlines, "zh"))
        assert len(deadlines.conflicts) == 1
        assert [part.heading for part in parts] == (["最小修复"] if is_elapsed else [])

    def test_without_a_conflict_nothing_is_missing(self) -> None:
        """As in a plan whose deadlines agree."""
        schedule = analyze(plan_of(Task(id="1", content="…")), data_date="2018-01-01")
        assert list(unrepaired_parts(schedule.deadlines, "en")) == []


class TestPolicies:
    """`POLICIES`."""

    def test_each_form_has_words_of_its_own(self) -> None:
        """In both languages."""
        assert set(POLICIES) == set(RepairPolicy)
        for lang in LANGUAGES:
            assert len({text.say(lang) for text in POLICIES.values()}) == len(RepairPolicy)


def test_the_four_are_not_repaired_in_place() -> None:
    """A repair is a value; the plan stays as it was."""
    before = four()
    repairs()
    assert before == four()
