"""Tests of what the rules say about themselves."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from egov_consolidation.rules import Basis, Rule, rulebook
from egov_consolidation.testing import explanation
from egov_consolidation.wording import Text

EACH = pytest.mark.parametrize("rule", rulebook(), ids=str)
HEADS = ("What", "Why", "Fix", "Limits")


def places(words: str) -> set[str]:
    """Return the names of the places in a message."""
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def texts(rule: Rule) -> list[Text]:
    """Return every text of a rule."""
    about = [text for parameter in rule.parameters for text in (parameter.about, parameter.unit, parameter.reason)]
    given = [rule.title, rule.speaks_of, rule.reason, *rule.messages.values(), *about]
    return [text for text in given if text is not None]


class TestDocstrings:
    """A docstring has a summary and four heads, in order and aligned."""

    @EACH
    def test_the_summary_is_one_sentence(self, rule: Rule) -> None:
        """One line that ends with a full stop, and an empty line after it."""
        summary, empty, *_ = rule.doc.split("\n")
        assert re.fullmatch(r"[A-Z0-9“].*\.", summary)
        assert empty == ""

    @EACH
    def test_the_heads_stand_in_order(self, rule: Rule) -> None:
        """What it does, why it matters, how to mend it and what it cannot see, each once."""
        heads = [line.split(":")[0] for line in rule.doc.split("\n")[2:] if not line.startswith(" ")]
        assert tuple(heads) == HEADS

    @EACH
    def test_the_words_are_aligned(self, rule: Rule) -> None:
        """Under each head all lines begin in the same column, and each head says something."""
        for line in rule.doc.split("\n")[2:]:
            assert re.fullmatch(r"(What:   |Why:    |Fix:    |Limits: | {8})\S.*", line), line
            assert line == line.rstrip()


class TestChineseExplanation:
    """The Chinese explanation has the same shape as the docstring."""

    @EACH
    def test_it_has_a_summary_and_the_four_heads_in_order(self, rule: Rule) -> None:
        """A sentence, an empty line, then what it looks at, why, what mends it and what it cannot see."""
        summary, empty, *lines = explanation(rule.id).zh.split("\n")
        assert summary.endswith("。")
        assert empty == ""
        assert [line.partition("：")[0] for line in lines] == ["检查", "理由", "改法", "局限"]
        assert all(re.fullmatch(r"..：\S.*。", line) for line in lines)


class TestTexts:
    """What a rule says is complete in both languages."""

    @EACH
    def test_both_languages_have_the_same_places(self, rule: Rule) -> None:
        """A value that the one language names, the other names too."""
        for message in rule.messages.values():
            assert places(message.en) == places(message.zh)

    @EACH
    def test_both_languages_are_there(self, rule: Rule) -> None:
        """Every text has words in both languages: Chinese ones in Chinese, English ones in English."""
        for text in texts(rule):
            assert re.search(r"[A-Za-z]{2}", text.en)
            assert re.search(r"[\u4e00-\u9fff]", text.zh)

    @EACH
    def test_messages_are_plain(self, rule: Rule) -> None:
        """A message begins with a place or in lower case, and scolds nobody."""
        assert rule.messages
        for message in rule.messages.values():
            assert re.match(r"[{a-z“]", message.en)
            assert not re.search(r"\b(invalid|error|illegal)\b", message.en, re.IGNORECASE)

    @EACH
    def test_it_says_on_what_it_rests(self, rule: Rule) -> None:
        """A rule quotes words or gives a reason; what is judged gives a reason."""
        assert rule.basis
        assert rule.cites or rule.reason is not None
        if Basis.JUDGED in rule.basis:
            assert rule.reason is not None

    @EACH
    def test_parameters_are_named_after_the_rule(self, rule: Rule) -> None:
        """The id of a parameter begins with the rule's; a value has words or a reason behind it."""
        for parameter in rule.parameters:
            prefix, _, name = parameter.id.partition(".")
            assert prefix == rule.id
            assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
            assert parameter.value is None or parameter.cites or parameter.reason is not None
