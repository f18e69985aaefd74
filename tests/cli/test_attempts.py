"""What is wrong with several inputs is said at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import UsageError
from egov_consolidation.cli._attempts import Read, Refused, attempt, refuse_all
from egov_consolidation.wording import Text, same


def _halved(number: int, *, name: str) -> int:
    if number % 2:
        raise UsageError(Text(en=f"{name} {number} is odd", zh=f"{name} {number} 是奇数"))
    return number // 2


class TestAttempt:
    """`attempt`."""

    @given(st.integers())
    def test_it_is_the_call(self, number: int) -> None:
        """It returns what the call returns, and raises what it raises, later."""
        one = attempt(_halved, number, name="n")
        if number % 2 == 0:
            assert (one.found, one.value()) == (number // 2, number // 2)
        else:
            assert one.found is None
            with pytest.raises(UsageError, match=f"n {number} is odd"):
                one.value()

    def test_a_defect_is_none_of_its_matters(self) -> None:
        """What is not raised on purpose is raised at once."""
        with pytest.raises(ZeroDivisionError):
            attempt(divmod, 1, 0)


class TestRefuseAll:
    """`refuse_all`."""

    @given(st.lists(st.integers(0, 9)), st.lists(st.sampled_from(("a", "b"))))
    def test_all_is_said_once_in_order(self, numbers: list[int], more: list[str]) -> None:
        """First what could not be read, then what does not fit; in both languages; nothing where all is well."""
        attempts: list[Read[int] | Refused] = [attempt(_halved, number, name="n") for number in numbers]
        odd = [number for number in dict.fromkeys(numbers) if number % 2]
        if not odd and not more:
            refuse_all(attempts, map(same, more))
            return
        with pytest.raises(UsageError) as refused:
            refuse_all(attempts, map(same, more))
        rest = list(dict.fromkeys(more))
        assert refused.value.text("en").splitlines() == [*(f"n {number} is odd" for number in odd), *rest]
        assert refused.value.text("zh").splitlines() == [*(f"n {number} 是奇数" for number in odd), *rest]
