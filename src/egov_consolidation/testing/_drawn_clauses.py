"""What becomes of a task's words, as the strategies draw it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from egov_consolidation.model import Clause, ClauseKind, Deliverable
from egov_consolidation.testing._drawn_words import few, names, texts

_MOST_CUTS = 4


@st.composite
def clauses(draw: st.DrawFn, content: str, things: tuple[Deliverable, ...]) -> tuple[Clause, ...]:
    """Draw what becomes of some stretches of a task's content; none of them names the days that it sets.

    Args:
        draw: What draws.
        content: The words of the task.
        things: What the task makes.
    """
    cuts = sorted(draw(st.sets(st.integers(0, len(content)), max_size=_MOST_CUTS)))
    stretches = [content[first:behind] for first, behind in pairwise(cuts) if content[first:behind].strip()]
    return tuple(_becoming(draw, text, tuple(one.name for one in things)) for text in stretches)


def _becoming(draw: st.DrawFn, text: str, things: tuple[str, ...]) -> Clause:
    kind = draw(st.sampled_from([kind for kind in ClauseKind if things or kind is not ClauseKind.DELIVERABLE]))
    return Clause(
        text=text,
        rule=draw(names) if kind is ClauseKind.RULE else None,
        deliverable=draw(st.sampled_from(things)) if kind is ClauseKind.DELIVERABLE else None,
        reason=draw(texts) if kind is ClauseKind.NOT_CHECKABLE else None,
        also=draw(few(names)),
    )
