"""Groups of units that are addressed without naming their members."""

from __future__ import annotations

import re

from egov_consolidation.model import GroupKind, UnitGroup
from egov_consolidation.reading._owner_text import CLOSING, OPENING, pieces, tidy
from egov_consolidation.reading._owner_units import is_worded_as_name

CLASS_WORDS = frozenset({"部门", "单位", "部门和单位", "单位和部门", "机构", "企业", "部门及单位", "部门单位"})
"""Words for units in general, which mean a group only together with other words."""

_BRACKETS_AND_LISTS = dict.fromkeys(map(ord, f"{OPENING}{CLOSING}、，,和及与 "))
_RELATED = ("有关", "相关")
_MEMBERS = (*_RELATED, "各", "其他", "其它")

_REGION_CHARACTERS = frozenset(
    "省市州盟县区旗地乡镇街道园村社开发功能先导新高自治直辖级人民政府管委会员理办事处兵团党派出方"
)
_REGION_WORDS = frozenset("省市州盟县区旗地乡镇街园村") | {"管委"}
_REGIONS_WITHOUT_EACH = frozenset(
    {
        "园区",
        "功能区",
        "先导区",
        "区市县",
        "区县",
        "县区",
        "县市区",
        "区县市",
        "市州",
        "市县",
        "乡镇",
        "街道",
        "镇街",
        "乡镇街道",
    }
)
_REGION_SCOPE = ("全市", "全省", "全区", "全县", "市辖", "省辖", "我市", "我省", "本市", "本省")

_DEPARTMENT_NOUNS = ("委办局", "部委", "厅局", "部门", "单位")
_LEVELS = (
    *(
        "中央",
        "国家",
        "国务院",
        "机关",
        "党政",
        "政府",
        "直属",
        "本级",
        "本市",
        "全市",
        "市直",
        "省直",
        "县直",
        "区直",
        "州直",
    ),
    *("市级", "省级", "县级", "区级", "州级", "市委", "省委", "县委", "区委", "市", "省", "县", "区", "州"),
)
_LEVELS_AFTER_EACH = tuple(level for level in _LEVELS if len(level) > 1)
_NAMES_A_LEVEL = ("直", "级", "政府", "国务院", "国家", "中央", "党政", "机关")
_PLACE = re.compile("[^各有相其直级政院]{1,4}?[省市县区州旗]")

_SECTION_ENDINGS = ("科室", "处室", "股室", "部室", "室局", "内设机构", "处", "科", "股")
_OWNER_PARTS = {"牵头": GroupKind.LEADS, "主办": GroupKind.LEADS} | dict.fromkeys(
    ("责任", "配合", "承办", "协办", "协同", "参与", "落实", "实施"), GroupKind.RESPONSIBLE
)
_DESCRIBED_ENDINGS = ("单位", "部门", "企业", "机构", "公司", "院校", "高校", "学校", "医院", "银行", "运营商", "集团")

_HEADING_LONGEST = 120
_HEADING_NUMBER = re.compile("(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．])?")
_HEADING_DUTY = re.compile("负责|承担|牵头|落实|组织实施|的?(?:主要|重点|具体)?(?:工作)?(?:任务|职责|分工|事项)")
_DUTY_VERBS = ("负责", "承担", "牵头", "落实")


def group_of(text: str) -> UnitGroup | None:
    """Return the group that a text names, or `None` where it names none.

    Args:
        text: The words of one owner.

    Returns:
        The group, its words as printed; `related` where they say 有关 or 相关.

    Examples:
        >>> group_of("各县（市、区）政府").kind.value, group_of("市直有关部门").related
        ('regions', True)
    """
    name = tidy(text)
    plain = name.translate(_BRACKETS_AND_LISTS)
    kind = _owner_part(plain) or _regions(plain) or _departments(plain) or _sections(plain) or _described(name, plain)
    if kind is None:
        return None
    return UnitGroup(kind=kind, text=name, related=any(word in plain for word in _RELATED))


def is_whole_group(text: str) -> bool:
    """Return whether a text is the name of a group with nothing missing at its end."""
    group = group_of(text)
    return group is not None and (group.kind is not GroupKind.DESCRIBED or text.strip().endswith(_DESCRIBED_ENDINGS))


def group_in_heading(title: str) -> UnitGroup | None:
    """Return the group that the heading of a part addresses.

    Args:
        title: The heading, with or without its number.

    Returns:
        The group, or `None` where the heading names none. Several groups together are returned as one that is known
        by its words alone.

    Examples:
        >>> group_in_heading("市政府各部门负责落实的工作任务").text
        '市政府各部门'
        >>> group_in_heading("强化协同，推进全市政务信息共享网站建设") is None
        True

    Source:
        The three parts of the Dalian annex; the headings of 黑龙江, 威海 and 辽宁.
    """
    if len(title) > _HEADING_LONGEST:
        return None
    bare = _HEADING_NUMBER.sub("", title.strip(), count=1)
    duty = _HEADING_DUTY.search(bare)
    name = (bare if duty is None else bare[: duty.start()]).strip()
    groups = [group_of(piece) for _, piece in pieces(name, "、，,")]
    if not groups or any(group is None for group in groups):
        return None
    if len(groups) > 1:
        related = any(group.related for group in groups if group is not None)
        return UnitGroup(kind=GroupKind.DESCRIBED, text=tidy(name), related=related)
    [group] = groups
    is_told = duty is not None and duty.group().startswith(_DUTY_VERBS)
    return None if group is not None and group.kind is GroupKind.DESCRIBED and not is_told else group


def _owner_part(plain: str) -> GroupKind | None:
    """Recognise 各牵头单位 and 各责任（配合）单位, which point back into the document."""
    name = _without(plain, _MEMBERS)
    if not name.endswith(("单位", "部门")):
        return None
    kinds: set[GroupKind] = set()
    rest = name[:-2]
    while rest:
        kind = _OWNER_PARTS.get(rest[:2])
        if kind is None:
            return None
        kinds.add(kind)
        rest = rest[2:]
    return kinds.pop() if len(kinds) == 1 else None


def _regions(plain: str) -> GroupKind | None:
    if plain in _REGIONS_WITHOUT_EACH:
        return GroupKind.REGIONS
    body = plain[2:] if plain.startswith(_REGION_SCOPE) else plain
    name = _without(body, _MEMBERS)
    if name == body or not _REGION_CHARACTERS.issuperset(name) or name.startswith("级"):
        return None
    return GroupKind.REGIONS if any(word in name for word in _REGION_WORDS) else None


def _departments(plain: str) -> GroupKind | None:
    rest = plain
    while rest.endswith(_DEPARTMENT_NOUNS):
        rest = rest.removesuffix(next(noun for noun in _DEPARTMENT_NOUNS if rest.endswith(noun)))
    if rest in {plain, ""}:
        return None
    before, each, after = rest.partition("各")
    if _without(after, (*_MEMBERS, *_LEVELS_AFTER_EACH)):
        return None
    if _without(before, (*_MEMBERS, *_LEVELS)):
        before = _PLACE.sub("", before, count=1) if _PLACE.match(before) else before
        if _without(before, (*_MEMBERS, *_LEVELS)):
            return None
    is_marked = bool(each) or any(word in rest for word in (*_MEMBERS, *_NAMES_A_LEVEL))
    return GroupKind.DEPARTMENTS if is_marked else None


def _sections(plain: str) -> GroupKind | None:
    is_group = any(word in plain for word in ("各", *_RELATED))
    if is_group and plain.endswith(_SECTION_ENDINGS) and not plain.endswith("办事处") and is_worded_as_name(plain):
        return GroupKind.SECTIONS
    return None


def _described(name: str, plain: str) -> GroupKind | None:
    if not is_worded_as_name(name) or name in CLASS_WORDS:
        return None
    is_group = "各" in plain or plain.startswith(_MEMBERS) or plain.endswith(("单位", "部门", "企业", "机构"))
    return GroupKind.DESCRIBED if is_group else None


def _without(text: str, words: tuple[str, ...]) -> str:
    """Take words off the front of a text, as long as there are any."""
    rest = text
    while rest.startswith(words):
        rest = rest.removeprefix(next(word for word in words if rest.startswith(word)))
    return rest
