"""Units that the sentence of a task names itself: who leads along, and who is reported to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from egov_consolidation.model import Assignment, Origin, Role
from egov_consolidation.reading._owner_groups import group_of, is_whole_group
from egov_consolidation.reading._owner_text import tidy
from egov_consolidation.reading._owner_units import is_worded_as_name

_WINDOW = 40
_JOINT = ("会同", "配合", "协助")
_REPORTING = (
    *("上报至", "上报", "报送至", "报送给", "报送", "报请", "报至", "报给", "呈报", "抄送", "抄报", "发至", "印发至"),
    *("提交至", "提交给", "提交", "报"),
)
_TRIGGER = re.compile(
    f"{'|'.join((*_JOINT, *sorted(_REPORTING, key=len, reverse=True)))}(?![名告考到价警账销废刊表社纸酬道])"
)
_OTHER_WORDS_WITH_REPORT = tuple("申通汇填举预日周旬月季年情公警海快简电谎虚瞒漏误直编播战捷学画")

_STOP = re.compile(r"[，。；：、,;:？！“”《》（）()\s]|[并将把按的等至到]|对(?![外口])|进行|开展")
_LIST = re.compile("以及|[、和与及]|(?=[省市县区州](?:人民)?政府)")
_AFTER_RECIPIENT = re.compile(r"[，。；,;？！“”（）()\s]|等|并|后|审|批|同意|备案|研究|决定|汇总|印发|核")
_WORK = re.compile(
    "做好|审定|审核|审批|批准|同意|备案|汇总|解决|完善|制定|编制|推进|完成|建设|建立|加强|加快|组织|研究|落实|提出|指导"
)
_REGIONS = re.compile(
    "(?:各|有关|相关)[省市县区州旗地乡镇]{1,4}(?:[（(][省市县区州旗、]{1,8}[）)])?(?:人民)?(?:政府|管委会)?"
)

_ENDINGS = (
    *("管委会", "委员会", "联席会议", "领导小组", "指挥部", "办公厅", "办公室", "总公司", "分公司", "公司", "中心"),
    *("政府", "法院", "检察院", "研究院", "国务院", "管委", "小组", "机制", "专班", "集团", "银行", "海关", "公署"),
    *("部门", "单位", "地区", "各地", "科室", "处室", "区市县", "县市区", "先导区", "委", "局", "厅", "办", "署", "部"),
)
_ENDING = re.compile("|".join(sorted(_ENDINGS, key=len, reverse=True)))
_GOES_ON = re.compile(
    "办公厅|办公室|督查室|研究室|法制办|新闻办|国资委|金融办|外办|侨办|宣传部|组织部|统战部|政法委|网信办|编办|改革办"
    "|工信委|领导小组|办(?![理法事好结])"
)
_OTHER_WORDS = {
    "政府": re.compile("采购|部门|网站|门户|投资|绩效|信息|令|购买|服务|性|固定|网络|机关|工作|公报|专网|数据"),
    "部": re.compile("[分署内位]"),
    "办": re.compile("[理法事好结]"),
    "委": re.compile("[托派任员]"),
    "局": re.compile("[面部域]"),
    "中心": re.compile("[城工任]"),
    "单位": re.compile("内"),
}
_LEVELS = "省市县区州旗"
_LISTED_NAME = re.compile("[省市县区州旗各国]|有关|相关|中央")


def units_in_content(content: str, known_units: Collection[str] = ()) -> tuple[Assignment, ...]:
    """Return the units that the sentence of a task names: those it is done with, and those it is reported to.

    会同, 配合 and 协助 name who leads along with the owner of the row; 报, 报送至, 发至 and the like name who receives.

    Args:
        content: What is to be done, as printed.
        known_units: Names of the units of the plan. A printed name that lacks only the level of one of them (发展改革委
            for 市发展改革委) is given as that unit.

    Returns:
        The assignments in the order of the sentence, each once, with `Origin.CONTENT`.

    Examples:
        >>> [(one.role.value, one.name) for one in units_in_content("摸清情况，提出整合方案报市政府。")]
        [('receiving', '市政府')]
        >>> [one.name for one in units_in_content("会同发展改革委对本方案进行统筹", ["市发展改革委"])]
        ['市发展改革委']

    Notes:
        Cautious: a name has to follow the word at once and to end like a unit's name, and after 报 and 报送 the clause
        has to end with it. 报告, 申报, 通报, 报名 and 报送情况 name nobody. Who is helped (配合X) is given as leading
        along, because the row's owner only helps it.

    Source:
        Rows 1.1, 2.1.1, 2.2.8, 2.2.15, 2.3.1, 2.5.1, 2.5.4 and 3.1 of the Dalian annex.
    """
    found: dict[Assignment, None] = {}
    known = frozenset(known_units)
    for match in _TRIGGER.finditer(content):
        for name in _names_after(content, match, known):
            role = Role.CO_LEAD if match.group() in _JOINT else Role.RECEIVING
            group = group_of(name)
            unit = None if group is not None else _known(name, known)
            found[Assignment(role=role, unit=unit, group=group, origin=Origin.CONTENT)] = None
    return tuple(found)


def _names_after(content: str, trigger: re.Match[str], known: frozenset[str]) -> list[str]:
    """Return the names that follow a word such as 会同 or 报, if it is that word and they follow at once."""
    word = trigger.group()
    if word == "报" and content[: trigger.start()].endswith(_OTHER_WORDS_WITH_REPORT):
        return []
    spans = list(_names_from(content, trigger.end(), known))
    if word in _JOINT or word.endswith(("至", "给")) or not spans:
        return [name for name, _ in spans]
    end = spans[-1][1]
    return [name for name, _ in spans] if end == len(content) or _AFTER_RECIPIENT.match(content, end) else []


def _names_from(content: str, at: int, known: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Yield the names that begin here, one after another with 、 or 和 between them, and where each ends."""
    end = _name_end(content, at, known)
    while end is not None:
        yield tidy(content[at:end]), end
        joint = _LIST.match(content, end)
        if joint is None:
            return
        at = joint.end()
        is_name = _LISTED_NAME.match(content, at) or _known_length(content, at, known) > 0
        end = _name_end(content, at, known) if is_name else None


def _name_end(content: str, at: int, known: frozenset[str]) -> int | None:
    """Return where the name that begins here ends, or `None` where none does."""
    regions = _REGIONS.match(content, at)
    if regions is not None and group_of(regions.group()) is not None:
        return regions.end()
    stop = _STOP.search(content, at, at + _WINDOW)
    limit = min(len(content), at + _WINDOW) if stop is None else stop.start()
    length = _known_length(content, at, known)
    ending = _ENDING.search(content, at, limit)
    while ending is not None:
        end = ending.end()
        if end - at >= length and _is_name(content[at:end]) and not _belongs_to_next_word(content, ending):
            return _gone_on(content, end, limit)
        ending = _ENDING.search(content, end, limit)
    return at + length if length else None


def _belongs_to_next_word(content: str, ending: re.Match[str]) -> bool:
    """Return whether an ending is the beginning of another word: 政府 of 政府网站, 办 of 办理."""
    others = _OTHER_WORDS.get(ending.group())
    return others is not None and others.match(content, ending.end()) is not None


def _gone_on(content: str, end: int, limit: int) -> int:
    """Return the end of a name such as 市政府办公厅, which begins with the name of another unit."""
    more = _GOES_ON.match(content, end, limit)
    while more is not None:
        end = more.end()
        more = _GOES_ON.match(content, end, limit)
    return end


def _is_name(name: str) -> bool:
    if _ENDING.fullmatch(name) is not None:
        return is_whole_group(name)
    return is_worded_as_name(name) and _WORK.match(name) is None


def _known_length(content: str, at: int, known: frozenset[str]) -> int:
    """Return the length of the longest known name that begins here, or 0."""
    return next((length for length in range(_WINDOW, 0, -1) if content[at : at + length] in known), 0)


def _known(name: str, known: frozenset[str]) -> str:
    """Return the known unit of which the printed name lacks only the level, where there is just one."""
    longer = [] if name in known else [level + name for level in _LEVELS if level + name in known]
    return longer[0] if len(longer) == 1 else name
