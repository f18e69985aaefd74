"""Words that soften what is asked: 原则上, which leaves room for exceptions, and words without a measure, such as 逐步.

A soft word inside another word is none: 原则上 in 按属地原则上报, 加快 in 更加快捷, 初步 in 初步设计. Neither is one in
the title of a document (《…》), nor one whose measure or condition follows at once (利用率低于10%, 符合下列条件).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

IN_PRINCIPLE = "原则上"

_DONE = "完成|建成|建立|构建|搭建|实现|形成|具备|达到|达成|摸清|掌握|理顺|健全|完善|到位|成型"
_MEASURELESS = (
    rf"基本(?:{_DONE}|消除|消灭|解决|取消|覆盖|满足|统一|稳定|结束|上(?![报传缴]))",
    rf"初步(?:{_DONE})",
    "逐步",
    "(?<![增添追附叠参更愈])加快",
    "力争(?![取议端])",
    "争取(?=[在于年0-9]|今年|明年|月底|早日|尽早|尽快|提前|完成|实现|达到|建成|全面|全部)",
    "尽快|尽早|尽可能",
    "(?<![合舒不])适时",
    "(?<![所没具拥附享])有条件(?=的(?!共享|开放))",
    "条件(?:具备|成熟)(?=[的后时])",
    "(?:符合|具备|满足)(?:(?!规定|下列|以下|上述|前款|第)[^，。；、：,;:“”（）()\\s]){0,6}条件(?=的)",
    "(?:利用|使用|应用|活跃)(?:程度|频度|频率|率|度)(?:(?:较|很|偏|过)?低(?!于)|不高(?!于))",
)
_SOFT = re.compile("|".join((f"{IN_PRINCIPLE}(?!报(?![请经])|[传缴])", *_MEASURELESS)))
_TITLE = re.compile("《[^《》]*》")
_CLAUSE = re.compile(r"[^，。；：！？,;:!?\n]+")


@attrs.frozen
class SoftWord:
    """One soft word in a sentence.

    Attributes:
        word: The word as printed.
        clause: The clause it stands in, as printed.
    """

    word: str
    clause: str


def soft_words(content: str) -> Iterator[SoftWord]:
    """Yield the soft words of a content, in order.

    Examples:
        >>> [(one.word, one.clause) for one in soft_words("按程序审批后，逐步接入统一共享平台。")]
        [('逐步', '逐步接入统一共享平台')]
        >>> [one.word for one in soft_words("完成初步设计，按属地原则上报。")]
        []
    """
    without_titles = _TITLE.sub(lambda title: "\0" * len(title.group()), content)
    for clause in _CLAUSE.finditer(without_titles):
        for word in _SOFT.finditer(without_titles, *clause.span()):
            yield SoftWord(word.group(), content[slice(*clause.span())].strip())
