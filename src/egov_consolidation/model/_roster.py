"""Which units belong to the groups that a plan addresses."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from egov_consolidation.model._checks import not_empty, refuse_repeated
from egov_consolidation.model._unit import GroupKind, Unit, UnitGroup
from egov_consolidation.wording import Text


def _names_by_group(groups: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(names) for key, names in groups.items()}


@attrs.frozen(kw_only=True)
class Roster:
    """Which units belong to which groups in one city.

    Attributes:
        id: A short name for it.
        title: What it lists.
        groups: Names of the members, by the kind of group (`departments`, `regions`, `sections`) or, for units known
            only by what they do, by the words that name them.
        units: What is known of the units, aliases above all.
        is_example: Whether it is made up for illustration.
        note: What its reader has to know.
    """

    id: str = attrs.field(validator=not_empty)
    title: str = ""
    groups: Mapping[str, tuple[str, ...]] = attrs.field(
        factory=dict[str, tuple[str, ...]], converter=_names_by_group, hash=False
    )
    units: tuple[Unit, ...] = ()
    is_example: bool = False
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a member that is listed twice in one group."""
        for key, names in self.groups.items():
            refuse_repeated(names, Text(en=f"group {key}: unit", zh=f"组 {key}：单位"))

    def members(self, group: UnitGroup) -> tuple[str, ...] | None:
        """Return the names of a group's members, or `None` where the roster does not know the group.

        Examples:
            >>> roster = Roster(id="r", groups={"regions": ("中山区", "西岗区")})
            >>> roster.members(UnitGroup(kind=GroupKind.REGIONS, text="各地区"))
            ('中山区', '西岗区')
        """
        key = group.text if group.kind is GroupKind.DESCRIBED else group.kind.value
        return self.groups.get(key)
