"""What follows when tasks take longer or shorter, in words."""

from __future__ import annotations

import pytest

from egov_consolidation.model import Task
from egov_consolidation.rendering._schedule_changes import change_parts
from egov_consolidation.schedule import analyze

from .four import by, plan_of, schedule_of_four, waits


class TestChangeParts:
    """`change_parts`."""

    @pytest.mark.parametrize(
        ("changes", "zh", "en"),
        [
            ({"1": 3}, "若 1 延长 3 天：总工期顺延 3 天", "if 1 takes 3 days longer: the end moves 3 days later"),
            ({"1": -1}, "若 1 缩短 1 天：总工期提前 1 天", "if 1 takes 1 day less: the end moves 1 day earlier"),
            ({"1": 1}, "若 1 延长 1 天：总工期顺延 1 天", "if 1 takes 1 day longer: the end moves 1 day later"),
            ({"1": 0}, "若 1 延长 0 天：总工期不变", "if 1 takes 0 days longer: the end stays"),
            ({"3": 2}, "若 3 延长 2 天：总工期不变", "if 3 takes 2 days longer: the end stays"),
            (
                {"1": 4, "2": -1},
                "若 1 延长 4 天、2 缩短 1 天：总工期顺延 3 天",
                "if 1 takes 4 days longer, 2 takes 1 day less: the end moves 3 days later",
            ),
        ],
    )
    def test_the_heading_says_what_changes_and_by_how_much_the_end_moves(
        self, changes: dict[str, int], zh: str, en: str
    ) -> None:
        """By hand: 1 and 2 are critical, 3 has 14 days of room."""
        delayed = schedule_of_four().what_if(changes)
        assert next(change_parts(delayed, "zh")).heading == zh
        assert next(change_parts(delayed, "en")).heading == en

    def test_tasks_that_move_stand_in_a_table_and_broken_deadlines_below(self) -> None:
        """Four days more: the second ends on 21 March, a day after its deadline."""
        part, *_ = change_parts(schedule_of_four().what_if({"1": 4}), "en")
        assert part.table is not None
        assert [list(row) for row in part.table.rows] == [
            ["1", "+4", "2018-03-10", "2018-03-14"],
            ["2", "+4", "2018-03-17", "2018-03-21"],
        ]
        assert [one.words for one in part.statements] == [
            "2 would be finished on 2018-03-21, 1 day after 2018-03-20: 1 → 2"
        ]

    def test_nothing_moves_where_nothing_changes(self) -> None:
        """No empty table is shown."""
        (part,) = change_parts(schedule_of_four().what_if({"1": 0}), "zh")
        assert part.table is None

    def test_deadlines_that_break_if_all_others_take_their_time_stand_apart(self) -> None:
        """Due on the same day: five days late are five days late."""
        plan = plan_of(
            Task(id="1", content="…", duration=1, deadline=by("2018-03-31")),
            Task(id="2", content="…", duration=0, deadline=by("2018-03-31"), dependencies=(waits("2", "1"),)),
        )
        part, late = change_parts(analyze(plan, data_date="2018-01-01").what_if({"1": 5}), "zh")
        assert part.statements == ()
        assert [one.words for one in late.statements] == ["2 将于 2018-04-05 完成，比截止日 2018-03-31 晚 5 天：1 → 2"]
