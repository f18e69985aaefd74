"""The rulebook and one rule explained: all that is known of a rule is said."""

from __future__ import annotations

import json
from collections.abc import Iterator

import attrs
import pytest

from egov_consolidation import Citation, Rule, Severity, Verdict, rulebook
from egov_consolidation.dates import Day, day
from egov_consolidation.rendering import (
    json_text,
    rule_facts,
    rule_markdown,
    rule_text,
    rules_json,
    rules_markdown,
    rules_text,
)
from egov_consolidation.rendering._judgement_words import BASES, STRENGTHS
from egov_consolidation.rendering._rules import quoted
from egov_consolidation.rendering._width import display_width
from egov_consolidation.rules import Basis, Context, Outcome, Strength, plan_rule
from egov_consolidation.settings import Parameter
from egov_consolidation.testing import examples, explanation
from egov_consolidation.wording import LANGUAGES, Lang, Text


def _logic(ctx: Context) -> Iterator[Outcome]:
    """Every list is complete.

    What:   counts the entries of every list, which takes more words than fit on one line of a
            terminal.
    Limits: cannot count.
    """
    yield from (Verdict.PASS for _ in ctx.plan)


MADE: Rule = plan_rule(
    "ZZ01",
    "complete-lists",
    title=Text(en="Every list is complete", zh="清单完整"),
    speaks_of=Text(en="a list", zh="一份清单"),
    basis=(Basis.STATED, Basis.READ),
    cites=(Citation(document="p", row="1.1", quote="制定清理清单"),),
    reason=Text(en="it has to be", zh="应当如此"),
    strength=Strength.MUST_NOT,
    severity=Severity.WARNING,
    messages={},
    parameters=(
        Parameter(
            id="ZZ01.least",
            about=Text(en="entries of a list", zh="清单条数"),
            unit=Text(en="entries", zh="条"),
            value=2.5,
            reason=Text(en="chosen by us.", zh="由我们选定。"),
        ),
        Parameter(id="ZZ01.most", about=Text(en="entries at most", zh="最多条数"), unit=Text(en="entries", zh="条")),
    ),
    since="0.1",
)(_logic)


@attrs.frozen
class Case:
    """An example as rendering wants it."""

    name: str
    about: Text
    said: tuple[tuple[Verdict, tuple[str, ...]], ...]


GOOD = Case("full", Text(en="Full.", zh="完整。"), ())
BAD = Case(
    "empty",
    Text(en="Empty.", zh="空白。"),
    ((Verdict.FAIL, ("1", "2")), (Verdict.UNKNOWN, ("3",))),
)


class TestRulesJson:
    """`rules_json`."""

    def test_everything_but_the_logic_is_said(self) -> None:
        """Texts in both languages."""
        document = json.loads(json_text(rules_json([MADE])))
        (found,) = document["rules"]
        parameters = found.pop("parameters")
        assert found == {
            "id": "ZZ01",
            "name": "complete-lists",
            "family": "ZZ",
            "title": {"zh": "清单完整", "en": "Every list is complete"},
            "speaks_of": {"zh": "一份清单", "en": "a list"},
            "strength": "MUST_NOT",
            "severity": "WARNING",
            "basis": ["stated", "read"],
            "citations": [{"document": "p", "row": "1.1", "quote": "制定清理清单"}],
            "reason": {"zh": "应当如此", "en": "it has to be"},
            "holds_from": None,
            "holds_until": None,
            "holds_after": None,
            "since": "0.1",
            "is_default": True,
            "doc": MADE.doc,
        }
        assert [(one["id"], one["value"]) for one in parameters] == [("ZZ01.least", 2.5), ("ZZ01.most", None)]
        assert parameters[0]["reason"] == {"zh": "由我们选定。", "en": "chosen by us."}


class TestRulesText:
    """`rules_text`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_rule_has_a_row_with_its_severity(self, lang: Lang) -> None:
        """In the order of their ids."""
        lines = rules_text(rulebook(), lang, width=260).rstrip("\n").split("\n")[2:]
        assert [line.split()[0] for line in lines] == [rule.id for rule in rulebook()]
        for line, rule in zip(lines, rulebook(), strict=True):
            assert rule.title.say(lang) in line


class TestRulesMarkdown:
    """`rules_markdown`."""

    def test_a_row_says_what_must_hold_how_much_it_weighs_and_on_what_it_rests(self) -> None:
        """One row for each rule."""
        row = "| ZZ01 | complete-lists | 清单完整 | 警告 | 方案原文载明；已核对的其他文件 |"
        assert rules_markdown([MADE], "zh").rstrip("\n").split("\n")[2:] == [row]


class TestRuleFacts:
    """`rule_facts`."""

    def test_what_is_known_is_said_in_words(self) -> None:
        """A value that is not set says what follows from that."""
        assert rule_facts(MADE, "en") == [
            ("name", "complete-lists"),
            ("speaks of", "a list"),
            ("strength", "must not"),
            ("severity", "warning"),
            ("rests on", "the plan states it; another document, read"),
            ("words", "p 1.1 “制定清理清单”"),
            ("reason", "it has to be"),
            ("parameter", "ZZ01.least = 2.5 entries: entries of a list. chosen by us."),
            ("parameter", "ZZ01.most = not set (the rule is undecided without it): entries at most"),
            ("since", "0.1"),
        ]

    def test_a_value_shows_the_words_that_it_rests_on(self) -> None:
        """With their document, before the reason; several are told apart."""
        words = (
            Citation(document="GAO-16-89G", quote="no more than 5 percent"),
            Citation(document="p", row="1", quote="一"),
        )
        limit = attrs.evolve(MADE.parameters[0], cites=words)
        en, zh = (dict(rule_facts(attrs.evolve(MADE, parameters=(limit,)), lang)) for lang in ("en", "zh"))
        assert en["parameter"] == (
            "ZZ01.least = 2.5 entries: entries of a list (GAO-16-89G “no more than 5 percent”; p 1 “一”). chosen by us."
        )
        assert (
            zh["参数"] == "ZZ01.least = 2.5 条：清单条数（GAO-16-89G “no more than 5 percent”；p 1 “一”）。由我们选定。"
        )

    @pytest.mark.parametrize(
        ("holds_from", "holds_until", "en", "zh"),
        [
            (day("2019-01-01"), None, "from 2019-01-01 on", "2019-01-01 起"),
            (None, day("2020-12-31"), "until 2020-12-31", "至 2020-12-31 止"),
            (
                day("2019-01-01"),
                day("2020-12-31"),
                "from 2019-01-01 until 2020-12-31",
                "2019-01-01 起，至 2020-12-31 止",
            ),
        ],
    )
    def test_the_days_of_force_are_said_where_there_are_any(
        self, holds_from: Day | None, holds_until: Day | None, en: str, zh: str
    ) -> None:
        """The first day, the last one, or both; in JSON each has a key of its own."""
        rule = attrs.evolve(MADE, holds_from=holds_from, holds_until=holds_until)
        assert dict(rule_facts(rule, "en"))["in force"] == en
        assert dict(rule_facts(rule, "zh"))["适用期间"] == zh
        (found,) = json.loads(json_text(rules_json([rule])))["rules"]
        days = [None if one is None else one.isoformat() for one in (holds_from, holds_until)]
        assert [found["holds_from"], found["holds_until"]] == days

    def test_every_label_has_words_in_both_languages(self) -> None:
        """As many facts in the one as in the other."""
        zh, en = (rule_facts(MADE, lang) for lang in LANGUAGES)
        assert len(zh) == len(en)
        assert not {label for label, _ in zh} & {label for label, _ in en}


class TestRuleText:
    """`rule_text`."""

    def test_title_facts_explanation_and_examples_follow_each_other(self) -> None:
        """Lines are broken anew for the terminal, and hang below their labels."""
        assert rule_text(MADE, [GOOD, BAD], "en", width=60).split("\n")[14:] == [
            "",
            "Every list is complete.",
            "",
            "What:   counts the entries of every list, which takes more",
            "        words than fit on one line of a terminal.",
            "Limits: cannot count.",
            "",
            "Examples",
            "full   Full. → nothing departs",
            "empty  Empty. → fail: 1, 2; unknown: 3",
            "",
        ]

    def test_an_explanation_in_the_language_asked_for_takes_the_place_of_the_docstring(self) -> None:
        """It hangs below its labels too, which are twice as wide."""
        told = Text(en="Counted.", zh="清单完整。\n\n检查：逐一核对每份清单的条数。\n局限：不会数数。")
        assert rule_text(MADE, [], "zh", width=24, explanation=told).endswith(
            "\n\n清单完整。\n\n检查：逐一核对每份清单的\n      条数。\n局限：不会数数。\n"
        )
        assert rule_text(MADE, [], "en", width=80, explanation=told).endswith("\n\nCounted.\n")
        assert "```text\n清单完整。\n" in rule_markdown(MADE, [], "zh", explanation=told)

    def test_without_examples_there_is_no_heading_for_them(self) -> None:
        """A rule of one's own may have none."""
        assert rule_text(MADE, [], "zh", width=80).endswith("Limits: cannot count.\n")

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("rule", rulebook(), ids=str)
    def test_every_rule_of_the_rulebook_fits_a_terminal_and_loses_nothing(self, rule: Rule, lang: Lang) -> None:
        """Docstring, facts and examples are all there."""
        told = explanation(rule.id)
        text = rule_text(rule, examples(rule.id), lang, width=80, explanation=told)
        assert all(display_width(line) <= 80 for line in text.split("\n"))
        plain = "".join(text.split())
        assert "".join(told.say(lang).split()) in plain
        assert all(case.name in text for case in examples(rule.id))


class TestRuleMarkdown:
    """`rule_markdown`."""

    def test_facts_and_examples_are_lists_and_the_docstring_is_set_as_written(self) -> None:
        """Below the title."""
        page = rule_markdown(MADE, [BAD], "zh")
        assert page.startswith("# ZZ01 清单完整\n\n- **名称**: complete-lists\n")
        assert f"\n\n```text\n{MADE.doc}\n```\n\n## 示例\n\n" in page
        assert page.endswith("\n- **empty**: 空白。 → 不符：1、2；无法判定：3\n")


class TestQuoted:
    """`quoted`."""

    def test_the_row_is_named_where_there_is_one(self) -> None:
        """Document, row, words."""
        assert quoted(Citation(document="民法典", quote="顺延")) == "民法典 “顺延”"
        assert quoted(Citation(document="p", row="1.4", quote="原则上")) == "p 1.4 “原则上”"


class TestWords:
    """`BASES`, `STRENGTHS`."""

    def test_every_basis_and_strength_has_words_in_both_languages(self) -> None:
        """No two the same."""
        assert (set(BASES), set(STRENGTHS)) == (set(Basis), set(Strength))
        for lang in LANGUAGES:
            assert len({text.say(lang) for text in BASES.values()}) == len(Basis)
            assert len({text.say(lang) for text in STRENGTHS.values()}) == len(Strength)
