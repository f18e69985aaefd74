"""Rosters read to the groups they list."""

from __future__ import annotations

from pathlib import Path

import pytest

from egov_consolidation.errors import ReadingError, UsageError
from egov_consolidation.model import GroupKind, Roster, Unit, UnitGroup
from egov_consolidation.reading._rosters import read_roster, roster_from_data
from egov_consolidation.wording import Text

WHOLE = """
id = "demo"
title = "名录"
example = true
note.en = "made up"
note.zh = "虚构"

[groups]
departments = ["市审计局", "市财政局"]
"有关通信公司" = ["甲公司"]
regions = []

[[units]]
name = "市审计局"
aliases = ["审计局"]
name_en = "Audit"
"""
READ = Roster(
    id="demo",
    title="名录",
    is_example=True,
    note=Text(en="made up", zh="虚构"),
    groups={"departments": ("市审计局", "市财政局"), "有关通信公司": ("甲公司",), "regions": ()},
    units=(Unit(name="市审计局", aliases=("审计局",), name_en="Audit"),),
)


def refusal(data: object) -> list[str]:
    """Return what is refused, in English."""
    with pytest.raises(ReadingError) as caught:
        roster_from_data(data, document="r")
    assert len(caught.value.text("zh").splitlines()) == caught.value.total
    return str(caught.value).splitlines()


class TestReadRoster:
    """`read_roster`."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_a_toml_file_reads_as_it_says(self, tmp_path: Path, encoding: str) -> None:
        """In any encoding in which offices keep files."""
        path = tmp_path / "名录.toml"
        path.write_bytes(WHOLE.replace("\n", "\r\n").encode(encoding))
        assert read_roster(path) == READ
        described = UnitGroup(kind=GroupKind.DESCRIBED, text="有关通信公司")
        assert read_roster(str(path)).members(described) == ("甲公司",)

    def test_a_json_file_too(self, tmp_path: Path) -> None:
        """The same keys."""
        path = tmp_path / "r.json"
        path.write_text('{"id": "r", "groups": {"regions": ["中山区"]}}', encoding="utf-8")
        assert read_roster(path).groups == {"regions": ("中山区",)}

    def test_what_cannot_be_read_is_refused_under_the_name_of_the_file(self, tmp_path: Path) -> None:
        """No folder is printed."""
        path = tmp_path / "r.toml"
        with pytest.raises(ReadingError, match=r"^r\.toml: is not there"):
            read_roster(path)
        path.write_text("groups = 3", encoding="utf-8")
        with pytest.raises(ReadingError, match=r"(?m)^r\.toml \$\.id: is missing"):
            read_roster(path)
        with pytest.raises(UsageError, match=r"must be one of \.toml, \.json"):
            read_roster(tmp_path / "r.txt")


class TestRosterFromData:
    """`roster_from_data`."""

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            ([], ["r $: is a list, must be a table"]),
            ({}, ["r $.id: is missing, must be given"]),
            ({"id": ""}, ["r $.id: is empty, must hold words"]),
            ({"id": "r", "groups": []}, ["r $.groups: is a list, must be a table"]),
            ({"id": "r", "groups": {"regions": "中山区"}}, ["r $.groups.regions: is “中山区”, must be a list"]),
            ({"id": "r", "groups": {"regions": ["甲", 3]}}, ["r $.groups.regions[1]: is 3, must be words"]),
            ({"id": "r", "groups": {"regions": [""]}}, ["r $.groups.regions[0]: is empty, must hold words"]),
            (
                {"id": "r", "groups": {"甲": ["乙", "丙", "乙"]}},
                ["r $.groups.甲[2]: 乙 stands here a second time, must stand once"],
            ),
            (
                {"id": "r", "groups": {"甲\u202e": []}},
                [r"r $.groups.甲\u202e: character 2 is U+202E (an invisible formatting character)"],
            ),
            (
                {"id": "r", "groups": {"region": ["甲"]}},
                ["r $.groups.region: is no kind of group, must be one of departments, regions, sections,"],
            ),
            ({"id": "r", "example": "yes"}, ["r $.example: is “yes”, must be true or false"]),
            ({"id": "r", "note": {"zh": "甲"}}, ["r $.note.en: is missing, must be given"]),
            ({"id": "r", "units": [{"aliases": []}]}, ["r $.units[0].name: is missing, must be given"]),
            (
                {"id": "r", "group": {}},
                ["r $.group: is not a known key, must be one of example, groups, id, note,"],
            ),
            (
                {"title": 1, "groups": {"甲": [1, 2]}, "zz": 1},
                [
                    "r $.groups.甲[0]: is 1, must be words",
                    "r $.groups.甲[1]: is 2, must be words",
                    "r $.id: is missing, must be given",
                    "r $.title: is 1, must be words",
                    "r $.zz: is not a known key, must be one of",
                ],
            ),
        ],
    )
    def test_what_is_no_roster_is_refused_with_all_problems(self, data: object, expected: list[str]) -> None:
        """Each at its path."""
        found = refusal(data)
        assert len(found) == len(expected)
        assert all(one.startswith(start) for one, start in zip(found, expected, strict=True))
