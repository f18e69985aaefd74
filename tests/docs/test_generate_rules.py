"""Tests of the script that writes the pages of the rules."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from egov_consolidation.rules import Rule, rulebook
from egov_consolidation.testing import examples


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Give the script as a module."""
    return importlib.import_module("generate_rules")


class TestMain:
    """The pages are written, or compared."""

    def test_what_it_writes_does_not_differ(self, script: ModuleType, tmp_path: Path) -> None:
        """Right after writing, the comparison finds nothing, and a second writing changes nothing."""
        assert script.main([], tmp_path) == 0
        written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert set(written) == {"index.md", *(f"{rule.id}.md" for rule in rulebook())}
        assert script.main(["--check"], tmp_path) == 0
        assert script.main([], tmp_path) == 0
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == written

    def test_what_differs_is_named(
        self, script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A changed page, a missing one and one of no rule are named, and none is touched."""
        script.main([], tmp_path)
        (tmp_path / "LG01.md").write_text("changed", encoding="utf-8")
        (tmp_path / "LG02.md").unlink()
        (tmp_path / "XX01.md").write_text("of no rule", encoding="utf-8")
        capsys.readouterr()
        assert script.main(["--check"], tmp_path) == 1
        said = capsys.readouterr().err
        assert [name for name in ("LG01", "LG02", "LG03", "XX01") if f"{name}.md" in said] == ["LG01", "LG02", "XX01"]
        assert (tmp_path / "LG01.md").read_text(encoding="utf-8") == "changed"
        assert script.main([], tmp_path) == 0
        assert script.main(["--check"], tmp_path) == 0
        assert not (tmp_path / "XX01.md").exists()


class TestPage:
    """A page tells all that is known of a rule."""

    @pytest.mark.parametrize("rule", rulebook(), ids=str)
    def test_it_has_both_languages_and_every_example(self, script: ModuleType, rule: Rule) -> None:
        """Titles, reasons and messages stand in English and in Chinese; each head of the docstring and each case."""
        page = script.page(rule)
        texts = [rule.title, *(case.about for case in examples(rule.id))]
        for text in texts:
            assert script.markdown(text.en) in page
            assert script.markdown(text.zh) in page
        for head in (*(f"{head}:" for head in script.HEADS), *(f"{head}：" for head in script.HEADS_ZH)):
            assert f"**{head}** " in page
        for case in examples(rule.id):
            assert f"### {script.markdown(case.name)}\n" in page
