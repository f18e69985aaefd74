"""The statements of a cell: which units it says what of."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from egov_consolidation.reading._owner_names import LISTS, Named, names_in
from egov_consolidation.reading._owner_text import CLOSING, OPENING, closing_of, tidy
from egov_consolidation.reading._owner_units import looks_like_unit
from egov_consolidation.reading._owner_words import Says, Token, tokens_in

_ENDS = frozenset("；;。")
_SOFT = frozenset("，,")
_RESPONSIBLE = frozenset({Says.LEADS, Says.ANSWERS})


@attrs.frozen(kw_only=True)
class Statement:
    """What a cell says of some units.

    Attributes:
        names: The units and groups it is said of.
        joined: Those that come after 会同.
        says: What is said; `None` where no word says it.
        by_remit: Whether each answers within its remit.
        has_word: Whether a word or label of the cell says it.
        unread: Words that could not be read.
    """

    names: tuple[Named, ...] = ()
    joined: tuple[Named, ...] = ()
    says: Says | None = None
    by_remit: bool = False
    has_word: bool = False
    unread: tuple[str, ...] = ()


def statements_in(text: str) -> tuple[Statement, ...]:
    """Read the statements of a cell.

    Args:
        text: The words of the cell, without its outer brackets.

    Returns:
        The statements in order; nothing of the text is lost: what is not read is their `unread`.

    Examples:
        >>> [(one.names[0].unit, one.says.value) for one in statements_in("市审计局牵头，市财政局配合")]
        [('市审计局', 'leads'), ('市财政局', 'helps')]
    """
    listener = _Listener()
    for token in tokens_in(_without_inner_sentences(text)):
        listener.hear(token)
    return listener.finish()


class _Listener:
    """Gathers names until a word says what they do."""

    def __init__(self) -> None:
        self._said: list[Statement] = []
        self._names: list[Named] = []
        self._joined: list[Named] | None = None
        self._label: Token | None = None
        self._after_word = False

    def hear(self, token: Token) -> None:
        """Take in one stretch of the cell."""
        if token.is_names:
            self._hear_names(token.text)
        elif token.is_joining:
            self._hear_joining()
        elif token.is_label:
            self._end()
            self._label = token
        else:
            self._hear_word(token)
        self._after_word = token.is_word

    def finish(self) -> tuple[Statement, ...]:
        """Return everything that was said."""
        self._end()
        return tuple(self._said)

    def _hear_names(self, text: str) -> None:
        if self._label is not None and self._label.says is Says.PERSON:
            self._hear_person(text)
            return
        is_attached = self._after_word and text[0] not in LISTS and not text[0].isspace()
        for name in names_in(text):
            if name.separator in _ENDS:
                self._end()
            if name.unread is not None or (is_attached and name.separator == "" and _is_doubtful(name)):
                self._said.append(Statement(unread=(name.unread or name.unit or "",)))
            else:
                (self._names if self._joined is None else self._joined).append(name)

    def _hear_person(self, text: str) -> None:
        if text.strip(f"{LISTS} \n"):
            label = "" if self._label is None else self._label.text
            self._said.append(Statement(unread=(f"{label.strip()}{text.strip(f'{LISTS} ')}",)))

    def _hear_joining(self) -> None:
        if self._joined is not None:
            self._end()
        self._joined = []

    def _hear_word(self, token: Token) -> None:
        if not self._names and not self._joined:
            self._said.append(Statement(unread=(token.text,)))
            return
        if token.says is not None and token.says not in _RESPONSIBLE and not self._has_responsible():
            self._leave_to_column()
        self._say(token.says, by_remit=token.by_remit, has_word=True)

    def _has_responsible(self) -> bool:
        return (
            any(one.names and (one.has_word or one.says is not None) for one in self._said) or self._joined is not None
        )

    def _leave_to_column(self) -> None:
        """Leave what stands before the last comma to the column: “A、B，C配合” says nothing of A and B."""
        cut = max(
            (index for index, name in enumerate(self._names) if name.separator in _SOFT or name.separator.isspace()),
            default=0,
        )
        if cut:
            rest = self._names[cut:]
            self._names = self._names[:cut]
            self._end()
            self._names = rest

    def _end(self) -> None:
        if self._names or self._joined is not None:
            self._say(None, has_word=self._label is not None)

    def _say(self, says: Says | None, *, by_remit: bool = False, has_word: bool = False) -> None:
        by_label = None if self._label is None else self._label.says
        self._said.append(
            Statement(
                names=tuple(self._names),
                joined=tuple(self._joined or ()),
                says=says or by_label,
                by_remit=by_remit,
                has_word=has_word,
                unread=("会同",) if self._joined == [] else (),
            )
        )
        self._names, self._joined = [], None


def _is_doubtful(name: Named) -> bool:
    """Whether words directly after 负责 and its like may be what is done rather than who does it."""
    return name.unit is not None and not looks_like_unit(name.unit)


def _without_inner_sentences(text: str) -> str:
    """Set brackets that hold a sentence of their own, such as 市审计局牵头（市财政局配合）, beside what they follow."""
    return "".join(_spliced(text))


def _spliced(text: str) -> Iterator[str]:
    start = at = 0
    while at < len(text):
        end = closing_of(text, at) if text[at] in OPENING else None
        if end is None:
            at += 1
            continue
        if _is_sentence(text[at + 1 : end]):
            yield f"{text[start:at]}；{text[at + 1 : end]}；"
            start = end + 1
        at = end + 1
    yield text[start:]


def _is_sentence(text: str) -> bool:
    tokens = tokens_in(text)
    return len(tokens) > 1 and any(not one.is_names for one in tokens) and bool(tidy(text).strip(CLOSING))
