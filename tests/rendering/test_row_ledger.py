"""The row ledger, as people read it."""

from __future__ import annotations

import json

import pytest

from egov_consolidation.model import Cell, Clause, Deadline, DeadlineKind, Deliverable, Plan, Task
from egov_consolidation.rendering import json_text, rows_json, rows_markdown, rows_text
from egov_consolidation.rules import rulebook
from egov_consolidation.wording import LANGUAGES, Lang, Text

CLAUSES = (
    Clause(text="清理机房", rule="NW01", also=("PL12",)),
    Clause(text="编制台账", deliverable="机房台账"),
    Clause(text="可共用机房", reason=Text(en="it permits", zh="允许性表述")),
    Clause(text="长期", cell=Cell.DEADLINE, rule="XX99"),
)
TASK = Task(
    id="1.6",
    content="清理机房，编制台账，可共用机房。",
    content_en="Clear out machine rooms.",
    deadline=Deadline(kind=DeadlineKind.STANDING, text="长期"),
    deliverables=(Deliverable(name="机房台账", name_en="record of rooms"),),
    clauses=CLAUSES,
)
PLAN = Plan(id="demo", title="示例", tasks=(TASK, Task(id="2", content="其他。")))
TITLE = next(rule.title for rule in rulebook() if rule.id == "NW01")


class TestRowsJson:
    """The document."""

    def test_each_part_says_what_becomes_of_it(self) -> None:
        """A rule's id, a thing's name, or the reason."""
        first, second = json.loads(json_text(rows_json(PLAN)))["rows"]
        told = [(one["text"], one["cell"], one["kind"], one["ref"]) for one in first["parts"]]
        assert told == [
            ("清理机房", "content", "rule", "NW01"),
            ("编制台账", "content", "deliverable", "机房台账"),
            ("可共用机房", "content", "not_checkable", None),
            ("长期", "deadline", "rule", "XX99"),
        ]
        assert [one["also"] for one in first["parts"]] == [["PL12"], [], [], []]
        assert first["parts"][2]["reason"] == {"en": "it permits", "zh": "允许性表述"}
        assert second["parts"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
class TestRowsText:
    """For a terminal."""

    def test_each_stretch_stands_with_what_becomes_of_it(self, lang: Lang) -> None:
        """A rule with its title, a reason in the language asked for."""
        told = rows_text(PLAN, rulebook(), lang, width=200)
        line = next(one for one in told.splitlines() if one.startswith("清理机房"))
        assert TITLE.say(lang) in line
        assert "PL12" in line
        assert ("it permits" in told, "允许性表述" in told) == (lang == "en", lang == "zh")
        assert ("record of rooms" in told) == (lang == "en")

    def test_a_rule_that_nobody_knows_is_said_to_be_none(self, lang: Lang) -> None:
        """No title is invented."""
        told = rows_text(PLAN, rulebook(), lang, width=200)
        line = next(one for one in told.splitlines() if "XX99" in one)
        assert {"en": "no such rule", "zh": "没有这条规则"}[lang] in line

    def test_what_is_counted_are_stretches_of_the_content(self, lang: Lang) -> None:
        """One rule, one thing, one reason; the deadline is none of them."""
        head = rows_text(PLAN, rulebook(), lang, width=200).splitlines()[0]
        assert [sign for sign in head if sign.isdigit()] == ["2", "1", "1", "1"]


@pytest.mark.parametrize("lang", LANGUAGES)
class TestRowsMarkdown:
    """For a page."""

    def test_each_row_begins_with_its_sentence(self, lang: Lang) -> None:
        """And its gloss in English; rows of which nothing is said are left out."""
        told = rows_markdown(PLAN, rulebook(), lang)
        assert "> 清理机房，编制台账，可共用机房。（长期）" in told
        assert ("Clear out machine rooms." in told) == (lang == "en")
        assert [line for line in told.splitlines() if line.startswith("## ")] == ["## 1.6"]
