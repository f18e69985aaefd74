"""The words that say what the units beside them have to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import attrs

from egov_consolidation.reading._owner_text import depths


class Says(StrEnum):
    """What a word says of the units beside it."""

    LEADS = "leads"
    """牵头, 主办"""
    PRESSES = "presses"
    """督办"""
    COLLECTS = "collects"
    """汇总"""
    HELPS = "helps"
    """配合, 协办"""
    ANSWERS = "answers"
    """负责, 落实: the lead, or under a lead unit those who execute"""
    PERSON = "person"
    """责任人, 牵头领导: names people, no units"""


_SAYS = {
    "牵头": Says.LEADS,
    "主办": Says.LEADS,
    "督办": Says.PRESSES,
    "督促": Says.PRESSES,
    "督查": Says.PRESSES,
    "督导": Says.PRESSES,
    "汇总": Says.COLLECTS,
    "配合": Says.HELPS,
    "协助": Says.HELPS,
    "协办": Says.HELPS,
    "协同": Says.HELPS,
    "参与": Says.HELPS,
    "参加": Says.HELPS,
    "支持": Says.HELPS,
    "负责": Says.ANSWERS,
    "责任": Says.ANSWERS,
    "落实": Says.ANSWERS,
    "实施": Says.ANSWERS,
    "承办": Says.ANSWERS,
    "执行": Says.ANSWERS,
}
_PRECEDENCE = (Says.LEADS, Says.PRESSES, Says.COLLECTS, Says.HELPS, Says.ANSWERS)
_REMITS = tuple(
    f"{by}{own}{what}"
    for by in ("按照", "按", "根据", "依据", "依照", "依")
    for own in ("各自", "")
    for what in ("职责分工", "职责", "分工")
)
_MANNER = (
    "共同",
    "联合",
    "具体",
    "分别",
    "积极",
    "密切",
    "组织",
    "抓好",
    "做好",
    "推进",
    "抓总",
    "统筹",
    "全面",
    "协调",
)
_STRONG = frozenset({"牵头", "负责", "配合", "各负其责", *_REMITS})

_WORD = re.compile("|".join((*_REMITS, "各负其责", "分工", *(word for word in _SAYS if word != "责任"), *_MANNER)))
_LABEL = re.compile(
    "(?:(牵头|主办|责任|负责|落实|实施|执行|承办|配合|协办|协同|协助|参与|参加|支持|汇总|督办|督查|督促)"
    "(?:单位|部门|科室|处室|机构)?|(?:第一|主要|直接)?(?:责任人|负责人|联系人)|(?:牵头|责任|分管|包抓)领导)"
    "[ \n]{0,4}[：:]"
)
_NO_VERB_BEFORE = ("单位", "部门", "科室", "处室", "机构", "领导", "同志", "人", "方")
_BOUNDARY = frozenset("、，,；;。 \n\t（(）)")


@attrs.frozen(kw_only=True)
class Token:
    """A stretch of a cell.

    Attributes:
        text: The stretch as printed.
        says: What a role word, or a label, says; `None` for names, for 会同, and for 按职责分工 alone.
        is_word: Whether it is a role word that stands after the units it speaks of.
        is_label: Whether it is a label that stands before them (牵头单位：).
        is_joining: Whether it is 会同.
        by_remit: Whether it says that each answers within its remit.
    """

    text: str
    says: Says | None = None
    is_word: bool = False
    is_label: bool = False
    is_joining: bool = False
    by_remit: bool = False

    @property
    def is_names(self) -> bool:
        """Whether it is a stretch of names."""
        return not (self.is_word or self.is_label or self.is_joining)


def tokens_in(text: str) -> list[Token]:
    """Cut a text into names, role words, labels and 会同; what stands in brackets is left to the names.

    Examples:
        >>> [(one.text, one.says and one.says.value) for one in tokens_in("省审计厅牵头，各有关部门配合")]
        [('省审计厅', None), ('牵头', 'leads'), ('，各有关部门', None), ('配合', 'helps')]
    """
    found: list[Token] = []
    start = 0
    for begin, end, token in _marks(text):
        if begin > start:
            found.append(Token(text=text[start:begin]))
        found.append(token)
        start = end
    if start < len(text):
        found.append(Token(text=text[start:]))
    return found


def says_of(word: str) -> Says | None:
    """Return what a role word says, without its sentence (牵头 in a bracket after a name)."""
    return _SAYS.get(word)


def _marks(text: str) -> Iterator[tuple[int, int, Token]]:
    depth = depths(text)
    at = 0
    while at < len(text):
        mark = _mark(text, at) if depth[at] == 0 else None
        if mark is None:
            at += 1
        else:
            yield at, *mark
            at = mark[0]


def _mark(text: str, at: int) -> tuple[int, Token] | None:
    label = _LABEL.match(text, at)
    if label is not None:
        word = label.group(1)
        says = Says.PERSON if word is None else _SAYS[word]
        return label.end(), Token(text=label.group(), says=says, is_label=True)
    if text.startswith("会同", at):
        return at + 2, Token(text="会同", is_joining=True)
    return _phrase(text, at)


def _phrase(text: str, at: int) -> tuple[int, Token] | None:
    """Read a run of words such as 按职责分工负责 or 牵头组织实施."""
    words: list[str] = []
    end = at
    match = _WORD.match(text, at)
    while match is not None:
        words.append(match.group())
        end = match.end()
        match = _WORD.match(text, end)
    if all(word in _MANNER for word in words) or text.startswith(_NO_VERB_BEFORE, end):
        return None
    is_bounded = end == len(text) or text[end] in _BOUNDARY or text.startswith("会同", end)
    if not is_bounded and not _STRONG.intersection(words):
        return None
    said = {_SAYS[word] for word in words if word in _SAYS}
    says = next((one for one in _PRECEDENCE if one in said), None)
    by_remit = any(word in _REMITS or word in {"各负其责", "分工"} for word in words)
    return end, Token(text=text[at:end], says=says, is_word=True, by_remit=by_remit)
