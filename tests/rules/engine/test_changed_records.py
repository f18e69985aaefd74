"""Records with other values."""

from __future__ import annotations

from egov_consolidation.inventory import LeasedLine
from egov_consolidation.rules.engine._changed_records import with_values


class TestWithValues:
    """A record with other values."""

    def test_the_other_fields_stay(self) -> None:
        """And the record that was is not touched."""
        before = LeasedLine(id="7", is_internet=True, provider="a")
        assert with_values(before, {"provider": "b"}) == LeasedLine(id="7", is_internet=True, provider="b")
        assert before.provider == "a"
