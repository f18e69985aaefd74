"""A value that a rule reads."""

from __future__ import annotations

import datetime as dt
import math
from contextlib import suppress
from enum import StrEnum
from typing import TypeAlias

import attrs

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import ModelError, UsageError
from egov_consolidation.model import Citation
from egov_consolidation.wording import Text

_WHOLE = Text(en="a whole number", zh="整数")
_NUMBER = Text(en="a number", zh="数")
_DAY = Text(en="a day, YYYY-MM-DD", zh="日期，格式为 YYYY-MM-DD")
_FINITE = Text(en="a finite number", zh="有限数")
_BETWEEN = Text(en="{number} from {least} to {most}", zh="介于 {least} 和 {most} 之间的{number}")
_FROM = Text(en="{number} of at least {least}", zh="不小于 {least} 的{number}")
_UP_TO = Text(en="{number} of at most {most}", zh="不大于 {most} 的{number}")
_OUTSIDE = Text(en="parameter {name}: is {value}, must be {wanted}", zh="参数 {name}：为 {value}，须为{wanted}")


Given: TypeAlias = "float | str | dt.date"
"""A value as a caller gives it: a number, or a day, or a day as `YYYY-MM-DD`."""


class Measure(StrEnum):
    """What a value measures."""

    NUMBER = "number"
    DAY = "day"
    YEAR = "year"


@attrs.frozen(kw_only=True)
class Parameter:
    """A value that a rule reads, with the words or the judgement behind it.

    A day is held as its ordinal, so that every value is a number. A day or a year that a plan sets comes from the
    deadline of the row whose words go to the rule.

    Attributes:
        id: The rule's id, a dot, and a name: `PL08.similarity`.
        about: What it means, in both languages.
        unit: Of what the number counts.
        measure: What the value measures.
        value: The value; `None` where the text gives none, so that the rule is undecided until somebody sets it.
        cites: The words it rests on.
        reason: Why this value, where no words give it.
        least: The least value that makes sense; `None` where any does.
        most: The greatest value that makes sense; `None` where any does.
        is_whole: Whether only whole numbers make sense.

    Raises:
        ModelError: Its own value is none that makes sense.

    Examples:
        >>> count = Text(en="users", zh="人")
        >>> users = Parameter(id="ZS04.users", about=count, unit=count, least=0, is_whole=True)
        >>> users.allows(10), users.allows(-3), users.allows(0.5)
        (True, False, False)
        >>> users.wanted.en, users.wanted.zh
        ('a whole number of at least 0', '不小于 0 的整数')
    """

    id: str
    about: Text
    unit: Text
    measure: Measure = Measure.NUMBER
    value: float | None = None
    cites: tuple[Citation, ...] = ()
    reason: Text | None = None
    least: float | None = None
    most: float | None = None
    is_whole: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse a value of its own that makes no sense."""
        if self.value is not None and not self.allows(self.value):
            raise ModelError(_OUTSIDE.fill(name=self.id, value=str(self.value), wanted=self.wanted))

    def allows(self, value: object) -> bool:
        """Return whether a value makes sense."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not -math.inf < value < math.inf:
            return False
        if self.measure is Measure.DAY and not 1 <= value <= Day.max.toordinal():
            return False
        whole = self.is_whole or self.measure is not Measure.NUMBER
        if whole and isinstance(value, float) and not value.is_integer():
            return False
        return (self.least is None or self.least <= value) and (self.most is None or value <= self.most)

    def held(self, value: object) -> object:
        """Return a value as it is held: a day, or `YYYY-MM-DD`, as its ordinal where days are measured.

        Examples:
            >>> about = Text(en="due", zh="期限")
            >>> Parameter(id="NW03.due", about=about, unit=about, measure=Measure.DAY).held("2017-12-31")
            736694
        """
        if self.measure is Measure.DAY and isinstance(value, str | dt.date):
            with suppress(UsageError):
                return day(value).toordinal()
        return value

    @property
    def wanted(self) -> Text:
        """What a value must be."""
        if self.measure is Measure.DAY:
            return _DAY
        number, bounds = (_WHOLE if self.is_whole else _NUMBER), {"least": self.least, "most": self.most}
        given = {name: f"{bound:g}" for name, bound in bounds.items() if bound is not None}
        if not given:
            return number if self.is_whole else _FINITE
        return (_UP_TO if self.least is None else _FROM if self.most is None else _BETWEEN).fill(number=number, **given)

    @property
    def name(self) -> str:
        """The part of its id behind the dot."""
        return self.id.partition(".")[2]

    def said(self, value: float) -> str | Day:
        """Return a value as messages give it: a day, or the number without needless digits.

        Examples:
            >>> about = Text(en="users", zh="人数")
            >>> Parameter(id="ZS04.users", about=about, unit=about).said(5.0)
            '5'
            >>> Parameter(id="NW03.due", about=about, unit=about, measure=Measure.DAY).said(736694.0).isoformat()
            '2017-12-31'
        """
        found = self.day_or_number(value)
        return found if isinstance(found, Day) else str(found)

    def day_or_number(self, value: float) -> Day | float:
        """Return a value that is held as what people would set: a day, or the number, whole where it is.

        Examples:
            >>> about = Text(en="due", zh="期限")
            >>> print(Parameter(id="NW03.due", about=about, unit=about, measure=Measure.DAY).day_or_number(736694))
            2017-12-31
        """
        if self.measure is Measure.DAY:
            return Day.fromordinal(int(value))
        return int(value) if value == int(value) else value
