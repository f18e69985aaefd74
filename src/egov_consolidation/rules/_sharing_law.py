"""The law of shared data, as the rules about them rest on it: the regulation of 2025, and the rules before it."""

from __future__ import annotations

from egov_consolidation.rules._annex import cite
from egov_consolidation.rules.engine import AS_OF, Expression, on
from egov_consolidation.wording import Text

REGULATION = "2025-08-01"
"""The day on which the Regulation on Sharing Government Data (《政务数据共享条例》) entered into force."""

RULES_OF_2016 = "2016-09-05"
"""The day on which the interim rules that went before it (《政务信息资源共享管理暂行办法》) were issued."""

_LAST_OF_2016 = "2025-07-31"
"""Their last day, as they are applied here: from the next on the regulation decides."""

SHARING_REQUESTS = (
    cite("1.13", "负责本部门共享数据的交换申请工作"),
    cite("3.8", "负责本部门共享数据的交换申请工作"),
)
"""The words that make requests for shared data a duty of each department; the regulation says how it is done."""

_ARTICLE = Text(
    en="Article {number} of the Regulation on Sharing Government Data (《政务数据共享条例》, order 809 of the State "
    "Council), in force since 2025-08-01, {reading}. {more}",
    zh="《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）第{numeral}条，{reading}。{more}",
)

_READ_WHOLE = range(12, 23)
"""The articles whose whole text was read, from 12 to 22; of the others there were excerpts."""

_WHOLE = Text(en="read in full", zh="已据条文全文核对")
_EXCERPT = Text(en="read in an excerpt", zh="据摘录核对")


def article(number: int, numeral: str, more: Text) -> Text:
    """Return on which article of the regulation a rule rests.

    Args:
        number: Its number.
        numeral: Its number as it is printed.
        more: What it asks for, and what of it is read or judged.

    Examples:
        >>> article(11, "十一", Text(en="It asks for an office.", zh="要求明确工作机构。")).zh
        '《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）第十一条，据摘录核对。要求明确工作机构。'
    """
    reading = _WHOLE if number in _READ_WHOLE else _EXCERPT
    return _ARTICLE.fill(number=number, numeral=numeral, reading=reading, more=more)


def under_regulation(day: Expression) -> Expression:
    """Return whether something happened under the regulation, by the day of the report: its own day decides."""
    return day.between(on(REGULATION), AS_OF)


def under_rules_of_2016(day: Expression) -> Expression:
    """Return whether something happened under the interim rules of 2016, by the day of the report."""
    return day.between(on(RULES_OF_2016), on(_LAST_OF_2016)) & (day <= AS_OF)
