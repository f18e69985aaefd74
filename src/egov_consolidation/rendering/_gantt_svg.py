"""A Gantt chart as SVG: opens in any browser, needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.rendering import _signs as sign
from egov_consolidation.rendering._bars import Bar, Link, bars, critical_links, month_starts, span
from egov_consolidation.rendering._markup import tag, words
from egov_consolidation.rendering._schedule_dates import schedule_lines
from egov_consolidation.rendering._width import cut, display_width
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang, Text, days_said

_WIDTH, _LEFT, _RIGHT = 1280, 424, 1266
_STAR_AT, _ID_AT, _LABEL_AT, _WHO_AT = 8, 24, 78, 318
_ROW, _THICK, _TOP, _FOOT, _LINE, _BASE = 20, 11, 30, 34, 18, 14
_ID_COLUMNS, _HEAD_COLUMNS, _MONTH = 8, 196, 50
_ROWS = 36
"""Rows of one picture on a page: as many as a sheet of A4 has room for."""

_KEY = 34
"""Room for a sign in the legend; words take so much more for each column."""

_COLUMN, _DIAMOND, _RING = 6.4, 6, 9
_FREE = Text(en="{id} {who}: {start} – {finish}", zh="{id} {who}：{start} 至 {finish}")
_DUE = Text(en="{bar}, due {day}", zh="{bar}，时限 {day}")
_LATE = Text(en="{bar}, {days} late", zh="{bar}，逾期 {days}")


def gantt_svg(schedule: Schedule, lang: Lang) -> str:
    """Return a Gantt chart of the planned dates as SVG.

    A bar for each task that has dates; the critical ones are dark, carry a star, and are tied to each other as they
    drive each other. A line behind a bar goes as far as it may slip. A diamond stands on the deadline: filled and tied
    to the bar where the bar ends after it, ringed where the deadline contradicts the order of work.

    Args:
        schedule: The schedule.
        lang: Language of the labels.

    Raises:
        UsageError: No task has dates.
    """
    chart = _chart(schedule, lang)
    heading = [cut(chart.title, _HEAD_COLUMNS), *schedule_lines(schedule, lang, _HEAD_COLUMNS)]
    return _picture(chart, chart.bars, heading) + "\n"


def gantt_pieces(schedule: Schedule, lang: Lang) -> tuple[str, ...]:
    """Return the same chart as pictures of so many rows as fit on one sheet; none where no task has dates."""
    if all(task.start is None for task in schedule):
        return ()
    chart = _chart(schedule, lang)
    return tuple(_picture(chart, chart.bars[first : first + _ROWS]) for first in range(0, len(chart.bars), _ROWS))


@attrs.frozen(kw_only=True)
class _Chart:
    """What all pictures of a schedule share."""

    title: str
    bars: tuple[Bar, ...]
    links: tuple[Link, ...]
    data_date: Day
    first: Day
    last: Day
    lang: Lang

    def x(self, of: Day) -> float:
        """Return where a day begins, from the left."""
        whole = self.last.toordinal() - self.first.toordinal()
        return round(_LEFT + (_RIGHT - _LEFT) * (of.toordinal() - self.first.toordinal()) / whole, 1)


def _chart(schedule: Schedule, lang: Lang) -> _Chart:
    drawn = bars(schedule, lang)
    first, last = span(drawn, schedule.data_date)
    return _Chart(
        title=schedule.plan.title or schedule.plan.id,
        bars=drawn,
        links=critical_links(schedule),
        data_date=schedule.data_date,
        first=first,
        last=last,
        lang=lang,
    )


def _picture(chart: _Chart, drawn: Sequence[Bar], heading: Sequence[str] = ()) -> str:
    """Return a picture of some of the bars."""
    top = _TOP + (_LINE * len(heading) + 8 if heading else 0)
    rows = {bar.id: (bar, top + _ROW * place) for place, bar in enumerate(drawn)}
    bottom = top + _ROW * len(drawn)
    height = bottom + _FOOT
    lines = [
        tag("title", words(f"{chart.title}: {drawn[0].id} – {drawn[-1].id}")),
        tag("rect", class_="paper", width=_WIDTH, height=height, fill=sign.PAPER),
        *(_headline(line, place) for place, line in enumerate(heading)),
        *_grid(chart, rows, top, bottom),
        *(_link(chart, rows, link) for link in chart.links if {link.source, link.target} <= rows.keys()),
        *(_bar(chart, bar, y) for bar, y in rows.values()),
        *_legend(chart, height - 12),
    ]
    return tag(
        "svg",
        "\n" + "\n".join(lines) + "\n",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {height}",
        width=_WIDTH,
        height=height,
        font_family=sign.FONTS,
        font_size=12,
        role="img",
    )


def _headline(line: str, place: int) -> str:
    size, weight = (12, "normal") if place else (15, "bold")
    return _words(line, _STAR_AT, 22 + _LINE * place, font_size=size, font_weight=weight)


def _words(said: str, x: float, y: float, *, faint: bool = False, **attributes: str | float) -> str:
    class_, fill = ("faint", sign.FAINT) if faint else ("ink", sign.INK)
    return tag("text", words(said), class_=class_, x=x, y=y, fill=fill, **attributes)


_Rows = Mapping[str, tuple[Bar, int]]


def _grid(chart: _Chart, rows: _Rows, top: int, bottom: int) -> Iterator[str]:
    """Yield the stripes of the rows, the months, and the data date."""
    for _, y in list(rows.values())[1::2]:
        yield tag("rect", class_="stripe", y=y, width=_WIDTH, height=_ROW, fill=sign.STRIPE)
    for start in month_starts(chart.first, chart.last):
        x = chart.x(start)
        yield tag("line", class_="grid", x1=x, y1=top - 6, x2=x, y2=bottom, stroke=sign.GRID)
        if x < _WIDTH - _MONTH:
            yield _words(start.isoformat()[:7], x + 2, top - 10, faint=True, font_size=11)
    x = chart.x(chart.data_date)
    yield tag("line", class_="data-date", x1=x, y1=top - 6, x2=x, y2=bottom, stroke=sign.INK, stroke_width=1.5)


def _link(chart: _Chart, rows: _Rows, link: Link) -> str:
    """Return the line from one critical bar to another: along the first, then up or down into the second."""
    (one, from_y), (other, to_y) = rows[link.source], rows[link.target]
    leaves = chart.x(one.end if link.leaves_finish else one.start)
    enters = chart.x(other.start) + 3 if link.enters_start else chart.x(other.end) - 3
    down = 1 if to_y > from_y else -1
    tip = to_y + _ROW / 2 - down * _THICK / 2
    path = f"M{leaves} {from_y + _ROW / 2}H{enters}V{tip - down * 4}"
    head = f"M{enters - 4} {tip - down * 5}h8l-4 {down * 5}z"
    line = tag("path", d=path, fill="none", stroke=sign.CRITICAL, stroke_width=1.3)
    return tag("g", line, tag("path", d=head, fill=sign.CRITICAL), class_="link")


def _bar(chart: _Chart, bar: Bar, y: int) -> str:
    left, right, middle = chart.x(bar.start), chart.x(bar.end), y + _ROW / 2
    weight = "bold" if bar.is_critical else "normal"
    inside = [
        tag("title", words(_said(bar, chart.lang))),
        _words(cut(bar.id, _ID_COLUMNS), _ID_AT, y + _BASE, font_weight=weight),
        _words(bar.label, _LABEL_AT, y + _BASE, font_weight=weight),
        _words(bar.who, _WHO_AT, y + _BASE, faint=True),
    ]
    if bar.is_critical:
        inside.append(tag("text", sign.CRITICAL_SIGN, x=_STAR_AT, y=y + _BASE, fill=sign.CRITICAL))
    if bar.float_end > bar.end:
        inside.append(_stroke(right, chart.x(bar.float_end), middle, sign.FLOAT, "float", stroke_width=4))
    if bar.due is not None and bar.is_late:
        inside.append(_stroke(chart.x(bar.due), right, middle, sign.INK, "late", stroke_dasharray="2 3"))
    fill = sign.CRITICAL if bar.is_critical else sign.PLAIN
    wide = max(2.0, round(right - left, 1))
    inside.append(tag("rect", class_="bar", x=left, y=y + (_ROW - _THICK) / 2, width=wide, height=_THICK, fill=fill))
    if bar.due is not None:
        inside.append(_deadline(chart.x(bar.due), middle, is_late=bar.is_late, is_conflict=bar.is_conflict))
    return tag("g", *inside, class_="task")


def _said(bar: Bar, lang: Lang) -> str:
    """Return what a browser says of a bar under the mouse."""
    text = _FREE.fill(id=bar.id, who=bar.who, start=bar.start, finish=bar.finish)
    if bar.last_day is not None:
        text = _DUE.fill(bar=text, day=bar.last_day)
    if bar.is_late:
        text = _LATE.fill(bar=text, days=days_said(bar.days_late))
    return text.say(lang)


def _stroke(x1: float, x2: float, y: float, colour: str, class_: str, **attributes: str | float) -> str:
    return tag("line", class_=class_, x1=x1, y1=y, x2=x2, y2=y, stroke=colour, **attributes)


def _deadline(x: float, y: float, *, is_late: bool, is_conflict: bool) -> str:
    """Return a diamond: filled where the deadline is missed, ringed where it contradicts the order of work."""
    shape = f"M{x} {y - _DIAMOND}l5 {_DIAMOND}l-5 {_DIAMOND}l-5 -{_DIAMOND}z"
    class_, fill, stroke = ("missed", sign.INK, sign.PAPER) if is_late else ("kept", sign.PAPER, sign.INK)
    inside = [tag("path", class_=class_, d=shape, fill=fill, stroke=stroke, stroke_width=1.2)]
    if is_conflict:
        inside.append(tag("circle", cx=x, cy=y, r=_RING, fill="none", stroke=sign.CONFLICT, stroke_width=1.8))
    return tag("g", *inside, class_="deadline")


def _legend(chart: _Chart, y: int) -> Iterator[str]:
    x = float(_STAR_AT)
    for name, shape in _legend_signs():
        said = sign.LEGEND[name].say(chart.lang)
        place = f"translate({x:.0f} {y})"
        yield tag("g", shape, _words(said, _KEY - 6, 0), transform=place, class_="legend")
        x += _KEY + _COLUMN * display_width(said) + 14


def _legend_signs() -> Iterable[tuple[str, str]]:
    """Return the signs of the legend, each with its name."""
    size = {"x": 0, "y": -10, "width": 22, "height": _THICK}
    return (
        ("critical", tag("rect", fill=sign.CRITICAL, **size)),
        ("task", tag("rect", fill=sign.PLAIN, **size)),
        ("float", _stroke(0, 22, -4, sign.FLOAT, "float", stroke_width=4)),
        ("deadline", _deadline(11, -4, is_late=False, is_conflict=False)),
        ("late", _deadline(11, -4, is_late=True, is_conflict=False)),
        ("conflict", _deadline(11, -4, is_late=False, is_conflict=True)),
        ("data_date", tag("line", class_="data-date", x1=11, y1=-11, x2=11, y2=3, stroke=sign.INK, stroke_width=1.5)),
    )
