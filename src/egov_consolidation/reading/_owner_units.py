"""What a unit's name looks like."""

from __future__ import annotations

import re

from egov_consolidation.reading._owner_text import bracket_at_end, is_balanced

_LONGEST = 60

_ENDINGS = (
    *("委", "局", "厅", "办", "署", "部", "院", "室", "处", "科", "所", "站", "队", "馆", "校", "联", "协", "股"),
    *("政府", "公署", "中心", "公司", "集团", "海关", "机关", "银行", "支行", "分行", "总行", "人行", "工会"),
    *("委员会", "管委会", "常委会", "协会", "学会", "商会", "联合会", "基金会", "理事会", "红十字会", "总会"),
    *("研究会", "促进会", "小组", "工作组", "专班", "机制", "联席会议", "专题会议", "指挥部", "团委", "大学", "学院"),
    *("供销社", "报社", "合作社", "通讯社", "电视台", "广播台", "电台", "气象台", "法庭", "监狱", "基地", "联盟"),
    *("街道", "乡", "镇", "县", "区", "市", "旗", "州", "省", "团", "军区", "铁塔", "移动", "联通", "电信"),
)
_STANDING_ALONE = frozenset({"办公室", "办公厅"})
_NO_UNITS = (
    *("社会", "城市", "都市", "地区", "社区", "农村", "干部", "内部", "外部", "全部", "局部", "场所", "学科", "本科"),
    *("高校", "学校", "院校", "乡镇", "集镇", "行政区", "全市", "全省", "全区", "全县", "互联", "市县", "区县", "县区"),
)
_BARE = frozenset({*_ENDINGS, "委员", "部门", "单位", "机构", "企业", "公司", "集团"}) - _STANDING_ALONE

_SENTENCE_WORDS = re.compile(
    "负责|牵头|会同|配合|协助|督促|另行|根据|按照|依照|以下|以上|不再|均需|均由|列出|列第|完成|责任|同志|第一位|底前|[0-9][年月日]"
)
_WORK = re.compile(
    "制定|编制|开展|推进|完成|建设|建立|加强|加快|组织|做好|研究|落实|提出|指导|协调|健全|完善|优化|强化|对|将|把|按|经|其|该|于|在"
)
_SIGNS = frozenset('（）()〔〕“”‘’"《》·•-—－&＆. 、，,')


def is_worded_as_name(text: str) -> bool:
    """Return whether a text has the form of a name: its length, its characters, no words of a sentence."""
    return (
        1 < len(text) <= _LONGEST
        and all(character.isalnum() or character in _SIGNS for character in text)
        and any(character.isalpha() for character in text)
        and is_balanced(text)
        and _SENTENCE_WORDS.search(text) is None
    )


def looks_like_unit(text: str) -> bool:
    """Return whether a text, taken by itself, is the name of one unit.

    Examples:
        >>> looks_like_unit("市审计局"), looks_like_unit("人力资源"), looks_like_unit("局")
        (True, False, False)
    """
    if not is_worded_as_name(text):
        return False
    bracket = bracket_at_end(text)
    name = text if bracket is None else bracket[0]
    if name in _STANDING_ALONE:
        return True
    return name.endswith(_ENDINGS) and name not in _BARE and not name.endswith(_NO_UNITS)


def could_be_unit(text: str) -> bool:
    """Return whether a text that stands where a unit has to stand may be one, whatever its ending."""
    if looks_like_unit(text):
        return True
    return is_worded_as_name(text) and text not in _BARE and _WORK.match(text) is None
