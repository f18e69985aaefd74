"""Parameters that a plan sets: the day by which something is due, and the day from which it binds."""

from __future__ import annotations

from egov_consolidation.settings import Measure, Parameter
from egov_consolidation.wording import Text

_DAY = Text(en="day", zh="日期")
_YEAR = Text(en="year", zh="年度")
_DUE = Text(
    en="the last day of the deadline that the plan sets for the words of the rule",
    zh="方案所定期限的最后一日",
)
_DUE_YEAR = Text(
    en="the year of the deadline that the plan sets for the words of the rule",
    zh="方案所定期限所在年度",
)
_SINCE = Text(
    en="the day from which the plan binds: that of its issue, or, where that is not known, the first last day it sets",
    zh="方案开始约束之日：印发日期；印发日期不明的，为其所定最早的期限",
)


def due(rule_id: str) -> Parameter:
    """Return the parameter for the last day of the deadline behind a rule.

    Examples:
        >>> due("NW03").id
        'NW03.due'
    """
    return Parameter(id=f"{rule_id}.due", about=_DUE, unit=_DAY, measure=Measure.DAY)


def due_year(rule_id: str) -> Parameter:
    """Return the parameter for the year of that day.

    Examples:
        >>> due_year("NW04").id
        'NW04.due_year'
    """
    return Parameter(id=f"{rule_id}.due_year", about=_DUE_YEAR, unit=_YEAR, measure=Measure.YEAR)


def since(rule_id: str, measure: Measure = Measure.DAY) -> Parameter:
    """Return the parameter for the day from which the plan binds, or its year.

    Examples:
        >>> since("MG06", Measure.YEAR).measure.value
        'year'
    """
    return Parameter(
        id=f"{rule_id}.since", about=_SINCE, unit=_YEAR if measure is Measure.YEAR else _DAY, measure=measure
    )
