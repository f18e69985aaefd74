"""The places that a message may have."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import UsageError
from egov_consolidation.rules._places import refuse_unknown_places
from egov_consolidation.wording import Text, same


class TestRefuseUnknownPlaces:
    """Places are known before anything is said."""

    def test_what_is_known_can_be_filled(self) -> None:
        """A message that is not refused finds a value for each of its places, and doubled braces are no place."""
        message = Text(en="{id} of {unit}, {{x}}", zh="{unit}的{id}")
        refuse_unknown_places(message, ("id", "unit"))
        assert message.fill(id="7", unit="a").en == "7 of a, {x}"

    @pytest.mark.parametrize("words", ["{other}", "{}", "{id.x}", "{id[0]}", "{0}"])
    def test_what_is_not_is_refused(self, words: str) -> None:
        """Nor is a part of a value a place; the message, the place and what there is are said."""
        with pytest.raises(UsageError, match=r"has the place .*must be one of id, unit"):
            refuse_unknown_places(same(words), ("id", "unit"))
