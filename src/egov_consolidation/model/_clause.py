"""Stretches of a task's words, and what becomes of each: the row ledger of a plan."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeAlias

import attrs

from egov_consolidation.errors import ModelError
from egov_consolidation.model._checks import not_empty
from egov_consolidation.wording import Text

Stretch: TypeAlias = "tuple[int, int]"
"""The first position of some words in a text, and the position behind their last."""

_ONE_OF_THREE = Text(
    en="clause “{text}”: has {given}, must have one of rule, deliverable and reason",
    zh="分句“{text}”：填写了 {given}，规则、成果、理由三者须且只能填一项",
)


class Cell(StrEnum):
    """The cell of a row in which words stand."""

    CONTENT = "content"
    DEADLINE = "deadline"


class ClauseKind(StrEnum):
    """What becomes of words: a rule, a thing to be made, or neither, with a reason."""

    RULE = "rule"
    DELIVERABLE = "deliverable"
    NOT_CHECKABLE = "not_checkable"


@attrs.frozen(kw_only=True)
class Clause:
    """A stretch of a task's words, and what becomes of it. It has a rule, a deliverable or a reason, one of them.

    Attributes:
        text: The words, as printed.
        cell: Where they stand.
        rule: Id of the rule that judges what they command.
        deliverable: Name of the task's thing that they order.
        reason: Why they cannot be checked.
        also: Ids of further rules that rest on these words.
        sets: Ids of the parameters that take the day of the task's deadline; where there are none, the parameter `due`
            of each rule takes it.

    Raises:
        ModelError: Nothing becomes of the words, or more than one thing does.

    Examples:
        >>> Clause(text="全部取消", rule="NW03").kind
        <ClauseKind.RULE: 'rule'>
    """

    text: str = attrs.field(validator=not_empty)
    cell: Cell = Cell.CONTENT
    rule: str | None = None
    deliverable: str | None = None
    reason: Text | None = None
    also: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse words of which nothing becomes, or more than one thing."""
        given = tuple(name for name in ("rule", "deliverable", "reason") if getattr(self, name) is not None)
        if len(given) != 1:
            raise ModelError(_ONE_OF_THREE.fill(text=self.text, given=given))

    @property
    def kind(self) -> ClauseKind:
        """What becomes of the words."""
        if self.rule is not None:
            return ClauseKind.RULE
        return ClauseKind.DELIVERABLE if self.deliverable is not None else ClauseKind.NOT_CHECKABLE

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of all rules that rest on the words, the one that judges them first."""
        return self.also if self.rule is None else (self.rule, *self.also)


def stretches(words: str, texts: Iterable[str]) -> tuple[Stretch | None, ...]:
    """Return where texts stand in words, one after the other.

    Args:
        words: The words of a cell.
        texts: Stretches of it, in printed order.

    Returns:
        For each text the stretch that it takes, behind that of the text before; `None` where it does not stand there.

    Examples:
        >>> stretches("清理机房，关闭机房", ["清理", "机房", "机房"])
        ((0, 2), (2, 4), (7, 9))
        >>> stretches("清理机房", ["机房", "清理"])
        ((2, 4), None)
    """
    found: list[Stretch | None] = []
    behind = 0
    for text in texts:
        first = words.find(text, behind)
        found.append(None if first < 0 else (first, first + len(text)))
        behind = behind if first < 0 else first + len(text)
    return tuple(found)


def left_over(words: str, taken: Iterable[Stretch | None]) -> tuple[str, ...]:
    """Return the words that carry meaning and that no stretch takes, in order.

    Letters and digits of any script carry meaning; punctuation and spaces carry none.

    Examples:
        >>> left_over("清理机房，原则上保留。", [(0, 4)])
        ('原则上保留',)
        >>> left_over("清理机房，原则上保留。", [(0, 4), (5, 10)])
        ()
    """
    free = [True] * len(words)
    for first, behind in filter(None, taken):
        free[first:behind] = [False] * (behind - first)
    runs = "".join(sign if is_free else "\0" for sign, is_free in zip(words, free, strict=True)).split("\0")
    return tuple(run for one in runs if (run := _trimmed(one)))


def _trimmed(words: str) -> str:
    """Return words without what carries no meaning at both ends."""
    carrying = list(_carrying(words))
    return words[carrying[0] : carrying[-1] + 1] if carrying else ""


def _carrying(words: str) -> Iterator[int]:
    return (place for place, sign in enumerate(words) if unicodedata.category(sign)[0] in "LN")
