"""Values that rules read, and which of them make sense."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import ModelError
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import same

BOUNDS = st.none() | st.integers(-3, 3) | st.floats(-3, 3)
VALUES = st.integers(-5, 5) | st.floats(-5, 5) | st.sampled_from((math.nan, math.inf, -math.inf, True, "1", None))


def made(value: float | None = None, **more: object) -> Parameter:
    """Return a parameter made in the test."""
    about = same("how many")
    return Parameter(id="XX01.many", about=about, unit=about, value=value, **more)  # type: ignore[arg-type]


class TestParameter:
    """`Parameter`."""

    @given(VALUES, BOUNDS, BOUNDS, st.booleans())
    def test_it_allows_what_makes_sense(
        self, value: object, least: float | None, most: float | None, is_whole: bool
    ) -> None:
        """By the definition: a finite number, whole where that is asked, both bounds included."""
        expected = (
            type(value) in {int, float}
            and math.isfinite(float(str(value)))
            and not (is_whole and float(str(value)) % 1)
            and (-math.inf if least is None else least) <= float(str(value)) <= (math.inf if most is None else most)
        )
        assert made(least=least, most=most, is_whole=is_whole).allows(value) is expected

    def test_numbers_of_any_length_are_compared(self) -> None:
        """Without making them shorter first."""
        assert not made(most=100, is_whole=True).allows(10**400)
        assert made(least=0, is_whole=True).allows(10**400)

    @pytest.mark.parametrize(
        ("bounds", "en", "zh"),
        [
            ({}, "a finite number", "有限数"),
            ({"is_whole": True}, "a whole number", "整数"),
            ({"least": 0}, "a number of at least 0", "不小于 0 的数"),
            ({"most": 0.5}, "a number of at most 0.5", "不大于 0.5 的数"),
            ({"least": 0, "is_whole": True}, "a whole number of at least 0", "不小于 0 的整数"),
            ({"least": 0, "most": 100}, "a number from 0 to 100", "介于 0 和 100 之间的数"),
        ],
    )
    def test_it_says_what_it_wants(self, bounds: dict[str, Any], en: str, zh: str) -> None:
        """In both languages."""
        assert (made(**bounds).wanted.en, made(**bounds).wanted.zh) == (en, zh)

    def test_its_own_value_makes_sense(self) -> None:
        """None at all is a value that nobody has set."""
        assert made(least=1).value is None
        with pytest.raises(ModelError, match=r"parameter XX01\.many: is 0, must be a number of at least 1"):
            made(0, least=1)
