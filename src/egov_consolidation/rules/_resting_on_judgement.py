"""What messages about several dependencies say of those that are only judged."""

from __future__ import annotations

from collections.abc import Iterable

from egov_consolidation.model import Dependency, Mark, judged
from egov_consolidation.wording import Text

_HOW_MANY = Text(en=" Resting on judgement: {count}.", zh="其中依据判断的 {count} 项。")
_NOTHING = Text(en="", zh="")


def how_many_judged(dependencies: Iterable[Dependency]) -> Text:
    """Return the sentence that says how many dependencies rest on judgement, or nothing where none does.

    Examples:
        >>> how_many_judged([Dependency(predecessor="1", successor="2", mark=Mark.JUDGEMENT)]).en
        ' Resting on judgement: 1.'
    """
    count = sum(one.mark is Mark.JUDGEMENT for one in dependencies)
    return _HOW_MANY.fill(count=count) if count else _NOTHING


def reasons_of_judged(dependencies: Iterable[Dependency]) -> Text:
    """Return the reasons of the dependencies that rest on judgement, each once, or nothing where none does.

    Examples:
        >>> reasons_of_judged([Dependency(predecessor="1", successor="2", mark=Mark.JUDGEMENT)]).en
        ' This rests on judgement: no reason is recorded.'
    """
    said = tuple(dict.fromkeys(judged(one.mark, one.reason) for one in dependencies))
    return Text(en="".join(one.en for one in said), zh="".join(one.zh for one in said))
