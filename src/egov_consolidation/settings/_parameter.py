"""A value that a rule reads."""

from __future__ import annotations

import math

import attrs

from egov_consolidation.errors import ModelError
from egov_consolidation.model import Citation
from egov_consolidation.wording import Text

_WHOLE = Text(en="a whole number", zh="整数")
_NUMBER = Text(en="a number", zh="数")
_FINITE = Text(en="a finite number", zh="有限数")
_BETWEEN = Text(en="{number} from {least} to {most}", zh="介于 {least} 和 {most} 之间的{number}")
_FROM = Text(en="{number} of at least {least}", zh="不小于 {least} 的{number}")
_UP_TO = Text(en="{number} of at most {most}", zh="不大于 {most} 的{number}")
_OUTSIDE = Text(en="parameter {name}: is {value}, must be {wanted}", zh="参数 {name}：为 {value}，须为{wanted}")


@attrs.frozen(kw_only=True)
class Parameter:
    """A value that a rule reads, with the words or the judgement behind it.

    Attributes:
        id: The rule's id, a dot, and a name: `PL08.similarity`.
        about: What it means, in both languages.
        unit: Of what the number counts.
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
        if self.is_whole and isinstance(value, float) and not value.is_integer():
            return False
        return (self.least is None or self.least <= value) and (self.most is None or value <= self.most)

    @property
    def wanted(self) -> Text:
        """What a value must be."""
        number, bounds = (_WHOLE if self.is_whole else _NUMBER), {"least": self.least, "most": self.most}
        given = {name: f"{bound:g}" for name, bound in bounds.items() if bound is not None}
        if not given:
            return number if self.is_whole else _FINITE
        return (_UP_TO if self.least is None else _FROM if self.most is None else _BETWEEN).fill(number=number, **given)
