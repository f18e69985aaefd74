"""Tests of the script that writes the page of the inventory."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from egov_consolidation.inventory import KINDS, fields_of
from egov_consolidation.rendering import markdown

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "generate_inventory.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Give the script as a module."""
    spec = importlib.util.spec_from_file_location("generate_inventory", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestMain:
    """The page is written, or compared."""

    def test_the_page_is_up_to_date(self, script: ModuleType) -> None:
        """What stands in the documentation is what the records are."""
        assert script.main(["--check"]) == 0

    def test_what_it_writes_does_not_differ_and_what_differs_is_told(
        self, script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A page that is missing or changed differs, and comparing touches nothing."""
        path = tmp_path / "inventory.md"
        assert script.main(["--check"], path) == 1
        assert not path.exists()
        assert script.main([], path) == 0
        assert script.main(["--check"], path) == 0
        path.write_text("changed", encoding="utf-8")
        capsys.readouterr()
        assert script.main(["--check"], path) == 1
        assert str(path) in capsys.readouterr().err
        assert path.read_text(encoding="utf-8") == "changed"


class TestPage:
    """The page tells all that is known of the records."""

    @pytest.mark.parametrize("collection", KINDS)
    def test_it_has_every_field_with_its_headers_and_members(self, script: ModuleType, collection: str) -> None:
        """And where a reference leads."""
        heading, files, table = script.section(collection)
        assert heading.startswith(f"## {markdown(collection)} · ")
        assert f"`{collection}.csv`" in files
        rows = {row.split(" | ")[0].removeprefix("| "): row for row in table.splitlines()[2:]}
        assert list(rows) == [markdown(name) for name in ("id", *fields_of(KINDS[collection]))]
        for name, about in fields_of(KINDS[collection]).items():
            row = rows[markdown(name)]
            assert all(markdown(header) in row for header in (about.label.en, about.label.zh, *about.headers))
            assert about.refers is None or markdown(about.refers) in row
            for one in about.choices or ():
                assert all(markdown(words) in row for words in (one.value, one.label.en, one.label.zh))
