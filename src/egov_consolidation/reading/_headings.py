"""Lines outside tables: numbered headings, notes, and the line 附件 above a title."""

from __future__ import annotations

import re

import attrs

from egov_consolidation.reading._numerals import chinese_number

LONGEST_HEADING = 200
"""How many characters a heading or a caption may have; longer lines are prose."""

_CHINESE = "[〇零一二三四五六七八九十百千万两]{1,9}"
_ARABIC = "[0-9０-９]{1,5}"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"第({_CHINESE}|{_ARABIC})(?:部分|章|篇)[、:：]?()(.*)",
        rf"({_CHINESE})([、．.])(.*)",
        rf"[（(]({_CHINESE})[）)]([、．.]?)(.*)",
        rf"({_ARABIC})([、．.])(?![0-9０-９])(.*)",
        rf"[（(]({_ARABIC})[）)]([、．.]?)(.*)",
    )
)
_NOTE = re.compile(r"(?:附?注|备注|说明)[0-9０-９一二三四五六七八九十]{0,3}(?:[:：.．、（(\s]|$)|[*＊※]")
_ANNEX = re.compile(
    r"附件[ \u3000]?[0-9０-９一二三四五六七八九十]{0,3}(?:$|[:：](.*)|(?<=[0-9０-９一二三四五六七八九十])\s(.*))"
)
_PROSE = ("。", "；", "：", "，", "、", ";", ":")


@attrs.frozen(kw_only=True)
class Heading:
    """A numbered heading.

    Attributes:
        rank: How far out its form stands: 第一部分, 一、, （一）, 1., （1）.
        number: Its number.
        title: Its words without the number.
    """

    rank: int
    number: int
    title: str

    def continues(self, above: Heading | None) -> bool:
        """Return whether it has the form of the heading above it, and the next number."""
        return above is not None and (self.rank, self.number) == (above.rank, above.number + 1)


def heading_in(line: str) -> Heading | None:
    """Return the numbered heading that a line is, or `None` where it is none.

    Examples:
        >>> heading_in("二、市政府相关部门负责落实的工作任务")
        Heading(rank=1, number=2, title='市政府相关部门负责落实的工作任务')
        >>> heading_in("2018年重点任务") is None
        True
    """
    if len(line) > LONGEST_HEADING:
        return None
    for rank, form in enumerate(_FORMS):
        match = form.fullmatch(line)
        if match is not None:
            number = chinese_number(match[1])
            return None if number is None else Heading(rank=rank, number=number, title=match[3].strip())
    return None


def is_note(line: str) -> bool:
    """Return whether a line begins a note (注：, 说明：, 备注：, *).

    Examples:
        >>> is_note("注：时限均含当日。"), is_note("说明各部门职责")
        (True, False)
    """
    return _NOTE.match(line) is not None


def is_caption(line: str) -> bool:
    """Return whether a line may be a title or the caption of a table: short, and no sentence.

    Examples:
        >>> is_caption("表1 2018年重点任务"), is_caption("以下任务均需落实。")
        (True, False)
    """
    return len(line) <= LONGEST_HEADING and not line.endswith(_PROSE) and "。" not in line


def without_annex_label(line: str) -> str:
    """Return a line without the words 附件, 附件1 or 附件： that stand above or before a title.

    Examples:
        >>> without_annex_label("附件2：任务分工"), without_annex_label("附件"), without_annex_label("附件管理办法")
        ('任务分工', '', '附件管理办法')
    """
    match = _ANNEX.fullmatch(line)
    return line if match is None else (match[1] or match[2] or "").strip()
