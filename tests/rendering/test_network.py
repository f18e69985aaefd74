"""A picture of the dependencies: every tie can be followed from box to box, and what is critical stands out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Plan, Task
from egov_consolidation.rendering import _network
from egov_consolidation.rendering._network import HIGH, NETWORK_KEY, WIDE, Picture, network_picture
from egov_consolidation.rendering._signs import CONFLICT, CRITICAL, FAINT
from egov_consolidation.rendering._width import display_width
from egov_consolidation.schedule import analyze
from egov_consolidation.testing.strategies import dated_plans, plans
from egov_consolidation.wording import LANGUAGES

from .four import four, loop, plan_of, schedule_of_four, waits


def picture(plan: Plan) -> Picture:
    """Return the picture of a plan, without a schedule."""
    return network_picture(PlanGraph.from_plan(plan), "zh")


def crossed(shown: Picture, line: int) -> list[str]:
    """Return the boxes that a line runs through, beside those that it ties."""
    of = shown.lines[line]
    return [
        box.id
        for box in shown.boxes
        if box.id not in {of.predecessor, of.successor}
        and any(abs(x - box.x) < WIDE / 2 and abs(y - box.y) < HIGH / 2 for x, y in of.points)
    ]


class TestNetworkPicture:
    """`network_picture`."""

    def test_the_annex_has_a_box_for_each_task_with_ties_and_a_line_for_each_dependency(self) -> None:
        """Counted from the graph."""
        graph = PlanGraph.from_plan(issued.load("dalian-2017"))
        shown = network_picture(graph, "zh")
        tied = {end for one in graph.dependencies for end in (one.predecessor, one.successor)}
        assert {box.id for box in shown.boxes} == tied
        assert sorted((one.predecessor, one.successor) for one in shown.lines) == sorted(
            (one.predecessor, one.successor) for one in graph.dependencies
        )

    def test_no_line_of_the_annex_runs_through_a_box(self) -> None:
        """So that each can be followed; lines between tasks of one column run around."""
        shown = picture(issued.load("dalian-2017"))
        assert [crossed(shown, line) for line in range(len(shown.lines))] == [[]] * len(shown.lines)

    @given(dated_plans(most=9))
    def test_lines_begin_and_end_at_their_boxes(self, plan: Plan) -> None:
        """They leave at the right; they enter at the left, or from the right where both share a column."""
        shown = picture(plan)
        boxes = {box.id: box for box in shown.boxes}
        for line in shown.lines:
            one, other = boxes[line.predecessor], boxes[line.successor]
            assert line.points[0] == pytest.approx((one.x + WIDE / 2, one.y))
            side = WIDE / 2 if one.x == other.x else -WIDE / 2
            assert line.points[-1] == pytest.approx((other.x + side, other.y), abs=0.001)
            assert line.comes_from_right == (one.x == other.x)

    @given(dated_plans(most=9))
    def test_boxes_and_lines_lie_within_the_picture(self, plan: Plan) -> None:
        """Rows and columns count from 0."""
        shown = picture(plan)
        for box in shown.boxes:
            assert 0 <= box.x <= shown.columns - 1
            assert 0 <= box.y <= shown.rows - 1 + 0.001
        for x, y in (point for line in shown.lines for point in line.points):
            assert -0.5 <= x <= shown.columns - 0.5
            assert -0.001 <= y <= shown.rows - 1 + 0.001

    @given(dated_plans(most=9))
    def test_lines_between_columns_never_turn_back(self, plan: Plan) -> None:
        """From left to right all the way."""
        for line in picture(plan).lines:
            if not line.comes_from_right:
                assert all(one[0] <= other[0] for one, other in pairwise(line.points))

    @given(plans())
    def test_any_plan_can_be_drawn(self, plan: Plan) -> None:
        """Loops and tasks that wait for themselves among them; labels are short and one line."""
        for box in picture(plan).boxes:
            for words in (box.head, box.label):
                assert display_width(words) <= 22
                assert "\n" not in words

    def test_tasks_that_wait_for_each_other_share_a_column(self) -> None:
        """Each line comes in from the right."""
        shown = picture(loop())
        assert {box.x for box in shown.boxes} == {0}
        assert [line.comes_from_right for line in shown.lines] == [True, True]
        assert all(max(x for x, _ in line.points) > WIDE / 2 for line in shown.lines)

    def test_a_task_that_waits_for_itself_has_no_line(self) -> None:
        """It has a box."""
        shown = picture(plan_of(Task(id="1", content="…", dependencies=(waits("1", "1"),))))
        assert (len(shown.boxes), shown.lines) == (1, ())

    def test_the_critical_chain_and_the_conflict_of_the_four(self) -> None:
        """The tie is critical, rests on judgement, and is 18 days short."""
        shown = network_picture(PlanGraph.from_plan(four()), "en", schedule_of_four())
        (line,) = shown.lines
        assert (line.is_critical, line.is_judged, line.is_conflict, line.label) == (True, True, True, "× 18 days short")
        assert (line.colour, line.label_colour) == (CRITICAL, CONFLICT)
        assert line.label_at[1] < line.points[-1][1]
        assert [(box.head, box.label, box.is_critical) for box in shown.boxes] == [
            ("★ 1 市审计局", "Build the platform.", True),
            ("★ 2 市财政局", "Connect to the platfo…", True),
        ]

    def test_only_ties_that_drive_are_critical(self) -> None:
        """A second tie between critical tasks, with room, is not."""
        plan = plan_of(
            Task(id="1", content="…", duration=2),
            Task(id="2", content="…", duration=2, dependencies=(waits("2", "1"),)),
            Task(id="3", content="…", duration=2, dependencies=(waits("3", "2"), waits("3", "1"))),
        )
        schedule = analyze(plan, data_date="2018-01-01")
        shown = network_picture(schedule.graph, "zh", schedule)
        assert [(line.predecessor, line.successor) for line in shown.lines if line.is_critical] == [
            ("1", "2"),
            ("2", "3"),
        ]
        assert not shown.lines[0].is_critical
        assert all(box.is_critical for box in shown.boxes)
        assert [line.weight for line in shown.lines] == sorted(line.weight for line in shown.lines)

    def test_without_a_schedule_nothing_is_critical(self) -> None:
        """Lines are faint."""
        shown = picture(four())
        assert [(line.colour, line.label, line.is_critical) for line in shown.lines] == [(FAINT, "FS +2", False)]
        assert not any(box.is_critical for box in shown.boxes)

    @pytest.mark.parametrize(
        ("kind", "lag", "label"),
        [("FS", 0, ""), ("FS", -3, "FS -3"), ("SS", 0, "SS"), ("FF", 2, "FF +2"), ("SF", 0, "SF")],
    )
    def test_types_and_lags_are_said_where_they_are_not_plain(self, kind: str, lag: int, label: str) -> None:
        """Finish to start needs no words."""
        plan = plan_of(Task(id="1", content="…"), Task(id="2", content="…", dependencies=(waits("2", "1", kind, lag),)))
        (line,) = picture(plan).lines
        assert line.label == label
        assert line.label_at[0] < line.points[-1][0]
        assert line.label_at[1] > line.points[-1][1]

    def test_the_label_of_a_line_from_the_right_stands_on_the_right(self) -> None:
        """Outside the box."""
        for line in picture(loop()).lines:
            assert line.label_at[0] > line.points[-1][0]

    def test_too_many_tasks_are_refused_in_both_languages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nobody can read such a picture."""
        monkeypatch.setattr(_network, "MOST_BOXES", 2)
        assert len(picture(four()).boxes) == 2
        monkeypatch.setattr(_network, "MOST_BOXES", 1)
        with pytest.raises(UsageError) as refused:
            picture(four())
        assert refused.value.text("en").startswith("picture of four: 2 tasks, must be at most 1")
        assert refused.value.text("zh").startswith("方案 four 的图：任务 2 项，最多 1 项")

    @given(st.integers(2, 5))
    def test_a_chain_is_a_straight_line(self, count: int) -> None:
        """One row, one column for each task."""
        tasks = [Task(id="t0", content="…")]
        tasks += [
            Task(id=f"t{at}", content="…", dependencies=(waits(f"t{at}", f"t{at - 1}"),)) for at in range(1, count)
        ]
        shown = picture(plan_of(*tasks))
        assert (shown.columns, shown.rows) == (count, 1)


class TestNetworkKey:
    """`NETWORK_KEY`."""

    def test_it_names_the_signs_that_are_drawn(self) -> None:
        """In both languages."""
        assert all("★" in NETWORK_KEY.say(lang) and "×" in NETWORK_KEY.say(lang) for lang in LANGUAGES)
