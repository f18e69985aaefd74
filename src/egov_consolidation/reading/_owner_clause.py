"""Clauses that add units to every task that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from egov_consolidation.model import Assignment, Origin, Role
from egov_consolidation.reading._owner_names import Named
from egov_consolidation.reading._owner_statements import Statement, statements_in
from egov_consolidation.reading._owner_text import CAP, CLOSING, OPENING
from egov_consolidation.reading._owner_units import looks_like_unit
from egov_consolidation.reading._owner_words import Says

_BEGINNING = re.compile(
    "以下(?:各项|所有|全部)?(?:工作)?(?:任务|事项|工作|措施)?[，,]?(?:均|都|全部|一律)[需须由要应请]?"
)
_ENDING = re.compile("[，,]?(?:以下)?不再(?:一一|逐一|另行|重复|逐项)?(?:列出|列举|列明|单列|罗列|注明|列示)")
_WRAPPED = re.compile(f"[{re.escape(OPENING)}][{re.escape(CLOSING)}]")
_ROLES = {Says.ANSWERS: Role.EXECUTING, Says.HELPS: Role.COOPERATING}


def standing_clause(text: str) -> tuple[Assignment, ...]:
    """Return the units that a clause of the document adds to every task after it.

    Args:
        text: A preface, a note or a cell.

    Returns:
        One assignment for each unit or group, executing or cooperating; empty where there is no such clause.

    Examples:
        >>> clause = "以下任务均需各区市政府落实，不再一一列出。"
        >>> [(one.role.value, one.name) for one in standing_clause(clause)]
        [('executing', '各区市政府')]

    Notes:
        “列第一位的责任单位为牵头单位” adds nobody: it is the reading option `first_listed_leads`.

    Source:
        威海 2023 and 辽宁 2025.
    """
    return take_clause(text)[0]


def take_clause(text: str) -> tuple[tuple[Assignment, ...], str]:
    """Return the units that standing clauses add, and the text without these clauses."""
    found: list[Assignment] = []
    rest: list[str] = []
    at = 0
    for begin, end in _sentences(text):
        added = _added(text[begin:end])
        if added:
            found.extend(added)
            rest.append(text[at:begin])
            at = end
    rest.append(text[at:])
    return tuple(dict.fromkeys(found)), _WRAPPED.sub("", "".join(rest)) if found else text


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences that begin with 以下 begin and end; the bracket around one ends it."""
    begin = text.find("以下")
    while begin >= 0:
        end = _end_of(text, begin)
        yield begin, end
        begin = text.find("以下", end)


def _end_of(text: str, begin: int) -> int:
    depth = 0
    for index in range(begin, min(len(text), begin + CAP)):
        character = text[index]
        if character in OPENING:
            depth += 1
        elif character in CLOSING:
            depth -= 1
        if depth < 0 or (depth == 0 and character in "。；;\n"):
            return index
    return min(len(text), begin + CAP)


def _added(sentence: str) -> tuple[Assignment, ...]:
    beginning = _BEGINNING.match(sentence)
    if beginning is None:
        return ()
    ending = _ENDING.search(sentence, beginning.end())
    words = sentence[beginning.end() : len(sentence) if ending is None else ending.start()]
    tail = "" if ending is None else sentence[ending.end() :].strip()
    statements = statements_in(words)
    if tail or not all(one.says in _ROLES and _is_plain(one) for one in statements):
        return ()
    return tuple(
        _assignment(name, _ROLES[one.says], by_remit=one.by_remit)
        for one in statements
        if one.says is not None
        for name in one.names
    )


def _is_plain(statement: Statement) -> bool:
    """Return whether a statement names units and groups, and does nothing else."""
    return not (statement.unread or statement.joined) and all(
        name.group is not None or (name.unit is not None and name.alias is None and looks_like_unit(name.unit))
        for name in statement.names
    )


def _assignment(name: Named, role: Role, *, by_remit: bool) -> Assignment:
    return Assignment(
        role=role, unit=name.unit, group=name.group, open=name.open, by_remit=by_remit, origin=Origin.CLAUSE
    )
