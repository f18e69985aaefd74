"""A Gantt chart as SVG, read as XML: bars stand where the days are, and the critical chain is seen without colour."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Assignment, Dependency, Plan, Role, Task
from egov_consolidation.rendering import gantt_svg
from egov_consolidation.rendering._gantt_svg import gantt_pieces
from egov_consolidation.rendering._signs import CRITICAL, LEGEND, PLAIN
from egov_consolidation.rendering._width import display_width
from egov_consolidation.schedule import Schedule, ScheduleOptions, analyze
from egov_consolidation.testing.strategies import dated_plans
from egov_consolidation.wording import LANGUAGES, Lang

from .four import HOSTILE, SVG, by, drawing, elements, loop, number, plan_of, said, schedule_of_four, waits

DATA_DATE = day("2018-01-01")


def annex() -> Schedule:
    """Return the schedule of the issued plan with the durations assumed for it."""
    plan = issued.load("dalian-2017")
    return analyze(plan, data_date="2017-11-10", estimates=issued.estimates("dalian-2017"))


def rows(root: ET.Element) -> dict[str, ET.Element]:
    """Return the row of each task by its id."""
    return {one.findall(f"{SVG}text")[0].text or "": one for one in elements(root, "g", "task")}


def bar_of(row: ET.Element) -> ET.Element:
    """Return the one bar of a row."""
    (bar,) = elements(row, "rect", "bar")
    return bar


def scale(root: ET.Element, schedule: Schedule) -> tuple[float, float]:
    """Return pixels of a day, and where day 0 of the calendar would stand, from two bars that tell them."""
    points = []
    for task, row in rows(root).items():
        bar, dates = bar_of(row), schedule[task]
        assert dates.start is not None
        assert dates.finish is not None
        points.append((dates.start.toordinal(), number(bar, "x")))
        if number(bar, "width") > 2:
            points.append((dates.finish.toordinal() + 1, number(bar, "x") + number(bar, "width")))
    (first, left), (last, right) = min(points), max(points)
    assert last > first
    pixels = (right - left) / (last - first)
    return pixels, left - pixels * first


class TestBarsStandWhereTheDaysAre:
    """`gantt_svg`, measured."""

    def test_the_annex(self) -> None:
        """Every dated task has one bar; its place and width are proportional to its days, to a pixel."""
        schedule = annex()
        root = drawing(gantt_svg(schedule, "zh"))
        pixels, zero = scale(root, schedule)
        dated = [one for one in schedule if one.start is not None]
        assert list(rows(root)) == [one.id for one in dated]
        for dates in dated:
            assert dates.start is not None
            assert dates.finish is not None
            bar = bar_of(rows(root)[dates.id])
            days = dates.finish.toordinal() + 1 - dates.start.toordinal()
            assert number(bar, "x") == pytest.approx(zero + pixels * dates.start.toordinal(), abs=0.2)
            assert number(bar, "width") == pytest.approx(max(2, pixels * days), abs=0.2)

    @given(dated_plans())
    def test_any_plan(self, plan: Plan) -> None:
        """In the order of time, within the picture, in rows one below the other."""
        schedule = analyze(plan, data_date=DATA_DATE)
        assume(any(one.start is not None for one in schedule))
        root = drawing(gantt_svg(schedule, "en"))
        drawn = {task: bar_of(row) for task, row in rows(root).items()}
        for bar in drawn.values():
            assert 0 <= number(bar, "x") < number(root, "width")
            assert number(bar, "x") + number(bar, "width") <= number(root, "width")
        starts = {task: schedule[task].start for task in drawn}
        assert len({number(bar, "x") for bar in drawn.values()}) == len(set(starts.values()))
        assert sorted(drawn, key=lambda task: number(drawn[task], "x")) == sorted(
            drawn, key=lambda task: starts[task] or DATA_DATE
        )
        tops = [number(bar, "y") for bar in drawn.values()]
        assert tops == sorted(set(tops))
        assert all(top < number(root, "height") for top in tops)

    def test_floats_and_deadlines_end_with_their_days(self) -> None:
        """By hand: task 3 may slip from 3 to 17 March, its deadline is the 2nd, and March 1 to 4 April is drawn."""
        root = drawing(gantt_svg(schedule_of_four(), "zh"))
        pixels, zero = scale(root, schedule_of_four())
        row = rows(root)["3"]
        (slack,) = elements(row, "line", "float")
        assert number(slack, "x1") == pytest.approx(zero + pixels * day("2018-03-04").toordinal(), abs=0.2)
        assert number(slack, "x2") == pytest.approx(zero + pixels * day("2018-03-18").toordinal(), abs=0.2)
        (late,) = elements(row, "line", "late")
        assert number(late, "x1") == pytest.approx(zero + pixels * day("2018-03-03").toordinal(), abs=0.2)
        (diamond,) = elements(row, "path", "missed")
        assert float(re.findall(r"M([0-9.]+)", diamond.get("d", ""))[0]) == number(late, "x1")
        (line,) = [one for one in elements(root, "line", "data-date") if number(one, "y2") > 20]
        assert number(line, "x1") == pytest.approx(zero + pixels * day("2018-03-01").toordinal(), abs=0.2)


class TestSigns:
    """What stands out in `gantt_svg`."""

    def test_critical_tasks_carry_a_star_bold_words_and_the_darker_colour(self) -> None:
        """Colour is not alone."""
        root = rows(drawing(gantt_svg(schedule_of_four(), "zh")))
        stars = {task: [one.text for one in row.iter(f"{SVG}text")].count("★") for task, row in root.items()}
        assert stars == {"1": 1, "2": 1, "3": 0}
        weights = {task: row.findall(f"{SVG}text")[0].get("font-weight") for task, row in root.items()}
        assert weights == {"1": "bold", "2": "bold", "3": "normal"}
        assert {task: bar_of(row).get("fill") for task, row in root.items()} == {
            "1": CRITICAL,
            "2": CRITICAL,
            "3": PLAIN,
        }

    def test_the_chain_is_tied_from_bar_to_bar(self) -> None:
        """The line leaves the end of the first bar and enters the second from above, where that begins."""
        root = drawing(gantt_svg(schedule_of_four(), "zh"))
        (link,) = elements(root, "g", "link")
        one, other = (bar_of(rows(root)[task]) for task in ("1", "2"))
        line, head = (path.get("d", "") for path in link.iter(f"{SVG}path"))
        numbers = [float(found) for found in re.findall(r"-?[0-9.]+", line)]
        left, middle, enters, tip = numbers
        assert left == pytest.approx(number(one, "x") + number(one, "width"), abs=0.2)
        assert middle == number(one, "y") + number(one, "height") / 2
        assert number(other, "x") <= enters <= number(other, "x") + number(other, "width")
        assert tip < number(other, "y")
        assert head.endswith("z")

    def test_a_link_up_enters_from_below(self) -> None:
        """Where the second task stands above the first."""
        second, first = (one for one in reversed([*schedule_of_four().plan][:2]))
        root = drawing(gantt_svg(analyze(plan_of(second, first), data_date="2018-03-01"), "zh"))
        (link,) = elements(root, "g", "link")
        tip = float(re.findall(r"V([0-9.]+)", next(link.iter(f"{SVG}path")).get("d", ""))[0])
        bar = bar_of(rows(root)["2"])
        assert tip > number(bar, "y") + number(bar, "height")

    def test_deadlines_kept_missed_and_contradictory_look_different(self) -> None:
        """Hollow or filled, and ringed."""
        root = rows(drawing(gantt_svg(schedule_of_four(), "zh")))
        signs = {
            task: (
                len(elements(row, "path", "kept")),
                len(elements(row, "path", "missed")),
                len(elements(row, "circle")),
            )
            for task, row in root.items()
        }
        assert signs == {"1": (1, 0, 1), "2": (1, 0, 1), "3": (0, 1, 0)}

    def test_without_a_deadline_there_is_no_diamond(self) -> None:
        """Nor a line to it."""
        root = drawing(gantt_svg(analyze(plan_of(Task(id="1", content="…", duration=2)), data_date="2018-01-01"), "zh"))
        row = rows(root)["1"]
        assert not elements(row, "path")
        assert not elements(row, "line")
        assert "，时限" not in (row.find(f"{SVG}title").text or "")  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("zh", "3 ：2018-03-01 至 2018-03-03，时限 2018-03-02，逾期 1 天"),
            ("en", "3 : 2018-03-01 – 2018-03-03, due 2018-03-02, 1 day late"),
        ],
    )
    def test_under_the_mouse_a_bar_says_its_days(self, lang: Lang, words: str) -> None:
        """And by how much it is late."""
        row = rows(drawing(gantt_svg(schedule_of_four(), lang)))["3"]
        assert (row.find(f"{SVG}title").text or "") == words  # type: ignore[union-attr]

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_sign_is_explained(self, lang: Lang) -> None:
        """In the language asked for, each beside its sign, and none over another."""
        root = drawing(gantt_svg(schedule_of_four(), lang))
        legend = elements(root, "g", "legend")
        assert [one.find(f"{SVG}text").text for one in legend] == [text.say(lang) for text in LEGEND.values()]  # type: ignore[union-attr]
        places = [float(re.findall(r"translate\(([0-9.]+)", one.get("transform", ""))[0]) for one in legend]
        for left, right, text in zip(places, [*places[1:], number(root, "width")], LEGEND.values(), strict=True):
            assert right - left > 28 + 6 * display_width(text.say(lang))

    @pytest.mark.parametrize(("lang", "words"), [("zh", "未经任何人确认"), ("en", "nobody has confirmed")])
    def test_a_picture_that_stands_alone_says_what_it_rests_on(self, lang: Lang, words: str) -> None:
        """Title, what stands out, and that durations were assumed."""
        words_in = said(drawing(gantt_svg(annex(), lang)))
        assert words_in.startswith("大连市政务信息系统整合共享工作任务分工\n")
        assert words in words_in
        assert "2017-11-10" in words_in


class TestWords:
    """Words of a plan in `gantt_svg`."""

    def test_hostile_words_are_shown_and_do_nothing(self) -> None:
        """They are words of the drawing, no elements of it."""
        plan = plan_of(Task(id="<i>", content=HOSTILE, duration=2, deadline=by("2018-01-31")), title=HOSTILE)
        root = drawing(gantt_svg(analyze(plan, data_date=DATA_DATE), "zh"))
        assert {one.tag.removeprefix(SVG) for one in root.iter()} == {
            "svg",
            "title",
            "rect",
            "text",
            "line",
            "path",
            "g",
            "circle",
        }
        assert "<script>alert(1)</script>" in said(root)
        assert "<i>" in rows(root)

    @given(st.text(max_size=60), st.text(max_size=60))
    def test_any_words_are_well_formed(self, content: str, title: str) -> None:
        """Control characters among them."""
        plan = plan_of(Task(id="1", content=content, duration=2), title=title)
        assert len(elements(drawing(gantt_svg(analyze(plan, data_date=DATA_DATE), "en")), "rect", "bar")) == 1

    def test_labels_do_not_reach_the_next_column(self) -> None:
        """Ids, contents and units each have room, however long they are; a character is never cut in two."""
        unit = Assignment(role=Role.LEAD, unit="大连市人民政府办公厅信息化工作处及各有关单位")
        plan = plan_of(Task(id="附件一第二部分第三条", content="编制" * 60, assignments=(unit,), duration=2))
        (row,) = elements(drawing(gantt_svg(analyze(plan, data_date=DATA_DATE), "zh")), "g", "task")
        task_id, content, who = row.findall(f"{SVG}text")[:3]
        ends = [number(content, "x"), number(who, "x"), 424]
        for words, end in zip((task_id, content, who), ends, strict=True):
            assert number(words, "x") + 6 * display_width(words.text or "") <= end
            assert (words.text or "").endswith("…")


class TestExtremes:
    """`gantt_svg` at the ends of the calendar."""

    def test_the_last_day_of_the_calendar_can_be_drawn(self) -> None:
        """It is its own end."""
        plan = plan_of(Task(id="1", content="…", duration=1, deadline=by("9999-12-31")))
        root = drawing(gantt_svg(analyze(plan, data_date="9999-12-30"), "zh"))
        assert number(bar_of(rows(root)["1"]), "width") > 2

    def test_a_day_among_millennia_is_still_seen(self) -> None:
        """A bar is never thinner than two pixels."""
        plan = plan_of(Task(id="1", content="…", duration=1), Task(id="2", content="…", duration=2_000_000))
        root = drawing(gantt_svg(analyze(plan, data_date=DATA_DATE), "zh"))
        assert number(bar_of(rows(root)["1"]), "width") == 2

    def test_floats_below_nothing_draw_no_float(self) -> None:
        """Against an imposed end that is too early."""
        plan = plan_of(Task(id="1", content="…", duration=10))
        schedule = analyze(plan, data_date=DATA_DATE, options=ScheduleOptions(end=day("2018-01-05")))
        assert not elements(rows(drawing(gantt_svg(schedule, "zh")))["1"], "line", "float")

    @pytest.mark.parametrize("plan", [plan_of(), loop()])
    def test_without_dates_there_is_one_clear_message(self, plan: Plan) -> None:
        """In both languages."""
        with pytest.raises(UsageError) as refused:
            gantt_svg(analyze(plan, data_date=DATA_DATE), "zh")
        assert refused.value.text("en") == "p: no task has dates, so there is nothing to draw"
        assert refused.value.text("zh") == "p：没有有日期的任务，无图可绘"


class TestGanttPieces:
    """`gantt_pieces`."""

    def test_together_they_show_every_task_once_on_one_scale(self) -> None:
        """Each piece fits on a sheet, has its own months and legend, and the same days stand at the same place."""
        tasks = [Task(id=f"{index}", content="…", duration=5, deadline=by("2018-03-31")) for index in range(1, 101)]
        schedule = analyze(plan_of(*tasks), data_date=DATA_DATE)
        pieces = [drawing(piece) for piece in gantt_pieces(schedule, "zh")]
        assert [len(rows(piece)) for piece in pieces] == [36, 36, 28]
        assert [task for piece in pieces for task in rows(piece)] == [task.id for task in tasks]
        assert len({number(bar_of(row), "x") for piece in pieces for row in rows(piece).values()}) == 1
        assert all("2018-02" in said(piece) and "数据日期" in said(piece) for piece in pieces)

    def test_a_link_between_two_pieces_is_left_out(self) -> None:
        """It would lead out of the picture."""
        chain = [
            Task(id=f"{index}", content="…", duration=2, dependencies=() if index == 1 else (waits_for(index),))
            for index in range(1, 38)
        ]
        pieces = gantt_pieces(analyze(plan_of(*chain), data_date=DATA_DATE), "zh")
        assert [len(elements(drawing(piece), "g", "link")) for piece in pieces] == [35, 0]

    @pytest.mark.parametrize("plan", [plan_of(), loop()])
    def test_without_dates_there_are_none(self, plan: Plan) -> None:
        """A page does without."""
        assert gantt_pieces(analyze(plan, data_date=DATA_DATE), "zh") == ()


def waits_for(index: int) -> Dependency:
    """Return what ties a task of a chain to the one before it."""
    return waits(f"{index}", f"{index - 1}")
