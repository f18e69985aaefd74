"""Values know that they can be shown, and not how: that is said once, from above."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from egov_consolidation import Plan, Report, Schedule, showing
from egov_consolidation.showing import Shown, show_with


class Value(Shown):
    """A value."""


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    """Put back what makes HTML of values."""
    makers = list(showing._makers)
    yield
    showing._makers[:] = makers


class TestShowWith:
    """`show_with`."""

    def test_what_was_said_last_counts(self) -> None:
        """It is given the value itself."""
        show_with(lambda value: f"first {type(value).__name__}")
        show_with(lambda value: f"then {type(value).__name__}")
        assert Value()._repr_html_() == "then Value"

    def test_where_nothing_was_said_there_are_words_alone(self) -> None:
        """IPython then shows the words."""
        showing._makers.clear()
        assert Value()._repr_html_() is None


class TestShown:
    """`Shown`."""

    @pytest.mark.parametrize("kind", [Plan, Report, Schedule])
    def test_plans_reports_and_schedules_are(self, kind: type[object]) -> None:
        """Nothing else is promised."""
        assert issubclass(kind, Shown)
