"""The page on Python lists what is promised."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from pydoc import locate

import egov_consolidation
from egov_consolidation import schedule

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "api.md"
LISTED = re.findall(r"^::: (\S+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


class TestPage:
    """Each name stands on it once, and can be imported."""

    def test_every_promised_name_is_listed(self) -> None:
        """All names of the package, and of schedules with their deadlines and risk."""
        promised = {getattr(home, name) for home in (egov_consolidation, schedule) for name in home.__all__}
        assert promised - {egov_consolidation.issued} <= {locate(path) for path in LISTED}

    def test_nothing_is_listed_twice(self) -> None:
        """A name that two modules give stands under one of them."""
        assert [one for one, count in Counter(map(locate, LISTED)).items() if count > 1 or one is None] == []
