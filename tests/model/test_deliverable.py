"""Things that tasks make and use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from egov_consolidation.errors import ModelError
from egov_consolidation.model import Deliverable, External, Use


@pytest.mark.parametrize("kind", [Deliverable, Use, External])
class TestThings:
    """`Deliverable`, `Use` and `External`."""

    def test_a_thing_without_a_name_is_refused(self, kind: Callable[..., object]) -> None:
        """Things are joined by their names."""
        with pytest.raises(ModelError, match=r"\.name"):
            kind(name=" ")

    def test_things_with_one_name_are_equal(self, kind: Callable[..., object]) -> None:
        """And may stand in a set."""
        assert {kind(name="清理清单"), kind(name="清理清单")} == {kind(name="清理清单")}
