"""Rosters: which units belong to which groups."""

from __future__ import annotations

import os

from egov_consolidation.model import GroupKind, Roster
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, opened
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._plan_files import unit
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

_KINDS = tuple(kind.value for kind in GroupKind if kind is not GroupKind.DESCRIBED)
_NO_KIND = Text(
    en="is no kind of group, must be one of {known}, or the Chinese words by which the plan names the group{nearest}",
    zh="不是组的种类，须为 {known} 之一，或方案对该组的称呼{nearest}",
)
_REPEATED = Text(en="{name} stands here a second time, must stand once", zh="{name} 重复列出，同一组内只列一次")


def read_roster(source: str | os.PathLike[str]) -> Roster:
    """Read a roster from a TOML or JSON file.

    Raises:
        ReadingError: It cannot be read; every problem is listed with its path.
        UsageError: It is neither TOML nor JSON by its suffix.
    """
    file = opened(source, tuple(DATA))
    return roster_from_data(DATA[file.suffix](decode(file.data, file.name), file.name), document=file.name)


def roster_from_data(data: object, *, document: str) -> Roster:
    """Return the roster that a file holds.

    Args:
        data: What TOML or JSON made of the file.
        document: Name of the file, for places.

    Returns:
        The roster.

    Raises:
        ReadingError: A key is unknown, missing or of the wrong kind; every problem is listed with its path.

    Examples:
        >>> roster_from_data({"id": "r", "groups": {"regions": ["中山区"]}}, document="r.toml").groups["regions"]
        ('中山区',)
    """
    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    groups = fields.table("groups")
    members = {} if groups is None else {groups.spelt(key): _members(groups, key) for key in groups.keys}
    roster_id, title, note = fields.name("id"), fields.text("title") or "", fields.both("note")
    units, example = fields.tables("units", unit), fields.flag("example")
    roster = fields.built(
        lambda: Roster(id=roster_id, title=title, groups=members, units=units, is_example=example, note=note)
    )
    fields.close()
    problems.raise_if_any()
    if roster is None:
        raise AssertionError(document)
    return roster


def _members(groups: Fields, key: str) -> tuple[str, ...]:
    if key.isascii() and key not in _KINDS:
        groups.refuse(key, _NO_KIND.fill(known=_KINDS, nearest=nearest(key, _KINDS)))
    names = groups.names(key)
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name and name in seen:
            groups.refuse(f"{key}[{index}]", _REPEATED.fill(name=name))
        seen.add(name)
    return names
