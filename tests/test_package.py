"""The promised names, and what importing them loads."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import egov_consolidation

RUN = "import sys; from egov_consolidation.cli import main; sys.stdout = open({devnull!r}, 'w'); main({words!r})"
SHOW = "; sys.stderr.write(' '.join(sorted(sys.modules)))"


def loaded(code: str) -> set[str]:
    """Return the modules that a fresh interpreter holds after some code."""
    command = [sys.executable, "-c", code + SHOW]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return set(ran.stderr.split())


def loaded_by(*words: str) -> set[str]:
    """Return the modules that a fresh interpreter holds after the command `egov`."""
    return loaded(RUN.format(devnull=os.devnull, words=words))


class TestPromisedNames:
    """The names that the package promises."""

    @pytest.mark.parametrize("name", egov_consolidation.__all__)
    def test_every_promised_name_is_there(self, name: str) -> None:
        """Every promised name is there."""
        assert getattr(egov_consolidation, name) is not None

    def test_names_for_type_checkers_are_those_that_are_promised(self) -> None:
        """Names for type checkers are those that are promised."""
        tree = ast.parse(Path(egov_consolidation.__file__).read_text(encoding="utf-8"))
        guarded = [one for one in tree.body if isinstance(one, ast.If)]
        imports = [one for block in guarded for one in block.body if isinstance(one, ast.ImportFrom)]
        assert sorted(alias.name for one in imports for alias in one.names) == sorted(egov_consolidation.__all__)

    def test_each_is_the_name_that_type_checkers_see(self) -> None:
        """Each is the name that type checkers see."""
        tree = ast.parse(Path(egov_consolidation.__file__).read_text(encoding="utf-8"))
        guarded = [one for one in tree.body if isinstance(one, ast.If)]
        for one in (line for block in guarded for line in block.body):
            assert isinstance(one, ast.ImportFrom)
            home = __import__(str(one.module), fromlist=[alias.name for alias in one.names])
            for alias in one.names:
                assert getattr(home, alias.name) is getattr(egov_consolidation, alias.name)

    def test_there_are_few_and_none_is_private(self) -> None:
        """There are few and none is private."""
        names = egov_consolidation.__all__
        assert len(set(names)) == len(names) <= 35
        assert not any(name.startswith("_") for name in names)

    def test_dir_lists_them(self) -> None:
        """Dir lists them."""
        assert set(egov_consolidation.__all__) <= set(dir(egov_consolidation))

    def test_other_names_are_refused_as_any_module_does(self) -> None:
        """Other names are refused as any module does."""
        with pytest.raises(AttributeError, match="'egov_consolidation' has no attribute 'zombie'"):
            _ = egov_consolidation.zombie


class TestWhatIsLoaded:
    """Modules that are loaded, and those that are not."""

    def test_package_loads_none_of_the_libraries_beneath_it(self) -> None:
        """Package loads none of the libraries beneath it."""
        modules = loaded("import sys, egov_consolidation")
        assert "egov_consolidation" in modules
        assert not modules & {"networkx", "hypothesis", "pytest", "pendulum", "chinese_calendar", "attrs", "cattrs"}

    @pytest.mark.parametrize("command", ["tasks", "rules"])
    def test_tasks_and_rules_load_no_graph_library_and_no_test_library(self, command: str) -> None:
        """Tasks and rules load no graph library and no test library."""
        modules = loaded_by(command)
        assert f"egov_consolidation.cli._{command}" in modules
        assert not modules & {"networkx", "hypothesis", "pytest"}

    @pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("--version",)])
    def test_help_and_version_load_neither_days_nor_the_model(self, words: tuple[str, ...]) -> None:
        """Help and version load neither days nor the model."""
        modules = loaded_by(*words)
        assert "egov_consolidation.cli" in modules
        assert not modules & {"pendulum", "networkx", "egov_consolidation.dates", "egov_consolidation.model"}
