"""Which units belong to which groups."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import ModelError
from egov_consolidation.model import GroupKind, Roster, UnitGroup

ROSTER = Roster(
    id="r",
    groups={
        "regions": ("中山区", "西岗区"),
        "departments": (),
        "有关通信公司": ("大连移动", "大连联通"),
        "各地区": ("甲",),
    },
)


class TestRoster:
    """`Roster`."""

    @pytest.mark.parametrize(
        ("kind", "text", "members"),
        [
            (GroupKind.REGIONS, "各地区", ("中山区", "西岗区")),
            (GroupKind.REGIONS, "各区市县（先导区）", ("中山区", "西岗区")),
            (GroupKind.DESCRIBED, "有关通信公司", ("大连移动", "大连联通")),
            (GroupKind.DESCRIBED, "各高校", None),
            (GroupKind.DESCRIBED, "regions ", None),
            (GroupKind.DEPARTMENTS, "各部门", ()),
            (GroupKind.SECTIONS, "各科室", None),
        ],
    )
    def test_members_are_found_by_kind_or_by_words(
        self, kind: GroupKind, text: str, members: tuple[str, ...] | None
    ) -> None:
        """A group that it does not know is not an empty one."""
        assert ROSTER.members(UnitGroup(kind=kind, text=text)) == members

    def test_a_member_listed_twice_is_refused_with_its_group(self) -> None:
        """In two groups it may stand."""
        assert Roster(id="r", groups={"regions": ("甲",), "departments": ("甲",)}).id == "r"
        with pytest.raises(ModelError, match="group regions: unit 甲"):
            Roster(id="r", groups={"regions": ("甲", "乙", "甲")})

    def test_what_the_caller_keeps_does_not_change_it(self) -> None:
        """It holds its own copy."""
        groups: dict[str, tuple[str, ...]] = {"regions": ("甲",)}
        roster = Roster(id="r", groups=groups)
        groups["regions"] = ()
        assert roster.members(UnitGroup(kind=GroupKind.REGIONS, text="各地区")) == ("甲",)

    def test_a_roster_can_stand_in_a_set(self) -> None:
        """Although its groups are a mapping."""
        assert {ROSTER} == {Roster(id="r", groups=dict(ROSTER.groups))}
