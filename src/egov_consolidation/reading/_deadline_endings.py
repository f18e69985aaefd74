"""Words around a time that do not change it: 于, 力争, 完成, and what parts one time of a cell from the next."""

from __future__ import annotations

import re

import attrs

from egov_consolidation.model import Deadline
from egov_consolidation.reading._deadline_scanner import Scanner

TIMES = re.compile("(?:至少|不少于)?[一1](?:次|报告|报|通报|调度|督查|检查|小结|总结|考核|评估|更新|会商|公布)")
"""Once in each period: 一次, 一报."""

_SOFT = ("力争", "争取", "原则上", "基本上", "基本", "逐步", "初步", "尽量", "尽可能", "努力")
_LEADING = (
    *("完成时限:", "完成时间:", "办理时限:", "时限:", "时间:", "期限:"),
    *("截止到", "截止至", "截至到", "截至", "截止", "不迟于", "不晚于", "最迟", "最晚", "务必", "必须", "确保"),
    *("应当", "应", "须", "需", "要", "于", "在", "到", "至"),
)
_MANNER = (
    *("全部", "全面", "如期", "按时", "按期", "正式", "陆续", "同步", "率先", "集中", "统一", "分批", "分步", "分别"),
    *("有序", "及时", "进一步", "扎实", "深入", "加快", "要", "予以", "进行"),
)
_VERB = re.compile(
    "完成|落实|到位|建成|建立|建设|实现|启动|开展|开始|实施|施行|执行|推进|推动|推广|制定|制订|出台|印发|报送|上报|报告|报|"
    "提交|提出|提供|办结|结束|运行|上线|投入|使用|发布|公布|公开|通报|更新|形成|健全|完善|见效|达到|达标|取得|编制|修订|"
    "验收|评估|总结|考核|检查|督查|组织|部署|整改|清理|整合|接入|迁移|对接|开通|汇总|反馈|审定|坚持|有效|维护|优化|改进|"
    "做好|抓好|加强|强化|调度|梳理|覆盖|研究|细化|调整|补充|巩固|深化|拓展|保持|召开"
)
_MARKS = (",", ";", "。", "、")
_JOINING = ("并且", "并", "同时", "且", "以及", "及", "和", "与", "其中")
_NO_OBJECT = ("长期", "持续", "常态", "常年", "力争", "争取", "不")
_TIME_SIGNS = "年月日周季旬节每前后次"
_LONGEST = 40


def leading(scan: Scanner) -> tuple[str, ...]:
    """Read the words before a time (于, 到, 力争) and return those that soften it."""
    found: list[str] = []
    while word := scan.word(*_SOFT, *_LEADING):
        found.append(word)
    return tuple(word for word in found if word in _SOFT)


def finished(scan: Scanner, deadline: Deadline) -> Deadline | None:
    """Read the words after a time (基本完成), and return the deadline if nothing else stands before the next part."""
    softness = ending(scan)
    if softness is None:
        return None
    return attrs.evolve(deadline, softness=(*deadline.softness, *softness)) if softness else deadline


def ending(scan: Scanner) -> tuple[str, ...] | None:
    """Read what is to be done by a time: manner, verb, object.

    Returns:
        The words that soften it; `None` where more is left than what is to be done.
    """
    found: list[str] = []
    while word := scan.word(*_SOFT, *_MANNER):
        found.append(word)
    scan.match(TIMES)
    if scan.match(_VERB):
        _object(scan)
    scan.word("……", "…")
    return tuple(word for word in found if word in _SOFT) if _is_end(scan) else None


def is_free(scan: Scanner) -> bool:
    """Return whether a character comes next that may stand in the name of a thing or an event."""
    return scan.is_han(_TIME_SIGNS) or scan.sees('"', "《", "》")


def _object(scan: Scanner) -> None:
    end = scan.at + _LONGEST
    while scan.at < end and not scan.sees(*_NO_OBJECT):
        if scan.match(TIMES) or scan.word("合并", "及时"):
            continue
        if not is_free(scan) or scan.sees("并", "且"):
            return
        scan.at += 1


def separator(scan: Scanner) -> bool:
    """Read what parts one time of a cell from the next (，；。、并), and return whether anything does."""
    start = scan.at
    while scan.word(*_MARKS):
        pass
    scan.word(*_JOINING)
    return scan.at > start


def ends_whole(scan: Scanner) -> bool:
    """Read the full stop that may end a cell, and return whether the cell ends."""
    while scan.word("。", ";", ","):
        pass
    return scan.is_done


def _is_end(scan: Scanner) -> bool:
    return scan.is_done or scan.sees(*_MARKS, *_JOINING, "(", ")")
