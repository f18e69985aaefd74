"""Owner expressions: who answers for a task, as a cell names them."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from egov_consolidation.model import Assignment, Role
from egov_consolidation.reading._owner_clause import standing_clause, take_clause
from egov_consolidation.reading._owner_content import units_in_content
from egov_consolidation.reading._owner_groups import group_in_heading
from egov_consolidation.reading._owner_names import NONE_STATED, SAME_AS_ABOVE, Named
from egov_consolidation.reading._owner_statements import Statement, statements_in
from egov_consolidation.reading._owner_text import CAP, canonical_key, unwrapped
from egov_consolidation.reading._owner_words import Says, says_of

__all__ = ["OwnersRead", "canonical_key", "group_in_heading", "read_owners", "standing_clause", "units_in_content"]

_SAID_ROLES = {
    Says.LEADS: Role.LEAD,
    Says.PRESSES: Role.SUPERVISING,
    Says.COLLECTS: Role.COLLECTING,
    Says.HELPS: Role.COOPERATING,
}


@attrs.frozen(kw_only=True)
class OwnersRead:
    """What a cell that names units says.

    Attributes:
        assignments: Who has which role, in the order of the cell.
        aliases: Pairs of a unit's name and another name of it, printed in brackets after the first.
        same_as_above: Whether the cell points to the row above (同上).
        none_stated: Whether the cell says in so many words that there is none (无, —), unlike a blank cell.
        clause: Who joins all tasks that follow, where the cell holds such a clause.
        unread: What could not be read, each stretch as printed; empty where all was read.
    """

    assignments: tuple[Assignment, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    same_as_above: bool = False
    none_stated: bool = False
    clause: tuple[Assignment, ...] = ()
    unread: str = ""


def read_owners(cell: str, role: Role, *, first_listed_leads: bool = False, lead_column: bool = False) -> OwnersRead:
    """Read who a cell names, and in which roles.

    Words of the cell go before the meaning of its column: 牵头 leads, 会同 leads with, 配合 helps, 负责 and 落实 lead
    where nobody is said to lead and execute where somebody is.

    Args:
        cell: The words of the cell, as printed.
        role: What the column means by itself.
        first_listed_leads: Whether the first of several units named without 牵头 leads the others.
        lead_column: Whether the column's own header says 牵头 or 主办, so that the first of several units coordinates.

    Returns:
        Everything the cell says; what cannot be read stands in `unread`.

    Examples:
        >>> read = read_owners("省审计厅牵头，各有关部门配合。", Role.LEAD)
        >>> [(one.role.value, one.name) for one in read.assignments]
        [('lead', '省审计厅'), ('cooperating', '各有关部门')]
        >>> read_owners("海关总署、商务部等负责", Role.LEAD).assignments[-1].open
        True

    Notes:
        Names stay as printed; only line breaks, spaces and outer brackets are dropped. A cell of more than 500
        characters is not read. Of 等5个部门 only that the list is open is kept, not the number.

    Source:
        Owner expressions of the Dalian annex, of plans of 黑龙江, 定州, 威海, 辽宁 and 杭州, and of the State Council.
    """
    if len(cell) > CAP:
        return OwnersRead(unread=cell)
    clause, rest = take_clause(cell)
    text = unwrapped(rest)
    if text in NONE_STATED or text in SAME_AS_ABOVE:
        return OwnersRead(same_as_above=text in SAME_AS_ABOVE, none_stated=text in NONE_STATED, clause=clause)
    statements = statements_in(text)
    column = _Column(role=role, lead_column=lead_column, has_lead=_prints_lead(statements))
    assigned = tuple(dict.fromkeys(one for statement in statements for one in column.assigned(statement)))
    names = [name for statement in statements for name in (*statement.names, *statement.joined)]
    return OwnersRead(
        assignments=_ranked(assigned, column, first_listed_leads=first_listed_leads),
        aliases=tuple((name.unit, name.alias) for name in names if name.unit is not None and name.alias is not None),
        same_as_above=any(name.signal in SAME_AS_ABOVE for name in names),
        none_stated=any(name.signal in NONE_STATED for name in names),
        clause=clause,
        unread="；".join(words for statement in statements for words in statement.unread),
    )


@attrs.frozen(kw_only=True)
class _Column:
    """What a column means for the names of one cell.

    Attributes:
        role: Its role by itself.
        lead_column: Whether its header says 牵头 or 主办.
        has_lead: Whether the cell itself says who leads.
    """

    role: Role
    lead_column: bool
    has_lead: bool

    def assigned(self, statement: Statement) -> Iterator[Assignment]:
        """Give every name of a statement its role."""
        for name in statement.names:
            says = statement.says if name.mark is None else says_of(name.mark)
            yield from _assignment(name, self._role(says, by_remit=statement.by_remit), statement)
        role = self._role(statement.says, by_remit=statement.by_remit)
        joined = Role.CO_LEAD if role is Role.LEAD or self._joins_lead(statement) else role
        for name in statement.joined:
            yield from _assignment(name, joined, statement)

    def _role(self, says: Says | None, *, by_remit: bool) -> Role:
        if says is not None and says in _SAID_ROLES:
            return _SAID_ROLES[says]
        if self.role is Role.LEAD:
            return Role.EXECUTING if self.has_lead else Role.LEAD
        return self.role if says is None and not by_remit else Role.EXECUTING

    def _joins_lead(self, statement: Statement) -> bool:
        return not statement.names and statement.says in {None, Says.LEADS, Says.ANSWERS}


def _prints_lead(statements: tuple[Statement, ...]) -> bool:
    return any(
        (statement.says is Says.LEADS and (statement.names or statement.joined))
        or any(name.mark is not None and says_of(name.mark) is Says.LEADS for name in statement.names)
        for statement in statements
    )


def _assignment(name: Named, role: Role, statement: Statement) -> Iterator[Assignment]:
    if name.is_owner:
        yield Assignment(role=role, unit=name.unit, group=name.group, open=name.open, by_remit=statement.by_remit)


def _ranked(assigned: tuple[Assignment, ...], column: _Column, *, first_listed_leads: bool) -> tuple[Assignment, ...]:
    """Say which of several leads coordinates, where the words or an option do."""
    leads = [one for one in assigned if one.role is Role.LEAD]
    if len(leads) < 2 or leads[0].by_remit or leads[0].unit is None:  # noqa: PLR2004 - several means two or more
        return assigned
    first = leads[0]
    if column.has_lead or column.lead_column:
        return tuple(attrs.evolve(one, coordinating=True) if one is first else one for one in assigned)
    if first_listed_leads:
        return tuple(
            attrs.evolve(one, role=Role.EXECUTING) if one.role is Role.LEAD and one is not first else one
            for one in assigned
        )
    return assigned
