"""How messages say lists of any length."""

from __future__ import annotations

from collections.abc import Sequence

from egov_consolidation.wording import Text, said

LISTED = 12
"""How many names a message lists."""

_SHORTENED = Text(en="{names} and {more} more", zh="{names}等共 {count} 个")


def listed(names: Sequence[str]) -> Text:
    """Return names as a list in both languages; where there are very many, the first and the number of all.

    Examples:
        >>> listed(("2.3.5", "2.4.3")).zh
        '2.3.5、2.4.3'
        >>> listed([str(number) for number in range(1, 21)]).en
        '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 8 more'
    """
    first = tuple(names[:LISTED])
    if len(names) <= LISTED:
        return Text(en=said(first, "en"), zh=said(first, "zh"))
    return _SHORTENED.fill(names=first, more=len(names) - LISTED, count=len(names))
