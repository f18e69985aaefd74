"""Which rules run."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from egov_consolidation.settings._unknown import Code, unknown_prefixes
from egov_consolidation.wording import Text


@attrs.frozen(kw_only=True)
class Selection:
    """Which rules run, by id or prefix.

    Attributes:
        select: Ids or prefixes of the rules that run; empty for all that are on by default.
        ignore: Ids or prefixes of those that do not.

    Examples:
        >>> Selection(select=("PL",), ignore=("PL04",)).chooses("PL01")
        True
        >>> Selection(select=("PL",), ignore=("PL04",)).chooses("PL04")
        False
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def chooses(self, rule_id: str) -> bool:
        """Return whether the rule with this id runs."""
        if rule_id.startswith(self.ignore):
            return False
        return not self.select or rule_id.startswith(self.select)

    def unknown(self, rule_ids: Iterable[str]) -> tuple[Text, ...]:
        """Return what is to be said of ids and prefixes that fit no rule: each with the nearest."""
        return unknown_prefixes(map(Code, (*self.select, *self.ignore)), rule_ids)
