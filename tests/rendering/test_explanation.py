"""Why a rule says of a record what it says, as people and programs read it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from egov_consolidation.inventory import Inventory, collection_of
from egov_consolidation.reading import read_inventory, read_settings
from egov_consolidation.rendering import explanation_json, explanation_text, json_text, schema
from egov_consolidation.rendering._width import display_width
from egov_consolidation.rules import Rule, explain, rule, rulebook
from egov_consolidation.rules.engine import Clause, Explanation
from egov_consolidation.wording import LANGUAGES, Lang, said

CITY = Path(__file__).resolve().parents[2] / "examples" / "city"
AS_OF = "2025-10-01"
GIVEN = read_inventory(CITY / "inventory.toml").given
RULES = [one for one in rulebook() if one.on is not None and collection_of(one.on) in GIVEN]


@pytest.fixture(scope="module")
def city() -> Inventory:
    """Give the example city."""
    return read_inventory(CITY / "inventory.toml")


def told(one: Rule, inventory: Inventory, place: int = 0) -> Explanation | None:
    """Return what is told of a record of the city, if it has such records."""
    parameters = read_settings(CITY / "egov.toml").parameters
    assert one.on is not None
    records = inventory.records(collection_of(one.on)) or ()
    return explain(one, records[place], inventory, as_of=AS_OF, parameters=parameters) if records else None


def flat(clauses: tuple[Clause, ...]) -> list[Clause]:
    """Return conditions with all that they are made of."""
    return [inner for one in clauses for inner in (one, *flat(one.parts))]


class TestExplanationText:
    """In sentences."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("one", RULES, ids=str)
    def test_every_datum_and_parameter_stands_with_its_value(self, one: Rule, lang: Lang, city: Inventory) -> None:
        """Of every rule: the title, each datum, each parameter, each citation and each condition with its sign."""
        found = told(one, city)
        assert found is not None
        lines = explanation_text(found, lang, width=10_000).splitlines()
        assert lines[1] == one.title.say(lang)
        for fact in found.facts:
            (line,) = [row for row in lines if row.startswith(f"  {fact.label.say(lang)}  ")]
            assert line.endswith(f" {fact.datum}")
            assert f"  {said(fact.value, lang)}" in line
            assert all(one.say(lang) in line for one in fact.counted[:12])
        for used in found.parameters:
            assert any(f"{used.parameter.id} = " in row for row in lines)
        for citation in found.citations:
            assert any(citation.quote in row for row in lines)
        shown = [row.lstrip() for row in lines]
        for clause in flat((*found.applies, *found.requires)):
            sign = {True: "√", False: "×", None: "?"}[clause.truth]
            assert f"{sign} {clause.words.say(lang)}" in shown

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("width", [40, 80])
    def test_no_line_of_sentences_is_wider_than_asked(self, lang: Lang, width: int, city: Inventory) -> None:
        """Data in columns may be, as in any table."""
        found = told(rule("ZS04"), city, 1)
        assert found is not None
        text = explanation_text(found, lang, width=width)
        clauses = text.split("\n\n")[-2:]
        assert all(display_width(row) <= width for block in clauses for row in block.splitlines())

    def test_the_chinese_holds_no_english_and_the_other_way_round(self, city: Inventory) -> None:
        """But for ids and what a document says."""
        found = told(rule("ZS04"), city, 1)
        assert found is not None
        zh = re.sub(r"[a-z_]+/[\w]+(: \w+)?|ZS04(\.\w+)?|as_of|dalian-2017", "", explanation_text(found, "zh"))
        assert re.findall(r"[A-Za-z]{3,}", zh) == []
        en = re.sub(r"“[^”]*”|（[^）]*）|\([^)]*\)", "", explanation_text(found, "en"))
        assert set(re.findall(r"[\u4e00-\u9fff]+", en)) <= {found.facts[3].value, "市财政局"} | set(
            re.findall(r"[\u4e00-\u9fff]+", " ".join(fact.datum + said(fact.value, "en") for fact in found.facts))
        )


class TestExplanationJson:
    """For programs."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("one", RULES, ids=str)
    def test_it_follows_its_schema(self, one: Rule, lang: Lang, city: Inventory) -> None:
        """Of every rule over records."""
        found = told(one, city)
        assert found is not None
        document = json.loads(json_text(explanation_json(found, lang)))
        Draft202012Validator(schema("egov/explanation/1")).validate(document)
        assert document["verdict"] == found.verdict.value
        assert [row["value"] for row in document["facts"]] == [said(fact.value, lang) for fact in found.facts]
