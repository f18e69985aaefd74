"""Ids and prefixes of rules that fit none: refused, with the nearest one named."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterable

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text, lines

_LONGEST = 60
"""How many characters of an unknown name are compared."""

_MOST = 10
"""How many names that come near are looked at."""

_FITS_NONE = Text(
    en="{where}{asked}: fits no rule. egov rules lists them{nearest}",
    zh="{where}{asked}：没有这样的规则，可用 egov rules 查看{nearest}",
)
_WHERE = Text(en="{place}: ", zh="{place}：")


def nearest(asked: str, known: Iterable[str], *, ending: str = "") -> Text:
    """Return a remark that names what was probably meant, or nothing where nothing comes near.

    Capitals and wide letters do not matter. Of several that come equally near the first is named, by their spelling.

    Args:
        asked: What is asked for.
        known: What there is.
        ending: What stands behind every one of them, such as a suffix, and is not compared.

    Returns:
        The remark, to be put behind a message.

    Examples:
        >>> nearest("PL4", ("PL01", "PL04", "PL14", "LG01")).en
        '; PL04 is the nearest'
        >>> nearest("pl04", ("PL01", "PL04", "LG01")).zh
        '，最接近的是 PL04'
        >>> nearest("zombie", ("PL01",)).en, nearest("车辆", ("争议",), ending=".csv").en
        ('', '')
    """
    names = {_compared(name): name for name in sorted(known, reverse=True)}
    wanted = _compared(asked[:_LONGEST])
    near = sorted(difflib.get_close_matches(wanted, names, n=_MOST))
    if not near:
        return Text(en="", zh="")
    first = max(near, key=lambda name: difflib.SequenceMatcher(None, name, wanted).ratio())
    return Text(en="; {near} is the nearest", zh="，最接近的是 {near}").fill(near=names[first] + ending)


def _compared(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


@attrs.frozen
class Code:
    """What should be the id of a rule, or how one begins.

    Attributes:
        written: What is written.
        place: Where: the file and the path in it; empty on the command line and in a program.
    """

    written: str
    place: str = ""


def refuse_unknown_ids(asked: Iterable[Code], rule_ids: Iterable[str]) -> None:
    """Refuse what is the id of no rule.

    Args:
        asked: What should be ids.
        rule_ids: The ids that there are.

    Raises:
        UsageError: Some are not; each is named on a line of its own, with its place and the nearest id.
    """
    unknown = unknown_ids(asked, rule_ids)
    if unknown:
        raise UsageError(lines(unknown))


def unknown_ids(asked: Iterable[Code], rule_ids: Iterable[str]) -> tuple[Text, ...]:
    """Return what is to be said of what is the id of no rule: one message for each.

    Examples:
        >>> unknown_ids((Code("PL01"), Code("PL", "waivers.toml $.waivers[0].rule")), ("PL01", "PL04"))[0].en
        'waivers.toml $.waivers[0].rule: PL: fits no rule. egov rules lists them; PL01 is the nearest'
    """
    known = frozenset(rule_ids)
    return _fit_none([one for one in asked if one.written not in known], known)


def unknown_prefixes(asked: Iterable[Code], rule_ids: Iterable[str]) -> tuple[Text, ...]:
    """Return what is to be said of what is neither the id of a rule nor how one begins: one message for each.

    Examples:
        >>> unknown_prefixes((Code("PL"), Code("pl")), ("PL01", "PL04"))[0].en
        'pl: fits no rule. egov rules lists them; PL is the nearest'
    """
    known = frozenset(rule_ids)
    unknown = [one for one in asked if not one.written or not any(each.startswith(one.written) for each in known)]
    return _fit_none(unknown, {*known, *(each[:2] for each in known)})


def _fit_none(unknown: Iterable[Code], known: Collection[str]) -> tuple[Text, ...]:
    return tuple(
        _FITS_NONE.fill(
            where=_WHERE.fill(place=one.place) if one.place else "",
            asked=one.written,
            nearest=nearest(one.written, known),
        )
        for one in dict.fromkeys(unknown)
    )
