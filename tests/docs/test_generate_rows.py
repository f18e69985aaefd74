"""Tests of the script that writes the pages of the rows."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from egov_consolidation import issued
from egov_consolidation.wording import LANGUAGES, Lang


class TestMain:
    """The pages are written, or compared."""

    def test_what_it_writes_does_not_differ(self, tmp_path: Path) -> None:
        """One page for each plan and language."""
        script = importlib.import_module("generate_rows")
        assert script.main([], tmp_path) == 0
        wanted = {f"{name}.{lang}.md" for name in issued.names() for lang in LANGUAGES}
        assert {path.name for path in tmp_path.iterdir()} == wanted
        assert script.main(["--check"], tmp_path) == 0

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_pages_of_the_repository_are_up_to_date(self, lang: Lang) -> None:
        """Whoever changes a row writes its page."""
        script = importlib.import_module("generate_rows")
        written = (script.FOLDER / f"dalian-2017.{lang}.md").read_text(encoding="utf-8")
        assert written == script.page("dalian-2017", lang)
