"""Ids and prefixes of rules that fit none: refused, with the nearest one named."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

_LONGEST = 60
"""How many characters of an unknown name are compared."""

_FITS_NONE = Text(
    en="{where}{asked}: fits no rule. egov rules lists them{nearest}",
    zh="{where}{asked}：没有这样的规则，可用 egov rules 查看{nearest}",
)


def nearest(asked: str, known: Iterable[str]) -> Text:
    """Return a remark that names what was probably meant, or nothing where nothing comes near; capitals do not matter.

    Examples:
        >>> nearest("PL4", ("PL01", "PL04", "LG01")).en
        '; PL04 is the nearest'
        >>> nearest("pl04", ("PL01", "PL04", "LG01")).zh
        '，最接近的是 PL04'
        >>> nearest("zombie", ("PL01",)).en
        ''
    """
    names = {name.casefold(): name for name in sorted(known, reverse=True)}
    near = difflib.get_close_matches(asked[:_LONGEST].casefold(), sorted(names), n=1)
    if not near:
        return Text(en="", zh="")
    return Text(en="; {near} is the nearest", zh="，最接近的是 {near}").fill(near=names[near[0]])


def refuse_unknown_ids(asked: Iterable[str], rule_ids: Iterable[str], *, document: str = "") -> None:
    """Refuse what is the id of no rule.

    Args:
        asked: What should be ids.
        rule_ids: The ids that there are.
        document: Where it was asked for, if in a file.

    Raises:
        UsageError: Some are not; all are named.
    """
    known = frozenset(rule_ids)
    _refuse([one for one in asked if one not in known], known, document)


def refuse_unknown_prefixes(asked: Iterable[str], rule_ids: Iterable[str], *, document: str = "") -> None:
    """Refuse what is neither the id of a rule nor how one begins.

    Args:
        asked: What should be ids or prefixes.
        rule_ids: The ids that there are.
        document: Where it was asked for, if in a file.

    Raises:
        UsageError: Some are not; all are named.
    """
    known = frozenset(rule_ids)
    _refuse([one for one in asked if not one or not any(each.startswith(one) for each in known)], known, document)


def _refuse(unknown: list[str], known: frozenset[str], document: str) -> None:
    if unknown:
        named = tuple(dict.fromkeys(unknown))
        where = Text(en="{document}: ", zh="{document}：").fill(document=document) if document else ""
        raise UsageError(_FITS_NONE.fill(where=where, asked=named, nearest=nearest(named[0], known)))
