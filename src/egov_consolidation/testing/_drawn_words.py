"""Words, names, numbers and days, as the strategies draw them."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.wording import Text

_Drawn = TypeVar("_Drawn")

ALPHABET = "甲乙市局各部门编制目录年月日前底aZ019 　.,、。：；“”‘’（）'\"\\{}[]()#=$/-_*|<>&%?!\n"
"""What words are made of: whatever a plan may hold is in it in kind."""

FEW = 2
"""How many things of one sort are drawn at most."""

words: st.SearchStrategy[str] = st.text(ALPHABET, max_size=8)
names: st.SearchStrategy[str] = st.text(ALPHABET, min_size=1, max_size=6).filter(str.strip)
maybe_words: st.SearchStrategy[str | None] = st.none() | words
texts: st.SearchStrategy[Text] = st.builds(Text, en=words, zh=words)
maybe_texts: st.SearchStrategy[Text | None] = st.none() | texts
numbers: st.SearchStrategy[int] = st.integers(-999_999_999, 999_999_999)
maybe_number: st.SearchStrategy[int | None] = st.none() | st.integers(0, 20)
days: st.SearchStrategy[Day] = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31)).map(day)
ids: st.SearchStrategy[str] = st.sampled_from(("1.1", "1.2", "2.1.1", "2.2.10", "3")) | names


def few(strategy: st.SearchStrategy[_Drawn]) -> st.SearchStrategy[tuple[_Drawn, ...]]:
    """Return a strategy for none, one or two of something."""
    return st.lists(strategy, max_size=FEW).map(tuple)
