"""What stands in a rule for a value that is known only when a record is judged, and refuses to be used as one.

Python's own words and signs would stop at it with a message about Python, or, worse, go on with a result that means
nothing: a string with the name of a class in it, a truth that every object has. Each is refused, with what to write.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

_NO_TRUTH = Text(
    en="an expression has no truth of its own: write & for and, | for or, ~ for not, .between(a, b) for a <= x <= b, "
    ".is_in(…) for in, (x <= a) & (x <= b) for x <= min(a, b)",
    zh="表达式本身没有真假：“且”写作 &，“或”写作 |，“非”写作 ~，a <= x <= b 写作 .between(a, b)，in 写作 .is_in(…)，"
    "x <= min(a, b) 写作 (x <= a) & (x <= b)",
)
_NO_LIST = Text(
    en="{of}: is no list of Python, so nothing is in it, counted or taken from it. write .includes(…) for a list of "
    "names, count(…) for records",
    zh="{of}：不是 Python 列表，不能用 in，也不能计数、逐项读取。名称清单请写作 .includes(…)，记录计数请写作 count(…)",
)
_NO_SUM = Text(
    en="{of}: is not reckoned with, but for a day and a number of days behind it. write a + days <= b for days, "
    "count(…) for a number of records",
    zh="{of}：除日期加天数外不参与运算。日期请写作 a + 天数 <= b，记录计数请写作 count(…)",
)
_NO_WORDS = Text(
    en="{of}: is not known while the rule is written, so it is made no string and no number. compare it as it is; "
    "a message names it by a place in braces",
    zh="{of}：编写规则时尚无取值，不能转换为字符串或数字。请直接比较；消息中用花括号占位",
)
_NO_CALL = Text(en="{of}: is no function. write it without (…)", zh="{of}：不是函数，请去掉其后的 (…)")


def _refusing(why: Text) -> Callable[..., NoReturn]:
    """Return a method that refuses whatever it is given."""

    def refused(self: NoValue, *_: object) -> NoReturn:
        raise UsageError(why.fill(of=repr(self)))

    return refused


class NoValue:
    """What stands in a rule for a value; how it is written is its `repr`."""

    __slots__ = ()

    def __bool__(self) -> NoReturn:
        """Refuse to be true or false, with what to write instead."""
        raise UsageError(_NO_TRUTH)

    if not TYPE_CHECKING:  # whoever checks types is told by these being absent
        __contains__ = __getitem__ = __iter__ = __len__ = __reversed__ = _refusing(_NO_LIST)
        __abs__ = __mod__ = __mul__ = __neg__ = __pow__ = __truediv__ = __floordiv__ = __xor__ = _refusing(_NO_SUM)
        __radd__ = __rmod__ = __rmul__ = __rsub__ = __rtruediv__ = __rfloordiv__ = __rxor__ = _refusing(_NO_SUM)
        __float__ = __format__ = __index__ = __int__ = __str__ = __round__ = _refusing(_NO_WORDS)
        __call__ = _refusing(_NO_CALL)
