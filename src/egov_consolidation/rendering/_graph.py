"""The dependencies as a picture (Mermaid) and as data (JSON)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from egov_consolidation.dates import Day
from egov_consolidation.findings import Finding, Verdict
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import ALL_MARKS, Dependency, Mark, Plan, Support, Task
from egov_consolidation.rendering._json import Json, citation_json, plan_json, text_json
from egov_consolidation.rendering._table import markdown
from egov_consolidation.rendering._tasks import answering, content_said, kind_said
from egov_consolidation.rendering._width import wrap
from egov_consolidation.wording import Lang, Text

_BOX = 24
"""Columns of a line in a task's box: beyond them Mermaid breaks lines by itself."""

_FRAME = 38
"""Columns of a frame's title: it has to fit on one line above one box, for a second line would lie under the box."""


def graph_json(plan: Plan, graph: PlanGraph, marks: frozenset[Mark] = ALL_MARKS) -> Json:
    """Return the document `egov/graph/1`: tasks, dependencies, supports, and what is wrong with their order."""
    return {
        "schema": "egov/graph/1",
        "plan": plan_json(plan),
        "marks": sorted(mark.value for mark in marks),
        "nodes": [_node_json(task) for task in plan],
        "edges": [_dependency_json(one) for one in plan.dependencies(marks)],
        "supports": [_support_json(one) for one in plan.supports(marks)],
        "loops": [loop.tasks for loop in graph.loops()],
    }


def _node_json(task: Task) -> Json:
    last = task.deadline.last_day
    return {
        "id": task.id,
        "theme": task.theme,
        "content": task.content,
        "kind": task.deadline.kind.value,
        "last_day": None if last is None else last.isoformat(),
        "duration": task.duration,
    }


def _dependency_json(one: Dependency) -> Json:
    return {
        "predecessor": one.predecessor,
        "successor": one.successor,
        "type": one.type.value,
        "lag": one.lag,
        "elapsed": one.is_elapsed,
        "mark": one.mark.value,
        "reason": text_json(one.reason),
        "quotes": [citation_json(citation) for citation in one.quotes],
    }


def _support_json(one: Support) -> Json:
    return {
        "supporter": one.supporter,
        "supported": one.supported,
        "mark": one.mark.value,
        "reason": text_json(one.reason),
        "quotes": [citation_json(citation) for citation in one.quotes],
    }


def graph_mermaid(
    plan: Plan,
    lang: Lang,
    *,
    marks: frozenset[Mark] = ALL_MARKS,
    findings: Collection[Finding] = (),
    supports: bool = False,
) -> str:
    """Return the dependencies as a Mermaid flowchart.

    Args:
        plan: The plan.
        lang: The language of labels; words of the plan stay as they are where it has no gloss.
        marks: Which relations are drawn.
        findings: Dependencies that these find out of order, predecessor and successor, are drawn red.
        supports: Whether supports are drawn too. They are many and say nothing about order, so by default they are not.

    Returns:
        The flowchart: a frame for each theme, in it a box for each task that a drawn relation touches; solid arrows for
        what words carry, dotted ones for judgement, dotted lines with a round end for supports. An arrow says its type
        where that is not finish to start.

    Notes:
        Every character that is neither CJK nor alphanumeric is escaped, so that nothing in a plan can draw.
    """
    drawn = [one for one in plan.dependencies(marks) if one.predecessor in plan]
    helping = [one for one in plan.supports(marks) if one.supporter in plan] if supports else []
    touched = {end for one in drawn for end in (one.predecessor, one.successor)}
    touched |= {end for one in helping for end in (one.supporter, one.supported)}
    nodes = {task.id: f"t{index}" for index, task in enumerate(plan) if task.id in touched}
    lines = ["flowchart LR", *_frames([task for task in plan if task.id in nodes], nodes, lang)]
    lines += [f"  {nodes[one.predecessor]} {_arrow(one)} {nodes[one.successor]}" for one in drawn]
    lines += [f"  {nodes[one.supporter]} -.-o {nodes[one.supported]}" for one in helping]
    lines += _red(drawn, {finding.subjects for finding in findings if finding.verdict is Verdict.FAIL})
    return "\n".join(lines) + "\n"


def _frames(tasks: list[Task], nodes: Mapping[str, str], lang: Lang) -> Iterator[str]:
    """Yield the boxes, those of one theme in one frame, in whatever parts of the document they stand."""
    by_theme: dict[str, list[Task]] = {}
    for task in tasks:
        by_theme.setdefault((task.theme or "").strip(), []).append(task)
    for index, (theme, members) in enumerate(by_theme.items()):
        boxes = (f'  {nodes[task.id]}["{_label(task, lang)}"]' for task in members)
        if theme:
            said = (members[0].theme_en if lang == "en" else None) or theme
            yield from (f'  subgraph s{index}["{_lines(_shortened(said, 1, _FRAME))}"]', *boxes, "  end")
        else:
            yield from boxes


def _red(drawn: list[Dependency], named: set[tuple[str, ...]]) -> Iterator[str]:
    numbers = [str(index) for index, one in enumerate(drawn) if (one.predecessor, one.successor) in named]
    if numbers:
        yield f"  linkStyle {','.join(numbers)} stroke:#c00,stroke-width:3px"


def _arrow(one: Dependency) -> str:
    label = "" if one.type.value == "FS" and one.lag == 0 else one.type.value + (f" {one.lag:+d}" if one.lag else "")
    line = "-.->" if one.mark is Mark.JUDGEMENT else "-->"
    return f'{line}|"{mermaid(label)}"|' if label else line


def _label(task: Task, lang: Lang) -> str:
    return _lines(
        [
            *_shortened(f"{task.id} {answering(task, lang)}", 1, _BOX),
            *_shortened(content_said(task, lang), 2, _BOX),
            _when(task.deadline.last_day, kind_said(task.deadline, lang)),
        ]
    )


def _lines(words: Iterable[str]) -> str:
    return "<br/>".join(mermaid(line) for line in words)


def _shortened(words: str, most: int, width: int) -> list[str]:
    """Return the first lines of some words, with a sign where more follow."""
    lines = wrap(words[: 2 * most * width], width)
    if len(lines) > most:
        last = wrap(lines[most - 1], width - 2)[0]
        lines = [*lines[: most - 1], last.rstrip("，。；：、,.;: ") + "…"]
    return lines


def _when(last: Day | None, kind: str) -> str:
    return kind if last is None else last.isoformat()


def mermaid(words: str) -> str:
    """Return words so that Mermaid shows them as they are: all but CJK and alphanumeric characters as `#NN;`.

    Examples:
        >>> mermaid('“大系统”"]')
        '#8220;大系统#8221;#34;#93;'
    """
    return "".join(one if one == " " or (one.isalnum() and one.isprintable()) else f"#{ord(one)};" for one in words)


def graph_markdown(
    plan: Plan,
    lang: Lang,
    *,
    marks: frozenset[Mark] = ALL_MARKS,
    findings: Collection[Finding] = (),
    supports: bool = False,
) -> str:
    """Return the picture as a Markdown block with the key to its lines."""
    picture = graph_mermaid(plan, lang, marks=marks, findings=findings, supports=supports)
    key = [GRAPH_KEY, *([_SUPPORT_KEY] if supports else []), *([_RED_KEY] if "  linkStyle " in picture else [])]
    said = {"en": "; ", "zh": "；"}[lang].join(one.say(lang) for one in key)
    return f"```mermaid\n{picture}```\n\n{markdown(said)}\n"


GRAPH_KEY = Text(
    en="solid: carried by words; dotted: judged; no sign: start after the finish; SS: start after the start; "
    "FF: finish after the finish",
    zh="实线：有原文依据；虚线：经判断；无标注：完成后开始；SS：开始后开始；FF：完成后完成",
)
"""What the arrows of the picture mean."""

_SUPPORT_KEY = Text(en="round end: enables a standing or yearly duty", zh="圆头：支撑长期或年度任务")
_RED_KEY = Text(en="red: out of order", zh="红色：次序颠倒")
