"""Pictures of Matplotlib: bars where the days are, boxes as in the network, images that can be opened."""

from __future__ import annotations

import importlib.util
import io
from typing import TYPE_CHECKING, Any

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from PIL import Image

from egov_consolidation import issued
from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Plan, Task
from egov_consolidation.rendering import _figures, _fonts, gantt_figure, network_figure
from egov_consolidation.rendering import _signs as sign
from egov_consolidation.rendering._network import NETWORK_KEY, network_picture
from egov_consolidation.schedule import Schedule, analyze
from egov_consolidation.wording import LANGUAGES, Lang

from .four import by, loop, plan_of, waits

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Read = Any
"""What Matplotlib leaves open."""


def latin() -> Schedule:
    """Return four tasks whose words need no Chinese font: two are critical and contradict each other, one is late."""
    return analyze(
        plan_of(
            Task(id="1", content="Build", duration=10, deadline=by("2018-03-31")),
            Task(
                id="2", content="Connect", duration=5, deadline=by("2018-03-20"), dependencies=(waits("2", "1", lag=2),)
            ),
            Task(id="3", content="List", duration=3, deadline=by("2018-03-02")),
            Task(id="4", content="Note", duration=1),
            title="Plan",
        ),
        data_date="2018-03-01",
    )


def annex() -> Schedule:
    """Return the schedule of the issued plan, or skip where no font has Chinese."""
    plan = issued.load("dalian-2017")
    try:
        _fonts.font_for(plan.title + "".join(task.content for task in plan))
    except UsageError as refused:
        pytest.skip(refused.text("en"))
    return analyze(plan, data_date="2017-11-10", estimates=issued.estimates("dalian-2017"))


def image(figure: Figure, dpi: int = 50) -> Image.Image:
    """Return a figure as an image."""
    out = io.BytesIO()
    figure.savefig(out, dpi=dpi)
    return Image.open(out).convert("RGB")


def share(shown: Image.Image, colour: str) -> float:
    """Return how much of an image has a colour."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    counts = {of: count for count, of in shown.getcolors(1 << 24) or []}
    return counts.get(wanted, 0) / (shown.width * shown.height)


def boxes(figure: Figure, colour: str) -> list[Rectangle]:
    """Return the rectangles of a colour."""
    axes: Read = figure.axes[0]
    return [one for one in axes.patches if isinstance(one, Rectangle) and to_hex(one.get_facecolor()) == colour]


def words(figure: Figure) -> str:
    """Return all words of a figure."""
    figure.canvas.draw()
    found: list[Read] = figure.findobj(lambda one: hasattr(one, "get_text"))
    return "\n".join(one.get_text() for one in found)


class TestGanttFigure:
    """`gantt_figure`."""

    def test_bars_are_the_days_worked_out_by_hand(self) -> None:
        """In days of the calendar, to the day; one row for each, the first on top."""
        figure = gantt_figure(latin(), "en")
        bars = [*boxes(figure, sign.CRITICAL), *boxes(figure, sign.PLAIN)]
        first = day("2018-03-01").toordinal()
        assert [(one.get_x() - first, one.get_width(), round(one.get_y() + one.get_height() / 2)) for one in bars] == [
            (0, 10, 0),
            (12, 5, 1),
            (0, 3, 2),
            (0, 1, 3),
        ]
        axes: Read = figure.axes[0]
        bottom, top = axes.get_ylim()
        assert top < bottom

    def test_every_bar_of_the_annex(self) -> None:
        """Start and length in days, from the schedule."""
        schedule = annex()
        figure = gantt_figure(schedule, "zh")
        dated = [one for one in schedule if one.start is not None and one.finish is not None]
        bars = sorted((*boxes(figure, sign.CRITICAL), *boxes(figure, sign.PLAIN)), key=lambda one: one.get_y())
        assert len(boxes(figure, sign.CRITICAL)) == len(schedule.critical_tasks())
        assert [(one.get_x(), one.get_width()) for one in bars] == [
            (one.start.toordinal(), one.finish.toordinal() - one.start.toordinal() + 1)  # type: ignore[union-attr]
            for one in dated
        ]

    def test_the_image_has_its_size_and_is_not_empty(self) -> None:
        """13 inches wide, and every colour that has a meaning is on it."""
        figure = gantt_figure(latin(), "en")
        shown = image(figure)
        assert shown.width == 13 * 50
        assert shown.height == round(figure.get_figheight() * 50)
        for colour in (sign.CRITICAL, sign.PLAIN, sign.FLOAT, sign.PAPER):
            assert share(shown, colour) > 0.001

    def test_chinese_is_drawn_and_not_as_empty_boxes(self) -> None:
        """Matplotlib warns of a character that a font lacks, and warnings are errors here."""
        schedule = annex()
        shown = image(gantt_figure(schedule, "zh"))
        assert share(shown, sign.PAPER) < 0.95
        assert "大连市政务信息系统整合共享工作任务分工" in words(gantt_figure(schedule, "zh"))

    def test_the_critical_chain_is_seen_without_colour(self) -> None:
        """A star before the names, and a line from the end of one bar to the start of the next."""
        figure = gantt_figure(latin(), "en")
        axes: Read = figure.axes[0]
        labels = [one.get_text() for one in axes.get_yticklabels()]
        assert [label.startswith("★") for label in labels] == [True, True, False, False]
        first = day("2018-03-01").toordinal()
        lines = [[(x - first, y) for x, y in one.get_xydata()] for one in axes.lines if len(one.get_xdata()) == 3]
        assert lines == [[(10, 0), (12, 0), (12, pytest.approx(0.72))]]

    def test_a_link_upwards_ends_below_its_bar(self) -> None:
        """Where the second task stands above."""
        one, other = (task for task in latin().plan if task.id in {"1", "2"})
        axes: Read = gantt_figure(analyze(plan_of(other, one), data_date="2018-03-01"), "en").axes[0]
        (line,) = [one.get_ydata() for one in axes.lines if len(one.get_xdata()) == 3]
        assert list(line) == [1, 1, pytest.approx(0.28)]

    def test_deadlines_stand_at_the_end_of_their_days(self) -> None:
        """Hollow where kept, filled where missed, ringed where they contradict the order of work."""
        axes: Read = gantt_figure(latin(), "en").axes[0]
        first = day("2018-03-01").toordinal()
        marks = [
            (one.get_marker(), one.get_xdata()[0] - first, one.get_ydata()[0], to_hex(one.get_markerfacecolor()))
            for one in axes.lines
            if one.get_marker() in {"D", "o"}
        ]
        assert [mark for mark in marks if mark[0] == "D"] == [
            ("D", 31, 0, sign.PAPER),
            ("D", 20, 1, sign.PAPER),
            ("D", 2, 2, sign.INK),
        ]
        assert [(x, y) for marker, x, y, _ in marks if marker == "o"] == [(31, 0), (20, 1)]

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_sign_is_explained_in_the_language(self, lang: Lang) -> None:
        """And what the dates rest on stands above."""
        schedule = latin() if lang == "en" else annex()
        said = words(gantt_figure(schedule, lang))
        assert all(text.say(lang) in said for text in sign.LEGEND.values())
        assert "2018" in said

    @pytest.mark.parametrize("plan", [plan_of(), loop()])
    def test_without_dates_there_is_nothing_to_draw(self, plan: Plan) -> None:
        """One clear message."""
        with pytest.raises(UsageError, match="no task has dates"):
            gantt_figure(analyze(plan, data_date="2018-01-01"), "en")

    def test_more_tasks_than_fit_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The message says what takes any number."""
        monkeypatch.setattr(_figures, "_MOST_BARS", 3)
        with pytest.raises(UsageError) as refused:
            gantt_figure(latin(), "en")
        assert refused.value.text("en") == "picture of p: 4 tasks, must be at most 3. the SVG takes any number"
        assert refused.value.text("zh") == "方案 p 的图：任务 4 项，最多 3 项；SVG 格式不限"


class TestNetworkFigure:
    """`network_figure`."""

    def test_boxes_are_those_of_the_network(self) -> None:
        """Critical ones filled, others not; the words of each in it."""
        schedule = latin()
        picture = network_picture(schedule.graph, "en", schedule)
        figure = network_figure(schedule.graph, "en", schedule)
        drawn = {
            (round(one.get_x() + one.get_width() / 2, 3), round(one.get_y() + one.get_height() / 2, 3))
            for colour in (sign.CRITICAL, sign.PAPER)
            for one in boxes(figure, colour)
        }
        assert drawn == {(box.x, box.y) for box in picture.boxes}
        assert len(boxes(figure, sign.CRITICAL)) == 2
        assert all(box.head in words(figure) for box in picture.boxes)
        assert "× 18 days short" in words(figure)

    def test_lines_and_their_heads_end_where_those_of_the_network_do(self) -> None:
        """In the same order."""
        schedule = latin()
        picture = network_picture(schedule.graph, "en", schedule)
        axes: Read = network_figure(schedule.graph, "en", schedule).axes[0]
        heads = [one for one in axes.lines if one.get_marker() in {"<", ">"}]
        assert [(one.get_xdata()[0], one.get_ydata()[0]) for one in heads] == [
            line.points[-1] for line in picture.lines
        ]
        assert {one.get_marker() for one in heads} == {">"}

    def test_tasks_that_wait_for_each_other_are_tied_from_the_right(self) -> None:
        """Both heads point to the left."""
        one = Task(id="1", content="Build", dependencies=(waits("1", "2"),))
        other = Task(id="2", content="Connect", dependencies=(waits("2", "1"),))
        axes: Read = network_figure(PlanGraph.from_plan(plan_of(one, other, title="Plan")), "en").axes[0]
        assert [one.get_marker() for one in axes.lines if one.get_marker() in {"<", ">"}] == ["<", "<"]

    def test_the_image_of_the_annex_is_not_empty(self) -> None:
        """Wide enough for its ten columns, no character missing."""
        schedule = annex()
        figure = network_figure(schedule.graph, "zh", schedule)
        shown = image(figure)
        assert figure.get_figwidth() == 2 * network_picture(schedule.graph, "zh").columns
        assert share(shown, sign.CRITICAL) > 0.01
        assert NETWORK_KEY.zh in words(figure)

    def test_a_plan_without_ties_is_an_empty_picture(self) -> None:
        """Nothing crashes."""
        figure = network_figure(PlanGraph.from_plan(plan_of(title="Plan")), "en")
        assert image(figure).width > 0
        assert not boxes(figure, sign.CRITICAL)


class TestWithoutMatplotlib:
    """Where the package is missing."""

    def test_one_clear_message_says_what_brings_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """In both languages, for both pictures."""
        schedule = latin()
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
        with pytest.raises(UsageError) as of_gantt:
            gantt_figure(schedule, "en")
        with pytest.raises(UsageError) as of_network:
            network_figure(schedule.graph, "en")
        for refused in (of_gantt.value, of_network.value):
            assert all("pip install egov-consolidation[pictures]" in refused.text(lang) for lang in LANGUAGES)
