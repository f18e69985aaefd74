"""Deadlines that something outside the text sets: 根据整合方案时间要求, 按国家部署, 另行通知."""

from __future__ import annotations

import re

from egov_consolidation.model import Deadline, DeadlineKind
from egov_consolidation.reading._deadline_scanner import Scanner, production

_FROM = ("根据", "按照", "依据", "依照", "遵照", "参照", "结合", "按", "视")
_SET = re.compile(
    "要求|部署|安排|规定|计划|进度|时限|时间|节点|通知|方案|情况|需要|进展|精神|文件|批复|意见|指示|实际|统筹|步骤"
)
_NO_WORDS = re.compile("[前底旬内每。；，;,]")
_A_TIME = re.compile("[0-9一二三四五六七八九十两]个?(?:年|月|日|天|周|季)")
_NOTICE = ("另行通知", "另行确定", "另行部署", "另行安排", "另行规定")
_LONGEST = 60


@production
def conditional(scan: Scanner) -> Deadline | None:
    """Read what sets a deadline that the text does not give."""
    start = scan.at
    if scan.word(*_NOTICE) or _set_by(scan) or _authoritative(scan):
        return Deadline(kind=DeadlineKind.CONDITIONAL, text="", condition=scan.key.words(start, scan.at))
    return None


@production
def _set_by(scan: Scanner) -> bool | None:
    if not scan.word(*_FROM):
        return None
    ends = [match.end() for match in _SET.finditer(scan.key.text, scan.at, _extent(scan))]
    words = scan.key.text[scan.at : ends[-1]] if ends else ""
    if not words or _A_TIME.search(words) or words.count("(") != words.count(")"):
        return None
    scan.at = ends[-1]
    return True


@production
def _authoritative(scan: Scanner) -> bool | None:
    """Read 以省里通知为准."""
    if not scan.word("以"):
        return None
    end = scan.key.text.find("为准", scan.at + 2, _extent(scan))
    if end < 0:
        return None
    scan.at = end + len("为准")
    return True


def _extent(scan: Scanner) -> int:
    """Return where the words end that may name what sets a deadline; brackets that open in them also close."""
    depth, at = 0, scan.at
    for at in range(scan.at, min(scan.at + _LONGEST, len(scan.key.text))):
        sign = scan.key.text[at]
        depth += (sign == "(") - (sign == ")")
        if depth < 0 or _NO_WORDS.match(sign) or not (sign.isalnum() or sign in '()"《》-'):
            return at
    return at + 1
