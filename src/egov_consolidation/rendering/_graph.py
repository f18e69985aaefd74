"""The dependencies as a picture (Mermaid) and as data (JSON)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from egov_consolidation.dates import Day
from egov_consolidation.findings import Finding
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import ALL_MARKS, Dependency, Mark, Plan, Support, Task
from egov_consolidation.rendering._json import Json, citation_json, plan_json, text_json
from egov_consolidation.rendering._table import markdown
from egov_consolidation.rendering._tasks import answering, kind_said
from egov_consolidation.wording import Lang, Text

_LABEL = 24
"""Characters of a task's content that a node shows."""


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
    plan: Plan, lang: Lang, *, marks: frozenset[Mark] = ALL_MARKS, findings: Collection[Finding] = ()
) -> str:
    """Return the dependencies as a Mermaid flowchart.

    Args:
        plan: The plan.
        lang: The language of labels; words of the plan stay as they are where it has no gloss.
        marks: Which relations are drawn.
        findings: Dependencies that these name, predecessor and successor, are drawn red.

    Returns:
        The flowchart: a box for each task that a relation touches, solid arrows for what words carry, dotted ones for
        judgement, thin ones with a round end for supports.

    Notes:
        Every character that is neither CJK nor alphanumeric is escaped, so that nothing in a plan can draw.
    """
    drawn = [one for one in plan.dependencies(marks) if one.predecessor in plan]
    supports = [one for one in plan.supports(marks) if one.supporter in plan]
    touched = {end for one in drawn for end in (one.predecessor, one.successor)}
    touched |= {end for one in supports for end in (one.supporter, one.supported)}
    nodes = {task.id: f"t{index}" for index, task in enumerate(plan) if task.id in touched}
    lines = ["flowchart LR"]
    lines += [f'  {nodes[task.id]}["{_label(task, lang)}"]' for task in plan if task.id in nodes]
    lines += [f"  {nodes[one.predecessor]} {_arrow(one)} {nodes[one.successor]}" for one in drawn]
    lines += [f"  {nodes[one.supporter]} -.-o {nodes[one.supported]}" for one in supports]
    lines += _red(drawn, {finding.subjects for finding in findings})
    return "\n".join(lines) + "\n"


def _red(drawn: list[Dependency], named: set[tuple[str, ...]]) -> Iterator[str]:
    numbers = [str(index) for index, one in enumerate(drawn) if (one.predecessor, one.successor) in named]
    if numbers:
        yield f"  linkStyle {','.join(numbers)} stroke:#c00,stroke-width:3px"


def _arrow(one: Dependency) -> str:
    label = "" if one.type.value == "FS" and one.lag == 0 else one.type.value + (f" {one.lag:+d}" if one.lag else "")
    line = "-.->" if one.mark is Mark.JUDGEMENT else "-->"
    return f'{line}|"{mermaid(label)}"|' if label else line


def _label(task: Task, lang: Lang) -> str:
    content = (task.content_en if lang == "en" else None) or task.content
    short = content if len(content) <= _LABEL else content[:_LABEL].rstrip() + "…"
    lines = [f"{task.id} {answering(task, lang)}", short, _when(task.deadline.last_day, kind_said(task.deadline, lang))]
    return "<br/>".join(mermaid(line) for line in lines)


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
    plan: Plan, lang: Lang, *, marks: frozenset[Mark] = ALL_MARKS, findings: Collection[Finding] = ()
) -> str:
    """Return the picture as a Markdown block with the key to its lines."""
    picture = graph_mermaid(plan, lang, marks=marks, findings=findings)
    return f"```mermaid\n{picture}```\n\n{markdown(GRAPH_KEY.say(lang))}\n"


GRAPH_KEY = Text(
    en="solid: carried by words; dotted: judged; round end: enables a standing or yearly duty; red: out of order",
    zh="实线：有原文依据；虚线：经判断；圆头：支撑长期或年度任务；红色：次序颠倒",
)
"""What the lines of the picture mean."""
