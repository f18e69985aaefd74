"""A Gantt chart as SVG: opens in any browser, needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.rendering._bars import LEGEND, NO_BARS, Bar, bars, month_starts, span
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang

CRITICAL, PLAIN, FLOAT, DEADLINE = "#c0392b", "#4a78a8", "#b8c4d0", "#222222"
"""Colours of critical tasks, of others, of float, and of deadlines."""

FONTS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
_ROW, _TOP, _NAMES, _WIDTH, _FOOT, _LABEL = 22, 34, 330, 1180, 34, 50


@attrs.frozen
class _Scale:
    first: Day
    last: Day

    def x(self, of: Day) -> float:
        whole = self.last.toordinal() - self.first.toordinal()
        return round(_NAMES + (_WIDTH - _NAMES - 12) * (of.toordinal() - self.first.toordinal()) / whole, 1)


def gantt_svg(schedule: Schedule, lang: Lang) -> str:
    """Return a Gantt chart of the planned dates as SVG.

    A bar for each task that has dates, red where it is critical; a line behind it as far as it may slip; a diamond on
    its deadline.

    Args:
        schedule: The schedule.
        lang: Language of the labels.

    Raises:
        UsageError: No task has dates.
    """
    drawn = bars(schedule, lang)
    if not drawn:
        raise UsageError(NO_BARS.fill(plan=schedule.plan.id))
    scale = _Scale(*span(drawn))
    height = _TOP + _ROW * len(drawn) + _FOOT
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONTS}" font-size="12" role="img">',
        f"<title>{_said(schedule.plan.title or schedule.plan.id)}</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        *_grid(scale, height),
        *(line for row, bar in enumerate(drawn) for line in _bar(bar, scale, _TOP + _ROW * row)),
        *_legend(height - 12, lang),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _grid(scale: _Scale, height: int) -> Iterator[str]:
    bottom = height - _FOOT
    for start in month_starts(scale.first, scale.last):
        x = scale.x(start)
        yield f'<line x1="{x}" y1="{_TOP - 8}" x2="{x}" y2="{bottom}" stroke="#e3e6ea"/>'
        if x < _WIDTH - _LABEL:
            yield f'<text x="{x + 2}" y="{_TOP - 14}" fill="#667085" font-size="11">{start.isoformat()[:7]}</text>'


def _bar(bar: Bar, scale: _Scale, y: int) -> Iterator[str]:
    left, right, middle = scale.x(bar.start), scale.x(bar.end), y + _ROW / 2
    colour = CRITICAL if bar.is_critical else PLAIN
    dates = f"{bar.id} {bar.start.isoformat()} – {bar.finish.isoformat()} {bar.who}"
    yield f'<g><title>{_said(dates)}</title><text x="8" y="{y + 15}">{_said(bar.id)}</text>'
    yield f'<text x="62" y="{y + 15}" fill="#333">{_said(bar.label)}</text>'
    if bar.late_finish is not None and bar.late_finish > bar.finish:
        late = scale.x(bar.late_finish.add(days=1))
        yield f'<line x1="{right}" y1="{middle}" x2="{late}" y2="{middle}" stroke="{FLOAT}" stroke-width="4"/>'
    yield (
        f'<rect x="{left}" y="{y + 5}" width="{max(2.0, round(right - left, 1))}" height="{_ROW - 10}" rx="2" '
        f'fill="{colour}"/>'
    )
    if bar.last_day is not None:
        due = scale.x(bar.last_day.add(days=1))
        yield f'<path d="M{due} {middle - 6}l5 6l-5 6l-5 -6z" fill="none" stroke="{DEADLINE}" stroke-width="1.4"/>'
    yield "</g>"


def _legend(y: int, lang: Lang) -> Iterator[str]:
    shapes: Sequence[tuple[str, str]] = (
        ("critical", f'<rect x="0" y="-9" width="22" height="10" rx="2" fill="{CRITICAL}"/>'),
        ("task", f'<rect x="0" y="-9" width="22" height="10" rx="2" fill="{PLAIN}"/>'),
        ("float", f'<line x1="0" y1="-4" x2="22" y2="-4" stroke="{FLOAT}" stroke-width="4"/>'),
        ("deadline", f'<path d="M11 -10l5 6l-5 6l-5 -6z" fill="none" stroke="{DEADLINE}" stroke-width="1.4"/>'),
    )
    for place, (name, shape) in enumerate(shapes):
        words = _said(LEGEND[name].say(lang))
        yield f'<g transform="translate({_NAMES + 150 * place} {y})">{shape}<text x="30" y="0">{words}</text></g>'


def _said(words: str) -> str:
    """Return words as SVG shows them; characters that XML cannot hold are left out."""
    return escape("".join(one for one in words if one.isprintable()))
