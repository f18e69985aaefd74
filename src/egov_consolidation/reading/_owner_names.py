"""Lists of units: where one name ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from egov_consolidation.model import GroupKind, UnitGroup
from egov_consolidation.reading._owner_groups import CLASS_WORDS, group_of, is_whole_group
from egov_consolidation.reading._owner_text import bracket_at_end, depths, pieces, tidy
from egov_consolidation.reading._owner_units import could_be_unit, looks_like_unit

LISTS = "、，,；;。／/"
"""Separators that never stand within a name, outside brackets."""

NONE_STATED = frozenset({"无", "暂无", "—", "——", "－", "-", "--", "﹣", "–", "―", "/", "／", "\\"})
SAME_AS_ABOVE = frozenset({"同上", "同前", "同上行", "同上栏", "〃", "″"})

_JOINING_WORDS = re.compile(r"以及|[和与及]|\s+")
_PLACES_WITH_JOINING_WORDS = re.compile("和平区|和平分局|和平街|和田|和龙市|呼和浩特|共和县")
_BEFORE_A_NAME = ("以及", "由", "请", "及", "与", "和")
_LEVEL_BODIES = frozenset(f"{level}{body}" for level in "市省县区州旗" for body in ("委", "政府", "人民政府")) | {
    "党委"
}
_NEW_NAME = re.compile("[市省县区州旗各国]|有关|相关|中央")
_SO_MANY = re.compile(r"\A[0-9一二三四五六七八九十]{1,3}[个家]?")
_MARKS = frozenset({"牵头", "主办", "负责", "责任", "承办", "配合", "协办", "参与", "汇总", "督办"})


@attrs.frozen(kw_only=True)
class Named:
    """One owner as named in a list.

    Attributes:
        separator: What stands between the name before and this one.
        unit: Name of the unit, where it is one.
        group: The group, where it is one.
        open: Whether others follow that are not named (等).
        alias: Another name of the unit, printed in brackets.
        mark: A role printed in brackets after the name (牵头).
        signal: Words that name nobody on purpose (无, 同上).
        unread: Words that could not be read.
    """

    separator: str = ""
    unit: str | None = None
    group: UnitGroup | None = None
    open: bool = False
    alias: str | None = None
    mark: str | None = None
    signal: str | None = None
    unread: str | None = None

    @property
    def is_owner(self) -> bool:
        """Whether it names a unit or a group."""
        return self.unit is not None or self.group is not None


def names_in(text: str) -> list[Named]:
    """Read a list of units and groups.

    Args:
        text: Names with their separators.

    Returns:
        What is named, in order. What cannot be read stands among it as `unread`.

    Examples:
        >>> [one.unit for one in names_in("市教育局和人力资源和社会保障局、市审计局")]
        ['市教育局', '人力资源和社会保障局', '市审计局']
    """
    found: list[Named] = []
    for separator, piece in pieces(text, LISTS):
        for inner, name in _split_at_joining_words(piece.strip()):
            if inner.isspace() and not _stands_alone(name):
                found.append(Named(separator=inner, unread=tidy(name)))
            elif name:
                _add(found, inner or separator, name)
    return found


def _add(found: list[Named], separator: str, name: str) -> None:
    last = found[-1] if found else None
    if name in CLASS_WORDS and last is not None and last.group is not None:
        whole = group_of(last.group.text + separator + name) or last.group
        found[-1] = attrs.evolve(last, group=attrs.evolve(whole, text=last.group.text + separator + name))
    else:
        found.extend(attrs.evolve(one, separator=separator) for one in _named(name))


def _split_at_joining_words(piece: str) -> list[tuple[str, str]]:
    """Cut at 和, 与, 及, 以及 and spaces, only where both sides are names on their own."""
    tokens = list(_tokens(piece))
    found: list[tuple[str, str]] = []
    separator, name = "", tokens[0][1]
    for joint, token in tokens[1:]:
        if _ends_here(name, joint, token):
            found.append((separator, name))
            separator, name = joint, token
        else:
            name = f"{name}{joint}{token}"
    if found and not _stands_alone(name) and (not separator.isspace() or _stands_alone(tidy(found[-1][1] + name))):
        before, last = found.pop()
        separator, name = before, f"{last}{separator}{name}"
    return [*found, (separator, name)]


def _tokens(piece: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches between joining words outside brackets, and before each 各 that begins a group."""
    kept = {index for match in _PLACES_WITH_JOINING_WORDS.finditer(piece) for index in range(*match.span())}
    depth = depths(piece)
    start, joint = 0, ""
    for match in _JOINING_WORDS.finditer(piece):
        if depth[match.start()] == 0 and match.start() not in kept:
            yield from _each(joint, piece[start : match.start()])
            start, joint = match.end(), match.group()
    yield from _each(joint, piece[start:])


def _each(joint: str, token: str) -> Iterator[tuple[str, str]]:
    """Cut 各地各部门, where no separator is printed."""
    at = token.find("各", 1)
    left = group_of(token[:at]) if at > 0 else None
    if left is not None and left.kind is not GroupKind.DESCRIBED:
        yield joint, token[:at]
        yield "", token[at:]
    else:
        yield joint, token


def _ends_here(name: str, joint: str, token: str) -> bool:
    if not _stands_alone(name):
        return False
    if not joint.isspace():
        return True
    if _stands_alone(token):
        return tidy(name) not in _LEVEL_BODIES or _NEW_NAME.match(token) is not None
    return not _stands_alone(tidy(name + token))


def _stands_alone(text: str) -> bool:
    bare = text.strip()
    opened = _others_after(bare)
    name = tidy(bare if opened is None else opened[0])
    return looks_like_unit(name) or is_whole_group(name) or bare in SAME_AS_ABOVE


def _named(text: str) -> list[Named]:
    name = tidy(text)
    if name in NONE_STATED or name in SAME_AS_ABOVE:
        return [Named(signal=name)]
    for word in _BEFORE_A_NAME:
        rest = name.removeprefix(word)
        if rest != name and _PLACES_WITH_JOINING_WORDS.match(name) is None and _stands_alone(rest):
            name = rest
            break
    opened = _others_after(name)
    if opened is None:
        return [_owner(name)]
    before, others = opened
    owner = _owner(before)
    if not owner.is_owner:
        return [Named(unread=name)]
    first = attrs.evolve(owner, open=True)
    return [first] if others is None else [first, Named(group=others, mark=owner.mark)]


def _owner(name: str) -> Named:
    bracket = bracket_at_end(name)
    if bracket is not None and bracket[1].removesuffix("单位") in _MARKS:
        return attrs.evolve(_owner(bracket[0]), mark=bracket[1].removesuffix("单位"))
    group = group_of(name)
    if group is not None:
        return Named(group=group)
    if bracket is not None and looks_like_unit(bracket[0]) and looks_like_unit(bracket[1]) and "、" not in bracket[1]:
        return Named(unit=bracket[0], alias=bracket[1])
    return Named(unit=name) if could_be_unit(name) else Named(unread=name)


def _others_after(name: str) -> tuple[str, UnitGroup | None] | None:
    """Return what stands before a 等 that leaves a list open, and the group it names, if any."""
    before, etc, tail = name.rpartition("等")
    if not etc or not before:
        return None
    rest = _SO_MANY.sub("", tail.strip(), count=1)
    if rest in CLASS_WORDS or not tail.strip():
        return before, None
    group = group_of(rest)
    if group is None or (group.kind is GroupKind.DESCRIBED and not rest.startswith(("有关", "相关", "各", "其他"))):
        return None
    return before, group
