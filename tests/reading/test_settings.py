"""Settings read from the file of an office."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given

from egov_consolidation.errors import ReadingError, UsageError
from egov_consolidation.reading import find_settings, read_settings, settings_from_data
from egov_consolidation.settings import Settings, Severity

from .drawn_json import json_like

WHOLE = """
select = ["PL", "NW"]
ignore = ["PL07"]

[severity]
PL = "warning"
PL04 = "note"

[parameters]
"PL08.similarity" = 0.5
ZS04.users = 10

[ignore_by_unit]
"units/市审计局" = ["NW03"]
"""
READ = Settings(
    select=("PL", "NW"),
    ignore=("PL07",),
    severity={"PL": Severity.WARNING, "PL04": Severity.NOTE},
    parameters={"PL08.similarity": 0.5, "ZS04.users": 10},
    ignore_by_unit={"units/市审计局": ("NW03",)},
    document="egov.toml",
)

HOSTILE = json_like("select", "ignore", "severity", "parameters", "ignore_by_unit", "PL04", "PL08.similarity")


def written(folder: Path, name: str, text: str) -> Path:
    """Return a file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def in_pyproject(text: str) -> str:
    """Return the same settings as they stand in a pyproject.toml."""
    named = text.replace("[severity]", "[tool.egov.severity]").replace("[parameters]", "[tool.egov.parameters]")
    return '[project]\nname = "ours"\n[tool.egov]\n' + named.replace("[ignore_by", "[tool.egov.ignore_by")


def refusal(data: object) -> list[str]:
    """Return what is refused, in English."""
    with pytest.raises(ReadingError) as caught:
        settings_from_data(data, document="s", path="$.tool.egov")
    assert len(caught.value.text("zh").splitlines()) == caught.value.total
    return str(caught.value).splitlines()


class TestReadSettings:
    """`read_settings`."""

    def test_a_file_reads_as_it_says(self, tmp_path: Path) -> None:
        """Parameters with quotes or without."""
        assert read_settings(written(tmp_path, "egov.toml", WHOLE)) == READ

    def test_a_pyproject_reads_alike(self, tmp_path: Path) -> None:
        """What stands under [tool.egov], and nothing else."""
        read = read_settings(written(tmp_path, "pyproject.toml", in_pyproject(WHOLE)))
        assert (read.document, read.select, read.severity) == ("pyproject.toml", READ.select, READ.severity)
        assert (read.parameters, read.ignore_by_unit) == (READ.parameters, READ.ignore_by_unit)

    def test_a_pyproject_without_settings_is_refused(self, tmp_path: Path) -> None:
        """Who names it means them to be there."""
        with pytest.raises(ReadingError, match=r"^pyproject\.toml: has no table \[tool\.egov\], must have one$"):
            read_settings(written(tmp_path, "pyproject.toml", '[project]\nname = "ours"\n'))

    def test_another_kind_of_file_is_refused(self, tmp_path: Path) -> None:
        """Settings are TOML."""
        with pytest.raises(UsageError):
            read_settings(tmp_path / "egov.json")


class TestFindSettings:
    """`find_settings`."""

    def test_a_folder_without_settings_has_none(self, tmp_path: Path) -> None:
        """Neither file, or a pyproject.toml that speaks of other tools."""
        assert find_settings(tmp_path) is None
        written(tmp_path, "pyproject.toml", "[tool.ruff]\n")
        assert find_settings(tmp_path) is None

    def test_egov_toml_goes_before_pyproject(self, tmp_path: Path) -> None:
        """One file decides, whole."""
        written(tmp_path, "pyproject.toml", '[tool.egov]\nselect = ["LG"]\n')
        assert find_settings(tmp_path) == Settings(select=("LG",), document="pyproject.toml", path="$.tool.egov")
        written(tmp_path, "egov.toml", "")
        assert find_settings(tmp_path) == Settings(document="egov.toml")

    def test_a_file_that_cannot_be_read_is_refused(self, tmp_path: Path) -> None:
        """Settings are never passed over silently."""
        written(tmp_path, "egov.toml", "select = [")
        with pytest.raises(ReadingError, match=r"egov\.toml"):
            find_settings(tmp_path)


class TestSettingsFromData:
    """`settings_from_data`."""

    def test_nothing_set_is_nothing_changed(self) -> None:
        """An empty table."""
        assert settings_from_data({}, document="") == Settings()

    @pytest.mark.parametrize(
        ("data", "path"),
        [
            ({"select": "PL"}, ".select"),
            ({"select": [""]}, ".select[0]"),
            ({"ignore": [1]}, ".ignore[0]"),
            ({"severity": {"PL": "grave"}}, ".severity.PL"),
            ({"severity": {"PL": "NOTE"}}, ".severity.PL"),
            ({"severity": {"PL": 1}}, ".severity.PL"),
            ({"severity": "note"}, ".severity"),
            ({"parameters": {"PL08.similarity": "0.5"}}, ".parameters.PL08.similarity"),
            ({"parameters": {"PL08": {"similarity": True}}}, ".parameters.PL08.similarity"),
            ({"parameters": {"PL08": {"similarity": float("inf")}}}, ".parameters.PL08.similarity"),
            ({"parameters": {"PL08.x": 1, "PL08": {"x": 1}}}, ".parameters.PL08.x"),
            ({"ignore_by_unit": {"units/市审计局": "NW"}}, ".ignore_by_unit.units/市审计局"),
            ([], ""),
        ],
    )
    def test_each_problem_has_its_place(self, data: object, path: str) -> None:
        """The path within the whole file."""
        (said,) = refusal(data)
        assert said.startswith(f"s $.tool.egov{path}: ")

    def test_an_unknown_key_is_refused_with_the_nearest(self) -> None:
        """A misspelt key would silently do nothing."""
        (said,) = refusal({"selct": ["PL"]})
        assert said.startswith("s $.tool.egov.selct: ")
        assert said.endswith("; select is the nearest")

    def test_all_problems_are_told_at_once(self) -> None:
        """In whatever table they stand."""
        assert len(refusal({"select": 1, "severity": {"PL": 2, "LG": 3}, "parameters": {"a": None}})) == 4

    @given(data=HOSTILE)
    def test_nothing_from_outside_stops_it(self, data: object) -> None:
        """Whatever JSON can hold is read, or refused with its places."""
        with contextlib.suppress(ReadingError):
            settings_from_data(data, document="h")
