"""The year in the title of a table or document."""

from __future__ import annotations

import re

from egov_consolidation.reading._deadline_context import YEARS
from egov_consolidation.reading._deadline_text import Key
from egov_consolidation.reading._numerals import chinese_number

_LONGEST = 500
_YEAR = re.compile("(?<![0-9])([0-9]{4}|[一二][〇○◯零一二三四五六七八九0Oo]{3})(?=年|[-~至到、和及]{1,2}[0-9一二])")


def year_in_title(title: str) -> int | None:
    """Return the year that deadlines without one take from a title.

    Args:
        title: The title of a table or document.

    Returns:
        The one year that is printed in it; `None` where there is none, or there are several (2018—2020年). The year of
        a document number (〔2018〕15号) does not count, and no title of more than 500 characters is read.

    Examples:
        >>> year_in_title("2018年全市政务公开重点任务"), year_in_title("行动计划（2018—2020年）")
        (2018, None)
    """
    if len(title) > _LONGEST:
        return None
    numbers = {chinese_number(match.group(1)) for match in _YEAR.finditer(Key.of(title).text)}
    years = {number for number in numbers if number is not None and number in YEARS}
    return years.pop() if len(years) == 1 else None
